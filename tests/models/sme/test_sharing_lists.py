from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import sharing
from innotrade.models.sme import sharing_lists, sharing_view
from tests.cases import case

few = settings(max_examples=40)
counts = st.tuples(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200)).map(
    lambda found: (found[0], found[1], min(found)))
entries = st.lists(st.fixed_dictionaries({
    "country": st.sampled_from(["Peru", "Chile"]), "year": st.integers(2010, 2014),
    "project": st.sampled_from(["Export plan", "Exports of fruit", "National plan", ""]), "topic": st.booleans()}),
    max_size=6)


def test_two_catches_of_fish_give_the_published_estimate():
    known = case("sharing-chapman-fish")
    found = sharing_lists.estimate_of_all(**known["inputs"])
    assert isclose(found["all"], known["expected"]["estimate"], abs_tol=1e-7)


@few
@given(counts)
def test_the_estimate_is_never_below_what_is_seen(found):
    assert sharing_lists.estimate_of_all(*found)["all"] >= sharing_lists.in_either(*found) - 1e-9


@few
@given(st.integers(0, 50))
def test_two_lists_that_are_the_same_hold_all(size):
    found = sharing_lists.estimate_of_all(size, size, size)
    assert isclose(found["all"], size, abs_tol=1e-9)
    assert found["error"] == 0


def test_the_error_follows_the_formula_by_hand():
    assert isclose(sharing_lists.estimate_of_all(23, 10, 1)["error"], sqrt(24 * 11 * 22 * 9 / (4 * 3)))


@few
@given(entries, entries, st.integers(0, 4), st.integers(0, 2))
def test_no_entry_is_in_two_pairs_and_every_pair_keeps_the_rule(one, other, apart, least):
    found = sharing_lists.pairs(one, other, apart, least)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    for i, j in found:
        assert one[i]["country"] == other[j]["country"]
        assert abs(one[i]["year"] - other[j]["year"]) <= apart


@few
@given(entries, entries, st.integers(0, 3), st.integers(0, 2))
def test_the_rows_hold_every_project_once(one, other, apart, least):
    rows = sharing_view.two_lists(one, other, apart, least, False)
    both = len([row for row in rows if row["list"] == sharing_view.BOTH])
    assert len(rows) == len(one) + len(other) - both
    assert sharing_view.two_lists_summary({"topic": False}, rows).endswith(".")


def test_one_project_stands_in_tables_8_and_38_and_only_if_a_year_may_differ():
    one, other = sharing.listed("T8"), sharing.listed("T38")
    assert sharing_lists.pairs(one, other, 0, 1) == []
    (i, j), = sharing_lists.pairs(one, other, 1, 1)
    assert (one[i]["country"], one[i]["year"], other[j]["year"]) == ("Honduras", 2013, 2014)


def test_a_country_s_own_name_does_not_join_two_projects():
    assert sharing_lists.shared_words("Farmers in Brazil", "Zones of Brazil", "Brazil") == 0


def test_what_cannot_be_is_refused_by_name():
    with pytest.raises(ValueError, match="apart"):
        sharing_lists.pairs([], [], -1, 0)
    with pytest.raises(ValueError, match="first"):
        sharing_lists.in_either(-1, 0, 0)
    with pytest.raises(ValueError, match="shorter list"):
        sharing_lists.estimate_of_all(3, 5, 4)
