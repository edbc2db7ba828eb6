"""What does a country lack, and which gap comes first?

    g = 1 - v / b        where more is better           v the country's value, b the benchmark's
    g = 1 - b / v        where less is better           0 where the country is level or ahead
    p = w g              priority of a gap under the weight w of its theme
    w* = max p_k / g     weight above which a gap leads all others, whose priorities are p_k

A gap says which part of the benchmark is lacking, so that indicators in different units can stand in one list. It says
nothing of what it costs to close it, nor whether the benchmark is worth reaching.

Reference: distance to a reference country as in the OECD's and the Joint Research Centre's handbook on composite
indicators (2008); here the distances stay apart and are not added.
"""

from math import isfinite


def shortfall(value: float, benchmark: float, less: bool = False) -> float:
    """Which part of a benchmark a country lacks.

    Parameters
    ----------
    value
        The country's, 0 or more, in any unit.
    benchmark
        In the same unit, greater than 0.
    less
        Whether less is better, as with pupils who fail.

    Returns
    -------
    Per cent, from 0 (level or ahead) to 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> shortfall(1.0, 4.0), shortfall(60, 15, less=True), shortfall(5, 4)
    (75.0, 75.0, 0.0)
    """
    if not isfinite(value) or value < 0:
        raise ValueError(f"value must be 0 or more, got {value!r}")
    if not isfinite(benchmark) or benchmark <= 0:
        raise ValueError(f"benchmark must be greater than 0, got {benchmark!r}")
    if less:
        return 100 * (1 - benchmark / value) if value > benchmark else 0.0
    return 100 * (1 - value / benchmark) if value < benchmark else 0.0


def multiple(value: float, benchmark: float, less: bool = False) -> float | None:
    """By what the value must be multiplied (or divided, where less is better) to reach the benchmark.

        b / v    or, where less is better,    v / b

    Returns
    -------
    A number of 1 or more where something is lacking; ``None`` where nothing is there to be multiplied.

    >>> multiple(1.0, 4.0), multiple(60, 15, less=True), multiple(0, 4)
    (4.0, 4.0, None)
    """
    shortfall(value, benchmark, less)  # refuses what is out of range
    if less:
        return value / benchmark
    return benchmark / value if value > 0 else None


def priority(gap: float, weight: float) -> float:
    """Weight times gap.

    Parameters
    ----------
    gap
        Per cent, from 0 to 100.
    weight
        Of the gap's theme, 0 or more on any scale.

    >>> priority(75.0, 2)
    150.0
    """
    if not 0 <= gap <= 100:
        raise ValueError(f"gap must lie from 0 to 100 %, got {gap!r}")
    if not isfinite(weight) or weight < 0:
        raise ValueError(f"weight must be 0 or more, got {weight!r}")
    return weight * gap


def weight_to_lead(gap: float, others: list[float]) -> float | None:
    """Weight above which a gap comes first.

    Parameters
    ----------
    gap
        Per cent, from 0 to 100.
    others
        Priorities of all other gaps, 0 or more.

    Returns
    -------
    A weight, or ``None`` where nothing is lacking, so that no weight can put it first.

    >>> weight_to_lead(50.0, [400.0, 100.0]), weight_to_lead(0, [1.0])
    (8.0, None)
    """
    priority(gap, 1.0)  # refuses what is out of range
    for other in others:
        if not isfinite(other) or other < 0:
            raise ValueError(f"others must be priorities of 0 or more, got {other!r}")
    return max([0.0, *others]) / gap if gap > 0 else None
