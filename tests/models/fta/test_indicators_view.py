from math import isclose

import pytest

from innotrade.models.fta.indicators import hhi
from innotrade.models.fta.indicators_view import partner_shares, partner_shares_summary

PARTNERS = [
    {"country": "A", "year": 1998, "exports": 50, "imports": 10},
    {"country": "B", "year": 1998, "exports": 30, "imports": 60},
    {"country": "C", "year": 1998, "exports": 20, "imports": 30},
    {"country": "A", "year": 2015, "exports": 1, "imports": 1},
    {"country": "B", "year": 2015, "exports": 3, "imports": 1},
]


def test_running_shares_end_at_a_hundred():
    rows = partner_shares(PARTNERS, 1998, "trade", [])
    assert [row["country"] for row in rows] == ["B", "A", "C"]
    assert isclose(rows[-1]["running_share"], 100)


def test_a_partner_left_out_is_out_of_the_shares_too():
    assert [row["share"] for row in partner_shares(PARTNERS, 1998, "exports", ["A"])] == [60.0, 40.0]


def test_the_sentence_tells_leader_and_concentration():
    rows = partner_shares(PARTNERS, 2015, "exports", [])
    sentence = partner_shares_summary({"year": 2015, "measure": "exports"}, rows)
    assert sentence.startswith("B leads Korea's exports of 2015 with 75.0 %")
    assert f"{hhi([1, 3]):.3f}" in sentence


@pytest.mark.parametrize(
    ("changes", "named"),
    [({"year": 2003}, "year must be one of 1998, 2015"), ({"measure": "value"}, "measure"),
     ({"without": ["A", "B"]}, "without must leave at least 2")],
)
def test_bad_input_is_named(changes, named):
    with pytest.raises(ValueError, match=named):
        partner_shares(**({"partners": PARTNERS, "year": 1998, "measure": "trade", "without": []} | changes))
