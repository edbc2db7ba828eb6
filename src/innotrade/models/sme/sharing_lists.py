"""Two incomplete lists of the same things: which entries are one, and how many stand in neither?

    N = (n1 + 1)(n2 + 1) / (m + 1) - 1                                  Chapman's estimate of all
    s = sqrt((n1 + 1)(n2 + 1)(n1 - m)(n2 - m) / ((m + 1)^2 (m + 2)))    its standard error

n1 and n2 are the lengths of the lists, m the entries in both. The estimate supposes that being in one list says nothing
about being in the other. Lists that avoid each other make it too high, lists that copy each other too low. What needs
no supposition is a lower bound: all that is in either list, n1 + n2 - m.

References: Chapman (1951) for the estimate, Seber (1982) for its error. Published case: an example of the Alaska
Department of Fish and Game.
"""

from math import sqrt

#: Words that stand in titles of any subject.
STOP = ("and", "for", "the", "its", "into", "from", "with")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(title: str) -> list[str]:
    """Words of a title in lower case, without a plural s, short words and words of no subject, each once.

    >>> words("Competitiveness of SMEs and e-government")
    ['competitiveness', 'sme', 'government']
    """
    text = "".join([letter if letter in _LETTERS else " " for letter in title.lower()])
    found = []
    for word in text.split():
        plain = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        if len(plain) > 2 and plain not in STOP and plain not in found:
            found.append(plain)
    return found


def shared_words(one: str, other: str, ignore: str = "") -> int:
    """Count the words that two titles share, without those of ``ignore`` (the name of a country, say).

    >>> shared_words("Exports of Peru", "Peru's exports", "Peru")
    1
    """
    left_out, there = words(ignore), words(other)
    return len([word for word in words(one) if word in there and word not in left_out])


def pairs(first: list[dict], second: list[dict], apart: int, least: int) -> list[tuple[int, int]]:
    """Entries of two lists that may be one and the same: same country, years not far apart, enough words in common.

    Each entry is in at most one pair. Pairs with more words in common come first, then those with years closer
    together, then those that stand earlier.

    Parameters
    ----------
    first, second
        Dicts with ``country``, ``year`` and ``project``.
    apart
        Years that may lie between the two dates, 0 or more.
    least
        Words that the titles must share at the least, 0 or more.

    Returns
    -------
    Positions in the first and in the second list.

    Raises
    ------
    ValueError
        ``apart`` or ``least`` is less than 0.

    >>> one = [{"country": "Peru", "year": 2012, "project": "Regional plan"}]
    >>> pairs(one, [{"country": "Peru", "year": 2013, "project": "A plan for regions"}], 1, 1)
    [(0, 0)]
    """
    for name, value in (("apart", apart), ("least", least)):
        if value < 0:
            raise ValueError(f"{name} must be 0 or more, got {value!r}")
    possible = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            gap = abs(one["year"] - other["year"])
            if one["country"] == other["country"] and gap <= apart:
                same = shared_words(one["project"], other["project"], one["country"])
                if same >= least:
                    possible.append((-same, gap, i, j))
    found = []
    for _, _, i, j in sorted(possible):
        if not [pair for pair in found if pair[0] == i or pair[1] == j]:
            found.append((i, j))
    return sorted(found)


def in_either(first: int, second: int, both: int) -> int:
    """Entries that stand in one list or in both.

        n1 + n2 - m

    Raises
    ------
    ValueError
        A count is less than 0, or more entries are in both than in a list.

    >>> in_either(23, 10, 1)
    32
    """
    _check(first, second, both)
    return first + second - both


def estimate_of_all(first: int, second: int, both: int) -> dict[str, float]:
    """Chapman's estimate of how many there are, in the lists or out of them.

    Parameters
    ----------
    first, second
        Entries of each list, 0 or more.
    both
        Entries that stand in both, at most those of the shorter list.

    Returns
    -------
    ``all`` and ``error`` (its standard error), both in entries.

    Raises
    ------
    ValueError
        As :func:`in_either`.

    >>> estimate_of_all(10, 15, 5)["all"]
    28.333333333333332
    """
    _check(first, second, both)
    product = (first + 1) * (second + 1)
    spread = product * (first - both) * (second - both) / ((both + 1) * (both + 1) * (both + 2))
    return {"all": product / (both + 1) - 1, "error": sqrt(spread)}


def _check(first: int, second: int, both: int) -> None:
    for name, value in (("first", first), ("second", second), ("both", both)):
        if value < 0:
            raise ValueError(f"{name} must be 0 or more, got {value!r}")
    if both > min(first, second):
        raise ValueError(f"both must not exceed the shorter list ({min(first, second)}), got {both!r}")
