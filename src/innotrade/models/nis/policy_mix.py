"""How complete and how balanced is a policy mix, and how alike are two, when part of the table is lost?

    C = sum of w_i s_i / sum of w_i,  s_i from 0 (no tool) to 1 (in place)      completeness of a mix
    B = least completeness of a group / greatest                                balance of a mix over its groups
    J = tools in both / tools in either                                         Jaccard similarity of two mixes

A lost cell is no zero and no average: it may be anything from 0 to 1. What is known then is not a number but an
interval, and each function here returns its two ends. It narrows only when something is assumed or found out.

References: Manski (2003, 2007) for bounds; Jaccard (1912); Flanagan, Uyarra and Laranja (2011) for policy mixes.
"""

from math import fsum


def share_bounds(known: list[float], unknown: int) -> tuple[float, float]:
    """Mean of values from 0 to 1 of which some are lost.

        low = sum of known / n,  high = (sum of known + unknown) / n,  n = known values + unknown ones

    Parameters
    ----------
    known
        Values that are known, each from 0 to 1.
    unknown
        How many are lost, 0 or more.

    Returns
    -------
    The least and the greatest mean. Equal when nothing is lost.

    Raises
    ------
    ValueError
        A value lies outside 0 to 1, ``unknown`` is negative, or there is no value at all.

    >>> share_bounds([1, 0, 1], 1)
    (0.5, 0.75)
    """
    values = _scores("known", known)
    _count("unknown", unknown)
    size = len(values) + unknown
    if size == 0:
        raise ValueError("known and unknown must hold at least one value, got none")
    return fsum(values) / size, (fsum(values) + unknown) / size


def filled_bounds(known: list[float], unknown: int, loose: list[float], elsewhere: int) -> tuple[float, float]:
    """Mean of a row when its lost cells hold loose values or nothing (0), and nothing else.

    Loose values are known, their places are not: each sits in one of the lost cells, of this row or of others.

    Parameters
    ----------
    known, unknown
        As for :func:`share_bounds`.
    loose
        Values without a place, each from 0 to 1.
    elsewhere
        Lost cells of other rows, 0 or more.

    Returns
    -------
    The least and the greatest mean: the row takes as few and as small loose values as it can, or the largest.

    Raises
    ------
    ValueError
        As :func:`share_bounds`, and when the loose values do not fit into the lost cells.

    >>> filled_bounds([1.0, 0.0], 2, [1.0, 0.5, 0.0], 5)
    (0.25, 0.625)
    """
    values, free = _scores("known", known), sorted(_scores("loose", loose))
    _count("unknown", unknown)
    _count("elsewhere", elsewhere)
    size = len(values) + unknown
    if size == 0:
        raise ValueError("known and unknown must hold at least one value, got none")
    if len(free) > unknown + elsewhere:
        raise ValueError(f"loose must fit into the {unknown + elsewhere} lost cells, got {len(free)} values")
    forced = max(0, len(free) - elsewhere)
    most = min(unknown, len(free))
    least, greatest = free[:forced], free[len(free) - most:]
    return (fsum(values) + fsum(least)) / size, (fsum(values) + fsum(greatest)) / size


def overflow(values: int, room: int) -> int:
    """How many values must have their place elsewhere, because a room of cells cannot hold them (pigeonhole).

    >>> overflow(18, 12)
    6
    """
    _count("values", values)
    _count("room", room)
    return max(0, values - room)


def any_cell(known: list[float], unknown: int) -> tuple[float, float]:
    """Value of one cell of a row whose values are known without their places: the least and the greatest it may be.

    >>> any_cell([0.5, 1.0], 0), any_cell([0.5, 0.5], 1)
    ((0.5, 1.0), (0.0, 1.0))
    """
    values = _scores("known", known)
    _count("unknown", unknown)
    if len(values) + unknown == 0:
        raise ValueError("known and unknown must hold at least one value, got none")
    ends = values + ([0.0, 1.0] if unknown > 0 else [])
    return min(ends), max(ends)


def completeness(scores: list, weights: list[float] | None = None) -> tuple[float, float]:
    """How much of a policy mix is there.

        C = sum of w_i s_i / sum of w_i

    Parameters
    ----------
    scores
        One a tool, from 0 (not there) to 1 (in place); ``None`` where it is not known.
    weights
        How much each tool counts, 0 or more, not all 0; all alike when left out.

    Returns
    -------
    The least and the greatest completeness: unknown tools at 0, and at 1.

    Raises
    ------
    ValueError
        A score lies outside 0 to 1, there is none, or the weights do not fit.

    >>> completeness([1, None, 0, None])
    (0.25, 0.75)
    """
    known = _scores("scores", [score for score in scores if score is not None])
    if len(scores) == 0:
        raise ValueError("scores must hold at least one tool, got none")
    each = [1.0] * len(scores) if weights is None else _weights(weights, len(scores))
    total = fsum(each)
    kept = [weight for weight, score in zip(each, scores, strict=True) if score is not None]
    lost = fsum(weight for weight, score in zip(each, scores, strict=True) if score is None)
    sure = fsum(weight * score for weight, score in zip(kept, known, strict=True))
    return sure / total, min((sure + lost) / total, 1.0)


def balance(groups: list[tuple[float, float]]) -> tuple[float, float] | None:
    """How evenly a mix is spread over its groups of tools.

        B = min over groups of C / max over groups of C

    Parameters
    ----------
    groups
        Completeness of each group as an interval (least, greatest), at least 2 of them.

    Returns
    -------
    The least and the greatest balance when every group may lie anywhere in its interval: 1 all groups alike, 0 a group
    without any tool. ``None`` when no group can have a tool: there is nothing to balance.

    Raises
    ------
    ValueError
        There are fewer than 2 groups, or an interval does not run upwards within 0 to 1.

    >>> balance([(0.5, 0.5), (0.25, 1.0)])
    (0.5, 1.0)
    """
    if len(groups) < 2:
        raise ValueError(f"groups must be at least 2, there is nothing to balance in {len(groups)}")
    for low, high in groups:
        if not 0 <= low <= high <= 1:
            raise ValueError(f"groups must be intervals within 0 to 1, got {(low, high)!r}")
    if max(high for _, high in groups) == 0:
        return None
    low = min(groups[one][0] / groups[other][1] for one in range(len(groups)) for other in range(len(groups))
              if one != other and groups[other][1] > 0)
    narrowest, surest = min(high for _, high in groups), max(low for low, _ in groups)
    if surest == 0:
        return low, 1.0 if narrowest > 0 else 0.0
    return low, min(1.0, narrowest / surest)


def jaccard(one: list[bool], other: list[bool]) -> float | None:
    """Likeness of two mixes: tools that both have over tools that at least one has.

        J = n11 / (n11 + n10 + n01)

    Parameters
    ----------
    one, other
        Whether each tool is there, in the same order.

    Returns
    -------
    0 (no tool in common) to 1 (the same tools); ``None`` when neither has any. Tools that both lack do not count.

    >>> jaccard([True, False, False], [True, True, False])
    0.5
    """
    return jaccard_bounds(one, other)[0] if any(one) or any(other) else None


def jaccard_bounds(one: list, other: list) -> tuple[float, float]:
    """Likeness of two mixes of which some tools are not known.

        low = n11 / (n11 + all pairs that may differ),  high = pairs that may agree / (those + pairs that surely differ)

    Parameters
    ----------
    one, other
        Whether each tool is there: true, false, or ``None`` where it is not known; in the same order.

    Returns
    -------
    The least and the greatest Jaccard similarity over all ways to fill in what is not known; (0, 1) when neither mix
    has a tool for certain and one may have.

    Raises
    ------
    ValueError
        The lists differ in length or are empty, or no tool can be in either.

    >>> jaccard_bounds([True, None, False], [True, True, None])
    (0.3333333333333333, 1.0)
    """
    if len(one) != len(other) or len(one) == 0:
        raise ValueError(f"other must list the same tools as one, {len(one)} of them and at least 1, got {len(other)}")
    both = apart = may_agree = may_differ = 0
    for left, right in zip(one, other, strict=True):
        if left is None or right is None:
            known = right if left is None else left
            may_differ += 1
            may_agree += 1 if known is None or known else 0
        elif left and right:
            both += 1
        elif left or right:
            apart += 1
    if both + apart + may_differ == 0:
        raise ValueError("one and other must be able to have at least one tool between them, got none")
    if both + apart + may_agree == 0:
        return 0.0, 0.0
    return both / (both + apart + may_differ), (both + may_agree) / (both + may_agree + apart)


def certainly_less(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether every value of the first interval is below every value of the second."""
    return one[1] < other[0]


def _scores(name: str, values: list) -> list[float]:
    for value in values:
        if value is None or not 0 <= value <= 1:
            raise ValueError(f"{name} must hold values from 0 to 1, got {value!r}")
    return [float(value) for value in values]


def _count(name: str, number: int) -> None:
    if number < 0 or number != int(number):
        raise ValueError(f"{name} must be a whole number of 0 or more, got {number!r}")


def _weights(weights: list[float], size: int) -> list[float]:
    if len(weights) != size:
        raise ValueError(f"weights must be {size}, one a tool, got {len(weights)}")
    for weight in weights:
        if weight is None or not 0 <= weight < float("inf"):
            raise ValueError(f"weights must be 0 or more, got {weight!r}")
    if fsum(weights) == 0:
        raise ValueError("weights must not all be 0")
    return [float(weight) for weight in weights]
