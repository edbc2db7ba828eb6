"""Other right answers to the exercise "first-partner": other types, other orders, other ways to the same number."""

import numpy as np
import pandas as pd

from innotrade.models.fta import partners


def _measured(names):
    """Totals by plain loops over the printed rows."""
    found = {}
    for name, parts in names["groups"].items():
        trade = size = 0.0
        for part in parts:
            row = names["table_2015"].loc[part]
            trade += row["exports"] + row["imports"]
            size += names["gdp_2015"][row["iso3"]]
        found[name] = (size, trade)
    return found


def profile_as_records(names):
    """A list of dicts, from plain Python, rounded as asked, with a column too many."""
    found = _measured(names)
    sizes, trades = sum(size for size, _ in found.values()), sum(trade for _, trade in found.values())
    return [{"complementarity": round(trade / trades / (size / sizes), 2), "size": round(size, 2), "candidate": name,
             "trade": trade} for name, (size, trade) in reversed(found.items())]


def profile_by_ratio(names):
    """Trade over GDP, relative to all four; names in the index."""
    rows = pd.DataFrame(_measured(names), index=["size", "trade"]).T.rename_axis("candidate")
    rows["complementarity"] = rows["trade"] / rows["size"] * rows["size"].sum() / rows["trade"].sum()
    return rows


def _rows(names):
    points = names["judged"].pivot(index="candidate", columns="criterion", values="score")
    table = pd.DataFrame(profile_as_records(names)).merge(points, left_on="candidate", right_index=True)
    return table.rename(columns={"candidate": "country"}).to_dict("records")


def scores_by_model(names):
    """The lesson's function, as a dict with two decimals."""
    weights = {name: 1 + (name == names["variant"].doubled) for name in names["directions"]}
    rows = _rows(names)
    found = partners.weighted_sum(rows, weights, names["directions"])
    return {row["country"]: round(score, 2) for row, score in zip(rows, found, strict=True)}


def scores_by_matrix_product(names):
    """Scaling and weighting as arrays, as a Series in another order."""
    rows = sorted(_rows(names), key=lambda row: row["country"])
    criteria = list(names["directions"])
    values = np.array([[row[name] for name in criteria] for row in rows], dtype=float)
    values *= np.array([names["directions"][name] for name in criteria])
    values = (values - values.min(axis=0)) / np.ptp(values, axis=0)
    weights = np.array([2 if name == names["variant"].doubled else 1 for name in criteria])
    return pd.Series(values @ (weights / weights.sum()), index=[row["country"] for row in rows])


def switching_by_two_points(names):
    """The zero of a straight line through its ends."""
    def switching_weight(first, second, criterion):
        rest = [first[name] - second[name] for name in first if name != criterion]
        start, end = np.mean(rest), first[criterion] - second[criterion]
        if start == end == 0 or start * end > 0:
            raise ValueError("no weight")
        return start / (start - end)

    return switching_weight


def switching_from_the_end(names):
    """One minus the weight of the others."""
    def switching_weight(first, second, criterion):
        gain = second[criterion] - first[criterion]
        others = [second[name] - first[name] for name in second if name != criterion]
        loss = -sum(others) / len(others)
        if gain * loss < 0 or gain == loss == 0:
            raise ValueError("they never tie")
        return 1 - gain / (gain + loss)

    return switching_weight


def gaps_by_periods(names):
    """pandas counts the months; a Series of whole numbers in another order."""
    month = {name: pd.Period(names["signed"][name][:7], freq="M") for name in names["dominoes"]}
    return pd.Series({"Colombia to Ecuador": (month["Ecuador"] - month["Colombia"]).n, "Peru to Colombia":
                      (month["Colombia"] - month["Peru"]).n, "Chile to Peru": (month["Peru"] - month["Chile"]).n})


def gaps_as_floats(names):
    """Floats, as division makes them."""
    def months(one, other):
        first, second = (names["signed"][name].split("-") for name in (one, other))
        return (int(second[0]) - int(first[0])) / (1 / 12) + int(second[1]) - int(first[1])

    pairs = (("Chile", "Peru"), ("Peru", "Colombia"), ("Colombia", "Ecuador"))
    return {f"{one} to {other}": round(months(one, other), 6) for one, other in pairs}


def conclusions_in_capitals(names):
    """A list, in capitals, in another order."""
    return ["D", "A"]


def conclusions_as_text(names):
    """One text with commas."""
    return "d, a"


def advice_for_ecuador(names):
    """Ecuador now, complete."""
    return (
        "Take Ecuador now, Minister. In the weighted sum with equal weights it has about 0.41, MERCOSUR 0.25, and "
        "only a weight on size of about a third would turn that order, since MERCOSUR's market is some 25 times "
        "as large. Ecuador's score is not why I advise it: Central America scores more. The reason is that "
        "Ecuador asks while MERCOSUR is silent, and that an agreement with a friend of the bloc may open a second "
        "road to it. Three of the five criteria are judged by one reader of one text. I would keep Ecuador's "
        "willingness at four, though it quarrels about the word free trade, because it fears its neighbours' "
        "lead. What the figures cannot tell is whether goods that enter Ecuador may go on to Brazil at all: that "
        "is decided by rules of origin, and I would settle them before anything else is offered."
    )


def advice_for_mercosur(names):
    """Another effort for MERCOSUR, complete."""
    return (
        "Make one more effort for MERCOSUR before you sign with Ecuador. By the matrix this is hard to defend: "
        "MERCOSUR's weighted sum is 0.25 with equal weights and it comes first under about 6 % of all weights. "
        "But those weights treat a market of 2,469 billion dollars and one of 99 as one step on a scale among "
        "five, and for exporters size is the reason to negotiate at all. If size has a little more than half of "
        "the weight, MERCOSUR leads. Its willingness of one is judged from refusals of years ago; I would set it "
        "to two if Brazil's industry can be offered a slow schedule for cars. Against this stands its risk of "
        "five, the only score with a model study behind it. The figures do not show what a year of waiting costs, "
        "nor whether four governments can agree, and I would ask for both before spring."
    )


ALTERNATIVES = {
    "q1": [profile_as_records, profile_by_ratio],
    "q2": [scores_by_model, scores_by_matrix_product],
    "q3": [switching_by_two_points, switching_from_the_end],
    "q4": [gaps_by_periods, gaps_as_floats],
    "q5": [conclusions_in_capitals, conclusions_as_text],
    "q6": [advice_for_ecuador, advice_for_mercosur],
}
