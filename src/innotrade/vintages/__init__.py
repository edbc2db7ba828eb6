"""Newer figures of the public series, fetched by the reader and kept beside the course's own, never over them.

The course is validated on the figures in ``data/facts``: its snapshot. ``innotrade refresh`` fetches what the publisher
offers today; ``data.load(name, vintage="latest")`` reads it. Without that word nothing changes.
"""

from innotrade.store import Store, place


def store() -> Store:
    """Return the store of editions: the folder in ``INNOTRADE_VINTAGES``, or else one among the user's data."""
    return Store(place("INNOTRADE_VINTAGES", "vintages"))
