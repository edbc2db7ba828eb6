from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import readiness, readiness_questions, readiness_view
from innotrade.models.sme.readiness import Dimension
from tests.cases import case

level = st.integers(0, 4)
dimensions = st.lists(st.builds(Dimension, st.uuids().map(str), st.floats(0.1, 10), st.floats(0.5, 24), level),
                      min_size=1, max_size=6)
chains = st.lists(st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 12)), min_size=1, max_size=3), min_size=1,
                  max_size=3)
few = settings(max_examples=40, deadline=None)
START = {**readiness_view.FIRM, "weigh": "table", "settings": readiness_questions.settings()}


def asked(**changed):
    values = {**START, **changed}
    return values, readiness_view.assess(**values)


def interleavings(sizes):
    """All orders of the steps of chains in which each chain keeps its own order."""
    flat = [name for name, size in sizes.items() for _ in range(size)]
    for names in sorted(set(permutations(flat))):
        done = dict.fromkeys(sizes, 0)
        order = []
        for name in names:
            done[name] += 1
            order.append((name, done[name]))
        yield order


# The order


def test_two_chains_of_jobs_come_in_the_order_of_pinedo_s_example():
    published = case("S10-pinedo-chains")
    held, numbers = published["inputs"]["chains"], published["inputs"]["numbers"]
    found = readiness.best_order(held)
    assert [numbers[name][step - 1] for name, step in found] == published["expected"]["order"]
    assert readiness.waiting(held, found) == min(
        readiness.waiting(held, order) for order in interleavings({name: len(steps) for name, steps in held.items()}))


@few
@given(chains)
def test_no_other_order_waits_less(lists):
    held = {str(number): steps for number, steps in enumerate(lists)}
    least = min(readiness.waiting(held, order)
                for order in interleavings({name: len(steps) for name, steps in held.items()}))
    assert readiness.waiting(held, readiness.best_order(held)) == pytest.approx(least)


def test_a_step_that_brings_nothing_alone_is_taken_with_the_one_that_pays_for_it():
    assert readiness.first_block([(0, 2), (70, 2), (20, 2)]) == (17.5, 2)
    order = readiness.best_order({"certificate": [(0, 4), (80, 4)], "stand": [(9, 1)]})
    assert order == [("certificate", 1), ("certificate", 2), ("stand", 1)]


@pytest.mark.parametrize("steps", [[], [(1, 0)]])
def test_a_chain_without_steps_or_time_is_refused(steps):
    with pytest.raises(ValueError, match=r"^steps"):
        readiness.first_block(steps)


# The score


@few
@given(dimensions, st.data())
def test_a_score_lies_from_0_to_100_and_a_higher_level_never_lowers_it(sides, draw):
    levels = [draw.draw(level) for _ in sides]
    before = readiness.score(levels, sides)
    assert 0 <= before <= 100 + 1e-9
    for place, now in enumerate(levels):
        if now < 4:
            assert readiness.score([*levels[:place], now + 1, *levels[place + 1:]], sides) >= before
    assert readiness.score([4] * len(sides), sides) == pytest.approx(100)


@few
@given(dimensions, st.data(), st.floats(0.1, 10))
def test_only_the_ratio_of_weights_counts(sides, draw, factor):
    levels = [draw.draw(level) for _ in sides]
    scaled = [Dimension(one.name, one.weight * factor, one.months, one.gate) for one in sides]
    assert readiness.score(levels, scaled) == pytest.approx(readiness.score(levels, sides))


@few
@given(dimensions, st.data())
def test_the_gains_of_all_steps_add_up_to_what_is_missing(sides, draw):
    levels = [draw.draw(level) for _ in sides]
    whole = sum(one.weight for one in sides)
    gains = [gain for now, one in zip(levels, sides, strict=True) for gain, _ in readiness.steps(now, one, whole)]
    assert readiness.score(levels, sides) + sum(gains) == pytest.approx(100)


def test_no_score_buys_a_gate_off():
    sides = [Dimension("all else", 100), Dimension("certificate", 1, gate=2)]
    assert readiness.score([4, 1], sides) > 99
    assert readiness.shut_gates([4, 1], sides) == ["certificate"]
    assert readiness.plan([0, 1], sides)[0]["name"] == "certificate"


@few
@given(dimensions, st.data())
def test_a_plan_opens_gates_first_and_then_goes_by_gain_a_month(sides, draw):
    levels = [draw.draw(level) for _ in sides]
    found = readiness.plan(levels, sides)
    opens = [todo["opens"] for todo in found]
    assert opens == sorted(opens, reverse=True)
    assert sorted(todo["name"] for todo in found if todo["opens"]) == sorted(readiness.shut_gates(levels, sides))
    later = [todo["per_month"] for todo in found if not todo["opens"]]
    assert later == sorted(later, reverse=True)
    assert all(todo["level"] < todo["to"] <= 4 for todo in found)
    assert len(found) == sum(now < 4 for now in levels)


@pytest.mark.parametrize(("levels", "sides", "name"), [
    ([5], [Dimension("a")], "level of a"), ([1.5], [Dimension("a")], "level of a"),
    ([1, 1], [Dimension("a")], "levels"), ([1], [Dimension("a", gate=7)], "gate of a"),
    ([1], [Dimension("a", weight=-1)], "weight of a"), ([1], [Dimension("a", months=0)], "months of a"),
    ([1], [Dimension("a", weight=0)], "dimensions"), ([], [], "dimensions")])
def test_what_is_out_of_range_is_refused_by_name(levels, sides, name):
    for function in (readiness.score, readiness.plan, readiness.shut_gates):
        with pytest.raises(ValueError, match=rf"^{name} must"):
            function(levels, sides)


def test_a_published_additive_test_calls_good_a_firm_without_a_fifth_of_everything():
    scan = data.load("agenda-evidence").set_index("name")["value"]
    questions = int(scan["scan_questions"])
    points = scan["scan_points"] * readiness.score([4] * (questions - 8) + [0] * 8,
                                                   [Dimension(str(number)) for number in range(questions)]) / 100
    assert scan["scan_good"] <= points < scan["scan_excellent"]
    assert scan["scan_points"] == 5 * questions


# The questions and the explorer


def test_every_question_has_five_answers_and_an_area_of_table_22_or_none():
    areas = set(data.load("sme-cooperation-areas")["area"]) | {readiness_questions.NO_AREA}
    for question in readiness_questions.QUESTIONS:
        assert len(question["answers"]) == len(set(question["answers"])) == 5
        assert question["area"] in areas
        assert set(question["sections"].split(", ")) <= set("ABCDEFGH")
        assert list(readiness_questions.options(question)) == [0, 1, 2, 3, 4]


def test_the_chocolate_maker_opens_two_gates_first():
    values, rows = asked()
    assert [row["state"] for row in rows[:3]] == ["gate shut", "gate shut", "do first"]
    sentence = readiness_view.assess_sentence(values, rows)
    assert "not ready: 2 gates are shut" in sentence
    assert "The three things to do first: (1) Money until paid: own cash for one shipment" in sentence


def test_one_answer_makes_a_firm_ready_that_was_not():
    values, rows = asked(certificates=2)
    assert "a gate is shut (Money until paid)" in readiness_view.assess_sentence(values, rows)
    values, rows = asked(certificates=2, money=1)
    assert "every gate is open" in readiness_view.assess_sentence(values, rows)


def test_a_firm_at_the_top_has_nothing_left_to_do_and_keeps_eight_rows():
    values, rows = asked(**dict.fromkeys(readiness_view.FIRM, 4))
    assert [row["state"] for row in rows] == ["at the top"] * 8
    assert "Nothing is left to do" in readiness_view.assess_sentence(values, rows)
    values, rows = asked(**{**dict.fromkeys(readiness_view.FIRM, 4), "product": 3})
    assert "What to do: (1) Product" in readiness_view.assess_sentence(values, rows)


def test_equal_weights_leave_the_gates_and_change_the_order_behind_them():
    places = {weigh: [row["side"] for row in asked(weigh=weigh)[1]] for weigh in ("table", "equal")}
    assert places["table"][:2] == places["equal"][:2]
    assert places["table"] != places["equal"]


def test_a_lost_side_and_an_unknown_weighing_are_refused():
    with pytest.raises(ValueError, match=r"^settings must have the sides"):
        asked(settings=START["settings"][1:])
    with pytest.raises(ValueError, match=r"^weigh must"):
        asked(weigh="by hand")
