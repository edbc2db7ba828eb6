"""What a new edition changes: new years, revisions by size, values that are gone."""

from dataclasses import dataclass

#: Relative difference below which two editions say the same.
SAME = 1e-9
Values = dict[tuple[str, int], float]


@dataclass(frozen=True)
class Revision:
    """One value that was restated."""

    country: str
    year: int
    old: float
    new: float

    @property
    def percent(self) -> float:
        """How far, in % of the old value; without end where that was zero."""
        return 100 * (self.new / self.old - 1) if self.old else float("inf")


@dataclass(frozen=True)
class Change:
    """Old and new edition of a table, compared value by value; ``revised`` has the largest revision first."""

    name: str
    old_edition: str
    new_edition: str
    added: tuple[tuple[str, int], ...]
    revised: tuple[Revision, ...]
    gone: tuple[tuple[str, int], ...]
    unchanged: int
    vanished: tuple[str, ...] = ()

    @property
    def new_years(self) -> str:
        """The years after the last of the old edition.

        >>> Change("gdp", "a", "b", (("Chile", 2015), ("Chile", 2016)), (), (("Peru", 2014),), 0).new_years
        '2015-2016'
        """
        years = sorted({year for _, year in self.added})
        return "" if not years else f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])


def compare(name: str, old: Values, new: Values, editions: tuple[str, str], vanished: list[str]) -> Change:
    """Compare two editions of a table, each a value by country and year."""
    both = [key for key in new if key in old]
    revised = [
        Revision(*key, old[key], new[key])
        for key in both
        if abs(new[key] - old[key]) > SAME * max(abs(new[key]), abs(old[key]))
    ]
    return Change(
        name,
        *editions,
        added=tuple(sorted(key for key in new if key not in old)),
        revised=tuple(sorted(revised, key=lambda item: (-abs(item.percent), item.country, item.year))),
        gone=tuple(sorted(key for key in old if key not in new)),
        unchanged=len(both) - len(revised),
        vanished=tuple(vanished),
    )


def summary(changes: list[Change]) -> list[dict[str, str]]:
    """Return one row a table: the table that the command shows."""
    return [
        {
            "table": change.name,
            "edition": f"{change.old_edition} → {change.new_edition}",
            "new values": f"{len(change.added)} ({change.new_years})" if change.added else "0",
            "revised": str(len(change.revised)),
            "largest revision": _told(change.revised[0]) if change.revised else "",
            "gone": str(len(change.gone)),
            "unchanged": str(change.unchanged),
        }
        for change in changes
    ]


def largest(changes: list[Change], most: int = 8) -> list[str]:
    """Return sentences on the largest revisions of all tables, the largest first."""
    every = [(change.name, item) for change in changes for item in change.revised]
    every.sort(key=lambda pair: -abs(pair[1].percent))
    return [f"{name}: {_told(item)}, from {item.old:,.6g} to {item.new:,.6g}" for name, item in every[:most]]


def _told(item: Revision) -> str:
    return f"{item.country} {item.year} {item.percent:+,.1f} %"
