"""What CI proves of every exercise, found by its master in ``solutions/``."""

import json
import os
import re
import subprocess
import sys
import warnings
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from innotrade import exercise, exercises, master
from innotrade.variants import Variant, seed_of
from tests.exercises import running
from tests.exercises.mutants import mutants
from tests.grading import agreement

ROOT = Path(__file__).parents[2]
NAMES = exercises.masters()
QUESTIONS = [(name, question.id) for name in NAMES for question in exercise.load(name).questions]
MUTANT_SECONDS = 20  # a whole solution runs in less than one
SEEDS = [0, *[seed_of("any/exercise", f"student-{number}") for number in range(4)]]


@cache
def solved(name, seed=0):
    return running.run_solution(name, seed)


def alternatives(name):
    return import_module(f"tests.exercises.{name.replace('/', '.').replace('-', '_')}").ALTERNATIVES


def variants_of(name):
    """Every combination that a parameter can bring, one parameter at a time."""
    found = exercise.load(name)
    base = found.variant(0).values
    yield found.variant(0)
    for parameter, options in found.parameters.items():
        for option in options[1:]:
            yield Variant(1, {**base, parameter: option})


def test_every_exercise_has_a_master_and_every_master_an_exercise():
    assert exercise.names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_blank_notebook_runs_and_scores_nothing(name):
    names = running.run_student(exercises.derive(name))
    assert set(exercise.points().values()) == {0}
    assert set(running.public_scores(name, names).values()) == {0}
    assert not any(running.passes(test, names) for question in exercise.load(name).questions
                   for test in running.read_master(name).tests(question.id))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_worked_solution_scores_full_for_every_student(name, seed):
    names = solved(name, seed)
    assert set(running.public_scores(name, names, seed).values()) == {1}
    assert running.full(name, names, seed)


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_each_known_mistake_is_refused_with_its_own_sentence(name, question):
    for variant in variants_of(name):
        check = exercise.load(name).question(question).check(variant)
        assert len(check.mistakes) >= 2
        sentences = [mistake.say for mistake in check.mistakes]
        assert len(set(sentences)) == len(sentences)
        for mistake in check.mistakes:
            result = check.mark(mistake.wrong)
            assert (result.score, result.mistake, result.message) == (0, mistake.name, mistake.say), variant


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_at_least_two_other_right_answers_are_accepted(name, question):
    others = alternatives(name)[question]
    assert len(others) >= 2
    for other in others:
        for seed in SEEDS[:3]:
            names = dict(solved(name, seed))
            names[exercise.load(name).question(question).answer] = other(names)
            result = exercise.load(name).mark(question, other(names), seed)
            assert result.score == 1, f"{other.__name__}: {result.message}"
            assert all(running.passes(test, names) for test in running.read_master(name).tests(question))


@pytest.mark.parametrize("name", NAMES)
def test_no_mutant_of_the_solution_scores_full(name):
    cells = running.solution_cells(running.read_master(name))
    killed, survivors = 0, []
    for place, (role, cell) in enumerate(cells):
        if role != master.SOLUTION or running.ASIDE in cell.metadata.get("tags", []):
            continue
        if exercise_points(name, cell) == 0:  # what a teacher reads has no automatic points to lose
            continue
        for change, source in mutants(cell.source):
            sources = [source if number == place else other.source for number, (_, other) in enumerate(cells)]
            if survives(name, sources):
                survivors.append(f"{cell.id}, {change}")
            else:
                killed += 1
    print(f"{name}: {killed} mutants, all refused")
    assert killed > 20
    assert not survivors


def survives(name, sources):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a mutant may well divide by zero
        try:
            with running.time_limit(MUTANT_SECONDS):
                return running.full(name, running.run(sources))
        except Exception:
            return False


def exercise_points(name, cell):
    question = next(item.question for item in running.read_master(name).cells if item.cell.id == cell.id)
    return exercise.load(name).question(question).points


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_comes_from_a_cell_that_only_explains(name):
    names = running.run_solution(name, without={running.ASIDE})
    assert running.full(name, names)


@pytest.mark.parametrize("name", NAMES)
def test_the_students_notebook_is_derived_and_a_second_run_changes_no_byte(name):
    stored = (ROOT / "exercises" / f"{name}.ipynb").read_text(encoding="utf-8")
    assert exercises.derive(name) == stored
    assert exercises.derive(name) == stored


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_solution_or_tests_is_in_the_students_notebook(name):
    text = exercises.derive(name)
    notebook = json.loads(text)
    assert not any(cell.get("outputs") for cell in notebook["cells"])
    assert all(len(cell["id"]) > 1 for cell in notebook["cells"])
    for line in secret_lines(name):
        assert json.dumps(line)[1:-1] not in text, line
    assert not re.search(r"SOLUTION|BEGIN |END |hidden", text)


def secret_lines(name):
    """Lines of solutions, explanations and tests that a student is not given; imports and marks tell nothing."""
    found = running.read_master(name)
    given = "\n".join(item.cell.source for item in found.cells if item.role in (master.TEXT, master.PROMPT))
    for item in found.cells:
        if item.role in (master.SOLUTION, master.TESTS):
            kept = master.without_solution(item.cell.source) if item.cell.cell_type == "code" else ""
            for line in item.cell.source.splitlines():
                line = line.strip()
                telling = re.search(r"\w{3}", line) and not re.match(r"import |from |.*# (BEGIN|END) ", line)
                if len(line) > 14 and telling and line not in kept + given:
                    yield line


@pytest.mark.parametrize("name", NAMES)
def test_points_in_the_master_are_those_of_the_exercise(name):
    found = running.read_master(name)
    for question in exercise.load(name).questions:
        tests = found.tests(question.id)
        public = sum(test.points for test in tests if not test.hidden)
        hidden = sum(test.points for test in tests if test.hidden)
        assert (public, hidden) == (question.points, question.hidden_points), question.id
        settings = found.questions[question.id]
        assert (settings.get("points", 0) if settings.get("manual") else 0) == question.manual_points


@pytest.mark.parametrize("name", NAMES)
def test_a_test_asks_for_the_answer_and_the_variant_only(name):
    for question in exercise.load(name).questions:
        for test in running.read_master(name).tests(question.id):
            assert set(test.arguments) <= {question.answer, "variant"}
            assert question.answer in test.arguments


@pytest.mark.parametrize("name", NAMES)
def test_the_students_notebook_runs_in_any_folder_without_grader_or_network(name, tmp_path):
    """A fresh interpreter in an empty folder; otter, the book's tools and sockets are out of reach."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    (place / "exercise.ipynb").write_text(exercises.derive(name), encoding="utf-8")
    program = """
import json, socket, sys
class Refuse:
    def find_spec(self, name, *_):
        if name.split(".")[0] in {"otter", "nbgrader", "sphinx", "jupyter_book", "playwright", "tests"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
def refuse(*_): raise OSError("no network")
socket.socket.connect = refuse
names = {}
for cell in json.load(open("exercise.ipynb"))["cells"]:
    if cell["cell_type"] == "code":
        exec("".join(cell["source"]), names)
from innotrade.exercise import points
print(json.dumps(points()))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout).values()) == {0}
    assert os.listdir(place) == ["exercise.ipynb"]


@pytest.mark.parametrize("name", NAMES)
def test_otter_agrees_on_blank_and_solution_and_derives_the_same_notebook(name, tmp_path, monkeypatch):
    """otter's own assign and run; called here and not by command, since each start of otter costs seconds."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "otter"
    import_module("otter.assign").main(str(exercises.master_path(name)), str(made), no_run_tests=True, no_pdfs=True)
    archive = next((made / "autograder").glob("*.zip"))
    questions = [question for question in exercise.load(name).questions if question.points]
    whole = {question.id: question.points + question.hidden_points for question in questions}
    solution = (made / "autograder" / f"{Path(name).name}.ipynb").read_bytes()
    assert agreement.scores_by_run(archive, solution, tmp_path) == whole
    # Its test files without its kernel, which takes seconds: tests/grading/test_agreement.py finds both to say the same.
    blank = exercises.derive(name).encode()
    assert agreement.scores_by_test_files(archive, blank, tmp_path) == dict.fromkeys(whole, 0)
    theirs = (made / "student" / f"{Path(name).name}.ipynb").read_text(encoding="utf-8")
    assert sources(exercises.derive(name)) == sources(theirs)


def sources(text):
    """Cells that both tools must agree on: not otter's opening, check calls and export marks, nor empty cells."""
    found = []
    for cell in json.loads(text)["cells"]:
        source = re.sub(r"<!-- (BEGIN|END) QUESTION -->\s*", "", "".join(cell["source"])).strip()
        if source and not source.startswith(("# Initialize Otter", "grader.check(", "check(")):
            found.append(source)
    return found
