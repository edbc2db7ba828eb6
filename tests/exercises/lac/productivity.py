"""Other right answers to the exercise "Why are small exporters less productive?"."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade.models.sme import oaxaca, productivity, productivity_view


def relative_by_odds(_):
    """Odds of output over odds of employment."""
    def answer(output, workers):
        if output <= 0 or output >= 1 or workers <= 0 or workers >= 1:
            raise ValueError("fractions, please")
        return (output / (1 - output)) / (workers / (1 - workers))
    return answer


def relative_by_the_model(_):
    """The course's own function, a numpy number."""
    return lambda output, workers: np.float64(productivity.relative_productivity(output, workers))


def gains_by_the_explorer(names):
    """The explorer's rows, names in another order."""
    table = names["table"]
    return {name: productivity_view.catching_up(table.loc[name, "productivity"], table.loc[name, "workers"],
                                                names["variant"].closed, 0)[-1]["change"]
            for name in ("Korea", "Latin America", "European Union")}


def gains_of_what_lacks(names):
    """The closed part of 1/A − 1, rounded, as a table of one column."""
    table = names["table"] / 100
    together = 1 - table["workers"] * (1 - table["productivity"])
    return pd.DataFrame({"gain": (names["variant"].closed * (1 / together - 1)).round(1)})


def _pair(names):
    return names["table"].loc["Latin America"], names["table"].loc[names["variant"].there]


def parts_by_the_model(names):
    """The course's decomposition."""
    here, there = _pair(names)
    s, t = here["workers"] / 100, there["workers"] / 100
    found = productivity.between_within([1 - s, s], [100, here["productivity"]],
                                        [1 - t, t], [100, there["productivity"]])
    return pd.Series({"between": found.between, "within": found.within})


def parts_as_a_rest(names):
    """Between as what is left of the difference, as Decimals of one decimal."""
    here, there = _pair(names)
    levels = [100 * productivity.aggregate(row["workers"] / 100, row["productivity"] / 100) for row in (here, there)]
    within = np.mean([here["workers"], there["workers"]]) / 100 * (there["productivity"] - here["productivity"])
    return {"within": Decimal(f"{within:.1f}"), "between": Decimal(f"{levels[1] - levels[0] - within:.1f}")}


def explained_by_the_explorer(names):
    """The explorer's rows for the two pure references."""
    rows = productivity_view.schooling_gap(17, 44.9, 34.7, names["variant"].premium, names["variant"].premium)
    return pd.Series({"large": rows[2]["part"], "small": rows[0]["part"]})


def explained_by_means(names):
    """What the means of a year with more degrees would be, rounded."""
    premium = names["variant"].premium
    found = {}
    for size, mean, share in (("small", 34.7, 0.17), ("large", 100, 0.449)):
        adds = mean / (1 + share * (premium - 1)) * (premium - 1)
        parts = oaxaca.three_fold([1, 0.449], [1, 0.17], [0, adds], [0, 0])
        found[size] = round(100 * oaxaca.explained(parts, 1) / 65.3, 1)
    return found


def needed_by_times(names):
    """Today's productivity times how much dearer a unit is."""
    here, there = _pair(names)
    dearer = productivity.relative_labour_cost(here["wages"], here["productivity"]) / \
        productivity.relative_labour_cost(there["wages"], there["productivity"])
    return np.float64(here["productivity"] * dearer)


def needed_in_proportion(names):
    """The other region's productivity in proportion to wages, rounded."""
    here, there = _pair(names)
    return round(there["productivity"] * here["wages"] / there["wages"], 1)


def note_for_schooling(_):
    """Schooling, complete."""
    return (
        "Pay for the schooling of the staff, and count it honestly. Of the wage gap of 65 points schooling explains "
        "18 % at the pay of small firms and 38 % at that of large ones, by an assumed premium. That is less than half, "
        "but people keep what they learn, and neither machines nor buyers help a firm whose staff cannot write an "
        "offer in English. It reaches the quarter of exporters' workers who are in small firms. Against it speaks that "
        "a degree earns little where there are no machines to match, and that the productivity gap is wider than "
        "the schooling gap. What my figures cannot tell is whether degrees cause the pay, since firms that are better "
        "look for graduates, and whether the columns of the table, of different years, belong together."
    )


def note_for_growth(_):
    """Growth of the few, complete."""
    return (
        "Pay for the growth of the best few. A worker who moves from a small firm to one as productive as the large "
        "gains the whole productivity gap, which is 87 % of the large firms' level, and moving a tenth of them adds "
        "11 % in the economy, though only 2.5 % among exporters. Training the others closes 18 to 38 % of a different "
        "gap, that of wages. Against my advice speaks that it leaves most firms as they are, and that picking winners "
        "is harder than it sounds: the agency would have to see which firms will grow. What my figures do not show is "
        "whether buyers and machines are there for firms that grow; the arithmetic moves workers as if they were, and "
        "that is an assumption. I would pay in steps, after each year of growth."
    )


ALTERNATIVES = {
    "q1": [relative_by_odds, relative_by_the_model],
    "q2": [gains_by_the_explorer, gains_of_what_lacks],
    "q3": [parts_by_the_model, parts_as_a_rest],
    "q4": [explained_by_the_explorer, explained_by_means],
    "q5": [needed_by_times, needed_in_proportion],
    "q6": [note_for_schooling, note_for_growth],
}
