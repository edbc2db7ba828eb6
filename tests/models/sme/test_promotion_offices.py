from itertools import combinations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.sme import promotion_offices as offices
from tests.cases import case

OFFICES = [{"office": "A", "region": "x", "value": 10, "cost": 6},
           {"office": "B", "region": "x", "value": 9, "cost": 5},
           {"office": "C", "region": "y", "value": 5, "cost": 5}]
candidates = st.lists(
    st.tuples(st.sampled_from("xyz"), st.integers(0, 50), st.integers(1, 20)), min_size=1, max_size=6,
).map(lambda rows: [{"office": f"office {place}", "region": region, "value": value, "cost": cost}
                    for place, (region, value, cost) in enumerate(rows)])


def of_names(listed, names):
    return [office for office in listed if office["office"] in names]


def test_the_published_knapsack_is_solved():
    found = case("knapsack-p01")
    weights, profits = found["inputs"]["weights"], found["inputs"]["profits"]
    listed = [{"office": str(place), "region": str(place), "value": profit, "cost": weight}
              for place, (weight, profit) in enumerate(zip(weights, profits, strict=True))]
    best = offices.best_set(listed, found["inputs"]["capacity"], 0)
    assert [int(str(place) in best) for place in range(10)] == found["expected"]["selection"]
    assert offices.value(of_names(listed, best), 0) == found["expected"]["profit"]


@given(candidates, st.integers(0, 60), st.integers(0, 100))
def test_no_set_that_can_be_paid_brings_more_than_the_best(listed, money, overlap):
    best = offices.value(of_names(listed, offices.best_set(listed, money, overlap)), overlap)
    for size in range(len(listed) + 1):
        for chosen in combinations(listed, size):
            if sum(office["cost"] for office in chosen) <= money:
                assert offices.value(list(chosen), overlap) <= best + 1e-9


@given(candidates, st.integers(0, 60), st.integers(0, 100))
def test_no_choice_costs_more_than_the_budget(listed, money, overlap):
    for names in (offices.best_set(listed, money, overlap), offices.by_return(listed, money)):
        assert sum(office["cost"] for office in of_names(listed, names)) <= money + 1e-9


@given(candidates, st.integers(0, 99))
def test_more_overlap_never_brings_more(listed, overlap):
    assert offices.value(listed, overlap + 1) <= offices.value(listed, overlap) + 1e-9


@given(candidates, st.integers(0, 100))
def test_what_the_offices_add_is_the_value_of_the_set(listed, overlap):
    names = [office["office"] for office in listed]
    added = offices.shares_of(listed, names, overlap)
    assert isclose(sum(added.values()), offices.value(listed, overlap), abs_tol=1e-9)


def test_with_full_overlap_one_office_a_region_counts():
    assert offices.value(OFFICES, 100) == 15
    assert offices.best_set(OFFICES, 100, 100) == ["A", "C"]


def test_overlap_turns_a_neighbour_into_a_second_choice():
    assert offices.best_set(OFFICES, 11, 0) == ["A", "B"]
    assert offices.best_set(OFFICES, 11, 50) == ["A", "C"]


@pytest.mark.parametrize(("call", "named"), [
    (lambda: offices.best_set(OFFICES, -1, 0), "money"), (lambda: offices.by_return(OFFICES, None), "money"),
    (lambda: offices.value(OFFICES, 101), "overlap"), (lambda: offices.value([*OFFICES, OFFICES[0]], 0), "twice"),
    (lambda: offices.value([{**OFFICES[0], "value": -1}], 0), "value"),
    (lambda: offices.value([{**OFFICES[0], "cost": 0}], 0), "cost"),
    (lambda: offices.best_set([{**OFFICES[0], "office": str(n)} for n in range(13)], 1, 0), "at most"),
])
def test_what_is_out_of_range_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
