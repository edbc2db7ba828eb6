"""What is printed of origin and of the use of agreements agrees with itself, the study and the list of agreements."""

import pytest

from innotrade import data


def study(name):
    return data.load("chapter5-figures").set_index("name").loc[name, "value"]


def in_force(day):
    days = data.load("korea-agreements")["in_force"].dropna()
    return int((days <= day).sum())


def term(agreement, name, scope=""):
    found = data.load("origin-terms").query("agreement == @agreement and term == @name")
    return found[found["scope"].str.contains(scope)]["value"].item()


def test_the_study_counts_the_agreements_in_force_in_february_2016_as_the_list_does():
    assert study("agreements_in_force_2016") == in_force("2016-02-29") == 14


def test_eleven_agreements_were_in_force_in_january_2015():
    assert in_force("2015-01-31") == 11  # the lesson's decision says so in words


def test_average_exports_per_small_firm_are_table_27_over_the_firms():
    exports = data.load("sme-exports").set_index("year").loc[2013, "sme_exports"]
    assert 1000 * exports / study("exporting_smes_2013") == pytest.approx(1.09, abs=0.005)
    assert study("sme_exports_per_firm_2013") == 1.10  # as printed; the errata say why


def test_the_goal_was_six_points_above_the_use():
    assert study("sme_fta_use_target_2015") - study("sme_fta_use_2014") == 6


def test_build_up_asks_for_less_than_build_down_wherever_both_are_printed():
    rows = data.load("origin-terms").pivot_table(index=["agreement", "scope"], columns="term", values="value")
    both = rows.dropna(subset=["build-up", "build-down"])
    assert len(both) == 2
    assert (both["build-up"] < both["build-down"]).all()


def test_the_published_chair_is_tested_against_the_printed_thresholds():
    assert (term("NAFTA", "build-down"), term("NAFTA", "net cost"), term("NAFTA", "de minimis")) == (60, 50, 7)
    assert term("United States", "build-down", "vehicles, headings 8701") == 55
