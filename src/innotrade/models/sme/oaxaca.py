"""How much of a gap between two groups comes from what they have, and how much from what it earns them?

    gap = ya - yb = (xa - xb)' bb  +  xb' (ba - bb)  +  (xa - xb)' (ba - bb)
                    endowments        coefficients      interaction                                       three-fold

    explained = (xa - xb)' (w ba + (1 - w) bb),   unexplained = gap - explained                            two-fold

x are the groups' means (with a constant, 1), b what each unit earns in the group, w the weight of group A in the
reference. Every w gives a right sum and another share: with w = 0 explained are the endowments, with w = 1 endowments
and interaction together. All parts are in the unit of the outcome.

References: Oaxaca (1973); Blinder (1973); Jann (2008) for the variants; Elder, Goddeeris and Haider (2010) for why a
pooled regression without the group (called Neumark's) explains too much.
"""

from dataclasses import dataclass
from math import fsum, isfinite


@dataclass(frozen=True)
class ThreeFold:
    """Parts of a gap between groups, in the unit of the outcome; they sum to ``gap``."""

    endowments: float
    coefficients: float
    interaction: float
    gap: float


def three_fold(means_a: list[float], means_b: list[float], earns_a: list[float], earns_b: list[float]) -> ThreeFold:
    """Three-fold decomposition, seen from group B.

    Parameters
    ----------
    means_a, means_b
        Mean of each characteristic in either group; begin with 1 for the constant.
    earns_a, earns_b
        Coefficients of a regression of the outcome on them in either group, in the same order.

    Returns
    -------
    The parts and the gap ``ya - yb``.

    Raises
    ------
    ValueError
        Lists are empty or of different length, or hold something that is not a finite number.

    >>> three_fold([1, 0.5], [1, 0.25], [10, 8], [6, 4])
    ThreeFold(endowments=1.0, coefficients=5.0, interaction=1.0, gap=7.0)
    """
    lists = {"means_a": means_a, "means_b": means_b, "earns_a": earns_a, "earns_b": earns_b}
    for name, found in lists.items():
        if len(found) == 0 or len(found) != len(means_a):
            raise ValueError(f"{name} must hold {len(means_a) or 'at least 1'} numbers, one a characteristic, "
                             f"got {len(found)}")
        for number in found:
            if number is None or not isfinite(number):
                raise ValueError(f"{name} must hold finite numbers, got {number!r}")
    places = range(len(means_a))
    have = [means_a[i] - means_b[i] for i in places]
    earn = [earns_a[i] - earns_b[i] for i in places]
    endowments = fsum(have[i] * earns_b[i] for i in places)
    coefficients = fsum(means_b[i] * earn[i] for i in places)
    interaction = fsum(have[i] * earn[i] for i in places)
    return ThreeFold(endowments, coefficients, interaction, endowments + coefficients + interaction)


def explained(parts: ThreeFold, weight: float) -> float:
    """Part of the gap explained by characteristics, two-fold, for a weight of group A in the reference.

        explained = endowments + w interaction

    Parameters
    ----------
    parts
        The three-fold decomposition.
    weight
        w, 0 (what group B earns) to 1 (what group A earns).

    Raises
    ------
    ValueError
        ``weight`` lies outside 0 to 1.

    >>> explained(ThreeFold(1.0, 5.0, 1.0, 7.0), 0.5)
    1.5
    """
    if not 0 <= weight <= 1:
        raise ValueError(f"weight must lie between 0 (group B's returns) and 1 (group A's), got {weight!r}")
    return parts.endowments + weight * parts.interaction


def by_share(share_a: float, share_b: float, mean_a: float, mean_b: float, premium_a: float,
             premium_b: float) -> ThreeFold:
    """Three-fold decomposition of a wage gap by one characteristic that a worker has or has not.

        m = a (1 + t (k - 1)),  so  a = m / (1 + t (k - 1)),  b = a (k - 1)

    Parameters
    ----------
    share_a, share_b
        t: parts of workers that have it (tertiary education), 0 to 1.
    mean_a, mean_b
        m: mean wage in either group, one unit, above 0.
    premium_a, premium_b
        k: wage of a worker that has it over that of one who has not, within the group; 1 or more.

    Returns
    -------
    The parts of ``mean_a - mean_b``, in the unit of the wages.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(by_share(0.5, 0.0, 150.0, 100.0, 2.0, 2.0).endowments, 9)
    50.0
    """
    for name, number in (("share_a", share_a), ("share_b", share_b)):
        if not 0 <= number <= 1:
            raise ValueError(f"{name} must lie between 0 and 1 (a fraction of workers), got {number!r}")
    for name, number, least in (("mean_a", mean_a, 0), ("mean_b", mean_b, 0)):
        if not isfinite(number) or number <= least:
            raise ValueError(f"{name} must be greater than 0, got {number!r}")
    for name, number in (("premium_a", premium_a), ("premium_b", premium_b)):
        if not isfinite(number) or number < 1:
            raise ValueError(f"{name} must be 1 or more (2 is twice the wage), got {number!r}")
    base_a = mean_a / (1 + share_a * (premium_a - 1))
    base_b = mean_b / (1 + share_b * (premium_b - 1))
    return three_fold([1.0, share_a], [1.0, share_b], [base_a, base_a * (premium_a - 1)],
                      [base_b, base_b * (premium_b - 1)])
