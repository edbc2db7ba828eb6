import json
from urllib.parse import parse_qs, urlsplit

import pytest

from innotrade import cli, course, links
from innotrade.errors import CourseError

PATH = "book/fta/first-partner.ipynb"
HUB = "https://hub.example.org/class/"


@pytest.mark.parametrize("repository", ["https://github.com/you/innotrade", "https://github.com/you/innotrade.git",
                                        "https://git.example.org/a/b/innotrade/"])
def test_a_hub_link_brings_the_repository_and_opens_the_lesson_in_the_folder_that_it_makes(repository):
    link = urlsplit(links.hub(HUB, repository, PATH, "students/2026"))
    asked = {name: value for name, [value] in parse_qs(link.query).items()}
    assert (link.netloc, link.path) == ("hub.example.org", "/class/hub/user-redirect/git-pull")
    assert asked == {"repo": repository, "branch": "students/2026", "targetpath": "innotrade",
                     "urlpath": f"lab/tree/innotrade/{PATH}?autodecode"}


def test_binder_knows_github_and_gitlab_by_name_and_others_by_address():
    known = links.binder("https://github.com/you/innotrade.git", PATH)
    assert known.startswith("https://mybinder.org/v2/gh/you/innotrade/main?")
    assert "/v2/gl/you%2Finnotrade/" in links.binder("https://gitlab.com/you/innotrade", PATH)
    other = links.binder("https://git.example.org/x/y", PATH, "a/b")
    assert "/v2/git/https%3A%2F%2Fgit.example.org%2Fx%2Fy/a%2Fb?" in other


def test_colab_opens_notebooks_of_github_only():
    assert links.colab("https://github.com/you/innotrade", PATH).endswith(f"/github/you/innotrade/blob/main/{PATH}")
    with pytest.raises(CourseError, match=r"github\.com.*example\.org"):
        links.colab("https://example.org/you/innotrade", PATH)


@pytest.mark.parametrize(("repository", "path", "told"), [
    ("you/innotrade", PATH, "repository must be a web address"),
    ("https://github.com", PATH, "repository must be a web address"),
    ("https://github.com/you/innotrade", "/etc/passwd", "path must lie in the repository"),
    ("https://github.com/you/innotrade", "book/../../x", "path must lie in the repository"),
])
def test_what_is_no_address_or_leads_out_of_the_repository_is_refused(repository, path, told):
    with pytest.raises(CourseError, match=told):
        links.hub(HUB, repository, path)


def test_a_hub_without_an_address_is_refused():
    with pytest.raises(CourseError, match="hub must be a web address"):
        links.hub("hub.example.org", "https://github.com/you/innotrade", PATH)


def test_without_a_name_all_lessons_are_linked(capsys):
    assert cli.main(["link", "--repository", "https://github.com/you/innotrade", "--hub", HUB]) == 0
    shown = capsys.readouterr().out
    assert shown.count("git-pull") == shown.count("/blob/main/") == len(course.lessons())


def test_links_to_exercises_lead_to_files_that_exist(capsys):
    assert cli.main(["link", "--exercises", "--repository", "https://github.com/you/innotrade"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "/blob/" in line]
    named = [line.split("/blob/main/")[1].rstrip(")") for line in lines]
    assert named
    for path in named:
        assert json.loads((course.root() / path).read_text(encoding="utf-8"))["cells"]


def test_an_unknown_lesson_is_told_in_one_line(capsys):
    assert cli.main(["link", "fta/none", "--repository", "https://github.com/you/innotrade"]) == 2
    assert "no lesson is called 'fta/none'" in capsys.readouterr().err
