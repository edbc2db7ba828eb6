"""Explorer view of a programme: lines from the Korean menu, the money of each, and what it brings, low to high.

Effects come from :mod:`innotrade.models.capstone.effects`. Lines in different units are never added.
"""

from math import fsum

from innotrade.models.capstone.effects import CASES, effect
from innotrade.models.capstone.gaps_view import THEMES, gaps_of
from innotrade.models.capstone.menu import MENU, slug_of

MOST_LINES = 3


def allotted(lines: list[dict]) -> list[tuple]:
    """Return each instrument with its share of the budget, in the order of first naming; the same one twice is added.

    Parameters
    ----------
    lines
        Dicts with ``instrument`` (key or name) and ``parts`` (0 or more, on any scale).

    Raises
    ------
    ValueError
        An instrument is unknown, no line has a part, or there are more than ``MOST_LINES`` instruments.

    >>> allotted([{"instrument": "Loan guarantees", "parts": 3}, {"instrument": "research-grants", "parts": 1}])
    [('loan-guarantees', 0.75), ('research-grants', 0.25)]
    """
    found = {}
    for line in lines:
        slug = slug_of(line["instrument"])
        if not 0 <= line["parts"] < 1e9:
            raise ValueError(f"lines must have parts of 0 or more, got {line['parts']!r} for {slug}")
        found[slug] = found.get(slug, 0.0) + line["parts"]
    whole = fsum(list(found.values()))
    if whole == 0:
        raise ValueError("lines must give parts of the budget to one instrument at least")
    given = [(slug, parts / whole) for slug, parts in found.items() if parts > 0]
    if len(given) > MOST_LINES:
        raise ValueError(f"lines must name at most {MOST_LINES} instruments, got {len(given)}")
    return given


def facts_of(country: str, countries: list[dict]) -> dict:
    """Return a country's facts; raise ``ValueError`` when it is not among them."""
    for facts in countries:
        if facts["country"] == country:
            return facts
    raise ValueError(f"country must be one of {', '.join([facts['country'] for facts in countries])}, got {country!r}")


def programme(country: str, gap: str, benchmark: str, budget: float, years: int, lines: list[dict],
              countries: list[dict], published: dict, evidence: list[dict]) -> list[dict]:
    """The lines of a programme with their money and effects.

    Parameters
    ----------
    country
        One of those in ``countries``.
    gap
        Theme that the programme is to answer, one of ``THEMES``.
    benchmark
        By which gaps are measured, as in :func:`innotrade.models.capstone.gaps_view.gaps_of`.
    budget
        US$ million for all years, greater than 0.
    years
        A whole number of 1 or more.
    lines
        As in :func:`allotted`.
    countries, published
        As in :func:`innotrade.models.capstone.effects.effect`.
    evidence
        Rows of the evidence sheet.

    Returns
    -------
    Rows ``line`` (name), ``share`` (% of the budget), ``money`` (US$ million), ``low``, ``central``, ``high``,
    ``of`` (what these count, with the unit), ``answers`` ("yes", or "no" where the line does not answer the chosen
    gap), ``stop`` (the low case half-way, at the end of year :func:`middle`), ``low_of`` and ``high_of`` (% of the
    central case), ``held`` (what limits the answer) and, in the first row, ``need`` (the largest known gap of the
    chosen theme).

    Raises
    ------
    ValueError
        An argument lies outside its range, or an instrument cannot be used by the country.
    """
    if gap not in THEMES:
        raise ValueError(f"gap must be one of {', '.join(THEMES)}, got {gap!r}")
    if not 0 < budget < 1e6:
        raise ValueError(f"budget must be greater than 0 and below a million (US$ million), got {budget!r}")
    if years != int(years) or not 1 <= years <= 100:
        raise ValueError(f"years must be a whole number from 1 to 100, got {years!r}")
    facts, known = facts_of(country, countries), need(country, gap, benchmark, evidence)
    rows = []
    for slug, share in allotted(lines):
        found = _row(slug, share * budget, years, facts, published)
        rows.append({**found, "share": 100 * share, "answers": "yes" if gap in MENU[slug]["answers"] else "no",
                     "need": "" if rows else known})
    return rows


def _row(slug: str, money: float, years: int, facts: dict, published: dict) -> dict:
    """A line of the programme: its money, its effect at the end, and its low case half-way."""
    found = effect(slug, money / years, years, facts, published)
    half_way = effect(slug, money / years, middle(years), facts, published)
    return {"line": MENU[slug]["name"], "share": 0.0, "money": money, **{case: found[case] for case in CASES},
            "of": MENU[slug]["says"], "answers": "", "stop": half_way["low"],
            "low_of": 100 * found["low"] / found["central"], "high_of": 100 * found["high"] / found["central"],
            "held": found["held"], "need": ""}


def middle(years: int) -> int:
    """Return the year at whose end a programme is compared with its low case.

    >>> [middle(years) for years in (1, 2, 3, 4, 10)]
    [1, 1, 2, 2, 5]
    """
    return (years + 1) // 2


def need(country: str, gap: str, benchmark: str, evidence: list[dict]) -> str:
    """Return the largest known gap of a theme in words, or that none of its indicators has a value."""
    rows = [row for row in gaps_of(country, benchmark, evidence) if row["theme"] == gap and row["gap"] is not None]
    if not rows:
        return f"no indicator of {gap} has a value for {country}: the need is claimed, not measured"
    widest = max(rows, key=lambda row: row["gap"])
    if widest["gap"] == 0:
        return f"nothing is lacking in {gap} where it is known"
    owner = widest["against"]
    return (f"{widest['indicator']}: {measured(widest['value'])} {widest['unit']}, against "
            f"{measured(widest['benchmark'])} in {owner}")


def programme_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`programme`: each line's effect with its range, and how much money answers the gap."""
    parts = [f"{row['line']}: {figure(row['central'])} {row['of']} ({figure(row['low'])} to {figure(row['high'])})"
             for row in rows]
    fits = fsum([row["share"] for row in rows if row["answers"] == "yes"])
    together = " Different units are not added." if len({row["of"]: 0 for row in rows}) > 1 else ""
    return (f"{values['country']} spends {figure(values['budget'])} million dollars in {in_years(values['years'])}; "
            f"{fits:.0f} % of it answers the gap in {values['gap']} ({rows[0]['need']}). {'. '.join(parts)}.{together}")


def figure(number: float) -> str:
    """Return a number as an estimate is told: three digits, no more.

    >>> [figure(number) for number in (26517.6, 7211.0, 181.54, 47.86, 5.0, 0.197, 0.00159, 0.0)]
    ['26,500', '7,210', '182', '47.9', '5', '0.197', '0.0016', '0']
    """
    size = abs(number)
    if size >= 1000:
        unit = 10
        while size >= 1000 * unit:
            unit *= 10
        return f"{unit * round(number / unit):,}"
    if size >= 100:
        return f"{number:,.0f}"
    text = f"{number:.1f}" if size >= 1 else f"{number:.3f}" if size >= 0.01 else f"{number:.4f}"
    return text.rstrip("0").rstrip(".")


def measured(number: float) -> str:
    """Return a number as a table prints it: large ones whole.

    >>> measured(6899.0), measured(0.039)
    ('6,899', '0.039')
    """
    return f"{number:,.0f}" if abs(number) >= 1000 else figure(number)


def amount(number: float, unit: str) -> str:
    """Return a number with its unit.

    >>> amount(12.0, "US$ million"), amount(3.0, "firms")
    ('US$ 12 million', '3 firms')
    """
    return f"US$ {figure(number)} million" if unit == "US$ million" else f"{figure(number)} {unit}"


def in_years(years: int) -> str:
    """Return a span in words.

    >>> in_years(1), in_years(4)
    ('1 year', '4 years')
    """
    return "1 year" if years == 1 else f"{years} years"
