"""How much of a country's exports comes from small firms, when their sales to exporters are counted?

    b = I / (1 - d)                          supply share, from indirect exports I and direct exports d
    C = d + b (1 - d)                        contribution in two steps: sold abroad, sold to those who sell abroad
    I = sum of w_j r_j                       the same from industries: share of exports w_j, small firms' part r_j
    x = e + A e + A A e + ...                sales of small and large firms at step 0, 1, 2, ...: x = (I - A)^-1 e
    v_i = 1 - sum of A_ji - m_i              value that group i adds to a dollar of its sales, m_i imported

All are fractions of the country's exports unless said otherwise. Steps count sales, and later steps hold earlier ones:
only v_i x_i can be added up over groups (with imports they make all exports, once). Assumptions: exports need the same
inputs as other sales; coefficients do not change with time or amount; a group is homogeneous.

Reference: Miller and Blair (2009), chapter 2.
"""

from math import fsum, isfinite


def supply_share(indirect: float, direct: float) -> float:
    """What large exporters buy from small firms for a dollar that they export.

        b = I / (1 - d)

    Parameters
    ----------
    indirect
        Small firms' indirect exports, fraction of all exports, 0 or more.
    direct
        Small firms' direct exports, fraction of all exports, 0 to less than 1.

    Returns
    -------
    A fraction of large firms' exports.

    Raises
    ------
    ValueError
        A number is outside its range, or together they exceed all exports.

    >>> round(supply_share(0.12, 0.188), 4)
    0.1478
    """
    _fraction("indirect", indirect)
    _fraction("direct", direct)
    if direct == 1 or indirect + direct > 1 + 1e-12:
        raise ValueError(f"indirect must not exceed the exports of large firms, {1 - direct!r}, got {indirect!r}")
    return indirect / (1 - direct)


def contribution(direct: float, supply: float) -> float:
    """Direct plus indirect exports of small firms.

        C = d + b (1 - d)

    Parameters
    ----------
    direct
        Fraction of all exports that small firms sell abroad themselves, 0 to 1.
    supply
        What large exporters buy from small firms for a dollar exported, 0 to 1.

    Returns
    -------
    A fraction of all exports.

    >>> round(contribution(0.183, 0.1478), 3)
    0.304
    """
    return _fraction("direct", direct) + _fraction("supply", supply) * (1 - direct)


def from_industries(weights: list[float], rates: list[float]) -> float:
    """Indirect exports of small firms, from industries.

        I = sum of w_j r_j

    Parameters
    ----------
    weights
        Each industry's share of the country's exports, fractions that sum to at most 1.
    rates
        Part of each industry's exports that small suppliers made, fractions.

    Returns
    -------
    A fraction of all exports.

    Raises
    ------
    ValueError
        The lists differ in length or are empty, a number is outside its range, or weights exceed 1.

    >>> round(from_industries([0.1, 0.1], [0.3, 0.62]), 3)
    0.092
    """
    if len(weights) != len(rates) or len(weights) == 0:
        raise ValueError(f"rates must hold one number for each of the {len(weights)} weights (at least one), "
                         f"got {len(rates)}")
    pairs = [(_fraction("weights", weight), _fraction("rates", rate))
             for weight, rate in zip(weights, rates, strict=True)]
    if fsum(weights) > 1 + 1e-9:
        raise ValueError(f"weights must sum to 1 or less (shares of all exports), they sum to {fsum(weights)!r}")
    return fsum([weight * rate for weight, rate in pairs])


def rest_rate(indirect: float, weights: list[float], rates: list[float]) -> float:
    """Part of all other industries' exports that small suppliers made, so that the known total comes out.

        r = (I - sum of w_j r_j) / (1 - sum of w_j)

    Parameters
    ----------
    indirect
        Small firms' indirect exports in all industries, fraction of all exports.
    weights, rates
        The industries that are known, as for :func:`from_industries`; the weights sum to less than 1.

    Returns
    -------
    A fraction of the other industries' exports.

    Raises
    ------
    ValueError
        The known industries make more than the total, or need no rest.

    >>> round(rest_rate(0.12, [0.1, 0.1], [0.3, 0.62]), 3)
    0.035
    """
    known, covered = from_industries(weights, rates), fsum(weights)
    _fraction("indirect", indirect)
    if covered >= 1 or known > indirect + 1e-12:
        raise ValueError(f"indirect must be at least what the known industries make, {known!r}, with exports left for "
                         f"others, got {indirect!r}")
    return _fraction("indirect (the rest of it)", max(0.0, indirect - known) / (1 - covered))


def rounds(coefficients: list[list[float]], exports: list[float], steps: int) -> list[list[float]]:
    """Sales of two groups step by step: what is exported, what went into it, what went into that.

        e, A e, A A e, ...

    Parameters
    ----------
    coefficients
        A: row is the seller, column the buyer, input per dollar of the buyer's sales; each column sums to less than 1.
    exports
        What each group exports, 0 or more, in any unit.
    steps
        Steps after step 0, 0 or more.

    Returns
    -------
    One list a step, the first are the exports, in the unit given.

    Raises
    ------
    ValueError
        Not two groups, an amount below 0, or a column that leaves nothing for the buyer.

    >>> rounds([[0.0, 0.2], [0.5, 0.0]], [0.0, 1.0], 2)
    [[0.0, 1.0], [0.2, 0.0], [0.0, 0.1]]
    """
    _matrix(coefficients, exports)
    if steps < 0:
        raise ValueError(f"steps must be 0 or more, got {steps!r}")
    found = [list(exports)]
    for _ in range(steps):
        last = found[-1]
        found.append([row[0] * last[0] + row[1] * last[1] for row in coefficients])
    return found


def total_sales(coefficients: list[list[float]], exports: list[float]) -> list[float]:
    """Sales of two groups over all steps, in closed form.

        x = (I - A)^-1 e

    Parameters
    ----------
    coefficients, exports
        As for :func:`rounds`.

    Returns
    -------
    The sales of each group, in the unit of ``exports``.

    >>> [round(sales, 1) for sales in total_sales([[0.15, 0.25], [0.2, 0.05]], [600, 1500])]
    [1247.5, 1841.6]
    """
    _matrix(coefficients, exports)
    (a, b), (c, d) = coefficients
    whole = (1 - a) * (1 - d) - b * c
    return [((1 - d) * exports[0] + b * exports[1]) / whole, (c * exports[0] + (1 - a) * exports[1]) / whole]


def value_in_exports(coefficients: list[list[float]], imports: list[float], exports: list[float]) -> dict[str, float]:
    """Who made the value of the exports: small firms, large firms, or the world.

        v_i = 1 - sum of A_ji - m_i,   parts v_i x_i and sum of m_i x_i

    Parameters
    ----------
    coefficients
        As for :func:`rounds`; small firms first.
    imports
        Imports per dollar of each group's sales, 0 to 1.
    exports
        What each group exports.

    Returns
    -------
    ``small``, ``large`` and ``imports``, which sum to all exports, in their unit.

    Raises
    ------
    ValueError
        Inputs and imports of a group exceed its sales.

    >>> value_in_exports([[0.0, 0.0], [0.0, 0.0]], [0.0, 0.5], [1.0, 3.0])
    {'small': 1.0, 'large': 1.5, 'imports': 1.5}
    """
    sales, added = total_sales(coefficients, exports), []
    for place in (0, 1):
        bought = coefficients[0][place] + coefficients[1][place] + _fraction("imports", imports[place])
        if bought > 1 + 1e-12:
            raise ValueError(f"imports must leave inputs and imports at 1 or less for each group, got {bought!r}")
        added.append(max(0.0, 1 - bought))
    return {"small": added[0] * sales[0], "large": added[1] * sales[1],
            "imports": imports[0] * sales[0] + imports[1] * sales[1]}


def _fraction(name: str, value: float) -> float:
    if value is None or not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1 (a fraction, 12 % is 0.12), got {value!r}")
    return value


def _matrix(coefficients: list[list[float]], exports: list[float]) -> None:
    if len(coefficients) != 2 or len(exports) != 2 or len(coefficients[0]) != 2 or len(coefficients[1]) != 2:
        raise ValueError("coefficients must be two rows of two and exports two amounts (small firms, large firms)")
    for amount in exports:
        if amount is None or not isfinite(amount) or amount < 0:
            raise ValueError(f"exports must hold amounts of 0 or more, got {amount!r}")
    for place in (0, 1):
        column = _fraction("coefficients", coefficients[0][place]) + _fraction("coefficients", coefficients[1][place])
        if column >= 1:
            raise ValueError(f"coefficients must leave something of each buyer's dollar, column {place + 1} sums to "
                             f"{column!r}")
