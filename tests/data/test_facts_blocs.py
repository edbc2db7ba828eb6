"""The lists of members and the published world of 44 countries agree with themselves and with the study."""

import pytest

from innotrade import data


def test_what_the_study_prints_of_the_two_pacts_is_what_the_lists_hold():
    printed = data.load("chapter1-figures").set_index("name")["value"]
    listed = data.load("agreement-members")
    members = listed[(listed["year"] <= 2018) & (listed["until"].fillna(2018) >= 2018)].groupby("group").size()
    assert members["CPTPP"] == printed["cptpp_members"]
    assert members["RCEP"] == printed["rcep_members"]
    assert members["MERCOSUR"] == printed["mercosur_members_then"]


def test_fifteen_of_sixteen_signed_rcep():
    listed = data.load("agreement-members")
    events = data.load("bloc-events").query("unit == 'countries'")
    assert ((listed["group"] == "RCEP") & listed["until"].isna()).sum() == events["value"].item()


def test_all_members_of_asean_negotiated_rcep():
    groups = data.load("agreement-members").groupby("group")["country"].agg(set)
    assert groups["ASEAN (goods)"] < groups["RCEP"]


def test_a_member_s_own_date_is_not_before_its_group_s():
    members = data.load("agreement-members").query("group in ['CPTPP', 'RCEP']").dropna(subset="in_force")
    first = members.groupby("group")["in_force"].transform("min")
    assert (members["in_force"] >= first).all()


def test_korea_entered_rcep_on_the_day_that_the_list_of_its_agreements_gives():
    here = data.load("agreement-members").query("group == 'RCEP' and country == 'Korea'")["in_force"].item()
    assert here == data.load("korea-agreements").set_index("partner").loc["RCEP", "in_force"]


def test_the_published_world_has_all_pairs_of_44_and_thirteen_new_members():
    flows, welfare = data.load("eu-enlargement-trade"), data.load("eu-enlargement-welfare")
    assert len(flows) == 44 * 44
    assert set(flows["exporter"]) == set(flows["importer"]) == set(welfare["region"])
    new = set(welfare.loc[welfare["new_member"], "region"])
    assert len(new) == 13
    freed = flows[flows["effect"] > 0]
    assert (freed["exporter"].isin(new) | freed["importer"].isin(new)).all()


def test_world_trade_is_the_same_before_and_after_in_the_published_unit_of_money():
    flows = data.load("eu-enlargement-trade")
    assert flows["trade_after"].sum() == pytest.approx(flows["trade"].sum(), rel=1e-6)
