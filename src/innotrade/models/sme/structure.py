"""Which parts of an economy made it grow: periods, sectors, regions, exports?

    F = product of (1 + g_t)                                growth factor over years
    g = F^(1/n) - 1                                         mean growth
    c_i = (s_i1 F - s_i0) / (F - 1)                         a sector's part of growth, from shares before and after
    e_r1 - e_r0 = sum of e_i0 g + e_i0 (g_i - g) + e_i0 (g_ir - g_i)      shift-share: nation, mix, region
    1 + G = sum of s_i (1 + g_i)^n                          aggregate growth when each sector keeps its own pace

Shares and growth rates are fractions (0.05 is 5 %). From shares at current prices a sector's growth is that of its
purchasing power: its value over the price of GDP, not its tonnes. References: Dunn (1960) and Wieland (2019) for
shift-share; Baumol (1967) for sectors that grow at their own pace; the rest are identities of national accounts.
"""

from math import fsum, isfinite


def growth_factor(periods: list[dict], first: int, last: int) -> float:
    """Number by which a quantity multiplies from one year's end to another's, from mean growth by period.

        F = product of (1 + g_t),  t from first + 1 to last

    Parameters
    ----------
    periods
        Dicts with ``first`` and ``last`` (years, both inside the period) and ``growth`` (fraction a year, > -1).
    first, last
        The years between which growth is counted; the growth of ``first`` itself is not.

    Returns
    -------
    A pure number, 1 when the two years are the same.

    Raises
    ------
    ValueError
        ``last`` lies before ``first``, or a year between them is in no period.

    >>> round(growth_factor([{"first": 2001, "last": 2010, "growth": 0.07}], 2000, 2010), 3)
    1.967
    """
    if last < first:
        raise ValueError(f"last must not lie before first ({first!r}), got {last!r}")
    factor = 1.0
    for year in range(first + 1, last + 1):
        rates = [period["growth"] for period in periods if period["first"] <= year <= period["last"]]
        if not rates:
            raise ValueError(f"periods must cover every year from {first + 1} to {last}, {year} is in none")
        factor *= 1 + _rate("growth", rates[0])
    return factor


def mean_growth(factor: float, years: float) -> float:
    """Growth a year that makes a factor in a number of years.

        g = F^(1/n) - 1

    Parameters
    ----------
    factor
        Value at the end over value at the beginning, greater than 0.
    years
        Years between, greater than 0.

    Returns
    -------
    A fraction a year.

    >>> round(mean_growth(2, 10), 4)
    0.0718
    """
    _positive("factor", factor)
    _positive("years", years)
    return factor ** (1 / years) - 1


def remaining_growth(whole: float, whole_years: float, part_factor: float, part_years: float) -> float:
    """Growth a year in the part of a time that is not known, from the mean of the whole and the factor of the rest.

        g = ((1 + g_whole)^n / F_part)^(1 / (n - m)) - 1

    Parameters
    ----------
    whole
        Mean growth of the whole time, a fraction a year greater than -1.
    whole_years, part_years
        Years in all, and in the known part (fewer).
    part_factor
        Factor of the known part, greater than 0.

    Returns
    -------
    A fraction a year.

    >>> round(remaining_growth(0.05, 10, 1.05**6, 6), 9)
    0.05
    """
    _positive("part_factor", part_factor)
    if not 0 <= part_years < whole_years:
        raise ValueError(f"part_years must be from 0 to less than whole_years ({whole_years!r}), got {part_years!r}")
    factor = (1 + _rate("whole", whole)) ** whole_years / part_factor
    return mean_growth(factor, whole_years - part_years)


def sector_growth(start: list[float], end: list[float], factor: float, years: float) -> list[float]:
    """Growth of each sector's purchasing power, from its shares of GDP and the growth of GDP.

        g_i = (s_i1 F / s_i0)^(1/n) - 1

    Parameters
    ----------
    start, end
        Shares before and after, fractions that sum to 1 (to the rounding of a printed table, half a per cent).
    factor
        GDP after over GDP before, greater than 0.
    years
        Years between, greater than 0.

    Returns
    -------
    Fractions a year, in the order given.

    Raises
    ------
    ValueError
        The shares do not match or do not sum to 1, a first or last share is 0, or a number is not greater than 0.

    >>> [round(rate, 3) for rate in sector_growth([0.5, 0.5], [0.25, 0.75], 2, 1)]
    [0.0, 2.0]
    """
    _shares(start, end)
    _positive("factor", factor)
    return [mean_growth(after * factor / before, years) for before, after in zip(start, end, strict=True)]


def contributions(start: list[float], end: list[float], factor: float) -> list[float]:
    """Each sector's part of an economy's growth.

        c_i = (s_i1 F - s_i0) / (F - 1)

    Parameters
    ----------
    start, end
        Shares before and after, as in :func:`sector_growth`.
    factor
        GDP after over GDP before, greater than 0 and not 1.

    Returns
    -------
    Fractions of the growth that sum to 1; negative for a sector that shrank while the whole grew.

    Raises
    ------
    ValueError
        As :func:`sector_growth`, and when ``factor`` is 1: there is no growth to divide.

    >>> contributions([0.5, 0.5], [0.25, 0.75], 2)
    [0.0, 1.0]
    """
    _shares(start, end)
    _positive("factor", factor)
    if factor == 1:
        raise ValueError("factor must differ from 1: where nothing grew there is nothing to divide, got 1")
    return [(after * factor - before) / (factor - 1) for before, after in zip(start, end, strict=True)]


def shift_share(region_start: list[float], region_end: list[float], nation_start: list[float],
                nation_end: list[float]) -> dict[str, float]:
    """A region's change in three parts: the nation's growth, the mix of industries, what is the region's own.

        national = sum of e_i0 g,   mix = sum of e_i0 (g_i - g),   regional = sum of e_i0 (g_ir - g_i)

    Parameters
    ----------
    region_start, region_end
        Jobs (or output) in the region by industry, before and after, each 0 or more.
    nation_start, nation_end
        The same for the nation, the same industries in the same order; before, each greater than 0.

    Returns
    -------
    ``growth``, ``national``, ``mix`` and ``regional``, in the unit given; the last three sum to the first.

    Raises
    ------
    ValueError
        The lists differ in length or are empty, an amount is negative, or an industry did not exist in the nation.

    >>> shift_share([10, 10], [10, 20], [100, 100], [100, 150])
    {'growth': 10.0, 'national': 5.0, 'mix': 0.0, 'regional': 5.0}
    """
    lists = {"region_start": region_start, "region_end": region_end, "nation_start": nation_start,
             "nation_end": nation_end}
    for name, values in lists.items():
        _amounts(name, values, len(region_start))
    for value in nation_start:
        _positive("nation_start (every industry)", value)
    before, total = fsum(region_start), fsum(nation_end) / fsum(nation_start)
    expected = fsum([here * after / there for here, there, after
                     in zip(region_start, nation_start, nation_end, strict=True)])
    return {"growth": fsum(region_end) - before, "national": before * (total - 1),
            "mix": expected - before * total, "regional": fsum(region_end) - expected}


def structural_change(start: list[float], growth: list[float], years: int) -> dict[str, float]:
    """Aggregate growth when every sector keeps its own pace, and how much of it comes from weights that move.

        aggregate = (sum of s_i (1 + g_i)^n)^(1/n) - 1,   fixed = sum of s_i g_i,   shift = aggregate - fixed

    Parameters
    ----------
    start
        Shares before, fractions that sum to 1.
    growth
        Growth of each sector, fractions a year greater than -1.
    years
        Years, 1 or more.

    Returns
    -------
    ``factor``; ``aggregate``, ``fixed`` and ``shift``, fractions a year. ``shift`` is never below 0: fast sectors gain
    weight.

    Raises
    ------
    ValueError
        Shares or rates are not as described, or ``years`` is below 1.

    >>> found = structural_change([0.5, 0.5], [0.0, 0.1], 20)
    >>> [round(100 * found[name], 2) for name in ("aggregate", "fixed", "shift")]
    [6.99, 5.0, 1.99]
    """
    _shares(start, start)
    if len(growth) != len(start):
        raise ValueError(f"growth must hold one rate for each of the {len(start)} sectors, got {len(growth)}")
    if years < 1:
        raise ValueError(f"years must be 1 or more, got {years!r}")
    pairs = list(zip(start, [_rate("growth", rate) for rate in growth], strict=True))
    whole = fsum(start)
    factor = fsum([share * (1 + rate) ** years for share, rate in pairs]) / whole
    fixed = fsum([share * rate for share, rate in pairs]) / whole
    aggregate = mean_growth(factor, years)
    return {"factor": factor, "aggregate": aggregate, "fixed": fixed, "shift": aggregate - fixed}


def export_contribution(start: float, end: float, factor: float, import_content: float = 0.0) -> float:
    """Exports' part of an economy's growth, seen from demand, without the imports that are in them.

        c = (1 - m) (x1 F - x0) / (F - 1)

    Parameters
    ----------
    start, end
        Exports over GDP before and after, fractions of 0 or more (they can be greater than 1).
    factor
        GDP after over GDP before, greater than 0 and not 1.
    import_content
        Part of the value of exports that was imported, from 0 to 1, taken as the same before and after.

    Returns
    -------
    A fraction of the growth. What is left was bought at home.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> export_contribution(0.1, 0.5, 2, 0.4)
    0.54
    """
    for name, value in (("start", start), ("end", end)):
        if value is None or not isfinite(value) or value < 0:
            raise ValueError(f"{name} must be a fraction of GDP, 0 or more, got {value!r}")
    _positive("factor", factor)
    if factor == 1:
        raise ValueError("factor must differ from 1: where nothing grew there is nothing to divide, got 1")
    if import_content is None or not 0 <= import_content <= 1:
        raise ValueError(f"import_content must lie between 0 and 1 (a fraction, 40 % is 0.4), got {import_content!r}")
    return (1 - import_content) * (end * factor - start) / (factor - 1)


def _positive(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")


def _rate(name: str, value: float) -> float:
    if value is None or not isfinite(value) or value <= -1:
        raise ValueError(f"{name} must be a fraction greater than -1 (7 % is 0.07), got {value!r}")
    return value


def _amounts(name: str, values: list[float], count: int) -> None:
    if len(values) != count or count == 0:
        raise ValueError(f"{name} must hold one amount for each industry, {count} as region_start, got {len(values)}")
    for value in values:
        if value is None or not isfinite(value) or value < 0:
            raise ValueError(f"{name} must hold amounts of 0 or more, got {value!r}")


def _shares(start: list[float], end: list[float]) -> None:
    if len(start) != len(end) or len(start) == 0:
        raise ValueError(f"end must hold the same sectors as start, {len(start)} and at least 1, got {len(end)}")
    for name, values in (("start", start), ("end", end)):
        for value in values:
            _positive(f"{name} (every share)", value)
        if abs(fsum(values) - 1) > 0.005:
            raise ValueError(f"{name} must hold fractions that sum to 1, they sum to {fsum(values)!r}")
