"""The public facts: every value says who published it and in which edition, and editions stay apart."""

import pytest

from innotrade import data

FACTS = sorted(path.stem for path in (data.folder() / "facts").glob("*.csv"))


def common_precision(first: str, second: str) -> tuple[str, str]:
    """Two ISO dates cut to what both of them say (year, month or day)."""
    length = min(len(first), len(second))
    return first[:length], second[:length]


def korea_rd(vintage: str, year: int) -> float:
    rd = data.load("rd-intensity")
    return rd[(rd["iso3"] == "KOR") & (rd["year"] == year) & rd["vintage"].str.startswith(vintage)]["value"].item()


# Provenance


@pytest.mark.parametrize("name", FACTS)
def test_every_row_names_publisher_and_vintage(name):
    assert data.load(name)[["publisher", "vintage"]].notna().all(axis=None)


@pytest.mark.parametrize("name", FACTS)
def test_every_row_is_dated(name):
    table = data.load(name)
    assert table[[column for column in ("year", "date", "period") if column in table]].notna().any(axis=1).all()


@pytest.mark.parametrize("name", FACTS)
def test_every_source_names_publisher_and_licence(name):
    assert all({"publisher", "licence"} <= source.keys() for source in data._resource(name).sources)


# Research and development


@pytest.mark.parametrize(("vintage", "percent"), [("WDI 2019", 4.29), ("WDI 2026", 3.89)])
def test_korean_rd_of_2014_depends_on_the_vintage(vintage, percent):
    assert round(korea_rd(vintage, 2014), 2) == percent


def test_a_country_has_one_rd_value_a_year_within_a_vintage_and_several_across():
    rd = data.load("rd-intensity")
    assert not rd.duplicated(["country", "year", "vintage"]).any()
    assert rd.duplicated(["country", "year"]).any()


def test_no_series_of_rd_joins_2019_with_2026():
    rd = data.load("rd-intensity")
    assert rd.groupby("vintage")["year"].agg(set)["WDI 2026-07-13"] == {2014}
    assert not rd[rd["vintage"] == "WDI 2019-03-21"].duplicated(["country", "year"]).any()


@pytest.mark.parametrize(("year", "rounding"), [(1990, 0.5), (2011, 0.05), (2012, 0.05), (2013, 0.05), (2014, 0.05)])
@pytest.mark.parametrize("payer", ["private", "government"])
def test_shares_of_korean_rd_follow_from_the_amounts(payer, year, rounding):
    gerd = data.load("korea-gerd").query("year == @year and not publisher.str.startswith('Nature')")
    measure = gerd[gerd["unit"] != "billion US$"].query("measure != 'gerd-intensity'").set_index("measure")["value"]
    assert 100 * measure[f"{payer}-funds"] / measure["gerd"] == pytest.approx(measure[f"{payer}-share"], abs=rounding)


def test_korean_rd_abroad_closes_the_gap_of_2001():
    amount = data.load("korea-gerd").query("year == 2001 and unit.str.startswith('billion')").set_index("measure")
    funds = amount.loc[["private-funds", "government-funds", "foreign-funds"], "value"].sum()
    assert funds - amount.loc["rd-abroad", "value"] == pytest.approx(amount.loc["gerd", "value"])


# Places


def test_capitals_lie_on_the_globe_and_in_their_part_of_it():
    capitals = data.load("capitals").set_index("iso3")
    assert capitals["latitude"].between(-90, 90).all()
    assert capitals["longitude"].between(-180, 180).all()
    others = ["KOR", "JPN", "DEU", "ISR", "FIN", "USA"]
    region = capitals.drop(others)
    assert region["latitude"].between(-56, 33).all()
    assert region["longitude"].between(-118, -34).all()
    assert capitals.loc["KOR", ["latitude", "longitude"]].tolist() == pytest.approx([37.5, 127], abs=0.2)


def test_a_country_has_one_capital():
    assert data.load("capitals")["iso3"].is_unique


# Events


def test_timeline_is_in_order_of_date():
    assert data.load("policy-timeline")["date"].is_monotonic_increasing


def test_timeline_stays_within_the_study():
    timeline = data.load("policy-timeline")
    assert timeline["year"].between(1967, 2018).all()
    assert (timeline["date"].str[:4].astype(int) == timeline["year"]).all()


def test_events_that_last_end_after_they_begin():
    lasting = data.load("policy-timeline").dropna(subset=["end"])
    assert all(begin < end for begin, end in map(common_precision, lasting["date"], lasting["end"]) if begin != end)


def test_events_are_told_in_at_most_fourteen_words():
    assert (data.load("policy-timeline")["event"].str.split().str.len() <= 14).all()


@pytest.mark.parametrize(("earlier", "later"), [("concluded", "signed"), ("signed", "in_force")])
def test_agreements_are_concluded_then_signed_then_in_force(earlier, later):
    both = data.load("korea-agreements").dropna(subset=[earlier, later])
    pairs = [common_precision(*pair) for pair in zip(both[earlier], both[later], strict=True)]
    assert len(pairs) > 0
    assert all(first <= second for first, second in pairs)


@pytest.mark.parametrize("column", ["signed", "in_force"])
def test_stated_precision_is_that_of_the_date(column):
    agreements = data.load("korea-agreements")
    length = agreements[column].fillna("").str.len()
    stated = agreements[f"{column}_precision"].map({"not found": 0, "year": 4, "month": 7, "day": 10})
    assert (length == stated).all()


@pytest.mark.parametrize("partner", ["Chile", "Peru", "Colombia"])
def test_study_and_press_agree_on_entry_into_force(partner):
    timeline = data.load("policy-timeline")
    entry = timeline[(timeline["kind"] == "entry-into-force") & (timeline["partner"] == partner)]
    study = entry[entry["actor"].str.startswith("Korea")]["date"].item()
    press = data.load("korea-agreements").set_index("partner").loc[partner, "in_force"]
    first, second = common_precision(study, press)
    assert first == second


# Chapter I


def test_numbers_repeated_from_table_2_agree_with_it():
    figures = data.load("chapter1-figures").set_index("name")["value"]
    chile = data.load("chile-trade", as_printed=True).set_index("year").loc[2004]
    assert figures["korea_exports_to_chile_growth"] == chile["exports_change"]
    assert figures["korea_imports_from_chile_growth"] == chile["imports_change"]


def test_imports_from_ecuador_rose_sevenfold_not_fivefold():
    figures = data.load("chapter1-figures").set_index("name")["value"]
    multiple = figures["korea_imports_from_ecuador_2014"] / figures["korea_imports_from_ecuador_2013"]
    assert multiple > figures["korea_imports_from_ecuador_multiple"] + 1
