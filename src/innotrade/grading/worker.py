"""A trusted process that grades one submission after another; it talks to the runner in lines of JSON.

The first line it reads says what is graded and how (:class:`Settings`), each further one is a submission; it answers
each with one line. It is a process of its own so that what goes wrong in it costs one submission and not the class.
"""

import json
import os
import queue
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from innotrade.errors import CourseError
from innotrade.grading.sandbox import Limits, SandboxError

_START_SECONDS = 240


class WorkerLost(Exception):  # noqa: N818 - it says what happened
    """The worker ended or hung; the message says which."""


@dataclass(frozen=True)
class Settings:
    """What a worker is told: exercise, text of its master, whether numbers are the student's own, limits, sandbox.

    After ``seconds`` without an answer the worker is given up.
    """

    exercise: str
    master: str
    variants: bool
    limits: Limits
    unsafe: bool
    seconds: float


class Worker:
    """The runner's handle of a worker process; raises ``CourseError`` where it cannot start."""

    def __init__(self, settings: Settings) -> None:
        self.seconds = settings.seconds
        # -P: a file of the folder that we are in must not be imported; session: Ctrl-C is for the runner alone
        self.process = subprocess.Popen([sys.executable, "-P", "-m", "innotrade.grading.worker"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        self.rest = b""
        try:
            self._write(asdict(settings))
            ready = self._read(_START_SECONDS)
        except WorkerLost as loss:  # with every submission it would be the same
            self.close()
            raise CourseError(f"the grader's process cannot start: {loss}") from loss
        if "refused" in ready:
            self.close()
            raise SandboxError(ready["refused"])

    def grade(self, packed: dict) -> dict:
        """Return the result of a submission; raise ``WorkerLost`` where the worker ends or hangs."""
        self._write(packed)
        return self._read(self.seconds)

    def close(self) -> None:
        """End the worker and all that it has started."""
        try:
            self.process.stdin.close()
            self.process.wait(5)
        except (OSError, subprocess.TimeoutExpired):
            pass
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def _write(self, message: dict) -> None:
        try:
            self.process.stdin.write(json.dumps(message).encode("ascii") + b"\n")
            self.process.stdin.flush()
        except OSError as error:
            raise WorkerLost("the grader's process ended") from error

    def _read(self, seconds: float) -> Any:
        until = time.monotonic() + seconds
        while b"\n" not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                raise WorkerLost(f"the grader's process did not answer within {seconds:g} s")
            part = os.read(self.process.stdout.fileno(), 1 << 16)
            if not part:
                raise WorkerLost("the grader's process ended")
            self.rest += part
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)


class Station:
    """A place where a worker works; a lost one is replaced, and gives its submission one more chance."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.worker: Worker | None = None

    def grade(self, packed: dict) -> dict:
        """Return the result of a submission, or ``{"lost": reason}``."""
        if "lost" in packed:
            return packed
        reason = ""
        for _ in range(2):
            try:
                self.worker = self.worker or Worker(self.settings)
                return self.worker.grade(packed)
            except WorkerLost as loss:
                reason = f"{loss}, twice"
                self.close()
        return {"lost": reason}

    def close(self) -> None:
        """End the worker."""
        if self.worker:
            self.worker.close()
            self.worker = None


def on_this_machine(count: int, settings: Settings, jobs: list, packed: Callable[[Any], dict]) -> \
        Iterator[tuple[Any, dict]]:
    """Yield each job and its result as they come from ``count`` workers; ``packed`` makes a submission of a job."""
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[Any, dict | Exception]] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    for _ in range(min(count, len(jobs))):
        threading.Thread(target=_work, args=(settings, waiting, done, packed), daemon=True).start()
    for _ in jobs:
        job, result = done.get()
        if isinstance(result, Exception):
            raise result
        yield job, result


def _work(settings: Settings, waiting: queue.SimpleQueue, done: queue.SimpleQueue, packed: Callable) -> None:
    station = Station(settings)
    try:
        while not waiting.empty():
            try:
                job = waiting.get_nowait()
            except queue.Empty:
                break
            done.put((job, station.grade(packed(job))))
    except Exception as error:  # the main thread must hear of it, or it would wait for ever
        done.put((None, error))
    finally:
        station.close()


def main() -> None:
    """Grade what arrives on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    lines = _lines()
    settings = json.loads(next(lines))

    from innotrade.grading.grader import Submission, grade
    from innotrade.grading.session import Nursery
    from innotrade.grading.task import Task

    task = Task(settings["exercise"], settings["master"], variants=settings["variants"])

    def answer(message: dict) -> None:
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    try:
        nursery = Nursery(task.opening, Limits(**settings["limits"]), unsafe=settings["unsafe"])
    except SandboxError as error:
        answer({"refused": str(error)})
        return
    answer({"ready": True})
    for line in lines:
        answer(grade(Submission.unpacked(json.loads(line)), task, nursery))


def _lines() -> Iterable[bytes]:
    """Yield the lines of standard input; end the process at once when the runner goes away, whatever is under way."""
    arrived: queue.Queue[bytes] = queue.Queue()

    def read() -> None:
        for line in sys.stdin.buffer:
            arrived.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield arrived.get()


if __name__ == "__main__":
    main()
