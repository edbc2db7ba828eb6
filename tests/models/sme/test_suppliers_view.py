import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.sme import suppliers_view as view

START = {"rule": "largest gain first", "places": 20, "allowed": 1, "effect": 60, "demand": 4, "imported": 40}
FIRMS = [{"firm": name, "defects": defects} for name, defects in (("best", 0.4), ("near", 6), ("weakest", 45))]
OWN = {"firms": FIRMS, "sample": 50, "allowed": 1, "effect": 60, "course": 12, "part": 50, "profit": 20}


def asked(**changed):
    return next(row for row in view.programme(**{**START, **changed}) if row["asked"])


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(view.RULES), st.integers(0, 60), st.integers(0, 3), st.floats(0, 90), st.floats(0, 12))
def test_no_rule_brings_more_qualified_firms_than_the_largest_gain_first(rule, places, allowed, effect, demand):
    given_ = {"places": places, "allowed": allowed, "effect": effect, "demand": demand}
    assert asked(rule=rule, **given_)["qualified"] <= asked(**given_)["qualified"] + 1e-9


def test_all_rules_agree_when_nobody_or_everybody_is_trained():
    for places in (0, 60):
        found = [asked(rule=rule, places=places)["qualified"] for rule in view.RULES]
        assert max(found) - min(found) < 1e-9


def test_training_beyond_the_orders_brings_no_further_contract():
    assert asked(places=40)["contracts"] == asked(places=60)["contracts"] == 20
    assert asked(places=40, demand=8)["contracts"] < asked(places=60, demand=8)["contracts"]


def test_more_imports_of_suppliers_keep_less_at_home():
    assert asked(imported=60)["kept"] < asked(imported=40)["kept"] < asked(imported=0)["kept"]


def test_the_weakest_first_cost_many_times_as_much_for_a_further_contract():
    weakest, near = asked(rule="weakest first"), asked()
    assert weakest["cost"] / weakest["further"] > 5 * near["cost"] / near["further"]


@pytest.mark.parametrize(("changed", "words"), [
    ({}, "Orders are what is short"),
    ({"demand": 12}, "Quality is what is short"),
    ({"places": 0}, "Nobody is trained"),
    ({"demand": 0}, "bring no further contract"),
])
def test_the_sentence_names_what_is_short(changed, words):
    settings_ = {**START, **changed}
    assert words in view.programme_sentence(settings_, view.programme(**settings_))


def test_a_co_payment_keeps_the_firm_near_the_threshold_and_loses_the_best_and_the_weakest():
    decisions = {row["firm"]: row["decision"] for row in view.own_candidates(**OWN)}
    assert decisions == {"best": "stays away", "near": "joins", "weakest": "stays away"}


@pytest.mark.parametrize(("changed", "words"), [
    ({}, "1 of 3 firm joins: 0.5 further suppliers are to be expected, at 13 thousand"),
    ({"part": 0}, "3 of 3 firms join"),
    ({"part": 100}, "No firm would pay its part of 12.0 thousand dollars"),
    ({"effect": 0, "part": 0}, "no further supplier is to be expected"),
])
def test_the_sentence_on_candidates_says_who_joins(changed, words):
    settings_ = {**OWN, **changed}
    assert words in view.own_candidates_sentence(settings_, view.own_candidates(**settings_))


@pytest.mark.parametrize(("function", "arguments", "message"), [
    (view.programme, {**START, "rule": "random"}, "rule must be one of largest gain first, .*, got 'random'"),
    (view.programme, {**START, "places": 61}, "places must be a whole number from 0 to 60, got 61"),
    (view.programme, {**START, "imported": 61}, "imported must lie from 0 to 60 %, got 61"),
    (view.own_candidates, {**OWN, "part": 101}, "part must lie from 0 to 100 %, got 101"),
    (view.own_candidates, {**OWN, "profit": -1}, "profit must be 0 or more, got -1"),
])
def test_numbers_outside_the_range_are_refused_by_name(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        function(**arguments)
