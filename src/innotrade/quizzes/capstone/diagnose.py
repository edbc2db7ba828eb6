"""Numbers of the quiz of the lesson "What does my country lack?"."""

from innotrade.capstone import evidence
from innotrade.models.capstone import gaps


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, or the unit of an indicator."""
    return _research() | _pupils() | _weights()


def _row(country: str, indicator: str) -> dict:
    return next(row for row in evidence.sheet() if row["country"] == country and row["indicator"] == indicator)


def _research() -> dict[str, float]:
    row = _row("Mexico", "R&D intensity")
    value, korea = row["value"], row["korea"]
    return {"rd_mexico": value, "rd_korea": korea, "rd_gap": gaps.shortfall(value, korea),
            "rd_share": 100 * value / korea, "rd_points": korea - value, "rd_times": korea / value,
            "rd_other_way": 100 * (korea / value - 1)}


def _pupils() -> dict[str, float]:
    row = _row("Mexico", "pupils who fail")
    value, korea = row["value"], row["korea"]
    return {"fail_mexico": value, "fail_korea": korea, "fail_gap": gaps.shortfall(value, korea, less=True),
            "fail_points": value - korea, "fail_more": 100 * (value / korea - 1), "fail_share": 100 * korea / value}


def _weights() -> dict[str, float]:
    gap, other, weight = 50.0, 80.0, 6.0
    lead = weight * other
    return {"gap": gap, "other": other, "weight": weight, "lead": lead, "turn": gaps.weight_to_lead(gap, [lead]),
            "turn_difference": weight + (other - gap) / 10, "turn_inverse": weight * gap / other}
