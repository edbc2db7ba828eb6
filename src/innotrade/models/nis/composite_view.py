"""Explorer views of the composite indicators: one ranking remade, and a band of places over many ways of making it."""

from math import fsum, log

from innotrade.models.nis.composite import (
    IMPUTATIONS,
    NORMALISATIONS,
    agreement,
    geometric,
    goalposts,
    impute,
    linear,
    normalise,
    ranks,
    weights_of,
)
from innotrade.models.nis.composite_votes import copeland, outranking

#: The indicators of the region's index, and whether more is better (1) or worse (-1).
INDICATORS = {"research": 1, "researchers": 1, "articles": 1, "low_performers": -1, "digital_rank": -1}
AGGREGATIONS = ("linear", "geometric", "duels")
WAYS = ("goalposts, linear", "min-max, linear", "z-score, linear", "rank, linear", "distance to best, linear",
        "raw values, geometric")


def lifted(column: list[float]) -> list[float]:
    """Move a scale from 0-1 to 0.01-1, so that a geometric mean does not end at 0 for whoever is last once."""
    return [0.01 + 0.99 * value for value in column]


def scores(values: list[list[float]], directions: list[int], weights: list[float], normalisation: str,
           aggregation: str) -> list[float]:
    """Scores of an index without empty cells, by one way of making it.

    Parameters
    ----------
    values
        One list a country, one value an indicator, in any unit.
    directions, weights
        By indicator; see :mod:`innotrade.models.nis.composite`.
    normalisation
        One of ``composite.NORMALISATIONS``; of no matter for duels.
    aggregation
        ``"linear"``, ``"geometric"`` (on a scale lifted to 0.01-1, except for the distance to the best, which is above
        0 already; not with z-scores) or ``"duels"`` (won less lost, by the weight of the indicators).

    Raises
    ------
    ValueError
        An option is unknown, z-scores meet a geometric mean, or as the functions of ``composite``.
    """
    _allowed(normalisation, aggregation)
    if aggregation == "duels":
        return copeland(outranking(values, weights, directions))
    columns = [normalise([row[place] for row in values], normalisation, direction)
               for place, direction in enumerate(directions)]
    if aggregation == "geometric" and normalisation != "distance to best":
        columns = [lifted(column) for column in columns]
    table = [list(row) for row in zip(*columns, strict=True)]
    return linear(table, weights) if aggregation == "linear" else geometric(table, weights)


def _allowed(normalisation: str, aggregation: str) -> None:
    if aggregation not in AGGREGATIONS:
        raise ValueError(f"aggregation must be one of {', '.join(AGGREGATIONS)}, got {aggregation!r}")
    if normalisation not in NORMALISATIONS:
        raise ValueError(f"normalisation must be one of {', '.join(NORMALISATIONS)}, got {normalisation!r}")
    if aggregation == "geometric" and normalisation == "z-score":
        raise ValueError("aggregation must be linear or duels with z-scores: half of them are below 0, and a geometric "
                         "mean needs values above 0, got 'geometric'")


def prepared(countries: list[dict]) -> dict:
    """What does not depend on weights, computed once so that a moved control need not wait for it.

    Parameters
    ----------
    countries
        Dicts with ``country`` and the keys of :data:`INDICATORS`; ``None`` where a value is missing.

    Returns
    -------
    For each imputation the ``country`` names, ``scaled`` columns by normalisation, their ``logs``, the ``pairs`` (two
    countries, and 1, 0 or -1 by indicator: who is ahead), and the places under ``equal`` weights by all ways.
    """
    directions = list(INDICATORS.values())
    found = {}
    for method in IMPUTATIONS:
        values = impute([[country[name] for name in INDICATORS] for country in countries], directions, method)
        scaled = {name: [normalise([row[place] for row in values], name, direction)
                         for place, direction in enumerate(directions)] for name in NORMALISATIONS}
        logs = {name: [[log(value) for value in (column if name == "distance to best" else lifted(column))]
                       for column in scaled[name]] for name in NORMALISATIONS if name != "z-score"}
        table = {"country": [country["country"] for country in countries], "scaled": scaled, "logs": logs,
                 "pairs": _pairs(values, directions)}
        found[method] = {**table, "equal": all_ways(table, [1] * len(directions))}
    return found


def _pairs(values: list[list[float]], directions: list[int]) -> list[list]:
    pairs = []
    for c in range(len(values)):
        for d in range(c):
            gaps = [directions[place] * (values[c][place] - values[d][place]) for place in range(len(directions))]
            pairs.append([c, d, [1 if gap > 0 else -1 if gap < 0 else 0 for gap in gaps]])
    return pairs


def all_ways(table: dict, weights: list[float]) -> list[list[int]]:
    """Places of the countries by every way of making the index: scale, aggregation, and an indicator left out.

    Leaving an indicator out takes its term from a sum, so sums are made once and terms taken off.

    Parameters
    ----------
    table
        One imputation of :func:`prepared`.
    weights
        On any scale, by indicator.

    Returns
    -------
    One list of places a way: 4 linear, 3 geometric ones and 1 by duels, each with all indicators and with each one left
    out; ways in which nothing has weight are skipped.
    """
    shares = weights_of(weights)
    left = [None] + [place for place, share in enumerate(shares) if 1 - share > 1e-9]
    found = []
    for columns in [table["scaled"][name] for name in NORMALISATIONS] + [
            table["logs"][name] for name in NORMALISATIONS if name != "z-score"]:
        terms, total = _terms(columns, shares)
        for out in left:
            found.append(_places(total if out is None else [total[c] - terms[out][c] for c in range(len(total))]))
    for out in left:
        found.append(_places(_duels(table, shares, out)))
    return found


def _terms(columns: list[list[float]], shares: list[float]) -> tuple:
    """Weighted columns, and their sums by country."""
    terms = [[shares[place] * value for value in columns[place]] for place in range(len(shares))]
    return terms, [fsum([term[c] for term in terms]) for c in range(len(columns[0]))]


def _duels(table: dict, shares: list[float], out: int | None) -> list[int]:
    """Duels won less lost, as ``copeland`` of ``outranking``, with an indicator left out or none."""
    won = [0] * len(table["country"])
    for c, d, ahead in table["pairs"]:
        lead = 0.0
        for place in range(len(shares)):
            if place != out:
                lead += shares[place] * ahead[place]
        if lead > 1e-12:
            won[c] += 1
            won[d] -= 1
        elif lead < -1e-12:
            won[c] -= 1
            won[d] += 1
    return won


def _places(found: list[float]) -> list[int]:
    """As ``composite.ranks``, without rounding, which a browser does slowly: nearer than 1e-9 is equal."""
    places = []
    for score in found:
        place = 1
        for other in found:
            if other - score > 1e-9:
                place += 1
        places.append(place)
    return places


def rank_band(tables: dict, imputation: str, normalisation: str, aggregation: str, research: int, researchers: int,
              articles: int, low_performers: int, digital_rank: int) -> list[dict]:
    """Places by the reader's own way, and the band of places over all ways.

    Parameters
    ----------
    tables
        What :func:`prepared` gives.
    imputation, normalisation, aggregation
        The reader's way, as in :func:`scores`; the first holds for all ways.
    research, researchers, articles, low_performers, digital_rank
        Weights on any scale. All ways are tried with them and with equal ones.

    Returns
    -------
    One row a country, the first by the reader's way on top: ``rank``, ``best``, ``worst``, ``median`` and
    ``first_share`` (the fraction of ways in which it is first).

    Raises
    ------
    ValueError
        An option is unknown, all weights are 0, or z-scores meet a geometric mean.
    """
    if imputation not in IMPUTATIONS:
        raise ValueError(f"imputation must be one of {', '.join(IMPUTATIONS)}, got {imputation!r}")
    table, weights = tables[imputation], [research, researchers, articles, low_performers, digital_rank]
    _allowed(normalisation, aggregation)
    shares = weights_of(weights)
    if aggregation == "duels":
        own = _places(_duels(table, shares, None))
    else:
        own = _places(_terms(table["scaled" if aggregation == "linear" else "logs"][normalisation], shares)[1])
    ways = all_ways(table, weights) + table["equal"]
    rows = []
    for place, country in enumerate(table["country"]):
        places = sorted([way[place] for way in ways])
        rows.append({"country": country, "rank": own[place], "best": places[0], "worst": places[-1],
                     "median": places[len(places) // 2],
                     "first_share": len([1 for one in places if one == 1]) / len(places)})
    return sorted(rows, key=lambda row: (row["rank"], row["median"], row["country"]))


def rank_band_summary(values: dict, rows: list[dict]) -> str:
    """Say who is first, how far that can be moved, and whose place is known best and least."""
    leaders = [row["country"] for row in rows if row["rank"] == 1]
    could = len([1 for row in rows if row["best"] == 1])
    widest = sorted(rows, key=lambda row: (row["best"] - row["worst"], row["country"]))[0]
    first = rows[0]
    lead = f"{' and '.join(leaders)} {'is' if len(leaders) == 1 else 'are'} first in this way"
    return (f"{lead}; over all ways {first['country']} is so in {100 * first['first_share']:.0f} %, and anywhere from "
            f"{first['best']} to {first['worst']}. {could} of {len(rows)} countries can be made first. The widest band "
            f"is that of {widest['country']}: from {widest['best']} to {widest['worst']}.")


def remake(countries: list[dict], posts: list[dict], way: str, left_out: str) -> list[dict]:
    """The Technology Achievement Index by another way, beside its published ranking.

    Parameters
    ----------
    countries
        Dicts with ``country``, ``published`` (rank) and one value for each indicator of ``posts``.
    posts
        Dicts with ``indicator``, ``low`` and ``high``, on the scale of the countries' values.
    way
        One of :data:`WAYS`.
    left_out
        Name of an indicator, or ``"none"``.

    Returns
    -------
    Rows by the new place: ``country``, ``rank``, ``published`` and ``moved`` (places gained).
    """
    if way not in WAYS:
        raise ValueError(f"way must be one of {'; '.join(WAYS)}, got {way!r}")
    kept = [post for post in posts if post["indicator"] != left_out]
    if left_out != "none" and len(kept) == len(posts):
        known = ", ".join(post["indicator"] for post in posts)
        raise ValueError(f"left_out must be none or one of {known}, got {left_out!r}")
    columns = []
    for post in kept:
        column = [country[post["indicator"]] for country in countries]
        if way.startswith("goalposts"):
            column = goalposts(column, post["low"], post["high"])
        elif not way.startswith("raw"):
            column = normalise(column, way.partition(",")[0])
        columns.append(column)
    table = [list(row) for row in zip(*columns, strict=True)]
    found = ranks((linear if way.endswith("linear") else geometric)(table, [1] * len(kept)))
    rows = [{"country": country["country"], "rank": rank, "published": country["published"],
             "moved": country["published"] - rank} for country, rank in zip(countries, found, strict=True)]
    return sorted(rows, key=lambda row: (row["rank"], row["published"]))


def remake_summary(values: dict, rows: list[dict]) -> str:
    """Count the countries on their published place and name the one that moves most."""
    found = agreement([row["rank"] for row in rows], [row["published"] for row in rows])
    mover = sorted(rows, key=lambda row: (-abs(row["moved"]), row["published"]))[0]
    text = f"{found['equal']} of {len(rows)} countries stand on their published place"
    if mover["moved"] == 0:
        return f"{text}: this is the published ranking."
    return (f"{text}. {mover['country']} moves most, from {mover['published']} to {mover['rank']}; the mean move is "
            f"{found['mean']:.1f} places. The data are the same.")
