"""Which offices abroad, when the money is limited and offices near each other serve the same firms?

    choose the set S with      cost(S) <= budget      and the greatest      V(S)
    V(S) = sum over regions of  v1 + (1 - o) v2 + (1 - o)^2 v3 + ...          v1 >= v2 >= v3 in the region

v is what an office would bring if it stood alone in its region, o the overlap: the part of what a further office in the
region could bring that the ones before it bring already. At o = 0 this is the knapsack problem. All sets that can be
paid are searched, so the best one is known to be best; the rule "by value per dollar, one after the other" is not.

References: Kellerer, Pferschy and Pisinger (2004) on knapsacks; Nemhauser, Wolsey and Fisher (1978) on choices whose
parts overlap.
"""

from math import fsum, isfinite

MOST = 12  # offices: 4096 sets


def value(offices: list[dict], overlap: float) -> float:
    """What a set of offices brings.

    Parameters
    ----------
    offices
        One dict an office: ``office``, ``region``, ``value`` (0 or more) and ``cost`` (above 0).
    overlap
        From 0 (none) to 100 % (one office a region does it all).

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> offices = [{"office": name, "region": "x", "value": worth, "cost": 1} for name, worth in (("A", 10), ("B", 6))]
    >>> value(offices, 50)
    13.0
    """
    _check(offices, overlap)
    return fsum(_added(_sorted(offices), overlap).values())


def best_set(offices: list[dict], money: float, overlap: float) -> list[str]:
    """Names of the offices of the best set that can be paid, in the order given; the first found among equals.

    Parameters
    ----------
    offices
        At most 12, with different names.
    money
        Budget in the unit of ``cost``, 0 or more.
    overlap
        %, from 0 to 100.

    Raises
    ------
    ValueError
        A number lies outside its range, or there are too many offices.

    >>> line = [("A", "x", 10, 6), ("B", "x", 9, 5), ("C", "y", 5, 5)]
    >>> offices = [dict(zip(("office", "region", "value", "cost"), one)) for one in line]
    >>> best_set(offices, 11, 0), best_set(offices, 11, 50)
    (['A', 'B'], ['A', 'C'])
    """
    _check(offices, overlap)
    _some_money(money)
    ordered = _sorted(offices)
    best = {"value": -1.0, "taken": []}
    _search(ordered, 0, money, 1 - overlap / 100, {"value": 0.0, "taken": [], "regions": {}}, best)
    chosen = [ordered[place]["office"] for place in best["taken"]]
    return [office["office"] for office in offices if office["office"] in chosen]


def _search(ordered, place, left, weight, state, best):
    """Branch on each office in the order of value: as regions fill up from their best, an office's part is known."""
    if state["value"] > best["value"] + 1e-12:
        best["value"], best["taken"] = state["value"], list(state["taken"])
    if place == len(ordered):
        return
    if state["value"] + fsum([office["value"] for office in ordered[place:]]) <= best["value"]:
        return
    office = ordered[place]
    before = state["regions"].get(office["region"], 0)
    adds = office["value"] * _power(weight, before)
    if office["cost"] <= left + 1e-9 and adds > 1e-12:
        inside = {"value": state["value"] + adds,
                  "taken": [*state["taken"], place], "regions": {**state["regions"], office["region"]: before + 1}}
        _search(ordered, place + 1, left - office["cost"], weight, inside, best)
    _search(ordered, place + 1, left, weight, state, best)


def by_return(offices: list[dict], money: float) -> list[str]:
    """Names chosen one after the other by value per dollar as if alone, skipping what can no longer be paid.

    Parameters
    ----------
    offices, money
        As above.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> line = [("A", "x", 10, 6), ("B", "x", 9, 5)]
    >>> by_return([dict(zip(("office", "region", "value", "cost"), one)) for one in line], 6)
    ['B']
    """
    _check(offices, 0)
    _some_money(money)
    left, chosen = money, []
    for office in sorted(offices, key=lambda one: -one["value"] / one["cost"]):
        if office["cost"] <= left + 1e-9:
            chosen.append(office["office"])
            left = left - office["cost"]
    return [office["office"] for office in offices if office["office"] in chosen]


def shares_of(offices: list[dict], chosen: list[str], overlap: float) -> dict:
    """What each chosen office adds to the set, by name.

    Parameters
    ----------
    offices, overlap
        As above.
    chosen
        Names of offices.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> shares_of([{"office": "A", "region": "x", "value": 10, "cost": 6}], ["A"], 50)
    {'A': 10.0}
    """
    _check(offices, overlap)
    return _added(_sorted([office for office in offices if office["office"] in chosen]), overlap)


def _added(ordered: list[dict], overlap: float) -> dict:
    seen, found = {}, {}
    for office in ordered:
        before = seen.get(office["region"], 0)
        found[office["office"]] = office["value"] * _power(1 - overlap / 100, before)
        seen[office["region"]] = before + 1
    return found


def _power(weight: float, times: int) -> float:
    product = 1.0
    for _ in range(times):
        product = product * weight
    return product


def _sorted(offices: list[dict]) -> list[dict]:
    return sorted(offices, key=lambda office: -office["value"])


def _check(offices: list[dict], overlap: float) -> None:
    if len(offices) > MOST:
        raise ValueError(f"offices must be at most {MOST}, got {len(offices)}")
    names = {}
    for office in offices:
        name = office["office"]
        if name in names:
            raise ValueError(f"offices must have different names, got {name!r} twice")
        names[name] = True
        if office["value"] is None or not isfinite(office["value"]) or office["value"] < 0:
            raise ValueError(f"value of {name!r} must be 0 or more, got {office['value']!r}")
        if office["cost"] is None or not isfinite(office["cost"]) or office["cost"] <= 0:
            raise ValueError(f"cost of {name!r} must be greater than 0, got {office['cost']!r}")
    if overlap is None or not 0 <= overlap <= 100:
        raise ValueError(f"overlap must lie from 0 to 100 %, got {overlap!r}")


def _some_money(money: float) -> None:
    if money is None or not isfinite(money) or money < 0:
        raise ValueError(f"money must be 0 or more, got {money!r}")
