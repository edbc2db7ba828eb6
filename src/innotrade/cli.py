"""The ``innotrade`` command: one subcommand a task, each living beside the code that it runs."""

import argparse
import os
import sys
from importlib import import_module

from innotrade import __version__
from innotrade.errors import CourseError

#: Subcommand -> the module that offers ``EXAMPLE``, ``add_arguments(parser)`` and ``run(args)``.
#: Modules are imported when their command is asked for, so that a light install can run the light ones.
COMMANDS = {
    "build": "innotrade.site.build",
    "serve": "innotrade.site.serve",
    "offline": "innotrade.site.offline",
    "pdf": "innotrade.site.paper",
    "execute": "innotrade.execute",
    "exercises": "innotrade.exercises",
    "map": "innotrade.course_map",
    "refresh": "innotrade.vintages.refresh",
    "template": "innotrade.own.template",
    "bring": "innotrade.own.bring",
    "rerun": "innotrade.own.rerun",
    "brief": "innotrade.capstone.command",
    "export": "innotrade.export",
    "link": "innotrade.links",
    "grade": "innotrade.grading.command",
    "rubric": "innotrade.grading.rubric",
    "doctor": "innotrade.doctor",
}

SUMMARIES = {
    "build": "build the book from the stored outputs",
    "serve": "show the built book in a local web server",
    "offline": "make one zip that works without a network",
    "pdf": "print the built course, or some of its pages, as PDF",
    "execute": "run notebooks and store their outputs, normalised",
    "exercises": "derive the student notebooks from the masters",
    "map": "say what of the course is joined to nothing: objectives, tables, prerequisites, links, terms",
    "refresh": "fetch the newest figures of the public series, beside the course's own",
    "template": "write a spreadsheet to fill in with your own figures",
    "bring": "check a spreadsheet of your own and keep it for a country",
    "rerun": "compute a lesson anew on your own figures, beside the course's",
    "brief": "make a policy brief of two pages from a country, instruments and a budget",
    "export": "write quizzes for a learning-management system, or an exercise for otter",
    "link": "write links that open lessons on a hub, on Binder or in Colab",
    "grade": "grade a class, each submission in a sandbox",
    "rubric": "write a sheet for the points of written answers, and merge it back",
    "doctor": "say what this machine lacks, and the command that mends it",
}


#: Commands for which figures of the reader's own count; all others work on the course's.
ON_OWN_DATA = ("bring", "rerun")


def build_parser(argv: list[str]) -> argparse.ArgumentParser:
    """Return the parser; only the subcommand named in ``argv`` loads its module."""
    parser = argparse.ArgumentParser(
        prog="innotrade",
        description="Build, run, check and grade the course.",
        epilog="Example: innotrade doctor",
    )
    parser.add_argument("--version", action="version", version=f"innotrade {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, path in COMMANDS.items():
        if name not in argv:
            subparsers.add_parser(name, help=SUMMARIES[name])
            continue
        module = import_module(path)
        sub = subparsers.add_parser(
            name,
            help=SUMMARIES[name],
            description=module.__doc__.strip().splitlines()[0],
            epilog=f"Example: {module.EXAMPLE}",
        )
        sub.add_argument("--debug", action="store_true", default=argparse.SUPPRESS,
                         help="show the traceback of an error")
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return 0, 1 (the command's own finding) or 2 (an error the user can mend)."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        args = build_parser(argv).parse_args(argv)
        _put_own_data_aside(args.command)
        return args.run(args) or 0
    except ModuleNotFoundError as error:
        if "--debug" in argv or (error.name or "").startswith("innotrade"):
            raise
        print(f"innotrade: {error.name} is not installed; `innotrade doctor` says what mends it", file=sys.stderr)
        return 2
    except (CourseError, OSError) as error:
        if "--debug" in argv:
            raise
        print(f"innotrade: {error}", file=sys.stderr)
        return 2


def _put_own_data_aside(command: str) -> None:
    """Keep a reader's own figures out of what is built, stored and graded, in this process and those it starts."""
    if command not in ON_OWN_DATA and os.environ.pop("INNOTRADE_COUNTRY", ""):
        print(f"innotrade: INNOTRADE_COUNTRY is put aside: `innotrade {command}` works on the course's own figures",
              file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
