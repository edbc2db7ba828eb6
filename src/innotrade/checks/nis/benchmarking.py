"""What is expected in the exercise "How honest is a ranking?".

Places climbed within one edition, scaled values, a geometric score as a function, a band with one indicator left out at
a time, and the weights that flatter a country most.
"""

import itertools
import re
from functools import cache
from math import fsum, prod

import pandas as pd

from innotrade import data, regional_index
from innotrade.answers import Case, Check, Mistake, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.nis import composite
from innotrade.models.nis.composite_view import INDICATORS
from innotrade.variants import Variant

OUTSIDE = ("Germany", "Japan", "Korea, Rep.")
EDITION = "Measuring the Information Society 2015"


@cache
def _ranks() -> pd.DataFrame:
    table = data.load("ict-development-index").query("measure == 'rank'")
    return table[~table["country"].isin(OUTSIDE)]


def climbs(*, first: str = EDITION) -> dict[str, float]:
    """Return places climbed from 2010, in an edition, to 2015."""
    table = _ranks()
    then = table[(table["year"] == 2010) & (table["vintage"] == first)].set_index("country")["value"]
    now = table[(table["year"] == 2015) & (table["vintage"] == EDITION)].set_index("country")["value"]
    return (then - now).dropna().to_dict()


def climbed(_: Variant) -> Check:
    """Places climbed between 2010 and 2015, both from the edition of 2015."""
    table = _ranks()
    averaged = table.groupby(["country", "year"])["value"].mean().unstack()
    return series(
        climbs(), tolerance=0.01,
        mistakes=[
            Mistake("sign", {name: -value for name, value in climbs().items()},
                    "A smaller rank is a better one. Who climbs must come out above 0: take the later from the "
                    "earlier."),
            Mistake("two-editions", climbs(first="Measuring the Information Society 2011"),
                    "Your ranks of 2010 come from the edition of 2011, which compares fewer countries. Take both years "
                    "from one edition."),
            Mistake("editions-averaged", (averaged[2010] - averaged[2015]).dropna().to_dict(),
                    "You averaged editions where a country has several ranks for a year. Choose one edition first."),
        ],
        hint="Rows of the edition of 2015 whose measure is a rank, without the three others; 2010 less 2015.",
        right="Right. As many fell as rose, and all may have improved.",
    )


@cache
def _region(*, peru: bool = False) -> pd.DataFrame:
    """The region's table without Peru, or with it and the mean in its empty cells."""
    table = regional_index.table().set_index("country")
    return table.fillna(table.mean()) if peru else table.drop("Peru")


def scaled(method: str = "min-max", *, turned: bool = True, peru: bool = False) -> pd.DataFrame:
    """Return scaled indicators by country; more is better where they are turned."""
    table = _region(peru=peru)
    columns = {name: composite.normalise(table[name].tolist(), method, direction if turned else 1)
               for name, direction in INDICATORS.items()}
    return pd.DataFrame(columns, index=table.index)


def _row(country: str, **ways) -> dict[str, float]:
    return scaled(**ways).loc[country].to_dict()


def profile(variant: Variant) -> Check:
    """The country's five scaled values among seven countries."""
    country = variant.country
    table = _region()
    return series(
        _row(country), tolerance=0.005,
        mistakes=[
            Mistake("not-turned", _row(country, turned=False),
                    "Low performers and digital rank count as if more of them were better. Turn these two round."),
            Mistake("peru-in", _row(country, peru=True),
                    "Peru is in your scale, with its empty cells filled. The task leaves it out, and the scale is that "
                    "of the seven others."),
            Mistake("z-scores", _row(country, method="z-score"),
                    "These are z-scores. Min-max is asked: 0 for the worst of the seven, 1 for the best."),
            Mistake("over-the-largest", (table / table.max()).loc[country].to_dict(),
                    "You divided by the largest value. Scale from the worst (0) to the best (1)."),
        ],
        hint="For each indicator: value less worst, over best less worst; best is the smallest where less is better.",
    )


def geometric_score(_: Variant) -> Check:
    """A function from scaled values and weights to a weighted geometric mean."""
    def right(values, weights):
        return composite.geometric([list(values)], list(weights))[0]

    return function(
        right,
        cases=[
            Case(([0.81, 0.16], [1, 1]), "two equal weights: the square root of the product."),
            Case(([0.5, 0.5, 0.5], [3, 1, 2]), "equal values are their own mean, whatever the weights."),
            Case(([0.2, 0.9], [1, 3]), "weights on any scale count by their share."),
            Case(([0.2, 0.9], [0.25, 0.5]), "weights may be fractions and need not sum to 1."),
            Case(([0.2, 0.9], [0, 2]), "an indicator without weight does not count."),
            Case(([0.0, 0.9], [1, 1]), "a value of 0 leaves no geometric mean, so it must raise a ValueError."),
            Case(([0.4, 0.6], [0, 0]), "no weights at all, so it must raise a ValueError."),
        ],
        mistakes=_geometric_mistakes(right),
        hint="Raise each value to its share of all weights and multiply; refuse values of 0 or less and weights of 0.",
    )


def _geometric_mistakes(right) -> list[Mistake]:
    def guarded(rule):
        def found(values, weights):
            right(values, weights)
            return rule(list(values), composite.weights_of(list(weights)), list(weights))
        return found

    def unguarded(values, weights):
        total = sum(weights)
        return prod(value ** (weight / total) for value, weight in zip(values, weights, strict=True))

    return [
        Mistake("linear", guarded(lambda x, w, _: fsum(a * b for a, b in zip(x, w, strict=True))),
                "This is the weighted sum. A geometric mean multiplies the values, each raised to its weight."),
        Mistake("weights-not-shares", guarded(lambda x, _, g: prod(a**b for a, b in zip(x, g, strict=True))),
                "The weights are used as they come. Divide them by their sum first, so that the score stays on the "
                "scale."),
        Mistake("no-weights", guarded(lambda x, _, g: prod(x) ** (1 / len(x))),
                "All indicators weigh the same here. Raise each value to its own share of the weights."),
        Mistake("no-guard", unguarded,
                "The mean is right where there is one. A value of 0 or less, or weights that are all 0, must raise a "
                "ValueError; else a country without articles has a score of 0 and nobody asks why."),
    ]


def _places(table: pd.DataFrame) -> pd.Series:
    """Places by the plain sum of scaled columns."""
    return pd.Series(composite.ranks(table.sum(axis=1).tolist()), index=table.index)


def places(country: str, *, only: bool = False, worst_first: bool = False, **ways) -> pd.DataFrame:
    """Return the country's place with all indicators and with each one left out."""
    table = scaled(**ways)
    if worst_first:
        table = -table
    rows = [("none", _places(table)[country])]
    for name in INDICATORS:
        kept = table[[name]] if only else table.drop(columns=name)
        rows.append((name, _places(kept)[country]))
    return pd.DataFrame(rows, columns=["left_out", "place"])


def band(variant: Variant) -> Check:
    """Place with all five indicators and without each, min-max and equal weights."""
    country = variant.country
    return frame(
        places(country), key=["left_out"], tolerance=0.01,
        mistakes=[
            Mistake("worst-first", places(country, worst_first=True),
                    "Your place 1 is the lowest score. Rank from the highest down."),
            Mistake("only-one", places(country, only=True),
                    "You keep one indicator at a time. Leave one out and keep the other four."),
            Mistake("not-turned", places(country, turned=False),
                    "Low performers and digital rank count as if more of them were better. Turn these two round."),
        ],
        hint="Add the scaled columns that are left, and count how many countries have a higher sum.",
        right="Right. The list of indicators is a choice, and it moves the place.",
    )


@cache
def _grid() -> tuple[tuple[int, ...], ...]:
    return tuple(given for given in itertools.product(range(11), repeat=5) if sum(given) == 10)


@cache
def _reached(country: str, *, positive: bool = False, worst: bool = False, turned: bool = True) -> tuple[int, int]:
    """Best (or worst) place over the grid of weights, and how many weights reach it."""
    table = scaled(turned=turned)
    rows, number = table.to_numpy().tolist(), table.index.get_loc(country)
    found = []
    for given in _grid():
        if positive and min(given) == 0:
            continue
        scores = [fsum(weight * value for weight, value in zip(given, row, strict=True)) for row in rows]
        found.append(1 + sum(score > scores[number] + 1e-9 for score in scores))
    place = max(found) if worst else min(found)
    return place, found.count(place)


def _named(pair: tuple[int, int]) -> dict[str, float]:
    return {"place": pair[0], "ways": pair[1]}


def flattery(variant: Variant) -> Check:
    """Best place that weights in tenths can give the country, and how many of the 1,001 do."""
    country = variant.country
    right = _reached(country)
    return series(
        _named(right), tolerance=0.01,
        mistakes=[
            Mistake("worst", _named(_reached(country, worst=True)),
                    "This is the worst place that weights can give. The best is asked."),
            Mistake("no-zeros", _named(_reached(country, positive=True)),
                    "Your weights are all above 0. Weights of 0 belong to the grid; they are where flattery lives."),
            Mistake("share", {"place": right[0], "ways": right[1] / len(_grid())},
                    "Your ways are a fraction of all weights. Their number is asked."),
            Mistake("not-turned", _named(_reached(country, turned=False)),
                    "Low performers and digital rank count as if more of them were better. Turn these two round."),
        ],
        hint="All lists of five whole numbers from 0 to 10 that add up to 10; a place for each; count the best.",
        right="Right. Now say why this index is dishonest.",
    )


def confession(_: Variant) -> Check:
    """Why the flattering index is dishonest; complete when it has two places, a band, weights and a limit."""
    return text(
        words=(80, 250),
        elements={
            "the place that flattery reaches and the one with equal weights":
                r"(place|number|rank|first|second|third|fourth|fifth|sixth)[\s\S]*equal|equal[\s\S]*(place|number|rank)",
            "the band of places or what leaving an indicator out does": r"band|between|left out|leav|without",
            "what the weights leave out (the word weight)": r"weight",
            "what you would publish instead": r"publish|hand over|show|print|report",
            "a limit of the data (year, missing, Peru, few, cannot)": r"year|missing|Peru|few|cannot|unknown|only",
        },
        mistakes=[
            Mistake("all-bent", "All rankings are lies, so one may as well use ours.",
                    "That every ranking can be bent does not make all equal. Say which choice bends this one, and how "
                    "far.",
                    when=lambda answer: _says(answer, r"(all|every) (rank|ind)\w+ (is|are) (a )?(lie|false)")),
            Mistake("objective", "These weights are objective, since the data chose them.",
                    "No weight comes from data alone: somebody chose the indicators, the scale and the rule.",
                    when=lambda answer: _says(answer, r"weights are (the )?(objective|right|correct)")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer, re.IGNORECASE) is not None


EXERCISE = Exercise(
    "nis/benchmarking",
    [
        Question("q1", "climbed", 2, climbed, objective=1),
        Question("q2", "profile", 2, profile, objective=2),
        Question("q3", "geometric_score", 2, geometric_score, hidden_points=1, objective=2),
        Question("q4", "band", 2, band, objective=3),
        Question("q5", "flattery", 2, flattery, objective=3),
        Question("q6", "confession", 0, confession, manual_points=4, objective=4),
    ],
    parameters={"country": ("Costa Rica", "Mexico", "Uruguay", "Chile", "Argentina")},
)
