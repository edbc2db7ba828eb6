"""Write links that open a lesson or an exercise on a class's JupyterHub, on Binder or in Colab."""

import argparse
from collections.abc import Iterable
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from innotrade import course
from innotrade.errors import CourseError

EXAMPLE = "innotrade link fta/first-partner --repository https://github.com/YOU/innotrade --hub https://hub.example.org"
BINDER = "https://mybinder.org"
COLAB = "https://colab.research.google.com"
#: How Binder calls the hosts that it knows by name; all others are plain git addresses to it.
_KNOWN_TO_BINDER = {"github.com": "gh", "gitlab.com": "gl"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("lessons", nargs="*", metavar="PART/SLUG", help="lessons to link to; all when left out")
    parser.add_argument("--repository", required=True, metavar="URL", help="where your copy of the course is published")
    parser.add_argument("--branch", default="main", help="its branch (default: %(default)s)")
    parser.add_argument("--hub", metavar="URL", help="the hub of the class; without it no links to a hub are written")
    parser.add_argument("--exercises", action="store_true", help="link to the exercises instead of the lessons")


def run(args: argparse.Namespace) -> int:
    """Print a Markdown list for each place."""
    lessons = chosen(args.lessons, args.exercises)
    pages = [(lesson.title, f"exercises/{lesson.exercise}.ipynb" if args.exercises else f"book/{lesson.name}.ipynb")
             for lesson in lessons]
    places = {"Binder": lambda path: binder(args.repository, path, args.branch)}
    if args.hub:
        places = {"JupyterHub": lambda path: hub(args.hub, args.repository, path, args.branch), **places}
    if urlsplit(args.repository).hostname == "github.com":
        places["Colab"] = lambda path: colab(args.repository, path, args.branch)
    for place, link in places.items():
        print(f"{place}:\n")
        print("\n".join(f"- [{title}]({link(path)})" for title, path in pages) + "\n")
    return 0


def chosen(names: Iterable[str], exercises: bool = False) -> list[course.Lesson]:
    """Return the lessons of these names, or all; with ``exercises`` those that have one."""
    found = [course.lesson(name) for name in names] or list(course.lessons())
    return [lesson for lesson in found if lesson.exercise] if exercises else found


def hub(address: str, repository: str, path: str, branch: str = "main") -> str:
    """Return a link that brings the course to a student's folder on a hub, keeps what is changed there, and opens it.

    Parameters
    ----------
    address
        Where the hub is, with a prefix if it has one.
    repository
        Address of the repository, as git clones it.
    path
        File in the repository, for instance ``book/fta/first-partner.ipynb``.
    branch
        Branch to take it from.

    Raises
    ------
    CourseError
        An address is none, or the path leads out of the repository.

    >>> hub("https://hub.example.org", "https://example.org/you/innotrade", "book/fta/first-partner.ipynb")[:50]
    'https://hub.example.org/hub/user-redirect/git-pull'
    """
    folder = _web(repository, "repository").path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".git")
    # Without a target nbgitpuller keeps the .git of an address in the folder's name, and the path misses it.
    asked = {"repo": repository, "branch": branch, "targetpath": folder,
             "urlpath": f"lab/tree/{folder}/{_inside(path)}?autodecode"}
    _web(address, "hub")
    return f"{address.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"


def binder(repository: str, path: str, branch: str = "main", address: str = BINDER) -> str:
    """Return a link that builds the course on Binder, or takes what was built before, and opens a file."""
    parts = _web(repository, "repository")
    known = _KNOWN_TO_BINDER.get(parts.hostname or "")
    name = parts.path.strip("/").removesuffix(".git")
    if known == "gh":
        place = f"gh/{name}"
    else:
        place = f"{known}/{quote(name, safe='')}" if known else f"git/{quote(repository, safe='')}"
    return f"{address}/v2/{place}/{quote(branch, safe='')}?{urlencode({'urlpath': f'lab/tree/{_inside(path)}'})}"


def colab(repository: str, path: str, branch: str = "main") -> str:
    """Return a link that opens a file in Colab, which reads notebooks of GitHub."""
    parts = _web(repository, "repository")
    if parts.hostname != "github.com":
        raise CourseError(f"Colab opens notebooks from github.com by link, not from {parts.hostname}")
    return f"{COLAB}/github/{parts.path.strip('/').removesuffix('.git')}/blob/{quote(branch)}/{quote(_inside(path))}"


def _web(address: str, what: str) -> SplitResult:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or (what == "repository" and len(parts.path) < 2):
        raise CourseError(f"{what} must be a web address such as https://github.com/YOU/innotrade, got {address!r}")
    return parts


def _inside(path: str) -> str:
    if path.startswith("/") or ".." in path.split("/"):
        raise CourseError(f"path must lie in the repository, such as book/fta/first-partner.ipynb, got {path!r}")
    return path
