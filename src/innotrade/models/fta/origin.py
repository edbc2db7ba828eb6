"""Does the good originate, under which rule, and if not, why not?

    PE             no material is non-originating
    CC, CTH, CTSH  every non-originating material changes chapter, heading, subheading; those that do not are together
                   at most the de minimis share of the price
    build-down, build-up, net cost, focused value   regional value content reaches the agreement's minimum

Under all of them the good must be made wholly inside the territory, or in an outward processing zone that is accepted.

Shares and contents are in percent of the price without packing for shipment. In chapters 50 to 63 agreements measure
de minimis by weight, and farm goods are often excluded from it: the checker says so but has no weights.
Worked example: chairs (9401.69) from Swedish parts (9401.90) of 4.10, sold at 10.90 with crates of 0.90, have a
content of 59 % and fail 60 % (United States customs, guide to NAFTA, packaging for shipment). References: World
Customs Organization, comparative study on preferential rules of origin; Estevadeordal and Suominen (2006).
"""

from math import fsum

from innotrade.models.fta.origin_agreement import Agreement, checked, within
from innotrade.models.fta.origin_bill import CHANGES, adjusted_price, assessed, hs_code, meets
from innotrade.models.fta.origin_content import at_least, at_most, build_down, build_up, focused_value, net_cost

RULES = ("PE", "CC", "CTH", "CTSH", "build-down", "build-up", "net cost", "focused value")
_CHANGE_OF = {"CC": "chapter", "CTH": "heading", "CTSH": "subheading"}


def verdict(price: float, good: str, bill: list[dict], agreement: Agreement, total_cost: float = 0.0,
            excluded_costs: float = 0.0) -> list[dict]:
    """Test a good under every rule, and under the rule of its product.

    Parameters
    ----------
    price, good, bill
        As in ``origin_bill.assessed``.
    agreement
        Terms and thresholds.
    total_cost, excluded_costs
        As in ``origin_content.net_cost``; a total cost of 0 leaves the net cost method untested.

    Returns
    -------
    One row a rule, then one for the product's rule: ``rule``, ``measured`` and ``required`` (%), ``bound``
    (``"at least"`` or ``"at most"``), ``qualifies`` (``None`` where not tested) and ``reason``.

    Raises
    ------
    ValueError
        An argument, a line of the bill or a term of the agreement is wrong; the message names it.
    """
    checked(agreement)
    return verdict_of_lines(price, good, assessed(price, good, bill, agreement), agreement, total_cost, excluded_costs)


def verdict_of_lines(price: float, good: str, lines: list[dict], agreement: Agreement,
                     total_cost: float = 0.0, excluded_costs: float = 0.0) -> list[dict]:
    """As :func:`verdict`, from lines already assessed by ``origin_bill.assessed``."""
    base = adjusted_price(price, lines, agreement.deduct_packing)
    rows = [_entirely(lines, base)]
    rows += [_change(rule, lines, base, agreement.de_minimis, good) for rule in CHANGES]
    rows += _contents(lines, base, agreement)
    rows.insert(6, _by_net_cost(lines, agreement, total_cost, excluded_costs))
    rows = [_territorial(row, lines) for row in rows]
    return [*rows, product_rule(rows, agreement.rule)]


def product_rule(rows: list[dict], rule: str) -> dict:
    """Combine verdicts by the rule of a product.

    Parameters
    ----------
    rows
        Verdicts with ``rule``, ``qualifies`` and ``reason``.
    rule
        Names of rules joined by ``and`` and ``or``; ``and`` binds first: ``"CC or CTSH and build-down"``.

    Returns
    -------
    A row as in :func:`verdict`, with ``rule`` the text given and ``None`` for what was measured.

    Raises
    ------
    ValueError
        ``rule`` has a name that is none of :data:`RULES`.

    >>> rows = [{"rule": "CC", "qualifies": False}, {"rule": "CTSH", "qualifies": True}]
    >>> product_rule(rows, "CC or CTSH")["qualifies"]
    True
    """
    found = {row["rule"]: row["qualifies"] for row in rows}
    ways, failures = [], []
    for way in rule.split(" or "):
        names = [name.strip() for name in way.split(" and ")]
        for name in names:
            if name not in found:
                raise ValueError(f"rule must join {', '.join(RULES)} by 'and' and 'or', got {rule!r}")
        missed = [name for name in names if not found[name]]
        if missed:
            failures.append(f"{way.strip()} (fails {', '.join(missed)})" if len(names) > 1 else way.strip())
        else:
            ways.append(way.strip())
    reason = f"met by {' and by '.join(ways)}" if ways else f"not met: {'; '.join(failures)}"
    return {"rule": rule, "measured": None, "required": None, "bound": None, "qualifies": bool(ways), "reason": reason}


def _entirely(lines: list[dict], base: float) -> dict:
    foreign = _classified(lines)
    share = 100 * _value(foreign) / base
    reason = "every material originates" if not foreign else f"not originating: {_names(foreign)}"
    return _row("PE", share, 0.0, "at most", not foreign, reason)


def _change(rule: str, lines: list[dict], base: float, de_minimis: float, good: str) -> dict:
    unchanged = [line for line in _classified(lines) if not meets(line["change"], rule)]
    share = 100 * _value(unchanged) / base
    qualifies = at_most(share, de_minimis)
    if not unchanged:
        reason = f"every non-originating material changes {_CHANGE_OF[rule]}"
    else:
        limit = "within" if qualifies else "above"
        reason = (f"no change of {_CHANGE_OF[rule]}: {_names(unchanged)}; together {share:.1f} % of the price, {limit} "
                  f"the de minimis share of {de_minimis:.1f} %")
        if 50 <= int(hs_code(good)[:2]) <= 63:
            reason += " (for textiles most agreements measure it by weight: check)"
    return _row(rule, share, de_minimis, "at most", qualifies, reason)


def _contents(lines: list[dict], base: float, agreement: Agreement) -> list[dict]:
    foreign = _foreign(lines)
    listed = [line for line in foreign if _is_listed(line["hs"], agreement.focused)]
    own = [line for line in lines if line["counts_as"] == "originating" and line["use"] != "work"]
    rows = [
        _content("build-down", build_down(base, _value(foreign)), agreement.build_down,
                 f"{base:.2f} less {_value(foreign):.2f} of non-originating materials"),
        _content("build-up", build_up(base, _value(own)), agreement.build_up,
                 f"{_value(own):.2f} of originating materials in {base:.2f}"),
    ]
    if not agreement.focused:
        return [*rows, _untested("focused value", agreement.focused_value, "the rule lists no materials")]
    return [*rows, _content("focused value", focused_value(base, _value(listed)), agreement.focused_value,
                            f"{base:.2f} less {_value(listed):.2f} of listed non-originating materials")]


def _by_net_cost(lines: list[dict], agreement: Agreement, total_cost: float, excluded_costs: float) -> dict:
    if within("total_cost", total_cost, 0, 1e15, "money") == 0:
        return _untested("net cost", agreement.net_cost, "no total cost was given")
    foreign = _value(_foreign(lines))
    content = net_cost(total_cost, excluded_costs, foreign)
    cost = total_cost - excluded_costs
    return _content("net cost", content, agreement.net_cost,
                    f"net cost of {cost:.2f} less {foreign:.2f} of non-originating materials")


def _content(rule: str, content: float, minimum: float, computed: str) -> dict:
    qualifies = at_least(content, minimum)
    compared = "reaches" if qualifies else "falls short of"
    reason = f"{computed}: {content:.1f} % {compared} {minimum:.1f} %"
    return _row(rule, content, minimum, "at least", qualifies, reason)


def _untested(rule: str, minimum: float, why: str) -> dict:
    return _row(rule, None, minimum, "at least", None, f"not tested: {why}")


def _row(rule: str, measured: float | None, required: float, bound: str, qualifies: bool | None, reason: str) -> dict:
    return {"rule": rule, "measured": measured, "required": float(required), "bound": bound, "qualifies": qualifies,
            "reason": reason}


def _territorial(row: dict, lines: list[dict]) -> dict:
    """Fail a rule where the good itself was worked on outside the territory."""
    outside = [line for line in _foreign(lines) if line["use"] == "work"]
    if not outside or row["qualifies"] is None:
        return row
    reason = f"made partly outside the territory: {_names(outside)}; {row['reason']}"
    return {**row, "qualifies": False, "reason": reason}


def _foreign(lines: list[dict]) -> list[dict]:
    return [line for line in lines if line["counts_as"] == "non-originating"]


def _classified(lines: list[dict]) -> list[dict]:
    """Return the foreign materials that must change classification: retail packing goes with the good."""
    return [line for line in _foreign(lines) if line["use"] == "material"]


def _value(lines: list[dict]) -> float:
    return fsum([line["value"] for line in lines])


def _names(lines: list[dict]) -> str:
    names = []
    for line in lines:
        what = "work" if line["use"] == "work" else line["hs"]
        names.append(f"{line['material']} ({what}, {line['origin']})")
    return ", ".join(names)


def _is_listed(code: str, focused: list[str]) -> bool:
    return any(code.replace(".", "").startswith(prefix.replace(".", "")) for prefix in focused)
