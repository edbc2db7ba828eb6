"""What is expected in the exercise "What would I do with the money?".

What a larger agency brings, held at a doubling, and for the country's own; a guarantee fund in three cases; the part of
the money that answers the gap; the figure on which to stop; and the three texts of the brief.
"""

import re
from functools import cache

from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.capstone import evidence, rubric
from innotrade.exercise import Exercise, Question
from innotrade.models.capstone.effects import CASES
from innotrade.models.capstone.menu import MENU, slug_of
from innotrade.models.korea import guarantees
from innotrade.models.sme import promotion
from innotrade.variants import Variant

#: Of exports, as ITC (2016) estimates it; and what the agency gets more, US$ million a year.
ELASTICITY, MORE = 0.074, 5.0
#: The fund, as the task gives it.
LEVERAGE, COVERAGE, RECOVERY, FEE, YIELD = 5, 0.85, 0.05, 0.012, 0.03
PAID_OUT = {"low": 0.08, "central": 0.05, "high": 0.03}
NEW = {"low": 0.3, "central": 0.5, "high": 0.7}
#: The programme of the fourth task: instrument and parts.
LINES = (("Loan guarantees", 5), ("Training vouchers", 3), ("Supplier programme", 2))
STOP_YEAR = 2


def model(exports, budget_share, elasticity, more):
    """Return exports added by more money a year; nothing is counted beyond a doubling; refuse what is 0 or less."""
    if exports <= 0 or budget_share <= 0 or more <= 0:
        raise ValueError("exports, budget_share and more must be greater than 0")
    money = promotion.budget(exports, budget_share)
    return promotion.added(exports, elasticity, min(100 * more / money, 100))


def _not_held(exports, budget_share, elasticity, more):
    model(exports, budget_share, elasticity, more)
    return promotion.added(exports, elasticity, 100 * more / promotion.budget(exports, budget_share))


def _straight(exports, budget_share, elasticity, more):
    model(exports, budget_share, elasticity, more)
    return exports * elasticity * min(more / promotion.budget(exports, budget_share), 1)


def _share_as_fraction(exports, budget_share, elasticity, more):
    return model(exports, 100 * budget_share, elasticity, more)


def added(_: Variant) -> Check:
    """The function of the first task."""
    return function(
        model,
        cases=[
            Case((35000.0, 0.2, 0.074, 7.0), "a tenth more money."),
            Case((35000.0, 0.2, 0.074, 70.0), "this is exactly a doubling."),
            Case((35000.0, 0.2, 0.074, 700.0), "ten times the budget: nothing is counted beyond a doubling."),
            Case((8000.0, 0.02, 0.054, 0.4), "a small country."),
            Case((0.5, 40.0, 0.3, 0.1), "numbers below one are no error."),
            Case((0.5, 0.5, 0.3, 0.5), "numbers below one are no error."),
            Case((0.0, 0.2, 0.074, 7.0), "exports of 0 must be refused with a ValueError."),
            Case((35000.0, 0.0, 0.074, 7.0), "an agency without a budget cannot grow: a ValueError."),
            Case((35000.0, 0.2, 0.074, 0.0), "no further money must be refused with a ValueError."),
        ],
        tolerance=1e-7,
        mistakes=[
            Mistake("not-held", _not_held,
                    "You count all the money. Beyond a doubling of the agency nothing is counted."),
            Mistake("straight", _straight,
                    "You multiplied elasticity and growth of the budget. Each further per cent brings less: use the "
                    "power."),
            Mistake("share-as-fraction", _share_as_fraction,
                    "You took the share as a fraction. It is in per cent of exports."),
        ],
        hint="The budget grows by the factor 1 + more / budget, at most 2; exports by that to the power e, less one.",
    )


def agency(variant: Variant) -> Check:
    """The agency of the country with five million dollars more a year: budget, exports added, dollars for a dollar."""
    facts = next(row for row in evidence.countries() if row["country"] == variant.country)
    exports, share = facts["exports"], facts["agency_share"]
    money, more = promotion.budget(exports, share), model(exports, share, ELASTICITY, MORE)
    right = {"budget": money, "added": more, "dollars": more / MORE}
    last = promotion.last_dollar(ELASTICITY, share)
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("share-as-fraction", {name: 100 * value if name == "budget" else value
                                          for name, value in right.items()},
                    "You took the share as a fraction. It is in per cent of exports."),
            Mistake("last-dollar", {**right, "added": last * MORE, "dollars": last},
                    "You multiplied by what the *last* dollar brings today. Each of the five million brings less than "
                    "the one before."),
            Mistake("over-the-budget", {**right, "dollars": exports / money},
                    "These are all exports over the whole budget. Ask what the further money adds."),
        ],
        hint="The function of task 1 gives what is added; divide it by the further money for the dollars.",
    )


@cache
def _fund(budget: float, years: int, at: int) -> dict[str, dict[str, float]]:
    """New loans outstanding after some payments, right and as wrong ways give them."""
    yearly, right, loans, kept, lent = budget / years, {}, {}, {}, {}
    for case in CASES:
        loss = guarantees.net_loss(PAID_OUT[case], RECOVERY, FEE)
        path = guarantees.fund_path(yearly, LEVERAGE, loss, YIELD, yearly, max(at - 1, 1))
        capital = path[at - 1]["capital"]
        found = guarantees.lending(capital, LEVERAGE, COVERAGE, NEW[case])
        right[case], loans[case] = found["extra"], found["loans"]
        kept[case] = guarantees.lending(at * yearly, LEVERAGE, COVERAGE, NEW[case])["extra"]
        lent[case] = NEW[case] * found["guarantees"]
    return {"right": right, "all-loans": loans, "no-losses": kept, "no-cover": lent}


def loans(variant: Variant) -> Check:
    """New loans outstanding in the last year: low, central, high."""
    found = _fund(variant.budget, variant.years, variant.years)
    return series(
        found["right"], tolerance=0.05,
        mistakes=[
            Mistake("no-losses", found["no-losses"],
                    "You let the capital be the sum of payments. Each year the fund loses on its guarantees and earns "
                    "its yield."),
            Mistake("all-loans", found["all-loans"],
                    "These are all loans with a guarantee. Only a part of them would not have been made."),
            Mistake("no-cover", found["no-cover"],
                    "You took guarantees for loans. A guarantee covers a part of a loan, so the loans are larger."),
        ],
        hint="K' = K (1 + y − m loss) + b, year after year; then new × m K / coverage.",
    )


def answered(variant: Variant) -> Check:
    """The part of the money that answers the gap, %."""
    fits = [variant.gap in MENU[slug_of(name)]["answers"] for name, _ in LINES]
    whole = sum(parts for _, parts in LINES)
    share = 100 * sum(parts for (_, parts), fit in zip(LINES, fits, strict=True) if fit) / whole
    return number(
        share, tolerance=0.05, unit="%",
        mistakes=[
            Mistake("counted", 100 * sum(fits) / len(fits),
                    "You counted instruments. Their money is asked: the parts differ."),
            Mistake("the-rest", 100 - share, "This is the part that does *not* answer the gap."),
        ],
        hint="Add the parts of the instruments whose entry in the menu names the gap, over all parts.",
    )


def stop(variant: Variant) -> Check:
    """The figure below which the fund is stopped after the second payment, US$ million."""
    early = _fund(variant.budget, variant.years, STOP_YEAR)["right"]
    last = _fund(variant.budget, variant.years, variant.years)["right"]
    return number(
        early["low"], tolerance=0.05, unit="US$ million",
        mistakes=[
            Mistake("pro-rata", STOP_YEAR / variant.years * last["low"],
                    "You took a part of the last year's figure. Losses have had less time by then: go through the "
                    "years."),
            Mistake("central", early["central"],
                    "This is the central case. In half of what you called possible you would stop too early."),
            Mistake("last-year", last["low"],
                    "This is the low case of the last year. By then nothing is left to be stopped."),
        ],
        hint="The low case with two payments instead of all.",
    )


def texts(_: Variant) -> Check:
    """The three texts of the brief; complete when they give reason, range, objection, and a rule with a date."""
    return text(
        words=(80, 260),
        elements={
            "the three parts, marked Why:, Objection: and Stop:": r"why:[\s\S]+objection:[\s\S]+stop:",
            "a range (from ... to, between ... and, ... to ...)":
                r"\d[\d.,]*\s*(%|million|people|firms)?\s*(to|and|–)\s*\d",
            "what was left out, and why": r"left out|not (chosen|taken|included)|instead of|rather than|without",
            "a date or a year for stopping": r"(?i)stop:[\s\S]*(year \d|end of|\b20\d\d\b|month)",
            "somebody who decides":
                r"(?i)stop:[\s\S]*\b(director|minister|ministry|board|parliament|council|agency|bank)",
        },
        mistakes=[
            Mistake("sum-of-unlike", "Together the programme brings 120 million of loans and people.",
                    "You added things that count differently. Give each line its own unit and range.",
                    when=lambda answer: _says(answer, r"(?i)total effect|together the programme brings|in sum it ")),
            Mistake("no-objection", "Objection: there is none. Stop: we evaluate at the end.",
                    "An author who sees no objection has not looked. Write the one that an opponent would make.",
                    when=lambda answer: _says(answer, r"(?i)objection:\s*(there is )?(none|no objection|nothing)")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "capstone/design",
    [
        Question("q1", "exports_added", 2, added, hidden_points=1, objective=2),
        Question("q2", "agency", 2, agency, objective=2),
        Question("q3", "loans", 3, loans, objective=2),
        Question("q4", "answered", 2, answered, objective=1),
        Question("q5", "stop", 2, stop, objective=3),
        Question("q6", "texts", 0, texts, manual_points=rubric.points(), objective=3),
    ],
    parameters={"country": ("Mexico", "Peru", "Colombia", "Costa Rica", "Chile", "Brazil"), "budget": (20, 32, 45),
                "years": (4, 5, 6), "gap": ("small-firm finance", "skills", "trade with Korea")},
)
