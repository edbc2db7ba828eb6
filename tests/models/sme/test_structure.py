from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import structure, structure_view
from tests.cases import case

rate = st.floats(-0.2, 0.3)
amounts = st.lists(st.floats(1, 1e6), min_size=3, max_size=3)


@st.composite
def shares(draw):
    values = draw(st.lists(st.floats(0.05, 1), min_size=3, max_size=3))
    return [value / sum(values) for value in values]


def periods():
    table = data.load("korea-growth-and-exports")
    return [{"first": int(row.period[:4]), "last": int(row.period[5:]), "growth": row.gdp_growth / 100}
            for row in table.itertuples()]


def sectors(year):
    table = data.load("korea-industrial-structure").query("year == @year").set_index("sector")["gdp_share"]
    return [table[name] / 100 for name in ("Primary", "Secondary", "Tertiary")]


# Published results


@pytest.mark.parametrize("region", ["A", "B", "C"])
def test_the_three_regions_split_as_published(region):
    published = case("N12-shift-share")
    found = structure.shift_share(*published["inputs"][region], *published["inputs"]["N"])
    for value, expected in zip(found.values(), published["expected"][region], strict=True):
        assert isclose(value, expected, abs_tol=1e-9)


def test_freiburg_splits_as_published():
    published = case("N12-shift-share")
    known = published["inputs"]["freiburg"]
    found = structure.shift_share(*known["region"], *known["nation"])
    for value, expected in zip(found.values(), published["expected"]["Freiburg"], strict=True):
        assert isclose(value, expected, abs_tol=1e-6)


def test_the_mean_growth_of_the_text_follows_from_table_23():
    factor = structure.growth_factor(periods(), 1961, 2014)
    assert round(100 * structure.mean_growth(factor, 53), 1) == 6.6


# Identities


@given(amounts, amounts, amounts, amounts)
def test_the_three_parts_of_a_region_s_change_add_up(here, later, nation, nation_later):
    found = structure.shift_share(here, later, nation, nation_later)
    assert isclose(found["national"] + found["mix"] + found["regional"], found["growth"], abs_tol=1e-6 * sum(nation))


@given(amounts, amounts)
def test_a_nation_has_no_mix_and_no_advantage_over_itself(before, after):
    found = structure.shift_share(before, after, before, after)
    assert isclose(found["mix"], 0, abs_tol=1e-6)
    assert isclose(found["regional"], 0, abs_tol=1e-6)


@given(shares(), shares(), st.floats(0.2, 50))
def test_contributions_of_sectors_add_up_to_the_whole(before, after, factor):
    assume(abs(factor - 1) > 0.01)
    assert isclose(sum(structure.contributions(before, after, factor)), 1, abs_tol=1e-9)


@given(shares(), shares(), st.floats(0.2, 50), st.integers(1, 60))
def test_sectors_that_grow_at_their_pace_make_the_growth_they_came_from(before, after, factor, years):
    pace = structure.sector_growth(before, after, factor, years)
    assert isclose(structure.structural_change(before, pace, years)["factor"], factor, rel_tol=1e-9)


@given(shares(), st.lists(rate, min_size=3, max_size=3), st.integers(1, 60))
def test_moving_weights_never_slow_an_economy(before, pace, years):
    found = structure.structural_change(before, pace, years)
    assert found["shift"] >= -1e-12
    assert isclose(found["fixed"] + found["shift"], found["aggregate"], abs_tol=1e-12)


@given(shares(), rate, st.integers(1, 60))
def test_sectors_of_equal_pace_move_no_weight(before, pace, years):
    assert isclose(structure.structural_change(before, [pace] * 3, years)["shift"], 0, abs_tol=1e-12)


@given(rate, rate, st.integers(1, 30), st.integers(1, 30))
def test_growth_left_over_restores_the_mean_of_the_whole(first, second, early, late):
    factor = (1 + first) ** early * (1 + second) ** late
    whole = structure.mean_growth(factor, early + late)
    assert isclose(structure.remaining_growth(whole, early + late, (1 + first) ** early, early), second, abs_tol=1e-9)


@given(st.floats(0, 1.5), st.floats(1.05, 50))
def test_exports_that_keep_their_ratio_give_that_part_of_growth(ratio, factor):
    assert isclose(structure.export_contribution(ratio, ratio, factor), ratio, abs_tol=1e-9)


def test_the_growth_factor_of_one_year_s_end_to_itself_is_one():
    assert structure.growth_factor(periods(), 1970, 1970) == 1


# Korea


def test_before_the_crisis_the_nineties_grew_faster_than_the_decade_s_mean():
    known = structure.growth_factor(periods(), 1961, 1991)
    early = structure.remaining_growth(0.082, 35, known, 30)
    late = structure.remaining_growth(0.056, 10, (1 + early) ** 5, 5)
    assert round(100 * early, 1) == 7.2
    assert round(100 * late, 1) == 4.0


def test_the_unknown_years_before_1962_hardly_move_the_parts_of_sectors():
    known = structure.growth_factor(periods(), 1961, 2014)
    parts = [structure.contributions(sectors(1953), sectors(2014), known * (1 + early) ** 8)
             for early in (0.02, 0.06)]
    assert all(abs(low - high) < 0.004 for low, high in zip(*parts, strict=True))


# Views


def table_24():
    table = data.load("korea-industrial-structure").pivot(index="year", columns="sector", values="gdp_share")
    return [{"year": int(year), "primary": row["Primary"], "secondary": row["Secondary"], "tertiary": row["Tertiary"]}
            for year, row in table.iterrows()]


def test_the_pace_of_1970_to_1990_leads_from_one_row_of_table_24_to_the_next():
    factor = structure.growth_factor(periods(), 1970, 1990)
    pace = [100 * value for value in structure.sector_growth(sectors(1970), sectors(1990), factor, 20)]
    rows = structure_view.sector_paths(table_24(), 1970, *pace, 20)
    assert [round(row["share"], 1) for row in rows[-3:]] == [8.9, 41.5, 49.6]
    said = structure_view.sector_paths_summary(
        {"primary": pace[0], "secondary": pace[1], "tertiary": pace[2], "years": 20}, rows)
    assert "In 1990 the tertiary sector has 49.6 %" in said


@given(st.floats(0, 100), st.floats(0, 100), st.floats(1.1, 30), st.floats(0, 100))
def test_buyers_abroad_and_at_home_take_all_growth(before, after, factor, content):
    rows = structure_view.export_demand(before, after, factor, content)
    assert isclose(rows[0]["of_growth"] + rows[1]["of_growth"], 100, abs_tol=1e-6)
    assert isclose(rows[0]["increase"] + rows[1]["increase"], 100 * (factor - 1), rel_tol=1e-9, abs_tol=1e-6)


def test_the_sentence_on_exports_tells_gross_and_net():
    values = {"export_start": 10, "export_end": 50, "factor": 2, "import_content": 40}
    said = structure_view.export_demand_summary(values, structure_view.export_demand(**values))
    assert said.startswith("Exports rose by 90.0 % of what GDP rose by; without the imports in them by 54.0 %.")
    assert "Exports multiplied by 10.0" in said
    values["export_start"] = 0
    assert "multiplied" not in structure_view.export_demand_summary(values, structure_view.export_demand(**values))


# Refusals


@pytest.mark.parametrize(("call", "words"), [
    (lambda: structure.growth_factor(periods(), 1970, 1969), "last must not lie before first"),
    (lambda: structure.growth_factor(periods(), 1953, 1970), "1954 is in none"),
    (lambda: structure.growth_factor([{"first": 1, "last": 2, "growth": -1}], 0, 2), "growth must be a fraction"),
    (lambda: structure.mean_growth(0, 5), "factor must be greater than 0"),
    (lambda: structure.mean_growth(2, 0), "years must be greater than 0"),
    (lambda: structure.remaining_growth(0.05, 10, 2, 10), "part_years must be from 0"),
    (lambda: structure.sector_growth([0.5, 0.5], [1.0], 2, 1), "same sectors"),
    (lambda: structure.sector_growth([50, 50], [50, 50], 2, 1), "fractions that sum to 1"),
    (lambda: structure.sector_growth([1.0, 0.0], [0.5, 0.5], 2, 1), "every share"),
    (lambda: structure.contributions([0.5, 0.5], [0.5, 0.5], 1), "factor must differ from 1"),
    (lambda: structure.shift_share([1], [1, 2], [1], [1]), "region_end must hold one amount"),
    (lambda: structure.shift_share([], [], [], []), "at least|one amount"),
    (lambda: structure.shift_share([-1], [1], [1], [1]), "amounts of 0 or more"),
    (lambda: structure.shift_share([0], [1], [0], [1]), "every industry"),
    (lambda: structure.structural_change([0.5, 0.5], [0.1], 3), "one rate for each"),
    (lambda: structure.structural_change([1.0], [0.1], 0), "years must be 1 or more"),
    (lambda: structure.export_contribution(-0.1, 0.5, 2), "start must be a fraction"),
    (lambda: structure.export_contribution(0.1, 0.5, 1), "factor must differ from 1"),
    (lambda: structure.export_contribution(0.1, 0.5, 2, 40), "import_content must lie"),
    (lambda: structure_view.sector_paths(table_24(), 1960, 1, 2, 3, 5), "start_year must be one of"),
    (lambda: structure_view.export_demand(10, 50, 1, 0), "factor must be greater than 1"),
])
def test_bad_input_is_refused_by_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()
