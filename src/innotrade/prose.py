"""Sentences whose numbers come from the data.

A lesson never types a number into its prose: it computes the number and says the sentence. The sentence is then a
stored output, the same in the live notebook and on the page, and CI names it when the data make it false.
"""

import re
from textwrap import dedent

_MINUS = re.compile(r"(?<![\w\-/])-(?=\d)")  # a hyphen that begins a number, not one inside a date or a range


class Prose:
    """Markdown text that a notebook shows as a paragraph."""

    def __init__(self, text: str):
        self.text = text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/markdown": self.text, "text/plain": self.text}


def say(text: str) -> Prose:
    """Return Markdown prose, usually an f-string with computed numbers.

    Parameters
    ----------
    text
        Markdown; common indentation is removed and line breaks within a paragraph do not matter.

    Raises
    ------
    ValueError
        The text holds ``nan`` or ``inf``: a number was computed from a lost or empty cell.

    >>> print(say(f"The sum is {1 + 1}.").text)
    The sum is 2.
    """
    words = text.replace("(", " ").replace("%", " ").lower().split()
    bad = {"nan", "inf", "-inf", "<na>"} & {word.strip(".,;:") for word in words}
    if bad:
        raise ValueError(f"text says {bad.pop()!r}: a number in this sentence comes from a lost or empty cell")
    return Prose(_MINUS.sub("−", dedent(text).strip()))
