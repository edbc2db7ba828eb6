from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.nis import funding, funding_view

intensity = st.floats(0.05, 5)
growth = st.floats(-0.05, 0.15)
share = st.floats(0, 0.9)
response = st.floats(-1, 3)


def korea_2014(measure):
    gerd = data.load("korea-gerd").query("year == 2014 and vintage == 'survey 2014' and unit != 'billion US$'")
    return gerd.set_index("measure")["value"][measure]


# Published results


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.5])
def test_at_unit_elasticity_a_dollar_of_credit_moves_a_dollar_of_research(rate):
    """Hall and Van Reenen (2000), abstract: a dollar in tax credit stimulates a dollar of additional R&D."""
    assert isclose(funding.tax_credit(100, rate, 1)["per_unit"], 1)


def test_shares_of_the_korean_survey_follow_from_its_amounts():
    parts = funding.split(korea_2014("gerd"), korea_2014("private-funds") / korea_2014("gerd"))
    assert round(100 * parts["private"] / korea_2014("gerd"), 1) == korea_2014("private-share")


def test_the_revision_of_2012_is_that_between_the_two_published_intensities():
    assert round(100 * funding.implied_revision(4.36, 4.02), 1) == 8.5


# Convergence


@given(intensity, intensity, growth, growth)
def test_growing_for_the_years_found_reaches_the_target(now, target, rd, gdp):
    years = funding.years_to_target(now, target, rd, gdp)
    if years is None:
        assert target > now
        assert 1 + rd <= 1 + gdp  # as floats see them
    elif years and years < 1000:
        assert isclose(now * ((1 + rd) / (1 + gdp)) ** years, target, rel_tol=1e-6)


@given(intensity, st.floats(1.001, 5), st.floats(1, 60), growth)
def test_growth_and_years_are_each_other_s_answer(now, times, years, gdp):
    needed = funding.required_growth(now, times * now, years, gdp)
    assert isclose(funding.years_to_target(now, times * now, needed, gdp), years, rel_tol=1e-6)


def test_a_target_that_is_reached_takes_no_time():
    assert funding.years_to_target(1.2, 1.0, -0.5, 0.03) == 0


def test_research_that_grows_no_faster_than_gdp_never_arrives():
    assert funding.years_to_target(0.5, 1.0, 0.03, 0.03) is None


# Public and private


@given(intensity, share)
def test_public_and_private_add_up(total, part):
    assert isclose(sum(funding.split(total, part).values()), total)


@given(intensity, share, st.floats(0.1, 5), share)
def test_the_private_and_the_public_part_of_a_gap_are_the_whole(here, part, more, leader_part):
    private = funding.private_part_of_gap(here, part, here + more, leader_part)
    public = funding.private_part_of_gap(here, 1 - part, here + more, 1 - leader_part)
    assert isclose(private + public, 1, abs_tol=1e-9)


@given(intensity, share, share)
def test_a_smaller_private_share_at_home_makes_more_of_the_gap_private(total, one, other):
    low, high = sorted([one, other])
    of_low, of_high = (funding.private_part_of_gap(total, part, 6, 0.75) for part in (low, high))
    assert of_low >= of_high - 1e-12


# Public money first


@given(intensity, share, st.floats(0, 0.2), growth, response)
def test_public_money_adds_itself_and_the_response_unless_firms_have_nothing_left(total, part, up, gdp, moved):
    path = funding.public_path(total, part, 9.0, gdp + up, gdp, moved, horizon=10)
    first, last = path["rows"][0], path["rows"][-1]
    added = last["public"] - first["public"]
    if last["private"] > 0:
        assert isclose(last["total"] - first["total"], (1 + moved) * added, abs_tol=1e-9)
    assert last["private"] >= 0


def test_full_crowding_out_goes_nowhere():
    path = funding.public_path(0.5, 0.4, 1.0, 0.05, 0.03, -1, horizon=10)
    assert path["years"] is None
    assert all(isclose(row["total"], 0.5) for row in path["rows"])


def test_the_cost_is_what_the_budget_pays_above_its_share_of_today():
    path = funding.public_path(0.5, 0.3, 1.0, 0.08, 0.03, 0.0)
    rows = path["rows"][1:path["years"] + 1]
    assert isclose(path["cost"], sum(row["public"] for row in rows) - 0.35 * len(rows))


@given(share, st.floats(0.05, 0.2), st.floats(0, 2), st.floats(0, 2))
def test_a_stronger_response_never_takes_longer(part, up, one, other):
    weak, strong = sorted([one, other])
    slow = funding.public_path(0.5, part, 1.0, 0.03 + up, 0.03, weak)["years"]
    fast = funding.public_path(0.5, part, 1.0, 0.03 + up, 0.03, strong)["years"]
    assert fast <= slow


# Instruments


@given(st.floats(0, 10), response)
def test_a_grant_adds_itself_and_what_firms_add(budget, moved):
    found = funding.grant(budget, moved)
    assert isclose(found["extra"], budget + found["private"], abs_tol=1e-9)


@given(st.floats(0.01, 10), st.floats(0.01, 0.9), st.floats(0, 3))
def test_a_credit_on_the_increase_never_costs_more(base, rate, elasticity):
    every = funding.tax_credit(base, rate, elasticity)
    increase = funding.tax_credit(base, rate, elasticity, incremental=True)
    assert increase["extra"] == every["extra"]
    assert increase["cost"] <= every["cost"]


@given(st.floats(0.01, 0.9), st.floats(0, 3), st.floats(0, 3))
def test_a_credit_s_yield_rises_with_the_elasticity(rate, one, other):
    low, high = sorted([one, other])
    assert funding.tax_credit(1, rate, low)["per_unit"] <= funding.tax_credit(1, rate, high)["per_unit"] + 1e-9


def test_a_credit_to_which_nobody_responds_is_all_lost():
    found = funding.tax_credit(100, 0.2, 0)
    assert (found["extra"], found["cost"], found["per_unit"]) == (0, 20, 0)


@given(st.floats(-0.9, 3), st.floats(0.05, 1), st.floats(0.01, 0.3))
def test_at_the_break_even_return_taxes_pay_the_interest(moved, tax, discount):
    returned = funding.break_even_return(moved, tax, discount)
    assert isclose(tax * returned * (1 + moved), discount)


# A fund


@given(st.lists(st.floats(1, 100), min_size=2, max_size=20), st.integers(1, 6))
def test_a_fund_never_pays_more_than_its_best_year(receipts, years):
    spent = funding.smoothed(receipts, years)
    assert len(spent) == len(receipts)
    assert max(spent) <= max(receipts) + 1e-9
    assert spent[0] == receipts[0]


def test_an_average_over_one_year_spends_what_comes_in():
    assert funding.smoothed([3.0, 1.0, 2.0], 1) == [3.0, 1.0, 2.0]


def test_a_steady_fund_does_not_swing():
    assert funding.swing([5, 5, 5]) == 0


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: funding.years_to_target(0, 1, 0.05, 0.03), "intensity"),
        (lambda: funding.years_to_target(1, -1, 0.05, 0.03), "target"),
        (lambda: funding.years_to_target(1, 2, -1, 0.03), "rd_growth"),
        (lambda: funding.required_growth(1, 2, 0, 0.03), "years"),
        (lambda: funding.implied_revision(4, 0), "later"),
        (lambda: funding.split(1, 1.2), "private_share"),
        (lambda: funding.private_part_of_gap(2, 0.5, 1, 0.5), "leader"),
        (lambda: funding.grant(-1, 0), "budget"),
        (lambda: funding.grant(1, -1.5), "response"),
        (lambda: funding.tax_credit(1, 1, 1), "rate"),
        (lambda: funding.tax_credit(1, 0.2, -1), "elasticity"),
        (lambda: funding.public_path(1, 0.3, 2, 0.05, 0.03, 0, horizon=0), "horizon"),
        (lambda: funding.public_path(1, 1, 2, 0.05, 0.03, 0), "public"),
        (lambda: funding.break_even_return(-1, 0.2, 0.08), "response"),
        (lambda: funding.break_even_return(0, 0, 0.08), "tax_share"),
        (lambda: funding.smoothed([1], 0), "years"),
        (lambda: funding.smoothed([-1], 1), "receipts"),
        (lambda: funding.swing([1]), "amounts"),
        (lambda: funding_view.way_to_target([{"country": "A", "intensity": 1}], "B", 1, 5, 3, 30, 0), "country"),
        (lambda: funding_view.mixed_vintages([], "a", "b"), "start"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()


# Explorers


COUNTRIES = [{"country": "A", "intensity": 0.5}]


def moved(**changes):
    values = {"country": "A", "target": 1.0, "public_growth": 8.0, "gdp_growth": 3.0, "private_share": 30,
              "response": 0.0, **changes}
    rows = funding_view.way_to_target(COUNTRIES, **values)
    return rows, funding_view.way_to_target_summary(values, rows)


def test_the_sentence_gives_the_model_s_years_and_cost():
    path = funding.public_path(0.5, 0.3, 1.0, 0.08, 0.03, 0.0)
    _, text = moved()
    assert f"in {path['years']} years" in text
    assert f"pays {path['cost']:.1f} %" in text
    assert "firms pay 0 %" in text


def test_the_sentence_says_when_a_target_is_out_of_reach_or_reached():
    assert "does not reach 1.00 % within 60 years" in moved(public_growth=3.0)[1]
    assert "already" in moved(target=0.4)[1]


def test_the_sentence_of_instruments_counts_what_would_have_been_done_anyway():
    values = {"base": 0.2, "budget": 0.05, "grant_response": 0.0, "rate": 20, "elasticity": 1.0}
    text = funding_view.instruments_summary(values, funding_view.instruments(**values))
    assert "1.00 as a credit on all research (of which 80 % would have been done anyway)" in text


EDITIONS = [
    {"label": "2010, first", "year": 2010, "vintage": "first", "value": 3.7},
    {"label": "2014, first", "year": 2014, "vintage": "first", "value": 4.3},
    {"label": "2014, later", "year": 2014, "vintage": "later", "value": 3.9},
]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2010, first", "2014, first", "both in first: a comparison"),
        ("2010, first", "2014, later", "cannot say which part"),
        ("2014, first", "2014, later", "revised by +10.3 %"),
        ("2014, first", "2014, first", "the same figure"),
    ],
)
def test_the_sentence_of_editions_says_what_can_be_compared(start, end, said):
    rows = funding_view.mixed_vintages(EDITIONS, start, end)
    assert said in funding_view.mixed_vintages_summary({"start": start, "end": end}, rows)


def test_a_country_at_its_own_pace():
    item = {"country": "A", "first_year": 2000, "first": 0.5, "last_year": 2010, "last": 0.6}
    row = funding_view.pace_to_target([item], 1.0)[0]
    assert isclose(0.6 * (1 + row["pace"] / 100) ** row["years"], 1.0)
