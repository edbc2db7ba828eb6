"""What is expected in the exercise "Who pays for the first shipment?".

An insured price as a function, one shipment under three rules, the shipment that pays for a certificate, what a
guarantee takes off the rate of the loan, and advice to the desk.
"""

import re

from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import finance, quotation
from innotrade.variants import Variant

WORKS, TO_CARRIER, LOADING, CARRIAGE, ON_CARRIAGE = 9600.0, 700.0, 250.0, 1400.0, 500.0
INTEREST, INSURANCE = 0.15, 0.006
FIXED, CERTIFIED_PRICE, CERTIFIED_COST, GAP, BASE = 5000.0, 14000.0, 11800.0, 91.25, 0.08
DEFAULT, LOSS = 0.06, 0.6


def insured(_: Variant) -> Check:
    """A function from the price without insurance and the premium's rate to the price CIP, paid in advance."""
    return function(
        _insured,
        cases=[
            Case((1000, 0.01), "the premium is 1.1 % of the price that holds it."),
            Case((989, 0.01), "989 is what 1,000 leaves after a premium of 1.1 %."),
            Case((2500, 0.0), "without a premium nothing changes."),
            Case((0, 0.01), "nothing to insure costs nothing."),
            Case((1000, 0.5), "a rate may be high."),
            Case((-0.5, 0.01), "a price below zero must raise a ValueError."),
            Case((1000, -0.001), "a rate below zero must raise a ValueError."),
            Case((1000, 1 / 1.1), "a premium that eats the whole price must raise a ValueError."),
            Case((1000, 0.95), "a premium above the price must raise a ValueError."),
        ],
        mistakes=_insured_mistakes(),
        hint="P = B + 1.1 r P, so solve for P; then test what must be refused.",
    )


def _insured(price: float, rate: float) -> float:
    if price < 0 or rate < 0 or 1.1 * rate >= 1:
        raise ValueError("price and rate must be 0 or more, and the premium below the price")
    return price / (1 - 1.1 * rate)


def _insured_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(price, rate):
            _insured(price, rate)
            return change(price, rate)
        return wrong

    return [
        Mistake("added", guarded(lambda price, rate: price * (1 + 1.1 * rate)),
                "You insured the price *without* the premium. The insured sum is the CIP price and a tenth: divide by "
                "1 - 1.1 r."),
        Mistake("no-tenth", guarded(lambda price, rate: price / (1 - rate)),
                "You insured the price alone. The rules ask for the price and a tenth."),
        Mistake("premium-only", guarded(lambda price, rate: price / (1 - 1.1 * rate) - price),
                "This is the premium. The function returns the price that holds it."),
        Mistake("no-guard", lambda price, rate: price / (1 - 1.1 * rate) if 1.1 * rate != 1 else 0.0,
                "The formula is right. A price or rate below zero, or a premium that eats the price, must raise a "
                "ValueError; your function answers as if nothing were wrong."),
    ]


def _lines() -> list[dict]:
    found = (("at the works", WORKS), ("to the carrier", TO_CARRIER), ("loading", LOADING),
             ("main carriage", CARRIAGE), ("on-carriage", ON_CARRIAGE))
    return [{"cost": stretch, "amount": amount, "stretch": stretch} for stretch, amount in found]


def _prices(variant: Variant, margin: float | None = None, days: float | None = None, interest: float = INTEREST,
            insurance: float = INSURANCE) -> dict[str, float]:
    share = variant.margin / 100 if margin is None else margin
    terms = quotation.Terms(share, interest, variant.days if days is None else days, insurance)
    return {rule: quotation.quotation(_lines(), rule, terms)["price"] for rule in ("FCA", "CIP", "DAP")}


def quote(variant: Variant) -> Check:
    """Prices FCA, CIP and DAP of one shipment, US dollars."""
    markup = variant.margin / 100
    return series(
        _prices(variant), tolerance=0.5,
        mistakes=[
            Mistake("markup", _prices(variant, margin=markup / (1 + markup)),
                    "You added the profit to the cost. It is a share of the *price* at the works: divide by 1 - m."),
            Mistake("no-interest", _prices(variant, interest=0),
                    "You left out the interest until the buyer pays."),
            Mistake("whole-year", _prices(variant, days=365),
                    "You charged the interest of a whole year. The buyer pays after `variant.days` days."),
            Mistake("no-insurance", _prices(variant, insurance=0),
                    "All prices are without insurance. Under CIP the seller must insure, under DAP it is at the "
                    "seller's own risk."),
            Mistake("no-loading", {rule: price - (rule != "FCA") * LOADING * (1 + INTEREST * variant.days / 365)
                                   for rule, price in _prices(variant).items()},
                    "Under CIP and DAP something is missing, about the loading. It lies on the way that these rules "
                    "lay on the seller."),
        ],
        hint="First the goods, W / (1 - m); then the lines that the rule lays on you, interest on all that you spend, "
             "and the insurance, which is part of the price.",
        right="Right. Each rule adds a stretch, and interest on it; the profit stays the same.",
    )


def _value(variant: Variant, unpaid: float | None = None, rate: float = INTEREST) -> float:
    chance = variant.unpaid / 100 if unpaid is None else unpaid
    return finance.shipment_value(CERTIFIED_PRICE, CERTIFIED_COST, rate, variant.days, chance, 0)


def break_even(variant: Variant) -> Check:
    """Present value of one shipment and of twelve, and the shipment that pays the certificate back."""
    u, value = variant.unpaid / 100, _value(variant)
    right = _series(value, u)
    return series(
        right, tolerance=0.5,
        mistakes=[
            Mistake("no-default", _series(_value(variant, 0), 0),
                    "You let every buyer pay. The chance that one does not is `variant.unpaid` per cent."),
            Mistake("no-waiting", _series(_value(variant, rate=0), u),
                    "You counted the price as if it came today. Discount it by the days until payment."),
            Mistake("buyers-stay", _series(value, 0),
                    "A shipment is right. But a buyer who fails does not order again: each later shipment counts "
                    "(1 - u) times as much."),
            Mistake("before-the-certificate", right | {"twelve": right["twelve"] + FIXED},
                    "All right but `twelve`: the certificate is paid as well."),
        ],
        hint="v = (1 - u) P / (1 + r)^(d/365) - C; add v, v w, v w² and so on to -F and stop when the sum is not "
             "below 0.",
        right="Right. Waiting and unpaid bills decide how many shipments a certificate needs.",
    )


def _series(value: float, unpaid: float) -> dict[str, float]:
    found = finance.break_even(value, FIXED, BASE, GAP, unpaid)
    return {"one": value, "twelve": finance.series_value(value, FIXED, BASE, GAP, unpaid, 12),
            "shipments": -1 if found is None else found}


def points_off(variant: Variant) -> Check:
    """Percentage points that a guarantee takes off the bank's rate, before its fee."""
    g, loan = variant.guaranteed / 100, CERTIFIED_COST
    before, after = (finance.lending_rate(BASE, DEFAULT, LOSS, part, 300, loan) for part in (0, g))
    sure = 1 + BASE + 300 / loan
    return number(
        100 * (before - after), tolerance=0.005, unit="percentage points",
        mistakes=[
            Mistake("new-rate", 100 * after, "This is the rate with the guarantee. The fall is asked."),
            Mistake("risk-only", 100 * DEFAULT * LOSS * g,
                    "This is the expected loss that the guarantee takes over, of one dollar. The bank divides by the "
                    "chance of getting its money *and* its costs back, so the rate falls by a little more."),
            Mistake("all-of-the-debt", 100 * sure * (1 / (1 - DEFAULT) - 1 / (1 - DEFAULT * (1 - g))),
                    "You let the bank lose all of a bad loan. Only a part of it, `loss`, is lost."),
            Mistake("the-other-part", 100 * (before - finance.lending_rate(BASE, DEFAULT, LOSS, 1 - g, 300, loan)),
                    "You took the part that is *not* guaranteed for the guaranteed one."),
        ],
        hint="r = (1 + b + a/A) / (1 - p q (1 - g)) - 1, with g = 0 and with your g; 100 times the difference.",
    )


def note(_: Variant) -> Check:
    """Advice to the desk; complete when it is long enough, gives figures and names an obstacle and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the three instruments (grant, subsidy, guarantee)": r"\b(grant|subsid|guarantee)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the obstacle that it removes (collateral, refuse, certificate, buyer, interest)":
                r"\b(collateral|refus|certificate|buyer|interest)",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("loan-guarantee-for-buyers",
                    "Give a loan guarantee, since it protects the firm if the buyer fails.",
                    "A guarantee of the loan pays the bank when the exporter fails. A buyer who fails is answered by "
                    "advance payment or export credit insurance.",
                    when=lambda answer: re.search(r"protects the (firm|exporter)", answer) is not None),
            Mistake("brazil-total", "Credit would bring 462,000 jobs, so subsidise interest.",
                    "The total of 462,000 jobs cannot be exporters' jobs: it needs more small exporters than fifteen "
                    "countries have. Use the 11 % instead, or leave it out.",
                    when=lambda answer: re.search(r"462[, ]?000", answer) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


EXERCISE = Exercise(
    "lac/finance",
    [
        Question("q1", "insured_price", 2, insured, hidden_points=1, objective=1),
        Question("q2", "prices", 3, quote, objective=1),
        Question("q3", "series", 3, break_even, objective=2),
        Question("q4", "points_off", 2, points_off, objective=3),
        Question("q5", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"margin": (12, 15, 20), "days": (60, 90, 120), "unpaid": (2, 3, 4), "guaranteed": (80, 70, 60)},
)
