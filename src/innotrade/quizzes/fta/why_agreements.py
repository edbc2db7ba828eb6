"""Numbers of the quiz of the lesson "Why did a champion of multilateralism turn to bilateral deals?"."""

from innotrade import data
from innotrade.models.fta import indicators


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$ million, per cent, or pure numbers."""
    then = data.load("korea-trade-partners-1998").set_index("country")
    now = data.load("korea-trade-partners").set_index("country")
    return _implied(then) | _shares(now) | _concentration(now) | _growth(then, now)


def _implied(then) -> dict[str, float]:
    """What a printed change says of the year before, and what wrong readings of it say."""
    sold, change = then.loc["Chile", "exports"] / 1000, then.loc["Chile", "exports_change"] / 100
    return {
        "chile_1998": sold,
        "chile_change": 100 * change,
        "chile_fall": -100 * change,
        "chile_1997": sold / (1 + change),
        "chile_added_back": sold * (1 - change),
        "chile_applied_forward": sold * (1 + change),
    }


def _shares(now) -> dict[str, float]:
    """Mexico's share of what Korea sells to the region, and three other shares that are taken for it."""
    mexico, region = now.loc["Mexico"], now.loc["Region Total"]
    return {
        "mexico_share": 100 * mexico["exports"] / region["exports"],
        "mexico_of_printed": 100 * mexico["exports"] / now.drop("Region Total")["exports"].sum(),
        "mexico_import_share": 100 * mexico["imports"] / region["imports"],
        "mexico_trade_share": 100 * (mexico["exports"] + mexico["imports"]) / (region["exports"] + region["imports"]),
    }


def _concentration(now) -> dict[str, float]:
    sold = now.drop("Region Total")["exports"]
    index = indicators.hhi(sold.tolist())
    customers = sold.drop(["Panama", "Bermuda", "Bahamas", "Cayman Islands (UK)"])
    return {
        "partners": len(sold),
        "hhi": index,
        "hhi_read_as_share": 100 * index,
        "equal_partners": 1 / index,
        "least": 1 / len(sold),
        "largest_share": 100 * sold.max() / sold.sum(),
        "hhi_customers": indicators.hhi(customers.tolist()),
    }


def _growth(then, now) -> dict[str, float]:
    ratios = {name: now.loc[name, "exports"] / then.loc[name, "exports"] for name in ("Chile", "Mexico")}
    return {f"{name.lower()}_growth": 100 * (ratio ** (1 / (2015 - 1998)) - 1) for name, ratio in ratios.items()}
