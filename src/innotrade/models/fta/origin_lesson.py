"""A sheet to work with: the verdict on a good, every rule with its room, every line with its reason. Explorer views.

    room under a content      how much more the foreign materials may cost, (measured - required) x base
    room under build-up       how much less the originating materials may be worth, the same formula
    room under a change       how much more may go unchanged, (de minimis - measured) x base

The base is the price without packing for shipment, or the net cost. Negative room is what is missing. A bill that
passes with little room fails with the next rise of a supplier's price.
"""

from innotrade.models.fta.origin_agreement import NO_ZONE
from innotrade.models.fta.origin_bill import adjusted_price
from innotrade.models.fta.origin_view import check_origin, check_origin_summary

#: Words of a text field that stand for "none of them".
NOTHING = ("none", "-", "")
_RESULTS = {True: "qualifies", False: "does not qualify", None: "not tested"}
_LINES = {"originating": "originating", "non-originating": "non-originating", "nothing": "does not count"}


def sheet(product: list[dict], bill: list[dict], terms: list[dict], territory: list[dict], cumulation: str,
          de_minimis: float, build_down: float, build_up: float, net_cost: float, zone_limit: float = 40.0,
          zone_materials: float = 60.0) -> list[dict]:
    """Verdict, rules and lines of a good, in the order in which one reads them.

    Parameters
    ----------
    product
        One row with ``hs``, ``price`` (free on board) and ``net_cost`` (0 where it is not known).
    bill
        As in ``origin_bill.assessed``.
    terms
        One row with ``rule`` (as in ``origin.product_rule``) and ``focused`` (HS codes with commas, or ``none``).
    territory
        One row with ``exporter``, ``partner``, ``others`` (countries with commas, or ``none``), ``zone`` (or ``none``).
    cumulation, de_minimis, build_down, build_up, net_cost, zone_limit, zone_materials
        As in ``origin_agreement.Agreement``.

    Returns
    -------
    Rows with ``part`` (``"verdict"``, ``"rule"`` or ``"line"``), ``what``, ``result``, ``reason``, ``measured`` and
    ``required`` (%), and ``room`` (money, see above).

    Raises
    ------
    ValueError
        A table is wrong; the message begins with its name.

    >>> rows = sheet([{"hs": "9401.69", "price": 10.90, "net_cost": 0}],
    ...     [{"material": "parts", "hs": "9401.90", "value": 4.10, "origin": "Sweden", "use": "material"},
    ...      {"material": "crates", "hs": "-", "value": 0.90, "origin": "Guatemala", "use": "shipment packing"}],
    ...     [{"rule": "build-down", "focused": "none"}],
    ...     [{"exporter": "Mexico", "partner": "Canada", "others": "none", "zone": "none"}], "bilateral", 7, 60, 35, 50)
    >>> rows[0]["result"], rows[0]["reason"]
    ('does not qualify', 'not met: build-down')
    >>> [round(row["room"], 2) for row in rows if row["part"] == "rule" and row["what"] == "build-down"]
    [-0.1]
    """
    agreement = {**_terms(terms, territory), "cumulation": cumulation, "de_minimis": de_minimis,
                 "build_down": build_down, "build_up": build_up, "net_cost": net_cost, "zone_limit": zone_limit,
                 "zone_materials": zone_materials}
    good = product[0] if len(product) == 1 else {}
    total = good.get("net_cost") or 0.0
    try:
        found = check_origin([{**row, "total_cost": row.get("net_cost") or 0.0} for row in product], bill, **agreement)
    except ValueError as error:
        raise ValueError(_placed(str(error))) from None
    base = adjusted_price(good["price"], bill)
    final = [row for row in found if row["kind"] == "product rule"]
    rules = [row for row in found if row["kind"] == "rule"]
    lines = [row for row in found if row["kind"] == "line"]
    rows = [_row("verdict", final[0], _RESULTS[final[0]["qualifies"]])]
    for rule in rules:
        money = total if rule["name"] == "net cost" else base
        rows.append(_row("rule", rule, _RESULTS[rule["qualifies"]], _room(rule, money)))
    rows += [_line(line, bill[number].get("use") or "material") for number, line in enumerate(lines)]
    return rows


def sheet_summary(values: dict, rows: list[dict]) -> str:
    """Say the verdict, and what room is left under the rules that are met, or what is missing under the others."""
    final = rows[0]
    named = final["what"].replace(" and ", " or ").split(" or ")
    rules = [row for row in rows if row["part"] == "rule"]
    own = [row for row in rules if row["what"] in [name.strip() for name in named]]
    if final["result"] != "qualifies":
        as_found = [{"kind": "product rule", "name": final["what"], "qualifies": False}]
        as_found += [{"kind": "rule", "name": row["what"], "qualifies": row["result"] == "qualifies",
                      "reason": row["reason"]} for row in rules]
        text = check_origin_summary(values, as_found)
        missing = [f"{row['what']} {-row['room']:.2f}" for row in own if row["room"] is not None and row["room"] < 0]
        return f"{text} Missing: {', '.join(missing)}." if missing else text
    left = [f"{row['what']} {row['room']:.2f}" for row in own
            if row["result"] == "qualifies" and row["room"] is not None]
    room = f" Room before it fails: {', '.join(left)}." if left else ""
    return f"The good qualifies under its rule, {final['what']}: {final['reason']}.{room}"


def _room(rule: dict, base: float) -> float | None:
    """Money by which a rule is passed (or missed, when negative); ``None`` where no money helps or none was tested."""
    if rule["qualifies"] is None or rule["name"] == "PE" or rule["reason"].startswith("made partly outside"):
        return None
    gap = rule["measured"] - rule["required"] if rule["bound"] == "at least" else rule["required"] - rule["measured"]
    return gap / 100 * base


def _row(part: str, found: dict, result: str, room: float | None = None) -> dict:
    return {"part": part, "what": found["name"], "result": result, "reason": found["reason"],
            "measured": found["measured"], "required": found["required"], "room": room}


def _line(line: dict, use: str) -> dict:
    what = line["hs"] if use in ("material", "retail packing") else use
    return {**_row("line", line, _LINES[line["counts_as"]]), "what": f"{line['name']} ({what}, {line['origin']})"}


def _terms(terms: list[dict], territory: list[dict]) -> dict:
    for name, rows in (("terms", terms), ("territory", territory)):
        if len(rows) != 1:
            raise ValueError(f"{name} must have exactly one row, got {len(rows)}")
    found = {**territory[0], **terms[0]}
    zone = found.get("zone")
    return {"exporter": found.get("exporter"), "partner": found.get("partner"), "rule": found.get("rule"),
            "zone": NO_ZONE if zone is None or zone.strip().lower() in NOTHING else zone,
            "others": _listed(found.get("others")), "focused": _listed(found.get("focused"))}


def _listed(text: str | None) -> tuple:
    """Names in a text field: parts between commas or semicolons, or nothing."""
    if text is None or text.strip().lower() in NOTHING:
        return ()
    return tuple([part.strip() for part in text.replace(";", ",").split(",") if part.strip()])


def _placed(message: str) -> str:
    """Name the table before a term of it, so that the page shows the message beside the table."""
    first = message.split(" ")[0]
    if first in ("rule", "focused"):
        return f"terms: {message}"
    return f"territory: {message}" if first in ("exporter", "partner", "zone", "others") else message
