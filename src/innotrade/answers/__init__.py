"""Checks of an answer: pure functions that tell right from wrong and name the mistake.

A check knows the expected answer and a list of known mistakes, each with the wrong answer that it leads to. It brings
whatever it is given into one form, compares, and says one sentence. It never raises, whatever the answer is.

    number     a single number, with tolerance and unit
    series     numbers by name ("Peru" -> 0.4), in any order
    frame      a table: columns and rows in any order, any index
    function   a function, called on several inputs
    choice     one of several options, or a set of them
    text       a written answer: length and required elements; a teacher reads it
"""

from innotrade.answers.base import Check, Mistake, Result, Unreadable
from innotrade.answers.functions import Case, function
from innotrade.answers.numbers import number, series
from innotrade.answers.tables import frame
from innotrade.answers.words import choice, text

__all__ = ["Case", "Check", "Mistake", "Result", "Unreadable", "choice", "frame", "function", "number", "series",
           "text"]
