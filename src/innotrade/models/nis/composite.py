"""How is one number made of many indicators, and how much of the ranking is in the making?

    z_qc = (x_qc - min_q) / (max_q - min_q)              min-max; other scalings below
    linear:    S_c = sum over q of w_q z_qc              a bad indicator can be made good by another
    geometric: S_c = product over q of z_qc^w_q          less so: what is near 0 pulls everything down

c is a country, q an indicator, w_q its weight (0 or more, summing to 1). The steps and their names are those of the
handbook of OECD and Joint Research Centre (2008): imputation, normalisation, weighting, aggregation, and then the
question what remains of the ranking when each step is done otherwise. Values of an indicator are in its own unit.
"""

from math import exp, fsum, isfinite, log, sqrt

#: Ways of filling an empty cell, and of bringing indicators to one scale.
IMPUTATIONS = ("mean", "worst", "nearest")
NORMALISATIONS = ("min-max", "z-score", "rank", "distance to best")


def impute(values: list[list[float | None]], directions: list[int], method: str) -> list[list[float]]:
    """Fill empty cells.

    Parameters
    ----------
    values
        One list a country, one value an indicator; ``None`` is empty. Every indicator has at least one value.
    directions
        1 where more is better, -1 where less is, by indicator.
    method
        ``"mean"`` of those that have a value, the ``"worst"`` of them, or that of the ``"nearest"`` country: the one
        with the smallest mean squared distance over the indicators that both have, each divided by its deviation.

    Returns
    -------
    A new table without empty cells.

    Raises
    ------
    ValueError
        The method is unknown, an indicator is empty, or a country has nothing in common with any other.

    >>> impute([[1.0, 4.0], [3.0, None]], [1, 1], "mean")
    [[1.0, 4.0], [3.0, 4.0]]
    """
    if method not in IMPUTATIONS:
        raise ValueError(f"method must be one of {', '.join(IMPUTATIONS)}, got {method!r}")
    known = [[row[place] for row in values if row[place] is not None] for place in range(len(directions))]
    for place, column in enumerate(known):
        if column == []:
            raise ValueError(f"values must hold at least one value of every indicator, number {place + 1} has none")
    filled = []
    for row in values:
        donor = _nearest(row, values, known) if method == "nearest" and None in row else None
        cells = []
        for place, value in enumerate(row):
            if value is None and method == "mean":
                value = fsum(known[place]) / len(known[place])
            elif value is None and method == "worst":
                value = min(known[place]) if directions[place] == 1 else max(known[place])
            elif value is None:
                value = donor[place]
            cells.append(float(value))
        filled.append(cells)
    return filled


def _nearest(row: list, values: list[list], known: list[list[float]]) -> list[float]:
    """The most similar country that has every value which this one lacks."""
    best, least = None, None
    for other in values:
        if other is row or any(value is None and given is None for value, given in zip(row, other, strict=True)):
            continue
        terms = []
        for place, value in enumerate(row):
            spread = deviation(known[place])
            if value is not None and other[place] is not None and spread > 0:
                terms.append(((value - other[place]) / spread) ** 2)
        distance = fsum(terms) / len(terms) if terms else None
        if distance is not None and (least is None or distance < least):
            best, least = other, distance
    if best is None:
        raise ValueError("values must leave each country with gaps another one to compare with; one has none")
    return best


def deviation(values: list[float]) -> float:
    """Standard deviation of a whole population.

    >>> deviation([2.0, 4.0])
    1.0
    """
    mean = fsum(values) / len(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / len(values))


def normalise(values: list[float], method: str, direction: int = 1) -> list[float]:
    """Bring one indicator to a scale without unit, on which more is better.

    Parameters
    ----------
    values
        At least 2, not all equal.
    method
        ``"min-max"`` (0 the worst, 1 the best), ``"z-score"`` (0 the mean, 1 a standard deviation above it), ``"rank"``
        (the fraction of the others that do worse, ties half) or ``"distance to best"`` (1 the best; x / best, or
        best / x where less is better, so values must be greater than 0).
    direction
        1 where more is better, -1 where less is.

    Returns
    -------
    As many pure numbers.

    Raises
    ------
    ValueError
        The method is unknown, values are fewer than 2, missing, all equal, or not positive where they must be.

    >>> normalise([10, 15, 20], "min-max")
    [0.0, 0.5, 1.0]
    >>> normalise([10, 15, 20], "rank", -1)
    [1.0, 0.5, 0.0]
    """
    _check(values, method, direction)
    low, high = min(values), max(values)
    if method == "min-max":
        worst, best = (low, high) if direction == 1 else (high, low)
        return [(value - worst) / (best - worst) + 0.0 for value in values]  # + 0.0 makes a zero of minus zero
    if method == "z-score":
        mean, spread = fsum(values) / len(values), deviation(values)
        return [direction * (value - mean) / spread for value in values]
    if method == "rank":
        found = []
        for value in values:
            worse = len([1 for other in values if direction * (value - other) > 0])
            equal = len([1 for other in values if other == value]) - 1
            found.append((worse + equal / 2) / (len(values) - 1))
        return found
    return [value / high if direction == 1 else low / value for value in values]


def _check(values: list[float], method: str, direction: int) -> None:
    if method not in NORMALISATIONS:
        raise ValueError(f"method must be one of {', '.join(NORMALISATIONS)}, got {method!r}")
    if direction not in (1, -1):
        raise ValueError(f"direction must be 1 (more is better) or -1 (less is), got {direction!r}")
    if len(values) < 2:
        raise ValueError(f"values must hold at least 2 countries to compare, got {len(values)}")
    for value in values:
        if value is None or not isfinite(value):
            raise ValueError(f"values must be numbers, got {value!r}; impute first")
        if method == "distance to best" and value <= 0:
            raise ValueError(f"values must be greater than 0 for a distance to the best, got {value!r}")
    if min(values) == max(values):
        raise ValueError(f"values must not all be equal, or the indicator tells nobody apart, got {values[0]!r} only")


def goalposts(values: list[float], low: float, high: float) -> list[float]:
    """Scale between two fixed posts that do not depend on who is compared, cut off at both.

        z = (min(x, high) - low) / (high - low)

    Parameters
    ----------
    values
        In the indicator's unit.
    low, high
        The posts, low below high; what lies beyond counts as the post.

    >>> goalposts([5, 10, 30], 0, 20)
    [0.25, 0.5, 1.0]
    """
    if not low < high:
        raise ValueError(f"low must be below high ({high!r}), got {low!r}")
    return [(min(max(value, low), high) - low) / (high - low) for value in values]


def weights_of(given: list[float]) -> list[float]:
    """Weights on any scale as fractions that sum to 1.

    Raises
    ------
    ValueError
        A weight is negative or missing, or all are 0.

    >>> weights_of([1, 3])
    [0.25, 0.75]
    """
    for weight in given:
        if weight is None or not isfinite(weight) or weight < 0:
            raise ValueError(f"weights must be 0 or more, got {weight!r}")
    total = fsum(given)
    if total <= 0:
        raise ValueError("weights must not all be 0")
    return [weight / total for weight in given]


def linear(scaled: list[list[float]], weights: list[float]) -> list[float]:
    """Weighted sums, one a country.

        S_c = sum over q of w_q z_qc

    Parameters
    ----------
    scaled
        One list a country, one scaled value an indicator.
    weights
        On any scale, one an indicator.

    >>> linear([[0.0, 1.0], [0.5, 0.5]], [1, 1])
    [0.5, 0.5]
    """
    shares = _fitting(scaled, weights)
    return [fsum(share * value for share, value in zip(shares, row, strict=True)) for row in scaled]


def geometric(scaled: list[list[float]], weights: list[float]) -> list[float]:
    """Weighted geometric means, one a country.

        S_c = product over q of z_qc^w_q

    Parameters
    ----------
    scaled
        Values greater than 0. Raw values will do as well as scaled ones: a change of unit multiplies every country's
        score by the same number.
    weights
        As in :func:`linear`.

    Raises
    ------
    ValueError
        A value is 0 or less: its country would have nothing whatever else it has.

    >>> [round(score, 2) for score in geometric([[21, 1, 1, 1], [6, 6, 6, 6]], [1, 1, 1, 1])]
    [2.14, 6.0]
    """
    shares = _fitting(scaled, weights)
    for row in scaled:
        for value in row:
            if not value > 0:
                raise ValueError(f"scaled must hold values greater than 0 for a geometric mean, got {value!r}")
    return [exp(fsum(share * log(value) for share, value in zip(shares, row, strict=True))) for row in scaled]


def _fitting(scaled: list[list[float]], weights: list[float]) -> list[float]:
    for row in scaled:
        if len(row) != len(weights):
            raise ValueError(f"weights must be as many as indicators ({len(row)}), got {len(weights)}")
    return weights_of(weights)


def ranks(scores: list[float]) -> list[int]:
    """Places, 1 for the highest score; equals share the better place.

    Scores are compared to the ninth decimal, so that no place hangs on how a sum was rounded.

    >>> ranks([0.3, 0.9, 0.3])
    [2, 1, 2]
    """
    rounded = [round(score, 9) for score in scores]
    ordered = sorted(rounded, reverse=True)
    first = {}
    for place, score in enumerate(ordered):
        if score not in first:
            first[score] = place + 1
    return [first[score] for score in rounded]


def agreement(one: list[int], other: list[int]) -> dict[str, float]:
    """How much two rankings of the same countries have in common.

    Returns
    -------
    ``equal``, the number of countries on the same place, ``largest``, the largest distance, and ``mean`` distance.

    >>> agreement([1, 2, 3], [1, 3, 2])["equal"]
    1
    """
    if len(one) != len(other):
        raise ValueError(f"other must rank the same {len(one)} countries, got {len(other)}")
    gaps = [abs(left - right) for left, right in zip(one, other, strict=True)]
    return {"equal": len([1 for gap in gaps if gap == 0]), "largest": max(gaps), "mean": fsum(gaps) / len(gaps)}
