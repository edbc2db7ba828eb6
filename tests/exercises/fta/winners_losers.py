"""Other right answers to the exercise "winners-losers": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade.models.fta import partial_equilibrium, stakes_view


def creation_by_prices(names):
    """Two prices and the fall between them."""
    def trade_creation(imports, tariff_before, tariff_after, elasticity):
        if not 0 <= tariff_after <= tariff_before or imports < 0 or elasticity < 0:
            raise ValueError("out of range")
        return imports * elasticity * (1 - (1 + tariff_after) / (1 + tariff_before))

    return trade_creation


def creation_by_the_model(names):
    """The course's own function, as a numpy number."""
    def trade_creation(imports, tariff_before, tariff_after, elasticity):
        return np.float64(partial_equilibrium.trade_creation(imports, tariff_before, tariff_after, elasticity))

    return trade_creation


def _cut(names, part):
    suppliers = [{"country": "Chile", "imports": names["own"] * part, "tariff": 0.46},
                 {"country": "others", "imports": names["others"] * part, "tariff": 0.46}]
    return partial_equilibrium.tariff_cut(suppliers, "Chile", 0, names["elasticity"], names["variant"].substitution)


def season_by_the_model(names):
    """The course's model, as a Series in another order."""
    cut = _cut(names, names["variant"].season / 100)
    return pd.Series({"welfare": cut.welfare, "revenue": cut.revenue_change, "diversion": cut.diversion,
                      "creation": cut.creation})


def season_scaled(names):
    """The whole year's effects times the season's share: all are in proportion to imports; two decimals, as asked."""
    cut, part = _cut(names, 1), names["variant"].season / 100
    whole = {"creation": cut.creation, "diversion": cut.diversion, "revenue": cut.revenue_change}
    whole["welfare"] = cut.welfare
    return {name: round(float(part * value), 2) for name, value in whole.items()}


def _heads(names):
    part = names["variant"].season / 100
    cut = _cut(names, part)
    dollars = names["won"] / names["people"]
    bought = names["own"] * part + (cut.creation + cut.diversion) / 2
    income = cut.creation * 1.46 * names["income"]
    return {"farm": -income * names["won"] / names["farms"], "buyer": 0.46 * bought * dollars,
            "taxpayer": cut.revenue_change * dollars}


def heads_by_duty_saved(names):
    """Buyers' gain from the duty saved."""
    return _heads(names)


def heads_rounded(names):
    """Whole won, as a table of one column."""
    return pd.DataFrame({"won": {name: round(value) for name, value in _heads(names).items()}})


def fund_by_group(names):
    """Growers alone, since the others stay at home; a Decimal of no decimals."""
    growers = names["losers"].iloc[0]
    left = growers["loss"] * 1e6 / growers["members"] - names["variant"].march_cost
    return Decimal(f"{10 * growers['members'] * left / 1e6:.0f}")


def fund_by_loop(names):
    """A loop over the groups, as a numpy number."""
    total = 0.0
    for _, row in names["losers"].iterrows():
        total += max(0.0, row["loss"] - row["members"] * names["variant"].march_cost / 1e6)
    return np.float64(10 * total)


def ecuador_by_the_model(names):
    """The course's function."""
    return pd.Series({good: stakes_view.lost_sales(30, 100 * rate, 0, names["variant"].substitution)
                      for good, rate in names["tariffs"].items()}).iloc[::-1]


def ecuador_as_what_is_left(names):
    """One less what is left, rounded as asked."""
    return {good: round(100 * (1 - 1 / (1 + 0.3 * names["variant"].substitution * (1 - 1 / (1 + rate)))), 1)
            for good, rate in names["tariffs"].items()}


def note_that_votes(names):
    """The option to force the vote, complete."""
    return (
        "Force the vote on the sixteenth and leave the fund as it is. The treaty pays the growers already: the "
        "tariff ends only in the months in which Koreans grow grapes in greenhouses, and stays at 46 % in the others. "
        "By our model a grower has a few hundred thousand won a year at stake, each citizen about a hundred and "
        "fifty, so growers are the only ones who will come, and they know that 271 members have an election in "
        "April. A vote by name lets those from farm districts say no and the treaty pass. Against it speaks that "
        "three attempts failed, and a fourth failure would cost more than a fund of 278 billion won. What the "
        "figures cannot tell is how many members would stay away rather than be counted."
    )


def note_that_waits(names):
    """The option to wait, complete."""
    return (
        "Wait until the election in April. The gain that is lost by waiting two months is small: by our model the "
        "country keeps about half a million dollars a year from grapes, and exporters expect 220 million dollars "
        "of sales, of which a tenth, 22 million, may remain. The stake per farm is large, several hundred thousand "
        "won a year, and a member who votes yes now pays for it at once. A new house can vote with four years "
        "before it. Against this speaks that Chile has ratified and that our word to a first partner is what all "
        "later ones will look at. The figures do not show what Chile's patience is worth, nor whether the new "
        "house would be any braver; both are assumptions."
    )


ALTERNATIVES = {
    "q1": [creation_by_prices, creation_by_the_model],
    "q2": [season_by_the_model, season_scaled],
    "q3": [heads_by_duty_saved, heads_rounded],
    "q4": [fund_by_group, fund_by_loop],
    "q5": [ecuador_by_the_model, ecuador_as_what_is_left],
    "q6": [note_that_votes, note_that_waits],
}
