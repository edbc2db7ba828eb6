from math import fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.fta import partial_equilibrium

imports = st.floats(0.1, 1e4)
tariffs = st.floats(0.01, 1)
elasticities = st.floats(0.1, 5)
THREE = [{"country": "Peru", "imports": 40, "tariff": 0.2}, {"country": "China", "imports": 50, "tariff": 0.2},
         {"country": "Ecuador", "imports": 10, "tariff": 0.2}]


def two(own, rest, tariff, others=None):
    return [{"country": "partner", "imports": own, "tariff": tariff},
            {"country": "others", "imports": rest, "tariff": tariff if others is None else others}]


def test_a_cut_by_hand():
    """100 million at 10 %: the price falls by 1/11, demand of elasticity 1.1 rises by a tenth, worth half the duty."""
    cut = partial_equilibrium.tariff_cut(two(100, 0, 0.1), "partner", 0, 1.1, 2)
    assert isclose(cut.creation, 10)
    assert cut.diversion == 0
    assert isclose(cut.revenue_change, -10)
    assert isclose(cut.welfare, 0.5)


@given(imports, imports, tariffs, elasticities, elasticities)
def test_no_cut_moves_nothing(own, rest, tariff, demand, substitution):
    cut = partial_equilibrium.tariff_cut(two(own, rest, tariff), "partner", tariff, demand, substitution)
    for value in (cut.creation, cut.diversion, cut.revenue_change, cut.welfare):
        assert isclose(value, 0, abs_tol=1e-9 * (own + rest))


@given(imports, imports, tariffs, elasticities, elasticities, st.floats(0.1, 20))
def test_diversion_never_exceeds_what_others_sell(own, rest, tariff, demand, substitution, supply):
    cut = partial_equilibrium.tariff_cut(two(own, rest, tariff), "partner", 0, demand, substitution, supply)
    assert 0 <= cut.diversion < rest
    assert min(row["after"] for row in cut.suppliers) >= 0


@given(imports, imports, tariffs, elasticities, elasticities)
def test_what_the_partner_gains_is_created_or_diverted(own, rest, tariff, demand, substitution):
    cut = partial_equilibrium.tariff_cut(two(own, rest, tariff), "partner", 0, demand, substitution)
    before = fsum(row["before"] for row in cut.suppliers)
    after = fsum(row["after"] for row in cut.suppliers)
    assert isclose(after - before, cut.creation, abs_tol=1e-9 * before)


@given(imports, imports, tariffs, st.floats(0, 1), elasticities, elasticities)
def test_revenue_is_what_the_suppliers_pay(own, rest, tariff, part, demand, substitution):
    after = part * tariff
    cut = partial_equilibrium.tariff_cut(two(own, rest, tariff), "partner", after, demand, substitution)
    paid = after * cut.suppliers[0]["after"] + tariff * cut.suppliers[1]["after"]
    assert isclose(cut.revenue_change, paid - tariff * (own + rest), abs_tol=1e-9 * (own + rest))


@given(imports, imports, tariffs, elasticities, elasticities, st.floats(0.1, 20))
def test_welfare_is_the_sum_of_its_parts(own, rest, tariff, demand, substitution, supply):
    cut = partial_equilibrium.tariff_cut(two(own, rest, tariff), "partner", 0, demand, substitution, supply)
    assert isclose(cut.welfare, cut.creation_gain + cut.diversion_gain + cut.terms_of_trade, abs_tol=1e-9)


@given(imports, tariffs, st.floats(0, 0.9), elasticities, elasticities)
def test_a_deeper_cut_creates_more(own, tariff, part, demand, substitution):
    shallow = partial_equilibrium.trade_creation(own, tariff, tariff * (1 - part / 2), demand)
    deep = partial_equilibrium.trade_creation(own, tariff, tariff * (1 - part), demand)
    assert deep >= shallow


@given(imports, tariffs, elasticities)
def test_supply_that_answers_ever_more_comes_to_infinite_supply(own, tariff, demand):
    nearly = partial_equilibrium.trade_creation(own, tariff, 0, demand, 1e9)
    assert isclose(nearly, partial_equilibrium.trade_creation(own, tariff, 0, demand), rel_tol=1e-6)


@given(imports, imports, tariffs, elasticities, elasticities)
def test_diversion_from_suppliers_who_pay_nothing_costs_nothing(own, rest, tariff, demand, substitution):
    cut = partial_equilibrium.tariff_cut(two(own, rest, tariff, others=0), "partner", 0, demand, substitution)
    assert cut.diversion_gain >= 0


def test_a_small_partner_and_close_substitutes_make_a_preference_costly():
    rows = partial_equilibrium.welfare_by_share(100, 45, 0.5, 4, 0)
    assert rows[0]["welfare"] < 0 < rows[-1]["welfare"]
    assert [row["partner_share"] for row in rows] == list(range(5, 100, 10))


def test_a_preference_for_a_neighbour_costs_the_one_left_out_its_part():
    cut = partial_equilibrium.tariff_cut(THREE, "Peru", 0, 1, 2)
    lost = {row["country"]: -row["diversion"] for row in cut.suppliers[1:]}
    assert isclose(lost["China"], 5 * lost["Ecuador"])
    assert isclose(fsum(lost.values()), cut.diversion)


@given(st.floats(1, 1000), st.floats(1, 99), st.floats(1, 100), elasticities, elasticities)
def test_the_explorer_says_what_the_model_says(total, share, tariff, demand, substitution):
    rows = partial_equilibrium.tariff_cut_effects(total, share, tariff, 0, demand, substitution, 0)
    own = total * share / 100
    cut = partial_equilibrium.tariff_cut(two(own, total - own, tariff / 100), "partner", 0, demand, substitution)
    assert [row["value"] for row in rows] == [cut.creation, cut.diversion, cut.revenue_change, cut.creation_gain,
                                              cut.diversion_gain, cut.terms_of_trade, cut.welfare]


@pytest.mark.parametrize(("share", "word"), [(90, "gains"), (5, "loses")])
def test_the_sentence_names_winner_or_loser(share, word):
    values = {"tariff": 45, "tariff_after": 0}
    rows = partial_equilibrium.tariff_cut_effects(100, share, 45, 0, 0.5, 4, 0)
    assert f"the importing country {word}" in partial_equilibrium.tariff_cut_sentence(values, rows)


GOOD = {"imports": 100, "partner_share": 40, "tariff": 20, "tariff_after": 0, "import_elasticity": 1,
        "substitution": 2, "supply_elasticity": 0}


@pytest.mark.parametrize(
    ("control", "value"),
    [("imports", -1), ("partner_share", 101), ("tariff", -5), ("tariff_after", 21), ("tariff_after", -1),
     ("import_elasticity", -1), ("substitution", float("nan")), ("supply_elasticity", -2)],
)
def test_a_bad_control_is_named(control, value):
    with pytest.raises(ValueError, match=control):
        partial_equilibrium.tariff_cut_effects(**{**GOOD, control: value})


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: partial_equilibrium.tariff_cut(THREE, "Chile", 0, 1, 2), "partner"),
        (lambda: partial_equilibrium.trade_diversion(1, 1, 1.5, 2), "price_fall"),
        (lambda: partial_equilibrium.trade_creation(1, 0.1, 0, 1, 0), "supply_elasticity"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
