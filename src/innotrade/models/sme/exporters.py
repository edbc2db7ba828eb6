"""How long does a small firm go on exporting, and what does a second market change?

States: one market, several markets (one product in one country is a market), not exporting. Within a year

    q              a market is lost
    r              part of losses that strike all markets of a firm at once (0: each on its own, 1: always together)
    h1 = q         a firm with one market leaves
    h2 = r q + (1 - r) q^2          a firm with several, taken as two, leaves
    d  = 2 (1 - r) q (1 - q)        of these, is left with one
    g              a firm that keeps its one market finds another

so that (1 - q) g go from one to several. Everybody begins with one market. Three facts fix q and g: entries and exits
together are a part T of the stock, the stock is steady (each is T/2), and a part s1 of firms has one market:

    s1 h1 + s2 h2 = T/2            gives q (a quadratic)
    s1 (1 - q) g = s2 (h2 + d)     gives g: as many move up as leave the upper state

In a steady stock N with B beginners a year a firm exports N/B years on average, whatever the chances (Little's law).
All chances are fractions a year. References: Grinstead and Snell (1997), chapter 11, for the chain; Little (1961);
Volpe Martincus and Carballo (2008, on survival) for Peru.
"""

from dataclasses import dataclass
from math import isfinite, sqrt

from innotrade.models.nis import chains


@dataclass(frozen=True)
class Dynamics:
    """Chances a year, as fractions: ``loss`` q, ``shared`` r, ``second`` g; ``begin`` is beginners over the stock."""

    loss: float
    shared: float
    second: float
    begin: float


def calibrate(turnover: float, single_share: float, shared: float) -> Dynamics:
    """Find the chances that fit turnover and share of firms with one market, with a steady stock.

    Parameters
    ----------
    turnover
        T: entries and exits of a year together over the stock, as a fraction above 0 and below 2.
    single_share
        s1: part of exporters with one market, above 0 and up to 1.
    shared
        r: part of losses that strike all markets of a firm at once, 0 to 1.

    Returns
    -------
    The chances.

    Raises
    ------
    ValueError
        An argument lies outside its range, or no chances fit: with such a turnover more firms would have one market.

    >>> round(calibrate(1 / 3, 0.5, 0.5).loss, 3)
    0.208
    """
    _fraction("shared", shared)
    if not 0 < turnover < 2:
        raise ValueError(f"turnover must lie above 0 and below 2 (entries and exits over the stock), got {turnover!r}")
    if not 0 < single_share <= 1:
        raise ValueError(f"single_share must lie above 0 and up to 1, got {single_share!r}")
    leave, several = turnover / 2, 1 - single_share
    square, straight = several * (1 - shared), single_share + several * shared
    # The root by the quotient that does not subtract: also right where the square's part is 0.
    loss = 2 * leave / (straight + sqrt(straight * straight + 4 * square * leave))
    down = several * leaving_upper(loss, shared)
    second = down / (single_share * (1 - loss))
    if second > 1:
        raise ValueError(f"single_share must be higher for a turnover of {turnover!r}: more than all firms that keep "
                         f"their one market would have to find another every year, got {single_share!r}")
    return Dynamics(loss, shared, second, leave)


def exit_chance(loss: float, shared: float, markets: int) -> float:
    """Chance that a firm loses all its markets within a year.

        h_k = r q + (1 - r) q^k

    Parameters
    ----------
    loss, shared
        q and r, fractions from 0 to 1.
    markets
        k, a whole number of at least 1.

    >>> round(exit_chance(0.5, 0.0, 2), 2)
    0.25
    """
    _fraction("loss", loss)
    _fraction("shared", shared)
    if markets != int(markets) or markets < 1:
        raise ValueError(f"markets must be a whole number of at least 1, got {markets!r}")
    alone = 1.0
    for _ in range(int(markets)):
        alone *= loss
    return shared * loss + (1 - shared) * alone


def leaving_upper(loss: float, shared: float) -> float:
    """Chance that a firm with two markets loses at least one of them.

        h2 + d = r q + (1 - r) (1 - (1 - q)^2)
    """
    return shared * loss + (1 - shared) * loss * (2 - loss)


def chances(dynamics: Dynamics) -> list[list[float]]:
    """Chances within a year among the exporting states, one market and several; what a row lacks to 1 is leaving.

    >>> chances(Dynamics(0.5, 0.0, 0.5, 0.2))
    [[0.25, 0.25], [0.5, 0.25]]
    """
    for name in ("loss", "shared", "second"):
        _fraction(name, getattr(dynamics, name))
    loss, stay = dynamics.loss, 1 - dynamics.loss
    one = 2 * (1 - dynamics.shared) * loss * stay
    kept = dynamics.shared * stay + (1 - dynamics.shared) * stay * stay
    return [[stay * (1 - dynamics.second), stay * dynamics.second], [one, kept]]


def closed(dynamics: Dynamics, exporting: float) -> list[list[float]]:
    """Matrix of three states, not exporting, one market and several, whose stationary shares keep the stock.

    Parameters
    ----------
    dynamics
        Calibrated chances.
    exporting
        Part of all firms that export, above 0 and below 1.

    Returns
    -------
    Rows that sum to 1; beginners come from the firms that do not export.

    Raises
    ------
    ValueError
        ``exporting`` lies outside its range, or there are too few firms to begin.
    """
    if not 0 < exporting < 1:
        raise ValueError(f"exporting must lie between 0 and 1, both excluded, got {exporting!r}")
    begin = dynamics.begin * exporting / (1 - exporting)
    if begin > 1:
        raise ValueError(f"exporting must be lower: too few firms are left to begin, got {exporting!r}")
    inside = chances(dynamics)
    leave = [exit_chance(dynamics.loss, dynamics.shared, markets) for markets in (1, 2)]
    return [[1 - begin, begin, 0.0], [leave[0], *inside[0]], [leave[1], *inside[1]]]


def years_exporting(dynamics: Dynamics) -> list[float]:
    """Average years until leaving, for a firm that begins with one market and for one that has several.

    >>> [round(years, 1) for years in years_exporting(calibrate(1 / 3, 0.5, 0.5))]
    [6.0, 6.9]
    """
    return chains.times(chances(dynamics))


def survival(dynamics: Dynamics, years: int) -> list[list[float]]:
    """Part of firms that have exported without a break, year by year.

    Returns
    -------
    One row a year from 0: parts of those that began with one market and of those with several.

    >>> survival(Dynamics(0.5, 0.0, 0.5, 0.2), 1)
    [[1.0, 1.0], [0.5, 0.75]]
    """
    if years != int(years) or years < 0:
        raise ValueError(f"years must be a whole number of at least 0, got {years!r}")
    inside, left = chances(dynamics), [1.0, 1.0]
    rows = [list(left)]
    for _ in range(int(years)):
        left = [row[0] * left[0] + row[1] * left[1] for row in inside]
        rows.append(list(left))
    return rows


def _fraction(name: str, value: float) -> None:
    if not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1 (a fraction; 20 % is 0.2), got {value!r}")
