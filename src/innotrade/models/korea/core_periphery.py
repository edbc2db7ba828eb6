"""A toy of two regions: when does work that can move end up in one of them, and can a subsidy turn it?

Two regions alike, the same number of people tied to each, and founders of firms who move to where they live better.
Goods pay transport between the regions. With phi = tau^(1 - sigma) the freedom of trade, h the part of founders in 1:

    w_1 = (mu/sigma) [Y_1 / (h + phi (1 - h)) + phi Y_2 / (phi h + 1 - h)],   Y_1 = w_1 h + L/2   (and 2 likewise)
    V_1 = w_1 (h + phi (1 - h))^(mu / (sigma - 1))                            living well: income over prices
    h'  = h + v h (1 - h) ln(V_1 (1 + s) / V_2)                               a year of moving, s a subsidy in 1

Above the break point phi_b an even spread does not last and one region gets all. It is a toy: no land prices, no
quality, no state but the subsidy. Reference: Forslid and Ottaviano (2003), Journal of Economic Geography 3; there
phi_b = (sigma - mu) (sigma - 1 - mu) / ((sigma + mu) (sigma - 1 + mu)).
"""

from math import isfinite, log


def freedom(transport: float, substitution: float) -> float:
    """How freely goods move: 0 not at all, 1 without any cost.

    Parameters
    ----------
    transport
        Cost of moving goods to the other region, as a fraction of their value, 0 or more.
    substitution
        Elasticity of substitution between goods, greater than 1.

    >>> freedom(0.0, 4), round(freedom(1.0, 4), 3)
    (1.0, 0.125)
    """
    if not (isfinite(transport) and transport >= 0):
        raise ValueError(f"transport must be 0 or more (a fraction of the value), got {transport!r}")
    if not (isfinite(substitution) and substitution > 1):
        raise ValueError(f"substitution must be greater than 1, got {substitution!r}")
    return (1 + transport) ** (1 - substitution)


def break_point(mobile: float, substitution: float) -> float:
    """Freedom of trade above which an even spread does not last.

    Parameters
    ----------
    mobile
        Part of spending on goods of the firms that can move, between 0 and ``substitution`` - 1, below 1.
    substitution
        Elasticity of substitution, greater than 1.

    >>> round(break_point(0.4, 4), 3)
    0.626
    """
    _goods(mobile, substitution)
    return ((substitution - mobile) * (substitution - 1 - mobile)
            / ((substitution + mobile) * (substitution - 1 + mobile)))


def pull(share: float, phi: float, mobile: float, substitution: float) -> float:
    """Logarithm of how much better founders live in region 1 than in region 2.

    Parameters
    ----------
    share
        Part of founders in region 1, 0 to 1.
    phi
        Freedom of trade, greater than 0, at most 1.
    mobile, substitution
        As in :func:`break_point`.

    Returns
    -------
    0 where both are equal; above 0 region 1 attracts.

    >>> pull(0.1, 0.3, 0.4, 4) > 0, pull(0.1, 0.8, 0.4, 4) > 0
    (True, False)
    """
    _goods(mobile, substitution)
    if not 0 <= share <= 1:
        raise ValueError(f"share must lie between 0 and 1, got {share!r}")
    if not 0 < phi <= 1:
        raise ValueError(f"phi must be greater than 0 and at most 1, got {phi!r}")
    one, two = share + phi * (1 - share), phi * share + 1 - share
    b = mobile / substitution
    # two linear equations in w_1 and w_2, with half of those who cannot move (L = 2) in each region
    a11, a12 = 1 - b * share / one, -b * phi * (1 - share) / two
    a21, a22 = -b * phi * share / one, 1 - b * (1 - share) / two
    r1, r2 = b * (1 / one + phi / two), b * (phi / one + 1 / two)
    first, second = r1 * a22 - a12 * r2, a11 * r2 - a21 * r1
    return log(first / second) + mobile / (substitution - 1) * log(one / two)


def path(share: float, transport: float, mobile: float, substitution: float, subsidy: float, first: int, last: int,
         years: int, speed: float = 1.0) -> list[float]:
    """Part of founders in region 1 over the years.

    Parameters
    ----------
    share
        At the start, 0 to 1.
    transport, mobile, substitution
        As in :func:`freedom` and :func:`break_point`.
    subsidy
        For living and working in region 1, as a fraction of real income, 0 or more.
    first, last
        First and last year in which it is paid; none if ``last`` is before ``first``.
    years
        To look ahead, 1 or more.
    speed
        Part of a difference that moves people in a year, greater than 0.

    Returns
    -------
    ``years`` + 1 numbers from 0 to 1.

    >>> [round(part, 3) for part in path(0.5, 1.0, 0.4, 4, 0, 1, 0, 2)]
    [0.5, 0.5, 0.5]
    """
    if not (isfinite(subsidy) and subsidy >= 0):
        raise ValueError(f"subsidy must be 0 or more (a fraction of real income), got {subsidy!r}")
    if not years >= 1:
        raise ValueError(f"years must be 1 or more, got {years!r}")
    if not (isfinite(speed) and speed > 0):
        raise ValueError(f"speed must be greater than 0, got {speed!r}")
    phi = freedom(transport, substitution)
    found = [share]
    for year in range(1, years + 1):
        attraction = pull(share, phi, mobile, substitution)
        if first <= year <= last:
            attraction += log(1 + subsidy)
        share = min(1.0, max(0.0, share + speed * share * (1 - share) * attraction))
        found.append(share)
    return found


def _goods(mobile: float, substitution: float) -> None:
    if not (isfinite(substitution) and substitution > 1):
        raise ValueError(f"substitution must be greater than 1, got {substitution!r}")
    if not 0 < mobile < min(1.0, substitution - 1):
        raise ValueError(f"mobile must lie between 0 and the lesser of 1 and substitution - 1, got {mobile!r}")
