"""Fetch the newest figures of the public series and keep them beside the course's own.

Nothing of the course changes: a lesson asks for them with ``data.load(name, vintage="latest")``.
"""

import argparse
import sys
from collections.abc import Callable

from innotrade import data
from innotrade.store import Store, StoreError
from innotrade.vintages import changes, series, store
from innotrade.vintages.changes import Change
from innotrade.vintages.series import Series
from innotrade.vintages.world_bank import PUBLISHER, PassingError, Patience, SourceError, WorldBank

EXAMPLE = "innotrade refresh --only rd-intensity"
_STOPPED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("--only", action="append", metavar="NAME", help="a table; may be given several times")
    parser.add_argument(
        "--vintage", choices=["latest"], default="latest", help="which edition; the interface offers the latest only"
    )
    parser.add_argument("--list", action="store_true", help="list the tables that can be fetched, and what is kept")
    parser.add_argument(
        "--wait",
        type=float,
        default=Patience.silence,
        metavar="SECONDS",
        help="how long to bear with a silent server (%(default)g)",
    )
    parser.add_argument(
        "--attempts", type=int, default=Patience.attempts, metavar="N", help="how often to try (%(default)d)"
    )


def run(args: argparse.Namespace) -> int:
    """Fetch, and show what changed; return 1 when a table could not be refreshed."""
    if args.list:
        return _list(store())
    chosen = series.choose(args.only)
    patience = Patience(silence=args.wait, attempts=max(1, args.attempts))
    done: list[Change] = []
    failed: list[str] = []
    progress = _Progress(len(chosen))
    client = WorldBank(patience=patience, tell=progress.tell)
    try:
        with progress:
            refresh(chosen, client, store(), done, failed, progress.step)
    except KeyboardInterrupt:
        print(f"stopped: {len(done)} of {len(chosen)} tables are new, the others are what they were", file=sys.stderr)
        return _STOPPED
    finally:
        _show(done, client)
    for sentence in failed:
        print(f"innotrade: {sentence}", file=sys.stderr)
    return 1 if failed else 0


def refresh(chosen: list[Series], client: WorldBank, kept: Store, done: list[Change], failed: list[str],
            step: Callable[[str], None] = lambda name: None) -> None:
    """Fetch series one by one; each is kept before the next is asked for.

    Parameters
    ----------
    chosen, client, kept
        Which, whom to ask, and where to keep them.
    done, failed
        Receive what changed, and a sentence for each table that could not be had.
    step
        Called with a table's name before it is fetched.

    Raises
    ------
    SourceError
        The publisher cannot be reached at all.
    StoreError
        Another refresh is at work, or nothing can be written.
    """
    with kept.alone():
        try:
            listed = client.countries()
        except SourceError as error:
            raise SourceError(f"{error}; the figures that were there are unchanged") from error
        for item in chosen:
            step(item.name)
            try:
                done.append(_one(item, client, kept, listed))
            except PassingError as error:
                rest = len(chosen) - chosen.index(item) - 1
                left = f"; the {rest} after it were not asked for" if rest else ""
                failed.append(f"{item.name}: {error}; the figures that were there are unchanged{left}")
                return
            except SourceError as error:
                failed.append(f"{item.name}: {error}")


def _one(item: Series, client: WorldBank, kept: Store, listed: dict[str, str]) -> Change:
    codes = [code for code in item.countries if code in listed]
    if not codes:
        raise SourceError("none of the course's countries is in the World Bank's list: its interface has changed")
    release = client.release(item.code, codes, item.first_year)
    edition = f"WDI {release.updated}"
    before = _before(item, kept)
    if before[0].startswith("WDI") and edition < before[0] and kept.about(item.name):
        raise SourceError(f"the World Bank offers the edition {edition}, older than {before[0]}, which is kept already")
    text, vanished = series.table_of(item, release, listed)
    change = changes.compare(
        item.name, before[1], series.newest(data.parsed(item.name, text)), (before[0], edition), vanished
    )
    kept.keep(
        item.name,
        text,
        {
            "edition": edition,
            "publisher": PUBLISHER,
            "series": item.code,
            "query": release.query,
            "retrieved": release.retrieved.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "rows": text.count("\n") - 1,
            "licence": "CC BY 4.0",
            "notes": [*vanished, *([client.clock_is_wrong] if client.clock_is_wrong else [])],
        },
    )
    return change


def _before(item: Series, kept: Store) -> tuple[str, changes.Values]:
    """Return the edition that counted until now and its values: the last one fetched, or else the snapshot."""
    try:
        text, about = kept.read(item.name)
        return about["edition"], series.newest(data.parsed(item.name, text))
    except StoreError:  # never fetched, or damaged: then it is replaced
        snapshot = data.load(item.name, vintage="snapshot")
        return "snapshot", series.newest(snapshot)


class _Progress:
    """A bar on the terminal; without one, a line a table."""

    def __init__(self, total: int):
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("asking the World Bank", total=total)
        self._begun = -1

    def __enter__(self):
        self._bar.start()
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self._bar.update(self._task, completed=self._begun + 1, description="done")
        self._bar.stop()

    def step(self, name: str) -> None:
        self._begun += 1
        self._bar.update(self._task, completed=self._begun, description=name)
        if not self._console.is_terminal:
            print(f"fetching {name}", file=sys.stderr, flush=True)

    def tell(self, sentence: str) -> None:
        self._console.print(sentence, highlight=False, soft_wrap=True)


def _show(done: list[Change], client: WorldBank) -> None:
    if done:
        _print_table("What changed", changes.summary(done))
        for sentence in changes.largest(done):
            print(f"  {sentence}")
        for change in done:
            for sentence in change.vanished:
                print(f"  {change.name}: {sentence}")
        print(f'Kept in {store().folder}; a lesson asks for them with data.load(NAME, vintage="latest").')
    if client.clock_is_wrong:
        print(f"Note: {client.clock_is_wrong}.")


def _list(kept: Store) -> int:
    rows = []
    for name, item in series.known().items():
        try:
            about = kept.about(name) or {}
        except StoreError as error:
            about = {"edition": str(error)}
        rows.append(
            {
                "table": name,
                "series": item.code,
                "kept": about.get("edition", "nothing: the course has its snapshot"),
                "retrieved": about.get("retrieved", ""),
            }
        )
    _print_table("Tables that can be fetched from the World Bank", rows)
    return 0


def _print_table(title: str, rows: list[dict[str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 200)
    table = Table(title=title, title_justify="left")
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row.values())
    console.print(table)
