"""Other right answers to the exercise "agenda": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade import data
from innotrade.models.sme import agenda, readiness
from innotrade.models.sme.readiness import Dimension


def _extra(names):
    country = names["variant"].country
    share = {"Brazil": 0.085, "Mexico": 0.015}[country]
    gdp = data.load("gdp").query("year == 2015 and vintage == 'WDI 2018-02-22' and country == @country")["value"].item()
    return agenda.extra(share, 0.41, gdp / 1e6)


def extra_by_the_model(names):
    """The course's function, as a numpy number."""
    return np.float64(_extra(names))


def extra_rounded(names):
    """Whole millions, as a decimal."""
    return Decimal(round(_extra(names)))


def year_by_a_loop(names):
    """Year after year."""
    def parity_year(share, target, budget_growth, gdp_growth):
        if share <= 0:
            raise ValueError("nothing grows from nothing")
        if share < target and budget_growth <= gdp_growth:
            raise ValueError("never")
        year, budget, income = 0, share, 1.0
        while budget / income < target:
            year, budget, income = year + 1, budget * (1 + budget_growth / 100), income * (1 + gdp_growth / 100)
        return year

    return parity_year


def year_in_numpy(names):
    """A numpy number, from a difference of logarithms."""
    def parity_year(share, target, budget_growth, gdp_growth):
        if not share > 0:
            raise ValueError("share")
        if share >= target:
            return np.int64(0)
        pace = np.log1p(budget_growth / 100) - np.log1p(gdp_growth / 100)
        if not pace > 0:
            raise ValueError("pace")
        return np.ceil(np.round((np.log(target) - np.log(share)) / pace, 9))

    return parity_year


SIDES = [Dimension("product", 5, 6), Dimension("certificates", 4, 4, 2), Dimension("buyers", 4, 3),
         Dimension("money", 4, 3, 1)]


def scores_by_the_model(names):
    """The course's function, as a Series."""
    buyers = names["variant"].buyers
    plain = [Dimension(one.name, one.weight) for one in SIDES]
    return pd.Series({"after": readiness.score([2, 2, buyers, 1], SIDES),
                      "without_gates": readiness.score([2, 1, buyers, 1], plain),
                      "now": readiness.score([2, 1, buyers, 1], SIDES)})


def scores_rounded(names):
    """One decimal."""
    return {name: round(value, 1) for name, value in scores_by_the_model(names).items()}


def rates_by_the_plan(names):
    """The plan of the course, as a Series."""
    found = readiness.plan([2, 1, names["variant"].buyers, 1], SIDES)
    return pd.Series({todo["name"]: todo["per_month"] for todo in found})


def rates_by_chains(names):
    """The best block of each chain; the certificate's first block is its gate."""
    levels = dict(zip(("product", "certificates", "buyers", "money"), [2, 1, names["variant"].buyers, 1], strict=True))
    return {one.name: round(readiness.first_block(readiness.steps(levels[one.name], one, 17))[0], 3) for one in SIDES}


def programme_backwards(names):
    """The course's function."""
    v = names["variant"]
    enter, finish, *_ = agenda.entrants(v.wanted, [v.finish / 100, 0.5, 0.4])
    return {"cost": 1800 * enter / v.wanted, "enter": enter, "finish": finish}


def programme_rounded(names):
    """Whole firms and dollars, as a table of one column."""
    return pd.DataFrame({"value": {name: round(value) for name, value in programme_backwards(names).items()}})


def framework_for_markets(names):
    """A shared office, complete."""
    return (
        "Row: access to external markets. Goal: more small firms of the region sell in Asia and go on; indicator: "
        "those that still sell there in the third year, read in the customs register. Purpose: 40 firms make a first "
        "sale in Korea within two years; baseline: last year's number of first sales of firms of the same size, and "
        "the firms that were refused a place, to compare with. Read in the same register. Output: 100 firms have met "
        "three buyers each, read in the office's list of meetings, signed by the buyer. Activity: one office for four "
        "countries, three staff, 600,000 dollars a year, read in the accounts. From output to purpose we assume that "
        "the firms hold the certificates that the law in Korea demands; whoever does not is sent to the training "
        "first. From activity to output we assume that four masters agree on one list. Cost: 30,000 dollars for each "
        "first sale, which I would compare with the course."
    )


def framework_for_studies(names):
    """A register of exporters, complete."""
    return (
        "Row: studies and diagnoses. Goal: programmes go to the firms that can use them; indicator: part of the budget "
        "spent on firms that exported within three years. Purpose: six agencies choose their clients by the register; "
        "indicator: 6 agencies, against a baseline of none in 2016, read in their selection records. Output: a "
        "register of small exporters with 20,000 firms, products and markets, updated every quarter, read in the "
        "register itself, with an error below 5 % in a sample of 400 firms. Activity: customs data matched with the "
        "tax list; two statisticians and a lawyer for 18 months, read in the accounts. Assumptions: from activity to "
        "output, that a law or an agreement opens the data by firm; from output to purpose, that agencies may say no "
        "to a client. The second is the weaker: I would ask for a letter of each agency before the project begins."
    )


ALTERNATIVES = {
    "q1": [extra_by_the_model, extra_rounded],
    "q2": [year_by_a_loop, year_in_numpy],
    "q3": [scores_by_the_model, scores_rounded],
    "q4": [rates_by_the_plan, rates_by_chains],
    "q5": [programme_backwards, programme_rounded],
    "q6": [framework_for_markets, framework_for_studies],
}
