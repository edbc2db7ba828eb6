"""A real JupyterLab on the loopback address, for the length of a test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def jupyterlab(folder, base=""):
    """Serve a folder without a token, below ``base`` ("/user/ada"); give the address and end the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # A home of its own: the settings of the person who runs the tests play no part.
    surroundings = {**os.environ, "HOME": str(folder), "JUPYTER_CONFIG_DIR": str(folder / "config"),
                    "JUPYTER_DATA_DIR": str(folder / "data"),
                    "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
               "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=", "--LabApp.news_url=None",
               "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", f"--ServerApp.root_dir={folder}",
               f"--ServerApp.base_url={base}/"]
    with open(folder / "log.txt", "w", encoding="utf-8") as log:
        running = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=log, stderr=log)
        try:
            yield _answering(f"http://127.0.0.1:{port}{base}", running, folder / "log.txt")
        finally:
            running.terminate()
            running.wait(20)
            shutil.rmtree(folder / "data", ignore_errors=True)


def _answering(address, running, log):
    """Return the address once the server answers."""
    for _ in range(240):
        assert running.poll() is None, log.read_text(encoding="utf-8")[-2000:]
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
            return address
        except OSError:
            time.sleep(0.25)
    raise AssertionError(log.read_text(encoding="utf-8")[-2000:])
