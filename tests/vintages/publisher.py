"""A World Bank on this machine: real sockets, and every fault that the real one, or the way to it, can have."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

from innotrade import data
from innotrade.vintages import series

GROUPS = {"LCN": "Latin America & Caribbean", "OED": "OECD members"}


class Publisher:
    """Serves the course's series, later years included; ``faults`` are used up one a request for figures.

    ``edition`` is the date of its last update, ``revise`` changes a value of an old year, ``now`` is its clock.
    """

    def __init__(self):
        self.edition = "2027-02-01"
        self.faults: list[Callable] = []
        self.list_faults: list[Callable] = []
        self.unlisted: set[str] = set()
        self.silenced: set[str] = set()
        self.revise: Callable[[str, int, float], float] = lambda code, year, value: value
        self.per_page = None
        self.now = lambda: datetime.now(UTC)
        self.asked: list[str] = []
        self._known = {item.code: item for item in series.known().values()}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v2"

    def countries(self) -> list[dict]:
        codes = {code: name for item in self._known.values() for code, name in item.countries.items()}
        return [
            {"id": code, "iso2Code": code[:2], "name": name}
            for code, name in (codes | {"ABW": "Aruba"}).items()
            if code not in self.unlisted
        ]

    def values(self, code: str, codes: list[str]) -> list[dict]:
        item = self._known[code]
        newest = series.newest(data.load(item.name, vintage="snapshot"))
        by_name = {name: key for key, name in item.countries.items()}
        last: dict[str, tuple[int, float]] = {}
        rows = []
        for (name, year), value in sorted(newest.items(), key=lambda pair: pair[0][1]):
            last[name] = (year, value)
            rows.append((by_name[name], name, year, self.revise(by_name[name], year, value)))
        rows += [(by_name[name], name, year, value) for name, (_, value) in last.items() for year in (2024, 2025)]
        return [
            {
                "indicator": {"id": code, "value": item.title},
                "country": {"id": key[:2], "value": name},
                "countryiso3code": key,
                "date": str(year),
                "value": value,
                "unit": "",
                "obs_status": "",
                "decimal": 1,
            }
            for key, name, year, value in rows
            if key in codes and key not in self.silenced
        ]

    def answer(self, path: str) -> list:
        parts = urlparse(path)
        asked = parts.path.removeprefix("/v2/").split("/")
        rows = self.countries() if asked == ["country"] else self.values(asked[3], asked[1].split(";"))
        per_page = self.per_page or 20000
        page = int(parse_qs(parts.query)["page"][0])
        head = {
            "page": page,
            "pages": -(-len(rows) // per_page),
            "per_page": per_page,
            "total": len(rows),
            "sourceid": "2",
            "lastupdated": self.edition,
        }
        return [head, rows[per_page * (page - 1) : per_page * page]]

    def _handler(publisher):  # noqa: N805 (self is the request's)
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def date_time_string(self, timestamp=None):
                return format_datetime(publisher.now(), usegmt=True)

            def do_GET(self):
                publisher.asked.append(self.path)
                faults = publisher.faults if "/indicator/" in self.path else publisher.list_faults
                fault = faults.pop(0) if faults else None
                if fault is None:
                    send(self, json.dumps(publisher.answer(self.path)))
                else:
                    fault(self, publisher.answer(self.path))

            def handle(self):
                with suppress(OSError):  # a client that was killed has gone in the middle
                    super().handle()

            def log_message(self, *words):
                pass

        return Handler


def send(
    request,
    text: str,
    status: int = 200,
    headers: dict | None = None,
    kind: str = "application/json",
    length: int | None = None,
) -> None:
    body = text.encode("utf-8")
    try:
        request.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(length or len(body)),
            **(headers or {}),
        }.items():
            if value:
                request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)
    except OSError:  # the client has gone, as some of them shall
        request.close_connection = True


def status(number: int, **headers: str):
    return lambda request, answer: send(
        request, "busy", number, {name.replace("_", "-"): text for name, text in headers.items()}
    )


def busy_until(seconds: float):
    """429 with a date of the server's own clock."""

    def fault(request, answer):
        moment = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
        send(request, "busy", 429, {"Retry-After": moment})

    return fault


def silent(seconds: float):
    def fault(request, answer):
        time.sleep(seconds)
        request.close_connection = True

    return fault


def dripping(request, answer):
    """Never silent for long, and never done."""
    try:
        request.send_response(200)
        request.send_header("Content-Length", "100000")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    request.close_connection = True


def cut_short(request, answer):
    """Fewer bytes than announced."""
    text = json.dumps(answer)
    send(request, text[: len(text) // 2], length=len(text))
    request.close_connection = True


def cut_short_unannounced(request, answer):
    """Fewer bytes than there are, and no length to compare them with."""
    text = json.dumps(answer)
    send(request, text[: text.index("}", len(text) // 2) + 1], headers={"Content-Length": "", "Connection": "close"})
    request.close_connection = True


def hung_up(request, answer):
    request.close_connection = True
    request.connection.close()


def text(words: str, kind: str = "application/json"):
    return lambda request, answer: send(request, words, kind=kind)


def altered(change: Callable[[dict, list], None]):
    """An answer in which something is otherwise."""

    def fault(request, answer):
        change(*answer)
        send(request, json.dumps(answer))

    return fault
