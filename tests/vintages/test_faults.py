"""What can go wrong between here and the publisher: mended where another try helps, refused in words where not.

After every fault the figures that were there before are whole, and the next good answer is taken.
"""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from innotrade import cli, data, vintages
from innotrade.store import StoreError
from innotrade.vintages.world_bank import Patience, SourceError
from tests.vintages.conftest import HASTE
from tests.vintages.publisher import (
    altered,
    busy_until,
    cut_short,
    cut_short_unannounced,
    dripping,
    hung_up,
    silent,
    status,
    text,
)

PAGE = "<!DOCTYPE html><html><title>Welcome to Hotel WiFi</title></html>"
XML = '<?xml version="1.0"?><wb:error xmlns:wb="http://www.worldbank.org"><wb:message id="105"/></wb:error>'
REFUSAL = '[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]'


def rename(head, rows):
    for row in rows:
        row["iso3"] = row.pop("countryiso3code")


def in_thousands(head, rows):
    for row in rows:
        row["value"] *= 1000


def words_for_a_value(head, rows):
    rows[5]["value"] = "not available"


def below_zero(head, rows):
    rows[5]["value"] = -3


def twice(head, rows):
    rows.append(dict(rows[0]))
    head["total"] += 1


def few(head, rows):
    rows[:] = [row for row in rows if row["countryiso3code"] in ("ARG", "BRA")]
    head["total"] = len(rows)


def lose_rows(head, rows):
    del rows[10:]


def of_another_series(head, rows):
    for row in rows:
        row["indicator"] = {"id": "NY.GDP.MKTP.CD", "value": "GDP"}


def undated(head, rows):
    del head["lastupdated"]


#: Fault, times, what the user reads while it is tried again: the figures are new in the end.
MENDED = [
    ("silent", silent(0.4), 2, "is silent for more than 0.25 seconds; trying again"),
    ("slow without end", dripping, 1, "took more than 0.5 seconds over one answer; trying again"),
    ("429", status(429), 2, r"is busy \(HTTP 429\); trying again in 0 s \(1 of 2\)"),
    ("429 with Retry-After", status(429, Retry_After="1"), 1, r"is busy \(HTTP 429\); trying again in 1 s"),
    ("429 with a date", busy_until(1), 1, r"is busy \(HTTP 429\); trying again in [01] s"),
    ("500", status(500), 2, r"has trouble of its own \(HTTP 500\); trying again"),
    ("502", status(502), 1, "HTTP 502"),
    ("503 with Retry-After", status(503, Retry_After="0"), 1, "HTTP 503"),
    ("cut short", cut_short, 2, "broke off half way; trying again"),
    ("cut short, of no stated length", cut_short_unannounced, 2, "broke off after .* bytes; trying again"),
    ("hung up", hung_up, 1, "trying again"),
    ("empty", text(""), 1, "broke off after 0 bytes"),
]
#: Fault, what the user reads in the end: asked once, refused, nothing changed.
REFUSED = [
    (
        "429 for an hour",
        status(429, Retry_After="3600"),
        "busy and asks to come back in 60 minutes: run the command again",
    ),
    ("404", status(404), "answers HTTP 404 to .*its interface may have changed"),
    ("a web page", text(PAGE, "text/html"), "a web page instead of figures: does the network want a login"),
    ("XML", text(XML), "XML instead of figures"),
    ("not JSON", text('[{"page": 1,, "pages": 1}, []]'), "is not JSON"),
    ("other JSON", text('{"data": []}'), "interface has changed: its answer is not a head and a list"),
    ("null", text("null"), "its answer is not a head and a list"),
    ("a refusal", text(REFUSAL), "refuses the query: The provided parameter value is not valid"),
    ("a renamed field", altered(rename), "interface has changed: a row lacks countryiso3code"),
    ("no date of update", altered(undated), "'lastupdated' is '', not a date"),
    ("another series", altered(of_another_series), "TM.TAX.MRCH.SM.FN.ZS was asked for and NY.GDP.MKTP.CD answered"),
    ("fewer rows than announced", altered(lose_rows), "rows were announced and 10 came"),
    ("words for a value", altered(words_for_a_value), "cannot be read .*not available"),
    (
        "a value below zero",
        altered(below_zero),
        r"does not fit the table mfn-tariff: .* 20\d\d, value: -3.0 is less than 0",
    ),
    ("a value twice", altered(twice), r"20\d\d.*are the same as in an earlier row"),
    ("another unit", altered(in_thousands), "1e.03 times what the course has .*its unit has changed"),
    ("most countries gone", altered(few), "15 of 17 countries have no value"),
]


@pytest.fixture
def before(fetch, publisher):
    """The figures of a good refresh, after which the publisher has a newer edition."""
    fetch("mfn-tariff")
    publisher.edition = "2027-08-01"
    publisher.asked.clear()
    return data.load("mfn-tariff", vintage="latest")


def is_whole(before):
    pd.testing.assert_frame_equal(data.load("mfn-tariff", vintage="latest"), before)


def questions(publisher):
    return sum("/indicator/" in path for path in publisher.asked)


@pytest.mark.parametrize(("fault", "times", "read"), [row[1:] for row in MENDED], ids=[row[0] for row in MENDED])
def test_trouble_that_passes_is_tried_again(fault, times, read, before, fetch, publisher):
    publisher.faults = [fault] * times
    _, failed, said = fetch("mfn-tariff")
    assert failed == []
    assert re.search(read, " | ".join(said))
    assert questions(publisher) == times + 1
    assert set(data.load("mfn-tariff", vintage="latest")["vintage"]) == {"WDI 2027-08-01"}


@pytest.mark.parametrize(("fault", "read"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_trouble_that_stays_is_refused_at_once_and_in_words(fault, read, before, fetch, publisher):
    publisher.faults = [fault]
    done, failed, said = fetch("mfn-tariff")
    assert (done, said) == ([], [])
    assert re.search(read, failed[0])
    assert questions(publisher) == 1
    is_whole(before)
    fetch("mfn-tariff")
    assert set(data.load("mfn-tariff", vintage="latest")["vintage"]) == {"WDI 2027-08-01"}


def test_trouble_that_does_not_end_is_given_up_and_the_rest_is_not_asked_for(before, fetch, publisher):
    publisher.faults = [status(500)] * 9
    done, failed, _ = fetch("mfn-tariff", "gdp", "population")
    assert done == []
    assert re.fullmatch(r"mfn-tariff: .*HTTP 500.*unchanged; the 2 after it were not asked for", failed[0])
    assert questions(publisher) == HASTE.attempts
    is_whole(before)


def test_a_table_that_is_refused_does_not_hold_up_the_others(before, fetch, publisher):
    publisher.faults = [altered(rename)]
    done, failed, _ = fetch("mfn-tariff", "gdp")
    assert [change.name for change in done] == ["gdp"]
    assert len(failed) == 1
    is_whole(before)


def test_pauses_double_up_to_the_longest(fetch, publisher):
    publisher.faults = [status(500)] * 4
    _, _, said = fetch("mfn-tariff", patience=Patience(attempts=5, first=0.01, longest=0.03))
    assert len(said) == 4


def test_retry_after_is_waited_for(before, fetch, publisher):
    publisher.faults = [status(429, Retry_After="1")]
    start = datetime.now(UTC)
    fetch("mfn-tariff")
    assert datetime.now(UTC) - start >= timedelta(seconds=1)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/v2", "http://no-such-host.invalid/v2"])
def test_without_a_network_the_user_reads_so(address, before, fetch):
    with pytest.raises(
        SourceError, match=r"cannot be reached: is there a network\?; the figures that were there are unchanged"
    ):
        fetch("mfn-tariff", address=address)
    is_whole(before)


def test_a_certificate_that_is_not_accepted_points_to_clock_and_proxy(before, fetch, publisher):
    with pytest.raises(SourceError, match=r"certificate of 127.* is not accepted: is this machine's clock right"):
        fetch("mfn-tariff", address=publisher.address.replace("http:", "https:"))
    is_whole(before)


def test_a_country_that_vanished_from_the_list_is_named_and_the_others_are_new(before, fetch, publisher):
    publisher.unlisted = {"BOL"}
    (change,), failed, _ = fetch("mfn-tariff")
    assert failed == []
    assert change.vanished == ("Bolivia is no longer in the World Bank's list of countries",)
    assert {country for country, _ in change.gone} == {"Bolivia"}
    latest = data.load("mfn-tariff", vintage="latest")
    assert "Bolivia" not in set(latest["country"])
    assert latest.attrs["notes"] == list(change.vanished)


def test_a_country_that_is_listed_but_has_no_value_any_more_is_named(before, fetch, publisher):
    publisher.silenced = {"BOL"}
    (change,), _, _ = fetch("mfn-tariff")
    assert change.vanished == ("Bolivia has no value any more",)


def test_a_list_of_countries_of_another_form_is_refused(before, fetch, publisher):
    publisher.list_faults = [text('[{"page": 1, "pages": 1, "total": 1}, [{"code": "ARG"}]]')]
    with pytest.raises(SourceError, match="interface has changed: an entry of the list of countries has no 'id'"):
        fetch("mfn-tariff")
    is_whole(before)


@pytest.mark.parametrize("years", [-30, 15])
def test_a_clock_that_is_wrong_is_named_and_the_server_s_date_written_down(years, fetch, publisher):
    moment = datetime.now(UTC) + timedelta(days=365 * years)
    publisher.now = lambda: moment
    fetch("mfn-tariff")
    about = data.load("mfn-tariff", vintage="latest").attrs["vintage"]
    assert about["retrieved"].startswith(f"{moment:%Y-%m-%d}")
    assert "this machine's clock says" in about["notes"][0]


def test_an_older_edition_does_not_take_the_place_of_a_newer_one(before, fetch, publisher):
    publisher.edition = "2026-01-01"
    _, failed, _ = fetch("mfn-tariff")
    assert "older than WDI 2027-02-01, which is kept already" in failed[0]
    is_whole(before)


def test_two_refreshes_at_once_are_told_apart(before, publisher, capsys):
    with vintages.store().alone():
        assert cli.main(["refresh", "--only", "mfn-tariff"]) == 2
    assert "another `innotrade` is writing to" in capsys.readouterr().err
    is_whole(before)
    assert cli.main(["refresh", "--only", "mfn-tariff"]) == 0


def test_a_lock_held_by_another_process_is_respected_and_falls_with_it(before):
    script = (
        "import sys; from innotrade import vintages\n"
        "with vintages.store().alone(): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another"), vintages.store().alone():
            pass
        other.kill()
    with vintages.store().alone():
        pass


def test_a_store_that_may_not_be_written_to_is_named(before, fetch, monkeypatch, tmp_path):
    closed = tmp_path / "file"
    closed.write_text("not a folder")
    monkeypatch.setenv("INNOTRADE_VINTAGES", str(closed / "vintages"))
    with pytest.raises(StoreError, match=r"nothing may be written there: .*what was kept before is unchanged"):
        fetch("mfn-tariff")


def test_the_command_line_says_it_in_one_line_and_ends_with_one(before, publisher, capsys):
    publisher.faults = [altered(rename)]
    assert cli.main(["refresh", "--only", "mfn-tariff"]) == 1
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("innotrade: mfn-tariff: the World Bank's interface has changed")
