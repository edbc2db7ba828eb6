"""The warm process: imports pandas and this package once, then forks a child for every submission.

It is started fresh, with an empty environment, inside the sandbox's world, and is told nothing but limits, paths and
the published notebook's opening cells. It never sees a test, so its forks hold none.

Its orders arrive on descriptor 0 as messages: ``spawn`` (with the descriptors of the channel and of the output) and
``reap``.
"""

import contextlib
import gc
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import time

from innotrade.grading import kernel, sandbox

_ORDER = 1 << 20
_CHANNEL = 3
_PATIENCE = 200


def main() -> None:
    """Read the settings, enter the world, warm up, and serve until the worker goes away."""
    control = socket.socket(fileno=os.dup(0))
    settings = json.loads(control.recv(_ORDER))
    sys.path[:] = settings["path"]
    space, memory = None, None
    try:
        kernel.die_with_parent()
        if not settings["unsafe"]:
            space, memory = sandbox.enter_world(settings["visible"])
        _warm_up(settings["warm"])
        if not settings["unsafe"]:
            sandbox.close_world()
    except OSError as error:
        control.send(json.dumps({"refused": str(error)}).encode())
        sys.exit(1)
    used = _address_space(memory)
    control.send(json.dumps({"ready": True}).encode())
    limits = sandbox.Limits(**settings["limits"])
    kind = _Unconfined(limits, used) if space is None else _Confined(limits, used, settings["user"], space)
    _serve(control, kind)


def _serve(control: socket.socket, kind: "_Confined | _Unconfined") -> None:
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _ORDER, 2)
        if not message:
            sys.exit(0)
        order = json.loads(message)
        if "reap" in order:
            control.send(json.dumps({"status": _end(order["reap"], kind, gone=order["gone"])}).encode())
            continue
        kind.prepare()
        child = os.fork()
        if child == 0:
            _become_child(descriptors, kind)
        for descriptor in descriptors:
            os.close(descriptor)
        kind.started(child)
        control.send(json.dumps({"child": child}).encode())


class _Confined:
    """Children in the sandbox."""

    def __init__(self, limits: sandbox.Limits, used: int, user: int, space: int) -> None:
        self.limits, self.used, self.user, self.space = limits, used, user, space

    def prepare(self) -> None:
        """Have the next fork begin a process space of its own."""
        kernel.setns(self.space, kernel.NEWPID)  # back to our own, whence each child gets a new one
        kernel.unshare(kernel.NEWPID)

    def started(self, child: int) -> None:
        """Do nothing: the kernel takes everything back when the child ends."""

    cleared = started

    def kill(self, child: int) -> None:
        """Kill a child; the kernel ends all that lives in its process space."""
        os.kill(child, signal.SIGKILL)

    def confine(self) -> None:
        """Confine this process, the fork."""
        sandbox.confine(self.limits, self.used, self.user)


class _Unconfined:
    """Children without a sandbox: a session and a folder of their own, and limits."""

    def __init__(self, limits: sandbox.Limits, used: int) -> None:
        self.limits, self.used = limits, used
        self.folder = ""
        self.folders: dict[int, str] = {}

    def prepare(self) -> None:
        """Make the folder of the next fork."""
        self.folder = tempfile.mkdtemp(prefix="innotrade-unsafe-")

    def started(self, child: int) -> None:
        """Remember whose folder it is."""
        self.folders[child] = self.folder

    def kill(self, child: int) -> None:
        """Kill a child and what it has started, unless that has left its session."""
        with contextlib.suppress(ProcessLookupError):  # it is too young to have a session
            os.killpg(child, signal.SIGKILL)
        os.kill(child, signal.SIGKILL)

    def cleared(self, child: int) -> None:
        """Remove the folder of a child that has ended."""
        shutil.rmtree(self.folders.pop(child), ignore_errors=True)

    def confine(self) -> None:
        """Limit this process, the fork; its number of processes would count all of the teacher's."""
        os.setsid()
        os.chdir(self.folder)
        sandbox.set_limits(self.limits, self.used, threads=False)


def _end(child: int, kind: _Confined | _Unconfined, *, gone: bool) -> tuple[int, bool]:
    """End a child; return its exit status and whether it had to be killed. One that is ``gone`` is given a moment."""
    ended = gone and _ends_by_itself(child)
    kind.kill(child)  # harmless where it has ended: until it is waited for, nobody else gets its number
    _, status = os.waitpid(child, 0)
    kind.cleared(child)
    return os.waitstatus_to_exitcode(status), not ended


def _ends_by_itself(child: int) -> bool:
    for _ in range(_PATIENCE):
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return True
        time.sleep(0.001)
    return False


def _warm_up(cells: list[str]) -> None:
    """Import what exercises use and run the published notebook's opening cells."""
    from innotrade.grading import executor

    executor.warm_up(cells)
    gc.collect()
    gc.freeze()  # what is here is shared with every child; the collector must not touch, and so copy, it


def _address_space(memory: int | None) -> int:
    """Return the size of this process's address space in kB."""
    if memory is None:
        memory = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    return int(os.pread(memory, 200, 0).split()[0]) * os.sysconf("SC_PAGE_SIZE") // 1024


def _become_child(descriptors: list[int], kind: _Confined | _Unconfined) -> None:
    """Turn the fork into a confined child that runs student code; never returns."""
    try:
        channel, output = descriptors
        nothing = os.open("/dev/null", os.O_RDONLY)
        for source, target in ((nothing, 0), (output, 1), (output, 2), (channel, _CHANNEL)):
            os.dup2(source, target)
        os.closerange(_CHANNEL + 1, 4096)
        kind.confine()
    except BaseException as error:  # nothing of the warm process may go on in the fork
        os.write(2, f"{type(error).__name__}: {error}\n".encode(errors="replace")[:2000])
        os._exit(70)
    try:
        from innotrade.grading import executor

        executor.serve(_CHANNEL, kind.limits)
    finally:
        os._exit(71)


if __name__ == "__main__":
    main()
