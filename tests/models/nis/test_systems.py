"""Innovation systems: a published network, networkx as yardstick, and what closing or adding a body does."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade import data, networks
from innotrade.models.nis import systems, systems_view
from tests.cases import case

COUNTRIES = list(data.load("innovation-actors")["country"].unique())
ACTORS = data.load("innovation-actors").to_dict("records")
RELATIONS = data.load("innovation-links").to_dict("records")
MEASURES = (systems.density, systems.reach, systems.efficiency)


@st.composite
def random_systems(draw, least=2):
    bodies = [f"body {number}" for number in range(draw(st.integers(least, 9)))]
    pair = st.lists(st.sampled_from(bodies), min_size=2, max_size=2, unique=True)
    return bodies, draw(st.lists(pair, max_size=20))


def graph(bodies, links):
    found = nx.Graph()
    found.add_nodes_from(bodies)
    found.add_edges_from(links)
    return found


def both_directions(pairs):
    return {frozenset(pair) for pair in pairs}


def reach_by_networkx(found):
    pairs = len(found) * (len(found) - 1) / 2
    return len([1 for part in nx.connected_components(found) for _ in range(len(part) * (len(part) - 1) // 2)]) / pairs


# A published network


def test_the_medici_stand_between_the_other_families_as_often_as_published():
    published = case("N13-florentine")
    found = systems.betweenness(published["inputs"]["families"], published["inputs"]["marriages"])
    for family, expected in published["expected"].items():
        assert found[family] == pytest.approx(expected, abs=5e-4)


def test_networkx_finds_the_published_betweenness_too():
    found = networks.profile(nx.florentine_families_graph())["betweenness"]
    for family, expected in case("N13-florentine")["expected"].items():
        assert found[family] == pytest.approx(expected, abs=5e-4)


def test_a_ring_of_four_is_as_close_as_published():
    published = case("networkx-efficiency")
    above, below = published["expected"]["global_efficiency"]
    ring = published["inputs"]
    assert systems.efficiency(ring["bodies"], ring["links"]) == pytest.approx(above / below)


# The portable measures are networkx's


@given(random_systems())
def test_density_reach_and_efficiency_are_those_of_networkx(system):
    found = graph(*system)
    assert systems.density(*system) == pytest.approx(nx.density(found))
    assert systems.reach(*system) == pytest.approx(reach_by_networkx(found))
    assert systems.efficiency(*system) == pytest.approx(nx.global_efficiency(found))


@given(random_systems())
def test_betweenness_cut_points_and_bridges_are_those_of_networkx(system):
    found = graph(*system)
    assert systems.betweenness(*system) == pytest.approx(nx.betweenness_centrality(found))
    assert set(systems.cut_points(*system)) == set(nx.articulation_points(found))
    assert both_directions(systems.bridges(*system)) == both_directions(nx.bridges(found))


@given(random_systems(), st.data())
def test_distances_are_those_of_networkx(system, chosen):
    start = chosen.draw(st.sampled_from(system[0]))
    expected = dict(nx.single_source_shortest_path_length(graph(*system), start))
    assert systems.distances(*system, start) == {body: steps for body, steps in expected.items() if body != start}


@given(random_systems(least=3), st.data())
def test_closing_a_body_changes_a_system_as_in_networkx(system, chosen):
    closed = chosen.draw(st.sampled_from(system[0]))
    left, found = systems.without(*system, [closed]), graph(*system)
    found.remove_node(closed)
    assert systems.efficiency(*left) == pytest.approx(nx.global_efficiency(found))
    before = [(one, other) for one, other in nx.all_pairs_shortest_path_length(graph(*system))]
    joined = len([1 for one, steps in before for other in steps if closed not in (one, other) and one != other])
    after = len([1 for one, steps in nx.all_pairs_shortest_path_length(found) for other in steps if one != other])
    assert systems.fragility(*system, closed) == pytest.approx(1 - after / joined if joined else 0)


@given(random_systems(), st.data())
def test_seating_a_council_changes_a_system_as_in_networkx(system, chosen):
    members = chosen.draw(st.lists(st.sampled_from(system[0]), unique=True, min_size=1))
    added, found = systems.with_council(*system, "council", members), graph(*system)
    found.add_edges_from(("council", member) for member in members)
    assert systems.efficiency(*added) == pytest.approx(nx.global_efficiency(found))
    assert systems.betweenness(*added) == pytest.approx(nx.betweenness_centrality(found))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_s_system_has_the_same_measures_in_networkx(country):
    typed = networks.system(country)
    bodies, links = list(typed), [[one, other] for one, other in typed.edges()]
    found = networks.coordination(typed)
    assert [measure(bodies, links) for measure in MEASURES] == pytest.approx(list(found.values()))
    profile = networks.profile(typed)
    assert systems.betweenness(bodies, links) == pytest.approx(profile["betweenness"].to_dict())
    assert systems.cut_points(bodies, links) == profile.index[profile["cut point"]].tolist()


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(("closed", "seated"), [([], []), (["agency"], []), ([], ["ministry", "council", "performers"]),
                                                 (["cabinet"], ["science ministry", "performers", "agency"])])
def test_the_explorer_s_reforms_are_those_of_networkx(country, closed, seated):
    rows = systems_view.changed_system(ACTORS, RELATIONS, country, "all", closed, seated)
    found = networks.simple(networks.system(country))
    kinds = nx.get_node_attributes(networks.system(country), "kind")
    found.remove_nodes_from([body for body in kinds if kinds[body] in closed])
    members = [body for body in found if kinds[body] in seated]
    found.add_edges_from((systems_view.NEW, member) for member in members)
    after = [row["after"] for row in rows if row["after"] is not None]
    assert sum(after) / len(after) == pytest.approx(100 * nx.global_efficiency(found))
    cut = {row["body"] for row in rows if row["cut"]}
    assert cut == set(nx.articulation_points(found))


# Laws


@given(random_systems())
def test_direct_links_are_fewer_than_joined_pairs_and_closeness_lies_between(system):
    direct, closeness, joined = systems.density(*system), systems.efficiency(*system), systems.reach(*system)
    assert 0 <= direct <= closeness + 1e-12
    assert closeness <= joined + 1e-12 <= 1 + 2e-12


@given(random_systems(), st.data())
def test_one_more_link_never_makes_a_system_less_close(system, chosen):
    bodies, links = system
    more = [*links, chosen.draw(st.lists(st.sampled_from(bodies), min_size=2, max_size=2, unique=True))]
    assert systems.efficiency(bodies, more) >= systems.efficiency(bodies, links) - 1e-12


@given(random_systems())
def test_a_link_named_twice_and_backwards_is_one_link(system):
    bodies, links = system
    twice = links + [list(reversed(link)) for link in links]
    assert systems.neighbours(bodies, twice) == systems.neighbours(bodies, links)


@given(random_systems())
def test_closeness_is_the_mean_of_the_bodies_nearness(system):
    near = systems.nearness(*system)
    assert systems.efficiency(*system) == pytest.approx(sum(near.values()) / len(near))


def test_the_centre_of_a_star_is_on_every_path_and_closing_it_cuts_every_pair():
    bodies, links = ["centre", "a", "b", "c"], [["centre", "a"], ["centre", "b"], ["centre", "c"]]
    assert systems.betweenness(bodies, links)["centre"] == 1
    assert systems.fragility(bodies, links, "centre") == 1
    assert systems.cut_points(bodies, links) == ["centre"]


def test_a_ring_has_no_cut_point_and_no_bridge():
    inputs = case("networkx-efficiency")["inputs"]
    assert systems.cut_points(inputs["bodies"], inputs["links"]) == []
    assert systems.bridges(inputs["bodies"], inputs["links"]) == []


# What leads a system


@pytest.mark.parametrize(("kinds", "answer"), [
    (["science ministry", "cabinet", "council"], "ministry-led"), (["council", "cabinet"], "cabinet-led"),
    (["head of government", "council"], "council-led"), (["agency", "ministry"], "department-led")])
def test_what_leads_is_the_first_that_is_there(kinds, answer):
    assert systems.typology(kinds) == answer


# Refusals


@pytest.mark.parametrize(("call", "named"), [
    (lambda: systems.neighbours(["a", "a"], []), "bodies"),
    (lambda: systems.neighbours(["a", "b"], [["a", "z"]]), "'z'"),
    (lambda: systems.neighbours(["a", "b"], [["a", "a"]]), "itself"),
    (lambda: systems.neighbours(["a", "b"], [["a"]]), "pairs"),
    (lambda: systems.reach(["a"], []), "at least 2"),
    (lambda: systems.efficiency([], []), "at least 2"),
    (lambda: systems.distances(["a", "b"], [], "z"), "start"),
    (lambda: systems.with_council(["a", "b"], [], "a", ["b"]), "name"),
    (lambda: systems.with_council(["a", "b"], [], "c", ["z"]), "members"),
    (lambda: systems.typology([]), "kinds"),
    (lambda: systems_view.changed_system(ACTORS, RELATIONS, "Korea", "all", [], []), "country"),
    (lambda: systems_view.changed_system(ACTORS, RELATIONS, "Peru", "hearsay", [], []), "evidence"),
    (lambda: systems_view.changed_system(ACTORS, RELATIONS, "Dominican Republic", "all", ["performers"], []), "closed"),
    (lambda: networks.system("Korea"), "country"),
    (lambda: networks.system("Peru", basis=("rumour",)), "basis"),
])
def test_a_wrong_argument_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()


# The sentence


def test_the_sentence_names_every_body_whose_closure_cuts_most():
    rows = systems_view.changed_system(ACTORS, RELATIONS, "Peru", "all", [], [])
    text = systems_view.changed_system_summary({"country": "Peru"}, rows)
    most = max(row["cut"] for row in rows)
    assert all((row["body"] in text) == (row["cut"] == pytest.approx(most)) for row in rows)
    assert "before" not in text


def test_the_sentence_says_what_was_before_a_reform():
    rows = systems_view.changed_system(ACTORS, RELATIONS, "Peru", "all", [], ["agency", "performers"])
    assert "53.1 before" in systems_view.changed_system_summary({"country": "Peru"}, rows)


# The data


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_body_of_table_5_is_an_actor_and_no_other_claims_a_place_there(country):
    table = data.load("innovation-institutions").query("country == @country")
    actors = data.load("innovation-actors").query("country == @country").dropna(subset=["position"])
    assert sorted(table["position"]) == sorted(actors["position"].astype(int))
    printed = dict(zip(table["position"], table["acronym"], strict=True))
    for actor in actors.itertuples():
        acronym = printed[int(actor.position)]
        assert acronym is None or actor.actor in (acronym, "Presidency")


def test_relations_join_bodies_of_their_own_country():
    actors = {(actor["country"], actor["actor"]) for actor in ACTORS}
    assert all((row["country"], row[end]) in actors for row in RELATIONS for end in ("source", "target"))
