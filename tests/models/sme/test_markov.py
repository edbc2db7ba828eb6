import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.sme import markov
from tests.cases import case


@st.composite
def matrices(draw, size=4):
    rows = [[draw(st.floats(0.01, 1)) for _ in range(size)] for _ in range(size)]
    return [[entry / sum(row) for entry in row] for row in rows]


@pytest.mark.parametrize(("matrix", "shares"), [("P", "pi"), ("P2", "pi2")])
def test_the_three_state_chain_settles_on_the_published_shares(matrix, shares):
    published = case("S06-markov-3state")
    found = markov.stationary(published["inputs"][matrix])
    assert found == pytest.approx(published["expected"][shares], abs=1e-10)


@given(matrices())
def test_settled_shares_sum_to_one_and_do_not_move(chances):
    shares = markov.stationary(chances)
    assert sum(shares) == pytest.approx(1, abs=1e-12)
    assert markov.moved(shares, chances) == pytest.approx(shares, abs=1e-12)


@given(matrices(), st.floats(0.1, 0.9))
def test_moving_more_slowly_settles_on_the_same_shares(chances, stay):
    slow = [[stay * (row == column) + (1 - stay) * entry for column, entry in enumerate(line)]
            for row, line in enumerate(chances)]
    assert markov.stationary(slow) == pytest.approx(markov.stationary(chances), abs=1e-9)


@pytest.mark.parametrize(("chances", "words"), [
    ([], "at least one state"), ([[0.5, 0.5]], "square"), ([[1.5, -0.5], [0, 1]], "between 0 and 1"),
    ([[0.5, 0.4], [0.5, 0.5]], "sum to 1"), ([[1, 0], [0, 1]], "reach every other"),
    ([[1, 0], [0.5, 0.5]], "reach every other"),
])
def test_a_matrix_that_is_none_or_falls_apart_is_refused(chances, words):
    with pytest.raises(ValueError, match=f"^chances .*must.*{words}"):
        markov.stationary(chances)


def test_numbers_must_fit_the_states():
    with pytest.raises(ValueError, match=r"^shares must hold 2"):
        markov.moved([1.0], [[0.5, 0.5], [0.5, 0.5]])
