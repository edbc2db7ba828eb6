"""Other right answers to the exercise "people": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade import data


def narrowing_as_records(names):
    """A list of dicts, from plain Python."""
    counts = {}
    for row in names["graduates"].to_dict("records"):
        counts.setdefault(row["field"], {})[row["level"]] = row["graduates"]
    return [{"field": field, "masters_per_100": 100 * by["masters"] / by["degree"],
             "phd_per_100": 100 * by["phd"] / by["masters"]}
            for field, by in counts.items() if field != "Total"]


def narrowing_in_another_form(names):
    """Rounded, fields in the index, columns in another order and one too many."""
    table = pd.DataFrame(narrowing_as_records(names)).round(1).sort_values("phd_per_100").set_index("field")
    return table.assign(source="T6")[["source", "phd_per_100", "masters_per_100"]]


def arrival_by_numpy(names):
    """Logarithms of numpy, as a numpy number."""
    began, first, ended, last, goal = _ends(names)
    return ended + np.log(goal / last) / (np.log(last / first) / (ended - began))


def arrival_rounded(names):
    """One decimal, as asked, in a type of its own."""
    return Decimal(f"{float(arrival_by_numpy(names)):.1f}")


def _ends(names):
    rows = data.load("researchers")
    own = rows[rows["country"] == names["variant"].country].set_index("year")["value"].sort_index()
    goal = rows[(rows["country"] == "Korea, Rep.") & (rows["year"] == 2014)]["value"].item()
    return own.index[0], own.iloc[0], own.index[-1], own.iloc[-1], goal


def stock_by_recursion(names):
    """A function that calls itself."""
    def stock_after(stock, inflow, loss, years):
        if loss < 0 or loss > 1 or years < 0:
            raise ValueError("out of range")
        return stock if years == 0 else stock_after(stock * (1 - loss) + inflow, inflow, loss, years - 1)

    return stock_after


def stock_by_powers(names):
    """What is left of the start and of each year's inflow, as a numpy number."""
    def stock_after(stock, inflow, loss, years):
        if not 0 <= loss <= 1 or years < 0:
            raise ValueError("out of range")
        kept = (1 - loss) ** np.arange(years, dtype=float)
        return np.float64(stock * (1 - loss) ** years + inflow * kept.sum())

    return stock_after


def sustained_as_series(names):
    """A Series in another order."""
    return pd.Series(_sustained(names))[["long_run", "inflow", "without_doctorate"]]


def sustained_rounded(names):
    """Whole numbers, as asked."""
    return {name: round(value) for name, value in _sustained(names).items()}


def _sustained(names):
    place, loss = names["region"], names["variant"].loss
    leaving = loss * place["researchers"]
    inflow = leaving + place["stock_growth"] * place["researchers"]
    settled = inflow / (loss + place["population_growth"])
    return {"without_doctorate": inflow - 21_923, "inflow": inflow,
            "long_run": settled / place["population"] * 1_000_000}


def conclusions_in_capitals(names):
    """A list, in capitals, in another order."""
    return ["E", "C", "A"]


def conclusions_as_text(names):
    """One text with commas."""
    return "c, a, e"


def declaration_for_return(names):
    """Return first, complete."""
    return (
        "We sign a flow that can be counted next year: 200 researchers a year brought home by each country's agency, "
        "from 82 a year in Argentina between 2003 and 2013. It comes first because it is felt at once, while a "
        "doctorate takes five years on average, and because whoever returns brings a laboratory's contacts along. "
        "Against it speaks its size: even if nobody emigrated any more, the long run would rise by about a tenth, "
        "1,206 instead of 1,087 researchers per million. It is therefore the first measure and not the only one. What "
        "we would want to know before the money is spent is how many of those who returned are still here after five "
        "years; a programme that counts arrivals only can look well for a decade and change no stock at all. The goal "
        "of Korea's density we leave out of the text."
    )


def declaration_for_doctorates(names):
    """Doctorates first, complete."""
    return (
        "Our target is a flow with a date: 30,000 doctorates a year in the region by 2025, against 21,923 in 2012, "
        "and of them one in five in engineering, against one in nine. Doctors lead groups and train those who follow, "
        "so the measure feeds itself. However, it is slow, and in its first years it takes people away from "
        "laboratories, since whoever begins a doctorate would often have begun to work. Its worth hangs on one number "
        "that we need to know before the money is spent, the share of doctors who are in research three years later: "
        "at 80 per cent twice the doctoral students lift the long run by two fifths, at 40 per cent by almost "
        "nothing. So the first budget line is the survey, the second the scholarships, and the third the posts "
        "without which the others only pay for a journey abroad."
    )


ALTERNATIVES = {
    "q1": [narrowing_as_records, narrowing_in_another_form],
    "q2": [arrival_by_numpy, arrival_rounded],
    "q3": [stock_by_recursion, stock_by_powers],
    "q4": [sustained_as_series, sustained_rounded],
    "q5": [conclusions_in_capitals, conclusions_as_text],
    "q6": [declaration_for_return, declaration_for_doctorates],
}
