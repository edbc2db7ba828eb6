"""Who comes when the state pays a part of the fee, how many would have come anyway, and how much is too much?

    p(s) = p0 + (1 - p0) s F / (F + T)                      part that takes part at the subsidy s
    cost = s F p(s),    cost of one more = s F p(s) / (p(s) - p0)
    W(s) = (1/2m) [x^2 / 2 - (F + T) x]  from x* to 2m,     x* = ((1 - s) F + T) / w,  2m = (F + T) / (w (1 - p0))
    s*   = (1 - w)(F + T) / F

What a training is worth differs from person to person; its present value x is spread evenly between 0 and 2m. Whoever
decides gets the part w of it, pays the fee F less the subsidy and the time T, and takes part when the first is at least
the second. p0 is the part that comes without a subsidy. W is what all gain, per person invited; it is largest where the
decider's own cost is w of the whole cost: the co-payment then stops just those for whom the training is worth less than
it costs. An illustration, not an estimate: the even spread is an assumption, and so is that people know their x.

Reference: any text on external effects; the subsidy that makes up for the part of the gain that others get (Pigou).
"""

from math import isfinite


def participation(base: float, subsidy: float, fee: float, time: float) -> float:
    """Part of the invited who take part.

    Parameters
    ----------
    base
        Part that takes part without subsidy, 0 to less than 1.
    subsidy
        Part of the fee that the state pays, 0 to 1.
    fee, time
        In the same unit; the fee greater than 0, the time 0 or more.

    Returns
    -------
    A fraction.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(participation(0.17, 1.0, 10, 3), 3)
    0.808
    """
    _check(base, subsidy, fee, time)
    return base + (1 - base) * subsidy * fee / (fee + time)


def grant(base: float, subsidy: float, fee: float, time: float, invited: float = 1.0) -> dict[str, float | None]:
    """What a grant costs and whom it adds.

    Parameters
    ----------
    base, subsidy, fee, time
        As in :func:`participation`.
    invited
        Persons, greater than 0.

    Returns
    -------
    ``trained`` and ``added`` persons, ``anyway`` (the part of the trained who would have come without a grant),
    ``cost`` to the state in the unit of the fee, and ``per_added``, cost for each added person (``None`` where nobody
    is added).

    >>> round(grant(0.5, 1.0, 10, 0)["per_added"], 1)
    20.0
    """
    part = participation(base, subsidy, fee, time)
    if not isfinite(invited) or invited <= 0:
        raise ValueError(f"invited must be greater than 0, got {invited!r}")
    added = part - base
    cost = subsidy * fee * part
    return {"trained": invited * part, "added": invited * added, "anyway": base / part if part > 0 else 0.0,
            "cost": invited * cost, "per_added": cost / added if added > 0 else None}


def surplus(base: float, subsidy: float, fee: float, time: float, own_share: float) -> float:
    """What all gain from the training of those who come, per person invited.

    Parameters
    ----------
    base, subsidy, fee, time
        As in :func:`participation`.
    own_share
        Part w of a training's worth that goes to whoever decides, greater than 0, at most 1.

    Returns
    -------
    Worth less fee and time, in the unit of the fee; taxes that pay for the grant only move money.

    >>> round(surplus(0.5, 0.0, 10, 0, 1.0), 3)
    2.5
    """
    _check(base, subsidy, fee, time)
    _share(own_share)
    whole = fee + time
    top = whole / (own_share * (1 - base))
    first = ((1 - subsidy) * fee + time) / own_share
    return (top * top / 2 - whole * top - first * first / 2 + whole * first) / top


def best_subsidy(fee: float, time: float, own_share: float) -> float:
    """The part of the fee at which all gain most: s* = (1 - w)(F + T) / F, at most 1.

    Parameters
    ----------
    fee, time, own_share
        As in :func:`surplus`.

    Returns
    -------
    A fraction of the fee.

    >>> round(best_subsidy(10, 3, 0.6), 2)
    0.52
    """
    _check(0.0, 0.0, fee, time)
    _share(own_share)
    return min((1 - own_share) * (fee + time) / fee, 1.0)


def split_by_level(total: float, private: float, private_low: float, private_high: float) -> dict[str, float]:
    """Spending on two levels of education from a total and the private part of each.

        L + H = E,  p_L L + p_H H = P

    Parameters
    ----------
    total, private
        All spending E and the private part P of it, % of GDP.
    private_low, private_high
        Private share of the lower and of the higher level, fractions that differ.

    Returns
    -------
    ``low`` and ``high``, % of GDP.

    Raises
    ------
    ValueError
        The shares are equal, or no split without a negative part gives the private sum.

    >>> round(split_by_level(6.0, 1.5, 0.1, 0.5)["high"], 2)
    2.25
    """
    if private_low == private_high:
        raise ValueError(f"private_low and private_high must differ, got {private_low!r} for both")
    high = (private - private_low * total) / (private_high - private_low)
    if not 0 <= high <= total:
        raise ValueError(f"private must lie between {private_low * total!r} and {private_high * total!r} (% of GDP), "
                         f"got {private!r}")
    return {"low": total - high, "high": high}


def _check(base: float, subsidy: float, fee: float, time: float) -> None:
    if not 0 <= base < 1:
        raise ValueError(f"base must be 0 or more and less than 1 (a fraction, 57 % is 0.57), got {base!r}")
    if not 0 <= subsidy <= 1:
        raise ValueError(f"subsidy must lie from 0 to 1 (a fraction of the fee), got {subsidy!r}")
    if not isfinite(fee) or fee <= 0:
        raise ValueError(f"fee must be greater than 0, got {fee!r}")
    if not isfinite(time) or time < 0:
        raise ValueError(f"time must be 0 or more, got {time!r}")


def _share(own_share: float) -> None:
    if not 0 < own_share <= 1:
        raise ValueError(f"own_share must be greater than 0 and at most 1 (a fraction), got {own_share!r}")
