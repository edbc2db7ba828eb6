"""Who is linked to whom in an innovation system, and what does closing or adding a body change?

A system is a list of bodies and a list of links, pairs of bodies. Which way a link runs, and how often it is named,
does not matter here: two bodies are linked or they are not. With n bodies there are n (n - 1) / 2 pairs.

    R = pairs joined by some path / pairs                                    (reach: 0 nobody, 1 everybody)
    E = mean over pairs of 1 / d, d the links on the shortest path, 0 without (closeness of a system, efficiency)
    b = mean over pairs of others of the share of their shortest paths that pass through a body (betweenness)
    F = pairs of others joined only through a body / pairs of others joined  (what closing it would cut)

All are pure numbers from 0 to 1. References: Freeman (1977) for betweenness; Latora and Marchiori (2001) for
efficiency; Wasserman and Faust (1994) for the rest. :mod:`innotrade.networks` computes the same with networkx.
"""

from math import fsum


def neighbours(bodies: list[str], links: list[list[str]]) -> dict[str, list[str]]:
    """Whom each body is linked to.

    Parameters
    ----------
    bodies
        Names, each once.
    links
        Pairs of names; a pair named twice or in both directions is one link.

    Returns
    -------
    For each body the names of the others that it is linked to, in the order of ``bodies``.

    Raises
    ------
    ValueError
        A body is named twice, a link names no pair or an unknown body, or a body is linked to itself.

    >>> neighbours(["ministry", "council", "firms"], [["council", "ministry"], ["ministry", "council"]])
    {'ministry': ['council'], 'council': ['ministry'], 'firms': []}
    """
    if len(dict.fromkeys(bodies)) < len(bodies):
        raise ValueError(f"bodies must be named once each, got {bodies!r}")
    linked = {body: {} for body in bodies}
    for link in links:
        if len(link) != 2:
            raise ValueError(f"links must be pairs of bodies, got {link!r}")
        one, other = link
        for body in link:
            if body not in linked:
                raise ValueError(f"links must join bodies of the system, got {body!r}")
        if one == other:
            raise ValueError(f"links must join two bodies, got {one!r} with itself")
        linked[one][other] = True
        linked[other][one] = True
    return {body: [other for other in bodies if other in linked[body]] for body in bodies}


def distances(bodies: list[str], links: list[list[str]], start: str) -> dict[str, int]:
    """Fewest links from one body to each that it can reach, itself left out.

    Raises
    ------
    ValueError
        As :func:`neighbours`, and when ``start`` is not among ``bodies``.

    >>> distances(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]], "ministry")
    {'council': 1, 'firms': 2}
    """
    linked = neighbours(bodies, links)
    if start not in linked:
        raise ValueError(f"start must be one of the bodies, got {start!r}")
    found = _steps(linked, start)
    return {body: found[body] for body in found if body != start}


def density(bodies: list[str], links: list[list[str]]) -> float:
    """Share of the pairs of bodies that are linked directly.

    >>> round(density(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]]), 3)
    0.667
    """
    linked = neighbours(bodies, links)
    return len([1 for body in bodies for _ in linked[body]]) / 2 / _pairs(bodies)


def reach(bodies: list[str], links: list[list[str]]) -> float:
    """Share of the pairs of bodies that are joined by some path.

        R = pairs joined / pairs

    Parameters
    ----------
    bodies, links
        As for :func:`neighbours`; at least 2 bodies.

    Returns
    -------
    0 when nobody is linked, 1 when everybody can be reached by everybody.

    Raises
    ------
    ValueError
        As :func:`neighbours`, and with fewer than 2 bodies.

    >>> round(reach(["ministry", "council", "firms"], [["ministry", "council"]]), 3)
    0.333
    """
    linked = neighbours(bodies, links)
    return _joined(linked) / _pairs(bodies)


def efficiency(bodies: list[str], links: list[list[str]]) -> float:
    """How close the bodies of a system are to each other.

        E = mean over pairs of 1 / d;  1 / d = 0 without a path

    Parameters
    ----------
    bodies, links
        As for :func:`reach`.

    Returns
    -------
    0 when nobody is linked, 1 when everybody is linked to everybody directly.

    >>> round(efficiency(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]]), 3)
    0.833
    """
    near = nearness(bodies, links)
    return fsum(near[body] for body in bodies) / len(bodies)


def nearness(bodies: list[str], links: list[list[str]]) -> dict[str, float]:
    """How close each body is to the others: its mean of 1 / d over them. The mean over bodies is :func:`efficiency`.

    >>> nearness(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]])
    {'ministry': 0.75, 'council': 1.0, 'firms': 0.75}
    """
    linked = neighbours(bodies, links)
    _pairs(bodies)
    near = {}
    for body in bodies:
        steps = _steps(linked, body)
        near[body] = fsum(1 / steps[other] for other in steps if other != body) / (len(bodies) - 1)
    return near


def betweenness(bodies: list[str], links: list[list[str]]) -> dict[str, float]:
    """How often each body lies on the shortest paths between others.

        b_i = mean over pairs (s, t) of others of  paths from s to t through i / paths from s to t

    Parameters
    ----------
    bodies, links
        As for :func:`neighbours`.

    Returns
    -------
    0 for a body that nobody needs, 1 for the centre of a star; 0 for all with fewer than 3 bodies.

    >>> betweenness(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]])
    {'ministry': 0.0, 'council': 1.0, 'firms': 0.0}
    """
    linked = neighbours(bodies, links)
    total = dict.fromkeys(bodies, 0.0)
    for start in bodies:
        for body, passed in _passed(linked, start).items():
            total[body] += passed
    ordered = (len(bodies) - 1) * (len(bodies) - 2)
    return {body: total[body] / ordered if ordered > 0 else 0.0 for body in bodies}


def fragility(bodies: list[str], links: list[list[str]], closed: str) -> float:
    """Share of the joined pairs of other bodies that lose every path when one body closes.

        F = 1 - pairs of others joined without it / pairs of others joined with it

    Parameters
    ----------
    bodies, links
        As for :func:`neighbours`.
    closed
        The body that closes. Pairs that it belongs to itself are not counted.

    Returns
    -------
    0 when nobody needs it; above 0 it is a cut point. 0 too when no others are joined.

    >>> fragility(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]], "council")
    1.0
    """
    steps = distances(bodies, links, closed)
    before = _joined(neighbours(bodies, links)) - len(steps)
    if before == 0:
        return 0.0
    left, kept = without(bodies, links, [closed])
    return 1 - _joined(neighbours(left, kept)) / before


def cut_points(bodies: list[str], links: list[list[str]]) -> list[str]:
    """Bodies whose closing parts others that are joined (articulation points), in the order given."""
    return [body for body in bodies if fragility(bodies, links, body) > 0]


def bridges(bodies: list[str], links: list[list[str]]) -> list[list[str]]:
    """Links whose loss parts bodies that are joined: the pairs, in the order of ``bodies``.

    >>> bridges(["a", "b", "c", "d"], [["a", "b"], ["b", "c"], ["c", "a"], ["c", "d"]])
    [['c', 'd']]
    """
    linked = neighbours(bodies, links)
    pairs = [[body, other] for place, body in enumerate(bodies) for other in bodies[place + 1:]
             if other in linked[body]]
    return [pair for pair in pairs
            if pair[1] not in _steps(neighbours(bodies, [kept for kept in pairs if kept != pair]), pair[0])]


def without(bodies: list[str], links: list[list[str]], closed: list[str]) -> tuple[list[str], list[list[str]]]:
    """Close bodies: the bodies that stay, and the links between them.

    >>> without(["ministry", "council", "firms"], [["ministry", "council"], ["council", "firms"]], ["firms"])
    (['ministry', 'council'], [['ministry', 'council']])
    """
    left = [body for body in bodies if body not in closed]
    return left, [list(link) for link in links if link[0] in left and link[1] in left]


def with_council(
    bodies: list[str], links: list[list[str]], name: str, members: list[str]
) -> tuple[list[str], list[list[str]]]:
    """Add a council: one more body, linked to each of its members and to nobody else.

    Raises
    ------
    ValueError
        ``name`` is taken, or a member is not among ``bodies``.

    >>> with_council(["ministry", "firms"], [], "council", ["ministry", "firms"])[1]
    [['council', 'ministry'], ['council', 'firms']]
    """
    if name in bodies:
        raise ValueError(f"name must be new to the system, got {name!r}")
    for member in members:
        if member not in bodies:
            raise ValueError(f"members must be bodies of the system, got {member!r}")
    return [*bodies, name], [list(link) for link in links] + [[name, member] for member in members]


def typology(kinds: list[str]) -> str:
    """What leads a system, read from the kinds of body that a table lists for it.

    The first that is there, in this order: a ministry of its own for science (``"science ministry"``), a cabinet of
    ministers (``"cabinet"``), a council (``"council"``); otherwise a department.

    >>> typology(["cabinet", "head of government", "council"])
    'cabinet-led'
    """
    if len(kinds) == 0:
        raise ValueError("kinds must list at least one body, got none")
    for kind, answer in (("science ministry", "ministry-led"), ("cabinet", "cabinet-led"), ("council", "council-led")):
        if kind in kinds:
            return answer
    return "department-led"


def _pairs(bodies: list[str]) -> int:
    if len(bodies) < 2:
        raise ValueError(f"bodies must be at least 2, a pair, got {len(bodies)}")
    return len(bodies) * (len(bodies) - 1) // 2


def _steps(linked: dict[str, list[str]], start: str) -> dict[str, int]:
    """Breadth first: a body reached for the first time is reached on a shortest path."""
    steps, waiting = {start: 0}, [start]
    for body in waiting:
        for other in linked[body]:
            if other not in steps:
                steps[other] = steps[body] + 1
                waiting.append(other)
    return steps


def _joined(linked: dict[str, list[str]]) -> int:
    """Pairs joined by a path: all pairs within each part of the system that hangs together."""
    pairs, seen = 0, {}
    for body in linked:
        if body not in seen:
            part = _steps(linked, body)
            seen.update(part)
            pairs += len(part) * (len(part) - 1) // 2
    return pairs


def _passed(linked: dict[str, list[str]], start: str) -> dict[str, float]:
    """Shortest paths from one body to all others, counted, and the share of them that pass each (Brandes, 2001)."""
    steps = _steps(linked, start)
    paths = {start: 1}
    for body in list(steps)[1:]:
        paths[body] = 0
        for other in linked[body]:
            if steps[other] == steps[body] - 1:
                paths[body] += paths[other]
    passed = dict.fromkeys(steps, 0.0)
    for body in reversed(list(steps)):
        for other in linked[body]:
            if steps[other] == steps[body] - 1:
                passed[other] += paths[other] / paths[body] * (1 + passed[body])
    passed[start] = 0.0
    return passed
