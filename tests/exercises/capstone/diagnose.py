"""Other right answers to the exercise "diagnose": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade.models.capstone import gaps


def gap_by_cases(names):
    """Written out by cases."""
    def shortfall(value, benchmark, less):
        if not (value > 0 and benchmark > 0):
            raise ValueError("out of range")
        if less:
            return 0 if value < benchmark else 100 * (value - benchmark) / value
        return 0 if value > benchmark else 100 * (benchmark - value) / benchmark

    return shortfall


def gap_by_the_model(names):
    """The course's function, as a numpy number."""
    def shortfall(value, benchmark, less):
        if min(value, benchmark) <= 0:
            raise ValueError("out of range")
        return np.float64(gaps.shortfall(value, benchmark, less))

    return shortfall


def line_from_the_sheet(names):
    """From the sheet, as a Series in another order."""
    row = names["mine"].loc["exports to Korea"]
    return pd.Series({"times": gaps.multiple(row["value"], row["best"]), "share": row["value"],
                      "gap": gaps.shortfall(row["value"], row["best"])})


def line_rounded(names):
    """Two decimals, as asked."""
    return {name: round(float(value), 2) for name, value in line_from_the_sheet(names).items()}


def _weight(names):
    agency, articles = (gaps.shortfall(row["value"], row["korea"]) for row in
                        (names["mine"].loc["agency's budget"], names["mine"].loc["journal articles"]))
    return gaps.weight_to_lead(agency, [gaps.priority(articles, names["variant"].weight)])


def weight_by_the_model(names):
    """The course's function."""
    return np.float64(_weight(names))


def weight_rounded(names):
    """Two decimals, as asked."""
    return Decimal(f"{_weight(names):.2f}")


def holes_counted(names):
    """Counted row by row."""
    rows = names["mine"].to_dict("records")
    missing = [row for row in rows if row["value"] != row["value"]]
    return {"doubtful": len([row for row in rows if row not in missing and row["note"]]), "missing": len(missing)}


def holes_as_a_table(names):
    """A table of one column."""
    return pd.DataFrame({"lines": holes_counted(names)})


def unknown_about_schools(names):
    """Another gap, complete."""
    return (
        "I would name schools. By the tests of 2012 more than half of the pupils fail in mathematics, 9.1 % in Korea,"
        " so more than 80 % of what Korea reaches is lacking. By the best neighbour, Chile, the gap is far smaller, "
        "and I would say so in the first sentence. What is doubtful: two publishers differ by a point, which could "
        "not change the order. What is missing: how many young adults never finished school, which the pages at hand "
        "leave out for us. If that figure were as in Mexico, training of adults would be as urgent as schools, and I "
        "would ask Korea for that instead."
    )


def unknown_about_trade(names):
    """A third gap, complete."""
    return (
        "Exports to Korea come first for me. Korea takes about 1 % of our exports and 7.1 % of Chile's: almost nine "
        "tenths of the benchmark are lacking. The benchmark is a neighbour with another geology; copper explains much"
        " of it, and if one left copper out the gap would be narrower, by how much the sheet does not tell. Doubtful "
        "is the figure itself, as two customs offices record it. No value is there for small firms' share of loans, "
        "and the region's average is not ours. If loans were the bottleneck, then an agreement would not help those "
        "who cannot pay the first shipment."
    )


ALTERNATIVES = {
    "q1": [gap_by_cases, gap_by_the_model],
    "q2": [line_from_the_sheet, line_rounded],
    "q3": [weight_by_the_model, weight_rounded],
    "q4": [holes_counted, holes_as_a_table],
    "q5": [unknown_about_schools, unknown_about_trade],
}
