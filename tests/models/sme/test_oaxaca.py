import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.oaxaca import OaxacaBlinder

from innotrade import oaxaca as by_regression
from innotrade.models.sme import oaxaca
from tests.cases import case, larger

PUBLISHED = case("S04-oaxaca-chicago")["expected"]
SCHOOLING = ["age", "female", "LTHS", "some.college", "college", "advanced.degree"]
numbers = st.lists(st.floats(-50, 50), min_size=3, max_size=3)


@pytest.fixture(scope="module")
def chicago():
    table = pd.read_csv(larger("oaxaca_chicago.csv")).dropna()
    return table.assign(wage=np.exp(table["ln.real.wage"]))


@pytest.fixture(scope="module")
def invented():
    """Wages that follow two equations and a little noise, so that the variants differ."""
    generator = np.random.default_rng(5)
    group = np.repeat([0, 1], 60)
    school = generator.normal(12 - 3 * group, 2)
    wage = 4 + (1.2 - 0.5 * group) * school - 2 * group + generator.normal(0, 0.5, 120)
    return pd.DataFrame({"group": group, "school": school, "wage": wage})


def test_the_published_variants_of_chicago_follow_from_the_three_published_parts():
    parts = oaxaca.ThreeFold(*PUBLISHED["three"], PUBLISHED["gap"])
    assert sum(PUBLISHED["three"]) == pytest.approx(PUBLISHED["gap"], abs=1e-6)
    for weight, name in ((0, "w0"), (1, "w1"), (0.5, "w.5"), (287 / 666, "wN(.4309)")):
        assert oaxaca.explained(parts, weight) == pytest.approx(PUBLISHED["two_explained"][name], abs=1e-6)


def test_chicago_is_decomposed_as_published(chicago):
    assert chicago["foreign.born"].value_counts().to_dict() == {1: 379, 0: 287}
    parts = by_regression.decompose(chicago, "wage", SCHOOLING, "foreign.born")
    assert [parts.endowments, parts.coefficients, parts.interaction] == pytest.approx(PUBLISHED["three"], abs=1e-6)
    assert parts.gap == pytest.approx(PUBLISHED["gap"], abs=1e-6)


@pytest.mark.parametrize(("with_group", "name"), [(False, "pooled_no_dummy"), (True, "pooled_with_dummy")])
def test_chicagos_pooled_references_are_as_published(chicago, with_group, name):
    found = by_regression.explained_pooled(chicago, "wage", SCHOOLING, "foreign.born", with_group=with_group)
    assert found == pytest.approx(PUBLISHED["two_explained"][name], abs=1e-6)


def test_statsmodels_calls_neumarks_variant_by_another_spelling_and_takes_the_right_one_for_pooled(invented):
    """The trap of the lesson: if this fails, a new release has mended it and the lesson's sentence must follow."""
    theirs = OaxacaBlinder(invented["wage"], invented[["school", "group"]], "group", hasconst=False)
    found = {name: theirs.two_fold(two_fold_type=name).params[1] for name in ("pooled", "neumark", "nuemark")}
    ours = {with_group: by_regression.explained_pooled(invented, "wage", ["school"], "group", with_group=with_group)
            for with_group in (True, False)}
    assert found["neumark"] == found["pooled"] == pytest.approx(ours[True])
    assert found["nuemark"] == pytest.approx(ours[False])
    assert ours[False] > ours[True] + 0.1


def test_the_library_agrees_on_the_three_parts(invented):
    theirs = OaxacaBlinder(invented["wage"], invented[["school", "group"]], "group", hasconst=False).three_fold().params
    parts = by_regression.decompose(invented, "wage", ["school"], "group")
    assert [parts.endowments, parts.coefficients, parts.interaction] == pytest.approx(theirs[:3])


@given(numbers, numbers, numbers, numbers)
def test_the_parts_sum_to_the_difference_of_means(means_a, means_b, earns_a, earns_b):
    parts = oaxaca.three_fold(means_a, means_b, earns_a, earns_b)
    mean_a, mean_b = np.dot(means_a, earns_a), np.dot(means_b, earns_b)
    assert parts.gap == pytest.approx(mean_a - mean_b, abs=1e-8)


@given(numbers, numbers, numbers)
def test_groups_that_have_the_same_have_nothing_explained(means, earns_a, earns_b):
    parts = oaxaca.three_fold(means, means, earns_a, earns_b)
    assert parts.endowments == parts.interaction == 0
    assert oaxaca.explained(parts, 0.7) == 0


@given(st.floats(0, 1), st.floats(0, 1), st.floats(1, 100), st.floats(1, 100), st.floats(1, 5), st.floats(1, 5))
def test_one_characteristic_gives_back_both_mean_wages(share_a, share_b, mean_a, mean_b, premium_a, premium_b):
    parts = oaxaca.by_share(share_a, share_b, mean_a, mean_b, premium_a, premium_b)
    assert parts.gap == pytest.approx(mean_a - mean_b, abs=1e-9)


@pytest.mark.parametrize(("call", "name"), [
    (lambda: oaxaca.three_fold([], [], [], []), "means_a"),
    (lambda: oaxaca.three_fold([1], [1, 2], [1], [1]), "means_b"),
    (lambda: oaxaca.three_fold([1], [1], [float("nan")], [1]), "earns_a"),
    (lambda: oaxaca.explained(oaxaca.ThreeFold(1, 1, 1, 3), 2), "weight"),
    (lambda: oaxaca.by_share(2, 0, 1, 1, 1, 1), "share_a"), (lambda: oaxaca.by_share(1, 0, 0, 1, 1, 1), "mean_a"),
    (lambda: oaxaca.by_share(1, 0, 1, 1, 1, 0.5), "premium_b"),
])
def test_what_cannot_be_decomposed_is_refused_by_name(call, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        call()
