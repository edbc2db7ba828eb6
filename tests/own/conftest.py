import openpyxl
import pytest

from innotrade.own import shelf, template

HEADINGS = ["country", "iso3", "exports", "exports_change", "imports", "imports_change", "balance"]


@pytest.fixture(autouse=True)
def _own_store(tmp_path, monkeypatch):
    monkeypatch.setenv("INNOTRADE_OWN", str(tmp_path / "own"))
    monkeypatch.delenv(shelf.VARIABLE, raising=False)
    shelf.forget()
    yield
    shelf.forget()


def rows():
    return [
        ["Region Total", None, 900, 1.5, 500, -2.5, 400],
        ["China", "CHN", 500, 2.25, 300, 0.5, 200],
        ["Peru", "PER", 300, -1.0, 100, 4.0, 200],
    ]


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook like korea-trade-partners; ``change`` may spoil its sheet."""

    def workbook(change=None, headings=HEADINGS, data=None, name="partners.xlsx"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Partners"
        for row in [headings, *(data or rows())]:
            sheet.append(row)
        if change:
            change(sheet)
        path = tmp_path / name
        book.save(path)
        return path

    return workbook


@pytest.fixture
def csv_file(tmp_path):
    def csv_file(text, encoding="utf-8", name="partners.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return csv_file


@pytest.fixture
def filled(tmp_path):
    """Write a template with the course's figures in it."""

    def filled(name, ending=".xlsx"):
        path = tmp_path / f"{name}{ending}"
        template.write(name, path, filled=True)
        return path

    return filled
