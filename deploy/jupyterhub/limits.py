"""Write the limits that follow from measured.json into values.yaml and course_hub.py.

    python -m deploy.jupyterhub.limits
"""

import argparse
import re
import sys
from pathlib import Path

from innotrade import hub_figures
from innotrade.errors import CourseError
from innotrade.files import write_atomically

HERE = Path(__file__).parent
EXAMPLE = "python -m deploy.jupyterhub.limits"


def main(argv: list[str] | None = None) -> int:
    """Write both files, or with ``--check`` say whether they agree with the figures (0) or not (1)."""
    parser = argparse.ArgumentParser(prog=EXAMPLE, description=__doc__.splitlines()[0], epilog=f"Example: {EXAMPLE}")
    parser.add_argument("--check", action="store_true", help="change nothing; 1 when a file is behind the figures")
    args = parser.parse_args(argv)
    try:
        allowed, stale = hub_figures.limits(hub_figures.measured()), []
    except CourseError as error:
        print(f"limits: {error}", file=sys.stderr)
        return 2
    for path, written in (HERE / "values.yaml", values), (HERE / "course_hub.py", settings):
        old = path.read_text(encoding="utf-8")
        new = written(old, allowed)
        stale += [path] if new != old else []
        if not args.check:
            write_atomically(path, new)
    told = "behind" if args.check else "written"
    print("\n".join(f"{told}: {path}" for path in stale) or "limits follow the figures")
    return int(args.check and bool(stale))


def values(text: str, allowed: dict) -> str:
    """Return the text of a values file for Kubernetes with these limits in it."""
    for part, unit in (("memory", "mb"), ("cpu", "cores")):
        suffix = "M" if unit == "mb" else ""
        least, most = (f"{allowed[f'{name}_{unit}']}{suffix}" for name in ("guarantee", "limit"))
        line = f"  {part}: {{guarantee: {least}, limit: {most}}}"
        text = _replaced(rf"^  {part}: \{{.*\}}$", line, text)
    return text


def settings(text: str, allowed: dict) -> str:
    """Return the text of the hub's settings with these limits in it."""
    text = _replaced(r'^c\.Spawner\.mem_limit = .*$', f'c.Spawner.mem_limit = "{allowed["limit_mb"]}M"', text)
    return _replaced(r"^c\.Spawner\.cpu_limit = .*$", f"c.Spawner.cpu_limit = {allowed['limit_cores']}", text)


def _replaced(pattern: str, line: str, text: str) -> str:
    new, count = re.subn(pattern, line, text, flags=re.MULTILINE)
    if count != 1:
        raise CourseError(f"expected one line like {line!r}, found {count}")
    return new


if __name__ == "__main__":
    sys.exit(main())
