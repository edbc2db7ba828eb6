"""What is expected in the exercise "What would MERCOSUR, Mexico or CPTPP change?".

Two roads to Mexico: whom does accession add, what does a tariff cut do to a market, what do both roads bring, where
does their order turn, and what does a minister make of it.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import blocs_view, calibration, membership
from innotrade.variants import Variant

ALONE, PACT, JAPAN = ("Korea-Mexico",), ("Korea-Mexico", "Korea-Japan"), ("Korea-Japan",)
GRID = range(1, 13)


@cache
def world() -> list[dict]:
    """Return the rows of the model's base year."""
    columns = ["kind", "exporter", "importer", "sector", "value"]
    return calibration.calibrate(data.load("ge-calibration")[columns].to_dict("records"))


@cache
def result(agreements: tuple, elasticity: float, tariff: float = 57) -> dict[str, dict]:
    """Return what the model says of each region."""
    rows = blocs_view.tariffs_between(list(agreements), 100, 100, 100, tariff, elasticity, calibration=world())
    return {row["region"]: row for row in rows}


@cache
def _lists() -> tuple[list[dict], list[dict]]:
    tables = data.load("korea-agreements"), data.load("agreement-members")
    return tuple(table.astype(object).where(table.notna(), None).to_dict("records") for table in tables)


def gaps(variant: Variant) -> Check:
    """Signatories of CPTPP with which Korea had no agreement in force at the end of the student's year."""
    agreements, groups = _lists()
    pact = membership.members(groups, "CPTPP", 2018)
    right = _gaps(variant.year)
    own = {row["partner"] for row in agreements if row["in_force"] and int(row["in_force"][:4]) <= variant.year}
    return choice(
        right, options=[*pact, "United Kingdom"],
        mistakes=[
            Mistake("partners", set(pact) - right,
                    "These are the members that were partners already. Accession adds the others."),
            Mistake("own-agreements-only", set(pact) - own,
                    "You looked for agreements with the country's own name. ASEAN's members are covered by the "
                    "agreement with the group."),
            Mistake("a-year-early", _gaps(variant.year - 1),
                    "This is the list a year earlier. What enters into force within the year counts at its end."),
            Mistake("today", _gaps(2025),
                    "This is the list of today. Count only what was in force at the end of your year."),
            Mistake("all-members", right | {"United Kingdom"},
                    "The United Kingdom acceded in 2024. Take the eleven that signed in 2018."),
        ],
        hint="The eleven signatories, less the partners by name, less the members of groups that are partners.",
        right="Right. For accession these count, and no others.",
    )


def _gaps(year: int) -> set[str]:
    agreements, groups = _lists()
    kept = []
    for country in membership.members(groups, "CPTPP", 2018):
        cover = membership.first_cover(agreements, groups, country)
        if cover is None or cover["year"] > year:
            kept.append(country)
    return set(kept)


def japan_share(variant: Variant) -> Check:
    """Japan's share of Korea's market for other industry once its duty is gone, wages unchanged, in per cent."""
    market = pd.DataFrame(world()).query("importer == 'Korea' and sector == 'other industry'").set_index("exporter")
    duty, theta = market["tariff"], variant.elasticity
    spent = market["trade"] * (1 + duty / 100)
    factor = (1 + duty["Japan"] / 100) ** theta
    share, before_duty = spent["Japan"] / spent.sum(), market.loc["Japan", "trade"] / market["trade"].sum()
    return number(
        100 * _moved(share, factor), tolerance=0.0005, unit="%",
        mistakes=[
            Mistake("not-divided", 100 * share * factor,
                    "You multiplied the share and stopped. Divide by what all shares sum to now."),
            Mistake("rule-of-thumb", 100 * _moved(share, 1 + theta * duty["Japan"] / 100),
                    "Elasticity times duty is a rule of thumb for small changes. Here the elasticity is a power."),
            Mistake("wrong-way", 100 * _moved(share, 1 / factor),
                    "The price falls, so the share must rise. The exponent has the wrong sign."),
            Mistake("sales-before-duty", 100 * _moved(before_duty, factor),
                    "Your shares are of sales before duty. Buyers pay the duty too: take what they spend."),
            Mistake("all-duties-gone", 100 * spent["Japan"] * factor / (spent * (1 + duty / 100) ** theta).sum(),
                    "You took everybody's duty away. Only Japan's goes; all others pay as before."),
            Mistake("unchanged", 100 * share, "This is the share before the duty goes."),
        ],
        hint="Spending by origin, duty included; Japan's times (1 + duty) to the power of the elasticity; its share.",
    )


def _moved(share: float, factor: float) -> float:
    return share * factor / (1 - share + share * factor)


def share_without_duty(_: Variant) -> Check:
    """A function from sales, duties, a seller and an elasticity to the seller's share once its duty is gone."""
    sales, duty = pd.Series({"A": 60.0, "B": 30.0, "C": 10.0}), pd.Series({"A": 0.0, "B": 10.0, "C": 50.0})
    return function(
        _share, tolerance=1e-7,
        cases=[
            Case((sales, duty, "B", 4), "A pays no duty, B pays 10 % and C pays 50 %."),
            Case((sales, duty[::-1], "C", 4), "the duties stand in another order: match them by name."),
            Case((sales, duty, "A", 4), "the seller paid no duty before, so its share stays."),
            Case((sales * 1000, duty, "C", 0.5), "the unit of money must not matter."),
            Case((sales, duty, "B", 0), "an elasticity must be greater than 0, so it must raise a ValueError."),
            Case((sales, duty, "B", -2), "an elasticity must be greater than 0, so it must raise a ValueError."),
        ],
        mistakes=_share_mistakes(),
        hint="What you did for Japan, with names for the numbers; test the elasticity before you compute.",
    )


def _share(sales, duty, seller, elasticity):
    if elasticity <= 0:
        raise ValueError(f"elasticity must be greater than 0, got {elasticity!r}")
    spent = sales * (1 + duty / 100)
    return 100 * _moved(spent[seller] / spent.sum(), (1 + duty[seller] / 100) ** elasticity)


def _share_mistakes() -> list[Mistake]:
    def fraction(sales, duty, seller, elasticity):
        return _share(sales, duty, seller, elasticity) / 100

    def by_place(sales, duty, seller, elasticity):
        return _share(sales, pd.Series(duty.to_numpy(), index=sales.index), seller, elasticity)

    def before_duty(sales, duty, seller, elasticity):
        _share(sales, duty, seller, elasticity)
        return 100 * _moved(sales[seller] / sales.sum(), (1 + duty[seller] / 100) ** elasticity)

    def not_divided(sales, duty, seller, elasticity):
        _share(sales, duty, seller, elasticity)
        spent = sales * (1 + duty / 100)
        return 100 * spent[seller] / spent.sum() * (1 + duty[seller] / 100) ** elasticity

    def unguarded(sales, duty, seller, elasticity):
        spent = sales * (1 + duty / 100)
        return 100 * _moved(spent[seller] / spent.sum(), (1 + duty[seller] / 100) ** elasticity)

    return [
        Mistake("fraction", fraction, "Your shares are fractions. The function must return per cent."),
        Mistake("by-place", by_place,
                "You match duties to sales by their place. The two Series may be in different orders: match by name."),
        Mistake("sales-before-duty", before_duty,
                "Your shares are of sales before duty. Buyers pay the duty too: take what they spend."),
        Mistake("not-divided", not_divided,
                "You multiplied the share and stopped. Divide by what all shares sum to now."),
        Mistake("no-guard", unguarded,
                "The shares are right. An elasticity of 0 or below must raise a ValueError; without one, dearer goods "
                "would sell more and nobody would notice."),
    ]


def two_roads(variant: Variant) -> Check:
    """Welfare of Korea and Mexico by the bilateral road and by accession, in per cent."""
    return series(
        _roads(ALONE, PACT, variant.elasticity), tolerance=0.0005,
        mistakes=[
            Mistake("roads-exchanged", _roads(PACT, ALONE, variant.elasticity),
                    "The two roads are exchanged: alone is Korea and Mexico, CPTPP adds Japan."),
            Mistake("japan-only", _roads(ALONE, JAPAN, variant.elasticity),
                    "For CPTPP you freed Korea and Japan only. Accession frees both pairs at once."),
            Mistake("real-wage", _roads(ALONE, PACT, variant.elasticity, "real_wage"),
                    "These are real wages. Welfare counts the duties that customs no longer takes as well."),
            Mistake("rounded-away", {name: round(value, 2) for name, value in _rounded(variant).items()},
                    "You rounded to two decimals, which is as much as some of these numbers are. Give three."),
        ],
        hint="Call results once with Korea-Mexico and once with a list of both pairs; take the column welfare.",
        right="Right. By tariffs alone, Korea's part depends on Japan; keep in mind what tariffs do not show.",
    )


def _roads(alone: tuple, pact: tuple, elasticity: float, column: str = "welfare") -> dict[str, float]:
    return {f"{region}, {road}": result(agreements, elasticity)[region][column]
            for road, agreements in (("alone", alone), ("CPTPP", pact)) for region in ("Korea", "Mexico")}


def _rounded(variant: Variant) -> dict[str, float]:
    return _roads(ALONE, PACT, variant.elasticity)


def turning(variant: Variant) -> Check:
    """Smallest whole elasticity at which CPTPP brings Korea more than Mexico alone, at the student's farm tariff."""
    def first(holds):
        return next(theta for theta in GRID if holds(theta))

    def welfare(agreements, theta, region="Korea"):
        return result(agreements, theta, variant.farm_tariff)[region]["welfare"]

    right = first(lambda theta: welfare(PACT, theta) > welfare(ALONE, theta))
    return number(
        right, tolerance=0.1,
        mistakes=[
            Mistake("last-alone", right - 1,
                    "At this one Mexico alone is still better. The question is about the next."),
            Mistake("above-zero", first(lambda theta: welfare(PACT, theta) > 0),
                    "From here CPTPP brings Korea something. The question is where it brings more than Mexico alone."),
            Mistake("mexico-gains", first(lambda theta: welfare(ALONE, theta, "Mexico") > 0),
                    "From here Mexico gains from an agreement with Korea. The question is about Korea, by two roads."),
        ],
        hint="For each elasticity, Korea's welfare by CPTPP less that by Mexico alone; the first above zero.",
    )


def advice(_: Variant) -> Check:
    """A recommendation to the minister; complete when it is long enough, gives figures and names a limit."""
    return text(
        words=(90, 260),
        elements={
            "one of the two roads (Mexico alone, or CPTPP)": r"\balone\b|bilateral|CPTPP|accession|accede",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the word elasticity": r"elasticit",
            "whom accession adds (Japan)": r"Japan",
            "something that the model leaves out (not in the model, leaves out, cannot)":
                r"not in (the|this) model|leaves? out|left out|cannot|does not (see|show|hold|contain)",
        },
        mistakes=[
            Mistake("forecast", "Sign: welfare will rise by exactly 0.018 %.",
                    "You give one number as a forecast. Give the range that the elasticity leaves.",
                    when=lambda answer: _says(answer, r"\bexactly\b|\bwill (rise|grow|increase) by\b")),
            Mistake("proof", "The model proves that CPTPP is wrong.",
                    "A model of tariffs proves nothing about rules. Say what it supports and what it leaves out.",
                    when=lambda answer: _says(answer, r"\bprove[sn]?\b|\bproof that\b")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "fta/blocs-and-megas",
    [
        Question("q1", "gaps", 1, gaps, objective=3),
        Question("q2", "japan_share", 2, japan_share, objective=1),
        Question("q3", "share_without_duty", 2, share_without_duty, hidden_points=1, objective=1),
        Question("q4", "two_roads", 2, two_roads, objective=2),
        Question("q5", "turning", 2, turning, objective=2),
        Question("q6", "advice", 0, advice, manual_points=4, objective=4),
    ],
    parameters={"year": (2014, 2011, 2015), "elasticity": (4, 2, 6, 8), "farm_tariff": (57, 20, 10)},
)
