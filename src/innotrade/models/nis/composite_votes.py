"""How are countries ranked when indicators vote and nothing can be made good by something else?

    Borda:      B_c = sum over q of w_q (number of countries that q puts below c)
    outranking: e_cd = sum of the w_q of those q that put c above d, and half of those that see no difference
    Kemeny:     the order of all countries with the largest sum of e_cd over the pairs where c stands above d

Reference: handbook of OECD and Joint Research Centre (2008), sections 6.12 and 6.13, after Borda, Condorcet, Kemeny,
and Young and Levenglick. Only the order of an indicator's values counts, so they need no common scale.
"""

from math import fsum

from innotrade.models.nis.composite import normalise, weights_of


def borda(values: list[list[float]], weights: list[float], directions: list[int]) -> list[float]:
    """Borda's points: each indicator gives a country one point for every country below it, half for an equal one.

    Parameters
    ----------
    values
        One list a country, one value an indicator, in any unit.
    weights
        On any scale; votes of equal weight count one each.
    directions
        1 where more is better, -1 where less is.

    Returns
    -------
    Points, one a country; with equal weights their sum is that of counting votes.

    >>> borda([[3.0], [2.0], [1.0]], [1], [1])
    [2.0, 1.0, 0.0]
    """
    shares = weights_of(weights)
    count = len(weights)
    columns = [normalise([row[place] for row in values], "rank", directions[place]) for place in range(count)]
    return [count * (len(values) - 1) * fsum(shares[place] * columns[place][c] for place in range(count))
            for c in range(len(values))]


def outranking(values: list[list[float]], weights: list[float], directions: list[int]) -> list[list[float]]:
    """The weight of the indicators that put one country above another, for every pair.

    Returns
    -------
    A table with ``e[c][d]`` between 0 and 1, ``e[c][d] + e[d][c] == 1``, and 0 on the diagonal.

    >>> outranking([[2.0, 1.0], [1.0, 1.0]], [1, 1], [1, 1])
    [[0.0, 0.75], [0.25, 0.0]]
    """
    shares = weights_of(weights)
    table = []
    for c, row in enumerate(values):
        line = []
        for d, other in enumerate(values):
            parts = []
            for place, share in enumerate(shares):
                ahead = directions[place] * (row[place] - other[place])
                parts.append(share if ahead > 0 else share / 2 if ahead == 0 else 0.0)
            line.append(fsum(parts) if c != d else 0.0)
        table.append(line)
    return table


def order_score(table: list[list[float]], order: list[int]) -> float:
    """The support of an order: the sum of ``table[c][d]`` over all pairs in which c stands above d.

    >>> order_score([[0.0, 0.75], [0.25, 0.0]], [1, 0])
    0.25
    """
    return fsum(table[c][d] for place, c in enumerate(order) for d in order[place + 1:])


def kemeny(table: list[list[float]]) -> dict:
    """The orders with the largest support, of all that there are.

    Parameters
    ----------
    table
        As :func:`outranking` gives it, or counts of votes, for 2 to 10 countries: the work doubles with each one more.

    Returns
    -------
    ``score`` and ``orders``, a list of all best orders (lists of countries' numbers from 0), at most 24 of them.

    >>> kemeny([[0.0, 0.75], [0.25, 0.0]])
    {'score': 0.75, 'orders': [[0, 1]]}
    """
    count = len(table)
    if not 2 <= count <= 10:
        raise ValueError(f"table must compare 2 to 10 countries, got {count}")
    # best[s]: largest support of an order of the countries in s (a number whose binary digits say who is in).
    best = [0.0] * (1 << count)
    for members in range(1, 1 << count):
        inside = [c for c in range(count) if members >> c & 1]
        best[members] = max([_first(table, inside, c) + best[members - (1 << c)] for c in inside])
    everybody = (1 << count) - 1
    return {"score": best[everybody], "orders": _orders(table, best, everybody, 24)}


def _first(table: list[list[float]], inside: list[int], c: int) -> float:
    """The support for putting c above all others inside."""
    return fsum(table[c][d] for d in inside if d != c)


def _orders(table: list[list[float]], best: list[float], members: int, most: int) -> list[list[int]]:
    if members == 0:
        return [[]]
    inside = [c for c in range(len(table)) if members >> c & 1]
    found = []
    for c in inside:
        rest = members - (1 << c)
        if abs(_first(table, inside, c) + best[rest] - best[members]) < 1e-9:
            found += [[c, *order] for order in _orders(table, best, rest, most)]
        if len(found) >= most:
            break
    return found[:most]


def copeland(table: list[list[float]]) -> list[float]:
    """Duels won less duels lost, one number a country: Condorcet's rule where nobody wins all.

    >>> copeland([[0.0, 0.75], [0.25, 0.0]])
    [1.0, -1.0]
    """
    scores = []
    for c, line in enumerate(table):
        won = 0.0
        for d, support in enumerate(line):
            lead = support - table[d][c]
            if c != d and abs(lead) > 1e-12:
                won += 1.0 if lead > 0 else -1.0
        scores.append(won)
    return scores
