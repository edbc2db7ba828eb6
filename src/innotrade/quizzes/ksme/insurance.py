"""Numbers of the quiz of the lesson "Who carries the risk of not being paid?"."""

from innotrade import data
from innotrade.models.sme import risk, risk_rules


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, US dollars, US$ million, or pure numbers."""
    return _premium() | _ratio() | _two_firms() | _claim() | _champions()


def _premium(default: float = 0.02, severity: float = 0.5, cover: float = 0.8, cost: float = 0.004) -> dict[str, float]:
    """Premium of one policy, and what is left out in wrong ones; percent of the insured sum."""
    fair = risk.fair_premium(default, severity, cover, cost)
    return {"default": 100 * default, "severity": 100 * severity, "cover": 100 * cover, "cost": 100 * cost,
            "fair": 100 * fair, "fair_no_cost": 100 * (fair - cost),
            "fair_no_cover": 100 * risk.fair_premium(default, severity, 1, cost),
            "fair_no_severity": 100 * risk.fair_premium(default, 1, cover, cost),
            "fair_default": 100 * (default + cost)}


def _ratio() -> dict[str, float]:
    row = data.load("export-insurance").set_index("period").loc["2014"]
    return {"premiums": row["premium_revenue"], "claims": row["claims_paid"],
            "ratio": risk.loss_ratio(row["claims_paid"], row["premium_revenue"]),
            "recovery": 100 * risk.recovery_needed(row["claims_paid"], row["premium_revenue"]),
            "gap": row["claims_paid"] - row["premium_revenue"]}


def _two_firms() -> dict[str, float]:
    """Two firms, one payable default; a tenth of firms default on average, all of it in one year of five."""
    return {"average": 10, "bad_chance": 50, "ruin_linked": 0.2 * 100 * risk.ruin_independent(2, 0.5, 1),
            "ruin_alone": 100 * risk.ruin_independent(2, 0.1, 1),
            "ruin_bad": 100 * risk.ruin_independent(2, 0.5, 1)}


def _claim() -> dict[str, float]:
    """Three equal lines and a duty of a thousand dollars, 99 % refunded."""
    line = risk_rules.drawback_claim([700, 700, 700], 1000)[0]
    return {"duty": 1000, "cut_ratio": line["ratio"], "claim_line": line["claim"], "claim_uncut": line["uncut"]}


def _champions() -> dict[str, float]:
    (first, few), (second, many) = risk_rules.CHAMPION_RULES
    return {"door": first, "door_rank": few, "large_door": second, "large_rank": many, "between": 180,
            "above": first + 1}
