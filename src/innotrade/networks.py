"""Innovation systems as typed graphs: who governs, coordinates, advises, funds and evaluates whom.

A node is a body and knows its ``kind``; an edge runs from the one that acts to the one it acts on and knows the
``kind`` of relation. The measures are networkx's own and are the yardstick of the portable ones in
:mod:`innotrade.models.nis.systems`. Not portable: it needs networkx and the data.
"""

import altair as alt
import networkx as nx
import pandas as pd

from innotrade import charts, data

#: Rows of a picture, from who decides to who does research.
ROWS = (("head of government", "cabinet"), ("council", "science ministry", "ministry"), ("agency", "regions"),
        ("performers",))

#: Kinds of relation.
RELATIONS = ("governs", "coordinates", "advises", "funds", "evaluates")


def system(country: str, basis: tuple[str, ...] = ("study", "name", "law")) -> nx.MultiDiGraph:
    """Return a country's innovation system as a typed graph.

    Parameters
    ----------
    country
        As Table 5 prints it, for example ``"Peru"``.
    basis
        Which relations: told by the study's text, by a body's own name, by a law or report.

    Raises
    ------
    ValueError
        No body of this country is in the data, or ``basis`` is unknown.
    """
    actors, relations = data.load("innovation-actors"), data.load("innovation-links")
    if country not in set(actors["country"]):
        raise ValueError(f"country must be one of {', '.join(actors['country'].unique())}, got {country!r}")
    unknown = sorted(set(basis) - set(relations["basis"]))
    if unknown:
        raise ValueError(f"basis must be of study, name and law, got {unknown[0]!r}")
    graph = nx.MultiDiGraph(country=country)
    for body in actors[actors["country"] == country].itertuples():
        graph.add_node(body.actor, kind=body.kind, table=pd.notna(body.position))
    for link in relations[(relations["country"] == country) & relations["basis"].isin(basis)].itertuples():
        graph.add_edge(link.source, link.target, kind=link.kind, basis=link.basis)
    return graph


def simple(graph: nx.Graph) -> nx.Graph:
    """Return who is linked to whom: one edge a pair, whatever its kinds and directions."""
    return nx.Graph(graph.to_undirected()) if graph.is_multigraph() or graph.is_directed() else nx.Graph(graph)


def roles(graph: nx.MultiDiGraph) -> pd.Series:
    """Count the relations of a system by kind."""
    kinds = pd.Series([kind for _, _, kind in graph.edges(data="kind")], dtype=object)
    return kinds.value_counts().sort_index()


def profile(graph: nx.Graph) -> pd.DataFrame:
    """Return each body's place in a system, by networkx.

    Returns
    -------
    Indexed by body: ``links``, ``betweenness`` (0 to 1), ``cut point`` (whether closing it parts others) and
    ``bridges`` (links of it that nothing replaces).
    """
    plain = simple(graph)
    points = set(nx.articulation_points(plain))
    irreplaceable = list(nx.bridges(plain))
    return pd.DataFrame({
        "links": dict(plain.degree),
        "betweenness": nx.betweenness_centrality(plain),
        "cut point": {body: body in points for body in plain},
        "bridges": {body: len([1 for pair in irreplaceable if body in pair]) for body in plain},
    })


def coordination(graph: nx.Graph) -> dict[str, float]:
    """Return the coordination indices of a system of at least two bodies, by networkx.

    ``density`` is the share of pairs linked directly, ``reach`` the share joined by some path, ``closeness`` the mean
    of 1 / d over pairs (global efficiency).
    """
    plain = simple(graph)
    parts = [len(part) for part in nx.connected_components(plain)]
    pairs = len(plain) * (len(plain) - 1) / 2
    return {"density": nx.density(plain), "reach": sum(size * (size - 1) / 2 for size in parts) / pairs,
            "closeness": nx.global_efficiency(plain)}


def picture(country: str, *, alt_text: str) -> charts.Chart:
    """Draw a system from who decides (above) to who does research (below).

    A dot is a body, larger for those of Table 5; a line is a relation, coloured by its kind.
    """
    nodes, edges = _laid_out(system(country))
    place = {"x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.05, 1.05])),
             "y": alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True, domain=[-0.4, nodes["y"].max() + 0.2]))}
    shades = alt.Scale(domain=list(RELATIONS), range=list(charts.PALETTE[:len(RELATIONS)]))
    lines = alt.Chart(edges).mark_rule(strokeWidth=2).encode(
        **place, x2="x2:Q", y2="y2:Q", tooltip=["from", "kind", "to"],
        color=alt.Color("kind:N", title=None, scale=shades, legend=alt.Legend(columns=3)))
    dots = alt.Chart(nodes).mark_point(filled=True, opacity=1, color=charts.INK).encode(
        **place, size=alt.Size("size:Q", legend=None, scale=None), tooltip=["body", "sort"])
    words = alt.Chart(nodes).mark_text(dy=-12, fontSize=12).encode(**place, text="body:N")
    figure = (lines + dots + words).properties(width="container", height=70 * (nodes["y"].max() + 1))
    return charts.chart(figure, edges[["from", "kind", "to"]], alt_text=alt_text)


def _laid_out(graph: nx.MultiDiGraph) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give each body a place: the row of its kind, an even share of the width, every second one a little lower."""
    kinds = nx.get_node_attributes(graph, "kind")
    rows = [[body for body in graph if kinds[body] in row] for row in ROWS]
    places = {}
    for height, members in enumerate(row for row in rows if row):
        for number, body in enumerate(members):
            places[body] = ((number + 0.5) / len(members), height + 0.3 * (number % 2))
    nodes = pd.DataFrame([{"body": body, "sort": kinds[body], "x": x, "y": y,
                           "size": 120 if graph.nodes[body]["table"] else 40} for body, (x, y) in places.items()])
    edges = pd.DataFrame([{"from": one, "kind": kind, "to": other, "x": places[one][0], "y": places[one][1],
                           "x2": places[other][0], "y2": places[other][1]}
                          for one, other, kind in graph.edges(data="kind")])
    return nodes, edges
