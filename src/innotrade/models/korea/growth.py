"""How did a quantity get from there to here, when does one amount pass another, and whose past is my present?

    d = (x1 - x0) / n                                       average increase: the same amount every year
    g = (x1 / x0)^(1/n) - 1                                 compound growth: the same percentage every year
    T = ln(2) / ln(1 + g)                                   doubling time
    T = ln(A / B) / ln((1 + g_B) / (1 + g_A))               years until B, which is behind, has passed A

Amounts share one unit, growth rates are fractions (0.05 is 5 %), times are years. The two summaries d and g of the same
two ends describe different paths between them. References: the identities of growth, any growth text; that two amounts
with constant growth make the logarithm of their ratio a straight line is the reason for the rule "odds" below.
"""

from math import exp, isfinite, log


def average_increase(start: float, end: float, years: float) -> float:
    """Amount that, added every year, leads from one value to another.

        d = (x1 - x0) / n

    Parameters
    ----------
    start, end
        First and last value, one unit.
    years
        Years between them (1963 to 2014 are 51), greater than 0.

    Returns
    -------
    Units a year.

    Raises
    ------
    ValueError
        ``years`` is not greater than 0.

    >>> average_increase(100, 200, 10)
    10.0
    """
    _positive("years", years)
    return (end - start) / years


def compound_growth(start: float, end: float, years: float) -> float:
    """Percentage that, applied every year, leads from one value to another.

        g = (x1 / x0)^(1/n) - 1

    Parameters
    ----------
    start, end
        First and last value, one unit, greater than 0.
    years
        Years between them, greater than 0.

    Returns
    -------
    A fraction a year.

    Raises
    ------
    ValueError
        A number is not greater than 0.

    >>> round(compound_growth(100, 200, 10), 4)
    0.0718
    """
    _positive("start", start)
    _positive("end", end)
    _positive("years", years)
    return (end / start) ** (1 / years) - 1


def doubling_time(growth: float) -> float:
    """Years in which a quantity growing at a constant rate doubles.

        T = ln(2) / ln(1 + g)

    Parameters
    ----------
    growth
        Growth a year as a fraction, greater than 0.

    Returns
    -------
    Years.

    Raises
    ------
    ValueError
        ``growth`` is not greater than 0.

    >>> round(doubling_time(0.07), 1)
    10.2
    """
    _positive("growth (a fraction, 7 % is 0.07)", growth)
    return log(2) / log(1 + growth)


def two_rules(start: float, growth: float, increase: float, years: int) -> list[dict]:
    """The same start under two rules: a percentage every year, or an amount every year.

        compounded: x0 (1 + g)^t        added: x0 + d t

    Parameters
    ----------
    start
        First value, greater than 0.
    growth
        Fraction a year, greater than -1.
    increase
        Units a year.
    years
        Whole years to look ahead, 1 or more.

    Returns
    -------
    Rows ``year`` (from 0), ``compounded`` and ``added``, in units.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> two_rules(100, 0.1, 12, 2)[2]["added"]
    124
    """
    _positive("start", start)
    pace = _factor("growth", growth)
    if not isfinite(increase):
        raise ValueError(f"increase must be a number, got {increase!r}")
    if years != int(years) or years < 1:
        raise ValueError(f"years must be a whole number, 1 or more, got {years!r}")
    return [{"year": year, "compounded": start * pace**year, "added": start + increase * year}
            for year in range(int(years) + 1)]


def passing_time(ahead: float, behind: float, growth_ahead: float, growth_behind: float) -> float | None:
    """Years until one amount has passed another, both growing at constant rates.

        T = ln(A / B) / ln((1 + g_B) / (1 + g_A))

    It answers when private research passes the state's, and when a country catches up with another.

    Parameters
    ----------
    ahead, behind
        The two amounts today, one unit, greater than 0.
    growth_ahead, growth_behind
        Fractions a year, greater than -1.

    Returns
    -------
    Years from today. Negative when the two were equal in the past; ``None`` when both grow alike, so that the ratio
    never moves.

    Raises
    ------
    ValueError
        An amount is not greater than 0 or a growth rate is not greater than -1.

    >>> round(passing_time(200, 100, 0.02, 0.05), 1)
    23.9
    """
    _positive("ahead", ahead)
    _positive("behind", behind)
    pace = _factor("growth_behind", growth_behind) / _factor("growth_ahead", growth_ahead)
    return None if pace == 1 else log(ahead / behind) / log(pace)


def share_after(share: float, growth: float, growth_others: float, years: float) -> float:
    """A part's share of the whole some years later (or earlier), when it and the rest grow at constant rates.

        s_t = 1 / (1 + (1 - s) / s ((1 + g_rest) / (1 + g))^t)

    Parameters
    ----------
    share
        The part's share today, greater than 0 and less than 1.
    growth, growth_others
        Growth of the part and of the rest, fractions greater than -1.
    years
        Years from today; negative for the past.

    Returns
    -------
    A fraction.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(share_after(0.5, 0.10, 0.05, 10), 3)
    0.614
    """
    _inside("share", share)
    pace = _factor("growth_others", growth_others) / _factor("growth", growth)
    return 1 / (1 + (1 - share) / share * exp(years * log(pace)))


def crossing_year(first_year: float, first_share: float, last_year: float, last_share: float, level: float = 0.5,
                  rule: str = "odds") -> float | None:
    """Year in which a share known in two years passes a level, by one of two rules for the time between.

        line:  s moves by the same number of points every year
        odds:  ln(s / (1 - s)) does, as it must when the part and the rest each grow at a constant rate

    Parameters
    ----------
    first_year, last_year
        Years of the two known shares, the second after the first.
    first_share, last_share
        Shares, greater than 0 and less than 1.
    level
        The share asked for, greater than 0 and less than 1.
    rule
        ``"odds"`` or ``"line"``.

    Returns
    -------
    A year with a fraction, or ``None`` where the level is not between the two shares.

    Raises
    ------
    ValueError
        A share, the order of the years or the rule is not as described.

    >>> crossing_year(1960, 0.2, 1980, 0.8)
    1970.0
    """
    for name, value in (("first_share", first_share), ("last_share", last_share), ("level", level)):
        _inside(name, value)
    if not last_year > first_year:
        raise ValueError(f"last_year must be after first_year ({first_year!r}), got {last_year!r}")
    if rule not in ("odds", "line"):
        raise ValueError(f"rule must be 'odds' or 'line', got {rule!r}")
    if (first_share - level) * (last_share - level) > 0 or first_share == last_share:
        return None
    low, wanted, high = first_share, level, last_share
    if rule == "odds":
        low, wanted, high = [log(value / (1 - value)) for value in (low, wanted, high)]
    return first_year + (last_year - first_year) * (wanted - low) / (high - low)


def phases(points: list[dict], breaks: list[int]) -> list[dict]:
    """Growth in phases: the series cut at the years given, each phase by its two ends.

    Parameters
    ----------
    points
        Dicts with ``year`` and ``value`` (greater than 0), in order of time.
    breaks
        Years at which the series is cut, in order; each a year of ``points``, at least 2. The first and the last begin
        and end the account.

    Returns
    -------
    Rows ``first`` and ``last`` (years), ``start`` and ``end`` (values), ``increase`` (units a year) and ``growth``
    (fraction a year).

    Raises
    ------
    ValueError
        A break is no year of the series, or there are fewer than 2.

    >>> rows = phases([{"year": 0, "value": 1}, {"year": 1, "value": 3}, {"year": 3, "value": 12}], [0, 1, 3])
    >>> [(row["increase"], round(row["growth"], 9)) for row in rows]
    [(2.0, 2.0), (4.5, 1.0)]
    """
    known = {point["year"]: point["value"] for point in points}
    if len(breaks) < 2:
        raise ValueError(f"breaks must name at least 2 years, got {breaks!r}")
    for year in breaks:
        if year not in known:
            raise ValueError(f"breaks must be years of the series ({', '.join(str(y) for y in known)}), got {year!r}")
    rows = []
    for place in range(len(breaks) - 1):
        first, last = breaks[place], breaks[place + 1]
        start, end = known[first], known[last]
        rows.append({"first": first, "last": last, "start": start, "end": end,
                     "increase": average_increase(start, end, last - first),
                     "growth": compound_growth(start, end, last - first)})
    return rows


def matching_year(points: list[dict], value: float) -> float | None:
    """Year in which a series had a value, on straight lines between its known points.

    Parameters
    ----------
    points
        Dicts with ``year`` and ``value``, in order of time, at least 2.
    value
        The value looked for.

    Returns
    -------
    The first such year, with a fraction; ``None`` where the series never had the value.

    Raises
    ------
    ValueError
        Fewer than 2 points, or years out of order.

    >>> matching_year([{"year": 1980, "value": 1.0}, {"year": 1990, "value": 2.0}], 1.5)
    1985.0
    """
    if len(points) < 2:
        raise ValueError(f"points must hold at least 2 years, got {len(points)}")
    for place in range(len(points) - 1):
        before, after = points[place], points[place + 1]
        if not after["year"] > before["year"]:
            raise ValueError(f"points must be in order of time, got {after['year']!r} after {before['year']!r}")
        low, high = before["value"], after["value"]
        if min(low, high) <= value <= max(low, high):
            part = 0.0 if high == low else (value - low) / (high - low)
            return before["year"] + part * (after["year"] - before["year"])
    return None


def _positive(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")


def _inside(name: str, value: float) -> None:
    if value is None or not isfinite(value) or not 0 < value < 1:
        raise ValueError(f"{name} must lie between 0 and 1 (a fraction, 30 % is 0.3), got {value!r}")


def _factor(name: str, growth: float) -> float:
    if growth is None or not isfinite(growth) or growth <= -1:
        raise ValueError(f"{name} must be greater than -1 (a fraction, 5 % is 0.05), got {growth!r}")
    return 1 + growth
