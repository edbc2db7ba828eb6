"""Whom does an agreement add? Membership as sets of countries.

    C(t) = countries with which the home country has an agreement in force at the end of year t
    missing(G, t) = G(t) less C(t)                 members of group G that accession would add
    both(G, H, t) = G(t) and H(t)                  members that two groups share

A country is covered by an agreement of its own, or through a group that the home country has an agreement with (ASEAN)
or belongs to (RCEP); from the later of the two days on which the agreement is in force for either side. Accession to a
group amounts to an agreement with each of its missing members at once: an indirect agreement with a country that did
not want a direct one (all members must agree to a newcomer). Sets are kept as lists in the order of the data, so that
every machine says the same.
"""


def members(groups: list[dict], group: str, year: int) -> list[str]:
    """Countries that belong to a group in a year.

    Parameters
    ----------
    groups
        Dicts with ``group``, ``country``, ``year`` (first year in it) and ``until`` (last one, or ``None``).
    group
        A group of the data.
    year
        Calendar year.

    Returns
    -------
    Names in the order of the data; none before the group exists.

    Raises
    ------
    ValueError
        ``group`` is unknown.

    >>> members([{"group": "pact", "country": "A", "year": 2018, "until": None},
    ...          {"group": "pact", "country": "B", "year": 2012, "until": 2019}], "pact", 2020)
    ['A']
    """
    known = list(dict.fromkeys([row["group"] for row in groups]))
    if group not in known:
        raise ValueError(f"group must be one of {', '.join(known)}, got {group!r}")
    return [row["country"] for row in groups
            if row["group"] == group and row["year"] <= year and (row["until"] is None or year <= row["until"])]


def first_cover(agreements: list[dict], groups: list[dict], country: str) -> dict | None:
    """The agreement that first covers a country, and the year from which it does.

    Parameters
    ----------
    agreements
        Agreements of the home country: dicts with ``partner`` (a country or a group) and ``in_force`` (ISO date as
        precise as known, or ``None`` when it is not in force).
    groups
        As in :func:`members`, with ``in_force`` for the member (or ``None``).
    country
        Name of the country.

    Returns
    -------
    ``{"agreement", "year"}``, or ``None`` when no agreement covers the country.

    >>> pact = [{"group": "pact", "country": "A", "year": 2018, "until": None, "in_force": "2021-09"}]
    >>> first_cover([{"partner": "pact", "in_force": "2019"}], pact, "A")
    {'agreement': 'pact', 'year': 2021}
    """
    joined = {row["group"]: row["in_force"] for row in groups
              if row["country"] == country and row["in_force"] is not None}
    found = None
    for agreement in agreements:
        start, partner = agreement["in_force"], agreement["partner"]
        if start is None or (partner != country and partner not in joined):
            continue
        if partner != country:
            start = max(start, joined[partner])
        year = int(start[:4])
        if found is None or year < found["year"]:
            found = {"agreement": partner, "year": year}
    return found


def missing(agreements: list[dict], groups: list[dict], group: str, year: int, home: str = "Korea") -> list[str]:
    """Members of a group with which the home country has no agreement in force at the end of a year.

    Parameters
    ----------
    agreements, groups, group, year
        As in :func:`members` and :func:`first_cover`.
    home
        The home country, which is not missing to itself.

    Returns
    -------
    Names in the order of the data.

    Raises
    ------
    ValueError
        ``group`` is unknown.

    >>> pact = [{"group": "pact", "country": name, "year": 2018, "until": None, "in_force": None} for name in "ABC"]
    >>> missing([{"partner": "A", "in_force": "2004-04-01"}], pact, "pact", 2018, home="C")
    ['B']
    """
    found = []
    for country in members(groups, group, year):
        cover = first_cover(agreements, groups, country)
        if country != home and (cover is None or cover["year"] > year):
            found.append(country)
    return found


def both(groups: list[dict], one: str, other: str, year: int) -> list[str]:
    """Countries that belong to two groups in a year, in the order of the first.

    Raises
    ------
    ValueError
        A group is unknown.

    >>> rows = [{"group": group, "country": name, "year": 2018, "until": None}
    ...         for group, name in (("x", "A"), ("x", "B"), ("y", "B"))]
    >>> both(rows, "x", "y", 2018)
    ['B']
    """
    second = members(groups, other, year)
    return [country for country in members(groups, one, year) if country in second]
