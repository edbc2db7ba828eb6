"""What was announced of the agreements with Chile, Peru and Colombia agrees with itself and with the study."""

import pytest

from innotrade import data


def study(name):
    return data.load("chapter1-figures").set_index("name").loc[name, "value"]


def pledged(agreement, importer, counted, years=None, scope="all goods", unit=None):
    found = data.load("coverage-pledges").query(
        "agreement == @agreement and importer == @importer and counted == @counted and scope == @scope")
    found = found[found["within_years"].isna() if years is None else found["within_years"] == years]
    return (found if unit is None else found[found["unit"] == unit])["value"].item()


@pytest.mark.parametrize("importer", ["Chile", "Korea"])
def test_items_freed_at_once_are_the_study_s_share_of_all_items(importer):
    share = pledged("Chile", importer, "items", 0) / pledged("Chile", importer, "items")
    assert 100 * share == pytest.approx(study(f"chile_items_opened_by_{importer.lower()}"), abs=0.06)


def test_the_farm_schedule_gives_the_announced_share_of_farm_items():
    farm = data.load("korea-chile-farm-schedule")
    in_ten = farm[farm["years"].fillna(99) <= 10]["lines"].sum()
    announced = pledged("Chile", "Korea", "items", 10, "farm goods")
    assert 100 * in_ten / farm["lines"].sum() == pytest.approx(announced, abs=0.05)


def test_the_farm_schedule_gives_the_announced_share_of_all_items():
    farm = data.load("korea-chile-farm-schedule")
    out = farm[~(farm["years"].fillna(99) <= 10)]["lines"].sum()
    share = 100 * (1 - out / pledged("Chile", "Korea", "items"))
    assert share == pytest.approx(pledged("Chile", "Korea", "items", 10), abs=0.05)
    assert round(share) == study("chile_items_ten_years")


def test_peru_s_two_mean_tariffs_agree_with_the_share_of_free_items():
    above_zero, overall = pledged("Peru", "Peru", "mean tariff above zero"), pledged("Peru", "Peru", "mean tariff")
    assert above_zero * (1 - pledged("Peru", "Peru", "items free before") / 100) == pytest.approx(overall, abs=0.05)


@pytest.mark.parametrize("importer", ["Korea", "Colombia"])
def test_colombia_s_shares_of_items_are_those_of_the_study(importer):
    assert pledged("Colombia", importer, "items", 10) == study(f"colombia_duty_free_{importer.lower()}")


@pytest.mark.parametrize(("product", "size"), [("cars over 3000 cm3", "large"), ("cars of 1500 to 3000 cm3", "medium"),
                                               ("cars under 1500 cm3", "small")])
def test_the_stages_of_peru_s_cars_end_in_the_study_s_years(product, size):
    row = data.load("tariff-concessions").set_index("product").loc[product]
    assert row["entry"] + row["stages"] - 1 == study(f"peru_cars_{size}_free_from")


def test_an_excluded_product_has_no_stages_and_every_other_has():
    concessions = data.load("tariff-concessions")
    assert (concessions["stages"].isna() == (concessions["category"] == "excluded")).all()


@pytest.mark.parametrize("agreement", ["Chile", "Peru", "Colombia"])
def test_promises_begin_in_the_year_in_which_the_agreement_entered_into_force(agreement):
    entries = data.load("tariff-concessions").query("agreement == @agreement")["entry"].unique()
    assert entries.tolist() == data.load("korea-agreements").query("partner == @agreement")["year"].tolist()
