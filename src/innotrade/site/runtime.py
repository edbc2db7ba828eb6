"""What explorers need in a reader's browser, assembled at build time from installed wheels and our own sources.

Nothing of it is kept in the repository, and nothing is fetched: the engine and one of its modules come from the wheel
``brython``, the drawing library from ``vl-convert-python``, mathematics from ``sphinx-mathjax-offline``.
"""

import hashlib
import importlib.util
import json
import re
import shutil
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from innotrade import portable
from innotrade.errors import CourseError
from innotrade.explorer import vega
from innotrade.files import write_atomically

#: Below ``_static`` of the built pages.
FOLDER = "innotrade"
_PACKAGE = Path(__file__).parents[1]
#: What formulas need of MathJax: TeX in, text with the fonts' letters out, and MathML for those who listen.
MATHJAX = ("input/tex", "output/chtml", "a11y/assistive-mml")
_MATHJAX_FILES = ("startup.js", "core.js", *[f"{name}.js" for name in MATHJAX], "output/chtml/fonts/tex.js")
#: Parts of the theme that no page loads.
_UNUSED = ("scripts/fontawesome.js*", "scripts/bootstrap.js*", "scripts/*.map", "styles/*.map", "vendor",
           "sphinx-thebe.*", "clipboard.min.js", "copybutton*", "locales", "images")
_FRONT = ("controls.js", "front.js", "page.js")
#: Modules that the engine needs beside the models: name in the browser -> file of ours.
_OWN = {
    "annotationlib": _PACKAGE / "site" / "browser" / "annotationlib.py",
    "dataclasses": _PACKAGE / "site" / "browser" / "dataclasses.py",
    "innotrade.explorer.values": _PACKAGE / "explorer" / "values.py",
    "innotrade_engine": _PACKAGE / "site" / "browser" / "engine.py",
}


def write(static: Path) -> None:
    """Write everything that does not depend on the pages: front end, engine and drawing library."""
    folder = static / FOLDER
    (folder / "models").mkdir(parents=True, exist_ok=True)
    explorer = _PACKAGE / "explorer"
    front = "".join((explorer / name).read_text(encoding="utf-8") for name in _FRONT)
    write_atomically(folder / "explorer.js", front)
    write_atomically(folder / "explorer.css", (explorer / "front.css").read_text(encoding="utf-8"))
    write_atomically(folder / "brython.js", (_brython() / "brython.js").read_bytes())
    write_atomically(folder / "python.js", python())
    write_atomically(folder / "vega.js", vega.bundle())
    _write_mathjax(folder / "mathjax")


def fingerprint() -> str:
    """Return a mark of everything that turns an output into HTML: when it changes, every page is rendered anew."""
    files = [*sorted(_PACKAGE.glob("site/*.py")), *sorted(_PACKAGE.glob("site/templates/**/*.html")),
             *sorted(_PACKAGE.glob("explorer/*.py")), _PACKAGE / "charts.py"]
    mark = hashlib.sha256(version("vl-convert-python").encode())
    for path in files:
        mark.update(path.read_bytes())
    return mark.hexdigest()


def drop_unused(static: Path) -> None:
    """Remove what the theme copies beside the pages and no page loads."""
    for pattern in _UNUSED:
        for path in static.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _write_mathjax(folder: Path) -> None:
    source = _installed("sphinx-mathjax-offline") / "static" / "mathjax"
    fonts = sorted((source / "output" / "chtml" / "fonts" / "woff-v2").glob("*.woff"))
    for path in [*[source / name for name in _MATHJAX_FILES], *fonts]:
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, path.read_bytes())


def write_models(static: Path, names: list[str]) -> None:
    """Write the source of each model module as a script that hands it to the engine."""
    folder = static / FOLDER / "models"
    for name in names:
        write_atomically(folder / f"{name}.js", _module_script(name))


def modules_of(*addresses: str) -> list[str]:
    """Return the modules that functions need, sorted: their own and what these import.

    Raises
    ------
    CourseError
        One of them is not portable.
    """
    return sorted({name for address in addresses for name in portable.sources(address.rpartition(".")[0])})


def modules_used(pages: Path) -> list[str]:
    """Return the model modules that the built pages name, sorted."""
    found: set[str] = set()
    for page in pages.rglob("*.html"):
        for names in re.findall(r'data-sources="([^"]*)"', page.read_text(encoding="utf-8")):
            found.update(names.split())
    return sorted(found)


@cache
def python() -> str:
    """Return a script with the Python modules that the engine needs: ``math`` from its wheel, the rest our own."""
    text = (_brython() / "brython_stdlib.js").read_text(encoding="utf-8")
    start = text.index("{", text.index("var scripts"))
    library, _ = json.JSONDecoder().raw_decode(text, start)
    kind, mathematics, *rest = library["math"]
    files = {"math": [kind, f"{mathematics};\n{_mended('sums.js')}", *rest]}
    for name, path in _OWN.items():
        files |= _with_packages(name, path.read_text(encoding="utf-8"))
    return _mended("rounding.js") + _script(files)


def _mended(name: str) -> str:
    return (_PACKAGE / "site" / "browser" / name).read_text(encoding="utf-8")


def _module_script(name: str) -> str:
    source = portable.sources(name)[name]
    package = importlib.util.find_spec(name).submodule_search_locations is not None
    return _script(_with_packages(name, source, package))


def _with_packages(name: str, source: str, package: bool = False) -> dict[str, list]:
    """Return a module and the packages around it, which the browser gets empty, in the engine's own file format."""
    parents = [name[:place] for place, character in enumerate(name) if character == "."]
    return {parent: [".py", "", [], 1] for parent in parents} | {name: [".py", source, []] + [1] * package}


def _script(files: dict[str, list]) -> str:
    # An empty package does not replace a file that is there; a file replaces an empty package without a word.
    return (
        "__BRYTHON__.use_VFS = true;\n"
        f"for (const [name, file] of Object.entries({json.dumps(files)})) {{\n"
        "  if (__BRYTHON__.VFS && name in __BRYTHON__.VFS) {\n"
        "    if (!file[1]) continue;\n"
        "    delete __BRYTHON__.VFS[name];\n"
        "  }\n"
        "  __BRYTHON__.update_VFS({[name]: file});\n"
        "}\n"
    )


def _brython() -> Path:
    return _installed("brython") / "data"


def _installed(name: str) -> Path:
    """Return the folder of an installed package; one of them has a hyphen in its name and cannot be imported."""
    for place in sys.path:
        if (Path(place) / name).is_dir() and (Path(place) / name / "__init__.py").exists():
            return Path(place) / name
    raise CourseError(f"{name} is not installed; pip install -e '.[book]' mends it")
