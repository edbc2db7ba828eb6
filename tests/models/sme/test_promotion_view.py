import pytest

from innotrade.models.sme import promotion, promotion_view

AGENCIES = [{"country": "Here", "exports": 1000, "budget_share": 0.1}]
OFFICES = [{"office": "A", "region": "x", "value": 10, "cost": 500},
           {"office": "B", "region": "x", "value": 9, "cost": 400},
           {"office": "C", "region": "y", "value": 5, "cost": 500}]


def told(**changed):
    values = {"country": "Here", "change": 100, "elasticity": 0.074, "uncertainty": 25, "kept": 10, **changed}
    rows = promotion_view.budget_change(**values, agencies=AGENCIES)
    return rows, promotion_view.budget_change_sentence(values, rows)


def chosen(**changed):
    values = {"offices": OFFICES, "money": 1000, "overlap": 50, **changed}
    rows = promotion_view.choose_offices(**values)
    return rows, promotion_view.choose_offices_sentence(values, rows)


def test_the_middle_case_is_the_model_s():
    rows, _ = told()
    asked = next(row for row in rows if row["asked"] and row["case"] == "middle")
    assert asked["net"] == promotion.net_gain(1000, 0.1, 0.074, 100, 10)
    assert asked["cost"] == pytest.approx(1)


def test_without_uncertainty_the_three_cases_agree():
    rows, _ = told(uncertainty=0)
    assert len({row["net"] for row in rows if row["asked"]}) == 1


def test_a_change_on_the_grid_stands_there_once():
    rows, _ = told(change=100)
    assert len([row for row in rows if row["change"] == 100]) == 3


def test_the_sentence_says_whether_it_pays_over_the_interval():
    assert "pays at both ends" in told()[1]
    assert "at neither end" in told(kept=1)[1]
    assert "depends on where" in told(uncertainty=90)[1]
    assert "stays" in told(change=0)[1]
    assert "lower" in told(change=-50)[1]


def test_a_country_without_a_known_budget_is_refused():
    with pytest.raises(ValueError, match="country"):
        told(country="There")
    with pytest.raises(ValueError, match="uncertainty"):
        told(uncertainty=101)


def test_the_rule_by_return_loses_what_overlap_takes():
    rows, sentence = chosen()
    assert [row["choice"] for row in rows] == ["both", "by return", "best set"]
    assert "0.5 less" in sentence
    assert "does as well" in chosen(overlap=0)[1]
    assert "No office" in chosen(money=1)[1]


def test_rows_hold_no_empty_cell():
    for rows in (told()[0], chosen()[0]):
        assert all(value is not None for row in rows for value in row.values())
