"""Did trade grow because more was sold, or because it sold dearer, and would it have grown anyway?

    V = p q                                                    value, price (unit value), volume
    L(a, b) = (b - a) / ln(b/a)                                logarithmic mean
    change of V = L(V0, V1) ln(p1/p0) + L(V0, V1) ln(q1/q0)    Divisia, with logarithmic mean weights
    change of V = (p1 - p0)(q0 + q1)/2 + (q1 - q0)(p0 + p1)/2  Bennet
    growth of Y = sum of w_k growth of X_k + residual          growth accounting, in logarithms
    effect = actual - base (1 + g)^years                       against a counterfactual growth g

Both decompositions add up exactly, with nothing left over. A price here is a unit value (money over weight): a change
of the mix of goods counts as price. References: Bennet (1920); Vartia (1976) and Ang (2004) for the logarithmic mean;
Solow (1957) for growth accounting.
"""

from dataclasses import dataclass
from math import fsum, isfinite, log, log1p, sqrt


@dataclass(frozen=True)
class Change:
    """A change of value and its two parts, in the unit of the value: ``total`` = ``price`` + ``volume``."""

    total: float
    price: float
    volume: float


def logarithmic_mean(first: float, second: float) -> float:
    """Mean between the geometric and the arithmetic one.

        L(a, b) = (b - a) / ln(b/a),  L(a, a) = a

    Raises
    ------
    ValueError
        ``first`` or ``second`` is not greater than 0.

    >>> round(logarithmic_mean(100, 200), 2)
    144.27
    """
    _positive("first", first)
    _positive("second", second)
    step = (second - first) / first
    return first if step == 0 else first * step / log1p(step)


def price_volume(
    value_before: float, volume_before: float, value_after: float, volume_after: float, method: str = "divisia"
) -> Change:
    """Split a change of trade value into price and volume.

    Parameters
    ----------
    value_before, value_after
        Trade value (one unit of money), greater than 0.
    volume_before, volume_after
        Weight or number (one unit), greater than 0.
    method
        ``"divisia"`` (logarithmic mean) or ``"bennet"`` (arithmetic means).

    Raises
    ------
    ValueError
        An amount is not greater than 0, or ``method`` is unknown.

    >>> change = price_volume(100, 10, 180, 12)
    >>> round(change.price, 2), round(change.volume, 2)
    (55.19, 24.81)
    """
    for name, amount in (("value_before", value_before), ("volume_before", volume_before),
                         ("value_after", value_after), ("volume_after", volume_after)):
        _positive(name, amount)
    before, after = value_before / volume_before, value_after / volume_after
    if method == "divisia":
        weight = logarithmic_mean(value_before, value_after)
        price, volume = weight * log(after / before), weight * log(volume_after / volume_before)
    elif method == "bennet":
        price = (after - before) * (volume_before + volume_after) / 2
        volume = (volume_after - volume_before) * (before + after) / 2
    else:
        raise ValueError(f"method must be divisia or bennet, got {method!r}")
    return Change(value_after - value_before, price, volume)


def price_volume_path(series: list[dict], flow: str, base_year: int, method: str) -> list[dict]:
    """Explorer view: price and volume parts of the change since a base year, year by year.

    Parameters
    ----------
    series
        One dict a year with ``year``, the value under ``flow`` (US$ million) and the weight under
        ``flow`` + ``"_volume"`` (tonnes).
    flow
        ``"exports"`` or ``"imports"``.
    base_year
        A year of ``series``; earlier years are left out.
    method
        As in :func:`price_volume`.

    Returns
    -------
    One row a year from the base year on: ``year``, ``value``, ``change``, ``price``, ``volume`` (US$ million) and
    ``unit_value`` (US$ per tonne).

    Raises
    ------
    ValueError
        ``flow`` or ``method`` is unknown, ``base_year`` is not in ``series``, or an amount is not greater than 0.
    """
    years = _from(series, flow, base_year)
    first, rows = years[0], []
    for row in years:
        change = price_volume(first[flow], first[flow + "_volume"], row[flow], row[flow + "_volume"], method)
        rows.append({"year": row["year"], "value": row[flow], "change": change.total, "price": change.price,
                     "volume": change.volume, "unit_value": 1e6 * row[flow] / row[flow + "_volume"]})
    return rows


def price_volume_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`price_volume_path`: how much of the last year's change is price."""
    first, last = rows[0], rows[-1]
    if len(rows) < 2:
        return f"Choose a base year before {first['year']} to see a change."
    parts = f"{last['price']:+.0f} by price and {last['volume']:+.0f} by volume"
    return (f"From {first['year']} to {last['year']} Korea's {values['flow']} changed by {last['change']:+.0f} million "
            f"US$: {parts}.")


def growth_accounting(
    output_before: float, output_after: float, factors: list[dict], years: float
) -> list[dict]:
    """Split growth into what each factor brought and what none explains.

        ln(Y1/Y0)/T = sum of w_k ln(X_k1/X_k0)/T + residual

    Parameters
    ----------
    output_before, output_after
        Output (one unit), greater than 0.
    factors
        One dict a factor: ``name``, ``before``, ``after`` (greater than 0) and ``weight`` (0 or more: its share in
        income; 1 for price and volume, which leave no residual).
    years
        Length of the period, greater than 0.

    Returns
    -------
    One row a factor and one named ``residual``: ``name``, ``growth`` and ``contribution`` (continuous, % a year).
    Contributions sum to the growth of output.

    Raises
    ------
    ValueError
        An amount or ``years`` is not greater than 0, or a weight is negative.

    >>> labour = {"name": "labour", "before": 100, "after": 110, "weight": 0.65}
    >>> [round(row["contribution"], 2) for row in growth_accounting(100, 150, [labour], 10)]
    [0.62, 3.44]
    """
    _positive("output_before", output_before)
    _positive("output_after", output_after)
    _positive("years", years)
    rows = []
    for factor in factors:
        _positive("factors (before)", factor["before"])
        _positive("factors (after)", factor["after"])
        if not isfinite(factor["weight"]) or factor["weight"] < 0:
            raise ValueError(f"factors must have a weight of 0 or more, got {factor['weight']!r}")
        growth = 100 * log(factor["after"] / factor["before"]) / years
        rows.append({"name": factor["name"], "growth": growth, "contribution": factor["weight"] * growth})
    total = 100 * log(output_after / output_before) / years
    residual = total - fsum([row["contribution"] for row in rows])
    rows.append({"name": "residual", "growth": residual, "contribution": residual})
    return rows


def share_shifts(suppliers: list[dict]) -> list[dict]:
    """Who took market share from whom.

    Parameters
    ----------
    suppliers
        One dict a supplier with ``supplier``, ``before`` and ``after`` (% of the market).

    Returns
    -------
    One row a supplier and one named ``others``: ``supplier``, ``before``, ``after`` (%), ``shift`` (percentage
    points) and ``growth`` (% change of the share itself; ``None`` from nothing). Shifts sum to 0.

    Raises
    ------
    ValueError
        A share lies outside 0 to 100, or the shares of one date sum to more than 100.

    >>> rows = share_shifts([{"supplier": "Korea", "before": 16.1, "after": 28.9}])
    >>> round(rows[0]["shift"], 1), round(rows[0]["growth"])
    (12.8, 80)
    """
    listed = [dict(supplier) for supplier in suppliers]
    for date in ("before", "after"):
        for supplier in listed:
            if not 0 <= supplier[date] <= 100:
                raise ValueError(f"suppliers must have shares from 0 to 100 %, got {supplier[date]!r} {date}")
        total = fsum([supplier[date] for supplier in listed])
        if total > 100 + 1e-9:
            raise ValueError(f"suppliers must not share more than 100 % of the market, got {total!r} {date}")
    listed.append({"supplier": "others", "before": max(0.0, 100 - fsum([row["before"] for row in listed])),
                   "after": max(0.0, 100 - fsum([row["after"] for row in listed]))})
    return [{"supplier": row["supplier"], "before": row["before"], "after": row["after"],
             "shift": row["after"] - row["before"],
             "growth": 100 * (row["after"] / row["before"] - 1) if row["before"] > 0 else None} for row in listed]


def mean_growth(values: list[float]) -> tuple[float, float]:
    """Mean annual growth of a series and its standard error, in logarithms.

        g = ln(v_T / v_0) / T,  s.e. = s / sqrt(T), s the standard deviation of annual growth

    Parameters
    ----------
    values
        At least 3 consecutive annual amounts, oldest first, each greater than 0.

    Returns
    -------
    Mean growth and standard error, % a year (continuous).

    Raises
    ------
    ValueError
        ``values`` holds fewer than 3 amounts or one that is not greater than 0.

    >>> [round(number, 2) for number in mean_growth([100, 110, 110])]
    [4.77, 4.77]
    """
    if len(values) < 3:
        raise ValueError(f"values must hold at least 3 years to tell a spread, got {len(values)}")
    for value in values:
        _positive("values", value)
    growth = [100 * log(values[k + 1] / values[k]) for k in range(len(values) - 1)]
    mean = fsum(growth) / len(growth)
    variance = fsum([(step - mean) ** 2 for step in growth]) / (len(growth) - 1)
    return mean, sqrt(variance / len(growth))


def effect_path(series: list[dict], flow: str, base_year: int, growth: float, spread: float) -> list[dict]:
    """Explorer view: actual trade against what a chosen growth since the base year would have given.

        effect = actual - base (1 + g)^years, for g and for g less and plus the spread

    Parameters
    ----------
    series
        One dict a year with ``year`` and the value under ``flow`` (US$ million).
    flow
        ``"exports"`` or ``"imports"``.
    base_year
        Last year before the agreement.
    growth
        Counterfactual growth, % a year, above -100 even after the spread is taken off.
    spread
        Half the width of the interval of growth, percentage points, 0 or more.

    Returns
    -------
    One row a year from the base year on: ``year``, ``actual``, ``expected``, ``expected_low``, ``expected_high``,
    ``effect``, ``effect_low``, ``effect_high`` (US$ million) and ``effect_share`` (% of expected).

    Raises
    ------
    ValueError
        ``flow`` is unknown, ``base_year`` is not in ``series``, ``spread`` is negative, or ``growth`` too low.
    """
    if not isfinite(spread) or spread < 0:
        raise ValueError(f"spread must be 0 or more percentage points, got {spread!r}")
    if not isfinite(growth) or growth - spread <= -100:
        raise ValueError(f"growth must stay above -100 % a year less the spread, got {growth!r}")
    years = _from(series, flow, base_year)
    rows = []
    for row in years:
        expected = [years[0][flow] * (1 + rate / 100) ** (row["year"] - years[0]["year"])
                    for rate in (growth, growth - spread, growth + spread)]
        actual = row[flow]
        rows.append({"year": row["year"], "actual": actual, "expected": expected[0], "expected_low": expected[1],
                     "expected_high": expected[2], "effect": actual - expected[0], "effect_low": actual - expected[2],
                     "effect_high": actual - expected[1], "effect_share": 100 * (actual / expected[0] - 1)})
    return rows


def effect_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`effect_path`: the last year's effect, and whether the interval leaves its sign open."""
    last = rows[-1]
    if len(rows) < 2:
        return f"Choose a base year before {last['year']} to see an effect."
    if last["effect_low"] > 0:
        verdict = "the whole interval is a gain"
    elif last["effect_high"] < 0:
        verdict = "the whole interval is a shortfall"
    else:
        verdict = "the interval holds zero, so the sign is open"
    return (f"In {last['year']} Korea's {values['flow']} were {last['effect']:+.0f} million US$ "
            f"({last['effect_share']:+.0f} %) against growth of {values['growth']} % a year since {rows[0]['year']}; "
            f"from {last['effect_low']:+.0f} to {last['effect_high']:+.0f}: {verdict}.")


def _from(series: list[dict], flow: str, base_year: int) -> list[dict]:
    if flow not in ("exports", "imports"):
        raise ValueError(f"flow must be exports or imports, got {flow!r}")
    years = sorted(series, key=lambda row: row["year"])
    if base_year not in [row["year"] for row in years]:
        allowed = f"{years[0]['year']} to {years[-1]['year']}" if years else "no year is there"
        raise ValueError(f"base_year must be a year of series ({allowed}), got {base_year!r}")
    kept = [row for row in years if row["year"] >= base_year]
    for row in kept:
        _positive(f"series ({flow} of {row['year']})", row[flow])
    return kept


def _positive(name: str, amount: float) -> None:
    if amount is None or not isfinite(amount) or amount <= 0:
        raise ValueError(f"{name} must be greater than 0, got {amount!r}")
