"""Which of the course's public facts can be fetched anew, and how a publisher's answer becomes such a table."""

import statistics
from dataclasses import dataclass

import pandas as pd

from innotrade import data, schemas
from innotrade.errors import CourseError
from innotrade.vintages.world_bank import PUBLISHER, Release, SourceError

#: Groups of countries, which have no ISO code in the course's tables, by the publisher's code.
GROUPS = {"LCN": "Latin America & Caribbean", "OED": "OECD members"}
#: Snapshots that come from another publisher, whose series the World Bank carries on.
CARRIED_ON = {"journal-articles": "IP.JRN.ARTC.SC"}
#: What a new edition may have otherwise than the snapshot.
_NEW = ("country", "year", "value", "publisher", "vintage")
_KEY = ["country", "year"]


@dataclass(frozen=True)
class Series:
    """A table of public facts that can be fetched: its name, the publisher's code, whom it covers, from when."""

    name: str
    code: str
    title: str
    countries: dict[str, str]
    first_year: int


def known() -> dict[str, Series]:
    """Return the series by the name of their table."""
    found = {}
    for resource in data._package().resources:
        codes = [source["code"] for source in resource.sources if "code" in source]
        code = CARRIED_ON.get(resource.name) or (codes[0] if codes else None)
        if code:
            snapshot = data.load(resource.name, vintage="snapshot")
            by_code = dict(zip(snapshot["iso3"], snapshot["country"], strict=True))
            by_code.pop(None, None)
            groups = {key: name for key, name in GROUPS.items() if name in set(snapshot["country"])}
            found[resource.name] = Series(
                resource.name, code, resource.title.partition(",")[0], by_code | groups, int(snapshot["year"].min())
            )
    return found


def choose(names: list[str] | None) -> list[Series]:
    """Return the series of the given names, all of them without; raise ``CourseError`` for one that is not there."""
    there = known()
    asked = [name.replace("_", "-") for name in names or there]
    for name in asked:
        if name not in there:
            data._resource(name)  # an unknown table has its own message
            raise CourseError(f"{name} has no interface from which it could be fetched; these have: {', '.join(there)}")
    return [there[name] for name in asked]


def table_of(series: Series, release: Release, listed: dict[str, str]) -> tuple[str, list[str]]:
    """Return the CSV of a new edition, and a sentence for each country that vanished.

    Parameters
    ----------
    series
        What was asked for.
    release
        What came.
    listed
        The publisher's countries and groups today, by code.

    Raises
    ------
    SourceError
        The values do not fit the table's schema, are of another size than the snapshot's, or cover too few countries.
    """
    order = {code: place for place, code in enumerate(series.countries)}
    rows = [
        (
            None if item.code in GROUPS else item.code,
            series.countries[item.code],
            item.year,
            item.value,
            PUBLISHER,
            f"WDI {release.updated}",
            "nothing to compare",
        )
        for item in sorted(release.observations, key=lambda item: (order.get(item.code, -1), item.year))
        if item.code in order
    ]
    gone = _gone(series, {item.code for item in release.observations}, listed)
    resource = data._resource(series.name)
    names = resource.schema.field_names
    columns = ["iso3", "country", "year", "value", "publisher", "vintage", "copies_agree"]
    ordered = [tuple(dict(zip(columns, row, strict=True)).get(name) for name in names) for row in rows]
    _fits(series, resource, ordered)
    _same_size(series, rows)
    return schemas.to_csv(names, ordered), gone


def _gone(series: Series, answered: set[str], listed: dict[str, str]) -> list[str]:
    missing = [code for code in series.countries if code not in answered]
    if len(missing) > len(series.countries) / 3:
        raise SourceError(
            f"{len(missing)} of {len(series.countries)} countries have no value of {series.name} in the "
            "World Bank's answer: that is no new edition but a broken one; nothing was changed"
        )
    return [
        f"{series.countries[code]} has no value any more"
        if code in listed
        else f"{series.countries[code]} is no longer in the World Bank's list of countries"
        for code in missing
    ]


def _fits(series: Series, resource, rows: list[tuple]) -> None:
    schema = schemas.relaxed(resource.schema, _NEW, drop=("enum", "maximum"))
    for problem in schemas.problems(rows, schema):
        country, year = rows[problem.row][1:3] if problem.row is not None else ("", "")
        raise SourceError(
            f"the World Bank's {series.code} does not fit the table {series.name}: {country} {year}, "
            f"{problem.column}: {problem.words}; nothing was changed"
        )


def _same_size(series: Series, rows: list[tuple]) -> None:
    """Refuse values of another unit: the median of new over old, where both are known, is near one."""
    old = newest(data.load(series.name, vintage="snapshot"))
    ratios = [row[3] / old[key] for row in rows if (key := (row[1], row[2])) in old and old[key]]
    if ratios and not 0.5 < (middle := statistics.median(ratios)) < 2:
        raise SourceError(
            f"the World Bank's {series.code} is {middle:.3g} times what the course has for the same years: "
            "its unit has changed; nothing was changed here"
        )


def newest(table: pd.DataFrame) -> dict[tuple[str, int], float]:
    """Return one value by country and year, of the newest edition where a table holds several."""
    dated = table.assign(edition=table["vintage"].str.extract(r"(\d{4}(?:-\d\d)*)", expand=False).fillna(""))
    last = dated.sort_values("edition", kind="stable").drop_duplicates(_KEY, keep="last")
    return {(row.country, int(row.year)): row.value for row in last.itertuples()}
