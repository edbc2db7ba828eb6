"""How do staging categories compare on a screen? Explorer views of :mod:`innotrade.models.fta.schedules`.

Each view takes the values of controls by keyword and returns rows for a chart; each has a summary that says in a
sentence what the rows show. Formulas, units and ranges are those of the model.
"""

from math import fsum

from innotrade.models.fta.schedules import (
    CATEGORIES,
    Concession,
    coverage,
    path,
    present_value,
    read_concession,
    swiss_formula,
)


def elimination(category: str, base_rate: float, stages: int, entry: int = 2012, years: int = 20,
                imports: float = 100.0, import_growth: float = 0.0, discount_rate: float = 5.0,
                **details) -> list[dict]:
    """Path of one product's tariff and of the duty that it saves.

    Parameters
    ----------
    category, base_rate, stages
        The concession; ``details`` are the other attributes of a ``Concession`` (``grace``, ``back_loading``,
        ``open_share``, ``quota_share``, ``quota_growth``, ``in_quota_rate``).
    entry, years, imports, import_growth, discount_rate
        As in ``schedules.path``.

    Returns
    -------
    Rows of ``schedules.path``.

    >>> rows = elimination("equal stages", 40, 15, entry=2012, years=15)
    >>> [round(row["rate"], 1) for row in rows if row["year"] in (2011, 2012, 2018, 2026)]
    [40.0, 37.3, 21.3, 0.0]
    """
    concession = Concession(category, base_rate, stages, **details)
    return path(concession, entry, years, imports, import_growth, discount_rate)


def elimination_summary(values: dict, rows: list[dict]) -> str:
    """Say when the tariff ends and what the schedule is worth beside immediate elimination."""
    first, last = rows[0], rows[-1]
    free = [row["year"] for row in rows if row["rate"] == 0]
    if free and first["rate"] > 0:
        fate = f"The tariff falls from {first['rate']:.1f} % to zero in {free[0]}"
    elif last["rate"] == first["rate"]:
        fate = f"The tariff stays at {first['rate']:.1f} %"
    else:
        fate = f"The average tariff falls from {first['rate']:.1f} % to {last['rate']:.1f} % in {last['year']}"
    possible = fsum([row["discounted_if_immediate"] for row in rows])
    if possible == 0:
        return fate + "; there is no duty to save."
    worth = present_value(rows)
    return (f"{fate}; over {len(rows) - 1} years the duty saved is worth {worth:.1f} today, "
            f"{100 * worth / possible:.1f} % of what immediate elimination would save.")


def compare_categories(base_rate: float, stages: int, entry: int = 2012, years: int = 20, imports: float = 100.0,
                       import_growth: float = 0.0, discount_rate: float = 5.0, **details) -> list[dict]:
    """The same product under each staging category.

    Parameters are those of :func:`elimination`, without ``category``.

    Returns
    -------
    One row a category: ``category``, ``free_from`` (year, or ``None`` if never in these years), ``present_value`` of
    the duty saved (unit of ``imports``) and ``share_of_immediate`` (%; ``None`` where there is no duty to save).
    """
    rows = []
    for category in CATEGORIES:
        years_rows = elimination(category, base_rate, stages, entry, years, imports, import_growth, discount_rate,
                                 **details)
        possible = fsum([row["discounted_if_immediate"] for row in years_rows])
        worth = present_value(years_rows)
        partial = category in ("seasonal", "tariff quota") and base_rate > 0
        free = [] if partial else [row["year"] for row in years_rows if row["rate"] == 0]
        rows.append({"category": category, "free_from": free[0] if free else None, "present_value": worth,
                     "share_of_immediate": 100 * worth / possible if possible > 0 else None})
    return rows


def compare_categories_summary(values: dict, rows: list[dict]) -> str:
    """Say which categories are worth most and least beside immediate elimination."""
    staged = [row for row in rows if row["category"] not in ("immediate", "excluded")]
    if staged[0]["share_of_immediate"] is None:
        return "There is no duty to save: the base rate or the imports are zero."
    ordered = sorted(staged, key=lambda row: (-row["share_of_immediate"], row["category"]))
    best, worst = ordered[0], ordered[-1]
    return (f"Of what immediate elimination would save, the category {best['category']} keeps "
            f"{best['share_of_immediate']:.1f} % and the category {worst['category']} "
            f"{worst['share_of_immediate']:.1f} %.")


def schedule_paths(lines: list[dict], entry: int, years: int) -> list[dict]:
    """Tariff paths of several products, such as cars by engine size.

    Parameters
    ----------
    lines
        Rows as in ``schedules.coverage``; ``items`` and ``trade`` may be left out.
    entry, years
        As in ``schedules.path``.

    Returns
    -------
    Rows with ``product``, ``year`` and ``rate`` (%).

    Raises
    ------
    ValueError
        ``lines`` is empty or a row is wrong; the message gives its place.
    """
    if len(lines) == 0:
        raise ValueError("lines must hold at least one product, got none")
    rows = []
    for place, line in enumerate(lines):
        try:
            found = path(read_concession(line), entry, years)
        except ValueError as error:
            raise ValueError(f"lines, row {place + 1}: {error}") from None
        product = line.get("product", f"row {place + 1}")
        rows += [{"product": product, "year": row["year"], "rate": row["rate"]} for row in found]
    return rows


def schedule_paths_summary(values: dict, rows: list[dict]) -> str:
    """Say from which year each product is free of duty, within the years shown."""
    parts = []
    for product in dict.fromkeys([row["product"] for row in rows]):
        free = [row["year"] for row in rows if row["product"] == product and row["rate"] == 0]
        parts.append(f"{product}: free from {free[0]}" if free else f"{product}: never free in these years")
    return "; ".join(parts) + "."


def coverage_path(lines: list[dict], entry: int, years: int) -> list[dict]:
    """How much of a schedule is free of duty, one row a year and measure.

    Parameters are those of ``schedules.coverage``.

    Returns
    -------
    Rows with ``year``, ``measure`` (``"items"`` or ``"trade"``), ``free`` (%) and ``rate`` (%, simple mean over items
    or weighted by trade).
    """
    rows = []
    for row in coverage(lines, entry, years):
        rows.append({"year": row["year"], "measure": "items", "free": row["items_free"], "rate": row["average_rate"]})
        rows.append({"year": row["year"], "measure": "trade", "free": row["trade_free"], "rate": row["weighted_rate"]})
    return rows


def coverage_summary(values: dict, rows: list[dict]) -> str:
    """Say how far the two measures of coverage differ on entry into force and at the end."""
    items = [row for row in rows if row["measure"] == "items"]
    trade = [row for row in rows if row["measure"] == "trade"]
    return (f"On entry into force {items[1]['free']:.1f} % of items but {trade[1]['free']:.1f} % of trade are free of "
            f"duty; in {items[-1]['year']} it is {items[-1]['free']:.1f} % of items and {trade[-1]['free']:.1f} % of "
            f"trade.")


def formula_cuts(coefficient: float, linear_cut: float, highest: float = 100.0) -> list[dict]:
    """Tariffs after a Swiss cut beside an equal percentage cut.

    Parameters
    ----------
    coefficient
        Coefficient of the Swiss formula, %, above 0 to 1000.
    linear_cut
        Equal cut of all tariffs, % of each tariff, 0 to 100.
    highest
        Highest base rate to show, %, 1 to 1000.

    Returns
    -------
    41 rows with ``base_rate``, ``swiss``, ``linear`` (%) and ``swiss_cut`` (% of the base rate).

    Raises
    ------
    ValueError
        An argument is out of range.
    """
    for name, value, low, high in (("linear_cut", linear_cut, 0, 100), ("highest", highest, 1, 1000)):
        if not low <= value <= high:
            raise ValueError(f"{name} must lie between {low} and {high} (in %), got {value!r}")
    rows = []
    for step in range(41):
        base = highest * step / 40
        after = swiss_formula(base, coefficient)
        rows.append({"base_rate": base, "swiss": after, "linear": base * (1 - linear_cut / 100),
                     "swiss_cut": 100 * base / (coefficient + base)})
    return rows


def formula_cuts_summary(values: dict, rows: list[dict]) -> str:
    """Say where the Swiss formula cuts more than the equal cut, and what the highest tariff becomes."""
    last = rows[-1]
    text = (f"A tariff of {last['base_rate']:.1f} % becomes {last['swiss']:.1f} % by the Swiss formula and "
            f"{last['linear']:.1f} % by the equal cut")
    if last["linear"] == 0:
        return text + ", which leaves nothing to any tariff."
    # Both cut alike where T_0 / (a + T_0) is the equal cut c: T_0 = a c / (1 - c).
    coefficient = last["swiss"] * last["base_rate"] / (last["base_rate"] - last["swiss"])
    alike = coefficient * (last["base_rate"] - last["linear"]) / last["linear"]
    return f"{text}; tariffs above {alike:.1f} % are cut more by the formula, tariffs below it less."
