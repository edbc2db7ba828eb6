"""A quotation to work with: cost lines, rule and terms in; price, who pays what, and all eleven rules out.

The explorer of the lesson on finance; prices come from :mod:`innotrade.models.sme.quotation`.
"""

from math import fsum

from innotrade.models.sme import quotation

#: An invented first shipment: chocolate from a firm in Quito to a buyer in Busan, US dollars.
SHIPMENT = (
    {"cost": "chocolate, export packing", "amount": 14000, "stretch": "at the works"},
    {"cost": "labels in Korean", "amount": 400, "stretch": "at the works"},
    {"cost": "truck to Guayaquil", "amount": 600, "stretch": "to the carrier"},
    {"cost": "export papers and customs agent", "amount": 350, "stretch": "to the carrier"},
    {"cost": "terminal handling and loading", "amount": 250, "stretch": "loading"},
    {"cost": "sea freight to Busan", "amount": 1500, "stretch": "main carriage"},
    {"cost": "truck to the buyer's warehouse", "amount": 450, "stretch": "on-carriage"},
    {"cost": "unloading", "amount": 100, "stretch": "unloading"},
    {"cost": "import clearance and inspection", "amount": 300, "stretch": "import clearance"},
)


def sheet(lines: list[dict], rule: str, quantity: float, margin: float, interest: float, days: float,
          insurance: float, duty: float, basis: str) -> list[dict]:
    """The quotation line by line, its total, and the prices under all rules.

    Parameters
    ----------
    lines
        As in ``quotation.quotation``.
    rule
        One of ``quotation.RULES``.
    quantity
        Units in the shipment, greater than 0.
    margin, interest, insurance, duty
        % of the price at the works, % a year, % of the insured sum, % of the customs value.
    days
        From the outlay to the payment.
    basis
        ``CIF`` or ``FOB``: the value of which the duty is taken.

    Returns
    -------
    Rows with ``part`` (``"line"``, ``"total"`` or ``"rule"``), ``what``, ``seller`` (money in the price), ``buyer``
    (money that the buyer pays beside it), ``together`` and ``per_unit`` (of the price).

    Raises
    ------
    ValueError
        As ``quotation.quotation``, in per cent.

    >>> goods = [{"cost": "goods", "amount": 80, "stretch": "at the works"}]
    >>> sheet(goods, "EXW", 10, 20, 0, 0, 0, 0, "CIF")[-11]["per_unit"]
    10.0
    """
    if not quantity > 0:
        raise ValueError(f"quantity must be greater than 0 (units), got {quantity!r}")
    if not 0 <= margin < 100:
        raise ValueError(f"margin must lie from 0 to below 100 (% of the price at the works), got {margin!r}")
    terms = quotation.Terms(margin / 100, interest / 100, days, insurance / 100, duty / 100, basis)
    quotes = {name: quotation.quotation(lines, name, terms) for name in quotation.RULES}
    if rule not in quotes:
        raise ValueError(f"rule must be one of {', '.join(quotation.RULES)}, got {rule!r}")
    rows = []
    for line in lines:
        own = quotation.seller_pays(rule, line["stretch"])
        rows.append(_row("line", line.get("cost") or line["stretch"], line["amount"] if own else 0,
                         0 if own else line["amount"], quantity))
    chosen = quotes[rule]
    rows.append(_row("line", "profit", chosen["profit"], 0, quantity))
    rows.append(_row("line", "insurance", chosen["insurance"], chosen["buyer_insurance"], quantity))
    rows.append(_row("line", "import duty", chosen["duty"], chosen["buyer_duty"], quantity))
    rows.append(_row("line", "interest until paid", chosen["finance"], 0, quantity))
    rows.append(_row("total", rule, chosen["price"], _added(chosen), quantity))
    return rows + [_row("rule", name, found["price"], _added(found), quantity) for name, found in quotes.items()]


def _added(found: dict) -> float:
    return fsum([found["buyer_way"], found["buyer_insurance"], found["buyer_duty"]])


def _row(part: str, what: str, seller: float, buyer: float, quantity: float) -> dict:
    return {"part": part, "what": what, "seller": float(seller), "buyer": float(buyer),
            "together": float(seller + buyer), "per_unit": seller / quantity}


def sheet_sentence(values: dict, rows: list[dict]) -> str:
    """Say the price under the chosen rule, what the buyer adds, and how far the rules lie apart."""
    total = next(row for row in rows if row["part"] == "total")
    rules = {row["what"]: row for row in rows if row["part"] == "rule"}
    kind = "ships only" if total["what"] in quotation.SEA_RULES else "any transport"
    text = (f"Quote {total['what']} ({kind}): {total['seller']:,.2f}, or {total['per_unit']:,.2f} a unit. The buyer "
            f"adds {total['buyer']:,.2f} and has the goods landed for {total['together']:,.2f}.")
    low, high = rules["EXW"], rules["DDP"]
    interest = next(row for row in rows if row["what"] == "interest until paid" and row["part"] == "line")["seller"]
    return (f"{text} From EXW to DDP the price goes from {low['seller']:,.2f} to {high['seller']:,.2f} for the same "
            f"goods; waiting {values['days']:,.0f} days for the money costs {interest:,.2f}.")
