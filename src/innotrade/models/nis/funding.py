"""How far is a target for research spending, who pays for the way, and what does public money move?

    T = ln(i* / i0) / ln((1 + g_R) / (1 + g_Y))         years from intensity i0 to i*; research grows at g_R, GDP at g_Y
    i_t = i0 + (1 + a) (p_t - p0),  p_t = p0 ((1 + g_p) / (1 + g_Y))^t       when public spending p leads
    extra / cost = ((1 - c)^-e - 1) / (c (1 - c)^-e)    research per unit of revenue that a tax credit costs

Intensities are per cent of gross domestic product (GDP), growth rates and the credit rate c are fractions, the private
response a and the elasticity e pure numbers. References: the identity of growth rates, any growth text; David, Hall and
Toole (2000) for the response; Hall and Van Reenen (2000) for the credit, whose result (a unit of credit moves a unit of
research) is e = 1 here.
"""

from math import ceil, fsum, isfinite, log


def years_to_target(intensity: float, target: float, rd_growth: float, gdp_growth: float) -> float | None:
    """Years until research reaches a share of GDP, both growing at constant rates.

        T = ln(i* / i0) / ln((1 + g_R) / (1 + g_Y))

    Parameters
    ----------
    intensity, target
        Research spending now and wanted, % of GDP, greater than 0.
    rd_growth, gdp_growth
        Yearly growth of research spending and of GDP, both real or both nominal (0.05 is 5 %), greater than -1.

    Returns
    -------
    Years, 0 where the target is reached already, ``None`` where it never is.

    Raises
    ------
    ValueError
        A share is not greater than 0 or a growth rate is not greater than -1.

    >>> round(years_to_target(0.5, 1.0, 0.08, 0.03), 1)
    14.6
    """
    _positive("intensity", intensity)
    _positive("target", target)
    pace = _factor("rd_growth", rd_growth) / _factor("gdp_growth", gdp_growth)
    if target <= intensity:
        return 0.0
    return None if pace <= 1 else log(target / intensity) / log(pace)


def required_growth(intensity: float, target: float, years: float, gdp_growth: float) -> float:
    """Yearly growth of research spending that reaches a share of GDP in time.

        g_R = (i* / i0)^(1/T) (1 + g_Y) - 1

    Parameters
    ----------
    years
        Greater than 0; the others as in :func:`years_to_target`.

    Returns
    -------
    A fraction.

    >>> round(required_growth(0.5, 1.0, 10, 0.03), 3)
    0.104
    """
    _positive("intensity", intensity)
    _positive("target", target)
    _positive("years", years)
    return (target / intensity) ** (1 / years) * _factor("gdp_growth", gdp_growth) - 1


def implied_revision(first: float, later: float) -> float:
    """By how much GDP was revised, if a share of it was restated and the spending was not.

        r = i_first / i_later - 1

    Parameters
    ----------
    first, later
        The same year's intensity in an earlier and a later edition, % of GDP.

    Returns
    -------
    A fraction: 0.1 says that the later edition's GDP is 10 % larger.

    >>> round(implied_revision(4.2, 4.0), 3)
    0.05
    """
    _positive("first", first)
    _positive("later", later)
    return first / later - 1


def split(intensity: float, private_share: float) -> dict[str, float]:
    """Research spending by who pays, % of GDP.

    Parameters
    ----------
    intensity
        % of GDP, greater than 0.
    private_share
        The part that firms pay, 0 to 1. All else counts as public.

    Returns
    -------
    ``private`` and ``public``, which add up to the intensity.

    >>> split(1.0, 0.25)
    {'private': 0.25, 'public': 0.75}
    """
    _positive("intensity", intensity)
    _fraction("private_share", private_share)
    return {"private": private_share * intensity, "public": (1 - private_share) * intensity}


def private_part_of_gap(intensity: float, private_share: float, leader: float, leader_private_share: float) -> float:
    """Which part of the distance to a leader is money that firms do not spend?

        q = (s_L i_L - s i) / (i_L - i)

    Parameters
    ----------
    intensity, leader
        Research spending here and there, % of GDP; the leader's is the greater.
    private_share, leader_private_share
        The part that firms pay, 0 to 1.

    Returns
    -------
    A pure number: 0.8 says that four fifths of the gap are private, above 1 that the public sector here spends more
    than the leader's.

    Raises
    ------
    ValueError
        As :func:`split`, and when the leader does not lead.

    >>> round(private_part_of_gap(1.0, 0.5, 4.0, 0.75), 3)
    0.833
    """
    here, there = split(intensity, private_share), split(leader, leader_private_share)
    if leader <= intensity:
        raise ValueError(f"leader must be greater than intensity ({intensity!r}) to leave a gap, got {leader!r}")
    return (there["private"] - here["private"]) / (leader - intensity)


def grant(budget: float, response: float) -> dict[str, float]:
    """What a grant for firms adds to all research spending.

        extra = (1 + a) B

    Parameters
    ----------
    budget
        Public money paid out, 0 or more, in any unit.
    response
        What firms add of their own for each unit, at least -1: -1 they withdraw as much as they get, 0 they keep
        spending what they spent, 1 they match it anew.

    Returns
    -------
    ``extra`` research, ``private`` money moved, ``cost`` to the budget, and ``per_unit``, extra research per unit of
    cost (1 + a).

    >>> grant(10, 0.2)["extra"]
    12.0
    """
    _not_negative("budget", budget)
    _response(response)
    return {"extra": (1 + response) * budget, "private": response * budget, "cost": float(budget),
            "per_unit": 1.0 + response}


def tax_credit(base: float, rate: float, elasticity: float, incremental: bool = False) -> dict[str, float]:
    """What a tax credit adds to research spending, and what revenue it costs.

        R1 = R0 (1 - c)^-e;  cost = c R1 (on all research) or c (R1 - R0) (on the increase only)

    Parameters
    ----------
    base
        What firms spend without the credit, greater than 0.
    rate
        The credit c, a fraction of what is spent, greater than 0 and at most 0.9.
    elasticity
        By how many per cent research rises when its price falls by 1 %; 0 or more.
    incremental
        Whether only the increase over ``base`` earns the credit. Here the base is known; a tax office has to guess it.

    Returns
    -------
    ``extra`` research, ``cost`` in revenue, and ``per_unit``, extra research per unit of revenue (0 where nothing
    moves).

    >>> round(tax_credit(100, 0.2, 1)["per_unit"], 6)
    1.0
    """
    _positive("base", base)
    _not_negative("elasticity", elasticity)
    if not 0 < rate <= 0.9:
        raise ValueError(f"rate must be greater than 0 and at most 0.9 (a fraction, 20 % is 0.2), got {rate!r}")
    extra = base * ((1 - rate) ** -elasticity - 1)
    cost = rate * extra if incremental else rate * (base + extra)
    return {"extra": extra, "cost": cost, "per_unit": extra / cost if cost > 0 else 0.0}


def public_path(intensity: float, private_share: float, target: float, public_growth: float, gdp_growth: float,
                response: float, horizon: int = 60) -> dict:
    """When public money leads and firms respond: years to the target, and what the way costs the budget.

        i_t = i0 + (1 + a) (p_t - p0),  p_t = p0 ((1 + g_p) / (1 + g_Y))^t

    Without extra public money firms are taken to spend the same share of GDP every year.

    Parameters
    ----------
    intensity, target
        % of GDP, greater than 0.
    private_share
        The part that firms pay today, 0 to less than 1.
    public_growth, gdp_growth
        Yearly growth of public research spending and of GDP, fractions.
    response
        As in :func:`grant`.
    horizon
        Years to look ahead, 1 or more.

    Returns
    -------
    ``years`` (``None`` where the target lies beyond the horizon), ``cost`` (public spending above today's share of GDP,
    added up until the target or the horizon, % of one year's GDP), and ``rows`` with ``year``, ``public``, ``private``
    and ``total`` (% of GDP) from 0 to the horizon. Private spending does not fall below 0.

    >>> public_path(0.5, 0.3, 1.0, 0.08, 0.03, 0.0)["years"]
    19
    """
    parts = split(intensity, private_share)
    _positive("target", target)
    _positive("public spending (intensity and 1 - private_share)", parts["public"])
    _response(response)
    if horizon != int(horizon) or horizon < 1:
        raise ValueError(f"horizon must be a whole number of years, 1 or more, got {horizon!r}")
    pace = _factor("public_growth", public_growth) / _factor("gdp_growth", gdp_growth)
    rows, public = [], parts["public"]
    for year in range(int(horizon) + 1):
        private = max(parts["private"] + response * (public - parts["public"]), 0.0)
        rows.append({"year": year, "public": public, "private": private, "total": public + private})
        public *= pace
    # A breath of rounding must not cost a year: today's two parts may add up to a little less than the whole.
    reached = [row["year"] for row in rows if row["total"] >= target - 1e-12]
    years = reached[0] if reached else None
    counted = rows[1:(years if reached else int(horizon)) + 1]
    return {"years": years, "cost": fsum(row["public"] - parts["public"] for row in counted), "rows": rows}


def break_even_return(response: float, tax_share: float, discount: float) -> float:
    """The yearly return on research at which a grant pays for itself in taxes.

        r = d / (t (1 + a)):  a unit of grant adds (1 + a) of research, that adds r (1 + a) a year to output, of which
        t is tax, for ever, and money costs d a year.

    Parameters
    ----------
    response
        As in :func:`grant`, greater than -1.
    tax_share
        Taxes as a fraction of output, greater than 0, at most 1.
    discount
        Interest that the state pays, plus the share of knowledge that goes out of date each year; greater than 0.

    Returns
    -------
    A fraction: 0.4 says that each unit of research must add 0.4 units of output every year.

    >>> round(break_even_return(0.0, 0.2, 0.08), 2)
    0.4
    """
    _response(response)
    if response <= -1:
        raise ValueError("response must be greater than -1: a grant that adds no research cannot pay for itself")
    _fraction("tax_share", tax_share)
    _positive("tax_share", tax_share)
    _positive("discount", discount)
    return discount / (tax_share * (1 + response))


def smoothed(receipts: list[float], years: int) -> list[float]:
    """What a fund may spend if it pays out the mean of its receipts over some years.

        s_t = (x_t + x_t-1 + ... + x_t-n+1) / n,  over fewer years at the start

    Parameters
    ----------
    receipts
        Yearly receipts in order of time, each 0 or more.
    years
        The rule's n, a whole number of 1 or more; 1 spends what comes in.

    Returns
    -------
    Yearly spending, as many as receipts.

    >>> smoothed([2.0, 4.0, 6.0], 2)
    [2.0, 3.0, 5.0]
    """
    if years != int(years) or years < 1:
        raise ValueError(f"years must be a whole number of 1 or more, got {years!r}")
    for receipt in receipts:
        _not_negative("receipts", receipt)
    spans = [receipts[max(0, place - int(years) + 1):place + 1] for place in range(len(receipts))]
    return [fsum(span) / len(span) for span in spans]


def changes(amounts: list[float]) -> list[float]:
    """Change of each year on the year before, as a fraction.

    Parameters
    ----------
    amounts
        At least 2 yearly amounts in order of time, each greater than 0.

    Returns
    -------
    One fraction fewer than amounts: -0.25 is a cut by a quarter.

    >>> [round(change, 3) for change in changes([100, 120, 90])]
    [0.2, -0.25]
    """
    if len(amounts) < 2:
        raise ValueError(f"amounts must hold at least 2 years to compare, got {len(amounts)}")
    for amount in amounts:
        _positive("amounts", amount)
    return [amounts[place] / amounts[place - 1] - 1 for place in range(1, len(amounts))]


def swing(amounts: list[float]) -> float:
    """Mean of the yearly changes, up or down: how much an amount moves in a normal year.

    Parameters are those of :func:`changes`.

    >>> round(swing([100, 120, 90]), 3)
    0.225
    """
    moves = changes(amounts)
    return fsum(abs(move) for move in moves) / len(moves)


def whole_years(years: float | None) -> int | None:
    """Round up to full years: a target is in a plan's year, not between two.

    >>> whole_years(14.6)
    15
    """
    return None if years is None else ceil(years - 1e-9)


def _positive(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")


def _not_negative(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")


def _fraction(name: str, value: float) -> None:
    if value is None or not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1 (a fraction, 30 % is 0.3), got {value!r}")


def _response(value: float) -> None:
    if value is None or not isfinite(value) or value < -1:
        raise ValueError(f"response must be at least -1 (firms withdraw all that they get), got {value!r}")


def _factor(name: str, growth: float) -> float:
    if growth is None or not isfinite(growth) or growth <= -1:
        raise ValueError(f"{name} must be greater than -1 (a fraction, 5 % is 0.05), got {growth!r}")
    return 1 + growth
