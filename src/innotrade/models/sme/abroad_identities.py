"""Can the printed numbers of two tables all be right? Typing errors found by identities.

    (a - 1/2) / (A + 1)  <=  share  <=  (a + 1) / (A - 1/2)      what amounts a and A in whole units allow

A table in whole millions rounds (the amount lies half a unit around the printed one) or cuts (it lies up to a unit
above); nobody says which, so both are allowed. A printed share is itself rounded to a decimal. Where a printed part and
its printed share name a whole that another part and share exclude, one of the numbers is wrong. An identity shows that,
and with a second source of the same number often which.
"""

from math import isfinite


def share_range(part: float, whole: float) -> tuple[float, float]:
    """Lowest and highest share that two amounts printed in whole units allow, rounded or cut.

        (a - 1/2) / (A + 1)  to  (a + 1) / (A - 1/2)

    Parameters
    ----------
    part, whole
        Printed amounts in whole units: ``whole`` 1 or more, ``part`` from 0 to ``whole``.

    Returns
    -------
    Two percentages, never below 0 or above 100.

    Raises
    ------
    ValueError
        An amount lies outside its range.

    >>> [round(value, 3) for value in share_range(3921, 26769)]
    [14.645, 14.652]
    """
    if whole is None or not isfinite(whole) or whole < 1:
        raise ValueError(f"whole must be 1 or more, got {whole!r}")
    if part is None or not 0 <= part <= whole:
        raise ValueError(f"part must lie between 0 and whole ({whole!r}), got {part!r}")
    return max(0.0, 100 * (part - 0.5) / (whole + 1)), min(100.0, 100 * (part + 1) / (whole - 0.5))


def share_miss(part: float, whole: float, share: float, decimals: int = 1) -> float:
    """By how many percentage points a printed share misses what two printed amounts allow.

        max(0, share - half - high, low - share - half)

    Parameters
    ----------
    part, whole
        As in :func:`share_range`, which gives low and high.
    share
        Printed share, %; half a unit of its last decimal is allowed for.
    decimals
        Its printed decimals, 0 or more.

    Returns
    -------
    Percentage points, 0 where the share is possible.

    >>> round(share_miss(3921, 26769, 14.8), 3), share_miss(3953, 26769, 14.8)
    (0.098, 0.0)
    """
    half = _half(decimals)
    low, high = share_range(part, whole)
    return max(0.0, share - half - high, low - share - half)


def share_fits(part: float, whole: float, share: float, decimals: int = 1) -> bool:
    """Whether a printed share can belong to two printed amounts; see :func:`share_miss`.

    >>> share_fits(3953, 26769, 14.8), share_fits(3921, 26769, 14.8)
    (True, False)
    """
    return share_miss(part, whole, share, decimals) <= 1e-12


def whole_range(part: float, share: float, decimals: int = 1) -> tuple[float, float]:
    """Lowest and highest whole that a printed part and its printed share allow.

        100 (a - 1/2) / (share + half)  to  100 (a + 1) / (share - half)

    Parameters
    ----------
    part
        Printed amount in whole units, 1 or more.
    share
        Printed share, %, above half a unit of its last decimal.
    decimals
        Printed decimals of the share.

    Returns
    -------
    Two amounts in the unit of ``part``.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> [round(value) for value in whole_range(7574, 30.7)]
    [24629, 24715]
    """
    half = _half(decimals)
    if part is None or not isfinite(part) or part < 1:
        raise ValueError(f"part must be 1 or more, got {part!r}")
    if share is None or not half < share <= 100:
        raise ValueError(f"share must lie above {half!r} and not above 100 (%), got {share!r}")
    return 100 * (part - 0.5) / (share + half), 100 * (part + 1) / (share - half)


def digits_apart(one: int, other: int) -> int:
    """In how many digits two whole numbers of equal length differ; the larger length when the lengths differ.

    >>> digits_apart(14642, 24642), digits_apart(24642, 24643), digits_apart(999, 1000)
    (1, 1, 4)
    """
    for value in (one, other):
        if value is None or value < 0 or value != int(value):
            raise ValueError(f"one and other must be whole numbers of 0 or more, got {value!r}")
    first, second = str(int(one)), str(int(other))
    if len(first) != len(second):
        return max(len(first), len(second))
    return len([1 for a, b in zip(first, second, strict=True) if a != b])


def _half(decimals: int) -> float:
    if decimals is None or decimals < 0 or decimals != int(decimals):
        raise ValueError(f"decimals must be a whole number of 0 or more, got {decimals!r}")
    return 0.5 / 10**decimals
