"""Numbers of the quiz of the lesson "What did education and training do that markets did not?"."""

from innotrade import data
from innotrade.models.korea import training, training_grants


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, or fees."""
    return _chart() | _definitions() | _break_even() | _parties() | _grant()


def _chart() -> dict[str, float]:
    """A round country's spending by level, and what wrong ways give."""
    total, private, low, high = 5.0, 1.0, 0.10, 0.60
    found = training_grants.split_by_level(total, private, low, high)
    return {"total": total, "private": private, "low_share": 100 * low, "high_share": 100 * high, "low_part": low,
            "high_part": high, "tertiary": found["high"], "below_tertiary": found["low"],
            "tertiary_all_private": private / high, "tertiary_private": high * found["high"]}


def _definitions() -> dict[str, float]:
    """Two figures of one year that do not measure the same."""
    rows = data.load("education-spending")
    study = data.load("chapter3-figures").set_index("name")["value"]
    here = rows[(rows["country"] == "Korea, Rep.") & (rows["group"] == "tertiary")]
    households = here[here["measure"] == "household-expenditure"]["value"].item()
    lowest = 1 - study["non_tertiary_public_share_2014"] / 100
    highest = study["tertiary_private_share_2014"] / 100
    split = training_grants.split_by_level(6.25, study["education_private_2014"], lowest, highest)
    return {"household": households, "private_universities": highest * split["high"]}


def _break_even() -> dict[str, float]:
    """A round training."""
    cost, years, rate = 12.0, 8, 0.06
    annuity = training.npv(training.flows(0, 1, years), rate)
    return {"cost": cost, "years": years, "rate": 100 * rate, "annuity": annuity, "least": cost / annuity,
            "least_undiscounted": cost / years, "least_from_now": cost / (annuity * (1 + rate)), "least_total": annuity}


def _parties() -> dict[str, float]:
    """The page's example of a firm that does not train."""
    found = training.parties(3, 100 * 4.8 / 52, 4.8, 0.5, 0.15, 0.20, 10, 0.05)
    return {"all_gain": found["all"], "firm_gain": found["firm"]}


def _grant() -> dict[str, float]:
    """A round grant."""
    base, come = 60, 85
    added = come - base
    return {"base": base, "come": come, "added": added, "per_added": come / added, "per_comer": 1.0,
            "per_invited": come / 100, "share_anyway": base / added}
