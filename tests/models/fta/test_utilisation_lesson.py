import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import utilisation_lesson as lesson
from innotrade.models.fta.utilisation import Setting, calibrated, utilisation

PAYING = {"use": 59, "target": 65, "measure": "firms", "margin": 6, "ordinary_tariff": 17, "threshold": 45,
          "median_shipment": 50_000, "firms": 87_865}


def by_instrument(**changes):
    return {row["instrument"]: row for row in lesson.who_pays(**{**PAYING, **changes})}


def test_the_break_even_is_cost_over_margin_left():
    row = lesson.worth_it(6, 1000, 45, 0, 50_000)[0]
    assert row["break_even"] == pytest.approx(20_000)
    assert lesson.worth_it_summary({}, [row]).startswith(
        f"{row['qualify']:.1f} % of firms meet the rule; claiming pays above 20000 dollars a year.")


def test_a_margin_no_wider_than_the_proportional_cost_is_said_to_help_nobody():
    assert lesson.worth_it_summary({}, lesson.worth_it(1, 1000, 45, 0, 50_000)).endswith("proportional cost.")


def test_grants_are_in_the_sentence_only_where_there_are_any():
    assert "Grants" not in lesson.worth_it_summary({}, lesson.worth_it(6, 1000, 45, 0, 50_000))
    assert "Grants cost" in lesson.worth_it_summary({}, lesson.worth_it(6, 1000, 45, 500, 50_000))


def test_six_points_are_six_per_cent_of_all_firms():
    rows = by_instrument()
    for row in rows.values():
        assert row["new_claimants"] == pytest.approx(0.06 * 87_865)
        assert row["use_by_firms"] == pytest.approx(65)
    grant = rows["subsidy"]
    assert grant["home_treasury"] * 1e6 == pytest.approx(grant["needed"] * 0.65 * 87_865)
    assert rows["less paperwork"]["home_treasury"] == 0


def test_where_the_tariff_is_gone_no_wider_margin_can_be_had():
    rows = by_instrument(ordinary_tariff=6)
    assert not rows["wider margin"]["feasible"]
    assert rows["wider margin"]["partner_treasury"] is None
    text = lesson.who_pays_summary({}, list(rows.values()))
    assert "A wider margin is not enough by itself" in text
    assert f"The subsidy costs {rows['subsidy']['home_treasury']:.1f} million dollars a year" in text


def test_a_target_already_reached_costs_nothing_and_is_said_so_without_a_number_of_claimants():
    rows = lesson.who_pays(**{**PAYING, "target": 59})
    assert "new claimants" not in lesson.who_pays_summary({}, rows)
    assert {row[name] for row in rows for name in ("home_treasury", "partner_treasury", "firms_gain")} == {0.0}


def test_the_programme_of_2015_could_not_move_use_by_a_point():
    # The study, V.C.3 and V.B.2: about 810 firms helped, 87 865 small firms export.
    assert lesson.most_reached(810, 87_865) == pytest.approx(0.922, abs=0.001)


@settings(deadline=None)
@given(st.floats(10, 1e5), st.floats(20, 70), st.sampled_from(["firms", "value"]))
def test_a_known_cost_fixes_the_median_shipment(cost, use, measure):
    median = lesson.median_for_cost(cost, use, measure)
    assert calibrated(Setting(median_shipment=median), use, measure).fixed_cost == pytest.approx(cost)
    assert utilisation(Setting(fixed_cost=cost, median_shipment=median), measure) == pytest.approx(use)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: lesson.who_pays(**{**PAYING, "margin": 20}), "margin must be at most the ordinary tariff"),
        (lambda: lesson.who_pays(**{**PAYING, "target": 50}), "target"),
        (lambda: lesson.worth_it(6, -1, 45, 0, 50_000), "fixed_cost"),
        (lambda: lesson.worth_it(6, 1000, 45, -1, 50_000), "subsidy"),
        (lambda: lesson.most_reached(10, 5), "helped"),
        (lambda: lesson.most_reached(1, 0), "firms"),
        (lambda: lesson.median_for_cost(0, 59), "fixed_cost"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
