"""The study's tables 17 to 22 (exporting firms, promotion agencies, suppliers) against their own identities."""

import pytest

from innotrade import data


def row(name: str, *, as_printed: bool = False, **keys):
    table = data.load(name, as_printed=as_printed)
    for key, value in keys.items():
        table = table[table[key] == value]
    return table.squeeze()


def cell(name: str, column: str, *, as_printed: bool = False, **keys):
    return row(name, as_printed=as_printed, **keys)[column]


def bases_that_fit(number: str, index: str, *, index_step: float):
    """Lowest and highest number of 2002 (thousand) that the rounded numbers and indices allow, by year."""
    table = data.load("exporting-firms").set_index("year")
    lowest = 100 * (table[number] - 0.05) / (table[index] + index_step / 2)
    highest = 100 * (table[number] + 0.05) / (table[index] - index_step / 2)
    return lowest, highest


def initials(name: str) -> str:
    return "".join(letter for letter in name if letter.isupper())


# Corrections of table values


def test_wages_in_koreas_large_firms_are_the_yardstick_of_wages():
    large = data.load("sme-productivity-education-wages").query("firm_size == 'Large'")
    yardsticks = large[large["region"] != "Korea"]["wages"]
    korea = {"region": "Korea", "firm_size": "Large"}
    assert cell("sme-productivity-education-wages", "wages", as_printed=True, **korea) not in set(yardsticks)
    assert {cell("sme-productivity-education-wages", "wages", **korea)} == set(yardsticks)


@pytest.mark.parametrize("column", ["program", "institution"])
def test_argentinas_four_firms_are_listed_in_english(column):
    argentina = {"country": "Argentina", "entry": 1}
    printed = cell("supplier-development-programs", column, as_printed=True, **argentina)
    assert " y " in printed
    assert cell("supplier-development-programs", column, **argentina) == printed.replace(" y ", " and ")


def test_perus_innovation_programme_is_abbreviated_by_its_initials():
    peru = {"country": "Peru", "entry": 1}
    acronym = initials("Programa Nacional de Innovación para la Competitividad y Productividad")
    assert f"({acronym})" not in cell("supplier-development-programs", "institution", as_printed=True, **peru)
    assert f"({acronym})" in cell("supplier-development-programs", "institution", **peru)


def test_every_bracket_of_perus_second_programme_closes_one_that_opened():
    peru = {"country": "Peru", "entry": 2}
    printed = cell("supplier-development-programs", "institution", as_printed=True, **peru)
    corrected = cell("supplier-development-programs", "institution", **peru)
    assert printed.count("(") != printed.count(")")
    assert corrected.count("(") == corrected.count(")")


# Contradictions that no identity settles


def test_no_number_of_exporting_smes_in_2002_fits_the_whole_sme_index():
    lowest, highest = bases_that_fit("exporting_smes", "exporting_smes_index", index_step=0.1)
    assert lowest.max() > highest.min()


def test_the_sme_index_strays_furthest_in_2015():
    lowest, _ = bases_that_fit("exporting_smes", "exporting_smes_index", index_step=0.1)
    assert lowest.idxmax() == 2015


def test_korean_sme_productivity_of_2015_is_the_ratio_of_2013():
    korea = row("sme-productivity-education-wages", region="Korea", firm_size="SME")
    of_2013 = data.load("value-added-per-employee").query("year == 2013").squeeze()
    assert korea["productivity_coverage"] == "2015"
    assert korea["productivity"] == round(100 * of_2013["smes"] / of_2013["large_firms"], 1)


def test_brazils_promised_jobs_need_more_exporting_smes_than_fifteen_countries_have():
    jobs, jobs_per_establishment = 462_000, 2.6   # section IV.D
    assert jobs / jobs_per_establishment > 1000 * data.load("exporting-firms")["exporting_smes"].max()


def test_87_dollars_of_exports_per_dollar_of_budget_fit_the_regions_budget_share():
    elasticity, gain_per_dollar = 0.074, 87   # section IV.B, after ITC (2016)
    budget_share = 0.08                       # % of exports, section IV.B
    assert 100 * elasticity / gain_per_dollar == pytest.approx(budget_share, abs=0.01)


# Identities over whole tables


def test_one_number_of_exporting_firms_in_2002_fits_the_whole_firm_index():
    lowest, highest = bases_that_fit("exporting_firms", "exporting_firms_index", index_step=1)
    assert lowest.max() <= highest.min()


@pytest.mark.parametrize("year", range(2008, 2016))
def test_sme_share_is_exporting_smes_over_exporting_firms(year):
    firms = row("exporting-firms", year=year)
    lowest = 100 * (firms["exporting_smes"] - 0.05) / (firms["exporting_firms"] + 0.05)
    highest = 100 * (firms["exporting_smes"] + 0.05) / (firms["exporting_firms"] - 0.05)
    assert lowest - 0.05 <= firms["sme_share_of_firms"] <= highest + 0.05


@pytest.mark.parametrize("measure", ["productivity", "wages"])
def test_large_firms_are_100_in_every_region(measure):
    large = data.load("sme-productivity-education-wages").query("firm_size == 'Large'")
    assert set(large[measure]) == {100.0}


def test_each_agency_stands_once_in_2010_and_once_in_2015():
    agencies = data.load("trade-promotion-agencies")
    assert (agencies.groupby("agency")["year"].agg(list).map(sorted).map(tuple) == (2010, 2015)).all()


def test_the_longest_networks_abroad_in_the_region_are_those_the_text_names():
    region = data.load("trade-promotion-agencies").query("year == 2015 and country != 'Korea'")
    longest = region.nlargest(4, "offices_abroad")
    assert list(longest["country"]) == ["Chile", "Mexico", "Peru", "Ecuador"]   # section IV.C


def test_jamaicas_budget_is_the_regions_largest_relative_to_exports():
    region = data.load("trade-promotion-agencies").query("year == 2015 and country != 'Korea'")
    assert region.loc[region["budget_share"].idxmax(), "country"] == "Jamaica"   # section IV.B


def test_programmes_end_after_they_start():
    ended = data.load("supplier-development-programs").dropna(subset=["end_year"])
    assert (ended["end_year"] > ended["start_year"]).all()


def test_six_policies_are_told_apart():
    assert data.load("sme-export-policies")["policy_focus"].nunique() == 6   # section IV.B
