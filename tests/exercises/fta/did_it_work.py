"""Other right answers to the exercise "did-it-work": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd


def unit_values_as_records(names):
    """A list of dicts, from plain Python, the last year first."""
    rows = names["peru"].reset_index().to_dict("records")
    return [{"imports": 1_000_000 * row["imports"] / row["imports_volume"],
             "exports": 1_000_000 * row["exports"] / row["exports_volume"], "year": float(row["year"])}
            for row in reversed(rows)]


def unit_values_indexed_and_rounded(names):
    """The year in the index, one decimal, a column too many."""
    table = pd.DataFrame(unit_values_as_records(names)).astype({"year": int}).round(1)
    return table.assign(source="Table 3").set_index("year")


def price_part_as_rest(names):
    """What the volume part leaves, with numpy."""
    def price_part(value_before, volume_before, value_after, volume_after):
        amounts = np.array([value_before, volume_before, value_after, volume_after], dtype=float)
        if not (amounts > 0).all():
            raise ValueError("nothing to divide")
        same = value_after == value_before
        weight = value_before if same else (value_after - value_before) / np.log(value_after / value_before)
        return value_after - value_before - weight * np.log(volume_after / volume_before)

    return price_part


def price_part_from_growth(names):
    """The share of the price in the growth of the logarithm, times the change."""
    def price_part(v0, q0, v1, q1):
        if v0 <= 0 or q0 <= 0 or v1 <= 0 or q1 <= 0:
            raise ValueError("four amounts above zero, please")
        if v0 == v1:
            return v0 * np.log(q0 / q1)
        return float((v1 - v0) * (1 - np.log(q1 / q0) / np.log(v1 / v0)))

    return price_part


def parts_as_series(names):
    """A Series in another order, from logarithms."""
    flow = names["variant"].flow
    old, new = names["peru"].loc[names["variant"].since], names["peru"].loc[2015]
    growth = np.log(new[flow] / old[flow])
    tonnes = np.log(new[flow + "_volume"] / old[flow + "_volume"])
    change = new[flow] - old[flow]
    return pd.Series({"volume": change * tonnes / growth, "price": change * (1 - tonnes / growth), "total": change})


def parts_rounded(names):
    """One decimal, as asked, in a type of its own."""
    return {key: Decimal(f"{value:.1f}") for key, value in parts_as_series(names).items()}


def effects_as_series(names):
    """The ratio to the benchmark, and its growth."""
    exports = names["peru"]["exports"]
    found = {}
    for name, table, code in (("income", "gdp", "PER"), ("world", "goods_exports", "KOR")):
        rows = names[table]
        level = rows[rows["iso3"] == code].set_index("year")["value"]
        for base in (2011, 2010):
            found[f"{name} {base}"] = 100 * (exports / level)[2015] / (exports / level)[base] - 100
    return pd.Series(found)


def effects_rounded(names):
    """One decimal, as asked, in a table of one column."""
    return effects_as_series(names).round(1).to_frame("effect, %")


def reading_by_expm1(names):
    """The exponential less one in one step."""
    row = names["estimates"].loc[names["variant"].column]
    b, width = row["coefficient"], 1.96 * row["standard_error"]
    return pd.Series({"high": 100 * np.expm1(b + width), "low": 100 * np.expm1(b - width), "effect": 100 * np.expm1(b)})


def reading_rounded(names):
    """One decimal, as asked."""
    return {key: round(float(value), 1) for key, value in reading_by_expm1(names).items()}


def evaluation_that_doubts(names):
    """Finds that one cannot tell, complete."""
    return (
        "Exports to Peru rose from 944 million dollars in 2010 to 1,218 million in 2015, and by volume from "
        "0.87 to 1.11 million tonnes; the price of a tonne is the same at both ends. Compared with Korea's "
        "exports to the world from 2010 on they are 14 % above what one would expect, from 2011 on 6 % below, "
        "and with Peru's income as the benchmark the two figures are 1 and minus 19 %. The base year decides "
        "the sign. I do not use the published average of 75 % because its interval, 43 to 113 %, is of other "
        "countries and other years. The figures cannot tell what exports would have been, nor which goods "
        "gained. I conclude that an effect is not visible yet."
    )


def evaluation_that_hopes(names):
    """Finds a likely gain, complete."""
    return (
        "From 2010, the year before entry, to 2015 Korea shipped 28 % more tonnes to Peru at an unchanged "
        "unit value, so the growth of exports by 274 million dollars is volume. With Korea's exports to the "
        "world as the benchmark, a gain of 14 % remains since 2010. I prefer 2010 to 2011 as base year, since "
        "firms prepared for an agreement that had been signed, and the leap of 2011 belongs to it; with 2011 "
        "the effect would be minus 6 %. Agreements raise trade by 75 % on average, between 43 and 113 %, "
        "which Peru has not reached after four years. The gain is likely and not proven: we assume a "
        "benchmark that nobody can observe."
    )


ALTERNATIVES = {
    "q1": [unit_values_as_records, unit_values_indexed_and_rounded],
    "q2": [price_part_as_rest, price_part_from_growth],
    "q3": [parts_as_series, parts_rounded],
    "q4": [effects_as_series, effects_rounded],
    "q5": [reading_by_expm1, reading_rounded],
    "q6": [evaluation_that_doubts, evaluation_that_hopes],
}
