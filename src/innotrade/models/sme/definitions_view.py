"""Explorer view of :mod:`innotrade.models.sme.definitions`: one firm under the old law and the new."""

from innotrade.models.sme.definitions import Firm, Limits, since_2015, until_2014, until_2014_printed

RULES = (("until 2014", until_2014), ("since 2015", since_2015), ("until 2014, study", until_2014_printed))


def limits_of(law: list[dict], industry: str) -> Limits:
    """Limits of an industry, from rows of the table of the law.

    Parameters
    ----------
    law
        Dicts with ``industry``, ``branch``, ``sales_ceiling``, ``workers_limit``, ``second_measure`` and
        ``second_limit``.
    industry
        One of the industries.

    Raises
    ------
    ValueError
        The industry is not in the table.
    """
    for row in law:
        if row["industry"] == industry:
            return Limits(row["branch"], row["sales_ceiling"], row["workers_limit"], row["second_measure"],
                          row["second_limit"])
    raise ValueError(f"industry must be one of {', '.join(row['industry'] for row in law)}, got {industry!r}")


def both_laws(law: list[dict], industry: str, workers: int, two_years_ago: float, last_year: float, this_year: float,
              assets: float, capital: float) -> list[dict]:
    """Each condition of each law beside the firm's value.

    Parameters
    ----------
    law, industry
        As for :func:`limits_of`.
    workers
        Regular workers.
    two_years_ago, last_year, this_year
        Sales, billion won.
    assets, capital
        Assets and paid-in capital, billion won.

    Returns
    -------
    Rows ``rule``, ``condition``, ``value``, ``limit``, ``of_limit`` (%), ``holds`` and the rule's ``verdict``.

    Raises
    ------
    ValueError
        As the rules.
    """
    firm, limits = Firm(workers, (two_years_ago, last_year, this_year), assets, capital), limits_of(law, industry)
    rows = []
    for name, rule in RULES:
        verdict = rule(firm, limits)
        for condition in verdict.conditions:
            if condition.name != "own capital":
                rows.append({"rule": name, "condition": condition.name, "value": condition.value,
                             "limit": condition.limit, "of_limit": 100 * condition.value / condition.limit,
                             "holds": "holds" if condition.holds else "fails", "verdict": verdict.answer})
    return rows


def both_laws_summary(values: dict, rows: list[dict]) -> str:
    """Say under which law the firm is an SME, and why."""
    told = []
    for name, _ in RULES:
        own = [row for row in rows if row["rule"] == name]
        failed = [row for row in own if row["holds"] == "fails"]
        verdict = own[0]["verdict"]
        if name == "until 2014" and verdict == "an SME":
            enough = own[0] if own[0]["holds"] == "holds" else own[1]
            why = f"it has {_told(enough)}, within the limit of {enough['limit']:,.0f}, and no ceiling is reached"
        elif verdict == "not decided":
            why = "the study does not say which limit of workers applies"
        elif verdict == "an SME":
            why = "every condition holds"
        else:
            ceilings = [row for row in failed if row["condition"] in ("workers in all", "assets", "mean sales in all")]
            first = ceilings[0] if name == "until 2014" and ceilings else failed[0]
            why = f"it has {_told(first)} and the limit is {first['limit']:,.0f}"
            if name == "until 2014" and not ceilings:
                why = f"it has {_told(own[0])} and {_told(own[1])}, neither within its limit"
        told.append(f"{'As the study words it, until 2014' if 'study' in name else name[0].upper() + name[1:]}: "
                    f"{verdict}; {why}.")
    return f"{values['industry']}. " + " ".join(told)


def _told(row: dict) -> str:
    name = row["condition"].replace(" in all", "")
    return f"{row['value']:,} workers" if name == "workers" else f"{name} of {row['value']:,.1f} billion won"
