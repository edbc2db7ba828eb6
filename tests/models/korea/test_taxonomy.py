import pytest

from innotrade import data
from innotrade.models.korea import instruments_view, tax_incentives, taxonomy


def table() -> list[dict]:
    codes = data.load("technology-policy-codes")[["scheme", "aspect", "position", "code"]]
    both = data.load("technology-policies").merge(codes, on=["scheme", "aspect", "position"])
    return both[["policy", "scheme", "aspect", "entry", "code"]].to_dict("records")


def test_every_entry_of_the_table_has_one_code():
    assert len(table()) == len(data.load("technology-policies")) == len(data.load("technology-policy-codes"))


def test_schemes_keep_their_side_and_their_order():
    found = taxonomy.schemes(table())
    assert len(found) == 17
    assert [item["scheme"] for item in found][:3] == ["HRD", "NRDP", "Tax incentives"]
    assert sum(len(item["tools"]) for item in found) == sum(entry["aspect"] == "tool" for entry in table())


def test_two_tools_stand_in_two_schemes():
    assert [row["tool"] for row in taxonomy.shared(table())] == ["Venture business accreditation", "KAIST"]


def test_an_open_question_returns_every_tool():
    rows = taxonomy.ask(table(), "any", "any")
    assert sum(row["tools"] for row in rows) == sum(entry["aspect"] == "tool" for entry in table())
    assert len(rows) == len(taxonomy.policies(table())) * len(taxonomy.RESOURCES)


def test_a_question_without_answer_says_none():
    rows = taxonomy.ask(table(), "finance", "rule")
    assert all(row["tools"] == 0 and row["named"] == "none" for row in rows)
    assert "No tool" in instruments_view.answers_sentence({"aim": "finance", "resource": "rule"}, rows)


def test_the_matrix_counts_a_scheme_once_however_many_goals_it_has():
    rows = taxonomy.matrix(table(), ["finance", "links and regions"])
    assert {(row["policy"], row["aim"]): row["schemes"] for row in rows}["Supply-side", "finance"] == 2


@pytest.mark.parametrize(("aim", "resource", "message"), [
    ("wealth", "any", "aim must be"), ("any", "gold", "resource must be"),
])
def test_an_unknown_code_is_refused(aim, resource, message):
    with pytest.raises(ValueError, match=message):
        taxonomy.ask(table(), aim, resource)


def test_an_entry_that_is_neither_goal_nor_tool_is_refused():
    with pytest.raises(ValueError, match="aspect must be"):
        taxonomy.schemes([{"policy": "A", "scheme": "B", "aspect": "wish", "entry": "x", "code": "money"}])


def test_the_view_counts_all_sides():
    rows = instruments_view.count_schemes(table())
    assert [row["policy"] for row in rows] == taxonomy.policies(table())
    assert sum(row["goals"] + row["tools"] for row in rows) == len(table())


VALUES = {"base": 100, "tax": 22, "credit": 25, "allowance": 50, "increment": 50, "growth": 5, "wait": 0,
          "interest": 10, "elasticity": 0.5}


@pytest.mark.parametrize(("change", "words"), [
    ({}, "less than one for one"), ({"elasticity": 1.0}, "more than one for one"), ({"credit": 0}, "no credit"),
    ({"wait": 1}, "waits 1 year for"), ({"elasticity": 0.7453}, "about one for one"),
])
def test_the_view_of_incentives_has_a_sentence_for_each_case(change, words):
    values = VALUES | change
    rows = instruments_view.incentives(**values)
    assert rows[0]["index"] == 1
    assert words in instruments_view.incentives_sentence(values, rows)


def test_a_credit_on_the_increase_pays_for_growth_that_happens_anyway():
    calm, growing = (instruments_view.incentives(**VALUES | {"growth": growth})[3] for growth in (0, 10))
    assert calm["extra"] == growing["extra"]
    assert abs(growing["cost"] - calm["cost"] - 50 * 10 / 110) < 1e-9
    with pytest.raises(ValueError, match="growth must be 0 or more"):
        instruments_view.incentives(**VALUES | {"growth": -1})


def test_a_credit_on_the_increase_costs_over_the_years_what_is_paid_year_by_year():
    rate, interest, growth, level = 0.5, 0.1, 0.04, 1.2
    research = [1 / (1 + growth)] + [level * (1 + growth) ** year for year in range(2000)]
    paid = sum(rate * (research[year + 1] - research[year]) / (1 + interest) ** year for year in range(2000))
    worth = tax_incentives.increment_credit(rate, interest, 1)
    spread = sum((rate * growth / (1 + growth) + worth * (level - 1)) * (1 + growth) ** year / (1 + interest) ** year
                 for year in range(2000))
    assert abs(paid - spread) < 1e-9


def test_a_sentence_names_the_sides_without_a_tool():
    rows = taxonomy.ask(table(), "people", "money")
    assert "Nothing on" in instruments_view.answers_sentence({"aim": "people", "resource": "money"}, rows)
