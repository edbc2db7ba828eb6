"""Numbers of the quiz of the lesson "How small is an SME, and how much do they export?"."""

from innotrade import data
from innotrade.models.sme import indirect, indirect_view, productivity


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, points, US$ billion, or pure numbers."""
    return _workers() | _spread() | _two_steps() | _what_rose() | _counts()


def _workers(output: float = 0.4, ratio: float = 3.0) -> dict[str, float]:
    """Small firms' share of workers in a round example, and what wrong readings of the ratio give."""
    return {
        "output": 100 * output,
        "output_large": 100 * (1 - output),
        "ratio": ratio,
        "large_workers": 100 * (1 - output) / ratio,
        "all_workers": 100 * (output + (1 - output) / ratio),
        "workers": 100 * productivity.employment_share(output, 1 / ratio),
        "workers_inverted": 100 * productivity.employment_share(output, ratio),
        "workers_times": 100 * output / ratio,
    }


def _spread() -> dict[str, float]:
    """First and last lending rates of Table 26 and their differences."""
    rates = data.load("lending-rates").set_index("year")
    first, last = rates.loc[2001], rates.loc[2014]
    before, after = first["smes"] - first["large_firms"], last["smes"] - last["large_firms"]
    return {
        "rate_first": first["smes"],
        "rate_last": last["smes"],
        "large_first": first["large_firms"],
        "large_last": last["large_firms"],
        "spread_first": before,
        "spread_last": after,
        "spread_change": after - before,
        "spread_percent": 100 * (after / before - 1),
        "rate_change": first["smes"] - last["smes"],
    }


def _two_steps(direct: float = 0.2, supply: float = 0.15) -> dict[str, float]:
    """Direct plus indirect exports in a round example."""
    return {
        "direct": 100 * direct,
        "supply": 100 * supply,
        "rest": 100 * (1 - direct),
        "contribution": 100 * indirect.contribution(direct, supply),
        "contribution_added": 100 * (direct + supply),
        "indirect_only": 100 * supply * (1 - direct),
        "contribution_of_direct": 100 * direct * (1 + supply),
    }


def _counts() -> dict[str, float]:
    """Small firms in Korea's exports of 2012, by sales in two steps and by value, as the third explorer starts."""
    found = {row["count"]: row["share"] for row in indirect_view.four_counts(18.8, 14.8, 30, 15, 30)}
    return {"through_hands": found["and sold to exporters"], "made_by_them": found["value added"]}


def _what_rose() -> dict[str, float]:
    """The last two rows of Table 27 with the totals that they imply."""
    table = data.load("sme-exports").set_index("year")
    total = 100 * table["sme_exports"] / table["share_of_exports"]
    return {
        "share_before": table["share_of_exports"][2014],
        "share_after": table["share_of_exports"][2015],
        "share_points": table["share_of_exports"][2015] - table["share_of_exports"][2014],
        "sme_before": table["sme_exports"][2014],
        "sme_after": table["sme_exports"][2015],
        "all_before": total[2014],
        "all_after": total[2015],
        "sme_change": 100 * (table["sme_exports"][2015] / table["sme_exports"][2014] - 1),
        "all_change": 100 * (total[2015] / total[2014] - 1),
    }
