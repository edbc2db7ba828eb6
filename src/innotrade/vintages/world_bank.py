"""The World Bank's Indicators API, version 2, for one series at a time.

    <base>/country?format=json                                             who is listed
    <base>/country/<codes>/indicator/<series>?format=json&date=1990:2027   [{page, pages, total, lastupdated}, [...]]

Trouble that passes (no answer, 429, 500, a body that breaks off) is tried again, later each time and not before the
server's ``Retry-After``; what does not pass (a web page, other JSON, other fields) is refused with a sentence. Nothing
is written here.

Libraries looked at and left: wbgapi sets no time limit, tries nothing twice, keeps address and options in the module
and does not tell a changed answer from an empty one.
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import requests
import tenacity
import urllib3

from innotrade import __version__
from innotrade.errors import CourseError

ADDRESS = "https://api.worldbank.org/v2"
PUBLISHER = "World Bank, World Development Indicators"
_PASSING = {429, 500, 502, 503, 504}
_MOST_BYTES = 50_000_000
_FIELDS = {"indicator", "country", "countryiso3code", "date", "value"}


class SourceError(CourseError):
    """The publisher's answer cannot be used; the message says why, and that nothing was changed."""


class PassingError(SourceError):
    """Trouble that another try may mend; ``wait`` is what the server asks for, in seconds."""

    def __init__(self, message: str, wait: float | None = None):
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True)
class Patience:
    """Seconds to wait for a connection, through a silence, for a whole answer; tries; first and longest pause."""

    connect: float = 10
    silence: float = 30
    whole: float = 180
    attempts: int = 5
    first: float = 1
    longest: float = 60


@dataclass(frozen=True)
class Observation:
    """One value: the publisher's code and name of the country or group, the year, the number."""

    code: str
    country: str
    year: int
    value: float


@dataclass(frozen=True)
class Release:
    """One series as the publisher offers it: date of its last update, query, date of retrieval, values."""

    series: str
    updated: str
    query: str
    retrieved: datetime
    observations: tuple[Observation, ...]


class WorldBank:
    """A client that is patient with a bad line and strict with a bad answer.

    Parameters
    ----------
    address
        The API's base; by default ``INNOTRADE_WORLD_BANK`` or else the publisher's own.
    patience
        How long to wait, and how often to try.
    tell
        Called with a sentence before each pause.
    """

    def __init__(
        self,
        address: str | None = None,
        patience: Patience = Patience(),
        tell: Callable[[str], None] = lambda sentence: None,
    ):
        self.address = (address or os.environ.get("INNOTRADE_WORLD_BANK") or ADDRESS).rstrip("/")
        self.patience = patience
        self.tell = tell
        self.now = datetime.now(UTC)
        self.clock_is_wrong = ""
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"innotrade/{__version__}"

    def countries(self) -> dict[str, str]:
        """Return code and name of every country and group that the publisher lists today."""
        _, rows = self._pages("country", {})
        try:
            return {row["id"]: row["name"] for row in rows}
        except (KeyError, TypeError) as error:
            raise self._changed(f"an entry of the list of countries has no {error}") from error

    def release(self, series: str, codes: Iterable[str], first_year: int) -> Release:
        """Return the values of a series for the given countries and groups.

        Raises
        ------
        PassingError
            The publisher could not be reached, or kept failing.
        SourceError
            The answer is not what the interface promises.
        """
        path = f"country/{';'.join(codes)}/indicator/{series}"
        head, rows = self._pages(path, {"date": f"{first_year}:{self.now.year}"})
        updated = str(head.get("lastupdated", ""))
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", updated):
            raise self._changed(f"'lastupdated' is {updated!r}, not a date")
        found = tuple(self._observation(series, row) for row in rows)
        query = f"{self.address}/{path}?format=json&date={first_year}:{self.now.year}"
        return Release(series, updated, query, self.now, tuple(item for item in found if item is not None))

    def _observation(self, series: str, row: Any) -> Observation | None:
        if not isinstance(row, dict) or not row.keys() >= _FIELDS:
            lacking = ", ".join(sorted(_FIELDS - row.keys())) if isinstance(row, dict) else "every field"
            raise self._changed(f"a row lacks {lacking}")
        try:
            code, country, asked = row["countryiso3code"], row["country"]["value"], row["indicator"]["id"]
            year, value = int(row["date"]), None if row["value"] is None else float(row["value"])
        except (KeyError, TypeError, ValueError) as error:
            raise self._changed(f"a row of {series} cannot be read ({error})") from error
        if asked != series:
            raise self._changed(f"{series} was asked for and {asked} answered")
        if value is not None and not abs(value) < float("inf"):
            raise self._changed(f"{series}, {country} {year} is {row['value']!r}, not a number")
        return None if value is None else Observation(code, country, year, value)

    def _pages(self, path: str, options: dict[str, str]) -> tuple[dict[str, Any], list[Any]]:
        """Return the head of an answer and the rows of all its pages."""
        head, rows = self._page(path, {**options, "page": "1"})
        for number in range(2, int(head["pages"]) + 1):
            rows = rows + self._page(path, {**options, "page": str(number)})[1]
        if len(rows) != int(head["total"]):
            raise self._changed(f"{head['total']} rows were announced and {len(rows)} came")
        return head, rows

    def _page(self, path: str, options: dict[str, str]) -> tuple[dict[str, Any], list[Any]]:
        answer = self._json(f"{self.address}/{path}", {"format": "json", "per_page": "20000", **options})
        if isinstance(answer, list) and answer and isinstance(answer[0], dict) and "message" in answer[0]:
            said = answer[0]["message"]
            words = "; ".join(str(item.get("value", item)) for item in said) if isinstance(said, list) else str(said)
            raise SourceError(f"the World Bank refuses the query: {words}")
        try:
            head, rows = answer
            int(head["pages"]), int(head["total"])
        except (TypeError, ValueError, KeyError) as error:
            raise self._changed("its answer is not a head and a list of rows") from error
        if rows is not None and not isinstance(rows, list):
            raise self._changed("its answer is not a head and a list of rows")
        return head, rows or []

    def _json(self, url: str, options: dict[str, str]) -> Any:
        """Return an answer as JSON, trying again while the trouble is of the kind that passes."""
        attempts = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.patience.attempts),
            wait=self._pause,
            reraise=True,
            retry=tenacity.retry_if_exception_type(PassingError),
            before_sleep=self._announce,
        )
        return attempts(self._once, url, options)

    def _once(self, url: str, options: dict[str, str]) -> Any:
        host = url.split("/")[2]
        start = time.monotonic()
        try:
            with self._session.get(
                url, params=options, stream=True, timeout=(self.patience.connect, self.patience.silence)
            ) as response:
                self._read_clock(response)
                self._look_at_status(response, host)
                return _parsed(self._body(response, start, host))
        except urllib3.exceptions.ReadTimeoutError as error:
            raise PassingError(f"{host} is silent for more than {self.patience.silence:g} seconds") from error
        except urllib3.exceptions.HTTPError as error:
            raise PassingError(f"the answer of {host} broke off half way") from error
        except requests.exceptions.SSLError as error:
            raise SourceError(
                f"the certificate of {host} is not accepted: is this machine's clock right (it says "
                f"{datetime.now(UTC):%Y-%m-%d}), or does a proxy stand between? ({error})"
            ) from error
        except requests.exceptions.Timeout as error:
            raise PassingError(f"{host} is silent for more than {self.patience.silence:g} seconds") from error
        except requests.exceptions.ConnectionError as error:
            raise PassingError(f"{host} cannot be reached: is there a network?") from error
        except requests.exceptions.RequestException as error:
            raise SourceError(f"{host} cannot be asked: {error}") from error

    def _look_at_status(self, response: requests.Response, host: str) -> None:
        if response.status_code in _PASSING:
            wait = self._asked_wait(response)
            if wait is not None and wait > self.patience.longest:
                raise SourceError(f"{host} is busy and asks to come back in {_span(wait)}: run the command again then")
            words = "is busy" if response.status_code == 429 else "has trouble of its own"
            raise PassingError(f"{host} {words} (HTTP {response.status_code})", wait)
        if response.status_code != 200:
            raise SourceError(
                f"{host} answers HTTP {response.status_code} to {response.url}: its interface may have "
                "changed; report it"
            )

    def _body(self, response: requests.Response, start: float, host: str) -> bytes:
        parts, size = [], 0
        while part := response.raw.read1(65536, decode_content=True):  # what has come, where iter_content waits for all
            parts.append(part)
            size += len(part)
            if time.monotonic() - start > self.patience.whole:
                raise PassingError(f"{host} took more than {self.patience.whole:g} seconds over one answer")
            if size > _MOST_BYTES:
                raise SourceError(
                    f"{host} sends more than {_MOST_BYTES // 1_000_000} MB: that is not what was asked for"
                )
        return b"".join(parts)

    def _read_clock(self, response: requests.Response) -> None:
        """Take the date from the server: a machine whose clock is wrong would write a wrong date of retrieval."""
        here, there = datetime.now(UTC), _date(response.headers.get("Date"))
        self.now = there or here
        if there and abs(there - here) > timedelta(days=1):
            self.clock_is_wrong = (
                f"this machine's clock says {here:%Y-%m-%d} and the server's {there:%Y-%m-%d}: the "
                "server's date was written down"
            )

    def _asked_wait(self, response: requests.Response) -> float | None:
        asked = response.headers.get("Retry-After", "").strip()
        if asked.isdigit():
            return float(asked)
        moment = _date(asked)
        return max(0.0, (moment - self.now).total_seconds()) if moment else None

    def _pause(self, state: tenacity.RetryCallState) -> float:
        asked = getattr(state.outcome.exception(), "wait", None)
        doubled = min(self.patience.longest, self.patience.first * 2 ** (state.attempt_number - 1))
        return doubled if asked is None else max(asked, self.patience.first)

    def _announce(self, state: tenacity.RetryCallState) -> None:
        self.tell(
            f"{state.outcome.exception()}; trying again in {state.next_action.sleep:.0f} s "
            f"({state.attempt_number} of {self.patience.attempts - 1})"
        )

    def _changed(self, what: str) -> SourceError:
        return SourceError(
            f"the World Bank's interface has changed: {what}; report it, and use the figures that are there"
        )


def _parsed(body: bytes) -> Any:
    """Return the JSON of a body; refuse a web page, and call what only lacks its end a passing trouble."""
    text = body.decode("utf-8-sig", errors="replace").strip()
    if text.startswith("<"):
        kind = "XML" if text.startswith("<?xml") else "a web page"
        raise SourceError(
            f"the World Bank's address answers with {kind} instead of figures: does the network want a "
            "login first, or is the service under maintenance? Try again later"
        )
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not text or (text[0] in "[{" and (text[-1] not in "]}" or error.pos >= len(text) - 1)):
            raise PassingError(f"the answer broke off after {len(body)} bytes") from error
        raise SourceError(
            f"the World Bank's answer is not JSON ({error}): its interface may have changed; report it, "
            "and use the figures that are there"
        ) from error


def _date(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text or "")
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _span(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
