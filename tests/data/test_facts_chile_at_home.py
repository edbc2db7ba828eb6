"""The agreement with Chile at home: votes and estimates add up, and the sums are those that the study knows."""

import pytest

from innotrade import data

HOME = data.load("chile-agreement-at-home").set_index("name")["value"]


@pytest.mark.parametrize("country", ["korea", "chile"])
def test_no_parliament_casts_more_votes_than_it_has_members(country):
    cast = HOME[[f"{country}_votes_for", f"{country}_votes_against", f"{country}_votes_abstained"]].sum()
    assert cast <= HOME[f"{country}_members"]


def test_the_bill_had_the_votes_of_most_members():
    assert HOME["korea_votes_for"] > HOME["korea_members"] / 2 > HOME["korea_votes_against"]


def test_the_ministry_s_losses_add_up():
    parts = HOME[["loss_grapes", "loss_kiwis", "loss_peaches", "loss_indirect"]].sum()
    assert parts == pytest.approx(HOME["loss_all"])


def test_farm_people_are_the_printed_share_of_the_population():
    people = data.load("population").query("iso3 == 'KOR' and year == 2003")["value"].item()
    assert 100 * 1e6 * HOME["farm_population"] / people == pytest.approx(HOME["farm_population_share"], abs=0.06)


def test_grapes_in_greenhouses_are_a_small_part_of_all_vineyards():
    assert HOME["greenhouse_area_2003"] / HOME["grape_area_2003"] == pytest.approx(0.066, abs=0.0005)  # printed: 6.6 %


def test_the_fund_of_the_study_exceeds_the_first_plan():
    fund = data.load("chapter1-figures").set_index("name")["value"]["implementation_fund_won"]
    assert 1000 * fund > HOME["support_plan"]
