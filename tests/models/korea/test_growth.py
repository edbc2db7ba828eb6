from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.korea import growth, growth_view
from tests.cases import case

amount = st.floats(1, 1e6)
rate = st.floats(-0.3, 0.6)
share = st.floats(0.02, 0.98)
years = st.integers(1, 60)


def history(measure):
    rows = data.load("korea-research-history").query("measure == @measure").sort_values("year")
    return [{"year": int(row.year), "value": float(row.value)} for row in rows.itertuples()]


# Published results


def test_researchers_from_1988_to_2002_grew_as_the_korean_ministry_printed():
    published = case("korea-researchers-1988-2002")
    found = growth.compound_growth(**published["inputs"])
    assert round(100 * found, 1) == published["expected"]["growth_percent"]


def test_growth_of_the_survey_of_1996_follows_from_its_counts():
    """Hankyung, 29 December 1997: 132 023 researchers, 2.9 % more than in 1995."""
    count = {point["year"]: point["value"] for point in history("researchers")}
    assert round(100 * growth.compound_growth(count[1995], count[1996], 1), 1) == 2.9


def test_the_average_of_the_study_fits_neither_of_its_two_ends():
    found = growth_view.sentence_test(1900, 437447, 51, 8550)
    assert round(found["right"]) == 8540
    assert found["start_needed"] == 1397


def test_two_growth_rates_of_1991_lead_back_to_the_year_that_the_study_names():
    behind = growth.passing_time(26, 74, 0.167, 0.418)
    assert int(1989 + behind) == 1983  # passed during 1983, so private money leads a full year from 1984 on
    assert round(1989 + behind) == 1984


# Two summaries of two ends


@given(amount, amount, years)
def test_both_rules_end_where_the_two_ends_say(start, end, span):
    rows = growth.two_rules(start, growth.compound_growth(start, end, span),
                            growth.average_increase(start, end, span), span)
    assert isclose(rows[-1]["compounded"], end, rel_tol=1e-9)
    assert isclose(rows[-1]["added"], end, rel_tol=1e-9)


@given(amount, st.floats(1.01, 300), years)
def test_on_the_way_the_percentage_stays_below_the_amount(start, times, span):
    end = times * start
    rows = growth.two_rules(start, growth.compound_growth(start, end, span),
                            growth.average_increase(start, end, span), span)
    assert all(row["compounded"] <= row["added"] * (1 + 1e-9) for row in rows)


@given(st.floats(0.001, 1))
def test_after_its_doubling_time_a_quantity_is_twice_itself(pace):
    assert isclose((1 + pace) ** growth.doubling_time(pace), 2, rel_tol=1e-9)


# Passing


@given(amount, amount, rate, rate)
def test_at_the_passing_time_the_two_are_equal(ahead, behind, slow, fast):
    time = growth.passing_time(ahead, behind, slow, fast)
    if time is not None and abs(time) < 500:
        assert isclose(ahead * (1 + slow) ** time, behind * (1 + fast) ** time, rel_tol=1e-6)


def test_two_that_grow_alike_never_pass():
    assert growth.passing_time(2, 1, 0.05, 0.05) is None


def test_a_passing_in_the_past_has_a_negative_time():
    assert growth.passing_time(1, 2, 0.0, 0.1) < 0


@given(share, rate, rate, st.floats(-50, 50))
def test_a_share_and_the_rest_are_the_whole_at_any_time(part, own, others, time):
    one = growth.share_after(part, own, others, time)
    rest = growth.share_after(1 - part, others, own, time)
    assert isclose(one + rest, 1, abs_tol=1e-9)


@given(share, rate, rate)
def test_a_part_that_grows_faster_gains_share(part, own, others):
    later = growth.share_after(part, own, others, 5)
    assert (later >= part - 1e-12) if own >= others else (later <= part + 1e-12)


# Crossing between two known shares


@given(st.floats(0.02, 0.45), st.floats(0.55, 0.98), st.sampled_from(["odds", "line"]))
def test_a_crossing_lies_between_the_two_years(low, high, rule):
    assert 1966 <= growth.crossing_year(1966, low, 1990, high, rule=rule) <= 1990


@given(st.floats(0.02, 0.48), rate, st.floats(0.02, 0.5))
def test_the_rule_of_odds_is_growth_at_two_constant_rates(first, slow, faster):
    fast = slow + faster
    last = growth.share_after(first, fast, slow, 30)
    if last > 0.5 and last < 0.98:
        by_rule = growth.crossing_year(0, first, 30, last)
        assert isclose(by_rule, growth.passing_time(1 - first, first, slow, fast), rel_tol=1e-6)


def test_shares_on_one_side_do_not_cross():
    assert growth.crossing_year(1966, 0.1, 1975, 0.3) is None


@given(share)
def test_mirrored_shares_cross_half_way_by_either_rule(first):
    if abs(first - 0.5) > 0.01:
        for rule in ("odds", "line"):
            assert isclose(growth.crossing_year(0, first, 10, 1 - first, rule=rule), 5, abs_tol=1e-6)


# Phases and levels


@given(st.lists(amount, min_size=3, max_size=12))
def test_phases_multiply_to_the_whole(values):
    points = [{"year": place, "value": value} for place, value in enumerate(values)]
    product = 1.0
    for row in growth.phases(points, list(range(len(values)))):
        product *= 1 + row["growth"]
    assert isclose(product, values[-1] / values[0], rel_tol=1e-6)


def test_korean_growth_fell_from_phase_to_phase_while_the_yearly_increase_rose():
    rows = growth.phases(history("researchers"), [1963, 1970, 1980, 1996, 2008])
    increases = [row["increase"] for row in rows]
    assert increases == sorted(increases)
    assert rows[0]["growth"] > rows[1]["growth"] > rows[-1]["growth"]


def test_a_known_year_matches_itself_and_a_level_never_reached_has_none():
    korea = history("gerd-intensity")
    assert growth.matching_year(korea, 0.56) == 1980
    assert growth.matching_year(korea, 0.1) is None
    assert growth.matching_year(korea, 3.0) is None


def test_a_level_reached_twice_counts_the_first_time():
    points = [{"year": 0, "value": 0}, {"year": 1, "value": 2}, {"year": 2, "value": 0}]
    assert growth.matching_year(points, 1) == 0.5


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: growth.average_increase(1, 2, 0), "years"),
        (lambda: growth.compound_growth(0, 2, 1), "start"),
        (lambda: growth.compound_growth(1, -2, 1), "end"),
        (lambda: growth.doubling_time(0), "growth"),
        (lambda: growth.two_rules(0, 0.1, 1, 1), "start"),
        (lambda: growth.two_rules(1, -1, 1, 1), "growth"),
        (lambda: growth.two_rules(1, 0.1, float("inf"), 1), "increase"),
        (lambda: growth.two_rules(1, 0.1, 1, 0.5), "years"),
        (lambda: growth.passing_time(0, 1, 0, 0), "ahead"),
        (lambda: growth.passing_time(1, 1, 0, -2), "growth_behind"),
        (lambda: growth.share_after(1, 0, 0, 1), "share"),
        (lambda: growth.crossing_year(2, 0.1, 1, 0.9), "last_year"),
        (lambda: growth.crossing_year(1, 0.1, 2, 0.9, rule="curve"), "rule"),
        (lambda: growth.phases([{"year": 1, "value": 1}], [1]), "breaks"),
        (lambda: growth.phases([{"year": 1, "value": 1}], [1, 2]), "breaks"),
        (lambda: growth.matching_year([], 1), "points"),
        (lambda: growth.matching_year([{"year": 2, "value": 1}, {"year": 1, "value": 2}], 1), "points"),
        (lambda: growth_view.same_level([], history("gerd-intensity"), "A", 5, 3), "country"),
        (lambda: growth_view.same_level([{"country": "A", "intensity": 0.1}], history("gerd-intensity"), "A", 5, 3),
         "intensity"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


# Explorers


def test_the_sentence_of_two_rules_gives_their_ends_and_korea_s_1980():
    values = {"start": 1900, "growth": 11.3, "increase": 8540, "until": 2014}
    text = growth_view.rules_summary(values, growth_view.rules(history("researchers"), **values))
    assert f"the number {1900 + 51 * 8540:,}" in text
    assert "Korea had 18,434." in text
    assert "doubles every 6.5 years" in text


def test_the_sentence_of_two_rules_keeps_silent_about_years_not_reached():
    values = {"start": 1900, "growth": -2.0, "increase": 0, "until": 1975}
    text = growth_view.rules_summary(values, growth_view.rules(history("researchers"), **values))
    assert "1980" not in text
    assert "doubles" not in text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Private money passes public money in 1983.6."),
        ({"state_growth": 41.8}, "Both grow alike"),
        ({"private_growth": 10.0, "state_growth": 15.0}, "falls behind public money again in"),
        ({"private_share": 98, "private_growth": 5.1, "state_growth": 5.0}, "not equal in any year"),
    ],
)
def test_the_sentence_of_the_lead_says_what_the_trace_does(changed, said):
    values = {"year": 1989, "private_share": 74, "private_growth": 41.8, "state_growth": 16.7, **changed}
    assert said in growth_view.lead_summary(values, growth_view.lead(**values))


@pytest.mark.parametrize(("pace", "said"), [(8, "it takes 15 years"), (3, "never gets there")])
def test_the_sentence_of_the_korean_year_gives_both_durations(pace, said):
    values = {"country": "A", "rd_growth": pace, "gdp_growth": 3}
    rows = growth_view.same_level([{"country": "A", "intensity": 1.2}], history("gerd-intensity"), **values)
    text = growth_view.same_level_summary(values, rows)
    assert "about 1983" in text
    assert said in text
    assert "9.7 % a year" in text
