import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.nis import chains
from tests.cases import case

entries = st.floats(0, 1)


@st.composite
def leaving(draw, size=4):
    """Chances between stages, with at least a twentieth leaving each stage for good."""
    rows = []
    for _ in range(size):
        row = [draw(entries) for _ in range(size)]
        total = sum(row)
        rows.append([chance / total * 0.95 for chance in row] if total > 0.95 else row)
    return rows


def walk(right):
    """The drunkard's walk over three corners: chances among the corners, and those of home and bar."""
    left = 1 - right
    inside = [[0, right, 0], [left, 0, right], [0, left, 0]]
    return inside, [[left, 0], [0, 0], [0, right]]


@pytest.mark.parametrize(("right", "which"), [(0.5, "even"), (2 / 3, "two thirds")])
def test_the_drunkards_walk_has_the_published_matrices(right, which):
    published = case("drunkards-walk")["expected"][which]
    inside, exits = walk(right)
    assert chains.fundamental_matrix(inside) == [pytest.approx(row, abs=5e-8) for row in published["N"]]
    assert chains.times(inside) == pytest.approx(published["times"], abs=5e-8)
    assert chains.absorbed(inside, exits) == [pytest.approx(row, abs=5e-8) for row in published["absorbed"]]


@given(leaving())
def test_time_in_the_stages_is_a_step_and_what_follows(inside):
    found = chains.fundamental_matrix(inside)
    for start in range(4):
        for stage in range(4):
            later = sum(inside[start][between] * found[between][stage] for between in range(4))
            assert found[start][stage] == pytest.approx((start == stage) + later, abs=1e-9)


@given(leaving(), st.lists(st.floats(0, 1e6), min_size=4, max_size=4))
def test_everybody_who_is_in_stays_moves_or_leaves(inside, people):
    after = chains.step(people, inside, [0, 0, 0, 0])
    left = sum(number * (1 - sum(row)) for number, row in zip(people, inside, strict=True))
    assert sum(after) + left == pytest.approx(sum(people), abs=1e-6)


@given(leaving(), st.floats(0, 0.1))
def test_settled_stages_grow_as_fast_as_those_who_enter(inside, growth):
    people = chains.settled(inside, [100.0, 5.0, 0.0, 1.0], growth)
    after = chains.step(people, inside, [100.0, 5.0, 0.0, 1.0])
    assert after == pytest.approx([number * (1 + growth) for number in people], rel=1e-9)


@given(leaving())
def test_a_constant_inflow_fills_the_stages_as_the_fundamental_matrix_says(inside):
    assert chains.settled(inside, [1.0, 0.0, 0.0, 0.0], 0) == pytest.approx(chains.fundamental_matrix(inside)[0])


@given(leaving())
def test_a_stage_is_reached_with_a_chance_and_surely_from_itself(inside):
    assert chains.reached(inside, 2, 2) == 1
    assert 0 <= chains.reached(inside, 0, 3) <= 1 + 1e-12


def test_a_stage_that_is_only_left_is_waited_for_as_long_as_its_duration():
    assert chains.times([[0.8]]) == pytest.approx([5])


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: chains.fundamental_matrix([]), "at least one stage"),
        (lambda: chains.fundamental_matrix([[0.5, 0.1]]), "square"),
        (lambda: chains.fundamental_matrix([[1.5]]), "1.5"),
        (lambda: chains.fundamental_matrix([[0.6, 0.6], [0.1, 0.1]]), "at most 1"),
        (lambda: chains.fundamental_matrix([[1.0]]), "way out"),
        (lambda: chains.reached([[0.5]], 0, 3), "stage must be the place"),
        (lambda: chains.absorbed([[0.5]], [[0.1]]), "sum to 1"),
        (lambda: chains.absorbed([[0.5]], []), "one row"),
        (lambda: chains.step([1.0], [[0.5]], [1.0, 2.0]), "entrants"),
        (lambda: chains.settled([[0.5]], [1.0], -1), "growth"),
        (lambda: chains.settled([[0.9]], [1.0], -0.5), "higher"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
