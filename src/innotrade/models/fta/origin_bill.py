"""Which lines of a bill of materials originate, and which change classification?

    originating       comes from the territory of the agreement (see cumulation), or from an accepted zone
    change            CC when the chapter (2 digits) of good and material differs, CTH the heading (4), CTSH the
                      subheading (6); a change of chapter is also one of heading and subheading
    packing           for shipment counts nowhere; for retail sale it counts as value but needs no change

A material that originates counts with its whole value, whatever it was made from. Work on the good outside the
territory and an accepted zone is foreign value, and breaks the production that must be wholly inside.
References: Harmonized System, general rules; NAFTA articles 401, 402, 409 and 410.
"""

from math import fsum

from innotrade.models.fta.origin_agreement import NO_ZONE, Agreement, same, territory, within
from innotrade.models.fta.origin_content import outward_processing

USES = ("material", "work", "retail packing", "shipment packing")
CHANGES = ("CC", "CTH", "CTSH")
_DIGITS = {"CC": 2, "CTH": 4, "CTSH": 6}
_LEVELS = {"CC": "chapter", "CTH": "heading", "CTSH": "subheading"}


def hs_code(code: str, name: str = "hs") -> str:
    """Digits of a code of the Harmonized System.

    Parameters
    ----------
    code
        Text of 6 to 10 digits, with or without dots and spaces.
    name
        What the error calls it.

    Returns
    -------
    The digits.

    Raises
    ------
    ValueError
        Not text, not 6, 8 or 10 digits, or a chapter that does not exist (1 to 97).

    >>> hs_code("0803.10")
    '080310'
    """
    if not isinstance(code, str):
        raise ValueError(f"{name} must be text such as '0803.10' (a number loses its leading zero), got {code!r}")
    digits = code.replace(".", "").replace(" ", "")
    if not digits.isdigit() or len(digits) not in (5, 6, 7, 8, 9, 10):
        raise ValueError(f"{name} must have 6, 8 or 10 digits such as '0803.10', got {code!r}")
    if len(digits) % 2 == 1:  # 0803.10 taken for a number is 803.1
        where = "end" if len(code.strip().split(".")[-1]) == 1 else "front"
        raise ValueError(f"{name} must have 6, 8 or 10 digits; a spreadsheet may have dropped a zero at the {where}, "
                         f"got {code!r}")
    if not 1 <= int(digits[:2]) <= 97:
        raise ValueError(f"{name} must begin with a chapter from 01 to 97, got {code!r}")
    return digits


def tariff_change(material: str, good: str) -> str:
    """Deepest change of classification from a material to the good.

    Returns
    -------
    ``"CC"``, ``"CTH"``, ``"CTSH"`` or ``"none"``.

    Raises
    ------
    ValueError
        A code is not one of the Harmonized System.

    >>> tariff_change("9401.90", "9401.69"), tariff_change("7208.10", "9401.69")
    ('CTSH', 'CC')
    """
    before, after = hs_code(material, "material"), hs_code(good, "good")
    for change in CHANGES:
        if before[:_DIGITS[change]] != after[:_DIGITS[change]]:
            return change
    return "none"


def meets(change: str, wanted: str) -> bool:
    """Whether a change is at least the one wanted: a new chapter is a new heading and subheading too.

    >>> meets("CC", "CTSH"), meets("CTSH", "CTH")
    (True, False)
    """
    return change in CHANGES and CHANGES.index(change) <= CHANGES.index(wanted)


def adjusted_price(price: float, bill: list[dict], deduct_packing: bool = True) -> float:
    """Price without packing for shipment.

        price - value of lines used as shipment packing

    Raises
    ------
    ValueError
        ``price`` is not above the packing, or a line of ``bill`` is wrong.

    >>> round(adjusted_price(10.90, [{"material": "crate", "value": 0.90, "use": "shipment packing"}]), 2)
    10.0
    """
    paid = within("price", price, 0, 1e15, "money")
    packing = fsum([float(line["value"]) for line in bill if line.get("use") == "shipment packing"])
    left = paid - packing if deduct_packing else paid
    if left <= 0:
        raise ValueError(f"price must be greater than the packing for shipment ({packing!r}), got {price!r}")
    return left


def assessed(price: float, good: str, bill: list[dict], agreement: Agreement) -> list[dict]:
    """Every line of a bill of materials with its status, its change of classification and the reasons.

    Parameters
    ----------
    price
        What the buyer pays for the good, free on board, money.
    good
        HS code of the good.
    bill
        One dict a line: ``material``, ``hs`` (text; not read for work and shipment packing), ``value`` (same money),
        ``origin`` (country whose origin the material has, not where it was bought) and, if it is not ``"material"``,
        ``use`` (:data:`USES`; ``"work"`` is work on the good itself, not on a part of it).
    agreement
        Terms, already checked.

    Returns
    -------
    Rows with ``line``, ``material``, ``hs``, ``value``, ``origin``, ``use``, ``counts_as`` (``"originating"``,
    ``"non-originating"`` or ``"nothing"``), ``change``, ``share`` (% of the adjusted price) and ``reason``.

    Raises
    ------
    ValueError
        ``bill`` is empty or a line is wrong (the message gives its number), ``price`` or ``good`` is out of range.
    """
    code = hs_code(good, "good")
    lines = _read(bill)
    base = adjusted_price(price, lines, agreement.deduct_packing)
    zone = zone_test(base, lines, agreement)
    rows = []
    for number, line in enumerate(lines):
        counts_as, why = _status(line, agreement, zone)
        change = "none" if line["hs"] == "-" else tariff_change(line["hs"], code)
        if counts_as == "non-originating" and line["use"] == "material":
            why += "; " + _changed(line["hs"], code, change)
        rows.append({"line": number + 1, **line, "hs": _dotted(line["hs"]), "counts_as": counts_as, "change": change,
                     "share": 100 * line["value"] / base, "reason": why})
    return rows


def zone_test(price: float, lines: list[dict], agreement: Agreement) -> dict | None:
    """Outward processing test of a bill, or ``None`` where no line comes from the agreement's zone.

    Parameters
    ----------
    price
        Adjusted price.
    lines
        Lines with ``value``, ``origin`` and ``use``.

    Returns
    -------
    As ``origin_content.outward_processing``.
    """
    counted = [line for line in lines if line["use"] != "shipment packing"]
    inside = [line for line in counted if _in_zone(line, agreement)]
    if not inside:
        return None
    rest = [line for line in counted if not _in_zone(line, agreement)]
    home = [line for line in rest if _in_territory(line, agreement)]
    abroad = [line for line in rest if not _in_territory(line, agreement)]
    return outward_processing(
        price, _value(inside), _value(abroad), _value([line for line in home if line["use"] != "work"]),
        _value([line for line in counted if line["use"] != "work"]), agreement.zone_limit, agreement.zone_materials)


def _status(line: dict, agreement: Agreement, zone: dict | None) -> tuple:
    origin, use = line["origin"], line["use"]
    if use == "shipment packing":
        return "nothing", "packing for shipment is disregarded"
    if _in_zone(line, agreement):
        if zone["accepted"]:
            return "originating", f"from the zone {origin}, accepted: {zone['reason']}"
        return "non-originating", f"from the zone {origin}, refused: {zone['reason']}"
    if not _in_territory(line, agreement):
        hint = " without cumulation" if same(origin, agreement.partner) else ""
        breaks = ", where the good must wholly be made" if use == "work" else ""
        return "non-originating", f"{origin} is outside the territory{hint}{breaks}"
    if use == "work":
        return "nothing", f"work in {origin} is part of the price, not a material"
    if same(origin, agreement.exporter):
        return "originating", f"originates in {origin}"
    return "originating", f"originates in {origin}, counted by {agreement.cumulation} cumulation"


def _changed(material: str, good: str, change: str) -> str:
    if change == "none":
        return f"stays in subheading {_dotted(good[:6])}"
    text = f"changes {_LEVELS[change]}, {_dotted(material[:_DIGITS[change]])} to {_dotted(good[:_DIGITS[change]])}"
    if change == "CTSH":
        return f"{text}, but stays in heading {_dotted(good[:4])}"
    if change == "CTH":
        return f"{text}, but stays in chapter {good[:2]}"
    return text


def _dotted(digits: str) -> str:
    parts = [digits[:4], digits[4:6], digits[6:]]
    return ".".join([part for part in parts if part])


def _in_zone(line: dict, agreement: Agreement) -> bool:
    return agreement.zone != NO_ZONE and same(line["origin"], agreement.zone)


def _in_territory(line: dict, agreement: Agreement) -> bool:
    return any(same(line["origin"], country) for country in territory(agreement))


def _value(lines: list[dict]) -> float:
    return fsum([line["value"] for line in lines])


def _read(bill: list[dict]) -> list[dict]:
    if len(bill) == 0:
        raise ValueError("bill must hold at least one line, got none")
    lines = []
    for number, line in enumerate(bill):
        try:
            lines.append(_read_line(line))
        except ValueError as error:
            raise ValueError(f"bill, line {number + 1}: {error}") from None
    return lines


def _read_line(line: dict) -> dict:
    for name in ("material", "value", "origin"):
        if line.get(name) is None or line.get(name) == "":
            raise ValueError(f"{name} is missing")
    use = line.get("use") or "material"
    if use not in USES:
        raise ValueError(f"use must be one of {', '.join(USES)}, got {use!r}")
    if not isinstance(line["origin"], str):
        raise ValueError(f"origin must be the name of a country, got {line['origin']!r}")
    # Work has no code; packing for shipment may have one, but it plays no part.
    code = "-" if use in ("work", "shipment packing") else hs_code(line.get("hs"))
    return {"material": str(line["material"]), "hs": code, "value": within("value", line["value"], 0, 1e15, "money"),
            "origin": line["origin"].strip(), "use": use}
