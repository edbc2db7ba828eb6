"""Other right answers to the exercise "small-firms": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

CEILINGS = {"Motor vehicles and parts": 100, "Electrical equipment": 150, "Clothing": 150,
            "Electronics and computers": 100, "Pharmaceuticals": 80, "Machinery": 100, "Furniture": 150,
            "Farming and fishing": 100, "Construction": 100, "Ships and other transport equipment": 100}
OLD = {"Farming and fishing": (200, "mean", 20), "Construction": (300, "capital", 3)}


def _judged(names):
    for row in names["firms"].to_dict("records"):
        row["mean"] = (row["sales_2012"] + row["sales_2013"] + row["sales_2014"]) / 3
        workers, measure, limit = OLD.get(row["industry"], (300, "capital", 8))
        small = row["workers"] < workers or row[measure] <= limit
        old = small and row["workers"] < 1000 and row["assets"] < 500 and row["mean"] < 150
        yield row | {"until_2014": old, "since_2015": row["mean"] <= CEILINGS[row["industry"]] and row["assets"] < 500}


def _yes(answer):
    return "yes" if answer else "no"


def verdicts_as_records(names):
    """A list of dicts, columns in another order, the last firm first."""
    rows = [{"since_2015": _yes(row["since_2015"]), "firm": row["firm"], "until_2014": _yes(row["until_2014"])}
            for row in _judged(names)]
    return rows[::-1]


def verdicts_indexed(names):
    """Firms in the index, and columns more than asked."""
    table = pd.DataFrame(list(_judged(names))).set_index("firm")
    for law in ("until_2014", "since_2015"):
        table[law] = table[law].map(_yes).astype("string")
    return table


def shares_as_series(names):
    """A Series in another order."""
    table = pd.DataFrame(list(_judged(names)))
    return pd.Series({law: np.average(table[law], weights=table["exports"]) * 100
                      for law in ("since_2015", "until_2014")})


def shares_rounded(_):
    """One decimal, as asked."""
    return {"until_2014": Decimal("37.5"), "since_2015": Decimal("47.2")}


def workers_by_formula(_):
    """The formula of the lesson, by columns."""
    output, relative = pd.Series([0.35, 0.5], index=["1980", "2013"]), pd.Series([6.9 / 12.5, 99.6 / 336.3])
    heads = output / relative.to_numpy()
    return 100 * heads / (heads + 1 - output)


def workers_rounded(_):
    """Two decimals; years as numbers."""
    return pd.Series({1980: 49.38, 2013: 77.15})


def steps_by_matrix(_):
    """Powers of a matrix."""
    def in_steps(direct, supply, from_large, steps):
        if not (0 <= direct <= 1 and 0 <= supply <= 1 and 0 <= from_large <= 1 and steps >= 0):
            raise ValueError("no such economy")
        matrix, sales = np.array([[0, supply], [from_large, 0]]), np.array([direct, 1 - direct])
        return sum((np.linalg.matrix_power(matrix, step) @ sales)[0] for step in range(steps + 1))

    return in_steps


def steps_by_recursion(_):
    """The function calls itself."""
    def sales(direct, supply, from_large, step):
        if step == 0:
            return direct, 1 - direct
        small, large = sales(direct, supply, from_large, step - 1)
        return supply * large, from_large * small

    def in_steps(direct, supply, from_large, steps):
        if any(not 0 <= value <= 1 for value in (direct, supply, from_large)):
            raise ValueError("a fraction is asked")
        if steps < 0:
            raise ValueError("steps cannot be negative")
        return float(np.sum([sales(direct, supply, from_large, step)[0] for step in range(steps + 1)]))

    return in_steps


def slump_from_difference(names):
    """What the weight that moves takes along."""
    cars, ships = 100 * 42.4 / 548.1, 100 * 38.2 / 548.1
    rest = (12 - 0.3 * cars - 0.62 * ships) / (100 - cars - ships)
    return np.float64(30.8 + (names["variant"].ships - ships) * (0.62 - rest))


def slump_rounded(names):
    """Two decimals, as text of a number."""
    return Decimal(f"{slump_from_difference(names):.2f}")


def headline_workers(_):
    """Workers and direct exports."""
    return (
        "Small is a firm with fewer than 250 workers, because social insurance counts them every month and nobody can "
        "argue about a mean. The figure is direct exports in dollars, which customs publish by tax number; the share "
        "stands beside it. I know that Korea gave workers up since firms stayed small on purpose, so support ends in "
        "steps and not at one limit. The share can rise without any small firm doing better: in Korea it rose from "
        "18.0 to 18.3 % while exports of small firms fell by 9 %, and I would notice by the amount. Indirect exports "
        "are not measured here at all, and the 30 % of Korea are an assumption with purchases of 2012."
    )


def headline_value(_):
    """Value added, in time."""
    return (
        "I choose sales as in Korea, with ceilings by industry, and value added as the figure in the end. Until a "
        "table of purchases by size of firm exists, direct plus indirect exports are published by the bank from a "
        "survey of the fifty largest exporters. Both weights and rates are printed with it, since the order books of "
        "one industry can move the figure: with ships at 7 % of exports Korea had 30.8 %, with none about 27 %. A new "
        "definition could lift it as well, from 37.5 to 47.2 % in the ten firms, so both laws are shown for one year. "
        "What small firms import is unknown, and nobody has measured whether suppliers earn by it."
    )


ALTERNATIVES = {
    "q1": [verdicts_as_records, verdicts_indexed],
    "q2": [shares_as_series, shares_rounded],
    "q3": [workers_by_formula, workers_rounded],
    "q4": [steps_by_matrix, steps_by_recursion],
    "q5": [slump_from_difference, slump_rounded],
    "q6": [headline_workers, headline_value],
}
