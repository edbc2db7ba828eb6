"""The capstone outside of its models: the evidence, the rubric, the two briefs to mark, and the command."""

import subprocess
import sys
from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from innotrade import cli, course, data
from innotrade.capstone import evidence, examples, rubric
from innotrade.capstone.maker import brief_maker
from innotrade.capstone.statements import statements
from innotrade.errors import CourseError
from innotrade.models.capstone.brief import WORDS
from innotrade.models.capstone.menu import MENU
from innotrade.site import paper

A4 = (595, 842)
ARGUMENTS = ["--country", "PER", "--instrument", "trade-promotion=2", "--instrument", "help-with-origin", "--budget",
             "9"]


def row(country, indicator):
    return next(one for one in evidence.sheet() if one["country"] == country and one["indicator"] == indicator)


def test_every_country_has_the_same_eleven_indicators():
    indicators = [[one["indicator"] for one in evidence.sheet() if one["country"] == country]
                  for country in evidence.COUNTRIES.values()]
    assert len(indicators) == 8
    assert all(names == indicators[0] and len(set(names)) == 11 for names in indicators)


def test_a_missing_value_has_a_reason_and_a_known_one_a_year_and_a_place():
    for one in evidence.sheet():
        assert one["source"]
        assert bool(one["note"]) if one["value"] is None else one["year"]


def test_exports_to_korea_are_korea_s_imports_over_the_country_s_exports():
    bought = data.load("korea-trade-partners").set_index("iso3")["imports"]["CHL"]  # US$ thousand
    sold = data.load("goods-exports").query("iso3 == 'CHL' and year == 2015")["value"].item()
    assert row("Chile", "exports to Korea")["value"] == pytest.approx(100 * 1000 * bought / sold, rel=1e-5)


def test_editions_of_a_series_are_not_mixed():
    assert row("Costa Rica", "R&D intensity")["korea"] == pytest.approx(4.28874)  # 2014 in WDI 2019; 3.89 in WDI 2026


def test_no_hole_is_filled_by_the_region_s_average():
    holes = [one for one in evidence.sheet()
             if one["indicator"] == "loans to small firms" and one["value"] is None]
    assert len(holes) == 7
    assert all("the region's is no country's" in one["note"] for one in holes)
    assert row("Peru", "R&D intensity")["value"] is None


@pytest.mark.parametrize(("country", "indicator", "flaw"), [
    ("Costa Rica", "offices abroad", "Erratum t20-1"), ("Chile", "agency's budget", "ITC has 0.15"),
    ("Argentina", "agency's budget", "Doubtful: 0.6 million dollars for 104 employees"),
    ("Costa Rica", "researchers", "heads first"), ("Brazil", "researchers", "ends in 2010"),
])
def test_a_known_flaw_stands_beside_its_figure(country, indicator, flaw):
    assert flaw in row(country, indicator)["note"]


def test_the_best_of_the_eight_is_one_of_them():
    for one in evidence.sheet():
        assert row(one["best_country"], one["indicator"])["value"] == one["best"]


@pytest.mark.parametrize("country", evidence.COUNTRIES.values())
def test_statements_have_a_place_and_a_flaw_for_every_country(country):
    said = statements(country)
    assert len(said) == 10
    assert said.map(bool).all(axis=None)


def test_statements_of_an_unknown_country_are_refused():
    with pytest.raises(ValueError, match="country must be one of Argentina"):
        statements("Cuba")


def test_the_rubric_s_points_add_up_and_each_level_is_told():
    assert rubric.points() == sum(line.points for line in rubric.criteria()) == 20
    text = rubric.table()
    assert all(line.full in text and line.half in text and line.none in text for line in rubric.criteria())
    assert all(line.asks in rubric.review_form().html for line in rubric.criteria())


def test_the_good_brief_earns_all_points_and_the_flawed_one_few():
    assert examples.marks("good") == {line.id: line.points for line in rubric.criteria()}
    marks = examples.marks("flawed")
    assert all(0 <= marks[line.id] <= line.points for line in rubric.criteria())
    assert sum(marks.values()) < 6


def test_each_flaw_is_in_the_brief_and_its_reason_in_the_marks():
    html, why = examples.marked("flawed").html, examples.reasons("flawed")
    for change in examples.example("flawed")["changes"]:
        assert change["why"] in why[change["criterion"]]
        assert all(text in html for text in (change.get("own", ""), *change.get("items", []), *change.get("head", [])))
    assert "Limits stood: &quot;Trade promotion: only" in html
    assert "the rest would more than double the agency" not in html.split("<details>")[0]


def test_a_change_of_a_block_that_is_not_there_is_refused(monkeypatch):
    found = {**examples.example("flawed"), "changes": [{"block": "poem"}]}
    monkeypatch.setattr(examples, "example", lambda which: found)
    with pytest.raises(CourseError, match="the brief has no block 'poem'"):
        examples.blocks("flawed")


def test_a_third_brief_to_mark_is_refused():
    with pytest.raises(CourseError, match="good, flawed"):
        examples.example("ugly")


def test_the_exercise_and_the_page_use_one_rubric():
    master = (course.root() / "solutions" / "capstone" / "design.ipynb").read_text(encoding="utf-8")
    assert all(line.full in master for line in rubric.criteria())


def test_the_maker_shows_the_brief_of_what_the_explorer_shows():
    shown = SimpleNamespace(_payload={"model": "a.model", "data": evidence.inputs()}, text="One sentence.",
                            values=examples.example("good")["programme"])
    html = brief_maker(shown, {"by": "Me"}).html
    assert "Prepared by Me" in html
    assert 'data-sources="' in html
    assert "innotrade.models.capstone.brief_html" in html
    assert html.count("<h3>") == 1


def command(*arguments):
    """Run the command in a process of its own: the browser's driver takes one caller a process."""
    return subprocess.run([sys.executable, "-m", "innotrade.cli", "brief", *arguments], capture_output=True, text=True,
                          check=False)


@pytest.fixture(scope="module")
def chromium():
    try:
        return paper.browser()
    except CourseError:
        pytest.skip("no Chromium is installed")


@pytest.mark.browser
def test_the_command_writes_an_html_page_and_a_pdf_of_two_a4_sheets(chromium, tmp_path):
    folder = tmp_path / "new" / "brief"
    words = ["--by", "A reader", "--why", "W " * 100, "--objection", "O", "--stop", "S"]
    done = command(*ARGUMENTS, *words, "--out", str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(folder / "brief.html"), str(folder / "brief.pdf")]
    reader = PdfReader(BytesIO((folder / "brief.pdf").read_bytes()))
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages] == [A4, A4]
    first, second = (" ".join(page.extract_text().split()) for page in reader.pages)
    assert "Peru: 9 million dollars for export promotion" in first
    assert "What may go wrong" in second
    html = (folder / "brief.html").read_text(encoding="utf-8")
    assert "http" not in html
    assert "Prepared by A reader" in html
    assert str(tmp_path) not in str(reader.metadata)


@pytest.mark.browser
def test_the_longest_brief_fits_on_two_sheets(chromium, tmp_path):
    """Of all choices these fill the first sheet most; texts are as long as allowed."""
    sentence = "Because the agency already exists and firms know it well. " * 7
    texts = [part for name, (_, most, _) in WORDS.items() for part in (f"--{name}", sentence[:most])]
    lines = [part for name in ("loan-guarantees", "supplier-programme", "research-tax-credit")
             for part in ("--instrument", f"{name}=1.5")]
    done = command("--country", "BRA", *lines, "--gap", "trade with Korea", "--benchmark", "best of the eight",
                   "--budget", "1234.5", "--years", "10", *texts, "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert len(PdfReader(tmp_path / "brief.pdf").pages) == 2


@pytest.mark.parametrize(("changed", "said"), [
    (["--country", "Cuba"], "--country must be one of ARG, BRA, CHL, COL, CRI, MEX, PER, URY, got 'Cuba'"),
    (["--instrument", "magic"], "--instrument must be one of trade-promotion, loan-guarantees"),
    (["--instrument", "research-grants=x"], "the parts of --instrument research-grants must be a number above 0"),
    (["--budget", "-1"], "--budget must be a number above 0 and at most 100,000, got '-1'"),
    (["--budget", "much"], "--budget must be a number above 0"),
    (["--years", "0"], "--years must be a whole number from 1 to 10, got '0'"),
    (["--years", "2.5"], "--years must be a whole number"),
    (["--gap", "weather"], "--gap must be one of trade with Korea, research"),
    (["--benchmark", "Japan"], "--benchmark must be one of Korea, best of the eight, got 'Japan'"),
    (["--why", "x" * 361], "--why must have at most 360 characters, got 361"),
    (["--country", "BRA"], "--instrument must not hold help-with-origin for Brazil: no agreement"),
    (["--instrument", "research-grants", "--instrument", "loan-guarantees"],
     "--instrument must name at most 3 instruments, got 4"),
])
def test_a_wrong_argument_is_one_line_that_says_what_is_allowed(changed, said, tmp_path, capsys):
    assert cli.main(["brief", *ARGUMENTS, *changed, "--out", str(tmp_path / "b")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "b").exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    assert cli.main(["brief", *ARGUMENTS, "--out", str(tmp_path / "taken")]) == 2
    assert "--out must be a folder that can be written to" in capsys.readouterr().err


def test_without_a_browser_the_html_is_there_and_the_error_says_what_mends_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(paper.shutil, "which", lambda name: None)
    monkeypatch.setattr(paper, "printed", lambda sheet: paper.browser())
    assert cli.main(["brief", *ARGUMENTS, "--out", str(tmp_path)]) == 2
    assert "innotrade doctor" in capsys.readouterr().err
    assert (tmp_path / "brief.html").exists()


def test_a_country_and_an_instrument_may_be_called_by_name_and_the_gap_left_out(tmp_path):
    args = cli.build_parser(["brief"]).parse_args([
        "brief", "--country", "costa rica", "--instrument", "Loan guarantees", "--budget", "5", "--out", str(tmp_path)])
    blocks = sys.modules["innotrade.capstone.command"].blocks(args)
    assert blocks[0]["text"] == f"Costa Rica: 5 million dollars for {MENU['loan-guarantees']['answers'][0]}"
