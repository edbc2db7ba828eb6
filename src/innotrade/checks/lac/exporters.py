"""What is expected in the exercise "Who exports, and who survives?".

Survival from a register with firms that still export; two curves through one share; a flow turned into years; one
market against two and three; what a second market is worth when it can be lost.
"""

import re
from functools import cache
from math import log

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta.utilisation import normal_cdf, normal_quantile
from innotrade.models.sme import concentration, exporters, register
from innotrade.variants import Variant

REST = 0.11  # fraction of exporters that are not small, as the task gives it
SECOND = 0.35  # chance of finding a second market, as the notebook gives it


@cache
def smes() -> float:
    """Small exporters in 2015, thousand."""
    return data.load("exporting-firms").set_index("year")["exporting_smes"][2015]


def survival(_: Variant) -> Check:
    """A function from times, who left, and years to the fraction that goes on longer."""
    times, left = [1, 2, 2, 3, 5, 5, 8], [True, True, False, False, True, False, False]
    return function(
        _estimate,
        cases=[
            Case((times, left, 0), "before anybody leaves, all go on."),
            Case((times, left, 1), "one of seven has left."),
            Case((times, left, 2), "a firm that still exports after two years was observed for two years."),
            Case((times, left, 4), "nobody leaves in the third year; a firm is no longer observed after it."),
            Case((times, left, 9), "after the last firm that left nothing changes."),
            Case(([4, 1, 3], [True, True, False], 4), "the register need not be in order."),
            Case(([2, 2, 2], [True, True, True], 2), "when the last ones leave, nobody goes on."),
            Case(([2, 3], [False, False], 5), "where nobody has left, the estimate stays at 1."),
            Case(([1, 2], [True], 1), "lists of different length must raise a ValueError."),
            Case(([], [], 1), "an empty register must raise a ValueError."),
        ],
        mistakes=_survival_mistakes(),
        hint="For each time at which a firm leaves, up to `years`: 1 − (who leaves) / (who was observed so long).",
    )


def _estimate(times, left, years):
    return register.survival_at(register.kaplan_meier(list(times), list(left)), years)


def _survival_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(times, left, years):
            _estimate(times, left, years)
            return change(list(times), list(left), years)
        return wrong

    def leavers_only(times, left, years):
        gone = [time for time, out in zip(times, left, strict=True) if out]
        return len([time for time in gone if time > years]) / len(gone) if gone else 1.0

    def unguarded(times, left, years):
        try:
            return _estimate(times, left, years)
        except ValueError:
            return 1.0

    def at_risk_later(times, left, years):
        found = 1.0
        for moment in dict.fromkeys(times):
            gone = len([1 for time, out in zip(times, left, strict=True) if out and time == moment])
            if gone and moment <= years:
                found *= 1 - gone / (gone + len([time for time in times if time > moment]))
        return found

    return [
        Mistake("all-as-left", guarded(lambda t, left, y: len([time for time in t if time > y]) / len(t)),
                "You counted a firm that still exports as if it had left on the day the register was read. It goes on; "
                "we do not know for how long."),
        Mistake("leavers-only", guarded(leavers_only),
                "You left out the firms that still export. They are the ones that last; without them exporting looks "
                "short."),
        Mistake("never-leave", guarded(lambda t, left, y: 1 - len([1 for time, out in zip(t, left, strict=True)
                                                                   if out and time <= y]) / len(t)),
                "You divided by all firms at the start. A firm that is no longer observed tells nothing about later "
                "years, so divide by those observed so long."),
        Mistake("tie", guarded(at_risk_later),
                "A firm that still exports after two years was there when others left after two years: it counts "
                "among the observed of that year."),
        Mistake("before", guarded(lambda t, left, y: _estimate(t, left, y - 1e-9)),
                "Your product stops short: *more than* so many years means that those who leave after exactly so many "
                "are gone."),
        Mistake("no-guard", unguarded,
                "The estimate is right. Lists of different length, or empty ones, must raise a ValueError; your "
                "function answers as if nothing were wrong."),
    ]


def small(variant: Variant) -> Check:
    """Exponent, and the share of the lower 89 % by two curves, %."""
    top = variant.top / 100
    exponent, spread = concentration.pareto_exponent(0.01, top), concentration.lognormal_spread(0.01, top)
    right = {"exponent": exponent, "pareto": 100 - 100 * concentration.pareto_share(exponent, REST),
             "lognormal": 100 - 100 * concentration.lognormal_share(spread, REST)}
    power = log(top) / log(0.01)
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("the-large", right | {"pareto": 100 - right["pareto"], "lognormal": 100 - right["lognormal"]},
                    "These are the shares of the largest 11 %. The share of all others is asked."),
            Mistake("power-not-exponent", right | {"exponent": power},
                    "The exponent is wrong: ln S / ln q is 1 − 1/a. Solve for a."),
            Mistake("fractions", right | {"pareto": right["pareto"] / 100, "lognormal": right["lognormal"] / 100},
                    "The shares are fractions. Per cent are asked."),
            Mistake("lower-as-largest", right | {"pareto": 100 - 100 * (1 - REST) ** power},
                    "Pareto: you put 0.89 into S(q). S is the share of the *largest* q; take q = 0.11 and what is left "
                    "of 1."),
            Mistake("spread-sign", right | {"lognormal": 100 * normal_cdf(normal_quantile(1 - REST) + spread)},
                    "Log-normal: the spread has the wrong sign, so that the small have more than their number."),
        ],
        hint="1 − 1/a = ln S / ln q at q = 0.01; s = Φ⁻¹(0.99) − Φ⁻¹(1 − S); then both curves at q = 0.11.",
        right="Right. Printed is 6.1 %: compare which curve comes nearer where 63 % is the share of the top.",
    )


def flows(variant: Variant) -> Check:
    """Firms that leave a year (thousand), mean years, and survivors after five years (%)."""
    chance = variant.turnover / 200
    right = {"leave": smes() * chance, "years": 1 / chance, "after_five": 100 * (1 - chance) ** 5}
    each = {"leave": 2 * right["leave"], "years": right["years"] / 2, "after_five": 100 * (1 - 2 * chance) ** 5}
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("each", each,
                    "You took the turnover as the share that leaves. It counts entries and exits *together*; in a "
                    "steady number each is half."),
            Mistake("straight-line", right | {"after_five": 100 * (1 - 5 * chance)},
                    "Survivors: you took the same number off every year. The chance applies to those that are left, so "
                    "multiply."),
            Mistake("four-years", right | {"after_five": 100 * (1 - chance) ** 4},
                    "Survivors: five years later there have been five chances to leave."),
            Mistake("half-life", right | {"years": log(0.5) / log(1 - chance)},
                    "Years: this is when half have left. The mean is stock over flow."),
            Mistake("fraction", right | {"after_five": (1 - chance) ** 5},
                    "Survivors are asked in per cent."),
            Mistake("firms", right | {"leave": 1000 * right["leave"]},
                    "Firms that leave are asked in thousand, the unit of the table."),
        ],
        hint="Half of the turnover leaves; years are the stock over it; survivors are (1 − chance) five times over.",
    )


def five_years(variant: Variant) -> Check:
    """Survival over five years of firms that keep one, two and three markets, %."""
    loss, shared = variant.loss / 100, variant.shared / 100

    def by(chance_of, years=5):
        return {name: 100 * (1 - chance_of(markets)) ** years for name, markets in
                (("one", 1), ("two", 2), ("three", 3))}

    right = by(lambda markets: exporters.exit_chance(loss, shared, markets))
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("independent", by(lambda markets: loss**markets),
                    "You let all losses come independently. The shared part takes all markets at once, however many "
                    "there are."),
            Mistake("divided", by(lambda markets: loss / markets),
                    "You divided the chance by the number of markets. Two independent markets are both lost with the "
                    "*square* of the chance."),
            Mistake("one-year", by(lambda markets: exporters.exit_chance(loss, shared, markets), 1),
                    "This is one year. Five are asked."),
            Mistake("leaving", {name: 100 - value for name, value in right.items()},
                    "These are the firms that have left. Those that still export are asked."),
            Mistake("shares-swapped", by(lambda markets: (1 - shared) * loss + shared * loss**markets)
                    if shared != 0.5 else by(lambda markets: exporters.exit_chance(loss, 0, markets + 1)),
                    "The two kinds of losses are mixed up: r is the part that takes all markets at once, and k markets "
                    "need k losses, not more."),
        ],
        hint="First the chance of leaving in a year, r q + (1 − r) q^k, then what is left after five years.",
    )


def rung(variant: Variant) -> Check:
    """Mean years from either rung, and the additionality at which a beginner equals a second market, %."""
    inside = exporters.chances(exporters.Dynamics(variant.loss / 100, variant.shared / 100, SECOND, 0))
    lower, upper = _years(inside)
    right = {"lower": lower, "upper": upper, "needed": 100 * (upper - lower) / lower}
    turned = _years([list(column) for column in zip(*inside, strict=True)])
    alone = [1 / exporters.exit_chance(variant.loss / 100, variant.shared / 100, markets) for markets in (1, 2)]
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("stays-on-rung", {"lower": alone[0], "upper": alone[1],
                                      "needed": 100 * (alone[1] - alone[0]) / alone[0]},
                    "These are the years of a firm that never changes its rung. Here firms climb and fall."),
            Mistake("transposed", {"lower": turned[0], "upper": turned[1],
                                   "needed": 100 * (turned[1] - turned[0]) / turned[0]},
                    "Rows and columns of Q are exchanged: a row says where firms of this rung go."),
            Mistake("ratio", right | {"needed": 100 * lower / upper},
                    "The share is wrong: a second market brings the *difference* of the years, a true beginner all of "
                    "the lower rung's."),
            Mistake("of-upper", right | {"needed": 100 * (upper - lower) / upper},
                    "The share is wrong: a beginner begins on the lower rung, so divide by its years."),
            Mistake("fraction", right | {"needed": (upper - lower) / lower},
                    "The share is asked in per cent."),
        ],
        hint="Solve (I − Q) t = 1 for both years; the share is (t2 − t1) / t1.",
    )


def _years(inside: list) -> tuple[float, float]:
    (a, b), (c, d) = inside
    size = (1 - a) * (1 - d) - b * c
    return (1 - d + b) / size, (1 - a + c) / size


def note(_: Variant) -> Check:
    """The advice to the minister, defended; complete when long enough, with figures, a measure and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the three proposals (beginners, market, advisers)": r"\b(beginner|market|advis)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "how the minister can see whether it worked (compared, beside, than those without)":
                r"\b(compar|beside|than|against those|similar)",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("activity", "Count the firms that attended the fair.",
                    "The number of firms that attended is what the agency did, not what it brought about. Name a "
                    "figure of firms that export.",
                    when=lambda answer: _says(answer, r"(number of|[Cc]ount the) firms (served|that attend|at the)")),
            Mistake("hindsight", "By 2019 the share of small firms had fallen to 5 %.",
                    "It is January 2016 in this task. What happened after it was not known; leave it out.",
                    when=lambda answer: _says(answer, r"\b20(1[7-9]|2\d)\b|turned out")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "lac/exporters",
    [
        Question("q1", "survival", 2, survival, hidden_points=1, objective=3),
        Question("q2", "small", 2, small, objective=1),
        Question("q3", "flows", 2, flows, objective=3),
        Question("q4", "five_years", 2, five_years, objective=4),
        Question("q5", "rung", 2, rung, objective=4),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"top": (63, 55, 47), "turnover": (33, 40, 50), "loss": (20, 25, 30), "shared": (50, 30, 70)},
)
