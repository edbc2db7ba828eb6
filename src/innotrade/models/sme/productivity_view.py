"""What would it add if small firms caught up, and is the wage gap a gap of schooling? Two explorers' rows.

Formulas in :mod:`innotrade.models.sme.productivity` and :mod:`innotrade.models.sme.oaxaca`; here in per cent.
"""

from innotrade.models.sme import oaxaca, productivity


def catching_up(relative: float, share: float, closed: float, moved: float) -> list[dict]:
    """Output per worker now and after small firms catch up in part and some of their workers move to large firms.

    Parameters
    ----------
    relative
        Productivity of small firms, % of large; above 0 and up to 100.
    share
        Small firms' part of employment, %; 0 to 100.
    closed
        Part of the gap that closes, %; 0 to 100.
    moved
        Part of small firms' workers that moves to large firms, %; 0 to 100.

    Returns
    -------
    Rows ``line``, ``output`` (per worker, large firms = 100) and ``change`` (% of output now): now, the within and the
    between part of the change, and then.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> [round(row["output"], 1) for row in catching_up(50, 50, 50, 0)]
    [75.0, 12.5, 0.0, 87.5]
    """
    for name, number in (("share", share), ("closed", closed), ("moved", moved)):
        if not 0 <= number <= 100:
            raise ValueError(f"{name} must lie from 0 to 100 (%), got {number!r}")
    if not 0 < relative <= 100:
        raise ValueError(f"relative must lie above 0 and up to 100 (% of large firms), got {relative!r}")
    small, after = share / 100, share / 100 * (1 - moved / 100)
    then = relative + closed / 100 * (100 - relative)
    parts = productivity.between_within([small, 1 - small], [relative, 100.0], [after, 1 - after], [then, 100.0])
    now = 100 * productivity.aggregate(small, relative / 100)
    found = (("now", now), ("within (improve)", parts.within),
             ("between (move)", parts.between), ("then", now + parts.total))
    return [{"line": line, "output": value, "change": 100 * (value - (now if line == "then" else 0.0)) / now}
            if line != "now" else {"line": line, "output": value, "change": 0.0} for line, value in found]


def catching_up_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`catching_up`: output now and then, and which part does it."""
    now, within, between, then = rows
    text = (f"All together produce {now['output']:.0f} % of what a worker in a large firm does; with these changes "
            f"{then['output']:.0f} %, that is {then['change']:.1f} % more output per worker.")
    if within["output"] == 0 and between["output"] == 0:
        return f"All together produce {now['output']:.0f} % of what a worker in a large firm does. Nothing changes yet."
    if values["moved"] == 0:
        return f"{text} All of it comes from within small firms."
    if values["closed"] == 0:
        return f"{text} All of it comes from workers who move; no firm has improved."
    return f"{text} Within small firms: {within['change']:.1f} points of it, by moving: {between['change']:.1f}."


def schooling_gap(
    tertiary_small: float, tertiary_large: float, wage: float, premium_small: float, premium_large: float,
) -> list[dict]:
    """Part of the wage gap between large and small firms that schooling explains, for three references.

    Parameters
    ----------
    tertiary_small, tertiary_large
        Workers with tertiary education, %; 0 to 100.
    wage
        Mean wage in small firms, % of that in large; above 0 and below 100.
    premium_small, premium_large
        Wage of a worker with tertiary education over that of one without, within small and within large firms; 1 or
        more.

    Returns
    -------
    Rows ``reference``, ``explained`` and ``unexplained`` (% of large firms' wage) and ``part`` (% of the gap).

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> [round(row["part"], 1) for row in schooling_gap(0, 50, 50, 2, 2)]
    [50.0, 58.3, 66.7]
    """
    if not 0 < wage < 100:
        raise ValueError(f"wage must lie above 0 and below 100 (% of that in large firms), got {wage!r}")
    for name, number in (("tertiary_small", tertiary_small), ("tertiary_large", tertiary_large)):
        if not 0 <= number <= 100:
            raise ValueError(f"{name} must lie from 0 to 100 (% of workers), got {number!r}")
    for name, number in (("premium_small", premium_small), ("premium_large", premium_large)):
        if not number >= 1:
            raise ValueError(f"{name} must be 1 or more (2 is twice the wage), got {number!r}")
    parts = oaxaca.by_share(tertiary_large / 100, tertiary_small / 100, 100.0, wage, premium_large, premium_small)
    rows = []
    for reference, weight in (("pay in small firms", 0.0), ("half and half", 0.5),
                              ("pay in large firms", 1.0)):
        found = oaxaca.explained(parts, weight)
        rows.append({"reference": reference, "explained": found, "unexplained": parts.gap - found,
                     "part": 100 * found / parts.gap})
    return rows


def schooling_gap_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`schooling_gap`: the span of the explained part."""
    low, high = sorted([rows[0]["part"], rows[2]["part"]])
    gap = 100 - values["wage"]
    if abs(high - low) < 0.5:
        return (f"Of a wage gap of {gap:.0f} points schooling explains {high:.0f} %, whichever reference is taken; "
                f"the rest is paid to workers with the same schooling.")
    return (f"Of a wage gap of {gap:.0f} points schooling explains {low:.0f} to {high:.0f} %: it depends on whose pay "
            f"for schooling one takes. The rest is paid to workers with the same schooling.")
