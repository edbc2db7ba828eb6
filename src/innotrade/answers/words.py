"""Checks of a choice and of a written answer."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from innotrade.answers.base import Check, Result, Unreadable, kind_of


class Choice(Check):
    """See :func:`choice`."""

    def __init__(self, expected, *, options: Sequence[str], **words):
        super().__init__(expected, **words)
        self.options = {_plain(option): option for option in options}
        self.several = not isinstance(expected, str)

    def read(self, answer):
        """Return the chosen options as a set."""
        if isinstance(answer, str):
            answer = self._split(answer)
        if not isinstance(answer, list | tuple | set | frozenset | pd.Series):
            asked = "a set of options" if self.several else "the name of an option in quotes"
            raise Unreadable(f"Give {asked}, this is {kind_of(answer)}. The options are {self._listed()}.")
        unknown = [item for item in answer if not isinstance(item, str) or _plain(item) not in self.options]
        if unknown:
            raise Unreadable(f"{unknown[0]!r} is none of the options, which are {self._listed()}.")
        if not len(answer):
            raise Unreadable(f"Nothing is chosen. The options are {self._listed()}.")
        if len(answer) > 1 and not self.several:
            raise Unreadable("Give one option only.")
        return frozenset(_plain(item) for item in answer)

    def _split(self, answer: str) -> list[str]:
        if not self.several or _plain(answer) in self.options:
            return [answer]
        letters = all(len(option) == 1 for option in self.options)
        return re.findall(r"\w", answer) if letters else re.split(r"[,;\s]+", answer.strip())

    def _listed(self) -> str:
        return ", ".join(self.options.values())

    def same(self, one, other):
        """Return whether the same options are chosen."""
        return one == other

    def difference(self, form):
        """Count what is missing and what is too many."""
        if not self.several:
            return "This is not the expected option."
        expected = self.read(self.expected)
        missing, wrong = len(expected - form), len(form - expected)
        return f"Of what you chose, {wrong} should not be there; {missing} that should be there {_is(missing)} missing."


class Text(Check):
    """See :func:`text`."""

    def __init__(self, *, words: tuple[int, int], elements: Mapping[str, str], **rest):
        super().__init__(None, **rest)
        self.words = words
        self.elements = dict(elements)

    def mark(self, answer):
        """Return the result; a known mistake counts even where length and elements are in order."""
        result = super().mark(answer)
        if result.score == 1:
            known = self._known(answer, self.read(answer))
            return Result(0.0, known.say, known.name) if known else result
        return result

    def read(self, answer):
        """Return the text with single spaces."""
        if not isinstance(answer, str):
            raise Unreadable(f"A text in quotes is asked, this is {kind_of(answer)}.")
        return " ".join(answer.split())

    def accepts(self, form):
        """Return whether length and required elements are in order."""
        return not self._lacking(form)

    def same(self, one, other):
        """Return whether two texts are equal but for case and punctuation."""
        return _plain(one) == _plain(other)

    def difference(self, form):
        """Say what is lacking."""
        return f"Before a teacher can read it, {self._lacking(form)}."

    def _lacking(self, form: str) -> str:
        count, (least, most) = len(form.split()), self.words
        if not least <= count <= most:
            return f"the text must have {least} to {most} words; it has {count}"
        missing = [name for name, pattern in self.elements.items() if not re.search(pattern, form, re.IGNORECASE)]
        return f"the text must have {missing[0]}" if missing else ""


def choice(expected: str | set[str], *, options: Sequence[str], **words) -> Choice:
    """Check one option (``expected`` a string) or a set of options, whatever their case.

    Parameters
    ----------
    expected
        The right option, or the set of them.
    options
        All that can be chosen.
    words
        ``mistakes``, ``hint``, ``right`` as for :class:`Check`.
    """
    return Choice(expected, options=options, **words)


def text(*, words: tuple[int, int], elements: Mapping[str, str], **rest) -> Text:
    """Check that a written answer is complete; what it is worth a teacher says, with the rubric.

    Parameters
    ----------
    words
        Least and greatest number of words.
    elements
        What must occur: a description ("a figure with its unit") and the regular expression that finds it.
    rest
        ``mistakes``, ``hint``, ``right`` as for :class:`Check`.
    """
    return Text(words=words, elements=elements, **rest)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", words).casefold().split())


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
