"""What joins the course: all of it holds, and each joint that is broken in a copy is named."""

import json
import shutil
import subprocess
import sys

import pytest
import yaml

from innotrade import course, course_map


def test_nothing_in_the_course_is_joined_to_nothing():
    assert course_map.faults() == []


def test_every_objective_stands_on_the_map_with_what_checks_it():
    text = course_map.objectives_checked()
    for lesson in course_map.taught():
        assert all(f"| {aim} | " in text for aim in lesson.objectives)
        assert all(item["id"] in text for item in course_map.items(lesson))


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A checkout whose pages and data can be damaged; the code is linked."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("book", "data"):
        shutil.copytree(course.root() / name, folder / name)
    for name in ("src", "solutions", "exercises"):
        (folder / name).symlink_to(course.root() / name)
    return folder


def found(copy):
    """Run the command on the copy, as CI does; return its exit code and what it prints."""
    done = subprocess.run([sys.executable, "-m", "innotrade.cli", "map"], cwd=copy, capture_output=True, text=True,
                          env={"PYTHONPATH": str(copy / "src"), "PATH": ""}, check=False)
    return done.returncode, done.stdout + done.stderr


def notebook(copy, lesson, change):
    path = copy / "book" / f"{lesson}.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def metadata(copy, lesson, **changes):
    notebook(copy, lesson, lambda content: content["metadata"]["course"].update(changes))


def without_objective(copy, lesson):
    metadata(copy, lesson, objectives=list(course.lesson(lesson).objectives[:3]))


def without_items_of_an_objective(copy, lesson):
    path = copy / "book" / f"{lesson}.quiz.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["items"] = [item for item in content["items"] if item["objective"] != 4]
    path.write_text(yaml.safe_dump(content), encoding="utf-8")


def without_quiz(copy, lesson):
    (copy / "book" / f"{lesson}.quiz.yml").unlink()


def without_exercise(copy, lesson):
    metadata(copy, lesson, exercise="")


def with_a_later_prerequisite(copy, lesson):
    metadata(copy, lesson, prerequisites=["ksme/growth"])


def with_an_unknown_prerequisite(copy, lesson):
    metadata(copy, lesson, prerequisites=["fta/law"])


def out_of_the_contents(copy, lesson):
    contents = copy / "book" / "_toc.yml"
    text = contents.read_text(encoding="utf-8")
    contents.write_text(text.replace(f"      - file: book/{lesson}\n", ""), encoding="utf-8")


def without_its_table(copy, lesson):
    (table,) = course.lesson(lesson).source["tables"][:1]
    for path in (copy / "book").glob("*/*.ipynb"):
        content = json.loads(path.read_text(encoding="utf-8"))
        source = content["metadata"]["course"]["source"]
        if source and table in source["tables"]:
            source["tables"].remove(table)
            path.write_text(json.dumps(content), encoding="utf-8")


def with_a_dead_link(copy, lesson):
    notebook(copy, lesson, lambda content: content["cells"][0].update(source="[here](../fta/nowhere.ipynb)"))


def with_an_unknown_term(copy, lesson):
    notebook(copy, lesson, lambda content: content["cells"][0].update(source="{term}`quota of stars`"))


def with_an_idle_term(copy, lesson):
    with (copy / "book" / lesson).open("a", encoding="utf-8") as file:
        file.write("- {term: idle word, es: palabra ociosa, ko: 빈말, definition: Nobody uses it.}\n")


def without_take_away(copy, lesson):
    def change(content):
        for cell in content["cells"]:
            cell["metadata"].pop("tags", None)
    notebook(copy, lesson, change)


#: What is broken, where, and what is said of it; each in a lesson of its own, so that one look at the copy finds all.
DAMAGES = [
    (without_objective, "fta/first-partner", "item 'after-is-not-because' checks objective 4; there are 3"),
    (without_items_of_an_objective, "fta/market-access", "fta/market-access: no item of the quiz checks objective 4"),
    (without_quiz, "fta/rules-of-origin", "fta/rules-of-origin: it has no quiz"),
    (without_exercise, "fta/did-it-work", "fta/did-it-work: it has no exercise"),
    (with_a_later_prerequisite, "nis/systems", "nis/systems: its prerequisite 'ksme/growth' does not come earlier"),
    (with_an_unknown_prerequisite, "nis/funding", "nis/funding: its prerequisite 'fta/law' is no lesson"),
    (out_of_the_contents, "fta/why-agreements", "its prerequisite 'fta/why-agreements' is no lesson"),
    (without_its_table, "lac/exporters", "table T17: no lesson teaches it"),
    (with_a_dead_link, "nis/people", "book/nis/people.ipynb: the link '../fta/nowhere.ipynb' leads nowhere"),
    (with_an_unknown_term, "nis/benchmarking", "the term 'quota of stars' is not in the glossary"),
    (with_an_idle_term, "fta/glossary.yml", "fta/glossary.yml: no page uses the term 'idle word'"),
    (without_take_away, "korea/skills", "korea/skills has no cell tagged take-away"),
]


@pytest.fixture(scope="module")
def said(copy):
    """What is said of the copy when it is whole, and when everything in it is broken."""
    whole = found(copy)
    for damage, place, _ in DAMAGES:
        damage(copy, place)
    return whole, found(copy)


def test_the_copy_is_whole_before(said):
    assert said[0][0] == 0, said[0][1]


@pytest.mark.parametrize("sentence", [sentence for _, _, sentence in DAMAGES])
def test_a_broken_joint_is_named(said, sentence):
    code, text = said[1]
    assert code == 1
    assert sentence in text
    assert sentence not in said[0][1]
