"""Three ways through the course, made from the lessons' minutes: a term, weeks alone, days of staff training."""

from datetime import datetime, timedelta
from pathlib import Path

import yaml

from innotrade import course
from innotrade.course import Lesson
from innotrade.course_pages import link
from innotrade.errors import CourseError

#: What an exercise takes beside its lesson, as the course says everywhere.
EXERCISE_MINUTES = 45
_KINDS = ("lesson", "break", "opening", "closing")


def weeks(lessons: list[Lesson], number: int) -> list[list[Lesson]]:
    """Cut lessons, in their order, into weeks so that the longest week is as short as possible.

    Parameters
    ----------
    lessons
        In the order in which they are read.
    number
        Weeks, 1 to the number of lessons.

    Raises
    ------
    CourseError
        ``number`` is below 1 or above the number of lessons.
    """
    if not 1 <= number <= len(lessons):
        raise CourseError(f"weeks must be 1 to {len(lessons)}, a lesson a week at least, got {number}")
    total = [0]
    for lesson in lessons:
        total.append(total[-1] + lesson.minutes)
    # best[k][n]: the shortest longest week when the first n lessons are cut into k weeks, and where the last one begins
    best = [{0: (0, 0)}]
    for count in range(1, number + 1):
        best.append({end: min((max(best[-1][start][0], total[end] - total[start]), start)
                              for start in best[-1] if start < end) for end in range(count, len(lessons) + 1)})
    cuts, end = [], len(lessons)
    for count in range(number, 0, -1):
        start = best[count][end][1]
        cuts.append(lessons[start:end])
        end = start
    return cuts[::-1]


def of_weeks(number: str) -> str:
    """Return the table of a course of so many weeks: what to read, how long it takes, what to hand in."""
    found = weeks([lesson for lesson in course.lessons() if lesson.part != "start"], int(number))
    rows = [f"| {week} | {', '.join(link(lesson) for lesson in lessons)} | {_hours(_read(lessons))} | "
            f"{_hours(_practise(lessons))} |" for week, lessons in enumerate(found, start=1)]
    last = [f"| | **together** | **{_hours(sum(map(_read, found)))}** | **{_hours(sum(map(_practise, found)))}** |"]
    return "\n".join(["| week | lessons | reading and playing | exercises |", "|---|---|---|---|", *rows, *last])


def _read(lessons: list[Lesson]) -> int:
    return sum(lesson.minutes for lesson in lessons)


def _practise(lessons: list[Lesson]) -> int:
    return EXERCISE_MINUTES * sum(bool(lesson.exercise) for lesson in lessons)


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d}"


def training_file() -> Path:
    """Return the plan of the staff training, which a trainer may change."""
    return course.root() / "book" / "teach" / "training.yml"


def training() -> str:
    """Return the agenda of the staff training, day by day, to the minute.

    Raises
    ------
    CourseError
        The plan names a lesson that is not there, has an entry of an unknown kind, or a day that ends too late.
    """
    plan = yaml.safe_load(training_file().read_text(encoding="utf-8"))
    return "\n\n".join(_day(number, day, plan) for number, day in enumerate(plan["days"], start=1))


def _day(number: int, day: dict, plan: dict) -> str:
    clock = datetime.strptime(plan["starts"], "%H:%M")
    rows = []
    for entry in day["plan"]:
        for minutes, text in _sessions(entry, plan):
            end = clock + timedelta(minutes=minutes)
            rows.append(f"| {clock:%H:%M}–{end:%H:%M} | {minutes} | {text} |")
            clock = end
    if clock > datetime.strptime(plan["ends_by"], "%H:%M"):
        raise CourseError(f"training.yml: day {number} ends at {clock:%H:%M}, after {plan['ends_by']}")
    head = f"### Day {number}: {day['title']}"
    return "\n".join([head, "", "| time | minutes | what |", "|---|---|---|", *rows])


def _sessions(entry: dict, plan: dict) -> list[tuple[int, str]]:
    """Return an entry of the plan as lines of the agenda: minutes and text."""
    kind = next((kind for kind in _KINDS if kind in entry), None)
    if kind is None:
        raise CourseError(f"training.yml: an entry must be one of {', '.join(_KINDS)}, got {entry!r}")
    if kind == "break":
        return [(plan["breaks"][entry["break"]], f"*{entry['break'].capitalize()}*")]
    if kind != "lesson":
        return [(entry["minutes"], entry[kind])]
    lesson, minutes = course.lesson(entry["lesson"]), plan["session"]
    return [(minutes["show"], f"{link(lesson)}: the decision, and one move of the explorer on the wall"),
            (minutes["play"], f"In pairs: read and move. {lesson.objectives[0]}"),
            (minutes["decide"], "Decide, and defend it to the pair beside you"),
            (minutes["note"], "The quiz aloud; each writes one line for Monday")]
