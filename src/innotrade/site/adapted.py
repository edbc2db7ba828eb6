"""The worked example of adapting the course: a question of Part I asked for another country, with the same model."""

from innotrade import data
from innotrade.models.fta import membership

#: Who asks, and where the course keeps its agreements.
HOMES = {"Korea": "korea-agreements", "Viet Nam": "vietnam-agreements"}
PACTS = ("CPTPP", "RCEP", "MERCOSUR")
YEARS = (2018, 2022, 2025)


def missing_members(home: str, pact: str, year: int) -> list[str]:
    """Return the members of a pact with which a country had no agreement in force at the end of a year.

    Parameters
    ----------
    home
        One of :data:`HOMES`.
    pact
        One of :data:`PACTS`.
    year
        Calendar year, from 2018: before it not all of them have a list of members.
    """
    groups = _records("agreement-members", ["group", "country", "year", "until", "in_force"])
    agreements = _records(HOMES[home], ["partner", "in_force"])
    return membership.missing(agreements, groups, pact, year, home=home)


def table() -> str:
    """Return whom each pact lacked for each country, year by year, as Markdown."""
    rows = []
    for year in YEARS:
        for pact in PACTS:
            lacking = [", ".join(missing_members(home, pact, year)) or "nobody" for home in HOMES]
            rows.append(f"| {year} | {pact} | {' | '.join(lacking)} |")
    head = " | ".join(f"{home} had no agreement with" for home in HOMES)
    return "\n".join([f"| end of | members of | {head} |", "|---|---|---|---|", *rows])


def _records(name: str, columns: list[str]) -> list[dict]:
    table = data.load(name)[columns]
    return table.astype(object).where(table.notna(), None).to_dict("records")
