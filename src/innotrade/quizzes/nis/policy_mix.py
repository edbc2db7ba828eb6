"""Numbers of the quiz of the lesson "Which instruments are missing?"."""

from innotrade import data
from innotrade.models.nis import policy_mix, policy_mix_view


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, or counts."""
    rows = data.load("startup-policy-tools").to_dict("records")
    return _venture(rows) | _grid(rows) | _likeness() | _room(rows)


def _venture(rows: list[dict]) -> dict[str, float]:
    """Share of countries with venture capital: its bounds, and three numbers that are given in their place."""
    known = [policy_mix_view.score(status, 0, 0) for status in policy_mix_view.statuses(rows, "Venture capital")]
    lost = len(policy_mix_view.COUNTRIES) - len(known)
    low, high = policy_mix.share_bounds(known, lost)
    return {
        "venture_known": len(known), "venture_implemented": sum(known), "venture_lost": lost,
        "venture_low": 100 * low, "venture_high": 100 * high,
        "venture_left_out": 100 * sum(known) / len(known), "venture_half": 50 * (low + high),
    }


def _grid(rows: list[dict]) -> dict[str, float]:
    low, high = policy_mix_view.whole_bounds(rows, "labels", 0, 0)
    ease = policy_mix_view.tool_bounds(rows, "labels", 0, 0)["Ease of creating or closing down business"]
    return {
        "cells": 60, "statuses": len(rows), "blank": 60 - len(rows),
        "implemented": len([1 for row in rows if row["status"] == "Implemented"]),
        "grid_low": 100 * low, "grid_high": 100 * high, "ease_gap": 100 * (1 - ease[1]),
    }


def _likeness() -> dict[str, float]:
    """Five tools of two countries, one answer missing: the least likeness, and wrong ways to it."""
    one, other = [True, True, False, False, None], [True, False, True, False, True]
    low, high = policy_mix.jaccard_bounds(one, other)
    return {
        "like_low": 100 * low, "like_high": 100 * high, "like_of_all": 100 * 1 / 5,
        "like_dropped": 100 * policy_mix.jaccard(one[:4], other[:4]), "like_matching": 100 * 2 / 5,
    }


def _room(rows: list[dict]) -> dict[str, float]:
    lost = len([1 for row in rows if row["placement"] == "lost"])
    return {"lost": lost, "room": 12, "overflow": policy_mix.overflow(lost, 12)}
