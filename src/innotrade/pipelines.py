"""The region's pipeline of researchers, put together from the study's Table 6 and public facts.

Kept out of ``innotrade.models``, which read no data: lesson, quiz and exercise all start from the same figures.
"""

import pandas as pd

from innotrade import data
from innotrade.models.nis import people_view

#: Years of the last regional densities from which the growth of the stock is measured, and the year of Table 6.
FIRST, LAST, START = 2003, 2010, 2012
REGION = "Latin America & Caribbean"
#: Nobody publishes these for the region as a whole: assumptions, which the lesson varies. Durations in years.
ASSUMED = {
    "degree_years": 5.0, "masters_years": 2.0, "doctorate_years": 5.0,
    "degree_completion": 0.5, "masters_completion": 0.7, "doctorate_completion": 0.6,
    "doctorate_to_research": 0.6, "exit": 0.03, "emigration": 0.01, "returning": 0.05,
}


def region(field: str = "Total") -> dict:
    """Return what the model of :mod:`innotrade.models.nis.people_view` needs of the region.

    Parameters
    ----------
    field
        A field of Table 6; the stock of researchers is over all fields, so others than ``Total`` are for flows only.

    Returns
    -------
    ``graduates`` by level (2012), ``researchers`` (the stock of 2010 carried forward to 2012), ``stock_growth``,
    ``population``, ``population_growth``, ``year`` and ``assumed``.
    """
    stocks = {year: density(REGION, year) * population(REGION, year) / 1e6 for year in (FIRST, LAST)}
    growth = (stocks[LAST] / stocks[FIRST]) ** (1 / (LAST - FIRST)) - 1
    people = {year: population(REGION, year) for year in (LAST, START, 2015)}
    return {
        "graduates": graduates(field),
        "researchers": round(stocks[LAST] * (1 + growth) ** (START - LAST)),
        "stock_growth": round(growth, 6),
        "population": people[START],
        "population_growth": round((people[2015] / people[LAST]) ** (1 / (2015 - LAST)) - 1, 6),
        "year": START,
        "assumed": dict(ASSUMED),
    }


def graduates(field: str = "Total") -> dict[str, int]:
    """Return the graduates of 2012 by level in a field of Table 6."""
    table = data.load("graduates-by-field").query("field == @field").set_index("level")["graduates"]
    return {"degree": int(table["degree"]), "masters": int(table["masters"]), "doctorate": int(table["phd"])}


def density(country: str, year: int) -> float:
    """Return researchers per million inhabitants."""
    return _value("researchers", country, year)


def population(country: str, year: int) -> float:
    """Return the population."""
    return _value("population", country, year)


def _value(name: str, country: str, year: int) -> float:
    table = data.load(name)
    return float(table[(table["country"] == country) & (table["year"] == year)]["value"].item())


#: What a government can turn, each as a multiple of today's rate; the names are those of ``people_view.moved``.
LEVERS = {
    "today's rates": {},
    "twice as many of those abroad return": {"returning": 2},
    "nobody emigrates": {"emigration": 0},
    "twice as many begin a doctorate": {"doctorates": 2},
    "three tenths more complete a first degree": {"completion": 1.3},
    "twice as many begin a master's": {"masters": 2},
}


def levers(place: dict, years: tuple[int, ...] = (2020, 2030, 2050)) -> pd.DataFrame:
    """Return what each of ``LEVERS`` does to the density of researchers.

    Parameters
    ----------
    place
        Made by :func:`region`; its assumed rates are those that the levers start from.
    years
        Years at which the density is read.

    Returns
    -------
    One row a lever: ``lever``, a column for each year, and ``long_run`` (researchers per million inhabitants).
    """
    today, assumed = people_view.fitted(place), place["assumed"]
    start = {"completion": 100 * assumed["degree_completion"], "masters": 1.0, "doctorates": 1.0,
             "emigration": 100 * assumed["emigration"], "returning": 100 * assumed["returning"]}
    rows = []
    for lever, change in LEVERS.items():
        moved = {name: rate * change.get(name, 1) for name, rate in start.items()}
        rates = people_view.moved(today["rates"], **moved)
        path = people_view.densities(place, today, rates, place["population_growth"], max(years) - place["year"])
        rows.append({"lever": lever} | {str(year): path[year - place["year"]] for year in years}
                    | {"long_run": people_view.long_run_density(place, today, rates)})
    return pd.DataFrame(rows)
