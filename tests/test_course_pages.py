"""Pages that are made from the lessons' own metadata and outputs."""

import pytest

from innotrade import course, course_pages, data
from innotrade.errors import CourseError

PARTS = [part for part in course.PARTS if part != "start" and any(item.part == part for item in course.lessons())]
LESSONS = [lesson for lesson in course.lessons() if lesson.part != "start"]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_a_page_and_a_take_away_page_in_the_contents(part):
    assert {f"book/{part}/index", f"book/{part}/take-away"} <= set(course.contents())


@pytest.mark.parametrize("part", PARTS)
def test_a_part_page_names_every_lesson_its_minutes_and_objectives(part):
    text = course_pages.part_overview(part) + course_pages.part_objectives(part)
    for lesson in course_pages.part_lessons(part):
        assert course_pages.link(lesson) in text
        assert all(aim in text for aim in lesson.objectives)
    assert f"{sum(lesson.minutes for lesson in course_pages.part_lessons(part))} minutes" in text


def test_a_part_without_lessons_is_refused():
    with pytest.raises(CourseError, match="got 'law'"):
        course_pages.part_lessons("law")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_lesson_leaves_its_reader_with_points_and_something_for_monday(lesson):
    points = course_pages.take_away(lesson)
    assert sum(line.startswith("- ") for line in points.splitlines()) >= 3
    assert "**On Monday:**" in points


@pytest.mark.parametrize("part", [None, *PARTS])
def test_the_map_puts_a_lesson_to_the_right_of_what_it_builds_on(part):
    places = course_pages.prerequisite_map(part).data.set_index("lesson")
    for lesson in course.lessons():
        for name in lesson.prerequisites:
            if lesson.slug in places.index and name.split("/")[1] in places.index:
                assert places.loc[name.split("/")[1], "step"] < places.loc[lesson.slug, "step"]


def test_the_map_of_tables_lists_each_table_with_its_lessons():
    lines = course_pages.tables_taught().splitlines()[2:]
    assert len(lines) == len(data.catalogue())
    taught = {table for lesson in LESSONS for table in lesson.source["tables"]}
    assert {line.split(" | ")[0].strip("| ") for line in lines if "not yet" not in line} == taught
