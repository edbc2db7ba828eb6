"""Who cooperates with whom? Organisations and countries as a graph of two kinds of nodes.

    c_i = d_i / m            (degree centrality: links of a country over the number of organisations, and the reverse)
    w_ij = |O_i and O_j|     (projection: how many organisations two countries share)
    max(0, a + b - 1) <= both <= min(a, b)          (how many can have both of two properties)

A link joins an organisation and a member; no link joins two of a kind. Lists of members are often incomplete: then
counts are lower bounds. References: Breiger (1974) for persons and groups; Borgatti and Everett (1997) for the
measures; Fréchet (1935) for the bounds.
"""

from math import isfinite


def degrees(links: list[dict]) -> dict:
    """Count links on both sides.

    Parameters
    ----------
    links
        One dict a link with ``organisation`` and ``country``; the same pair may stand there only once.

    Returns
    -------
    ``{"organisations": {name: links}, "countries": {name: links}}`` in alphabetical order.

    Raises
    ------
    ValueError
        There is no link, or a pair stands twice.

    >>> degrees([{"organisation": "A", "country": "Peru"}])
    {'organisations': {'A': 1}, 'countries': {'Peru': 1}}
    """
    _check(links)
    found = {"organisations": {}, "countries": {}}
    for side, field in (("organisations", "organisation"), ("countries", "country")):
        for name in sorted(dict.fromkeys(link[field] for link in links)):
            found[side][name] = len([link for link in links if link[field] == name])
    return found


def degree_centrality(links: list[dict]) -> dict:
    """Degree of each node over the largest that it could have, the number of nodes on the other side.

        c_i = d_i / m

    Returns
    -------
    As :func:`degrees`, with fractions between 0 and 1.

    >>> degree_centrality([{"organisation": "A", "country": "Peru"}, {"organisation": "B", "country": "Peru"},
    ...                    {"organisation": "B", "country": "Chile"}])["countries"]
    {'Chile': 0.5, 'Peru': 1.0}
    """
    counts = degrees(links)
    others = {"organisations": len(counts["countries"]), "countries": len(counts["organisations"])}
    return {side: {name: count / others[side] for name, count in counts[side].items()} for side in counts}


def shared(links: list[dict]) -> list[dict]:
    """Project the graph on the countries: pairs that meet in at least one organisation.

        w_ij = number of organisations with links to both

    Parameters
    ----------
    links
        As in :func:`degrees`.

    Returns
    -------
    Rows ``first``, ``second`` (alphabetical) and ``shared``, the pair with most first.

    >>> shared([{"organisation": "A", "country": "Peru"}, {"organisation": "A", "country": "Chile"}])
    [{'first': 'Chile', 'second': 'Peru', 'shared': 1}]
    """
    _check(links)
    groups = _groups(links)
    counts = {}
    for members in groups.values():
        ordered = sorted(members)
        for place, first in enumerate(ordered):
            for second in ordered[place + 1:]:
                counts[(first, second)] = counts.get((first, second), 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"first": pair[0], "second": pair[1], "shared": count} for pair, count in ranked]


def parts(links: list[dict]) -> list[list[str]]:
    """Groups of countries that are joined by some path of organisations, the largest first.

    Parameters
    ----------
    links
        As in :func:`degrees`.

    Returns
    -------
    Lists of countries in alphabetical order; countries without a link are in none.
    """
    _check(links)
    found = []
    for members in _groups(links).values():
        touching = [group for group in found if [name for name in members if name in group]]
        merged = sorted(dict.fromkeys([name for group in touching for name in group] + members))
        found = [group for group in found if group not in touching] + [merged]
    return sorted(found, key=lambda group: (-len(group), group))


def without(links: list[dict], organisations: list[str]) -> list[dict]:
    """Return the links that are left when organisations are closed."""
    return [link for link in links if link["organisation"] not in organisations]


def both_bounds(first: float, second: float) -> tuple[float, float]:
    """Smallest and largest share that can have both of two properties, each known alone.

        max(0, a + b - 1) <= both <= min(a, b)

    Parameters
    ----------
    first, second
        Shares of the same whole, 0 to 1.

    Returns
    -------
    Lower and upper bound, 0 to 1.

    Raises
    ------
    ValueError
        A share lies outside 0 to 1.

    >>> both_bounds(0.5, 0.75)
    (0.25, 0.5)
    """
    for name, value in (("first", first), ("second", second)):
        if not isfinite(value) or not 0 <= value <= 1:
            raise ValueError(f"{name} must lie between 0 and 1 (a fraction, 69 % is 0.69), got {value!r}")
    high = min(first, second)
    return min(max(0.0, first + second - 1), high), high  # rounding must not lift the lower bound above the upper


def _groups(links: list[dict]) -> dict[str, list[str]]:
    groups = {}
    for link in links:
        groups.setdefault(link["organisation"], []).append(link["country"])
    return groups


def _check(links: list[dict]) -> None:
    if not links:
        raise ValueError("links must hold at least one link, got none")
    pairs = [(link["organisation"], link["country"]) for link in links]
    if len(dict.fromkeys(pairs)) < len(pairs):
        twice = next(pair for pair in pairs if pairs.count(pair) > 1)
        raise ValueError(f"links must hold each pair once, got {twice[0]} and {twice[1]} twice")
