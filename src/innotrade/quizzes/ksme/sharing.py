"""Numbers of the quiz of the lesson "What travels?"."""

from innotrade.models.nis.policy_mix import share_bounds
from innotrade.models.sme import sharing, sharing_lists


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, US$ million, counts, or pure numbers."""
    return _growth() | _index() | _lists() | _outcomes()


def _growth(before: float = 100.0, after: float = 800.0) -> dict[str, float]:
    """Aid that multiplies by eight while its ratio to income doubles."""
    found = sharing.growth_parts(0.001, 0.002, before, after)
    return {"aid_before": before, "aid_after": after, "ratio_before": 0.1, "ratio_after": 0.2,
            "factor": found["factor"], "ratio_part": 100 * found["ratio"],
            "income_part": 100 * found["income"], "ratio_points": 100 * 1 / 7, "ratio_factor": 100 * 2 / 8}


def _index(people: float = 0.4, amount: float = 0.7) -> dict[str, float]:
    """Two countries, the poorer of which has less than half of the people and more than half of the aid."""
    right = sharing.concentration_index([people, 1 - people], [amount, 1 - amount])
    return {"people": 100 * people, "amount": 100 * amount, "index": right, "index_turned": -right,
            "index_half": right / 2, "per_head": (amount / people) / ((1 - amount) / (1 - people))}


def _lists(first: int = 29, second: int = 19, both: int = 2) -> dict[str, float]:
    return {"first": first, "second": second, "both": both,
            "estimate": sharing_lists.estimate_of_all(first, second, both)["all"],
            "bound": sharing_lists.in_either(first, second, both)}


def _outcomes(projects: int = 12, used: int = 4, failed: int = 1) -> dict[str, float]:
    """Projects of which few outcomes are known."""
    low, high = share_bounds([1.0] * used + [0.0] * failed, projects - used - failed)
    return {"projects": projects, "told": used + failed, "used": used, "silent": projects - used - failed,
            "lowest": 100 * low, "highest": 100 * high, "of_told": 100 * used / (used + failed)}
