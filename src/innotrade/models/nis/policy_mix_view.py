"""Which tools are missing, as far as a damaged table tells? Explorer views of the start-up policies of Table 7."""

from innotrade.models.nis.policy_mix import (
    balance,
    certainly_less,
    completeness,
    filled_bounds,
    jaccard_bounds,
    share_bounds,
)

#: The ten tools of Table 7 in its order, with their categories; two of them have no status that can be placed.
TOOLS = (
    ("Seed capital", "Financing"),
    ("Crowdfunding", "Financing"),
    ("Angel investors", "Financing"),
    ("Venture capital", "Financing"),
    ("Incubators", "Services and training"),
    ("Accelerators", "Services and training"),
    ("Technology transfer and university spin-offs", "Services and training"),
    ("Business training", "Services and training"),
    ("Taxation and special legislation", "Regulation"),
    ("Ease of creating or closing down business", "Regulation"),
)
#: Names of tools that are too long for the margin of a chart.
SHORT = {
    "Technology transfer and university spin-offs": "Technology transfer",
    "Taxation and special legislation": "Taxation, legislation",
    "Ease of creating or closing down business": "Founding and closing",
}
COUNTRIES = ("Argentina", "Brazil", "Chile", "Colombia", "Mexico", "Peru")
CATEGORIES = ("Financing", "Services and training", "Regulation")
READINGS = ("cells", "labels", "blank")


def statuses(entries: list[dict], tool: str) -> list[str]:
    """Statuses that are printed after a tool's name, in the order of the text."""
    return [entry["status"] for entry in entries if entry["tool"] == tool]


def score(status: str, recent: float, developing: float) -> float:
    """What a status counts: 1 implemented, ``recent`` recently created, ``developing`` in development, 0 to be created.

    >>> score("In development", 0.5, 0.25)
    0.25
    """
    points = {"Implemented": 1.0, "recently created": recent, "In development": developing,
              "Needs to be created or reformed": 0.0}
    if status not in points:
        raise ValueError(f"status must be one of {', '.join(points)}, got {status!r}")
    return points[status]


def tool_bounds(entries: list[dict], reading: str, recent: float, developing: float) -> dict[str, tuple[float, float]]:
    """Completeness of each tool over the six countries, as an interval.

    Parameters
    ----------
    entries
        One dict a printed status with ``tool``, ``status`` and ``placement`` (cell, tool or lost).
    reading
        What is assumed: ``"cells"`` (only what the text places in a cell), ``"labels"`` (a status belongs to the tool
        printed before it) or ``"blank"`` (that, and a cell without a status means that there is no tool).
    recent, developing
        What a tool counts that is recently created, and one that is in development, each from 0 to 1.

    Returns
    -------
    For each of the ten tools the least and the greatest mean score, from 0 to 1.
    """
    if reading not in READINGS:
        raise ValueError(f"reading must be one of {', '.join(READINGS)}, got {reading!r}")
    placed = ("cell",) if reading == "cells" else ("cell", "tool")
    known = {tool: [score(status, recent, developing) for status in statuses(
        [entry for entry in entries if entry["placement"] in placed], tool)] for tool, _ in TOOLS}
    loose = [score(entry["status"], recent, developing) for entry in entries if entry["placement"] not in placed]
    unknown = {tool: len(COUNTRIES) - len(known[tool]) for tool in known}
    lost = len(COUNTRIES) * len(TOOLS) - len(entries) + len(loose)
    bounds = {}
    for tool in known:
        if reading == "blank":
            bounds[tool] = filled_bounds(known[tool], unknown[tool], loose, lost - unknown[tool])
        else:
            bounds[tool] = share_bounds(known[tool], unknown[tool])
    return bounds


def tool_gaps(
    entries: list[dict], reading: str, recent: float, developing: float, financing: float, services: float,
    regulation: float,
) -> list[dict]:
    """Tools by what is missing of them for certain, then by what may be missing.

        gap = weight of the category x (1 - completeness)

    Parameters
    ----------
    entries, reading
        As for :func:`tool_bounds`.
    recent, developing
        As there, in per cent.
    financing, services, regulation
        Weights of the three categories, 0 or more, not all 0; they are made relative to the largest.

    Returns
    -------
    One row a tool: ``place``, ``tool`` (short), ``category``, ``low`` and ``high`` (completeness, %), ``certain`` and
    ``possible`` (the gap at least and at most, 0 to 100), ``beaten_by`` (tools that are certainly more complete),
    ``all_low`` and ``all_high`` (completeness of the whole grid, %).

    Raises
    ------
    ValueError
        As :func:`tool_bounds`, and when the weights are negative or all 0.
    """
    weights = {"financing": financing, "services": services, "regulation": regulation}
    for name, weight in weights.items():
        if weight < 0:
            raise ValueError(f"{name} must be 0 or more, got {weight!r}")
    top = max(weights.values())
    if top == 0:
        raise ValueError("financing, services and regulation must not all be 0: then no gap matters")
    relative = {category: weight / top for category, weight in zip(CATEGORIES, weights.values(), strict=True)}
    bounds = tool_bounds(entries, reading, recent / 100, developing / 100)
    whole = whole_bounds(entries, reading, recent / 100, developing / 100)
    rows = []
    for tool, category in TOOLS:
        low, high = bounds[tool]
        rows.append({
            "tool": SHORT.get(tool, tool), "category": category, "low": 100 * low, "high": 100 * high,
            "certain": 100 * relative[category] * (1 - high), "possible": 100 * relative[category] * (1 - low),
            "beaten_by": len([1 for other in bounds if certainly_less(bounds[tool], bounds[other])]),
            "all_low": 100 * whole[0], "all_high": 100 * whole[1],
        })
    rows.sort(key=lambda row: (-row["certain"], -row["possible"], row["tool"]))
    return [{"place": place + 1, **row} for place, row in enumerate(rows)]


def whole_bounds(entries: list[dict], reading: str, recent: float, developing: float) -> tuple[float, float]:
    """Completeness of the whole grid: every printed status counts, wherever it belongs.

    The interval is narrower than the tools' together, because a status without a place is still a status.
    """
    known = [score(entry["status"], recent, developing) for entry in entries]
    blank = len(COUNTRIES) * len(TOOLS) - len(known)
    return share_bounds(known + ([0.0] * blank if reading == "blank" else []), 0 if reading == "blank" else blank)


def tool_gaps_summary(values: dict, rows: list[dict]) -> str:
    """Say how complete the grid is and which gap is certain."""
    low, high = rows[0]["all_low"], rows[0]["all_high"]
    whole = f"{low:.0f} %" if high - low < 0.5 else f"between {low:.0f} and {high:.0f} %"
    ordered = len([1 for row in rows for _ in range(row["beaten_by"])])
    pairs = len(rows) * (len(rows) - 1) // 2
    sure = [row["tool"] for row in rows if row["certain"] > rows[0]["certain"] - 1e-9 and row["certain"] > 1e-9]
    have = "has" if ordered == 1 else "have"
    text = f"The ten tools together are {whole} complete. Of {pairs} pairs of tools {ordered} {have} a certain order. "
    if len(sure) == 0:
        return text + "No gap is certain."
    return text + f"The largest certain gap is that of {' and '.join(sure)}: at least {rows[0]['certain']:.0f} of 100."


def two_mixes(tools: list[dict]) -> list[dict]:
    """Completeness of two mixes by category, as far as a reader knows them.

    Parameters
    ----------
    tools
        One dict a tool with ``tool``, ``category``, ``here`` and ``there`` (yes, no or unknown).

    Returns
    -------
    One row a category with tools, and one for all: ``place``, ``group``, ``tools``, ``here_low``, ``here_high``,
    ``there_low`` and ``there_high`` (completeness, %), and on every row what belongs to the whole: ``like_low`` and
    ``like_high`` (Jaccard, %), ``even_low`` and ``even_high`` (balance here, %; ``None`` where there is none) and
    ``open`` (tools here that are not known).

    Raises
    ------
    ValueError
        A tool's answer is none of the three, or no tool can be in either mix.
    """
    here, there = _answers(tools, "here"), _answers(tools, "there")
    like = jaccard_bounds(here, there)
    groups = [category for category in CATEGORIES if category in [row["category"] for row in tools]]
    spread = [completeness(_of(tools, here, group)) for group in groups]
    even = balance(spread) if len(groups) > 1 else None
    rows = []
    for group in [*groups, "all tools"]:
        mine, theirs = completeness(_of(tools, here, group)), completeness(_of(tools, there, group))
        rows.append({
            "place": len(rows) + 1, "group": group, "tools": len(_of(tools, here, group)),
            "here_low": 100 * mine[0], "here_high": 100 * mine[1],
            "there_low": 100 * theirs[0], "there_high": 100 * theirs[1],
            "like_low": 100 * like[0], "like_high": 100 * like[1],
            "even_low": None if even is None else 100 * even[0], "even_high": None if even is None else 100 * even[1],
            "open": len([1 for answer in here if answer is None]),
        })
    return rows


def two_mixes_summary(values: dict, rows: list[dict]) -> str:
    """Say how complete, balanced and alike the mixes are, and what is still open."""
    whole = rows[-1]
    text = f"Your mix is {_interval(whole['here_low'], whole['here_high'])} complete"
    if whole["even_low"] is not None:
        text += f" and its balance lies at {_interval(whole['even_low'], whole['even_high'])}"
    text += f". The two mixes are {_interval(whole['like_low'], whole['like_high'])} alike. "
    if whole["open"] == 0:
        return text + "Every tool of yours is known."
    return text + f"{whole['open']} of {whole['tools']} tools of yours are not known: each answer narrows the interval."


def _interval(low: float, high: float) -> str:
    return f"{low:.0f} %" if high - low < 0.5 else f"{low:.0f} to {high:.0f} %"


def _answers(tools: list[dict], side: str) -> list:
    read = {"yes": True, "no": False, "unknown": None}
    for row in tools:
        if row[side] not in read:
            raise ValueError(f"{side} must be yes, no or unknown, got {row[side]!r}")
    return [read[row[side]] for row in tools]


def _of(tools: list[dict], answers: list, group: str) -> list:
    return [answer if answer is None else float(answer) for row, answer in zip(tools, answers, strict=True)
            if group in ("all tools", row["category"])]
