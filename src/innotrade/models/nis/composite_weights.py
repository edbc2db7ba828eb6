"""Where do the weights of a composite indicator come from: from the data, or from people who compare in pairs?

    principal component: w_q = a_q^2,  a the eigenvector of the largest eigenvalue of the correlation matrix
    analytic hierarchy:  A w = lambda w,  A_ij how many times i matters as much as j;  CR = (lambda - n)/(n - 1)/RI_n

References: handbook of OECD and Joint Research Centre (2008), steps 4 and 6; Saaty (1980) for the comparison in pairs
and for RI, the mean inconsistency of matrices filled at random.
"""

from math import fsum, isfinite, sqrt

#: Saaty's random index by the number of things compared.
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)


def correlations(columns: list[list[float]]) -> list[list[float]]:
    """Pearson's correlations of indicators, one list of values (by country) an indicator.

    Raises
    ------
    ValueError
        An indicator has fewer than 2 values or all equal ones.

    >>> round(correlations([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])[0][1], 9)
    -1.0
    """
    centred = []
    for column in columns:
        if len(column) < 2:
            raise ValueError(f"columns must hold at least 2 countries each, got {len(column)}")
        mean = fsum(column) / len(column)
        away = [value - mean for value in column]
        length = sqrt(fsum(value * value for value in away))
        if length == 0:
            raise ValueError("columns must not hold an indicator with equal values: it correlates with nothing")
        centred.append([value / length for value in away])
    return [[min(1.0, max(-1.0, fsum(a * b for a, b in zip(one, other, strict=True)))) for other in centred]
            for one in centred]


def leading(matrix: list[list[float]], rounds: int = 500) -> tuple[float, list[float]]:
    """Largest eigenvalue and its eigenvector (of length 1) of a matrix with a dominant positive one.

    The vector is multiplied by the matrix and brought back to length 1, again and again.

    >>> value, vector = leading([[2.0, 0.0], [0.0, 1.0]])
    >>> round(value, 6), round(vector[0], 6)
    (2.0, 1.0)
    """
    vector = [1.0 + place / len(matrix) for place in range(len(matrix))]
    value = 0.0
    for _ in range(rounds):
        image = [fsum(cell * entry for cell, entry in zip(row, vector, strict=True)) for row in matrix]
        size = sqrt(fsum(entry * entry for entry in image))
        if size == 0:
            raise ValueError("matrix must not send every vector to 0")
        image = [entry / size for entry in image]
        moved = max([abs(new - old) for new, old in zip(image, vector, strict=True)])
        vector, value = image, size
        if moved < 1e-14:
            break
    return value, vector


def component_weights(columns: list[list[float]]) -> dict:
    """Weights from the first principal component: indicators that move together count more.

    Parameters
    ----------
    columns
        One list of values an indicator, turned so that more is better.

    Returns
    -------
    ``weights`` (squared loadings, which sum to 1) and ``explained``, the fraction of all variance on this component.
    The handbook rotates several components; with few indicators this keeps the idea and loses the choice of how many.

    >>> component_weights([[1.0, 2.0, 4.0], [2.0, 4.0, 8.0]])["explained"]
    1.0
    """
    value, vector = leading(correlations(columns))
    return {"weights": [entry * entry for entry in vector], "explained": round(value / len(columns), 12)}


def pair_weights(matrix: list[list[float]]) -> dict:
    """Weights from comparisons in pairs (the analytic hierarchy process).

    Parameters
    ----------
    matrix
        ``matrix[i][j]`` says how many times indicator i matters as much as j: 1 on the diagonal, and ``matrix[j][i]``
        is one over ``matrix[i][j]``.

    Returns
    -------
    ``weights`` that sum to 1, ``eigenvalue``, and the consistency ``ratio``: 0 when every comparison follows from the
    others; above 0.1 the judgements contradict each other too much to use. With 2 indicators it is 0.

    Raises
    ------
    ValueError
        The matrix is not square, larger than 10, or not reciprocal.

    >>> [round(weight, 3) for weight in pair_weights([[1, 3], [1 / 3, 1]])["weights"]]
    [0.75, 0.25]
    """
    count = len(matrix)
    if not 2 <= count <= len(RANDOM_INDEX):
        raise ValueError(f"matrix must compare 2 to {len(RANDOM_INDEX)} indicators, got {count}")
    for i, row in enumerate(matrix):
        if len(row) != count:
            raise ValueError(f"matrix must be square ({count} by {count}), row {i + 1} has {len(row)}")
    for i, row in enumerate(matrix):
        for j, cell in enumerate(row):
            if cell is None or not isfinite(cell) or cell <= 0 or abs(cell * matrix[j][i] - 1) > 1e-6:
                raise ValueError(f"matrix must be reciprocal: {i + 1} against {j + 1} is {cell!r}, the other way round "
                                 f"{matrix[j][i]!r}")
    value, vector = leading(matrix)
    total = fsum(vector)
    random = RANDOM_INDEX[count - 1]
    ratio = max((value - count) / (count - 1), 0.0) / random if random > 0 else 0.0
    return {"weights": [entry / total for entry in vector], "eigenvalue": value, "ratio": ratio}
