"""What is expected in the exercise "Supply, actors, links or demand: where does the next won go?".

The table of instruments asked by resource, the B-index as a function, one law for four firms, a guarantee fund at the
multiple that lasts, and what a split of a budget moves.
"""

import re
from functools import cache

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.korea import guarantees, tax_incentives, taxonomy
from innotrade.variants import Variant

WAIT = 5  # years, as the task gives it
ELASTICITY = 0.5
RECOVERY, FEE, YIELD, SUBSIDY, COVERAGE, NEW = 0.10, 0.01, 0.03, 0.09, 0.80, 0.50
SHARES = {"credit": 0.5, "guarantee": 0.3, "orders": 0.2}
PREMIUM = 0.10


@cache
def entries() -> tuple[dict, ...]:
    """Table 11 with its codes, as the notebook gives it."""
    codes = data.load("technology-policy-codes")[["scheme", "aspect", "position", "code"]]
    both = data.load("technology-policies").merge(codes, on=["scheme", "aspect", "position"])
    return tuple(both[["policy", "scheme", "aspect", "entry", "code"]].to_dict("records"))


def sides(variant: Variant) -> Check:
    """Sides of policy without a tool of one resource."""
    listed = list(entries())
    every = taxonomy.policies(listed)
    rows = taxonomy.ask(listed, "any", variant.resource)
    empty = {row["policy"] for row in rows if row["tools"] == 0}
    return choice(
        empty, options=every,
        mistakes=[
            Mistake("sides-that-have-one", set(every) - empty,
                    "These are the sides that *have* such a tool. Asked are those without."),
            Mistake("links-forgotten", empty - {"Complementary"},
                    "A side whose tools are only pointers to lost sections has no tool of this kind either: "
                    "Complementary."),
            Mistake("one-side-forgotten", empty - {max(empty - {"Complementary"})},
                    "One side is missing. Go through all five, also those with many tools."),
        ],
        hint="Take the tools, keep those with your code, and see which of the five sides does not appear.",
    )


def b_index(_: Variant) -> Check:
    """A function from tax, credit and extra deduction to the B-index."""
    return function(
        _index,
        cases=[
            Case((0.5, 0.1, 0.0), "the published example, a credit of a tenth at a tax of a half."),
            Case((0.25, 0.0, 0.25), "the published example of an extra deduction of a quarter."),
            Case((0.22, 0.25, 0.5), "credit and extra deduction add up."),
            Case((0.3, 0.0, 0.0), "without support the index is neutral."),
            Case((0.0, 0.2, 0.5), "without a tax a deduction is worth nothing, the credit its rate."),
            Case((1.0, 0.1, 0.0), "a tax that takes all leaves no profit, so it must raise a ValueError."),
            Case((-0.1, 0.1, 0.0), "a tax below zero must raise a ValueError."),
            Case((0.2, -0.1, 0.0), "a credit below zero must raise a ValueError."),
            Case((0.2, 0.1, -0.5), "a deduction below zero must raise a ValueError."),
        ],
        mistakes=_index_mistakes(),
        hint="A is tax × (1 + allowance) + credit; the index is (1 − A) / (1 − tax). Then test what must be refused.",
    )


def _index(tax, credit, allowance):
    return tax_incentives.b_index(tax, credit, allowance)


def _index_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(tax, credit, allowance):
            _index(tax, credit, allowance)
            return change(tax, credit, allowance)
        return wrong

    def unguarded(tax, credit, allowance):
        return (1 - tax * (1 + allowance) - credit) / (1 - tax)

    return [
        Mistake("not-divided", guarded(lambda t, c, a: 1 - t * (1 + a) - c),
                "This is what a won of research costs after tax. The profit that pays for it is taxed too: divide by "
                "1 − tax."),
        Mistake("implied-subsidy", guarded(lambda t, c, a: 1 - (1 - t * (1 + a) - c) / (1 - t)),
                "This is the implied subsidy, one less the index. The index is asked."),
        Mistake("deduction-is-money", guarded(lambda t, c, a: (1 - t - a - c) / (1 - t)),
                "You took the extra deduction itself as money. It lowers the taxed profit, so it is worth tax × "
                "allowance."),
        Mistake("credit-taxed", guarded(lambda t, c, a: (1 - t * (1 + a) - c * (1 - t)) / (1 - t)),
                "Here the credit is taxed. The task's credit is not: take it off as it is."),
        Mistake("no-guard", unguarded,
                "The formula is right. But a tax of 1 or more, or a number below zero, must raise a ValueError."),
    ]


def _firms(variant: Variant, interest: float | None = None) -> dict[str, float]:
    tax, credit = variant.tax / 100, variant.credit / 100
    interest = variant.interest / 100 if interest is None else interest
    worth = tax_incentives.increment_credit(2 * credit, interest, 1)
    return {"profit": tax_incentives.b_index(tax, credit), "taxed": tax_incentives.b_index(tax, credit, taxed=True),
            "waiting": tax_incentives.b_index(tax, credit, wait=WAIT, interest=interest),
            "increase": tax_incentives.b_index(tax, worth)}


def firms(variant: Variant) -> Check:
    """B-index of four firms under one law."""
    right = _firms(variant)
    tax, credit, interest = variant.tax / 100, variant.credit / 100, variant.interest / 100
    value = (1 + interest) ** -WAIT
    return series(
        right, tolerance=0.0005,
        mistakes=[
            Mistake("only-the-credit-waits", right | {"waiting": (1 - tax - value * credit) / (1 - tax)},
                    "All right but the waiting firm: its deduction waits as well, and the profit that the research "
                    "brings is taxed later too. Put value × tax in both places."),
            Mistake("no-waiting", right | {"waiting": right["profit"]},
                    "The waiting firm has the number of the firm with profit. Its credit is worth (1 + interest)⁻⁵."),
            Mistake("full-increment", right | {"increase": (1 - tax - 2 * credit) / (1 - tax)},
                    "The credit on the increase is counted in full. A won more today raises next year's base, which "
                    "takes it away: it is worth rate × (1 − 1 / (1 + interest))."),
            Mistake("increment-by-interest", right | {"increase": (1 - tax - 2 * credit * interest) / (1 - tax)},
                    "The credit on the increase is the rate times interest here. Next year's loss must be brought to "
                    "today: rate × interest / (1 + interest)."),
            Mistake("taxed-like-untaxed", right | {"taxed": right["profit"]},
                    "The taxed credit has the number of the untaxed one. Of a taxed credit 1 − tax is left."),
            Mistake("subsidies", {name: 1 - index for name, index in right.items()},
                    "These are implied subsidies. The index is one less them."),
        ],
        hint="Find each firm's A first; for the waiting firm multiply everything that the tax office does by "
             "(1 + interest)⁻⁵.",
    )


def _fund(variant: Variant, **change) -> dict[str, float]:
    given = {"recovery": RECOVERY, "fee": FEE, "income": YIELD + SUBSIDY, "coverage": COVERAGE, "new": NEW} | change
    loss = variant.payout / 100 * (1 - given["recovery"]) - given["fee"]
    multiple = given["income"] / loss
    capital = SHARES["guarantee"] * variant.budget
    new_loans = given["new"] * multiple * capital / given["coverage"]
    return {"loss": 100 * loss, "multiple": multiple, "new_loans": new_loans}


def fund(variant: Variant) -> Check:
    """Loss, multiple that lasts and new loans of a guarantee fund."""
    right = _fund(variant)
    return series(
        right, tolerance=0.01,
        mistakes=[
            Mistake("no-recovery", _fund(variant, recovery=0),
                    "You left out what is recovered: only 1 − recovery of the payments is lost."),
            Mistake("no-fee", _fund(variant, fee=0), "You left out the fee, which comes in on each won guaranteed."),
            Mistake("yield-only", _fund(variant, income=YIELD),
                    "The multiple rests on yield *and* subsidy. You took the yield alone."),
            Mistake("all-loans", _fund(variant, new=1),
                    "These are all loans. Asked are those that no bank would have made, half of them."),
            Mistake("coverage-multiplied", right | {"new_loans": right["new_loans"] * COVERAGE ** 2},
                    "A loan is *larger* than its guarantee: divide by the guaranteed part, do not multiply."),
            Mistake("fraction", right | {"loss": right["loss"] / 100}, "The loss is asked in per cent a year."),
        ],
        hint="loss = payout × (1 − recovery) − fee; multiple = (yield + subsidy) / loss; loans = multiple × capital / "
             "coverage.",
    )


def _mix(variant: Variant) -> dict[str, float]:
    tax, credit, budget = variant.tax / 100, variant.credit / 100, variant.budget
    per_won = tax_incentives.relief(100, tax, credit, 0, ELASTICITY)["per_unit"]
    orders = guarantees.shifted_order(100, 0.1, PREMIUM)["per_unit"]
    return {"research": SHARES["credit"] * budget * per_won, "new_loans": _fund(variant)["new_loans"],
            "sales": SHARES["orders"] * budget * orders}


def mix(variant: Variant) -> Check:
    """What a split of the budget moves, each in its own unit."""
    right = _mix(variant)
    tax, credit, budget = variant.tax / 100, variant.credit / 100, variant.budget
    index = tax_incentives.b_index(tax, credit)
    spent = SHARES["credit"] * budget
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("cost-without-response", right | {"research": spent * (index ** -ELASTICITY - 1) / credit},
                    "Research: the credit is paid on all research, the added part too. Divide by credit × B⁻ᵉ."),
            Mistake("linear-response", right | {"research": spent * ELASTICITY * (1 - index) / credit},
                    "Research: you took elasticity × fall of the price. The rise is B⁻ᵉ − 1."),
            Mistake("one-for-one", right | {"research": spent},
                    "Research: you took a won of research for a won of revenue. That depends on the elasticity."),
            Mistake("premium-only", right | {"sales": SHARES["orders"] * budget / PREMIUM},
                    "Sales: these are the purchases at the old price. Sellers get the premium as well."),
            Mistake("budget-is-sales", right | {"sales": SHARES["orders"] * budget},
                    "Sales: the budget pays the *premium* only; the purchase itself is paid by whoever buys anyway."),
            Mistake("whole-budget", {name: amount / SHARES[part] for (name, amount), part
                                     in zip(right.items(), SHARES, strict=True)},
                    "Each instrument got the whole budget here. Multiply by its share first."),
        ],
        hint="research = share × budget × (B⁻ᵉ − 1) / (credit × B⁻ᵉ); sales = share × budget × (1 + premium) / "
             "premium.",
        right="Right. Three sums in three units: they cannot be added, so a shortage has to choose between them.",
    )


def page(_: Variant) -> Check:
    """The page with a split, defended; complete when it is long enough, gives figures and names what would stop it."""
    return text(
        words=(80, 250),
        elements={
            "an instrument (credit, guarantee, grant, order, rule)": r"\b(credit|guarantee|grant|order|rule|purchase)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "whom it does not reach (not reach, without, no profit, left out)":
                r"not reach|without|no profit|left out|cannot use|excluded",
            "what would make you stop (stop, end, after three years)":
                r"\bstop\b|\bend it\b|after (two|three|four|five) years",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove|known)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("sums-of-units", "In total the split moves 370 billion won of research, loans and sales.",
                    "Research, loans and sales are three units. Do not add them.",
                    when=lambda answer: _says(answer, r"(in total|altogether|together|sum)[^.]*(research|loans|sales)"
                                                      r"[^.]*(loans|sales)")),
            Mistake("share-is-innovation", "As 72 % of purchases support innovation, buy more.",
                    "72 % is the share of small firms in purchases. What is new is about 3 % of them.",
                    when=lambda answer: _says(answer, r"72 ?%[^.]*innovat")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer, re.IGNORECASE) is not None


EXERCISE = Exercise(
    "korea/instruments",
    [
        Question("q1", "empty_sides", 2, sides, objective=1),
        Question("q2", "b_index", 2, b_index, hidden_points=1, objective=2),
        Question("q3", "firms", 2, firms, objective=2),
        Question("q4", "fund", 2, fund, objective=4),
        Question("q5", "mix", 2, mix, objective=3),
        Question("q6", "note", 0, page, manual_points=4, objective=4),
    ],
    parameters={"resource": ("money", "rule", "organisation", "information"), "tax": (22, 24, 27),
                "credit": (25, 20, 30), "interest": (10, 8, 12), "payout": (5, 4, 6), "budget": (100, 200, 300)},
)
