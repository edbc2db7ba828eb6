"""Tables 1 to 9: what the study prints wrong, recomputed from its other cells."""

import re
from difflib import SequenceMatcher

import pytest

from innotrade import data

TRADE_TABLES = ["korea-trade-partners-1998", "chile-trade", "peru-trade", "korea-trade-partners"]
TREND_TABLES = ["chile-trade", "peru-trade"]
PARTNER_TABLES = ["korea-trade-partners-1998", "korea-trade-partners"]
GROWING_QUANTITIES = ["exports", "exports_volume", "imports", "imports_volume"]
TABLE_NAMES = [*TRADE_TABLES, "innovation-institutions", "graduates-by-field", "startup-policy-tools", "ksp-projects",
               "jiri-working-groups"]


def erratum(place):
    """The one erratum whose place begins so."""
    found = data.errata()
    return found[found["place"].str.startswith(place)].squeeze()


def cell(name, place, as_printed):
    """The cell of a table that the place of an erratum names."""
    _, where, column = (part.strip() for part in place.split("|"))
    table = data.load(name, as_printed=True)
    for condition in where.split("; "):
        key, _, value = condition.partition("=")
        table = table[table[key].astype(str) == value]
    (row,) = table.index
    return data.load(name, as_printed=as_printed).at[row, column]


def cell_errata(name):
    """The errata of a table that name a cell, not a unit or a title."""
    return [row for row in data.errata(name).itertuples() if "=" in row.place]


def chile_in_2003(as_printed):
    """Korea's trade with Chile in the first year of Table 2."""
    return data.load("chile-trade", as_printed=as_printed).set_index("year").loc[2003]


# Corrections


def test_chilean_balance_of_2003_is_exports_less_imports():
    printed, corrected = (chile_in_2003(as_printed=flag) for flag in (True, False))
    assert printed["balance"] != printed["exports"] - printed["imports"]
    assert corrected["balance"] == corrected["exports"] - corrected["imports"]


def test_chilean_balance_of_2003_is_printed_in_dollars_instead_of_millions():
    printed, corrected = (chile_in_2003(as_printed=flag) for flag in (True, False))
    assert round(printed["balance"] / 1e6) == corrected["balance"]


def test_guatemala_has_one_name_in_both_partner_tables():
    in_1998, printed, corrected = (
        data.load(name, as_printed=flag).set_index("iso3").at["GTM", "country"]
        for name, flag in [(PARTNER_TABLES[0], True), (PARTNER_TABLES[1], True), (PARTNER_TABLES[1], False)]
    )
    assert printed != in_1998
    assert corrected == in_1998


def test_each_status_of_a_start_up_tool_has_one_spelling():
    printed, corrected = (set(data.load("startup-policy-tools", as_printed=flag)["status"]) for flag in (True, False))
    assert len(printed) > len({status.lower() for status in printed})
    assert len(corrected) == len({status.lower() for status in corrected})


@pytest.mark.parametrize("name", ["korea-trade-partners", "innovation-institutions", "startup-policy-tools"])
def test_a_misspelt_cell_is_mended_by_a_letter_or_two(name):
    for row in cell_errata(name):
        if row.verdict == "typo" and row.corrected:
            printed, corrected = (cell(name, row.place, as_printed=flag) for flag in (True, False))
            assert printed != corrected
            assert SequenceMatcher(None, printed, corrected).ratio() > 0.85


# What the errata say of the page


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_errata_quote_the_cells_as_printed(name):
    for row in cell_errata(name):
        printed = cell(name, row.place, as_printed=True)
        assert printed == (row.printed if isinstance(printed, str) else float(row.printed)), row.id


@pytest.mark.parametrize("name", TRADE_TABLES)
def test_balances_called_rounded_are_one_off(name):
    for row in cell_errata(name):
        if row.verdict == "rounding":
            exports, imports = (
                cell(name, row.place.replace("| balance", f"| {flow}"), as_printed=True)
                for flow in ("exports", "imports")
            )
            assert abs(exports - imports - float(row.printed)) == 1, row.id


# Identities of whole tables


@pytest.mark.parametrize("name", TRADE_TABLES)
def test_balances_are_exports_less_imports_within_rounding(name):
    trade = data.load(name)
    assert (trade["exports"] - trade["imports"] - trade["balance"]).abs().max() <= 1


@pytest.mark.parametrize("quantity", GROWING_QUANTITIES)
@pytest.mark.parametrize("name", TREND_TABLES)
def test_growth_rates_follow_from_the_year_before_within_rounding(name, quantity):
    trade = data.load(name).sort_values("year")
    now, before, growth = trade[quantity], trade[quantity].shift(), trade[f"{quantity}_change"]
    lowest = 100 * ((now - 0.5) / (before + 0.5) - 1) - 0.05
    highest = 100 * ((now + 0.5) / (before - 0.5) - 1) + 0.05
    assert growth.between(lowest, highest)[before.notna()].all()


@pytest.mark.parametrize("flow", ["exports", "imports"])
@pytest.mark.parametrize("name", PARTNER_TABLES)
def test_listed_partners_trade_less_than_the_region(name, flow):
    trade = data.load(name).set_index("country")[flow]
    assert trade.drop("Region Total").sum() < trade["Region Total"]


@pytest.mark.parametrize("name", PARTNER_TABLES)
def test_partners_are_ranked_by_exports(name):
    exports = data.load(name).query("country != 'Region Total'")["exports"]
    assert exports.is_monotonic_decreasing


@pytest.mark.parametrize("column", ["exports", "exports_change", "imports", "imports_change", "balance"])
@pytest.mark.parametrize(("partner", "trend"), [("Chile", "chile-trade"), ("Peru", "peru-trade")])
def test_2015_is_the_same_in_the_partner_table_and_in_the_trend(partner, trend, column):
    among_partners = data.load("korea-trade-partners").set_index("country").at[partner, column]
    in_trend = data.load(trend).set_index("year").at[2015, column]
    assert in_trend == (among_partners if column.endswith("_change") else round(among_partners / 1000))


@pytest.mark.parametrize("level", ["degree", "masters", "phd"])
def test_fields_of_study_add_up_to_all_graduates(level):
    graduates = data.load("graduates-by-field").query("level == @level").set_index("field")["graduates"]
    assert graduates.drop("Total").sum() == graduates["Total"]


# Running text against the tables


def test_text_takes_medicine_for_engineering():
    slip = erratum("section II.D: degree graduates")
    degrees = data.load("graduates-by-field").query("level == 'degree'").set_index("field")["graduates"]
    assert int(slip["printed"].replace(" ", "")) == degrees["Medical Sciences"]
    assert int(slip["corrected"].replace(" ", "")) == degrees["Engineering and Technology"]


def test_fields_of_study_stand_in_table_6_without_countries_and_not_in_figure_5():
    assert "field" in data.load("graduates-by-field")
    assert not {"country", "iso3"} & set(data.load("graduates-by-field"))
    assert "field" not in data.load("researchers")  # what the course has in place of the figure


def test_table_1_is_of_the_year_before_the_one_the_text_gives():
    slip = erratum("section I.B: year of Table 1")
    (year,) = re.findall(r"\d{4}", data.load("korea-trade-partners-1998").attrs["title"])
    assert slip["printed"] != year
    assert slip["corrected"] == year


def test_colombian_project_on_export_capacities_is_of_the_year_after_the_one_the_text_gives():
    slip = erratum("section II.H: year of the Colombian project")
    projects = data.load("ksp-projects").query("country == 'Colombia'")
    (year,) = projects.loc[projects["project"].str.contains("export capacities"), "year"]
    assert int(slip["printed"]) != year
    assert int(slip["corrected"]) == year


def test_six_working_groups_are_led_by_seven_pairs():
    groups = data.load("jiri-working-groups")
    assert len(groups) == groups["working_group"].nunique() + 1
    assert groups.duplicated(["celac_country", "eu_country"]).sum() == 1
