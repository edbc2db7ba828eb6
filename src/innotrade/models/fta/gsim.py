"""One product, many countries: who gains when two of them drop their tariffs on each other?

    excess demand of exporter r:  Ex_r p_r = sum over v of phi_rv sum over s of N_v(r,s) (p_s + T_sv)
    N_v(r,r) = theta_rv Em_v - (1 - theta_rv) Es        own price
    N_v(r,s) = theta_sv (Em_v + Es)                     price of a rival

p_r rise of exporter r's world price, T_sv rise of the power of the tariff (1 + t) that v puts on s, phi_rv share of r's
sales that goes to v, theta_sv share of v's spending (duty included) that falls on s, Ex supply elasticity, Em demand
elasticity of the product as a whole (negative), Es elasticity of substitution among origins. Prices solve a linear
system, one line an exporter; all is in small changes around the base year.

Reference: Francois and Hall (1997, 2003), the GSIM model; the tests reproduce the published world prices of its example
of four regions.
"""

from dataclasses import dataclass
from math import fsum, isfinite


@dataclass(frozen=True)
class GlobalCut:
    """Result by region: ``price`` (rise of the world price, a fraction), gains in the money of the trade.

    ``producers``, ``consumers``, ``revenue`` and ``welfare`` (their sum) are lists by region; ``trade[r][v]`` is the
    new value of sales at world prices.
    """

    price: list
    producers: list
    consumers: list
    revenue: list
    welfare: list
    trade: list


def solve(
    trade: list, power_before: list, power_after: list, demand_elasticity: float, supply_elasticity: float,
    substitution: float,
) -> GlobalCut:
    """World prices, trade and gains after a change of tariffs.

    Parameters
    ----------
    trade
        ``trade[r][v]``: sales of exporter r to v at world prices (one unit of money), 0 or more.
    power_before, power_after
        ``power[r][v]``: 1 + t of importer v on exporter r, at least 1 (1 is free; 1.25 is 25 %).
    demand_elasticity
        Em, below 0.
    supply_elasticity
        Ex, greater than 0.
    substitution
        Es, greater than 0.

    Raises
    ------
    ValueError
        An argument lies outside its range, sizes differ, or a region sells or buys nothing.
    """
    count = _check(trade, power_before, power_after, demand_elasticity, supply_elasticity, substitution)
    places = range(count)
    shock = [[power_after[r][v] / power_before[r][v] - 1 for v in places] for r in places]
    spending = [[trade[r][v] * power_before[r][v] for v in places] for r in places]
    bought = [fsum([spending[r][v] for r in range(count)]) for v in range(count)]
    theta = [[spending[r][v] / bought[v] for v in range(count)] for r in range(count)]
    matrix, right = [], []
    for r in range(count):
        sold = fsum(trade[r])
        line, known = [0.0] * count, 0.0
        for v in range(count):
            phi = trade[r][v] / sold
            for s in range(count):
                reaction = phi * _reaction(theta, r, s, v, demand_elasticity, substitution)
                line[s] = line[s] - reaction
                known = known + reaction * shock[s][v]
        line[r] = line[r] + supply_elasticity
        matrix.append(line)
        right.append(known)
    price = linear(matrix, right)
    elasticities = (demand_elasticity, supply_elasticity, substitution)
    return _gains(trade, theta, shock, price, spending, power_after, elasticities)


def linear(matrix: list, right: list) -> list[float]:
    """Solution of a linear system by elimination with row exchange.

    Raises
    ------
    ValueError
        ``matrix`` has no unique solution.

    >>> linear([[2, 1], [1, 3]], [3, 5])
    [0.8, 1.4]
    """
    count = len(right)
    rows = [[*map(float, line), float(known)] for line, known in zip(matrix, right, strict=True)]
    for k in range(count):
        best = max(range(k, count), key=lambda number: abs(rows[number][k]))
        if rows[best][k] == 0:
            raise ValueError("matrix must have a unique solution: its rows depend on each other")
        rows[k], rows[best] = rows[best], rows[k]
        for below in range(k + 1, count):
            factor = rows[below][k] / rows[k][k]
            for column in range(k, count + 1):
                rows[below][column] = rows[below][column] - factor * rows[k][column]
    found = [0.0] * count
    for k in reversed(range(count)):
        known = fsum([rows[k][column] * found[column] for column in range(k + 1, count)])
        found[k] = (rows[k][count] - known) / rows[k][k]
    return found


def global_cut(
    *, market: list[dict], agreement: list, cut: float, demand_elasticity: float, supply_elasticity: float,
    substitution: float,
) -> list[dict]:
    """Explorer view: a group of regions cuts its tariffs on each other.

    Parameters
    ----------
    market
        One dict for each pair with ``exporter``, ``importer``, ``trade`` (one unit of money, world prices) and
        ``tariff`` (%).
    agreement
        Names of the regions that free trade among themselves (fewer than two change nothing).
    cut
        Part of their tariffs that goes, %, from 0 to 100.
    demand_elasticity
        As a positive number: fall of demand for the product, in %, when it becomes 1 % dearer.
    supply_elasticity, substitution
        As in :func:`solve`.

    Returns
    -------
    One row a region: ``region``, ``price`` (%), ``producers``, ``consumers``, ``revenue``, ``welfare`` (money of the
    trade) and ``member``.

    Raises
    ------
    ValueError
        ``agreement`` names no region of ``market``, or a number lies outside its range.
    """
    regions = list(dict.fromkeys([row["exporter"] for row in market] + [row["importer"] for row in market]))
    for name in agreement:
        if name not in regions:
            raise ValueError(f"agreement must name regions of the market ({', '.join(regions)}), got {name!r}")
    if not 0 <= cut <= 100:
        raise ValueError(f"cut must lie from 0 to 100 %, got {cut!r}")
    place = {name: number for number, name in enumerate(regions)}
    trade = [[0.0] * len(regions) for _ in regions]
    before = [[1.0] * len(regions) for _ in regions]
    after = [[1.0] * len(regions) for _ in regions]
    for row in market:
        r, v = place[row["exporter"]], place[row["importer"]]
        freed = r != v and row["exporter"] in agreement and row["importer"] in agreement
        trade[r][v] = row["trade"]
        before[r][v] = 1 + row["tariff"] / 100
        after[r][v] = 1 + row["tariff"] / 100 * (1 - cut / 100 if freed else 1)
    found = solve(trade, before, after, -demand_elasticity, supply_elasticity, substitution)
    return [{"region": name, "price": 100 * found.price[k], "producers": found.producers[k],
             "consumers": found.consumers[k], "revenue": found.revenue[k], "welfare": found.welfare[k],
             "member": name in agreement} for k, name in enumerate(regions)]


def global_cut_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`global_cut`: members' welfare against outsiders', and whose price falls most."""
    inside = fsum([row["welfare"] for row in rows if row["member"]])
    outside = fsum([row["welfare"] for row in rows if not row["member"]])
    lowest = min(rows, key=lambda row: row["price"])
    if lowest["price"] >= 0:
        return "No world price falls: nobody is pushed out of a market."
    return (f"Welfare changes by {inside:+.1f} inside the agreement and by {outside:+.1f} outside; the largest fall "
            f"of a world price is {lowest['region']}'s ({lowest['price']:.1f} %).")


def _reaction(theta: list, r: int, s: int, v: int, demand: float, substitution: float) -> float:
    if r == s:
        return theta[r][v] * demand - (1 - theta[r][v]) * substitution
    return theta[s][v] * (demand + substitution)


def _gains(
    trade: list, theta: list, shock: list, price: list, spending: list, power: list, elasticities: tuple
) -> GlobalCut:
    demand, supply, substitution = elasticities
    count = len(price)
    after = [[0.0] * count for _ in range(count)]
    producers, consumers, revenue = [], [], []
    for r in range(count):
        for v in range(count):
            volume = 0.0
            for s in range(count):
                volume = volume + _reaction(theta, r, s, v, demand, substitution) * (price[s] + shock[s][v])
            after[r][v] = trade[r][v] * (1 + price[r]) * (1 + volume)
        producers.append(fsum(trade[r]) * price[r] * (1 + supply * price[r] / 2))
    for v in range(count):
        dearer = fsum([theta[s][v] * (price[s] + shock[s][v]) for s in range(count)])
        spent = fsum([spending[s][v] for s in range(count)])
        consumers.append(-spent * dearer * (1 + demand * dearer / 2))
        old = fsum([spending[s][v] - trade[s][v] for s in range(count)])
        revenue.append(fsum([after[s][v] * (power[s][v] - 1) for s in range(count)]) - old)
    welfare = [fsum(parts) for parts in zip(producers, consumers, revenue, strict=True)]
    return GlobalCut(price, producers, consumers, revenue, welfare, after)


def _check(
    trade: list, before: list, after: list, demand: float, supply: float, substitution: float
) -> int:
    count = len(trade)
    for name, table, least in (("trade", trade, 0), ("power_before", before, 1), ("power_after", after, 1)):
        if len(table) != count or any(len(row) != count for row in table):
            raise ValueError(f"{name} must have {count} rows of {count} numbers, as trade has rows")
        for row in table:
            for value in row:
                if not isfinite(value) or value < least:
                    raise ValueError(f"{name} must hold numbers of {least} or more, got {value!r}")
    if not isfinite(demand) or demand >= 0:
        raise ValueError(f"demand_elasticity must be below 0 in solve (greater than 0 as a control), got {demand!r}")
    for name, value in (("supply_elasticity", supply), ("substitution", substitution)):
        if not isfinite(value) or value <= 0:
            raise ValueError(f"{name} must be greater than 0, got {value!r}")
    for k in range(count):
        if fsum(trade[k]) == 0 or fsum([row[k] for row in trade]) == 0:
            raise ValueError(f"trade must let region {k} sell and buy something")
    return count
