"""Where does aid go, and what lies behind its growth?

    A = r Y,   ln(A1/A0) = ln(r1/r0) + ln(Y1/Y0)      aid is a ratio r of income Y; logarithms divide its growth
    C = sum_t (P_t L_t+1 - P_t+1 L_t)                 concentration index: people P and aid L, added up from the poorest

C is 0 when aid per head does not depend on income, below 0 when the poorer get more per head, above 0 when the richer
do.

References: O'Donnell, van Doorslaer, Wagstaff and Lindelow (2008), Analyzing Health Equity, chapter 8, for C with
groups. When the amounts are the incomes that give the order, C is the Gini coefficient. Published case: the grouped
incomes of the R package REAT (Wieland 2019).
"""

from math import fsum, isfinite, log


def growth_parts(ratio_before: float, ratio_after: float, aid_before: float, aid_after: float) -> dict[str, float]:
    """Divide the growth of aid between the ratio that is given and the income that it is given from.

        part of the ratio = ln(r1/r0) / ln(A1/A0)

    Parameters
    ----------
    ratio_before, ratio_after
        Aid over gross national income, fractions greater than 0 (0.13 % is 0.0013).
    aid_before, aid_after
        Aid in the same currency, greater than 0 and not equal.

    Returns
    -------
    ``factor`` (by which aid multiplied), ``ratio`` and ``income`` (parts of its growth; they sum to 1, and one is below
    0 if it shrank while the other grew), ``income_before`` and ``income_after`` (implied by ratio and aid).

    Raises
    ------
    ValueError
        A value is not above 0, or aid did not change.

    >>> found = growth_parts(0.001, 0.002, 10, 40)
    >>> round(found["ratio"], 9), round(found["income"], 9)
    (0.5, 0.5)
    """
    for name, value in (("ratio_before", ratio_before), ("ratio_after", ratio_after), ("aid_before", aid_before),
                        ("aid_after", aid_after)):
        _above_zero(name, value)
    if aid_before == aid_after:
        raise ValueError(f"aid_after must differ from aid_before, else there is no growth to divide, got {aid_after!r}")
    part = log(ratio_after / ratio_before) / log(aid_after / aid_before)
    return {"factor": aid_after / aid_before, "ratio": part, "income": 1 - part,
            "income_before": aid_before / ratio_before, "income_after": aid_after / ratio_after}


def implied_whole(parts: list[float], shares: list[float], half_part: float, half_share: float) -> tuple[float, float]:
    """Bounds of the whole of which rounded parts have rounded shares.

        (part - h) / (share + k)  <=  whole  <=  (part + h) / (share - k),   for every row at once

    Parameters
    ----------
    parts
        Amounts as printed, greater than ``half_part``.
    shares
        Their shares of the whole as fractions, as printed, greater than ``half_share``.
    half_part, half_share
        Half a unit of the last printed digit of each (0.05 for one decimal; 0.0005 for tenths of a per cent).

    Returns
    -------
    Lowest and highest whole, in the unit of the parts.

    Raises
    ------
    ValueError
        The lists differ in length or are empty, a number is out of range, or no whole fits all rows.

    >>> implied_whole([100], [0.5], 0, 0)
    (200.0, 200.0)
    """
    if not parts or len(parts) != len(shares):
        raise ValueError(f"parts and shares must be of the same length, at least 1, got {len(parts)} and {len(shares)}")
    for name, value in (("half_part", half_part), ("half_share", half_share)):
        if not isfinite(value) or value < 0:
            raise ValueError(f"{name} must be 0 or more, got {value!r}")
    for part, share in zip(parts, shares, strict=True):
        if not part > half_part or not share > half_share:
            raise ValueError(f"parts and shares must be greater than half a unit of their last digit, got {part!r} and "
                             f"{share!r}")
    low = max([(part - half_part) / (share + half_share) for part, share in zip(parts, shares, strict=True)])
    high = min([(part + half_part) / (share - half_share) for part, share in zip(parts, shares, strict=True)])
    if low > high:
        raise ValueError(f"parts and shares fit no whole: it must be at least {low:.6g} and at most {high:.6g}")
    return low, high


def concentration_terms(people: list[float], amounts: list[float]) -> list[float]:
    """Terms of the concentration index, one from each group to the next.

        P_t L_t+1 - P_t+1 L_t,   P and L the shares of people and amounts, added up

    Parameters
    ----------
    people
        People by group, from the poorest to the richest, greater than 0 each; at least two groups.
    amounts
        What each group gets in all, 0 or more, not all 0.

    Returns
    -------
    One term fewer than groups, pure numbers.

    Raises
    ------
    ValueError
        The lists differ in length, have fewer than two groups, or a number is out of range.

    >>> concentration_terms([1, 1], [1, 0])
    [-0.5]
    """
    if len(people) != len(amounts) or len(people) < 2:
        raise ValueError(f"people and amounts must have the same groups, at least 2, got {len(people)} and "
                         f"{len(amounts)}")
    for value in people:
        _above_zero("people", value)
    for value in amounts:
        if not isfinite(value) or value < 0:
            raise ValueError(f"amounts must be 0 or more, got {value!r}")
    everybody, everything = fsum(people), fsum(amounts)
    if everything == 0:
        raise ValueError("amounts must not all be 0: nothing is given, so nothing is concentrated")
    below, given, terms = 0.0, 0.0, []
    for place in range(len(people)):
        below_next, given_next = below + people[place] / everybody, given + amounts[place] / everything
        if place > 0:
            terms.append(below * given_next - below_next * given)
        below, given = below_next, given_next
    return terms


def concentration_index(people: list[float], amounts: list[float]) -> float:
    """Concentration index of what groups get, ordered from the poorest to the richest.

    Parameters and errors are those of :func:`concentration_terms`.

    Returns
    -------
    A pure number between -1 and 1.

    >>> concentration_index([1, 1], [1, 1])
    0.0
    """
    return fsum(concentration_terms(people, amounts))


def _above_zero(name: str, value: float) -> None:
    if not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
