"""Numbers of the quiz of the lesson "Why are small exporters less productive?"."""

from innotrade import data
from innotrade.models.sme import oaxaca, productivity


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, per cent of large firms, pure numbers."""
    return _two_shares() | _closing() | _factories() | _reference() | _regions()


def _two_shares() -> dict[str, float]:
    output, workers = 30.0, 60.0
    relative = 100 * productivity.relative_productivity(output / 100, workers / 100)
    return {"sector_output": output, "sector_workers": workers, "relative": relative,
            "to_average": 100 * output / workers, "upside_down": 10_000 / relative, "output_only": 100 * 30 / 70}


def _closing() -> dict[str, float]:
    share, relative, closed = 0.5, 0.4, 0.5
    return {"share": 100 * share, "level": 100 * relative, "now": 100 * productivity.aggregate(share, relative),
            "gain": 100 * productivity.closing_gain(share, relative, closed),
            "of_large": 100 * share * closed * (1 - relative),
            "whole_gap": 100 * productivity.closing_gain(share, relative, 1),
            "small_alone": 100 * closed * (1 - relative) / relative}


def _factories() -> dict[str, float]:
    table = data.load("value-added-per-employee").drop_duplicates("year").set_index("year")
    ratio = 100 * table["smes"] / table["large_firms"]
    return {"ratio_1980": ratio[1980], "ratio_2013": ratio[2013],
            "small_times": table["smes"][2013] / table["smes"][1980],
            "large_times": table["large_firms"][2013] / table["large_firms"][1980]}


def _regions() -> dict[str, float]:
    """What closing half of the gap adds in three places, and the labour cost of a unit in the region."""
    gaps = data.load("sme-productivity-education-wages").query("firm_size == 'SME'").set_index("region")
    weight = data.load("sme-weight").pivot(index="region", columns="measure", values="value")
    study = data.load("chapter4-figures").set_index("name")["value"]
    home = gaps.loc["Latin America"]

    def half(share: float, relative: float) -> float:
        return 100 * productivity.closing_gain(share, relative, 0.5)

    jobs = study["sme_share_of_export_jobs"] / 100
    sold = data.load("exporting-firms").set_index("year")["sme_share_of_exports"][2015] / 100
    return {"half_region": half(weight["employment"]["Latin America"] / 100, home["productivity"] / 100),
            "half_korea": half(weight["employment"]["Korea"] / 100, gaps["productivity"]["Korea"] / 100),
            "half_exporters": half(jobs, productivity.relative_productivity(sold, jobs)),
            "wages": home["wages"], "productivity": home["productivity"],
            "unit_cost": productivity.relative_labour_cost(home["wages"] / 100, home["productivity"] / 100)}


def _reference() -> dict[str, float]:
    published = data.load("oaxaca-chicago")
    single = published[published["part"] != "explained"].set_index("part")["value"]
    parts = oaxaca.ThreeFold(single["endowments"], single["coefficients"], single["interaction"], single["gap"])
    quarter = oaxaca.explained(parts, 0.25)
    return {"endowments": parts.endowments, "interaction": parts.interaction, "gap": parts.gap, "quarter": quarter,
            "other_end": oaxaca.explained(parts, 0.75), "added": parts.endowments - 0.25 * parts.interaction,
            "unexplained": parts.gap - quarter, "most": 100 * parts.endowments / parts.gap,
            "least": 100 * oaxaca.explained(parts, 1) / parts.gap}
