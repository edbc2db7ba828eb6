"""What price does an exporter quote under each rule of Incoterms 2020, and what does the buyer pay until the door?

    X = W / (1 - m)                          goods at the works: cost W, profit m as a share of this price
    P = X + L + (I + D) + f (W + L + I + D)  price: lines L that the rule lays on the seller, insurance, duty, interest
    I = 1.1 r P                              insured for the price and a tenth more, at the rate r
    D = t V                                  duty on the customs value V
    f = i d / 365                            interest on what the seller has spent, for d days

Insurance is part of the price that it insures and duty part of the price under DDP, so P stands on both sides; both
equations are linear and solved at once. The interest is simple. Landed cost is the price and all that the buyer adds.

Reference: International Chamber of Commerce, Incoterms 2020 (articles A9 and B9 share out the costs).
"""

from dataclasses import dataclass
from math import fsum, isfinite

#: Stretches of the way in their order; each cost line belongs to one.
STRETCHES = ("at the works", "to the carrier", "loading", "main carriage", "on-carriage", "unloading",
             "import clearance")
#: Rules in the order of the way: the stretches that the seller pays, whether the seller insures and pays duty.
_RULES = {
    "EXW": (1, False, False), "FCA": (2, False, False), "FAS": (2, False, False), "FOB": (3, False, False),
    "CFR": (4, False, False), "CPT": (4, False, False), "CIF": (4, True, False), "CIP": (4, True, False),
    "DAP": (5, True, False), "DPU": (6, True, False), "DDP": (5, True, True),
}
RULES = tuple(_RULES)
#: Rules for ships only; the others fit every kind of transport.
SEA_RULES = ("FAS", "FOB", "CFR", "CIF")
#: Duty is taken of the value with carriage and insurance, or without.
BASES = ("CIF", "FOB")
#: The rules ask for a cover of the price and a tenth.
COVER = 1.1


@dataclass(frozen=True)
class Terms:
    """What a price depends on beside its lines; all shares are fractions, days a number of days."""

    margin: float = 0.0
    interest: float = 0.0
    days: float = 0.0
    insurance: float = 0.0
    duty: float = 0.0
    basis: str = "CIF"


def seller_pays(rule: str, stretch: str) -> bool:
    """Whether the seller pays a stretch of the way under a rule.

    Insurance and duty are no stretches. Under DDP the seller clears the import and pays the duty but does not
    unload; under DPU it is the other way round.

    >>> [rule for rule in RULES if seller_pays(rule, "unloading")]
    ['DPU']
    """
    _one_of("rule", rule, RULES)
    _one_of("stretch", stretch, STRETCHES)
    if stretch == "import clearance":
        return _RULES[rule][2]
    return STRETCHES.index(stretch) < _RULES[rule][0]


def quotation(lines: list[dict], rule: str, terms: Terms) -> dict[str, float]:
    """Price of a shipment under a rule, its parts, and what the buyer adds until the goods are landed.

    Parameters
    ----------
    lines
        Rows with ``cost`` (a name), ``amount`` (money, 0 or more) and ``stretch`` (one of ``STRETCHES``).
    rule
        One of ``RULES``.
    terms
        Margin below 1; interest, days, insurance, duty of 0 or more; ``basis`` one of ``BASES``.

    Returns
    -------
    ``works`` (cost), ``profit``, ``way`` (the seller's other lines), ``insurance``, ``duty`` and ``finance`` of the
    seller, which add up to ``price``; ``buyer_way``, ``buyer_insurance``, ``buyer_duty``, which with the price add up
    to ``landed``; ``customs_value``. All in the money of the lines.

    Raises
    ------
    ValueError
        A line or term is out of its range, or insurance and duty would eat the whole price.

    >>> quote = quotation([{"cost": "goods", "amount": 80, "stretch": "at the works"}], "EXW", Terms(margin=0.2))
    >>> round(quote["price"], 9), round(quote["profit"], 9)
    (100.0, 20.0)
    """
    _check(terms)
    own, other = _by_stretch(lines, rule)
    works, way = own["at the works"], fsum(own.values()) - own["at the works"]
    finance = terms.interest * terms.days / 365
    profit = works * terms.margin / (1 - terms.margin)
    insured, dutied = _RULES[rule][1:]
    a = COVER * terms.insurance if insured else 0.0
    after = own["on-carriage"] + own["unloading"] + own["import clearance"]
    off = after + (own["main carriage"] if terms.basis == "FOB" else 0.0)
    t = terms.duty / (1 + terms.duty) if dutied else 0.0
    kept = 1 - a if terms.basis == "FOB" else 1.0
    left = 1 - (1 + finance) * (a + t * kept)
    if not left > 0:
        raise ValueError(f"insurance and duty must leave something of the price, got insurance {terms.insurance!r} "
                         f"and duty {terms.duty!r}")
    price = (works + profit + way + finance * (works + way) - (1 + finance) * t * off) / left
    paid, duty = a * price, t * (kept * price - off)
    found = {"works": works, "profit": profit, "way": way, "insurance": paid, "duty": duty,
             "finance": finance * (works + way + paid + duty), "price": price}
    return {**found, **_buyer(found, own, other, rule, terms)}


def _buyer(found: dict, own: dict, other: dict, rule: str, terms: Terms) -> dict[str, float]:
    """What the buyer adds to the price, by part, the customs value, and the landed cost."""
    insured, dutied = _RULES[rule][1:]
    before = other["to the carrier"] + other["loading"] + other["main carriage"]
    after = own["on-carriage"] + own["unloading"] + own["import clearance"]
    border = found["price"] - found["duty"] - after + before
    covered = COVER * terms.insurance
    if not insured and not covered < 1:
        raise ValueError(f"insurance must leave something of the price, got {terms.insurance!r}")
    insurance = 0.0 if insured else border * covered / (1 - covered)
    value = border + insurance
    if terms.basis == "FOB":
        value = value - insurance - found["insurance"] - own["main carriage"] - other["main carriage"]
    duty = 0.0 if dutied else terms.duty * value
    way = fsum(other.values())
    return {"buyer_way": way, "buyer_insurance": insurance, "buyer_duty": duty, "customs_value": value,
            "landed": found["price"] + way + insurance + duty}


def _by_stretch(lines: list[dict], rule: str) -> tuple[dict, dict]:
    """Add the lines up by stretch: those that the rule lays on the seller, and the others."""
    if len(lines) == 0:
        raise ValueError("lines must hold at least one cost, got none")
    own = dict.fromkeys(STRETCHES, 0.0)
    other = dict.fromkeys(STRETCHES, 0.0)
    for number, line in enumerate(lines):
        amount = line.get("amount")
        if not isinstance(amount, int | float) or not isfinite(amount) or amount < 0:
            raise ValueError(f"lines, row {number + 1}: amount must be 0 or more (money), got {amount!r}")
        try:
            side = own if seller_pays(rule, line.get("stretch")) else other
        except ValueError as error:
            raise ValueError(f"lines, row {number + 1}: {error}") from None
        side[line["stretch"]] += amount
    if not own["at the works"] > 0:
        raise ValueError("lines must hold a cost 'at the works' above 0: there are no goods to sell")
    return own, other


def _check(terms: Terms) -> None:
    if not isfinite(terms.margin) or not 0 <= terms.margin < 1:
        raise ValueError(f"margin must lie from 0 to below 1 (a fraction of the price at the works), "
                         f"got {terms.margin!r}")
    for name in ("interest", "days", "insurance", "duty"):
        value = getattr(terms, name)
        if not isfinite(value) or value < 0:
            raise ValueError(f"{name} must be 0 or more, got {value!r}")
    _one_of("basis", terms.basis, BASES)


def _one_of(name: str, value: str, allowed: tuple) -> None:
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, got {value!r}")
