"""Which buyer should choose first, when some are stricter than others?

A firm may supply a buyer if its share of defective parts is at most the buyer's limit. Whoever passes with a strict
buyer passes with a lenient one, so the firms open to one buyer contain those open to any stricter one. With such
nested limits as many places as possible are filled when the strictest buyer chooses first and the others follow: a firm
that it takes, a lenient buyer can replace; the other way round it cannot.

Reference: Lovász and Plummer (1986) on matchings; the greedy rule for nested sets is a special case of Hall's theorem.
"""


def assign(firms: list[dict], buyers: list[dict], order: str) -> dict:
    """Names of the firms that each buyer takes; a firm supplies one buyer.

    Parameters
    ----------
    firms
        One dict a firm: ``firm`` (different names) and ``defects`` (%, from 0 to 100).
    buyers
        One dict a buyer: ``buyer`` (different names), ``limit`` (most defects accepted, %, from 0 to 100) and
        ``places`` (suppliers wanted, a whole number, 0 or more).
    order
        Who chooses first: "strictest first" or "as they come". Each takes the best firms still free.

    Raises
    ------
    ValueError
        A number lies outside its range, a name occurs twice, or the order is another.

    >>> firms = [{"firm": "A", "defects": 1}, {"firm": "B", "defects": 5}]
    >>> buyers = [{"buyer": "canteen", "limit": 10, "places": 1}, {"buyer": "clinic", "limit": 2, "places": 1}]
    >>> assign(firms, buyers, "as they come"), assign(firms, buyers, "strictest first")
    ({'canteen': ['A'], 'clinic': []}, {'canteen': ['B'], 'clinic': ['A']})
    """
    _check(firms, buyers)
    if order not in ("strictest first", "as they come"):
        raise ValueError(f"order must be 'strictest first' or 'as they come', got {order!r}")
    queue = sorted(buyers, key=lambda buyer: buyer["limit"]) if order == "strictest first" else list(buyers)
    free = sorted(firms, key=lambda firm: firm["defects"])
    taken = {buyer["buyer"]: [] for buyer in buyers}
    for buyer in queue:
        fit = [firm for firm in free if firm["defects"] <= buyer["limit"]][:buyer["places"]]
        taken[buyer["buyer"]] = [firm["firm"] for firm in fit]
        free = [firm for firm in free if firm["firm"] not in taken[buyer["buyer"]]]
    return taken


def filled(taken: dict) -> int:
    """Number of places that are filled.

    Parameters
    ----------
    taken
        Names of firms by buyer, as :func:`assign` returns them.

    >>> filled({"canteen": ["B"], "clinic": ["A"], "school": []})
    2
    """
    return len([firm for firms in taken.values() for firm in firms])


def _check(firms: list[dict], buyers: list[dict]) -> None:
    _different("firm", firms)
    _different("buyer", buyers)
    for firm in firms:
        _percent(f"defects of {firm['firm']!r}", firm["defects"])
    for buyer in buyers:
        _percent(f"limit of {buyer['buyer']!r}", buyer["limit"])
        places = buyer["places"]
        if places is None or places != int(places) or places < 0:
            raise ValueError(f"places of {buyer['buyer']!r} must be a whole number, 0 or more, got {places!r}")


def _different(kind: str, rows: list[dict]) -> None:
    seen = []
    for row in rows:
        if row[kind] in seen:
            raise ValueError(f"{kind} must have different names, got {row[kind]!r} twice")
        seen.append(row[kind])


def _percent(name: str, number: float) -> None:
    if number is None or not 0 <= number <= 100:
        raise ValueError(f"{name} must lie from 0 to 100 %, got {number!r}")
