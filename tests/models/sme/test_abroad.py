from math import fsum, inf, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import abroad, abroad_follow, abroad_view
from tests.cases import case

rate = st.floats(0, 1)
sizes = st.lists(st.floats(1, 1e5), min_size=4, max_size=4)
rates = st.lists(rate, min_size=4, max_size=4)
few = settings(max_examples=40)


def sectors(period):
    """Mining, manufacturing, finance with real estate, and what Table 29 leaves out."""
    table = data.load("ofdi-by-sector").query("period == @period").set_index("sector")["value"].astype(float)
    money = table["Financial and insurance"] + table["Real Estate"]
    named = [table["Mining and quarrying"], table["Manufacturing"], money]
    return [*named, table["Total"] - sum(named)]


def sizes_of_firms(year):
    row = data.load("ofdi-by-firm-size").set_index("year").loc[year]
    return [row["smes"], row["large_firms"], row["all_firms"] - row["smes"] - row["large_firms"]]


# Published results


def test_household_heads_split_into_ages_and_rates_as_das_gupta_published():
    known = case("abroad-headship")
    first, second = known["inputs"]["sizes"], known["inputs"]["rates"]
    found = abroad.mix_and_rates(first[0], second[0], first[1], second[1])
    for name, value in known["expected"].items():
        assert isclose(found[name], value, abs_tol=5e-5), name


def test_the_loan_of_the_spreadsheet_s_manual_is_paid_back_as_printed():
    known = case("abroad-annuity")
    loan = known["inputs"]
    payment = abroad_follow.yearly_cost(loan["plant"], loan["rate"] / 12, loan["months"])
    assert isclose(payment, known["expected"]["payment"], abs_tol=0.005)


def test_all_six_shares_of_table_30_follow_from_its_amounts():
    known = case("abroad-ofdi-shares")
    for year, share in zip((1990, 1995, 2000, 2005, 2010, 2014), known["expected"]["share"], strict=True):
        amounts = sizes_of_firms(year)
        assert abs(100 * abroad.share_if(amounts, amounts, []) - share) <= 0.05


# Shares


@few
@given(sizes, sizes)
def test_when_all_amounts_move_the_share_is_that_of_the_end(start, end):
    assert isclose(abroad.share_if(start, end, [0, 1, 2, 3]), end[0] / fsum(end))
    assert isclose(abroad.share_if(start, end, []), start[0] / fsum(start))


@few
@given(sizes, st.floats(1.01, 50))
def test_a_group_that_stands_still_loses_share_when_others_grow(start, factor):
    grown = [start[0], *[factor * value for value in start[1:]]]
    assert abroad.share_if(start, grown, [1, 2, 3]) < abroad.share_if(start, grown, [])


def test_large_firms_alone_would_have_brought_korea_s_small_ones_below_nine_per_cent():
    start, end = sizes_of_firms(2000), sizes_of_firms(2014)
    assert round(100 * abroad.share_if(start, end, [1]), 1) == 8.9
    assert end[0] > start[0]


# Mix and rates


@few
@given(sizes, rates, sizes, rates)
def test_mix_and_rates_add_up_to_the_change(before, low, after, high):
    found = abroad.mix_and_rates(before, low, after, high)
    assert isclose(found["mix"] + found["rates"], found["change"], abs_tol=1e-9)
    back = abroad.mix_and_rates(after, high, before, low)
    assert isclose(back["mix"], -found["mix"], abs_tol=1e-9)


@few
@given(sizes, rates, st.floats(0.1, 10))
def test_a_mix_that_only_grows_explains_nothing(before, low, factor):
    found = abroad.mix_and_rates(before, low, [factor * value for value in before], low)
    assert isclose(found["mix"], 0, abs_tol=1e-9)


@few
@given(sizes, rates)
def test_the_rest_s_rate_restores_the_share_of_the_whole(before, known):
    weights = [value / fsum(before) for value in before]
    share = min(1.0, fsum([w * r for w, r in zip(weights, known, strict=True)]))
    assert isclose(abroad.rest_rate(share, weights[:3], known[:3]), known[3], abs_tol=1e-6 / weights[3])


# Limits


@few
@given(sizes, sizes, rates)
def test_no_rates_that_fit_the_share_lie_outside_the_limits(before, after, known):
    weights = [value / fsum(before) for value in before]
    share = min(1.0, fsum([w * r for w, r in zip(weights, known, strict=True)]))
    kept = fsum([w * r for w, r in zip(after, known, strict=True)]) / fsum(after)
    found = abroad.kept_rates_limits(before, after, share)
    assert found["low"] - 1e-9 <= kept <= found["high"] + 1e-9
    for weight, one in zip(weights, known, strict=True):
        low, high = abroad.rate_limits(share, weight)
        assert low - 1e-9 <= one <= high + 1e-9


@few
@given(sizes, sizes, rate)
def test_the_rates_at_the_limits_give_the_share_they_start_from(before, after, share):
    found = abroad.kept_rates_limits(before, after, share)
    for name in ("low_rates", "high_rates"):
        assert isclose(fsum([w * r for w, r in zip(before, found[name], strict=True)]) / fsum(before), share,
                       abs_tol=1e-9)


@few
@given(sizes, rate)
def test_a_mix_that_stands_still_has_no_room(before, share):
    found = abroad.kept_rates_limits(before, before, share)
    assert isclose(found["low"], share, abs_tol=1e-9)
    assert isclose(found["high"], share, abs_tol=1e-9)


def test_korea_s_mix_can_explain_much_or_less_than_nothing_but_never_the_whole_fall():
    found = abroad.kept_rates_limits(sectors("2000"), sectors("2014"), 2214 / 5287)
    assert (round(100 * found["low"], 1), round(100 * found["high"], 1)) == (17.2, 75.8)
    assert found["low"] > 2304 / 26769


def test_mining_and_manufacturing_can_explain_a_quarter_of_the_fall_at_most():
    start, end = [[*sectors(year)[:2], sum(sectors(year)[2:])] for year in ("2000", "2014")]
    share = 2214 / 5287
    part = (share - abroad.kept_rates_limits(start, end, share)["low"]) / (share - 2304 / 26769)
    assert round(part, 2) == 0.26


# A supplier


@few
@given(st.floats(1, 1e8), st.floats(0, 0.3), st.integers(1, 30))
def test_payments_of_a_plant_are_worth_its_cost(plant, interest, years):
    paid = abroad_follow.yearly_cost(plant, interest, years)
    assert isclose(fsum([paid / (1 + interest) ** year for year in range(1, years + 1)]), plant, rel_tol=1e-6)


@few
@given(st.floats(1, 100), st.floats(0.01, 0.5), st.floats(0, 0.5), st.floats(1e4, 1e7))
def test_at_the_break_even_volume_both_ways_cost_the_same(cost, freight, tariff, yearly):
    exported = abroad_follow.exported_cost(cost, freight, tariff)
    volume = abroad_follow.break_even_volume(yearly, exported, cost)
    assert isclose(abroad_follow.abroad_cost(cost, 0.0, yearly, volume), exported, rel_tol=1e-9)


def test_a_place_as_dear_as_exporting_never_breaks_even():
    assert abroad_follow.break_even_volume(1e6, 44.0, 44.0) == inf


# Views


@pytest.fixture
def mix():
    start, end = sectors("2000"), sectors("2014")
    names = ("mining", "manufacturing", "finance and real estate", "not printed")
    rows = [{"sector": name, "start": 100 * a / sum(start), "end": 100 * b / sum(end)}
            for name, a, b in zip(names, start, end, strict=True)]
    return rows, {"start": 100 * 2214 / 5287, "end": 100 * 2304 / 26769}


@pytest.mark.parametrize("known", [(0, 50, 10), (95, 95, 95), (0, 0, 0), (0, 95, 0)])
def test_the_bars_of_the_mix_add_up_to_the_printed_shares(mix, known):
    rows = abroad_view.sector_mix(*mix, *known)
    sums = {bar: fsum([row["points"] for row in rows if row["bar"] == bar]) for bar in {row["bar"] for row in rows}}
    assert isclose(sums["2000, as it was"], mix[1]["start"], abs_tol=1e-9)
    assert isclose(sums["2014, as it was"], mix[1]["end"], abs_tol=1e-9)


def test_the_sentence_tells_a_mix_that_lowers_from_one_that_raises(mix):
    assert "The mix accounts for 24.7 of the 33.3 points (74 %); 8.6 fell inside" in abroad_view.sector_mix_summary(
        {}, abroad_view.sector_mix(*mix, 0, 0, 0))
    assert "would have raised their share by 31.3 points" in abroad_view.sector_mix_summary(
        {}, abroad_view.sector_mix(*mix, 95, 95, 95))


def test_the_sentence_names_the_cheapest_way_and_the_volume_from_which_a_plant_pays():
    values = {"volume": 300, "tariff": 10, "freight": 8, "plant": 20, "loan_rate": 4, "gap": 0, "local_gap": 25}
    said = abroad_view.follow_costs_summary(values, abroad_view.follow_costs(**values))
    assert "export from Korea (47.52 dollars)" in said
    assert "from 328 thousand parts a year" in said
    values |= {"volume": 700}
    assert "follow: own plant there (43.52" in abroad_view.follow_costs_summary(
        values, abroad_view.follow_costs(**values))
    values |= {"gap": 30}
    assert "At no volume" in abroad_view.follow_costs_summary(values, abroad_view.follow_costs(**values))


# Refusals


@pytest.mark.parametrize(("call", "words"), [
    (lambda: abroad.share_if([1], [1], [0]), "2 or more"),
    (lambda: abroad.share_if([1, 2], [1, -2], [1]), "end must hold amounts"),
    (lambda: abroad.share_if([1, 2], [1, 2], [2]), "places from 0 to 1"),
    (lambda: abroad.share_if([0, 0], [1, 2], []), "something to divide"),
    (lambda: abroad.mix_and_rates([1, 1], [0.1], [1, 1], [0.1, 0.2]), "rates_start must hold one number"),
    (lambda: abroad.mix_and_rates([0, 0], [0, 0], [1, 1], [0, 0]), "not all 0"),
    (lambda: abroad.rest_rate(42, [0.5], [0.5]), "share must lie between"),
    (lambda: abroad.rest_rate(0.4, [0.5, 0.5], [0.1, 0.1]), "leave something"),
    (lambda: abroad.rest_rate(0.4, [0.5], []), "one number for each"),
    (lambda: abroad.rate_limits(0.4, 0), "weight must be above 0"),
    (lambda: abroad.kept_rates_limits([0, 1], [1, 1], 0.5), "above 0 for every sector"),
    (lambda: abroad.kept_rates_limits([1, 1], [1, 1, 1], 0.5), "same 2 sectors"),
    (lambda: abroad_follow.yearly_cost(-1, 0.1, 5), "plant must be 0 or more"),
    (lambda: abroad_follow.yearly_cost(1, 4, 5), "rate must lie between"),
    (lambda: abroad_follow.yearly_cost(1, 0.1, 0), "years must be 1 or more"),
    (lambda: abroad_follow.abroad_cost(1, -1, 1, 1), "gap must be a fraction"),
    (lambda: abroad_follow.abroad_cost(1, 0, 1, 0), "volume must be greater"),
    (lambda: abroad_follow.exported_cost(1, -0.1, 0), "freight must be 0 or more"),
])
def test_bad_input_is_refused_by_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_rates_that_leave_the_rest_no_room_are_refused(mix):
    with pytest.raises(ValueError, match="must leave the other sectors a rate"):
        abroad_view.sector_mix(*mix, 100, 100, 100)
