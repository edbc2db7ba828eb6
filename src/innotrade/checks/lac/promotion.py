"""What is expected in the exercise "What does a trade promotion agency buy?".

Exports added by a change of the budget, an agency's ratios, the part of a dollar that must be kept, ten offices with
overlap, and a paragraph for the board.
"""

import re
from functools import cache
from itertools import combinations

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import promotion, promotion_offices
from innotrade.variants import Variant

ELASTICITY = 0.074  # of exports, as ITC (2016) estimates it
LOW = 0.054  # lower end of the lesson's interval
OVERLAP = 50  # %, as the task gives it
#: Invented for practice: office, region, US$ million of exports alone, thousand US$ a year.
OFFICES = [
    ("Miami", "North America", 12, 350), ("Los Angeles", "North America", 20, 350),
    ("Mexico City", "North America", 35, 700), ("Madrid", "Europe", 34, 600), ("Rotterdam", "Europe", 17, 350),
    ("Hamburg", "Europe", 35, 300), ("Tokyo", "East Asia", 28, 600), ("Seoul", "East Asia", 4, 700),
    ("Sao Paulo", "South America", 21, 450), ("Bogota", "South America", 10, 550),
]


@cache
def agency(country: str) -> dict[str, float]:
    """Exports (US$ million), budget share (%) and employees of a country's agency, 2015."""
    row = data.load("trade-promotion-agencies").query("year == 2015 and country == @country").squeeze()
    exports = data.load("goods-exports").query("year == 2015 and iso3 == @row.iso3")["value"].item() / 1e6
    return {"exports": exports, "share": float(row["budget_share"]), "employees": int(row["employees"])}


def added(_: Variant) -> Check:
    """A function from exports, an elasticity and a change of the budget to the exports added."""
    return function(
        promotion.added,
        cases=[
            Case((1000, 0.074, 10), "a tenth more budget is a factor of 1.1."),
            Case((1000, 0.074, 100), "twice the budget is a factor of 2."),
            Case((500, 0.2, -50), "a budget that is cut takes exports away."),
            Case((1000, 0.074, 0), "an unchanged budget adds nothing."),
            Case((1000, 0, 50), "with an elasticity of zero nothing reacts."),
            Case((0, 0.1, 50), "where nothing is exported, nothing is added."),
            Case((0.5, 0.1, -99.5), "small exports and a large cut are allowed."),
            Case((-0.5, 0.1, 10), "exports below zero must raise a ValueError."),
            Case((100, -0.5, 10), "an elasticity below zero must raise a ValueError."),
            Case((100, 1, 10), "an elasticity of one or more must raise a ValueError."),
            Case((100, 0.1, -100), "a budget that is cut altogether must raise a ValueError."),
        ],
        mistakes=_added_mistakes(),
        hint="exports × ((1 + change / 100) ** elasticity − 1); then test what must be refused.",
    )


def _added_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(exports, elasticity, percent):
            promotion.added(exports, elasticity, percent)
            return change(exports, elasticity, percent)
        return wrong

    return [
        Mistake("straight-line", guarded(lambda x, e, g: x * e * g / 100),
                "You multiplied elasticity and change. That is close for one per cent and too much for a hundred: each "
                "further per cent brings less."),
        Mistake("new-level", guarded(lambda x, e, g: x * (1 + g / 100) ** e),
                "This is the new level of exports. Added is what comes on top of the old."),
        Mistake("in-per-cent", guarded(lambda x, e, g: 100 * ((1 + g / 100) ** e - 1)),
                "This is the growth in per cent. The task asks for it in the unit of exports."),
        Mistake("no-guard", lambda x, e, g: x * (abs(1 + g / 100) ** e - 1),
                "The formula is right. Numbers outside the range must raise a ValueError; your function answers as if "
                "nothing were wrong."),
    ]


def _ratios(variant: Variant) -> dict[str, float]:
    found = agency(variant.country)
    money = promotion.budget(found["exports"], found["share"])
    return {"budget": money, "per_employee": 1000 * money / found["employees"],
            "last_dollar": promotion.last_dollar(ELASTICITY, found["share"])}


def ratios(variant: Variant) -> Check:
    """Budget (US$ million), budget per employee (thousand) and exports brought by the last dollar."""
    right, found = _ratios(variant), agency(variant.country)
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("share-as-fraction", {name: value * (100 if name != "last_dollar" else 0.01)
                                          for name, value in right.items()},
                    "You took the budget share as a fraction. It is in per cent of exports: divide by 100."),
            Mistake("average-for-last", {**right, "last_dollar": 100 / found["share"]},
                    "Your last dollar is all exports over the whole budget. Most exports would be there without the "
                    "agency; the elasticity says which part moves."),
            Mistake("millions-per-head", {**right, "per_employee": right["per_employee"] / 1000},
                    "Your budget per employee is in million dollars. Thousands are asked."),
            Mistake("last-upside-down", {**right, "last_dollar": found["share"] / 100 / ELASTICITY},
                    "You divided the budget share by the elasticity. That is what must be kept of a dollar of exports; "
                    "the last dollar brings elasticity over share."),
        ],
        hint="budget = exports × share / 100; per employee in thousands; last dollar = elasticity / (share / 100).",
    )


def _kept(variant: Variant, elasticity: float) -> float:
    share = agency(variant.country)["share"]
    return variant.change * share / promotion.added(100, elasticity, variant.change)


def kept(variant: Variant) -> Check:
    """Least part of an export dollar, in per cent, at which the change pays at the low end of the interval."""
    share, right = agency(variant.country)["share"], _kept(variant, LOW)
    return number(
        right, tolerance=0.005, unit="%",
        mistakes=[
            Mistake("middle-estimate", _kept(variant, ELASTICITY),
                    "You took the middle of the interval. The board wants to be safe: use its low end."),
            Mistake("last-dollar-today", share / LOW,
                    "This is what the *first* further dollar needs. Over the whole change each dollar brings less, so "
                    "a little more must be kept."),
            Mistake("whole-budget", right * (100 + variant.change) / variant.change,
                    "You set the whole new budget against the exports added. Only what is added to the budget is the "
                    "cost of the change."),
            Mistake("fraction", right / 100, "This is a fraction. Per cent are asked."),
        ],
        hint="Cost of the change over exports added by it, at the low elasticity, times 100.",
    )


def table() -> list[dict]:
    """The ten offices as the notebook gives them."""
    return [dict(zip(("office", "region", "value", "cost"), line, strict=True)) for line in OFFICES]


@cache
def _network(money: int) -> dict[str, dict[str, float]]:
    offices = table()
    affordable = [chosen for size in range(len(offices) + 1) for chosen in combinations(offices, size)
                  if sum(office["cost"] for office in chosen) <= money]
    plain = max(affordable, key=lambda chosen: promotion_offices.value(list(chosen), 0))
    alone = promotion_offices.value(list(plain), 0)
    best = max(promotion_offices.value(list(chosen), OVERLAP) for chosen in affordable)
    careless = promotion_offices.value(list(plain), OVERLAP)
    return {
        "right": {"best": best, "careless": careless}, "alone": {"best": alone, "careless": alone},
        "half-way": {"best": best, "careless": alone}, "exchanged": {"best": careless, "careless": best},
        "halved-once": {"best": max(_halved_once(chosen) for chosen in affordable), "careless": _halved_once(plain)},
    }


def _halved_once(chosen) -> float:
    seen, total = set(), 0.0
    for office in sorted(chosen, key=lambda one: -one["value"]):
        total += office["value"] * (0.5 if office["region"] in seen else 1)
        seen.add(office["region"])
    return total


def network(variant: Variant) -> Check:
    """Exports that the best set of offices brings, and the set chosen as if offices did not overlap."""
    found = _network(variant.money)
    return series(
        found["right"], tolerance=0.05,
        mistakes=[
            Mistake("no-overlap", found["alone"],
                    "You added what each office brings alone. Offices in one region share firms: the second brings "
                    "half, the third a quarter."),
            Mistake("careless-not-recounted", found["half-way"],
                    "The best set is right. The careless set was chosen without overlap, but what it *brings* must be "
                    "counted with it."),
            Mistake("exchanged", found["exchanged"],
                    "You exchanged the two. The best set brings more than the careless one."),
            Mistake("third-like-second", found["halved-once"],
                    "You let a third office in a region bring as large a part as the second. It is halved once more."),
        ],
        hint="Sort the chosen offices by value; in each region multiply by 1, 0.5, 0.25, ...",
    )


def note(_: Variant) -> Check:
    """The paragraph for the board; complete when it is long enough, gives figures, an interval and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the three options (budget, offices, shared)": r"\b(budget|office|share)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "an interval (from ... to, between ... and)":
                r"(from|between)\b[\s\S]{0,60}?\d[\s\S]{0,40}?\b(to|and)\b[\s\S]{0,40}?\d",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("per-dollar", "Every dollar raises exports by 0.074 %.",
                    "0.074 % belongs to one *per cent* of budget, not to a dollar. Set the study's sentence right "
                    "first.",
                    when=lambda answer: _says(answer, r"(?i)\b(each|every|one|a) dollar[^.]{0,60}0\.0(74|65)\s*%")),
            Mistake("exports-are-gain", "The country gains 237 million dollars of exports.",
                    "Exports are not gain: labour and materials in them could have earned elsewhere. Say what is "
                    "kept.",
                    when=lambda answer: _says(
                        answer, r"country (gains|earns|keeps) [\d,.]+ million dollars of exports")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "lac/promotion",
    [
        Question("q1", "exports_added", 2, added, hidden_points=1, objective=3),
        Question("q2", "ratios", 2, ratios, objective=1),
        Question("q3", "kept", 2, kept, objective=3),
        Question("q4", "network", 2, network, objective=4),
        Question("q5", "note", 0, note, manual_points=4, objective=2),
    ],
    parameters={"country": ("Ecuador", "Colombia", "Guatemala", "Nicaragua"), "change": (20, 30, 50),
                "money": (1600, 2200, 2800)},
)
