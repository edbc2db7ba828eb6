import copy
from math import fsum, isclose

import pandas as pd
import pytest

from innotrade import data
from innotrade.models.fta import calibration
from tests.cases import larger

SECTORS = ["agriculture", "vehicles", "other industry", "services"]
REGIONS = ["Korea", "MERCOSUR", "Mexico", "Japan", "Rest of the world"]


@pytest.fixture(scope="module")
def table():
    return data.load("ge-calibration")


@pytest.fixture(scope="module")
def figures(table):
    return table[["kind", "exporter", "importer", "sector", "value"]].to_dict("records")


@pytest.fixture(scope="module")
def rows(figures):
    return calibration.calibrate(figures)


def test_every_pair_of_regions_trades_in_every_sector(rows):
    assert {(row["exporter"], row["importer"], row["sector"]) for row in rows} == {
        (exporter, importer, sector) for exporter in REGIONS for importer in REGIONS for sector in SECTORS}


def test_the_bloc_is_its_gdp_over_brazils(table):
    gdp = data.load("gdp").query("year == 2014").set_index("iso3")["value"]
    expected = gdp[["BRA", "ARG", "PRY", "URY"]].sum() / gdp["BRA"]
    assert table.query("kind == 'scale'")["value"].item() == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("region", ["Korea", "Mexico", "Japan"])
def test_enlarging_the_bloc_leaves_other_regions_trade_as_published(table, rows, region):
    flows = table.query("kind == 'flow'")
    sold = fsum(row["trade"] for row in rows if row["exporter"] == region)
    bought = fsum(row["trade"] for row in rows if row["importer"] == region)
    assert isclose(sold, flows.query("exporter == @region")["value"].sum(), rel_tol=1e-12)
    assert isclose(bought, flows.query("importer == @region")["value"].sum(), rel_tol=1e-12)


def test_enlarging_the_bloc_leaves_the_world_as_large(table, rows):
    assert isclose(fsum(row["trade"] for row in rows), table.query("kind == 'flow'")["value"].sum(), rel_tol=1e-12)


def test_flows_are_those_of_the_published_file(table):
    source = pd.read_csv(larger("ge_gravity_zylkin_tradedata0014_with_stata_results.csv.gz")).query("year == 2014")
    names = {"KOR": "Korea", "BRA": "Brazil", "MEX": "Mexico", "JPN": "Japan"}
    for end in ("exporter", "importer"):
        source[end] = source[end].map(names).fillna("Rest of the world")
    published = source.groupby(["exporter", "importer"])["trade"].sum()
    listed = table.query("kind == 'flow'").set_index(["exporter", "importer"])["value"]
    assert len(listed) == 25
    assert (listed - published).abs().max() <= 0.051


@pytest.mark.parametrize(("importer", "iso3"), [("MERCOSUR", "BRA")])
def test_a_mean_tariff_taken_from_the_data_is_that_of_the_data(table, importer, iso3):
    mean = data.load("mfn-tariff").query("iso3 == @iso3 and year == 2014")["value"].item()
    used = table.query("kind == 'tariff' and importer == @importer and vintage == 'WDI 2019 (TRAINS)'")
    assert len(used) > 0
    assert (used["value"] == mean).all()


def test_the_vehicle_tariff_of_the_bloc_follows_from_cars_and_parts(table):
    duty = table.query("kind == 'anchor' and importer == 'MERCOSUR'").set_index("sector")["value"]
    middle = (duty["car parts, low"] + duty["car parts, high"]) / 2
    used = table.query("kind == 'tariff' and importer == 'MERCOSUR' and sector == 'vehicles' and basis == 'derived'")
    assert (used["value"] == (duty["cars"] + middle) / 2).all()
    assert len(used) == 2


def test_korean_manufactures_have_the_published_weight_in_goods_sold_to_the_bloc(table):
    share = table.query("kind == 'share' and exporter == 'Korea' and importer == 'MERCOSUR'").set_index("sector")
    goods = share["value"].drop("services")
    published = table.query("kind == 'anchor' and exporter == 'Korea' and sector == 'manufactures'")["value"].item()
    assert 100 * goods[["vehicles", "other industry"]].sum() / goods.sum() >= published  # minerals are in industry


def test_the_bloc_sells_korea_no_more_farm_goods_than_farm_goods_and_raw_materials(table):
    share = table.query("kind == 'share' and exporter == 'MERCOSUR' and importer == 'Korea'").set_index("sector")
    goods = share["value"].drop("services")
    published = table.query("kind == 'anchor' and sector == 'farm goods and raw materials'")["value"].item()
    assert 100 * goods["agriculture"] / goods.sum() < published


def test_nothing_assumed_is_said_to_be_published(table):
    ours = table["publisher"] == "this course"
    assert (ours == (table["basis"] == "assumption")).all()
    assert table.loc[~ours, "read_in"].notna().all()


def test_no_assumption_comes_without_a_word_on_it(table):
    assert table.loc[table["basis"] != "published", "note"].notna().all()


def test_services_and_home_sales_pay_no_duty(rows):
    assert all(row["tariff"] == 0 for row in rows if row["sector"] == "services" or row["exporter"] == row["importer"])


def test_elasticities_name_every_sector(figures):
    assert list(calibration.elasticities(figures)) == SECTORS


def without(figures, kind):
    return [row for row in figures if row["kind"] != kind]


def test_a_missing_scale_is_named(figures):
    with pytest.raises(ValueError, match="figures must hold one row of kind scale"):
        calibration.calibrate(without(figures, "scale"))


def test_shares_that_do_not_sum_to_100_are_named_with_their_flow(figures):
    wrong = copy.deepcopy(figures)
    next(row for row in wrong if row["kind"] == "share" and row["exporter"] == "Mexico")["value"] += 1
    with pytest.raises(ValueError, match="100 % from Mexico"):
        calibration.calibrate(wrong)


@pytest.mark.parametrize("scale", [0.9, 40, float("nan")])
def test_an_impossible_scale_is_named(figures, scale):
    wrong = [dict(row, value=scale) if row["kind"] == "scale" else row for row in figures]
    with pytest.raises(ValueError, match="scale"):
        calibration.calibrate(wrong)
