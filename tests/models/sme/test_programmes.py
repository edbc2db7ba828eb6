from fractions import Fraction
from itertools import combinations
from math import comb, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import programmes
from tests.cases import case

few = settings(max_examples=40)
families = st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("123456"), max_size=4), min_size=1)


@st.composite
def lists_of_programmes(draw):
    size = draw(st.integers(1, 40))
    return size, draw(st.integers(0, min(size, 12))), draw(st.integers(0, size))


def named():
    table = data.load("korea-sme-programmes")
    return table.astype(object).where(table.notna(), None).to_dict("records")


# Published results


def published_sets():
    known = case("programmes-set-cover")
    return {name: points.split() for name, points in known["inputs"]["sets"].items()}, known["expected"]


def test_greedy_takes_the_four_sets_of_the_textbook():
    sets, expected = published_sets()
    order = [name for name, _ in programmes.greedy_order(sets)]
    assert order[:3] == expected["greedy"]
    assert order[3] in expected["last"]
    assert len(order) == expected["greedy_size"]


def test_the_smallest_cover_has_the_three_sets_of_the_textbook():
    sets, expected = published_sets()
    points = list(programmes.depth(sets))
    assert programmes.smallest_cover(sets, points) == expected["smallest"]


def test_the_lady_gets_no_cup_right_by_chance_once_in_seventy():
    known = case("programmes-tea")["inputs"]
    found = programmes.chance_to_find(known["cups"], known["milk_first"], known["chosen"])
    assert isclose(found, 1 - Fraction(*case("programmes-tea")["expected"]["none_right"]))


def test_the_odds_of_a_lottery_are_the_published_ones():
    known = case("programmes-lottery")["inputs"]
    found = programmes.chance_to_find(known["numbers"], known["winning"], known["chosen"])
    assert isclose(found, 1 - Fraction(*case("programmes-lottery")["expected"]["no_match"]))


# What the page says of Korea's programmes


@pytest.mark.parametrize(("grain", "cells", "least"), [("barrier", 8, 4), ("barrier and stage", 29, 10),
                                                       ("barrier, stage and need", 56, 18)])
def test_finer_cells_need_more_programmes(grain, cells, least):
    sets = programmes.by_programme(named(), grain)
    wanted = list(programmes.depth(sets))
    assert (len(wanted), len(programmes.smallest_cover(sets, wanted))) == (cells, least)


def test_every_table_row_of_the_study_is_among_the_programmes():
    rows = data.load("korea-sme-programmes")["table_row"].dropna()
    assert [row[-1] for row in rows if row.startswith("T32")] == list(data.load("kotra-export-programs")["item"])
    assert (rows == "T34").sum() == len(data.load("kotra-ofdi-measures"))


# Coverage and overlap


@few
@given(families)
def test_closing_what_is_only_here_loses_exactly_that(sets):
    for name in sets:
        rest = {other: held for other, held in sets.items() if other != name}
        lost = [cell for cell in programmes.depth(sets) if cell not in programmes.depth(rest)]
        assert sorted(programmes.only_here(sets, name)) == sorted(lost)


@few
@given(families)
def test_the_smallest_cover_covers_and_no_smaller_one_does(sets):
    wanted = list(programmes.depth(sets))
    found = programmes.smallest_cover(sets, wanted)
    assert not wanted or programmes.coverage({name: sets[name] for name in found}, wanted) == 1
    for smaller in combinations(sets, max(len(found) - 1, 0)):
        assert not wanted or {cell for name in smaller for cell in sets[name]} != set(wanted)


@few
@given(families)
def test_greedy_covers_all_with_falling_gains_and_never_with_fewer_sets(sets):
    order, wanted = programmes.greedy_order(sets), list(programmes.depth(sets))
    gains = [gain for _, gain in order]
    assert sum(gains) == len(wanted)
    assert gains == sorted(gains, reverse=True)
    assert len(order) >= len(programmes.smallest_cover(sets, wanted))


@few
@given(families, st.integers(1, 4))
def test_coverage_falls_when_more_programmes_are_asked_for(sets, least):
    wanted = ["1", "2", "3", "4", "5", "6"]
    assert programmes.coverage(sets, wanted, least + 1) <= programmes.coverage(sets, wanted, least)


@few
@given(st.lists(st.sampled_from("1234"), min_size=1), st.lists(st.sampled_from("3456")))
def test_overlap_is_symmetric_and_one_for_twins(first, second):
    assert programmes.overlap(first, second) == programmes.overlap(second, first)
    assert programmes.overlap(first, first) == 1


@few
@given(families.filter(lambda sets: len(sets) > 1))
def test_a_merger_that_keeps_all_loses_nothing_and_one_that_keeps_one_loses_what_only_the_other_had(sets):
    first, second = list(sets)[:2]
    assert programmes.merger_loss(sets, first, second, [*sets[first], *sets[second]]) == []
    assert sorted(programmes.merger_loss(sets, first, second, sets[first])) == sorted(
        programmes.only_here(sets, second))


def test_programmes_of_one_cell_may_ask_for_different_things():
    both = {name: next(held for held in named() if held["programme"] == name)
            for name in ("Half the cost of disputes", "Consulting on agreements")}
    coarse = [programmes.cells(one) for one in both.values()]
    fine = [programmes.cells(one, "barrier, stage and need") for one in both.values()]
    assert (programmes.overlap(*coarse), programmes.overlap(*fine)) == (1, 0)


# Who finds the way


@few
@given(lists_of_programmes(), st.floats(0, 1))
def test_chances_are_those_of_counted_hands(listed, accepts):
    size, fitting, looked_at = listed
    hands = [comb(fitting, found) * comb(size - fitting, looked_at - found) if found <= looked_at else 0
             for found in range(fitting + 1)]
    served = sum(Fraction(hand, comb(size, looked_at)) * Fraction(1 - (1 - accepts) ** found)
                 for found, hand in enumerate(hands))
    assert isclose(programmes.chance_to_be_served(*listed, accepts), served, abs_tol=1e-9)
    assert isclose(programmes.chance_to_find(*listed), 1 - Fraction(hands[0], comb(size, looked_at)), abs_tol=1e-9)


@few
@given(lists_of_programmes(), st.floats(0, 1))
def test_nobody_is_served_who_finds_nothing_and_all_who_find_when_all_are_accepted(listed, accepts):
    found = programmes.chance_to_find(*listed)
    assert programmes.chance_to_be_served(*listed, accepts) <= found + 1e-9
    assert isclose(programmes.chance_to_be_served(*listed, 1), found, abs_tol=1e-9)


@few
@given(st.integers(1, 30), st.integers(0, 10), st.floats(0, 1))
def test_a_firm_that_is_led_is_refused_only_by_all(size, fitting, accepts):
    fitting = min(size, fitting)
    led = programmes.chance_to_be_served(size, fitting, size, accepts)
    assert isclose(led, 1 - (1 - accepts) ** fitting, abs_tol=1e-9)


# Refusals


@pytest.mark.parametrize(("call", "named_argument"), [
    (lambda: programmes.cells({"barriers": "buyers", "stages": "first", "needs": ""}, "fine"), "grain"),
    (lambda: programmes.cells({"barriers": "", "stages": "first", "needs": ""}), "barriers"),
    (lambda: programmes.coverage({"a": ["1"]}, []), "wanted"),
    (lambda: programmes.coverage({"a": ["1"]}, ["1"], 0), "least"),
    (lambda: programmes.overlap([], []), "first"),
    (lambda: programmes.only_here({"a": ["1"]}, "b"), "name"),
    (lambda: programmes.merger_loss({"a": ["1"], "b": ["2"]}, "a", "c", []), "name"),
    (lambda: programmes.merger_loss({"a": ["1"], "b": ["2"]}, "a", "a", []), "second"),
    (lambda: programmes.smallest_cover({"a": ["1"]}, ["2"]), "wanted"),
    (lambda: programmes.cost_per_place(-1, 10), "budget"),
    (lambda: programmes.cost_per_place(1, 0), "places"),
    (lambda: programmes.cost_per_place(1, 10, 101), "share"),
    (lambda: programmes.chance_to_find(0, 0, 0), "programmes"),
    (lambda: programmes.chance_to_find(5, 6, 1), "fitting"),
    (lambda: programmes.chance_to_find(5, 1, 1.5), "looked_at"),
    (lambda: programmes.chance_to_be_served(5, 1, 1, 50), "accepts"),
])
def test_a_value_out_of_range_is_refused_by_name(call, named_argument):
    with pytest.raises(ValueError, match=named_argument):
        call()
