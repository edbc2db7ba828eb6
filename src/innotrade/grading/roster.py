"""The class: a teacher's table of students, and whose a file is by the name that a system has given it.

    bob_x.ipynb, bob.ipynb                  the student's identifier (the column ``student``), then anything
    kimbob_LATE_123_456_x.ipynb             Canvas: the name without spaces, Canvas' own number of the student
    Bob Kim_123_assignsubmission_file       Moodle: the full name
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from innotrade.exercises import read_roster

_CANVAS = re.compile(r"([^_]+)(?:_late)?_(\d+)_\d+_.*", re.DOTALL)
_MOODLE = re.compile(r"(.+?)_\d+_assignsubmission_.*", re.DOTALL)


@dataclass(frozen=True)
class Roster:
    """Rows of the table by student; empty where there is none."""

    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Roster":
        """Read a CSV file with a column ``student``; name, email, section, canvas_id and sis_id are used if there.

        Raises
        ------
        RosterError
            See :func:`innotrade.exercises.read_roster`.
        """
        read_roster(path)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return cls({row["student"].strip(): {key: (value or "").strip() for key, value in row.items() if key}
                        for row in csv.DictReader(stream)})

    def owner(self, label: str) -> str:
        """Return the student whose submission has this name; an empty string where nobody's or more than one's.

        >>> Roster({"bob": {"name": "Bob Kim"}, "bo": {}}).owner("Bob Kim_77_assignsubmission_file")
        'bob'
        """
        name = label.casefold()
        canvas, moodle = _CANVAS.fullmatch(name), _MOODLE.fullmatch(name)
        numbered = self._only("canvas_id", canvas.group(2)) if canvas else ""
        if numbered:
            return numbered
        names = {student.casefold(): student for student in self.people}
        stems = [stem for stem in names if re.match(re.escape(stem) + r"($|[^\w]|_)", name)]
        if stems:
            return names[max(stems, key=len)]
        written = canvas or moodle
        return self._by_name(written.group(1)) if written else ""

    def _only(self, column: str, value: str) -> str:
        found = [student for student, row in self.people.items() if value and row.get(column) == value]
        return found[0] if len(found) == 1 else ""

    def _by_name(self, written: str) -> str:
        wanted = _letters(written)
        found = [student for student, row in self.people.items() if wanted in _spellings(row.get("name", ""))]
        return found[0] if len(found) == 1 else ""


def _spellings(name: str) -> set[str]:
    """Return a name's letters beginning with each of its words: Canvas puts the family name first."""
    words = name.replace(",", " ").split()
    return {_letters("".join(words[place:] + words[:place])) for place in range(len(words))} - {""}


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
