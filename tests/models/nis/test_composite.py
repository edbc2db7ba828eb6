from fractions import Fraction
from math import isclose, log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.nis import composite, composite_votes, composite_weights
from tests.cases import case

values = st.lists(st.floats(0.1, 1000), min_size=3, max_size=8).filter(lambda found: max(found) > 1.01 * min(found))
INDICATORS = ("patents", "royalties", "internet", "exports", "telephones", "electricity", "schooling", "university")
tables = st.integers(2, 4).flatmap(lambda width: st.lists(
    st.lists(st.floats(0.1, 100), min_size=width, max_size=width), min_size=3, max_size=6))


def index():
    return data.load("technology-achievement")


def original():
    """The index as UNDP makes it: fixed posts, logarithms for two indicators, equal weights."""
    posts = data.load("technology-goalposts").set_index("indicator")
    columns = []
    for name in INDICATORS:
        low, high = posts.loc[name, "low"], posts.loc[name, "high"]
        if posts.loc[name, "scale"] == "logarithm":
            low, high = log10(low), log10(high)
        columns.append(composite.goalposts(index()[name].tolist(), low, high))
    return composite.linear([list(row) for row in zip(*columns, strict=True)], [1] * 8)


def scaled(method):
    columns = [composite.normalise(index()[name].tolist(), method) for name in INDICATORS]
    return [list(row) for row in zip(*columns, strict=True)]


def votes(orders, countries):
    """Indicators as values: one an indicator, the higher the better; and how many there are of each."""
    table = [[len(order) - order.index(country) for _, order in orders] for country in countries]
    return table, [count for count, _ in orders]


# Published results


def test_all_23_countries_of_the_technology_index_stand_where_it_was_published():
    published = case("N02-tai-ranks-original")["expected"]
    ranks = composite.ranks(original())
    assert composite.agreement(ranks, index()["rank_linear"].tolist())["equal"] == published["ranks_equal"]


def test_its_scores_are_the_published_ones_to_the_second_decimal():
    published = case("N02-tai-ranks-original")["expected"]
    known = index()["score"].notna()
    gaps = (index()["score"] - original())[known].abs()
    assert len(gaps) == 22
    assert gaps.max() < published["score_tolerance"]
    assert abs(original()[0] - published["Finland_score"]) < 0.002


def test_geometric_means_of_the_raw_indicators_give_the_published_ranking():
    ranks = composite.ranks(composite.geometric(index()[list(INDICATORS)].to_numpy().tolist(), [1] * 8))
    equal = composite.agreement(ranks, index()["rank_geometric"].tolist())["equal"]
    assert equal == case("N03-tai-geometric")["expected"]["ranks_equal"]


@pytest.mark.parametrize("method", ["min-max", "z-score"])
def test_another_scale_does_not_give_the_published_ranking(method):
    published = case("N04-tai-minmax-negative")["expected"]
    ranks = composite.ranks(composite.linear(scaled(method), [1] * 8))
    assert composite.agreement(ranks, index()["rank_linear"].tolist())["equal"] == published[method]


def test_under_min_max_norway_moves_from_12_to_4():
    published = case("N04-tai-minmax-negative")["expected"]
    ranks = dict(zip(index()["country"], composite.ranks(composite.linear(scaled("min-max"), [1] * 8)), strict=True))
    assert ranks[published["country"]] == published["to"]
    assert index().set_index("country").loc[published["country"], "rank_linear"] == published["from"]


def test_a_geometric_mean_rewards_the_weakest_indicator_as_published():
    published = case("handbook-geometric")
    one, other = published["inputs"]["one"], published["inputs"]["other"]
    raised = [[one[0], one[1] + 1, *one[2:]], [other[0], other[1] + 1, *other[2:]]]
    plain = composite.geometric([one, other], [1] * 4)
    expected = published["expected"]
    assert [round(score, 2) for score in plain] == [expected["one"], expected["other"]]
    assert composite.geometric(raised, [1] * 4) == pytest.approx([expected["one_raised"], expected["other_raised"]],
                                                                abs=0.01)


def test_borda_s_points_are_the_published_ones():
    published = case("handbook-plurality")
    table, counts = votes(published["inputs"]["orders"], "abcd")
    points = composite_votes.borda(table, counts, [1] * len(counts))
    scale = sum(counts) / len(counts)
    found = dict(zip("abcd", (round(point * scale, 9) for point in points), strict=True))
    assert found == published["expected"]["borda"]


def test_condorcet_s_order_is_the_published_one():
    published = case("handbook-plurality")
    table, counts = votes(published["inputs"]["orders"], "abcd")
    outranking = composite_votes.outranking(table, counts, [1] * len(counts))
    support = [[round(cell * sum(counts), 9) for cell in row] for row in outranking]
    assert support[0] == published["expected"]["outranking_a"]
    assert support[1] == published["expected"]["outranking_b"]
    (order,) = composite_votes.kemeny(outranking)["orders"]
    assert "".join("abcd"[place] for place in order) == published["expected"]["order"]


def test_kemeny_breaks_condorcet_s_circle_as_published():
    published = case("handbook-condorcet-cycle")
    table, counts = votes(published["inputs"]["orders"], "abc")
    outranking = composite_votes.outranking(table, counts, [1] * len(counts))
    support = [[round(cell * 60, 9) for cell in row] for row in outranking]
    assert support == published["expected"]["outranking"]
    for order, score in published["expected"]["scores"].items():
        assert composite_votes.order_score(support, ["abc".index(country) for country in order]) == score
    (best,) = composite_votes.kemeny(support)["orders"]
    assert "".join("abc"[place] for place in best) == published["expected"]["order"]


def test_borda_s_winner_leaves_with_the_loser_as_published():
    published = case("handbook-fishburn")
    for countries, expected in (("abcd", "with_d"), ("abc", "without_d")):
        orders = [[count, order.replace("d", "") if countries == "abc" else order]
                  for count, order in published["inputs"]["orders"]]
        table, counts = votes(orders, countries)
        points = composite_votes.borda(table, counts, [1] * len(counts))
        scale = sum(counts) / len(counts)
        found = dict(zip(countries, (round(point * scale, 9) for point in points), strict=True))
        assert found == published["expected"][expected]


def test_five_countries_have_the_three_published_best_orders():
    published = case("handbook-tai-five")
    names = published["inputs"]["countries"]
    table = composite_votes.outranking(published["inputs"]["values"], [1] * 8, [1] * 8)
    assert table == published["expected"]["outranking"]
    found = composite_votes.kemeny(table)
    assert found["score"] == published["expected"]["score"]
    orders = [[names[place] for place in order] for order in found["orders"]]
    assert sorted(orders) == sorted(published["expected"]["orders"])


def test_comparison_in_pairs_gives_the_published_weights_and_ratio():
    published = case("saaty-drinks")
    matrix = [[float(Fraction(str(cell))) for cell in row] for row in published["inputs"]["matrix"]]
    found = composite_weights.pair_weights(matrix)
    assert [round(weight, 3) for weight in found["weights"]] == published["expected"]["weights"]
    assert round(found["ratio"], 3) == published["expected"]["ratio"]


# Properties


@pytest.mark.parametrize("method", composite.NORMALISATIONS)
@given(found=values)
def test_a_scale_keeps_the_order_and_turning_it_round_reverses_it(method, found):
    up, down = composite.normalise(found, method, 1), composite.normalise(found, method, -1)
    best = found.index(max(found))
    assert up[best] == max(up)
    assert isclose(down[best], min(down), abs_tol=1e-12)


@given(values)
def test_min_max_runs_from_0_to_1_and_z_scores_have_mean_0_and_deviation_1(found):
    assert (min(composite.normalise(found, "min-max")), max(composite.normalise(found, "min-max"))) == (0, 1)
    z = composite.normalise(found, "z-score")
    assert isclose(sum(z) / len(z), 0, abs_tol=1e-6)
    assert isclose(composite.deviation(z), 1, rel_tol=1e-6)


@given(values, st.floats(0.5, 3))
def test_goalposts_do_not_depend_on_who_is_compared(found, factor):
    alone = [composite.goalposts([value], 0, 1000 * factor)[0] for value in found]
    assert alone == composite.goalposts(found, 0, 1000 * factor)


@given(tables, st.floats(0.01, 100))
def test_a_change_of_unit_moves_no_geometric_ranking(table, factor):
    weights = [1] * len(table[0])
    other = [[factor * row[0], *row[1:]] for row in table]
    before, after = composite.geometric(table, weights), composite.geometric(other, weights)
    ratios = [new / old for new, old in zip(after, before, strict=True)]
    assert max(ratios) - min(ratios) < 1e-9 * max(ratios)


@given(tables)
def test_a_geometric_mean_is_no_larger_than_the_arithmetic(table):
    weights = [1] * len(table[0])
    pairs = zip(composite.geometric(table, weights), composite.linear(table, weights), strict=True)
    assert all(low <= high * (1 + 1e-12) for low, high in pairs)


@given(tables)
def test_outranking_sums_to_one_for_every_pair(table):
    found = composite_votes.outranking(table, [1] * len(table[0]), [1] * len(table[0]))
    assert all(isclose(found[c][d] + found[d][c], 1) for c in range(len(table)) for d in range(c))


@given(tables)
def test_no_order_has_more_support_than_kemeny_s(table):
    from itertools import permutations

    found = composite_votes.outranking(table, [1] * len(table[0]), [1] * len(table[0]))
    best = composite_votes.kemeny(found)
    supports = [composite_votes.order_score(found, list(order)) for order in permutations(range(len(table)))]
    assert isclose(best["score"], max(supports))
    assert all(isclose(composite_votes.order_score(found, order), max(supports)) for order in best["orders"])


@given(st.lists(st.sampled_from([0.1, 0.2, 0.3]), min_size=1, max_size=9))
def test_equals_share_the_better_place(found):
    ranks = composite.ranks(found)
    assert all(ranks[i] == 1 + sum(other > value for other in found) for i, value in enumerate(found))


def test_the_first_component_is_that_of_numpy():
    columns = [index()[name].tolist() for name in INDICATORS]
    found = composite_weights.component_weights(columns)
    values, vectors = np.linalg.eigh(np.corrcoef(columns))
    assert found["weights"] == pytest.approx((vectors[:, -1] ** 2).tolist(), abs=1e-9)
    assert found["explained"] == pytest.approx(values[-1] / len(columns))


def test_consistent_judgements_have_ratio_0():
    weights = [0.5, 0.3, 0.2]
    matrix = [[a / b for b in weights] for a in weights]
    found = composite_weights.pair_weights(matrix)
    assert found["weights"] == pytest.approx(weights)
    assert found["ratio"] == pytest.approx(0, abs=1e-9)


# Imputation


GAPS = [[1.0, 10.0], [2.0, 30.0], [2.1, None]]


@pytest.mark.parametrize(("method", "filled"), [("mean", 20.0), ("worst", 10.0), ("nearest", 30.0)])
def test_an_empty_cell_is_filled_as_asked(method, filled):
    assert composite.impute(GAPS, [1, 1], method)[2][1] == filled


def test_the_worst_is_the_largest_where_less_is_better():
    assert composite.impute(GAPS, [1, -1], "worst")[2][1] == 30.0


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: composite.impute(GAPS, [1, 1], "guess"), "method"),
        (lambda: composite.impute([[1.0, None], [2.0, None]], [1, 1], "mean"), "number 2 has none"),
        (lambda: composite.impute([[1.0, None], [None, 2.0]], [1, 1], "nearest"), "compare with"),
        (lambda: composite.normalise([1, 2], "log"), "method"),
        (lambda: composite.normalise([1, 2], "rank", 0), "direction"),
        (lambda: composite.normalise([1], "rank"), "at least 2"),
        (lambda: composite.normalise([1, None], "rank"), "impute"),
        (lambda: composite.normalise([2, 2], "min-max"), "equal"),
        (lambda: composite.normalise([0, 2], "distance to best"), "greater than 0"),
        (lambda: composite.goalposts([1], 2, 2), "low"),
        (lambda: composite.weights_of([0, 0]), "all be 0"),
        (lambda: composite.weights_of([-1, 2]), "weights"),
        (lambda: composite.linear([[1, 2]], [1]), "as many"),
        (lambda: composite.geometric([[0, 2]], [1, 1]), "greater than 0"),
        (lambda: composite.agreement([1], [1, 2]), "same 1"),
        (lambda: composite_votes.kemeny([[0]]), "2 to 10"),
        (lambda: composite_weights.correlations([[1.0]]), "at least 2"),
        (lambda: composite_weights.correlations([[1.0, 1.0]]), "equal"),
        (lambda: composite_weights.leading([[0.0, 0.0], [0.0, 0.0]]), "every vector"),
        (lambda: composite_weights.pair_weights([[1]]), "2 to 10"),
        (lambda: composite_weights.pair_weights([[1, 2], [1]]), "square"),
        (lambda: composite_weights.pair_weights([[1, 2], [2, 1]]), "reciprocal"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
