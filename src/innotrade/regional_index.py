"""An index of innovation for eight countries of Latin America: its table, and the choices behind it.

Five indicators, each the latest up to the year that the lesson names; ``None`` where the editions used have no value.
The lesson, its quiz and its exercise work with the same table.
"""

from collections.abc import Callable
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.models.nis import composite, composite_view, composite_weights

COUNTRIES = {"ARG": "Argentina", "BRA": "Brazil", "CHL": "Chile", "COL": "Colombia", "CRI": "Costa Rica",
             "MEX": "Mexico", "PER": "Peru", "URY": "Uruguay"}
#: How many times the indicator of a row matters as much as that of a column: an assumption of the course, the answers
#: of a minister for digital matters. Order of ``composite_view.INDICATORS``.
MINISTER = ((1, 2, 2, 1 / 2, 1 / 3), (1 / 2, 1, 2, 1 / 2, 1 / 3), (1 / 2, 1 / 2, 1, 1 / 3, 1 / 5), (2, 2, 3, 1, 1 / 2),
            (3, 3, 5, 2, 1))
SCALES = ("min-max", "rank", "distance to best")


@cache
def _table() -> pd.DataFrame:
    articles, people = _of("journal-articles", "year == 2013"), _of("population", "year == 2013")
    return pd.DataFrame({
        "country": pd.Series(COUNTRIES),
        "research": _of("rd-intensity", "vintage == 'WDI 2019-03-21' and year <= 2013").round(3),
        "researchers": _of("researchers", "year <= 2013").round(0),
        "articles": (1e6 * articles / people).round(1),
        "low_performers": _of("pisa-low-performers", "subject == 'mathematics' and vintage == 'EdStats 2019'"),
        "digital_rank": _of("ict-development-index", "measure == 'rank' and year == 2015 and "
                            "vintage == 'Measuring the Information Society 2015'"),
    })


def _of(name: str, condition: str) -> pd.Series:
    """Return the latest value of each of the countries under a condition."""
    rows = data.load(name).query(condition).dropna(subset=["iso3"]).sort_values("year")
    return rows.groupby("iso3")["value"].last().reindex(list(COUNTRIES))


def table() -> pd.DataFrame:
    """Return one row a country with the columns of ``composite_view.INDICATORS``, missing values empty."""
    return _table().copy()


def records() -> list[dict]:
    """Return the table as models take it, ``None`` for a missing value."""
    found = table()
    return found.astype(object).where(found.notna(), None).to_dict("records")


def values(imputation: str) -> list[list[float]]:
    """Return the table's values without gaps, one list a country."""
    cells = [[row[name] for name in composite_view.INDICATORS] for row in records()]
    return composite.impute(cells, list(composite_view.INDICATORS.values()), imputation)


def weight_sets() -> dict[str, list[float]]:
    """Return three sets of weights: equal, first component, and the minister's comparisons."""
    directions = list(composite_view.INDICATORS.values())
    columns = [[direction * row[place] for row in values("mean")] for place, direction in enumerate(directions)]
    return {"equal": [0.2] * 5, "component": composite_weights.component_weights(columns)["weights"],
            "minister": composite_weights.pair_weights([list(row) for row in MINISTER])["weights"]}


def choices() -> dict[str, list]:
    """Return the options of each choice behind the index, by the argument of ``place_of``'s function."""
    return {"imputation": list(composite.IMPUTATIONS), "scale": list(SCALES),
            "aggregation": list(composite_view.AGGREGATIONS), "weights": list(weight_sets().values()),
            "left_out": [None, *range(len(composite_view.INDICATORS))]}


def place_of(country: str) -> Callable[..., int]:
    """Return a function from one option of every choice to the country's place.

    Raises
    ------
    ValueError
        The country is not in the table.
    """
    names = table()["country"].tolist()
    if country not in names:
        raise ValueError(f"country must be one of {', '.join(names)}, got {country!r}")
    number, directions = names.index(country), list(composite_view.INDICATORS.values())
    filled = {method: values(method) for method in composite.IMPUTATIONS}

    def place(imputation, scale, aggregation, weights, left_out):
        kept = [0 if position == left_out else weight for position, weight in enumerate(weights)]
        return composite.ranks(composite_view.scores(filled[imputation], directions, kept, scale, aggregation))[number]

    return place
