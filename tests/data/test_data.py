import json
import re
import subprocess
import sys

import pandas as pd
import pytest

from innotrade import data
from tests.conftest import forget_data

PARTNERS = "tables/t04-korea-trade-partners.csv"


def edit(folder, old, new, path=PARTNERS):
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    forget_data()


def test_the_catalogue_lists_the_39_tables_with_their_units():
    listed = data.catalogue()
    assert list(listed["table"]) == [f"T{number}" for number in range(1, 40)]
    assert (listed["unit"].str.len() > 0).all()
    printed = str(listed)
    assert all(name in printed for name in listed.index)


def test_every_file_fits_its_schema_and_every_erratum_its_table():
    assert data.validate() == []


def test_every_file_in_the_data_folder_is_a_resource():
    package = json.loads((data.folder() / "datapackage.json").read_text(encoding="utf-8"))
    listed = {resource["path"] for resource in package["resources"]}
    present = {path.relative_to(data.folder()).as_posix() for path in data.folder().rglob("*.csv")}
    assert listed == present


def test_every_numeric_column_has_a_unit():
    package = json.loads((data.folder() / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            measured = field["type"] in ("number", "integer") and not field["name"].endswith(("year", "created"))
            assert not measured or field.get("unit"), (resource["name"], field["name"])


def test_a_corrected_cell_differs_from_the_printed_one():
    printed = data.load("ofdi-by-region", as_printed=True)
    assert (data.load("ofdi-by-region")["value"] != printed["value"]).sum() == 1


@pytest.mark.parametrize("table", data.catalogue().index)
def test_loading_applies_exactly_the_corrections_of_the_errata(table):
    printed, corrected = data.load(table, as_printed=True), data.load(table)
    rows = data.errata(table)
    cells = rows[(rows["corrected"] != "") & ~rows["place"].str.contains(r"\| (?:title|unit)")]
    changed = (printed.astype("string").fillna("") != corrected.astype("string").fillna("")).to_numpy().sum()
    assert changed == len(cells)


def test_the_study_contradicts_itself_in_more_than_fifty_places():
    assert len(data.errata()) > 50


def test_errata_say_what_is_wrong_in_words_or_numbers():
    rows = data.errata()
    assert (rows["arithmetic"].str.len() >= 8).all()
    assert rows["id"].is_unique


def test_underscores_are_taken_as_hyphens():
    pd.testing.assert_frame_equal(data.load("chile_trade"), data.load("chile-trade"))


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(data.UnknownTableError, match="did you mean chile-trade"):
        data.load("chile-trad")


def test_a_citation_names_study_table_and_primary_source():
    assert re.search(r"ECLAC.*Table 2.*KITA", data.cite("chile-trade"))


def test_a_letter_in_a_number_column_is_named(data_copy):
    edit(data_copy, "10892170", "10892l70")
    with pytest.raises(data.DataError, match=r"t04-korea-trade-partners.csv, row 3, column 'exports'.*10892l70.*type"):
        data.load("korea-trade-partners")


def test_a_missing_column_is_named(data_copy):
    edit(data_copy, "imports_change", "change")
    with pytest.raises(data.DataError, match=r"imports_change|change"):
        data.load("korea-trade-partners")


def test_a_truncated_file_is_noticed_inside_a_row_and_between_rows(data_copy):
    file = data_copy / PARTNERS
    whole = file.read_text(encoding="utf-8")
    for kept in (whole[: whole.index("Honduras") + 15], whole[: whole.index("Honduras")]):
        file.write_text(kept, encoding="utf-8")
        forget_data()
        with pytest.raises(data.DataError, match=r"t04.*(missing|row)"):
            data.load("korea-trade-partners")


def test_a_wrong_encoding_is_noticed(data_copy):
    file = data_copy / PARTNERS
    file.write_bytes(file.read_text(encoding="utf-8").replace("Mexico", "México").encode("latin-1"))
    forget_data()
    with pytest.raises(data.DataError, match=r"t04.*encoding"):
        data.load("korea-trade-partners")


def test_a_missing_file_is_named(data_copy):
    (data_copy / PARTNERS).unlink()
    forget_data()
    with pytest.raises(data.DataError, match="t04-korea-trade-partners"):
        data.load("korea-trade-partners")


def test_a_broken_descriptor_is_named(data_copy):
    (data_copy / "datapackage.json").write_text("{", encoding="utf-8")
    forget_data()
    with pytest.raises(data.DataError, match=r"datapackage\.json"):
        data.load("korea-trade-partners")


def test_an_erratum_that_no_longer_fits_its_table_is_refused(data_copy):
    place = data.errata("ofdi-by-region").query("corrected != ''").iloc[0]
    edit(data_copy, place["printed"], "15642", "tables/t28-ofdi-by-region.csv")
    with pytest.raises(data.DataError, match=place["id"]):
        data.load("ofdi-by-region")


def test_the_command_line_shows_one_line_and_no_traceback(data_copy):
    script = "import sys; from innotrade import cli; sys.exit(cli.main(['execute', 'no/such/notebook.ipynb']))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "innotrade: no/such/notebook.ipynb does not exist\n"


def test_loading_works_in_a_read_only_checkout(data_copy):
    for path in data_copy.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    data_copy.chmod(0o555)
    assert len(data.load("korea-trade-partners")) == 25
    for path in [data_copy, *data_copy.rglob("*")]:
        path.chmod(0o755)
