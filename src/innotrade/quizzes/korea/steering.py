"""Numbers of the quiz of the lesson "Who steers, and with what money?"."""

from innotrade import data
from innotrade.models.korea import budgets, councils


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, seats, or pure numbers."""
    return _small_council() | _regimes() | _triangle() | _bounds()


def _small_council() -> dict[str, float]:
    """A bloc of 3 and two single members; 3 of 5 votes needed."""
    alone, few = councils.banzhaf([3, 1, 1], 3), councils.banzhaf([2, 1, 1, 1], 3)
    return {
        "bloc_power": 100 * few[0],
        "bloc_seats": 100 * 2 / 5,
        "bloc_of_others": 100 * councils.swings([2, 1, 1, 1], 3)[0] / 2**3,
        "bloc_by_singles": 100 * councils.swings([2, 1, 1, 1], 3)[1] / councils.swings([2, 1, 1, 1], 3)[0],
        "bloc_three": 100 * alone[0],
    }


def _regimes() -> dict[str, float]:
    """The third period of Table 10."""
    row = data.load("science-council").set_index("period").loc["2008-2010"]
    government, civilians = int(row["government_members"]), int(row["civilian_members"])
    return {
        "ministers": government,
        "civilians": civilians,
        "third_seats": 100 * councils.civilian_share(government, civilians),
        "third_power": 100 * councils.council(government, 1, civilians)["civilian_power"],
        "third_split": 100 * councils.council(government, 2, civilians)["civilian_power"],
    }


def _triangle() -> dict[str, float]:
    """The three printed figures."""
    text = data.load("chapter3-figures").set_index("name")["value"]
    amount, total, share = (text["science_ministry_budget_2015"], text["rd_budget_2015_won"],
                            text["science_ministry_share_2015"])
    found = budgets.implied(amount, total, share)
    return {
        "amount": amount,
        "total": total,
        "stated": share,
        "next_two": text["industry_ministry_share_2015"] + text["defence_share_2015"],
        "implied_share": found["share"],
        "implied_amount": found["amount"],
        "implied_total": found["total"],
        "upside_down": 100 * total / amount,
        "difference": share - found["share"],
    }


def _bounds() -> dict[str, float]:
    """Three known ministries of a made-up budget and five others."""
    known, others = [50.0, 20.0, 10.0], 5
    found = budgets.hhi_bounds(known, others)
    squares = sum((share / 100) ** 2 for share in known)
    return {
        "bound_low": found["low"],
        "bound_high": found["high"],
        "bound_known_only": squares,
        "bound_one_heap": squares + 0.2**2,
        "bound_points": 1e4 * found["low"],
    }
