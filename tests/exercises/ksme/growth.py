"""Other right answers to the exercise "growth": other types, other orders, other ways to the same number."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd

SPANS = [(1953, 1970), (1970, 1990), (1990, 2014)]


def _rates(names):
    """Growth of every year, per cent, by year."""
    found = {}
    for row in names["table_23"].to_dict("records"):
        first, last = (int(year) for year in row["period"].split("-"))
        found |= dict.fromkeys(range(first, last + 1), row["gdp_growth"])
    return found


def _log_factor(rates, first, last):
    return math.fsum(math.log1p(rates[year] / 100) for year in range(first + 1, last + 1))


def means_by_logarithms(names):
    """Sums of logarithms, in a Series of another order."""
    rates = _rates(names)
    whole, known = _log_factor(rates, 1961, 2014), _log_factor(rates, 1961, 1991)
    nineties = math.expm1((35 * math.log(1.082) - known) / 5)
    return pd.Series({"nineties": 100 * nineties, "mean": 100 * math.expm1(whole / 53), "factor": math.exp(whole)})


def means_rounded(names):
    """Two decimals, in types of their own."""
    found = means_by_logarithms(names)
    return {name: Decimal(f"{value:.2f}") for name, value in found.items()}


def exports_by_logarithms(_):
    """The difference of logarithms over the years."""
    return 100 * float(np.expm1((np.log(1834 / 3) - np.log(344.8)) / 6.5))


def exports_rounded(_):
    """One decimal, as asked."""
    return np.float64(9.2)


def _sectors(names):
    rates = _rates(names) | dict.fromkeys(range(1954, 1962), names["variant"].early)
    wide = names["table_24"].pivot(index="sector", columns="year", values="gdp_share") / 100
    for first, last in SPANS:
        factor = math.exp(_log_factor(rates, first, last))
        level = wide[last] * factor
        yield pd.DataFrame({"first": first, "growth": 100 * np.expm1(np.log(level / wide[first]) / (last - first)),
                            "part": 100 * (level - wide[first]) / (level - wide[first]).sum()})


def sectors_by_columns(names):
    """Sectors in the index, spans in reverse, a column too many."""
    return pd.concat(list(_sectors(names))[::-1]).assign(note="")


def sectors_as_records(names):
    """A list of dicts, rounded as asked."""
    return pd.concat(_sectors(names)).reset_index().round(2).to_dict("records")


def own_part_by_loop(_):
    """A loop that refuses before it computes."""
    def own_part(region_start, region_end, nation_start, nation_end):
        sizes = {len(region_start), len(region_end), len(nation_start), len(nation_end)}
        if len(sizes) > 1 or 0 in nation_start:
            raise ValueError("the lists do not fit")
        total = 0.0
        for place, jobs in enumerate(region_end):
            total += jobs - region_start[place] * nation_end[place] / nation_start[place]
        return total

    return own_part


def own_part_by_vectors(_):
    """Vectors of numpy."""
    def own_part(region_start, region_end, nation_start, nation_end):
        start, end, before, after = (np.asarray(one, dtype=float)
                                     for one in (region_start, region_end, nation_start, nation_end))
        if not start.shape == end.shape == before.shape == after.shape or (before == 0).any():
            raise ValueError("the lists do not fit")
        return end.sum() - start @ (after / before)

    return own_part


def headline_ratio(_):
    """The ratio, with a companion."""
    return (
        "Keep the export ratio as the headline, because parliament and press can check it every quarter, but "
        "print a second figure beside it. In Korea the ratio rose from 10.7 to 53.9 % of GDP while growth "
        "went from 8.9 to 2.8 % a year, so the ratio alone is no sign of success. It also counts the imports "
        "that are in exports: with an import content of 40 % only six dollars of ten stay here. I would give "
        "the target up if the value left at home did not grow with it for three years. What these accounts do "
        "not show is what would have been made without buyers abroad."
    )


def headline_none(_):
    """No figure from Korea."""
    return (
        "I would take no figure from Korea. From 1970 to 1990 its industry grew by 10.6 % a year and gave "
        "45.6 % of growth, and services gave 50.9 %, so a headline on industry alone would have missed the "
        "larger half. The ratio of exports to GDP rises when GDP falls, and the imports in exports are "
        "unknown in our country. Set a goal for the growth of each sector from where it stands, and publish "
        "the weights. I would change my mind when a table of imports by use exists. The figures cannot tell "
        "whether exports caused growth or came with it; they divide what was."
    )


ALTERNATIVES = {
    "q1": [means_by_logarithms, means_rounded],
    "q2": [exports_by_logarithms, exports_rounded],
    "q3": [sectors_by_columns, sectors_as_records],
    "q4": [own_part_by_loop, own_part_by_vectors],
    "q5": [headline_ratio, headline_none],
}
