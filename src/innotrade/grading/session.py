"""The grader's side of a child: start it, ask it, end it.

A ``Nursery`` owns a warm process; a ``Child`` is one fork of it. Every request has a deadline; whatever goes wrong
(silence, death, noise, something out of turn) becomes a :class:`ChildLost` with a verdict and a sentence.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from innotrade.grading import channel
from innotrade.grading.sandbox import FIRST_USER, USERS, WARM, Limits, SandboxError, visible_paths

_START_SECONDS = 180
_ORDER = 1 << 20
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "LANG": "C.UTF-8",
                "PYTHONHASHSEED": "0", "HOME": WARM, "TMPDIR": WARM}
_SCRIPT = "import sys; sys.path.insert(0, sys.argv[1]); from innotrade.grading import zygote; zygote.main()"


class ChildLost(BaseException):
    """The child cannot go on; a test's ``except Exception`` must not swallow it.

    ``verdict`` is one of timeout, memory, died, output-limit, tampered; ``reason`` is a sentence.
    """

    def __init__(self, verdict: str, reason: str) -> None:
        super().__init__(reason)
        self.verdict = verdict
        self.reason = reason


class Nursery:
    """A warm process and its forks.

    Parameters
    ----------
    warm
        Opening cells of the published notebook, run once.
    limits
        What each child may use.
    unsafe
        Fork without a sandbox.
    """

    def __init__(self, warm: list[str], limits: Limits, *, unsafe: bool = False) -> None:
        self.limits, self.unsafe = limits, unsafe
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the nursery; a pipe could fill up
        self.process = subprocess.Popen([sys.executable, "-I", "-c", _SCRIPT, package], stdin=theirs, env=_ENVIRONMENT,
                                        stdout=subprocess.DEVNULL, stderr=self.said, cwd="/")
        theirs.close()
        visible = visible_paths()
        self.control.settimeout(_START_SECONDS)
        path = [place for place in dict.fromkeys([*sys.path, package]) if place and os.path.isabs(place)]
        shown = [place for place in path if unsafe or _within(place, visible)]
        settings = {"path": shown, "visible": visible, "warm": warm, "limits": asdict(limits), "unsafe": unsafe,
                    "user": FIRST_USER + self.process.pid % USERS}
        self.control.send(json.dumps(settings).encode())
        self._expect("ready")

    def __enter__(self) -> "Nursery":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the warm process."""
        self.close()

    def spawn(self) -> "Child":
        """Return a fresh child."""
        ours, theirs = socket.socketpair()
        output, their_output = os.pipe()
        ours.setblocking(False)
        os.set_blocking(output, False)
        socket.send_fds(self.control, [b'{"spawn": true}'], [theirs.fileno(), their_output])
        theirs.close()
        os.close(their_output)
        return Child(self, self._expect("child"), ours, output)

    def reap(self, child: int, *, gone: bool = False) -> tuple[int, bool]:
        """End a child; return its exit status, negative for a signal, and whether it had to be killed.

        ``gone`` says that it seems to have ended by itself: it is given a moment to do so.
        """
        self.control.send(json.dumps({"reap": child, "gone": gone}).encode())
        status, killed = self._expect("status")
        return status, killed

    def close(self) -> None:
        """End the warm process; the kernel ends its children with it."""
        self.control.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self.process.kill()
        self.process.wait()
        self.said.close()

    def _expect(self, key: str) -> Any:
        try:
            message = self.control.recv(_ORDER)
        except TimeoutError:
            raise SandboxError(f"the warm process did not answer within {_START_SECONDS} s") from None
        reply = json.loads(message) if message else {}
        if key in reply:
            return reply[key]
        self.process.kill()
        self.process.wait()
        self.said.seek(0)
        said = self.said.read().decode(errors="replace").strip().splitlines()
        why = reply.get("refused") or (said[-1] if said else "it ended without a word")
        raise SandboxError(f"the warm process failed: {why}")


def _within(place: str, visible: list[str]) -> bool:
    return any(os.path.realpath(place) == root or os.path.realpath(place).startswith(root + "/")
               for root in [*visible, "/usr"])


class Child:
    """One run of a submission in the sandbox."""

    def __init__(self, nursery: Nursery, number: int, link: socket.socket, output: int) -> None:
        self.nursery = nursery
        self.number = number
        self.link = link
        self.output = output
        self.printed = 0
        self.last_words = b""

    def __enter__(self) -> "Child":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Kill the child, whatever it is doing."""
        self.end()

    def end(self, *, gone: bool = False) -> tuple[int, bool]:
        """End the child, once; return what :meth:`Nursery.reap` says."""
        if self.number < 0:
            return 0, False
        number, self.number = self.number, -1
        ended = self.nursery.reap(number, gone=gone)
        self.link.close()
        os.close(self.output)
        return ended

    def ask(self, seconds: float, **request: Any) -> dict:
        """Send a request and return the reply.

        Parameters
        ----------
        seconds
            How long to wait.
        request
            See :mod:`innotrade.grading.executor`.

        Raises
        ------
        ChildLost
            There is no reply that could be used; the child is dead then.
        """
        nonce = secrets.token_hex(16)
        limits = self.nursery.limits
        until = time.monotonic() + max(seconds, 0)
        try:
            channel.send(self.link.fileno(), {"nonce": nonce, **request}, until=until)
            reply = channel.receive(self.link.fileno(), longest=int(limits.reply_mb * 1024 * 1024) + 1000,
                                    until=until, besides=(self.output, self._drain))
            self._drain()
            if not isinstance(reply, dict) or reply.get("nonce") != nonce:
                raise channel.Malformed("an answer that nobody asked for")
        except channel.Late:
            self.end()
            raise ChildLost("timeout", f"took longer than the {limits.question_seconds:g} s of a question or the "
                            f"{limits.total_seconds:g} s of a notebook") from None
        except channel.Malformed as problem:
            self.end()
            raise ChildLost("tampered", f"wrote to the grader's channel ({problem})") from None
        except channel.Gone:
            raise self._dead() from None
        return reply

    def _drain(self) -> bool:
        """Read what was printed, count it, keep none; return whether there may be more."""
        most = self.nursery.limits.output_mb * 1024 * 1024
        while True:
            try:
                part = os.read(self.output, 1 << 16)
            except BlockingIOError:
                return True
            if not part:
                return False
            self.last_words = part[-500:]
            self.printed += len(part)
            if self.printed > most:
                self.end()
                raise ChildLost("output-limit", f"printed more than {self.nursery.limits.output_mb:g} MB")

    def _dead(self) -> ChildLost:
        with suppress(OSError):
            self._drain()
        status, killed = self.end(gone=True)
        if killed:
            return ChildLost("died", "closed the grader's channel")
        if status == -9:
            return ChildLost("memory", "was ended by the system: too much memory or processor time")
        if status == 70:
            said = self.last_words.decode(errors="replace").strip()
            return ChildLost("died", f"could not be put into the sandbox ({said})")
        how = f"signal {-status}" if status < 0 else f"exit code {status}"
        return ChildLost("died", f"ended its own process ({how})")
