"""The region's index: the table that lesson, quiz and exercise share, and the choices behind it."""

import json
import math

import pytest

from innotrade import course, regional_index, sensitivity


def test_only_peru_has_gaps():
    table = regional_index.table().set_index("country")
    assert table.isna().any(axis=1).pipe(lambda gaps: gaps[gaps].index.tolist()) == ["Peru"]


def test_the_lesson_shows_this_table():
    notebook = json.loads((course.root() / "book" / "nis" / "benchmarking.ipynb").read_text(encoding="utf-8"))
    (shown,) = [cell for cell in notebook["cells"] if cell["id"] == "region-table"]
    text = "".join(shown["outputs"][0]["data"]["text/plain"])
    for row in regional_index.records():
        line = next(line for line in text.splitlines() if line.strip().startswith(row["country"]))
        assert f"{row['articles']:.1f}" in line
        assert f"{row['low_performers']:.1f}" in line
        assert f"{row['digital_rank']:.0f}" in line


def test_a_table_that_is_changed_leaves_the_next_one_alone():
    first = regional_index.table()
    first.loc["BRA", "research"] = 9
    assert regional_index.table().loc["BRA", "research"] < 2


@pytest.mark.parametrize("name", ["equal", "component", "minister"])
def test_weights_sum_to_one(name):
    assert math.isclose(sum(regional_index.weight_sets()[name]), 1)


def test_every_choice_is_an_argument_of_the_place():
    table = sensitivity.combinations(regional_index.choices(), regional_index.place_of("Costa Rica"))
    assert len(table) == 3 * 3 * 3 * 3 * 6
    assert table["result"].between(1, 8).all()


def test_an_unknown_country_is_named():
    with pytest.raises(ValueError, match="country must be one of"):
        regional_index.place_of("Bolivia")
