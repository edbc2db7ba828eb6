"""What does parity of support cost, when does it arrive, and how many firms must enter a programme?

    extra   = (T - s) Y                              a year, to go from the share s of GDP Y to the share T
    years   = ln(T / s) / ln((1 + b) / (1 + g))      when the budget grows by b a year and GDP by g, both real
    s[t]    = min( s + (T - s) t / n,  s[t-1] (1 + b) / (1 + g) )
                                                     share in year t: a straight line to T in n years, as far as an
                                                     agency can grow by b a year without wasting money
    entrants = N / (p1 p2 ... pk)                    firms that must enter, for N that reach the end of k stages, of
                                                     which each passes the share p of those that reach it

s and T are shares of GDP, Y money a year, b, g and p fractions. GDP grows by the factor 1 + g each year.

References: the first line is how the United Nations count the gap to 0.7 % of income for aid (MDG Gap Task Force);
the last is the arithmetic behind a logical framework (Rosenberg and Posner, 1979).
"""

from math import fsum, inf, isfinite, log


def extra(share: float, target: float, gdp: float) -> float:
    """Money a year that lies between a share of GDP and another.

    Parameters
    ----------
    share, target
        % of GDP, from 0 to 100.
    gdp
        Money a year, above 0.

    Returns
    -------
    In the money of ``gdp``; below 0 when the target is below the share.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(extra(0.30, 0.70, 44933), 1)
    179.7
    """
    _a_share("share", share, 0)
    _a_share("target", target, 0)
    _above("gdp", gdp, 0)
    return (target - share) / 100 * gdp


def years_to_parity(share: float, target: float, budget_growth: float, gdp_growth: float) -> float:
    """Years until a budget that grows steadily has the target share of GDP.

    Parameters
    ----------
    share, target
        % of GDP, above 0 to 100.
    budget_growth, gdp_growth
        Real growth, % a year, above -100.

    Returns
    -------
    Years, not rounded; 0 when the share is there already, infinity when the budget does not outgrow GDP.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(years_to_parity(0.1, 0.2, 10, 0), 2)
    7.27
    """
    _a_share("share", share, None)
    _a_share("target", target, None)
    _above("budget_growth", budget_growth, -100)
    _above("gdp_growth", gdp_growth, -100)
    if target <= share:
        return 0.0
    if budget_growth <= gdp_growth:
        return inf
    return log(target / share) / log((1 + budget_growth / 100) / (1 + gdp_growth / 100))


def budget_path(share: float, target: float, gdp: float, years: int, most_growth: float, gdp_growth: float,
                horizon: int) -> list[dict]:
    """Support year by year: as wished, and as far as the budget can grow.

    Parameters
    ----------
    share, target
        % of GDP, above 0 to 100, the target not below the share.
    gdp
        GDP of year 0, money, above 0.
    years
        In which the target is wished, 1 or more.
    most_growth
        Most that the budget can grow in a year, real, %, 0 or more.
    gdp_growth
        Real growth of GDP, % a year, above -100.
    horizon
        Last year of the path, 1 or more.

    Returns
    -------
    Rows for the years 0 to ``horizon`` with ``year``, ``wished`` and ``reached`` (% of GDP), ``wish`` and ``budget``
    (money a year), ``more`` (budget above today's share) and ``more_so_far`` (summed from year 1).

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> [round(row["reached"], 3) for row in budget_path(0.1, 0.2, 1000, 2, 20, 0, 4)]
    [0.1, 0.12, 0.144, 0.173, 0.2]
    """
    _a_share("share", share, None)
    _a_share("target", target, None)
    if target < share:
        raise ValueError(f"target must not be below share ({share!r} % of GDP), got {target!r}")
    _above("gdp", gdp, 0)
    _above("gdp_growth", gdp_growth, -100)
    for name, value in (("years", years), ("horizon", horizon)):
        if not value >= 1:
            raise ValueError(f"{name} must be 1 or more, got {value!r}")
    if not isfinite(most_growth) or most_growth < 0:
        raise ValueError(f"most_growth must be 0 or more (% a year), got {most_growth!r}")
    rows, reached, income, added = [], share, gdp, []
    for year in range(horizon + 1):
        wished = target if year >= years else share + (target - share) * year / years
        if year > 0:
            income = income * (1 + gdp_growth / 100)
            reached = min(wished, reached * (1 + most_growth / 100) / (1 + gdp_growth / 100))
            added.append((reached - share) / 100 * income)
        rows.append({"year": year, "wished": wished, "reached": reached, "wish": wished / 100 * income,
                     "budget": reached / 100 * income, "more": added[-1] if added else 0.0,
                     "more_so_far": fsum(added)})
    return rows


def entrants(wanted: float, passes: list[float]) -> list[float]:
    """How many firms each stage of a programme must begin with, so that enough reach the end.

    Parameters
    ----------
    wanted
        Firms that shall reach the end, 0 or more.
    passes
        Shares of those at a stage that pass it, in order, each above 0 and up to 1; at least one.

    Returns
    -------
    Firms at the beginning of each stage, and ``wanted`` last; not rounded.

    Raises
    ------
    ValueError
        A number lies outside its range, or there is no stage.

    >>> entrants(30, [0.5, 0.6])
    [100.0, 50.0, 30.0]
    """
    if not isfinite(wanted) or wanted < 0:
        raise ValueError(f"wanted must be 0 or more (firms), got {wanted!r}")
    if not passes:
        raise ValueError("passes must hold at least one share, got none")
    found = [float(wanted)]
    for share in reversed(passes):
        if not 0 < share <= 1:
            raise ValueError(f"passes must lie above 0 and up to 1 (fractions), got {share!r}")
        found.append(found[-1] / share)
    return list(reversed(found))


def _a_share(name: str, value: float, least: float | None) -> None:
    if least is None:
        if not 0 < value <= 100:
            raise ValueError(f"{name} must lie above 0 and up to 100 (% of GDP), got {value!r}")
    elif not 0 <= value <= 100:
        raise ValueError(f"{name} must lie from 0 to 100 (% of GDP), got {value!r}")


def _above(name: str, value: float, least: float) -> None:
    if not isfinite(value) or not value > least:
        raise ValueError(f"{name} must be above {least}, got {value!r}")
