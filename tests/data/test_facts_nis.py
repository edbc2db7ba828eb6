"""Facts of Part II: the technology index with its goalposts, published estimates, and what became of two rankings."""

from innotrade import data


def test_every_indicator_of_the_technology_index_has_its_posts_in_order():
    table, posts = data.load("technology-achievement"), data.load("technology-goalposts")
    assert set(posts["indicator"]) <= set(table.columns)
    assert (posts["low"] < posts["high"]).all()


def test_no_country_lies_below_a_low_post():
    table, posts = data.load("technology-achievement"), data.load("technology-goalposts")
    plain = posts[posts["scale"] == "none"]
    assert all((table[post.indicator] >= post.low).all() for post in plain.itertuples())


def test_published_places_are_those_of_23_countries():
    table = data.load("technology-achievement")
    assert sorted(table["rank_linear"]) == list(range(1, 24))
    assert sorted(table["rank_geometric"]) == list(range(1, 24))


def test_published_scores_fall_with_the_published_place():
    scores = data.load("technology-achievement").sort_values("rank_linear")["score"].dropna()
    assert scores.is_monotonic_decreasing


def test_estimates_of_support_give_at_least_one_bound_in_order():
    evidence = data.load("rd-support-evidence")
    assert evidence[["low", "high"]].notna().any(axis=1).all()
    both = evidence.dropna(subset=["low", "high"])
    assert (both["low"] <= both["high"]).all()


def test_chile_fell_every_year_from_2014_to_2017():
    history = data.load("index-history")
    places = history[history["what"] == "Chile's place"].sort_values("year")["value"]
    assert places.is_monotonic_increasing
