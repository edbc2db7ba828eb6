"""Numbers of one's own: parameters of an exercise that depend on the student.

    seed      = first 53 bits of SHA-256(course, exercise, student)
    parameter = options[SHA-256(seed, parameter's name) mod number of options]

Hashes, not a random generator: the same student gets the same numbers on every machine and in every Python. Seed 0
belongs to the published exercise and takes the first option of every parameter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

_COURSE = "innotrade"
_SEED_BITS = 53  # the largest whole number that every reader of JSON keeps exactly


@dataclass(frozen=True)
class Variant:
    """The parameters of one student, read as attributes: ``variant.partner``."""

    seed: int
    values: Mapping[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """Return a parameter by name."""
        values = self.__dict__.get("values", {})
        if name in values:
            return values[name]
        raise AttributeError(f"this exercise has no parameter {name!r}; it has {', '.join(values) or 'none'}")

    def __repr__(self) -> str:
        """Return the sentence that the notebook shows."""
        return self.describe()

    def describe(self) -> str:
        """Return the parameters as a sentence."""
        if not self.values:
            return "This exercise has the same numbers for everybody."
        return "Your numbers: " + ", ".join(f"{name} = {value}" for name, value in self.values.items()) + "."


def seed_of(exercise: str, student: str) -> int:
    """Return the seed of a student in an exercise; an empty ``student`` has seed 0, the published exercise.

    Parameters
    ----------
    exercise
        ``"part/slug"``.
    student
        Identifier of the student, as in the roster.
    """
    if not student:
        return 0
    return max(1, _hash(_COURSE, exercise, student) >> (256 - _SEED_BITS))


def draw(parameters: Mapping[str, Sequence[Any]], seed: int) -> Variant:
    """Return the variant of a seed.

    Parameters
    ----------
    parameters
        Options by the parameter's name; the first is the published one.
    seed
        0 or what :func:`seed_of` gives.

    >>> draw({"partner": ["Peru", "Chile"]}, 0).partner
    'Peru'
    """
    if seed == 0:
        return Variant(0, {name: options[0] for name, options in parameters.items()})
    return Variant(seed, {name: options[_hash(str(seed), name) % len(options)] for name, options in parameters.items()})


def _hash(*words: str) -> int:
    return int.from_bytes(sha256("\0".join(words).encode("utf-8")).digest(), "big")
