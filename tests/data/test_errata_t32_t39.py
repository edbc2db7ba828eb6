"""The study's tables 32 to 39 (KOTRA, export insurance, aid, knowledge sharing) against their own identities."""

import pytest

from innotrade import data


def cell(name: str, column: str, *, as_printed: bool = False, **keys):
    table = data.load(name, as_printed=as_printed)
    for key, value in keys.items():
        table = table[table[key] == value]
    return table[column].item()


def share_from_amounts(region: str) -> float:
    """A region's share of bilateral aid in 2013, in %, from the printed amounts."""
    amounts = data.load("bilateral-oda-by-region", as_printed=True).set_index("region")["amount"]
    return 100 * amounts[region] / amounts["Total"]


def bounds_of_share(region: str) -> tuple[float, float]:
    """Lowest and highest share in % that the rounded amounts allow."""
    amounts = data.load("bilateral-oda-by-region").set_index("region")["amount"]
    amount, total = amounts[region], amounts["Total"]
    return 100 * (amount - 0.5) / (total + 0.5), 100 * (amount + 0.5) / (total - 0.5)


def bounds_of_all_bilateral_aid():
    """Lowest and highest total (US$ million) that the rounded amounts and shares of Table 37 allow, by country."""
    table = data.load("bilateral-oda-to-latin-america").set_index("country")
    lowest = 100 * (table["amount"] - 0.05) / (table["share"] + 0.05)
    highest = 100 * (table["amount"] + 0.05) / (table["share"] - 0.05)
    return lowest, highest


def oda_if_it_never_fell() -> int:
    """All aid of 2001-2013 (US$ million) with each unprinted year taken at the printed year before it."""
    oda = data.load("korea-oda").set_index("year")["oda"]
    return oda.reindex(range(oda.index.min(), oda.index.max() + 1)).ffill().sum()


def first_years(name: str, country: str) -> set[int]:
    table = data.load(name)
    return set(table.loc[table["country"] == country, "start_year" if "start_year" in table else "year"])


def words(text: str) -> set[str]:
    return set(text.lower().split())


# Corrections of table values


def test_others_share_of_bilateral_aid_follows_from_their_amount():
    share = round(share_from_amounts("Others"), 1)
    assert cell("bilateral-oda-by-region", "share", as_printed=True, region="Others") != share
    assert cell("bilateral-oda-by-region", "share", region="Others") == share


def test_no_rounding_of_the_amounts_reaches_the_printed_share_of_others():
    _, highest = bounds_of_share("Others")
    assert round(highest, 1) < cell("bilateral-oda-by-region", "share", as_printed=True, region="Others")


def test_colombias_first_partnership_is_spelt_like_its_second():
    first = {"iso3": "COL", "start_year": 2011}
    second = cell("deep-projects", "country", iso3="COL", start_year=2013)
    assert cell("deep-projects", "country", as_printed=True, **first) != second
    assert cell("deep-projects", "country", **first) == second


def test_perus_project_spells_competitiveness_as_the_honduran_one_does():
    honduras = words(cell("ksp-export-projects", "project", country="Honduras"))
    peru = {"country": "Peru", "start_year": 2013}
    assert "competitiveness" in honduras & words(cell("ksp-export-projects", "project", **peru))
    assert "competitiveness" not in words(cell("ksp-export-projects", "project", as_printed=True, **peru))


def test_firms_that_take_part_in_expos_are_written_as_owners_as_in_table_34():
    owners = words(cell("kotra-ofdi-measures", "program", countries=5)) & {"firms", "firms’"}
    expos = {"item": "f"}
    assert not owners <= words(cell("kotra-export-programs", "program", as_printed=True, **expos))
    assert owners <= words(cell("kotra-export-programs", "program", **expos))


# Contradictions that no identity settles


def test_africas_printed_share_is_a_tenth_low_yet_within_rounding_of_the_amount():
    printed = cell("bilateral-oda-by-region", "share", region="Africa")
    lowest, highest = bounds_of_share("Africa")
    assert printed == pytest.approx(round(share_from_amounts("Africa"), 1) - 0.1)
    assert lowest - 0.05 < printed < highest + 0.05


def test_the_printed_share_of_others_is_what_the_regions_leave_to_100():
    printed = data.load("bilateral-oda-by-region", as_printed=True).set_index("region")["share"]
    assert printed["Others"] == pytest.approx(100 - printed[["Asia", "Africa", "CELAC"]].sum())


def test_cumulative_shares_are_of_less_than_all_bilateral_aid():
    bilateral = cell("bilateral-oda-by-region", "amount", region="Total") / cell("korea-oda", "oda", year=2013)
    _, highest = bounds_of_all_bilateral_aid()
    assert highest.min() < bilateral * oda_if_it_never_fell()


def test_the_honduran_sme_project_has_two_years():
    shared_words = {"strengthening", "competitiveness", "smes", "e-government"}
    assert shared_words <= words(cell("ksp-export-projects", "project", country="Honduras"))
    assert first_years("ksp-export-projects", "Honduras").isdisjoint(first_years("ksp-projects", "Honduras"))


@pytest.mark.parametrize("country", ["Dominican Republic", "Panama"])
def test_the_list_of_all_projects_lacks_a_country_of_table_38(country):
    assert first_years("ksp-export-projects", country)
    assert not first_years("ksp-projects", country)


@pytest.mark.parametrize(("country", "year"), [("Brazil", 2012), ("Peru", 2012)])
def test_the_list_of_all_projects_lacks_a_year_of_table_38(country, year):
    assert year in first_years("ksp-export-projects", country)
    assert year not in first_years("ksp-projects", country)


def test_no_knowledge_sharing_on_exports_is_listed_before_2009():
    assert data.load("ksp-export-projects")["start_year"].min() > 2006   # section V.F.2: completed during 2006-2014


def test_development_partnerships_start_before_the_program_does():
    program_start = 2012   # section II.H
    assert (data.load("deep-projects")["start_year"] < program_start).any()


def test_exim_banks_13_percent_of_exports_need_lower_exports_than_table_27_implies():
    highest_exports = 75.75 / 0.125   # section V.C.2: US$ 75.7 billion, 13 percent
    sme_exports = cell("sme-exports", "sme_exports", year=2014)
    sme_share = cell("sme-exports", "share_of_exports", year=2014)
    assert highest_exports < 100 * (sme_exports - 0.05) / (sme_share + 0.05)


def test_export_insurance_of_2013_is_not_in_the_table_cited_for_it():
    assert not data.load("export-insurance")["period"].str.contains("2013").any()


def test_no_sme_by_law_exports_what_a_hidden_champion_may():
    won_per_dollar = 500e9 / 414e6     # section V.C.1: ceiling on assets
    highest_sales = 150e9 / won_per_dollar
    assert highest_sales < 300e6       # section V.C.2


# Identities over whole tables


def test_regions_add_up_to_all_bilateral_aid():
    amounts = data.load("bilateral-oda-by-region").set_index("region")["amount"]
    assert amounts.drop("Total").sum() == amounts["Total"]


def test_corrected_regional_shares_add_up_to_100_within_rounding():
    shares = data.load("bilateral-oda-by-region").set_index("region")["share"].drop("Total")
    assert shares.sum() == pytest.approx(100, abs=0.05 * len(shares))


@pytest.mark.parametrize("region", ["Asia", "Africa", "CELAC", "Others", "Total"])
def test_corrected_regional_share_is_within_rounding_of_its_amount(region):
    lowest, highest = bounds_of_share(region)
    share = cell("bilateral-oda-by-region", "share", region=region)
    assert lowest - 0.05 < share < highest + 0.05


def test_one_total_fits_the_cumulative_share_of_all_six_countries():
    lowest, highest = bounds_of_all_bilateral_aid()
    assert lowest.max() <= highest.min()


def test_recipients_stand_in_descending_order():
    assert data.load("bilateral-oda-to-latin-america")["amount"].is_monotonic_decreasing


@pytest.mark.parametrize("column", ["oda", "oda_gni_ratio"])
def test_korean_aid_never_falls(column):
    assert data.load("korea-oda")[column].is_monotonic_increasing


def test_bilateral_aid_is_part_of_all_aid():
    assert cell("bilateral-oda-by-region", "amount", region="Total") < cell("korea-oda", "oda", year=2013)


def test_export_insurers_pay_out_more_than_they_take_in():
    insurance = data.load("export-insurance")
    assert (insurance["claims_paid"] > insurance["premium_revenue"]).all()


def test_kotra_programs_are_lettered_without_a_gap():
    assert "".join(data.load("kotra-export-programs")["item"]) == "abcdefghij"


@pytest.mark.parametrize("name", ["ksp-export-projects", "deep-projects"])
def test_projects_end_after_they_start(name):
    ended = data.load(name).dropna(subset=["end_year"])
    assert (ended["end_year"] > ended["start_year"]).all()


def test_partnerships_lie_within_the_years_of_their_title():
    projects = data.load("deep-projects")
    assert (projects["start_year"].min(), projects["end_year"].max()) == (2011, 2015)
