"""How far are small firms behind, and what would it add to output if they caught up?

    r = (y / s) / ((1 - y) / (1 - s))          relative productivity; y share of output, s share of employment
    A = 1 - s (1 - r)                           output per worker of all, large firms = 1
    gain = s c (1 - r) / A = c (1 / A - 1)      when the part c of the gap closes and nobody moves
    change of A = sum of mean s_i times change of p_i  +  sum of mean p_i times change of s_i     (within + between)

All are fractions, or per cent where a name says so. The decomposition with means of both situations leaves no rest
and does not depend on which of the two comes first (Bennet 1920).

References: Bennet (1920); Foster, Haltiwanger and Krizan (2001) for within and between in productivity; McMillan and
Rodrik (2011) for the same between sectors.
"""

from dataclasses import dataclass
from math import fsum, isfinite


@dataclass(frozen=True)
class Parts:
    """Change of output per worker: ``within`` groups, ``between`` them, and in all, in the unit of productivity."""

    within: float
    between: float
    total: float


def relative_productivity(output_share: float, employment_share: float) -> float:
    """Productivity of small firms over that of all others, from two shares.

        r = (y / s) / ((1 - y) / (1 - s))

    Parameters
    ----------
    output_share
        y: small firms' part of output (or of exports, for exports per worker), above 0 and below 1.
    employment_share
        s: their part of employment, above 0 and below 1.

    Returns
    -------
    A pure number; 1 where small and large firms are equally productive.

    Raises
    ------
    ValueError
        A share lies outside its range.

    >>> relative_productivity(0.25, 0.5)
    0.3333333333333333
    """
    _share("output_share", output_share)
    _share("employment_share", employment_share)
    return (output_share / employment_share) / ((1 - output_share) / (1 - employment_share))


def employment_share(output_share: float, relative: float) -> float:
    """Small firms' part of employment, from their part of output and their relative productivity.

        s = (y / r) / (y / r + 1 - y)

    >>> employment_share(0.25, 1.0)
    0.25
    """
    _share("output_share", output_share)
    if not isfinite(relative) or relative <= 0:
        raise ValueError(f"relative must be greater than 0 (1 is as productive as the others), got {relative!r}")
    workers = output_share / relative
    return workers / (workers + 1 - output_share)


def aggregate(share: float, relative: float) -> float:
    """Output per worker of all firms, large firms = 1.

        A = 1 - s (1 - r)

    Parameters
    ----------
    share
        s: small firms' part of employment, 0 to 1.
    relative
        r: their productivity over that of large firms, 0 or more.

    >>> aggregate(0.5, 0.5)
    0.75
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share must lie between 0 and 1 (a fraction of employment), got {share!r}")
    if not isfinite(relative) or relative < 0:
        raise ValueError(f"relative must be 0 or more, got {relative!r}")
    return 1 - share * (1 - relative)


def closing_gain(share: float, relative: float, closed: float) -> float:
    """Rise of output per worker when small firms close a part of their gap and nobody moves.

        gain = s c (1 - r) / A

    Parameters
    ----------
    share, relative
        As in :func:`aggregate`; they must not make A zero.
    closed
        c: part of the gap that closes, 0 to 1.

    Returns
    -------
    A fraction of output per worker now (0.1 is 10 % more).

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> closing_gain(0.5, 0.5, 0.5)
    0.16666666666666666
    """
    if not 0 <= closed <= 1:
        raise ValueError(f"closed must lie between 0 and 1 (0.5 closes half of the gap), got {closed!r}")
    now = aggregate(share, relative)
    if now <= 0:
        raise ValueError(f"relative must be greater than 0 where all work in small firms, got {relative!r}")
    return share * closed * (1 - relative) / now


def between_within(
    shares_before: list[float], productivity_before: list[float], shares_after: list[float],
    productivity_after: list[float],
) -> Parts:
    """Divide a difference of output per worker into change within groups and moves between them.

        within = sum of (s_i + s_i')/2 (p_i' - p_i),  between = sum of (p_i + p_i')/2 (s_i' - s_i)

    Parameters
    ----------
    shares_before, shares_after
        Parts of employment by group, each list summing to 1.
    productivity_before, productivity_after
        Output per worker by group, one unit throughout.

    Returns
    -------
    Both parts and their sum, in the unit of productivity.

    Raises
    ------
    ValueError
        Lists of different length, or shares that are negative or do not sum to 1.

    >>> between_within([0.5, 0.5], [1.0, 3.0], [0.25, 0.75], [1.0, 4.0])
    Parts(within=0.625, between=0.625, total=1.25)
    """
    size = len(shares_before)
    for name, found in (("productivity_before", productivity_before), ("shares_after", shares_after),
                        ("productivity_after", productivity_after)):
        if len(found) != size:
            raise ValueError(f"{name} must hold {size} numbers, one a group, got {len(found)}")
    for name, found in (("shares_before", shares_before), ("shares_after", shares_after)):
        if size == 0 or min(found) < 0 or abs(fsum(found) - 1) > 1e-9:
            raise ValueError(f"{name} must be 0 or more and sum to 1, got {found!r}")
    groups = range(size)
    within = fsum((shares_before[i] + shares_after[i]) / 2 * (productivity_after[i] - productivity_before[i])
                  for i in groups)
    between = fsum((productivity_before[i] + productivity_after[i]) / 2 * (shares_after[i] - shares_before[i])
                   for i in groups)
    return Parts(within, between, within + between)


def relative_labour_cost(relative_wage: float, relative: float) -> float:
    """Wages per unit of output in small firms, large firms = 1.

        u = w / r

    Above 1 small firms pay more for the labour in a unit of output, although they pay each worker less.

    >>> relative_labour_cost(0.5, 0.25)
    2.0
    """
    for name, number in (("relative_wage", relative_wage), ("relative", relative)):
        if not isfinite(number) or number <= 0:
            raise ValueError(f"{name} must be greater than 0 (1 is the level of large firms), got {number!r}")
    return relative_wage / relative


def _share(name: str, value: float) -> None:
    if not 0 < value < 1:
        raise ValueError(f"{name} must lie between 0 and 1, both excluded (a fraction; 25 % is 0.25), got {value!r}")
