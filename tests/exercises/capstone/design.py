"""Other right answers to the exercise "design": other types, other orders, other ways to the same number."""

from decimal import Decimal
from math import exp, log

import numpy as np
import pandas as pd

from innotrade.models.korea import guarantees
from innotrade.models.sme import promotion


def added_by_logarithms(names):
    """Growth by exponential and logarithm."""
    def exports_added(exports, budget_share, elasticity, more):
        if min(exports, budget_share, more) <= 0:
            raise ValueError("out of range")
        grown = log(1 + min(1.0, more / (exports * budget_share / 100)))
        return exports * (exp(elasticity * grown) - 1)

    return exports_added


def added_by_the_model(names):
    """The course's function, as a numpy number."""
    def exports_added(exports, budget_share, elasticity, more):
        if not (exports > 0 and budget_share > 0 and more > 0):
            raise ValueError("out of range")
        money = promotion.budget(exports, budget_share)
        return np.float64(promotion.added(exports, elasticity, 100 * min(more, money) / money))

    return exports_added


def agency_by_the_model(names):
    """The course's functions, as a Series in another order."""
    facts = names["facts"]
    money = promotion.budget(facts["exports"], facts["agency_share"])
    gained = promotion.added(facts["exports"], 0.074, min(500 / money, 100))
    return pd.Series({"dollars": gained / 5, "added": gained, "budget": money})


def agency_rounded(names):
    """One decimal, as asked."""
    return {name: Decimal(f"{value:.1f}") for name, value in agency_by_the_model(names).items()}


def _lent(names, case, payments):
    yearly = names["variant"].budget / names["variant"].years
    loss = guarantees.net_loss(names["paid_out"][case], 0.05, 0.012)
    capital = guarantees.fund_path(yearly, 5, loss, 0.03, yearly, payments - 1)[-1]["capital"]
    return guarantees.lending(capital, 5, 0.85, names["new"][case])["extra"]


def loans_by_the_model(names):
    """The course's fund, as a Series in another order."""
    return pd.Series({case: _lent(names, case, names["variant"].years) for case in ("high", "low", "central")})


def loans_rounded(names):
    """One decimal, as asked."""
    return {case: round(float(value), 1) for case, value in loans_by_the_model(names).items()}


def _answered(names):
    fits = {"small-firm finance": 7, "skills": 3, "trade with Korea": 2}
    return 10 * fits[names["variant"].gap]


def answered_in_tenths(names):
    """Counted in tenths of the budget."""
    return _answered(names)


def answered_as_text(names):
    """With its unit."""
    return np.float32(_answered(names))


def stop_by_the_model(names):
    """The course's fund with two payments."""
    return np.float64(_lent(names, "low", 2))


def stop_rounded(names):
    """One decimal, as asked."""
    return Decimal(f"{_lent(names, 'low', 2):.1f}")


def texts_for_costa_rica(names):
    """Another country, complete."""
    return (
        "Why: one in two young adults of Costa Rica has left school before the end of upper secondary, 50 % against "
        "1.7 % in Korea. Vouchers for training bring from 3,200 to 8,000 people who would not have come, for a "
        "million dollars a year. Promotion was left out, as the agency has the best share but one of the eight and "
        "nobody knows whom it serves. Objection: those with a degree will take the vouchers first, as in Korea. So in"
        " the first year only workers without upper secondary school get one, and firms pay a tenth of the fee. Stop:"
        " at the end of year 2 the ministry of labour counts trainees without upper secondary school. Below the low "
        "case of 6,400 the line ends; the board of the training institute publishes the figure in March. What they "
        "earn afterwards we cannot promise: the effect on wages was measured elsewhere."
    )


def texts_for_peru(names):
    """A third country, complete."""
    return (
        "Why: the agreement with Korea has been in force since 2011, and small exporters do not use it. Help with "
        "origin brings 17 to 58 firms a year that begin to claim the preference, for five million dollars; the range "
        "is that of an assumption, how much of a firm's cost the help takes. Guarantees were not taken, since no "
        "figure on small firms' loans is known for Peru. Objection: what Peru sells is raw material that pays no "
        "duty. By value that is true; by firm it is not, and squid shows it. We begin with tariff lines above zero "
        "and publish claims by line. Stop: at the end of year 2 customs counts first claims of firms helped, against "
        "firms that applied in vain. Below the low case the director of the agency ends the line and returns what is "
        "left of the money to the ministry."
    )


ALTERNATIVES = {
    "q1": [added_by_logarithms, added_by_the_model],
    "q2": [agency_by_the_model, agency_rounded],
    "q3": [loans_by_the_model, loans_rounded],
    "q4": [answered_in_tenths, answered_as_text],
    "q5": [stop_by_the_model, stop_rounded],
    "q6": [texts_for_costa_rica, texts_for_peru],
}
