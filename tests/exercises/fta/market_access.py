"""Other right answers to the exercise "market-access": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd


def rate_rounded(names):
    """Two decimals, as asked, in a type of its own."""
    mine = names["mine"]
    return Decimal(str(round(mine["base_rate"] * (mine["stages"] - 4) / mine["stages"], 2)))


def rate_by_steps(names):
    """One step after another, as a numpy number."""
    mine = names["mine"]
    return np.float64(mine["base_rate"]) - 4 * np.float64(mine["base_rate"] / mine["stages"])


def tariff_by_cases(names):
    """Three questions in turn."""
    def tariff(base, stages, entry, year):
        if stages < 1:
            raise ValueError("a schedule has one stage or more")
        if year < entry:
            return base
        gone = year - entry + 1
        return base - base * gone / stages if gone < stages else 0

    return tariff


def tariff_by_numpy(names):
    """Clipped by numpy, which gives a number of its own."""
    def tariff(base, stages, entry, year):
        if not stages > 0:
            raise ValueError("no stages")
        return base * (1 - np.clip(year - entry + 1, 0, stages) / stages)

    return tariff


def calendar_as_records(names):
    """A list of dicts, from plain Python, in another order, with a column too many."""
    rows = []
    for row in names["promises"].sort_values("product").to_dict("records"):
        if row["importer"] in ("Colombia", "Peru"):
            gone = min(max(2018 - row["entry"] + 1, 0), row["stages"])
            rows.append({"rate_2018": row["base_rate"] * (1 - gone / row["stages"]), "product": row["product"],
                         "importer": row["importer"], "free_from": float(row["entry"] + row["stages"] - 1),
                         "agreement": row["agreement"]})
    return rows


def calendar_rounded_with_index(names):
    """Names in the index, rates rounded as asked."""
    table = pd.DataFrame(calendar_as_records(names)).drop(columns="agreement")
    return table.round({"rate_2018": 2}).set_index(["product", "importer"])


def counts_as_series(names):
    """A Series in another order, by a dot product with zeros and ones."""
    chile = names["chile"]
    free = {"at once": np.array([1, 0, 0, 0]), "in ten years": np.array([1, 1, 1, 0])}
    found = {f"{weight} {when}": 100 * chile[weight].to_numpy() @ mask / chile[weight].sum()
             for when, mask in free.items() for weight in ("trade", "items")}
    return pd.Series(found).sort_values()


def counts_rounded(names):
    """One decimal, as asked."""
    return {name: round(float(value), 1) for name, value in counts_as_series(names).items()}


def worth_by_columns(names):
    """Vectors instead of a loop."""
    mine, years = names["mine"], np.arange(20)
    gone = np.minimum(years + 1, mine["stages"]) / mine["stages"]
    growth = 1 + names["variant"].discount_rate / 100.0
    return float((mine["base_rate"] * gone * growth ** -years.astype(float)).sum())


def worth_rounded(names):
    """One decimal, as asked."""
    return round(worth_by_columns(names), 1)


def statement_without_percentage(names):
    """The advice to name goods and no share, complete."""
    return (
        "Leave the percentage out, Minister, and name goods: medical devices are free today, where they paid 5 % "
        "yesterday; tyres are free in 2020; cars, which pay 35 %, lose a tenth of that each year and are free in "
        "2025. An exporter can plan with these three sentences and with nothing in the headline. If you are asked"
        " for the share, give both: 96.7 % of items and 97.8 % of trade within ten years, but about 60 % of items"
        " at once. The two counts are close, so there is no trick in the sum, only in the word opens: a line that"
        " is free in the tenth year is shut for nine. The shares do not tell how many of the items paid nothing "
        "before, and they say nothing about next year's sales."
    )


def statement_with_both_counts(names):
    """Both counts and the years, complete."""
    return (
        "I would say: six items in ten are free from today, nearly all within ten years, and our cars by 2025. "
        "That is the truth behind 96.7 %. It is a share of tariff lines within ten years; by trade it is 97.8 %, "
        "so what stays shut is a little less important than its number. The wait is the larger question. In 2018 "
        "a Korean car still pays more than 24 %, because its tariff of 35 % goes in ten stages. What the figures "
        "cannot show is how much of this was free before, who will claim the preference with proof of origin, and"
        " what rivals get meanwhile. Nothing in them is a forecast of our exports, so please do not make one."
    )


ALTERNATIVES = {
    "q1": [rate_rounded, rate_by_steps],
    "q2": [tariff_by_cases, tariff_by_numpy],
    "q3": [calendar_as_records, calendar_rounded_with_index],
    "q4": [counts_as_series, counts_rounded],
    "q5": [worth_by_columns, worth_rounded],
    "q6": [statement_without_percentage, statement_with_both_counts],
}
