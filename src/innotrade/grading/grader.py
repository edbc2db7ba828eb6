"""Grading one submission: the trusted side's whole course of action.

Cells run one by one in a child. A cell that kills it, hangs, or eats the memory is left out and the rest runs again in
a fresh child, so one bad cell costs its own question and no other. Then the tests run *here*, on values that crossed
as JSON and on stand-ins that call the student's functions over there: first the public tests of all questions, then
the written answers are read, and the hidden tests come last, so that nothing seen in the hidden phase can colour a
sentence that somebody reads.
"""

import base64
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from innotrade.grading import codec, identity, notebooks
from innotrade.grading.alarm import Overtime, alarm
from innotrade.grading.proxies import Proxy, first_sentence
from innotrade.grading.session import Child, ChildLost, Nursery
from innotrade.grading.task import Question, Task
from innotrade.master import Test

#: Every verdict, the gravest first; a submission with several keeps the gravest.
VERDICTS = ("invalid", "wrong-exercise", "tampered", "output-limit", "memory", "timeout", "died", "needs-manual",
            "graded")
_MOST_STARTS = 12
_OWN_SECONDS = 20
_LONGEST_ANSWER = 20_000
_FORMAT = 1


@dataclass(frozen=True)
class Submission:
    """What is handed to the grader: an id, the file's name and bytes, and the student by the roster, if any."""

    id: str
    name: str
    content: bytes
    student: str = ""

    def packed(self) -> dict:
        """Return it in a form that crosses as JSON."""
        return {**asdict(self), "content": base64.b64encode(self.content).decode("ascii")}

    @classmethod
    def unpacked(cls, packed: dict) -> "Submission":
        """Return the submission that :meth:`packed` made."""
        return cls(**{**packed, "content": base64.b64decode(packed["content"])})


@dataclass
class Outcome:
    """What a test has shown."""

    passed: bool
    message: str = ""
    mistake: str = ""


@dataclass
class _State:
    """What is known of a submission while it is graded."""

    outcomes: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    cell_errors: dict[int, str] = field(default_factory=dict)
    incidents: list[tuple[str, str]] = field(default_factory=list)
    doing: tuple[str, Any] = ("", None)
    starts: int = 0


def grade(submission: Submission, task: Task, nursery: Nursery) -> dict:
    """Return the result of a submission: always one, always with a verdict and a reason.

    Parameters
    ----------
    submission
        The file; nothing in it is trusted.
    task
        The exercise with its tests.
    nursery
        Where children come from.

    Returns
    -------
    A dict for JSON; ``tests/grading`` and the page "Grade a class" show it.
    """
    started = time.monotonic()
    try:
        notebook = notebooks.read(submission.content, submission.name)
        who = identity.identify(notebook, task, submission.student)
    except notebooks.Unreadable as problem:
        return refuse(submission, task, "invalid", str(problem), unsafe=nursery.unsafe)
    if who.wrong:
        return refuse(submission, task, "wrong-exercise", who.wrong, unsafe=nursery.unsafe)
    grading = _Grading(task, notebook, who, nursery)
    grading.run()
    return _header(submission, task, unsafe=nursery.unsafe) | {
        "student": who.student or submission.id, "seed": who.seed, **grading.result(),
        "seconds": round(time.monotonic() - started, 3)}


def refuse(submission: Submission, task: Task, verdict: str, reason: str, *, unsafe: bool) -> dict:
    """Return the result of a submission that was not run: no points, and the reason."""
    questions = [_question_result(question, {}, f"Not graded: {reason}.") for question in task.questions]
    return _header(submission, task, unsafe=unsafe) | {
        "student": submission.student or submission.id, "seed": None, "verdict": verdict, "reason": reason,
        "score": 0.0, "possible": sum(question.possible for question in task.questions), "questions": questions,
        "cells": [], "notes": [], "seconds": 0.0}


def _header(submission: Submission, task: Task, *, unsafe: bool) -> dict:
    return {"format": _FORMAT, "submission": submission.id, "file": submission.name, "exercise": task.name,
            "sandbox": "none" if unsafe else "namespaces"}


class _Grading:
    """The grading of one submission, from the first child to the last."""

    def __init__(self, task: Task, notebook: notebooks.Notebook, who: identity.Identity, nursery: Nursery) -> None:
        self.task, self.notebook, self.who, self.nursery = task, notebook, who, nursery
        self.owners = identity.owners(notebook, task)
        self.variant = task.exercise.variant(who.seed)
        self.state = _State()
        self.deadline = time.monotonic() + nursery.limits.total_seconds
        self.answers: dict[str, str] = {}

    def run(self) -> None:
        """Grade in as many children as it takes."""
        while self.state.starts < _MOST_STARTS and time.monotonic() < self.deadline:
            self.state.starts += 1
            try:
                with self.nursery.spawn() as child:
                    self._in(child)
                return
            except ChildLost as loss:
                self._lost(loss)
        reason = self.state.incidents[-1][1]
        for question, test in self._pending():
            self.state.outcomes[question.id, test.name] = Outcome(False, f"Not reached: the notebook {reason}.")

    def _in(self, child: Child) -> None:
        self.budgets: dict[str, float] = {}
        self.trees: dict[str, dict] = {}
        self._run_cells(child)
        self._run_tests(child, hidden=False)
        for question in self.task.questions:
            if question.manual_points and question.id not in self.answers:
                self.state.doing = ("manual", question.id)
                self.answers[question.id] = self._written(child, question)
        self._run_tests(child, hidden=True)

    def _run_tests(self, child: Child, *, hidden: bool) -> None:
        for question, test in list(self._pending()):
            if test.hidden == hidden:
                self.state.doing = ("question", question.id)
                self.state.outcomes[question.id, test.name] = self._test(child, question, test)

    def _pending(self) -> Iterator[tuple[Question, Test]]:
        for question in self.task.questions:
            for test in question.tests:
                if (question.id, test.name) not in self.state.outcomes:
                    yield question, test

    def _run_cells(self, child: Child) -> None:
        checks = set(self.task.feedback_cells.values())
        for place, cell in enumerate(self.notebook.cells):
            if place in self.state.left_out or cell.source.strip() in checks:
                continue
            self.state.doing = ("cell", place)
            error = self.ask(child, self.owners[place], do="run", source=cell.source, cell=cell.id).get("error")
            if error is not None:
                error = Proxy.checked_error(error)
                if "MemoryError" in error["bases"]:
                    raise ChildLost("memory", "needed more memory than is allowed")
                line = f", line {error['line']}" if error["line"] else ""
                self.state.cell_errors[place] = f"{error['type']}{line}: {error['message']}"
            else:
                self.state.cell_errors.pop(place, None)

    def ask(self, child: Child, question: str, **request: Any) -> dict:
        """Ask the child on behalf of a question, whose time it takes."""
        limit = self.nursery.limits.question_seconds
        started = time.monotonic()
        left = min(self.budgets.get(question, limit), self.deadline - started)
        reply = child.ask(left, **request)
        self.budgets[question] = self.budgets.get(question, limit) - (time.monotonic() - started)
        return reply

    def _lost(self, loss: ChildLost) -> None:
        what, which = self.state.doing
        self.state.incidents.append((loss.verdict, loss.reason))
        if what == "cell":
            self.state.left_out.add(which)
            self.state.cell_errors[which] = f"left out: it {loss.reason}"
        elif what == "question":
            for question, test in list(self._pending()):
                if question.id == which:
                    self.state.outcomes[which, test.name] = Outcome(False, f"Your code {loss.reason}.")
        elif what == "manual":
            self.answers[which] = ""

    def _tree(self, child: Child, question: Question, name: str) -> dict:
        if name not in self.trees:
            self.trees[name] = self.ask(child, question.id, do="get", name=name)
        return self.trees[name]

    def _test(self, child: Child, question: Question, test: Test) -> Outcome:
        names = [name for name in test.arguments if name != "variant"]
        trees = {name: self._tree(child, question, name) for name in names}
        for name, tree in trees.items():
            if "value" not in tree:
                return Outcome(False, _why_no_value(name, tree))
        try:
            with alarm(self.nursery.limits.question_seconds + _OWN_SECONDS):
                outcome = self._judge(test, lambda: [
                    self.variant if name == "variant" else self._value(child, question, name, trees[name]["value"])
                    for name in test.arguments])
                if not outcome.passed and not test.hidden and question.answer in trees:
                    value = self._value(child, question, question.answer, trees[question.answer]["value"])
                    outcome.mistake = self.task.exercise.mark(question.id, value, self.who.seed).mistake
        except Overtime:  # perhaps in the middle of a message, so the child is of no use any more
            child.end()
            raise ChildLost("timeout", "gave an answer that takes too long to look at") from None
        return outcome

    @staticmethod
    def _judge(test: Test, arguments) -> Outcome:
        namespace: dict[str, Any] = {}
        try:
            exec(compile(test.source, f"<test {test.name}>", "exec"), namespace)
            namespace[test.name](*arguments())
        except AssertionError as error:
            return Outcome(False, first_sentence(error) or "This is not the expected answer.")
        except (Exception, SystemExit) as error:  # a test meets values of any kind
            return Outcome(False, f"The test could not use your answer ({type(error).__name__}: "
                                  f"{first_sentence(error)}).")
        return Outcome(True)

    def _value(self, child: Child, question: Question, name: str, tree: Any) -> Any:
        def stand_in(_: str) -> Proxy:
            return Proxy(name, lambda **request: self.ask(child, question.id, **request))

        try:
            return codec.decode(tree, stand_in)
        except codec.BadValue as problem:
            child.end()
            raise ChildLost("tampered", f"sent a value that is none ({problem})") from None

    def _written(self, child: Child, question: Question) -> str:
        tree = self._tree(child, question, question.answer)
        value = self._value(child, question, question.answer, tree["value"]) if "value" in tree else None
        if isinstance(value, str):
            return value.strip()[:_LONGEST_ANSWER]
        return "" if value is None or value is ... else f"(not a text but of type {type(value).__name__})"

    def result(self) -> dict:
        """Return what was found."""
        questions = []
        for question in self.task.questions:
            found = _question_result(question, self.state.outcomes, "Not reached.")
            if question.manual_points:
                found["answer"] = self.answers.get(question.id, "")
            questions.append(found)
        causes = [*self.who.tampered, *self.state.incidents]
        if any(found.get("answer") for found in questions):
            causes.append(("needs-manual", "a teacher gives the points of " + ", ".join(
                found["id"] for found in questions if found.get("answer"))))
        causes.append(("graded", "every question was graded"))
        verdict, reason = min(causes, key=lambda cause: VERDICTS.index(cause[0]))
        cells = [{"cell": self.notebook.cells[place].id, "question": self.owners[place], "error": error}
                 for place, error in sorted(self.state.cell_errors.items())]
        return {"verdict": verdict, "reason": reason, "score": sum(found["points"] for found in questions),
                "possible": sum(found["possible"] for found in questions), "questions": questions, "cells": cells,
                "notes": [*self.notebook.notes, *self.who.notes]}


def _question_result(question: Question, outcomes: dict, otherwise: str) -> dict:
    tests = []
    for test in question.tests:
        outcome = outcomes.get((question.id, test.name), Outcome(False, otherwise))
        tests.append({"name": test.name, "hidden": test.hidden, "passed": outcome.passed,
                      "points": test.points if outcome.passed else 0.0, "possible": test.points,
                      "message": outcome.message, "mistake": outcome.mistake})
    return {"id": question.id, "points": sum(test["points"] for test in tests), "possible": question.possible,
            "manual_possible": question.manual_points, "tests": tests}


def _why_no_value(name: str, tree: dict) -> str:
    if tree.get("missing"):
        return f"There is no {name}: look at its spelling, and whether the cell that makes it runs."
    return f"Your {name} {str(tree.get('unreadable', 'could not be read'))[:200]}."
