"""What does a first export cost in interest, certificates and buyers who do not pay, and is a guarantee worth its cost?

    r   = (1 + b + a/A) / (1 - p q (1 - g)) - 1     rate at which a bank breaks even on a loan
    v   = P ((1 - u) + u k) / (1 + r)^(d/365) - C   present value of one shipment, buyer's default counted
    V_n = -F + v (1 + w + ... + w^(n-1))            of n shipments, w = (1 - u) / (1 + b)^(gap/365)
    R   = (created + saved) / cost                  benefit for each unit of cost of a guarantee scheme

A buyer who does not pay also ends the series: that is the factor (1 - u) in w.

References: a competitive lender's zero-profit condition, any text on banking; present value, any text on finance;
Allinson, Robson and Stone (2013) for the cost-benefit account of the UK's Enterprise Finance Guarantee.
"""

from math import isfinite


def lending_rate(base: float, default: float, loss: float, guaranteed: float, appraisal: float, loan: float) -> float:
    """Interest at which a bank neither gains nor loses on a loan of a year.

    Parameters
    ----------
    base
        What its money costs, a fraction of 0 or more a year.
    default
        Chance that the loan is not paid back, 0 to 1.
    loss
        Part of what is due that is then lost, 0 to 1; collateral lowers it.
    guaranteed
        Part of this loss that a guarantee pays, 0 to 1.
    appraisal, loan
        Fixed cost of the loan and its size, the same money; the loan greater than 0.

    Returns
    -------
    A fraction a year.

    >>> round(lending_rate(0.05, 0.04, 0.5, 0, 0, 10000), 4)
    0.0714
    """
    _not_negative("base", base)
    for name, value in (("default", default), ("loss", loss), ("guaranteed", guaranteed)):
        _fraction(name, value)
    _not_negative("appraisal", appraisal)
    _positive("loan", loan)
    expected = default * loss * (1 - guaranteed)
    if not expected < 1:
        raise ValueError(f"default must leave some chance of repayment where all is lost, got {default!r}")
    return (1 + base + appraisal / loan) / (1 - expected) - 1


def working_capital(outlay: float, rate: float, days: float) -> float:
    """Simple interest on an outlay until the buyer pays.

    >>> round(working_capital(10000, 0.12, 90), 2)
    295.89
    """
    for name, value in (("outlay", outlay), ("rate", rate), ("days", days)):
        _not_negative(name, value)
    return outlay * rate * days / 365


def shipment_value(price: float, cost: float, rate: float, days: float, unpaid: float, recovered: float) -> float:
    """Default-adjusted present value of one shipment on the day of the outlay.

    Parameters
    ----------
    price, cost
        What the buyer owes and what the shipment costs, 0 or more.
    rate
        A year, a fraction of 0 or more.
    days
        Until payment, 0 or more.
    unpaid
        Chance that the buyer does not pay, 0 to 1.
    recovered
        Part of the price got back then (insurance, goods resold), 0 to 1.

    Returns
    -------
    Money; below 0 the shipment loses.

    >>> round(shipment_value(12000, 10000, 0.10, 365, 0.02, 0), 2)
    690.91
    """
    for name, value in (("price", price), ("cost", cost), ("rate", rate), ("days", days)):
        _not_negative(name, value)
    _fraction("unpaid", unpaid)
    _fraction("recovered", recovered)
    return price * (1 - unpaid + unpaid * recovered) / (1 + rate) ** (days / 365) - cost


def series_value(value: float, fixed: float, rate: float, gap: float, unpaid: float, shipments: int) -> float:
    """Present value of a number of shipments less a fixed cost at the start.

    Parameters
    ----------
    value
        Of one shipment, as :func:`shipment_value` returns.
    fixed
        Certificates, registration, 0 or more, once.
    rate
        At which later shipments are discounted, a fraction of 0 or more a year.
    unpaid
        As in :func:`shipment_value`.
    gap
        Days from one shipment to the next, 0 or more.
    shipments
        Whole number of 0 or more.

    >>> series_value(100, 250, 0, 90, 0, 3)
    50.0
    """
    if not isfinite(value):
        raise ValueError(f"value must be a finite number, got {value!r}")
    _not_negative("fixed", fixed)
    if shipments != int(shipments) or shipments < 0:
        raise ValueError(f"shipments must be a whole number of 0 or more, got {shipments!r}")
    weight = _weight(rate, gap, unpaid)
    total, part = -float(fixed), float(value)
    for _ in range(int(shipments)):
        total, part = total + part, part * weight
    return total


def break_even(value: float, fixed: float, rate: float, gap: float, unpaid: float, most: int = 200) -> int | None:
    """Least number of shipments that pays the fixed cost back, or ``None`` where up to ``most`` do not.

    >>> break_even(100, 250, 0, 90, 0), break_even(-1, 250, 0, 90, 0)
    (3, None)
    """
    if not isfinite(value):
        raise ValueError(f"value must be a finite number, got {value!r}")
    _not_negative("fixed", fixed)
    weight = _weight(rate, gap, unpaid)
    total, part = -float(fixed), float(value)
    for number in range(most + 1):
        if total >= 0:
            return number
        total, part = total + part, part * weight
    return None


def cost_benefit(created: float, saved: float, cost: float) -> dict[str, float]:
    """Account of a guarantee scheme.

    Parameters
    ----------
    created, saved
        Value added of jobs created and saved that would not be without the scheme, 0 or more.
    cost
        Economic cost, greater than 0, the same money.

    Returns
    -------
    ``gross`` benefit, ``net`` benefit, ``ratio``, and ``needed``: the part of the benefit that must be real for the
    scheme to pay.

    >>> {name: round(value, 2) for name, value in cost_benefit(567, 704, 178).items()}
    {'gross': 1271, 'net': 1093, 'ratio': 7.14, 'needed': 0.14}
    """
    _not_negative("created", created)
    _not_negative("saved", saved)
    _positive("cost", cost)
    gross = created + saved
    if gross == 0:
        raise ValueError("created or saved must be greater than 0: without a benefit there is nothing to weigh")
    return {"gross": gross, "net": gross - cost, "ratio": gross / cost, "needed": cost / gross}


def share_multiple(share: float, target: float) -> float:
    """By what one part must be multiplied to reach a share of the whole while the other part stays as it is.

    >>> round(share_multiple(0.10, 0.20), 4)
    2.25
    """
    for name, value in (("share", share), ("target", target)):
        if not isfinite(value) or not 0 < value < 1:
            raise ValueError(f"{name} must lie between 0 and 1 (a fraction), got {value!r}")
    return target / (1 - target) / (share / (1 - share))


def _weight(rate: float, gap: float, unpaid: float) -> float:
    _not_negative("rate", rate)
    _not_negative("gap", gap)
    _fraction("unpaid", unpaid)
    return (1 - unpaid) / (1 + rate) ** (gap / 365)


def _fraction(name: str, value: float) -> None:
    if not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie from 0 to 1 (a fraction, 5 % is 0.05), got {value!r}")


def _not_negative(name: str, value: float) -> None:
    if not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")


def _positive(name: str, value: float) -> None:
    if not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
