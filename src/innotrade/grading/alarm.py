"""A limit of time for the grader's own work: a hostile answer must not keep it busy for ever."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class Overtime(BaseException):
    """The time is over; a test's ``except Exception`` must not swallow it."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise ``Overtime`` in the main thread when the block takes longer."""
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise Overtime
