"""Effects are those of the course's models, ordered from low to high, and held where nothing was ever observed."""

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.capstone import evidence
from innotrade.models.capstone import effects
from innotrade.models.capstone.menu import MENU, slug_of
from innotrade.models.korea import guarantees, training_grants
from innotrade.models.nis import funding
from innotrade.models.sme import promotion, risk

PUBLISHED = evidence.published()
FACTS = {row["country"]: row for row in evidence.countries()}
USABLE = [(slug, country) for slug in effects.INSTRUMENTS for country in FACTS
          if slug != "help-with-origin" or FACTS[country]["agreement"]]


def found(slug, country, yearly=5.0, years=4):
    return effects.effect(slug, yearly, years, FACTS[country], PUBLISHED)


@pytest.mark.parametrize(("slug", "country"), USABLE)
@pytest.mark.parametrize("yearly", [0.05, 5.0, 500.0])
def test_low_is_at_most_central_and_central_at_most_high(slug, country, yearly):
    case = found(slug, country, yearly)
    assert 0 < case["low"] <= case["central"] <= case["high"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(USABLE), st.floats(0.1, 100), st.floats(1.1, 5))
def test_more_money_never_brings_less_and_never_more_than_its_part(which, yearly, times):
    slug, country = which
    small, large = found(slug, country, yearly), found(slug, country, yearly * times)
    for case in effects.CASES:
        assert small[case] <= large[case] * (1 + 1e-9)
        assert large[case] <= times * small[case] * (1 + 1e-9)


def test_promotion_is_the_model_of_its_lesson_where_no_published_return_holds_it():
    peru = FACTS["Peru"]
    change = 100 * 5 / promotion.budget(peru["exports"], peru["agency_share"])
    assert found("trade-promotion", "Peru")["central"] == promotion.added(peru["exports"], 0.074, change)


@pytest.mark.parametrize("country", FACTS)
def test_no_case_of_promotion_promises_more_than_somebody_published(country):
    case, money = found("trade-promotion", country), 5.0
    for name in effects.CASES:
        assert case[name] <= PUBLISHED[f"dollars_{name}"] * money * (1 + 1e-9)


def test_money_beyond_a_doubling_of_the_agency_brings_nothing_and_is_said():
    twice, hundred = found("trade-promotion", "Uruguay", 1.69136), found("trade-promotion", "Uruguay", 100.0)
    assert isclose(twice["central"], hundred["central"], rel_tol=1e-6)
    assert "the rest would more than double the agency" in hundred["held"]


def test_guarantees_rest_on_the_fund_of_their_lesson():
    loss = guarantees.net_loss(PUBLISHED["payout"], PUBLISHED["recovery"], effects.FEE)
    capital = guarantees.fund_path(5.0, effects.LEVERAGE, loss, effects.YIELD, 5.0, 3)[-1]["capital"]
    lent = guarantees.lending(capital, effects.LEVERAGE, effects.COVERAGE, effects.NEW_LOANS["central"])
    assert found("loan-guarantees", "Chile")["central"] == lent["extra"]


def test_an_insurance_fund_with_its_reserve_is_ruined_once_in_two_hundred_years():
    insured, chance = found("export-insurance", "Mexico")["central"], effects.FAILING["central"]
    fair = risk.fair_premium(chance, effects.LOST, 1.0, effects.RUNNING)
    affordable = risk.affordable(20 / insured, fair, effects.RUNNING, effects.LOST)
    assert isclose(risk.ruin_many_firms(chance, effects.CORRELATION, affordable), effects.RUIN, rel_tol=1e-6)


def test_vouchers_cost_what_they_are_given():
    case = found("training-vouchers", "Peru")
    fee = PUBLISHED["training_fee"]
    one = training_grants.grant(PUBLISHED["training_least"], effects.PAID, fee, effects.TIME * fee)
    assert isclose(case["high"] * one["per_added"], 20e6)


def test_grants_and_credits_are_those_of_the_lesson_on_funding():
    grants, credit = found("research-grants", "Chile"), found("research-tax-credit", "Chile")
    assert grants["low"] == 5.0  # no response: firms keep spending what they spent
    assert grants["high"] == funding.grant(5.0, PUBLISHED["response_high"])["extra"]
    assert isclose(credit["high"], 5.0)  # an elasticity of one moves a dollar for a dollar


def test_where_orders_are_short_training_more_suppliers_brings_nothing():
    few, many = found("supplier-programme", "Uruguay", 5.0), found("supplier-programme", "Uruguay", 50.0)
    assert few["central"] == many["central"]
    assert "orders are short" in few["held"]


def test_help_with_origin_needs_an_agreement():
    with pytest.raises(ValueError, match="lines must not hold help-with-origin for Brazil: no agreement with Korea"):
        found("help-with-origin", "Brazil")


@pytest.mark.parametrize(("arguments", "said"), [
    (("magic", 1.0, 1), "instrument must be one of trade-promotion"), (("research-grants", 0.0, 1), "yearly must be"),
    (("research-grants", float("inf"), 1), "yearly must be"), (("research-grants", 1.0, 0), "years must be a whole"),
    (("research-grants", 1.0, 1.5), "years must be a whole"),
])
def test_what_is_out_of_range_is_refused_by_name(arguments, said):
    with pytest.raises(ValueError, match=said):
        effects.effect(*arguments, FACTS["Peru"], PUBLISHED)


def test_every_instrument_of_the_menu_has_a_model_and_says_all_that_a_brief_needs():
    assert list(MENU) == list(effects.INSTRUMENTS)
    fields = set(next(iter(MENU.values())))
    for slug, entry in MENU.items():
        assert set(entry) == fields
        assert all(entry.values())
        assert slug_of(entry["name"].upper()) == slug


def test_a_printed_figure_comes_from_the_data():
    assert PUBLISHED["elasticity_central"] == 0.074
    assert PUBLISHED["elasticity_low"] == pytest.approx(0.054, abs=0.0005)
    assert (PUBLISHED["dollars_low"], PUBLISHED["dollars_central"], PUBLISHED["dollars_high"]) == (11, 87, 300)
    assert PUBLISHED["training_fee"] == pytest.approx(24.2e6 * 0.8 / 48228, rel=1e-5)
