"""How do published totals and stated guesses become the base year of a general-equilibrium model?

    trade(s,i,n) = share(s,i,n) x flow(i,n)

Published are the 25 flows among Korea, Brazil, Mexico, Japan and the rest of the world (all industries, sales at home
included, US$ million of 2014). MERCOSUR is Brazil enlarged by the bloc's GDP over Brazil's; what it gains leaves the
rest of the world, so that every other region's sales and purchases stay as published:

    flow(MERCOSUR, n) = scale x flow(Brazil, n)
    flow(rest, n) = flow(rest, n) - (scale - 1) x flow(Brazil, n)           the same for imports
    flow(rest, rest) = flow(rest, rest) - (scale - 1) x (Brazil at home + Brazil to rest + rest to Brazil)

The split by sector is nearly all assumption; ``basis`` in the data set ``ge-calibration`` says so figure by figure.
"""

from math import fsum

REST = "Rest of the world"
BLOC = "MERCOSUR"
MEMBER = "Brazil"


def calibrate(figures: list[dict]) -> list[dict]:
    """Trade and tariffs by exporter, importer and sector, from the figures of ``ge-calibration``.

    Parameters
    ----------
    figures
        Dicts with ``kind`` (``flow``, ``scale``, ``share``, ``tariff``; other kinds are passed over), ``exporter``,
        ``importer``, ``sector`` and ``value``.

    Returns
    -------
    One row an exporter, importer and sector: ``exporter``, ``importer``, ``sector``, ``trade`` (US$ million before
    duty) and ``tariff`` (%, 0 where none is listed).

    Raises
    ------
    ValueError
        ``figures`` lacks the scale or a flow, or the shares of a flow do not sum to 100 %.
    """
    flows = enlarge(_pick(figures, "flow"), _scale(figures))
    tariffs = {(row["exporter"], row["importer"], row["sector"]): row["value"] for row in _kind(figures, "tariff")}
    totals: dict = {}
    for row in _kind(figures, "share"):
        totals.setdefault((row["exporter"], row["importer"]), []).append(row["value"])
    for pair, parts in totals.items():
        if abs(fsum(parts) - 100) > 1e-6:
            raise ValueError(f"figures must give shares that sum to 100 % from {pair[0]} to {pair[1]}, "
                             f"got {fsum(parts)!r}")
        if pair not in flows:
            raise ValueError(f"figures must hold a flow from {pair[0]} to {pair[1]}")
    rows = []
    for row in _kind(figures, "share"):
        exporter, importer, sector = row["exporter"], row["importer"], row["sector"]
        rows.append({"exporter": exporter, "importer": importer, "sector": sector,
                     "trade": flows[exporter, importer] * row["value"] / 100,
                     "tariff": tariffs.get((exporter, importer, sector), 0)})
    return rows


def elasticities(figures: list[dict]) -> dict:
    """Trade elasticity by sector, as listed in the figures of ``ge-calibration``."""
    return {row["sector"]: row["value"] for row in _kind(figures, "elasticity")}


def enlarge(flows: dict, scale: float) -> dict:
    """Flows with the bloc in the place of its member, taken out of the rest of the world.

    Parameters
    ----------
    flows
        Amounts by (exporter, importer), with ``"Brazil"`` and ``"Rest of the world"`` among the regions.
    scale
        Size of the bloc over the member's, at least 1.

    Returns
    -------
    Amounts by (exporter, importer) with ``"MERCOSUR"`` instead of ``"Brazil"``; they sum to the same world total.

    Raises
    ------
    ValueError
        ``scale`` is below 1 or so large that the rest of the world would sell a negative amount.

    >>> world = {("Brazil", "Brazil"): 8, ("Brazil", "Rest of the world"): 2,
    ...          ("Rest of the world", "Brazil"): 2, ("Rest of the world", "Rest of the world"): 88}
    >>> enlarge(world, 1.5)["MERCOSUR", "MERCOSUR"]
    12.0
    """
    if not scale >= 1:
        raise ValueError(f"scale must be at least 1 (the bloc holds its member), got {scale!r}")
    more, result = scale - 1, {}
    for (exporter, importer), amount in flows.items():
        bloc_end = MEMBER in (exporter, importer)
        rest_end = REST in (exporter, importer)
        if bloc_end:
            amount = amount * scale
        elif exporter == importer == REST:
            amount -= more * (flows[MEMBER, MEMBER] + flows[MEMBER, REST] + flows[REST, MEMBER])
        elif rest_end:
            amount -= more * flows[MEMBER if exporter == REST else exporter, MEMBER if importer == REST else importer]
        if amount < 0:
            raise ValueError(f"scale must leave the rest of the world something to trade, got {scale!r}")
        result[BLOC if exporter == MEMBER else exporter, BLOC if importer == MEMBER else importer] = amount
    return result


def _kind(figures: list[dict], kind: str) -> list[dict]:
    return [row for row in figures if row["kind"] == kind]


def _pick(figures: list[dict], kind: str) -> dict:
    return {(row["exporter"], row["importer"]): row["value"] for row in _kind(figures, kind)}


def _scale(figures: list[dict]) -> float:
    found = _kind(figures, "scale")
    if len(found) != 1:
        raise ValueError(f"figures must hold one row of kind scale, got {len(found)}")
    return found[0]["value"]
