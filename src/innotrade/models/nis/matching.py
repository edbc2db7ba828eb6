"""Which partner for which need? Fit of needs and offers, and the best plan when nobody can do everything.

    f_ij = w_T |T_i and T_j| / |T_i| + w_I |I_i and I_j| / |I_i| + w_R r_j            (fit, 0 to 1; weights sum to 1)
    max over plans of sum of f_ij,  every need i once, every partner j at most c times

T are themes and I instruments of a need i and a partner j, r the share of countries that the partner reaches.
Coverage counts what is wanted, not what is offered besides. The plan is the assignment problem of Kuhn (1955), solved
by shortest augmenting paths. Values are pure numbers.
"""

from math import isfinite

#: Larger than any difference of fits that matters.
_INFINITE = 1e18


def coverage(wanted: list[str], offered: list[str]) -> float:
    """Share of what is wanted that is offered.

        |W and O| / |W|

    Parameters
    ----------
    wanted, offered
        Names; a name that stands twice counts once.

    Returns
    -------
    0 (nothing) to 1 (all).

    Raises
    ------
    ValueError
        Nothing is wanted.

    >>> coverage(["health", "skills"], ["health", "energy"])
    0.5
    """
    names = list(dict.fromkeys(wanted))
    if not names:
        raise ValueError("wanted must hold at least one name, got none")
    return len([name for name in names if name in offered]) / len(names)


def fit(need: dict, partner: dict, themes: float, instruments: float, reach: float) -> float:
    """Fit of a partner for a need.

        f = (w_T c_T + w_I c_I + w_R r) / (w_T + w_I + w_R)

    Parameters
    ----------
    need
        ``themes`` and ``instruments``, lists of names.
    partner
        The same two, and ``reach``, the share of countries that take part, 0 to 1.
    themes, instruments, reach
        Weights, each 0 or more, not all 0; only their proportions matter.

    Returns
    -------
    0 to 1.

    Raises
    ------
    ValueError
        A weight is negative, all are 0, or the reach lies outside 0 to 1.

    >>> fit({"themes": ["health"], "instruments": ["advice"]},
    ...     {"themes": ["health"], "instruments": ["money"], "reach": 0.5}, 2, 1, 1)
    0.625
    """
    for name, weight in (("themes", themes), ("instruments", instruments), ("reach", reach)):
        if not isfinite(weight) or weight < 0:
            raise ValueError(f"{name} must be a weight of 0 or more, got {weight!r}")
    total = themes + instruments + reach
    if total <= 0:
        raise ValueError("themes, instruments and reach must not all be 0: there is nothing to weigh")
    if not 0 <= partner["reach"] <= 1:
        raise ValueError(f"reach of a partner must lie between 0 and 1, got {partner['reach']!r}")
    return (themes * coverage(need["themes"], partner["themes"])
            + instruments * coverage(need["instruments"], partner["instruments"]) + reach * partner["reach"]) / total


def assign(scores: list[list[float]], capacity: int = 1) -> list[int]:
    """Best plan: the column for each row, no column more often than its capacity.

    Parameters
    ----------
    scores
        One row a need, one column a partner; larger is better.
    capacity
        How many rows a column may serve, at least 1; rows must not outnumber columns times capacity.

    Returns
    -------
    The place of a column for each row; the sum of their scores is as large as it can be.

    Raises
    ------
    ValueError
        Rows differ in length, a score is not finite, ``capacity`` is below 1, or there is not room for all rows.

    >>> assign([[3, 2], [3, 0]])
    [1, 0]
    """
    if not scores or not scores[0]:
        raise ValueError("scores must hold at least one row and one column, got none")
    width = len(scores[0])
    for row in scores:
        if len(row) != width:
            raise ValueError(f"scores must have {width} columns in every row, got {len(row)}")
        for score in row:
            if not isfinite(score):
                raise ValueError(f"scores must be finite numbers, got {score!r}")
    if capacity < 1:
        raise ValueError(f"capacity must be at least 1, got {capacity!r}")
    if len(scores) > width * capacity:
        raise ValueError(f"capacity must make room for {len(scores)} needs, {width} partners with {capacity} do not")
    wishes = first_choices(scores)
    if max([wishes.count(place) for place in wishes]) <= capacity:
        return wishes
    costs = [[-row[place // capacity] for place in range(width * capacity)] for row in scores]
    return [place // capacity for place in _cheapest(costs)]


def first_choices(scores: list[list[float]]) -> list[int]:
    """Column with the largest score of each row, the first where several tie."""
    return [row.index(max(row)) for row in scores]


def total(scores: list[list[float]], plan: list[int]) -> float:
    """Sum of the scores of a plan."""
    value = 0.0
    for row, place in zip(scores, plan, strict=True):
        value += row[place]
    return value


def firmness(scores: list[list[float]], capacity: int = 1) -> list[float]:
    """How much the best plan loses when a row must not have its column.

    Parameters
    ----------
    scores, capacity
        As in :func:`assign`; at least 2 columns with room for all rows.

    Returns
    -------
    One number a row, 0 or more: 0 says that another plan is just as good.
    """
    plan = assign(scores, capacity)
    best = total(scores, plan)
    found = []
    for row, place in enumerate(plan):
        barred = [list(line) for line in scores]
        barred[row][place] = -1e6
        other = assign(barred, capacity)
        found.append(max(0.0, best - total(barred, other)))
    return found


def _cheapest(costs: list[list[float]]) -> list[int]:
    """Solve the assignment problem: rows one by one, each by a shortest augmenting path with potentials."""
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)  # the row that has a column, counted from 1; column 0 is the one looking for a place
    for row in range(1, rows + 1):
        holder[0] = row
        way, column = _path(costs, of_row, of_column, holder)
        while column:
            holder[column] = holder[way[column]]
            column = way[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found


def _path(costs: list[list[float]], of_row: list[float], of_column: list[float], holder: list[int]) -> tuple:
    """Find a free column for the row at column 0; return the way back to it, and adjust the potentials in place."""
    columns = len(costs[0])
    least, way, seen = [_INFINITE] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while holder[column]:
        seen[column] = True
        row, step, following = holder[column], _INFINITE, 0
        for other in range(1, columns + 1):
            if seen[other]:
                continue
            reduced = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if reduced < least[other]:
                least[other], way[other] = reduced, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(columns + 1):
            if seen[other]:
                of_row[holder[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
    return way, column
