"""Other right answers to the exercise "insurance": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd
from scipy.stats import binom, norm

from innotrade import data
from innotrade.models.sme import risk, risk_rules


def _ratios(names):
    v = names["variant"]
    row = data.load("export-insurance").query("period == @v.period").iloc[0]
    ratio = risk.loss_ratio(row.claims_paid, row.premium_revenue)
    return {"net": ratio - ratio * v.recovered / 100, "ratio": ratio,
            "needed": 100 * risk.recovery_needed(row.claims_paid, row.premium_revenue)}


def ratios_by_the_model(names):
    """The course's functions, as a Series in another order."""
    return pd.Series(_ratios(names))


def ratios_rounded(names):
    """Three decimals."""
    return {name: Decimal(f"{value:.3f}") for name, value in _ratios(names).items()}


def claim_by_the_model(names):
    """The course's function, with two lines that make up the total."""
    def claim(value, total, duty):
        if value > total or total <= 0:
            raise ValueError("out of range")
        return risk_rules.drawback_claim([value, total - value], duty)[0]["claim"]

    return claim


def claim_in_numpy(names):
    """numpy's rounding."""
    def claim(value, total, duty):
        if not 0 <= value <= total or total == 0 or not duty >= 0:
            raise ValueError("out of range")
        return np.round(np.round(np.round(value / total, 4) * duty, 4) * 0.99, 4)

    return claim


def policy_by_the_model(names):
    """The course's functions, as a Series."""
    p, r = names["variant"].default / 100, names["variant"].correlation / 100
    return pd.Series({"safe": 100 * risk.safe_premium(p, r, 0.5, 0.06, 0.004, 0.01),
                      "bad": 100 * risk.bad_year(p, r, 0.01), "fair": 100 * risk.fair_premium(p, 0.5, 1, 0.004)})


def policy_in_scipy(names):
    """Another library's normal distribution, rounded as asked."""
    p, r = names["variant"].default / 100, names["variant"].correlation / 100
    bad = norm.cdf((norm.ppf(p) + np.sqrt(r) * norm.ppf(0.99)) / np.sqrt(1 - r))
    return {"fair": round(50 * p + 0.4, 2), "bad": round(100 * bad, 2), "safe": round(50 * bad + 0.4 - 6, 2)}


def ruin_in_scipy(names):
    """The survival function of the binomial distribution."""
    bad = 1 / names["variant"].every
    chances = np.array([0.15, 0.02])
    weights = np.array([bad, 1 - bad])
    return {"linked": 100 * weights @ binom.sf(5, 40, chances), "alone": 100 * binom.sf(5, 40, weights @ chances)}


def ruin_as_a_table(names):
    """A table of one column, rounded."""
    found = {name: round(value, 2) for name, value in ruin_in_scipy(names).items()}
    return pd.DataFrame({"% of years": found})


def champions_as_a_list(names):
    """A list."""
    return ["Delta", "Alfa", "Sigma"]


def champions_in_words(names):
    """A text."""
    return "alfa, delta, sigma"


def paragraph_for_a_reserve(names):
    """The reserve, complete."""
    return (
        "Policies are sold at the fair premium of about 1.9 %, and the fund is given twice the reserve before the "
        "first one is sold; beyond the reserve nobody pays, and this is printed on each policy. We chose so because a "
        "promise of the treasury stands in no budget and falls due when tax receipts are low. With 6 % of the insured "
        "sum the fund would be empty too often: in the worst year of a hundred more than 14 % of the firms default. "
        "Against the answer speaks that money lies idle for decades, and that exporters are left alone in the one year "
        "in which they need us most. What the figures do not show is how the firms that default are linked; the "
        "correlation is an assumption, and with a higher one even the larger reserve is too small."
    )


def paragraph_for_the_treasury(names):
    """The treasury, complete."""
    return (
        "The premium is 2.4 % and the treasury pays when the fund is empty, up to ten million dollars in a year, a sum "
        "that is written into the budget law and published with premiums, claims and recoveries. More firms do not "
        "help: in our example the fund of 40 firms is empty in 11.4 % of years because they share the bad ones, though "
        "the average would promise 0.9 %. A premium that is safe would drive out exporters who know their buyers. "
        "However, taxpayers then carry a risk for a few thousand firms, and nobody counts it in good years; therefore "
        "the limit. The figures cannot say how often a bad year comes; one in five is an assumption, and three rows of "
        "a table do not tell."
    )


ALTERNATIVES = {
    "q1": [ratios_by_the_model, ratios_rounded],
    "q2": [claim_by_the_model, claim_in_numpy],
    "q3": [policy_by_the_model, policy_in_scipy],
    "q4": [ruin_in_scipy, ruin_as_a_table],
    "q5": [champions_as_a_list, champions_in_words],
    "q6": [paragraph_for_a_reserve, paragraph_for_the_treasury],
}
