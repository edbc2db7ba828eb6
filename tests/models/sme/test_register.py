import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import survival
from innotrade.models.sme import register
from tests.cases import case

firms = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=25)


def test_the_6_mp_patients_have_the_published_survival_and_standard_errors():
    published = case("S01-km-6mp")
    rows = register.kaplan_meier(published["inputs"]["time"], published["inputs"]["event"])
    by_time = {str(row["time"]): row for row in rows}
    for time, value in published["expected"]["S"].items():
        assert by_time[time]["survival"] == pytest.approx(value, abs=1e-6)
    for time, value in published["expected"]["se"].items():
        assert by_time[time]["standard_error"] == pytest.approx(value, abs=1e-6)


def test_lifelines_gives_the_published_survival_too():
    published = case("S01-km-6mp")
    table = survival.kaplan_meier(published["inputs"]["time"], published["inputs"]["event"])
    wanted = {float(time): value for time, value in published["expected"]["S"].items()}
    assert table["survival"].to_dict() == pytest.approx(wanted, abs=1e-6)


@given(firms)
def test_the_small_version_agrees_with_lifelines(found):
    times, left = [time for time, _ in found], [gone for _, gone in found]
    rows = register.kaplan_meier(times, left)
    table = survival.kaplan_meier(times, left)
    assert [row["survival"] for row in rows] == pytest.approx(table["survival"].tolist(), abs=1e-12)
    assert [row["at_risk"] for row in rows] == table["at_risk"].tolist()


@given(firms)
def test_survival_never_rises_and_stays_between_0_and_1(found):
    values = [1.0] + [row["survival"] for row in register.kaplan_meier(*map(list, zip(*found, strict=True)))]
    assert values == sorted(values, reverse=True)
    assert min(values) >= 0


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20))
def test_where_nobody_is_censored_survival_is_the_part_that_is_left(times):
    for row in register.kaplan_meier(times, [True] * len(times)):
        assert row["survival"] == pytest.approx(len([t for t in times if t > row["time"]]) / len(times), abs=1e-12)


def test_ways_to_forget_those_who_still_export_are_too_short():
    found = register.years_lost([1, 2, 9, 9], [True, True, False, False])
    assert found == {"leavers_only": 1.5, "all_as_left": 5.25, "expected": 10.5}
    assert register.years_lost([3], [False]) == {"leavers_only": None, "all_as_left": 3.0, "expected": None}


def test_the_median_is_missing_where_more_than_half_go_on():
    assert register.median_time(register.kaplan_meier([1, 5, 5], [True, False, False])) is None
    assert register.median_time(register.kaplan_meier([1, 5, 5], [True, True, False])) == 5
    assert register.survival_at(register.kaplan_meier([2, 5], [True, True]), 1) == 1


def test_two_like_groups_do_not_differ_by_the_test_and_unlike_ones_do():
    assert survival.logrank([1, 2, 3], [1, 1, 1], [1, 2, 3], [1, 1, 1]) == pytest.approx(1)
    assert survival.logrank([1] * 20, [1] * 20, [9] * 20, [1] * 20) < 0.001


REGISTER = [{"firm": "A", "years": 1, "markets": 1, "status": "left"},
            {"firm": "B", "years": 4, "markets": 1, "status": "exports"},
            {"firm": "C", "years": 6, "markets": 3, "status": "exports"}]


def test_a_register_is_read_by_group_to_its_last_year():
    rows = register.read_register(REGISTER)
    assert [(row["group"], row["year"], row["survival"]) for row in rows] == [
        ("one market", 0, 100.0), ("one market", 1, 50.0), ("one market", 4, 50.0),
        ("several markets", 0, 100.0), ("several markets", 6, 100.0)]
    text = register.read_register_sentence({"firms": REGISTER}, rows)
    assert text.startswith("Of firms that began with one market (2) 50 % go on for more than 4 years; of ")
    assert "2 of 3 firms still export" in text


@pytest.mark.parametrize(("name", "value"), [("status", "gone"), ("markets", 0), ("markets", None), ("years", 0),
                                             ("years", None)])
def test_a_row_that_makes_no_sense_is_refused_by_name(name, value):
    with pytest.raises(ValueError, match=f"^{name} must"):
        register.read_register([{**REGISTER[0], name: value}])


@pytest.mark.parametrize(("times", "left", "name"), [([], [], "times"), ([1], [True, False], "left"),
                                                     ([0], [True], "times")])
def test_lists_that_do_not_fit_are_refused(times, left, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        register.kaplan_meier(times, left)
