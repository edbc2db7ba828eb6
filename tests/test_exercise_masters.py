"""Masters: what becomes of each line and block, and what a wrong one is told."""

import nbformat
import pytest

from innotrade import master
from innotrade.answers import number
from innotrade.exercise import Exercise, Question

EXERCISE = Exercise("fta/toy", [Question("q1", "x", 1, lambda variant: number(1, tolerance=0))],
                    parameters={"country": ("Peru", "Chile")})


def cells(*pairs):
    made = {"raw": nbformat.v4.new_raw_cell, "code": nbformat.v4.new_code_cell, "text": nbformat.v4.new_markdown_cell}
    return [made[kind](source, id=f"c{place}") for place, (kind, source) in enumerate(pairs)]


def written(folder, *pairs):
    path = folder / "toy.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells(*pairs)), path)
    return path


QUESTION = (
    ("raw", "# ASSIGNMENT CONFIG\nname: toy"), ("text", "# Toy"), ("code", 'variant = begin("fta/toy")'),
    ("raw", "# BEGIN QUESTION\nname: q1"), ("text", "What is x?"), ("raw", "# BEGIN SOLUTION"),
    ("code", "x = 41 + 1  # SOLUTION"), ("text", "**Why.** Because."),
    ("code", "# BEGIN SOLUTION NO PROMPT\n42\n# END SOLUTION"),
    ("raw", "# END SOLUTION"), ("raw", "# BEGIN TESTS"), ("code", "def test_x(x):\n    assert x == 42\n\ntest_x(x)"),
    ("code", '""" # BEGIN TEST CONFIG\npoints: 3\nhidden: true\n""" # END TEST CONFIG\n'
             "def test_y(x, variant):\n    assert x > 1"),
    ("raw", "# END TESTS"), ("raw", "# END QUESTION"), ("text", "The end"),
)


@pytest.mark.parametrize(("source", "left"), [
    ("share = 1 / 3  # SOLUTION", "share = ..."),
    ("    share = a == b # SOLUTION", "    share = ..."),
    ("print(42)  # SOLUTION", "..."),
    ("a, b = 1, 2  # SOLUTION", "a, b = ..."),
    ("table['x'] = 1  # SOLUTION", "table['x'] = ..."),
    ("x = 1\ny = 2  # SOLUTION NO PROMPT\nz = 3", "x = 1\nz = 3"),
    ("def f():\n    # BEGIN SOLUTION\n    a = 1\n    return a\n    # END SOLUTION", "def f():\n    ..."),
    ("# BEGIN SOLUTION NO PROMPT\nx = 1\n# END SOLUTION", ""),
    ('""" # BEGIN PROMPT\nx = ...\n""" # END PROMPT\n# BEGIN SOLUTION NO PROMPT\nx = 1\n# END SOLUTION', "x = ..."),
    ("x = 1  # a solution is a mixture", "x = 1  # a solution is a mixture"),
])
def test_a_solution_is_taken_out_of_code_as_otter_does(source, left):
    solutions = pytest.importorskip("otter.assign.solutions")
    assert master.without_solution(source) == left
    assert "\n".join(solutions.replace_solutions(source.split("\n"), "python")) == left


def test_the_student_gets_text_prompt_and_a_check_but_no_solution_and_no_test(tmp_path):
    text = master.student_text(master.read(written(tmp_path, *QUESTION)), EXERCISE, "", 0)
    found = nbformat.reads(text, as_version=4)
    assert [cell.source for cell in found.cells] == [
        "# Toy", 'variant = begin("fta/toy")', "What is x?", "x = ...", 'check("q1", x)', "The end"]
    assert found.metadata["innotrade"] == {"exercise": "fta/toy", "seed": 0}
    assert found.metadata["otter"] == {"assignment_name": "toy"}
    assert found.cells[3].metadata == {"innotrade": {"answers": "q1"}}
    assert found.cells[2].metadata["editable"] is False


def test_a_students_own_notebook_carries_name_seed_and_numbers(tmp_path):
    pairs = list(QUESTION)
    pairs.insert(3, ("text", "Your numbers: country = Peru."))
    path = written(tmp_path, *pairs)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[3].metadata["tags"] = ["variant"]
    nbformat.write(notebook, path)
    seed = next(seed for seed in range(1, 50) if EXERCISE.variant(seed).country == "Chile")
    found = nbformat.reads(master.student_text(master.read(path), EXERCISE, "kim", seed), as_version=4)
    assert found.metadata["innotrade"] == {"exercise": "fta/toy", "seed": seed, "student": "kim"}
    assert f'begin("fta/toy", seed={seed})' in found.cells[1].source
    assert found.cells[2].source == "Your numbers: country = Chile."


def test_tests_know_their_arguments_points_and_whether_they_are_hidden(tmp_path):
    public, hidden = master.read(written(tmp_path, *QUESTION)).tests("q1")
    assert (public.name, public.arguments, public.hidden, public.points) == ("test_x", ("x",), False, None)
    assert (hidden.name, hidden.arguments, hidden.hidden, hidden.points) == ("test_y", ("x", "variant"), True, 3)
    assert "test_x(x)" not in public.source.replace("def test_x(x)", "")


@pytest.mark.parametrize(("pairs", "says"), [
    ([("raw", "# BEGIN QUESTION\nname: q1")], "question is never closed"),
    ([("raw", "# BEGIN QUESTION\npoints: 1")], "needs a name"),
    ([("raw", "# BEGIN SOLUTION")], "BEGIN SOLUTION cannot stand here, outside every block"),
    ([("raw", "# BEGIN QUESTION\nname: q1"), ("raw", "# BEGIN TESTS"), ("raw", "# BEGIN SOLUTION")], "inside tests"),
    ([("raw", "# END QUESTION")], "END QUESTION cannot stand here"),
    ([("raw", "# BEGIN QUESTION\nname: q1"), ("raw", "# END SOLUTION")],
     "END SOLUTION cannot stand here, inside question"),
    ([("raw", "# BEGIN RIDDLE\nname: q1")], "a raw cell must begin or end a block"),
    ([("raw", "")], "got 'nothing'"),
    ([("raw", "# BEGIN QUESTION\nname: [")], "no YAML"),
])
def test_a_master_with_wrong_blocks_is_refused_by_cell(tmp_path, pairs, says):
    with pytest.raises(master.MasterError) as refused:
        master.read(written(tmp_path, *pairs))
    assert says in str(refused.value)
    assert "toy.ipynb" in str(refused.value)


@pytest.mark.parametrize("source", ["# BEGIN SOLUTION\nx = 1", "x = 1\n# END SOLUTION",
                                    "# BEGIN SOLUTION\n# BEGIN SOLUTION\n# END SOLUTION"])
def test_an_unbalanced_solution_in_code_is_refused(source):
    with pytest.raises(master.MasterError, match="SOLUTION"):
        master.without_solution(source)


@pytest.mark.parametrize("source", ["x = 1", "def a():\n    pass\ndef b():\n    pass", "def broken(:"])
def test_a_test_cell_that_is_not_one_function_is_refused(tmp_path, source):
    pairs = [("raw", "# BEGIN QUESTION\nname: q1"), ("raw", "# BEGIN TESTS"), ("code", source), ("raw", "# END TESTS"),
             ("raw", "# END QUESTION")]
    with pytest.raises(master.MasterError, match="c2"):
        master.read(written(tmp_path, *pairs)).tests("q1")
