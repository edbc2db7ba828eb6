import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from innotrade.models.sme import suppliers_match as match

firms_of = st.lists(st.integers(0, 20), max_size=8).map(
    lambda shares: [{"firm": f"firm {place}", "defects": share} for place, share in enumerate(shares)])
buyers_of = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), min_size=1, max_size=4).map(
    lambda pairs: [{"buyer": f"buyer {place}", "limit": limit, "places": places}
                   for place, (limit, places) in enumerate(pairs)])


def most(firms, buyers):
    seats = [buyer for buyer in buyers for _ in range(buyer["places"])]
    if not firms or not seats:
        return 0
    fits = np.array([[int(firm["defects"] <= seat["limit"]) for seat in seats] for firm in firms])
    return int((maximum_bipartite_matching(csr_matrix(fits), perm_type="column") >= 0).sum())


@settings(max_examples=50)
@given(firms_of, buyers_of)
def test_strictest_first_fills_as_many_places_as_any_assignment(firms, buyers):
    assert match.filled(match.assign(firms, buyers, "strictest first")) == most(firms, buyers)


@settings(max_examples=50)
@given(firms_of, buyers_of, st.sampled_from(["strictest first", "as they come"]))
def test_no_firm_supplies_two_buyers_and_none_a_buyer_that_is_too_strict(firms, buyers, order):
    taken = match.assign(firms, buyers, order)
    named = [firm for listed in taken.values() for firm in listed]
    assert len(named) == len(set(named))
    defects = {firm["firm"]: firm["defects"] for firm in firms}
    for buyer in buyers:
        assert len(taken[buyer["buyer"]]) <= buyer["places"]
        assert all(defects[firm] <= buyer["limit"] for firm in taken[buyer["buyer"]])


def test_a_lenient_buyer_that_comes_first_takes_the_firm_that_a_strict_one_needs():
    firms = [{"firm": "A", "defects": 1}, {"firm": "B", "defects": 5}]
    buyers = [{"buyer": "canteen", "limit": 10, "places": 1}, {"buyer": "clinic", "limit": 2, "places": 1}]
    assert match.filled(match.assign(firms, buyers, "as they come")) == 1
    assert match.filled(match.assign(firms, buyers, "strictest first")) == 2


@pytest.mark.parametrize(("firms", "buyers", "order", "message"), [
    ([{"firm": "A", "defects": 101}], [], "as they come", "defects of 'A' must lie from 0 to 100 %, got 101"),
    ([{"firm": "A", "defects": 1}, {"firm": "A", "defects": 2}], [], "as they come", "firm must have different names"),
    ([], [{"buyer": "B", "limit": 5, "places": 1.5}], "as they come", "places of 'B' must be a whole number"),
    ([], [{"buyer": "B", "limit": -5, "places": 1}], "as they come", "limit of 'B' must lie from 0 to 100 %, got -5"),
    ([], [], "best first", "order must be 'strictest first' or 'as they come', got 'best first'"),
])
def test_what_makes_no_sense_is_refused_by_name(firms, buyers, order, message):
    with pytest.raises(ValueError, match=message):
        match.assign(firms, buyers, order)
