import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade import data
from innotrade.models.fta import membership, membership_view

YEARS = st.integers(2003, 2025)
COLUMNS = st.lists(st.sampled_from(membership_view.COLUMNS), unique=True)


def records(name, columns):
    table = data.load(name)[columns]
    return table.astype(object).where(table.notna(), None).to_dict("records")


GROUPS = records("agreement-members", ["group", "country", "year", "until", "in_force"])
AGREEMENTS = records("korea-agreements", ["partner", "in_force"])


def matrix(year, joined=()):
    return membership_view.cover_matrix(year, list(joined), agreements=AGREEMENTS, groups=GROUPS)


def test_the_study_s_count_of_members_is_that_of_the_lists_in_2018():
    printed = data.load("chapter1-figures").set_index("name")["value"]
    assert len(membership.members(GROUPS, "CPTPP", 2018)) == printed["cptpp_members"]
    assert len(membership.members(GROUPS, "RCEP", 2018)) == printed["rcep_members"]
    assert len(membership.members(GROUPS, "MERCOSUR", 2018)) == printed["mercosur_members_then"]


def test_japan_and_mexico_are_the_only_two_without_an_agreement_as_the_study_says():
    printed = data.load("chapter1-figures").set_index("name")["value"]
    without = membership.missing(AGREEMENTS, GROUPS, "CPTPP", 2018)
    assert sorted(without) == ["Japan", "Mexico"]
    assert len(without) == printed["tpp_members_without_agreement"]


def test_rcep_brought_korea_one_new_partner():
    assert membership.missing(AGREEMENTS, GROUPS, "RCEP", 2021) == ["Japan"]
    assert membership.missing(AGREEMENTS, GROUPS, "RCEP", 2022) == []


def test_after_rcep_only_mexico_is_left_in_the_pacific_pact():
    assert membership.missing(AGREEMENTS, GROUPS, "CPTPP", 2025) == ["Mexico"]


def test_seven_countries_negotiated_both_pacts():
    shared = membership.both(GROUPS, "CPTPP", "RCEP", 2018)
    assert len(shared) == 7
    assert sorted(shared) == sorted(membership.both(GROUPS, "RCEP", "CPTPP", 2018))


def test_a_group_covers_from_the_later_of_the_two_days():
    group = [{"group": "pact", "country": "A", "year": 2018, "until": None, "in_force": "2021-09-19"}]
    assert membership.first_cover([{"partner": "pact", "in_force": "2023"}], group, "A")["year"] == 2023
    assert membership.first_cover([{"partner": "pact", "in_force": "2019"}], group, "A")["year"] == 2021


def test_the_earliest_of_several_agreements_counts():
    assert membership.first_cover(AGREEMENTS, GROUPS, "Viet Nam") == {"agreement": "ASEAN (goods)", "year": 2007}
    assert membership.first_cover(AGREEMENTS, GROUPS, "Singapore") == {"agreement": "Singapore", "year": 2006}


@pytest.mark.parametrize("country", ["Mexico", "Brazil", "Ecuador"])
def test_an_agreement_that_is_only_signed_or_absent_covers_nobody(country):
    assert membership.first_cover(AGREEMENTS, GROUPS, country) is None


@settings(deadline=None)
@given(YEARS, st.sampled_from(membership_view.COLUMNS))
def test_who_is_covered_stays_covered(year, group):
    later = membership.missing(AGREEMENTS, GROUPS, group, 2025)
    kept = membership.members(GROUPS, group, max(year, 2018))
    now = [row["country"] for row in matrix(year) if row["group"] == group and row["cover"] == membership_view.NONE]
    assert all(country in now for country in later if country in kept)


@settings(deadline=None)
@given(YEARS, COLUMNS)
def test_joining_a_group_leaves_none_of_it_missing_and_takes_no_cover_away(year, joined):
    before, after = matrix(year), matrix(year, joined)
    assert not any(row["cover"] == membership_view.NONE for row in after if row["group"] in joined)
    for old, new in zip(before, after, strict=True):
        assert new["cover"] == old["cover"] or old["cover"] == membership_view.NONE


def test_the_sentence_counts_and_names():
    said = membership_view.cover_matrix_summary({"year": 2018}, matrix(2018))
    assert "CPTPP: 9 of 11, missing Japan and Mexico" in said
    assert "RCEP: 14 of 15, missing Japan" in said
    said = membership_view.cover_matrix_summary({"year": 2025}, matrix(2025, ["CPTPP"]))
    assert "CPTPP: 12 of 12, of them new by joining Mexico;" in said
    assert "missing 11 countries" in membership_view.cover_matrix_summary({"year": 2003}, matrix(2003))


@pytest.mark.parametrize("call", [
    lambda: membership.members(GROUPS, "EFTA", 2018), lambda: membership.both(GROUPS, "CPTPP", "EFTA", 2018),
    lambda: membership.missing(AGREEMENTS, GROUPS, "EFTA", 2018)])
def test_an_unknown_group_is_named(call):
    with pytest.raises(ValueError, match="group must be one of CPTPP, RCEP"):
        call()


@pytest.mark.parametrize(
    ("year", "joined", "name"), [(2002, [], "year"), (2026, [], "year"), (2018, ["ASEAN"], "joined")])
def test_a_bad_control_is_named(year, joined, name):
    with pytest.raises(ValueError, match=name):
        matrix(year, joined)
