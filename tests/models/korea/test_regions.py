import csv
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.korea import concentration, core_periphery, regions_view
from tests.cases import case, larger

counts = st.lists(st.integers(1, 10_000), min_size=2, max_size=12)


def austria():
    given_case = case("N10-lq-eg-krugman")["inputs"]["EG"]
    plants = [{"region": region, "workers": workers}
              for region, workers in zip(given_case["region"], given_case["E_ik"], strict=True)]
    regions = [{"region": region, "workers": workers}
               for region, workers in zip(given_case["region_names"], given_case["E_j"], strict=True)]
    return plants, regions


def test_freiburg_has_the_published_location_quotient():
    published = case("N10-lq-eg-krugman")
    found = concentration.location_quotient(*published["inputs"]["LQ"])
    assert isclose(found, published["expected"]["LQ"], abs_tol=1e-7)


def test_three_austrian_cities_have_the_published_ellison_glaeser_index():
    found = concentration.agglomeration(*austria())
    assert isclose(found["gamma"], case("N10-lq-eg-krugman")["expected"]["EG"], abs_tol=1e-8)


def test_two_regions_without_a_common_industry_differ_by_two_as_published():
    published = case("N10-lq-eg-krugman")
    assert concentration.specialisation(*published["inputs"]["krugman"]) == published["expected"]["krugman"]


def test_goettingen_has_the_published_specialisation_of_2017():
    with larger("reat_goettingen.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[1:]
    found = concentration.specialisation([float(row["Goettingen2017"]) for row in rows],
                                         [float(row["BRD2017"]) for row in rows])
    assert isclose(found, case("N10-lq-eg-krugman")["expected"]["krugman_goettingen_2017"], abs_tol=1e-7)


@given(counts)
def test_an_industry_spread_as_all_work_has_no_concentration(everything):
    industry = [2 * value for value in everything]
    assert concentration.locational_gini(industry, everything) < 1e-9
    assert concentration.raw_concentration(industry, everything) < 1e-18
    assert concentration.specialisation(industry, everything) < 1e-9


@given(counts, st.data())
def test_an_industry_in_one_region_has_a_gini_of_the_rest_s_share(everything, draw):
    place = draw.draw(st.integers(0, len(everything) - 1))
    industry = [1 if number == place else 0 for number in range(len(everything))]
    expected = 1 - everything[place] / sum(everything)
    assert isclose(concentration.locational_gini(industry, everything), expected, abs_tol=1e-9)


@given(counts)
def test_quotients_weighted_by_regions_average_one(everything):
    industry = list(range(1, len(everything) + 1))
    nation = 1000 * sum(everything)
    quotients = [concentration.location_quotient(i, sum(industry), 1000 * e, nation)
                 for i, e in zip(industry, everything, strict=True)]
    mean = sum(q * 1000 * e for q, e in zip(quotients, everything, strict=True)) / nation
    assert isclose(mean, 1)


def test_darts_average_to_an_index_of_zero():
    weight = {0: 1, 1: 2, 2: 1}  # two plants thrown on two equal regions: none, one or two of them here
    regions = [{"region": "A", "workers": 1}, {"region": "B", "workers": 1}]
    total = 0
    for here, ways in weight.items():
        plants = [{"region": "A" if place < here else "B", "workers": 1} for place in range(2)]
        total += ways * concentration.agglomeration(plants, regions)["gamma"]
    assert isclose(total, 0, abs_tol=1e-12)


def test_one_large_plant_is_concentration_by_chance():
    plants, regions = austria()
    found = concentration.agglomeration(plants, regions)
    assert isclose(found["chance"] + found["gamma"] * (1 - found["plants"]) * 0.58, found["raw"])
    assert found["chance"] / found["raw"] > 0.8


@pytest.mark.parametrize("mobile", [0.2, 0.4, 0.7])
def test_an_even_spread_breaks_at_the_published_point(mobile):
    phi = core_periphery.break_point(mobile, 4)
    assert core_periphery.pull(0.51, phi - 0.02, mobile, 4) < 0 < core_periphery.pull(0.51, phi + 0.02, mobile, 4)


@given(st.floats(0.01, 0.99), st.floats(0.01, 1), st.floats(0.05, 0.9))
def test_the_two_regions_are_mirrors(share, phi, mobile):
    here = core_periphery.pull(share, phi, mobile, 4)
    assert isclose(here, -core_periphery.pull(1 - share, phi, mobile, 4), abs_tol=1e-9)


@given(st.integers(0, 100), st.integers(0, 60), st.integers(0, 20), st.integers(0, 60))
def test_a_subsidy_never_leaves_a_region_with_less(start, transport, subsidy, length):
    rows = regions_view.programme(transport, start, subsidy, length, 0.4, 4, 3, 20)
    paths = {name: [row["share"] for row in rows if row["path"] == name] for name in ("with the programme", "without")}
    assert all(w >= o - 1e-9 for w, o in zip(paths["with the programme"], paths["without"], strict=True))


def test_without_transport_cost_places_do_not_matter():
    assert isclose(core_periphery.pull(0.2, 1.0, 0.4, 4), 0, abs_tol=1e-12)


@pytest.mark.parametrize(
    ("length", "said"),
    [(10, "left nothing"), (25, "changed where the region ends"), (0, "in 60 years."), (60, "has not ended"),
     (20, "still under way")],
)
def test_the_sentence_of_a_programme_says_whether_it_lasts(length, said):
    values = {"transport": 10, "start": 10, "subsidy": 5, "length": length}
    rows = regions_view.programme(**values, mobile=0.4, substitution=4, speed=3, horizon=60)
    assert said in regions_view.programme_sentence(values, rows)


@pytest.mark.parametrize(
    ("here", "said"),
    [(18, "more than chance"), (12, "about what chance gives"), (10, "less than chance"), (40, "more than chance")])
def test_the_sentence_of_the_darts_gives_a_verdict(here, said):
    values = {"plants": 20, "base": 50, "here": here}
    assert said in regions_view.darts_sentence(values, regions_view.darts(**values))


def test_few_plants_can_look_concentrated_by_chance():
    values = {"plants": 4, "base": 50, "here": 3}
    assert "location quotient 1.50" in regions_view.darts_sentence(values, [])
    assert "about what chance gives" in regions_view.darts_sentence(values, [])


def test_firms_with_fewer_workers_here_have_a_ratio_below_one():
    found = regions_view.firm_sizes(80547, 2e6, 58, 39)
    assert isclose(found["here"] * 0.58 + found["elsewhere"] * 0.42, 2e6 / 80547)
    assert found["ratio"] < 0.5


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: concentration.location_quotient(5, 0, 10, 100), "industry must be greater than 0"),
        (lambda: concentration.location_quotient(50, 20, 60, 100), "must not exceed"),
        (lambda: concentration.location_quotient(5, 20, 60, 50), "nation"),
        (lambda: concentration.location_quotient(-5, 20, 60, 50), "here must be 0 or more"),
        (lambda: concentration.specialisation([1], [1, 2]), "same industries"),
        (lambda: concentration.specialisation([0], [1]), "at least one worker"),
        (lambda: concentration.locational_gini([1, 2], [1, 0]), "everything must be greater than 0"),
        (lambda: concentration.raw_concentration([1, 2], [1]), "same regions"),
        (lambda: concentration.agglomeration(austria()[0][:1], austria()[1]), "two plants"),
        (lambda: concentration.agglomeration(austria()[0], austria()[1][:2]), "region of a plant"),
        (lambda: concentration.agglomeration(austria()[0], austria()[1] * 2), "twice"),
        (lambda: core_periphery.freedom(-0.1, 4), "transport"),
        (lambda: core_periphery.freedom(0.1, 1), "substitution"),
        (lambda: core_periphery.break_point(0.5, 1), "substitution"),
        (lambda: core_periphery.pull(0.5, 0.5, 1.2, 4), "mobile"),
        (lambda: core_periphery.pull(1.5, 0.5, 0.4, 4), "share"),
        (lambda: core_periphery.pull(0.5, 0, 0.4, 4), "phi"),
        (lambda: core_periphery.path(0.5, 0.1, 0.4, 4, -1, 1, 2, 3), "subsidy"),
        (lambda: core_periphery.path(0.5, 0.1, 0.4, 4, 0, 1, 2, 0), "years"),
        (lambda: core_periphery.path(0.5, 0.1, 0.4, 4, 0, 1, 2, 3, 0), "speed"),
        (lambda: regions_view.firm_sizes(0, 1, 50, 50), "firms"),
        (lambda: regions_view.firm_sizes(1, 1, 100, 50), "firm_share"),
        (lambda: regions_view.darts(1, 50, 0), "plants"),
        (lambda: regions_view.darts(5, 100, 0), "base"),
        (lambda: regions_view.darts(5, 50, -1), "here"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, said):
    with pytest.raises(ValueError, match=said):
        call()
