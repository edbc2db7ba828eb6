"""The few calls of the Linux kernel that a sandbox needs and Python's library does not offer.

Numbers come from the kernel's own headers; a call that fails raises ``OSError`` and names itself.
"""

import ctypes
import os
import struct

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = (
    0x0002_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000)
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 4096, 16384, 1 << 18
_MNT_DETACH, _AT_FDCWD, _AT_RECURSIVE = 2, -100, 0x8000
_ATTR_RDONLY, _ATTR_NOSUID = 1, 2
_PR_PDEATHSIG, _PR_DUMPABLE, _PR_SECCOMP, _PR_CAPBSET_DROP, _PR_NO_NEW_PRIVS = 1, 4, 22, 24, 38
_CAPABILITY_VERSION_3 = 0x2008_0522
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_MOUNT_SETATTR = 442

#: Kind of processor; not from ``platform``, which would remember the machine's name as well.
MACHINE = os.uname().machine if hasattr(os, "uname") else ""


def unshare(flags: int) -> None:
    """Leave namespaces (the ``NEW...`` constants) for new ones."""
    _call("unshare", flags)


def setns(descriptor: int, flags: int) -> None:
    """Enter the namespace of an open descriptor."""
    _call("setns", descriptor, flags)


def mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Mount a file system, or bind a path to another place."""
    _call("mount", source.encode(), target.encode(), kind.encode() if kind else None, ctypes.c_ulong(flags),
          options.encode() or None)


def detach(target: str) -> None:
    """Unmount a tree; open files in it stay usable to those who hold them."""
    _call("umount2", target.encode(), _MNT_DETACH)


def pivot_root(new: str, old: str) -> None:
    """Make ``new`` the root and put the old root at ``old``."""
    _syscall("pivot_root", _PIVOT_ROOT[MACHINE], new.encode(), old.encode())


def freeze_mounts(target: str) -> None:
    """Make a tree of mounts read-only and without set-user-id programs (Linux 5.12 or newer)."""
    attributes = ctypes.create_string_buffer(struct.pack("QQQQ", _ATTR_RDONLY | _ATTR_NOSUID, 0, 0, 0), 32)
    _syscall("mount_setattr", _MOUNT_SETATTR, _AT_FDCWD, target.encode(), _AT_RECURSIVE, attributes,
             ctypes.c_size_t(32))


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent dies."""
    _call("prctl", _PR_PDEATHSIG, 9, 0, 0, 0)


def drop_capabilities() -> None:
    """Give up every capability for good, in this process and in whatever it may start."""
    number = 0
    while _libc().prctl(_PR_CAPBSET_DROP, number, 0, 0, 0) == 0:
        number += 1
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITY_VERSION_3, 0), 8)
    nothing = ctypes.create_string_buffer(24)
    _syscall("capset", _CAPSET[MACHINE], header, nothing)
    _call("prctl", _PR_DUMPABLE, 0, 0, 0, 0)


def forbid_calls(program: bytes) -> None:
    """Install a seccomp filter (see :mod:`innotrade.grading.forbidden`)."""
    _call("prctl", _PR_NO_NEW_PRIVS, 1, 0, 0, 0)
    code = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code)), 16)
    _call("prctl", _PR_SECCOMP, 2, header, 0, 0)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments) -> int:
    result = getattr(_libc(), name)(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def _syscall(name: str, number: int, *arguments) -> int:
    result = _libc().syscall(number, *arguments)
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{name}: {os.strerror(error)}")
    return result
