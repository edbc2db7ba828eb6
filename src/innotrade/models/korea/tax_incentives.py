"""What does a won of research cost a firm after tax, and what do credit, deduction and tax rate change?

    B = (1 - A) / (1 - t),    A = t (w + a) + c          (the credit is not taxed)
                              A = t (w + a) + c (1 - t)  (the credit is taxed)

The B-index is the profit before tax that one unit of research must bring so that the firm breaks even. t is the rate of
the profit tax, w the present value of the ordinary deduction of one unit (1 when it is deducted at once), a an extra
deduction, c a credit against tax. B = 1 is neutral, 1 - B is called the implied subsidy. A firm without profit waits:
its deduction and its credit are worth v = (1 + r)^-n of their value, and so is the tax on what research brings.

    user cost = B (r + d)            r interest, d the part of knowledge that goes out of date each year
    R1 = R0 (B1 / B0)^-e             research after a change of the index, e its elasticity

References: McFetridge and Warda (1983), Warda (2001) for B; Hall and Jorgenson (1967) for the user cost.
"""

from math import fsum, isfinite


def b_index(tax: float, credit: float = 0.0, allowance: float = 0.0, written_off: float = 1.0, taxed: bool = False,
            wait: float = 0.0, interest: float = 0.1) -> float:
    """Profit before tax that one unit of research must bring.

    Parameters
    ----------
    tax
        Rate of the profit tax, a fraction, 0 or more and less than 1.
    credit
        Credit against tax per unit of research, a fraction, 0 to less than 1.
    allowance
        Extra deduction per unit, 0 or more: 0.5 lets a firm deduct 1.5 units of 1.
    written_off
        Present value of the ordinary deduction of one unit, 0 to 1.
    taxed
        Whether the credit is itself taxed.
    wait
        Years until the firm has a profit, 0 or more.
    interest
        A year, 0 or more; used where the firm waits.

    Returns
    -------
    A pure number: 1 is neutral, 0.7 says that the state carries 0.3 of each unit.

    Raises
    ------
    ValueError
        A number lies outside its range, or the state would pay more than research costs.

    >>> round(b_index(0.5, credit=0.1), 3)
    0.8
    """
    _rate("tax", tax)
    _rate("credit", credit)
    _not_negative("allowance", allowance)
    if not 0 <= written_off <= 1:
        raise ValueError(f"written_off must lie from 0 to 1 (a present value per unit), got {written_off!r}")
    _not_negative("wait", wait)
    _not_negative("interest", interest)
    value = (1 + interest) ** -wait
    relief = value * (tax * (written_off + allowance) + (credit * (1 - tax) if taxed else credit))
    if relief >= 1:
        raise ValueError(f"credit and allowance together must cost less than the research itself, got {relief:.2f} "
                         "per unit")
    return (1 - relief) / (1 - value * tax)


def increment_credit(rate: float, interest: float, base_years: int) -> float:
    """What a credit on the increase over a moving base is worth on one more unit of research.

        c_eff = c (1 - (1/n) sum of (1 + r)^-k for k = 1 to n)

    One unit more today earns the credit and raises the base of the next n years by 1/n each.

    Parameters
    ----------
    rate
        Credit c on the increase, a fraction, 0 to less than 1.
    interest
        r a year, 0 or more.
    base_years
        n, a whole number of 1 or more: the base is the mean of so many years before.

    Returns
    -------
    The credit on all research that is worth as much; 0 when interest is 0.

    >>> round(increment_credit(0.5, 0.1, 1), 4)
    0.0455
    """
    _rate("rate", rate)
    _not_negative("interest", interest)
    if base_years != int(base_years) or base_years < 1:
        raise ValueError(f"base_years must be a whole number of 1 or more, got {base_years!r}")
    lost = fsum((1 + interest) ** -year for year in range(1, int(base_years) + 1)) / base_years
    return rate * (1 - lost)


def user_cost(index: float, interest: float, depreciation: float) -> float:
    """What it costs to have one unit of knowledge for a year.

    Parameters
    ----------
    index
        B-index, greater than 0.
    interest, depreciation
        A year, fractions of 0 or more, not both 0.

    Returns
    -------
    Cost a year per unit of research capital, a fraction.

    >>> round(user_cost(0.8, 0.05, 0.15), 3)
    0.16
    """
    _positive("index", index)
    _not_negative("interest", interest)
    _not_negative("depreciation", depreciation)
    if interest + depreciation == 0:
        raise ValueError("interest and depreciation must not both be 0: knowledge would cost nothing to hold")
    return index * (interest + depreciation)


def response(base: float, index_before: float, index_after: float, elasticity: float) -> float:
    """Research after the index has changed.

    Parameters
    ----------
    base
        Research before, 0 or more, in any unit.
    index_before, index_after
        B-indices (or user costs), greater than 0.
    elasticity
        e, 0 or more: by how many per cent research rises when its price falls by 1 %.

    Returns
    -------
    Research after, in the unit of ``base``.

    >>> round(response(100, 1.0, 0.8, 1.0), 1)
    125.0
    """
    _not_negative("base", base)
    _positive("index_before", index_before)
    _positive("index_after", index_after)
    _not_negative("elasticity", elasticity)
    return base * (index_after / index_before) ** -elasticity


def relief(base: float, tax: float, credit: float, allowance: float, elasticity: float, wait: float = 0.0,
           interest: float = 0.1) -> dict[str, float]:
    """What a credit and an extra deduction add to research and cost in revenue.

    Revenue forgone is c R1 + t a R1, in the present value v of the year in which the firm claims it; the ordinary
    deduction is no incentive and not counted, nor is later tax on what the new research brings.

    Parameters
    ----------
    base
        Research without incentive, greater than 0.
    tax, credit, allowance, wait, interest
        As in :func:`b_index`; the credit is not taxed.
    elasticity
        As in :func:`response`.

    Returns
    -------
    ``index``, ``research`` (R1), ``extra`` (R1 - R0), ``cost`` and ``per_unit`` (extra research per unit of revenue, 0
    where nothing is spent).

    >>> round(relief(100, 0.2, 0.2, 0.0, 1.0)["extra"], 2)
    33.33
    """
    _positive("base", base)
    neutral = b_index(tax, wait=wait, interest=interest)
    index = b_index(tax, credit, allowance, wait=wait, interest=interest)
    research = response(base, neutral, index, elasticity)
    cost = (1 + interest) ** -wait * (credit + tax * allowance) * research
    return {"index": index, "research": research, "extra": research - base, "cost": cost,
            "per_unit": (research - base) / cost if cost > 0 else 0.0}


def _rate(name: str, value: float) -> None:
    if not isfinite(value) or not 0 <= value < 1:
        raise ValueError(f"{name} must be 0 or more and less than 1 (a fraction, 22 % is 0.22), got {value!r}")


def _not_negative(name: str, value: float) -> None:
    if not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")


def _positive(name: str, value: float) -> None:
    if not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
