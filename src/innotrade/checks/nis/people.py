"""What is expected in the exercise "Where will the researchers come from?".

Table 6 as a pipeline, a country's arrival at Korea's density, the stock as a function, what an inflow sustains, and
what the figures support.
"""

import re
from functools import cache
from math import log

import pandas as pd

from innotrade import data, pipelines
from innotrade.answers import Case, Check, Mistake, choice, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.nis import people
from innotrade.variants import Variant

KOREA = "Korea, Rep."


@cache
def _levels(total: bool = False) -> pd.DataFrame:
    wide = data.load("graduates-by-field").pivot(index="field", columns="level", values="graduates")
    return wide if total else wide.drop("Total")


def _ratios(levels: pd.DataFrame, masters, doctors) -> pd.DataFrame:
    return pd.DataFrame({"masters_per_100": masters, "phd_per_100": doctors}, index=levels.index).reset_index()


def narrowing(_: Variant) -> Check:
    """Master's degrees per 100 first degrees and doctorates per 100 master's degrees, by field."""
    rows, all_rows = _levels(), _levels(total=True)
    masters, doctors = 100 * rows["masters"] / rows["degree"], 100 * rows["phd"] / rows["masters"]
    return frame(
        _ratios(rows, masters, doctors), key=["field"], tolerance=0.05,
        mistakes=[
            Mistake("total-left-in", _ratios(all_rows, 100 * all_rows["masters"] / all_rows["degree"],
                                             100 * all_rows["phd"] / all_rows["masters"]),
                    "The row Total is among your fields. It is their sum, not a field."),
            Mistake("fractions", _ratios(rows, masters / 100, doctors / 100),
                    "These are fractions. How many per hundred is asked."),
            Mistake("doctors-per-degree", _ratios(rows, masters, 100 * rows["phd"] / rows["degree"]),
                    "The doctorates are divided by the first degrees. Divide each level by the one below: doctorates "
                    "by master's degrees."),
            Mistake("upside-down", _ratios(rows, 100 * rows["degree"] / rows["masters"],
                                           100 * rows["masters"] / rows["phd"]),
                    "The ratios are upside down: the higher level is what comes on a hundred of the lower one."),
            Mistake("shares-of-all", _ratios(rows, 100 * rows["masters"] / rows.sum(axis=1),
                                             100 * rows["phd"] / rows.sum(axis=1)),
                    "You divided by all graduates of the field. Divide by those of the level below."),
        ],
        hint="Bring the levels into columns (pivot), leave the total out, and divide each level by the one below.",
        right="Right: engineers are lost on the step to the master's, social scientists on the step to the doctorate.",
    )


@cache
def _ends(country: str) -> tuple[int, float, int, float]:
    rows = data.load("researchers").query("country == @country").sort_values("year")
    first, last = rows.iloc[0], rows.iloc[-1]
    return int(first["year"]), float(first["value"]), int(last["year"]), float(last["value"])


def arrival(variant: Variant) -> Check:
    """Year in which the student's country would have Korea's density of 2014, at its own rate."""
    began, first, ended, last = _ends(variant.country)
    goal, steps = pipelines.density(KOREA, 2014), ended - began
    growth = (last / first) ** (1 / steps) - 1
    years = people.years_to_reach(last, goal, growth)
    slower = (last / first) ** (1 / (steps + 1)) - 1
    return number(
        ended + years, tolerance=0.05,
        mistakes=[
            Mistake("years-not-date", years,
                    "This is how long it takes. The question is about the date: count from the last year."),
            Mistake("straight-line", ended + (goal - last) / ((last - first) / steps),
                    "You added the same number every year. Growth compounds: each year's is taken of the year before."),
            Mistake("one-step-too-many", ended + people.years_to_reach(last, goal, slower),
                    "The root counts steps from year to year, which are one fewer than the years."),
            Mistake("average-of-the-whole", ended + log(goal / last) / log(1 + (last / first - 1) / steps),
                    "You divided the growth of the whole period by its years. Take the root of the ratio instead."),
            Mistake("korea-at-the-start",
                    ended + people.years_to_reach(last, pipelines.density(KOREA, 2000), growth),
                    "The goal is Korea's density of 2014; this is the date for that of 2000."),
            Mistake("from-the-first-year", began + years,
                    "The way from the last value begins in the last year; you counted from the first."),
        ],
        hint="Growth is the root of last over first, less one; ln(goal / last) / ln(1 + growth) is then the way to go.",
        right="Right. The date says how far it is; nothing says that the rate lasts so long.",
    )


def _stock_after(stock, inflow, loss, years):
    if not 0 <= loss <= 1 or years < 0:
        raise ValueError("loss must lie between 0 and 1, years must be 0 or more")
    for _ in range(years):
        stock = stock * (1 - loss) + inflow
    return float(stock)


def stock_after(_: Variant) -> Check:
    """A function for the stock after some years."""
    return function(
        _stock_after, tolerance=1e-6,
        cases=[
            Case((1000, 50, 0.04, 1), "of 1,000 leave 40, and 50 come."),
            Case((1000, 50, 0.04, 10), "every year begins with the stock of the year before."),
            Case((1000, 50, 0.04, 0), "after no year nothing has changed."),
            Case((0, 50, 0.04, 3), "who came last year can leave this year."),
            Case((1000, 0, 0.5, 2), "without inflow a half is left, then a quarter."),
            Case((1000, 20, 0.0, 5), "nobody leaves, so each year adds the inflow."),
            Case((1000, 20, 1.0, 3), "everybody leaves each year, so only this year's inflow is there."),
            Case((1000, 50, 4, 2), "a loss of 4 is no fraction, so it must raise a ValueError."),
            Case((1000, 50, 1.5, 2), "no more can leave than are there, so a loss of 1.5 must raise a ValueError."),
            Case((1000, 50, -0.01, 2), "a negative loss must raise a ValueError."),
            Case((1000, 50, 0.04, -1), "a negative number of years must raise a ValueError."),
        ],
        mistakes=_stock_mistakes(),
        hint="Each year keep the share 1 - loss of the stock, then add the inflow; guard the arguments first.",
    )


def _stock_mistakes() -> list[Mistake]:
    def guarded(step):
        def after(stock, inflow, loss, years):
            _stock_after(1, 1, loss, min(years, 0))
            for _ in range(years):
                stock = step(stock, inflow, loss)
            return float(stock)
        return after

    def straight(stock, inflow, loss, years):
        _stock_after(1, 1, loss, min(years, 0))
        return stock + years * (inflow - loss * stock)

    def unguarded(stock, inflow, loss, years):
        for _ in range(years):
            stock = stock * (1 - loss) + inflow
        return float(stock)

    return [
        Mistake("newcomers-leave-too", guarded(lambda stock, inflow, loss: (stock + inflow) * (1 - loss)),
                "You take the exits from the newcomers too. Leavers are a share of those present at the year's "
                "beginning."),
        Mistake("nobody-leaves", guarded(lambda stock, inflow, loss: stock + inflow),
                "Nobody leaves in your function. The stock loses the share `loss` each year."),
        Mistake("per-cent", guarded(lambda stock, inflow, loss: stock * (1 - loss / 100) + inflow),
                "You divide the loss by 100. It is a fraction already: 0.04 is 4 %."),
        Mistake("straight-line", straight,
                "You take the same number of leavers every year. They are a share of the stock, which changes."),
        Mistake("no-guard", unguarded,
                "The stock is right where the arguments make sense. A loss outside 0 to 1, or negative years, must "
                "raise a ValueError."),
    ]


def _sustained(variant: Variant) -> dict[str, float]:
    place = pipelines.region()
    g, n, loss = place["stock_growth"], place["population_growth"], variant.loss
    inflow = (g + loss) * place["researchers"]
    now = 1e6 * place["researchers"] / place["population"]
    return {"inflow": inflow, "without_doctorate": inflow - place["graduates"]["doctorate"],
            "long_run": now * people.room_to_rise(g, n, loss)}


def sustained(variant: Variant) -> Check:
    """What the region's inflow is, how much of it has no doctorate, and the density that it sustains."""
    place, right = pipelines.region(), _sustained(variant)
    g, n = place["stock_growth"], place["population_growth"]
    now = 1e6 * place["researchers"] / place["population"]
    doctors = place["graduates"]["doctorate"]
    growth_only = g * place["researchers"]
    return series(
        right, tolerance=0.6,
        mistakes=[
            Mistake("exits-forgotten", {**right, "inflow": growth_only, "without_doctorate": growth_only - doctors},
                    "Your inflow only makes the stock grow. It must also replace the share that leaves."),
            Mistake("growth-over-growth", {**right, "long_run": now * g / n},
                    "The long run divides the growth rates without the loss. Exits belong above and below the line."),
            Mistake("population-forgotten", {**right, "long_run": now * (g + variant.loss) / variant.loss},
                    "The long run leaves the population out. It grows too, and the density must keep pace with it."),
            Mistake("people-not-density", {**right, "long_run": right["long_run"] * place["population"] / 1e6},
                    "The long run is in people. It is asked per million inhabitants."),
            Mistake("masters-not-doctors",
                    {**right, "without_doctorate": right["inflow"] - place["graduates"]["masters"]},
                    "You took the masters away from the inflow. The question is how many come without a *doctorate*."),
            Mistake("all-at-their-smallest", {**right, "without_doctorate": doctors},
                    "This is the number of new doctors. Asked is what the inflow needs beyond them."),
        ],
        hint="(g + loss) × stock; less the doctors; and density × (g + loss) / (n + loss).",
        right="Right: even with every doctor in research the stock grows by people without a doctorate.",
    )


def supported(variant: Variant) -> set[str]:
    """Letters of the statements that the figures support, each decided by the data."""
    printed = data.load("chapter2-figures").set_index("name")["value"]
    parts = printed[["engineering_degrees_in_text", "engineering_masters_in_text", "engineering_phds_in_text"]].sum()
    doctors = _levels()["phd"] / _levels()["masters"]
    decided = {
        "a": parts > printed["engineering_graduates"],
        "b": False,  # graduates of one year, not students who begin
        "c": doctors.idxmax() == "Natural and Exact Sciences",
        "d": False,  # a factor of a ratio is no cause
        "e": _sustained(variant)["long_run"] < pipelines.density(KOREA, 2014) / 5,
    }
    return {letter for letter, holds in decided.items() if holds}


def conclusions(variant: Variant) -> Check:
    """Which statements the figures support."""
    right = supported(variant)
    return choice(
        right, options="abcde",
        mistakes=[
            Mistake("flow-as-chance", right | {"b"},
                    "Statement b is about people who begin. The table has graduates of one year at each level; how "
                    "many "
                    "began, and when, it does not hold.", when=lambda answer: "b" in _letters(answer)),
            Mistake("cause", right | {"d"},
                    "Statement d names a cause. Schools are one factor of the ratio; what would happen with other "
                    "schools "
                    "is not observed.", when=lambda answer: "d" in _letters(answer)),
            Mistake("needs-no-table", right - {"a"},
                    "Statement a needs no table: add the three parts and compare them with the whole.",
                    when=lambda answer: _chosen(answer, without="a")),
            Mistake("long-run-unread", right - {"e"},
                    "Statement e follows from your long run: divide it by Korea's density of 2014.",
                    when=lambda answer: _chosen(answer, without="e")),
        ],
        hint="Test each statement with a line of code, or name what is missing to test it.",
    )


def _letters(answer) -> set[str]:
    return set(re.findall(r"[a-e]", " ".join(answer).lower()))


def _chosen(answer, *, without: str) -> bool:
    letters = _letters(answer)
    return bool(letters) and without not in letters


def declaration(_: Variant) -> Check:
    """The sentence to sign; complete when it is long enough and names target, kind, doubt and missing number."""
    return text(
        words=(80, 250),
        elements={
            "one of the measures (return, doctorates, completion, a master's)":
                r"return|doctora|complete|completion|master",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the word stock or flow for your target": r"\b(stock|flow)s?\b",
            "what speaks against it (against, however, but, although)": r"against|however|\bbut\b|although",
            "the number that you would want to know": r"want to know|would like to know|must know|need to know|unknown",
        },
        mistakes=[
            Mistake("korea-by-a-year", "Korea's density by 2030.",
                    "You promise Korea's density by a year. Compute what inflow it takes before you sign, and promise "
                    "that.",
                    when=lambda answer: _says(answer, r"Korea's density (by|in|before) (19|20)\d\d")),
            Mistake("proof", "The model proves that doctorates come first.",
                    "A model with assumed rates proves nothing. Say what it supports and how strongly.",
                    when=lambda answer: _says(answer, r"\bproves\b|\bproof that\b")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "nis/people",
    [
        Question("q1", "narrowing", 2, narrowing, objective=1),
        Question("q2", "arrival", 2, arrival, objective=2),
        Question("q3", "stock_after", 2, stock_after, hidden_points=1, objective=3),
        Question("q4", "sustained", 2, sustained, objective=3),
        Question("q5", "conclusions", 1, conclusions, objective=1),
        Question("q6", "declaration", 0, declaration, manual_points=4, objective=4),
    ],
    parameters={
        "country": ("Mexico", "Argentina", "Brazil", "Colombia", "Uruguay", "Ecuador"),
        "loss": (0.035, 0.03, 0.04, 0.05),
    },
)
