"""Of those who enter a system of stages, how many reach which stage, and how long do they stay?

    N = (I - Q)^-1          (years spent in stage j by one who starts in stage i, on average)
    t_i = sum over j of N_ij        (years until one who starts in stage i has left for good)
    B = N R                 (chance of ending in each absorbing state)

Q holds the chances, within a year, of being in stage j the year after for one who is in stage i now; what a row of Q
lacks to 1 is leaving for good. With b_t entering at time t the numbers in the stages follow x_(t+1) = x_t Q + b_t, and
where b grows at the rate g they settle on the path x = b ((1 + g) I - Q)^-1. Reference: Grinstead and Snell (1997),
chapter 11; Bartholomew, Forbes and McClean (1991) for staff and students as such a chain.
"""

from math import fsum, isfinite


def fundamental_matrix(chances: list[list[float]]) -> list[list[float]]:
    """Average time spent in each stage before leaving for good.

        N = (I - Q)^-1

    Parameters
    ----------
    chances
        Q: one row a stage, each entry between 0 and 1, no row above 1; from every stage there must be a way out.

    Returns
    -------
    N in periods (years where Q is per year): row i for one who starts in stage i.

    Raises
    ------
    ValueError
        Q is empty, not square, has an entry outside 0 to 1 or a row above 1, or a stage that nobody ever leaves.

    >>> fundamental_matrix([[0.0, 0.5], [0.5, 0.0]])
    [[1.3333333333333333, 0.6666666666666666], [0.6666666666666666, 1.3333333333333333]]
    """
    _check(chances)
    size = len(chances)
    return _inverse([[(1.0 if row == column else 0.0) - chances[row][column] for column in range(size)]
                     for row in range(size)], "chances")


def times(chances: list[list[float]]) -> list[float]:
    """Average time until one who starts in each stage has left for good.

        t_i = sum over j of N_ij

    >>> times([[0.5]])
    [2.0]
    """
    return [fsum(row) for row in fundamental_matrix(chances)]


def reached(chances: list[list[float]], start: int, stage: int) -> float:
    """Chance that one who starts in a stage is ever in another one.

        f_ij = N_ij / N_jj

    Parameters
    ----------
    chances
        Q, as in :func:`fundamental_matrix`.
    start, stage
        Places of the two stages in Q, from 0.

    Returns
    -------
    A chance, 0 to 1; 1 where ``start`` is ``stage``.

    >>> reached([[0.0, 0.25], [0.0, 0.5]], 0, 1)
    0.25
    """
    size = len(chances)
    for name, place in (("start", start), ("stage", stage)):
        if place not in range(size):
            raise ValueError(f"{name} must be the place of a stage, 0 to {size - 1}, got {place!r}")
    found = fundamental_matrix(chances)
    return found[start][stage] / found[stage][stage]


def absorbed(chances: list[list[float]], exits: list[list[float]]) -> list[list[float]]:
    """Chance of ending in each absorbing state, by the stage of the start.

        B = N R

    Parameters
    ----------
    chances
        Q, as in :func:`fundamental_matrix`.
    exits
        R: one row a stage, one column an absorbing state; with Q each row sums to 1.

    Returns
    -------
    B: each row sums to 1.

    Raises
    ------
    ValueError
        As :func:`fundamental_matrix`, and when a row of Q and R does not sum to 1.

    >>> absorbed([[0.5]], [[0.125, 0.375]])
    [[0.25, 0.75]]
    """
    if len(exits) != len(chances):
        raise ValueError(f"exits must have one row for each of the {len(chances)} stages, got {len(exits)}")
    for inside, outside in zip(chances, exits, strict=True):
        total = fsum(inside + outside)
        if min(outside) < 0 or abs(total - 1) > 1e-9:
            raise ValueError(f"exits and chances of a stage must be 0 or more and sum to 1, got {total!r}")
    found = fundamental_matrix(chances)
    columns = range(len(exits[0]))
    return [[fsum(years * row[column] for years, row in zip(line, exits, strict=True)) for column in columns]
            for line in found]


def step(people: list[float], chances: list[list[float]], entrants: list[float]) -> list[float]:
    """Numbers in the stages one period later.

        x_(t+1) = x_t Q + b_t

    Parameters
    ----------
    people
        Numbers in the stages now, each 0 or more.
    chances
        Q, as in :func:`fundamental_matrix`.
    entrants
        Numbers that enter each stage from outside during the period.

    >>> step([100.0, 10.0], [[0.5, 0.25], [0.0, 0.9]], [40.0, 0.0])
    [90.0, 34.0]
    """
    size = len(chances)
    if len(people) != size or len(entrants) != size:
        raise ValueError(f"people and entrants must each hold {size} numbers, got {len(people)} and {len(entrants)}")
    return [fsum([entrants[stage]] + [people[origin] * chances[origin][stage] for origin in range(size)])
            for stage in range(size)]


def settled(chances: list[list[float]], entrants: list[float], growth: float) -> list[float]:
    """Numbers in the stages once all of them grow as fast as those who enter.

        x = b ((1 + g) I - Q)^-1

    Parameters
    ----------
    chances
        Q, as in :func:`fundamental_matrix`.
    entrants
        b: numbers that enter each stage during the period.
    growth
        g: growth of the entrants a period, as a fraction; more than -1, and fast enough that the stages can settle.

    Returns
    -------
    Numbers in the stages at the beginning of that period.

    Raises
    ------
    ValueError
        As :func:`fundamental_matrix`; lengths differ; ``growth`` is -1 or less, or too low for the stages to settle.

    >>> settled([[0.5]], [10.0], 0.0)
    [20.0]
    """
    _check(chances)
    size = len(chances)
    if len(entrants) != size:
        raise ValueError(f"entrants must hold {size} numbers, got {len(entrants)}")
    if not isfinite(growth) or growth <= -1:
        raise ValueError(f"growth must be greater than -1 (a fraction, 0.02 is 2 % a year), got {growth!r}")
    inverse = _inverse([[(1 + growth if row == column else 0.0) - chances[row][column] for column in range(size)]
                        for row in range(size)], "growth")
    found = [fsum(entrants[row] * inverse[row][column] for row in range(size)) for column in range(size)]
    if min(found) < -1e-9:
        raise ValueError(f"growth must be higher for the stages to settle on a path, got {growth!r}")
    return found


def _check(chances: list[list[float]]) -> None:
    size = len(chances)
    if size == 0:
        raise ValueError("chances must hold at least one stage, got none")
    for row in chances:
        if len(row) != size:
            raise ValueError(f"chances must be square: {size} stages, but a row has {len(row)} entries")
        for chance in row:
            if not isfinite(chance) or not 0 <= chance <= 1:
                raise ValueError(f"chances must lie between 0 and 1, got {chance!r}")
        if fsum(row) > 1 + 1e-12:
            raise ValueError(f"chances of a stage must sum to at most 1, got {fsum(row)!r}")


def _inverse(matrix: list[list[float]], name: str) -> list[list[float]]:
    """Invert by Gauss and Jordan with the largest pivot."""
    size = len(matrix)
    rows = [row + [1.0 if place == column else 0.0 for column in range(size)] for place, row in enumerate(matrix)]
    for column in range(size):
        pivot = column
        for row in range(column + 1, size):
            if abs(rows[row][column]) > abs(rows[pivot][column]):
                pivot = row
        if abs(rows[pivot][column]) < 1e-12:
            raise ValueError(f"{name} must leave a way out of every stage: stage {column} is never left")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [value / head for value in rows[column]]
        for row in range(size):
            factor = rows[row][column]
            if row != column and factor != 0:
                rows[row] = [value - factor * part for value, part in zip(rows[row], rows[column], strict=True)]
    return [row[size:] for row in rows]
