import csv
import gzip
import math
from math import fsum, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import hat_algebra
from tests.cases import case, larger

PUBLISHED = "ge_gravity_zylkin_tradedata0014_with_stata_results.csv.gz"


def cube(sectors, regions, elements):
    matrix = st.lists(st.lists(elements, min_size=regions, max_size=regions), min_size=regions, max_size=regions)
    return st.lists(matrix, min_size=sectors, max_size=sectors)


@st.composite
def worlds(draw, tariffs=True):
    regions, sectors = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    trade = draw(cube(sectors, regions, st.floats(0.1, 20)))
    for layer in trade:
        for region in range(regions):
            layer[region][region] += 50  # countries sell more at home than abroad
    duty = draw(cube(sectors, regions, st.floats(0, 0.6 if tariffs else 0)))
    for layer in duty:
        for region in range(regions):
            layer[region][region] = 0.0
    theta = draw(st.lists(st.floats(1, 8), min_size=sectors, max_size=sectors))
    return hat_algebra.Economy(tuple("ABCD"[:regions]), tuple("xyz"[:sectors]), trade, duty, tuple(theta))


def untaxed(base):
    return [[[0.0 for _ in row] for row in layer] for layer in base.tariff]


def balanced(base):
    """The same world with each region buying as much as it sells: flows made symmetric, no tariffs."""
    count = range(len(base.regions))
    trade = [[[(layer[i][n] + layer[n][i]) / 2 for n in count] for i in count] for layer in base.trade]
    return hat_algebra.Economy(base.regions, base.sectors, trade, untaxed(base), base.elasticity)


def by_importer(trade, n):
    return fsum([row[n] for layer in trade for row in layer])


def by_exporter(trade, i):
    return fsum([fsum(layer[i]) for layer in trade])


@pytest.fixture(scope="module")
def enlargement():
    """The published world of 44 countries in 2000, and what the published program made of the European enlargement."""
    with gzip.open(larger(PUBLISHED), "rt", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if int(float(row["year"])) == 2000]


@pytest.fixture(scope="module")
def enlarged(enlargement):
    theta = case("F08-exact-hat-additive")["inputs"]["theta"]
    rows = [{"exporter": row["exporter"], "importer": row["importer"], "sector": "all", "trade": float(row["trade"]),
             "tariff": 0} for row in enlargement]
    base = hat_algebra.economy(rows, {"all": theta})
    effect = {(row["exporter"], row["importer"]): math.exp(float(row["eu_effect"])) for row in enlargement}
    cost = [[[effect[i, n] ** (-1 / theta) for n in base.regions] for i in base.regions]]
    return base, hat_algebra.solve(base, cost=cost)


def test_welfare_of_44_countries_is_the_published_one(enlargement, enlarged):
    base, result = enlarged
    published = {row["exporter"]: float(row["w_eu"]) for row in enlargement}
    assert len(base.regions) == 44
    for region, welfare in zip(base.regions, result.welfare, strict=True):
        assert abs(welfare - published[region]) < 1e-6


def test_all_1936_flows_are_the_published_ones(enlargement, enlarged):
    base, result = enlarged
    place = {region: number for number, region in enumerate(base.regions)}
    for row in enlargement:
        flow = result.trade[0][place[row["exporter"]]][place[row["importer"]]]
        assert isclose(flow, float(row["X_eu"]), rel_tol=1e-6)


@settings(deadline=None, max_examples=40)
@given(worlds())
def test_no_change_of_tariffs_moves_nothing(base):
    result = hat_algebra.solve(base)
    for ratio in result.wage + result.price + result.income + result.welfare:
        assert isclose(ratio, 1, rel_tol=1e-9)
    for new, old in zip(result.trade, base.trade, strict=True):
        for row, before in zip(new, old, strict=True):
            assert row == pytest.approx(before, rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(worlds())
def test_every_region_sells_what_its_wage_pays_for(base):
    result = hat_algebra.solve(base, tariff=untaxed(base))
    for i, wage in enumerate(result.wage):
        assert isclose(by_exporter(result.trade, i), wage * by_exporter(base.trade, i), rel_tol=1e-8)
    assert result.gap <= 1e-10


@settings(deadline=None, max_examples=40)
@given(worlds())
def test_trade_deficits_stay_as_amounts(base):
    result = hat_algebra.solve(base, tariff=untaxed(base))
    for n in range(len(base.regions)):
        before = by_importer(base.trade, n) - by_exporter(base.trade, n)
        after = by_importer(result.trade, n) - by_exporter(result.trade, n)
        assert after == pytest.approx(before, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(worlds(), st.floats(0, 1))
def test_income_is_wages_deficit_and_tariff_revenue(base, part):
    lower = [[[part * duty for duty in row] for row in layer] for layer in base.tariff]
    result = hat_algebra.solve(base, tariff=lower)
    for n, wage in enumerate(result.wage):
        sales, bought = by_exporter(base.trade, n), by_importer(base.trade, n)
        duty_before = fsum([base.trade[s][i][n] * base.tariff[s][i][n] for s in range(len(base.sectors))
                            for i in range(len(base.regions))])
        income = wage * sales + (bought - sales) + result.revenue[n]
        assert isclose(income, result.income[n] * (bought + duty_before), rel_tol=1e-8)


@settings(deadline=None, max_examples=30)
@given(worlds())
def test_autarky_costs_what_the_formula_says(base):
    world = balanced(base)
    closed = [[[1.0 if i == n else 1e15 for n in range(len(world.regions))] for i in range(len(world.regions))]
              for _ in world.sectors]
    result = hat_algebra.solve(world, cost=closed)
    for gain, welfare in zip(hat_algebra.gains_from_trade(world), result.welfare, strict=True):
        assert isclose(1 - gain, welfare, rel_tol=1e-6)


@settings(deadline=None, max_examples=30)
@given(worlds())
def test_real_wages_follow_the_share_bought_at_home(base):
    result = hat_algebra.solve(base, tariff=untaxed(base))
    for n, (wage, price) in enumerate(zip(result.wage, result.price, strict=True)):
        spent = [fsum([layer[i][n] * (1 + duty[i][n]) for i in range(len(base.regions))])
                 for layer, duty in zip(base.trade, base.tariff, strict=True)]
        logs = []
        for s, theta in enumerate(base.elasticity):
            now = result.trade[s][n][n] / fsum([row[n] for row in result.trade[s]])
            before = base.trade[s][n][n] / spent[s]
            logs.append(-spent[s] / fsum(spent) / theta * math.log(now / before))
        assert isclose(wage / price, math.exp(fsum(logs)), rel_tol=1e-8)


@settings(deadline=None, max_examples=30)
@given(worlds(tariffs=False), st.floats(0.5, 0.999))
def test_cheaper_trade_everywhere_makes_the_world_richer(base, ratio):
    world = balanced(base)
    cheaper = [[[1.0 if i == n else ratio for n in range(len(world.regions))] for i in range(len(world.regions))]
               for _ in world.sectors]
    result = hat_algebra.solve(world, cost=cheaper)
    sales = [by_exporter(world.trade, i) for i in range(len(world.regions))]
    assert fsum([welfare * own for welfare, own in zip(result.welfare, sales, strict=True)]) > fsum(sales)


@settings(deadline=None, max_examples=20)
@given(worlds(), st.floats(0.001, 1000))
def test_the_unit_of_money_does_not_matter(base, factor):
    trade = [[[factor * flow for flow in row] for row in layer] for layer in base.trade]
    other = hat_algebra.Economy(base.regions, base.sectors, trade, base.tariff, base.elasticity)
    first = hat_algebra.solve(base, tariff=untaxed(base))
    assert hat_algebra.solve(other, tariff=untaxed(other)).welfare == pytest.approx(first.welfare, rel=1e-8)


def test_a_sector_that_nobody_trades_dilutes_the_gain():
    pairs = [("A", "A", 8), ("A", "B", 2), ("B", "A", 2), ("B", "B", 8)]
    goods = [{"exporter": i, "importer": n, "sector": "goods", "trade": amount, "tariff": 10 * (i != n)}
             for i, n, amount in pairs]
    alone = hat_algebra.economy(goods, {"goods": 4})
    services = [{"exporter": i, "importer": i, "sector": "services", "trade": 30, "tariff": 0} for i in "AB"]
    both = hat_algebra.economy(goods + services, {"goods": 4, "services": 4})
    small = hat_algebra.solve(alone, tariff=untaxed(alone)).welfare[0]
    large = hat_algebra.solve(both, tariff=untaxed(both)).welfare[0]
    assert 1 < large < small


def test_a_search_cut_short_says_how_far_it_came():
    rows = [{"exporter": i, "importer": n, "sector": "goods", "trade": 9 if i == n else k + 1, "tariff": 50 * (i != n)}
            for k, (i, n) in enumerate([("A", "A"), ("A", "B"), ("B", "A"), ("B", "B")])]
    base = hat_algebra.economy(rows, {"goods": 4})
    with pytest.raises(hat_algebra.NoEquilibriumError, match="after 2 rounds: excess demand is still"):
        hat_algebra.solve(base, tariff=[[[0, 0], [0.5, 0]]], iterations=2)


def test_the_error_of_a_failed_search_is_one_an_explorer_shows():
    assert issubclass(hat_algebra.NoEquilibriumError, ValueError)


ROW = {"exporter": "A", "importer": "A", "sector": "goods", "trade": 1, "tariff": 0}


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: hat_algebra.economy([], {}), "rows"),
        (lambda: hat_algebra.economy([ROW], {}), "elasticities"),
        (lambda: hat_algebra.economy([ROW], {"goods": 0}), "elasticities"),
        (lambda: hat_algebra.economy([dict(ROW, trade=-1)], {"goods": 4}), "trade"),
        (lambda: hat_algebra.economy([dict(ROW, tariff=None)], {"goods": 4}), "tariff"),
        (lambda: hat_algebra.economy([ROW, dict(ROW, importer="B")], {"goods": 4}), "B"),
        (lambda: hat_algebra.solve(hat_algebra.economy([ROW], {"goods": 4}), tariff=[[[-0.1]]]), "tariff"),
        (lambda: hat_algebra.solve(hat_algebra.economy([ROW], {"goods": 4}), cost=[[[0]]]), "cost"),
        (lambda: hat_algebra.solve(hat_algebra.economy([ROW], {"goods": 4}), cost=[[[1, 1]]]), "cost"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


def test_a_region_without_home_sales_has_no_finite_gain_from_trade():
    rows = [dict(ROW, importer="B"), dict(ROW, exporter="B")]
    with pytest.raises(ValueError, match="trade"):
        hat_algebra.gains_from_trade(hat_algebra.economy(rows, {"goods": 4}))
