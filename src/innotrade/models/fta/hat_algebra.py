"""What does a change of tariffs do once wages, prices and every other country answer?

Many regions make each sector's good in their own variety (Armington); buyers spread their spending over sectors in
fixed shares and over origins by price. Written in ratios to the base year (x' = hat x times x), the equilibrium needs
no technology, taste or distance: trade shares, tariffs and one elasticity a sector suffice ("exact hat algebra").

    pi'(s,i,n) = pi(s,i,n) [hat w(i) hat k(s,i,n)]^-theta(s) / sum over j of the same        shares of spending
    hat P(n)   = product over s of {sum over i of pi(s,i,n) [hat w(i) hat k(s,i,n)]^-theta(s)}^(-alpha(s,n)/theta(s))
    E'(n)      = hat w(n) Y(n) + D(n) + R'(n)                                                income
    R'(n)      = sum over s, i of t'(s,i,n)/(1 + t'(s,i,n)) pi'(s,i,n) alpha(s,n) E'(n)      tariff revenue
    hat w(i) Y(i) = sum over s, n of pi'(s,i,n) alpha(s,n) E'(n) / (1 + t'(s,i,n))           goods sold
    hat W(n)   = hat E(n) / hat P(n)                                                         welfare

s sector, i exporter, n importer; w wage (all cost is labour, which changes sector freely), k trade cost times (1 + t),
t tariff (fraction of the price before duty), alpha share of the sector in spending, theta trade elasticity (of imports
to cost, greater than 0), Y sales before duty, D trade deficit (kept as an amount), world sales the unit of money.

References: Armington (1969); Dekle, Eaton and Kortum (2008) for the algebra; Arkolakis, Costinot and Rodriguez-Clare
(2012) for the gains from trade; Baier, Yotov and Zylkin (2019) for the published case the tests reproduce.

The inner loops go over lists of places, add with ``x = x + y`` and append: in the browser's engine that is five to
fifty times as quick as ``zip``, ``enumerate``, ``fsum``, comprehensions or assignments to several names, and an
explorer solves this model at every move.
"""

from dataclasses import dataclass
from math import exp, inf, isfinite, log


class NoEquilibriumError(ValueError):
    """The search for wages that sell every region's goods did not end; the message says how far it came."""


@dataclass(frozen=True)
class Economy:
    """The world in the base year.

    ``trade[s][i][n]`` is what exporter ``i`` sells to importer ``n`` in sector ``s`` before duty (one unit of money,
    sales at home included); ``tariff[s][i][n]`` is a fraction of it; ``elasticity[s]`` is theta.
    """

    regions: tuple
    sectors: tuple
    trade: list
    tariff: list
    elasticity: tuple


@dataclass(frozen=True)
class Equilibrium:
    """The world after a change: ratios to the base year by region, amounts in the base year's unit of money.

    ``wage``, ``price``, ``income`` and ``welfare`` are ratios (1.02 is 2 % more); ``trade`` is as in
    :class:`Economy`; ``output[s][i]`` and ``revenue[n]`` are amounts; ``iterations`` and ``gap`` (largest unsold or
    missing output, as a fraction of the region's sales) report on the search.
    """

    wage: list
    price: list
    income: list
    welfare: list
    trade: list
    output: list
    revenue: list
    iterations: int
    gap: float


def economy(rows: list[dict], elasticities: dict) -> Economy:
    """Base year from a table of trade.

    Parameters
    ----------
    rows
        One dict for each exporter, importer and sector: ``exporter``, ``importer``, ``sector``, ``trade`` (one unit of
        money, before duty, sales at home included) and ``tariff`` (%). Regions and sectors keep the order in which
        they first appear; a combination that is not listed is no trade.
    elasticities
        Trade elasticity by sector, each greater than 0.

    Raises
    ------
    ValueError
        ``rows`` is empty or holds a negative amount or tariff, a region sells or buys nothing, or ``elasticities``
        lacks a sector or has a number that is not greater than 0.
    """
    if not rows:
        raise ValueError("rows must hold trade between regions, got none")
    regions = list(dict.fromkeys([row["exporter"] for row in rows] + [row["importer"] for row in rows]))
    sectors = list(dict.fromkeys([row["sector"] for row in rows]))
    for sector in sectors:
        theta = elasticities.get(sector)
        if theta is None or not isfinite(theta) or theta <= 0:
            raise ValueError(f"elasticities must give a number greater than 0 for {sector!r}, got {theta!r}")
    place = {region: number for number, region in enumerate(regions)}
    layer = {sector: number for number, sector in enumerate(sectors)}
    trade, tariff = _zeros(len(sectors), len(regions)), _zeros(len(sectors), len(regions))
    for row in rows:
        s = layer[row["sector"]]
        i = place[row["exporter"]]
        n = place[row["importer"]]
        trade[s][i][n] = trade[s][i][n] + _amount(row, "trade")
        tariff[s][i][n] = _amount(row, "tariff") / 100
    built = Economy(tuple(regions), tuple(sectors), trade, tariff,
                    tuple([float(elasticities[sector]) for sector in sectors]))
    for n, name in enumerate(regions):
        sold, bought = sales(trade, n), purchases(trade, n)
        if sold <= 0 or bought <= 0:
            raise ValueError(f"rows must give {name} something to sell and to buy, got {sold!r} and {bought!r}")
    return built


def solve(
    base: Economy, tariff: list | None = None, cost: list | None = None,
    *, tolerance: float = 1e-10, iterations: int = 2000,
) -> Equilibrium:
    """Equilibrium after a change of tariffs, of trade costs, or both.

    Wages move until every region sells what it makes: each wage rises by its excess demand, divided by how strongly
    demand answers to that wage and damped (0.7, less after a round that made the gap wider) so that two regions do
    not overshoot each other for ever.

    Parameters
    ----------
    base
        The base year.
    tariff
        New tariffs ``[s][i][n]`` (fractions, 0 or more); those of the base year when left out.
    cost
        Ratio of new to old trade cost ``[s][i][n]``, tariff apart (greater than 0; 0.9 is 10 % cheaper); 1 when left
        out.
    tolerance
        Largest excess demand accepted, as a fraction of a region's sales.
    iterations
        Rounds after which the search gives up.

    Raises
    ------
    ValueError
        ``tariff`` or ``cost`` is out of range.
    NoEquilibriumError
        The search did not reach ``tolerance``; the message gives rounds and remaining gap.

    >>> world = economy([{"exporter": a, "importer": b, "sector": "goods", "trade": 8 if a == b else 2, "tariff": 0}
    ...                  for a in "AB" for b in "AB"], {"goods": 4})
    >>> cheaper = solve(world, cost=[[[1, 0.9], [0.9, 1]]])
    >>> [round(ratio, 4) for ratio in cheaper.welfare]
    [1.0252, 1.0252]
    """
    new_tariff = base.tariff if tariff is None else tariff
    _check_change(base, new_tariff, cost)
    market = _market(base, new_tariff, cost)
    wage, gap, used, pace = [1.0] * len(base.regions), inf, 0, 0.7
    answers = _answers(market)
    while used < iterations:
        sold, income = _sales(market, wage)
        used += 1
        excess = _excess(market, sold, wage)
        last = gap
        gap = max(max(excess) - 1, 1 - min(excess))
        if gap <= tolerance:
            return _report(base, market, wage, income, used, gap)
        if not isfinite(gap) or min(excess) <= 0:
            break
        pace = max(pace / 2, 0.01) if gap > last else min(1.1 * pace, 0.7)
        wage = _next(market, wage, excess, answers, pace)
    raise NoEquilibriumError(
        f"no equilibrium found after {used} rounds: excess demand is still {gap:.1e} of a region's sales "
        f"(asked: {tolerance:.1e}); try a smaller change or lower elasticities"
    )


def gains_from_trade(base: Economy) -> list[float]:
    """Fraction of welfare that each region would lose without any trade (the ACR formula).

        G(n) = 1 - product over s of pi(s,n,n)^(alpha(s,n)/theta(s))

    Exact for regions with balanced trade and no tariffs, an approximation otherwise.

    Raises
    ------
    ValueError
        A region buys nothing of its own in a sector, so that closing the border has no finite price.

    >>> two = [{"exporter": a, "importer": b, "sector": "goods", "trade": 8 if a == b else 2, "tariff": 0}
    ...        for a in "AB" for b in "AB"]
    >>> [round(gain, 4) for gain in gains_from_trade(economy(two, {"goods": 4}))]
    [0.0543, 0.0543]
    """
    spending = _spending(base)
    gains = []
    for n, name in enumerate(base.regions):
        income = total([row[n] for row in spending])
        logs = 0.0
        for s, sector in enumerate(base.sectors):
            spent = spending[s][n]
            if spent == 0:
                continue
            home = base.trade[s][n][n] * (1 + base.tariff[s][n][n])
            if home <= 0:
                raise ValueError(f"trade must show sales at home for {name} in {sector}, got 0")
            logs = logs + spent / income / base.elasticity[s] * log(home / spent)
        gains.append(1 - exp(logs))
    return gains


def total(values: list[float]) -> float:
    """Sum of a list, added from the first to the last."""
    result = 0.0
    for value in values:
        result = result + value
    return result


def sales(trade: list, exporter: int) -> float:
    """What a region sells in all sectors to all, itself included, before duty."""
    return total([total(layer[exporter]) for layer in trade])


def purchases(trade: list, importer: int) -> float:
    """What a region buys in all sectors from all, itself included, before duty."""
    return total([row[importer] for layer in trade for row in layer])


def _amount(row: dict, name: str) -> float:
    value = row[name]
    if value is None or not isfinite(value) or value < 0:
        raise ValueError(f"rows must hold {name} of 0 or more, got {value!r} from {row['exporter']} to "
                         f"{row['importer']} in {row['sector']}")
    return value


def _zeros(sectors: int, regions: int) -> list:
    return [[[0.0] * regions for _ in range(regions)] for _ in range(sectors)]


def _check_change(base: Economy, tariff: list, cost: list | None) -> None:
    count = len(base.regions)
    for name, cube in (("tariff", tariff), ("cost", cost)):
        if cube is None:
            continue
        rows = [row for layer in cube for row in layer]
        if len(cube) != len(base.sectors) or len(rows) != count * len(cube) or any(len(row) != count for row in rows):
            raise ValueError(f"{name} must have {len(base.sectors)} sectors of {count} by {count} numbers")
        for value in [value for row in rows for value in row]:
            if not isfinite(value) or value < 0 or (name == "cost" and value == 0):
                allowed = "greater than 0" if name == "cost" else "0 or more (a fraction, 0.08 is 8 %)"
                raise ValueError(f"{name} must hold numbers {allowed}, got {value!r}")


def _spending(base: Economy) -> list:
    """What each region spends on each sector, duty included: ``[s][n]``."""
    places, spending = list(range(len(base.regions))), []
    for s in range(len(base.sectors)):
        row = [0.0 for _ in places]
        for i in places:
            for n in places:
                row[n] = row[n] + base.trade[s][i][n] * (1 + base.tariff[s][i][n])
        spending.append(row)
    return spending


def _market(base: Economy, tariff: list, cost: list | None) -> dict:
    """All that does not change during the search, laid out by importer so that the inner loops are short."""
    places = list(range(len(base.regions)))
    spending = _spending(base)
    own_sales = [sales(base.trade, i) for i in places]
    income = [total([row[n] for row in spending]) for n in places]
    buyers = []
    for n in places:
        sectors = []
        for s in range(len(base.sectors)):
            if spending[s][n] > 0:
                part = _choice(base, tariff, cost, s, n, spending[s][n])
                part["alpha"] = spending[s][n] / income[n]
                sectors.append(part)
        buyers.append(sectors)
    return {"places": places, "buyers": buyers, "sales": own_sales, "world": total(own_sales), "income": income,
            "deficit": [purchases(base.trade, n) - own_sales[n] for n in places], "elasticity": base.elasticity}


def _choice(base: Economy, tariff: list, cost: list | None, s: int, n: int, spent: float) -> dict:
    """A buyer's choice of origins in a sector: weights at the new costs, and what duty leaves and takes of a sum."""
    weight, net, duty = [], [], []
    for i in range(len(base.regions)):
        old = 1 + base.tariff[s][i][n]
        new = 1 + tariff[s][i][n]
        ratio = new / old * (1 if cost is None else cost[s][i][n])
        share = base.trade[s][i][n] * old / spent
        weight.append(share if ratio == 1 else share * ratio ** -base.elasticity[s])
        net.append(1 / new)
        duty.append(1 - 1 / new)
    return {"sector": s, "weight": weight, "net": net, "duty": duty}


def _answers(market: dict) -> list[float]:
    """How strongly excess demand falls when a region's wage rises (the search's step length), at the first wages."""
    places, answers = market["places"], [1.0 for _ in market["places"]]
    sold, incomes = _sales(market, answers)
    for n in places:
        earned = market["sales"][n] / (market["sales"][n] + market["deficit"][n])
        for part in market["buyers"][n]:
            theta, weight = market["elasticity"][part["sector"]], part["weight"]
            whole = total(weight)
            spent = part["alpha"] * incomes[n] / whole
            for i in places:
                fall = theta * (1 - weight[i] / whole) - (earned if i == n else 0)
                answers[i] = answers[i] + spent * weight[i] * part["net"][i] / sold[i] * fall
    return [max(answer, 0.02) for answer in answers]


def _excess(market: dict, sold: list, wage: list) -> list[float]:
    """Demand over supply, by region."""
    excess = []
    for i in market["places"]:
        excess.append(sold[i] / (wage[i] * market["sales"][i]))
    return excess


def _next(market: dict, wage: list, excess: list, answers: list, pace: float) -> list[float]:
    """Wages of the next round, none more than 40 % away from this one's; world sales stay the unit of money."""
    moved = []
    worth = 0.0
    for i in market["places"]:
        step = pace * log(excess[i]) / answers[i]
        moved.append(wage[i] * exp(max(-0.34, min(0.34, step))))
        worth = worth + moved[i] * market["sales"][i]
    level = market["world"] / worth
    return [own * level for own in moved]


def _powers(market: dict, wage: list) -> list:
    """Each region's hat w^-theta, by sector."""
    logs = [log(own) for own in wage]
    powers = []
    for theta in market["elasticity"]:
        power = []
        for step in logs:
            power.append(exp(-theta * step))
        powers.append(power)
    return powers


def _spread(weight: list, power: list, places: list) -> list:
    """Unnormalised shares of the origins in one sector of one buyer."""
    spread = []
    for i in places:
        spread.append(weight[i] * power[i])
    return spread


def _sales(market: dict, wage: list) -> tuple[list, list]:
    """What every region sells and every region's income, at these wages."""
    places, powers = market["places"], _powers(market, wage)
    sold, incomes = [0.0 for _ in places], []
    for n in places:
        spreads = []
        taxed = 0.0
        for part in market["buyers"][n]:
            spread = _spread(part["weight"], powers[part["sector"]], places)
            duty = part["duty"]
            whole = 0.0
            tax = 0.0
            for i in places:
                whole = whole + spread[i]
                tax = tax + spread[i] * duty[i]
            factor = part["alpha"] / whole
            taxed = taxed + factor * tax
            spreads.append([factor, spread, part["net"]])
        income = (wage[n] * market["sales"][n] + market["deficit"][n]) / (1 - taxed)
        incomes.append(income)
        for found in spreads:
            spent = found[0] * income
            spread = found[1]
            net = found[2]
            for i in places:
                sold[i] = sold[i] + spent * spread[i] * net[i]
    return sold, incomes


def _report(base: Economy, market: dict, wage: list, incomes: list, used: int, gap: float) -> Equilibrium:
    places, powers = market["places"], _powers(market, wage)
    trade, price, revenue = _zeros(len(base.sectors), len(wage)), [], []
    for n in places:
        logs, paid = 0.0, 0.0
        for part in market["buyers"][n]:
            s = part["sector"]
            spread = _spread(part["weight"], powers[s], places)
            whole = total(spread)
            logs = logs - part["alpha"] / market["elasticity"][s] * log(whole)
            for i in places:
                spent = part["alpha"] * incomes[n] * spread[i] / whole
                trade[s][i][n] = spent * part["net"][i]
                paid = paid + spent * part["duty"][i]
        price.append(exp(logs))
        revenue.append(paid)
    ratio = [incomes[n] / market["income"][n] for n in places]
    welfare = [ratio[n] / price[n] for n in places]
    output = [[total(row) for row in layer] for layer in trade]
    return Equilibrium(wage, price, ratio, welfare, trade, output, revenue, used, gap)
