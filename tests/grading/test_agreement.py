"""Honest submissions score what otter gives them, question by question, with the archive that we export for it."""

import pytest

from innotrade.exercises import masters
from innotrade.grading import otter_zip
from tests.grading import agreement
from tests.grading.honest import submissions

pytestmark = [pytest.mark.sandbox, pytest.mark.xdist_group("grading-agreement")]


@pytest.fixture(scope="module")
def class_():
    return list(submissions())


@pytest.fixture(scope="module")
def otters(tmp_path_factory):
    folder = tmp_path_factory.mktemp("otter")
    return {exercise: agreement.autograder(exercise, folder) for exercise in masters()}


@pytest.fixture(scope="module")
def classes(sandboxed):
    with agreement.classes() as found:
        yield found


def test_at_least_sixty_honest_submissions_cover_every_exercise(class_):
    assert len({content for _, _, content in class_}) >= 60
    assert {exercise for exercise, _, _ in class_} == set(masters())


@pytest.mark.parametrize("exercise", masters())
def test_scores_equal_those_of_otters_test_files(exercise, class_, otters, classes, tmp_path, monkeypatch):
    tasks, nursery = classes
    monkeypatch.chdir(tmp_path)
    seen = set()
    for _, name, content in [one for one in class_ if one[0] == exercise]:
        ours = agreement.scores_here(tasks[exercise], nursery, name, content)
        assert ours == agreement.scores_by_test_files(otters[exercise], content, tmp_path), name
        seen.add(tuple(ours.values()))
    assert len(seen) > 1  # right, and less than right


def test_otters_test_files_and_its_whole_run_say_the_same(class_, otters, tmp_path):
    for place in (0, 3):
        exercise, _, content = class_[place]
        whole = agreement.scores_by_run(otters[exercise], content, tmp_path)
        assert whole == agreement.scores_by_test_files(otters[exercise], content, tmp_path)


def test_the_archive_for_otter_is_the_same_bytes_each_time(otters):
    exercise = masters()[0]
    assert otters[exercise].read_bytes() == otter_zip.archive(exercise)
