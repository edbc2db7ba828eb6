"""How is a country's trade spread over partners and products, and is that more than size explains?

    HHI = sum of s_i^2,  s_i = x_i / X          (0 to 1; 1/n when n partners are equal)
    HHI* = (HHI - 1/n) / (1 - 1/n)              (0 equal shares, 1 a single partner)
    N = 1 / HHI                                 (as concentrated as N equal partners)
    I_j = (x_j / X) / (w_j / W)                 (trade intensity: 1 is what the partner's size explains)

Values are in one unit of money throughout; every index is a pure number. References: Hirschman (1945, 1964) for the
index and its square root; UNCTAD and WTO (2012), chapter 1, for the rest; Balassa (1965); Grubel and Lloyd (1975).
"""

from math import fsum, isfinite


def shares(values: list[float]) -> list[float]:
    """Shares of a total.

        s_i = x_i / sum of x

    Parameters
    ----------
    values
        Amounts in one unit, each 0 or more, not all 0.

    Returns
    -------
    Fractions that sum to 1, in the order given.

    Raises
    ------
    ValueError
        ``values`` is empty, sums to 0, or has an amount that is negative, missing or not finite.

    >>> shares([1, 3])
    [0.25, 0.75]
    """
    amounts = _amounts("values", values)
    total = fsum(amounts)
    if total <= 0:
        raise ValueError(f"values must not all be 0: a share of nothing is undefined, got {values!r}")
    return [amount / total for amount in amounts]


def hhi(values: list[float]) -> float:
    """Herfindahl-Hirschman index of concentration.

        HHI = sum of s_i^2

    Parameters
    ----------
    values
        Amounts by partner or product, as in :func:`shares`.

    Returns
    -------
    Between 1/n and 1.

    >>> round(hhi([20, 50, 20, 10]), 2)
    0.34
    """
    return fsum(share * share for share in shares(values))


def hhi_normalised(values: list[float]) -> float:
    """Concentration with the effect of the number of partners taken out.

        HHI* = (HHI - 1/n) / (1 - 1/n)

    Parameters
    ----------
    values
        Amounts by partner or product, at least 2 of them; zeros count as partners.

    Returns
    -------
    0 when all are equal, 1 when one has everything.

    Raises
    ------
    ValueError
        As :func:`shares`, and with fewer than 2 values.

    >>> round(hhi_normalised([20, 50, 20, 10]), 2)
    0.12
    """
    count = len(values)
    if count < 2:
        raise ValueError(f"values must hold at least 2 amounts to compare, got {count}")
    return (hhi(values) - 1 / count) / (1 - 1 / count)


def equivalent_number(values: list[float]) -> float:
    """Number of equal partners that would be as concentrated.

        N = 1 / HHI

    >>> round(equivalent_number([20, 50, 20, 10]), 2)
    2.94
    """
    return 1 / hhi(values)


def top_share(values: list[float], count: int) -> float:
    """Share of the ``count`` largest (a concentration ratio, such as C4 for four).

    Raises
    ------
    ValueError
        As :func:`shares`, and when ``count`` is below 1.

    >>> top_share([20, 50, 20, 10], 2)
    0.7
    """
    if count < 1:
        raise ValueError(f"count must be at least 1, got {count!r}")
    return fsum(sorted(shares(values), reverse=True)[:count])


def trade_intensity(flow: float, total_flow: float, partner_size: float, total_size: float) -> float | None:
    """Trade with a partner against what the partner's size would explain.

        I_j = (x_j / X) / (w_j / W)

    Parameters
    ----------
    flow, total_flow
        Trade with the partner, and with all partners compared (one unit of money).
    partner_size, total_size
        The partner's size and that of all partners: their total imports or exports, or their GDP (one unit).

    Returns
    -------
    A pure number: 1 is proportional to size, 2 twice that; ``None`` where the partner's size is 0 (undefined).

    Raises
    ------
    ValueError
        An amount is negative, missing or not finite, or a total is 0.

    >>> trade_intensity(20, 100, 5, 50)
    2.0
    """
    numbers = {"flow": flow, "total_flow": total_flow, "partner_size": partner_size, "total_size": total_size}
    for name, number in numbers.items():
        _amounts(name, [number])
    for name in ("total_flow", "total_size"):
        if numbers[name] == 0:
            raise ValueError(f"{name} must be greater than 0, got 0")
    if partner_size == 0:
        return None
    return (flow / total_flow) / (partner_size / total_size)


def revealed_comparative_advantage(
    product_exports: float, exports: float, world_product_exports: float, world_exports: float
) -> float | None:
    """Balassa's index: a product's weight in a country's exports over its weight in the world's.

        RCA = (x_ik / X_i) / (x_wk / X_w)

    Parameters
    ----------
    product_exports, exports
        The country's exports of the product and in all (one unit of money).
    world_product_exports, world_exports
        The same for the world.

    Returns
    -------
    A pure number; above 1 the country is said to reveal an advantage. ``None`` where nobody exports the product.

    >>> revealed_comparative_advantage(10, 100, 50, 1000)
    2.0
    """
    return trade_intensity(product_exports, exports, world_product_exports, world_exports)


def complementarity(exports: list[float], imports: list[float]) -> float:
    """How well one country's exports fit another's imports.

        C = 1 - sum of |s_k(exports) - s_k(imports)| / 2

    Parameters
    ----------
    exports
        The exporter's exports by product (one unit of money).
    imports
        The importer's imports by the same products in the same order.

    Returns
    -------
    0 (no product in common) to 1 (same structure).

    Raises
    ------
    ValueError
        As :func:`shares`, and when the two lists differ in length.

    >>> complementarity([1, 1], [1, 3])
    0.75
    """
    if len(exports) != len(imports):
        raise ValueError(f"imports must list the same {len(exports)} products as exports, got {len(imports)}")
    pairs = zip(shares(exports), shares(imports), strict=True)
    return 1 - fsum(abs(left - right) for left, right in pairs) / 2


def grubel_lloyd(exports: float, imports: float) -> float | None:
    """Intra-industry trade: the part of trade in a product that goes both ways.

        GL = 1 - |x - m| / (x + m)

    Parameters
    ----------
    exports, imports
        Trade in one product with one partner (one unit of money).

    Returns
    -------
    0 (one way) to 1 (balanced); ``None`` where there is no trade at all.

    >>> grubel_lloyd(60, 40)
    0.8
    """
    outward, inward = _amounts("exports", [exports])[0], _amounts("imports", [imports])[0]
    if outward + inward == 0:
        return None
    return 1 - abs(outward - inward) / (outward + inward)


def _amounts(name: str, values: list[float]) -> list[float]:
    if len(values) == 0:
        raise ValueError(f"{name} must hold at least one amount, got none")
    for value in values:
        if value is None or not isfinite(value) or value < 0:
            raise ValueError(f"{name} must hold amounts of 0 or more, got {value!r}")
    return [float(value) for value in values]
