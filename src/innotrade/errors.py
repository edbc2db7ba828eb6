"""The one error that is meant for a person at the command line."""


class CourseError(Exception):
    """Something the user can mend; the command line prints its message in one line and exits with 2."""
