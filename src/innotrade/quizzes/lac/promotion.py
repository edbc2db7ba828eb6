"""Numbers of the quiz of the lesson "What does a trade promotion agency buy?"."""

from innotrade import data
from innotrade.models.sme import promotion, promotion_offices


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, US$ thousand or million, dollars."""
    return _ratios() | _printed() | _change() | _offices()


def _ratios() -> dict[str, float]:
    """Chile's agency in money, and what wrong ways give."""
    agencies = data.load("trade-promotion-agencies").query("year == 2015").set_index("iso3")
    exports = data.load("goods-exports").query("iso3 == 'CHL' and year == 2015")["value"].item() / 1e6
    share, staff = float(agencies["budget_share"]["CHL"]), int(agencies["employees"]["CHL"])
    money = promotion.budget(exports, share)
    return {"chile_share": share, "chile_exports": exports, "chile_staff": staff, "chile_budget": money,
            "chile_head": 1000 * money / staff, "chile_head_no_percent": 100 * 1000 * money / staff,
            "chile_per_office": 1000 * money / int(agencies["offices_abroad"]["CHL"]),
            "chile_total": 1000 * money}


def _printed() -> dict[str, float]:
    figures = data.load("chapter4-figures").set_index("name")["value"]
    elasticity, dollars = figures["export_elasticity"], figures["export_return"]
    return {"elasticity": elasticity, "income_elasticity": figures["income_elasticity"], "dollars": dollars,
            "income_dollars": figures["income_return"], "implied_exports": 100 * dollars / elasticity,
            "implied_share": 100 * elasticity / dollars, "office_return": figures["office_return"]}


def _change() -> dict[str, float]:
    """An agency with a tenth of a per cent of exports, and the part that must be kept."""
    share, elasticity, budgeted = 0.12, 0.074, 40.0
    return {"share": share, "share_fraction": share / 100, "budgeted": budgeted,
            "marginal": promotion.last_dollar(elasticity, share), "inverse": 100 / share,
            "marginal_no_percent": elasticity / share,
            "doubled": promotion.added(100, elasticity, 100), "straight": 100 * elasticity,
            "part": promotion.needed_part(share, elasticity)}


def _offices() -> dict[str, float]:
    line = [("A", "Europe", 12, 500), ("B", "Europe", 10, 400), ("C", "Asia", 6, 500)]
    offices = [dict(zip(("office", "region", "value", "cost"), one, strict=True)) for one in line]
    overlap = 50
    pairs = {"".join(office["office"] for office in pair): promotion_offices.value(pair, overlap)
             for pair in ([offices[0], offices[1]], [offices[0], offices[2]], [offices[1], offices[2]])}
    return {"overlap": overlap, "with_neighbour": pairs["AB"], "with_distant": pairs["AC"], "smaller": pairs["BC"],
            "both_alone": 22, "value_a": 12, "value_b": 10, "value_c": 6}
