"""What is expected in the exercise "How did fifty years of R&D happen?".

Two means of two ends, growth in phases, a share that fits another amount, the crossing of two payers as a function, and
a country's Korean year with the growth that would keep step from there.
"""

import re
from functools import cache
from itertools import pairwise
from math import log

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.korea import growth
from innotrade.variants import Variant

FIRST, LAST, SPAN = 1900, 437447, 2014 - 1963
BREAKS = [1963, 1970, 1980, 1990, 1996]
GDP = 0.03


@cache
def _history(measure: str) -> dict[int, float]:
    rows = data.load("korea-research-history").query("measure == @measure").sort_values("year")
    return {int(row.year): float(row.value) for row in rows.itertuples()}


def _means(years: int, *, percent: float = 100.0, rate: float | None = None, double=None) -> dict[str, float]:
    rate = growth.compound_growth(FIRST, LAST, years) if rate is None else rate
    return {"increase": (LAST - FIRST) / years, "growth": percent * rate,
            "doubling": double(rate) if double else growth.doubling_time(rate)}


def means(_: Variant) -> Check:
    """Average increase, compound growth and doubling time of the study's two ends."""
    whole = (LAST - FIRST) / FIRST / SPAN
    return series(
        _means(SPAN), tolerance=0.05,
        mistakes=[
            Mistake("one-year-too-many", _means(SPAN + 1),
                    "You divided by 52 years. From 1963 to 2014 the number changes 51 times; count the steps, not the "
                    "years."),
            Mistake("fraction", _means(SPAN, percent=1.0),
                    "Your growth is a fraction. Give it in per cent a year."),
            Mistake("simple-growth", _means(SPAN, rate=whole),
                    "Your growth is the average increase in per cent of the first year. Growth compounds: take the "
                    "root of the ratio."),
            Mistake("rule-of-seventy", _means(SPAN, double=lambda rate: 0.7 / rate),
                    "The doubling time comes from the rule of thumb 70 / growth, which is too rough here. Take "
                    "logarithms."),
            Mistake("log-growth-forgotten", _means(SPAN, double=lambda rate: log(2) / rate),
                    "You divided ln 2 by the growth itself. Divide by ln(1 + growth)."),
        ],
        hint="Steps are 2014 − 1963. Growth is the root of the ratio less one; doubling is ln 2 over ln(1 + growth).",
        right="Right. The printed 8 550 is off by ten, and that is the least of its faults.",
    )


def _phases(rule=growth.compound_growth, *, scale: float = 100.0, more: int = 0, added: bool = True) -> pd.DataFrame:
    count = _history("researchers")
    rows = []
    for first, last in pairwise(BREAKS):
        years = last - first + more
        rows.append({"first": first, "last": last, "increase": (count[last] - count[first]) / (years if added else 1),
                     "growth": scale * rule(count[first], count[last], years)})
    return pd.DataFrame(rows)


def phases(_: Variant) -> Check:
    """Yearly increase and compound growth of Korean researchers in four phases."""
    return frame(
        _phases(), key=["first", "last"], tolerance=0.05,
        mistakes=[
            Mistake("fraction", _phases(scale=1.0), "Your growth is a fraction. Give it in per cent a year."),
            Mistake("simple-growth", _phases(lambda start, end, years: (end / start - 1) / years),
                    "You divided the change by the years. Compound growth is the root of the ratio, less one."),
            Mistake("years-counted-not-steps", _phases(more=1),
                    "You counted years, both ends included. From 1963 to 1970 the number changes seven times."),
            Mistake("whole-increase", _phases(added=False),
                    "Your increases are those of the whole phase. Divide by its years."),
            Mistake("logarithmic-growth", _phases(lambda start, end, years: log(end / start) / years),
                    "These are logarithmic growth rates. Undo the logarithm, or take the root of the ratio."),
        ],
        hint="For each pair of neighbouring years: the difference over the years, and the root of the ratio less one.",
        right="Right. The increase rises in each phase, the percentage in one of them only.",
    )


def wider(_: Variant) -> Check:
    """Science and technology investment of 1980 as a share of the output that R&D and its share imply."""
    spent, part = _history("gerd")[1980], _history("gerd-intensity")[1980]
    invested = _history("technology-investment")[1980]
    return number(
        invested / (spent / part), tolerance=0.005, unit="%",
        mistakes=[
            Mistake("research-only", part,
                    "This is the share of R&D, from which you start. The share of the wider investment is asked."),
            Mistake("added", (invested + spent) / (spent / part),
                    "You added R&D to the investment. The wider amount contains it already."),
            Mistake("inverted", spent / (invested / part),
                    "You took the investment for R&D. The share of 0.56 % belongs to R&D; it gives the output."),
            Mistake("printed", 0.85, "This is the printed share. Compute it from the amounts; it comes near."),
        ],
        hint="Output is R&D over its share; the investment's share is the investment over that output.",
        right="Right. The white paper's 0.85 % for R&D fits the wider amount.",
    )


def _odds(value: float) -> float:
    return log(value / (100 - value))


def _crossing(first_year, first_share, last_year, last_share):
    if (first_share - 50) * (last_share - 50) > 0 or first_share == last_share:
        raise ValueError("the lead does not change between the two years")
    part = -_odds(first_share) / (_odds(last_share) - _odds(first_share))
    return first_year + (last_year - first_year) * part


def crossing(_: Variant) -> Check:
    """A function to the year in which a share passes one half, both payers growing at constant rates."""
    def guarded(rule):
        def found(first_year, first_share, last_year, last_share):
            _crossing(first_year, first_share, last_year, last_share)
            return rule(first_year, first_share, last_year, last_share)
        return found

    def no_guard(first_year, first_share, last_year, last_share):
        part = -_odds(first_share) / (_odds(last_share) - _odds(first_share))
        return first_year + (last_year - first_year) * part

    return function(
        _crossing,
        cases=[
            Case((1966, 10, 1981, 56), "Korea between two known years."),
            Case((1966, 10, 1990, 84), "Korea, over a longer gap."),
            Case((1980, 80, 2000, 30), "the share may fall through one half."),
            Case((1980, 20, 2000, 80), "mirrored shares cross half way."),
            Case((1970, 50, 1990, 80), "it starts at one half, so the answer is the first year."),
            Case((1980, 30, 2000, 50), "it ends at one half, so the answer is the last year."),
            Case((1966, 10, 1975, 40), "the lead does not change, so it must raise a ValueError."),
            Case((1990, 84, 2014, 75), "the lead does not change above one half either: a ValueError."),
        ],
        mistakes=[
            Mistake("straight-line", guarded(lambda a, s, b, t: a + (b - a) * (50 - s) / (t - s)),
                    "You drew a straight line between the shares. The task's rule is constant growth of both payers: "
                    "a straight line in the log odds."),
            Mistake("half-way-in-time", guarded(lambda a, s, b, t: (a + b) / 2),
                    "You took the middle of the two years. That is right for mirrored shares only."),
            Mistake("years-not-date", guarded(lambda a, s, b, t: _crossing(a, s, b, t) - a),
                    "You return how long it takes. The year is asked: count from the first year."),
            Mistake("log-of-share", guarded(lambda a, s, b, t: a + (b - a) * log(50 / s) / log(t / s)),
                    "You took logarithms of the share. It is the ratio of the two payers, s / (100 − s), that grows by "
                    "a constant factor."),
            Mistake("no-refusal", no_guard,
                    "Years are right where the lead changes. Where both shares lie on one side of one half, the "
                    "formula gives a year outside the two, and the function must raise a ValueError."),
        ],
        hint="Put ln(s / (100 − s)) in place of s, and find where the straight line between its two values is 0.",
    )


@cache
def _level(country: str) -> float:
    rows = data.load("rd-intensity").query("country == @country and vintage == 'WDI 2019-03-21' and year == 2013")
    return float(rows["value"].item())


def _stage(country: str, *, below: bool = False, join=None) -> dict[str, float]:
    share = _history("gerd-intensity")
    points = [{"year": year, "value": value} for year, value in share.items()]
    level = _level(country)
    year = max(known for known in share if share[known] <= level) if below else growth.matching_year(points, level)
    ahead = 1995 - year
    pace = growth.compound_growth(level, share[1995], ahead)
    rate = join(pace, level, ahead) if join else (1 + pace) * (1 + GDP) - 1
    return {"korean_year": year, "years": ahead, "growth": 100 * rate}


def stage(variant: Variant) -> Check:
    """Korean year of the student's country, years to Korea's 1995 from there, and the growth that keeps step."""
    goal = _history("gerd-intensity")[1995]
    return series(
        _stage(variant.country), tolerance=0.05,
        mistakes=[
            Mistake("known-year-below", _stage(variant.country, below=True),
                    "You took the last known year at or below the level. Go on along the straight line to the next."),
            Mistake("gdp-left-out", _stage(variant.country, join=lambda pace, *_: pace),
                    "This is how the share must grow. GDP grows as well, and research must outgrow it."),
            Mistake("rates-added", _stage(variant.country, join=lambda pace, *_: pace + GDP),
                    "You added the two growth rates. That is near; growth factors multiply."),
            Mistake("simple-growth", _stage(variant.country, join=lambda _, level, ahead:
                                            (1 + (goal / level - 1) / ahead) * (1 + GDP) - 1),
                    "The share grows by a constant percentage of the year before. You divided its whole change by the "
                    "years."),
            Mistake("gdp-divided", _stage(variant.country, join=lambda pace, *_: (1 + pace) / (1 + GDP) - 1),
                    "You divided by the growth of GDP. Research is the share times GDP, so the factors multiply."),
        ],
        hint="Find the two known Korean years around your level, and the straight line between them; then the growth.",
        right="Right. It says what would be needed, not whether it can be done.",
    )


def note(_: Variant) -> Check:
    """The paragraph rewritten; complete when it has both means, a measure named, a Korean year and a limit."""
    return text(
        words=(80, 250),
        elements={
            "an increase in researchers a year": r"researchers? (a|per|each) year|a year",
            "a growth in per cent": r"\d+(\.\d+)? ?(%|per ?cent)",
            "the Korean year of your country (a year from 1963 to 1995)": r"\b19(6[3-9]|[78]\d|9[0-5])\b",
            "a limit of the figures (cannot, does not show, unknown, assumption, interpolated, lost)":
                r"cannot|can't|not (show|tell|say|know)|unknown|assum|interpol|lost|limit|straight line",
        },
        mistakes=[
            Mistake("printed-average", "Korea added 8,550 researchers a year.",
                    "8 550 is the printed figure. The two ends give 8 540, and no phase is described by either.",
                    when=lambda answer: re.search(r"8[ ,.]?550", answer) is not None
                    and not re.search(r"8[ ,.]?540", answer)),
            Mistake("because", "Research rose because of the institutes.",
                    "The figures show an order in time. That one caused the other is not in them.",
                    when=lambda answer: re.search(r"because of (the |its |their )?(institutes|laborator|programmes)",
                                                  answer) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


EXERCISE = Exercise(
    "korea/catching-up",
    [
        Question("q1", "means", 2, means, objective=1),
        Question("q2", "phases", 2, phases, objective=1),
        Question("q3", "wider_share", 1, wider, objective=2),
        Question("q4", "crossing", 2, crossing, hidden_points=1, objective=3),
        Question("q5", "stage", 3, stage, objective=4),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"country": ("Mexico", "Brazil", "Argentina", "Chile", "Costa Rica")},
)
