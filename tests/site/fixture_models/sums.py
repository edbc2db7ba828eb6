"""Sums that must be exact."""

import math


def total(numbers: list) -> float:
    """Return the exact sum, rounded once."""
    return math.fsum(numbers)


def of_an_iterator(numbers: list) -> float:
    """Return the sum of what can be read only once, whole numbers and truths among it."""
    return math.fsum(number for number in [*numbers, 1, True, 2**70])
