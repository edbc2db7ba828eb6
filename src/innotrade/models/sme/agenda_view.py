"""The road to parity as an explorer, and the matrix of gaps and instruments as tables."""

from innotrade.models.sme.agenda import budget_path, extra, years_to_parity

HORIZON = 25
OWN = "my own figures"


def road(countries: list[dict], country: str, target: float, years: int, most_growth: float, gdp_growth: float,
         own_share: float, own_gdp: float) -> list[dict]:
    """Support for small firms year by year, as wished and as far as the budget can grow.

    Parameters
    ----------
    countries
        Dicts with ``country``, ``share`` (% of GDP) and ``gdp`` (US$ million).
    country
        One of them, or ``OWN`` for ``own_share`` (% of GDP) and ``own_gdp`` (US$ billion).
    target, years, most_growth, gdp_growth
        As in :func:`agenda.budget_path`.

    Returns
    -------
    Rows for 25 years as :func:`agenda.budget_path` gives them, money in US$ million of year 0.

    Raises
    ------
    ValueError
        The country is unknown, or as :func:`agenda.budget_path`.
    """
    share, gdp = _start(countries, country, own_share, own_gdp)
    return budget_path(share, target, gdp, years, most_growth, gdp_growth, HORIZON)


def _start(countries: list[dict], country: str, own_share: float, own_gdp: float) -> tuple[float, float]:
    if country == OWN:
        return own_share, 1000 * own_gdp
    for row in countries:
        if row["country"] == country:
            return row["share"], row["gdp"]
    raise ValueError(f"country must be one of {', '.join(row['country'] for row in countries)}, {OWN}, got {country!r}")


def arrival(rows: list[dict]) -> int | None:
    """First year in which the reached share is the target, the last wish; ``None`` when it is beyond the rows."""
    target = rows[-1]["wished"]
    return next((row["year"] for row in rows if row["reached"] >= target * (1 - 1e-12)), None)


def road_sentence(values: dict, rows: list[dict]) -> str:
    """Say what the wish costs, how fast the budget would have to grow, and when parity arrives."""
    first, years = rows[0], values["years"]
    wish = rows[years] if years < len(rows) else rows[-1]
    if wish["wished"] <= first["wished"]:
        return f"Nothing to add: the share is {first['wished']:.3f} % of GDP already."
    needed = 100 * ((wish["wish"] / first["wish"]) ** (1 / years) - 1)
    largest = max(rows[year]["wish"] / rows[year - 1]["wish"] for year in range(1, years + 1))
    text = (f"To reach {wish['wished']:.3f} % of GDP in {years} year{'s' if years > 1 else ''}, the budget goes from "
            f"{_money(first['wish'])} to {_money(wish['wish'])} a year: {wish['wish'] / first['wish']:.1f} times, "
            f"{needed:.0f} % a year on average and {100 * (largest - 1):.0f} % in the steepest year.")
    there = arrival(rows)
    limit = f"With at most {values['most_growth']:.0f} % more a year it"
    if there is None:
        return f"{text} {limit} does not arrive within {HORIZON} years."
    when = "on time" if there == years else f"in year {there}"
    spent = rows[there]["more_so_far"]
    return f"{text} {limit} arrives {when}; until then {_money(spent)} more than today's share are spent."


def _money(million: float) -> str:
    return f"{million / 1000:,.1f} billion dollars" if million >= 1000 else f"{million:,.0f} million dollars"


def parity(countries: list[dict], target: float, budget_growth: float, gdp_growth: float) -> list[dict]:
    """Cost of a target for each country, and the years that a steadily growing budget needs.

    Returns
    -------
    Rows ``country``, ``share``, ``support`` (US$ million a year), ``extra``, ``times`` and ``years``.
    """
    return [{"country": row["country"], "share": row["share"], "support": row["share"] / 100 * row["gdp"],
             "extra": extra(row["share"], target, row["gdp"]), "times": target / row["share"],
             "years": years_to_parity(row["share"], target, budget_growth, gdp_growth)} for row in countries]


def matrix(instruments: list[dict], areas: list[str], status: str) -> dict[str, list[str]]:
    """Partners that have an instrument of a status for each area, in order of appearance.

    Parameters
    ----------
    instruments
        Dicts with ``area``, ``partner`` and ``status``.
    areas
        Areas to look at; those without an instrument keep an empty list.
    status
        For instance ``"running"``.

    >>> matrix([{"area": "Training", "partner": "EU", "status": "running"}], ["Training", "Innovation"], "running")
    {'Training': ['EU'], 'Innovation': []}
    """
    found = {area: [] for area in areas}
    for row in instruments:
        if row["status"] == status and row["area"] in found and row["partner"] not in found[row["area"]]:
            found[row["area"]].append(row["partner"])
    return found
