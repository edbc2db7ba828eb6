"""Numbers of the quiz of the lesson "What would MERCOSUR, Mexico or CPTPP change?"."""

from innotrade import data
from innotrade.models.fta import blocs_view, calibration, membership


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, or counts."""
    columns = ["kind", "exporter", "importer", "sector", "value"]
    world = calibration.calibrate(data.load("ge-calibration")[columns].to_dict("records"))
    return _share(world) | _runs(world) | _members()


def _share(world: list[dict]) -> dict[str, float]:
    """Korea's share of Mexico's vehicle market before and after its duty goes, and wrong ways to it."""
    market = [row for row in world if row["importer"] == "Mexico" and row["sector"] == "vehicles"]
    spent = {row["exporter"]: row["trade"] * (1 + row["tariff"] / 100) for row in market}
    duty = next(row["tariff"] for row in market if row["exporter"] == "Korea")
    share = spent["Korea"] / sum(spent.values())
    factor = 1 + duty / 100
    return {
        "duty": duty,
        "share": 100 * share,
        "new_share": 100 * _moved(share, factor**4),
        "not_divided": 100 * share * factor**4,
        "linear": 100 * share * (1 + 4 * duty / 100),
        "wrong_way": 100 * _moved(share, factor**-4),
        "factor": factor**4,
    }


def _moved(share: float, weight: float) -> float:
    return share * weight / (1 - share + share * weight)


def _runs(world: list[dict]) -> dict[str, float]:
    def found(agreements, farms=100, cars=100, tariff=57, elasticity=4):
        rows = blocs_view.tariffs_between(agreements, farms, cars, 100, tariff, elasticity, calibration=world)
        return {(row["region"], row["sector"]): row for row in rows}

    bloc = {theta: found(["Korea-MERCOSUR"], elasticity=theta) for theta in (1, 4, 12)}
    neither = found(["Korea-MERCOSUR"], farms=0, cars=0)
    return {
        "farm_loss_low": -bloc[1]["Korea", "agriculture"]["output"],
        "farm_loss": -bloc[4]["Korea", "agriculture"]["output"],
        "farm_loss_high": -bloc[12]["Korea", "agriculture"]["output"],
        "bloc_gain": bloc[4]["MERCOSUR", "services"]["welfare"],
        "bloc_neither": neither["MERCOSUR", "services"]["welfare"],
        "bloc_open_farms": found(["Korea-MERCOSUR"], tariff=10)["MERCOSUR", "services"]["welfare"],
        "mexico_alone": found(["Korea-Mexico"])["Korea", "services"]["welfare"],
        "pacific_pact": found(["Korea-Mexico", "Korea-Japan"])["Korea", "services"]["welfare"],
    }


def _members() -> dict[str, float]:
    members, agreements = data.load("agreement-members"), data.load("korea-agreements")
    groups = members.astype(object).where(members.notna(), None).to_dict("records")
    signed = agreements.astype(object).where(agreements.notna(), None).to_dict("records")
    pact, shared = membership.members(groups, "CPTPP", 2022), membership.both(groups, "CPTPP", "RCEP", 2022)
    return {
        "added_2022": len(membership.missing(signed, groups, "CPTPP", 2022)),
        "added_2018": len(membership.missing(signed, groups, "CPTPP", 2018)),
        "pact_members": len(pact),
        "shared": len(shared),
        "new_without_shared": len(pact) - len(shared),
    }
