"""Other right answers to the exercise "programmes": other types, other orders, other ways to the same number."""

from decimal import Decimal
from fractions import Fraction
from math import prod

import numpy as np
import pandas as pd


def costs_as_fractions(names):
    """Exact fractions, in another order."""
    f = names["figures"]
    whole = {name: Fraction(str(f[name])) for name in f.index}
    training = whole["training_budget_2014"] * 10_000 * whole["training_budget_share"] / whole["trainees_2014"]
    return {"training": float(training),
            "office": float(whole["incubator_budget_2015"] * 10**6 / whole["incubator_offices_2015"]),
            "expo": 28_700_000 / 3100, "advice": 2_200_000 / 810}


def costs_rounded(_):
    """Whole dollars."""
    return pd.Series({"expo": 9258, "advice": 2716, "office": 28261, "training": 401})


def lost_by_counting(_):
    """A count for each cell."""
    def lost_share(sets, name):
        if name not in sets:
            raise ValueError("unknown name")
        count = {}
        for held in sets.values():
            for cell in set(held):
                count[cell] = count.get(cell, 0) + 1
        return 100.0 * len([cell for cell in set(sets[name]) if count[cell] == 1]) / len(count)

    return lost_share


def lost_by_matrix(_):
    """A matrix of zeros and ones."""
    def lost_share(sets, name):
        try:
            row = list(sets).index(name)
        except ValueError:
            raise ValueError(f"{name} is no programme") from None
        cells = sorted({cell for held in sets.values() for cell in held})
        filled = np.array([[cell in held for cell in cells] for held in sets.values()])
        return np.float64((filled[row] & (filled.sum(axis=0) == 1)).mean() * 100)

    return lost_share


def _long(names):
    listed = names["listed"]
    ten = listed[listed["table_row"].astype(str).str.startswith("T32")]
    return ten.assign(barrier=ten["barriers"].str.split("; "), stage=ten["stages"].str.split("; ")) \
        .explode("barrier").explode("stage")[["programme", "barrier", "stage"]]


def mergers_by_table(names):
    """A long table, filtered; the absorbed in the index, in reverse."""
    long, kept = _long(names), names["variant"].kept
    terms = set(long.loc[long["programme"] == kept, "stage"])
    rows = {}
    for other in sorted(set(long["programme"]) - {kept}, reverse=True):
        now = long.replace({"programme": {other: kept}})
        both = long[long["programme"].isin([kept, other])]
        share = both.duplicated(["barrier", "stage"]).sum() / len(both.drop_duplicates(["barrier", "stage"]))
        merged = pd.MultiIndex.from_product([set(both["barrier"]), terms], names=["barrier", "stage"])
        rest = pd.MultiIndex.from_frame(now.loc[now["programme"] != kept, ["barrier", "stage"]])
        lost = pd.MultiIndex.from_frame(both[["barrier", "stage"]]).unique().difference(merged.union(rest))
        rows[other] = {"overlap": share, "lost": len(lost)}
    return pd.DataFrame(rows).T.rename_axis("absorbed").reset_index()


def mergers_as_records(names):
    """Records, rounded, with a column too many."""
    return mergers_by_table(names).round(3).assign(note="").to_dict("records")


def search_by_products(names):
    """Products instead of binomials, in a dict."""
    m, k = names["variant"].fitting, names["variant"].looked_at
    none = prod(Fraction(122 - m - draw, 122 - draw) for draw in range(k))
    chances = [Fraction(1)] + [Fraction(0)] * m
    for draw in range(k):
        left = 122 - draw
        chances = [chances[h] * (1 - Fraction(m - h, left)) + (chances[h - 1] * Fraction(m - h + 1, left) if h else 0)
                   for h in range(m + 1)]
    served = sum(chance * (1 - Fraction(3, 5) ** h) for h, chance in enumerate(chances))
    return {"door": 100 * (1 - 0.6**m), "served": float(100 * served), "finds": float(100 * (1 - none))}


def search_rounded(names):
    """One decimal, in types of their own."""
    return {name: Decimal(f"{value:.1f}") for name, value in search_by_products(names).items()}


def firms_by_loop(names):
    """A loop over records."""
    found = []
    for visitor in names["visitors"].to_dict("records"):
        fits, agencies = 0, []
        for one in names["listed"].to_dict("records"):
            needed = one["needs"] if isinstance(one["needs"], str) else ""
            if (visitor["stage"] in one["stages"].split("; ") and (not needed or needed in visitor["has"])
                    and not visitor["exports"] >= one["exports_below"]
                    and not visitor["exports"] <= one["exports_above"]
                    and any(barrier in visitor["lacks"] for barrier in one["barriers"].split("; "))):
                fits += 1
                agencies += [agency for agency in one["agencies"].split("; ") if agency != "not named"]
        found.append({"firm": visitor["firm"], "fits": fits, "agencies": len(set(agencies))})
    return found


def firms_as_floats(names):
    """Floats, firms in the index, reversed."""
    return pd.DataFrame(firms_by_loop(names)[::-1]).set_index("firm").astype(float)


def advice_places(_):
    """Fewer names, more places."""
    return (
        "I advise fewer names and more places. The programmes whose places are told reach 6 % of small exporters, so "
        "a better guide would lead firms to full rooms. Close what adds no cell in a matrix that agencies and users "
        "have agreed, and move its money to advice on agreements, where a place costs 2,716 dollars against 9,258 "
        "for an expo. The first I would touch are trade fairs in Korea, and firms that sell at home only would lose "
        "them, so that condition moves with the money. A firm would notice fewer leaflets and fewer refusals. What "
        "these figures do not show is whether a place does anything for exports; the cells are our reading."
    )


def advice_compete(_):
    """Competition, with a guide."""
    return (
        "Let agencies compete on, but make them report to one register. A firm that one refuses may be accepted by "
        "the next: led to all that fit, more than 90 of 100 firms are served in the model, while one merged programme "
        "would have to accept that many alone. Merging by expertise would lose 2 cells of finance if only two "
        "agencies stayed. The first programme that I touch is the export incubator, whose 276 offices two agencies "
        "claim; nothing is lost when one of them signs for it. Firms would notice a single answer instead of two. "
        "The chances are assumptions, since nobody counted how many programmes a firm looks at."
    )


ALTERNATIVES = {
    "q1": [costs_as_fractions, costs_rounded],
    "q2": [lost_by_counting, lost_by_matrix],
    "q3": [mergers_by_table, mergers_as_records],
    "q4": [search_by_products, search_rounded],
    "q5": [firms_by_loop, firms_as_floats],
    "q6": [advice_places, advice_compete],
}
