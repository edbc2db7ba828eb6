"""What is expected in the exercise "Who gains, who marches?".

Chilean grapes with a tariff that ends in a season only: creation, diversion, revenue, welfare; stakes per head; a fund
that is aimed; what Ecuador loses when its neighbours get in free.
"""

import re
from functools import cache

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import partial_equilibrium, ratification, stakes_view
from innotrade.variants import Variant

NEIGHBOURS = 30  # % of the market, as the task gives it
GOODS = {"coffee": 2, "squid": 20, "grapes": 46}  # tariffs in %, as the task gives them
YEARS = 10


@cache
def facts() -> dict[str, float]:
    """Numbers that the notebook gives: grapes in US$ million, people, farms, losses in billion won a year."""
    home = data.load("chile-agreement-at-home").set_index("name")["value"]
    study = data.load("chapter1-figures").set_index("name")["value"]
    people = data.load("population").query("iso3 == 'KOR' and year == 2003")["value"].item()
    own = home["grape_imports_2003"]
    rate = 1000 * study["agriculture_fund_won"] / study["agriculture_fund_dollars"]
    return {
        "own": own, "others": own * (100 / home["grape_share_2003"] - 1), "tariff": 0.46,
        "elasticity": home["grape_demand_elasticity"], "income": home["grape_income_share"] / 100, "people": people,
        "won": 1e6 * rate,
        "farms": home["greenhouse_area_2003"] / (home["closure_grape_area"] / home["closure_grape_farms"]),
        "growers": home["closure_applications"], "farm_people": 1e6 * home["farm_population"],
        "direct": home[["loss_grapes", "loss_kiwis", "loss_peaches"]].sum() / YEARS,
        "indirect": home["loss_indirect"] / YEARS,
    }


def creation(_: Variant) -> Check:
    """A function from imports, two tariffs and an elasticity to the trade created."""
    return function(
        _created,
        cases=[
            Case((100, 0.10, 0.0, 1.1), "the price with duty falls by a tenth of 1.1, and demand by 1.1 times that."),
            Case((100, 0.46, 0.23, 0.79), "the cut may stop half-way."),
            Case((50, 0.2, 0.2, 2.0), "a tariff that does not change creates nothing."),
            Case((0, 0.2, 0.0, 2.0), "where nothing is imported, nothing is created."),
            Case((80, 0.0, 0.0, 1.5), "there is no tariff to cut."),
            Case((80, 0.3, 0.0, 0), "a demand that does not react adds nothing."),
            Case((100, 0.1, 0.2, 1.0), "a tariff that rises is no cut, so it must raise a ValueError."),
            Case((-0.5, 0.1, 0.0, 1.0), "imports below zero must raise a ValueError."),
            Case((100, 0.1, -0.05, 1.0), "a tariff below zero must raise a ValueError."),
            Case((100, 0.1, 0.0, -0.5), "an elasticity below zero must raise a ValueError: it is given as positive."),
        ],
        mistakes=_creation_mistakes(),
        hint="The fall of the price with duty is (t0 - t1) / (1 + t0); then test what must be refused.",
    )


def _created(imports, before, after, elasticity):
    return partial_equilibrium.trade_creation(imports, before, after, elasticity)


def _creation_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(imports, before, after, elasticity):
            _created(imports, before, after, elasticity)
            return change(imports, before, after, elasticity)
        return wrong

    def unguarded(imports, before, after, elasticity):
        return imports * elasticity * (before - after) / (1 + before)

    def of_the_tariff(imports, before, after, elasticity):
        return imports * elasticity * ((before - after) / before if before else 0)

    return [
        Mistake("tariff-is-not-price", guarded(lambda m, t0, t1, e: m * e * (t0 - t1)),
                "You took the fall of the tariff as the fall of the price. Buyers pay 1 + t0, so the price falls by "
                "(t0 - t1) / (1 + t0)."),
        Mistake("part-of-tariff", guarded(of_the_tariff),
                "You took the part of the *tariff* that goes. A tariff of 10 % that ends takes a tenth of 1.1 off the "
                "price, not all of it."),
        Mistake("new-level", guarded(lambda m, t0, t1, e: m + _created(m, t0, t1, e)),
                "This is the new level of imports. Created is what comes on top of the old."),
        Mistake("divided-by-new-price", guarded(lambda m, t0, t1, e: m * e * (t0 - t1) / (1 + t1)),
                "You divided by the price after the cut. The fall is a part of what buyers paid before it: 1 + t0."),
        Mistake("no-guard", unguarded,
                "The formula is right. A tariff that rises, or a number below zero, must raise a ValueError; your "
                "function answers as if nothing were wrong."),
    ]


def _season(variant: Variant, own_part: float, other_part: float, after: float = 0.0) -> dict[str, float]:
    """Effects on the parts of the year's imports whose tariff falls to ``after``."""
    f = facts()
    cut = partial_equilibrium.tariff_cut(
        [{"country": "Chile", "imports": f["own"] * own_part, "tariff": f["tariff"]},
         {"country": "others", "imports": f["others"] * other_part, "tariff": f["tariff"]}],
        "Chile", after, f["elasticity"], variant.substitution)
    return {"creation": cut.creation, "diversion": cut.diversion, "revenue": cut.revenue_change,
            "welfare": cut.welfare}


def season(variant: Variant) -> Check:
    """Effects of a tariff that ends in the open months only, US$ million a year."""
    part, tariff = variant.season / 100, facts()["tariff"]
    right = _season(variant, part, part)
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("whole-year", _season(variant, 1, 1),
                    "This is a tariff that ends all year round. Only the imports of the open months get the cut."),
            Mistake("average-tariff", _season(variant, 1, 1, tariff * (1 - part)),
                    "You cut the *average* tariff of the year. Creation comes out right, the rest does not: in the "
                    "open months the whole tariff goes, in the others none of it."),
            Mistake("rivals-all-year", _season(variant, part, 1),
                    "Chile's grapes of the open months compete with what others sell in these months, not with what "
                    "they sell all year."),
            Mistake("closed-months", _season(variant, 1 - part, 1 - part),
                    "This is the share of the months in which the tariff *stays*."),
            Mistake("revenue-of-old-trade", right | {"revenue": -part * tariff * facts()["own"]},
                    "All right but revenue: the treasury also loses the duty on what others no longer sell."),
            Mistake("diversion-costs-nothing", right | {"welfare": tariff / 2 * right["creation"]},
                    "All right but welfare: each dollar diverted costs the duty that the others paid, less the half "
                    "that buyers gain on it."),
        ],
        hint="Multiply both imports by the season's share, then use the formulas of creation, diversion, ΔR and ΔW.",
    )


def _heads(variant: Variant) -> dict[str, float]:
    f, part = facts(), variant.season / 100
    found = _season(variant, part, part)
    income = found["creation"] * (1 + f["tariff"]) * f["income"]
    return {"buyer": (found["welfare"] - found["revenue"]) * f["won"] / f["people"],
            "taxpayer": found["revenue"] * f["won"] / f["people"], "farm": -income * f["won"] / f["farms"]}


def per_head(variant: Variant) -> Check:
    """What a buyer, a taxpayer and a farm with greenhouses gain or lose, won a year."""
    f, right = facts(), _heads(variant)
    found = _season(variant, variant.season / 100, variant.season / 100)
    return series(
        right, tolerance=0.5,
        mistakes=[
            Mistake("dollars", {name: 1e6 * value / f["won"] for name, value in right.items()},
                    "These are dollars. Won a year are asked: multiply by `won`, the won in a million dollars."),
            Mistake("buyer-has-welfare", right | {"buyer": found["welfare"] * f["won"] / f["people"]},
                    "The buyer's number is welfare per head. Welfare is what buyers gain *and* the treasury loses; "
                    "buyers "
                    "alone gain welfare less the change of revenue."),
            Mistake("farm-people", right | {"farm": right["farm"] * f["farms"] / f["farm_people"]},
                    "You divided the growers' loss by everybody who lives on a farm. The loss is that of farms "
                    "with grapes "
                    "in greenhouses."),
            Mistake("sales-not-income", right | {"farm": right["farm"] / f["income"]},
                    "These are sales that are lost. Of sales only the part `income` is what a grower lives on."),
            Mistake("without-duty", right | {"farm": right["farm"] / (1 + f["tariff"])},
                    "Home grapes sell at the price *with* duty, since that is what Chile's cost in the shop: 1 + "
                    "tariff."),
            Mistake("farm-gains", right | {"farm": -right["farm"]},
                    "The farm's number has the wrong sign: home grapes that are replaced are a loss."),
        ],
        hint="Buyers have welfare less revenue; the farm has creation × (1 + tariff) × income, and loses it.",
    )


def _groups() -> list[dict]:
    f = facts()
    return [{"group": "fruit growers", "members": f["growers"], "gain": -f["direct"]},
            {"group": "other farm people", "members": f["farm_people"], "gain": -f["indirect"]}]


def fund(variant: Variant) -> Check:
    """Least fund that leaves nobody a loss worth taking part for, billion won over ten years."""
    f = facts()
    needed = ratification.fund_needed(_groups(), variant.march_cost / 1e6, YEARS)
    stay = variant.march_cost * f["growers"] / 1e6
    return number(
        needed, tolerance=0.5, unit="billion won",
        mistakes=[
            Mistake("whole-loss", YEARS * (f["direct"] + f["indirect"]),
                    "This pays the whole loss, juice included. Those whose loss is below the cost of taking part "
                    "stay at "
                    "home unpaid."),
            Mistake("no-cost", YEARS * f["direct"],
                    "This pays fruit growers their whole loss. They stay at home once what is left of it is less than "
                    "taking part costs."),
            Mistake("one-year", needed / YEARS,
                    "This is the sum of one year. The fund pays for ten."),
            Mistake("cost-once", YEARS * f["direct"] - stay,
                    "You took the cost of taking part off once. Loss and cost are both counted every year."),
            Mistake("cost-added", YEARS * (f["direct"] + stay),
                    "You added the cost of taking part. It is what a grower saves by staying at home, so less is "
                    "needed."),
        ],
        hint="For each group: members × (loss per head − cost), never below zero; then all groups, then ten years.",
    )


def _lost(variant: Variant) -> dict[str, float]:
    return {good: stakes_view.lost_sales(NEIGHBOURS, rate, 0, variant.substitution) for good, rate in GOODS.items()}


def ecuador(variant: Variant) -> Check:
    """Part of its sales that Ecuador loses by good when neighbours get in free, per cent."""
    sigma, part = variant.substitution, NEIGHBOURS / 100

    def by(change):
        return {good: 100 * change(rate / 100) for good, rate in GOODS.items()}

    return series(
        _lost(variant), tolerance=0.05,
        mistakes=[
            Mistake("tariff-is-not-price", by(lambda t: part * sigma * t / (1 + part * sigma * t)),
                    "You took the tariff as the fall of the neighbours' price. It is t / (1 + t)."),
            Mistake("no-share", by(lambda t: sigma * t / (1 + t)),
                    "You left out how large the neighbours are. Where they sell little, few buyers move to them."),
            Mistake("no-ceiling", by(lambda t: part * sigma * t / (1 + t)),
                    "This is s στ alone, which may exceed all that Ecuador sells. Divide by 1 + s στ."),
            Mistake("share-of-the-rest", by(lambda t: (1 - part) * sigma * t / (1 + t + (1 - part) * sigma * t)),
                    "You put in the share of those left out. s is the share of those who get the preference."),
            Mistake("fractions", {good: value / 100 for good, value in _lost(variant).items()},
                    "These are fractions. Per cent are asked."),
        ],
        hint="τ = t / (1 + t) first, then L = s στ / (1 + s στ), in per cent.",
        right="Right. Ecuador's own share is in none of them: whoever is left out loses the same part.",
    )


def note(_: Variant) -> Check:
    """The page for the floor leaders, defended; complete when it is long enough, gives figures and names a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the three options (vote, offer, wait)": r"\b(vote|offer|wait)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "a stake per head (each farm, per farm, a grower, per head)":
                r"(each|per|a|every) (farm|grower|head|citizen|buyer)",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("hindsight", "Vote now: by 2006 the area of grapes in greenhouses had grown.",
                    "It is February 2004 in this task. What happened after it was not known; leave it out.",
                    when=lambda answer: _says(answer, r"\b20(0[5-9]|1\d)\b|turned out")),
            Mistake("sales-are-no-gain", "Exporters gain 220 million dollars, so vote.",
                    "220 million dollars are sales. A gain is what is left of them after wages and materials; say "
                    "so, or "
                    "leave the figure out.",
                    when=lambda answer: _says(answer, r"gain\w*\s+(of\s+|about\s+|US\$\s*)*220")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "fta/winners-losers",
    [
        Question("q1", "trade_creation", 2, creation, hidden_points=1, objective=1),
        Question("q2", "season", 2, season, objective=1),
        Question("q3", "per_head", 2, per_head, objective=2),
        Question("q4", "fund", 2, fund, objective=3),
        Question("q5", "ecuador", 2, ecuador, objective=4),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"substitution": (1.5, 2.0, 3.0, 4.0), "season": (90, 80, 70), "march_cost": (100, 200, 300)},
)
