"""Tables 23 to 31 (Korea's growth, small firms' exports, investment abroad) against their own identities."""

import pytest

from innotrade import data


def cell(name: str, column: str, *, as_printed: bool = False, **keys):
    table = data.load(name, as_printed=as_printed)
    for key, value in keys.items():
        table = table[table[key] == value]
    return table[column].item()


def sector_share(period: str, sector: str) -> float:
    """A sector's share of all outward investment, in %, from the printed amounts."""
    amount = cell("ofdi-by-sector", "value", as_printed=True, period=period, sector=sector)
    return 100 * amount / cell("ofdi-by-sector", "value", as_printed=True, period=period, sector="Total")


def exports_implied_by_sme_share():
    """Highest total exports (US$ billion) that the rounded SME exports and shares allow, by year."""
    table = data.load("sme-exports").set_index("year")
    return (table["sme_exports"] + 0.05) / (table["share_of_exports"] - 0.05) * 100


# Corrections of table values


def test_world_outward_investment_of_2010_is_the_total_over_sectors():
    total = cell("ofdi-by-sector", "value", period="2010", sector="Total")
    assert cell("ofdi-by-region", "value", as_printed=True, period="2010", region="World") != total
    assert cell("ofdi-by-region", "value", period="2010", region="World") == total


@pytest.mark.parametrize(
    "sector", ["Mining and quarrying", "Manufacturing", "Financial and insurance", "Real Estate"]
)
def test_sector_shares_of_2010_fit_the_corrected_world_total_only(sector):
    amount = cell("ofdi-by-sector", "value", period="2010", sector=sector)
    printed = cell("ofdi-by-region", "value", as_printed=True, period="2010", region="World")
    corrected = cell("ofdi-by-region", "value", period="2010", region="World")
    share = cell("ofdi-by-sector", "share", period="2010", sector=sector)
    assert round(100 * amount / printed, 1) != share
    assert round(100 * amount / corrected, 1) == share


@pytest.mark.parametrize("region", ["World", "Asia"])
def test_the_sum_over_years_ends_in_the_year_of_the_equal_sum_over_sectors(region):
    sectors = data.load("ofdi-by-sector").query("sector == 'Total'")
    printed = data.load("ofdi-by-region", as_printed=True)
    corrected = data.load("ofdi-by-region")
    world = printed.query("region == 'World'")["value"].max()
    period = sectors.loc[sectors["value"] == world, "period"].item()
    row = printed.query("region == @region")["value"].idxmax()
    assert printed.loc[row, "period"] != period
    assert corrected.loc[row, "period"] == period


def test_world_outward_investment_equals_the_total_over_sectors_in_every_period():
    world = data.load("ofdi-by-region").query("region == 'World'").set_index("period")["value"]
    total = data.load("ofdi-by-sector").query("sector == 'Total'").set_index("period")["value"]
    assert world.to_dict() == total.to_dict()


def test_outward_investment_by_region_is_in_the_unit_of_the_equal_totals_by_sector():
    unit = data.load("ofdi-by-sector").attrs["units"]["value"]
    assert data.load("ofdi-by-region", as_printed=True).attrs["units"]["value"] != unit
    assert data.load("ofdi-by-region").attrs["units"]["value"] == unit


def test_financial_share_of_2014_follows_from_its_amount():
    place = {"period": "2014", "sector": "Financial and insurance"}
    share = round(sector_share(**place), 1)
    assert cell("ofdi-by-sector", "share", as_printed=True, **place) != share
    assert cell("ofdi-by-sector", "share", **place) == share


def test_average_exports_of_an_exporting_sme_in_2013_follow_from_their_number():
    exporting_smes = 87_865  # section V.B.2
    erratum = data.errata().set_index("id").loc["s5b-5"]
    average = 1000 * cell("sme-exports", "sme_exports", year=2013) / exporting_smes
    assert erratum["printed"] != f"US${average:.2f} million"
    assert erratum["corrected"] == f"US${average:.2f} million"


# Contradictions that no identity decides


def test_financial_and_real_estate_sums_are_one_and_the_same_though_no_year_is():
    table = data.load("ofdi-by-sector").pivot(index="period", columns="sector", values="value")
    equal = table["Financial and insurance"] == table["Real Estate"]
    assert list(equal[equal].index) == ["1990-2014"]


def test_growth_fell_most_before_the_years_from_which_the_text_dates_its_fall():
    growth = data.load("korea-growth-and-exports").set_index("period")["gdp_growth"]
    before, after = growth["1982-1991"] - growth["1992-2001"], growth["1992-2001"] - growth["2002-2011"]
    assert before > after > 0


def test_value_added_of_1980_is_printed_twice():
    table = data.load("value-added-per-employee").drop(columns="row")
    assert list(table.loc[table.duplicated(), "year"]) == [1980]


def test_exports_implied_by_sme_shares_stay_below_the_exports_printed_for_2012_to_2014():
    printed = cell("korea-growth-and-exports", "goods_exports", period="2012-2014")
    assert exports_implied_by_sme_share().loc[2012:2014].sum() < printed


def test_sme_share_of_exports_rises_again_after_2013():
    share = data.load("sme-exports").set_index("year")["share_of_exports"]
    assert share.loc[2013:].is_monotonic_increasing


def test_manufacturing_took_less_than_half_of_outward_investment_in_2000():
    assert sector_share("2000", "Manufacturing") < 50


@pytest.mark.parametrize("year", [1990, 2000, 2010])
def test_totals_by_firm_size_are_one_above_totals_by_sector(year):
    total = cell("ofdi-by-sector", "value", period=str(year), sector="Total")
    assert cell("ofdi-by-firm-size", "all_firms", year=year) == total + 1


# Identities of whole tables


def test_sectors_of_the_economy_sum_to_100():
    sums = data.load("korea-industrial-structure").groupby("year")["gdp_share"].sum()
    assert sums.to_numpy() == pytest.approx(100)


def test_growth_of_the_periods_averages_to_the_growth_of_1962_to_2014():
    table = data.load("korea-growth-and-exports")
    first, last = (table["period"].str.split("-").str[end].astype(int) for end in (0, 1))
    years = last - first + 1
    average = (table["gdp_growth"] * years).sum() / years.sum()
    assert round(average, 1) == 6.6  # section V.A


def test_value_added_ratio_is_large_firms_over_smes_within_rounding():
    table = data.load("value-added-per-employee")
    low = (table["large_firms"] - 0.05) / (table["smes"] + 0.05) - 0.005
    high = (table["large_firms"] + 0.05) / (table["smes"] - 0.05) + 0.005
    assert table["ratio"].between(low, high).all()


def test_smes_always_pay_more_for_loans():
    table = data.load("lending-rates")
    assert (table["smes"] > table["large_firms"]).all()


def test_sector_shares_follow_from_amounts_cut_to_whole_millions():
    table = data.load("ofdi-by-sector")
    total = table["period"].map(table.query("sector == 'Total'").set_index("period")["value"])
    low = 100 * table["value"] / (total + 1) - 0.05
    high = 100 * (table["value"] + 1) / total + 0.05
    assert table["share"].between(low, high)[table["sector"] != "Total"].all()


def test_asia_is_a_part_of_the_world():
    table = data.load("ofdi-by-region").pivot(index="period", columns="region", values="value")
    assert (table["Asia"] < table["World"]).all()


def test_sme_share_of_outward_investment_is_smes_over_all_firms():
    table = data.load("ofdi-by-firm-size")
    shares = (100 * table["smes"] / table["all_firms"]).round(1)
    assert shares.tolist() == table["sme_share"].tolist()


@pytest.mark.parametrize("name", ["ofdi-by-firm-size", "ofdi-to-latin-america-by-firm-size"])
def test_smes_and_large_firms_do_not_exceed_all_firms(name):
    table = data.load(name)
    assert (table["smes"] + table["large_firms"] <= table["all_firms"]).all()


@pytest.mark.parametrize("year", [2013, 2014])
def test_others_than_firms_made_most_of_the_investment_in_panama(year):
    table = data.load("ofdi-to-latin-america-by-firm-size").set_index(["country", "year"])
    row = table.loc[("Panama", year)]
    assert row["all_firms"] - row["smes"] - row["large_firms"] > row["all_firms"] / 2
