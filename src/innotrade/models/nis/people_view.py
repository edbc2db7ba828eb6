"""When does a region reach another country's density of researchers? Explorer view of the pipeline.

    D_t = 10^6 R_t / P_t,   P_t = P_0 (1 + n)^t

R is the stock of researchers at home from :mod:`innotrade.models.nis.people`, P the population, n its growth a year.
"""

from dataclasses import replace

from innotrade.models.nis.people import Rates, calibrated, long_run, project

#: Years that a path is followed, at most, in search of the target, and years that the page draws.
HORIZON = 100
DRAWN = 48
TODAY, YOURS = "today's rates", "your rates"


def density_paths(
    region: dict, targets: dict, growth: float, completion: float, masters: float, doctorates: float,
    emigration: float, returning: float, target: str,
) -> list[dict]:
    """Researchers per million inhabitants, at today's rates and at others, every second year.

    Parameters
    ----------
    region
        ``graduates`` by level, ``researchers``, ``stock_growth``, ``population``, ``population_growth``, ``year`` and
        ``assumed``, the assumed rates by name; see :func:`innotrade.models.nis.people.calibrated`.
    targets
        Densities per million by name.
    growth
        Growth of new students beyond the population's, per cent a year.
    completion
        Share of first-degree students who graduate, per cent.
    masters, doctorates
        Shares of graduates who begin a master's or a doctorate, as multiples of today's.
    emigration
        Researchers who go abroad, per cent a year.
    returning
        Researchers abroad who return, per cent a year.
    target
        One of ``targets``.

    Returns
    -------
    Rows with ``year``, ``path`` (today's rates, your rates, the target) and ``density``.

    Raises
    ------
    ValueError
        The target is unknown, or a rate leaves the range from 0 to 1.
    """
    if target not in targets:
        raise ValueError(f"target must be one of {', '.join(targets)}, got {target!r}")
    today = fitted(region)
    rates = moved(today["rates"], completion, masters, doctorates, emigration, returning)
    n = region["population_growth"]
    base = densities(region, today, today["rates"], n, DRAWN)
    mine = densities(region, today, rates, n + growth / 100, DRAWN)
    rows = []
    for path, values in ((TODAY, base), (YOURS, mine), (target, [targets[target]] * (DRAWN + 1))):
        for place in range(0, DRAWN + 1, 2):
            rows.append({"year": region["year"] + place, "path": path, "density": values[place]})
    return rows


def density_paths_summary(values: dict, rows: list[dict]) -> str:
    """Say where both paths stand halfway and at the end, and whether the target is reached by then."""
    base, mine, goal = [[row for row in rows if row["path"] == path] for path in (TODAY, YOURS, values["target"])]
    middle = len(base) // 2
    reached = [row["year"] for row in mine if row["density"] >= goal[0]["density"]]
    end = (f"reached in {reached[0]}" if reached else
           f"not reached by {mine[-1]['year']}, {100 * mine[-1]['density'] / goal[0]['density']:.0f} % of the way")
    return (f"In {mine[middle]['year']} there are {mine[middle]['density']:,.0f} researchers per million, in "
            f"{mine[-1]['year']} {mine[-1]['density']:,.0f}; at today's rates {base[middle]['density']:,.0f} and "
            f"{base[-1]['density']:,.0f}. The goal of {goal[0]['density']:,.0f} ({values['target']}) is {end}.")


def fitted(region: dict) -> dict:
    """Fit a region's pipeline; ``region`` as in :func:`density_paths`."""
    return calibrated(region["graduates"], region["researchers"], region["stock_growth"], region["population_growth"],
                      assumed_rates(region["assumed"]))


def assumed_rates(assumed: dict) -> Rates:
    """Return rates from the assumed ones by name; the three that are fitted begin as 0."""
    return Rates(assumed["degree_years"], assumed["masters_years"], assumed["doctorate_years"],
                 assumed["degree_completion"], assumed["masters_completion"], assumed["doctorate_completion"],
                 0.0, 0.0, 0.0, assumed["doctorate_to_research"], assumed["exit"], assumed["emigration"],
                 assumed["returning"])


def moved(rates: Rates, completion: float, masters: float, doctorates: float, emigration: float,
          returning: float) -> Rates:
    """Return rates with the levers of :func:`density_paths` applied."""
    return replace(rates, degree_completion=completion / 100, to_masters=rates.to_masters * masters,
                   to_doctorate=rates.to_doctorate * doctorates, emigration=emigration / 100,
                   returning=returning / 100)


def densities(region: dict, today: dict, rates: Rates, growth: float, years: int) -> list[float]:
    """Researchers at home per million inhabitants, year by year, from the start of ``region``."""
    path = project(today["people"], today["entrants"], growth, rates, years)
    people, found = region["population"], []
    for stocks in path:
        found.append(1e6 * stocks[3] / people)
        people *= 1 + region["population_growth"]
    return found


def long_run_density(region: dict, today: dict, rates: Rates) -> float:
    """Researchers per million on which the region settles when new students grow with its population."""
    return 1e6 * long_run(today["entrants"], region["population_growth"], rates)[3] / region["population"]


def year_reached(region: dict, today: dict, rates: Rates, growth: float, goal: float) -> int | None:
    """Return the first year in which a density is reached, or ``None`` if it is not within a hundred years."""
    found = [place for place, density in enumerate(densities(region, today, rates, growth, HORIZON)) if density >= goal]
    return region["year"] + found[0] if found else None
