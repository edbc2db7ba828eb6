"""The economics of the course, as pure functions in portable Python.

A module here imports ``math``, ``dataclasses`` and other modules of this package, nothing else, because the same
source runs in the reader's browser. ``innotrade.portable`` says what is not portable, and where.
"""
