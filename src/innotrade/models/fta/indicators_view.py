"""Who are Korea's partners, and how concentrated is the trade? Explorer view of the trade indicators."""

from innotrade.models.fta.indicators import equivalent_number, hhi, hhi_normalised, shares


def partner_shares(partners: list[dict], year: int, measure: str, without: list[str]) -> list[dict]:
    """Partners of one year by one measure of trade, largest first, with shares.

        s_i = x_i / sum of x,  over the partners that are not left out

    Parameters
    ----------
    partners
        One dict a partner and year with ``country``, ``year``, ``exports`` and ``imports`` (one unit of money).
    year
        A year that ``partners`` has.
    measure
        ``"exports"``, ``"imports"`` or ``"trade"`` (their sum).
    without
        Names of partners to leave out.

    Returns
    -------
    One row a partner: ``rank``, ``country``, ``value`` (the unit of ``partners``), ``share`` and ``running_share`` (per
    cent).

    Raises
    ------
    ValueError
        ``year`` or ``measure`` is unknown, or ``without`` leaves fewer than 2 partners.
    """
    years = sorted(dict.fromkeys(partner["year"] for partner in partners))
    if year not in years:
        raise ValueError(f"year must be one of {', '.join(str(known) for known in years)}, got {year!r}")
    if measure not in ("exports", "imports", "trade"):
        raise ValueError(f"measure must be exports, imports or trade, got {measure!r}")
    kept = [(partner["country"], _trade(partner, measure)) for partner in partners
            if partner["year"] == year and partner["country"] not in without]
    if len(kept) < 2:
        raise ValueError(f"without must leave at least 2 partners to compare, it leaves {len(kept)}")
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    rows, running = [], 0.0
    for place, share in enumerate(shares([value for _, value in kept])):
        running += 100 * share
        country, value = kept[place]
        rows.append({"rank": place + 1, "country": country, "value": value, "share": 100 * share,
                     "running_share": min(running, 100.0)})
    return rows


def partner_shares_summary(values: dict, rows: list[dict]) -> str:
    """Say who leads and how concentrated the measure is, in the three forms of the index."""
    amounts = [row["value"] for row in rows]
    first = rows[0]
    return (f"{first['country']} leads Korea's {values['measure']} of {values['year']} with {first['share']:.1f} %. "
            f"Over {len(rows)} partners the HHI is {hhi(amounts):.3f}, normalised {hhi_normalised(amounts):.3f}: as "
            f"concentrated as {equivalent_number(amounts):.1f} equal partners.")


def _trade(partner: dict, measure: str) -> float:
    if measure == "trade":
        return partner["exports"] + partner["imports"]
    return partner[measure]
