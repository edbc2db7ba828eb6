"""Numbers of the quiz of the lesson "Who pays for the first shipment?"."""

from innotrade import data
from innotrade.models.sme import finance, quotation


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US dollars, per cent, GBP million, or pure numbers."""
    return _price() | _shares() | _series() | _scheme()


def _price() -> dict[str, float]:
    """Round numbers for a price CIP with insurance of 2 % of the price and a tenth."""
    lines = [{"cost": "goods", "amount": 9000, "stretch": "at the works"},
             {"cost": "way", "amount": 1500, "stretch": "main carriage"}]
    price = quotation.quotation(lines, "CIP", quotation.Terms(margin=0.1, insurance=0.02))["price"]
    base = 9000 / 0.9 + 1500
    return {"works": 9000, "way": 1500, "margin": 10, "goods": 10000, "base": base, "insurance": 2.0, "cip": price,
            "left": 1 - 0.022, "cip_added": base * 1.022, "cip_markup": (9000 * 1.1 + 1500) / 0.978, "cpt": base}


def _shares() -> dict[str, float]:
    study = data.load("chapter4-figures").set_index("name")["value"]
    low, high = study["sme_loan_share"], study["sme_loan_share_oecd"]
    return {"share": low, "share_oecd": high, "rest": 100 - low, "rest_oecd": 100 - high,
            "multiple": finance.share_multiple(low / 100, high / 100), "ratio": high / low, "points": high - low}


def _series() -> dict[str, float]:
    """A certificate paid back by shipments of 5,000 at a cost of 4,000, one in twenty unpaid, no interest."""
    value = finance.shipment_value(5000, 4000, 0, 90, 0.05, 0)
    return {"order": 5000, "outlay": 4000, "unpaid": 5, "fixed": 9000, "value": value,
            "shipments": finance.break_even(value, 9000, 0, 91, 0.05),
            "shipments_naive": finance.break_even(1000, 9000, 0, 91, 0),
            "shipments_staying": finance.break_even(value, 9000, 0, 91, 0)}


def _scheme() -> dict[str, float]:
    account = finance.cost_benefit(567, 704, 178)
    return {"gross": account["gross"], "cost": 178, "needed": 100 * account["needed"], "ratio_bc": account["ratio"],
            "needed_net": 100 * 178 / account["net"], "not_needed": 100 * (1 - account["needed"])}
