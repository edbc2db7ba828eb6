"""Sensitivity of a result to choices: exact on a grid, and SALib's estimate beside it."""

import pytest

from innotrade import sensitivity

CHOICES = {"a": [0, 1], "b": [0, 1, 2], "c": ["x", "y"]}


def additive(a, b, c):
    return 4 * a + b


def interacting(a, b, c):
    return a * b


def indices(model):
    return sensitivity.exact(sensitivity.combinations(CHOICES, model)).set_index("choice")


def test_every_combination_is_computed_once():
    table = sensitivity.combinations(CHOICES, additive)
    assert len(table) == 12
    assert not table.drop(columns="result").duplicated().any()


def test_without_interaction_first_and_total_agree_and_sum_to_one():
    found = indices(additive)
    assert found["first"].tolist() == pytest.approx(found["total"].tolist())
    assert found["first"].sum() == pytest.approx(1)


def test_the_share_of_a_choice_is_its_part_of_the_variance():
    # Var(4a) = 4, Var(b) = 2/3
    assert indices(additive).loc["a", "first"] == pytest.approx(4 / (4 + 2 / 3))


def test_a_choice_that_matters_only_together_shows_in_the_total():
    found = indices(interacting)
    assert found["total"].sum() > 1 > found["first"].sum()


def test_a_choice_without_effect_has_none():
    assert indices(additive).loc["c"].tolist() == [0, 0]


def test_a_constant_result_has_no_causes():
    assert indices(lambda a, b, c: 7.0)["total"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("model", [additive, interacting])
def test_the_sampled_indices_come_near_the_exact_ones(model):
    found = sensitivity.sampled(CHOICES, model, base=1024).set_index("choice")
    assert found["first"].tolist() == pytest.approx(indices(model)["first"].tolist(), abs=0.05)
    assert found["total"].tolist() == pytest.approx(indices(model)["total"].tolist(), abs=0.05)


def test_the_same_call_gives_the_same_estimate():
    one, other = (sensitivity.sampled(CHOICES, interacting, base=64) for _ in range(2))
    assert one.equals(other)


def test_a_base_that_is_no_power_of_two_is_named():
    with pytest.raises(ValueError, match="base"):
        sensitivity.sampled(CHOICES, additive, base=100)
