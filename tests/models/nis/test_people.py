from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data, pipelines
from innotrade.models.nis import people, people_view

REGION = pipelines.region()
FITTED = people_view.fitted(REGION)
RATES = FITTED["rates"]
LEVERS = {"growth": 0.0, "completion": 50.0, "masters": 1.0, "doctorates": 1.0, "emigration": 1.0, "returning": 5.0,
          "target": "Korea, 2014"}
TARGETS = {"Korea, 2014": 6899.0}


def test_table_6_adds_up_and_the_sentence_on_engineers_takes_the_wrong_row():
    table = data.load("graduates-by-field").pivot(index="field", columns="level", values="graduates")
    assert (table.drop("Total").sum() == table.loc["Total"]).all()
    text = data.load("chapter2-figures").set_index("name")["value"]
    assert table.loc["Engineering and Technology"].sum() == text["engineering_graduates"]
    assert text["engineering_degrees_in_text"] == table.loc["Medical Sciences", "degree"]


def test_the_fitted_pipeline_sends_out_the_graduates_of_table_6():
    degree, masters, doctorate, _, _ = FITTED["people"]
    assert degree / RATES.degree_years * RATES.degree_completion == pytest.approx(2_111_553)
    assert masters / RATES.masters_years * RATES.masters_completion == pytest.approx(137_791)
    assert doctorate / RATES.doctorate_years * RATES.doctorate_completion == pytest.approx(21_923)


def test_the_fitted_stock_grows_as_measured_and_the_students_as_the_population():
    n = REGION["population_growth"]
    first, second = people.project(FITTED["people"], FITTED["entrants"], n, RATES, 1)
    assert second[3] / first[3] - 1 == pytest.approx(REGION["stock_growth"])
    for stage in (0, 1, 2, 4):
        assert second[stage] / first[stage] - 1 == pytest.approx(n)


def test_the_simple_formula_and_the_whole_pipeline_agree_on_the_long_run():
    n = REGION["population_growth"]
    loss = RATES.exit + RATES.emigration - RATES.returning * FITTED["people"][4] / FITTED["people"][3]
    factor = people.room_to_rise(REGION["stock_growth"], n, RATES.exit + RATES.emigration * (
        RATES.exit + n) / (RATES.exit + n + RATES.returning))
    assert loss == pytest.approx(RATES.exit + RATES.emigration * (RATES.exit + n) / (RATES.exit + n + RATES.returning))
    now = 1e6 * REGION["researchers"] / REGION["population"]
    assert people_view.long_run_density(REGION, FITTED, RATES) == pytest.approx(factor * now)


def test_the_path_approaches_the_long_run():
    n = REGION["population_growth"]
    far = people_view.densities(REGION, FITTED, RATES, n, 600)
    assert far[-1] == pytest.approx(people_view.long_run_density(REGION, FITTED, RATES), rel=1e-6)


@given(st.floats(0.5, 6))
def test_twice_the_masters_students_are_twice_the_researchers_in_the_long_run(factor):
    more = replace(RATES, to_masters=RATES.to_masters * factor)
    both = [people.long_run(1000, 0.01, rates)[3] for rates in (RATES, more)]
    assert both[1] == pytest.approx(factor * both[0])


@given(st.floats(0, 0.05), st.floats(0, 0.05))
def test_less_emigration_never_means_fewer_researchers(low, more):
    stay, go = (people.long_run(1000, 0.01, replace(RATES, emigration=share))[3] for share in (low, low + more))
    assert stay >= go - 1e-9


@given(st.floats(0.01, 0.2), st.floats(0.005, 0.05))
def test_all_who_go_abroad_come_home_or_leave_for_good(returning, emigration):
    path = people.project([0, 0, 0, 1000.0, 0], 0, 0, replace(RATES, returning=returning, emigration=emigration), 10)
    for before, after in pairwise(path):
        assert sum(after) == pytest.approx(sum(before) * (1 - RATES.exit))


def test_a_chance_of_research_grows_along_the_pipeline():
    chances = [people.chance_of_research(RATES, stage) for stage in ("degree", "masters", "doctorate", "home")]
    assert chances == sorted(chances)
    assert chances[-1] == 1
    assert chances[2] == pytest.approx(RATES.doctorate_completion * RATES.doctorate_to_research)


def test_a_career_lasts_as_long_as_leaving_for_good_takes_wherever_it_is_spent():
    assert people.career(RATES) == pytest.approx(1 / RATES.exit)
    assert people.career(replace(RATES, emigration=0.2)) == pytest.approx(1 / RATES.exit)


@given(st.floats(1, 1e4), st.floats(1.001, 50), st.floats(0.001, 0.2))
def test_growth_for_that_many_years_reaches_the_target(now, factor, growth):
    years = people.years_to_reach(now, now * factor, growth)
    assert now * (1 + growth) ** years == pytest.approx(now * factor)


def test_what_does_not_grow_never_arrives_and_what_is_there_has_arrived():
    assert people.years_to_reach(1, 2, 0) is None
    assert people.years_to_reach(2, 1, -0.1) == 0


def test_the_untouched_explorer_shows_two_equal_paths():
    rows = people_view.density_paths(REGION, TARGETS, **LEVERS)
    today, yours = ([row["density"] for row in rows if row["path"] == path] for path in ("today's rates", "your rates"))
    assert today == pytest.approx(yours)
    assert "not reached" in people_view.density_paths_summary(LEVERS, rows)


def test_a_reached_goal_is_dated_by_the_first_row_that_has_it():
    values = {**LEVERS, "masters": 6.0, "growth": 5.0}
    rows = people_view.density_paths(REGION, TARGETS, **values)
    first = next(row["year"] for row in rows if row["path"] == "your rates" and row["density"] >= 6899)
    assert f"reached in {first}" in people_view.density_paths_summary(values, rows)
    exact = people_view.year_reached(REGION, FITTED, replace(RATES, to_masters=6 * RATES.to_masters),
                                     REGION["population_growth"] + 0.05, 6899)
    assert first - 2 < exact <= first


def test_a_goal_beyond_the_pipeline_has_no_year():
    assert people_view.year_reached(REGION, FITTED, RATES, REGION["population_growth"], 6899) is None


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: people.years_to_reach(0, 1, 0.1), "now"),
        (lambda: people.years_to_reach(1, 2, -1), "growth"),
        (lambda: people.room_to_rise(-0.1, 0.01, 0.04), "growth"),
        (lambda: people.room_to_rise(0.05, -0.05, 0.04), "loss"),
        (lambda: people.room_to_rise(0.05, float("nan"), 0.04), "population_growth"),
        (lambda: people.chances(replace(RATES, exit=3)), "exit must lie between 0 and 1"),
        (lambda: people.chances(replace(RATES, exit=0, emigration=0)), "more than 0"),
        (lambda: people.chances(replace(RATES, exit=0.5, returning=0.6)), "returning"),
        (lambda: people.chances(replace(RATES, degree_years=0.5)), "degree_years"),
        (lambda: people.chance_of_research(RATES, "school"), "school"),
        (lambda: people.project([1, 1, 1, 1, 1], 1, 0, RATES, -1), "years"),
        (lambda: people.project([1, 1, 1, 1, 1], 1, -2, RATES, 1), "entrants_growth"),
        (lambda: people.project([1, 1, 1, 1, -1], 1, 0, RATES, 1), "people"),
        (lambda: people.calibrated({"degree": 0, "masters": 1, "doctorate": 1}, 1, 0, 0, RATES), "degree"),
        (lambda: people.calibrated({"degree": 100, "masters": 10, "doctorate": 1}, 1e6, 0.1, 0, RATES),
         "masters_to_research"),
        (lambda: people_view.density_paths(REGION, TARGETS, **{**LEVERS, "target": "Mars"}), "Mars"),
        (lambda: people_view.density_paths(REGION, TARGETS, **{**LEVERS, "doctorates": 9.0}), "to_doctorate"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
