"""Explorer view of the evidence sheet: a country's gaps in the order of the reader's weights.

A gap is that of :func:`innotrade.models.capstone.gaps.shortfall`; an indicator without a value is listed last, with the
reason, and no number stands in its place.
"""

from innotrade.models.capstone.gaps import priority, shortfall

#: Themes of the sheet, by the part of the course that teaches most of it.
THEMES = ("trade with Korea", "research", "skills", "export promotion", "small-firm finance")
KOREA, BEST = "Korea", "best of the eight"
BENCHMARKS = (KOREA, BEST)


def against(row: dict, benchmark: str) -> tuple:
    """Return benchmark value and its owner for a row of the evidence; the best of the eight where Korea has none.

    Parameters
    ----------
    row
        With ``korea`` (a number or ``None``), ``owner`` (whose it is: the OECD's stands where Korea has none), ``best``
        and ``best_country``.
    benchmark
        One of ``BENCHMARKS``.

    >>> against({"korea": None, "owner": "Korea", "best": 7.1, "best_country": "Chile"}, "Korea")
    (7.1, 'Chile')
    """
    if benchmark not in BENCHMARKS:
        raise ValueError(f"benchmark must be one of {', '.join(BENCHMARKS)}, got {benchmark!r}")
    if benchmark == KOREA and row["korea"] is not None:
        return row["korea"], row["owner"]
    return row["best"], row["best_country"]


def gaps_of(country: str, benchmark: str, evidence: list[dict]) -> list[dict]:
    """Return a country's rows of the evidence with benchmark and gap, in the order of the evidence.

    Parameters
    ----------
    country
        One of those in ``evidence``.
    benchmark
        One of ``BENCHMARKS``.
    evidence
        Rows ``country``, ``theme``, ``indicator``, ``value`` (or ``None``), ``unit``, ``less``, ``korea``, ``owner``,
        ``best``, ``best_country``, ``year``, ``source`` and ``note``.

    Returns
    -------
    The rows with ``benchmark``, ``against`` and ``gap`` (%, or ``None`` without a value).

    Raises
    ------
    ValueError
        The country is not there, or the benchmark unknown.
    """
    found = [row for row in evidence if row["country"] == country]
    if not found:
        names = list(dict.fromkeys([row["country"] for row in evidence]))
        raise ValueError(f"country must be one of {', '.join(names)}, got {country!r}")
    rows = []
    for row in found:
        level, owner = against(row, benchmark)
        gap = None if row["value"] is None else shortfall(row["value"], level, row["less"])
        rows.append({**row, "benchmark": level, "against": owner, "gap": gap})
    return rows


def sheet(country: str, benchmark: str, trade: float, research: float, skills: float, promotion: float, finance: float,
          evidence: list[dict]) -> list[dict]:
    """The evidence sheet of a country, its gaps ranked by weight times gap.

    Parameters
    ----------
    country, benchmark, evidence
        As in :func:`gaps_of`.
    trade, research, skills, promotion, finance
        Weights of the five themes, 0 or more, in the order of ``THEMES``.

    Returns
    -------
    Rows ``rank`` (a number, or "not ranked"), ``indicator``, ``value``, ``unit``, ``benchmark``, ``against``, ``gap``
    (%), ``note`` (known flaws, or why there is no value), ``year``, ``source``, ``priority`` and ``theme``.

    Raises
    ------
    ValueError
        As :func:`gaps_of`, a weight is below 0, or all weights are 0.
    """
    weights = dict(zip(THEMES, (trade, research, skills, promotion, finance), strict=True))
    if max(weights.values()) <= 0:
        raise ValueError("trade, research, skills, promotion and finance must not all weigh 0")
    rows = []
    for row in gaps_of(country, benchmark, evidence):
        counted = None if row["gap"] is None else priority(row["gap"], weights[row["theme"]])
        rows.append({"rank": "not ranked", "indicator": row["indicator"], "value": row["value"], "unit": row["unit"],
                     "benchmark": row["benchmark"], "against": row["against"], "gap": row["gap"], "note": row["note"],
                     "year": row["year"], "source": row["source"], "priority": counted, "theme": row["theme"]})
    known = sorted([row for row in rows if row["gap"] is not None], key=lambda row: (-row["priority"], -row["gap"]))
    for place, row in enumerate(known):
        row["rank"] = str(place + 1)
    return known + [row for row in rows if row["gap"] is None]


def sheet_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`sheet`: the first gaps, what is missing, and what rests on a doubtful figure."""
    known = [row for row in rows if row["gap"] is not None]
    missing = [row["indicator"] for row in rows if row["gap"] is None]
    gaps = [row for row in known if row["priority"] > 0]
    said = [f"{values['country']}, measured by {values['benchmark']}."]
    if gaps:
        said.append(f"First: {gaps[0]['indicator']}, {gaps[0]['gap']:.0f} % of the benchmark is lacking.")
        if len(gaps) > 1:
            said.append(f"Then {' and '.join([row['indicator'] for row in gaps[1:3]])}.")
    else:
        said.append("Nothing is lacking that your weights count.")
    level = [row["indicator"] for row in known if row["gap"] == 0]
    if level:
        said.append(f"Level or ahead: {', '.join(level)}.")
    said.append(f"No value: {', '.join(missing)}; that is not a gap of nothing." if missing
                else "Every indicator has a value.")
    if gaps:
        doubtful = len([row for row in gaps[:3] if row["note"]])
        has = "has" if doubtful < 2 else "have"
        said.append(f"{doubtful or 'None'} of the first {min(3, len(gaps))} {has} a known flaw.")
    return " ".join(said)
