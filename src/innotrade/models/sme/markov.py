"""Where does a system of states settle if nothing changes the chances of moving between them?

    p P = p,  p summing to 1      (p: shares of the states; P: chances of moving from a row's state to a column's)

Solved by Grassmann, Taksar and Heyman (1985): one state after the other is taken out and its moves are given to those
left, without a subtraction, so that no digit is lost. Reference: Grinstead and Snell (1997), chapter 11.
"""

from math import fsum, isfinite


def stationary(chances: list[list[float]]) -> list[float]:
    """Shares of the states that one period leaves as they are.

        p P = p

    Parameters
    ----------
    chances
        P: square, entries from 0 to 1, each row summing to 1; from every state every other can be reached.

    Returns
    -------
    Shares that sum to 1, in the order of the states.

    Raises
    ------
    ValueError
        P is empty, not square, has an entry outside 0 to 1 or a row that does not sum to 1, or falls into parts
        between which nothing moves.

    >>> stationary([[0.5, 0.5], [0.25, 0.75]])
    [0.3333333333333333, 0.6666666666666666]
    """
    check(chances)
    size = len(chances)
    left = [list(row) for row in chances]
    for last in range(size - 1, 0, -1):
        out = fsum(left[last][:last])
        if out <= 0:
            raise ValueError(f"chances must let every state reach every other: state {last} cannot reach those before")
        for row in range(last):
            left[row][last] /= out
            for column in range(last):
                left[row][column] += left[row][last] * left[last][column]
    weights = [1.0]
    for state in range(1, size):
        weights.append(fsum(weights[row] * left[row][state] for row in range(state)))
    total = fsum(weights)
    if min(weights) <= 0:
        raise ValueError("chances must let every state reach every other: one of them is never reached")
    return [weight / total for weight in weights]


def moved(shares: list[float], chances: list[list[float]]) -> list[float]:
    """Shares, or numbers, of the states one period later.

        p' = p P

    >>> moved([100.0, 0.0], [[0.5, 0.5], [0.25, 0.75]])
    [50.0, 50.0]
    """
    check(chances)
    if len(shares) != len(chances):
        raise ValueError(f"shares must hold {len(chances)} numbers, one a state, got {len(shares)}")
    return [fsum(shares[row] * chances[row][column] for row in range(len(chances))) for column in range(len(chances))]


def check(chances: list[list[float]]) -> None:
    """Raise ``ValueError`` where ``chances`` is no matrix of chances."""
    size = len(chances)
    if size == 0:
        raise ValueError("chances must hold at least one state, got none")
    for row in chances:
        if len(row) != size:
            raise ValueError(f"chances must be square: {size} states, but a row has {len(row)} entries")
        for chance in row:
            if not isfinite(chance) or not 0 <= chance <= 1:
                raise ValueError(f"chances must lie between 0 and 1, got {chance!r}")
        if abs(fsum(row) - 1) > 1e-9:
            raise ValueError(f"chances of each state must sum to 1, got {fsum(row)!r}")
