"""The zip: unpacked on another machine it works by double click, without a network."""

import zipfile

import pytest
from driving import drawn_as_python_says, settled

from innotrade import course
from innotrade.errors import CourseError
from innotrade.site import offline, serve


@pytest.fixture(scope="module")
def unpacked(book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a folder, with spaces")
    offline.pack(book, folder / "course.zip")
    with zipfile.ZipFile(folder / "course.zip") as made:
        made.extractall(folder)
    return folder / "innotrade"


def test_the_zip_holds_pages_notebooks_data_and_exercises(unpacked):
    for entry in course.contents():
        assert (unpacked / "pages" / f"{entry}.html").exists()
    lessons = [entry for entry in course.contents() if (course.root() / f"{entry}.ipynb").exists()]
    assert all((unpacked / f"{entry}.ipynb").exists() for entry in lessons)
    assert (unpacked / "data" / "datapackage.json").exists()
    wanted = {path.name for path in (course.root() / "exercises").rglob("*.ipynb")}
    assert {path.name for path in (unpacked / "exercises").rglob("*.ipynb")} == wanted


def test_the_zip_holds_no_hidden_test_or_solution(unpacked):
    assert not [path for path in unpacked.rglob("*") if "solutions" in path.relative_to(unpacked).parts]


def test_two_zips_of_the_same_pages_are_the_same_bytes(small_book, tmp_path):
    offline.pack(small_book, tmp_path / "one.zip")
    offline.pack(small_book, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.browser
def test_the_unpacked_course_opens_by_double_click_searches_and_moves(unpacked, read):
    page = read((unpacked / "index.html").as_uri(), offline=True)
    page.wait_for_url("**/pages/**")
    page.locator(".search-button-field").click()
    page.keyboard.type("agreement")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a", timeout=15_000)
    page.locator("#search-results li a").first.click()
    page.wait_for_selector("article h1")
    pages = [unpacked / "pages" / "book" / f"{lesson.name}.html" for lesson in course.lessons()]
    with_explorer = next(page for page in pages if 'class="explorer' in page.read_text(encoding="utf-8"))
    page.goto(with_explorer.as_uri())
    control = page.locator("#explorer-1 select, #explorer-1 input[type=range]").first
    control.focus()
    now = control.input_value()
    key = next(key for key in ("Home", "End") if control.press(key) is None and control.input_value() != now)
    settled(page, "explorer-1", 0)
    assert key
    drawn_as_python_says(page, "explorer-1")
    assert page.faults == []
    assert all(url.startswith(("file:", "data:")) for url in page.asked)


def test_without_pages_the_message_says_what_to_do(tmp_path):
    for action in (lambda: offline.pack(tmp_path, tmp_path / "x.zip"), lambda: serve.server(tmp_path, 0)):
        with pytest.raises(CourseError, match="innotrade build"):
            action()


def test_a_taken_port_is_said_in_one_line(small_book):
    with serve.server(small_book, 0) as running, pytest.raises(CourseError, match="--port 0"):
        serve.server(small_book, running.server_port)
