"""Other right answers to the exercise "systems": other types, other orders, other ways to the same number."""

from fractions import Fraction
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd


def councils_as_dict_in_another_order(names):
    """A dict of floats, counted row by row."""
    found = {}
    for row in names["institutions"].iloc[::-1].itertuples():
        council = any(word in row.institution for word in ("Council", "Committee", "Cabinet", "Forum"))
        found[row.country] = found.get(row.country, 0.0) + (council and row.acronym != "PCM")
    return found


def councils_as_a_table_of_one_column(names):
    """A table with the countries in its index."""
    return pd.Series(councils_as_dict_in_another_order(names)).to_frame("councils")


def linked_by_networkx(names):
    """The density of a graph."""
    return 100 * nx.density(_graph(names))


def linked_as_a_fraction(names):
    """Rounded to the tenth, in a type of its own."""
    return Fraction(round(linked_by_networkx(names) * 10), 10)


def reach_by_matrix(names):
    """Powers of the matrix of links: a path of at most n links joins two bodies."""
    def reach(bodies, links):
        if len(bodies) < 2 or any(body not in bodies for link in links for body in link):
            raise ValueError("no pair, or an unknown body")
        matrix = np.eye(len(bodies))
        for one, other in links:
            matrix[bodies.index(one), bodies.index(other)] = matrix[bodies.index(other), bodies.index(one)] = 1
        joined = np.linalg.matrix_power(matrix, len(bodies)) > 0
        return (joined.sum() - len(bodies)) / (len(bodies) * (len(bodies) - 1))

    return reach


def reach_by_components(names):
    """The parts that networkx finds."""
    def reach(bodies, links):
        if len(bodies) < 2:
            raise ValueError("no pair")
        graph = nx.Graph()
        graph.add_nodes_from(bodies)
        graph.add_edges_from(links)
        if len(graph) > len(bodies):
            raise ValueError("an unknown body")
        return np.mean([nx.has_path(graph, *pair) for pair in combinations(bodies, 2)])

    return reach


def cuts_as_records(names):
    """A list of dicts, by the sizes of the parts that are left."""
    graph, rows = _graph(names), []
    for body in graph:
        others = [part - {body} for part in nx.connected_components(graph)]
        before = sum(len(part) * (len(part) - 1) // 2 for part in others)
        left = nx.connected_components(graph.subgraph(set(graph) - {body}))
        rows.append({"lost": before - sum(len(part) * (len(part) - 1) // 2 for part in left), "body": body})
    return rows


def cuts_in_another_form(names):
    """Bodies in the index, floats, another order, a column too many."""
    table = pd.DataFrame(cuts_as_records(names)).assign(country="x").astype({"lost": float})
    return table.sort_values("lost").set_index("body")[["country", "lost"]]


def best_by_trying(names):
    """All new links, without networkx' efficiency."""
    graph = _graph(names)
    return max(_closeness(graph, pair) for pair in nx.non_edges(graph))


def best_rounded(names):
    """One decimal, as asked."""
    return round(best_by_trying(names), 1)


def _graph(names):
    graph = nx.Graph()
    graph.add_nodes_from(names["bodies"])
    graph.add_edges_from(names["links"])
    return graph


def _closeness(graph, pair):
    larger = graph.copy()
    larger.add_edge(*pair)
    near = [1 / steps for _, found in nx.all_pairs_shortest_path_length(larger) for steps in found.values() if steps]
    return 100 * sum(near) / (len(larger) * (len(larger) - 1))


def conclusions_in_capitals(names):
    """A list, in capitals, in another order."""
    return ["E", "A", "C"]


def conclusions_as_text(names):
    """One text with commas."""
    return "c, e, a"


def redesign_by_a_council(names):
    """A council in place of a link, complete."""
    return (
        "I would seat one council with the funding agency, the universities and the firms, and no minister in it."
        " The two ends of our graph are several steps apart today, and each step is a desk on which a file can "
        "lie for a month; with the council the way is 2 steps, and the worst cut falls because there is a second "
        "way round. In figures, closeness rises by about 5 points of 100. What it costs is the comfortable place "
        "of the ministry in the middle, which will lose its say over who talks to whom, and a secretariat of five"
        " people. The graph cannot tell whether firms would send anybody who may decide, since it is made of "
        "rules on paper; I would make attendance public and look again after two years."
    )


def redesign_by_a_closure(names):
    """A body that closes, complete."""
    return (
        "Close one of the councils that nobody needs. In my table of cuts it loses 0 pairs, so no other body "
        "would lose a path, and reach stays where it is. Closeness over the others hardly moves, by less than 1 "
        "point of 100. What is gained is not in the graph: four meetings a year and a secretariat. Against it "
        "speaks that the members of this council are the only outsiders whom the ministry hears, and that a body "
        "which is not needed as a way may be needed as a voice. The graph does not show voices; it shows who can "
        "reach whom, on paper. Before closing it I would ask for the minutes of its last ten meetings, and keep "
        "it if they changed a decision."
    )


ALTERNATIVES = {
    "q1": [councils_as_dict_in_another_order, councils_as_a_table_of_one_column],
    "q2": [linked_by_networkx, linked_as_a_fraction],
    "q3": [reach_by_matrix, reach_by_components],
    "q4": [cuts_as_records, cuts_in_another_form],
    "q5": [best_by_trying, best_rounded],
    "q6": [conclusions_in_capitals, conclusions_as_text],
    "q7": [redesign_by_a_council, redesign_by_a_closure],
}
