"""Views of the lesson on trade promotion: a change of the budget with its uncertainty, and a choice of offices.

    net = m X0 ((1 + g)^e - 1) - g B0        at the estimate e and at both ends of its interval

Symbols as in :mod:`innotrade.models.sme.promotion`; offices as in :mod:`innotrade.models.sme.promotion_offices`.
"""

from math import fsum

from innotrade.models.sme import promotion, promotion_offices

STEPS = (-75, -50, -25, 0, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500)


def budget_change(
    country: str, change: float, elasticity: float, uncertainty: float, kept: float, agencies: list[dict],
) -> list[dict]:
    """Exports, cost and net gain over changes of an agency's budget, for a low, middle and high elasticity.

    Parameters
    ----------
    country
        One of those in ``agencies``.
    change
        Change of the budget that is asked for, %, above -100.
    elasticity
        Middle estimate, from 0 to below 1.
    uncertainty
        Half the interval relative to the estimate, %, from 0 to 100.
    kept
        What the country keeps of a dollar of exports, %, from 0 to 100.
    agencies
        One dict a country: ``country``, ``exports`` (US$ million) and ``budget_share`` (%, above 0).

    Returns
    -------
    Rows ``change`` (%), ``case`` (low, middle or high), ``exports`` added, ``cost`` added and ``net`` (US$ million a
    year), ``last_dollar`` (exports that the last dollar brings) and ``asked`` (whether it is the change asked for).

    Raises
    ------
    ValueError
        A number lies outside its range, or the country is not among the agencies.

    >>> rows = budget_change("Here", 100, 0.074, 0, 10, [{"country": "Here", "exports": 1000, "budget_share": 0.1}])
    >>> [round(row["net"], 2) for row in rows if row["asked"]]
    [4.26, 4.26, 4.26]
    """
    found = [agency for agency in agencies if agency["country"] == country]
    if not found:
        raise ValueError(f"country must be one of those with a known budget, got {country!r}")
    if not 0 <= uncertainty <= 100:
        raise ValueError(f"uncertainty must lie from 0 to 100 %, got {uncertainty!r}")
    exports, share = found[0]["exports"], found[0]["budget_share"]
    start = promotion.budget(exports, share)
    steps = sorted([*[step for step in STEPS if step != change], change])
    rows = []
    for case, factor in (("low", 1 - uncertainty / 100), ("middle", 1.0), ("high", 1 + uncertainty / 100)):
        power = min(elasticity * factor, 0.999)
        for step in steps:
            more = promotion.added(exports, power, step)
            spent = start * (1 + step / 100)
            rows.append({"change": step, "case": case, "exports": more, "cost": spent - start,
                         "net": promotion.net_gain(exports, share, power, step, kept),
                         "last_dollar": power * (exports + more) / spent, "asked": step == change})
    return rows


def budget_change_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`budget_change`: what the change asked for adds, costs and leaves."""
    asked = {row["case"]: row for row in rows if row["asked"]}
    low, middle, high = asked["low"], asked["middle"], asked["high"]
    if values["change"] == 0:
        return (f"{values['country']}'s budget stays. Its last dollar brings {middle['last_dollar']:,.0f} dollars of "
                f"exports ({low['last_dollar']:,.0f} to {high['last_dollar']:,.0f}).")
    ends = sorted([low["exports"], high["exports"]])
    nets = sorted([low["net"], high["net"]])
    verdict = ("It pays at both ends of the interval" if nets[0] > 0 else
               "It pays at neither end of the interval" if nets[1] <= 0 else
               "Whether it pays depends on where in the interval the truth lies")
    way = "higher" if values["change"] > 0 else "lower"
    return (f"{values['country']}: a budget {abs(values['change']):.0f} % {way} "
            f"changes exports by {middle['exports']:+,.0f} million dollars a year ({ends[0]:+,.0f} to {ends[1]:+,.0f}) "
            f"and costs {middle['cost']:+,.1f} million. After cost {middle['net']:+,.1f} million remain "
            f"({nets[0]:+,.1f} to {nets[1]:+,.1f}). {verdict}; the last dollar then brings "
            f"{middle['last_dollar']:,.0f}.")


def choose_offices(offices: list[dict], money: float, overlap: float) -> list[dict]:
    """Best set of offices within a budget, beside the choice by return as if each stood alone.

    Parameters
    ----------
    offices
        One dict an office: ``office``, ``region``, ``value`` (US$ million of exports a year, alone in its region) and
        ``cost`` (thousand US$ a year).
    money
        Thousand US$ a year, 0 or more.
    overlap
        Part that an office loses to each better one in its region, %, from 0 to 100.

    Returns
    -------
    One row an office: ``office``, ``region``, ``cost``, ``alone`` (exports if it stood alone), ``choice`` (both, best
    set, by return, or neither), ``adds`` and ``adds_by_return`` (exports it adds to either set; 0 if not in it).

    Raises
    ------
    ValueError
        A number lies outside its range, a name occurs twice, or there are too many offices.

    >>> line = [("A", "x", 10, 500), ("B", "x", 9, 400), ("C", "y", 5, 500)]
    >>> offices = [dict(zip(("office", "region", "value", "cost"), one)) for one in line]
    >>> [(row["office"], row["choice"], row["adds"]) for row in choose_offices(offices, 1000, 50)]
    [('A', 'both', 10.0), ('B', 'by return', 0.0), ('C', 'best set', 5.0)]
    """
    best = promotion_offices.best_set(offices, money, overlap)
    plain = promotion_offices.by_return(offices, money)
    in_best = promotion_offices.shares_of(offices, best, overlap)
    in_plain = promotion_offices.shares_of(offices, plain, overlap)
    rows = []
    for office in offices:
        name = office["office"]
        choice = ("both" if name in best and name in plain else "best set" if name in best else
                  "by return" if name in plain else "neither")
        rows.append({"office": name, "region": office["region"], "cost": office["cost"], "alone": office["value"],
                     "choice": choice, "adds": in_best.get(name, 0.0), "adds_by_return": in_plain.get(name, 0.0)})
    return rows


def choose_offices_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`choose_offices`: what is chosen, what it brings, what the simple rule loses."""
    chosen = [row for row in rows if row["choice"] in ("both", "best set")]
    if not chosen:
        return "No office can be paid with this budget, or none brings anything."
    best, plain = fsum([row["adds"] for row in rows]), fsum([row["adds_by_return"] for row in rows])
    cost = fsum([row["cost"] for row in chosen])
    names = ", ".join([row["office"] for row in chosen])
    start = (f"Best: {names}. Together they cost {cost:,.0f} thousand dollars and "
             f"bring {best:,.1f} million, {1000 * best / cost:,.1f} dollars for each dollar.")
    if best - plain < 0.05:
        return f"{start} Choosing by return as if each stood alone does as well."
    return (f"{start} Choosing by return as if each stood alone brings {plain:,.1f} million, {best - plain:,.1f} less.")
