import time

import pytest

from innotrade import data
from innotrade.models.fta import blocs, calibration

KOREA_MERCOSUR = ["Korea-MERCOSUR"]


@pytest.fixture(scope="module")
def world():
    columns = ["kind", "exporter", "importer", "sector", "value"]
    return calibration.calibrate(data.load("ge-calibration")[columns].to_dict("records"))


def output(rows, region, sector):
    return next(row["output"] for row in rows if row["region"] == region and row["sector"] == sector)


def welfare(rows, region):
    return next(row["welfare"] for row in rows if row["region"] == region)


@pytest.mark.parametrize("elasticity", [1, 2, 4, 8, 12])
@pytest.mark.parametrize("farm_tariff", [10, 57])
def test_the_sectors_that_stalled_the_study_of_2007_lose(world, elasticity, farm_tariff):
    thetas = {f"elasticity_{name}": elasticity for name in ("agriculture", "vehicles", "industry", "services")}
    rows = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR, korean_farm_tariff=farm_tariff,
                                   **thetas)
    assert output(rows, "Korea", "agriculture") < 0
    assert output(rows, "MERCOSUR", "vehicles") < 0
    assert output(rows, "MERCOSUR", "agriculture") > 0
    assert output(rows, "Korea", "vehicles") > 0


def test_the_size_of_the_loss_is_mostly_the_elasticity(world):
    losses = [row["output"] for row in blocs.elasticity_sweep(
        world, "Korea-MERCOSUR", "Korea", "agriculture", [2, 4, 8])]
    assert losses[0] > losses[1] > losses[2]
    assert losses[2] / losses[0] > 10


def test_the_welfare_of_the_bloc_has_no_sure_sign(world):
    high = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR, korean_farm_tariff=57)
    low = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR, korean_farm_tariff=10)
    assert welfare(high, "MERCOSUR") > 0 > welfare(low, "MERCOSUR")


def test_vehicles_left_out_no_longer_shrink(world):
    kept = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR, vehicles_cut=0)
    freed = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR)
    assert output(freed, "MERCOSUR", "vehicles") < -1 < output(kept, "MERCOSUR", "vehicles")


def test_korean_farming_left_out_loses_little(world):
    kept = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR, agriculture_cut=0)
    freed = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR)
    assert output(freed, "Korea", "agriculture") < 10 * output(kept, "Korea", "agriculture")


@pytest.mark.parametrize("cuts", [{"agreements": []}, {"agreements": KOREA_MERCOSUR, "agriculture_cut": 0,
                                                      "vehicles_cut": 0, "industry_cut": 0}])
def test_no_tariff_change_moves_nothing(world, cuts):
    rows = blocs.agreement_effects(calibration=world, **cuts)
    for row in rows:
        for column in ("output", "exports", "imports", "welfare", "real_wage", "revenue"):
            assert row[column] == pytest.approx(0, abs=1e-6)


def test_an_agreement_raises_trade_between_its_members_and_hurts_outsiders(world):
    rows = blocs.agreement_effects(calibration=world, agreements=["Korea-Mexico"])
    for outsider in ("MERCOSUR", "Japan", "Rest of the world"):
        assert welfare(rows, outsider) < 0
    assert next(row for row in rows if row["region"] == "Mexico" and row["sector"] == "vehicles")["imports"] > 0


def test_an_agreement_of_three_is_its_pairs(world):
    together = blocs.agreement_effects(calibration=world, agreements=["Korea-Mexico", "Korea-Japan"])
    other_order = blocs.agreement_effects(calibration=world, agreements=["Japan-Korea", "Mexico-Korea"])
    assert [row["output"] for row in together] == pytest.approx([row["output"] for row in other_order], abs=1e-7)


def test_the_order_of_magnitude_is_below_what_the_joint_study_forecast(world):
    rows = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR)
    forecast = data.load("ge-calibration").query("kind == 'anchor' and sector == 'GDP gain, high'")
    for region in ("Korea", "MERCOSUR"):
        assert 0 < welfare(rows, region) < forecast.query("exporter == @region")["value"].item()


def test_an_explorer_call_is_quick(world):
    blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR)
    times = []
    for _ in range(7):
        start = time.process_time()
        blocs.agreement_effects(calibration=world, agreements=["Korea-MERCOSUR", "Korea-Japan", "Korea-Mexico"])
        times.append(time.process_time() - start)
    assert min(times) < 0.02


def test_the_sentence_says_what_was_computed(world):
    rows = blocs.agreement_effects(calibration=world, agreements=KOREA_MERCOSUR)
    sentence = blocs.agreement_sentence({"agreements": KOREA_MERCOSUR}, rows)
    assert f"Korea's welfare changes by {welfare(rows, 'Korea'):+.2f} %" in sentence
    assert f"in agriculture, by {-output(rows, 'Korea', 'agriculture'):.2f} %" in sentence
    assert f"in vehicles, by {-output(rows, 'MERCOSUR', 'vehicles'):.2f} %" in sentence


@pytest.mark.parametrize(
    ("control", "value"),
    [("agreements", ["Korea-Chile"]), ("agreements", ["Korea-Korea"]), ("agreements", ["Korea"]),
     ("agriculture_cut", 101), ("vehicles_cut", -1), ("industry_cut", 200), ("korean_farm_tariff", -5),
     ("elasticity_agriculture", 0.4), ("elasticity_vehicles", 13), ("elasticity_industry", None),
     ("elasticity_services", 0)],
)
def test_a_bad_control_is_named(world, control, value):
    controls = {"agreements": KOREA_MERCOSUR, control: value}
    with pytest.raises(ValueError, match=control):
        blocs.agreement_effects(calibration=world, **controls)


def test_an_unknown_sector_is_named(world):
    with pytest.raises(ValueError, match="'ships'"):
        blocs.elasticity_sweep(world, "Korea-MERCOSUR", "Korea", "ships", [4])
