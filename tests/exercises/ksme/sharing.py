"""Other right answers to the exercise "sharing": other types, other orders, other ways to the same number."""

from decimal import Decimal
from math import log10

import numpy as np
import pandas as pd

from innotrade import data, sharing
from innotrade.checks.ksme.sharing import second_list
from innotrade.models.sme import sharing as aid
from innotrade.models.sme import sharing_lists, sharing_travel


def index_by_the_trapezium(names):
    """One less twice the area under the curve."""
    def concentration(people, amounts):
        aid.concentration_terms(people, amounts)  # for what must be refused
        below = np.cumsum(people) / np.sum(people)
        given = np.cumsum(amounts) / np.sum(amounts)
        return 1 - np.sum(np.diff(below, prepend=0) * (given + np.concatenate([[0], given[:-1]])))

    return concentration


def index_by_the_model(names):
    """The course's own function."""
    return aid.concentration_index


def _growth(names):
    table = names["oda"].set_index("year")
    first, last = table.loc[names["variant"].start], table.loc[2013]
    return {"at_goal": last["oda"] / last["oda_gni_ratio"] / 4,
            "ratio_part": 100 * log10(last["oda_gni_ratio"] / first["oda_gni_ratio"])
            / log10(last["oda"] / first["oda"]), "factor": last["oda"] / first["oda"]}


def growth_as_a_series(names):
    """Logarithms to base ten, in another order."""
    return pd.Series(_growth(names))


def growth_rounded(names):
    """One decimal, as asked."""
    return {name: Decimal(f"{value:.1f}") for name, value in _growth(names).items()}


def lists_by_a_merge(names):
    """An inner join on country and year."""
    second = second_list(names["variant"].other)
    first = names["first"]
    both = len(first.merge(second, on=["iso3", "year"]))
    return pd.Series({"either": len(first) + len(second) - both, "both": both,
                      "estimate": (len(first) + 1) * (len(second) + 1) / (both + 1) - 1})


def lists_by_the_model(names):
    """The model's pairs with no year apart and no word asked for."""
    rows = [frame[["country", "year", "project"]].to_dict("records")
            for frame in (names["first"], second_list(names["variant"].other))]
    both = len(sharing_lists.pairs(rows[0], rows[1], 0, 0))
    sizes = (len(rows[0]), len(rows[1]), both)
    return {"both": both, "either": sharing_lists.in_either(*sizes),
            "estimate": sharing_lists.estimate_of_all(*sizes)["all"]}


def travels_by_the_model(names):
    """The course's ranking."""
    variant = names["variant"]
    weights = {**dict.fromkeys(sharing_travel.CRITERIA, 1), "need": variant.need}
    rows = sharing_travel.ranking(sharing.instruments(), weights, variant.has.split("; "))
    ready = [row for row in rows if not row["lacks"]]
    return {"best": rows[0]["score"], "ready": ready[0]["score"], "open": len(ready)}


def travels_with_pandas(names):
    """Matrix times vector, and sets."""
    table, variant = data.load("sharing-instruments"), names["variant"]
    weights = np.array([variant.need, 1, 1, 1, 1])
    points = table[list(sharing_travel.CRITERIA)].to_numpy() @ weights / (0.03 * weights.sum())
    met = table["needs"].map(lambda needs: set(needs.split("; ")) <= set(variant.has.split("; ")))
    return pd.Series({"open": met.sum(), "ready": points[met.to_numpy()].max(), "best": points.max()})


def request_for_agreements(names):
    """Use of agreements, with a baseline."""
    return (
        "Problem: in 2015 exporters left the preference unused on 36 % of eligible sales, by customs records of that "
        "year. We ask Korea for one thing, its consulting on rules of origin for small firms: how firms are found, "
        "what a visit holds, and what a refused certificate taught. What differs here: our firms sell fruit and "
        "clothing, and we do not want Korea's subsidies or its number of agencies. The owner is the director of the "
        "trade agency, who signs this page and answers for it in parliament. The budget of 2017 has a line for six "
        "advisers, to be kept for three years after the report. No law must change; customs must publish claims by "
        "product, and has agreed. The indicator is the share of eligible exports that claims the preference; its "
        "value today is 64 %, and customs publishes it each March. We stop if after two years firms with a visit "
        "claim no more than firms on the waiting list. We cannot tell from the other countries' projects whether "
        "such advice works, since seven of ten outcomes are unknown."
    )


def request_for_guarantees(names):
    """Guarantees, after the budget."""
    return (
        "In 2015 only 11 % of exporters had formal credit, as the Superintendent of Banks said. We would like to "
        "learn from Korea how guarantees for export borrowing are priced and refused; not how to found a bank. Our "
        "case differs, for here two banks hold most deposits, and a fund that covers everything would only replace "
        "their own care. Responsible is the vice-minister of finance, who signs and reports to the cabinet twice a "
        "year. The treasury has put four million dollars in the budget of the year after the report, and the "
        "congress must allow the fund to call in claims; the bill is drafted. We ask for two visits and for the "
        "files of ten claims that were not paid. The baseline is 11 %, measured by the Superintendent each June, "
        "together with the share of guarantees called. We would stop if more than one guarantee in ten is called in "
        "a year, or if firms that are covered had credit before. What remains unknown is whether the guarantee or "
        "the firm's own growth brings the credit, so we keep a list of those refused by lot."
    )


ALTERNATIVES = {
    "q1": [index_by_the_trapezium, index_by_the_model],
    "q2": [growth_as_a_series, growth_rounded],
    "q3": [lists_by_a_merge, lists_by_the_model],
    "q4": [travels_by_the_model, travels_with_pandas],
    "q5": [request_for_agreements, request_for_guarantees],
}
