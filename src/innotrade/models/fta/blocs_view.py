"""Which tariffs between whom go, and what does it move? Explorer view of :mod:`innotrade.models.fta.blocs`.

One trade elasticity serves all sectors, so that a reader can move the number on which most depends; the regions are
those that negotiate, the rest of the world is computed and not shown.
"""

from innotrade.models.fta import blocs

#: Regions shown; the rest of the world stands for forty countries and negotiates with nobody.
SHOWN = ("Korea", "MERCOSUR", "Mexico", "Japan")


def tariffs_between(
    agreements: list, agriculture_cut: float, vehicles_cut: float, industry_cut: float, korean_farm_tariff: float,
    elasticity: float, *, calibration: list[dict],
) -> list[dict]:
    """Output by sector and welfare by region when pairs of regions cut their tariffs.

    Parameters
    ----------
    agreements, agriculture_cut, vehicles_cut, industry_cut, korean_farm_tariff, calibration
        As in :func:`innotrade.models.fta.blocs.agreement_effects`.
    elasticity
        Trade elasticity of every sector, from 0.5 to 12.

    Returns
    -------
    Rows of :func:`innotrade.models.fta.blocs.agreement_effects` for the regions in :data:`SHOWN`.

    Raises
    ------
    ValueError
        As there; a message about the elasticity calls it ``elasticity``.
    """
    if elasticity is None or not 0.5 <= elasticity <= 12:
        raise ValueError(f"elasticity must lie from 0.5 to 12, got {elasticity!r}")
    rows = blocs.agreement_effects(
        calibration=calibration, agreements=agreements, agriculture_cut=agriculture_cut, vehicles_cut=vehicles_cut,
        industry_cut=industry_cut, korean_farm_tariff=korean_farm_tariff, elasticity_agriculture=elasticity,
        elasticity_vehicles=elasticity, elasticity_industry=elasticity, elasticity_services=elasticity)
    return [row for row in rows if row["region"] in SHOWN]


def tariffs_between_summary(values: dict, rows: list[dict]) -> str:
    """Say each member's welfare, to a thousandth of a per cent since its sign may hang on that, and its worst sector.

    >>> tariffs_between_summary({"agreements": []}, [])
    'No tariff changes, so nothing moves.'
    """
    members = list(dict.fromkeys([name for pair in values["agreements"] for name in pair.split("-")]))
    if not members:
        return "No tariff changes, so nothing moves."
    told = []
    for member in members:
        own = [row for row in rows if row["region"] == member]
        worst = min(own, key=lambda row: row["output"])
        loser = "no sector shrinks"
        if worst["output"] < -0.005:
            loser = f"output falls most in {worst['sector']}, by {-worst['output']:.2f} %"
        told.append(f"{member}: welfare {own[0]['welfare']:+.3f} %, {loser}")
    return "; ".join(told) + "."
