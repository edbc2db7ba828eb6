"""Which partner first, and how much does the answer hang on the weights?

    z_ij = (x_ij - min_j) / (max_j - min_j)          (reversed where less is better)
    weighted sum   S_i = sum of w_j z_ij,  sum of w_j = 1
    TOPSIS         r_ij = x_ij / sqrt(sum over i of x_ij^2),  C_i = d_i- / (d_i+ + d_i-)
    robustness     share of all possible weights under which i comes first

d_i+ and d_i- are the distances, in weighted r, to the best and to the worst value that any candidate has. All possible
weights are the simplex (each 0 or more, sum 1); it is covered by fixed points (Halton's sequence, sorted, and the
gaps between neighbours taken as weights), so the same call always gives the same share. References: Hwang and Yoon
(1981) for TOPSIS; Halton (1960); Lahdelma and Salminen (2001) for acceptability over the weight space.
"""

from math import fsum, sqrt

METHODS = ("weighted sum", "TOPSIS")
#: Bases of Halton's sequence, one a dimension: up to nine criteria.
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19)
#: Scores closer than this are a tie.
_TIE = 1e-12


def normalised_weights(weights: dict) -> dict:
    """Weights that sum to 1.

    Parameters
    ----------
    weights
        Importance by criterion, each 0 or more on any scale, not all 0.

    Returns
    -------
    Fractions by criterion.

    Raises
    ------
    ValueError
        A weight is negative, missing or not finite, or all are 0; the message begins with a criterion's name.

    >>> normalised_weights({"size": 3, "risk": 1})
    {'size': 0.75, 'risk': 0.25}
    """
    if len(weights) == 0:
        raise ValueError("weights must name at least one criterion, got none")
    for name, weight in weights.items():
        _finite(name, weight)
        if weight < 0:
            raise ValueError(f"{name} must have a weight of 0 or more, got {weight!r}")
    total = fsum(weights.values())
    if total == 0:
        raise ValueError(f"{', '.join(weights)}: at least one weight must be above 0")
    return {name: weight / total for name, weight in weights.items()}


def scaled(candidates: list[dict], directions: dict) -> list[list[float]]:
    """Criteria between 0 (worst candidate) and 1 (best candidate).

        z_ij = (x_ij - min_j) / (max_j - min_j), or 1 minus it where less is better

    Parameters
    ----------
    candidates
        One dict a candidate with ``country`` and a number for each criterion (any unit, the same for all).
    directions
        By criterion 1 where more is better, -1 where less is better.

    Returns
    -------
    One list a candidate, in the order of ``directions``. A criterion on which all are equal is 0 for all.

    Raises
    ------
    ValueError
        Fewer than 2 candidates, a missing or infinite number, or a direction that is neither 1 nor -1.

    >>> scaled([{"country": "A", "risk": 4}, {"country": "B", "risk": 2}], {"risk": -1})
    [[0.0], [1.0]]
    """
    return _rows(_scaled_columns(candidates, directions))


def weighted_sum(candidates: list[dict], weights: dict, directions: dict) -> list[float]:
    """Scores by the weighted sum of scaled criteria.

        S_i = sum of w_j z_ij

    Parameters
    ----------
    candidates, directions
        As in :func:`scaled`.
    weights
        As in :func:`normalised_weights`, for the same criteria.

    Returns
    -------
    One score a candidate, 0 to 1.

    Raises
    ------
    ValueError
        As :func:`scaled` and :func:`normalised_weights`, and where the criteria differ.

    >>> weighted_sum([{"country": "A", "size": 9}, {"country": "B", "size": 1}], {"size": 1}, {"size": 1})
    [1.0, 0.0]
    """
    return _scores(candidates, directions, "weighted sum", [_weights(weights, directions)])[0]


def topsis(candidates: list[dict], weights: dict, directions: dict) -> list[float]:
    """Closeness to the best imaginable candidate (technique for order preference by similarity to ideal solution).

        C_i = d_i- / (d_i+ + d_i-)

    Parameters are those of :func:`weighted_sum`; criteria must not be negative.

    Returns
    -------
    One closeness a candidate, 0 (worst on everything) to 1 (best on everything); 0.5 for all where they are alike.

    Raises
    ------
    ValueError
        As :func:`weighted_sum`, and where a criterion is negative.

    >>> rows = [{"country": "A", "size": 3, "risk": 4}, {"country": "B", "size": 4, "risk": 3}]
    >>> topsis(rows, {"size": 1, "risk": 1}, {"size": 1, "risk": -1})
    [0.0, 1.0]
    """
    return _scores(candidates, directions, "TOPSIS", [_weights(weights, directions)])[0]


def simplex_points(count: int, dimensions: int) -> list[list[float]]:
    """Weights spread evenly over all possible weights, the same at every call.

    Parameters
    ----------
    count
        Number of points, 1 to 20,000.
    dimensions
        Number of weights in a point, 1 to 9.

    Returns
    -------
    Points whose weights are 0 or more and sum to 1: the gaps between the sorted coordinates of Halton's sequence.

    Raises
    ------
    ValueError
        An argument is out of range.

    >>> simplex_points(2, 2)
    [[0.5, 0.5], [0.25, 0.75]]
    """
    for name, value, high in (("count", count, 20000), ("dimensions", dimensions, len(_PRIMES) + 1)):
        if not 1 <= value <= high or value != int(value):
            raise ValueError(f"{name} must be a whole number from 1 to {high}, got {value!r}")
    marks = [_halton(count, prime) for prime in _PRIMES[:dimensions - 1]]
    points = []
    for index in range(1, count + 1):
        point, before = [], 0.0
        for mark in sorted([sequence[index] for sequence in marks]):
            point.append(mark - before)
            before = mark
        point.append(1.0 - before)
        points.append(point)
    return points


def robustness(candidates: list[dict], directions: dict, method: str = "weighted sum",
               points: int | list = 300) -> list[dict]:
    """Where each candidate stands over all possible weights.

    Parameters
    ----------
    candidates, directions
        As in :func:`scaled`.
    method
        One of :data:`METHODS`.
    points
        How many weights to try, or the weights themselves in the order of ``directions`` (:func:`simplex_points`
        once, for many calls). With five criteria 300 give a share mostly within 2 points of a hundred, at worst 5.

    Returns
    -------
    One row a candidate: ``country``, ``first_share`` (fraction of the weights under which it comes first; a tie is
    divided), ``best_rank`` and ``worst_rank`` (over the weights tried; equal scores share the better rank).

    Raises
    ------
    ValueError
        As :func:`scaled` and :func:`simplex_points`; ``method`` is unknown.
    """
    firsts = [0.0] * len(candidates)
    best, worst = [len(candidates)] * len(candidates), [1] * len(candidates)
    places = range(len(candidates))
    tried = points if isinstance(points, list) else simplex_points(points, len(directions))
    for scores in _scores(candidates, directions, method, tried):
        ranks = _ranks(scores)
        share = 1 / ranks.count(1)
        for place in places:
            rank = ranks[place]
            if rank == 1:
                firsts[place] = firsts[place] + share
            if rank < best[place]:
                best[place] = rank
            if rank > worst[place]:
                worst[place] = rank
    return [{"country": candidate["country"], "first_share": firsts[place] / len(tried), "best_rank": best[place],
             "worst_rank": worst[place]} for place, candidate in enumerate(candidates)]


def ranking(candidates: list[dict], weights: dict, directions: dict, method: str = "weighted sum",
            points: int | list = 300) -> list[dict]:
    """Candidates in order, with the robustness of that order.

    Parameters
    ----------
    candidates, weights, directions
        As in :func:`weighted_sum`.
    method, points
        As in :func:`robustness`.

    Returns
    -------
    One row a candidate, best first: ``rank``, ``country``, ``score`` (0 to 1), and the columns of :func:`robustness`.

    Raises
    ------
    ValueError
        As :func:`weighted_sum` and :func:`robustness`.
    """
    scores = _scores(candidates, directions, method, [_weights(weights, directions)])[0]
    rows = []
    for rank, mine, row in zip(_ranks(scores), scores, robustness(candidates, directions, method, points), strict=True):
        rows.append({"rank": rank, "country": row["country"], "score": mine, "first_share": row["first_share"],
                     "best_rank": row["best_rank"], "worst_rank": row["worst_rank"]})
    return sorted(rows, key=lambda row: (row["rank"], row["country"]))


# The loops below run some ten thousand times a call. They are written with indices, without zip, enumerate or calls,
# because these cost the browser's engine far more than arithmetic does.


def _ranks(scores: list[float]) -> list[int]:
    """Return the rank of each score, 1 the highest; scores that tie share the better rank."""
    ranks = []
    for mine in scores:
        limit = mine + _TIE
        rank = 1
        for other in scores:
            if other > limit:
                rank = rank + 1
        ranks.append(rank)
    return ranks


def _scores(candidates: list[dict], directions: dict, method: str, points: list[list[float]]) -> list[list[float]]:
    """Return for each point of weights the scores of all candidates."""
    if method == "weighted sum":
        return _sums(_rows(_scaled_columns(candidates, directions)), points)
    if method == "TOPSIS":
        to_best, to_worst = _squared_gaps(candidates, directions)
        squares = [[share * share for share in point] for point in points]
        return _closeness(_sums(_rows(to_best), squares), _sums(_rows(to_worst), squares))
    raise ValueError(f"method must be one of {', '.join(METHODS)}, got {method!r}")


def _scaled_columns(candidates: list[dict], directions: dict) -> list[list[float]]:
    scales = []
    for column, direction in _columns(candidates, directions):
        low, high = min(column), max(column)
        worst = low if direction == 1 else high
        scales.append([abs(value - worst) / (high - low) if high > low else 0.0 for value in column])
    return scales


def _squared_gaps(candidates: list[dict], directions: dict) -> tuple:
    """Return by criterion the squared distances to the best and to the worst value, before weighting."""
    to_best, to_worst = [], []
    for column, direction in _columns(candidates, directions):
        if min(column) < 0:
            raise ValueError(f"candidates must have criteria of 0 or more for TOPSIS, got {min(column)!r}")
        length = sqrt(fsum([value * value for value in column])) or 1.0
        scales = [direction * value / length for value in column]
        best, worst = max(scales), min(scales)
        to_best.append([(best - value) ** 2 for value in scales])
        to_worst.append([(value - worst) ** 2 for value in scales])
    return to_best, to_worst


def _sums(table: list[list[float]], points: list[list[float]]) -> list[list[float]]:
    """Return for each point the sums of each row of the table, weighted by the point."""
    criteria = range(1, len(points[0]))
    found = []
    for point in points:
        first = point[0]
        scores = []
        for row in table:
            total = row[0] * first
            for place in criteria:
                total = total + row[place] * point[place]
            scores.append(total)
        found.append(scores)
    return found


def _closeness(away: list[list[float]], near: list[list[float]]) -> list[list[float]]:
    places = range(len(away[0]))
    found = []
    for index in range(len(away)):
        far, close = away[index], near[index]
        scores = []
        for place in places:
            reach = sqrt(close[place])
            whole = sqrt(far[place]) + reach
            scores.append(reach / whole if whole > 0 else 0.5)
        found.append(scores)
    return found


def _halton(count: int, base: int) -> list[float]:
    """Return Halton's numbers 0 to ``count`` for a base: the digits of the index mirrored behind the point."""
    numbers, step = [0.0], 1 / base
    while len(numbers) <= count:
        numbers = [number + digit * step for digit in range(base) for number in numbers]
        step = step / base
    return numbers


def _rows(columns: list[list[float]]) -> list[list[float]]:
    return [[column[place] for column in columns] for place in range(len(columns[0]))]


def _weights(weights: dict, directions: dict) -> list[float]:
    missing = [name for name in directions if name not in weights]
    missing += [name for name in weights if name not in directions]
    if missing:
        raise ValueError(f"weights must name the criteria {', '.join(directions)}, {missing[0]} is not in both")
    shares = normalised_weights(weights)
    return [shares[name] for name in directions]


def _columns(candidates: list[dict], directions: dict) -> list[tuple]:
    """Return for each criterion its values by candidate and its direction."""
    if len(candidates) < 2:
        raise ValueError(f"candidates must be at least 2 to choose from, got {len(candidates)}")
    if len(directions) == 0:
        raise ValueError("directions must name at least one criterion, got none")
    for name, direction in directions.items():
        if direction not in (1, -1):
            raise ValueError(f"directions must be 1 (more is better) or -1 (less) for {name}, got {direction!r}")
    for candidate in candidates:
        for name in directions:
            _finite(f"candidates, {candidate.get('country')}: {name}", candidate.get(name))
    return [([float(candidate[name]) for candidate in candidates], directions[name]) for name in directions]


def _finite(name: str, value: float) -> None:
    try:
        fits = -1e300 < value < 1e300
    except TypeError:  # text or nothing
        fits = False
    if not fits:
        raise ValueError(f"{name} must be a number, got {value!r}")
