"""Templates: what goes out filled comes back the same, to the last digit."""

import openpyxl
import pandas as pd
import pytest

from innotrade import cli, data
from innotrade.own import template
from innotrade.own.bring import check, replaceable
from innotrade.own.shelf import OwnDataError


@pytest.mark.parametrize("name", list(replaceable()))
def test_the_course_s_table_through_its_template_is_the_same_table(name, filled):
    found = check(filled(name), name, columns={})
    course = data.load(name, vintage="snapshot")
    pd.testing.assert_frame_equal(data.parsed(name, found.text), course, check_exact=True)
    assert data.parsed(name, found.text).attrs["units"] == course.attrs["units"]
    assert (found.about["title"], found.about["source"]) == (course.attrs["title"], course.attrs["source"])
    assert found.notes == []


@pytest.mark.parametrize("name", ["korea-trade-partners", "rd-intensity", "trade-promotion-agencies"])
def test_a_template_as_csv_comes_back_the_same_too(name, filled):
    found = check(filled(name, ".csv"), name, columns={})
    pd.testing.assert_frame_equal(data.parsed(name, found.text), data.load(name), check_exact=True)


def test_an_empty_template_holds_the_rows_that_no_table_may_lack(tmp_path):
    for name, first, number in [
        ("korea-trade-partners", "Region Total", 1),
        ("graduates-by-field", "Social Sciences", 21),
    ]:
        template.write(name, tmp_path / f"{name}.xlsx")
        rows = list(
            openpyxl.load_workbook(tmp_path / f"{name}.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
        )
        assert (rows[0][0], len(rows)) == (first, number)
        with pytest.raises(OwnDataError, match="empty, and every row needs"):
            check(tmp_path / f"{name}.xlsx", name, columns={})


def test_a_template_explains_every_column_and_offers_what_is_allowed(tmp_path):
    template.write("graduates-by-field", tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    explained = {row[1] for row in book["About"].iter_rows(values_only=True) if row[0] == "column"}
    assert {"field", "level", "graduates"} <= explained
    assert '"degree,masters,phd"' in {rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}


def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path, monkeypatch):
    table = data.load("korea-trade-partners")
    table.loc[1, "country"] = "=cmd()"
    monkeypatch.setattr(template.data, "load", lambda name, **options: table)
    template.write("korea-trade-partners", tmp_path / "x.xlsx", filled=True)
    monkeypatch.undo()
    assert "=cmd()" in check(tmp_path / "x.xlsx", "korea-trade-partners", columns={}).text


def test_the_command_lists_writes_and_never_writes_over(tmp_path, capsys):
    assert cli.main(["template"]) == 0
    assert "korea-trade-partners " in capsys.readouterr().out
    path = tmp_path / "partners.xlsx"
    assert cli.main(["template", "korea-trade-partners", str(path)]) == 0
    assert f"innotrade bring {path}" in capsys.readouterr().out
    before = path.read_bytes()
    assert cli.main(["template", "korea-trade-partners", str(path)]) == 2
    assert path.read_bytes() == before
    assert cli.main(["template", "korea-trade-partners", str(tmp_path / "x.ods")]) == 2
    assert "a template ends in .xlsx or .csv" in capsys.readouterr().err
