from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.sme import programmes_rules, programmes_view
from innotrade.models.sme.programmes_rules import BARRIERS, NEEDS, STAGES

FIRM = {"stage": "first", "exports": 1.5, "barriers": ["buyers"], "has": []}
firms = st.fixed_dictionaries({
    "stage": st.sampled_from(list(STAGES)), "exports": st.floats(0, 200),
    "barriers": st.lists(st.sampled_from(BARRIERS), min_size=1, unique=True),
    "has": st.lists(st.sampled_from(list(NEEDS)), unique=True)})


def named():
    table = data.load("korea-sme-programmes")
    return table.astype(object).where(table.notna(), None).to_dict("records")


PROGRAMMES = named()


def programme(name):
    return next(one for one in PROGRAMMES if one["programme"] == name)


# Rules and reasons


@pytest.mark.parametrize(("exports", "verdict"), [(9.99, "fits"), (10, "nearly fits")])
def test_the_loan_ends_at_ten_million_dollars_of_exports(exports, verdict):
    firm = {**FIRM, "exports": exports, "barriers": ["finance"]}
    found = programmes_rules.fit(programme("Loans at a fixed rate"), firm)
    assert found["verdict"] == verdict
    assert verdict == "fits" or "below 10 million" in found["because"]


def test_the_champions_must_export_more_than_a_hundred_million():
    firm = {**FIRM, "stage": "exporting", "barriers": ["finance"]}
    champion = programme("Hidden Champion Initiative")
    assert programmes_rules.fit(champion, {**firm, "exports": 100})["verdict"] == "nearly fits"
    assert programmes_rules.fit(champion, {**firm, "exports": 101})["verdict"] == "fits"


def test_two_failing_conditions_are_both_told():
    found = programmes_rules.obstacles(programme("Online malls"), {**FIRM, "stage": "home"})
    assert len(found) == 2
    assert "on line" in found[1]


def test_a_programme_that_is_open_and_helps_elsewhere_says_with_what():
    found = programmes_rules.fit(programme("Free training"), FIRM)
    assert found == {"verdict": "helps elsewhere", "meets": [], "because": "helps with skills"}


@settings(max_examples=40)
@given(firms)
def test_a_firm_that_has_more_loses_no_programme(firm):
    before = {one["programme"] for one in programmes_rules.fitting(PROGRAMMES, firm)}
    after = {one["programme"] for one in programmes_rules.fitting(PROGRAMMES, {**firm, "has": list(NEEDS)})}
    assert before <= after


@settings(max_examples=40)
@given(firms)
def test_the_doors_help_with_all_that_named_agencies_help_with(firm):
    fitting = programmes_rules.fitting(PROGRAMMES, firm)
    able = {barrier for one in fitting if one["agencies"] != "not named" for barrier in one["meets"]}
    doors = programmes_rules.doors(PROGRAMMES, firm)
    got = {barrier for one in fitting for barrier in one["meets"]
           if set(one["agencies"].split("; ")) & set(doors)}
    assert able <= got


@pytest.mark.parametrize(("field", "value"), [("stage", "asleep"), ("exports", -1), ("has", ["luck"]),
                                              ("barriers", ["fear"])])
def test_a_firm_that_no_rule_knows_is_refused(field, value):
    with pytest.raises(ValueError, match=field):
        programmes_rules.fit(PROGRAMMES[0], {**FIRM, field: value})


# Views


@pytest.mark.parametrize(("stage", "barrier"), list(product(STAGES, BARRIERS)))
def test_every_firm_gets_at_least_one_row_and_a_sentence(stage, barrier):
    rows = programmes_view.which_programmes(PROGRAMMES, stage, 1.0, [barrier], [])
    assert rows
    text = programmes_view.which_programmes_summary({"stage": stage, "barriers": [barrier]}, rows)
    assert text.endswith(".")
    assert ("No programme helps" in text) == (not [row for row in rows if row["verdict"] == "fits"])


def test_two_agencies_and_a_bank_cover_what_all_cover():
    rows = programmes_view.coverage_map(PROGRAMMES, ["KOTRA", "SBC"], 1)
    assert "27 of 32" in programmes_view.coverage_map_summary({"least": 1}, rows)
    rows = programmes_view.coverage_map(PROGRAMMES, ["KOTRA", "SBC", "EXIM Bank"], 1)
    assert "Nothing is lost" in programmes_view.coverage_map_summary({"least": 1}, rows)


@settings(max_examples=40)
@given(st.integers(1, 150), st.data(), st.integers(0, 100), st.integers(0, 100))
def test_a_door_never_serves_fewer_than_a_search(size, chosen, accepts, merged):
    fitting, seen = chosen.draw(st.integers(1, min(size, 12))), chosen.draw(st.integers(0, 20))
    rows = programmes_view.ways_to_help(size, fitting, seen, accepts, merged)
    served = {row["arrangement"]: row["served"] for row in rows}
    assert served["as it is"] <= served["one door, all kept"] + 1e-7
    assert served["every need merged"] <= served["one door, merged"] + 1e-7
    assert served["this need merged"] <= served["every need merged"] + 1e-7


def test_a_need_that_nobody_meets_is_refused():
    with pytest.raises(ValueError, match="fitting"):
        programmes_view.ways_to_help(10, 0, 5, 50, 80)
    with pytest.raises(ValueError, match="least"):
        programmes_view.coverage_map(PROGRAMMES, ["KOTRA"], 0)
