"""Other right answers to the exercise "benchmarking": other types, other orders, other ways to the same number."""

import itertools
import math

import numpy as np
import pandas as pd

BEST = {"research": max, "researchers": max, "articles": max, "low_performers": min, "digital_rank": min}


def climbed_by_loop(names):
    """A dict, from plain rows."""
    found = {}
    for row in names["idi"].to_dict("records"):
        if row["measure"] == "rank" and row["vintage"].endswith("2015") and row["country"] not in names["outside"]:
            found[row["country"]] = found.get(row["country"], 0) + row["value"] * (1 if row["year"] == 2010 else -1)
    return found


def climbed_as_table(names):
    """One column of whole numbers, in another order."""
    return pd.DataFrame({"places": climbed_by_loop(names)}).astype(int).sort_values("places")


def _scaled(names):
    found = {}
    for name, best in BEST.items():
        column = names["region"][name]
        worst = (min if best is max else max)(column)
        found[name] = (column - worst) / (best(column) - worst)
    return pd.DataFrame(found)


def profile_from_worst_and_best(names):
    """A dict, each indicator from its own worst to its own best."""
    return dict(_scaled(names).loc[names["variant"].country])


def profile_rounded(names):
    """Two decimals, as asked, in a table of one column."""
    return _scaled(names).loc[[names["variant"].country]].T.round(2)


def score_by_logarithms(names):
    """Sums of logarithms."""
    def geometric_score(values, weights):
        if not sum(weights) > 0:
            raise ValueError("no weight")
        if any(value <= 0 for value in values):
            raise ValueError("no mean")
        return math.exp(sum(w * math.log(v) for v, w in zip(values, weights, strict=True)) / sum(weights))

    return geometric_score


def score_by_numpy(names):
    """Arrays, and numpy's own type."""
    def geometric_score(values, weights):
        x, w = np.array(values, dtype=float), np.array(weights, dtype=float)
        if (x <= 0).any() or not w.any():
            raise ValueError("values must be above 0 and some weight too")
        return np.prod(x ** (w / w.sum()))

    return geometric_score


def _place(names, weights):
    sums = _scaled(names)[list(weights)].mul(pd.Series(weights)).sum(axis=1)
    own = sums[names["variant"].country]
    return 1 + sum(value > own + 1e-9 for value in sums)


def band_by_counting(names):
    """A list of dicts, with the mean instead of the sum, in another order."""
    rows = [{"place": _place(names, {name: 0.25 for name in BEST if name != out}), "left_out": out} for out in BEST]
    return [*rows, {"place": _place(names, dict.fromkeys(BEST, 0.2)), "left_out": "none"}]


def band_in_the_index(names):
    """The names in the index, a column too many."""
    return pd.DataFrame(band_by_counting(names)).set_index("left_out").assign(of=7)


def flattery_by_loop(names):
    """Place by place, from plain lists."""
    table = _scaled(names)
    rows, own = table.to_numpy().tolist(), table.index.get_loc(names["variant"].country)
    reached = []
    for weights in itertools.product(range(11), repeat=5):
        if sum(weights) == 10:
            sums = [sum(w * value for w, value in zip(weights, row, strict=True)) for row in rows]
            reached.append(1 + sum(value > sums[own] + 1e-9 for value in sums))
    return {"ways": reached.count(min(reached)), "place": min(reached)}


def flattery_as_series(names):
    """Floats in a Series."""
    return pd.Series(flattery_by_loop(names), dtype=float)


def confession_for_a_band(names):
    """A band instead, complete."""
    return (
        "I would not publish it. The index reaches a good place because I tried every list of weights and kept those "
        "that flatter us; with equal weights the same data put the country where it usually stands, and that is lower. "
        "The weights that flatter lean on the indicators in which we happen to be strong and say nothing of articles. "
        "The plain version is arbitrary too: when one indicator is left out the place moves, and nobody can say why "
        "these five were chosen and not four. I would publish the band and the five columns. What they cannot tell is "
        "anything about firms, and their years differ by as many as five."
    )


def confession_for_the_table(names):
    """The table instead, complete."""
    return (
        "Minister, the flattering number is a number about us and not about the region. It needs weights that nobody "
        "asked for, most of them on one indicator, and it is a better place than the one with equal weights by exactly "
        "as much as I wanted. Leaving any one indicator out moves the place again, so even the even-handed version "
        "stands between two places rather than on one. Show the table instead: five columns, seven countries, no sum, "
        "with the years above each. Readers will find our weak column by themselves, which is better than if a "
        "newspaper does. Peru is missing from all of it, and seven countries are too few to speak of a region."
    )


ALTERNATIVES = {
    "q1": [climbed_by_loop, climbed_as_table],
    "q2": [profile_from_worst_and_best, profile_rounded],
    "q3": [score_by_logarithms, score_by_numpy],
    "q4": [band_by_counting, band_in_the_index],
    "q5": [flattery_by_loop, flattery_as_series],
    "q6": [confession_for_a_band, confession_for_the_table],
}
