from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import gsim
from tests.cases import case

INPUTS = case("F11-gsim-4x4")["inputs"]
REGIONS = INPUTS["regions"]
ELASTICITIES = (INPUTS["Em"], INPUTS["Ex"], INPUTS["Es"])


def market():
    return [{"exporter": exporter, "importer": importer, "trade": INPUTS["M_exporter_rows"][r][v],
             "tariff": 100 * (INPUTS["T0_power_of_tariff"][r][v] - 1)}
            for r, exporter in enumerate(REGIONS) for v, importer in enumerate(REGIONS)]


def controls(**changed):
    return {"market": market(), "agreement": ["US", "EU"], "cut": 100, "demand_elasticity": 1.25,
            "supply_elasticity": 1.5, "substitution": 5, **changed}


def test_world_prices_of_the_published_example():
    free = [list(row) for row in INPUTS["T0_power_of_tariff"]]
    us, eu = REGIONS.index("US"), REGIONS.index("EU")
    free[us][eu] = free[eu][us] = 1
    result = gsim.solve(INPUTS["M_exporter_rows"], INPUTS["T0_power_of_tariff"], free, *ELASTICITIES)
    published = case("F11-gsim-4x4")["expected"]["world_price_change"]
    for region, price in zip(REGIONS, result.price, strict=True):
        assert abs(price - published[region]) < 5e-5


def test_the_explorer_reproduces_the_published_example():
    published = case("F11-gsim-4x4")["expected"]["world_price_change"]
    for row in gsim.global_cut(**controls()):
        assert abs(row["price"] / 100 - published[row["region"]]) < 5e-5


def test_members_gain_and_outsiders_lose_in_the_published_example():
    for row in gsim.global_cut(**controls()):
        assert (row["welfare"] > 0) == row["member"]


sizes = st.integers(2, 4)


@st.composite
def worlds(draw):
    count = draw(sizes)
    square = st.lists(st.lists(st.floats(1, 100), min_size=count, max_size=count), min_size=count, max_size=count)
    powers = st.lists(st.lists(st.floats(1, 1.5), min_size=count, max_size=count), min_size=count, max_size=count)
    return draw(square), draw(powers)


@settings(deadline=None)
@given(worlds(), st.floats(-3, -0.5), st.floats(0.5, 5), st.floats(1, 8))
def test_no_change_of_tariffs_moves_nothing(world, demand, supply, substitution):
    trade, power = world
    result = gsim.solve(trade, power, power, demand, supply, substitution)
    for values in (result.price, result.producers, result.consumers, result.welfare):
        assert values == pytest.approx([0] * len(trade), abs=1e-9)


@settings(deadline=None)
@given(worlds(), st.floats(-3, -0.5), st.floats(0.5, 5), st.floats(1, 8))
def test_supply_meets_demand_to_first_order(world, demand, supply, substitution):
    trade, power = world
    slightly = [[1 + (value - 1) * 0.9999 for value in row] for row in power]
    result = gsim.solve(trade, power, slightly, demand, supply, substitution)
    for before, after, price in zip(trade, result.trade, result.price, strict=True):
        growth = sum(after) / sum(before) - 1
        assert isclose(growth, (1 + supply) * price, abs_tol=1e-6)


@settings(deadline=None)
@given(worlds(), st.floats(-3, -0.5), st.floats(0.5, 5), st.floats(1, 8), st.floats(0.01, 100))
def test_the_unit_of_money_does_not_matter(world, demand, supply, substitution, factor):
    trade, power = world
    free = [[1.0 for _ in row] for row in power]
    first = gsim.solve(trade, power, free, demand, supply, substitution)
    scaled = gsim.solve([[factor * value for value in row] for row in trade], power, free, demand, supply, substitution)
    assert scaled.price == pytest.approx(first.price, abs=1e-9)
    assert scaled.welfare == pytest.approx([factor * value for value in first.welfare], rel=1e-6, abs=1e-6 * factor)


def test_welfare_is_the_sum_of_its_parts():
    for row in gsim.global_cut(**controls()):
        assert isclose(row["welfare"], row["producers"] + row["consumers"] + row["revenue"])


@pytest.mark.parametrize("changed", [{"cut": 0}, {"agreement": []}, {"agreement": ["US"]}])
def test_no_agreement_moves_nothing(changed):
    for row in gsim.global_cut(**controls(**changed)):
        assert row["price"] == pytest.approx(0, abs=1e-12)
        assert row["welfare"] == pytest.approx(0, abs=1e-9)


def test_the_sentence_sets_members_against_outsiders():
    rows = gsim.global_cut(**controls())
    inside = sum(row["welfare"] for row in rows if row["member"])
    sentence = gsim.global_cut_sentence({}, rows)
    assert f"{inside:+.1f} inside" in sentence
    assert "JP's" in sentence


def test_the_sentence_without_a_cut_pushes_nobody_out():
    assert "nobody is pushed out" in gsim.global_cut_sentence({}, gsim.global_cut(**controls(cut=0)))


@given(st.lists(st.floats(-10, 10), min_size=3, max_size=3))
def test_a_linear_system_is_solved(known):
    matrix = [[0, 2, 1], [4, 1, 0], [1, 0, 3]]
    found = gsim.linear(matrix, known)
    for row, value in zip(matrix, known, strict=True):
        assert isclose(sum(left * right for left, right in zip(row, found, strict=True)), value, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("control", "value"),
    [("agreement", ["US", "Mars"]), ("cut", 120), ("demand_elasticity", 0), ("supply_elasticity", 0),
     ("substitution", -1)],
)
def test_a_bad_control_is_named(control, value):
    with pytest.raises(ValueError, match=control):
        gsim.global_cut(**controls(**{control: value}))


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: gsim.solve([[1, 2]], [[1, 1]], [[1, 1]], *ELASTICITIES), "trade"),
        (lambda: gsim.solve([[1]], [[0.9]], [[1]], *ELASTICITIES), "power_before"),
        (lambda: gsim.solve([[1]], [[1]], [[1, 1]], *ELASTICITIES), "power_after"),
        (lambda: gsim.solve([[0]], [[1]], [[1]], *ELASTICITIES), "region 0"),
        (lambda: gsim.linear([[1, 1], [1, 1]], [1, 2]), "matrix"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
