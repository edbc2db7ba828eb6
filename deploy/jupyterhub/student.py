"""A simulated student: logs in, waits for a server, opens the lesson and runs every cell, as a browser would."""

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import requests
import websocket

from innotrade.errors import CourseError

_Answer = TypeVar("_Answer")
POLL_SECONDS = 0.5
#: How often a lost connection to the kernel is opened again; JupyterLab tries as often.
RECONNECTIONS = 7


@dataclass
class Visit:
    """What one student met: seconds of each step, cells run, bytes received, connections lost, and what went wrong."""

    name: str
    server: float = 0.0
    kernel: float = 0.0
    lesson: float = 0.0
    cells: int = 0
    received: int = 0
    lost: int = 0
    error: str = ""
    connection: websocket.WebSocket | None = field(default=None, repr=False)


class Student:
    """One person at a browser; ``attend`` does it all and leaves the kernel running, as people do."""

    def __init__(self, name: str, address: str, password: str, lesson: str, timeout: float) -> None:
        """Make a student of this name who opens ``lesson`` and gives up after ``timeout`` seconds."""
        self.visit = Visit(name)
        self._address, self._password, self._lesson = address, password, lesson
        self._base = f"{address}/user/{name}"
        self._end = time.monotonic() + timeout
        self._browser = requests.Session()
        self._session = uuid.uuid4().hex
        self._kernel, self._explorer, self._drawing = "", "", False

    def attend(self) -> Visit:
        """Go through the whole lesson; an error ends the visit and is told in it."""
        try:
            start = time.monotonic()
            self._log_in()
            self._open_server()
            opened = time.monotonic()
            cells = self._open_lesson()
            self._execute("pass")
            ready = time.monotonic()
            for self.visit.cells, source in enumerate(cells, 1):
                self._execute(source)
            self.visit.server, self.visit.kernel = opened - start, ready - opened
            self.visit.lesson = time.monotonic() - ready
        except (CourseError, OSError, requests.RequestException, websocket.WebSocketException) as error:
            said = str(error).partition("\n")[0]  # a proxy's refusal has its whole page behind this line
            self.visit.error = f"{type(error).__name__}, code cell {self.visit.cells}: {said}"
        return self.visit

    def _log_in(self) -> None:
        self._get(f"{self._address}/hub/login")
        form = {"username": self.visit.name, "password": self._password, "_xsrf": self._token("/hub/")}
        answer = self._browser.post(f"{self._address}/hub/login", data=form, timeout=self._left())
        if not answer.ok or "/hub/login" in answer.url:
            raise CourseError(f"the hub refused the login ({answer.status_code})")

    def _open_server(self) -> None:
        """Ask for the server as the hub's page does, wait for it, and fetch JupyterLab's page through the proxy."""
        self._get(f"{self._address}/hub/spawn")
        while not self._ready():
            time.sleep(POLL_SECONDS)
        page = self._get(f"{self._base}/lab")
        if "jupyter-config-data" not in page.text:
            raise CourseError(f"JupyterLab's page did not come; {page.url} did")

    def _ready(self) -> bool:
        answer = self._browser.get(f"{self._address}/hub/api/users/{self.visit.name}", timeout=self._left(),
                                   headers={"X-XSRFToken": self._token("/hub/")})
        answer.raise_for_status()
        user = answer.json()
        server = user["servers"].get("", {})
        if not server and user.get("pending") is None:
            raise CourseError("the hub gave up starting the server")
        return bool(server.get("ready"))

    def _open_lesson(self) -> list[str]:
        """Fetch the notebook, start its kernel, connect to it; return the sources of its code cells."""
        notebook = self._get(f"{self._base}/api/contents/{self._lesson}").json()["content"]
        wanted = {"path": self._lesson, "name": self._lesson, "type": "notebook", "kernel": {"name": "python3"}}
        answer = self._browser.post(f"{self._base}/api/sessions", json=wanted, timeout=self._left(),
                                    headers={"X-XSRFToken": self._token(f"/user/{self.visit.name}/")})
        answer.raise_for_status()
        self._connect(answer.json()["kernel"]["id"])
        return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]

    def _connect(self, kernel: str) -> None:
        """Connect to a kernel; what it said while the same session was cut off, the server has kept."""
        address, path = self._base.replace("http://", "ws://", 1), f"/user/{self.visit.name}/"
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._browser.cookies
                            if path.startswith(cookie.path))
        self.visit.connection = websocket.create_connection(
            f"{address}/api/kernels/{kernel}/channels?session_id={self._session}&_xsrf={self._token(path)}",
            cookie=cookies, timeout=self._left())
        self._kernel = kernel

    def _connected(self, use: Callable[[websocket.WebSocket], _Answer]) -> _Answer:
        """Use the connection; where it turns out to be lost, open it again and repeat."""
        while True:
            self.visit.connection.settimeout(self._left())
            try:
                return use(self.visit.connection)
            except (websocket.WebSocketConnectionClosedException, ConnectionError):
                self.visit.lost += 1
                if self.visit.lost > RECONNECTIONS:
                    raise
                self._connect(self._kernel)

    def _execute(self, source: str) -> None:
        """Run one cell and wait until the kernel has answered and is idle again."""
        told = self._ask("execute_request", {"code": source, "silent": False, "store_history": True,
                                             "stop_on_error": True, "user_expressions": {}, "allow_stdin": False})
        if told["status"] != "ok":
            raise CourseError(f"ended in {told.get('ename')}: {told.get('evalue')}")
        if self._explorer and not self._drawing:
            # The first explorer of a page asks its kernel for the drawing library: src/innotrade/explorer/live.js.
            wanted = {"method": "custom", "content": {"want": "vega"}}
            self._ask("comm_msg", {"comm_id": self._explorer, "data": wanted})
            self._drawing = True

    def _ask(self, kind: str, content: dict) -> dict:
        """Send a message to the kernel and wait until it is idle again; return its reply, where one is due."""
        identity = uuid.uuid4().hex
        header = {"msg_id": identity, "msg_type": kind, "username": self.visit.name, "version": "5.3",
                  "session": self._session, "date": "2000-01-01T00:00:00Z"}
        text = json.dumps({"header": header, "parent_header": {}, "metadata": {}, "buffers": [], "content": content,
                           "channel": "shell"})
        self._connected(lambda connection: connection.send(text))
        reply, idle = ({} if kind == "execute_request" else {"status": "none expected"}), False
        while not (reply and idle):
            message = self._receive()
            if message["parent_header"].get("msg_id") != identity:
                continue
            told = message["content"]
            if message["msg_type"] == "execute_reply":
                reply = told
            elif message["msg_type"] == "comm_open" and "_esm" in told["data"].get("state", {}):
                self._explorer = told["comm_id"]
            idle = idle or (message["msg_type"] == "status" and told["execution_state"] == "idle")
        return reply

    def _receive(self) -> dict:
        """Return the next message; a binary one has the length of its head in front, as Jupyter's protocol says."""
        received = self._connected(lambda connection: connection.recv())
        self.visit.received += len(received)
        if isinstance(received, bytes):
            parts = int.from_bytes(received[:4], "big")
            offsets = [int.from_bytes(received[4 * n:4 * n + 4], "big") for n in range(1, parts + 1)] + [len(received)]
            received = received[offsets[0]:offsets[1]]
        return json.loads(received)

    def _get(self, address: str) -> requests.Response:
        answer = self._browser.get(address, timeout=self._left())
        answer.raise_for_status()
        return answer

    def _token(self, path: str) -> str:
        """Return the token against forged requests that the server of this path gave to the browser."""
        for cookie in self._browser.cookies:
            if cookie.name == "_xsrf" and cookie.path == path:
                return cookie.value
        raise CourseError(f"the browser was given no token for {path}")

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise CourseError("the time for this student is over (--timeout)")
        return left
