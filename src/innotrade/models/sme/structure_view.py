"""Explorer views of :mod:`innotrade.models.sme.structure`: sectors that keep their pace, and exports in growth."""

from innotrade.models.sme.structure import export_contribution, structural_change

SECTORS = ("primary", "secondary", "tertiary")


def sector_paths(structure: list[dict], start_year: int, primary: float, secondary: float, tertiary: float,
                 years: int) -> list[dict]:
    """Shares of three sectors, year by year, when each keeps its own growth.

        s_i(t) = s_i (1 + g_i)^t / sum of s_j (1 + g_j)^t

    Parameters
    ----------
    structure
        Dicts with ``year``, ``primary``, ``secondary`` and ``tertiary`` (per cent of GDP).
    start_year
        A year of ``structure``.
    primary, secondary, tertiary
        Growth of each sector, % a year, greater than -100.
    years
        Years to look ahead, 1 or more.

    Returns
    -------
    Rows ``year``, ``sector``, ``share`` (%), ``size`` (GDP of the first year is 100) and ``growth`` of GDP in the year
    that follows (%).

    Raises
    ------
    ValueError
        ``start_year`` is unknown, or as :func:`structure.structural_change`.
    """
    known = [int(row["year"]) for row in structure]
    if start_year not in known:
        raise ValueError(f"start_year must be one of {', '.join(str(year) for year in known)}, got {start_year!r}")
    first = structure[known.index(start_year)]
    rates = {"primary": primary / 100, "secondary": secondary / 100, "tertiary": tertiary / 100}
    structural_change([first[name] / 100 for name in SECTORS], [rates[name] for name in SECTORS], years)
    rows = []
    for ahead in range(years + 1):
        sizes = {name: first[name] * (1 + rates[name]) ** ahead for name in SECTORS}
        whole = sizes["primary"] + sizes["secondary"] + sizes["tertiary"]
        pace = (sizes["primary"] * rates["primary"] + sizes["secondary"] * rates["secondary"]
                + sizes["tertiary"] * rates["tertiary"]) / whole
        for name in SECTORS:
            rows.append({"year": start_year + ahead, "sector": name, "share": 100 * sizes[name] / whole,
                         "size": sizes[name], "growth": 100 * pace})
    return rows


def sector_paths_summary(values: dict, rows: list[dict]) -> str:
    """Say how fast the whole grows at first, at last and on average, and what moving weights add."""
    first, last = rows[0], rows[-1]
    shares = [row["share"] / 100 for row in rows[:3]]
    found = structural_change(shares, [values[name] / 100 for name in SECTORS], values["years"])
    largest = max(rows[-3:], key=lambda row: row["share"])
    return (f"GDP grows by {first['growth']:.1f} % in the first year and {last['growth']:.1f} % in the year after "
            f"{last['year']}, on average {100 * found['aggregate']:.2f} %. With the weights of {first['year']} it "
            f"would be {100 * found['fixed']:.2f} %: moving weights add {100 * found['shift']:.2f} points a year. In "
            f"{last['year']} the {largest['sector']} sector has {largest['share']:.1f} %.")


def export_demand(export_start: float, export_end: float, factor: float, import_content: float) -> list[dict]:
    """GDP before and after by who bought it: buyers abroad or at home.

    Parameters
    ----------
    export_start, export_end
        Exports, % of GDP, before and after, 0 or more.
    factor
        GDP after over GDP before, greater than 1.
    import_content
        Part of the value of exports that was imported, %, 0 to 100.

    Returns
    -------
    Rows ``part`` ("sold abroad" or "sold at home"), ``before``, ``after``, ``increase`` (GDP
    before is 100) and ``of_growth`` (% of the increase).

    Raises
    ------
    ValueError
        ``factor`` is not greater than 1, or as :func:`structure.export_contribution`.
    """
    if not factor > 1:
        raise ValueError(f"factor must be greater than 1, so that there is growth to divide, got {factor!r}")
    kept = 1 - import_content / 100
    part = export_contribution(export_start / 100, export_end / 100, factor, import_content / 100)
    abroad = [kept * export_start, kept * export_end * factor]
    home = [100 - abroad[0], 100 * factor - abroad[1]]
    rows = []
    for name, pair, share in (("sold abroad", abroad, part), ("sold at home", home, 1 - part)):
        rows.append({"part": name, "before": pair[0], "after": pair[1], "increase": pair[1] - pair[0],
                     "of_growth": 100 * share})
    return rows


def export_demand_summary(values: dict, rows: list[dict]) -> str:
    """Say which part of growth was sold abroad, gross and without imports, and how fast exports grew."""
    gross = 100 * export_contribution(values["export_start"] / 100, values["export_end"] / 100, values["factor"])
    text = (f"Exports rose by {gross:.1f} % of what GDP rose by; without the imports in them by "
            f"{rows[0]['of_growth']:.1f} %. Buyers at home took the other {rows[1]['of_growth']:.1f} %.")
    if values["export_start"] > 0:
        times = values["factor"] * values["export_end"] / values["export_start"]
        text += f" Exports multiplied by {times:.1f}, GDP by {values['factor']:.1f}."
    return text
