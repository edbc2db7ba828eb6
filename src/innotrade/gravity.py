"""What does distance cost, and what is a trade agreement worth on average?

    E[x] = exp(a + b ln(GDP) + c ln(distance) + ...)        gravity, with amounts on the left and not their logarithms
    effect of an agreement = 100 (exp(b) - 1) %             b its coefficient

Estimated by Poisson pseudo-maximum likelihood (PPML), which keeps zero flows and stays consistent when the spread of
flows grows with their size; least squares on logarithms does neither. Not portable: it needs statsmodels.

References: Santos Silva and Tenreyro (2006) for PPML; Yotov, Piermartini, Monteiro and Larch (2016), "An Advanced Guide
to Trade Policy Analysis", chapter 1 (table 3 for agreements); Cameron, Gelbach and Miller (2011) for two-way clusters.
"""

from dataclasses import dataclass
from math import asin, cos, exp, isfinite, radians, sin, sqrt

import numpy as np
import pandas as pd

from innotrade import data

EARTH_RADIUS = 6371.0  # km, mean
NORMAL_95 = 1.959963984540054  # two-sided 95 % point of the normal distribution


@dataclass(frozen=True)
class Fit:
    """An estimated gravity equation.

    ``coefficients`` is indexed by regressor with columns ``estimate``, ``standard_error``, ``low`` and ``high`` (95 %,
    normal); ``observations`` and ``clusters`` (the smallest number of clusters, ``None`` without) say on how much it
    rests; ``deviance_explained`` is 1 - deviance / deviance of a constant; ``fitted`` are the predicted flows.
    """

    coefficients: pd.DataFrame
    observations: int
    clusters: int | None
    deviance_explained: float
    fitted: pd.Series


@dataclass(frozen=True)
class Effect:
    """An effect on trade in %, with the ends of its 95 % interval (``None`` where no standard error was given)."""

    percent: float
    low: float | None
    high: float | None


def great_circle(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Shortest distance over the globe.

        d = 2 R asin sqrt(sin^2(dlat/2) + cos(lat) cos(lat') sin^2(dlon/2)),  R = 6371 km

    Parameters
    ----------
    latitude, to_latitude
        Degrees, from -90 to 90.
    longitude, to_longitude
        Degrees, from -180 to 180.

    Returns
    -------
    km.

    Raises
    ------
    ValueError
        An angle lies outside its range; the message names it.

    >>> round(great_circle(37.5, 127.0, -33.5, -70.6667))  # Seoul to Santiago
    18358
    """
    for name, angle, limit in (("latitude", latitude, 90), ("longitude", longitude, 180),
                               ("to_latitude", to_latitude, 90), ("to_longitude", to_longitude, 180)):
        if not -limit <= angle <= limit:
            raise ValueError(f"{name} must lie from -{limit} to {limit} degrees, got {angle!r}")
    north, to_north = radians(latitude), radians(to_latitude)
    half_north, half_east = (to_north - north) / 2, radians(to_longitude - longitude) / 2
    chord = sin(half_north) ** 2 + cos(north) * cos(to_north) * sin(half_east) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def korea_with_partners(gdp_year: int = 2014) -> pd.DataFrame:
    """Korea's trade of 2015 with its Latin American partners, with their GDP and distance.

    Parameters
    ----------
    gdp_year
        Year of GDP; 2014 is the last with a value for Venezuela.

    Returns
    -------
    A DataFrame with ``country``, ``iso3``, ``exports``, ``imports`` (US$ thousand, 2015), ``gdp`` (US$) and
    ``distance`` (km, between capitals). ``attrs["left_out"]`` lists partners without GDP or capital in the data.

    Raises
    ------
    ValueError
        ``gdp_year`` has no GDP in the data.
    """
    gdp = data.load("gdp")
    if gdp_year not in set(gdp["year"]):
        raise ValueError(f"gdp_year must be a year with GDP ({gdp['year'].min()} to {gdp['year'].max()}), "
                         f"got {gdp_year!r}")
    gdp = gdp[(gdp["year"] == gdp_year) & gdp["iso3"].notna()].set_index("iso3")["value"]
    capitals = data.load("capitals").set_index("iso3")
    seoul = capitals.loc["KOR"]
    partners = data.load("korea-trade-partners").dropna(subset=["iso3"])
    table = partners[["country", "iso3", "exports", "imports"]].copy()
    table["gdp"] = table["iso3"].map(gdp)
    table["distance"] = [
        great_circle(seoul["latitude"], seoul["longitude"], capitals["latitude"][code], capitals["longitude"][code])
        if code in capitals.index else np.nan for code in table["iso3"]
    ]
    known = table[["gdp", "distance"]].notna().all(axis=1)
    left_out = table.loc[~known, "country"].tolist()
    table = table[known].reset_index(drop=True)
    table.attrs = {"units": {"exports": "US$ thousand", "imports": "US$ thousand", "gdp": "US$", "distance": "km"},
                   "left_out": left_out}
    return table


def ppml(
    table: pd.DataFrame, outcome: str, logs: tuple[str, ...] = (), indicators: tuple[str, ...] = (),
    effects: tuple[str, ...] = (), cluster: tuple[str, ...] = (),
) -> Fit:
    """Estimate a gravity equation by Poisson pseudo-maximum likelihood.

    Parameters
    ----------
    table
        One flow a row.
    outcome
        Column of flows, 0 or more.
    logs
        Columns that enter in logarithms, each greater than 0: their coefficients are elasticities.
    indicators
        Columns that enter as they are (0 or 1).
    effects
        Columns whose every value gets a dummy (fixed effects); their coefficients are not reported.
    cluster
        None (robust errors), one or two columns within which flows may be correlated. Variances are multiplied by
        G/(G-1) (n-1)/(n-k), G the smallest number of clusters and k the coefficients, dummies included save those
        that lie wholly inside clusters (the convention of Stata's reghdfe and R's fixest).

    Raises
    ------
    ValueError
        A column is missing or holds what it must not, ``cluster`` has more than two columns or one with a single
        cluster, there are not more rows than coefficients, all flows of one fixed effect are 0 (its dummy has no
        finite coefficient), or the likelihood has no maximum.

    >>> flows = pd.DataFrame({"flow": [8, 4, 2, 0], "distance": [1.0, 2.0, 4.0, 8.0]})
    >>> ppml(flows, "flow", logs=("distance",)).coefficients["estimate"].round(2).to_dict()
    {'constant': 2.15, 'distance': -1.3}
    """
    _check_table(table, outcome, logs, (*indicators, *effects, *cluster))
    if len(cluster) > 2:
        raise ValueError(f"cluster must name at most two columns, got {len(cluster)}")
    for column in effects:
        empty = table.groupby(column)[outcome].sum().loc[lambda total: total == 0].index.tolist()
        if empty:
            raise ValueError(f"effects {column!r}: all flows of {empty[0]!r} are 0, so its dummy has no finite "
                             "coefficient; leave these rows out")
    regressors = _regressors(table, logs, indicators, effects)
    if len(table) <= regressors.shape[1]:
        raise ValueError(f"table must have more rows than the {regressors.shape[1]} coefficients, got {len(table)}")
    fit = _maximise(table[outcome], regressors)
    counted = regressors.shape[1] - _nested(table, effects, cluster)
    variance, clusters = _variance(table, outcome, regressors, fit.fittedvalues, cluster, counted)
    names = ([] if effects else ["constant"]) + [*logs, *indicators]
    estimate = fit.params[names]
    error = np.sqrt(pd.Series(np.diag(variance), index=regressors.columns)[names])
    coefficients = pd.DataFrame({"estimate": estimate, "standard_error": error,
                                 "low": estimate - NORMAL_95 * error, "high": estimate + NORMAL_95 * error})
    return Fit(coefficients, len(table), clusters, 1 - fit.deviance / fit.null_deviance, fit.fittedvalues)


def percent_effect(coefficient: float, standard_error: float | None = None) -> Effect:
    """Read the coefficient of an indicator as a change of trade.

        100 (exp(b) - 1);  interval 100 (exp(b -/+ 1.96 s.e.) - 1)

    The coefficient itself times 100 is right only for small effects, and never for a large one.

    Parameters
    ----------
    coefficient
        Coefficient of a 0/1 column in a log-linear or PPML equation.
    standard_error
        Its standard error, 0 or more; the interval is left out without it.

    Raises
    ------
    ValueError
        ``coefficient`` is not finite, or ``standard_error`` is negative.

    >>> round(percent_effect(0.557).percent)
    75
    """
    if not isfinite(coefficient):
        raise ValueError(f"coefficient must be a number, got {coefficient!r}")
    percent = 100 * (exp(coefficient) - 1)
    if standard_error is None:
        return Effect(percent, None, None)
    if not isfinite(standard_error) or standard_error < 0:
        raise ValueError(f"standard_error must be 0 or more, got {standard_error!r}")
    low, high = (100 * (exp(coefficient + side * NORMAL_95 * standard_error) - 1) for side in (-1, 1))
    return Effect(percent, low, high)


def tariff_equivalent(coefficient: float, elasticity: float) -> float:
    """Tariff cut that would raise trade as much as an agreement does.

        100 (1 - exp(-b / theta))

    Parameters
    ----------
    coefficient
        As in :func:`percent_effect`.
    elasticity
        Trade elasticity theta, greater than 0.

    Returns
    -------
    Fall of the price after duty, %.

    Raises
    ------
    ValueError
        ``elasticity`` is not greater than 0.

    >>> round(tariff_equivalent(0.557, 4), 1)
    13.0
    """
    if not isfinite(elasticity) or elasticity <= 0:
        raise ValueError(f"elasticity must be greater than 0, got {elasticity!r}")
    return 100 * (1 - exp(-coefficient / elasticity))


def _check_table(table: pd.DataFrame, outcome: str, logs: tuple, others: tuple) -> None:
    for column in (outcome, *logs, *others):
        if column not in table.columns:
            raise ValueError(f"table must have a column {column!r}; it has {', '.join(map(str, table.columns))}")
        if table[column].isna().any():
            raise ValueError(f"table must have no gap in {column!r}, {table[column].isna().sum()} found")
    if (table[outcome] < 0).any():
        raise ValueError(f"outcome {outcome!r} must hold flows of 0 or more, got {table[outcome].min()!r}")
    for column in logs:
        if (table[column] <= 0).any():
            raise ValueError(f"logs {column!r} must be greater than 0, got {table[column].min()!r}")


def _regressors(table: pd.DataFrame, logs: tuple, indicators: tuple, effects: tuple) -> pd.DataFrame:
    parts = [] if effects else [pd.Series(1.0, index=table.index, name="constant")]
    parts += [np.log(table[column].astype(float)) for column in logs]
    parts += [table[column].astype(float) for column in indicators]
    for number, column in enumerate(effects):  # the first keeps all its dummies in place of a constant
        parts.append(pd.get_dummies(table[column], prefix=f"effect of {column}", drop_first=number > 0, dtype=float))
    return pd.concat(parts, axis=1)


def _maximise(outcome: pd.Series, regressors: pd.DataFrame):
    import statsmodels.api as sm  # takes a second to import, which a lesson without gravity should not pay

    model = sm.GLM(outcome.astype(float), regressors, family=sm.families.Poisson())
    fit = model.fit(maxiter=100, tol=1e-10, rtol=1e-12)  # deviance of large flows never settles to 1e-10
    if not fit.converged or not np.isfinite(fit.params).all():
        raise ValueError("table must let every coefficient be found: the likelihood has no maximum (an indicator may "
                         "be 1 for zero flows only)")
    return fit


def _nested(table: pd.DataFrame, effects: tuple, cluster: tuple) -> int:
    """Count the dummies of fixed effects that never leave a cluster: clustering already allows for them."""
    inside = [effect for effect in effects
              if any(table.groupby(effect)[column].nunique().max() == 1 for column in cluster)]
    return sum(table[effect].nunique() - 1 for effect in inside)


def _variance(
    table: pd.DataFrame, outcome: str, regressors: pd.DataFrame, fitted: pd.Series, cluster: tuple, counted: int
) -> tuple[np.ndarray, int | None]:
    """Sandwich: bread from the likelihood, filling from scores summed within clusters."""
    design = regressors.to_numpy()
    bread = np.linalg.inv(design.T @ (design * fitted.to_numpy()[:, None]))
    scores = pd.DataFrame(design * (table[outcome] - fitted).to_numpy()[:, None])
    rows = len(table)
    if not cluster:
        filling, factor, smallest = scores.T @ scores, rows / (rows - counted), None
    else:
        groups = [table[column].to_numpy() for column in cluster]
        sums = [scores.groupby(group).sum() for group in groups]
        smallest = min(len(part) for part in sums)
        if smallest < 2:
            raise ValueError("cluster must have at least two clusters in every column")
        filling = sum(part.T @ part for part in sums)
        if len(groups) == 2:
            both = scores.groupby(groups).sum()
            filling = filling - both.T @ both
        factor = smallest / (smallest - 1) * (rows - 1) / (rows - counted)
    return factor * bread @ filling.to_numpy() @ bread, smallest
