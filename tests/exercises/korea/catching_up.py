"""Other right answers to the exercise "catching-up": other types, other orders, other ways to the same number."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd


def _count(names):
    return dict(zip(names["counts"]["year"], names["counts"]["value"], strict=True))


def means_by_logarithms(_):
    """Growth by logarithms, in a Series of another order."""
    rate = math.expm1(math.log(437447 / 1900) / 51)
    return pd.Series({"doubling": math.log(2, 1 + rate), "growth": rate * 100, "increase": 435547 / 51})


def means_rounded(_):
    """A dict with the decimals asked for, in types of their own."""
    return {"increase": Decimal("8540.1"), "growth": np.float64(11.3), "doubling": 6.5}


def phases_by_shift(names):
    """Differences and ratios of the column, rows the other way round."""
    rows = names["counts"].set_index("year").loc[[1963, 1970, 1980, 1990, 1996]].reset_index()
    steps = rows["year"].diff()
    table = pd.DataFrame({
        "last": rows["year"], "first": rows["year"].shift(), "increase": rows["value"].diff() / steps,
        "growth": 100 * ((rows["value"] / rows["value"].shift()) ** (1 / steps) - 1)})
    return table.dropna().iloc[::-1]


def phases_with_the_years_in_the_index(names):
    """A list of dicts made a table, rounded as asked, with a column too many."""
    count = _count(names)
    ends = [(1963, 1970), (1970, 1980), (1980, 1990), (1990, 1996)]
    rows = [{"first": a, "last": b, "increase": round((count[b] - count[a]) / (b - a), 1), "note": "",
             "growth": round(math.expm1(math.log(count[b] / count[a]) / (b - a)) * 100, 1)} for a, b in ends]
    return pd.DataFrame(rows).set_index(["first", "last"])


def wider_by_proportion(_):
    """The share rises as the amount does."""
    return 0.56 * 316.9 / 211.7


def wider_rounded(_):
    """Two decimals, as a Decimal."""
    return Decimal("0.84")


def crossing_by_growth_of_the_ratio(_):
    """The ratio of payers, its yearly factor, and the time until it is one."""
    def crossing(first_year, first_share, last_year, last_share):
        before, after = first_share / (100 - first_share), last_share / (100 - last_share)
        if before == after or (before - 1) * (after - 1) > 0:
            raise ValueError("no change of lead")
        factor = (after / before) ** (1 / (last_year - first_year))
        return first_year + math.log(1 / before) / math.log(factor)

    return crossing


def crossing_by_halving(_):
    """Halving the time until the share is one half."""
    def crossing(first_year, first_share, last_year, last_share):
        start, end = (math.log(share / (100 - share)) for share in (first_share, last_share))
        if start * end > 0 or start == end:
            raise ValueError(f"{first_share} and {last_share} lie on one side of one half")
        low, high = 0.0, 1.0
        for _ in range(200):
            middle = (low + high) / 2
            value = start + middle * (end - start)
            low, high = (middle, high) if value * end <= 0 and value != 0 else (low, middle)
        return first_year + low * (last_year - first_year)

    return crossing


def _around(names):
    share = names["share"]
    level = names["rd"].query("country == @names['variant'].country")["value"].item()
    return share["year"].to_numpy(), share["value"].to_numpy(), level


def stage_by_numpy(names):
    """numpy's straight lines, from level to year."""
    years, values, level = _around(names)
    year = np.interp(level, values, years)
    factor = 1.03 * (values[-1] / level) ** (1 / (1995 - year))
    return {"korean_year": year, "years": 1995 - year, "growth": 100 * factor - 100}


def stage_rounded_in_a_table(names):
    """One column, one decimal, another order."""
    years, values, level = _around(names)
    after = next(place for place, value in enumerate(values) if value > level)
    slope = (values[after] - values[after - 1]) / (years[after] - years[after - 1])
    year = years[after] - (values[after] - level) / slope
    rate = math.exp(math.log(2.5 / level) / (1995 - year)) * 1.03 - 1
    return pd.DataFrame({"stage": {"growth": round(rate * 100, 1), "years": round(1995 - year, 1),
                                   "korean_year": round(year, 1)}})


def note_for_a_stage(_):
    """A paragraph that copies a stage."""
    return (
        "From 1963 to 2014 Korea's researchers rose from 1,900 to 437,447. That is 8,540 a year on average, or "
        "11.3 per cent a year, and the second describes the road better: in 1980 Korea had 18,434 researchers and "
        "not 147,000. In R&D private money passed the state's about 1979, if both grew at constant rates between "
        "the years that are known. Our country stands where Korea stood about 1977. To be at Korea's level of "
        "1995 after as many years, our research must grow by more than twelve per cent a year. The date is "
        "interpolated on a straight line between two counts, and the figures do not say whether our universities "
        "could teach so many, or what firms would pay."
    )


def note_against_copying(_):
    """A paragraph that advises against an average."""
    return (
        "Do not write a number of researchers a year into the plan, Minister. Korea's average of 8,540 is true of "
        "fifty years and of none of them: it added 554 a year in the 1960s and 10,253 in the early 1990s, while "
        "growth went from 18 to 11 %. What we can use is a stage. By the share of output that goes to research we "
        "are in the Korea of 1980, when firms there already paid about half, by a rule that assumes constant "
        "growth between two known years. From there Korea took fifteen years. We would need more than twelve per "
        "cent a year. What the table cannot show is why firms joined in, and whether they would here; counts of "
        "heads are not full-time posts."
    )


ALTERNATIVES = {
    "q1": [means_by_logarithms, means_rounded],
    "q2": [phases_by_shift, phases_with_the_years_in_the_index],
    "q3": [wider_by_proportion, wider_rounded],
    "q4": [crossing_by_growth_of_the_ratio, crossing_by_halving],
    "q5": [stage_by_numpy, stage_rounded_in_a_table],
    "q6": [note_for_a_stage, note_against_copying],
}
