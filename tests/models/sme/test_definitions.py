from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import definitions, definitions_firms, definitions_view
from innotrade.models.sme.definitions import NO, OPEN, YES, Firm, Limits

CAR_PARTS = Limits("manufacturing", 100, 300, "capital", 8)
BEVERAGES = Limits("manufacturing", 80, 300, "capital", 8)
FARMING = Limits("other", 100, 200, "sales", 20)
firms = st.builds(Firm, st.integers(0, 1500), st.lists(st.floats(0, 300), min_size=1, max_size=3).map(tuple),
                  st.floats(0, 900), st.floats(0, 40), st.floats(0, 200))


def firm(workers=250, sales=(90, 90, 90), assets=90, capital=6, equity=0.0):
    return Firm(workers, sales, assets, capital, equity)


def law():
    table = data.load("korea-sme-law").dropna(subset=["workers_limit"])
    return table[["industry", "branch", "sales_ceiling", "workers_limit", "second_measure", "second_limit"]].to_dict(
        "records")


# What is published


def test_the_study_s_dollars_for_the_limit_of_assets_follow_from_its_rate_of_exchange():
    text = data.load("chapter5-figures").set_index("name")["value"]
    assert text["law_assets"] == definitions.ASSETS
    assert round(1000 * text["law_assets"] / text["law_assets_dollars"]) == 1208


def test_no_sme_can_export_what_the_study_asks_of_hidden_champions():
    """Errata s5c-4: 150 billion won are US$ 124 million, under the 300 million of the scheme."""
    highest = data.load("korea-sme-law")["sales_ceiling"].max()
    assert round(highest / 500 * 414) == 124


def test_the_ceilings_of_2015_in_manufacturing_span_what_the_study_prints():
    ceilings = data.load("korea-sme-law").query("branch == 'manufacturing'")["sales_ceiling"]
    text = data.load("chapter5-figures").set_index("name")["value"]
    assert (ceilings.min(), ceilings.max()) == (text["law_2015_sales_low"], text["law_2015_sales_high"])
    assert ceilings.value_counts().to_dict() == {100: 12, 150: 6, 80: 6}


# Boundary cases


@pytest.mark.parametrize(("workers", "capital", "expected"), [(299, 20, YES), (300, 20, NO), (300, 8, YES),
                                                              (300, 8.1, NO), (999, 8, YES), (1000, 8, NO)])
def test_until_2014_few_workers_or_little_capital_sufficed_up_to_a_thousand_workers(workers, capital, expected):
    assert definitions.until_2014(firm(workers, capital=capital), CAR_PARTS).answer == expected


@pytest.mark.parametrize(("change", "word"), [
    ({"assets": 500}, "assets"), ({"equity": 100}, "own capital"), ({"sales": (150, 150, 150)}, "mean sales"),
    ({"workers": 1000}, "workers"),
])
def test_until_2014_each_ceiling_ended_it_when_reached(change, word):
    verdict = definitions.until_2014(replace(firm(), **change), CAR_PARTS)
    assert verdict.answer == NO
    assert word in verdict.reason


def test_at_the_ceiling_of_sales_the_law_says_yes_and_the_study_no():
    at = firm(sales=(100, 100, 100))
    assert definitions.since_2015(at, CAR_PARTS).answer == YES
    assert definitions.since_2015_printed(at, CAR_PARTS).answer == NO


def test_at_the_limit_of_assets_the_law_says_no_and_the_study_yes():
    at = firm(assets=500)
    assert definitions.since_2015(at, CAR_PARTS).answer == NO
    assert definitions.since_2015_printed(at, CAR_PARTS).answer == YES
    assert definitions.until_2014_printed(at, CAR_PARTS).answer == YES


def test_one_good_year_above_the_ceiling_does_not_end_it():
    assert definitions.since_2015(firm(sales=(80, 90, 125)), CAR_PARTS).answer == YES
    assert definitions.since_2015(firm(sales=(125,)), CAR_PARTS).answer == NO


def test_outside_manufacturing_the_study_leaves_firms_between_two_limits_undecided():
    answers = [definitions.until_2014_printed(firm(workers), FARMING).answer for workers in (99, 100, 199, 200)]
    assert answers == [YES, OPEN, OPEN, NO]
    assert definitions.until_2014_printed(firm(50, assets=501), FARMING).answer == NO
    assert definitions.since_2015_printed(firm(), FARMING).answer == OPEN
    assert definitions.since_2015_printed(firm(assets=501), FARMING).answer == NO


def test_the_study_s_lower_ceiling_is_taken_where_that_of_2015_is_lower():
    at = firm(sales=(90, 90, 90))
    assert definitions.until_2014_printed(at, CAR_PARTS).answer == YES
    assert definitions.until_2014_printed(at, BEVERAGES).answer == NO


def test_in_farming_small_sales_sufficed_whatever_the_workers():
    assert definitions.until_2014(firm(400, sales=(20,), capital=99), FARMING).answer == YES
    assert definitions.until_2014(firm(400, sales=(21,), capital=1), FARMING).answer == NO


# Laws


@settings(max_examples=40)
@given(firms)
def test_who_meets_the_study_s_old_conditions_met_the_law_s_too_unless_at_a_ceiling(one):
    if definitions.until_2014_printed(one, CAR_PARTS).answer == YES and one.assets < 500 and one.equity < 100:
        assert definitions.until_2014(one, CAR_PARTS).answer == YES


@settings(max_examples=40)
@given(firms)
def test_since_2015_workers_and_capital_move_nothing(one):
    other = replace(one, workers=one.workers + 5000, capital=one.capital + 50, equity=0.0)
    assert definitions.since_2015(one, CAR_PARTS) == definitions.since_2015(other, CAR_PARTS)


@settings(max_examples=40)
@given(firms, st.floats(0, 300))
def test_a_larger_firm_never_becomes_an_sme(one, more):
    grown = replace(one, sales=tuple(amount + more for amount in one.sales), assets=one.assets + more,
                    workers=one.workers + int(more), capital=one.capital + more)
    for rule in (definitions.until_2014, definitions.since_2015, definitions.until_2014_printed):
        assert not (rule(one, CAR_PARTS).answer == NO and rule(grown, CAR_PARTS).answer == YES)


@settings(max_examples=40)
@given(firms)
def test_the_reason_of_a_no_is_a_condition_that_fails(one):
    verdict = definitions.since_2015(one, CAR_PARTS)
    if verdict.answer == NO:
        assert verdict.reason in [condition.words for condition in verdict.conditions if not condition.holds]
    else:
        assert all(condition.holds for condition in verdict.conditions)


# Ten invented firms


def test_as_many_of_the_ten_firms_are_smes_under_both_laws_and_their_exports_are_not_the_same():
    rows = definitions_firms.ten_firms()
    answers = [[rule(Firm(row["workers"], (row["sales_2012"], row["sales_2013"], row["sales_2014"]), row["assets"],
                          row["capital"]), definitions_view.limits_of(law(), row["industry"])).answer
                for rule in (definitions.until_2014, definitions.since_2015)] for row in rows]
    before, since = ([row["exports"] for row, pair in zip(rows, answers, strict=True) if pair[place] == YES]
                     for place in (0, 1))
    assert (len(before), len(since)) == (6, 6)
    assert (sum(before), sum(since)) == (108, 136)


# View


def test_the_view_shows_every_condition_and_the_sentence_the_deciding_one():
    values = {"industry": "Motor vehicles and parts", "workers": 250, "two_years_ago": 105, "last_year": 118,
              "this_year": 131, "assets": 90, "capital": 6}
    rows = definitions_view.both_laws(law(), **values)
    assert len(rows) == 5 + 2 + 3
    said = definitions_view.both_laws_summary(values, rows)
    assert "Until 2014: an SME; it has 250 workers, within the limit of 300" in said
    assert "Since 2015: not an SME; it has mean sales of 118.0 billion won and the limit is 100" in said
    assert "As the study words it, until 2014: not an SME; it has mean sales" in said


@pytest.mark.parametrize(("change", "words"), [
    ({"workers": 400, "capital": 20}, "it has 400 workers and capital of 20.0 billion won, neither within its limit"),
    ({"workers": 1000}, "Until 2014: not an SME; it has 1,000 workers and the limit is 1,000"),
    ({"industry": "Mining", "workers": 150}, "not decided; the study does not say"),
    ({"workers": 20, "two_years_ago": 1, "last_year": 2, "this_year": 3}, "Since 2015: an SME; every condition holds"),
])
def test_the_sentence_is_true_wherever_the_firm_stands(change, words):
    values = {"industry": "Motor vehicles and parts", "workers": 250, "two_years_ago": 105, "last_year": 118,
              "this_year": 131, "assets": 90, "capital": 6} | change
    assert words in definitions_view.both_laws_summary(values, definitions_view.both_laws(law(), **values))


# Refusals


@pytest.mark.parametrize(("call", "words"), [
    (lambda: definitions.mean_sales(()), "one to three years"),
    (lambda: definitions.mean_sales((1, 2, 3, 4)), "one to three years, got 4"),
    (lambda: definitions.mean_sales((1, -2)), "sales must be 0 or more"),
    (lambda: definitions.until_2014(firm(-1), CAR_PARTS), "workers must be 0 or more"),
    (lambda: definitions.since_2015(firm(assets=None), CAR_PARTS), "assets must be 0 or more"),
    (lambda: definitions.since_2015(firm(), replace(CAR_PARTS, branch="services")), "branch must be"),
    (lambda: definitions.until_2014(firm(), replace(CAR_PARTS, second_measure="profit")), "second_measure must be"),
    (lambda: definitions.until_2014(firm(), replace(CAR_PARTS, workers=float("nan"))), "workers limit must be known"),
    (lambda: definitions_view.limits_of(law(), "Banking"), "industry must be one of"),
])
def test_bad_input_is_refused_by_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()
