from itertools import pairwise
from math import ceil, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import agenda, agenda_view
from tests.cases import case

share = st.floats(0.001, 1)
growth = st.floats(-3, 8)
few = settings(max_examples=50, deadline=None)
COUNTRIES = [{"country": "Mexico", "share": 0.015, "gdp": 1_152_264.0}]
START = {"country": "Mexico", "target": 0.27, "years": 5, "most_growth": 20, "gdp_growth": 2, "own_share": 0.05,
         "own_gdp": 100}


def road(**changed):
    values = {**START, **changed}
    return values, agenda_view.road(COUNTRIES, **values)


# The gap


def test_the_gap_to_the_united_nations_target_of_aid_is_the_published_one():
    published = case("S11-aid-gap")
    given_, expected = published["inputs"], published["expected"]
    income = given_["delivered"] / given_["share"] * 100
    gap = agenda.extra(given_["share"], given_["target"], income)
    assert gap == pytest.approx(expected["gap"], abs=0.2)
    assert given_["delivered"] + gap == pytest.approx(expected["target_money"], abs=0.2)


@few
@given(share, share, st.floats(1, 1e7))
def test_the_way_up_costs_what_the_way_down_saves(one, other, gdp):
    assert agenda.extra(one, other, gdp) == pytest.approx(-agenda.extra(other, one, gdp))
    assert agenda.extra(one, one, gdp) == 0


# The road


@few
@given(share, st.floats(1.1, 30), st.floats(3, 60), st.floats(-2, 2))
def test_a_budget_that_grows_for_the_years_told_has_the_target_share(start, times, budget_growth, gdp_growth):
    years = agenda.years_to_parity(start, start * times, budget_growth, gdp_growth)
    assert start * ((1 + budget_growth / 100) / (1 + gdp_growth / 100)) ** years == pytest.approx(start * times)


def test_a_budget_that_does_not_outgrow_gdp_never_arrives_and_one_that_is_there_needs_no_year():
    assert agenda.years_to_parity(0.1, 0.2, 2, 2) == inf
    assert agenda.years_to_parity(0.2, 0.1, 2, 2) == 0


@few
@given(share, st.floats(1, 30), st.integers(1, 15), st.floats(0, 100), growth)
def test_a_road_never_passes_the_wish_nor_the_limit(start, times, years, most, gdp_growth):
    rows = agenda.budget_path(start, start * times, 1000, years, most, gdp_growth, 20)
    for before, row in pairwise(rows):
        assert row["reached"] <= row["wished"] * (1 + 1e-9)
        assert row["budget"] <= before["budget"] * (1 + most / 100) * (1 + 1e-9)
        assert row["budget"] == pytest.approx(row["reached"] / 100 * 1000 * (1 + gdp_growth / 100) ** row["year"])
    assert rows[-1]["more_so_far"] == pytest.approx(sum(row["more"] for row in rows))


@few
@given(share, st.floats(1.2, 20), st.integers(1, 5), st.floats(5, 60), st.floats(-2, 2))
def test_the_road_arrives_in_the_year_of_the_formula_or_of_the_wish(start, times, years, most, gdp_growth):
    exact = agenda.years_to_parity(start, start * times, most, gdp_growth)
    rows = agenda.budget_path(start, start * times, 1000, years, most, gdp_growth, 80)
    if abs(exact - round(exact)) > 0.001:  # at a whole number rounding decides
        arrives = max(years, ceil(exact))
        assert agenda_view.arrival(rows) == (arrives if arrives <= 80 else None)


def test_mexico_is_not_at_korea_s_share_in_five_years_but_in_eighteen():
    values, rows = road()
    assert agenda_view.arrival(rows) == 18
    assert "arrives in year 18" in agenda_view.road_sentence(values, rows)
    values, rows = road(most_growth=100)
    assert "arrives on time" in agenda_view.road_sentence(values, rows)
    values, rows = road(most_growth=5)
    assert "does not arrive within 25 years" in agenda_view.road_sentence(values, rows)


def test_one_s_own_figures_take_the_country_s_place():
    values, rows = road(country=agenda_view.OWN, own_share=0.1, own_gdp=200, target=0.2, years=1)
    assert (rows[0]["budget"], rows[0]["wished"]) == (pytest.approx(200), 0.1)
    assert "in 1 year," in agenda_view.road_sentence(values, rows)
    values, rows = road(country=agenda_view.OWN, own_share=0.27)
    assert agenda_view.road_sentence(values, rows) == "Nothing to add: the share is 0.270 % of GDP already."


@pytest.mark.parametrize(("changed", "name"), [
    ({"target": 0.01}, "target"), ({"target": 0}, "target"), ({"years": 0}, "years"),
    ({"most_growth": -1}, "most_growth"),
    ({"gdp_growth": -100}, "gdp_growth"), ({"country": "Atlantis"}, "country"),
    ({"country": agenda_view.OWN, "own_share": 0}, "share"), ({"country": agenda_view.OWN, "own_gdp": 0}, "gdp")])
def test_a_road_out_of_range_is_refused_by_name(changed, name):
    with pytest.raises(ValueError, match=rf"^{name} must"):
        road(**changed)


def test_other_numbers_out_of_range_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^horizon must"):
        agenda.budget_path(0.1, 0.2, 1, 1, 1, 1, 0)
    with pytest.raises(ValueError, match=r"^share must"):
        agenda.extra(-1, 0.2, 1)
    with pytest.raises(ValueError, match=r"^target must"):
        agenda.years_to_parity(0.1, 0, 1, 1)
    with pytest.raises(ValueError, match=r"^budget_growth must"):
        agenda.years_to_parity(0.1, 0.2, -100, 1)


# The framework


@few
@given(st.floats(0, 1e5), st.lists(st.floats(0.05, 1), min_size=1, max_size=5))
def test_as_many_reach_the_end_as_were_wanted(wanted, passes):
    needed = agenda.entrants(wanted, passes)
    assert len(needed) == len(passes) + 1
    for (before, after), part in zip(pairwise(needed), passes, strict=True):
        assert before * part == pytest.approx(after)
        assert before >= after
    assert needed[-1] == wanted


@pytest.mark.parametrize(("arguments", "name"), [((-1, [0.5]), "wanted"), ((5, []), "passes"), ((5, [0]), "passes"),
                                                 ((5, [1.2]), "passes")])
def test_a_programme_that_cannot_be_is_refused(arguments, name):
    with pytest.raises(ValueError, match=rf"^{name} must"):
        agenda.entrants(*arguments)


# The matrix


def test_innovation_has_no_partner_that_runs_and_standards_have_no_row_in_table_22():
    instruments = data.load("cooperation-instruments").fillna("").to_dict("records")
    areas = list(data.load("sme-cooperation-areas")["area"])
    running = agenda_view.matrix(instruments, areas, "running")
    assert [area for area, partners in running.items() if not partners] == ["Innovation"]
    proposed = agenda_view.matrix(instruments, areas, "proposed")
    assert all(partners == ["Korea"] for partners in proposed.values())
    assert {row["area"] for row in instruments} - set(areas) == {"Customs, standards and health rules"}


def test_parity_rows_multiply_out():
    row = agenda_view.parity(COUNTRIES, 0.27, 20, 2)[0]
    assert row["support"] + row["extra"] == pytest.approx(0.0027 * COUNTRIES[0]["gdp"])
    assert row["times"] == pytest.approx(18)
