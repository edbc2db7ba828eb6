"""How much do the seats in a council decide?

    s = c / (g + c)                       share of seats, c civilians beside g members from the government
    q = floor(m n) + 1                    votes needed out of n when more than the part m is needed
    b_i = swings of i / swings of all     Banzhaf's index: a swing is a coalition that wins with i and loses without

Members who always vote together are one voter of several votes, a bloc. All coalitions of the others are taken to be
equally likely: the index reads the rule, not the people. References: Banzhaf (1965); Felsenthal and Machover (1998).
"""

from math import floor, isfinite


def civilian_share(government: int, civilians: int) -> float:
    """Share of a council's seats that are held from outside the government.

        s = c / (g + c)

    Parameters
    ----------
    government, civilians
        Members, whole numbers of 0 or more, not both 0.

    Returns
    -------
    A fraction.

    Raises
    ------
    ValueError
        A number is not a whole number of 0 or more, or the council is empty.

    >>> civilian_share(15, 5)
    0.25
    """
    _count("government", government)
    _count("civilians", civilians)
    if government + civilians == 0:
        raise ValueError("government and civilians must not both be 0: an empty council has no shares")
    return civilians / (government + civilians)


def votes_needed(votes: int, part: float = 0.5) -> int:
    """Votes that carry a decision when more than a part of all votes is needed.

        q = floor(m n) + 1

    Parameters
    ----------
    votes
        All votes, a whole number of 1 or more.
    part
        The part that must be passed, from 0.5 to less than 1; 0.5 is a simple majority.

    Returns
    -------
    A whole number.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> votes_needed(20), votes_needed(21)
    (11, 11)
    """
    _count("votes", votes)
    if votes < 1:
        raise ValueError(f"votes must be 1 or more, got {votes!r}")
    if not isfinite(part) or not 0.5 <= part < 1:
        raise ValueError(f"part must lie from 0.5 to less than 1 (a majority or more), got {part!r}")
    return floor(part * votes + 1e-9) + 1


def swings(weights: list[int], quota: int) -> list[int]:
    """For each voter, the coalitions of the others that win with it and lose without it.

    Parameters
    ----------
    weights
        Votes of each voter, whole numbers of 0 or more.
    quota
        Votes needed, 1 or more and at most all votes.

    Returns
    -------
    One count for each voter, out of 2^(n - 1) coalitions of the others.

    Raises
    ------
    ValueError
        A weight or the quota lies outside its range.

    >>> swings([2, 1, 1], 3)
    [3, 1, 1]
    """
    for weight in weights:
        _count("weights", weight)
    total = 0
    for weight in weights:
        total += weight
    if quota != int(quota) or not 1 <= quota <= total:
        raise ValueError(f"quota must be a whole number from 1 to all {total} votes, got {quota!r}")
    found = []
    for place, weight in enumerate(weights):
        others = [1] + [0] * total  # coalitions of the others, by their votes
        for other, votes in enumerate(weights):
            if other != place:
                for level in range(total, votes - 1, -1):
                    others[level] += others[level - votes]
        count = 0
        for level in range(max(0, quota - weight), quota):
            count += others[level]
        found.append(count)
    return found


def banzhaf(weights: list[int], quota: int) -> list[float]:
    """Banzhaf's power index: each voter's part of all swings.

        b_i = swings of i / swings of all

    Parameters are those of :func:`swings`.

    Returns
    -------
    Fractions that add up to 1.

    >>> banzhaf([2, 1, 1], 3)
    [0.6, 0.2, 0.2]
    """
    counts = swings(weights, quota)
    every = 0
    for count in counts:
        every += count
    return [count / every for count in counts]


def blocs(members: int, parts: int) -> list[int]:
    """Members divided into blocs as nearly equal as can be, the larger first.

    Parameters
    ----------
    members
        A whole number of 0 or more.
    parts
        Blocs, from 1 to the number of members (with no members, any).

    Returns
    -------
    Votes of each bloc; blocs without members are left out.

    Raises
    ------
    ValueError
        ``parts`` lies outside its range.

    >>> blocs(13, 3)
    [5, 4, 4]
    """
    _count("members", members)
    if parts != int(parts) or parts < 1 or parts > max(members, 1):
        raise ValueError(f"parts must be a whole number from 1 to the {members} members, got {parts!r}")
    each, more = members // parts, members % parts
    return [size for size in [each + 1] * more + [each] * (parts - more) if size > 0]


def council(government: int, parts: int, civilians: int, part: float = 0.5) -> dict[str, float]:
    """Seats and power of the government's blocs and of civilians who each vote alone.

    Parameters
    ----------
    government, civilians
        Members.
    parts
        Blocs into which the government's members fall, as in :func:`blocs`; 1 means that they vote as one.
    part
        As in :func:`votes_needed`.

    Returns
    -------
    ``civilian_seats`` and ``civilian_power`` (fractions), ``quota`` (votes), ``largest`` (votes of the largest bloc)
    and ``alone`` (1.0 if that bloc decides alone, else 0.0).

    Raises
    ------
    ValueError
        As the functions above.

    >>> council(14, 1, 3)["civilian_power"]
    0.0
    """
    seats = civilian_share(government, civilians)
    sides = blocs(government, parts)
    quota = votes_needed(government + civilians, part)
    power = banzhaf(sides + [1] * civilians, quota)
    outside = 0.0
    for value in power[len(sides):]:
        outside += value
    largest = max(sides) if sides else 0
    return {"civilian_seats": seats, "civilian_power": outside, "quota": quota, "largest": largest,
            "alone": 1.0 if largest >= quota else 0.0}


def _count(name: str, value: int) -> None:
    if value is None or not isfinite(value) or value != int(value) or value < 0:
        raise ValueError(f"{name} must be a whole number of 0 or more, got {value!r}")
