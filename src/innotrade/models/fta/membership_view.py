"""Which partners does Korea have by which road? Explorer view of :mod:`innotrade.models.fta.membership`."""

from innotrade.models.fta.membership import first_cover, members

#: Groups that stand as columns; before their lists begin, those of this year are shown.
COLUMNS = ("CPTPP", "RCEP", "MERCOSUR")
FIRST_LIST = 2018
#: What a cell says, from the strongest tie to none.
OLD, THROUGH_RCEP, JOINED, NONE = "earlier agreement", "RCEP", "only by joining", "none"


def cover_matrix(year: int, joined: list, *, agreements: list[dict], groups: list[dict]) -> list[dict]:
    """Members of the groups and the road by which Korea is tied to each at the end of a year.

    Parameters
    ----------
    year
        Calendar year, from 2003 to 2025.
    joined
        Groups that Korea is supposed to have an agreement with, or to belong to, in that year: of :data:`COLUMNS`.
    agreements, groups
        As in ``membership.first_cover``.

    Returns
    -------
    One row a group and member: ``group``, ``country``, ``cover`` (``earlier agreement``, ``RCEP``, ``only by joining``
    or ``none``), ``agreement`` (its name) and ``since`` (year, or ``None``).

    Raises
    ------
    ValueError
        ``year`` is out of range or ``joined`` names an unknown group.
    """
    if not 2003 <= year <= 2025:
        raise ValueError(f"year must lie from 2003 to 2025, got {year!r}")
    for group in joined:
        if group not in COLUMNS:
            raise ValueError(f"joined must name groups of {', '.join(COLUMNS)}, got {group!r}")
    listed = max(year, FIRST_LIST)
    opened = []
    for group in joined:
        opened = opened + members(groups, group, listed)
    rows = []
    for group in COLUMNS:
        for country in members(groups, group, listed):
            if country != "Korea":
                rows.append(_cell(group, country, year, opened, agreements, groups))
    return rows


def cover_matrix_summary(values: dict, rows: list[dict]) -> str:
    """Say for each group how many members are tied, and who is missing."""
    told = []
    for group in COLUMNS:
        own = [row for row in rows if row["group"] == group]
        without = [row["country"] for row in own if row["cover"] == NONE]
        added = [row["country"] for row in own if row["cover"] == JOINED]
        part = f"{group}: {len(own) - len(without)} of {len(own)}"
        if added:
            part = part + f", of them new by joining {_listed(added)}"
        if without:
            part = part + f", missing {_listed(without)}"
        told.append(part)
    return f"Korea's partners at the end of {values['year']}. " + "; ".join(told) + "."


def _cell(group: str, country: str, year: int, opened: list, agreements: list, groups: list) -> dict:
    cover = first_cover(agreements, groups, country)
    if cover is not None and cover["year"] <= year:
        road = THROUGH_RCEP if cover["agreement"] == "RCEP" else OLD
        return {"group": group, "country": country, "cover": road, "agreement": cover["agreement"],
                "since": cover["year"]}
    road = JOINED if country in opened else NONE
    return {"group": group, "country": country, "cover": road, "agreement": None, "since": None}


def _listed(names: list) -> str:
    if len(names) > 4:
        return f"{len(names)} countries"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
