import json
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.fta import indicators
from tests.cases import case

amounts = st.lists(st.floats(0, 1e9), min_size=2, max_size=40).filter(lambda values: sum(values) > 1e-3)


def test_the_published_market_has_the_published_concentration():
    published = case("F19-hhi-gini-norm")
    sales = published["inputs"]["sales"]
    assert round(indicators.hhi(sales), 2) == published["expected"]["HHI"]
    assert round(indicators.hhi_normalised(sales), 2) == published["expected"]["HHI_norm"]
    assert round(indicators.equivalent_number(sales), 2) == published["expected"]["equiv"]


def test_german_states_have_the_published_concentration():
    published = case("F19-hhi-gini-norm")
    assert round(indicators.hhi(published["inputs"]["gdp_laender_2015"]), 3) == published["expected"]["HHI_gdp"]


@given(amounts)
def test_shares_sum_to_one(values):
    assert isclose(sum(indicators.shares(values)), 1)


@given(amounts)
def test_concentration_lies_between_equal_shares_and_monopoly(values):
    assert 1 / len(values) - 1e-12 <= indicators.hhi(values) <= 1 + 1e-12


@given(amounts, st.floats(0.001, 1000))
def test_the_unit_of_money_does_not_matter(values, factor):
    assert isclose(indicators.hhi(values), indicators.hhi([value * factor for value in values]), rel_tol=1e-9)


@given(st.integers(2, 50))
def test_equal_partners_count_themselves(count):
    assert isclose(indicators.equivalent_number([7.0] * count), count)
    assert isclose(indicators.hhi_normalised([7.0] * count), 0, abs_tol=1e-12)


@given(amounts)
def test_hirschmans_own_index_is_the_square_root(values):
    own = sqrt(sum(share**2 for share in indicators.shares(values)))
    assert isclose(own**2, indicators.hhi(values))


@given(amounts)
def test_merging_two_partners_never_lowers_concentration(values):
    merged = [values[0] + values[1], *values[2:]]
    assert indicators.hhi(merged) >= indicators.hhi(values) - 1e-12


@given(st.floats(0.1, 1e6), st.floats(0.1, 1e6), st.floats(0.1, 1e6))
def test_a_partner_that_trades_as_its_size_has_intensity_one(size, total, flow):
    assert isclose(indicators.trade_intensity(flow, flow * total / size, size, total), 1)


@given(amounts)
def test_a_structure_is_complementary_to_itself(values):
    assert isclose(indicators.complementarity(values, values), 1)


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_intra_industry_trade_is_symmetric_and_a_fraction(exports, imports):
    index = indicators.grubel_lloyd(exports, imports)
    assert index == indicators.grubel_lloyd(imports, exports)
    assert index is None or 0 <= index <= 1


def test_no_trade_is_undefined_and_not_zero():
    assert indicators.grubel_lloyd(0, 0) is None
    assert indicators.trade_intensity(0, 10, 0, 10) is None


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: indicators.shares([]), "values"),
        (lambda: indicators.shares([0, 0]), "values"),
        (lambda: indicators.shares([1, -2]), "-2"),
        (lambda: indicators.shares([1, None]), "None"),
        (lambda: indicators.shares([1, float("nan")]), "nan"),
        (lambda: indicators.hhi_normalised([3]), "at least 2"),
        (lambda: indicators.top_share([1, 2], 0), "count"),
        (lambda: indicators.trade_intensity(1, 0, 1, 1), "total_flow"),
        (lambda: indicators.complementarity([1], [1, 2]), "imports"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


def test_the_case_is_a_fact_with_its_source():
    assert "REAT" in json.dumps(case("F19-hhi-gini-norm")["source"])
