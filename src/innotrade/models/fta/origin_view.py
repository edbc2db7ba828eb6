"""Bring your bill of materials: does the good originate? Explorer views of :mod:`innotrade.models.fta.origin`.

The reader edits two tables, the product (one row) and the bill; the terms of the agreement are further controls.
"""

from innotrade.models.fta.origin import verdict_of_lines
from innotrade.models.fta.origin_agreement import CUMULATION, agreement_of
from innotrade.models.fta.origin_bill import assessed


def check_origin(product: list[dict], bill: list[dict], **terms) -> list[dict]:
    """Verdict and lines in one table, for an explorer with editable tables.

    Parameters
    ----------
    product
        One row with ``hs`` (code of the good), ``price``, and if wanted ``total_cost`` and ``excluded_costs``.
    bill
        As in ``origin_bill.assessed``.
    terms
        Attributes of ``Agreement``.

    Returns
    -------
    Rows of two kinds. ``kind`` ``"rule"``: ``name`` of the rule, ``measured``, ``required``, ``bound``,
    ``qualifies``, ``reason``; the last is the product's rule, of ``kind`` ``"product rule"``. ``kind`` ``"line"``:
    ``name`` of the material, ``measured`` its share of the price (%), ``hs``, ``origin``, ``counts_as``, ``change``
    and ``reason``. What does not apply is ``None``.

    Raises
    ------
    ValueError
        As ``origin.verdict``; ``product`` has not exactly one row.
    """
    if len(product) != 1:
        raise ValueError(f"product must have exactly one row, got {len(product)}")
    good = product[0]
    for name in ("hs", "price"):
        if good.get(name) is None:
            raise ValueError(f"product: {name} is missing")
    agreement = agreement_of(terms)
    try:
        lines = assessed(good["price"], good["hs"], bill, agreement)
        rules = verdict_of_lines(good["price"], good["hs"], lines, agreement, good.get("total_cost") or 0.0,
                                 good.get("excluded_costs") or 0.0)
    except ValueError as error:
        raise ValueError(_placed(str(error))) from None
    nothing = {"hs": None, "origin": None, "counts_as": None, "change": None}
    rows = [{"kind": "rule", "name": row["rule"], **{key: row[key] for key in row if key != "rule"}, **nothing}
            for row in rules]
    rows[-1]["kind"] = "product rule"
    for line in lines:
        rows.append({"kind": "line", "name": line["material"], "measured": line["share"], "required": None,
                     "bound": None, "qualifies": None, "reason": line["reason"], "hs": line["hs"],
                     "origin": line["origin"], "counts_as": line["counts_as"], "change": line["change"]})
    return rows


def _placed(message: str) -> str:
    """Name the table before a column of it, so that the page shows the message beside the table."""
    columns = ("good", "price", "total_cost", "excluded_costs")
    return f"product: {message}" if message.split(" ")[0] in columns else message


def check_origin_summary(values: dict, rows: list[dict]) -> str:
    """Say whether the good qualifies under the rule of its product, which rules it meets, and else why not."""
    final = next(row for row in rows if row["kind"] == "product rule")
    rules = [row for row in rows if row["kind"] == "rule"]
    passed = [row["name"] for row in rules if row["qualifies"]]
    met = f"It meets {', '.join(passed) if passed else 'none of the rules'}."
    if final["qualifies"]:
        return f"The good qualifies under its rule, {final['name']}. {met}"
    named = final["name"].replace(" and ", " or ").split(" or ")
    why = [f"{row['name']}: {row['reason']}" for row in rules if row["name"] in named and not row["qualifies"]]
    return f"The good does not qualify under its rule, {final['name']}. {met} Why not: {'; '.join(why)}."


def compare_cumulation(product: list[dict], bill: list[dict], **terms) -> list[dict]:
    """The same good without, with bilateral and with diagonal cumulation.

    Parameters are those of :func:`check_origin`; ``cumulation`` is set here.

    Returns
    -------
    Rows with ``cumulation``, ``rule``, ``measured``, ``required``, ``qualifies`` and ``reason``.
    """
    rows = []
    for cumulation in CUMULATION:
        for row in check_origin(product, bill, **{**terms, "cumulation": cumulation}):
            if row["kind"] != "line":
                rows.append({"cumulation": cumulation, "rule": row["name"], "measured": row["measured"],
                             "required": row["required"], "qualifies": row["qualifies"], "reason": row["reason"]})
    return rows


def compare_cumulation_summary(values: dict, rows: list[dict]) -> str:
    """Say from which kind of cumulation on the good meets its rule."""
    last = rows[-1]["rule"]
    met = [row["cumulation"] for row in rows if row["rule"] == last and row["qualifies"]]
    if not met:
        return f"No cumulation makes the good meet {last}."
    if met[0] == "none":
        return f"The good meets {last} without any cumulation."
    return f"The good meets {last} only with {met[0]} cumulation."
