import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import cooperation as course
from innotrade import data
from innotrade.models.nis import cooperation, cooperation_view
from tests.cases import case

LINKS = course.links().to_dict("records")
PARTNERS = course.partners().to_dict("records")
SOME = [{"organisation": "A", "country": "Peru"}, {"organisation": "A", "country": "Chile"},
        {"organisation": "B", "country": "Chile"}, {"organisation": "B", "country": "Mexico"},
        {"organisation": "C", "country": "Belize"}]


@st.composite
def graphs(draw):
    pairs = draw(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("uvwxyz")), min_size=1, max_size=20,
                          unique=True))
    return [{"organisation": first, "country": second} for first, second in pairs]


def as_networkx(links):
    graph = nx.Graph()
    for link in links:
        graph.add_node(("o", link["organisation"]), bipartite=0)
        graph.add_node(("c", link["country"]), bipartite=1)
        graph.add_edge(("o", link["organisation"]), ("c", link["country"]))
    return graph


def davis():
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    return [{"organisation": event, "country": woman} for woman in women for event in graph[woman]]


def test_the_southern_women_have_the_published_degrees():
    found = cooperation.degree_centrality(davis())
    everybody = found["organisations"] | found["countries"]
    for name, value in case("davis-southern-women")["expected"].items():
        assert everybody[name] == pytest.approx(value, abs=0.01)


@given(graphs())
def test_degrees_pairs_and_parts_are_those_of_networkx(links):
    graph = as_networkx(links)
    countries = [node for node in graph if node[0] == "c"]
    found = cooperation.degree_centrality(links)
    theirs = nx.bipartite.degree_centrality(graph, countries)
    assert found["countries"] == pytest.approx({name: theirs["c", name] for name in found["countries"]})
    assert found["organisations"] == pytest.approx({name: theirs["o", name] for name in found["organisations"]})
    projected = nx.bipartite.weighted_projected_graph(graph, countries)
    assert {(row["first"], row["second"]): row["shared"] for row in cooperation.shared(links)} == {
        tuple(sorted((one[1], other[1]))): weight for one, other, weight in projected.edges(data="weight")}
    theirs = [sorted(node[1] for node in part if node[0] == "c") for part in nx.connected_components(graph)]
    assert sorted(cooperation.parts(links)) == sorted(theirs)


@given(graphs())
def test_both_sides_count_the_same_links(links):
    found = cooperation.degrees(links)
    assert sum(found["organisations"].values()) == sum(found["countries"].values()) == len(links)


@given(graphs(), st.sampled_from("ABCDE"))
def test_closing_an_organisation_never_joins_countries(links, closed):
    left = cooperation.without(links, [closed])
    if left:
        together = {name: number for number, part in enumerate(cooperation.parts(links)) for name in part}
        assert all(len({together[name] for name in part}) == 1 for part in cooperation.parts(left))


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_bounds_hold_for_independent_and_for_nested_properties(first, second):
    low, high = cooperation.both_bounds(first, second)
    assert 0 <= low <= high <= 1
    assert low - 1e-12 <= first * second <= high + 1e-12
    assert high == min(first, second)


def test_of_the_funds_projects_at_least_46_and_at_most_69_per_cent_are_both_adopted_and_incorporated():
    text = data.load("chapter2-figures").set_index("name")["value"]
    low, high = cooperation.both_bounds(text["fontagro_adopted"] / 100, text["fontagro_incorporated"] / 100)
    assert (round(100 * low), round(100 * high)) == (46, 69)


def test_lists_that_the_study_prints_are_complete():
    known = course.partners().set_index("organisation")
    assert known.loc["ORBA", "known"] == data.load("chapter2-figures").set_index("name")["value"]["orba_members"]
    assert known.loc["COSUCTI", "known"] == 12
    assert (known["known"] <= known["possible"]).all()


def test_every_theme_and_instrument_is_of_the_course_s_list():
    organisations, recommendations = (data.load(f"cooperation-{name}") for name in ("organisations", "recommendations"))
    themes = set(data.load("cooperation-keywords")["theme"])
    tools = {"advice", "dialogue", "indicators", "money", "network", "research", "training"}
    for table in (organisations, recommendations):
        assert set("; ".join(table["themes"]).split("; ")) <= themes
        assert set("; ".join(table["instruments"]).split("; ")) <= tools
    named = set("; ".join(recommendations["partners"].dropna()).split("; "))
    assert named <= set(organisations["organisation"])


def test_the_themes_of_korea_s_programme_are_those_that_the_titles_of_table_8_give():
    given = set(course.demands()["theme"]) - {""}
    korea = data.load("cooperation-organisations").set_index("organisation").loc["KSP", "themes"]
    assert set(korea.split("; ")) == given


def test_europe_s_initiative_covers_the_working_groups_of_table_9():
    themes = data.load("cooperation-organisations").set_index("organisation").loc["JIRI", "themes"].split("; ")
    groups = data.load("jiri-working-groups")["working_group"].unique()
    assert (len(groups), len(themes)) == (6, 5)  # biodiversity and renewable energies are one theme here


def test_the_explorer_counts_what_is_left():
    rows = cooperation_view.meetings(LINKS, PARTNERS, "health", [], False)
    assert {row["organisation"] for row in rows} == {"DEEP", "JIRI"}
    text = cooperation_view.meetings_summary({"theme": "health"}, rows)
    assert "2 organisations with known members join 9 countries by 9 links" in text
    assert "2 groups that nothing joins" in text
    one = cooperation_view.meetings(LINKS, PARTNERS, "small firms", [], False)
    assert "1 organisation with known members joins" in cooperation_view.meetings_summary({"theme": "small firms"}, one)


def test_only_printed_links_leave_treaties_and_names_out():
    rows = cooperation_view.meetings(LINKS, PARTNERS, "any theme", [], True)
    assert {row["organisation"] for row in rows} == {"DEEP", "FONTAGRO", "JIRI", "KSP", "ORBA"}


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: cooperation.degrees([]), "at least one link"),
        (lambda: cooperation.shared([*SOME, SOME[0]]), "A and Peru twice"),
        (lambda: cooperation.both_bounds(1.2, 0), "first"),
        (lambda: cooperation.both_bounds(0, 69), "69"),
        (lambda: cooperation_view.meetings(LINKS, PARTNERS, "magic", [], False), "magic"),
        (lambda: cooperation_view.meetings(LINKS, PARTNERS, "health", ["DEEP", "JIRI"], False), "leaves none"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
