"""How much do the largest exporters sell, and does one published share say how the rest divides?

    Pareto       S(q) = q^(1 - 1/a)                share of exports of the largest fraction q of firms
    log-normal   S(q) = 1 - Phi(Phi^-1(1 - q) - s)

One share of the top gives the one parameter (a: the tail's exponent, above 1; s: the standard deviation of the
logarithm of exports); a second published share then tests the curve. Both parameters are pure numbers.

References: Newman (2005) for the power law's share of the top; Kleiber and Kotz (2003), chapters 3 and 4, for both
curves; Head, Mayer and Thoenig (2014), who find exports of firms nearer to the log-normal.
"""

from math import isfinite, log

from innotrade.models.fta.utilisation import normal_cdf, normal_quantile


def pareto_exponent(fraction: float, share: float) -> float:
    """Exponent of the Pareto distribution in which the largest fraction of firms has a share of exports.

        a = 1 / (1 - ln S / ln q)

    Parameters
    ----------
    fraction
        q, above 0 and below 1 (0.01 is the largest 1 %).
    share
        S, their share of exports as a fraction, above ``fraction`` and below 1.

    Returns
    -------
    A pure number above 1; the nearer to 1, the more concentrated.

    Raises
    ------
    ValueError
        A fraction lies outside its range.

    >>> round(pareto_exponent(0.2, 0.8), 2)
    1.16
    """
    _check(fraction, share)
    return 1 / (1 - log(share) / log(fraction))


def pareto_share(exponent: float, fraction: float) -> float:
    """Share of exports of the largest fraction of firms, by the Pareto distribution.

        S = q^(1 - 1/a)

    Raises
    ------
    ValueError
        ``exponent`` is not above 1, or ``fraction`` is not above 0 and at most 1.

    >>> pareto_share(2, 0.25)
    0.5
    """
    if not isfinite(exponent) or exponent <= 1:
        raise ValueError(f"exponent must be greater than 1 (else a few firms have everything), got {exponent!r}")
    _check_fraction(fraction)
    return fraction ** (1 - 1 / exponent)


def lognormal_spread(fraction: float, share: float) -> float:
    """Spread of the log-normal distribution in which the largest fraction of firms has a share of exports.

        s = Phi^-1(1 - q) - Phi^-1(1 - S)

    Parameters
    ----------
    fraction, share
        As in :func:`pareto_exponent`.

    Returns
    -------
    Standard deviation of the natural logarithm of a firm's exports, above 0.

    Raises
    ------
    ValueError
        A fraction lies outside its range.

    >>> round(lognormal_spread(0.01, 0.63), 2)
    2.66
    """
    _check(fraction, share)
    return normal_quantile(1 - fraction) - normal_quantile(1 - share)


def lognormal_share(spread: float, fraction: float) -> float:
    """Share of exports of the largest fraction of firms, by the log-normal distribution.

        S = 1 - Phi(Phi^-1(1 - q) - s)

    Raises
    ------
    ValueError
        ``spread`` is not above 0, or ``fraction`` is not above 0 and at most 1.

    >>> round(lognormal_share(2.66, 0.01), 2)
    0.63
    """
    if not isfinite(spread) or spread <= 0:
        raise ValueError(f"spread must be greater than 0, got {spread!r}")
    _check_fraction(fraction)
    return 1.0 if fraction == 1 else 1 - normal_cdf(normal_quantile(1 - fraction) - spread)


def concentration_curve(fraction: float, share: float, points: list[float]) -> list[dict]:
    """Shares of exports of the largest firms along both curves that pass through one published point.

    Parameters
    ----------
    fraction, share
        The published point, as fractions.
    points
        Fractions of firms, each above 0 and at most 1.

    Returns
    -------
    Rows ``largest`` (% of firms), ``pareto`` and ``lognormal`` (% of exports).

    >>> [round(row["pareto"], 1) for row in concentration_curve(0.2, 0.8, [0.04, 0.2, 1.0])]
    [64.0, 80.0, 100.0]
    """
    exponent, spread = pareto_exponent(fraction, share), lognormal_spread(fraction, share)
    return [{"largest": 100 * point, "pareto": 100 * pareto_share(exponent, point),
             "lognormal": 100 * lognormal_share(spread, point)} for point in points]


def _check(fraction: float, share: float) -> None:
    if not 0 < fraction < 1:
        raise ValueError(f"fraction must lie between 0 and 1, both excluded (0.01 is 1 %), got {fraction!r}")
    if not fraction < share < 1:
        raise ValueError(f"share must lie above fraction ({fraction!r}), as the largest firms have more than their "
                         f"number, and below 1, got {share!r}")


def _check_fraction(fraction: float) -> None:
    if not 0 < fraction <= 1:
        raise ValueError(f"fraction must lie above 0 and up to 1 (0.01 is 1 %), got {fraction!r}")
