"""What did an agreement change? Explorer views of :mod:`innotrade.models.fta.accounting`, for Chile and Peru.

    effect = actual / (base * benchmark in the last year / benchmark in the base year) - 1

The benchmark says what trade would have done without the agreement: stand still, follow Korea's exports to the world,
follow the partner's income. Nobody has seen it, so the views try several, from several base years.
"""

from innotrade.models.fta.accounting import effect_path

#: Year in which Korea's agreement with the partner entered into force.
ENTRY = {"Chile": 2004, "Peru": 2011}
#: From which year a reader may count.
BASES = ("1998", "year before", "year of entry")


def base_year(partner: str, base: str) -> int:
    """Calendar year of a base.

    Parameters
    ----------
    partner
        A key of :data:`ENTRY`.
    base
        One of :data:`BASES`.

    Raises
    ------
    ValueError
        ``partner`` or ``base`` is unknown.

    >>> base_year("Chile", "year before")
    2003
    """
    if partner not in ENTRY:
        raise ValueError(f"partner must be one of {', '.join(ENTRY)}, got {partner!r}")
    if base not in BASES:
        raise ValueError(f"base must be one of {', '.join(BASES)}, got {base!r}")
    years = {"1998": 1998, "year before": ENTRY[partner] - 1, "year of entry": ENTRY[partner]}
    return years[base]


def agreement_effect(histories: list[dict], partner: str, flow: str, base: str, growth: float, spread: float,
                     last_year: int) -> list[dict]:
    """Trade with one partner against what a constant growth since the base year would have given.

    Parameters
    ----------
    histories
        One dict a partner and year: ``partner``, ``year``, ``exports`` and ``imports`` (US$ million).
    partner, base
        As in :func:`base_year`.
    flow, growth, spread
        As in ``accounting.effect_path``.
    last_year
        Last year shown; after the base year.

    Returns
    -------
    Rows of ``accounting.effect_path`` up to ``last_year``.

    Raises
    ------
    ValueError
        An argument is unknown or out of range.

    >>> trade = [{"partner": "Chile", "year": 2003, "exports": 100, "imports": 1},
    ...          {"partner": "Chile", "year": 2005, "exports": 144, "imports": 1}]
    >>> round(agreement_effect(trade, "Chile", "exports", "year before", 10, 0, 2005)[-1]["effect"], 6)
    23.0
    """
    first = base_year(partner, base)
    if last_year <= first:
        raise ValueError(f"last_year must be after the base year {first}, got {last_year!r}")
    series = [row for row in histories if row["partner"] == partner and row["year"] <= last_year]
    return effect_path(series, flow, first, growth, spread)


def agreement_effect_summary(values: dict, rows: list[dict]) -> str:
    """Say the last year's effect, its interval, and whether its sign is settled."""
    first, last = rows[0], rows[-1]
    if last["effect_low"] > 0:
        verdict = "above zero throughout"
    elif last["effect_high"] < 0:
        verdict = "below zero throughout"
    else:
        verdict = "zero lies inside"
    way = "to" if values["flow"] == "exports" else "from"
    return (f"In {last['year']} Korea's {values['flow']} {way} {values['partner']} were {last['actual']:.0f} million "
            f"US$. Growth of {values['growth']:.1f} % a year since {first['year']} would have made "
            f"{last['expected']:.0f}: an effect of {last['effect']:+.0f} million ({last['effect_share']:+.0f} %), "
            f"from {last['effect_low']:+.0f} to {last['effect_high']:+.0f}: {verdict}.")


def effect_by_benchmark(histories: list[dict], benchmarks: list[dict], partner: str, flow: str,
                        last_years: list[int]) -> list[dict]:
    """The effect under every base year, benchmark and last year.

    Parameters
    ----------
    histories
        As in :func:`agreement_effect`.
    benchmarks
        One dict a benchmark and year: ``benchmark`` (its name), ``year`` and ``value`` (any unit, greater than 0).
    partner, flow
        As in :func:`agreement_effect`.
    last_years
        Years to compare with.

    Returns
    -------
    One row a combination: ``benchmark``, ``base``, ``base_year``, ``last_year``, ``growth`` of the benchmark (% a
    year), ``effect`` (US$ million) and ``effect_share`` (% of expected).

    Raises
    ------
    ValueError
        An argument is unknown, or a benchmark lacks a year.
    """
    levels = {(row["benchmark"], row["year"]): row["value"] for row in benchmarks}
    names = list(dict.fromkeys([row["benchmark"] for row in benchmarks]))
    rows = []
    for base in BASES:
        first = base_year(partner, base)
        for name in names:
            for last in last_years:
                for year in (first, last):
                    if (name, year) not in levels:
                        raise ValueError(f"benchmarks must have {name} in {year}, which is missing")
                growth = 100 * ((levels[(name, last)] / levels[(name, first)]) ** (1 / (last - first)) - 1)
                found = agreement_effect(histories, partner, flow, base, growth, 0, last)[-1]
                rows.append({"benchmark": name, "base": base, "base_year": first, "last_year": last, "growth": growth,
                             "effect": found["effect"], "effect_share": found["effect_share"]})
    return rows
