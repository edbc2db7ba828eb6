import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.nis import composite, composite_view
from tests.models.nis.test_composite import INDICATORS, index

ROWS = [
    {"country": "A", "research": 1.2, "researchers": 700, "articles": 247, "low_performers": 67, "digital_rank": 61},
    {"country": "B", "research": 0.4, "researchers": 340, "articles": 287, "low_performers": 52, "digital_rank": 55},
    {"country": "C", "research": 0.6, "researchers": 360, "articles": 58, "low_performers": 60, "digital_rank": 57},
    {"country": "D", "research": None, "researchers": None, "articles": 22, "low_performers": 75, "digital_rank": 104},
]
weights = st.lists(st.integers(0, 10), min_size=5, max_size=5).filter(any)
TABLES = composite_view.prepared(ROWS)
NAMES = list(composite_view.INDICATORS)
DIRECTIONS = list(composite_view.INDICATORS.values())


def band(imputation="mean", normalisation="min-max", aggregation="linear", given=(1, 1, 1, 1, 1)):
    values = {"imputation": imputation, "normalisation": normalisation, "aggregation": aggregation,
              **dict(zip(NAMES, given, strict=True))}
    rows = composite_view.rank_band(TABLES, **values)
    return rows, composite_view.rank_band_summary(values, rows)


def filled():
    return composite.impute([[row[name] for name in NAMES] for row in ROWS], DIRECTIONS, "mean")


# The region's index


@given(weights, st.sampled_from(composite.IMPUTATIONS), st.sampled_from(composite.NORMALISATIONS),
       st.sampled_from(["linear", "duels"]))
def test_the_reader_s_place_lies_in_the_band(given, imputation, normalisation, aggregation):
    rows, _ = band(imputation, normalisation, aggregation, given)
    assert all(row["best"] <= row["rank"] <= row["worst"] for row in rows)
    assert all(row["best"] <= row["median"] <= row["worst"] for row in rows)


@given(weights)
def test_the_quick_ways_are_the_plain_ones(given):
    """Terms taken off a sum give the places that the index without the indicator gives."""
    found = composite_view.all_ways(TABLES["mean"], given)
    plain = []
    left = [None] + [place for place, weight in enumerate(given) if weight < sum(given)]
    schemes = [(name, "linear") for name in composite.NORMALISATIONS]
    schemes += [(name, "geometric") for name in composite.NORMALISATIONS if name != "z-score"] + [("rank", "duels")]
    for normalisation, aggregation in schemes:
        for out in left:
            kept = [0 if place == out else weight for place, weight in enumerate(given)]
            scores = composite_view.scores(filled(), DIRECTIONS, kept, normalisation, aggregation)
            plain.append(composite.ranks(scores))
    assert found == plain


def test_there_are_eight_ways_with_and_without_each_indicator():
    assert len(composite_view.all_ways(TABLES["mean"], [1, 1, 1, 1, 1])) == 8 * 6


def test_an_indicator_with_all_weight_cannot_be_left_out():
    assert len(composite_view.all_ways(TABLES["mean"], [1, 0, 0, 0, 0])) == 8 * 5


def test_the_sentence_counts_who_can_be_made_first():
    rows, text = band()
    assert f"{sum(row['best'] == 1 for row in rows)} of 4 countries can be made first" in text
    assert text.startswith(f"{rows[0]['country']} is first in this way")


def test_a_geometric_mean_of_z_scores_is_refused_with_the_reason():
    with pytest.raises(ValueError, match="aggregation must be linear or duels with z-scores"):
        band(normalisation="z-score", aggregation="geometric")


@pytest.mark.parametrize("option", ["imputation", "normalisation", "aggregation"])
def test_an_unknown_option_is_named(option):
    with pytest.raises(ValueError, match=f"{option} must be one of"):
        band(**{option: "guess"})


@given(weights, st.sampled_from([("min-max", "linear"), ("rank", "geometric"), ("distance to best", "geometric"),
                                 ("z-score", "duels")]))
def test_the_reader_s_place_is_that_of_the_plain_scores(given, way):
    rows, _ = band("mean", *way, given)
    plain = composite.ranks(composite_view.scores(filled(), DIRECTIONS, given, *way))
    assert {row["country"]: row["rank"] for row in rows} == dict(zip("ABCD", plain, strict=True))


# The Technology Achievement Index remade


def remade(way, left_out="none"):
    from math import log10

    from innotrade import data

    posts = data.load("technology-goalposts")
    logs = posts["scale"] == "logarithm"
    for column in ("low", "high"):
        posts[column] = posts[column].where(~logs, posts[column].map(lambda value: log10(value) if value > 0 else 0))
    countries = index().rename(columns={"rank_linear": "published"})[["country", "published", *INDICATORS]]
    values = {"way": way, "left_out": left_out}
    rows = composite_view.remake(countries.to_dict("records"), posts.to_dict("records"), **values)
    return rows, composite_view.remake_summary(values, rows)


@pytest.mark.parametrize(("way", "said"), [
    ("goalposts, linear", "23 of 23 countries stand on their published place: this is the published ranking."),
    ("min-max, linear", "11 of 23 countries stand on their published place. Norway moves most, from 12 to 4"),
    ("z-score, linear", "7 of 23"),
    ("raw values, geometric", "Korea moves most, from 5 to 16"),
])
def test_the_sentence_counts_the_published_places(way, said):
    assert said in remade(way)[1]


def test_left_out_is_left_out():
    assert remade("goalposts, linear", "patents")[0] != remade("goalposts, linear")[0]


@pytest.mark.parametrize(("way", "left_out", "named"), [("best", "none", "way"), ("rank, linear", "x", "left_out")])
def test_bad_input_is_named(way, left_out, named):
    with pytest.raises(ValueError, match=named):
        remade(way, left_out)
