"""What is expected in the exercise "What travels?".

The concentration index as a function, the growth of aid, two lists laid over each other, instruments by points and
conditions, and a request of one page.
"""

import re

import pandas as pd

from innotrade import data, sharing
from innotrade.answers import Case, Check, Mistake, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import sharing as aid
from innotrade.models.sme import sharing_lists, sharing_travel
from innotrade.variants import Variant

GOAL = 0.25  # % of national income, as the task gives it


def index(_: Variant) -> Check:
    """A function from people and amounts, poorest first, to the concentration index."""
    return function(
        aid.concentration_index,
        cases=[
            Case(([40, 60], [70, 30]), "the poorer has less than half of the people and more than half of the amount."),
            Case(([60, 40], [0, 1]), "a group may get nothing."),
            Case(([2, 3, 5], [2, 3, 5]), "the same for every head gives 0."),
            Case(([1, 2, 3, 4], [9, 1, 4, 2]), "several groups: each term goes from one group to the next."),
            Case(([5, 0, 5], [1, 1, 1]), "a group without people must raise a ValueError."),
            Case(([5, 5], [2, -1]), "an amount below zero must raise a ValueError."),
            Case(([5, 5], [0, 0]), "if nothing is given a ValueError must be raised."),
            Case(([5], [1]), "a single group must raise a ValueError."),
            Case(([5, 5, 5], [1, 1]), "lists of different length must raise a ValueError."),
            Case(([5, 5], [1, 1, 1]), "lists of different length must raise a ValueError."),
        ],
        mistakes=_index_mistakes(),
        hint="Go through the groups with two running sums, P and L, and add P × L_next − P_next × L.",
    )


def _index_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(people, amounts):
            right = aid.concentration_index(people, amounts)
            return change(right, people, amounts)
        return wrong

    return [
        Mistake("half", guarded(lambda right, *_: right / 2),
                "This is the area between curve and diagonal. The index is twice the area."),
        Mistake("sign", guarded(lambda right, *_: -right),
                "Your sign is turned. P belongs to people, L to amounts: P times the next L comes first."),
        Mistake("sorted-by-amount", guarded(lambda _, people, amounts: _gini(people, amounts)),
                "You sorted the groups by what they get. That is a Gini coefficient, which knows no poor and no rich: "
                "keep the order of income."),
        Mistake("no-guard", lambda people, amounts: _unguarded(people, amounts),
                "The formula is right. What cannot be (no people, amounts below zero, nothing given, a single group, "
                "lists of different length) must raise a ValueError; your function answers as if nothing were wrong."),
    ]


def _gini(people, amounts) -> float:
    order = sorted(range(len(people)), key=lambda place: amounts[place] / people[place])
    return aid.concentration_index([people[place] for place in order], [amounts[place] for place in order])


def _unguarded(people, amounts) -> float:
    try:
        return aid.concentration_index(people, amounts)
    except ValueError:
        return 0.0


def _growth(variant: Variant) -> dict[str, float]:
    table = data.load("korea-oda").set_index("year")
    first, last = table.loc[variant.start], table.loc[2013]
    found = aid.growth_parts(first["oda_gni_ratio"] / 100, last["oda_gni_ratio"] / 100, first["oda"], last["oda"])
    return {"factor": found["factor"], "ratio_part": 100 * found["ratio"],
            "at_goal": last["oda"] * GOAL / last["oda_gni_ratio"]}


def growth(variant: Variant) -> Check:
    """Factor of aid, the part of its growth that is the ratio's (%), and aid at the goal (US$ million)."""
    right = _growth(variant)
    table = data.load("korea-oda").set_index("year")
    ratio = table.loc[2013, "oda_gni_ratio"] / table.loc[variant.start, "oda_gni_ratio"]
    return series(
        right, tolerance=0.06,
        mistakes=[
            Mistake("growth-over-growth", {**right, "ratio_part": 100 * (ratio - 1) / (right["factor"] - 1)},
                    "You divided the growth of the ratio by the growth of aid. Factors multiply; take logarithms of "
                    "both."),
            Mistake("factor-over-factor", {**right, "ratio_part": 100 * ratio / right["factor"]},
                    "You divided the two factors. What is left of that is income; the part of growth needs their "
                    "logarithms."),
            Mistake("part-of-income", {**right, "ratio_part": 100 - right["ratio_part"]},
                    "This is the part of income. The ratio's is the rest."),
            Mistake("goal-as-fraction", {**right, "at_goal": right["at_goal"] / 100},
                    "Your aid at the goal is a hundredth. Both ratios are in per cent, so the hundreds cancel."),
        ],
        hint="ratio_part = 100 × ln(r1 / r0) / ln(A1 / A0); at the goal income stays and only the ratio changes.",
    )


def second_list(other: str) -> pd.DataFrame:
    """The list or lists that are laid over Table 8."""
    known = sharing.projects()
    return known[known["table"].isin(["T38", "T39"] if other == "both" else [other])]


def _lists(variant: Variant) -> dict[str, dict[str, float]]:
    first, second = sharing.projects().query("table == 'T8'"), second_list(variant.other)
    n1, n2 = len(first), len(second)
    both = len(set(zip(first["iso3"], first["year"], strict=True)) & set(zip(second["iso3"], second["year"],
                                                                             strict=True)))
    countries = len(set(first["iso3"]) & set(second["iso3"]))

    def answer(m: int) -> dict[str, float]:
        return {"both": m, "either": n1 + n2 - m, "estimate": sharing_lists.estimate_of_all(n1, n2, m)["all"]}

    right = answer(both)
    return {"right": right, "countries": answer(countries), "twice": {**right, "either": n1 + n2},
            "lincoln": {**right, "estimate": n1 * n2 / both},
            "not-taken-off": {**right, "estimate": right["estimate"] + 1}}


def lists(variant: Variant) -> Check:
    """Entries in both, in either, and Chapman's estimate of all."""
    found = _lists(variant)
    return series(
        found["right"], tolerance=0.05,
        mistakes=[
            Mistake("countries-only", found["countries"],
                    "You matched countries. The rule asks for the same country *and* the same first year."),
            Mistake("counted-twice", found["twice"],
                    "In `either` those in both lists are counted twice. Take them off once."),
            Mistake("without-ones", found["lincoln"],
                    "You used n₁ n₂ / m. Chapman adds one to each count and takes one off at the end, so that an empty "
                    "overlap still has an answer."),
            Mistake("one-too-many", found["not-taken-off"],
                    "Your estimate is one too large: the formula takes one off at the end."),
        ],
        hint="Make a set of (iso3, year) from each list; `&` gives what is in both.",
    )


def _travels(variant: Variant) -> dict[str, dict[str, float]]:
    known, has = sharing.instruments(), variant.has.split("; ")
    weights = {**dict.fromkeys(sharing_travel.CRITERIA, 1), "need": variant.need}

    def answer(weighting: dict, keep) -> dict[str, float]:
        rows = sharing_travel.ranking(known, weighting, has)
        needs = {one["instrument"]: one["needs"].split("; ") for one in known}
        ready = [row for row in rows if keep(needs[row["instrument"]])]
        return {"best": rows[0]["score"], "ready": ready[0]["score"], "open": len(ready)}

    right = answer(weights, lambda needs: set(needs) <= set(has))
    raw = sum(weights.values()) * sharing_travel.MOST / 100
    return {"right": right, "any": answer(weights, lambda needs: set(needs) & set(has)),
            "equal": answer(dict.fromkeys(weights, 1), lambda needs: set(needs) <= set(has)),
            "raw": {**right, "best": right["best"] * raw, "ready": right["ready"] * raw},
            "five": {**right, "best": right["best"] * raw * 100 / 15, "ready": right["ready"] * raw * 100 / 15}}


def travels(variant: Variant) -> Check:
    """Score of the best instrument, of the best that is ready, and how many are ready."""
    found = _travels(variant)
    return series(
        found["right"], tolerance=0.06,
        mistakes=[
            Mistake("one-condition-is-enough", found["any"],
                    "You took an instrument as ready if *one* of its needs is met. All must be: a condition is a "
                    "gate."),
            Mistake("weights-forgotten", found["equal"],
                    "You gave all criteria the same weight. Need has the weight `variant.need`."),
            Mistake("not-in-per-cent", found["raw"],
                    "These are weighted points. Divide by the most that there could be, 3 × the sum of the weights, "
                    "and multiply by 100."),
            Mistake("five-criteria", found["five"],
                    "You divided by 3 × 5, as if all weights were 1. Divide by the *sum of the weights*."),
        ],
        hint="For each row: all(need in has for need in needs.split('; ')).",
    )


def request(_: Variant) -> Check:
    """The page; complete when it has the lines that can be checked."""
    return text(
        words=(120, 350),
        elements={
            "a figure with its year": r"\d[\s\S]{0,120}\b(19|20)\d\d\b|\b(19|20)\d\d\b[\s\S]{0,120}\d",
            "one instrument, asked of Korea": r"(?i)\bKorea",
            "an owner (owner, answers for, signed)": r"(?i)\bowner|answers? for|sign(s|ed)\b|responsib",
            "a line in your own budget": r"(?i)\bbudget",
            "an indicator with its value today": r"(?i)\bindicator|baseline|value today|measured by",
            "what would make you stop": r"(?i)\bstop|give (it|this) up|withdraw|end the",
            "what is different here": r"(?i)\bdiffer|unlike|not as in Korea|do not want|do not need",
        },
        mistakes=[
            Mistake("asks-for-money", "We request that Korea finance the agency for five years.",
                    "The programme gives advice, visits and training. It does not pay for what is advised: ask for "
                    "that elsewhere, or put it in your own budget.",
                    when=lambda answer: _says(
                        answer, r"(?i)(that Korea|Korea (should|shall|will|to)) (finances?|funds?|pays?|lends?)\b")),
            Mistake("proven-elsewhere", "The Dominican case proves that an export bank works.",
                    "One bank founded is no effect shown; most of its loans went elsewhere. Say what is known, and "
                    "what you will measure.",
                    when=lambda answer: _says(
                        answer, r"(?i)(Dominican|Brazil)[^.]{0,60}\b(proves?|shows? that it works)")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "ksme/sharing",
    [
        Question("q1", "concentration", 2, index, hidden_points=1, objective=2),
        Question("q2", "growth", 2, growth, objective=1),
        Question("q3", "lists", 2, lists, objective=3),
        Question("q4", "travels", 2, travels, objective=4),
        Question("q5", "request", 0, request, manual_points=5, objective=4),
    ],
    parameters={"start": (2001, 2004, 2007), "other": ("T38", "T39", "both"), "need": (2, 3, 5),
                "has": ("owner; agency", "owner; agency; agreement", "owner; firms; law")},
)
