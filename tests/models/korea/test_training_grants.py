from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.korea import training_grants, training_view

bases = st.floats(0, 0.95)
parts = st.floats(0, 1)
fees = st.floats(0.1, 100)
times = st.floats(0, 100)


@given(bases, parts, fees, times)
def test_a_grant_never_sends_anybody_away(base, subsidy, fee, time):
    assert base <= training_grants.participation(base, subsidy, fee, time) <= 1 + 1e-12


def test_without_a_grant_those_come_who_come_anyway():
    found = training_grants.grant(0.57, 0, 3, 2)
    assert (found["added"], found["cost"], found["per_added"], found["anyway"]) == (0, 0, None, 1)


def test_a_free_course_without_lost_time_fills_the_room():
    assert training_grants.participation(0.17, 1, 3, 0) == 1


@given(bases, st.floats(0.05, 1), fees, times)
def test_a_person_added_costs_more_where_more_come_anyway(base, subsidy, fee, time):
    few, many = (training_grants.grant(part, subsidy, fee, time)["per_added"] for part in (base / 2, base))
    assert few <= many * (1 + 1e-9)


@given(bases, parts, fees, times, st.floats(0.05, 1))
def test_no_subsidy_brings_all_more_than_the_best_one(base, subsidy, fee, time, share):
    best = training_grants.best_subsidy(fee, time, share)
    most = training_grants.surplus(base, best, fee, time, share)
    assert training_grants.surplus(base, subsidy, fee, time, share) <= most + 1e-9 * max(1, abs(most))


@given(bases, st.floats(0.1, 10), st.floats(0, 10), st.floats(0.3, 1), parts)
def test_the_surplus_is_the_sum_over_those_who_come(base, fee, time, share, subsidy):
    top = (fee + time) / (share * (1 - base))
    count = 4000
    worths = [top * (place + 0.5) / count for place in range(count)]
    added = sum(worth - fee - time for worth in worths if share * worth >= (1 - subsidy) * fee + time) / count
    assert abs(training_grants.surplus(base, subsidy, fee, time, share) - added) < 0.002 * top


def test_whoever_gets_the_whole_gain_needs_no_subsidy():
    assert training_grants.best_subsidy(3, 2, 1.0) == 0


@given(st.floats(4, 8), st.floats(0, 0.3), st.floats(0.4, 0.9), parts)
def test_a_split_by_level_gives_back_total_and_private_part(total, low, high, mix):
    private = total * (low + mix * (high - low))
    found = training_grants.split_by_level(total, private, low, high)
    assert isclose(found["low"] + found["high"], total)
    assert isclose(low * found["low"] + high * found["high"], private, abs_tol=1e-9)


def test_korea_s_four_figures_of_2014_leave_about_2_3_per_cent_for_universities():
    found = [training_grants.split_by_level(total, 1.7, 0.125, 0.52)["high"] for total in (6.0, 6.5)]
    assert [round(value, 1) for value in found] == [2.4, 2.2]


@pytest.mark.parametrize(("call", "message"), [
    (lambda: training_grants.participation(57, 0.5, 3, 2), "base must be 0 or more and less than 1"),
    (lambda: training_grants.participation(0.5, 2, 3, 2), "subsidy must lie from 0 to 1"),
    (lambda: training_grants.participation(0.5, 1, 0, 2), "fee must be greater than 0"),
    (lambda: training_grants.participation(0.5, 1, 1, -1), "time must be 0 or more"),
    (lambda: training_grants.grant(0.5, 1, 1, 0, 0), "invited must be greater than 0"),
    (lambda: training_grants.surplus(0.5, 1, 1, 0, 0), "own_share must be greater than 0"),
    (lambda: training_grants.split_by_level(6, 1.7, 0.5, 0.5), "must differ"),
    (lambda: training_grants.split_by_level(6, 5, 0.1, 0.5), "private must lie between"),
])
def test_bad_input_is_refused_with_its_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()


GROUPS = [{"group": "elementary", "base": 17}, {"group": "skilled", "base": 57}]


@pytest.mark.parametrize(("payment", "rows", "words"), [(0, 42, "are added"), (100, 42, "nobody more"),
                                                        (33, 44, "are added")])
def test_the_view_marks_one_choice_for_each_group(payment, rows, words):
    values = {"fee": 3, "time": 2, "own_share": 60, "own_payment": payment}
    found = training_view.grants_by_group(**values, groups=GROUPS)
    assert len(found) == rows
    assert [row["group"] for row in found if row["chosen"] == "yes"] == ["elementary", "skilled"]
    assert words in training_view.grants_by_group_sentence(values, found)
    assert all(value is not None for row in found for value in row.values())
    assert all(row["gained"] == 0 for row in found if row["own_payment"] == 100)
