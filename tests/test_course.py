import json

import pytest

from innotrade import course


def notebook(tmp_path, **changes):
    metadata = {"title": "Which way?", "part": "fta", "slug": "way", "minutes": 30,
                "objectives": ["Compute a share", "Defend a choice"], "prerequisites": [], "source": {}, "data": [],
                "models": [], "exercise": ""}
    metadata |= changes
    path = tmp_path / "fta" / "way.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"metadata": {"course": metadata}, "cells": []}), encoding="utf-8")
    return path


def test_the_lessons_come_in_the_order_of_the_contents():
    names = [f"book/{lesson.name}" for lesson in course.lessons()]
    assert names == [page for page in course.contents() if page in names]
    assert "book/fta/why-agreements" in names


def test_every_page_of_the_contents_exists():
    for page in course.contents():
        assert any((course.root() / f"{page}{suffix}").exists() for suffix in (".md", ".ipynb")), page


def test_the_opening_tells_objectives_minutes_and_what_to_read_first(tmp_path):
    found = course.read_lesson(notebook(tmp_path, prerequisites=["start/data-tour"]))
    text = course.opening(found, title_of=lambda name: f"title of {name}")
    assert "1. Compute a share" in text
    assert "30 minutes" in text
    assert "[title of start/data-tour](../start/data-tour.ipynb)" in text


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"objectives": ["Understand trade", "Compute a share"]}, "Understand trade"),
        ({"objectives": ["Compute a share"]}, "2 to 4"),
        ({"title": "Which way"}, "question"),
        ({"slug": "other"}, "fta/way"),
    ],
)
def test_wrong_metadata_are_named(tmp_path, changes, named):
    with pytest.raises(course.LessonError, match=named):
        course.read_lesson(notebook(tmp_path, **changes))


def test_missing_metadata_are_named(tmp_path):
    path = notebook(tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["metadata"]["course"]["minutes"]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(course.LessonError, match="minutes"):
        course.read_lesson(path)


def test_an_unknown_lesson_is_answered_with_the_known_ones():
    with pytest.raises(course.LessonError, match="fta/why-agreements"):
        course.lesson("fta/nothing")


def test_the_readme_tells_how_many_lessons_there_are_and_how_long_they_take():
    lessons = [lesson for lesson in course.lessons() if lesson.part != "start"]
    hours = round(sum(lesson.minutes for lesson in lessons) / 60)
    readme = (course.root() / "README.md").read_text(encoding="utf-8")
    assert f"{len(lessons)} lessons, about {hours} hours of reading and playing" in readme
