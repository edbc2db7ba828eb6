"""Show the built book in a local web server.

The pages work from a disk as well; a server is for those who want an address.
"""

import argparse
import functools
import http.server
from pathlib import Path

from innotrade.errors import CourseError
from innotrade.site import build

EXAMPLE = "innotrade serve --port 8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command line's arguments."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine; 0 takes a free one")
    parser.add_argument("--out", type=Path, metavar="DIR", default=None, help="the folder that was given to build")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    with server(build.html_folder(args.out), args.port) as running:
        print(f"the book is at http://127.0.0.1:{running.server_port}/ (Ctrl+C ends)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def server(pages: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of the pages for this machine alone.

    Raises
    ------
    CourseError
        There are no pages, or the port is taken.
    """
    if not (pages / "index.html").exists():
        raise CourseError(f"{pages} holds no book; `innotrade build` builds it")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(pages))
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise CourseError(f"port {port} cannot be used ({error.strerror}); --port 0 takes a free one") from error
