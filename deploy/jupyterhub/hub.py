"""A real JupyterHub on this machine alone, for the length of a test: students without passwords, no root needed."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import psutil
import requests

from innotrade.errors import CourseError

HERE = Path(__file__).parent
START_SECONDS = 60
_CONFIG = """
import os
c = get_config()
load_subconfig({settings!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{public}"
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
"""


class Hub:
    """A hub in a folder of its own, listening on the loopback address; a context that stops all that it started.

    Attributes
    ----------
    address
        Where the hub answers.
    password
        What every student types.
    """

    def __init__(self, folder: Path, lesson: Path, students: list[str], *, cold: bool = False) -> None:
        """Prepare homes and settings; ``cold`` leaves it to each student to assemble the drawing library."""
        self.folder, self.students = folder, students
        self.password = secrets.token_hex(8)
        public, hub, api = free_ports(3)
        self.address = f"http://127.0.0.1:{public}"
        for name in students:
            home = folder / "homes" / name
            home.mkdir(parents=True)
            shutil.copy(lesson, home)
        text = _CONFIG.format(settings=str(HERE / "course_hub.py"), public=public, hub=hub, api=api,
                              proxy=proxy_command(), password=self.password,
                              homes=str(folder / "homes" / "{username}"))
        if cold:
            text += "c.Spawner.environment.update({'XDG_CACHE_HOME': ''})\n"
        (folder / "config.py").write_text(text, encoding="utf-8")
        self._log = folder / "hub.log"

    def __enter__(self) -> "Hub":
        """Start the hub and wait until it answers."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "XDG_"))}
        folders = [str(Path(sys.executable).parent), *filter(None, [node_folder()]), kept.get("PATH", "")]
        kept |= {"HOME": str(self.folder), "INNOTRADE_ENVIRONMENT": sys.prefix, "PATH": os.pathsep.join(folders)}
        with open(self._log, "w", encoding="utf-8") as log:
            self._process = psutil.Popen([sys.executable, "-m", "jupyterhub", "-f", "config.py"], cwd=self.folder,
                                         env=kept, stdout=log, stderr=subprocess.STDOUT)
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the hub, its proxy and the students' servers."""
        self._stop()

    def own_processes(self) -> list[psutil.Process]:
        """Return the hub and its proxy."""
        below = [child for child in self._process.children() if "configurable-http-proxy" in " ".join(command(child))]
        return [self._process, *below]

    def log(self) -> str:
        """Return the last lines that the hub wrote."""
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                if requests.get(f"{self.address}/hub/health", timeout=2).ok:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.2)
        raise CourseError(f"the hub did not start (it has {START_SECONDS} s); it said:\n{self.log()}")

    def _stop(self) -> None:
        """End our own processes by their numbers: the hub ends the servers when asked, the rest is ended here."""
        if not self._process.is_running():
            return
        known = [self._process, *self._process.children(recursive=True)]
        self._process.send_signal(signal.SIGTERM)
        _, left = psutil.wait_procs(known, timeout=30)
        for process in left:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(left, timeout=10)


def command(process: psutil.Process) -> list[str]:
    """Return a process's command line; nothing when it has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def proxy_command() -> str:
    """Return the path of configurable-http-proxy: in the environment's folder, or wherever the shell finds it.

    Raises
    ------
    CourseError
        It is not there; the message says how to install it.
    """
    own = Path(sys.prefix) / "node_modules" / ".bin" / "configurable-http-proxy"
    found = str(own) if own.exists() else shutil.which("configurable-http-proxy")
    if not found:
        raise CourseError("configurable-http-proxy is not installed; with Node.js 18 or newer: "
                          f"npm install --prefix {sys.prefix} configurable-http-proxy@4")
    return found


def node_folder() -> str | None:
    """Return the folder of Node.js, which runs the proxy."""
    node = shutil.which("node")
    return str(Path(node).parent) if node else None


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback address that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
