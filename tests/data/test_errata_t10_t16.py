"""Tables 10 to 16 (Korea's innovation, skills and regional policies) against each other and their chapter.

No cell of these tables has a correction; what is wrong contradicts another place, which no identity decides.
"""

import re

import pytest

from innotrade import data

TABLES = [
    "science-council",
    "technology-policies",
    "skills-policy-shifts",
    "vocational-training-schemes",
    "university-industry-programmes",
    "regional-industry-policies",
    "industrial-location-policies",
]
MATRICES = ["skills-policy-shifts", "regional-industry-policies", "industrial-location-policies"]
BUDGET = 18_890  # KRW billion, government R&D budget of 2015; section III.A.4
SCIENCE_MINISTRY = 5_667  # KRW billion
NEXT_TWO_SHARES = 18.3 + 12.9  # % of the budget: industry ministry, defence acquisition


def entries(name: str, **keys) -> list[str]:
    """Entries of a textual table at the given keys, in printed order."""
    table = data.load(name)
    for key, value in keys.items():
        table = table[table[key] == value]
    return table["entry"].tolist()


def erratum(identifier: str):
    """One row of the errata."""
    return data.errata().set_index("id").loc[identifier]


def number(text: str) -> float:
    """The number in a quotation, without separators and per cent sign."""
    return float(re.sub(r"[ ,%]", "", text))


def table_errata():
    """Errata of cells of the seven tables, each with the name of its table."""
    return [(name, row) for name in TABLES for row in data.errata(name).itertuples()]


# What the errata say of the tables


def test_every_erratum_of_a_table_quotes_the_printed_cell():
    for name, row in table_errata():
        keys, column = (part.strip() for part in row.place.split("|")[1:])
        cells = data.load(name, as_printed=True)
        for key, value in (pair.split("=") for pair in keys.split("; ")):
            cells = cells[cells[key].astype(str) == value]
        assert cells[column].item() == row.printed


def test_no_cell_of_these_tables_is_changed_by_a_correction():
    for name in TABLES:
        assert data.load(name).equals(data.load(name, as_printed=True))


def test_every_reference_to_a_section_is_an_erratum():
    """The chapters letter their sections, so a reference to a number leads nowhere."""
    tools = entries("technology-policies", aspect="tool")
    references = {tool for tool in tools if re.fullmatch(r"See section ([IVX]+\.)?[\d.]+", tool)}
    assert references == {tool for tool in tools if tool.startswith("See")}
    assert references <= set(data.errata("technology-policies")["printed"])


def test_lower_tariffs_stand_under_export_promotion_and_not_under_competition():
    printed = erratum("t11-4")["printed"]
    assert printed in entries("technology-policies", scheme="Export promotion")
    assert printed not in entries("technology-policies", scheme="Competition policy")


def test_ulsan_is_an_example_of_the_1960s_only():
    table = data.load("industrial-location-policies")
    assert table.loc[table["entry"].str.contains("Ulsan"), "period"].tolist() == ["1960s"]


# Running text of chapter III


def test_average_yearly_increase_in_researchers_follows_from_both_ends():
    average = (437_447 - 1_900) / (2014 - 1963)
    row = erratum("s3a-1")
    assert number(row["printed"]) != round(average, -1)
    assert number(row["corrected"]) == round(average, -1)


def test_amount_and_share_of_the_science_ministry_disagree():
    share = 100 * SCIENCE_MINISTRY / BUDGET
    assert round(share, 1) != number(erratum("s3a-5")["printed"])
    assert share < NEXT_TWO_SHARES  # the text calls it slightly more


def test_almost_four_fifths_for_the_five_largest_needs_the_printed_share():
    other_two = 12.9  # education ministry and SMBA together get about what defence acquisition gets
    printed = number(erratum("s3a-5")["printed"])
    assert round(printed + NEXT_TWO_SHARES + other_two, -1) == 80
    assert round(100 * SCIENCE_MINISTRY / BUDGET + NEXT_TWO_SHARES + other_two, -1) < 80


def test_concentration_on_twenty_firms_is_unchanged_only_if_both_shares_have_one_base():
    total_2014 = number(erratum("s3a-3")["printed"].split()[0])
    industrial_1995 = 57.5  # footnote 22
    industrial_2014 = total_2014 / (1 - 0.25)  # the government's share is about one-fourth
    assert abs(total_2014 - industrial_1995) < 1
    assert industrial_2014 - industrial_1995 > 15


def test_fourth_foresight_is_later_than_the_publication_cited_for_it():
    table = data.load("technology-policies").set_index("entry")
    cited = int(re.search(r"\d{4}", erratum("s3b-1")["printed"]).group())
    assert table.loc["Fourth foresight", "year"] > cited


def test_training_schemes_hold_no_budget():
    assert set(data.load("vocational-training-schemes").attrs["units"].values()) == {"rank"}


# Identities of whole tables


@pytest.mark.parametrize("name", MATRICES)
def test_every_line_has_an_entry_in_every_column(name):
    table = data.load(name)
    column = table.columns[0]
    cells = table.groupby([column, "aspect"]).size()
    assert len(cells) == table[column].nunique() * table["aspect"].nunique()


@pytest.mark.parametrize(
    ("name", "cell"),
    [(name, ["area" if name.startswith("regional") else "period", "aspect"]) for name in MATRICES]
    + [("technology-policies", ["scheme", "aspect"]), ("vocational-training-schemes", ["stage"])],
)
def test_entries_of_a_cell_are_numbered_from_one(name, cell):
    table = data.load(name)
    assert (table["position"] == table.groupby(cell).cumcount() + 1).all()


def test_ministries_of_university_linkages_are_those_that_run_the_programmes():
    linkages = entries("regional-industry-policies", area="University-Industry Linkages", aspect="ministry")
    programmes = data.load("university-industry-programmes")["ministry_code"].dropna()
    assert set(linkages) == set(programmes)


def test_the_regional_innovation_programme_ran_five_years():
    table = data.load("university-industry-programmes").set_index("programme")
    programme = table.loc["New University for Regional Innovation (NURI)"]
    assert programme["last_year"] - programme["first_year"] + 1 == 5  # section III.E.2


def test_tools_of_a_scheme_are_dated_in_order():
    dated = data.load("technology-policies").dropna(subset=["year"])
    assert dated.groupby("scheme")["year"].apply(lambda years: years.is_monotonic_increasing).all()


def test_every_scheme_has_a_goal_and_a_tool():
    aspects = data.load("technology-policies").groupby("scheme")["aspect"].agg(set)
    assert (aspects == {"goal", "tool"}).all()


def test_civilians_outnumber_the_government_only_beside_a_vice_chair():
    council = data.load("science-council")
    majority = council[council["civilian_members"] > council["government_members"]]
    assert majority["vice_chair"].notna().all()
    assert len(majority) == 1


def test_dated_periods_of_the_council_follow_without_a_gap():
    dated = data.load("science-council")["period"].str.extract(r"(\d{4})-(\d{4})").dropna().astype(int)
    assert (dated[0].iloc[1:].to_numpy() == dated[1].iloc[:-1].to_numpy() + 1).all()
