"""What is expected in the exercise "Did the agreements deliver?".

Table 3 of the study, Peru: unit values, price and volume, the effect against benchmarks, and a gravity table that is
read for somebody who has to decide.
"""

import re
from functools import cache
from math import exp, log

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import accounting
from innotrade.variants import Variant

LAST = 2015
NORMAL = 1.96


@cache
def peru() -> pd.DataFrame:
    """Return Table 3, indexed by year."""
    return data.load("peru-trade").set_index("year").sort_index()


def unit_values(_: Variant) -> Check:
    """Unit values of both flows with Peru, US$ per tonne."""
    right = _unit_values(peru())
    return frame(
        right, key=["year"], tolerance=0.05,
        mistakes=[
            Mistake("millions", right.assign(exports=right["exports"] / 1e6, imports=right["imports"] / 1e6),
                    "These are millions of dollars a tonne. The table holds millions; make them dollars first."),
            Mistake("swapped", right.rename(columns={"exports": "imports", "imports": "exports"}),
                    "The two columns are swapped: exports over the tonnes exported, imports over the tonnes imported."),
            Mistake("crossed", _crossed(peru()),
                    "Each flow is divided by the tonnes of the other. Take exports over the tonnes exported."),
            Mistake("chile", _unit_values(data.load("chile-trade").set_index("year")),
                    "These are the unit values of Chile, Table 2. Asked is Peru, Table 3."),
        ],
        hint="For every year: dollars (the table's millions times a million) over tonnes, one column a flow.",
        right="Right. No price jumps like that: the mix of goods does.",
    )


def _unit_values(table: pd.DataFrame) -> pd.DataFrame:
    values = {flow: 1e6 * table[flow] / table[flow + "_volume"] for flow in ("exports", "imports")}
    return pd.DataFrame(values).reset_index()


def _crossed(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"exports": 1e6 * table["exports"] / table["imports_volume"],
                         "imports": 1e6 * table["imports"] / table["exports_volume"]}).reset_index()


def price_part(_: Variant) -> Check:
    """A function that gives the price part of a change of value, with logarithmic mean weights."""
    return function(
        _price, tolerance=1e-6,
        cases=[
            Case((100.0, 10.0, 180.0, 12.0), "price and volume both rise."),
            Case((944.0, 870_018.0, 1218.0, 1_113_903.0), "these are exports to Peru in 2010 and 2015."),
            Case((100.0, 10.0, 50.0, 10.0), "the volume stays, so the whole change is price."),
            Case((100.0, 10.0, 100.0, 20.0),
                 "the value stays while the price halves: the logarithmic mean of two equal values is that value."),
            Case((0.5, 0.25, 0.75, 0.5), "small amounts are amounts."),
            Case((100.0, 10.0, 180.0, 0.0), "without a volume there is no price, so it must raise a ValueError."),
            Case((100.0, 0.0, 180.0, 12.0), "without a volume there is no price, so it must raise a ValueError."),
            Case((-1.0, 10.0, 180.0, 12.0), "a value below zero must raise a ValueError."),
            Case((100.0, 10.0, 180.0, -12.0), "a volume below zero must raise a ValueError."),
            Case((100.0, -10.0, 180.0, -12.0), "two volumes below zero must raise a ValueError: their signs cancel."),
        ],
        mistakes=_price_mistakes(),
        hint="Weight: the logarithmic mean of the two values. Times the logarithm of the ratio of the unit values.",
    )


def _price(value_before, volume_before, value_after, volume_after) -> float:
    return accounting.price_volume(value_before, volume_before, value_after, volume_after).price


def _price_mistakes() -> list[Mistake]:
    def volume(v0, q0, v1, q1):
        return accounting.price_volume(v0, q0, v1, q1).volume

    def first_value(v0, q0, v1, q1):
        _price(v0, q0, v1, q1)
        return v0 * log(v1 / q1 / (v0 / q0))

    def plain_mean(v0, q0, v1, q1):
        _price(v0, q0, v1, q1)
        return (v0 + v1) / 2 * log(v1 / q1 / (v0 / q0))

    def old_volumes(v0, q0, v1, q1):
        _price(v0, q0, v1, q1)
        return (v1 / q1 - v0 / q0) * q0

    def bennet(v0, q0, v1, q1):
        return accounting.price_volume(v0, q0, v1, q1, "bennet").price

    def equal_values_break(v0, q0, v1, q1):
        return _price(v0, q0, v1, q1) if v0 != v1 else (v1 - v0) / log(v1 / v0)

    return [
        Mistake("volume-part", volume, "This is the volume part. The price part takes the ratio of the unit values."),
        Mistake("first-value", first_value,
                "You weight with the value of the first year. The weight is the logarithmic mean of both."),
        Mistake("plain-mean", plain_mean,
                "You weight with the plain mean of the two values. Then price and volume do not add up to the change."),
        Mistake("old-volumes", old_volumes,
                "You multiply the change of the unit value by the old volume. The change of both together is then left "
                "over."),
        Mistake("bennet", bennet, "This is Bennet's price part. It adds up too, but the logarithmic mean is asked."),
        Mistake("equal-values", equal_values_break,
                "Where the two values are equal, your formula divides zero by zero. Their logarithmic mean is the "
                "value itself: treat that case first."),
    ]


def parts(variant: Variant) -> Check:
    """Total, price and volume part of the change of the student's flow from the student's year to 2015."""
    right = _parts(variant.flow, variant.since, LAST)
    other = "imports" if variant.flow == "exports" else "exports"
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("other-flow", _parts(other, variant.since, LAST),
                    f"These are the parts of the {other}. Yours are the {variant.flow}: look at `variant.flow`."),
            Mistake("swapped", {**right, "price": right["volume"], "volume": right["price"]},
                    "Price and volume are swapped. The volume part is what the price part leaves of the total."),
            Mistake("year-too-early", _parts(variant.flow, variant.since, LAST - 1),
                    "These parts end in 2014. The task goes to 2015, the last row of the table."),
            Mistake("backwards", {name: -amount for name, amount in right.items()},
                    "You went from 2015 back. A change is the later year less the earlier one."),
        ],
        hint="Total is the difference of the two values; your function gives the price part; volume is the rest.",
    )


def _parts(flow: str, since: int, until: int) -> dict[str, float]:
    old, new = peru().loc[since], peru().loc[until]
    change = accounting.price_volume(old[flow], old[f"{flow}_volume"], new[flow], new[f"{flow}_volume"])
    return {"total": change.total, "price": change.price, "volume": change.volume}


def effects(_: Variant) -> Check:
    """Effect on exports to Peru in 2015 against two benchmarks, from two base years, in % of expected exports."""
    return series(
        _effects(lambda actual, benchmark: 100 * (actual / benchmark - 1)), tolerance=0.05,
        mistakes=[
            Mistake("before-after", _effects(lambda actual, benchmark: 100 * (actual - 1)),
                    "This is the growth of exports to Peru itself. Compare it with what the benchmark let you expect."),
            Mistake("points", _effects(lambda actual, benchmark: 100 * (actual - benchmark)),
                    "You took one growth rate from the other, which gives percentage points of the base year. Divide "
                    "the actual exports by the expected ones."),
            Mistake("turned", _effects(lambda actual, benchmark: 100 * (benchmark / actual - 1)),
                    "You measured expected against actual exports. The expected ones are the base."),
            Mistake("ratio", _effects(lambda actual, benchmark: 100 * actual / benchmark),
                    "This is actual as a percentage of expected. The effect is what lies above 100."),
            Mistake("year-too-early", _effects(lambda actual, benchmark: 100 * (actual / benchmark - 1), 2014),
                    "These effects are those of 2014. The task asks for 2015."),
        ],
        hint="Expected = exports of the base year x benchmark of 2015 / benchmark of the base year.",
        right="Right: the sign turns with the base year.",
    )


def _effects(measure, last: int = LAST) -> dict[str, float]:
    found = {}
    for name, levels in _benchmarks().items():
        for base in (2010, 2011):
            exports = peru()["exports"]
            found[f"{name} {base}"] = measure(exports[last] / exports[base], levels[last] / levels[base])
    return found


@cache
def _benchmarks() -> dict[str, pd.Series]:
    world, income = data.load("goods-exports"), data.load("gdp")
    return {"world": world[world["iso3"] == "KOR"].set_index("year")["value"],
            "income": income[income["iso3"] == "PER"].set_index("year")["value"]}


def reading(variant: Variant) -> Check:
    """Effect of an agreement and the ends of its 95 % interval, in %, from the student's column."""
    row = data.load("agreement-estimates").set_index("column").loc[variant.column]
    b, error = float(row["coefficient"]), float(row["standard_error"])
    percent = _percent(b)
    return series(
        _interval(b, error, NORMAL), tolerance=0.05,
        mistakes=[
            Mistake("coefficient-as-percent",
                    {"effect": 100 * b, "low": 100 * (b - NORMAL * error), "high": 100 * (b + NORMAL * error)},
                    "You read the coefficient as a percentage. It is a change of a logarithm: take the exponential."),
            Mistake("interval-of-percent",
                    {"effect": percent, "low": percent - 100 * NORMAL * error, "high": percent + 100 * NORMAL * error},
                    "The effect is right. For its interval take the exponential of both *ends*; standard errors belong "
                    "to the coefficient, not to the percentage."),
            Mistake("one-standard-error", _interval(b, error, 1),
                    "Your interval is one standard error wide on each side. For 95 % take 1.96."),
            Mistake("factors", {name: amount + 100 for name, amount in _interval(b, error, NORMAL).items()},
                    "These are levels, 100 being trade without an agreement. The effect is the change."),
            Mistake("ends-swapped", {"effect": percent, "low": _interval(b, error, NORMAL)["high"],
                                     "high": _interval(b, error, NORMAL)["low"]},
                    "The two ends are swapped: low is the coefficient less 1.96 standard errors."),
        ],
        hint="100 (exp(b) - 1), with b the coefficient, then with b less and plus 1.96 standard errors.",
    )


def _percent(b: float) -> float:
    return 100 * (exp(b) - 1)


def _interval(b: float, error: float, width: float) -> dict[str, float]:
    return {"effect": _percent(b), "low": _percent(b - width * error), "high": _percent(b + width * error)}


def evaluation(_: Variant) -> Check:
    """The paragraph on Peru; complete when it is long enough, gives figures, base year, benchmark and a limit."""
    return text(
        words=(80, 250),
        elements={
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "a base year (2010 or 2011)": r"\b201[01]\b",
            "the benchmark that it compares with (world, income, GDP, region or benchmark)":
                r"benchmark|exports to the world|world|income|GDP|region",
            "what price or volume (tonnes) did": r"price|volume|tonne|unit value",
            "a limit of the evidence (cannot, does not show, unknown, limit, assume)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|limit|assume|assumption|assuming",
        },
        mistakes=[
            Mistake("cause", "Because of the agreement exports to Peru grew by 29 %.",
                    "This gives the agreement all that happened after it. Say what exports are compared with.",
                    when=lambda answer: _says(answer, r"(?i)because of the agreement|thanks to the agreement")),
            Mistake("proof", "The benchmark proves that the agreement failed.",
                    "A benchmark is an assumption; it proves nothing. Say what it supports and how strongly.",
                    when=lambda answer: _says(answer, r"(?i)\bproves\b|\bproof that\b")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "fta/did-it-work",
    [
        Question("q1", "unit_values", 1, unit_values, objective=1),
        Question("q2", "price_part", 2, price_part, hidden_points=1, objective=1),
        Question("q3", "parts", 2, parts, objective=1),
        Question("q4", "effects", 2, effects, objective=2),
        Question("q5", "reading", 2, reading, objective=3),
        Question("q6", "evaluation", 0, evaluation, manual_points=4, objective=4),
    ],
    parameters={"flow": ("exports", "imports"), "since": (2010, 2011, 2012), "column": ("4", "3", "2", "7")},
)
