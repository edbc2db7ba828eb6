"""Other right answers to the exercise "abroad": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd


def sizes_by_arrays(names):
    """Arrays of two rows, in a Series of another order."""
    rows = names["table_30"].query("year in [2000, 2014]")[["smes", "large_firms", "all_firms"]].to_numpy(dtype=float)
    growth, rise = 100 * (rows[1] / rows[0] - 1), rows[1] - rows[0]
    share = 100 * rows[:, 0] / rows[:, 2]
    return pd.Series({"points": share[1] - share[0], "large_part": 100 * rise[1] / rise[2], "large": growth[1],
                      "small": growth[0]})


def sizes_rounded(names):
    """Two decimals, in types of their own."""
    return {name: Decimal(f"{value:.2f}") for name, value in sizes_by_arrays(names).items()}


def miss_by_clip(_):
    """The nearest possible share, and the distance from it."""
    def share_miss(part, whole, share):
        if not 0 <= part <= whole or whole < 1:
            raise ValueError("no part of a whole")
        low, high = (part - 0.5) / (whole + 1) * 100, (part + 1) / (whole - 0.5) * 100
        return abs(float(np.clip(share, max(low, 0.0) - 0.05, min(high, 100.0) + 0.05)) - share)

    return share_miss


def miss_by_cases(_):
    """Above, below, or possible."""
    def share_miss(part, whole, share):
        if whole < 1 or part < 0 or part > whole:
            raise ValueError("no part of a whole")
        low, high = max(0.0, 100 * (part - 0.5) / (whole + 1)), min(100.0, 100 * (part + 1) / (whole - 0.5))
        if share - 0.05 > high:
            return (share - 0.05) - high
        return low - (share + 0.05) if share + 0.05 < low else 0.0

    return share_miss


def tested_by_pivot(names):
    """A wide table, made long again, with the rows in another order."""
    table, miss = names["table_29"], miss_by_clip(names)
    amounts = table.pivot(index="period", columns="sector", values="value").astype(float)
    shares = table.pivot(index="period", columns="sector", values="share").astype(float)
    rows = [{"sector": sector, "period": period, "miss": miss(amounts.loc[period, sector], amounts.loc[period, "Total"],
                                                              shares.loc[period, sector]),
             "gap": shares.loc[period, sector] - 100 * amounts.loc[period, sector] / amounts.loc[period, "Total"]}
            for sector in amounts.columns if sector != "Total" for period in amounts.index]
    return pd.DataFrame(rows)


def tested_as_records(names):
    """A list of dicts, rounded as asked."""
    return tested_by_pivot(names).round(4).to_dict("records")


def world_by_search(names):
    """Every total of half a million, kept where no sector is impossible."""
    sectors = names["table_29"].query("period == '2010' and sector != 'Total'")
    totals = np.arange(24_000, 25_400, 0.25)
    kept = np.ones(len(totals), dtype=bool)
    for amount, share in zip(sectors["value"], sectors["share"], strict=True):
        kept &= (100 * (amount - 0.5) / totals <= share + 0.05) & (100 * (amount + 1) / totals >= share - 0.05)
    return {"high": totals[kept].max(), "low": totals[kept].min()}


def world_as_series(names):
    """The same in a Series, in whole tenths."""
    return pd.Series(world_by_search(names)).round(1)


def _mining(names):
    table = names["table_29"].pivot(index="period", columns="sector", values="value")
    weight = table["Mining and quarrying"] / table["Total"] * 100
    firms = names["table_30"].set_index("year")
    share = 100 * firms["smes"] / firms["all_firms"]
    rest = share[2000] - weight["2000"] * names["variant"].mining / 100
    outside = 100 * rest / (100 - weight["2000"])
    kept = share[2000] + (weight["2014"] - weight["2000"]) / 100 * (names["variant"].mining - outside)
    return {"inside": kept - share[2014], "mix": share[2000] - kept, "kept": kept, "outside": outside}


def mining_by_difference(names):
    """The old share and the moved weight times the gap of the two rates."""
    return _mining(names)


def mining_rounded(names):
    """Two decimals in a Series."""
    return pd.Series(_mining(names)).round(2)


def advice_followers(_):
    """Bring the followers, at a large volume."""
    return (
        "Bring the Korean suppliers, since the plant is planned for 600 thousand cars a year. In the lesson's example "
        "a supplier's own plant pays from 328 thousand parts a year, so at this volume they gain by coming, and the "
        "relief can be small. In China 121 came with Hyundai. Below 400 thousand I would raise local firms instead, "
        "because followers would leave when the relief ends. I would not set a ratio of local content as the aim: it "
        "counts the place of a plant and not its owner. The costs are an assumption of the course, and no figure here "
        "tells how many of the 121 would have come without help."
    )


def advice_market(_):
    """Leave it to the market."""
    return (
        "Leave it to the market for two years. Small firms brought 20 million dollars to Mexico in 2014, large ones "
        "737 million, so hardly anybody follows that far, and the state would pay the few that come anyway. At a "
        "volume of 300 thousand cars exporting the part costs 47.52 dollars and the own plant 48.22, a difference that "
        "a change of the tariff outweighs. Above half a million cars I would raise local firms with the maker. A "
        "figure of local content would not tell me who owns the plants. What the figures do not show is how sure the "
        "maker's orders are, and which parts it buys."
    )


ALTERNATIVES = {
    "q1": [sizes_by_arrays, sizes_rounded],
    "q2": [miss_by_clip, miss_by_cases],
    "q3": [tested_by_pivot, tested_as_records],
    "q4": [world_by_search, world_as_series],
    "q5": [mining_by_difference, mining_rounded],
    "q6": [advice_followers, advice_market],
}
