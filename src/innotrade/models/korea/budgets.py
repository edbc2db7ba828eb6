"""Who holds a budget, when the largest shares are known and the small ones are not?

    a = s T,  s = a / T,  T = a / s             amount, share and total: any two give the third
    HHI >= sum of s_k^2 + n (r / n)^2           the rest r spread evenly over n others
    HHI <= sum of s_k^2 + f c^2 + (r - f c)^2   the rest in shares as large as allowed (c, f of them), one remainder

Shares are per cent of one total, HHI is a pure number from 0 to 1, N = 1 / HHI the number of equal holders that would
be as concentrated. Bounds replace values that are lost. References: Hirschman (1964) for the index; Manski (2003) for
the idea that what is known bounds what is not.
"""

from math import floor, isfinite


def implied(amount: float, total: float, share: float) -> dict[str, float]:
    """What each of three printed figures must be if the other two are right.

        share = 100 a / T,  amount = s T / 100,  total = 100 a / s

    Parameters
    ----------
    amount, total
        In one unit of money, greater than 0.
    share
        Per cent, greater than 0 and at most 100.

    Returns
    -------
    ``share`` (%), ``amount`` and ``total`` (money). All equal the printed ones where the three agree.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> implied(30, 100, 40)
    {'share': 30.0, 'amount': 40.0, 'total': 75.0}
    """
    _positive("amount", amount)
    _positive("total", total)
    _positive("share", share)
    if share > 100:
        raise ValueError(f"share must be at most 100 (per cent), got {share!r}")
    return {"share": 100 * amount / total, "amount": share * total / 100, "total": 100 * amount / share}


def split_rest(shares: list[float], others: int) -> dict[str, list[float]]:
    """The two extreme ways to divide what the known shares leave over.

    Parameters
    ----------
    shares
        Known shares, per cent, each greater than 0, together at most 100. All others are taken to be no larger than the
        smallest of them.
    others
        How many others there are, a whole number of 0 or more.

    Returns
    -------
    ``even`` and ``steep``: shares of the others, per cent, in falling order; steep gives as many as possible the
    largest share allowed.

    Raises
    ------
    ValueError
        A share or ``others`` lies outside its range, or the rest does not fit into so many others.

    >>> split_rest([40.0, 20.0, 15.0], 3)
    {'even': [8.333333333333334, 8.333333333333334, 8.333333333333334], 'steep': [15.0, 10.0, 0.0]}
    """
    rest = _rest(shares)
    if others != int(others) or others < 0:
        raise ValueError(f"others must be a whole number of 0 or more, got {others!r}")
    cap = min(shares)
    if rest > others * cap + 1e-9:
        raise ValueError(f"others must be enough to hold the rest of {rest:.1f} % at no more than {cap} % each, "
                         f"got {others!r}")
    if others == 0:
        return {"even": [], "steep": []}
    full = min(floor(rest / cap + 1e-9), others)
    steep = [cap] * full
    if full < others:
        steep += [max(rest - full * cap, 0.0)] + [0.0] * (others - full - 1)
    return {"even": [rest / others] * others, "steep": steep}


def hhi_bounds(shares: list[float], others: int) -> dict[str, float]:
    """Smallest and largest concentration that the known shares allow.

    Parameters are those of :func:`split_rest`.

    Returns
    -------
    ``low`` and ``high`` (HHI, 0 to 1), and ``most`` and ``fewest``, the equal holders 1 / low and 1 / high.

    >>> found = hhi_bounds([40.0, 20.0, 15.0], 3)
    >>> round(found["low"], 4), round(found["high"], 4)
    (0.2433, 0.255)
    """
    ways = split_rest(shares, others)
    low, high = [_squares(shares + ways[way]) for way in ("even", "steep")]
    return {"low": low, "high": high, "most": 1 / low, "fewest": 1 / high}


def covered(shares: list[float], others: int, seats: int) -> dict[str, float]:
    """Which part of the budget sits at a table with so many seats, if those with most sit down first.

    Parameters
    ----------
    shares, others
        As in :func:`split_rest`.
    seats
        A whole number of 0 or more.

    Returns
    -------
    ``low`` and ``high``, per cent.

    Raises
    ------
    ValueError
        As :func:`split_rest`, and when ``seats`` lies outside its range.

    >>> covered([40.0, 20.0, 15.0], 3, 4)["high"]
    90.0
    """
    if seats != int(seats) or seats < 0:
        raise ValueError(f"seats must be a whole number of 0 or more, got {seats!r}")
    ways = split_rest(shares, others)
    low, high = [_total(sorted(shares + ways[way], reverse=True)[:seats]) for way in ("even", "steep")]
    return {"low": low, "high": high}


def moved(shares: list[float], source: int, target: int, points: float) -> list[float]:
    """Shares after so many points of the budget go from one holder to another.

    Parameters
    ----------
    shares
        Per cent.
    source, target
        Places in the list, counted from 0; where they are the same nothing moves.
    points
        Per cent of the whole budget, 0 or more and less than the source has.

    Returns
    -------
    Shares in the same order.

    Raises
    ------
    ValueError
        ``points`` lies outside its range.

    >>> moved([40.0, 20.0], 0, 1, 5.0)
    [35.0, 25.0]
    """
    if not 0 <= points < shares[source]:
        raise ValueError(f"points must lie from 0 to less than the {shares[source]} % of the source, got {points!r}")
    after = list(shares)
    after[source] -= points
    after[target] += points
    return after


def _rest(shares: list[float]) -> float:
    if len(shares) == 0:
        raise ValueError("shares must name at least one known share, got none")
    for share in shares:
        _positive("shares", share)
    rest = 100 - _total(shares)
    if rest < -1e-9:
        raise ValueError(f"shares must add up to at most 100 (per cent), got {100 - rest:.1f}")
    return max(rest, 0.0)


def _total(values: list[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def _squares(shares: list[float]) -> float:
    return _total([(share / 100) ** 2 for share in shares])


def _positive(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
