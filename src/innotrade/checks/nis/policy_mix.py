"""What is expected in the exercise "Which instruments are missing?".

Table 7 with most of its grid lost: count what survives, bound the share of each tool and the likeness of two mixes,
find which orders are certain, and propose two instruments.
"""

import re
from functools import cache
from itertools import permutations

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.nis import policy_mix, policy_mix_view
from innotrade.variants import Variant

CELLS = len(policy_mix_view.COUNTRIES) * len(policy_mix_view.TOOLS)
TOP_COUNTRIES = r"(Chile|Brazil|Colombia|Mexico|Peru|Argentina)"


@cache
def entries() -> pd.DataFrame:
    """Return Table 7 as it survives."""
    return data.load("startup-policy-tools")


def named_tools() -> dict[str, list[str]]:
    """Return the statuses printed after each tool's name, for the tools that have any."""
    rows = entries().to_dict("records")
    found = {tool: policy_mix_view.statuses(rows, tool) for tool, _ in policy_mix_view.TOOLS}
    return {tool: statuses for tool, statuses in found.items() if statuses}


def scores(statuses: list[str], recent: float) -> list[float]:
    """Return what the statuses count when only a recently created tool has part of a point."""
    return [policy_mix_view.score(status, recent, 0) for status in statuses]


def bounds(recent: float) -> dict[str, tuple[float, float]]:
    """Return the least and the greatest mean score of each tool that has statuses, in per cent."""
    return {tool: tuple(100 * end for end in policy_mix.share_bounds(scores(statuses, recent), 6 - len(statuses)))
            for tool, statuses in named_tools().items()}


def left(_: Variant) -> Check:
    """How many statuses of each kind survive, and how many cells left no trace."""
    kinds = entries()["status"].value_counts()
    right = {**{kind: int(count) for kind, count in kinds.items()}, "no trace": CELLS - int(kinds.sum())}
    placed = entries()[entries()["placement"] != "lost"]["status"].value_counts()
    return series(
        right, tolerance=0,
        mistakes=[
            Mistake("no-trace-missing", {kind: count for kind, count in right.items() if kind != "no trace"},
                    "These counts are right. Missing are the cells that left no trace, under the name 'no trace'."),
            Mistake("placed-only", {**right, **{kind: int(placed.get(kind, 0)) for kind in kinds.index},
                                    "no trace": CELLS - int(placed.sum())},
                    "You count the statuses that have a tool. Those that have lost it are statuses too."),
            Mistake("eight-tools", {**right, "no trace": 48 - int(kinds.sum())},
                    "You took eight tools by six countries. The grid has ten tools: two have lost every status."),
        ],
        hint="Count the column status; the grid has ten tools by six countries.",
        right="Right. Nearly four fifths of the grid survive, though few of its places.",
    )


def room(_: Variant) -> Check:
    """How many of the lost statuses must belong to other rows than the one, two or four that could hold them."""
    lost = int((entries()["placement"] == "lost").sum())
    free = [6 - len(named_tools()[tool]) for tool in ("Technology transfer and university spin-offs",
                                                      "Ease of creating or closing down business")]
    right = {"two rows": policy_mix.overflow(lost, 12), "four rows": policy_mix.overflow(lost, 12 + sum(free))}
    return series(
        right, tolerance=0,
        mistakes=[
            Mistake("whole-rows", {**right, "four rows": policy_mix.overflow(lost, 24)},
                    "You gave the two neighbours six free cells each. Some of their cells hold a status already."),
            Mistake("room", {"two rows": 12, "four rows": 12 + sum(free)},
                    "This is the room. The question is how many statuses are left over when it is full."),
            Mistake("negative", {name: -count for name, count in right.items()},
                    "The numbers are right but for their sign: take the room from the statuses, not the other way "
                    "round."),
        ],
        hint="Statuses that have lost their tool, less the cells that could hold them; the neighbours have free "
             "cells only.",
    )


def likeness(_: Variant) -> Check:
    """A function from two lists of True, False and None to the least Jaccard similarity."""
    return function(
        lambda one, other: policy_mix.jaccard_bounds(one, other)[0],
        cases=[
            Case(([True, True, False], [True, False, False]), "all is known, and what both lack does not count."),
            Case(([True, None], [True, True]), "the unknown tool may be missing in the first mix."),
            Case(([True, None], [True, False]), "the unknown tool may be there in the first mix and set the two "
                                                "apart."),
            Case(([True, None, None], [True, None, False]), "two unknown tools may be in one mix only."),
            Case(([True, True], [True, True]), "the same tools."),
            Case(([None, False], [None, True]), "nothing is surely in both."),
            Case(([True], [True, False]), "the lists differ in length, so it must raise a ValueError."),
            Case(([False, False], [False, False]), "neither mix can have a tool, so it must raise a ValueError."),
        ],
        mistakes=_likeness_mistakes(),
        hint="Tools surely in both, over all tools that may be in at least one when the unknown ones set the mixes "
             "apart.",
    )


def _likeness_mistakes() -> list[Mistake]:
    def checked(one, other):
        policy_mix.jaccard_bounds(one, other)
        return list(zip(one, other, strict=True))

    def greatest(one, other):
        return policy_mix.jaccard_bounds(one, other)[1]

    def dropped(one, other):
        pairs = [pair for pair in checked(one, other) if None not in pair]
        return policy_mix.jaccard([a for a, _ in pairs], [b for _, b in pairs]) or 0.0

    def all_tools(one, other):
        pairs = checked(one, other)
        return len([1 for a, b in pairs if a and b]) / len(pairs)

    def unknown_is_no(one, other):
        pairs = checked(one, other)
        return policy_mix.jaccard([bool(a) for a, _ in pairs], [bool(b) for _, b in pairs]) or 0.0

    def unguarded(one, other):
        if len(one) == len(other) and not any(value is None or value for value in [*one, *other]):
            return 0.0
        return policy_mix.jaccard_bounds(one, other)[0]

    return [
        Mistake("greatest", greatest, "This is the greatest likeness. The least was asked: unknown tools set the two "
                                      "apart."),
        Mistake("left-out", dropped,
                "You leave unknown tools out. They may be in one mix only, and then they count in the denominator."),
        Mistake("all-tools", all_tools,
                "Your denominator holds every tool. Those that both lack do not count in the likeness."),
        Mistake("unknown-is-no", unknown_is_no,
                "You take an unknown tool for a missing one. Where the other mix lacks it too, it may be in one "
                "only, and that "
                "makes the likeness smaller."),
        Mistake("no-guard", unguarded,
                "The likeness is right where there is one. If neither mix can have a tool, it must raise a "
                "ValueError; a zero "
                "would say that two empty mixes are different."),
    ]


def tools(variant: Variant) -> Check:
    """Least and greatest mean score of the eight tools that have statuses, in per cent."""
    def table(found):
        return pd.DataFrame([{"tool": tool, "low": low, "high": high} for tool, (low, high) in found.items()])

    recent, rows = variant.recent, named_tools()
    right = bounds(recent)
    means = {tool: 100 * sum(scores(found, recent)) / len(found) for tool, found in rows.items()}
    return frame(
        table(right), key=["tool"], tolerance=0.05,
        mistakes=[
            Mistake("fractions", table({tool: (low / 100, high / 100) for tool, (low, high) in right.items()}),
                    "Your shares are fractions. Per cent was asked."),
            Mistake("left-out", table({tool: (mean, mean) for tool, mean in means.items()}),
                    "You divide by the statuses that survive, which leaves the lost cells out. There are six "
                    "countries."),
            Mistake("implemented-only", table(bounds(0)),
                    "You count implemented tools only. A recently created one has part of a point in your variant."),
            Mistake("full-point", table(bounds(1)),
                    "You give a recently created tool a full point. It has the part that `variant.recent` says."),
            Mistake("lost-is-zero", table({tool: (low, low) for tool, (low, _) in right.items()}),
                    "Your upper end takes lost cells for zeros. At most, every lost cell has the tool in full."),
        ],
        hint="Sum the scores of a tool; divide by six for the lower end, add one a lost cell for the upper.",
    )


def certain(variant: Variant) -> Check:
    """Number of ordered pairs of the eight tools in which the first is certainly less complete than the second."""
    found = bounds(variant.recent)
    pairs = list(permutations(found, 2))

    def counted(less):
        return len([1 for one, other in pairs if less(found[one], found[other])])

    return number(
        counted(lambda a, b: a[1] < b[0] - 1e-9), tolerance=0,
        mistakes=[
            Mistake("middles", counted(lambda a, b: sum(a) < sum(b) - 1e-9),
                    "You compare the middles of the intervals. An order is certain only when the intervals do not "
                    "overlap."),
            Mistake("lower-ends", counted(lambda a, b: a[0] < b[0] - 1e-9),
                    "You compare lower ends. The first tool may still be at its upper end: compare that with the "
                    "other's "
                    "lower."),
            Mistake("upper-ends", counted(lambda a, b: a[1] < b[1] - 1e-9),
                    "You compare upper ends. The second tool may be at its lower end: compare the first's upper with "
                    "that."),
            Mistake("all-pairs", len(pairs) // 2, "These are all pairs of tools. Count those whose order is certain."),
        ],
        hint="The order is certain where the upper end of the one lies below the lower end of the other.",
    )


def conclusions(_: Variant) -> Check:
    """Which statements Table 7 as it survives supports."""
    right = {"a", "d"}  # a and d by the statuses themselves; b, c and e would need the lost countries or another table
    return choice(
        right, options="abcde",
        mistakes=[
            Mistake("ranking", right | {"b"},
                    "Statement b ranks countries. Only the row of seed capital has kept its countries.",
                    when=lambda answer: "b" in _letters(answer)),
            Mistake("silence", right | {"c"},
                    "Statement c takes silence for absence. Eighteen statuses follow the names of two tools and have "
                    "lost them.",
                    when=lambda answer: "c" in _letters(answer)),
            Mistake("works", right | {"e"},
                    "Statement e is about what tools do. The table says that they exist.",
                    when=lambda answer: "e" in _letters(answer)),
            Mistake("seed", right - {"a"}, "Statement a can be read off the one row that is whole.",
                    when=lambda answer: _chosen(answer, without="a")),
            Mistake("total", right - {"d"},
                    "Statement d is about the whole grid: every status counts, wherever it belongs, and cells "
                    "without a trace "
                    "count at most one.", when=lambda answer: _chosen(answer, without="d")),
        ],
        hint="Ask of each statement whether it would survive the worst filling of the lost cells.",
    )


def _letters(answer) -> set[str]:
    return set(re.findall(r"[a-e]", " ".join(answer).lower()))


def _chosen(answer, *, without: str) -> bool:
    letters = _letters(answer)
    return bool(letters) and without not in letters


def proposal(_: Variant) -> Check:
    """Two instruments, defended; complete when it names them, gives bounds, an assumption and a question."""
    return text(
        words=(80, 250),
        elements={
            "at least one tool of Table 7 by its name":
                r"seed|crowdfunding|angel|venture|incubator|accelerator|transfer|spin-off|training|taxation|\bease",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "an assumption on which it rests (assume, if, label, reading)": r"assume|assumption|\bif\b|label|reading",
            "what you would ask, and whom": r"\bask|question|inquire|enquire|letter",
        },
        mistakes=[
            Mistake("country-ranking", "Chile has the most complete mix, so it needs no more.",
                    "This table cannot rank countries: nine rows of ten have lost them. Say what you know of your "
                    "country and from where.",
                    when=lambda answer: _says(answer, TOP_COUNTRIES + r" has the (most|least) complete")),
            Mistake("middle", "On average 50 % of the countries have it, the middle of the interval.",
                    "The middle of an interval is not an estimate. Use the ends, and say which of them carries your "
                    "proposal.",
                    when=lambda answer: _says(answer, r"middle of the interval|midpoint|on average \d")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer, re.IGNORECASE) is not None


EXERCISE = Exercise(
    "nis/policy-mix",
    [
        Question("q1", "left", 1, left, objective=1),
        Question("q2", "room", 2, room, objective=1),
        Question("q3", "least_likeness", 2, likeness, hidden_points=1, objective=3),
        Question("q4", "tools", 2, tools, objective=2),
        Question("q5", "certain", 2, certain, objective=1),
        Question("q6", "conclusions", 1, conclusions, objective=2),
        Question("q7", "proposal", 0, proposal, manual_points=4, objective=4),
    ],
    parameters={"recent": (0.5, 0.25, 0.4), "country": ("Colombia", "Brazil", "Mexico", "Peru", "Chile")},
)
