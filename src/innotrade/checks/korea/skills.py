"""What is expected in the exercise "What did education and training do that markets did not?".

A lost chart from printed figures, the value of a training, the subsidy at which a firm trains, and a grant with and
without co-payment.
"""

import re
from functools import cache

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.korea import training, training_grants
from innotrade.variants import Variant

FEE, RATE = 3.0, 0.05  # % of a year's wage; a fraction, as the tasks give them
FIRM = {"fee": 10.0, "lost_work": 2.0, "worker_share": 0.5, "leaving": 0.1, "tax": 0.2, "years": 10, "rate": 0.05}
TIME = 2.0  # own time of a person, % of a year's wage


@cache
def figures() -> dict[str, float]:
    """Printed figures on education, as fractions or % of GDP."""
    study = data.load("chapter3-figures").set_index("name")["value"]
    return {"private": study["education_private_2014"], "low": 1 - study["non_tertiary_public_share_2014"] / 100,
            "high": study["tertiary_private_share_2014"] / 100}


def spending(variant: Variant) -> Check:
    """Public and private money by level, % of GDP."""
    f = figures()
    found = training_grants.split_by_level(variant.total, f["private"], f["low"], f["high"])

    def by_payer(low, high):
        return {"schools_public": (1 - f["low"]) * low, "schools_private": f["low"] * low,
                "universities_public": (1 - f["high"]) * high, "universities_private": f["high"] * high}

    right = by_payer(found["low"], found["high"])
    naive = f["private"] / f["high"]
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("all-private-to-universities", by_payer(variant.total - naive, naive),
                    "You gave all private money to universities first. A part of it is paid for schools, so both "
                    "equations must hold at once."),
            Mistake("levels-swapped", by_payer(found["high"], found["low"]),
                    "The two levels are swapped: schools take the larger part."),
            Mistake("half-and-half", by_payer(variant.total / 2, variant.total / 2),
                    "You halved the total. The private sum says how it is split: solve the two equations."),
            Mistake("shares-of-the-level", {"schools_public": 100 * (1 - f["low"]), "schools_private": 100 * f["low"],
                                            "universities_public": 100 * (1 - f["high"]),
                                            "universities_private": 100 * f["high"]},
                    "These are shares of each level. Per cent of GDP are asked."),
        ],
        hint="H = (P − p_L E) / (p_H − p_L) and L = E − H; then multiply each level by its public and private share.",
    )


def value(_: Variant) -> Check:
    """A function from cost, gain, years and rate to the net present value."""
    return function(
        _npv,
        cases=[
            Case((12.0, 2.4, 10, 0.05), "the lesson's training, with a round cost."),
            Case((100, 60, 2, 0.1), "two gains of 60 at ten per cent."),
            Case((5, 3, 1, 0.25), "a gain in one year only, a year from now."),
            Case((10, 2, 5, 0.0), "without discounting gains simply add up."),
            Case((0, 1.5, 3, 0.07), "a training without cost is worth all its gains."),
            Case((10, 2, 5, -0.02), "a rate a little below zero is allowed: later money is worth more."),
            Case((10, 2, 0, 0.05), "a gain must last at least a year, so 0 years must raise a ValueError."),
            Case((10, 2, -3, 0.05), "years below 1 must raise a ValueError."),
            Case((10, 2, 0.5, 0.05), "half a year is below 1, so it must raise a ValueError."),
            Case((-0.5, 2, 5, 0.05), "a cost below zero must raise a ValueError: it is given as positive."),
        ],
        mistakes=_value_mistakes(),
        hint="Add gain / (1 + rate) ** k for k = 1 to years, and take the cost off; then test what must be refused.",
    )


def _npv(cost, gain, years, rate):
    return training.npv(training.flows(cost, gain, years), rate)


def _value_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(cost, gain, years, rate):
            _npv(cost, gain, years, rate)
            return change(cost, gain, years, rate)
        return wrong

    def unguarded(cost, gain, years, rate):
        return -cost + sum(gain / (1 + rate) ** year for year in range(1, years + 1))

    return [
        Mistake("not-discounted", guarded(lambda c, g, n, r: n * g - c),
                "You added up the gains as they are. A gain in later years is worth less today."),
        Mistake("gain-from-now", guarded(lambda c, g, n, r: -c + sum(g / (1 + r) ** k for k in range(n))),
                "Your first gain comes at once. It comes a year after the training: k runs from 1 to years."),
        Mistake("cost-discounted", guarded(lambda c, g, n, r: _npv(c, g, n, r) + c - c / (1 + r)),
                "You discounted the cost. It is paid now."),
        Mistake("gains-only", guarded(lambda c, g, n, r: _npv(0, g, n, r)),
                "This is what the gains are worth. The cost must be taken off."),
        Mistake("no-guard", unguarded,
                "The formula is right. But years below 1, or a cost below zero, must raise a ValueError."),
    ]


def _worth(variant: Variant) -> dict[str, float]:
    cost = FEE + 100 * variant.weeks / 52
    money = training.flows(cost, variant.gain, variant.years)
    return {"npv": training.npv(money, RATE), "irr": 100 * training.irr(money),
            "break_even": training.break_even_gain(cost, variant.years, RATE)}


def worth(variant: Variant) -> Check:
    """Value, rate of return and break-even gain of a training."""
    right = _worth(variant)
    cost, work = FEE + 100 * variant.weeks / 52, 100 * variant.weeks / 52
    only_fee = training.flows(FEE, variant.gain, variant.years)
    only_work = training.flows(work, variant.gain, variant.years)
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("work-forgotten", {"npv": training.npv(only_fee, RATE), "irr": 100 * training.irr(only_fee),
                                       "break_even": training.break_even_gain(FEE, variant.years, RATE)},
                    "You left out the work that is lost, which is most of the cost."),
            Mistake("fee-forgotten", {"npv": training.npv(only_work, RATE), "irr": 100 * training.irr(only_work),
                                      "break_even": training.break_even_gain(work, variant.years, RATE)},
                    "You left out the fee."),
            Mistake("irr-as-fraction", right | {"irr": right["irr"] / 100},
                    "All right but the rate of return, which is asked in per cent."),
            Mistake("simple-return", right | {"irr": 100 * (variant.gain / cost - 1 / variant.years)},
                    "You took the gain over the cost, by years. The internal rate of return is the discount rate at "
                    "which the value is nothing."),
            Mistake("break-even-undiscounted", right | {"break_even": cost / variant.years},
                    "You spread the cost evenly over the years. Later gains are worth less, so more is needed."),
        ],
        hint="Cost = fee + 100 × weeks / 52. Search the rate at which your function gives 0, by halving or step by "
             "step.",
    )


def subsidy(variant: Variant) -> Check:
    """Least part of the fee that makes the firm train, per cent."""
    least = training.subsidy_that_trains(gain=variant.output, **FIRM)
    f = FIRM

    def part_of_fee(inside):
        return 100 * (f["fee"] + f["lost_work"] - inside) / f["fee"]

    every = training.npv([0.0] + [variant.output] * f["years"], f["rate"])
    here = training.npv([0.0] + [variant.output * (1 - f["leaving"]) ** k for k in range(1, f["years"] + 1)], f["rate"])
    kept = (1 - f["tax"]) * (1 - f["worker_share"])
    return number(
        100 * least, tolerance=0.5, unit="%",
        mistakes=[
            Mistake("nobody-leaves", part_of_fee(kept * every),
                    "You let all workers stay. Each year a tenth takes the skill to another firm."),
            Mistake("no-tax", part_of_fee((1 - f["worker_share"]) * here), "The firm's gain is taxed."),
            Mistake("whole-gain", part_of_fee((1 - f["tax"]) * here),
                    "You gave the firm the whole gain. Half of it becomes wage."),
            Mistake("work-forgotten", part_of_fee(kept * here) - 100 * f["lost_work"] / f["fee"],
                    "You left out the work that the firm loses."),
            Mistake("fraction", least, "This is a fraction of the fee. Per cent are asked."),
        ],
        hint="The firm's loss without help, over the fee, in per cent.",
    )


def _grant(variant: Variant) -> dict[str, float]:
    base, paid = variant.base / 100, variant.payment / 100
    free = training_grants.grant(base, 1.0, FEE, TIME, 100)
    part = training_grants.grant(base, 1 - paid, FEE, TIME, 100)
    return {"added_free": free["added"], "added_part": part["added"], "each_free": free["per_added"] / FEE,
            "each_part": part["per_added"] / FEE}


def grant(variant: Variant) -> Check:
    """A grant with and without co-payment: persons added and fees of public money for each."""
    right = _grant(variant)
    base, paid = variant.base / 100, variant.payment / 100
    come = {"free": training_grants.participation(base, 1, FEE, TIME),
            "part": training_grants.participation(base, 1 - paid, FEE, TIME)}
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("all-who-come", right | {f"added_{name}": 100 * value for name, value in come.items()},
                    "These are all who come. Added are those above the ones who come anyway."),
            Mistake("only-the-added-are-paid", right | {"each_free": 1.0, "each_part": 1 - paid},
                    "You paid the added only. The grant goes to everybody who comes, also to those who come anyway."),
            Mistake("co-payment-as-subsidy", right | {
                "added_part": training_grants.grant(base, paid, FEE, TIME, 100)["added"],
                "each_part": training_grants.grant(base, paid, FEE, TIME, 100)["per_added"] / FEE},
                "You took the co-payment as the state's part. The state pays the rest of the fee."),
            Mistake("time-forgotten", {"added_free": 100 * (1 - base), "added_part": 100 * (1 - base) * (1 - paid),
                                       "each_free": 1 / (1 - base),
                                       "each_part": (base + (1 - base) * (1 - paid)) / (1 - base)},
                    "You left out the person's own time, which a grant does not pay: divide s F by F + T."),
        ],
        hint="p(s) = p₀ + (1 − p₀) s F / (F + T); added = p(s) − p₀; each = s p(s) / (p(s) − p₀), in fees.",
        right="Right. A free course adds more people and pays more for each; which you want depends on what a person "
              "trained is worth.",
    )


def rule(_: Variant) -> Check:
    """The card's rule, defended; complete when it is long enough, gives figures and speaks of time."""
    return text(
        words=(80, 250),
        elements={
            "the co-payment": r"co-?pay|own part|pays? \d+ ?%|\d+ ?% of the fee",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "those who would come anyway (anyway, without the grant, deadweight)":
                r"anyway|without (a|the) grant|deadweight",
            "the time or work that is lost (time, work, hours, evening, leave)":
                r"\b(time|work|hours?|evening|leave)\b",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove|known)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("grant-creates-value", "A higher subsidy makes the training worth more to all of us.",
                    "A subsidy moves money. What all gain by a training does not depend on who pays; only whether it "
                    "happens does.",
                    when=lambda answer: _says(answer, r"subsid\w+ (makes|raises|increases) [^.]*worth")),
            Mistake("participation-is-effect", "As 57 % take part, the grant works.",
                    "57 % is who takes part. Whether a grant works is told by who would not have.",
                    when=lambda answer: _says(answer, r"57 ?%[^.]*(works|success|effective)")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer, re.IGNORECASE) is not None


EXERCISE = Exercise(
    "korea/skills",
    [
        Question("q1", "spending", 2, spending, objective=1),
        Question("q2", "net_present_value", 2, value, hidden_points=1, objective=2),
        Question("q3", "worth", 2, worth, objective=2),
        Question("q4", "subsidy", 2, subsidy, objective=3),
        Question("q5", "grant", 2, grant, objective=4),
        Question("q6", "note", 0, rule, manual_points=4, objective=4),
    ],
    parameters={"total": (6.2, 6.3, 6.4), "weeks": (5, 4, 6), "gain": (2.4, 3.0, 2.7), "years": (10, 9, 12),
                "output": (3.0, 2.8, 3.2), "base": (20, 30, 40), "payment": (40, 30, 20)},
)
