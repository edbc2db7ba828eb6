"""Other right answers to the exercise "Who exports, and who survives?"."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade.models.nis import chains
from innotrade.models.sme import concentration, exporters, register
from innotrade.survival import kaplan_meier


def survival_by_lifelines(_):
    """The library, with the guard by a zip."""
    def answer(times, left, years):
        pairs = list(zip(times, left, strict=True))
        if not pairs:
            raise ValueError("empty")
        table = kaplan_meier([time for time, _ in pairs], [int(gone) for _, gone in pairs])
        below = table[table.index <= years]
        return below["survival"].iloc[-1] if len(below) else 1.0
    return answer


def survival_by_the_model(_):
    """The course's own function, a numpy number."""
    def answer(times, left, years):
        return np.float64(register.survival_at(register.kaplan_meier(list(times), list(left)), years))
    return answer


def small_by_the_model(names):
    """The course's curves, names in another order."""
    top = names["variant"].top / 100
    a, s = concentration.pareto_exponent(0.01, top), concentration.lognormal_spread(0.01, top)
    return pd.Series({"lognormal": 100 - 100 * concentration.lognormal_share(s, 0.11), "exponent": a,
                      "pareto": 100 - 100 * concentration.pareto_share(a, 0.11)})


def small_rounded(names):
    """Two decimals, as asked, as Decimals."""
    return {name: Decimal(f"{value:.2f}") for name, value in small_by_the_model(names).items()}


def flows_by_a_cohort(names):
    """Years as the sum of a shrinking cohort; a table of one column."""
    chance = names["variant"].turnover / 200
    cohort = (1 - chance) ** np.arange(600)
    return pd.DataFrame({"flow": {"after_five": 100 * cohort[5], "leave": 101.4 * chance, "years": cohort.sum()}})


def flows_rounded(names):
    """Two decimals, by loops."""
    chance, left = names["variant"].turnover / 200, 100.0
    for _ in range(5):
        left -= left * chance
    return {"leave": round(101.4 * chance, 2), "years": round(2 / (2 * chance), 2), "after_five": round(left, 2)}


def five_years_by_the_model(names):
    """The course's chance of leaving."""
    loss, shared = names["variant"].loss / 100, names["variant"].shared / 100
    return {name: 100 * (1 - exporters.exit_chance(loss, shared, markets)) ** 5
            for name, markets in (("three", 3), ("two", 2), ("one", 1))}


def five_years_by_years(names):
    """Year by year, as a Series of two decimals."""
    loss, shared = names["variant"].loss / 100, names["variant"].shared / 100
    left = pd.Series({"one": 100.0, "two": 100.0, "three": 100.0})
    markets = pd.Series({"one": 1, "two": 2, "three": 3})
    stay = 1 - shared * loss - (1 - shared) * loss**markets
    for _ in range(5):
        left = left * stay
    return left.round(2)


def rung_by_the_model(names):
    """The fundamental matrix."""
    lower, upper = chains.times(names["inside"].tolist())
    return {"needed": 100 * (upper / lower - 1), "lower": lower, "upper": upper}


def rung_by_survival(names):
    """Years added up, survival by survival."""
    left, years = np.ones(2), np.zeros(2)
    for _ in range(2000):
        years, left = years + left, names["inside"] @ left
    return pd.Series({"lower": years[0], "upper": years[1], "needed": 100 * (years[1] - years[0]) / years[0]}).round(2)


def note_for_beginners(_):
    """The campaign, complete."""
    return (
        "Pay the campaign for beginners, with one condition. A beginner brings about 5 years of exporting, a second "
        "market that can be lost again less than 1 year, so the campaign wins if 15 % of its firms would not have "
        "begun without it. The condition is that we can show this: choose half of those who apply by lot, and see "
        "after two years how many of either half export. The minister can see it as one figure, the difference, "
        "compared with a difference of zero. What speaks against the campaign is that beginners leave as fast as "
        "before, and that a tenth fewer losses would help all exporters at once. My figures cannot tell how many of "
        "the applicants would begin anyway, and the chances of finding a second market are an assumption."
    )


def note_for_the_market(_):
    """The grant, complete."""
    return (
        "Pay the grant for a second market, but for keeping it. Firms that keep two markets still export after five "
        "years in 52 % of cases, firms with one in 33 %. A grant that ends with the first shipment does not buy this, "
        "so half of it should be paid after two years if the second market is still served. The minister sees "
        "whether it works from the share of supported firms that export after three years, beside that of firms "
        "that applied and were not chosen. Against it speaks that losses often come together: when all neighbours are "
        "in recession a second market among them helps nobody, so the second market should be far from the first. "
        "What my figures do not show is what advisers could prevent; their effect is unknown."
    )


ALTERNATIVES = {
    "q1": [survival_by_lifelines, survival_by_the_model],
    "q2": [small_by_the_model, small_rounded],
    "q3": [flows_by_a_cohort, flows_rounded],
    "q4": [five_years_by_the_model, five_years_by_years],
    "q5": [rung_by_the_model, rung_by_survival],
    "q6": [note_for_beginners, note_for_the_market],
}
