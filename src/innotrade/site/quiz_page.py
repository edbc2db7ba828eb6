"""A quiz on a page of the book: the same HTML that a live notebook shows."""

from innotrade.quiz_html import render

__all__ = ["render"]
