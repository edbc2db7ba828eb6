from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import indirect, indirect_view
from tests.cases import case

part = st.floats(0, 1)
coefficient = st.floats(0, 0.45)


@st.composite
def economies(draw):
    """Two groups that each leave something for value added, and what they export."""
    matrix = [[draw(coefficient), draw(coefficient)], [draw(coefficient), draw(coefficient)]]
    imports = [draw(st.floats(0, 0.1)), draw(st.floats(0, 0.1))]
    return matrix, imports, [draw(st.floats(0, 100)), draw(st.floats(0, 100))]


# Published results


def test_the_textbook_s_two_sectors_sell_as_published():
    published = case("input-output-two-sectors")
    known, expected = published["inputs"], published["expected"]
    matrix = [[flow / output for flow, output in zip(row, known["output"], strict=True)] for row in known["flows"]]
    assert matrix == expected["coefficients"]
    for found, value in zip(indirect.total_sales(matrix, known["demand"]), expected["output"], strict=True):
        assert isclose(found, value, abs_tol=published["tolerance"])
    for place, unit in enumerate(([1, 0], [0, 1])):
        for found, row in zip(indirect.total_sales(matrix, unit), expected["inverse"], strict=True):
            assert isclose(found, row[place], abs_tol=5e-5)


def test_the_study_s_30_per_cent_follow_from_the_supply_of_2012():
    published = case("korea-sme-contribution")
    known = published["inputs"]
    supply = indirect.supply_share(known["indirect_2012"], known["direct_2012"])
    found = indirect.contribution(known["direct_2015"], supply)
    assert isclose(found, published["expected"]["contribution_2015"], abs_tol=published["tolerance"])


def test_direct_shares_of_the_published_case_are_those_of_table_27():
    shares = data.load("sme-exports").set_index("year")["share_of_exports"] / 100
    known = case("korea-sme-contribution")["inputs"]
    assert isclose(shares[2012], known["direct_2012"])
    assert isclose(shares[2015], known["direct_2015"])


# Identities


@settings(max_examples=40)
@given(st.floats(0, 0.95), part)
def test_supply_share_and_contribution_undo_each_other(direct, supply):
    both = indirect.contribution(direct, supply)
    assert isclose(indirect.supply_share(min(both - direct, 1 - direct), direct), supply, abs_tol=1e-9)


@settings(max_examples=40)
@given(economies())
def test_steps_add_up_to_total_sales(economy):
    matrix, _, exports = economy
    steps = indirect.rounds(matrix, exports, 400)
    for place, sales in enumerate(indirect.total_sales(matrix, exports)):
        assert isclose(sum(step[place] for step in steps), sales, rel_tol=1e-6, abs_tol=1e-9)


@settings(max_examples=40)
@given(economies())
def test_value_and_imports_make_all_exports_once(economy):
    matrix, imports, exports = economy
    found = indirect.value_in_exports(matrix, imports, exports)
    assert isclose(sum(found.values()), sum(exports), rel_tol=1e-9, abs_tol=1e-9)


@settings(max_examples=40)
@given(part, part)
def test_two_steps_are_the_first_two_of_all_steps(direct, supply):
    steps = indirect.rounds([[0.0, min(supply, 0.99)], [0.3, 0.0]], [direct, 1 - direct], 1)
    assert isclose(steps[0][0] + steps[1][0], indirect.contribution(direct, min(supply, 0.99)), abs_tol=1e-12)


@settings(max_examples=40)
@given(st.floats(0, 0.4), st.floats(0, 0.4), part, part, part)
def test_the_rest_makes_the_total_come_out(one, two, first, second, rest):
    total = indirect.from_industries([one, two, 1 - one - two], [first, second, rest])
    assert isclose(indirect.rest_rate(total, [one, two], [first, second]), rest, abs_tol=1e-9)


def test_gross_sales_over_all_steps_can_exceed_all_exports():
    assert indirect.total_sales([[0.0, 0.6], [0.7, 0.0]], [0.5, 0.5])[0] > 1


# Korea


def test_vehicles_and_ships_alone_leave_room_for_other_industries_in_2012():
    figures = data.load("korea-sme-figures").set_index("name")["value"]
    weights = [figures[name] / figures["goods_exports_2012"] for name in ("car_exports_2012", "ship_exports_2012")]
    assert round(100 * indirect.rest_rate(0.12, weights, [0.3, 0.62]), 1) == 6.3
    assert round(100 * indirect.from_industries(weights, [0.3, 0.62]), 1) == 6.6


# Views


def test_industries_add_up_to_all_exports_and_the_sentence_tells_the_total():
    values = {"direct": 18.8, "vehicles": 7.7, "vehicle_rate": 30, "ships": 7.0, "ship_rate": 62, "rest_rate": 6.3}
    rows = indirect_view.by_industry(**values)
    assert isclose(sum(row["points"] for row in rows), 100, abs_tol=1e-9)
    said = indirect_view.by_industry_summary(values, rows)
    assert "Indirect exports are 12.0 % of all exports" in said
    assert "contribute 30.8 %" in said
    assert "Cars and ships have 14.7 % of exports and 55 % of the indirect part" in said


def test_without_indirect_exports_nothing_is_said_of_their_parts():
    values = {"direct": 18.8, "vehicles": 0, "vehicle_rate": 0, "ships": 0, "ship_rate": 0, "rest_rate": 0}
    said = indirect_view.by_industry_summary(values, indirect_view.by_industry(**values))
    assert said.endswith("contribute 18.8 %.")


def test_four_counts_of_one_economy_lie_apart():
    values = {"direct": 18.8, "supply": 14.8, "from_large": 30, "imports_small": 15, "imports_large": 30}
    rows = indirect_view.four_counts(**values)
    assert [round(row["share"], 1) for row in rows] == [18.8, 30.8, 32.2, 17.7, 26.1]
    said = indirect_view.four_counts_summary(values, rows)
    assert "17.7 % of exports, less than they sell abroad, and 26.1 %" in said
    values |= {"from_large": 0, "imports_small": 0}
    more = indirect_view.four_counts_summary(values, indirect_view.four_counts(**values))
    assert "more than they sell abroad" in more
    values |= {"supply": 0}
    same = indirect_view.four_counts_summary(values, indirect_view.four_counts(**values))
    assert "as much as they sell abroad" in same


def test_where_nothing_is_made_at_home_small_firms_have_no_part_of_it():
    assert indirect_view.four_counts(20, 0, 0, 100, 100)[-1]["share"] == 0


# Refusals


@pytest.mark.parametrize(("call", "words"), [
    (lambda: indirect.supply_share(12, 0.188), "indirect must lie between 0 and 1"),
    (lambda: indirect.supply_share(0.9, 0.2), "must not exceed the exports of large firms"),
    (lambda: indirect.supply_share(0.0, 1.0), "must not exceed"),
    (lambda: indirect.contribution(0.2, 1.2), "supply must lie between"),
    (lambda: indirect.from_industries([0.1], [0.1, 0.2]), "one number for each"),
    (lambda: indirect.from_industries([], []), "at least one"),
    (lambda: indirect.from_industries([0.6, 0.6], [0.1, 0.2]), "weights must sum to 1"),
    (lambda: indirect.rest_rate(0.05, [0.1], [0.62]), "at least what the known industries make"),
    (lambda: indirect.rest_rate(1.0, [1.0], [0.62]), "with exports left"),
    (lambda: indirect.rounds([[0.1, 0.1]], [1, 1], 1), "two rows of two"),
    (lambda: indirect.rounds([[0.1, 0.1], [0.1, 0.1]], [1, 1], -1), "steps must be 0 or more"),
    (lambda: indirect.total_sales([[0.5, 0.1], [0.5, 0.1]], [1, 1]), "column 1 sums to 1.0"),
    (lambda: indirect.total_sales([[0.5, 0.1], [0.1, 0.1]], [-1, 1]), "exports must hold amounts"),
    (lambda: indirect.value_in_exports([[0.5, 0.1], [0.1, 0.1]], [0.5, 0], [1, 1]), "imports must leave"),
    (lambda: indirect_view.by_industry(18, 60, 30, 50, 62, 5), "ships must leave"),
    (lambda: indirect_view.by_industry(60, 30, 100, 20, 62, 5), "direct must leave"),
])
def test_bad_input_is_refused_by_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()
