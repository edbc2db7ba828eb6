"""Other right answers to the exercise "policy-mix": other types, other orders, other ways to the same number."""

from itertools import product

import numpy as np
import pandas as pd


def left_by_loop(names):
    """A dict of floats, counted row by row, in another order."""
    found = {"no trace": 60.0}
    for status in reversed(names["entries"]["status"].tolist()):
        found[status] = found.get(status, 0.0) + 1
        found["no trace"] -= 1
    return found


def left_as_series(names):
    """A Series."""
    return pd.Series(left_by_loop(names)).astype(int)


def room_by_sets(names):
    """Numbered statuses and holes."""
    lost = names["entries"].query("placement == 'lost'")
    holes = 12
    neighbours = names["entries"].query("tool in ['Technology transfer and university spin-offs', "
                                        "'Ease of creating or closing down business']")
    return pd.Series({"four rows": len(lost) - (holes + 12 - len(neighbours)), "two rows": len(lost) - holes})


def room_as_floats(names):
    """A dict of floats."""
    return {name: float(value) for name, value in room_by_sets(names).items()}


def likeness_by_trying(names):
    """Every filling, the least of the likenesses."""
    def least_likeness(one, other):
        if len(one) != len(other):
            raise ValueError("unlike lists")
        found = []
        for values in product(*[(True, False) if value is None else (value,) for value in [*one, *other]]):
            left, right = np.array(values[:len(one)]), np.array(values[len(one):])
            if (left | right).any():
                found.append((left & right).sum() / (left | right).sum())
        if not found:
            raise ValueError("nothing to compare")
        return min(found)

    return least_likeness


def likeness_by_counting(names):
    """A table of pairs, counted by pandas."""
    def least_likeness(one, other):
        if len(one) != len(other):
            raise ValueError("unlike lists")
        pairs = pd.DataFrame({"one": one, "other": other}, dtype=object)
        absent = ((pairs["one"] == False) & (pairs["other"] == False)).sum()  # noqa: E712 - None is not False here
        if absent == len(pairs):
            raise ValueError("nothing to compare")
        return ((pairs["one"] == True) & (pairs["other"] == True)).sum() / (len(pairs) - absent)  # noqa: E712

    return least_likeness


def tools_as_records(names):
    """A list of dicts, in the order of the text."""
    rows = {}
    points = {"Implemented": 1.0, "recently created": names["variant"].recent}
    for entry in names["entries"].to_dict("records"):
        if entry["tool"] is not None:
            rows.setdefault(entry["tool"], []).append(points.get(entry["status"], 0.0))
    return [{"high": 100 - 100 * (len(scores) - sum(scores)) / 6, "low": 100 * sum(scores) / 6, "tool": tool}
            for tool, scores in rows.items()]


def tools_rounded(names):
    """One decimal, as asked, tools in the index, a column too many."""
    return pd.DataFrame(tools_as_records(names)).round(1).assign(countries=6).set_index("tool")


def certain_by_matrix(names):
    """A comparison of all ends at once."""
    table = pd.DataFrame(tools_as_records(names))
    return (table["high"].to_numpy()[:, None] < table["low"].to_numpy()[None, :] - 1e-9).sum()


def certain_as_float(names):
    """A float."""
    return float(certain_by_matrix(names))


def conclusions_in_capitals(names):
    """A list, in capitals."""
    return ["D", "A"]


def conclusions_as_text(names):
    """One text with commas."""
    return "d, a"


def proposal_for_the_unknown(names):
    """The two tools of which nothing is known, complete."""
    return (
        "I propose business training and tax rules for young firms, and I propose to find out first whether they "
        "exist. "
        "In the table their interval runs from 0 to 100 %, so nothing speaks for them and nothing against; what speaks "
        "for asking is that the answer costs a letter and a loan does not. If the labels are right, the rarest tool is "
        "ease of founding a firm, at most 50 % complete in the region, but our country passed a law on it and I assume "
        "that its cell is one of the better ones. What would overturn my choice is a training programme that already "
        "runs. So I would ask the ministry of labour for the number of founders trained last year and the tax office "
        "for "
        "the number of firms under a special regime, before the board meets."
    )


def proposal_for_angels(names):
    """Angel investors and venture capital, complete."""
    return (
        "I propose to add angel investors and venture capital, the two steps after the seed money that we have. If a "
        "status belongs to the tool that it stands with, angel investors reach between 33 and 75 % in the six "
        "countries "
        "and venture capital between 50 and 83 %; so neither gap is certain, and neither is closed. My reason is not "
        "the "
        "table, which has lost our country's cells, but the order in which a firm needs money: without the next "
        "investor "
        "seed money is spent on firms that stop. The choice rests on the assumption that no private investors wait "
        "already; I would ask the association of investors how many deals there were last year, and change my mind if "
        "there were more than twenty."
    )


ALTERNATIVES = {
    "q1": [left_by_loop, left_as_series],
    "q2": [room_by_sets, room_as_floats],
    "q3": [likeness_by_trying, likeness_by_counting],
    "q4": [tools_as_records, tools_rounded],
    "q5": [certain_by_matrix, certain_as_float],
    "q6": [conclusions_in_capitals, conclusions_as_text],
    "q7": [proposal_for_the_unknown, proposal_for_angels],
}
