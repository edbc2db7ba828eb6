"""Other right answers to the exercise "promotion": other types, other orders, other ways to the same number."""

from decimal import Decimal
from math import exp, log

import numpy as np
import pandas as pd

from innotrade.models.sme import promotion, promotion_offices


def added_by_logarithms(names):
    """Growth by exponential and logarithm."""
    def exports_added(exports, elasticity, change):
        if not (exports >= 0 and 0 <= elasticity < 1 and change > -100):
            raise ValueError("out of range")
        return exports * (exp(elasticity * log(1 + change / 100)) - 1)

    return exports_added


def added_by_the_model(names):
    """The course's own function, as a numpy number."""
    def exports_added(exports, elasticity, change):
        return np.float64(promotion.added(exports, elasticity, change))

    return exports_added


def ratios_as_a_series(names):
    """By the model, as a Series in another order."""
    money = promotion.budget(names["exports"], names["share"])
    return pd.Series({"last_dollar": promotion.last_dollar(0.074, names["share"]),
                      "per_employee": money / names["employees"] * 1000, "budget": money})


def ratios_rounded(names):
    """One decimal, as asked."""
    money = float(names["exports"] * names["share"] / 100)
    return {"budget": round(money, 1), "per_employee": round(1000 * money / float(names["employees"]), 1),
            "last_dollar": round(7.4 / float(names["share"]), 1)}


def _needed(names):
    budget = names["exports"] * names["share"] / 100
    more = budget * names["variant"].change / 100
    return 100 * more / promotion.added(names["exports"], 0.054, names["variant"].change)


def kept_in_dollars(names):
    """Cost and exports in million dollars."""
    return np.float64(_needed(names))


def kept_rounded(names):
    """Two decimals, as asked."""
    return Decimal(f"{_needed(names):.2f}")


def network_by_the_model(names):
    """The course's functions."""
    offices, money = names["offices"], names["variant"].money
    chosen = {"best": promotion_offices.best_set(offices, money, 50),
              "careless": promotion_offices.best_set(offices, money, 0)}
    return {name: promotion_offices.value([office for office in offices if office["office"] in listed], 50)
            for name, listed in chosen.items()}


def network_as_a_table(names):
    """A table of one column, rounded."""
    return pd.DataFrame({"exports": network_by_the_model(names)}).round(1)


def note_for_the_budget(names):
    """The option of a larger budget, complete."""
    return (
        "Ask for a larger budget. One per cent more budget goes with 0.074 % more exports over many countries, "
        "and with the width of another study the elasticity lies between 0.054 and 0.094. For our agency a fifth "
        "more pays, by these figures, if the country keeps a little more than 1.6 % of each dollar of exports "
        "even at the low end, and it surely keeps more. What speaks against it: the estimate is an average over "
        "countries, nobody can show next year that it came true, and rich years bring large budgets, so cause and "
        "effect may be the other way round. I would promise the number of small firms served, not a return, and "
        "would not carry the return of another country, because it cannot be the same at another budget share."
    )


def note_for_sharing(names):
    """The option of shared offices, complete."""
    return (
        "Ask for offices shared with the neighbours. With 1,600 thousand dollars the best three offices bring 98 "
        "million dollars of exports, one in each region; choosing as if they did not overlap brings only 76. So the "
        "next offices are second ones in a region or small markets, and there a half of the cost makes the difference. "
        "The return on the whole is uncertain: with an elasticity from 0.054 to 0.094 the same money does half as much "
        "or twice as much for exports. What speaks against sharing is that neighbours sell the same fruit and that "
        "four boards must agree. The overlap of 50 % is an assumption; our own list of firms served by two offices "
        "would tell more, and I ask for the time to count it first."
    )


ALTERNATIVES = {
    "q1": [added_by_logarithms, added_by_the_model],
    "q2": [ratios_as_a_series, ratios_rounded],
    "q3": [kept_in_dollars, kept_rounded],
    "q4": [network_by_the_model, network_as_a_table],
    "q5": [note_for_the_budget, note_for_sharing],
}
