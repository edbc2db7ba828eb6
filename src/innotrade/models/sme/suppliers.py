"""When does a small firm become a supplier, and what does the country keep of what it sells?

A buyer takes n parts from a trial lot and accepts the supplier if at most c of them are defective:

    P(p) = sum over k = 0..c of  C(n, k) p^k (1 - p)^(n - k)        chance at a share p of defective parts
    g = P((1 - t) p) - P(p)                                          what training adds, t the defects that it removes
    K = min(Q, D / o)                                                contracts: qualified firms, or orders to give
    R = v / (1 - l)                                                  kept at home of a dollar of purchases

P is the operating characteristic of the inspection. v is the value a supplier adds, l what it buys from other firms
at home, both as parts of its sales; the rest is imported. R counts those other firms, and theirs: R = v + l R.

References: Montgomery (2009) on acceptance sampling; Hummels, Ishii and Yi (2001) on imports in exports.
"""

from math import comb, fsum, isfinite, log


def acceptance(sample: int, allowed: int, defects: float) -> float:
    """Chance that a trial lot is accepted, from 0 to 1.

    Parameters
    ----------
    sample
        Parts that the buyer inspects, a whole number from 1 to 500.
    allowed
        Defective parts that are still accepted, a whole number from 0 to ``sample``.
    defects
        Defective parts of all that the firm makes, %, from 0 to 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(acceptance(68, 2, 1.213), 3), round(acceptance(68, 2, 8.9704), 3)
    (0.95, 0.05)
    """
    _whole("sample", sample, 1, 500)
    _whole("allowed", allowed, 0, sample)
    _percent("defects", defects)
    p = defects / 100
    return min(1.0, fsum([comb(sample, bad) * _power(p, bad) * _power(1 - p, sample - bad)
                          for bad in range(allowed + 1)]))


def trained(defects: float, effect: float) -> float:
    """Defects after training, %.

    Parameters
    ----------
    defects
        Before training, %, from 0 to 100.
    effect
        Part of the defects that training removes, %, from 0 to 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> trained(8, 75)
    2.0
    """
    _percent("defects", defects)
    _percent("effect", effect)
    return defects * (1 - effect / 100)


def gain(sample: int, allowed: int, defects: float, effect: float) -> float:
    """What training adds to the chance of being accepted, from 0 to 1.

    Parameters
    ----------
    sample, allowed, defects, effect
        As above.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(gain(50, 1, 8, 60), 2), round(gain(50, 1, 40, 60), 2), round(gain(50, 1, 0.5, 60), 2)
    (0.44, 0.0, 0.02)
    """
    return acceptance(sample, allowed, trained(defects, effect)) - acceptance(sample, allowed, defects)


def contracts(qualified: float, demand: float, order: float) -> float:
    """Contracts that come about: no more than qualified firms, and no more than orders.

    Parameters
    ----------
    qualified
        Firms that pass the inspection (also an expected number), 0 or more.
    demand
        What the buyers would buy at home, 0 or more.
    order
        What one supplier gets of it, in the unit of ``demand``, above 0.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> contracts(12, 3000, 200), contracts(20, 3000, 200)
    (12, 15.0)
    """
    _money("qualified", qualified)
    _money("demand", demand)
    _money("order", order)
    if order == 0:
        raise ValueError("order must be greater than 0, got 0")
    return min(qualified, demand / order)


def kept(own: float, local: float) -> float:
    """What stays in the country of a purchase from a supplier, % of the purchase.

    Parameters
    ----------
    own
        Value that suppliers add, % of their sales, from 0 to 100.
    local
        What they buy from other firms in the country, % of their sales, from 0 to below 100; with ``own`` at most
        100. The rest is imported.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> kept(40, 20), kept(50, 0)
    (50.0, 50.0)
    """
    _percent("own", own)
    _percent("local", local)
    if local == 100 or own + local > 100 + 1e-9:
        raise ValueError(f"local must be below 100 % and with own at most 100 %, got {local!r} and {own!r}")
    return 100 * own / (100 - local)


def candidates(count: int, typical: float) -> list[float]:
    """Share of defective parts of each of many firms, from best to worst, %: an exponential spread, capped at 100.

    Parameters
    ----------
    count
        Firms, a whole number from 1 to 1000.
    typical
        Mean of the spread, %, above 0 and at most 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> [round(firm, 1) for firm in candidates(4, 8)]
    [1.1, 3.8, 7.8, 16.6]
    """
    _whole("count", count, 1, 1000)
    _percent("typical", typical)
    if typical == 0:
        raise ValueError("typical must be greater than 0 %, got 0")
    return [min(100.0, -typical * log(1 - (place + 0.5) / count)) for place in range(count)]


def _power(base: float, times: int) -> float:
    product, factor, left = 1.0, base, times
    while left > 0:
        if left // 2 * 2 != left:
            product = product * factor
        factor = factor * factor
        left = left // 2
    return product


def _whole(name: str, number: int, low: int, high: int) -> None:
    if number is None or not isfinite(number) or number != int(number) or not low <= number <= high:
        raise ValueError(f"{name} must be a whole number from {low} to {high}, got {number!r}")


def _percent(name: str, number: float) -> None:
    if number is None or not 0 <= number <= 100:
        raise ValueError(f"{name} must lie from 0 to 100 %, got {number!r}")


def _money(name: str, number: float) -> None:
    if number is None or not isfinite(number) or number < 0:
        raise ValueError(f"{name} must be 0 or more, got {number!r}")
