"""Should a supplier follow its customer abroad: export the part, build a plant there, or leave it to a local firm?

    A = K i / (1 - (1 + i)^-n)               yearly cost of a plant of cost K over n years at the rate i
    exported = c (1 + f) (1 + t)             cost at the customer's gate; freight f, tariff t on cost and freight
    abroad = c (1 + g) + A / q               made there, q parts a year; g dearer (below 0: cheaper) than at home
    q* = A / (exported - c (1 + g))          volume from which the plant is cheaper

A plant abroad saves freight and tariff and must be paid whatever is sold, so it needs volume: the trade-off of
proximity and concentration (Brainard 1997; Helpman, Melitz and Yeaple 2004). Costs in dollars a part, volumes in parts
a year, rates as fractions. What is left out: how sure the customer's orders are, and what the firm learns or loses.
"""

from math import fsum, inf, isfinite


def yearly_cost(plant: float, rate: float, years: int) -> float:
    """Equal yearly payments that pay back a sum with interest.

        A = K / (sum of (1 + i)^-t, t from 1 to n) = K i / (1 - (1 + i)^-n)

    Parameters
    ----------
    plant
        K: the sum, 0 or more.
    rate
        i: interest a year, a fraction of 0 or more (4 % is 0.04).
    years
        n: number of payments, 1 or more.

    Returns
    -------
    A sum a year, in the unit of ``plant``.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(yearly_cost(10_000, 0.08 / 12, 10), 2)
    1037.03
    """
    _amount("plant", plant)
    if rate is None or not 0 <= rate < 1:
        raise ValueError(f"rate must lie between 0 and 1 (a fraction, 4 % is 0.04), got {rate!r}")
    if years is None or years < 1:
        raise ValueError(f"years must be 1 or more, got {years!r}")
    return plant / fsum([(1 + rate) ** -year for year in range(1, years + 1)])


def exported_cost(cost: float, freight: float, tariff: float) -> float:
    """Cost of an exported part at the customer's gate; the tariff is taken on cost and freight.

        c (1 + f) (1 + t)

    >>> round(exported_cost(40, 0.08, 0.1), 2)
    47.52
    """
    for name, value in (("cost", cost), ("freight", freight), ("tariff", tariff)):
        _amount(name, value)
    return cost * (1 + freight) * (1 + tariff)


def abroad_cost(cost: float, gap: float, yearly: float, volume: float) -> float:
    """Cost of a part made in a plant beside the customer.

        c (1 + g) + A / q

    Parameters
    ----------
    cost
        c: cost at home, 0 or more.
    gap
        g: how much dearer it is abroad without the plant, a fraction above -1.
    yearly
        A: yearly cost of the plant.
    volume
        q: parts a year, above 0.

    >>> abroad_cost(40, 0.0, 2_400_000, 300_000)
    48.0
    """
    _amount("cost", cost)
    _amount("yearly", yearly)
    if gap is None or not isfinite(gap) or gap <= -1:
        raise ValueError(f"gap must be a fraction above -1 (5 % dearer is 0.05), got {gap!r}")
    if volume is None or not isfinite(volume) or volume <= 0:
        raise ValueError(f"volume must be greater than 0 parts a year, got {volume!r}")
    return cost * (1 + gap) + yearly / volume


def break_even_volume(yearly: float, exported: float, variable: float) -> float:
    """Parts a year from which a plant abroad is cheaper than exporting.

        q* = A / (exported - variable)

    Parameters
    ----------
    yearly
        A: yearly cost of the plant.
    exported, variable
        Cost of an exported part, and of one made there without the plant.

    Returns
    -------
    Parts a year; ``inf`` where the part made there is no cheaper even without the plant.

    >>> break_even_volume(2_400_000, 48, 40), break_even_volume(2_400_000, 40, 40)
    (300000.0, inf)
    """
    for name, value in (("yearly", yearly), ("exported", exported), ("variable", variable)):
        _amount(name, value)
    return yearly / (exported - variable) if exported > variable else inf


def _amount(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")
