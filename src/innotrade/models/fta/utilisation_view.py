"""Who claims the preference, and what would the step from 59 to 65 % cost? Explorer views of
:mod:`innotrade.models.fta.utilisation`.

Money is in one unit throughout (that of ``median_shipment``); rates and shares are in percent.
"""

from dataclasses import replace
from math import exp

from innotrade.models.fta.utilisation import (
    Setting,
    break_even_shipment,
    calibrated,
    checked,
    margin_for,
    normal_cdf,
    qualifying_share,
    shipped_by_claimants,
    subsidy_for,
    threshold_for,
    use_with_fixed_costs,
    utilisation,
)


def who_claims(margin: float, fixed_cost: float, threshold: float, subsidy: float = 0.0, **details) -> list[dict]:
    """What claiming saves and costs firms of every size.

    Parameters
    ----------
    margin, fixed_cost, threshold
        As in ``utilisation.Setting``; ``details`` are its other attributes.
    subsidy
        Grant a year to each firm that claims, money, 0 or more; above the fixed cost it only covers that.

    Returns
    -------
    61 rows from very small to very large: ``shipment``, ``smaller`` (% of firms that ship less), ``saving``, ``cost``
    (after the subsidy), ``gain``, ``claims``; and, the same in each row, ``qualify``, ``use_by_firms``,
    ``use_by_value`` (%), ``break_even`` (``None`` where nobody claims) and ``budget`` (money per 100 firms).

    Raises
    ------
    ValueError
        An argument is out of range.

    >>> rows = who_claims(6, 1000, 40)
    >>> round(rows[0]["break_even"])
    20000
    """
    if not 0 <= subsidy <= 1e12:
        raise ValueError(f"subsidy must be 0 or more (money a firm and year), got {subsidy!r}")
    setting = checked(Setting(margin, fixed_cost, threshold=threshold, **details))
    paid = min(subsidy, setting.fixed_cost)
    setting = replace(setting, fixed_cost=setting.fixed_cost - paid)
    use = utilisation(setting)
    same = {"qualify": qualifying_share(setting), "use_by_firms": use, "use_by_value": utilisation(setting, "value"),
            "break_even": break_even_shipment(setting), "budget": use * paid}
    rows = []
    for step in range(61):
        place = step / 10 - 3
        shipment = setting.median_shipment * exp(setting.size_spread * place)
        saving = setting.margin / 100 * shipment
        cost = setting.fixed_cost + setting.proportional_cost / 100 * shipment
        rows.append({"shipment": shipment, "smaller": 100 * normal_cdf(place), "saving": saving, "cost": cost,
                     "gain": saving - cost, "claims": saving > cost, **same})
    return rows


def who_claims_summary(values: dict, rows: list[dict]) -> str:
    """Say who qualifies, from which size claiming pays, and what share claims."""
    row = rows[0]
    text = f"{row['qualify']:.1f} % of firms meet the content threshold"
    if row["break_even"] is None:
        return text + ", but nobody claims: the margin does not cover the proportional cost."
    return (f"{text}; claiming pays above a shipment of {row['break_even']:.0f} a year, so {row['use_by_firms']:.1f} % "
            f"of firms claim, with {row['use_by_value']:.1f} % of the value shipped.")


def reach_target(use: float, target: float, measure: str = "firms", firms: float = 1000,
                 ordinary_tariff: float = 100.0, **details) -> list[dict]:
    """What each of four instruments would take to bring use to a target, and who pays.

    The setting is first calibrated to ``use``. The subsidy goes to every claimant, since who would have claimed
    without it cannot be told apart.

    Parameters
    ----------
    use, target
        Utilisation observed and wanted, %; the study: 59 in 2014, 65 in 2015.
    measure
        ``"firms"`` or ``"value"``: what both count.
    firms
        Number of firms that export goods with a preference, 1 or more.
    ordinary_tariff
        What goods without the preference pay, % of value: no margin can be wider. At 100 it does not bind.
    details
        Attributes of ``utilisation.Setting`` but ``fixed_cost``.

    Returns
    -------
    One row an instrument: ``instrument``, ``now``, ``needed`` and ``unit`` of what it changes, ``feasible``,
    ``use_by_firms`` and ``use_by_value`` (%), ``new_claimants``, ``budget`` of the home treasury and
    ``budget_per_new_claimant``, ``partner_revenue`` (duty that the partner's customs lose), ``firms_gain`` (net of
    costs) and ``reason``. Money is a year; where an instrument is not feasible, numbers are ``None``.

    Raises
    ------
    ValueError
        ``target`` is below ``use``, or an argument is out of range.
    """
    now = _observed(use, target, measure, firms, details)
    if not now.margin <= ordinary_tariff <= 100:
        raise ValueError(f"ordinary_tariff must lie between the margin ({now.margin!r} %) and 100, "
                         f"got {ordinary_tariff!r}")
    grant = subsidy_for(now, target, measure)
    margin = margin_for(now, target, measure)
    threshold = threshold_for(now, target, measure)
    cheaper = None if grant is None else now.fixed_cost - grant
    few = low = f"only {qualifying_share(now):.1f} % qualify"
    if margin is not None and margin > ordinary_tariff:
        low = f"it would be {margin:.1f} %, above the ordinary tariff of {ordinary_tariff:.1f} %"
        margin = None
    return [
        _row("subsidy", 0.0, grant, "money a claimant", now, {"fixed_cost": cheaper}, firms, few),
        _row("wider margin", now.margin, margin, "% of the shipment", now, {"margin": margin}, firms, low),
        _row("simpler rule", now.threshold, threshold, "% content asked for", now, {"threshold": threshold}, firms,
             "even a rule that all goods meet leaves too many firms below the break-even shipment"),
        _row("less paperwork", now.fixed_cost, cheaper, "money a claimant", now, {"fixed_cost": cheaper}, firms, few),
    ]


def _observed(use: float, target: float, measure: str, firms: float, details: dict) -> Setting:
    """Return the setting calibrated to the use observed, after checking what both views take."""
    if not 1 <= firms <= 1e9:
        raise ValueError(f"firms must lie between 1 and 1000000000, got {firms!r}")
    if not use <= target < 100:
        raise ValueError(f"target must be at least use ({use!r} %) and below 100, got {target!r}")
    return calibrated(Setting(**details), use, measure)


def _row(instrument: str, before: float, needed: float | None, unit: str, now: Setting, change: dict, firms: float,
         obstacle: str) -> dict:
    row = {"instrument": instrument, "now": before, "needed": needed, "unit": unit, "feasible": needed is not None}
    if needed is None:
        nothing = ("use_by_firms", "use_by_value", "new_claimants", "budget", "budget_per_new_claimant",
                   "partner_revenue", "firms_gain")
        return {**row, **dict.fromkeys(nothing), "reason": f"not enough by itself: {obstacle}"}
    then = replace(now, **change)
    claimants = firms * utilisation(then) / 100
    new = claimants - firms * utilisation(now) / 100
    budget = needed * claimants if instrument == "subsidy" else 0.0
    revenue = firms * (then.margin * shipped_by_claimants(then) - now.margin * shipped_by_claimants(now)) / 100
    return {**row, "use_by_firms": utilisation(then), "use_by_value": utilisation(then, "value"), "new_claimants": new,
            "budget": budget, "budget_per_new_claimant": budget / new if new > 1e-9 else None,
            "partner_revenue": revenue, "firms_gain": firms * (_gain(then) - _gain(now)), "reason": _PAYERS[instrument]}


#: Who bears each instrument.
_PAYERS = {
    "subsidy": "paid by the home treasury, also to those who would have claimed anyway",
    "wider margin": "paid by the partner's treasury; it must be negotiated, and the ordinary tariff is its ceiling",
    "simpler rule": "paid by the partner's treasury; it must be negotiated, and lets more foreign content in",
    "less paperwork": "saves real cost; what it takes to get there is not counted here",
}


def _gain(setting: Setting) -> float:
    """Return the net gain from claiming, per firm of the whole population."""
    share = (setting.margin - setting.proportional_cost) / 100
    return share * shipped_by_claimants(setting) - setting.fixed_cost * utilisation(setting) / 100


def reach_target_summary(values: dict, rows: list[dict]) -> str:
    """Say what subsidy, margin or rule the target takes, and what the subsidy costs for each new claimant."""
    ways, failures = [], []
    for row in rows[:3]:
        if not row["feasible"]:
            failures.append(f"A {row['instrument']} is {row['reason']}.")
        elif row["instrument"] == "subsidy":
            each = row["budget_per_new_claimant"]
            note = f" ({each:.0f} for each new one)" if each else ""
            ways.append(f"a subsidy of {row['needed']:.0f} a claimant{note}")
        else:
            ways.append(f"a {row['instrument']}: {row['needed']:.1f} instead of {row['now']:.1f} {row['unit']}")
    text = "The target takes " + "; or ".join(ways) + "." if ways else "No instrument reaches the target by itself."
    return " ".join([text, *failures])


def subsidy_curve(use: float, target: float, measure: str = "firms", firms: float = 1000, **details) -> list[dict]:
    """Use and budget at rising subsidies, from none to the whole fixed cost.

    Parameters are those of :func:`reach_target`.

    Returns
    -------
    41 rows: ``subsidy`` (money a claimant), ``use`` (%, by ``measure``), ``budget`` and ``windfall`` (the part of the
    budget that goes to those who would have claimed anyway; money a year), ``reached`` (whether ``use`` is at the
    target).
    """
    now = _observed(use, target, measure, firms, details)
    subsidies = [now.fixed_cost * (step / 40) for step in range(41)]  # the last is the whole cost exactly
    left = [now.fixed_cost - subsidy for subsidy in subsidies]
    uses, counts = use_with_fixed_costs(now, left, measure), use_with_fixed_costs(now, left)
    rows = []
    for step, subsidy in enumerate(subsidies):
        rows.append({"subsidy": subsidy, "use": uses[step], "budget": subsidy * firms * counts[step] / 100,
                     "windfall": subsidy * firms * counts[0] / 100, "reached": uses[step] >= target - 1e-9})
    return rows


def subsidy_curve_summary(values: dict, rows: list[dict]) -> str:
    """Say at which subsidy the target is reached, or that no subsidy reaches it."""
    enough = [row for row in rows if row["reached"]]
    if not enough:
        return (f"Even a subsidy of the whole fixed cost ({rows[-1]['subsidy']:.0f}) brings use to "
                f"{rows[-1]['use']:.1f} % only: the rule of origin keeps the others out.")
    first = enough[0]
    if first["budget"] == 0:
        return f"Use is at {first['use']:.1f} % without a subsidy."
    return (f"At a subsidy of about {first['subsidy']:.0f} a claimant use is {first['use']:.1f} %; "
            f"{100 * first['windfall'] / first['budget']:.1f} % of the budget goes to firms that would claim anyway.")
