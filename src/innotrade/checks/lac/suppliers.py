"""What is expected in the exercise "Is selling to a multinational the easier border?".

The inspection as a function, three programmes compared, what stays in the country, whom to train, and a paragraph.
"""

import re
from functools import cache

import pandas as pd

from innotrade.answers import Case, Check, Mistake, choice, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import suppliers
from innotrade.variants import Variant

SAMPLE, ORDER = 40, 150  # parts inspected; US$ thousand a year for one supplier
#: Invented after rows of Table 21: firms in the programme, their defects (%), part removed (%), price of a place and
#: the firm's part (US$ thousand, %), orders of the buyers (US$ million a year).
PROGRAMMES = {
    "Chile": {"firms": 12, "defects": 7, "effect": 60, "course": 14, "part": 50, "demand": 1.8},
    "El Salvador": {"firms": 40, "defects": 24, "effect": 70, "course": 6, "part": 0, "demand": 3.0},
    "Guatemala": {"firms": 8, "defects": 7, "effect": 75, "course": 20, "part": 0, "demand": 0.75},
}


def passing(_: Variant) -> Check:
    """A function from a sample, the defects allowed and a share of defects to the chance of passing."""
    return function(
        suppliers.acceptance,
        cases=[
            Case((20, 1, 5), "no defective part or exactly one, of twenty."),
            Case((40, 0, 3), "no defective part is allowed."),
            Case((60, 4, 8), "up to four of sixty."),
            Case((10, 10, 55), "whoever is allowed everything always passes."),
            Case((30, 2, 0), "a firm without defects always passes."),
            Case((30, 2, 100), "a firm with nothing but defects never passes here."),
            Case((1, 0, 40), "a sample of one part."),
            Case((20, 1, -0.5), "a share below zero must raise a ValueError."),
            Case((20, 1, 100.5), "a share above 100 % must raise a ValueError."),
            Case((20, 21, 5), "more allowed than inspected must raise a ValueError."),
            Case((20, -1, 5), "a negative number allowed must raise a ValueError."),
        ],
        mistakes=_passing_mistakes(),
        hint="Add C(n, k) p^k (1 − p)^(n − k) for k from 0 to c, with p as a fraction; then test what must be refused.",
    )


def _passing_mistakes() -> list[Mistake]:
    def guarded(wrong):
        def answer(sample, allowed, defects):
            suppliers.acceptance(sample, allowed, defects)
            return wrong(sample, allowed, defects)
        return answer

    def exactly(sample, allowed, defects):
        fewer = suppliers.acceptance(sample, allowed - 1, defects) if allowed else 0
        return suppliers.acceptance(sample, allowed, defects) - fewer

    def unguarded(sample, allowed, defects):
        return suppliers.acceptance(sample, min(max(allowed, 0), sample), min(max(defects, 0), 100))

    return [
        Mistake("exactly-c", guarded(exactly),
                "You took the chance of *exactly* the number allowed. Fewer defective parts pass as well: add them."),
        Mistake("fewer-than-c", guarded(lambda n, c, p: suppliers.acceptance(n, c - 1, p) if c else 0.0),
                "You stopped one too early. The number allowed is itself accepted: `range(allowed + 1)`."),
        Mistake("failing", guarded(lambda n, c, p: 1 - suppliers.acceptance(n, c, p)),
                "This is the chance of failing."),
        Mistake("in-per-cent", guarded(lambda n, c, p: 100 * suppliers.acceptance(n, c, p)),
                "This is in per cent. A number from 0 to 1 is asked."),
        Mistake("no-guard", unguarded,
                "The formula is right. Numbers outside the range must raise a ValueError; your function answers as if "
                "nothing were wrong."),
    ]


def _one(variant: Variant) -> dict[str, float]:
    firms, defects = 15, 8
    before = suppliers.acceptance(SAMPLE, variant.allowed, defects)
    after = suppliers.acceptance(SAMPLE, variant.allowed, suppliers.trained(defects, variant.effect))
    return {"before": firms * before, "after": firms * after, "further": firms * (after - before)}


def group(variant: Variant) -> Check:
    """Firms of fifteen that pass before and after training, and the difference."""
    right = _one(variant)
    effect, allowed = variant.effect, variant.allowed
    left = 15 * suppliers.acceptance(SAMPLE, allowed, 8 * effect / 100)
    points = 15 * suppliers.acceptance(SAMPLE, allowed, max(0, 8 - effect / 10))
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("effect-is-what-remains", {**right, "after": left, "further": left - right["before"]},
                    "You kept the part that training removes. What remains is 1 − effect of the defects."),
            Mistake("chance-scaled", {**right, "after": right["before"] * (1 + effect / 100),
                                      "further": right["before"] * effect / 100},
                    "You raised the *chance* by the effect. Training lowers the defects; the chance follows from the "
                    "inspection."),
            Mistake("points-off", {**right, "after": points, "further": points - right["before"]},
                    "You took a tenth of the effect off the defects, as points. It is a part of them: multiply."),
            Mistake("chance-for-firms", {name: value / 15 for name, value in right.items()},
                    "These are chances of one firm. Fifteen firms are asked."),
        ],
        hint="15 times the chance at 8 %, 15 times the chance at 8 × (1 − effect / 100), and the difference.",
    )


@cache
def _compared(allowed: int, imported: int) -> pd.DataFrame:
    rows = []
    for country, given in PROGRAMMES.items():
        before = suppliers.acceptance(SAMPLE, allowed, given["defects"])
        after = suppliers.acceptance(SAMPLE, allowed, suppliers.trained(given["defects"], given["effect"]))
        start, end = (suppliers.contracts(given["firms"] * chance, 1000 * given["demand"], ORDER)
                      for chance in (before, after))
        money = given["firms"] * given["course"] * (1 - given["part"] / 100)
        rows.append({"country": country, "further": end - start, "money": money, "each": money / (end - start),
                     "qualified": given["firms"] * (after - before), "all": end,
                     "whole": given["firms"] * given["course"]})
    return pd.DataFrame(rows).assign(imported=imported)


def programmes(variant: Variant) -> Check:
    """Further contracts, public money and money for each further contract of three programmes."""
    found = _compared(variant.allowed, variant.imported)
    right = found[["country", "further", "money", "each"]]
    return frame(
        right, key=["country"], tolerance=0.05,
        mistakes=[
            Mistake("orders-forgotten", right.assign(further=found["qualified"],
                                                     each=found["money"] / found["qualified"]),
                    "You counted qualified firms. In one of the programmes buyers have fewer orders than firms that "
                    "pass: take the smaller."),
            Mistake("all-contracts", right.assign(further=found["all"], each=found["money"] / found["all"]),
                    "You counted all contracts. Those of firms that pass without training are not the programme's."),
            Mistake("firms-part-forgotten", right.assign(money=found["whole"], each=found["whole"] / found["further"]),
                    "You counted the whole price of the courses. In Chile firms pay a part of it themselves."),
            Mistake("upside-down", right.assign(each=found["further"] / found["money"]),
                    "You divided contracts by money. Asked is money for one further contract."),
        ],
        hint="further = min(firms × chance after, orders) − min(firms × chance before, orders); orders = demand / 150.",
    )


def _home(variant: Variant) -> float:
    return 8 * ORDER * suppliers.kept(35, 65 - variant.imported) / 100


def home(variant: Variant) -> Check:
    """US$ thousand a year that stay in the country of eight contracts."""
    right, all_ = _home(variant), 8 * ORDER
    return number(
        right, tolerance=0.5, unit="US$ thousand a year",
        mistakes=[
            Mistake("first-round", 0.35 * all_,
                    "This is what the suppliers add themselves. Part of what they buy at home stays as well."),
            Mistake("local-content", all_, "This is local content, the whole invoice. Imports of suppliers leave."),
            Mistake("imports-of-suppliers-only", all_ * (1 - variant.imported / 100),
                    "You took off the suppliers' own imports only. Firms from which they buy at home import too."),
            Mistake("one-contract", right / 8, "This is one contract. There are eight."),
        ],
        hint="8 × 150 × v / (v + m), with v = 35 and m the imports, both in per cent of sales.",
    )


@cache
def _chosen(allowed: int, effect: int) -> dict[str, set[str]]:
    shares = {"Alba": 0.5, "Boreal": 2, "Cima": 4, "Delta": 6, "Estrella": 9, "Faro": 14, "Gama": 35}
    gains = {firm: suppliers.gain(SAMPLE, allowed, share, effect) for firm, share in shares.items()}
    after = {firm: suppliers.acceptance(SAMPLE, allowed, suppliers.trained(share, effect))
             for firm, share in shares.items()}
    return {"right": set(sorted(gains, key=lambda firm: -gains[firm])[:3]),
            "best": set(sorted(after, key=lambda firm: -after[firm])[:3]), "weakest": {"Estrella", "Faro", "Gama"}}


def chosen(variant: Variant) -> Check:
    """The three firms of seven whose training adds most."""
    found = _chosen(variant.allowed, variant.effect)
    return choice(
        found["right"], options=["Alba", "Boreal", "Cima", "Delta", "Estrella", "Faro", "Gama"],
        mistakes=[
            Mistake("surest-after", found["best"],
                    "These pass most surely after training. Most of that they had before: compare with the chance "
                    "before."),
            Mistake("most-defects-removed", found["weakest"],
                    "These lose most defects. What counts is how much their chance of passing rises."),
        ],
        hint="Chance after less chance before, for each firm; then the three largest.",
    )


def note(_: Variant) -> Check:
    """The paragraph for the ministry; complete when it is long enough and has what the task asks for."""
    return text(
        words=(80, 250),
        elements={
            "one of the three programmes (Chile, El Salvador, Guatemala)": r"Chile|Salvador|Guatemala",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "what is short: quality or orders": r"(?i)\b(order|demand|quality|inspection)",
            "whom to compare with (compare, comparison, similar firms, without)":
                r"(?i)compar|similar firms|without the programme|turned away|control",
        },
        mistakes=[
            Mistake("growth-is-effect", "Sales grew by 15 %, so the programme raised sales by 15 %.",
                    "Growth of those who took part is no effect: others may have grown as much. Say with whom you "
                    "compare.",
                    when=lambda answer: _says(answer, r"(?i)grew by [\d.]+ ?%[^.]{0,20}so the programme")),
            Mistake("local-content-is-value", "All 1,200 thousand dollars stay in the country.",
                    "An invoice at home is local content. Suppliers import; say what stays after that.",
                    when=lambda answer: _says(answer, r"(?i)\ball [\d,.]+ (thousand|million) dollars stay")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "lac/suppliers",
    [
        Question("q1", "passing", 2, passing, hidden_points=1, objective=1),
        Question("q2", "group", 2, group, objective=1),
        Question("q3", "chosen", 1, chosen, objective=2),
        Question("q4", "compared", 3, programmes, objective=3),
        Question("q5", "home", 1, home, objective=3),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"effect": (65, 55, 75), "allowed": (1, 2), "imported": (25, 35, 45)},
)
