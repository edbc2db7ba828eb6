"""What is expected in the exercise "Who carries the risk of not being paid?".

A row of Table 33, the law's order of rounding as a function, the price of a policy, a fund in good and bad years, a
rule as printed, and the paragraph that says who pays when the fund is empty.
"""

import re

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta.utilisation import normal_cdf, normal_quantile
from innotrade.models.sme import risk, risk_rules
from innotrade.variants import Variant

SEVERITY, COST, RESERVE, LEVEL = 0.5, 0.004, 0.06, 0.01
FIRMS, PAYABLE, BAD, GOOD = 40, 5, 0.15, 0.02
#: Invented firms: exports (US$ million) and rank of the product in the world.
CANDIDATES = {"Alfa": (150, 2), "Beta": (100, 1), "Gama": (260, 4), "Delta": (301, 5), "Omega": (900, 6),
              "Sigma": (101, 3), "Kappa": (300, 5)}


def _ratios(period: str, recovered: float) -> dict[str, float]:
    row = data.load("export-insurance").set_index("period").loc[period]
    claims, premiums = float(row["claims_paid"]), float(row["premium_revenue"])
    return {"ratio": risk.loss_ratio(claims, premiums), "needed": 100 * risk.recovery_needed(claims, premiums),
            "net": risk.loss_ratio(claims * (1 - recovered / 100), premiums)}


def ratios(variant: Variant) -> Check:
    """Loss ratio of one row of Table 33, recovery needed (%), and the ratio after a recovery."""
    right = _ratios(variant.period, variant.recovered)
    ratio, back = right["ratio"], variant.recovered / 100
    return series(
        right, tolerance=0.001,
        mistakes=[
            Mistake("upside-down", {"ratio": 1 / ratio, "needed": 100 * (ratio - 1), "net": (1 - back) / ratio},
                    "You divided premiums by claims. A loss ratio is claims for each unit of premium."),
            Mistake("of-premiums", right | {"needed": 100 * (ratio - 1)},
                    "`needed` is in per cent of premiums. What comes back is a part of the *claims*: divide the gap by "
                    "these."),
            Mistake("kept", right | {"net": ratio * back},
                    "`net` counts what came back. What did *not* come back is to be set against the premiums."),
            Mistake("added-to-premiums", right | {"net": ratio / (1 + back)},
                    "You added the recovery to the premiums, as a part of these. It is a part of the claims."),
        ],
        hint="claims / premiums; 100 (1 - premiums / claims); claims less what comes back, over premiums.",
        right="Right. A ratio above one is a debt to be collected, not yet a loss.",
    )


def claim(_: Variant) -> Check:
    """A function from value of a line, value of all and duty to the claim, with the roundings of the law."""
    return function(
        _claim,
        cases=[
            Case((50000, 340000, 485), "the first line of the law's example: 70.6301."),
            Case((90000, 340000, 485), "the second line of the example: 127.0957."),
            Case((200000, 340000, 485), "the third line of the example: 282.4242."),
            Case((1, 3, 1000), "a third of a thousand dollars, at a ratio of 0.3333."),
            Case((7, 17, 88.81), "the part of the duty is rounded as well, before the hundredth is taken off."),
            Case((0.5, 0.7, 77), "values below one are values too."),
            Case((100, 100, 10), "a single line gets all of it but a hundredth."),
            Case((0, 100, 10), "a line without value gets nothing."),
            Case((10, 100, 0), "without duty nothing comes back."),
            Case((-0.5, 100, 10), "a value below zero must raise a ValueError."),
            Case((10, 100, -0.5), "a duty below zero must raise a ValueError."),
            Case((0, 0, 10), "a total of zero must raise a ValueError."),
            Case((100.5, 100, 10), "a line above the total must raise a ValueError."),
        ],
        tolerance=1e-6,
        mistakes=_claim_mistakes(),
        hint="round(value / total, 4), then times duty and round, then times 0.99 and round; first test what must be "
             "refused.",
        right="Right, in every digit of the law's example.",
    )


def _claim(value: float, total: float, duty: float) -> float:
    if value < 0 or duty < 0 or total <= 0 or value > total:
        raise ValueError("value and duty must be 0 or more, the total above 0 and not below the value")
    ratio = risk_rules.rounded(value / total, 4)
    return risk_rules.rounded(risk_rules.rounded(ratio * duty, 4) * 0.99, 4)


def _claim_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(value, total, duty):
            _claim(value, total, duty)
            return change(value, total, duty)
        return wrong

    near = risk_rules.rounded
    return [
        Mistake("at-the-end", guarded(lambda value, total, duty: near(value / total * duty * 0.99, 4)),
                "You rounded once, at the end. The law rounds the ratio to four digits *before* it is multiplied."),
        Mistake("all-refunded", guarded(lambda value, total, duty: near(near(value / total, 4) * duty, 4)),
                "This is the line's part of the duty. All but a hundredth of it comes back."),
        Mistake("money-to-cents", guarded(
            lambda value, total, duty: near(near(near(value / total, 4) * duty, 2) * 0.99, 2)),
                "You rounded the money to cents. Part and claim keep four digits."),
        Mistake("ratio-to-cents", guarded(
            lambda value, total, duty: near(near(near(value / total, 2) * duty, 4) * 0.99, 4)),
                "You rounded the ratio to two digits. It keeps four."),
        Mistake("no-guard", lambda value, total, duty: _unguarded(value, total, duty),
                "The steps are right. A value or duty below zero, a total of zero, or a line above the total must "
                "raise a ValueError; your function answers, or stops with another error."),
    ]


def _unguarded(value: float, total: float, duty: float) -> float:
    return round(round(round(value / total, 4) * duty, 4) * 0.99, 4) if total else 0.0


def _policy(default: float, r: float, *, sign: float = -1.0, severity: float = SEVERITY, cost: float = COST,
            reserve: float = RESERVE, swapped: bool = False) -> dict[str, float]:
    fair = risk.fair_premium(default, severity, 1, cost)
    inner, outer = (1 - r, r) if swapped else (r, 1 - r)
    level = sign * inner**0.5 * normal_quantile(LEVEL)
    bad = normal_cdf((normal_quantile(default) + level) / outer**0.5)
    return {"fair": 100 * fair, "bad": 100 * bad, "safe": 100 * (severity * bad + cost - reserve)}


def policy(variant: Variant) -> Check:
    """Fair premium, defaults in the worst year of a hundred, and safe premium; all in %."""
    p, r = variant.default / 100, variant.correlation / 100
    right = _policy(p, r)
    reserve = 100 * RESERVE
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("no-costs", right | {"fair": right["fair"] - 100 * COST, "safe": right["safe"] - 100 * COST},
                    "You left out what it costs to run the scheme."),
            Mistake("good-year", _policy(p, r, sign=1.0),
                    "You computed the *best* year of a hundred. The quantile of 0.01 is negative; the formula takes it "
                    "away."),
            Mistake("swapped", _policy(p, r, swapped=True),
                    "You exchanged r and 1 - r. The correlation stands with the year, 1 - r below the line."),
            Mistake("reserve-forgotten", right | {"safe": right["safe"] + reserve},
                    "Your safe premium pays for the bad year alone. The reserve is there for it too."),
            Mistake("all-lost", right | {"safe": right["bad"] + 100 * COST - reserve},
                    "In the safe premium all of a debt in default is lost. Half of it comes back."),
            Mistake("fractions", {name: value / 100 for name, value in right.items()},
                    "These are fractions. All three are asked in per cent."),
        ],
        hint="statistics.NormalDist() has cdf and inv_cdf. f = p s + a, then x, then s x + a - k; 100 times each.",
        right="Right. The fair premium is for the average year, the safe one for the year that counts.",
    )


def _years(every: float, most: int = PAYABLE) -> dict[str, float]:
    weight = 1 / every
    bad, good = (risk.ruin_independent(FIRMS, p, most) for p in (BAD, GOOD))
    mean = weight * BAD + (1 - weight) * GOOD
    return {"linked": 100 * (weight * bad + (1 - weight) * good),
            "alone": 100 * risk.ruin_independent(FIRMS, mean, most)}


def years(variant: Variant) -> Check:
    """Ruin of a fund of forty firms with shared bad years, and with the same average on their own; % of years."""
    right = _years(variant.every)
    bad = 100 * risk.ruin_independent(FIRMS, BAD, PAYABLE)
    half = 100 * risk.ruin_independent(FIRMS, (BAD + GOOD) / 2, PAYABLE)
    weight = 1 / variant.every
    good = 100 * risk.ruin_independent(FIRMS, GOOD, PAYABLE)
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("at-least", _years(variant.every, PAYABLE - 1),
                    "You counted years with five defaults as ruin. The fund pays for five; it takes more."),
            Mistake("bad-only", right | {"linked": bad},
                    "`linked` is the ruin *in* a bad year. Weigh it with how often a year is bad, and add the good "
                    "years."),
            Mistake("plain-mean", right | {"alone": half},
                    "`alone` takes the plain mean of the two chances. Good years are more frequent: weigh them."),
            Mistake("weights-exchanged", right | {"linked": (1 - weight) * bad + weight * good},
                    "You gave bad years the weight of the good ones."),
        ],
        hint="The chance of more than five among forty, for each kind of year; then the mean of the two by how often "
             "they come. For `alone`, first the mean of the chances, then one binomial.",
        right="Right. The average is the same, the ruin is not.",
    )


def champions(_: Variant) -> Check:
    """Which of seven invented firms the rule as printed admits."""
    right = {name for name, (exports, rank) in CANDIDATES.items()
             if risk_rules.hidden_champion(exports, rank)["qualifies"]}
    return choice(
        right, options=list(CANDIDATES),
        mistakes=[
            Mistake("edge-inside", right | {"Beta", "Kappa"},
                    "Beta exports exactly 100 million, Kappa exactly 300. The rule says *more than*, and *exceed*."),
            Mistake("first-door-only", right - {"Delta"},
                    "Delta is fifth, which is enough where exports exceed 300 million, and 301 do."),
            Mistake("rank-for-all", right | {"Gama"},
                    "Gama is fourth. That counts only where exports exceed 300 million."),
            Mistake("exports-alone", right | {"Omega"},
                    "Omega exports enough, but its product is sixth in the world."),
        ],
        hint="Two doors, each with two conditions. Test every firm at both.",
    )


def paragraph(_: Variant) -> Check:
    """The paragraph on the empty fund; complete when long enough, with figures, a payer, a reason against, a limit."""
    return text(
        words=(80, 250),
        elements={
            "who pays when the fund is empty (treasury, exporters, reserve)": r"\b(treasur|exporter|reserve|taxpayer)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "what speaks against it (against, but, although, however)": r"\b(against|but|although|however)\b",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("more-firms", "Insure more firms, then the fund will spread the risk and never be empty.",
                    "More firms spread only what is each firm's own. In a bad year they fail together, however many "
                    "there are.",
                    when=lambda answer: re.search(r"never be empty|spreads? (the|all) risk", answer) is not None),
            Mistake("fair-is-safe", "A fair premium is safe, since it covers the losses.",
                    "A fair premium covers the *average* loss. It says nothing on the bad year.",
                    when=lambda answer: re.search(r"fair premium (is|makes the fund) safe", answer) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


EXERCISE = Exercise(
    "ksme/insurance",
    [
        Question("q1", "ratios", 2, ratios, objective=1),
        Question("q2", "claim", 2, claim, hidden_points=1, objective=3),
        Question("q3", "policy", 3, policy, objective=2),
        Question("q4", "ruin", 3, years, objective=2),
        Question("q5", "champions", 1, champions, objective=3),
        Question("q6", "paragraph", 0, paragraph, manual_points=4, objective=4),
    ],
    parameters={"period": ("2014", "2008-2009", "2003-2004"), "recovered": (20, 30), "default": (3, 4, 5),
                "correlation": (15, 20), "every": (5, 4, 10)},
)
