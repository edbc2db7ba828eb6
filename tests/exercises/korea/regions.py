"""Other right answers to the exercise "regions": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd


def quotients_by_shares_of_regions(names):
    """The region's share of the industry over its share of all work, in a list of another order."""
    table, one = names["table"], names["variant"].industry
    whole = table.to_numpy().sum()
    return {region: (table.loc[region, one] / table[one].sum()) / (table.loc[region].sum() / whole)
            for region in reversed(table.index)}


def quotients_rounded_in_a_table(names):
    """One column, rounded to two decimals."""
    table, one = names["table"], names["variant"].industry
    share = table.to_numpy() / table.to_numpy().sum(axis=1, keepdims=True)
    base = table.to_numpy().sum(axis=0) / table.to_numpy().sum()
    place = list(table.columns).index(one)
    return pd.DataFrame({"LQ": np.round(share[:, place] / base[place], 2)}, index=table.index)


def krugman_by_loops(names):
    """Two loops and a dict of Decimals."""
    table = names["table"]
    whole = table.to_numpy().sum()
    found = {}
    for region, row in table.iterrows():
        found[region] = Decimal(str(round(sum(abs(row[c] / row.sum() - table[c].sum() / whole) for c in table), 6)))
    return found


def krugman_by_the_larger_half(names):
    """Positive differences are half of all of them."""
    table = names["table"]
    gap = (table.T / table.sum(axis=1)).T - table.sum() / table.to_numpy().sum()
    return 2 * gap.clip(lower=0).sum(axis=1)


def agglomeration_by_numpy(_):
    """Arrays in place of loops."""
    def agglomeration(region, workers, everything):
        workers = np.asarray(workers, dtype=float)
        if workers.size < 2:
            raise ValueError("at least two plants")
        shares = np.array([workers[np.asarray(region) == name].sum() for name in everything]) / workers.sum()
        base = np.array(list(everything.values()), dtype=float)
        base /= base.sum()
        plants = ((workers / workers.sum()) ** 2).sum()
        room = 1 - (base ** 2).sum()
        return (((shares - base) ** 2).sum() / room - plants) / (1 - plants)

    return agglomeration


def agglomeration_by_the_model(_):
    """The course's function, with its dicts."""
    from innotrade.models.korea import concentration

    def agglomeration(region, workers, everything):
        plants = [{"region": r, "workers": w} for r, w in zip(region, workers, strict=True)]
        base = [{"region": r, "workers": w} for r, w in everything.items()]
        return concentration.agglomeration(plants, base)["gamma"]

    return agglomeration


def sizes_by_the_mean(_):
    """The mean, corrected by the ratio of the shares."""
    mean = 2_000_000 / 80_547
    return pd.Series({"ratio": (39 / 58) / (61 / 42), "elsewhere": mean * 61 / 42, "here": mean * 39 / 58})


def sizes_rounded(_):
    """Two decimals, as Decimals."""
    return {"here": Decimal("16.70"), "elsewhere": Decimal("36.06"), "ratio": Decimal("0.46")}


def note_for_the_coast(_):
    """A page that chooses the Coast."""
    return (
        "Choose Coast. North has the highest quotient in devices, 3.0, but three quarters of its work there is "
        "one plant, and the index of Ellison and Glaeser for the industry is 0.03, most of it the size of plants. "
        "Coast has a quotient of 1.1 and seven plants of many sizes, so a firm that closes does not take the town "
        "along. Against this advice speaks that Coast has work already and North has not; if the aim is balance, "
        "the money is better in North. Publish each year the number of plants and how many of them were elsewhere "
        "before. We stop if after five years fewer than ten plants stand there, or if most have moved from a "
        "neighbour. The table is invented and does not show whether the plants work together, which is what a "
        "cluster is."
    )


def note_for_the_north(_):
    """A page that chooses the North, with open eyes."""
    return (
        "I would go to North, as Korea went to Wonju. Its location quotient of 3 rests on one large plant and "
        "three small ones, and the index for the country, about 0.03, is less than what Ellison and Glaeser call "
        "high. That is a risk and a beginning: the plant's engineers can found firms. The money should run for "
        "fifteen years and not for four, because a programme that is too short leaves nothing, at least in the "
        "model. Capital would need no programme. Firms there are small already. I would stop when, in the sixth "
        "year, the number of plants besides the large one is below eight. What the figures cannot say is whether "
        "the university's graduates stay, and what would have come to North without us."
    )


ALTERNATIVES = {
    "q1": [quotients_by_shares_of_regions, quotients_rounded_in_a_table],
    "q2": [krugman_by_loops, krugman_by_the_larger_half],
    "q3": [agglomeration_by_numpy, agglomeration_by_the_model],
    "q4": [sizes_by_the_mean, sizes_rounded],
    "q5": [note_for_the_coast, note_for_the_north],
}
