"""Numbers of the quiz of the lesson "Is selling to a multinational the easier border?"."""

from innotrade import data
from innotrade.models.sme import suppliers


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, percentage points, thousand dollars, firms."""
    return _inspection() | _training() | _limit() | _kept() | _evidence()


def _inspection() -> dict[str, float]:
    """Twenty parts, one may be bad, five in a hundred are."""
    none, one = 0.95**20, 20 * 0.05 * 0.95**19
    return {"sample": 20, "allowed": 1, "share": 5, "chance": 100 * suppliers.acceptance(20, 1, 5),
            "none_only": 100 * none, "one_only": 100 * one, "fails": 100 * (1 - none - one)}


def _training() -> dict[str, float]:
    """What training adds to firms at both ends and in the middle."""
    return {"best": 0.5, "near": 6, "weakest": 40, "effect": 60,
            "gain_best": 100 * suppliers.gain(50, 1, 0.5, 60), "gain_near": 100 * suppliers.gain(50, 1, 6, 60),
            "gain_weakest": 100 * suppliers.gain(50, 1, 40, 60)}


def _limit() -> dict[str, float]:
    """A programme whose orders run out."""
    anyway, after, orders, places, price = 8, 18, 12, 20, 10
    money = places * price
    return {"anyway": anyway, "after": after, "orders": orders, "places": places, "price": price, "money": money,
            "further": orders - anyway, "per_further": money / (orders - anyway),
            "per_qualified": money / (after - anyway), "per_contract": money / orders, "per_place": price}


def _kept() -> dict[str, float]:
    """What a supplier leaves at home that adds 30 %, buys 25 % at home and imports the rest."""
    return {"own": 30, "local": 25, "imports": 45, "kept": suppliers.kept(30, 25), "first_round": 30, "both": 55}


def _evidence() -> dict[str, float]:
    found = data.load("supplier-evidence").set_index("name")["value"]
    return {"chile": found["chile_sales_1"], "mexico": found["mexico_sales"],
            "costa_rica_share": found["costa_rica_local_share"]}
