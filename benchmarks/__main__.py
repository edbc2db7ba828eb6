"""Run every benchmark of this folder and write the tables to book/reference/benchmarks.md."""

import argparse
import importlib
import os
import pkgutil
import platform
import sys
from pathlib import Path

import benchmarks
from innotrade.files import write_atomically

TARGET = Path(__file__).parents[1] / "book" / "reference" / "benchmarks.md"
OPENING = """# Benchmarks

Measured by `make bench`, each comparison within one run on one machine ({machine}). Read the ratios; the times are
those of that machine on that day.
"""


def main(argv: list[str] | None = None) -> int:
    """Run the benchmarks named, or all: modules with ``TITLE`` and ``measure()`` that returns Markdown."""
    found = sorted(item.name for item in pkgutil.iter_modules(benchmarks.__path__) if not item.name.startswith("_"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__,
                                     epilog="Example: python -m benchmarks explorer")
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help=f"one of {', '.join(found)}; the tables of the others stay (default: all)")
    names = parser.parse_args(argv).names
    for name in set(names) - set(found):
        parser.error(f"NAME must be one of {', '.join(found)}, got {name!r}")
    opening = OPENING.format(machine=f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}")
    parts = _earlier() if names else {}
    for name in names or found:
        module = importlib.import_module(f"benchmarks.{name}")
        if not hasattr(module, "measure"):
            continue
        print(f"measuring: {module.TITLE}", file=sys.stderr, flush=True)
        parts[module.TITLE] = f"{module.measure()}\n"
    sections = [f"## {title}\n\n{parts[title]}" for title in sorted(parts)]
    write_atomically(TARGET, "\n".join([opening, *sections]))
    print(TARGET)
    return 0


def _earlier() -> dict[str, str]:
    """Return what the page holds of benchmarks that are not measured now, by title."""
    sections = TARGET.read_text(encoding="utf-8").split("\n## ")[1:] if TARGET.exists() else []
    return {title: text.rstrip() + "\n" for title, _, text in (section.partition("\n\n") for section in sections)}


if __name__ == "__main__":
    sys.exit(main())
