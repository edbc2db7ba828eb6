"""What is expected in the exercise "It is 1998: which partner first?".

The year is 2015: four candidates from Table 4, measured and judged as in the lesson; a weighted sum, a switching
weight, the dominoes' dates, and what the figures support.
"""

import re
from functools import cache
from itertools import pairwise

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import indicators, partners, partners_lesson
from innotrade.models.fta.partners_view import CRITERIA
from innotrade.variants import Variant

#: Panama is left out of Central America: most of what it buys is ships.
GROUPS = {
    "Ecuador": ("Ecuador",),
    "Central America": ("Guatemala", "El Salvador", "Honduras", "Nicaragua", "Costa Rica"),
    "MERCOSUR": ("Brazil", "Argentina", "Paraguay", "Uruguay"),
    "Mexico": ("Mexico",),
}
DOMINOES = ("Chile", "Peru", "Colombia", "Ecuador")


@cache
def _trade() -> pd.DataFrame:
    return data.load("korea-trade-partners").set_index("country")


@cache
def _gdp(year: int) -> pd.Series:
    return data.load("gdp").query("year == @year").set_index("iso3")["value"]


def measured(*, year: int = 2015, flows: tuple[str, ...] = ("exports", "imports"), groups=None) -> pd.DataFrame:
    """Return size (GDP, US$ billion) and complementarity (two-way trade intensity) of the four candidates."""
    groups, trade = groups or GROUPS, _trade()
    sizes = {name: float(_gdp(year)[trade.loc[list(parts), "iso3"]].sum()) / 1e9 for name, parts in groups.items()}
    flow = {name: float(trade.loc[list(parts), list(flows)].sum().sum()) for name, parts in groups.items()}
    trade_of_all, size_of_all = sum(flow.values()), sum(sizes.values())
    fit = [indicators.trade_intensity(flow[name], trade_of_all, sizes[name], size_of_all) for name in groups]
    return pd.DataFrame({"candidate": list(groups), "size": list(sizes.values()), "complementarity": fit})


def matrix() -> list[dict]:
    """Return the decision matrix of 2015: measured criteria and the judgements of the data set."""
    judged = data.load("partner-judgements").query("year == 2015").pivot(index="candidate", columns="criterion",
                                                                         values="score")
    rows = measured().merge(judged, left_on="candidate", right_index=True).rename(columns={"candidate": "country"})
    return rows[["country", *CRITERIA]].to_dict("records")


def profile(_: Variant) -> Check:
    """Size and complementarity of the four candidates in 2015."""
    right = measured()
    flow = [_trade().loc[list(parts), ["exports", "imports"]].sum().sum() / 1e6 for parts in GROUPS.values()]
    ratio = right.assign(complementarity=100 * pd.Series(flow) / right["size"])
    return frame(
        right, key=["candidate"], tolerance=0.01,
        mistakes=[
            Mistake("brazil-alone", measured(groups={**GROUPS, "MERCOSUR": ("Brazil",)}),
                    "Your MERCOSUR is Brazil alone. Members of a customs union are asked together: add all four."),
            Mistake("exports-only", measured(flows=("exports",)),
                    "Your intensity is over exports. Complementarity is taken here from trade in both directions."),
            Mistake("old-gdp", measured(year=1998),
                    "The GDP is that of 1998. The decision is one of 2015; take the series `gdp_2015`."),
            Mistake("mean-of-members", _mean_of_members(),
                    "You took the mean of the members' intensities, so that Uruguay counts as much as Brazil. Add "
                    "trade and GDP of the members first, then divide once."),
            Mistake("trade-over-gdp", ratio,
                    "Your complementarity is trade in per cent of GDP. Set it against the same ratio for all four "
                    "candidates together, so that 1 means as much as size explains."),
        ],
        hint="Add the members of a group first, then divide the group's share of two-way trade by its share of GDP.",
        right="Right. The candidate with the largest market is again not the one that trades most for its size.",
    )


def _mean_of_members() -> pd.DataFrame:
    """Intensities averaged over members, each member against the four candidates together."""
    trade, sizes = _trade(), measured()
    flows = trade["exports"] + trade["imports"]
    of_all = sum(flows[list(parts)].sum() for parts in GROUPS.values())
    means = []
    for parts in GROUPS.values():
        each = [indicators.trade_intensity(flows[part], of_all, _gdp(2015)[trade.loc[part, "iso3"]] / 1e9,
                                           sizes["size"].sum()) for part in parts]
        means.append(sum(each) / len(each))
    return sizes.assign(complementarity=means)


def weights_of(variant: Variant) -> dict[str, int]:
    """Return the student's weights: one criterion counts double."""
    return {name: 2 if name == variant.doubled else 1 for name in CRITERIA}


def scores(variant: Variant) -> Check:
    """Weighted sums of the four candidates, one criterion counting double."""
    rows, weights = matrix(), weights_of(variant)
    return series(
        _sums(rows, weights), tolerance=0.005,
        mistakes=[
            Mistake("risk-not-reversed", _sums(rows, weights, {**CRITERIA, "risk": 1}),
                    "Risk counts as if more of it were better. Where less is better the scaled value is 1 minus it."),
            Mistake("equal-weights", _sums(rows, dict.fromkeys(CRITERIA, 1)),
                    "All criteria weigh the same here. The one named in `variant.doubled` counts double."),
            Mistake("weights-not-normalised", {name: 6 * score for name, score in _sums(rows, weights).items()},
                    "The weights add up to 6. Divide by their sum, so that a score lies between 0 and 1."),
            Mistake("divided-by-largest", _over_largest(rows, weights),
                    "You divided each column by its largest value. Scale from the worst (0) to the best one (1)."),
            Mistake("topsis", _named(rows, partners.topsis(rows, weights, CRITERIA)),
                    "This is the closeness of TOPSIS. The weighted sum is asked."),
        ],
        hint="Scale every column from 0 to 1, turn risk round, multiply by the weights, add, divide by their sum.",
    )


def _named(rows: list[dict], values: list[float]) -> dict[str, float]:
    return {row["country"]: value for row, value in zip(rows, values, strict=True)}


def _sums(rows: list[dict], weights: dict, directions: dict = CRITERIA) -> dict[str, float]:
    return _named(rows, partners.weighted_sum(rows, weights, directions))


def _over_largest(rows: list[dict], weights: dict) -> dict[str, float]:
    """Weighted sums of columns divided by their maximum, risk taken from 1."""
    largest = {name: max(row[name] for row in rows) for name in CRITERIA}
    found = {}
    for row in rows:
        parts = [row[name] / largest[name] for name in CRITERIA]
        turned = [part if CRITERIA[name] == 1 else 1 - part for name, part in zip(CRITERIA, parts, strict=True)]
        found[row["country"]] = sum(weights[name] * part for name, part in zip(CRITERIA, turned, strict=True)) / 6
    return found


def switching(_: Variant) -> Check:
    """A function from two scaled profiles and a criterion to the weight at which they tie."""
    small, large = {"size": 0.1, "risk": 0.9, "experience": 0.7}, {"size": 1.0, "risk": 0.0, "experience": 0.5}
    return function(
        partners_lesson.switching_weight,
        cases=[
            Case(({"size": 0.25, "risk": 0.75}, {"size": 0.75, "risk": 0.25}, "size"), "their leads are equal."),
            Case((small, large, "size"), "the other criteria share the rest equally, so their mean counts."),
            Case((large, small, "size"), "the order of naming must not matter."),
            Case((small, large, "risk"), "any criterion may be the one whose weight is moved."),
            Case(({"size": 1.0, "risk": 0.8}, {"size": 0.5, "risk": 0.2}, "size"),
                 "the first is better on everything, so no weight makes them tie and it must raise a ValueError."),
            Case(({"size": 0.5, "risk": 0.5}, {"size": 0.5, "risk": 0.5}, "size"),
                 "two equal candidates tie at every weight, so it must raise a ValueError."),
        ],
        mistakes=_switching_mistakes(),
        hint="Write both scores with w on the criterion and 1 - w on the mean of the others, and set them equal.",
    )


def _leads(first: dict, second: dict, criterion: str) -> tuple[float, float]:
    """The lead of the first on the mean of the others, and of the second on the criterion."""
    others = [name for name in first if name != criterion]
    ahead = sum(first[name] - second[name] for name in others) / len(others)
    return ahead, second[criterion] - first[criterion]


def _switching_mistakes() -> list[Mistake]:
    def ratio(first, second, criterion):
        ahead, behind = _leads(first, second, criterion)
        return _guarded(ahead, behind, ahead / behind if behind else 0)

    def complement(first, second, criterion):
        ahead, behind = _leads(first, second, criterion)
        return _guarded(ahead, behind, behind / (ahead + behind) if ahead + behind else 0)

    def sum_of_others(first, second, criterion):
        ahead, behind = _leads(first, second, criterion)
        ahead *= len(first) - 1
        return _guarded(ahead, behind, ahead / (ahead + behind) if ahead + behind else 0)

    def unguarded(first, second, criterion):
        ahead, behind = _leads(first, second, criterion)
        return ahead / (ahead + behind) if ahead + behind else 0.0

    def percent(first, second, criterion):
        return 100 * partners_lesson.switching_weight(first, second, criterion)

    return [
        Mistake("ratio-of-leads", ratio,
                "You divide one lead by the other. What the criterion gains the others lose: both leads belong below "
                "the line."),
        Mistake("weight-of-the-others", complement,
                "This is the weight that the other criteria have together. Give the weight on the criterion itself."),
        Mistake("sum-of-others", sum_of_others,
                "You add the other criteria up. They share what is left, so their mean counts, not their sum."),
        Mistake("percent", percent, "Your weight is in per cent. A fraction is asked, 0 to 1."),
        Mistake("no-guard", unguarded,
                "The weight is right where there is one. Where one candidate leads at every weight, or both tie at "
                "every weight, it must raise a ValueError."),
    ]


def _guarded(ahead: float, behind: float, value: float) -> float:
    if ahead * behind < 0 or ahead + behind == 0:
        raise ValueError("no weight makes the two tie")
    return value


def gaps(_: Variant) -> Check:
    """Months between the signatures of one domino and the next."""
    signed = data.load("korea-agreements").set_index("partner")["signed"]
    study = data.load("policy-timeline").query("kind == 'signature'").set_index("actor")["date"]
    in_study = {**signed, "Peru": study["Korea, Peru"]}
    right = _between(signed)
    return series(
        right, tolerance=0.001,
        mistakes=[
            Mistake("date-of-the-study", _between(in_study),
                    "For Peru you took the study's date. The data set of agreements has another; that one is asked."),
            Mistake("years", {name: gap / 12 for name, gap in right.items()},
                    "These are years. Months are asked."),
            Mistake("counted-both-ends", {name: gap + 1 for name, gap in right.items()},
                    "You counted the first and the last month both. From one month to the next is one month."),
            Mistake("years-only", {name: 12 * _years(signed, name) for name in right},
                    "You counted the years and left the months of the dates out."),
        ],
        hint="Twelve times the difference of the years plus the difference of the months; days do not count.",
    )


def _between(signed) -> dict[str, int]:
    def month(partner: str) -> int:
        return 12 * int(signed[partner][:4]) + int(signed[partner][5:7])

    return {f"{one} to {other}": month(other) - month(one) for one, other in pairwise(DOMINOES)}


def _years(signed, name: str) -> int:
    one, other = name.split(" to ")
    return int(signed[other][:4]) - int(signed[one][:4])


def supported(_: Variant) -> set[str]:
    """Letters of the statements that the figures of this exercise support, each decided by the data."""
    rows = matrix()
    equal = _sums(rows, dict.fromkeys(CRITERIA, 1))
    share = {row["country"]: row["first_share"] for row in partners.robustness(rows, CRITERIA, points=1000)}
    dates = data.load("policy-timeline").query("kind == 'signature'").set_index("actor")["date"]
    decided = {
        "a": equal["Ecuador"] > equal["MERCOSUR"],
        "b": share["MERCOSUR"] > 0.5,
        "c": False,  # a share of weights is no probability
        "d": dates["Korea, Chile"] < dates["China, Chile"] and dates["China, Peru"] < dates["Korea, Peru"],
        "e": False,  # an order of dates is no cause
    }
    return {letter for letter, holds in decided.items() if holds}


def conclusions(variant: Variant) -> Check:
    """Which statements the figures support."""
    right = supported(variant)
    return choice(
        right, options="abcde",
        mistakes=[
            Mistake("probability", right | {"c"},
                    "Statement c takes a share of weights for a probability. Nothing was drawn by chance: the weights "
                    "go through all that is possible, and nobody says which are true.",
                    when=lambda answer: "c" in _letters(answer)),
            Mistake("cause", right | {"e"},
                    "Statement e names a cause. Dates can show that the one came after the other, no more.",
                    when=lambda answer: "e" in _letters(answer)),
            Mistake("giant", right | {"b"},
                    "Statement b can be counted with `robustness`: count before you choose it.",
                    when=lambda answer: "b" in _letters(answer)),
            Mistake("equal-weights", right - {"a"},
                    "Statement a can be read off a weighted sum with five equal weights. Compute it.",
                    when=lambda answer: _chosen(answer, without="a")),
            Mistake("two-markets", right - {"d"},
                    "Statement d is about two markets; look up all four signatures in the policy timeline.",
                    when=lambda answer: _chosen(answer, without="d")),
        ],
        hint="Test each statement with a line of code, or name what is missing to test it.",
    )


def _letters(answer) -> set[str]:
    return set(re.findall(r"[a-e]", " ".join(answer).lower()))


def _chosen(answer, *, without: str) -> bool:
    letters = _letters(answer)
    return bool(letters) and without not in letters


def advice(_: Variant) -> Check:
    """Advice of 2015; complete when it is long enough, weighs both, gives figures and names what is judged."""
    return text(
        words=(100, 260),
        elements={
            "both candidates, Ecuador and MERCOSUR": r"Ecuador[\s\S]*MERCOSUR|MERCOSUR[\s\S]*Ecuador",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the word weight": r"\bweigh",
            "which scores are judged": r"judg|scored by|opinion",
            "a limit of the evidence (cannot, does not show, unknown, limit)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|limit",
        },
        mistakes=[
            Mistake("hindsight", "Choose Ecuador: it signed in 2025.",
                    "It is 2015 in this task. What happened after 2015 was not known; leave it out.",
                    when=lambda answer: _says(answer, r"\b20(1[6-9]|2\d)\b|CPTPP|RCEP was signed")),
            Mistake("proof", "The weighted sum proves that Ecuador is best.",
                    "A score follows from weights and judgements; it does not prove a choice. Say what it supports.",
                    when=lambda answer: _says(answer, r"\bproves\b|\bproof that\b")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "fta/first-partner",
    [
        Question("q1", "profile", 2, profile, objective=1),
        Question("q2", "scores", 2, scores, objective=2),
        Question("q3", "switching_weight", 2, switching, hidden_points=1, objective=2),
        Question("q4", "gaps", 2, gaps, objective=4),
        Question("q5", "conclusions", 1, conclusions, objective=3),
        Question("q6", "advice", 0, advice, manual_points=4, objective=3),
    ],
    parameters={"doubled": ("size", "complementarity", "risk", "experience", "willingness")},
)
