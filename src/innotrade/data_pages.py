"""Reference pages of the data: the study's tables, the public facts and the errata, as tables to read."""

import pandas as pd

from innotrade import data
from innotrade.tables import Table, show


def tables_of_the_study() -> Table:
    """Return the study's tables with unit, rows, corrections and primary source."""
    listing = data.catalogue().reset_index()
    errata = data.errata()["place"].str.extract(r"^(T\d+) \|")[0].value_counts()
    listing["errata"] = listing["table"].map(errata).fillna(0).astype(int)
    listing["source"] = [data.cite(name).rpartition(". ")[2] for name in listing["name"]]
    return show(listing[["table", "name", "title", "unit", "rows", "errata", "source"]],
                caption=f"{len(listing)} tables, as printed, with the corrections that arithmetic proves")


def public_facts() -> Table:
    """Return the sets of public facts with publisher and vintage, as every row of them names it."""
    rows = []
    for name, entry in data.catalogue(facts=True).iterrows():
        table = data.load(name)
        rows.append({"name": name, "title": entry["title"], "unit": entry["unit"], "rows": entry["rows"],
                     "publisher": _several(table["publisher"]), "vintage": _several(table["vintage"])})
    return show(pd.DataFrame(rows), caption=f"{len(rows)} sets of figures from outside the study's tables")


def _several(values: pd.Series, most: int = 3) -> str:
    found = sorted(values.dropna().astype(str).unique())
    return "; ".join(found[:most]) + (f"; and {len(found) - most} more" if len(found) > most else "")


def errata() -> Table:
    """Return every erratum in the order of the study, tables before text, with the arithmetic that proves it."""
    rows = data.errata()
    table = rows["place"].str.extract(r"^T(\d+) \|")[0].astype("Int64")
    rows = rows.assign(table=table).sort_values("table", kind="stable", na_position="last")
    listing = pd.DataFrame({
        "no.": rows["id"], "where": rows["place"].map(_where),
        "printed → corrected": [" → ".join(filter(None, pair)) for pair in zip(rows["printed"], rows["corrected"],
                                                                                 strict=True)],
        "arithmetic": rows["arithmetic"], "verdict": rows["verdict"]})
    return show(listing, caption=f"{len(rows)} places where the study contradicts itself")


def _where(place: str) -> str:
    """Say for a reader where an erratum stands: ``T2 | year=2003 | balance`` is "T2, balance: 2003"."""
    table, *rest = place.split(" | ")
    if len(rest) < 2:  # running text, or a table's title
        return ", ".join([table, *rest])
    keys, column = rest
    return f"{table}, {column.replace('_', ' ')}: {', '.join(key.partition('=')[2] for key in keys.split('; '))}"
