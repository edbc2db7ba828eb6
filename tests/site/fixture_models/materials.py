"""A bill of materials: how much of a product is of local origin?"""

import math


def content(price: float, materials: list[dict], shares: list[dict]) -> list[dict]:
    """Return the value and share of each material; ``shares`` is fixed data."""
    total = math.fsum([row["cost"] for row in materials])
    if total > price:
        raise ValueError(f"materials must cost no more than the price ({price:g}), got {total:g}")
    known = {row["origin"]: row["share"] for row in shares}
    return [
        {"part": row["part"], "cost": row["cost"], "share": row["cost"] / price, "local": known[row["origin"]]}
        for row in materials
    ]


def in_words(values: dict, rows: list[dict]) -> str:
    """Say what share of the price the materials are."""
    return f"Materials are {100 * math.fsum([row['share'] for row in rows]):.1f} % of the price."
