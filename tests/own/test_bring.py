"""A file of one's own: what fits is used, what does not is named by its cell and in words."""

import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from innotrade import cli, data
from innotrade.own.bring import check, replaceable
from innotrade.own.shelf import OwnDataError
from tests.own.conftest import HEADINGS, rows

LIKE = "korea-trade-partners"
SPANISH = [
    "País",
    "Código ISO",
    "Exportaciones (US$ miles)",
    "Variación de exportaciones (%)",
    "Importaciones (US$ miles)",
    "Variación de importaciones (%)",
    "Saldo (US$ miles)",
]


def put(**cells):
    def change(sheet):
        for name, value in cells.items():
            sheet[name] = value

    return change


def refused(path, **options):
    with pytest.raises(OwnDataError) as caught:
        check(path, LIKE, columns=options.pop("columns", {}), **options)
    return str(caught.value)


# What is read


def test_a_table_brought_is_what_load_returns_from_then_on(workbook):
    brought = data.bring(workbook(), like=LIKE)
    loaded = data.load(LIKE)
    assert loaded["country"].tolist() == ["Region Total", "China", "Peru"]
    assert loaded.equals(brought)
    assert loaded.attrs["own"]["from"] == "partners.xlsx, sheet 'Partners'"
    assert "Mexico" in set(data.load(LIKE, vintage="snapshot")["country"])
    assert "Mexico" in set(data.load(LIKE, as_printed=True)["country"])


def test_types_are_those_of_the_course_s_table(workbook):
    assert data.bring(workbook(), like=LIKE).dtypes.equals(data.load(LIKE, vintage="snapshot").dtypes)


def test_a_title_above_another_order_and_more_columns_are_found(workbook):
    def change(sheet):
        sheet.insert_rows(1, 3)
        sheet["A1"] = "Our trade, 2026"
        sheet.merge_cells("A1:D1")
        sheet["H4"], sheet["H5"] = "Remarks", "none"

    found = check(workbook(change, headings=HEADINGS[::-1], data=[row[::-1] for row in rows()]), LIKE, columns={})
    assert found.about["rows"] == 3
    assert found.notes == ["column H (Remarks) was left out: the table has no such column"]


LATIN = "\n".join(
    [";".join(SPANISH), "Region Total;;1.234.567,0;1,5;500;-2,5;1.234.067", "Perú;PER;300;−1,0;(100);4,0;400"]
)
COLUMNS = dict(zip(SPANISH, HEADINGS, strict=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_a_csv_of_any_usual_encoding_is_read(encoding, csv_file):
    text = LATIN.replace("−", "-").replace("(100)", "100")
    found = check(csv_file(text, encoding), LIKE, columns=COLUMNS)
    assert "Perú,PER,300,-1.0,100,4.0,400" in found.text
    assert "Region Total,,1234567,1.5,500,-2.5,1234067" in found.text
    assert any("Latin-1" in note for note in found.notes) == (encoding in ("latin-1", "cp1252"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_csv_with_any_usual_separator_is_read(separator, csv_file):
    text = "\n".join(separator.join("" if cell is None else str(cell) for cell in row) for row in [HEADINGS, *rows()])
    assert check(csv_file(text), LIKE, columns={}).about["rows"] == 3


def test_excel_s_own_line_about_the_separator_is_understood(csv_file):
    text = "sep=;\n" + "\n".join(
        ";".join("" if cell is None else str(cell) for cell in row) for row in [HEADINGS, *rows()]
    )
    assert check(csv_file(text), LIKE, columns={}).about["rows"] == 3


def test_signs_for_no_number_are_empty_where_a_column_may_be_empty(filled):
    path = filled("trade-promotion-agencies")
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book.active[1]].index("employees") + 1
    for row, sign in enumerate(["n/a", "..", "–", "s/d"], start=2):
        book.active.cell(row, column).value = sign
    book.save(path)
    assert data.bring(path, like="trade-promotion-agencies")["employees"].iloc[:4].isna().all()


def test_the_stored_result_of_a_formula_is_taken_and_noted(workbook, tmp_path):
    path = workbook(put(G3="=C3-E3"))
    with zipfile.ZipFile(path) as archive:  # openpyxl stores no results: put one where a spreadsheet program would
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<f>C3-E3</f><v /></c>" in sheet or b"<f>C3-E3</f><v></v></c>" in sheet
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb"<f>C3-E3</f><v ?/?>(</v>)?", b"<f>C3-E3</f><v>200</v>", sheet)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    found = check(path, LIKE, columns={})
    assert "China,CHN,500,2.25,300,0.5,200" in found.text
    assert found.notes == ["1 cells hold formulas: their last stored results were taken"]


def test_a_first_of_january_is_a_year(filled):
    path = filled("sme-exports")
    book = openpyxl.load_workbook(path)
    year = book.active["A2"].value
    book.active["A2"] = date(year, 1, 1)
    book.save(path)
    assert data.bring(path, like="sme-exports")["year"].iloc[0] == year


# What is refused, and how


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put(C3="5o0"), r"C3: '5o0' is not a number, and exports is one"),
        (put(C3=None), r"C3: empty, and every row needs exports"),
        (put(C3="n/a"), r"C3: empty, and every row needs exports"),
        (put(C3=-5), r"C3: -5 is less than 0, the least that exports \(US\$ thousand\) can be"),
        (put(C3=1.5), r"C3: 1.5 has decimals, and exports counts whole things"),
        (put(C3="=A1"), r"C3: the formula =A1 has no stored result: open the file"),
        (put(C3="#DIV/0!"), r"C3: the cell says #DIV/0!"),
        (put(C3=True), r"C3: the cell says TRUE, and exports is a number"),
        (put(C3="12 %"), r"C3: '12 %' is a percentage, and exports is in US\$ thousand"),
        (put(D3=datetime(2027, 4, 3)), r"D3: the cell holds a date \(2027-04-03\).*what is typed as 3.4"),
        (put(D3="3.4.2027"), r"D3: '3.4.2027' looks like a date, and exports_change is a number"),
        (put(B3="CN"), r"B3: 'CN' is not a country's three-letter code"),
        (put(A4="China"), r"A4: 'China' stands in an earlier row already, and country names a row"),
        (put(A2="Total"), r"column country: there is no row 'Region Total', of which lessons take shares"),
        (put(A6="Source: customs"), r"A6: 'Source: customs' stands alone in its row: a note\?"),
        (lambda sheet: sheet.merge_cells("A3:A4"), r"A3:A4 are merged, and only A3 holds a value"),
    ],
)
def test_a_slip_is_named_by_its_cell_and_in_words(change, message, workbook):
    assert re.search(message, refused(workbook(change)))


def test_every_slip_is_named_at_once_in_the_order_of_the_sheet(workbook):
    said = refused(workbook(put(C3="5o0", B4="P", A2="Total")))
    assert re.search(r"does not fit yet:\n  C3: .*\n  B4: .*\n  column country", said)


def test_of_very_many_slips_the_first_are_named(workbook):
    many = [[f"Country {number}", None, "x", 1, 1, 1, 1] for number in range(40)]
    said = refused(workbook(data=[rows()[0], *many]))
    assert said.count("\n") == 13
    assert said.endswith("and 28 more")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (datetime(1905, 7, 7), r"A2: the cell holds a date \(1905-07-07\).*the number 2015 looks so"),
        (datetime(2015, 6, 30), r"A2: the cell holds a date \(2015-06-30\), and year wants a year"),
        ("31/12/2015", r"A2: '31/12/2015' is a date as text; year wants the year only: 2015"),
    ],
)
def test_a_date_in_a_column_of_years_is_told_from_a_year(value, message, filled):
    path = filled("sme-exports")
    book = openpyxl.load_workbook(path)
    book.active["A2"] = value
    book.save(path)
    with pytest.raises(OwnDataError, match=message):
        check(path, "sme-exports", columns={})


def test_a_value_outside_a_fixed_list_suggests_the_nearest(filled):
    path = filled("graduates-by-field")
    book = openpyxl.load_workbook(path)
    book.active["B2"] = "degre"
    book.save(path)
    with pytest.raises(OwnDataError, match=r"B2: 'degre' is none of degree, masters, phd; did you mean 'degree'"):
        check(path, "graduates-by-field", columns={})


def test_headings_in_another_language_bring_a_suggestion_that_works(workbook):
    path = workbook(headings=SPANISH)
    with pytest.raises(OwnDataError) as caught:
        check(path, LIKE, columns={})
    assert caught.value.columns == COLUMNS
    assert repr(COLUMNS) in str(caught.value)
    assert check(path, LIKE, columns=caught.value.columns).about["rows"] == 3


def test_one_misspelt_heading_brings_a_suggestion(workbook):
    said = refused(workbook(put(E1="importz")))
    assert "no column for imports" in said
    assert "E1 'importz' may be imports: if so, say columns={'importz': 'imports'}" in said


def test_korean_headings_bring_a_suggestion(workbook):
    path = workbook(headings=["국가", "코드", "수출", "수출 증감률", "수입", "수입 증감률", "무역수지"])
    assert "'수출': 'exports'" in refused(path)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"Export": "exports"}, "no heading 'Export'"),
        ({"exports": "export"}, "and the table has only country"),
    ],
)
def test_a_mapping_that_fits_nothing_is_refused(columns, message, workbook):
    assert message in refused(workbook(), columns=columns)


def test_a_heading_twice_is_refused(workbook):
    assert "C1 and E1 both say exports" in refused(workbook(put(E1="Exports")))


def test_two_sheets_that_fit_must_be_told_apart(workbook):
    path = workbook()
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["Partners"]).title = "Older"
    book.save(path)
    assert "2 sheets that fit: say sheet='Partners' or sheet='Older'" in refused(path)
    assert check(path, LIKE, columns={}, sheet="Older").about["from"].endswith("'Older'")
    assert "no sheet 'Newer'; it has Partners, Older" in refused(path, sheet="Newer")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"not a workbook", "is not an Excel workbook, or only a part of one"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted or of the old format"),
        ("a.xls", b"", "neither .xlsx nor .csv"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\x00\x01\x02", "is not text"),
        ("a.csv", b"\xef\xbb\xbf\xff\xfe", "not written in utf-8"),
        ("a.csv", b'country;"exp', "quotation mark open"),
        ("a.csv", b"country,iso3,exports,exports_change,imports,imports_change,balance\n", "no row below the headings"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(name, content, message, tmp_path):
    (tmp_path / name).write_bytes(content)
    assert message in refused(tmp_path / name)


def test_half_a_workbook_is_refused(workbook):
    path = workbook()
    path.write_bytes(path.read_bytes()[:2000])
    assert "only a part of one" in refused(path)


def test_an_opendocument_sheet_is_told_what_it_is(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    assert "an OpenDocument sheet: save it as .xlsx" in refused(path)


def test_a_missing_file_is_named(tmp_path):
    assert "there is no file" in refused(tmp_path / "none.csv")


def test_a_table_of_judgements_cannot_be_replaced(workbook):
    with pytest.raises(OwnDataError, match=r"korea-what-travels holds .* judgements.*korea-trade-partners"):
        data.bring(workbook(), like="korea-what-travels")
    with pytest.raises(data.UnknownTableError, match="did you mean"):
        data.bring(workbook(), like="korea-trade-partner")


def test_nothing_is_used_or_kept_of_a_file_that_does_not_fit(workbook):
    with pytest.raises(OwnDataError):
        data.bring(workbook(put(C3="x")), like=LIKE, country="ECU")
    assert "Mexico" in set(data.load(LIKE)["country"])
    with pytest.raises(OwnDataError, match="no table is kept for 'ECU'"):
        data.own("ECU")


def test_the_command_keeps_a_file_and_says_how_to_use_it(workbook, capsys):
    assert cli.main(["bring", str(workbook()), "--like", LIKE, "--country", "ecu"]) == 0
    assert (
        "3 rows of partners.xlsx, sheet 'Partners' stand in the place of korea-trade-partners for ECU"
        in capsys.readouterr().out
    )


def test_the_command_suggests_options_that_can_be_pasted(workbook, capsys):
    assert cli.main(["bring", str(workbook(headings=SPANISH)), "--like", LIKE, "--country", "ECU"]) == 2
    said = capsys.readouterr().err
    assert '--column "País=country"' in said
    options = [part for heading, name in COLUMNS.items() for part in ("--column", f"{heading}={name}")]
    assert cli.main(["bring", str(workbook(headings=SPANISH)), "--like", LIKE, "--country", "ECU", *options]) == 0


def test_every_replaceable_table_says_what_is_free_in_it():
    assert len(replaceable()) > 35
    for resource in replaceable().values():
        assert set(resource.custom["own"]["free"]) <= set(resource.schema.field_names)
        assert set(resource.custom["own"].get("needs", {})) <= set(resource.schema.field_names)
