"""Is a training worth its cost, for whom, and from which wage gain on?

    NPV = sum of x_t (1 + r)^-t                     x_t money in year t, r the discount rate
    IRR: the r at which NPV = 0
    g*  = (F + T) / sum of ((1 - d) / (1 + r))^k (1 - d)^-1   for k = 1 to n, the gain a year that just pays

F is the fee, T the work that is lost meanwhile, n the years for which the gain lasts, d the part of it that is lost
each year. Who pays and who gains are not the same: the worker gets the part w of what the training adds, the firm the
rest as long as the worker stays, another firm after that, and the state taxes both.

References: Becker (1964) on who pays for general skills; Acemoglu and Pischke (1999) on why firms pay a part.
"""

from math import fsum, isfinite


def npv(flows: list[float], rate: float) -> float:
    """Net present value of money in years 0, 1, 2 ...

    Parameters
    ----------
    flows
        Money by year, received positive, paid negative.
    rate
        Discount rate a year, a fraction greater than -1.

    Returns
    -------
    In the unit of the flows.

    >>> round(npv([-100, 60, 60], 0.1), 2)
    4.13
    """
    if not isfinite(rate) or rate <= -1:
        raise ValueError(f"rate must be greater than -1 (a fraction, 5 % is 0.05), got {rate!r}")
    return fsum(flow * (1 + rate) ** -year for year, flow in enumerate(flows))


def irr(flows: list[float]) -> float | None:
    """Internal rate of return: the discount rate at which the flows are worth nothing.

    Looked for between -0.99 and 100 by halving. Flows that change sign more than once may have several; the lowest at
    which the value turns from gain to loss is returned.

    Parameters
    ----------
    flows
        As in :func:`npv`.

    Returns
    -------
    A fraction, or ``None`` where no rate makes a gain a loss.

    >>> round(irr([-100, 60, 60]), 4)
    0.1307
    """
    marks = [-0.99, -0.9, -0.75, -0.5, -0.35, -0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 2.0, 5.0,
             20.0, 100.0]
    for place in range(len(marks) - 1):
        low, high = marks[place], marks[place + 1]
        if npv(flows, low) > 0 >= npv(flows, high):
            for _ in range(80):
                middle = (low + high) / 2
                if npv(flows, middle) > 0:
                    low = middle
                else:
                    high = middle
            return (low + high) / 2
    return None


def flows(cost: float, gain: float, years: int, ageing: float = 0.0) -> list[float]:
    """Money of a training by year: the cost now, the gain in each of the years after it.

    Parameters
    ----------
    cost
        Fee and lost work together, 0 or more.
    gain
        In the first year after it, in the same unit.
    years
        For how many years it lasts, a whole number of 1 or more.
    ageing
        Part of the gain that is lost each year, 0 to less than 1.

    Returns
    -------
    Flows of years 0 to ``years``.

    >>> flows(12, 2.4, 2)
    [-12, 2.4, 2.4]
    """
    _not_negative("cost", cost)
    _years(years)
    if not 0 <= ageing < 1:
        raise ValueError(f"ageing must be 0 or more and less than 1 (a fraction), got {ageing!r}")
    return [-cost] + [gain * (1 - ageing) ** year for year in range(int(years))]


def break_even_gain(cost: float, years: int, rate: float, ageing: float = 0.0) -> float:
    """The gain in the first year at which the training just pays.

    Parameters
    ----------
    cost, years, ageing
        As in :func:`flows`.
    rate
        As in :func:`npv`.

    Returns
    -------
    In the unit of the cost.

    >>> round(break_even_gain(12.2, 10, 0.05), 3)
    1.58
    """
    _not_negative("cost", cost)
    return cost / npv(flows(0, 1.0, years, ageing), rate)


def parties(fee: float, lost_work: float, gain: float, worker_share: float, leaving: float, tax: float, years: int,
            rate: float, subsidy: float = 0.0, own_part: float = 0.0) -> dict[str, float]:
    """Net present value of one training for the worker, the firm, other firms, the state and all together.

    The firm pays the fee less subsidy and the worker's part, and the work that is lost. Those who leave take the skill
    to another firm, which gets the firm's part of the gain from then on.

    Parameters
    ----------
    fee, lost_work
        Per cent of a year's wage, 0 or more.
    gain
        What the training adds to output a year, per cent of a year's wage.
    worker_share
        Part of the gain that becomes wage, 0 to 1.
    leaving
        Part of the trained who leave in a year, 0 to 1.
    tax
        Part of every gain that is tax, 0 to less than 1.
    years, rate
        As in :func:`flows` and :func:`npv`.
    subsidy, own_part
        Parts of the fee that the state and the worker pay, 0 to 1 together.

    Returns
    -------
    ``worker``, ``firm``, ``other firms``, ``state`` and ``all``, per cent of a year's wage; the first four add up to
    the last.

    Raises
    ------
    ValueError
        A number lies outside its range, or subsidy and own part exceed the fee.

    >>> found = parties(3, 9, 4, 0.5, 0.1, 0.2, 10, 0.05)
    >>> round(found["all"], 2)
    18.89
    """
    for name, value in (("worker_share", worker_share), ("leaving", leaving), ("subsidy", subsidy),
                        ("own_part", own_part)):
        if not 0 <= value <= 1:
            raise ValueError(f"{name} must lie from 0 to 1 (a fraction, 20 % is 0.2), got {value!r}")
    if subsidy + own_part > 1 + 1e-12:
        raise ValueError(f"subsidy and own_part must not exceed the fee (1 together), got {subsidy + own_part!r}")
    if not 0 <= tax < 1:
        raise ValueError(f"tax must be 0 or more and less than 1 (a fraction), got {tax!r}")
    _not_negative("fee", fee)
    _not_negative("lost_work", lost_work)
    _years(years)
    every = npv([0.0] + [gain] * int(years), rate)
    here = npv([0.0] + [gain * (1 - leaving) ** year for year in range(1, int(years) + 1)], rate)
    found = {
        "worker": (1 - tax) * worker_share * every - own_part * fee,
        "firm": (1 - tax) * (1 - worker_share) * here - (1 - subsidy - own_part) * fee - lost_work,
        "other firms": (1 - tax) * (1 - worker_share) * (every - here),
        "state": tax * every - subsidy * fee,
    }
    return found | {"all": every - fee - lost_work}


def subsidy_that_trains(fee: float, lost_work: float, gain: float, worker_share: float, leaving: float, tax: float,
                        years: int, rate: float, own_part: float = 0.0) -> float | None:
    """The least part of the fee that the state must pay so that the firm does not lose by training.

    Parameters
    ----------
    fee, lost_work, gain, worker_share, leaving, tax, years, rate, own_part
        As in :func:`parties`.

    Returns
    -------
    A fraction of the fee, 0 where the firm trains anyway, ``None`` where even a free course is too dear for it.

    >>> round(subsidy_that_trains(10, 2, 3, 0.5, 0.1, 0.2, 10, 0.05), 3)
    0.634
    """
    alone = parties(fee, lost_work, gain, worker_share, leaving, tax, years, rate, 0.0, own_part)["firm"]
    if alone >= 0:
        return 0.0
    if fee == 0 or -alone / fee > 1 - own_part + 1e-12:
        return None
    return -alone / fee


def _years(years: int) -> None:
    if years != int(years) or years < 1:
        raise ValueError(f"years must be a whole number of 1 or more, got {years!r}")


def _not_negative(name: str, value: float) -> None:
    if not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")
