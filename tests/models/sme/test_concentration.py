from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.sme import concentration
from tests.cases import case

fractions = st.floats(0.001, 0.5)


def test_the_80_20_rule_has_the_published_exponent():
    published = case("pareto-80-20")
    found = concentration.pareto_exponent(**published["inputs"])
    assert found == pytest.approx(published["expected"]["value"], abs=1e-12)
    assert found == pytest.approx(log(5) / log(4), abs=1e-12)


def test_the_lognormal_share_is_that_of_a_million_firms():
    # 1 000 000 firms at the middle of equal steps of the log-normal distribution, spread 1.
    from math import exp

    from innotrade.models.fta.utilisation import normal_quantile
    number = 20_000
    sizes = [exp(normal_quantile((place + 0.5) / number)) for place in range(number)]
    top = sum(sizes[-number // 10:]) / sum(sizes)
    assert concentration.lognormal_share(1.0, 0.1) == pytest.approx(top, abs=2e-3)


@given(fractions, st.floats(0.01, 0.99))
def test_both_curves_pass_through_the_published_point(fraction, part):
    share = fraction + part * (1 - fraction)
    rows = concentration.concentration_curve(fraction, share, [fraction, 1.0])
    assert rows[0]["pareto"] == pytest.approx(100 * share, abs=1e-7)
    assert rows[0]["lognormal"] == pytest.approx(100 * share, abs=1e-7)
    assert rows[1]["pareto"] == rows[1]["lognormal"] == 100


@given(st.floats(1.01, 5), st.floats(0.05, 4), fractions, st.floats(1.01, 2))
def test_more_firms_have_more_of_exports(exponent, spread, fraction, more):
    assert concentration.pareto_share(exponent, more * fraction) > concentration.pareto_share(exponent, fraction)
    assert concentration.lognormal_share(spread, more * fraction) >= concentration.lognormal_share(spread, fraction)


@pytest.mark.parametrize(("fraction", "share", "name"), [(0, 0.5, "fraction"), (1, 0.5, "fraction"),
                                                         (0.2, 0.1, "share"), (0.2, 1, "share")])
def test_impossible_points_are_refused_by_name(fraction, share, name):
    for function in (concentration.pareto_exponent, concentration.lognormal_spread):
        with pytest.raises(ValueError, match=f"^{name} must"):
            function(fraction, share)


def test_impossible_parameters_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^exponent must be greater than 1"):
        concentration.pareto_share(1, 0.5)
    with pytest.raises(ValueError, match=r"^spread must be greater than 0"):
        concentration.lognormal_share(0, 0.5)
    with pytest.raises(ValueError, match=r"^fraction must lie"):
        concentration.lognormal_share(1, 1.5)
