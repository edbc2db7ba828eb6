"""What is expected in the exercise "What does my country lack?".

A gap as a function, a line of the sheet made from two tables, the weight at which the order turns, the holes of a
sheet, and a paragraph on what is not known.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.capstone import evidence
from innotrade.exercise import Exercise, Question
from innotrade.models.capstone import gaps
from innotrade.variants import Variant

AGENCY, ARTICLES = "agency's budget", "journal articles"


def model(value, benchmark, less):
    """Return the gap in per cent; refuse a value or a benchmark of 0 or less."""
    if value <= 0 or benchmark <= 0:
        raise ValueError("value and benchmark must be greater than 0")
    return gaps.shortfall(value, benchmark, less)


def _never_below_nothing_forgotten(value, benchmark, less):
    model(value, benchmark, less)
    return 100 * (1 - (benchmark / value if less else value / benchmark))


def _direction_ignored(value, benchmark, less):
    return model(value, benchmark, False)


def _fraction(value, benchmark, less):
    return model(value, benchmark, less) / 100


def _of_the_value(value, benchmark, less):
    model(value, benchmark, less)
    ratio = value / benchmark if less else benchmark / value
    return max(0.0, 100 * (ratio - 1))


def shortfall(_: Variant) -> Check:
    """The gap as a function of value, benchmark and direction."""
    return function(
        model,
        cases=[
            Case((1.0, 4.0, False), "three quarters of the benchmark are lacking."),
            Case((60.0, 15.0, True), "less is better here: benchmark and value change places."),
            Case((9.0, 1.5, False), "this country is ahead: nothing is lacking."),
            Case((1.5, 9.0, True), "where less is better, a low value is ahead."),
            Case((0.5, 0.75, False), "a value below one is no error."),
            Case((0.8, 0.5, True), "a value below one is no error, in either direction."),
            Case((0.0, 4.0, False), "a value of 0 must be refused with a ValueError."),
            Case((3.0, 0.0, False), "a benchmark of 0 must be refused with a ValueError."),
            Case((-1.0, 4.0, True), "a negative value must be refused with a ValueError."),
        ],
        tolerance=1e-9,
        mistakes=[
            Mistake("below-nothing", _never_below_nothing_forgotten,
                    "A country that is ahead gets a negative gap from you. Nothing is lacking there: 0."),
            Mistake("direction-ignored", _direction_ignored,
                    "You left `less` aside. Where less is better, benchmark and value change places."),
            Mistake("fraction", _fraction, "Your gap is a fraction; per cent are asked."),
            Mistake("of-the-value", _of_the_value,
                    "You divided by the country's value. The benchmark is the whole of which a part is lacking."),
        ],
        hint="1 − v / b, or 1 − b / v where less is better, never below 0, in per cent.",
    )


@cache
def _line(country: str) -> dict[str, dict[str, float]]:
    """The line on exports to Korea, right and as wrong ways give it."""
    code = next(code for code, name in evidence.COUNTRIES.items() if name == country)
    table = data.load("korea-trade-partners").set_index("iso3")
    goods = data.load("goods-exports").query("year == 2015").set_index("iso3")["value"] / 1e6

    def line(column: str, unit: float) -> dict[str, float]:
        share = 100 * table[column] / unit / goods
        return {"share": share[code], "gap": gaps.shortfall(share[code], share["CHL"]),
                "times": share["CHL"] / share[code]}

    right = line("imports", 1000)
    return {"right": right, "other-flow": line("exports", 1000), "thousands": {**right, "share": 1000 * right["share"]},
            "part-that-is-there": {**right, "gap": 100 - right["gap"]},
            "growth": {**right, "times": right["times"] - 1}}


def korea_line(variant: Variant) -> Check:
    """Share of exports that goes to Korea, its gap to Chile's, and the multiple that it would take."""
    found = _line(variant.country)
    return series(
        found["right"], tolerance=0.005,
        mistakes=[
            Mistake("other-flow", found["other-flow"],
                    "You took the column `exports`: what Korea sells to the country. What the country sells to Korea "
                    "is what Korea imports."),
            Mistake("thousands", found["thousands"],
                    "Table 4 is in thousand dollars, the other series in dollars. Bring both into one unit."),
            Mistake("part-that-is-there", found["part-that-is-there"],
                    "Your gap is the part that is there. What is lacking is the rest of a hundred."),
            Mistake("growth", found["growth"],
                    "`times` is by what the share must be multiplied; you subtracted one, which is its growth."),
        ],
        hint="Korea's imports from the country over the country's goods exports, both in US$ million.",
    )


@cache
def _row(country: str, indicator: str) -> dict:
    return next(row for row in evidence.sheet() if row["country"] == country and row["indicator"] == indicator)


def weight(variant: Variant) -> Check:
    """The weight above which the agency's gap leads that in articles."""
    agency, articles = (gaps.shortfall(row["value"], row["korea"]) for row in
                        (_row(variant.country, AGENCY), _row(variant.country, ARTICLES)))
    return number(
        gaps.weight_to_lead(agency, [variant.weight * articles]), tolerance=0.005,
        mistakes=[
            Mistake("turned-round", variant.weight * agency / articles,
                    "You turned the ratio round: the smaller gap needs the larger weight."),
            Mistake("difference", variant.weight + (articles - agency) / 10,
                    "You added the difference of the gaps. A weight multiplies a gap."),
            Mistake("ratio-alone", articles / agency,
                    "This is the ratio of the gaps. Research weighs more than one here."),
        ],
        hint="At the turning point both priorities, weight times gap, are equal.",
    )


def holes(variant: Variant) -> Check:
    """How many lines of the country's sheet have no value, and how many of the others a known flaw."""
    sheet = pd.DataFrame(evidence.sheet())
    own = sheet[sheet["country"] == variant.country]
    missing, noted = int(own["value"].isna().sum()), int((own["note"] != "").sum())
    return series(
        {"missing": missing, "doubtful": noted - missing}, tolerance=0.1,
        mistakes=[
            Mistake("notes-of-holes", {"missing": missing, "doubtful": noted},
                    "You counted every note. A line without a value has a note too, which says why; it is missing, not "
                    "doubtful."),
            Mistake("all-countries", {"missing": int(sheet["value"].isna().sum()), "doubtful": noted - missing},
                    "You counted the holes of all eight sheets. Your country's are asked."),
            Mistake("exchanged", {"missing": noted - missing, "doubtful": missing},
                    "You exchanged the two: a hole has no value, a doubtful line has one and a note."),
        ],
        hint="Keep your country's rows; `isna()` finds the holes, and a note that is not empty a flaw.",
    )


def unknown(_: Variant) -> Check:
    """The paragraph on what is not known; complete when it names a figure, a hole, a yardstick and a consequence."""
    return text(
        words=(60, 200),
        elements={
            "a figure with its unit": r"\d[\d.,]*\s*(%|per|million|of)",
            "a yardstick (Korea, Chile, best, benchmark)": r"Korea|Chile|Peru|best|benchmark|neighbour",
            "what is missing or doubtful": r"missing|no value|not known|unknown|doubt|lost|differ|conflict|flaw",
            "what would follow if it were otherwise (would, could, if)": r"\bwould\b|\bcould\b|\bif\b",
        },
        mistakes=[
            Mistake("average-as-value", "In my country small firms get 13 % of loans.",
                    "13 % is the region's share, not your country's. Say that your country's is not known.",
                    when=lambda answer: _says(answer, r"(?i)small firms[^.]{0,60}\b(get|have|receive)\b[^.]{0,20}13 ?%")
                    and not _says(answer, r"(?i)region|average")),
            Mistake("missing-is-nothing", "There is no value for loans, so nothing is lacking there.",
                    "No value does not mean that nothing is lacking. It means that nobody printed it here.",
                    when=lambda answer: _says(answer, r"(?i)no value[^.]{0,60}\b(so|therefore|thus)\b[^.]{0,30}"
                                                      r"\b(nothing|no gap|not lacking)")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "capstone/diagnose",
    [
        Question("q1", "shortfall", 2, shortfall, hidden_points=1, objective=2),
        Question("q2", "korea_line", 2, korea_line, objective=1),
        Question("q3", "weight", 2, weight, objective=2),
        Question("q4", "holes", 2, holes, objective=3),
        Question("q5", "unknown", 0, unknown, manual_points=4, objective=3),
    ],
    parameters={"country": ("Colombia", "Peru", "Costa Rica", "Uruguay", "Argentina", "Brazil"), "weight": (6, 4, 8)},
)
