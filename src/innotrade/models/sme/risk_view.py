"""Who carries the risk? The explorers of the lesson on export insurance: a fund, a firm, and a claim for duty.

Fund and firm come from :mod:`innotrade.models.sme.risk`, the claim from :mod:`innotrade.models.sme.risk_rules`. Percent
on the page are turned into fractions here.
"""

from math import fsum

from innotrade.models.sme import risk, risk_rules

#: Shares of defaulting firms at which the fund's curves are drawn, %.
SHARES = 41
#: A chance below this counts as none, %.
LEAST = 1e-4
#: One year in 200: what the safe premium allows.
SAFE_LEVEL = 0.005
MOST_FAILED = 8


def fund(firms: int, default: float, correlation: float, severity: float, premium: float, reserve: float,
         cost: float) -> list[dict]:
    """How likely years are in which more than a share of the insured firms default, and whether the fund survives.

    Parameters
    ----------
    firms
        Insured, of equal size, 1 or more.
    default
        Firms that default in an average year, %.
    correlation
        Of their fortunes, %, 0 to 90.
    severity
        Lost of a debt in default, %; the fund pays all of it.
    premium, reserve, cost
        % of the insured sum.

    Returns
    -------
    Rows by ``share`` of firms (%) with ``independent`` and ``correlated`` (chance of a worse year, %; the second for
    very many firms), and in every row ``payable`` (defaults), ``affordable`` (%), ``ruin``, ``ruin_independent``,
    ``ruin_many`` (% of years), ``fair`` and ``safe`` (premium, %; safe is ruin once in 200 years).

    >>> row = fund(200, 3, 15, 60, 2.3, 5, 0.5)[0]
    >>> row["payable"], round(row["ruin"], 2), round(row["fair"], 2), round(row["safe"], 2)
    (22, 2.87, 2.3, 5.64)
    """
    p, r, s, a = default / 100, correlation / 100, severity / 100, cost / 100
    part = risk.affordable(reserve / 100, premium / 100, a, s)
    most = risk.payable(firms, part)
    found = {"payable": most, "affordable": min(max(100 * part, 0.0), 100.0),
             "ruin": _percent(risk.ruin_in_pool(firms, p, r, most)),
             "ruin_independent": _percent(risk.ruin_independent(firms, p, most)),
             "ruin_many": _percent(risk.ruin_many_firms(p, r, part)),
             "fair": 100 * risk.fair_premium(p, s, 1, a),
             "safe": 100 * risk.safe_premium(p, r, s, reserve / 100, a, SAFE_LEVEL)}
    rows, alone = [], 100.0
    for number in range(SHARES):
        if alone > 0:
            alone = _percent(risk.ruin_independent(firms, p, risk.payable(firms, number / 100)))
        together = _percent(risk.ruin_many_firms(p, r, number / 100))
        rows.append({"share": number, "independent": alone, "correlated": together, **found})
    return rows


def fund_sentence(values: dict, rows: list[dict]) -> str:
    """Say for how many defaults the fund pays, how often it is ruined, and what premium would be fair or safe."""
    row, firms = rows[0], values["firms"]
    if row["payable"] < 0:
        return "Reserve and premiums do not even pay the costs: the fund is ruined without a single default."
    text = f"The fund can pay for {row['payable']} defaults of {firms:.0f}."
    text += f" If each firm fails on its own it is ruined {often(row['ruin_independent'])}"
    text += f", with these correlations {often(row['ruin'])}; with very many firms {often(row['ruin_many'])}."
    years = 100 * risk.within_years(row["ruin"] / 100, 10)
    text += f" Within ten years the chance of ruin is {years:.0f} %."
    gap = values["premium"] - row["fair"]
    side = "the fair one"
    if abs(gap) > 5e-3:
        side = f"{abs(gap):.2f} points {'above' if gap > 0 else 'below'} the fair one"
    text += f" The premium is {side} ({row['fair']:.2f} %); "
    if row["safe"] <= row["fair"]:
        return text + "with this reserve the fair one leaves ruin rarer than once in 200 years, if firms are many."
    return text + f"ruin once in 200 years takes {row['safe']:.2f} %, if firms are many."


def often(percent: float) -> str:
    """Say how often something happens that has this chance a year, in %.

    >>> often(2.5), often(0), often(80), often(100)
    ('in 1 year of 40', 'practically never', 'in 80 % of years', 'every year')
    """
    if percent < 2 * LEAST:
        return "practically never"
    if percent > 99.95:
        return "every year"
    return f"in {percent:.0f} % of years" if percent >= 20 else f"in 1 year of {100 / percent:,.0f}"


def firm(exports: float, buyers: int, default: float, cushion: float, cover: float, premium: float,
         support: float) -> list[dict]:
    """What an exporter loses when buyers fail, bare and insured, against what it can bear.

    Parameters
    ----------
    exports
        On credit in a year, thousand US$, greater than 0.
    buyers
        Of equal size, 1 or more; each fails on its own and then pays nothing.
    default
        Buyers that fail in a year, %.
    cushion
        Loss that the firm survives, thousand US$, 0 or more.
    cover
        Part of a loss that the policy pays, %.
    premium
        % of the exports.
    support
        Part of the premium that somebody else pays, up to so many thousand US$.

    Returns
    -------
    Rows by ``failed`` buyers (up to 8) with the ``chance`` (%), ``bare`` and ``insured`` loss (thousand US$, premium
    included); in every row ``cushion``, ``ruin_bare``, ``ruin_insured`` (%), and ``paid`` by the firm and ``public``
    (thousand US$).

    >>> row = firm(1100, 8, 0.5, 100, 90, 0.4, 4.3)[1]
    >>> round(row["bare"], 1), round(row["insured"], 2), round(row["ruin_bare"], 2), round(row["ruin_insured"], 2)
    (137.5, 13.85, 3.93, 0.0)
    """
    if not 0 < exports < 1e12:
        raise ValueError(f"exports must be greater than 0 (thousand US$), got {exports!r}")
    for name, value in (("cushion", cushion), ("support", support), ("premium", premium)):
        if not 0 <= value < 1e12:
            raise ValueError(f"{name} must be 0 or more, got {value!r}")
    if not 0 <= cover <= 100:
        raise ValueError(f"cover must lie from 0 to 100 (%), got {cover!r}")
    bill, part = exports * premium / 100, cover / 100
    public = min(bill, support)
    paid, each = bill - public, exports / buyers
    bare = risk.ruin_independent(buyers, default / 100, risk.payable(buyers, cushion / exports))
    kept = each * (1 - part)
    left = -1 if cushion < paid else buyers if kept == 0 else risk.payable(buyers, (cushion - paid) / kept / buyers)
    insured = risk.ruin_independent(buyers, default / 100, left)
    found = {"cushion": cushion, "ruin_bare": _percent(bare), "ruin_insured": _percent(insured), "paid": paid,
             "public": public}
    rows, more = [], 1.0
    for failed in range(min(int(buyers), MOST_FAILED) + 1):
        beyond = risk.ruin_independent(buyers, default / 100, failed)
        rows.append({"failed": failed, "chance": _percent(more - beyond), "bare": failed * each,
                     "insured": paid + failed * kept, **found})
        more = beyond
    return rows


def firm_sentence(values: dict, rows: list[dict]) -> str:
    """Say what one failed buyer costs, how often the firm fails, what the policy costs and what it saves on average."""
    row, one = rows[0], rows[1]
    text = f"One buyer that fails costs {one['bare']:,.1f} thousand dollars bare and {one['insured']:,.1f} insured."
    text += f" More than the firm can bear is lost {often(row['ruin_bare'])} without a policy"
    text += f" and {often(row['ruin_insured'])} with one."
    saved = values["exports"] * values["default"] / 100 * values["cover"] / 100
    text += f" The firm pays {row['paid']:,.2f} thousand and somebody else {row['public']:,.2f}"
    return text + f", for claims of {saved:,.2f} thousand in an average year."


def claim(lines: list[dict], duty: float, rate: float, digits: int) -> list[dict]:
    """A claim for the duty on an import of several goods, line by line, and the sum.

    Parameters
    ----------
    lines
        Each with ``goods``, ``units`` (greater than 0) and ``price`` a unit (0 or more).
    duty
        Fee or duty paid on all lines together, the same money.
    rate
        Part refunded, %.
    digits
        Behind the point, to which ratio, part, claim and claim a unit are rounded.

    Returns
    -------
    Rows with ``goods``, ``value``, ``ratio``, ``part``, ``claim``, ``per_unit``, ``uncut`` (claim without any rounding)
    and ``filed`` (the claim written with all its digits); the last row, ``"all lines"``, has the sums and no claim a
    unit (0).

    >>> rows = claim([{"goods": "a", "units": 5000, "price": 10}, {"goods": "b", "units": 6000, "price": 15},
    ...               {"goods": "c", "units": 10000, "price": 20}], 485, 99, 4)
    >>> rows[0]["claim"], rows[0]["per_unit"], rows[3]["filed"]
    (70.6301, 0.0141, '480.1500')
    """
    for line in lines:
        if not 0 < line["units"] < 1e12:
            raise ValueError(f"units must be greater than 0, got {line['units']!r}")
    worth = [line["units"] * line["price"] for line in lines]
    found = risk_rules.drawback_claim(worth, duty, rate / 100, digits)
    rows = []
    for place, line in enumerate(lines):
        one = found[place]
        unit = risk_rules.rounded(one["claim"] / line["units"], digits)
        filed = f"{one['claim']:.{int(digits)}f}"
        rows.append({"goods": line["goods"] or "(no name)", "filed": filed, "value": worth[place], **one,
                     "per_unit": unit})
    total = {name: fsum([row[name] for row in rows]) for name in ("value", "ratio", "part", "claim", "uncut")}
    rows.append({"goods": "all lines", "filed": f"{total['claim']:.{int(digits)}f}", **total, "per_unit": 0.0})
    return rows


def claim_sentence(values: dict, rows: list[dict]) -> str:
    """Say the claim, what it would be without rounding, and what rounding the claim a unit does to it."""
    total = rows[-1]
    gap = total["claim"] - total["uncut"]
    text = f"By the order of the law the claim is {total['filed']}, of a duty of {values['duty']:,.2f}."
    if abs(gap) < 5e-5:
        text += " Without rounding it would be the same."
    else:
        text += f" Without rounding it would be {total['uncut']:,.4f}, {abs(gap):,.4f} {'less' if gap > 0 else 'more'}."
    by_unit = fsum([rows[place]["per_unit"] * line["units"] for place, line in enumerate(values["lines"])])
    text += f" Claimed unit by unit it comes to {by_unit:,.2f}"
    if total["ratio"] > 1 + 1e-9:
        text += f"; the ratios add to {total['ratio']:.4f}, more than the whole"
    elif total["ratio"] < 1 - 1e-9:
        text += f"; the ratios add to {total['ratio']:.4f}, less than the whole"
    return text + "."


def _percent(chance: float) -> float:
    return 100 * chance if 100 * chance > LEAST else 0.0
