from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from innotrade.models.fta import partners, partners_lesson
from innotrade.models.fta.partners_view import CRITERIA

CANDIDATES = [
    {"country": "Chile", "size": 82, "complementarity": 4.2, "risk": 1, "experience": 4, "willingness": 5},
    {"country": "Mexico", "size": 502, "complementarity": 0.9, "risk": 4, "experience": 5, "willingness": 4},
    {"country": "Brazil", "size": 864, "complementarity": 0.8, "risk": 5, "experience": 2, "willingness": 1},
]
fractions = st.integers(0, 1000).map(lambda found: found / 1000)
profiles = st.fixed_dictionaries(dict.fromkeys(CRITERIA, fractions))


def scaled_by_name(candidates=CANDIDATES):
    return [dict(zip(CRITERIA, values, strict=True)) for values in partners.scaled(candidates, CRITERIA)]


def score(profile, criterion, weight):
    """The weighted sum with one weight given and the rest shared."""
    others = [value for name, value in profile.items() if name != criterion]
    return weight * profile[criterion] + (1 - weight) * sum(others) / len(others)


def test_the_switching_weight_is_that_of_the_hand_calculation():
    # 0.9 (1 - w) + 0.1 w = 0.3 (1 - w) + 0.7 w, so w = 0.6 / 1.2.
    first, second = {"size": 0.1, "risk": 0.9}, {"size": 0.7, "risk": 0.3}
    assert partners_lesson.switching_weight(first, second, "size") == pytest.approx(0.5)


@given(profiles, profiles, st.sampled_from(list(CRITERIA)))
def test_at_the_switching_weight_the_two_tie_and_the_order_of_naming_does_not_matter(first, second, criterion):
    try:
        weight = partners_lesson.switching_weight(first, second, criterion)
    except ValueError:
        assume(False)
    assert -1e-12 <= weight <= 1 + 1e-12
    assert isclose(score(first, criterion, weight), score(second, criterion, weight), abs_tol=1e-9)
    assert partners_lesson.switching_weight(second, first, criterion) == pytest.approx(weight)


def test_no_weight_parts_a_candidate_from_one_that_is_better_on_everything():
    with pytest.raises(ValueError, match="criterion size does not decide"):
        partners_lesson.switching_weight({"size": 1, "risk": 1}, {"size": 0.2, "risk": 0.3}, "size")


def test_two_equal_candidates_tie_everywhere_and_have_no_switching_weight():
    with pytest.raises(ValueError, match="criterion size does not decide"):
        partners_lesson.switching_weight({"size": 0.5, "risk": 0.5}, {"size": 0.5, "risk": 0.5}, "size")


@pytest.mark.parametrize(("first", "second", "criterion", "named"), [
    ({"size": 1, "risk": 0}, {"size": 1}, "size", "second"),
    ({"size": 1}, {"size": 0}, "size", "second"),
    ({"size": 1, "risk": 0}, {"size": 0, "risk": 1}, "fit", "criterion"),
    ({"size": 1, "risk": None}, {"size": 0, "risk": 1}, "size", "first"),
    ({"size": 1, "risk": 0}, {"size": float("nan"), "risk": 1}, "size", "second"),
])
def test_a_bad_argument_of_the_switching_weight_is_named(first, second, criterion, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        partners_lesson.switching_weight(first, second, criterion)


def test_along_one_weight_the_middle_is_the_weighted_sum_and_the_ends_are_pure():
    rows = partners_lesson.along_one_weight(CANDIDATES, "size", steps=5)
    chile = {row["weight"]: row["score"] for row in rows if row["country"] == "Chile"}
    assert chile[20] == pytest.approx(partners.weighted_sum(CANDIDATES, dict.fromkeys(CRITERIA, 1), CRITERIA)[0])
    assert chile[100] == pytest.approx(scaled_by_name()[0]["size"])
    assert len(rows) == 6 * len(CANDIDATES)


def test_the_lines_cross_at_the_switching_weight():
    chile, _, brazil = scaled_by_name()
    crossing = 100 * partners_lesson.switching_weight(chile, brazil, "size")
    rows = partners_lesson.along_one_weight(CANDIDATES, "size", steps=1000)
    ahead = [row["weight"] for row, other in zip(rows[0::3], rows[2::3], strict=True) if row["score"] > other["score"]]
    assert max(ahead) == pytest.approx(crossing, abs=0.1)


@pytest.mark.parametrize(("criterion", "steps", "named"), [("fit", 5, "criterion"), ("size", 0, "steps"),
                                                           ("size", 2.5, "steps")])
def test_a_bad_argument_of_the_line_is_named(criterion, steps, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        partners_lesson.along_one_weight(CANDIDATES, criterion, steps=steps)


@pytest.mark.parametrize("method", partners.METHODS)
def test_your_scores_are_the_ranking_with_equal_weights(method):
    rows = partners_lesson.your_scores(CANDIDATES, method)
    assert rows == partners.ranking(CANDIDATES, dict.fromkeys(CRITERIA, 0.2), CRITERIA, method, 200)


def test_raising_the_winners_risk_never_raises_its_share_of_the_weights():
    shares = []
    for risk in range(1, 6):
        rows = partners_lesson.your_scores([{**CANDIDATES[0], "risk": risk}, *CANDIDATES[1:]], "weighted sum")
        shares.append(next(row["first_share"] for row in rows if row["country"] == "Chile"))
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] < shares[0]


@pytest.mark.parametrize(("names", "says"), [(("Chile", ""), "name in the column country"),
                                             (("Chile", "Chile"), "Chile occurs more than once")])
def test_a_candidate_without_a_name_of_its_own_is_refused(names, says):
    rows = [{**CANDIDATES[place], "country": name} for place, name in enumerate(names)]
    with pytest.raises(ValueError, match=f"^candidates .*{says}"):
        partners_lesson.your_scores(rows, "TOPSIS")


def test_the_sentence_tells_a_leader_at_equal_weights_from_a_leader_over_all_weights():
    def row(country, rank, share):
        return {"country": country, "rank": rank, "first_share": share}

    same = partners_lesson.your_scores_summary({}, [row("Chile", 1, 0.84), row("Mexico", 2, 0.16)])
    other = partners_lesson.your_scores_summary({}, [row("Mexico", 1, 0.46), row("Chile", 2, 0.54)])
    tie = partners_lesson.your_scores_summary({}, [row("Chile", 1, 0.6), row("Mexico", 1, 0.4)])
    assert same == "With equal weights Chile comes first, as under 84 % of all possible weights."
    assert other == ("With equal weights Mexico comes first; over all possible weights Chile does so most often, under "
                     "54 % of all possible weights.")
    assert tie.startswith("With equal weights Chile and Mexico come first; over")
