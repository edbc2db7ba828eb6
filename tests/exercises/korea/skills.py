"""Other right answers to the exercise "skills": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade.models.korea import training, training_grants


def spending_by_the_model(names):
    """The course's function, as a Series in another order."""
    found = training_grants.split_by_level(names["variant"].total, 1.7, 0.125, 0.52)
    return pd.Series({"universities_private": 0.52 * found["high"], "universities_public": 0.48 * found["high"],
                      "schools_private": 0.125 * found["low"], "schools_public": 0.875 * found["low"]})


def spending_by_linear_algebra(names):
    """Two equations solved as a system, two decimals."""
    low, high = np.linalg.solve([[1, 1], [0.125, 0.52]], [names["variant"].total, 1.7])
    parts = {"schools_public": 0.875 * low, "schools_private": 0.125 * low, "universities_public": 0.48 * high,
             "universities_private": 0.52 * high}
    return {name: round(float(value), 2) for name, value in parts.items()}


def value_by_the_model(names):
    """The course's functions."""
    def net_present_value(cost, gain, years, rate):
        return training.npv(training.flows(cost, gain, years), rate)

    return net_present_value


def value_by_the_annuity(names):
    """The closed form of a constant gain, as a numpy number."""
    def net_present_value(cost, gain, years, rate):
        if cost < 0 or years < 1:
            raise ValueError("out of range")
        factor = years if rate == 0 else (1 - (1 + rate) ** -years) / rate
        return np.float64(gain * factor - cost)

    return net_present_value


def worth_by_the_model(names):
    """The course's functions, in another order."""
    variant = names["variant"]
    cost = 3 + 100 * variant.weeks / 52
    money = training.flows(cost, variant.gain, variant.years)
    return {"break_even": training.break_even_gain(cost, variant.years, 0.05), "irr": 100 * training.irr(money),
            "npv": training.npv(money, 0.05)}


def worth_by_halving(names):
    """The rate of return by halving, two decimals."""
    variant = names["variant"]
    cost = 3 + 100 * variant.weeks / 52
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        worth = sum(variant.gain / (1 + middle) ** year for year in range(1, variant.years + 1)) - cost
        low, high = (middle, high) if worth > 0 else (low, middle)
    annuity = sum(1.05 ** -year for year in range(1, variant.years + 1))
    return pd.Series({"npv": variant.gain * annuity - cost, "irr": 100 * low, "break_even": cost / annuity}).round(2)


def subsidy_by_the_model(names):
    """The course's function, as a whole number."""
    return round(100 * training.subsidy_that_trains(10, 2, names["variant"].output, 0.5, 0.1, 0.2, 10, 0.05))


def subsidy_by_the_ratio(names):
    """A geometric sum, as a Decimal of one place."""
    ratio = 0.9 / 1.05
    here = names["variant"].output * ratio * (1 - ratio ** 10) / (1 - ratio)
    return Decimal(f"{10 * (12 - 0.4 * here):.1f}")


def grant_by_the_model(names):
    """The course's function, as a Series in another order."""
    variant = names["variant"]
    free, part = (training_grants.grant(variant.base / 100, given, 3, 2, 100)
                  for given in (1.0, 1 - variant.payment / 100))
    return pd.Series({"each_part": part["per_added"] / 3, "each_free": free["per_added"] / 3,
                      "added_part": part["added"], "added_free": free["added"]})


def grant_in_persons(names):
    """Persons all the way, one decimal."""
    variant = names["variant"]
    found = {}
    for name, given in (("free", 100), ("part", 100 - variant.payment)):
        added = (100 - variant.base) * given / 100 * 0.6
        each = given / 100 * (variant.base + added) / added
        found |= {f"added_{name}": round(added, 1), f"each_{name}": round(each, 2)}
    return found


def note_for_a_co_payment(names):
    """A co-payment for all, complete."""
    return (
        "Ask 40 % of the fee from everybody and nothing else. With a free course 48 more of 100 come, each for 1.4 "
        "fees of public money; with a co-payment of 40 % it is 29 more, each for 1.0 fee, because fewer of those who "
        "come anyway are paid in full. The last to come to a free course are people for whom it is worth less than fee "
        "and time together. For small firms the card does little, since what they lose is work: courses in "
        "the evening and in pieces cost no grant at all, so I would spend what we save on them. Against a single rule "
        "speaks that those who come least have the least to advance. What the figures cannot tell is who would have "
        "come; 20 % is an assumption, and the even spread of what a course is worth is one too."
    )


def note_for_two_rules(names):
    """Less to pay for some, complete."""
    return (
        "Let holders pay 50 % of the fee, and 15 % where few come anyway: elementary occupations, irregular work, "
        "small firms. In the study 57 % of workers in skilled occupations are trained by their employer and 17 % in "
        "elementary ones; the same half of the fee costs 2.7 fees for one more among the first and 0.8 among the "
        "second. A lower co-payment for people with little time is right also because their own hours are a payment "
        "already. Leave out those whom large firms train in any case. Two rules need somebody to decide who is who, "
        "and will be gamed; that speaks for few and visible criteria. The numbers do not show what the card would add "
        "beside employers' training, and the response is an assumption of the course."
    )


ALTERNATIVES = {
    "q1": [spending_by_the_model, spending_by_linear_algebra],
    "q2": [value_by_the_model, value_by_the_annuity],
    "q3": [worth_by_the_model, worth_by_halving],
    "q4": [subsidy_by_the_model, subsidy_by_the_ratio],
    "q5": [grant_by_the_model, grant_in_persons],
    "q6": [note_for_a_co_payment, note_for_two_rules],
}
