from math import exp

import pytest

from innotrade import data
from innotrade.models.fta import blocs, blocs_view, calibration, hat_algebra


@pytest.fixture(scope="module")
def world():
    columns = ["kind", "exporter", "importer", "sector", "value"]
    return calibration.calibrate(data.load("ge-calibration")[columns].to_dict("records"))


def asked(world, agreements=("Korea-MERCOSUR",), farm=100, cars=100, industry=100, tariff=57, elasticity=4):
    return blocs_view.tariffs_between(list(agreements), farm, cars, industry, tariff, elasticity, calibration=world)


def test_the_view_is_the_model_for_the_regions_that_negotiate(world):
    rows = asked(world)
    assert sorted({row["region"] for row in rows}) == sorted(blocs_view.SHOWN)
    whole = blocs.agreement_effects(calibration=world, agreements=["Korea-MERCOSUR"])
    assert rows == [row for row in whole if row["region"] != "Rest of the world"]


def test_one_elasticity_serves_all_sectors(world):
    rows = asked(world, elasticity=8)
    swept = blocs.elasticity_sweep(world, "Korea-MERCOSUR", "Korea", "vehicles", [8])[0]
    cars = next(row for row in rows if row["region"] == "Korea" and row["sector"] == "vehicles")
    assert cars["output"] == swept["output"]


def test_the_sentence_names_each_member_and_its_loser(world):
    said = blocs_view.tariffs_between_summary({"agreements": ["Korea-MERCOSUR"]}, asked(world))
    assert said == ("Korea: welfare +0.080 %, output falls most in agriculture, by 10.45 %; "
                    "MERCOSUR: welfare +0.045 %, output falls most in vehicles, by 3.60 %.")


def test_the_sentence_says_when_nothing_moves(world):
    nothing = blocs_view.tariffs_between_summary({"agreements": []}, asked(world, []))
    assert nothing == "No tariff changes, so nothing moves."
    rows = asked(world, ["Korea-Mexico"], farm=0, cars=0, industry=0)
    unchanged = blocs_view.tariffs_between_summary({"agreements": ["Korea-Mexico"]}, rows)
    assert unchanged.count("no sector shrinks") == 2


@pytest.mark.parametrize(("control", "value"), [
    ("elasticity", 0.4), ("elasticity", 13), ("farm", 101), ("cars", -1), ("industry", 101), ("tariff", 201)])
def test_a_control_out_of_range_is_refused(world, control, value):
    name = {"farm": "agriculture_cut", "cars": "vehicles_cut", "industry": "industry_cut",
            "tariff": "korean_farm_tariff", "elasticity": "elasticity"}[control]
    with pytest.raises(ValueError, match=f"^{name} must lie"):
        asked(world, **{control: value})


def test_the_published_world_of_44_countries_is_reproduced():
    """Baier, Yotov and Zylkin (2019), enlargement of the European Union, from the data set of the course."""
    flows = data.load("eu-enlargement-trade")
    welfare = data.load("eu-enlargement-welfare").set_index("region")["welfare"]
    base = hat_algebra.economy(flows.assign(sector="all", tariff=0).to_dict("records"), {"all": 4})
    effect = flows.pivot_table(index="exporter", columns="importer", values="effect")
    cost = [[[exp(-effect.loc[i, n] / 4) for n in base.regions] for i in base.regions]]
    result = hat_algebra.solve(base, cost=cost)
    assert len(base.regions) == 44
    for region, ratio in zip(base.regions, result.welfare, strict=True):
        assert abs(ratio - welfare[region]) < 1e-6
    place = {region: number for number, region in enumerate(base.regions)}
    for row in flows.itertuples():
        assert result.trade[0][place[row.exporter]][place[row.importer]] == pytest.approx(row.trade_after, rel=2e-6)
