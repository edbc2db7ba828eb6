"""Other right answers to the exercise "steering": other types, other orders, other ways to the same number."""

import math
from decimal import Decimal
from itertools import product

import pandas as pd

CHAIRS = {"1999-2003": (1, 0), "2004-2007": (1, 0), "2008-2010": (2, 0), "Current": (1, 1)}


def seats_by_loop(names):
    """A table from a loop, in another order, with a column too many."""
    rows = []
    for row in names["council"].itertuples():
        inside, outside = row.government_members, row.civilian_members
        more = CHAIRS[row.period]
        rows.append({"quota": math.floor((inside + outside) / 2) + 1, "note": "", "period": row.period,
                     "with_chairs": 100 * (outside + more[1]) / (inside + outside + sum(more)),
                     "civilians": 100 - 100 * inside / (inside + outside)})
    return pd.DataFrame(rows[::-1])


def seats_with_the_period_in_the_index(names):
    """Rounded as asked."""
    return seats_by_loop(names).drop(columns="note").round(1).set_index("period")


def decides_by_trying_all(_):
    """Every way in which the civilians can vote."""
    def decides(government, civilians):
        if min(government, civilians) < 0 or max(government, civilians) == 0:
            raise ValueError("a council has members")
        quota = (government + civilians) // 2 + 1
        turned = [quota - government <= sum(votes) < quota for votes in product([0, 1], repeat=civilians)]
        return sum(turned) / len(turned)

    return decides


def decides_by_two_tails(_):
    """One less the chance that the civilians decide without the bloc, on either side."""
    def decides(government, civilians):
        if government < 0 or civilians < 0 or not government + civilians:
            raise ValueError(f"{government} and {civilians} make no council")
        quota = (government + civilians) // 2 + 1
        wins = sum(math.comb(civilians, yes) for yes in range(quota, civilians + 1))
        loses = sum(math.comb(civilians, yes) for yes in range(max(quota - government, 0)))
        return 1 - (wins + loses) / 2**civilians

    return decides


def figures_as_a_series(_):
    """A Series in another order."""
    return pd.Series({"total": 5667 / 0.344, "five": 74.1, "amount": 18890 * 0.344, "share": 566700 / 18890})


def figures_rounded(_):
    """One decimal, in types of their own."""
    return {"share": 30, "amount": Decimal("6498.2"), "total": 16473.8, "five": 74.1}


def bounds_by_lists(names):
    """The two extreme lists of shares, and the sum of their squares."""
    known = [share / 100 for share in names["known"]]
    rest = 1 - sum(known)
    even = sum(share**2 for share in known + [rest / 30] * 30)
    full, left = divmod(rest, known[-1])
    steep = sum(share**2 for share in known + [known[-1]] * int(full) + [left])
    return pd.Series({"high": steep, "low": even, "most": 1 / even, "fewest": 1 / steep})


def bounds_rounded_in_a_table(names):
    """One column, three decimals."""
    return pd.DataFrame({"value": bounds_by_lists(names)}).round(3)


def country_by_sets(names):
    """Sets of names, from a loop."""
    actors = names["actors"][names["actors"]["country"] == names["variant"].country]
    kinds = dict(zip(actors["actor"], actors["kind"], strict=True))
    links = names["links"][names["links"]["country"] == names["variant"].country]
    gathered = {row.target for row in links.itertuples()
                if kinds[row.source] in {"council", "cabinet"} and row.kind == "coordinates"}
    listed = list(actors.dropna(subset=["position"])["actor"])
    return {"gathers": len(gathered), "bodies": len(listed),
            "councils": sum(kinds[actor] in {"council", "cabinet"} for actor in listed)}


def country_as_a_series(names):
    """The same as floats in a Series."""
    return pd.Series(country_by_sets(names)).astype(float)


def note_for_a_commission(_):
    """A commission with an office of its own."""
    return (
        "I would seat 3 ministers and 8 civilians, with a simple majority of 6 votes and an office of its own, "
        "paid from the budget of parliament. The ministers, voting as one, would then decide in fewer than nine "
        "cases of ten; in the council of 2008, with ten members from the government beside thirteen, they decided "
        "in 99.7 % of them. The three are those of science, industry and finance, which together spend or guard "
        "more than half of the money. What I give up is that most ministries are not heard. The model assumes "
        "that civilians vote at random and that there is a vote at all; it does not show whether anybody follows."
    )


def note_for_a_president(_):
    """A council of all who spend."""
    return (
        "Take the President's council again: 10 ministers, 10 civilians, more than half of the votes, and the "
        "secretariat in the office of the President and not with the ministry that has a third of the budget. "
        "United, the government decides in almost every case, 99 per cent of them, and I say so openly: the "
        "civilians are there to be heard. They gain weight when ministers disagree, and about basic research and "
        "industry these do. Ten ministers cover more than four fifths of the money. What the figures cannot tell "
        "is whether a council with all ministers ever says no to one of them, nor who wrote the papers in the "
        "past."
    )


ALTERNATIVES = {
    "q1": [seats_by_loop, seats_with_the_period_in_the_index],
    "q2": [decides_by_trying_all, decides_by_two_tails],
    "q3": [figures_as_a_series, figures_rounded],
    "q4": [bounds_by_lists, bounds_rounded_in_a_table],
    "q5": [country_by_sets, country_as_a_series],
    "q6": [note_for_a_commission, note_for_a_president],
}
