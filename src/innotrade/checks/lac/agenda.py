"""What is expected in the exercise "Which gap, which instrument?".

The bill of parity, the year of parity as a function, a score with a gate, what comes first, the firms that must enter
a programme, and a logical framework for one row of Table 22.
"""

import re
from math import ceil, floor, log

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import agenda, readiness
from innotrade.models.sme.readiness import Dimension
from innotrade.variants import Variant

SIDES = (Dimension("product", 5, 6), Dimension("certificates", 4, 4, 2), Dimension("buyers", 4, 3),
         Dimension("money", 4, 3, 1))
OPEN, SHIP, COST = 0.5, 0.4, 1800.0


def extra(variant: Variant) -> Check:
    """What Spain's share of GDP would have added to a country's support in 2015, US$ million."""
    study = data.load("chapter4-figures").set_index("name")["value"]
    table = data.load("gdp").query("year == 2015 and vintage == 'WDI 2018-02-22'").set_index("country")["value"] / 1e6
    share, gdp = study[f"sme_support_{variant.country.lower()}"], table[variant.country]
    other = table["Mexico" if variant.country == "Brazil" else "Brazil"]
    spain, korea = study["sme_support_spain"], study["sme_support_korea"]
    right = agenda.extra(share, spain, gdp)
    return number(
        right, tolerance=1, unit="US$ million",
        mistakes=[
            Mistake("all-of-it", spain / 100 * gdp,
                    "This is all of the support at Spain's share. What is spent already must come off."),
            Mistake("to-korea", agenda.extra(share, korea, gdp), "You went to Korea's share. Spain's is asked."),
            Mistake("other-gdp", agenda.extra(share, spain, other),
                    "The difference of the shares is right, but it is taken of another country's GDP."),
            Mistake("per-cent", 100 * right, "The shares are in per cent: 0.41 % of GDP is 0.0041 of it."),
        ],
        hint="(T - s) / 100 times GDP in millions.",
        right="Right. It comes every year, and grows with GDP.",
    )


def parity_year(_: Variant) -> Check:
    """A function from shares and growth rates (all in per cent) to the first year at or above the target."""
    return function(
        _parity_year,
        cases=[
            Case((0.1, 0.2, 20, 2), "a share that must double grows by 1.20 / 1.02 a year."),
            Case((0.05, 0.2, 100, 0), "a budget that doubles has four times its share after two years, not three."),
            Case((0.015, 0.27, 20, 2), "Mexico's way to Korea's share."),
            Case((0.085, 0.41, 10, -1), "where GDP shrinks, a share grows faster."),
            Case((0.2, 0.2, 20, 2), "a share that is there needs no year."),
            Case((0.2, 0.2, 1, 2), "a share that is there needs no year, even if it will be lost."),
            Case((0.3, 0.2, 1, 2), "a share above the target needs no year, whatever grows."),
            Case((0.1, 0.11, 50, 0), "a part of a year counts as a year."),
            Case((0.1, 0.2, 2, 2), "a budget that does not outgrow GDP must raise a ValueError."),
            Case((0.1, 0.2, 1, 3), "a budget that grows more slowly than GDP must raise a ValueError."),
            Case((0, 0.2, 20, 2), "a share of 0 must raise a ValueError."),
            Case((-0.1, 0.2, 20, 2), "a share below 0 must raise a ValueError."),
        ],
        mistakes=[
            Mistake("gdp-stands-still", _guarded(lambda s, t, b, g: ceil(log(t / s) / log((100 + b) / 100))),
                    "You let the budget grow and GDP stand still. The share grows by (1 + b) / (1 + g)."),
            Mistake("points", _guarded(lambda s, t, b, g: ceil(log(t / s) / log((100 + b - g) / 100))),
                    "You subtracted the growth of GDP. A share is a quotient: divide 1 + b by 1 + g."),
            Mistake("straight-line", _guarded(lambda s, t, b, g: ceil((t / s - 1) / ((100 + b) / (100 + g) - 1))),
                    "You added the same amount every year. Growth is taken of last year's budget: use logarithms or "
                    "a loop."),
            Mistake("rounded-down", _guarded(lambda s, t, b, g: floor(log(t / s) / log((100 + b) / (100 + g)))),
                    "In that year the share is still below the target. Count the year in which it is reached."),
            Mistake("no-guard", _no_guard,
                    "The years are right. A share of 0 or below, or a budget that never arrives, must raise a "
                    "ValueError; your function answers as if nothing were wrong."),
        ],
        hint="n = ln(T / s) / ln((1 + b) / (1 + g)), rounded up; look at the cases without growth first.",
    )


def _parity_year(share: float, target: float, budget_growth: float, gdp_growth: float) -> int:
    if share <= 0:
        raise ValueError("share must be above 0")
    if target <= share:
        return 0
    if budget_growth <= gdp_growth:
        raise ValueError("the budget must outgrow GDP")
    return ceil(log(target / share) / log((100 + budget_growth) / (100 + gdp_growth)))


def _guarded(years):
    def wrong(share, target, budget_growth, gdp_growth):
        right = _parity_year(share, target, budget_growth, gdp_growth)
        return right if target <= share else years(share, target, budget_growth, gdp_growth)
    return wrong


def _no_guard(share, target, budget_growth, gdp_growth):
    try:
        return _parity_year(share, target, budget_growth, gdp_growth)
    except ValueError:
        return 0


def _levels(variant: Variant, certificates: int = 1) -> list[int]:
    return [2, certificates, variant.buyers, 1]


def _scores(variant: Variant, sides=SIDES) -> dict[str, float]:
    plain = [Dimension(one.name, one.weight, one.months) for one in sides]
    return {"now": readiness.score(_levels(variant), sides),
            "without_gates": readiness.score(_levels(variant), plain),
            "after": readiness.score(_levels(variant, 2), sides)}


def scores(variant: Variant) -> Check:
    """Score of a firm now, by the plain sum, and once its certificate is in hand; points."""
    right = _scores(variant)
    whole = sum(one.weight for one in SIDES)
    linear = [sum(one.weight * 25 * now * (now >= gate) for one, now, gate in
                  zip(SIDES, _levels(variant, reached), gates, strict=True)) / whole
              for reached, gates in ((1, (0, 2, 0, 1)), (1, (0, 0, 0, 0)), (2, (0, 2, 0, 1)))]
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("no-gate", right | {"now": right["without_gates"]},
                    "`now` counts half a certificate. Below its gate a side is worth nothing."),
            Mistake("levels-for-worth", dict(zip(right, linear, strict=True)),
                    "You took a quarter for each level. The worth of the levels is 0, 40, 70, 90, 100."),
            Mistake("all-alike", _scores(variant, [Dimension(one.name, 1, one.months, one.gate) for one in SIDES]),
                    "You weighed all sides alike. Multiply by the weights and divide by their sum."),
            Mistake("without-the-side", right | {"now": right["now"] * whole / (whole - 4)},
                    "In `now` you left the certificate out of the weights too. It is worth nothing and still counts."),
        ],
        hint="Sum of weight times worth over the sum of the weights; first find which side is below its gate.",
        right="Right. Opening the gate is worth more than the step alone, since it makes the first step count.",
    )


def per_month(variant: Variant) -> Check:
    """Points a month that the next step of each side brings; certificates go to their gate."""
    right = _per_month(variant)
    months = {one.name: one.months for one in SIDES}
    weights = {one.name: one.weight for one in SIDES}
    whole = sum(weights.values())
    step = readiness.WORTH[2] - readiness.WORTH[1]
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("gains", {name: value * months[name] for name, value in right.items()},
                    "These are gains. Divide each by the months that it takes."),
            Mistake("no-gate", right | {"certificates": 4 * step / whole / 4},
                    "All right but `certificates`: below the gate the side was worth nothing, so reaching the gate "
                    "brings all of its worth there."),
            Mistake("weights-not-divided", {name: value * whole for name, value in right.items()},
                    "You left out the sum of the weights. A gain in points of the score is w (v' - v) / sum of w."),
            Mistake("no-weights", {name: value * whole / weights[name] / 4 for name, value in right.items()},
                    "You weighed all sides alike. Each gain is multiplied by its weight over the sum of the weights."),
        ],
        hint="w (v(l + 1) - v(l)) / sum of w / months, with v = 0 below the gate.",
        right="Right. The gate comes first whatever the rates are; they order the rest.",
    )


def _per_month(variant: Variant) -> dict[str, float]:
    return {one["name"]: one["per_month"] for one in readiness.plan(_levels(variant), list(SIDES))}


def programme(variant: Variant) -> Check:
    """Firms that enter and finish a course, and what a first exporter costs (US$)."""
    wanted, finish = variant.wanted, variant.finish / 100
    needed = agenda.entrants(wanted, [finish, OPEN, SHIP])
    right = {"enter": needed[0], "finish": needed[1], "cost": COST * needed[0] / wanted}
    lost = wanted * (2 - finish) * (2 - OPEN) * (2 - SHIP)
    return series(
        right, tolerance=0.5,
        mistakes=[
            Mistake("lost-added", {"enter": lost, "finish": wanted * (2 - OPEN) * (2 - SHIP),
                                   "cost": COST * lost / wanted},
                    "You added at each stage the part that is lost. If half are lost, twice as many must begin: "
                    "divide."),
            Mistake("cost-of-a-place", right | {"cost": COST},
                    "`cost` is what a *place* costs. All who enter are paid for, and only those who ship are counted."),
            Mistake("stage-forgotten", {"enter": needed[1], "finish": needed[2], "cost": COST * needed[1] / wanted},
                    "You forgot a stage: not all who enter finish."),
            Mistake("forwards", {"enter": wanted, "finish": wanted * finish, "cost": COST / (finish * OPEN * SHIP)},
                    "You began with the number wanted and went forwards. Begin at the end and divide."),
        ],
        hint="wanted / (finish × open × ship); the cost of all who enter over those who ship.",
        right="Right. The narrowest passage decides what a first exporter costs.",
    )


def logframe(_: Variant) -> Check:
    """A logical framework in words; complete when it has all levels, figures, a source and an assumption."""
    return text(
        words=(100, 320),
        elements={
            "the four levels (goal, purpose, output, activity)":
                r"(?=[\s\S]*\bgoal)(?=[\s\S]*\bpurpose)(?=[\s\S]*\boutput)(?=[\s\S]*\bactivit)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "a baseline, or a group to compare with": r"\bbaseline|compar|refused|control group",
            "where the indicators are read (register, record, survey, accounts, list)":
                r"\b(register|record|survey|accounts|list|customs data)",
            "an assumption (assume, assumption, provided, if)": r"\bassum|\bprovided|\bif\b",
        },
        mistakes=[
            Mistake("activity-as-purpose", "Goal: exports. Purpose: to hold 12 seminars. Output: seminars. Activity: "
                    "seminars, against a baseline of none, read in the list of seminars, if rooms can be found.",
                    "Your purpose is something that *you* do. A purpose is a change in firms that your outputs make "
                    "possible and nobody can order.",
                    when=lambda answer: re.search(r"purpose\W+(to )?(hold|organi[sz]e|run|give) ", answer, re.I)
                    is not None),
            Mistake("share-of-gdp", "Goal: more exports. Purpose: support of 1 % of GDP. Output: a budget.",
                    "A share of GDP is money, not a change in firms. It belongs to the budget of the activities.",
                    when=lambda answer: re.search(r"purpose[^\n]{0,60}% of GDP", answer, re.I) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


EXERCISE = Exercise(
    "lac/agenda",
    [
        Question("q1", "extra", 2, extra, objective=3),
        Question("q2", "parity_year", 2, parity_year, hidden_points=1, objective=3),
        Question("q3", "scores", 2, scores, objective=1),
        Question("q4", "per_month", 2, per_month, objective=1),
        Question("q5", "programme", 2, programme, objective=4),
        Question("q6", "logframe", 0, logframe, manual_points=4, objective=4),
    ],
    parameters={"country": ("Brazil", "Mexico"), "buyers": (2, 1, 3), "finish": (70, 60, 80), "wanted": (50, 40, 60)},
)
