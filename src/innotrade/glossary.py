"""The course's terms: ``book/<part>/glossary.yml`` holds those that a part defines, each once in the whole course.

A lesson marks a term's first use with the role ``{term}``; the glossary page is made from these files.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from innotrade import course
from innotrade.errors import CourseError

_FIELDS = {"term", "es", "ko", "definition"}
_OPTIONAL = {"abbreviation"}


class GlossaryError(CourseError):
    """An entry is wrong or stands twice; the message names the file and the term."""


@dataclass(frozen=True)
class Term:
    """A term with its Spanish and Korean names, its definition, and the part of the course that defines it."""

    term: str
    es: str
    ko: str
    definition: str
    part: str
    abbreviation: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What a lesson may call it: the term, and its abbreviation if there is one."""
        return (self.term, self.abbreviation) if self.abbreviation else (self.term,)


def files() -> list[Path]:
    """Return the glossary files in the order of the parts."""
    found = [course.root() / "book" / part / "glossary.yml" for part in course.PARTS]
    return [path for path in found if path.exists()]


def terms() -> list[Term]:
    """Return all terms, sorted without regard to case.

    Raises
    ------
    GlossaryError
        A file is no list of entries, an entry lacks a field or has an unknown one, or a name stands twice.
    """
    found = [term for path in files() for term in read(path)]
    seen: dict[str, str] = {}
    for term in found:
        for name in term.names:
            if name.lower() in seen:
                raise GlossaryError(f"{name!r} is defined twice: in {seen[name.lower()]} and in {term.part}")
            seen[name.lower()] = term.part
    return sorted(found, key=lambda term: term.term.lower())


def read(path: Path) -> list[Term]:
    """Return the terms of one file; raise ``GlossaryError`` where an entry is wrong."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise GlossaryError(f"{path.parent.name}/{path.name} is no YAML: {error}") from error
    return [_term(entry, path) for entry in entries]


def _term(entry, path: Path) -> Term:
    place = f"{path.parent.name}/{path.name}"
    if not isinstance(entry, dict):
        raise GlossaryError(f"{place}: an entry must have named fields, got {entry!r}")
    name = entry.get("term", "an entry without a term")
    missing, unknown = sorted(_FIELDS - set(entry)), sorted(set(entry) - _FIELDS - _OPTIONAL)
    if missing or unknown:
        wrong = f"lacks {', '.join(missing)}" if missing else f"has the unknown field {unknown[0]}"
        raise GlossaryError(f"{place}: {name!r} {wrong}")
    empty = [field for field, value in entry.items() if not isinstance(value, str) or not value.strip()]
    if empty:
        raise GlossaryError(f"{place}: {name!r} has an empty {empty[0]}")
    return Term(part=path.parent.name, **{field: " ".join(value.split()) for field, value in entry.items()})
