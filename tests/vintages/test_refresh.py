"""Newer figures lie beside the snapshot, say where they come from, and count only when they are asked for."""

import hashlib
import json
import os
import re

import pandas as pd
import pytest

from innotrade import cli, data, vintages
from innotrade.vintages import changes, series


def test_a_refreshed_table_has_the_columns_of_the_snapshot_and_later_years(fetch):
    fetch("rd-intensity")
    latest, snapshot = data.load("rd-intensity", vintage="latest"), data.load("rd-intensity")
    assert list(latest.columns) == list(snapshot.columns)
    assert latest["year"].max() == 2025 > snapshot["year"].max()
    assert set(latest["vintage"]) == {"WDI 2027-02-01"}
    assert latest.attrs["units"] == snapshot.attrs["units"]
    assert set(latest[latest["iso3"].isna()]["country"]) == {"Latin America & Caribbean", "OECD members"}


def test_the_default_stays_the_snapshot_and_its_files_are_untouched(fetch):
    def digest():
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in data.folder().rglob("*.*")}

    files, before = digest(), data.load("gdp")
    fetch("gdp")
    pd.testing.assert_frame_equal(data.load("gdp"), before)
    pd.testing.assert_frame_equal(data.load("gdp", vintage="snapshot"), before)
    assert digest() == files


def test_provenance_names_publisher_query_date_and_checksum(fetch, publisher):
    fetch("gdp")
    about = data.load("gdp", vintage="latest").attrs["vintage"]
    file = vintages.store().folder / "gdp" / about["file"]
    assert about["publisher"] == "World Bank, World Development Indicators"
    assert about["query"].startswith(f"{publisher.address}/country/ARG;")
    assert "/indicator/NY.GDP.MKTP.CD?" in about["query"]
    assert about["retrieved"].endswith("Z")
    assert about["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert about["bytes"] == file.stat().st_size


def test_every_series_of_the_world_bank_can_be_refreshed(fetch):
    done, failed, _ = fetch()
    assert failed == []
    assert [change.name for change in done] == list(series.known())
    assert len(done) == 8
    for name in series.known():
        assert len(data.load(name, vintage="latest")) > 100


def test_values_cross_without_losing_a_digit(fetch):
    fetch("gdp")
    old = series.newest(data.load("gdp"))
    new = series.newest(data.load("gdp", vintage="latest"))
    assert all(new[key] == value for key, value in old.items())


def test_an_answer_of_several_pages_is_put_together(fetch, publisher):
    publisher.per_page = 100
    fetch("rd-intensity")
    assert len(series.newest(data.load("rd-intensity", vintage="latest"))) > 300


def test_earlier_editions_stay_and_can_be_asked_for(fetch, publisher):
    fetch("gdp")
    publisher.edition = "2027-08-01"
    publisher.revise = lambda code, year, value: value * 1.02
    fetch("gdp")
    assert vintages.store().editions("gdp") == ["WDI 2027-02-01", "WDI 2027-08-01"]
    first, second = data.load("gdp", vintage="WDI 2027-02-01"), data.load("gdp", vintage="latest")
    assert set(first["vintage"]) != set(second["vintage"])


def test_what_was_never_fetched_says_how_to_fetch_it():
    with pytest.raises(data.DataError, match=r"gdp is not kept.*innotrade refresh.*without vintage="):
        data.load("gdp", vintage="latest")


def test_a_damaged_file_is_noticed_and_mended_by_the_next_refresh(fetch, publisher):
    fetch("gdp")
    file = next(vintages.store().folder.glob("gdp/*.csv"))
    file.write_text(file.read_text().replace("Chile", "Chili", 1))
    with pytest.raises(data.DataError, match="changed or damaged"):
        data.load("gdp", vintage="latest")
    fetch("gdp")
    assert "Chili" not in set(data.load("gdp", vintage="latest")["country"])


def test_a_damaged_pointer_is_noticed_and_mended_by_the_next_refresh(fetch):
    fetch("gdp")
    (vintages.store().folder / "gdp" / "latest.json").write_text("{")
    with pytest.raises(data.DataError, match="changed or damaged"):
        data.load("gdp", vintage="latest")
    fetch("gdp")
    assert len(data.load("gdp", vintage="latest"))


def test_changes_are_new_years_revisions_by_size_and_what_is_gone():
    old = {("Chile", 2014): 10.0, ("Chile", 2015): 20.0, ("Peru", 2015): 0.0, ("Cuba", 2015): 1.0}
    new = {("Chile", 2014): 11.0, ("Chile", 2015): 30.0, ("Peru", 2015): 0.0, ("Chile", 2016): 5.0}
    change = changes.compare("x", old, new, ("a", "b"), [])
    assert [(item.year, round(item.percent)) for item in change.revised] == [(2015, 50), (2014, 10)]
    assert (change.new_years, change.gone, change.unchanged) == ("2016", (("Cuba", 2015),), 1)


def test_two_equal_editions_differ_in_nothing():
    values = {("Chile", 2014): 0.1 + 0.2}
    change = changes.compare("x", values, {("Chile", 2014): 0.3}, ("a", "b"), [])
    assert (change.revised, change.added, change.gone, change.unchanged) == ((), (), (), 1)


def test_the_command_shows_what_changed_and_where_it_is(publisher, capsys):
    publisher.revise = lambda code, year, value: value * 1.1 if (code, year) == ("KOR", 2014) else value
    assert cli.main(["refresh", "--only", "rd-intensity", "--only", "population"]) == 0
    shown = capsys.readouterr()
    assert "snapshot → WDI 2027-02-01" in shown.out
    assert "Korea, Rep. 2014 +10.0 %" in shown.out
    assert os.environ["INNOTRADE_VINTAGES"] in shown.out
    assert "fetching rd-intensity" in shown.err  # where there is no terminal, a line stands for the bar


def test_the_list_shows_series_and_what_is_kept(publisher, capsys):
    cli.main(["refresh", "--only", "gdp"])
    capsys.readouterr()
    assert cli.main(["refresh", "--list"]) == 0
    shown = capsys.readouterr().out
    assert "GB.XPD.RSDV.GD.ZS" in shown
    assert "WDI 2027-02-01" in shown


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("chile-trade", "chile-trade has no interface.*rd-intensity"),
        ("rd-intensty", "did you mean rd-intensity"),
    ],
)
def test_what_cannot_be_fetched_is_refused_before_anything_is_asked(name, message, publisher, capsys):
    assert cli.main(["refresh", "--only", name]) == 2
    assert re.search(message, capsys.readouterr().err)
    assert publisher.asked == []


def test_what_is_known_of_an_edition_is_plain_json(fetch):
    fetch("gdp")
    about = json.loads((vintages.store().folder / "gdp" / "latest.json").read_text(encoding="utf-8"))
    assert {"publisher", "series", "query", "retrieved", "sha256", "rows", "licence"} <= about.keys()
