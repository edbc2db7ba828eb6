"""Explorer views of :mod:`innotrade.models.nis.funding`: editions, the way to a target, and instruments."""

from innotrade.models.nis.funding import grant, implied_revision, public_path, tax_credit, years_to_target


def way_to_target(countries: list[dict], country: str, target: float, public_growth: float, gdp_growth: float,
                  private_share: float, response: float) -> list[dict]:
    """Public and private research spending of a country year by year, until the target or for sixty years.

    Parameters
    ----------
    countries
        One dict a country with ``country`` and ``intensity`` (% of GDP).
    country
        One of them.
    target
        % of GDP.
    public_growth, gdp_growth, private_share
        Per cent; a year's growth, and the part of research that firms pay today.
    response
        What firms add for each extra unit of public money, -1 or more.

    Returns
    -------
    Rows of ``funding.public_path`` with ``part`` (public or private) and ``value``, for a stacked chart, and ``total``.

    Raises
    ------
    ValueError
        ``country`` is unknown, or as ``funding.public_path``.
    """
    known = {item["country"]: item["intensity"] for item in countries}
    if country not in known:
        raise ValueError(f"country must be one of {', '.join(known)}, got {country!r}")
    path = public_path(known[country], private_share / 100, target, public_growth / 100, gdp_growth / 100, response)
    last = path["years"] if path["years"] is not None else len(path["rows"]) - 1
    rows = []
    for row in path["rows"][:max(last, 5) + 1]:
        for part in ("public", "private"):
            rows.append({"year": row["year"], "part": part, "value": row[part], "total": row["total"]})
    return rows


def way_to_target_summary(values: dict, rows: list[dict]) -> str:
    """Say when the target is reached, what it costs the budget, and what part of the increase firms pay."""
    start = {row["part"]: row["value"] for row in rows if row["year"] == 0}
    total = {row["year"]: row["total"] for row in rows}
    reached = [year for year in total if total[year] >= values["target"] - 1e-12]
    if reached == [] or reached[0] == 0:
        state = (f"is at {total[0]:.2f} % of GDP already, the target or above" if reached
                 else f"does not reach {values['target']:.2f} % within {max(total)} years; it ends at "
                      f"{total[max(total)]:.2f} %")
        return f"{values['country']} {state}."
    end = {row["part"]: row["value"] for row in rows if row["year"] == reached[0]}
    cost = 0.0
    for row in rows:
        if row["part"] == "public" and 0 < row["year"] <= reached[0]:
            cost += row["value"] - start["public"]
    rise = end["public"] + end["private"] - start["public"] - start["private"]
    by_firms = 100 * (end["private"] - start["private"]) / rise
    return (f"{values['country']} goes from {total[0]:.2f} to {values['target']:.2f} % of GDP in {reached[0]} years. "
            f"Until then the budget pays {cost:.1f} % of a year's GDP more than at today's share, and firms pay "
            f"{by_firms:.0f} % of the yearly increase.")


def instruments(base: float, budget: float, grant_response: float, rate: float, elasticity: float) -> list[dict]:
    """A grant and two tax credits for the same firms: research added, what it costs, and what each unit of cost brings.

    Parameters
    ----------
    base
        What firms spend on research without support, % of GDP.
    budget
        Grants paid out, % of GDP.
    grant_response
        As in ``funding.grant``.
    rate
        Credit, per cent of what is spent.
    elasticity
        As in ``funding.tax_credit``.

    Returns
    -------
    Rows ``instrument``, ``extra``, ``cost`` (% of GDP) and ``per_unit``.
    """
    named = [("grant", grant(budget, grant_response)),
             ("credit, all research", tax_credit(base, rate / 100, elasticity)),
             ("credit, increase", tax_credit(base, rate / 100, elasticity, incremental=True))]
    return [{"instrument": name, "extra": found["extra"], "cost": found["cost"], "per_unit": found["per_unit"]}
            for name, found in named]


def instruments_summary(values: dict, rows: list[dict]) -> str:
    """Say what one unit of public money adds by each instrument, and what each adds in all."""
    grants, every, increase = rows
    dead = 100 * (1 - every["extra"] / (every["cost"] / (values["rate"] / 100))) if every["cost"] > 0 else 100.0
    return (f"A unit of public money adds {grants['per_unit']:.2f} units of research as a grant, "
            f"{every['per_unit']:.2f} as a credit on all research (of which {dead:.0f} % would have been done anyway) "
            f"and {increase['per_unit']:.2f} as a credit on the increase. In all, the grants add "
            f"{grants['extra']:.3f} % of GDP and either credit {every['extra']:.3f} %.")


def mixed_vintages(editions: list[dict], start: str, end: str) -> list[dict]:
    """Growth of an intensity between two years that are read from two editions, beside that within one edition.

    Parameters
    ----------
    editions
        Dicts with ``label``, ``year``, ``vintage`` and ``value`` (% of GDP).
    start, end
        Labels of two of them.

    Returns
    -------
    One row an edition chosen: ``label``, ``year``, ``vintage``, ``value``.

    Raises
    ------
    ValueError
        A label is unknown.
    """
    known = {item["label"]: item for item in editions}
    for name, label in (("start", start), ("end", end)):
        if label not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}, got {label!r}")
    return [{"point": point, "label": label, "year": known[label]["year"], "vintage": known[label]["vintage"],
             "value": known[label]["value"]} for point, label in (("start", start), ("end", end))]


def mixed_vintages_summary(values: dict, rows: list[dict]) -> str:
    """Say what seems to have happened between the two, and whether that can be said."""
    first, last = rows
    pair = f"{first['value']:.2f} to {last['value']:.2f} % of GDP"
    change = last["value"] - first["value"]
    moved = f"{'rises' if change > 0 else 'falls'} by {abs(change):.2f} points" if abs(change) >= 0.005 else "stays"
    if first["label"] == last["label"]:
        return "Both are the same figure; choose another year or another edition."
    if first["year"] == last["year"]:
        revision = 100 * implied_revision(first["value"], last["value"])
        return (f"One year in two editions, {pair}: Korea did the same research in both, but GDP was revised by "
                f"{revision:+.1f} %, if the spending was not.")
    text = f"From {first['year']} to {last['year']} the intensity {moved}, {pair}"
    if first["vintage"] == last["vintage"]:
        return f"{text}, both in {first['vintage']}: a comparison."
    return (f"{text}, across {first['vintage']} and {last['vintage']}: part of this is a change of measure, and the "
            f"two figures cannot say which part.")


def pace_to_target(countries: list[dict], target: float) -> list[dict]:
    """Years to a target if each country's intensity keeps the pace of its own past.

    Parameters
    ----------
    countries
        Dicts with ``country``, ``first_year``, ``first``, ``last_year`` and ``last`` (% of GDP).
    target
        % of GDP.

    Returns
    -------
    Rows with ``pace`` (% a year) and ``years`` (``None`` where the pace is not upwards).
    """
    rows = []
    for item in countries:
        pace = (item["last"] / item["first"]) ** (1 / (item["last_year"] - item["first_year"])) - 1
        rows.append({**item, "pace": 100 * pace, "years": years_to_target(item["last"], target, pace, 0.0)})
    return rows
