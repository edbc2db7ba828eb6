"""Spreading a class over a Dask cluster: the same workers, started by the cluster's own.

Each Dask worker needs this package with its ``cluster`` extra and must be able to make a sandbox. Everything that a
submission needs travels with it, so no folder has to be shared.
"""

import threading
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from innotrade.errors import CourseError
from innotrade.grading.worker import Settings, Station

_PATIENCE = "5s"
_AHEAD = 3  # submissions under way for each thread of the cluster: enough to keep it busy, little to hold

#: Stations of this process, one for each of its threads; kept from one submission to the next.
_stations: dict[int, Station] = {}


def spread(address: str, settings: Settings, jobs: list, packed: Callable[[Any], dict]) -> Iterator[tuple[Any, dict]]:
    """Yield each job and its result as they come.

    Parameters
    ----------
    address
        Of the scheduler, ``tcp://host:8786``.
    settings, jobs, packed
        As for :func:`innotrade.grading.worker.on_this_machine`.

    Raises
    ------
    CourseError
        The scheduler cannot be reached, or has no workers.
    """
    from distributed import Client

    try:
        client = Client(address, timeout=_PATIENCE)
    except OSError as error:
        raise CourseError(f"the Dask scheduler {address} cannot be reached: {error}") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise CourseError(f"the Dask scheduler {address} has no workers: start `dask worker {address}`")
        try:
            yield from _spread(client, _AHEAD * threads, settings, jobs, packed)
        finally:
            client.run(close_stations)


def _spread(client: Any, ahead: int, settings: Settings, jobs: list, packed: Callable) -> Iterator[tuple[Any, dict]]:
    from distributed import KilledWorker, as_completed

    shared, waiting, under_way = client.scatter(settings, broadcast=True), iter(jobs), {}

    def submit(count: int) -> list:
        futures = {client.submit(grade_here, shared, packed(job), pure=False): job for job in islice(waiting, count)}
        under_way.update(futures)
        return list(futures)

    completed = as_completed(submit(ahead))
    for future in completed:
        try:
            result = future.result()
        except KilledWorker as loss:
            result = {"lost": f"the cluster has lost it ({loss})"}
        yield under_way.pop(future), result
        completed.update(submit(1))


def grade_here(settings: Settings, packed: dict) -> dict:
    """Grade a submission at this thread's own station."""
    station = _stations.get(threading.get_ident())
    if station is None or station.settings != settings:
        if station:
            station.close()
        _stations[threading.get_ident()] = station = Station(settings)
    return station.grade(packed)


def close_stations() -> None:
    """End the workers of this process: the class is graded."""
    while _stations:
        _stations.popitem()[1].close()
