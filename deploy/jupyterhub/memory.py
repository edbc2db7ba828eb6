"""What a student's processes take of the machine: memory as the kernel of Linux divides it, and processor time."""

from dataclasses import dataclass
from pathlib import Path

import psutil

MB = 1e6


@dataclass(frozen=True)
class Share:
    """Megabytes of a group of processes, and the seconds of processor that they have used.

    ``pss`` counts a page that several processes share in equal parts among them, so that sums are true; ``peak`` is the
    most that the processes ever held, shared pages in full: what a limit has to leave room for.
    """

    pss: float = 0.0
    peak: float = 0.0
    processor: float = 0.0

    def __add__(self, other: "Share") -> "Share":
        """Return the sum of two groups."""
        return Share(self.pss + other.pss, self.peak + other.peak, self.processor + other.processor)


def by_student() -> dict[str, dict[str, Share]]:
    """Return, for each student who has a server on this machine, the share of ``server`` and of ``kernel``."""
    found: dict[str, dict[str, Share]] = {}
    for process in psutil.process_iter():
        try:
            name = process.environ().get("JUPYTERHUB_USER")
            if not name:
                continue
            kind = "kernel" if "ipykernel_launcher" in " ".join(process.cmdline()) else "server"
            parts = found.setdefault(name, {"server": Share(), "kernel": Share()})
            parts[kind] += share(process)
        except psutil.Error:
            continue  # ended meanwhile, or another person's
    return found


def share(process: psutil.Process) -> Share:
    """Return what one process takes."""
    times = process.cpu_times()
    return Share(process.memory_full_info().pss / MB, _high_water(process.pid), times.user + times.system)


def _high_water(pid: int) -> float:
    """Return the most memory that a process has held, in megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / MB
    return 0.0
