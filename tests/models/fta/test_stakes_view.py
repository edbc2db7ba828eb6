from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.fta import partial_equilibrium, ratification, stakes_view

CUT = {"imports": 100, "partner_share": 60, "tariff": 46, "tariff_after": 0, "import_elasticity": 0.8,
       "substitution": 1.5, "displaced": 50, "growers": 5000, "buyers": 4.8e7, "income_share": 67}
GROUPS = [{"group": "buyers", "members": 4.8e7, "gain": 0.6}, {"group": "growers", "members": 12644, "gain": -29.0}]
percent = st.floats(0, 100)
elasticities = st.floats(0.1, 5)


def cut(**changed):
    return {row["line"]: row for row in stakes_view.cut_stakes(**{**CUT, **changed})}


def passing(**changed):
    rows = stakes_view.treaty(**{"farm_votes": 30, "farm_harm": 5, "compensation": 0, "votes_needed": 75, **changed})
    return {(row["home_opening"], row["partner_opening"]) for row in rows if row["ratified"] == "both"}


@given(st.floats(1, 1000), percent, st.floats(0, 100), st.floats(0, 1), elasticities, elasticities)
def test_buyers_gain_the_duty_on_what_they_bought_and_half_of_it_on_what_they_add(imports, share, tariff, part, e, s):
    rows = cut(imports=imports, partner_share=share, tariff=tariff, tariff_after=part * tariff, import_elasticity=e,
               substitution=s)
    more = rows["trade creation"]["total"] + rows["trade diversion"]["total"]
    gained = (1 - part) * tariff / 100 * (imports * share / 100 + more / 2)
    assert isclose(rows["buyers"]["total"], gained, abs_tol=1e-9 * imports)


@given(percent, st.floats(0, 60), elasticities, elasticities)
def test_buyers_and_taxpayers_together_have_the_welfare(share, tariff, e, s):
    rows = cut(partner_share=share, tariff=tariff, import_elasticity=e, substitution=s)
    assert isclose(rows["buyers"]["total"] + rows["taxpayers"]["total"], rows["welfare"]["total"], abs_tol=1e-9)


def test_no_cut_puts_nothing_at_stake():
    assert [row["total"] for row in cut(tariff_after=46).values()] == [0] * 6


@given(percent, percent)
def test_growers_never_gain_and_lose_more_the_more_is_displaced(one, other):
    low, high = sorted([one, other])
    assert 0 >= cut(displaced=low)["growers"]["total"] >= cut(displaced=high)["growers"]["total"]


def test_income_at_stake_by_hand():
    """60 at 46 %: creation 60 x 0.8 x 46/146 = 15.1; half of it, at prices with duty, times 67 % over 5 000 farms."""
    created = 60 * 0.8 * 46 / 146
    assert isclose(cut()["growers"]["per_head"], -1e6 * created * 1.46 * 0.5 * 0.67 / 5000)


def test_half_the_farms_have_twice_the_stake():
    assert isclose(cut(growers=2500)["growers"]["per_head"], 2 * cut()["growers"]["per_head"])


@pytest.mark.parametrize(("changed", "words"), [({}, "the country gains"), ({"partner_share": 5, "substitution": 8},
                                                                           "the country loses")])
def test_the_sentence_of_a_cut_says_who_has_what(changed, words):
    values = {**CUT, **changed}
    rows = stakes_view.cut_stakes(**values)
    sentence = stakes_view.cut_stakes_sentence(values, rows)
    assert words in sentence
    assert f"{-rows[4]['per_head']:,.0f} of income" in sentence


def test_voices_are_the_stakes_in_other_units():
    ours = stakes_view.voices(GROUPS, 100, 586, 10)
    same = [dict(group, gain=1e9 * group["gain"]) for group in GROUPS]
    theirs = ratification.stakes(groups=same, organising_cost=1e5, fund=586e9, years=10)
    for one, other in zip(ours, theirs, strict=True):
        assert isclose(1000 * one["per_head"], other["per_head"])
        assert isclose(1e9 * one["compensation"], other["compensation"])
        assert (one["voice"], one["voice_after"]) == (other["voice"], other["voice_after"])


def test_the_same_money_is_heard_or_not_by_how_many_share_it():
    few = stakes_view.voices([{"group": "staff", "members": 50_000, "gain": 24}], 100, 0, 10)
    many = stakes_view.voices([{"group": "staff", "members": 500_000, "gain": 24}], 100, 0, 10)
    assert (few[0]["voice"], many[0]["voice"]) == ("for", "silent")


@pytest.mark.parametrize(("groups", "fund", "words"), [
    (GROUPS, 0, "against: growers; silent: buyers."), (GROUPS, 100, "still against: growers"),
    (GROUPS, 586, "still against: nobody"), (GROUPS[:1], 586, "nobody is against")])
def test_the_sentence_of_voices_says_what_the_fund_changes(groups, fund, words):
    rows = stakes_view.voices(groups, 100, fund, 10)
    assert words in stakes_view.voices_sentence({"fund": fund}, rows)


def test_a_simple_majority_needs_no_farm_district():
    assert passing(votes_needed=50.1, farm_harm=0) == passing(votes_needed=50.1, farm_harm=10) != set()


def test_compensation_opens_a_deal_where_farm_districts_are_needed():
    assert passing() == set()
    assert passing(compensation=40) < passing(compensation=80)


@given(st.floats(1, 99), st.floats(0, 10), percent, st.floats(1, 100))
def test_the_sentence_of_a_treaty_names_the_pivot(votes, harm, compensation, needed):
    values = {"farm_votes": votes, "farm_harm": harm, "compensation": compensation, "votes_needed": needed}
    sentence = stakes_view.treaty_sentence(values, stakes_view.treaty(**values))
    assert ("No majority without" in sentence) == (needed > 100 - votes)


@given(st.floats(1, 99), st.floats(1, 60), st.floats(0, 1), st.floats(0, 8), st.floats(0.01, 1))
def test_every_supplier_left_out_loses_the_same_part(share, tariff, part, substitution, own):
    rest = 100 - share
    suppliers = [{"country": "neighbour", "imports": share, "tariff": tariff / 100},
                 {"country": "left out", "imports": own * rest, "tariff": tariff / 100},
                 {"country": "others", "imports": (1 - own) * rest, "tariff": tariff / 100}]
    found = partial_equilibrium.tariff_cut(suppliers, "neighbour", part * tariff / 100, 1, substitution)
    lost = stakes_view.lost_sales(share, tariff, part * tariff, substitution)
    assert isclose(-100 * found.suppliers[1]["diversion"] / (own * rest), lost, abs_tol=1e-9)


@given(percent, st.floats(0, 60), st.floats(0, 8))
def test_nobody_loses_all_its_sales(share, tariff, substitution):
    assert 0 <= stakes_view.lost_sales(share, tariff, 0, substitution) < 100


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: cut(displaced=101), "displaced"),
        (lambda: cut(income_share=-1), "income_share"),
        (lambda: cut(growers=0), "growers"),
        (lambda: cut(buyers=float("nan")), "buyers"),
        (lambda: cut(partner_share=120), "partner_share"),
        (lambda: stakes_view.voices(GROUPS, -1, 0, 10), "march_cost"),
        (lambda: stakes_view.voices(GROUPS, 1, -1, 10), "fund"),
        (lambda: stakes_view.voices([dict(GROUPS[0], gain=None)], 1, 0, 10), "gain"),
        (lambda: passing(farm_votes=100), "farm_votes"),
        (lambda: passing(farm_harm=-1), "farm_harm"),
        (lambda: passing(votes_needed=0), "votes_needed"),
        (lambda: passing(compensation=101), "compensation"),
        (lambda: stakes_view.lost_sales(101, 20, 0, 1), "neighbour_share"),
        (lambda: stakes_view.lost_sales(10, -1, 0, 1), "tariff"),
        (lambda: stakes_view.lost_sales(10, 20, 21, 1), "tariff_after"),
        (lambda: stakes_view.lost_sales(10, 20, 0, -1), "substitution"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()

