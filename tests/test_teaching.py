"""For teachers: notes that the models answer, timetables that hold every lesson, formulas from the code."""

import re
from itertools import pairwise

import pytest
import yaml

from innotrade import course, course_map, course_pages, formula_sheet, quiz_bank, teaching_notes, timetables
from innotrade.errors import CourseError
from innotrade.site import adapted

LESSONS = [lesson for lesson in course_map.taught() if lesson.part != "capstone"]
PARTS = list(dict.fromkeys(lesson.part for lesson in LESSONS))
NOT_A_CLAIM = re.compile(r"\{[^}]*\}|`[^`]*`|\b(?:1[89]|20)\d\d\b(?:[-–]\d+)?|\b[TF]\d{1,2}\b"
                         r"|\b(?:Tables?|Figures?|Incoterms) \d+")


def named(lesson):
    return lesson.name


def texts(node):
    """Every text of a lesson's notes that is no setting of a control."""
    if isinstance(node, dict):
        for key, item in node.items():
            if key not in ("set", "minutes", "explorer"):
                yield from texts(item)
    elif isinstance(node, list):
        for item in node:
            yield from texts(item)
    else:
        yield node


@pytest.mark.parametrize("lesson", LESSONS, ids=named)
def test_a_lesson_has_notes_whose_demonstration_the_model_answers_differently_at_every_step(lesson):
    found = teaching_notes.read(lesson)
    steps = teaching_notes.demonstrated(lesson, found["demonstration"])
    answers = [step["answer"] for step in steps]
    assert all(answers)
    assert len(set(answers)) == len(answers), answers
    assert all(step["address"].startswith(f"../{lesson.name}.html#explorer-") for step in steps)


@pytest.mark.parametrize("lesson", LESSONS, ids=named)
def test_no_number_in_the_notes_is_typed(lesson):
    written = yaml.safe_load(teaching_notes.path_of(lesson).read_text(encoding="utf-8"))
    for text in texts(written):
        assert not re.search(r"\d", NOT_A_CLAIM.sub("", text)), text


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_a_page_of_notes_in_the_contents(part):
    assert f"book/teach/notes-{part}" in course.contents()
    assert teaching_notes.notes(part).count("### Ninety minutes") == len(course_pages.part_lessons(part))


@pytest.fixture
def notes(monkeypatch, tmp_path):
    """Give a lesson changed notes and return what reading and showing them says."""
    lesson = course.lesson("fta/first-partner")
    whole = yaml.safe_load(teaching_notes.path_of(lesson).read_text(encoding="utf-8"))

    def refused(change):
        change(whole)
        path = tmp_path / "first-partner.teach.yml"
        path.write_text(yaml.safe_dump(whole), encoding="utf-8")
        monkeypatch.setattr(teaching_notes, "path_of", lambda _: path)
        with pytest.raises(CourseError) as caught:
            teaching_notes.demonstrated(lesson, teaching_notes.read(lesson)["demonstration"])
        return str(caught.value)
    return refused


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda whole: whole.pop("extension"), "'extension' is a required property"),
        (lambda whole: whole["session"][0].update(minutes=11), "must take 90 minutes, got 91"),
        (lambda whole: whole["questions"].append("{nothing} or all?"), "names the number 'nothing'"),
        (lambda whole: whole["demonstration"].update(explorer=9), "uses explorer 9; the lesson has 2"),
        (lambda whole: whole["demonstration"]["steps"][0]["set"].update(law=1), "no control 'law'; it has size"),
        (lambda whole: whole["demonstration"]["steps"][0]["set"].update(size=99), "must lie between 0 and 10, got 99"),
    ],
)
def test_wrong_notes_are_refused_in_words(notes, change, said):
    assert said in notes(change)


def test_a_lesson_without_notes_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(teaching_notes, "path_of", lambda _: tmp_path / "none.teach.yml")
    with pytest.raises(teaching_notes.NotesError, match="fta/first-partner has no notes"):
        teaching_notes.read(course.lesson("fta/first-partner"))


@pytest.mark.parametrize("number", [1, 6, 14])
def test_weeks_hold_every_lesson_once_in_order_and_no_cut_has_a_shorter_longest_week(number):
    lessons = course_map.taught()
    found = timetables.weeks(lessons, number)
    assert [lesson for week in found for lesson in week] == lessons
    assert len(found) == number
    assert all(found)
    longest = max(sum(lesson.minutes for lesson in week) for week in found)
    assert not cuttable(lessons, number, longest - 1)


def cuttable(lessons, number, limit):
    """Whether lessons can be cut into at most so many weeks none of which is longer than a limit, filling greedily."""
    used, week = 1, 0
    for lesson in lessons:
        if lesson.minutes > limit:
            return False
        if week + lesson.minutes > limit:
            used, week = used + 1, 0
        week += lesson.minutes
    return used <= number


@pytest.mark.parametrize("number", [0, 1000])
def test_more_weeks_than_lessons_are_refused(number):
    with pytest.raises(CourseError, match=f"got {number}"):
        timetables.weeks(course_map.taught(), number)


def test_the_agenda_of_the_training_leaves_no_gap_and_ends_in_time():
    days = timetables.training().split("### Day ")[1:]
    plan = yaml.safe_load(timetables.training_file().read_text(encoding="utf-8"))
    assert len(days) == len(plan["days"]) == 3
    for day in days:
        spans = re.findall(r"\| (\d\d:\d\d)–(\d\d:\d\d) \| (\d+) \|", day)
        assert spans[0][0] == plan["starts"]
        assert spans[-1][1] <= plan["ends_by"]
        assert all(before[1] == after[0] for before, after in pairwise(spans))
        assert all(minutes_between(start, end) == int(minutes) for start, end, minutes in spans)


def minutes_between(start, end):
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return last - first


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda plan: plan.update(ends_by="12:00"), "day 1 ends at"),
        (lambda plan: plan["days"][0]["plan"].append({"lesson": "fta/law"}), "no lesson is called 'fta/law'"),
        (lambda plan: plan["days"][0]["plan"].append({"song": "all"}), "one of lesson, break, opening, closing"),
    ],
)
def test_a_wrong_plan_is_refused_in_words(monkeypatch, tmp_path, change, said):
    plan = yaml.safe_load(timetables.training_file().read_text(encoding="utf-8"))
    change(plan)
    path = tmp_path / "training.yml"
    path.write_text(yaml.safe_dump(plan), encoding="utf-8")
    monkeypatch.setattr(timetables, "training_file", lambda: path)
    with pytest.raises(CourseError, match=re.escape(said)):
        timetables.training()


def test_the_formula_sheet_names_the_models_of_every_lesson():
    sheet = formula_sheet.formulas()
    models = {address for lesson in LESSONS for address in lesson.models if not address.endswith(("_view", "_lesson"))
              and address.startswith("innotrade.models")}
    missing = [address for address in models if f"`{address}`" not in sheet]
    assert missing == []
    assert sheet.count("```") % 2 == 0
    assert not re.search(r"^(Parameters|Returns|Raises)$", sheet, re.MULTILINE)


def test_a_formula_keeps_its_columns_and_its_words_are_prose():
    sheet = formula_sheet.formulas()
    block = sheet.split("### How is a country's trade spread")[1].split("###")[0]
    assert "HHI = sum of s_i^2,  s_i = x_i / X          (0 to 1" in block
    assert "**`hhi`** Herfindahl-Hirschman index of concentration." in block


def test_the_numbers_of_a_quiz_are_known_by_name():
    assert quiz_bank.values("fta/first-partner")["judgements"] > 0


def test_the_lines_on_the_page_about_adapting_run_and_say_what_its_table_says():
    page = (course.root() / "book" / "teach" / "adapt.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names = {}
    exec(code, names)
    assert names["lacking"] == adapted.missing_members("Viet Nam", "CPTPP", 2018)
    row = next(line for line in adapted.table().splitlines() if line.startswith("| 2018 | CPTPP |"))
    assert row.endswith(f"| {', '.join(names['lacking'])} |")


def test_the_words_about_the_example_are_true():
    assert len(adapted.missing_members("Korea", "CPTPP", 2018)) == 2
    assert adapted.missing_members("Korea", "CPTPP", 2025) == ["Mexico"]
    assert set(adapted.missing_members("Viet Nam", "CPTPP", 2018)) == {"Canada", "Mexico", "Peru"}
    assert adapted.missing_members("Viet Nam", "CPTPP", 2025) == []
    assert adapted.missing_members("Viet Nam", "RCEP", 2018) == []
