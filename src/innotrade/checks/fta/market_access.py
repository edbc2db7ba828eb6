"""What is expected in the exercise "What does '96 % of items in ten years' buy?".

Promises of Chile, Peru and Colombia: the rate of a year, the schedule as a function, the calendar of two agreements,
coverage counted twice, the present value of a promise, and a sentence for a minister.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import schedules
from innotrade.models.fta.schedules import Concession
from innotrade.variants import Variant

YEARS = 20
#: Chile's schedule as the exercise gives it: items announced, trade partly assumed (the lesson says which).
CHILE = pd.DataFrame({
    "items": [2450, 2100, 1099, 205],
    "trade": [66.8, 18.2, 9.5, 5.5],
    "free_after": [0, 5, 10, None],
})
HORIZONS = {"at once": 0, "in ten years": 10}


@cache
def promises() -> pd.DataFrame:
    """Return the promises that end at zero: at once or in equal stages."""
    table = data.load("tariff-concessions")
    kept = table[table["category"].isin(["immediate", "equal stages"])]
    columns = ["agreement", "importer", "product", "base_rate", "stages", "entry"]
    return kept[columns].astype({"stages": int}).reset_index(drop=True)


def mine(variant: Variant) -> tuple[float, int, int]:
    """Return base rate, stages and entry of the student's product."""
    table = promises()
    row = table[(table["product"] == variant.product) & (table["stages"] > 1)].iloc[0]
    return float(row["base_rate"]), int(row["stages"]), int(row["entry"])


def rate(variant: Variant) -> Check:
    """Tariff on the student's product three years after entry into force, in per cent."""
    base, stages, entry = mine(variant)
    return number(
        _rate(base, stages, entry, entry + 3), tolerance=0.005, unit="%",
        mistakes=[
            Mistake("one-year-late", base * (1 - 3 / stages),
                    "You have made three cuts. The first is made on entry into force, "
                    "so three years later there are four."),
            Mistake("cut", base * 4 / stages,
                    "This is what has been cut so far. The question is about the tariff that is left."),
            Mistake("compounded", base * (1 - 1 / stages) ** 4,
                    "You cut a part of what is left each year. Equal stages are equal parts of the base rate."),
            Mistake("base", base, "This is the base rate, which the product paid before the agreement."),
        ],
        hint="Count the cuts made by then, the one on entry included; each takes an equal part of the base rate.",
    )


def _rate(base: float, stages: int, entry: int, year: int) -> float:
    return schedules.rate_in_year(Concession("equal stages", base, int(stages)), int(year), int(entry))


def expected_tariff(base, stages, entry, year) -> float:
    """Return the rate of a year, as the tested model has it, for any base rate."""
    if stages <= 0:
        raise ValueError(f"stages must be 1 or more, got {stages!r}")
    return _rate(base, stages, entry, year)


def tariff(_: Variant) -> Check:
    """A function from base rate, stages, entry and year to the rate of that year."""
    return function(
        expected_tariff,
        cases=[
            Case((40, 15, 2012, 2018), "seven of fifteen cuts have been made by then."),
            Case((20, 10, 2011, 2011), "the first cut is made in the year of entry."),
            Case((20, 10, 2011, 2020), "this is the year of the last cut."),
            Case((20, 10, 2011, 2035), "the tariff stays at zero after the last cut."),
            Case((20, 10, 2011, 2010), "the year before entry has the base rate."),
            Case((20, 10, 2011, 2004), "so has every year before entry."),
            Case((9, 1, 2011, 2011), "one stage is immediate elimination."),
            Case((0, 5, 2011, 2012), "a tariff of zero stays at zero."),
            Case((20, 0, 2011, 2012), "a schedule without stages is none, so it must raise a ValueError."),
            Case((20, -4, 2011, 2012), "a negative number of stages must raise a ValueError."),
        ],
        mistakes=_tariff_mistakes(),
        hint="Count the cuts from the year of entry, never fewer than none and never more than there are stages.",
    )


def _tariff_mistakes() -> list[Mistake]:
    def guarded(count):
        def student(base, stages, entry, year):
            if stages <= 0:
                raise ValueError("stages must be 1 or more")
            return base * (1 - count(stages, entry, year) / stages)
        return student

    def compounded(base, stages, entry, year):
        if stages <= 0:
            raise ValueError("stages must be 1 or more")
        return base * (1 - 1 / stages) ** min(max(year - entry + 1, 0), stages)

    def cut(base, stages, entry, year):
        return base - expected_tariff(base, stages, entry, year)

    def unguarded(base, stages, entry, year):
        return base * (1 - min(max(year - entry + 1, 0), stages) / stages)

    return [
        Mistake("one-year-late", guarded(lambda stages, entry, year: min(max(year - entry, 0), stages)),
                "Your first cut comes a year after entry. It is made in the year of entry itself."),
        Mistake("no-end", guarded(lambda stages, entry, year: max(year - entry + 1, 0)),
                "After the last stage your tariff becomes negative: the number of cuts must not exceed the stages."),
        Mistake("no-beginning", guarded(lambda stages, entry, year: min(year - entry + 1, stages)),
                "Before entry your tariff is above the base rate: the number of cuts must not be negative."),
        Mistake("no-bounds", guarded(lambda stages, entry, year: year - entry + 1),
                "Your line has neither beginning nor end: before entry it is above the base rate, at last below zero."),
        Mistake("compounded", compounded,
                "You cut a part of what is left each year, which never ends. Equal stages are parts of the base."),
        Mistake("cut", cut, "You return what has been cut. Return the tariff that is left."),
        Mistake("no-guard", unguarded,
                "The rates are right. A schedule with no stages, or a negative number, must raise a ValueError: "
                "without one, a slip in a table of lines gives a tariff that looks like any other."),
    ]


def calendar(_: Variant) -> Check:
    """First free year and the rate of 2018 of every promise of Peru and Colombia."""
    right = _calendar(promises())
    staged = promises()[promises()["stages"] > 1]
    return frame(
        right, key=["importer", "product"], tolerance=0.005,
        mistakes=[
            Mistake("entry-plus-stages", right.assign(free_from=right["free_from"] + 1),
                    "The rates are right, the years are one too late: the year of entry is the first of the stages."),
            Mistake("one-year-late", _calendar(promises(), late=1),
                    "Both columns are one year late: the first cut is made in the year of entry."),
            Mistake("staged-only", _calendar(staged),
                    "The immediate promises are missing. They are free from the year of entry, one stage long."),
            Mistake("with-korea", _calendar(promises(), importers=("Peru", "Colombia", "Korea")),
                    "Korea's promises are among yours. The exporter asks what Peru and Colombia charge."),
            Mistake("by-agreement", _calendar(promises()[promises()["importer"] != "Korea"],
                                              importers=("Peru", "Colombia", "Chile")),
                    "Chile's promise is among yours; Peru and Colombia are asked."),
            Mistake("cut", right.assign(rate_2018=_base_rates(right) - right["rate_2018"]),
                    "The years are right, but rate_2018 holds what has been cut by 2018, not what is left."),
        ],
        hint="One row a promise of the importers Peru and Colombia; stages count from the year of entry.",
        right="Right: one agreement is over for nearly every good, the other has hardly begun.",
    )


def _calendar(table: pd.DataFrame, *, late: int = 0, importers=("Peru", "Colombia")) -> pd.DataFrame:
    rows = table[table["importer"].isin(importers)]
    return pd.DataFrame({
        "importer": rows["importer"],
        "product": rows["product"],
        "free_from": rows["entry"] + rows["stages"] - 1 + late,
        "rate_2018": [_rate(row.base_rate, row.stages, row.entry + late, 2018) for row in rows.itertuples()],
    }).reset_index(drop=True)


def _base_rates(rows: pd.DataFrame) -> pd.Series:
    keys = ["importer", "product"]
    return rows[keys].merge(promises(), on=keys, how="left")["base_rate"]


def counts(_: Variant) -> Check:
    """Chile's coverage at once and in ten years, by items and by trade, in per cent."""
    right = _counts(CHILE)
    swapped = {name.replace("items", "*").replace("trade", "items").replace("*", "trade"): value
               for name, value in right.items()}
    of_the_free = _counts(CHILE[CHILE["free_after"].notna()])
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("not-cumulative", _counts(CHILE, only_that_group=True),
                    "Your figures for ten years hold only the group that takes ten years. Free within ten years is "
                    "also what was free before."),
            Mistake("swapped", swapped, "Items and trade are exchanged."),
            Mistake("of-the-free", of_the_free,
                    "You divide by what becomes free. Coverage is a share of the whole schedule, exceptions included."),
            Mistake("empty-is-free", _counts(CHILE.fillna({"free_after": 0})),
                    "The row without a year counts as free at once in your figures. An empty cell here means never."),
            Mistake("groups", _groups(),
                    "You count the groups of the table. Weigh each by its items, or by its trade."),
        ],
        hint="Share of items, and of trade, in the rows whose free_after is at most the horizon.",
        right="Right: on entry trade runs ahead of items, and after ten years items run ahead of trade.",
    )


def _counts(table: pd.DataFrame, *, only_that_group: bool = False) -> dict[str, float]:
    found = {}
    for when, years in HORIZONS.items():
        free = table["free_after"] == years if only_that_group else table["free_after"] <= years
        for name in ("items", "trade"):
            found[f"{name} {when}"] = 100 * table.loc[free, name].sum() / table[name].sum()
    return found


def _groups() -> dict[str, float]:
    return {f"{name} {when}": 100 * float((CHILE["free_after"] <= years).mean())
            for when, years in HORIZONS.items() for name in ("items", "trade")}


def worth(variant: Variant) -> Check:
    """Present value of the duty that the student's promise saves in twenty years, per 100 dollars of imports a year."""
    base, stages, entry = mine(variant)
    left = [_rate(base, stages, entry, entry + step) for step in range(YEARS)]
    late = [_rate(base, stages, entry + 1, entry + step) for step in range(YEARS)]
    right = _worth([base - rate for rate in left], variant)
    growth = 1 + variant.discount_rate / 100
    return number(
        right, tolerance=0.05, unit="dollars",
        mistakes=[
            Mistake("not-discounted", sum(base - rate for rate in left),
                    "This is the plain sum. Divide what is saved in a later year by a power of 1 + the discount rate."),
            Mistake("entry-discounted", right / growth,
                    "You discount the year of entry too. It is today: its power is zero."),
            Mistake("immediate", _worth([base] * YEARS, variant),
                    "This is what immediate elimination would save. Take off the tariff that is still paid."),
            Mistake("still-paid", _worth(left, variant),
                    "This is the duty still paid. Saved is the base rate less the rate of the year."),
            Mistake("ten-years", _worth([base - rate for rate in left[:10]], variant),
                    "You stop after ten years. The duty is saved afterwards too; twenty years are asked."),
            Mistake("one-year-late", _worth([base - rate for rate in late], variant),
                    "Your cuts begin a year late: the first is made in the year of entry."),
        ],
        hint="For each of twenty years from entry: base rate less rate, divided by (1 + r) to the years since entry.",
    )


def _worth(saved: list[float], variant: Variant) -> float:
    return sum(amount / (1 + variant.discount_rate / 100) ** step for step, amount in enumerate(saved))


def statement(_: Variant) -> Check:
    """What the minister says; complete when it counts both ways, gives figures and time, and names a limit."""
    return text(
        words=(80, 250),
        elements={
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the word items or lines": r"\b(items?|lines?)\b",
            "the word trade, exports or imports": r"\b(trade|exports?|imports?)\b",
            "when the tariffs fall (years, stages, at once)": r"\b(years?|stages?|at once|immediately|on entry)\b",
            "a limit of the evidence (cannot, does not show, unknown, limit)":
                r"cannot|can't|not (show|tell|say|know)|unknown|limit",
        },
        mistakes=[
            Mistake("share-as-cut", "Colombia's tariffs fall by 96.7 %.",
                    "A share of items is not a cut of tariffs: it says how many end at zero, not how far one falls.",
                    when=lambda answer: _says(answer, r"(tariffs?|duty|duties) (will )?(falls?|drops?) by 9\d")),
            Mistake("coverage-as-growth", "Our exports will grow by 97.8 %.",
                    "Coverage forecasts nothing: it is counted on the trade of the past.",
                    when=lambda answer: _says(answer, r"(exports?|trade|sales) (will )?(grows?|rises?) by 9\d")),
            Mistake("rest-excluded", "The other 3.3 % are excluded.",
                    "Not free within ten years is not excluded: longer stages, seasons and quotas are there as well.",
                    when=lambda answer: _says(answer, r"(rest|remainder|other) [\d., %]*(is|are) excluded")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer, re.IGNORECASE) is not None


EXERCISE = Exercise(
    "fta/market-access",
    [
        Question("q1", "rate", 2, rate, objective=1),
        Question("q2", "tariff", 2, tariff, hidden_points=1, objective=1),
        Question("q3", "calendar", 2, calendar, objective=1),
        Question("q4", "counts", 2, counts, objective=2),
        Question("q5", "worth", 2, worth, objective=1),
        Question("q6", "statement", 0, statement, manual_points=4, objective=3),
    ],
    parameters={
        "product": ("refrigerators", "cars under 1500 cm3", "squid, frozen", "cars", "cosmetics", "tyres", "kiwis"),
        "discount_rate": (5, 4, 6),
    },
)
