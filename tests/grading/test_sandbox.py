"""The sandbox says why it cannot be had, and a child sees, keeps and holds nothing that is not its own."""

import glob
import os
import platform
from pathlib import Path

import pytest

from innotrade.grading import forbidden, kernel, sandbox
from innotrade.grading.grader import Submission, grade
from innotrade.grading.runner import Plan, run
from innotrade.grading.sandbox import Limits, SandboxError
from innotrade.grading.session import Child, ChildLost, Nursery
from innotrade.grading.task import Task
from tests.grading.classroom import EXERCISE, as_bytes, solved


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ana.ipynb").write_bytes(as_bytes(solved()))
    return folder


@pytest.mark.parametrize("unsafe", [False, True])
def test_another_system_is_refused_with_reason_and_mend(monkeypatch, handed_in, tmp_path, unsafe):
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    with pytest.raises(SandboxError, match=r"needs Linux, this is Darwin.*container.*Grade a class"):
        run(Plan(Task.load(EXERCISE), tmp_path / "out", unsafe=unsafe), handed_in)
    assert not (tmp_path / "out").exists()


def test_a_processor_without_a_filter_is_refused(monkeypatch):
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(kernel, "MACHINE", "riscv64")
    with pytest.raises(SandboxError, match=r"riscv64.*x86_64 and aarch64.*--unsafe"):
        sandbox.probe()


@pytest.mark.sandbox
def test_a_kernel_that_refuses_namespaces_is_named_with_its_mend(monkeypatch, capsys):
    def refuse(*_):
        raise OSError(1, "unshare: Operation not permitted")

    monkeypatch.setattr(sandbox, "enter_world", refuse)
    with pytest.raises(SystemExit):
        sandbox.try_out()
    said = capsys.readouterr().err
    assert "making namespaces failed" in said
    assert "unshare: Operation not permitted" in said
    assert "--unsafe" in said or "sysctl" in said


def test_filters_of_both_processors_are_whole_instructions():
    for machine in ("x86_64", "aarch64"):
        assert len(forbidden.program(machine)) % 8 == 0
    assert not forbidden.knows("riscv64")


def test_visible_folders_hold_no_other_and_nothing_of_the_teacher():
    found = sandbox.visible_paths()
    assert "/" not in found
    assert not [place for place in found for other in found if place != other and place.startswith(other + "/")]
    assert not [place for place in found if os.path.isdir(os.path.join(place, "solutions"))]


def test_an_environment_in_the_folder_of_the_class_does_not_show_the_class(monkeypatch, tmp_path):
    folder = tmp_path.resolve()
    for part in ("lib", "bin", "handed-in"):
        (folder / part).mkdir()
    monkeypatch.setattr("sys.prefix", str(folder))
    found = sandbox.visible_paths()
    assert str(folder / "lib") in found
    assert not [place for place in found if (folder / "handed-in").is_relative_to(place)]


@pytest.mark.sandbox
@pytest.mark.xdist_group("grading-sandbox")
class TestChild:
    def ask(self, child, source, name):
        error = child.ask(20, do="run", source=source, cell="x")["error"]
        assert error is None, error
        return child.ask(20, do="get", name=name)["value"]

    def test_is_nobody_alone_and_sees_only_what_it_needs(self, nursery):
        with nursery.spawn() as child:
            found = self.ask(child, "import os\nx = [os.getuid(), os.getpid(), dict(os.environ), "
                                    "os.listdir('.'), os.path.exists('/proc/1'), os.path.exists('/etc/passwd'), "
                                    "os.uname().nodename]", "x")
        assert found[0] != 0
        assert found[1] == 1
        assert {pair[0] for pair in found[2]["v"]} == {"HOME", "TMPDIR", "PATH", "LANG"}
        assert found[3:] == [[], False, False, "student"]

    def test_may_write_in_its_own_folder_only_and_finds_a_place_for_temporary_files(self, nursery):
        with nursery.spawn() as child:
            found = self.ask(child, "import os, tempfile\nx = [tempfile.gettempdir(), os.access('/', os.W_OK), "
                                    "os.access('/home/warm', os.W_OK), os.access('.', os.W_OK)]", "x")
        assert found == [sandbox.HOME, False, False, True]

    def test_leaves_nothing_to_the_next_one(self, nursery):
        for _ in range(2):
            with nursery.spawn() as child:
                seen = self.ask(child, "import os\nx = os.path.exists('note')\nopen('note', 'w').close()\n"
                                       "import innotrade\ny = hasattr(innotrade, 'note')\ninnotrade.note = 1\n"
                                       "z = [x, y]", "z")
                assert seen == [False, False]

    def test_that_hangs_is_lost_in_time(self, nursery):
        with nursery.spawn() as child, pytest.raises(ChildLost) as lost:
            child.ask(0.3, do="run", source="while True: pass", cell="x")
        assert lost.value.verdict == "timeout"

    def test_arguments_that_a_function_changes_come_back(self, nursery):
        with nursery.spawn() as child:
            self.ask(child, "def f(x):\n    x.append(3)\n    return len(x)\ny = 0", "y")
            reply = child.ask(20, do="call", name="f", arguments=[[1]], named={})
        assert (reply["value"], reply["changed"]) == (2, {"0": [1, 3]})

    def test_holds_no_hidden_test_in_its_memory_while_hidden_tests_run(self, nursery, monkeypatch):
        task, end, seen = Task.load(EXERCISE), Child.end, []
        secrets = [test.name for question in task.questions for test in question.tests if test.hidden]
        words = [name.encode() for name in (*secrets, "registers_effect")]

        def look_and_end(child, **options):
            if child.number >= 0:
                seen.extend(memory_of(nursery.process.pid, words))
            return end(child, **options)

        monkeypatch.setattr(Child, "end", look_and_end)
        result = grade(Submission("ana", "ana.ipynb", as_bytes(solved())), task, nursery)
        assert result["score"] == result["possible"]
        assert set(seen) == {b"registers_effect"}, "the notebook's own words are there, a hidden test's are not"

    def test_works_for_every_worker_as_another_user(self, nursery):
        with Nursery([], Limits()) as other, other.spawn() as one, nursery.spawn() as two:
            users = [self.ask(child, "import os\nx = os.getuid()", "x") for child in (one, two)]
        assert os.getuid() or len(set(users)) == 2


def memory_of(process, words):
    """Those words that are anywhere in the memory of a process's descendants."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(place.parent.name)] = int(place.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    family = {process}
    for _ in range(3):
        family |= {number for number, parent in parents.items() if parent in family}
    for number in family:
        yield from _words_in(Path("/proc") / str(number), words)


def _words_in(place, words):
    try:
        ranges = [line.split()[0].split("-") for line in (place / "maps").read_text().splitlines()
                  if line.split()[1].startswith("rw")]
        with (place / "mem").open("rb", buffering=0) as memory:
            for start, stop in ranges:
                memory.seek(int(start, 16))
                part = memory.read(int(stop, 16) - int(start, 16))
                yield from [word for word in words if word in part]
    except OSError:  # an ordinary user may look into the warm process only
        return


@pytest.mark.sandbox
@pytest.mark.xdist_group("grading-sandbox")
def test_without_a_sandbox_only_on_demand_and_every_result_says_so(sandboxed, monkeypatch, handed_in, tmp_path):
    def refuse():
        raise SandboxError("no sandbox here")

    monkeypatch.setattr("innotrade.grading.runner.probe", refuse)
    task = Task.load(EXERCISE)
    with pytest.raises(SandboxError):
        run(Plan(task, tmp_path / "out"), handed_in)
    before = set(glob.glob("/tmp/innotrade-unsafe-*"))
    (found,) = run(Plan(task, tmp_path / "out", unsafe=True), handed_in)
    assert found["sandbox"] == "none"
    assert found["score"] == found["possible"]
    assert set(glob.glob("/tmp/innotrade-unsafe-*")) <= before


@pytest.mark.sandbox
def test_a_warm_process_that_cannot_start_says_why(sandboxed):
    with pytest.raises(SandboxError, match=r"opening cell.*no_such_module_here"):
        Nursery(["import no_such_module_here"], Limits(), unsafe=True)
