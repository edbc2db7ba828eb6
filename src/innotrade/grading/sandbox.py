"""The sandbox: what student code can see and do, built from features of the Linux kernel.

    world     once, around the warm process: a root of its own with Python and this package, read-only; no network
    confine   once a submission, in the fork: its own process space, a private folder, limits, another user, no
              capabilities, and the filter of :mod:`innotrade.grading.forbidden`

Works for root and for an ordinary user (who needs user namespaces). Where the kernel refuses, :func:`try_out` says
why and what mends it.
"""

import os
import platform
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from innotrade.errors import CourseError
from innotrade.grading import forbidden, kernel

#: The private folder of a child, and the one in which the warm process may write until it is ready.
HOME, WARM = "/home/student", "/home/warm"
#: Under root, children run as one of these users, another for every warm process: limits are counted by user.
FIRST_USER, USERS = 60_000, 5_000
_USER = 1000
_MB = 1024 * 1024
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/localtime",
           "/etc/alternatives")
_DEVICES = ("null", "zero", "full", "random", "urandom")


class SandboxError(CourseError):
    """No sandbox can be had here; the message says why and what mends it."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Parameters
    ----------
    question_seconds, total_seconds
        Wall time of the cells and calls of one question, and of a submission.
    memory_mb
        Memory beyond what the warm process has.
    output_mb, reply_mb
        What it may print, and the longest answer that is read.
    folder_mb
        Space of its private folder; also the longest file.
    threads, open_files
        Threads it may have, files it may open.
    """

    question_seconds: float = 10
    total_seconds: float = 60
    memory_mb: int = 768
    output_mb: float = 1
    reply_mb: float = 4
    folder_mb: int = 32
    threads: int = 32
    open_files: int = 64


def visible_paths() -> list[str]:
    """Return the folders that student code may read: Python, its libraries, this package and the course's data."""
    from innotrade.data import folder  # the grader has pandas; a probe need not

    homes = [Path(sys.prefix), Path(sys.base_prefix), Path(os.path.realpath(sys.executable)).parents[1]]
    # only these parts of an environment: its folder may be the one in which the teacher works
    places = [home / part for home in homes for part in ("bin", "lib", "lib64", "share")]
    places += [Path(__file__).parents[1], folder()]
    places += [Path(place) for place in sys.path if place.endswith(("-packages", "lib-dynload"))]
    return _outermost({str(place.resolve()) for place in places if place.is_dir()} - {"/"})


def _outermost(places: set[str]) -> list[str]:
    inside = [*places, "/usr"]
    return sorted(place for place in places
                  if not any(place != other and Path(place).is_relative_to(other) for other in inside))


def enter_world(visible: list[str]) -> tuple[int, int]:
    """Put this process, and all that it forks, into a world of its own.

    Returns
    -------
    Descriptors of its process space and of the kernel's file on its memory, which the world itself does not show.

    The process must have one thread. Afterwards a root user is still root, so that it can set up each child, and an
    ordinary user has root's rights inside the namespaces only.
    """
    user, group = os.getuid(), os.getgid()  # afterwards they are nobody's, until they are mapped
    kernel.unshare((kernel.NEWUSER if user else 0) | kernel.NEWNS | kernel.NEWPID | kernel.NEWNET | kernel.NEWIPC
                   | kernel.NEWUTS)
    if user:
        _map_user(user, group)
    socket.sethostname("student")
    inner = os.fork()
    if inner:
        _, status = os.waitpid(inner, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    kernel.die_with_parent()
    space = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    memory = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    _build_root(visible)
    return space, memory


def _map_user(user: int, group: int) -> None:
    for name, text in (("setgroups", "deny"), ("uid_map", f"{_USER} {user} 1"), ("gid_map", f"{_USER} {group} 1")):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as stream:
            stream.write(text)


def _build_root(visible: list[str]) -> None:
    kernel.mount("none", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    kernel.mount("tmpfs", "/tmp", "tmpfs", kernel.MS_NOSUID, "size=1m,mode=755")
    os.mkdir("/tmp/old")
    kernel.pivot_root("/tmp", "/tmp/old")
    os.chdir("/")
    for place in (*_SYSTEM, *visible, *(f"/dev/{name}" for name in _DEVICES)):
        _show(place)
    for place in (HOME, WARM, "/tmp"):
        os.makedirs(place, exist_ok=True)
    kernel.detach("/old")
    os.rmdir("/old")
    kernel.freeze_mounts("/")
    kernel.mount("tmpfs", WARM, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "size=64m,mode=755")


def close_world() -> None:
    """Make what the warm process has written, caches of libraries, read-only too: from now on nothing can change."""
    kernel.freeze_mounts(WARM)


def _show(place: str) -> None:
    """Bind a path of the old root to the same place of the new one; links of the system stay links."""
    old = "/old" + place
    if not os.path.lexists(old):
        return
    os.makedirs(os.path.dirname(place), exist_ok=True)
    if os.path.islink(old):
        if place in _SYSTEM and not os.path.lexists(place):
            os.symlink(os.readlink(old), place)
        return
    if os.path.isdir(old):
        os.makedirs(place, exist_ok=True)
    else:
        os.close(os.open(place, os.O_CREAT | os.O_WRONLY, 0o644))
    kernel.mount(old, place, None, kernel.MS_BIND | kernel.MS_REC)


def confine(limits: Limits, used_kb: int, user: int) -> None:
    """Confine this process, a fresh fork of the warm one, before it sees student code.

    Parameters
    ----------
    limits
        What it may use.
    used_kb
        Address space of the warm process; the limit of memory is added to it.
    user
        Under root, the user that it becomes.
    """
    root = os.getuid() == 0
    user = user if root else _USER
    kernel.unshare(kernel.NEWNS | kernel.NEWIPC)
    options = f"size={limits.folder_mb}m,nr_inodes=4096,mode=700,uid={user},gid={user}"
    kernel.mount("tmpfs", HOME, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, options)
    if not os.listdir("/tmp"):  # Python itself may live below /tmp
        kernel.mount("tmpfs", "/tmp", "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, options)
    os.chdir(HOME)
    set_limits(limits, used_kb)
    if root:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    kernel.drop_capabilities()
    kernel.die_with_parent()
    kernel.forbid_calls(forbidden.program(kernel.MACHINE))


def set_limits(limits: Limits, used_kb: int, *, threads: bool = True) -> None:
    """Set the kernel's limits of resources, for good."""
    import resource  # not on every system on which this module can be imported

    seconds = int(limits.total_seconds) + 2
    wanted = {
        "RLIMIT_AS": used_kb * 1024 + limits.memory_mb * _MB, "RLIMIT_CPU": seconds,
        "RLIMIT_FSIZE": limits.folder_mb * _MB, "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_CORE": 0, "RLIMIT_MSGQUEUE": 0, "RLIMIT_MEMLOCK": 0,
    }
    if threads:
        wanted["RLIMIT_NPROC"] = limits.threads
    for name, value in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None:  # not every system has all of them
            continue
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def refuse_other_systems() -> None:
    """Raise ``SandboxError`` on anything but Linux: a warm process and its forks need it even without a sandbox."""
    if platform.system() != "Linux":
        raise SandboxError(f"grading needs Linux, this is {platform.system()}: the sandbox is made of the Linux "
                           "kernel's features. Grade in a Linux container or virtual machine; the page \"Grade a "
                           "class\" gives the command")


def probe() -> None:
    """Try the sandbox in a process of its own; raise ``SandboxError`` with reason and mend where it cannot be had."""
    refuse_other_systems()
    if not forbidden.knows(kernel.MACHINE):
        raise SandboxError(f"no sandbox on a processor of the kind {kernel.MACHINE}: there is one for x86_64 and "
                           "aarch64. Grade on such a machine, or, for code that you trust, add --unsafe")
    paths = [str(Path(__file__).parents[2]), *visible_paths()]
    script = "import sys; sys.path.insert(0, sys.argv[1]); from innotrade.grading import sandbox; sandbox.try_out()"
    done = subprocess.run([sys.executable, "-I", "-c", script, *paths], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, env={})
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise SandboxError(f"no sandbox here: {lines[-1]}")


def try_out() -> None:
    """Enter a world and confine a fork of it, as grading does; exit with 1 and one line where that fails."""
    step = "making namespaces"
    try:
        space, _ = enter_world(sys.argv[2:])
        step = "confining a process"
        kernel.setns(space, kernel.NEWPID)
        kernel.unshare(kernel.NEWPID)
        child = os.fork()
        if child == 0:
            confine(Limits(), 100_000, FIRST_USER)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            raise OSError("the confined process failed")
    except OSError as error:
        print(f"{step} failed ({error}). {_mend()}", file=sys.stderr)
        sys.exit(1)


def _mend() -> str:
    switches = {
        "/proc/sys/kernel/apparmor_restrict_unprivileged_userns":
            ("1", "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
        "/proc/sys/kernel/unprivileged_userns_clone": ("0", "sudo sysctl kernel.unprivileged_userns_clone=1"),
        "/proc/sys/user/max_user_namespaces": ("0", "sudo sysctl user.max_user_namespaces=10000"),
    }
    if os.getuid():
        for place, (closed, command) in switches.items():
            if os.path.exists(place) and Path(place).read_text(encoding="ascii").strip() == closed:
                return f"This system closes namespaces to ordinary users: run `{command}`, or grade as root."
    return ("A container must be started with `--cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt "
            "apparmor=unconfined`; Linux must be 5.12 or newer. For code that you trust there is --unsafe.")
