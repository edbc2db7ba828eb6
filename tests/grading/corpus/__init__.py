"""Hostile and broken submissions, each with the verdict and the points that it must get.

``hostile`` holds the attacks, ``odd`` strange values and endings, ``broken`` files that are not as they were given
out. An entry is a name, a verdict, what is lost, and the notebook. Where an attack can tell
whether it has worked, it destroys its own right answer if so: full points prove that it has not.
``python -m tests.grading.corpus DIR`` writes the files.
"""

from tests.grading.classroom import EXERCISE
from tests.grading.corpus import broken, hostile, odd
from tests.grading.corpus.entries import ENTRIES, STUDENTS

__all__ = ["ENTRIES", "EXERCISE", "STUDENTS", "broken", "hostile", "odd", "write"]


def write(folder, chosen=lambda entry: True):
    """Write submissions, all or those chosen, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in filter(chosen, ENTRIES):
        path = folder / entry.name
        if entry.link:
            path.symlink_to(entry.link)
        else:
            path.write_bytes(entry.content)
