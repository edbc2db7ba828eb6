"""Why does one group's share of a whole fall: because it shrank, because others grew, or because the mix moved?

    s = sum of w_i r_i                            share of the group; w_i weight of a sector, r_i its rate there
    change of s = sum of mean r_i times change of w_i  +  sum of mean w_i times change of r_i    (mix + rates)
    max(0, (s - 1 + w) / w)  <=  r  <=  min(1, s / w)       a sector's rate where only s and w are known
    k = sum of w_i1 r_i0                          share after the mix moved, at the old rates

Korea's tables give outward investment by sector and by firm size, never by both. So the rates are unknown, and what the
mix can explain has limits: k is smallest when the group sat in the sectors that shrank most, largest in the opposite
case. Shares, weights and rates are fractions. References: Kitagawa (1955) and Das Gupta (1993) for mix and rates;
Duncan and Davis (1953) for the limits.
"""

from math import fsum, isfinite


def share_if(start: list[float], end: list[float], moved: list[int]) -> float:
    """Share of the first amount in the sum of all, had only some of the amounts moved.

    Parameters
    ----------
    start, end
        Amounts before and after, each 0 or more, the group in question first.
    moved
        Places of the amounts that move to ``end`` (0 is the group itself); the others stay at ``start``.

    Returns
    -------
    A fraction.

    Raises
    ------
    ValueError
        The lists differ, an amount is negative or nothing is left to divide, or a place is unknown.

    >>> share_if([50, 50], [60, 140], [1]), share_if([50, 50], [60, 140], [0, 1])
    (0.2631578947368421, 0.3)
    """
    if len(start) != len(end) or len(start) < 2:
        raise ValueError(f"end must hold as many amounts as start, 2 or more, got {len(end)} for {len(start)}")
    for name, values in (("start", start), ("end", end)):
        for value in values:
            _amount(name, value)
    for place in moved:
        if place not in range(len(start)):
            raise ValueError(f"moved must hold places from 0 to {len(start) - 1}, got {place!r}")
    amounts = [end[place] if place in moved else start[place] for place in range(len(start))]
    if fsum(amounts) == 0:
        raise ValueError("start and end must leave something to divide, got only zeros")
    return amounts[0] / fsum(amounts)


def mix_and_rates(sizes_start: list[float], rates_start: list[float], sizes_end: list[float],
                  rates_end: list[float]) -> dict[str, float]:
    """Change of a rate of the whole, in what the mix of groups and what the rates within them account for.

        mix = sum of (w_i1 - w_i0) (r_i0 + r_i1) / 2,   rates = sum of (r_i1 - r_i0) (w_i0 + w_i1) / 2

    Parameters
    ----------
    sizes_start, sizes_end
        Sizes of the groups before and after, 0 or more in any unit; weights are their parts of the sum.
    rates_start, rates_end
        The rate in each group, in any unit.

    Returns
    -------
    ``start`` and ``end`` (rate of the whole), ``change``, and ``mix`` and ``rates``, which sum to it.

    Raises
    ------
    ValueError
        The lists differ in length, a size is negative, or all are zero.

    >>> found = mix_and_rates([50, 50], [0.8, 0.0], [25, 75], [0.8, 0.0])
    >>> [round(found[name], 9) for name in ("change", "mix", "rates")]
    [-0.2, -0.2, 0.0]
    """
    before, after = _weights("sizes_start", sizes_start), _weights("sizes_end", sizes_end)
    for name, values in (("rates_start", rates_start), ("sizes_end", sizes_end), ("rates_end", rates_end)):
        if len(values) != len(before):
            raise ValueError(f"{name} must hold one number for each of the {len(before)} groups, got {len(values)}")
    rows = list(zip(before, rates_start, after, rates_end, strict=True))
    start, end = fsum([w * r for w, r, _, _ in rows]), fsum([w * r for _, _, w, r in rows])
    return {"start": start, "end": end, "change": end - start,
            "mix": fsum([(w1 - w0) * (r0 + r1) / 2 for w0, r0, w1, r1 in rows]),
            "rates": fsum([(r1 - r0) * (w0 + w1) / 2 for w0, r0, w1, r1 in rows])}


def rest_rate(share: float, weights: list[float], rates: list[float]) -> float:
    """Rate in the sectors that are left, when the rates of some and the share in all are known.

        r = (s - sum of w_i r_i) / (1 - sum of w_i)

    Parameters
    ----------
    share
        s: the group's share of everything, a fraction.
    weights, rates
        Of the known sectors, fractions; the weights must leave something.

    Returns
    -------
    A fraction; outside 0 to 1 where the rates cannot all be right.

    >>> rest_rate(0.5, [0.2], [0.0])
    0.625
    """
    _fraction("share", share)
    if len(weights) != len(rates):
        raise ValueError(f"rates must hold one number for each of the {len(weights)} weights, got {len(rates)}")
    for value in [*weights, *rates]:
        _fraction("weights and rates", value)
    left = 1 - fsum(weights)
    if left <= 0:
        raise ValueError(f"weights must leave something (sum below 1), they sum to {fsum(weights)!r}")
    return (share - fsum([w * r for w, r in zip(weights, rates, strict=True)])) / left


def rate_limits(share: float, weight: float) -> tuple[float, float]:
    """Lowest and highest rate that a group can have in one sector, from its share in all and the sector's weight.

        max(0, (s - 1 + w) / w)  to  min(1, s / w)

    Parameters
    ----------
    share, weight
        Fractions, ``weight`` above 0.

    Returns
    -------
    Two fractions.

    >>> rate_limits(0.25, 0.5)
    (0.0, 0.5)
    """
    _fraction("share", share)
    _fraction("weight", weight)
    if weight == 0:
        raise ValueError("weight must be above 0: a sector without investment has no rate, got 0")
    return max(0.0, (share - 1 + weight) / weight), min(1.0, share / weight)


def kept_rates_limits(start: list[float], end: list[float], share: float) -> dict:
    """Lowest and highest share after the mix has moved, if every sector kept its (unknown) rate.

        k = sum of w_i1 r_i0  over all rates from 0 to 1 with  sum of w_i0 r_i0 = s

    The lowest fills the sectors in the order of w_i1 / w_i0, those that lost most first; the highest the other way.

    Parameters
    ----------
    start, end
        Weights of the sectors before and after, sizes in any unit; each above 0 before.
    share
        s: the group's share before, a fraction.

    Returns
    -------
    ``low`` and ``high`` (fractions), ``low_rates`` and ``high_rates`` (the rates that give them, in the order given).

    Raises
    ------
    ValueError
        As :func:`mix_and_rates`, or a sector had nothing before.

    >>> found = kept_rates_limits([50, 50], [20, 80], 0.4)
    >>> round(found["low"], 9), round(found["high"], 9), found["low_rates"]
    (0.16, 0.64, [0.8, 0.0])
    """
    _fraction("share", share)
    before, after = _weights("start", start), _weights("end", end)
    if len(before) != len(after):
        raise ValueError(f"end must hold the same {len(before)} sectors as start, got {len(after)}")
    if min(before) <= 0:
        raise ValueError(f"start must be above 0 for every sector, got {start!r}")
    places = sorted(range(len(before)), key=lambda place: after[place] / before[place])
    found = {}
    for name, order in (("low", places), ("high", places[::-1])):
        left, rates = share, [0.0] * len(before)
        for place in order:
            taken = min(left, before[place])
            rates[place], left = taken / before[place], left - taken
        found[name] = fsum([w * r for w, r in zip(after, rates, strict=True)])
        found[f"{name}_rates"] = rates
    return found


def _weights(name: str, sizes: list[float]) -> list[float]:
    for value in sizes:
        _amount(name, value)
    if not sizes or fsum(sizes) == 0:
        raise ValueError(f"{name} must hold amounts that are not all 0, got {sizes!r}")
    return [value / fsum(sizes) for value in sizes]


def _amount(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value < 0:
        raise ValueError(f"{name} must hold amounts of 0 or more, got {value!r}")


def _fraction(name: str, value: float) -> None:
    if value is None or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1 (a fraction, 42 % is 0.42), got {value!r}")
