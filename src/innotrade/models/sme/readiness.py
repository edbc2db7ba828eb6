"""Is a firm ready to export, and what should it do first?

    S = 100 sum w v(l) / (100 sum w)         readiness: weights w, worth v of each level l, 0 to 100
    v(l) = 0, 40, 70, 90, 100                for l = 0 to 4; nothing below a dimension's gate
    r = max over k of (g1 + ... + gk) / (m1 + ... + mk)
                                             best gain a month that the next k steps of a dimension bring

A gate is a least level without which nothing can be sold, whatever the score. Steps that open gates come first, then
all others, in the order of r. A firm takes one step at a time. If the steps of each dimension must follow each other,
no order has a smaller sum of gains times the month in which they come: the least is waited for the most useful steps.

References: Smith (1956) for the ratio; Pinedo, Scheduling, algorithm 3.1.4, for steps that must follow each other. The
worth of the levels is an assumption of the course.
"""

from dataclasses import dataclass
from math import fsum, isfinite

#: Worth of the levels 0 to 4, in %: the first steps bring most.
WORTH = (0, 40, 70, 90, 100)
TOP = len(WORTH) - 1


@dataclass(frozen=True)
class Dimension:
    """One side of readiness: its weight (0 or more), months for a step (above 0) and gate (a level, 0 for none)."""

    name: str
    weight: float = 1.0
    months: float = 1.0
    gate: int = 0


def worth(level: int, gate: int = 0) -> float:
    """Worth of a level, in % of the highest; nothing below the gate.

    Parameters
    ----------
    level, gate
        Whole numbers from 0 to 4.

    Raises
    ------
    ValueError
        One of them is not.

    >>> worth(1), worth(1, gate=2), worth(2, gate=2)
    (40, 0, 70)
    """
    _a_level("level", level)
    _a_level("gate", gate)
    return WORTH[level] if level >= gate else 0


def score(levels: list[int], dimensions: list[Dimension]) -> float:
    """Readiness from 0 (nothing) to 100 (the highest level everywhere).

    Parameters
    ----------
    levels
        One level for each dimension.
    dimensions
        At least one has a weight above 0.

    Raises
    ------
    ValueError
        Levels and dimensions differ in number, a number is out of range, or nothing has a weight.

    >>> score([4, 1], [Dimension("product"), Dimension("certificate", gate=2)])
    50.0
    """
    _check(levels, dimensions)
    points = fsum([one.weight * worth(level, one.gate) for level, one in zip(levels, dimensions, strict=True)])
    return points / fsum([one.weight for one in dimensions])


def shut_gates(levels: list[int], dimensions: list[Dimension]) -> list[str]:
    """Names of the dimensions that are below their gate; arguments as in :func:`score`."""
    _check(levels, dimensions)
    return [one.name for level, one in zip(levels, dimensions, strict=True) if level < one.gate]


def first_block(steps: list[tuple[float, float]]) -> tuple[float, int]:
    """Best gain a month over the first steps of a chain, and how many steps bring it.

    Parameters
    ----------
    steps
        Pairs of a gain and of months above 0, in the order in which they must come; at least one.

    Raises
    ------
    ValueError
        There is no step, or one takes no time.

    >>> first_block([(0, 2), (70, 2), (20, 2)])
    (17.5, 2)
    """
    if not steps:
        raise ValueError("steps must hold at least one, got none")
    best, count, gain, months = float("-inf"), 0, 0.0, 0.0
    for number, (more, longer) in enumerate(steps):
        if not longer > 0:
            raise ValueError(f"steps, number {number + 1}: months must be above 0, got {longer!r}")
        gain, months = gain + more, months + longer
        if gain / months > best:
            best, count = gain / months, number + 1
    return best, count


def best_order(chains: dict[str, list[tuple[float, float]]]) -> list[tuple[str, int]]:
    """Order of all steps that waits least, for chains whose own steps must follow each other.

    Parameters
    ----------
    chains
        Steps by name, as in :func:`first_block`; a chain may be empty.

    Returns
    -------
    Pairs of a name and of the number of its step, from 1.

    Raises
    ------
    ValueError
        As :func:`first_block`.

    >>> best_order({"buyers": [(12, 3), (9, 3)], "papers": [(4, 1)], "quality": [(20, 8)]})
    [('buyers', 1), ('papers', 1), ('buyers', 2), ('quality', 1)]
    """
    done, order = dict.fromkeys(chains, 0), []
    while True:
        left = [(first_block(steps[done[name]:]), name) for name, steps in chains.items() if done[name] < len(steps)]
        if not left:
            return order
        (ratio, count), chosen = left[0]
        for (other, number), name in left[1:]:
            if other > ratio:
                ratio, count, chosen = other, number, name
        for _ in range(count):
            done[chosen] += 1
            order.append((chosen, done[chosen]))


def waiting(chains: dict[str, list[tuple[float, float]]], order: list[tuple[str, int]]) -> float:
    """Sum over all steps of gain times the month in which the step is finished, for an order of the steps.

    >>> waiting({"a": [(6, 2)], "b": [(3, 3)]}, [("a", 1), ("b", 1)])
    27.0
    """
    clock, total = 0.0, []
    for name, number in order:
        gain, months = chains[name][number - 1]
        clock += months
        total.append(gain * clock)
    return fsum(total)


def steps(level: int, dimension: Dimension, whole: float) -> list[tuple[float, float]]:
    """Steps of a dimension from a level to the highest: gain in points of the score, and months.

    ``whole`` is the sum of the weights of all dimensions, above 0.
    """
    found = []
    for number in range(level, TOP):
        gained = worth(number + 1, dimension.gate) - worth(number, dimension.gate)
        found.append((dimension.weight * gained / whole, dimension.months))
    return found


def plan(levels: list[int], dimensions: list[Dimension]) -> list[dict]:
    """What to do next in each dimension, the first thing first: shut gates, then by gain a month.

    Parameters
    ----------
    levels, dimensions
        As in :func:`score`.

    Returns
    -------
    One dict for each dimension below the highest level: ``name``, ``level``, ``to`` (the level that its next steps
    reach), ``opens`` (whether they open a gate), ``gain`` (points of the score), ``months`` and ``per_month``.

    Raises
    ------
    ValueError
        As :func:`score`.

    >>> two = [Dimension("product", 2), Dimension("certificate", gate=2, months=4)]
    >>> [(todo["name"], todo["to"]) for todo in plan([1, 0], two)]
    [('certificate', 2), ('product', 2)]
    """
    _check(levels, dimensions)
    whole, found = fsum([one.weight for one in dimensions]), []
    for level, one in zip(levels, dimensions, strict=True):
        if level < TOP:
            chain, opens = steps(level, one, whole), level < one.gate
            count = one.gate - level if opens else first_block(chain)[1]
            gain, months = fsum([step[0] for step in chain[:count]]), one.months * count
            found.append({"name": one.name, "level": level, "to": level + count, "opens": opens, "gain": gain,
                          "months": months, "per_month": gain / months})
    return sorted(found, key=lambda todo: (not todo["opens"], -todo["per_month"]))


def _check(levels: list[int], dimensions: list[Dimension]) -> None:
    if len(levels) != len(dimensions):
        raise ValueError(f"levels must be as many as dimensions ({len(dimensions)}), got {len(levels)}")
    for level, one in zip(levels, dimensions, strict=True):
        _a_level(f"level of {one.name}", level)
        _a_level(f"gate of {one.name}", one.gate)
        if not isfinite(one.weight) or one.weight < 0:
            raise ValueError(f"weight of {one.name} must be 0 or more, got {one.weight!r}")
        if not isfinite(one.months) or not one.months > 0:
            raise ValueError(f"months of {one.name} must be above 0, got {one.months!r}")
    if not fsum([one.weight for one in dimensions]) > 0:
        raise ValueError("dimensions must hold at least one weight above 0")


def _a_level(name: str, value: int) -> None:
    if value not in range(TOP + 1):
        raise ValueError(f"{name} must be a whole number from 0 to {TOP}, got {value!r}")
