from math import fsum, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data, sharing
from innotrade.models.sme import sharing_travel, sharing_view
from innotrade.models.sme.sharing_travel import CONDITIONS, CRITERIA, MOST

few = settings(max_examples=40)
points = st.fixed_dictionaries({name: st.integers(0, MOST) for name in CRITERIA})
weights = st.fixed_dictionaries({name: st.integers(0, 5) for name in CRITERIA}).filter(lambda w: any(w.values()))
held = st.lists(st.sampled_from(CONDITIONS), unique=True)
EQUAL = dict.fromkeys(CRITERIA, 1)


@few
@given(points, weights, st.integers(1, 7))
def test_only_the_ratio_of_weights_counts(row, weighing, times):
    more = {name: times * weight for name, weight in weighing.items()}
    assert isclose(sharing_travel.score(row, weighing), sharing_travel.score(row, more))
    assert 0 <= sharing_travel.score(row, weighing) <= 100


@few
@given(points, points, weights)
def test_no_weights_put_what_is_dominated_first(one, other, weighing):
    if sharing_travel.dominates(one, other):
        assert sharing_travel.score(one, weighing) >= sharing_travel.score(other, weighing) - 1e-9
        assert not sharing_travel.dominates(other, one)


@few
@given(weights, held, st.sampled_from(CONDITIONS))
def test_a_condition_more_never_closes_a_door_and_never_changes_a_score(weighing, has, more):
    rows = {row["instrument"]: row for row in sharing_travel.ranking(sharing.instruments(), weighing, has)}
    for row in sharing_travel.ranking(sharing.instruments(), weighing, [*has, more]):
        assert set(row["lacks"]) <= set(rows[row["instrument"]]["lacks"])
        assert row["score"] == rows[row["instrument"]]["score"]


@few
@given(weights, held)
def test_the_sentence_names_the_best_and_counts_what_is_open(weighing, has):
    rows = sharing_view.what_travels(sharing.instruments(), **weighing, has=has)
    said = sharing_view.what_travels_summary({}, rows)
    assert rows[0]["instrument"] in said
    assert ("Nothing can be asked for yet" in said) == all(row["lacks"] != "nothing" for row in rows)


def test_acceptability_sums_to_one_and_gives_nothing_to_what_is_dominated():
    known = sharing.instruments()
    found = sharing_travel.acceptability(known, 200)
    assert isclose(fsum(found.values()), 1)
    for one in known:
        if any(sharing_travel.dominates(other, one) for other in known):
            assert found[one["instrument"]] == 0


def test_without_an_owner_nothing_can_be_asked_for():
    everything_else = [name for name in CONDITIONS if name != "owner"]
    assert all(row["lacks"] == ["owner"] for row in
               sharing_travel.ranking(sharing.instruments(), EQUAL, everything_else))


def test_equal_instruments_share_the_first_place():
    twins = [{"instrument": name, "needs": "", **EQUAL} for name in "ab"]
    assert sharing_travel.acceptability(twins, 50) == pytest.approx({"a": 0.5, "b": 0.5})


def test_a_turn_by_one_point_changes_who_leads():
    known = sharing.instruments()
    turns = sharing_travel.turning_points(known, EQUAL)
    assert 0 < len(turns) < sharing_travel.judgements(known) / 10
    leader = sharing_travel.ranking(known, EQUAL, [])[0]["instrument"]
    assert all(turn["first"] != leader and abs(turn["points"] - turn["instead"]) == 1 for turn in turns)


def test_every_instrument_is_a_recommendation_of_the_study_and_needs_an_owner():
    recommended = set(data.load("sharing-recommendations")["recommendation"])
    for one in sharing.instruments():
        assert one["instrument"] in recommended
        assert "owner" in one["needs"]


@pytest.mark.parametrize(("call", "word"), [
    (lambda: sharing_travel.score({**EQUAL, "own": 4}, EQUAL), "points"),
    (lambda: sharing_travel.score(EQUAL, {**EQUAL, "need": -1}), "weights"),
    (lambda: sharing_travel.score(EQUAL, dict.fromkeys(CRITERIA, 0)), "nothing counts"),
    (lambda: sharing_travel.lacking("owner; luck", []), "condition"),
    (lambda: sharing_travel.lacking("owner", ["luck"]), "condition"),
])
def test_what_cannot_be_is_refused_by_name(call, word):
    with pytest.raises(ValueError, match=word):
        call()
