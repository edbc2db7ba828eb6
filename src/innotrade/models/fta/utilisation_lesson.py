"""Is the preference worth the paper, and who would pay for 65 %? Explorer views of
:mod:`innotrade.models.fta.utilisation` with the controls of the lesson. Money is in US dollars of one year.
"""

from math import floor

from innotrade.models.fta.utilisation import Setting, calibrated
from innotrade.models.fta.utilisation_view import reach_target, reach_target_summary, who_claims

MILLION = 1_000_000


def worth_it(margin: float, fixed_cost: float, threshold: float, subsidy: float, median_shipment: float) -> list[dict]:
    """What claiming saves and costs firms of every size, and how many claim.

    Parameters
    ----------
    margin
        Ordinary tariff less preferential tariff, % of the shipment, 0 to 100.
    fixed_cost, subsidy
        Cost of a year of claiming, and grant to each claimant, US$ a firm.
    threshold
        Regional content that the rule asks for, %.
    median_shipment
        What the median firm ships to the partner, US$ a year.

    Returns
    -------
    As ``utilisation_view.who_claims``.

    Raises
    ------
    ValueError
        An argument is out of range.
    """
    return who_claims(margin, fixed_cost, threshold, subsidy, median_shipment=median_shipment)


def worth_it_summary(values: dict, rows: list[dict]) -> str:
    """Say who meets the rule, from which shipment claiming pays, who claims, and what the grants cost."""
    row = rows[0]
    text = f"{row['qualify']:.1f} % of firms meet the rule"
    if row["break_even"] is None:
        return text + ", but nobody claims: the margin does not cover the proportional cost."
    text += (f"; claiming pays above {row['break_even']:.0f} dollars a year. {row['use_by_firms']:.1f} % of firms "
             f"claim, with {row['use_by_value']:.1f} % of the value.")
    return text + (f" Grants cost {row['budget']:.0f} dollars per 100 firms." if row["budget"] > 0 else "")


def who_pays(use: float, target: float, measure: str, margin: float, ordinary_tariff: float, threshold: float,
             median_shipment: float, firms: float) -> list[dict]:
    """What each instrument would take to bring use to the target, in millions of dollars a year.

    Parameters
    ----------
    use, target, measure, firms
        As in ``utilisation_view.reach_target``.
    margin, ordinary_tariff, threshold, median_shipment
        As in :func:`worth_it`; no margin can exceed the ordinary tariff.

    Returns
    -------
    One row an instrument: ``instrument``, ``feasible``, ``now``, ``needed``, ``unit``, ``new_claimants``, and, US$
    million a year, ``home_treasury``, ``partner_treasury`` and ``firms_gain``; ``budget_per_new_claimant`` (US$),
    ``use_by_firms``, ``use_by_value`` (%) and ``reason``.

    Raises
    ------
    ValueError
        ``margin`` exceeds ``ordinary_tariff``, ``target`` is below ``use``, or an argument is out of range.
    """
    if margin > ordinary_tariff:
        raise ValueError(f"margin must be at most the ordinary tariff ({ordinary_tariff!r} %), got {margin!r}")
    found = reach_target(use, target, measure, firms, ordinary_tariff, margin=margin, threshold=threshold,
                         median_shipment=median_shipment)
    rows = []
    for row in found:
        kept = {name: row[name] for name in ("instrument", "feasible", "now", "needed", "unit", "new_claimants")}
        money = {name: None if row[key] is None else row[key] / MILLION for name, key in (
            ("home_treasury", "budget"), ("partner_treasury", "partner_revenue"), ("firms_gain", "firms_gain"))}
        each = row["budget_per_new_claimant"]
        if target == use and row["feasible"]:  # nothing is to be done; what is left would be rounding
            money, each, kept["new_claimants"] = dict.fromkeys(money, 0.0), None, 0.0
        rows.append({**kept, **money, "budget_per_new_claimant": each, "use_by_firms": row["use_by_firms"],
                     "use_by_value": row["use_by_value"], "reason": row["reason"]})
    return rows


def who_pays_summary(values: dict, rows: list[dict]) -> str:
    """Say what the target takes, and what the subsidy costs in all and for each new claimant."""
    text = reach_target_summary(values, rows)
    grant = rows[0]
    if grant["feasible"] and grant["new_claimants"] > 1e-9:
        new = floor(grant["new_claimants"] + 0.500001)  # a half is one on every machine, whatever its last digit
        text += f" The subsidy costs {grant['home_treasury']:.1f} million dollars a year for {new} new claimants."
    return text


def most_reached(helped: float, firms: float) -> float:
    """By how much a programme can raise use at most: if each firm that it helps is one that would not have claimed.

        points = 100 helped / firms

    Parameters
    ----------
    helped
        Firms helped a year, 0 or more.
    firms
        Firms among which use is counted, above 0.

    Returns
    -------
    Percentage points.

    Raises
    ------
    ValueError
        An argument is out of range.

    >>> round(most_reached(810, 87865), 2)
    0.92
    """
    if not 0 < firms <= 1e9:
        raise ValueError(f"firms must be greater than 0, got {firms!r}")
    if not 0 <= helped <= firms:
        raise ValueError(f"helped must lie between 0 and firms ({firms!r}), got {helped!r}")
    return 100 * helped / firms


def median_for_cost(fixed_cost: float, use: float, measure: str = "firms", **details) -> float:
    """Median shipment with which the model needs exactly this fixed cost to show the use observed.

    Calibration finds the fixed cost only relative to the median shipment, so one known cost fixes the other.

        median' = median F' / F(median)

    Parameters
    ----------
    fixed_cost
        What a year of claiming is known to cost, US$ a firm, above 0.
    use, measure
        Utilisation observed, %, and whether it counts ``"firms"`` or ``"value"``.
    details
        Attributes of ``utilisation.Setting``.

    Returns
    -------
    US$ a year.

    Raises
    ------
    ValueError
        An argument is out of range.

    >>> one = median_for_cost(1000, 59)
    >>> round(calibrated(Setting(median_shipment=one), 59).fixed_cost, 6)
    1000.0
    """
    if not 0 < fixed_cost <= 1e12:
        raise ValueError(f"fixed_cost must be greater than 0 (US$ a firm and year), got {fixed_cost!r}")
    setting = calibrated(Setting(**details), use, measure)
    return setting.median_shipment * fixed_cost / setting.fixed_cost
