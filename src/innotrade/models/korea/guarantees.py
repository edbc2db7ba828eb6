"""How far does a guarantee fund's won reach, how long does it last, and what does a public buyer's order cost?

    loans = m K / g                       K capital, m guarantees per unit of capital, g guaranteed part of a loan
    loss  = d (1 - q) - f                 a year per unit guaranteed: d is paid out, q of it recovered, f the fee
    K' = K (1 + y - m loss) + s           next year's capital with yield y and subsidy s
    m* = (y + s/K) / loss                 the most that leaves capital as it is
    extra = p V x                         cost of shifting the part x of purchases V to sellers who are p dearer

References: the fund's identities; leverage as the Korea Technology Finance Corporation defines it, guarantees over the
fund's own capital; Edler and Georghiou (2007) on buying as a means of innovation.
"""

from math import isfinite


def net_loss(default: float, recovery: float, fee: float) -> float:
    """What a guarantee loses a year per unit guaranteed.

    Parameters
    ----------
    default
        Part of guarantees that is paid out in a year, 0 to 1.
    recovery
        Part of it that is recovered later, 0 to 1.
    fee
        A year, 0 to 1.

    Returns
    -------
    A fraction; below 0 the fund earns.

    >>> round(net_loss(0.05, 0.1, 0.01), 4)
    0.035
    """
    for name, value in (("default", default), ("recovery", recovery), ("fee", fee)):
        _fraction(name, value)
    return default * (1 - recovery) - fee


def lending(capital: float, leverage: float, coverage: float, additional: float = 1.0) -> dict[str, float]:
    """What a fund's capital guarantees, and the loans that rest on it.

    Parameters
    ----------
    capital
        Of the fund, 0 or more, in any unit.
    leverage
        Guarantees per unit of capital, 0 or more.
    coverage
        Guaranteed part of a loan, greater than 0, at most 1.
    additional
        Part of these loans that no bank would have made without a guarantee, 0 to 1.

    Returns
    -------
    ``guarantees``, ``loans`` and ``extra`` loans, in the unit of the capital.

    >>> lending(100, 8, 0.8, 0.5)
    {'guarantees': 800, 'loans': 1000.0, 'extra': 500.0}
    """
    _not_negative("capital", capital)
    _not_negative("leverage", leverage)
    _fraction("coverage", coverage)
    if coverage == 0:
        raise ValueError("coverage must be greater than 0: without it no loan is guaranteed")
    _fraction("additional", additional)
    loans = leverage * capital / coverage
    return {"guarantees": leverage * capital, "loans": loans, "extra": additional * loans}


def sustainable_leverage(loss: float, income: float) -> float | None:
    """The most guarantees per unit of capital that leave the capital as it is.

    Parameters
    ----------
    loss
        As :func:`net_loss` returns, a year per unit guaranteed.
    income
        Yield and subsidy a year per unit of capital, a fraction of 0 or more.

    Returns
    -------
    A multiple, or ``None`` where the guarantees lose nothing and no multiple is too large.

    >>> sustainable_leverage(0.03, 0.09)
    3.0
    """
    if not isfinite(loss):
        raise ValueError(f"loss must be a finite number, got {loss!r}")
    _not_negative("income", income)
    return income / loss if loss > 0 else None


def fund_path(capital: float, leverage: float, loss: float, income: float, subsidy: float, years: int) -> list[dict]:
    """Capital and guarantees of a fund that always guarantees the same multiple of what it has left.

    Parameters
    ----------
    capital
        At the start, greater than 0.
    leverage
        Multiple, 0 or more.
    loss
        As :func:`net_loss` returns.
    income
        Yield of the capital a year, a fraction of 0 or more.
    subsidy
        What the state adds each year, 0 or more, in the unit of the capital.
    years
        Whole number of 1 or more.

    Returns
    -------
    One row a year from 0: ``year``, ``capital`` (at the start of the year, 0 once it is used up) and ``guarantees``.

    >>> [round(row["capital"], 1) for row in fund_path(100, 10, 0.03, 0.05, 0, 2)]
    [100.0, 75.0, 56.2]
    """
    _positive("capital", capital)
    _not_negative("leverage", leverage)
    _not_negative("income", income)
    _not_negative("subsidy", subsidy)
    if years != int(years) or years < 1:
        raise ValueError(f"years must be a whole number of 1 or more, got {years!r}")
    rows, left = [], float(capital)
    for year in range(int(years) + 1):
        rows.append({"year": year, "capital": left, "guarantees": leverage * left})
        left = max(left * (1 + income - leverage * loss) + subsidy, 0.0)
    return rows


def cost_per_extra_loan(loss: float, coverage: float, additional: float) -> float:
    """What a unit of lending that would not have been made costs the fund a year.

        loss g / additional

    Parameters
    ----------
    loss
        As :func:`net_loss` returns; 0 or more here.
    coverage, additional
        As in :func:`lending`, both greater than 0.

    Returns
    -------
    A fraction of the loan a year.

    >>> round(cost_per_extra_loan(0.03, 0.8, 0.5), 3)
    0.048
    """
    _not_negative("loss", loss)
    for name, value in (("coverage", coverage), ("additional", additional)):
        _fraction(name, value)
        _positive(name, value)
    return loss * coverage / additional


def purchases(total: float, share: float) -> float:
    """What is bought from one kind of seller.

    >>> round(purchases(119, 0.72), 1)
    85.7
    """
    _not_negative("total", total)
    _fraction("share", share)
    return total * share


def whole_from_part(part: float, share: float, half_unit: float) -> dict[str, float]:
    """The whole that a part and its rounded share imply, with the range that rounding leaves.

    Parameters
    ----------
    part
        Greater than 0, in any unit.
    share
        As printed, a fraction, greater than ``half_unit``.
    half_unit
        Half a unit of the last digit of the share: 0.005 for whole per cents.

    Returns
    -------
    ``low``, ``middle`` and ``high``, in the unit of the part.

    >>> {name: round(value) for name, value in whole_from_part(8, 0.08, 0.005).items()}
    {'low': 94, 'middle': 100, 'high': 107}
    """
    _positive("part", part)
    _not_negative("half_unit", half_unit)
    if not isfinite(share) or not share > half_unit:
        raise ValueError(f"share must be greater than half_unit ({half_unit!r}), got {share!r}")
    return {"low": part / (share + half_unit), "middle": part / share, "high": part / (share - half_unit)}


def shifted_order(total: float, shift: float, premium: float) -> dict[str, float]:
    """What it costs to buy a further part from sellers who are dearer, and what these sell more.

    Parameters
    ----------
    total
        All purchases, 0 or more.
    shift
        Part that moves, 0 to 1.
    premium
        By how much the new sellers are dearer, a fraction of 0 or more.

    Returns
    -------
    ``sales`` (at the new price), ``cost`` to the buyer, ``per_unit``: sales per unit of cost (``None`` at no premium).

    >>> shifted_order(100, 0.1, 0.25)
    {'sales': 12.5, 'cost': 2.5, 'per_unit': 5.0}
    """
    _not_negative("total", total)
    _fraction("shift", shift)
    _not_negative("premium", premium)
    moved = total * shift
    cost = moved * premium
    return {"sales": moved + cost, "cost": cost, "per_unit": (1 + premium) / premium if premium > 0 else None}


def _fraction(name: str, value: float) -> None:
    if not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie from 0 to 1 (a fraction, 5 % is 0.05), got {value!r}")


def _not_negative(name: str, value: float) -> None:
    if not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")


def _positive(name: str, value: float) -> None:
    if not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
