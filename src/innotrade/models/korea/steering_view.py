"""Explorer views of :mod:`innotrade.models.korea.councils` and :mod:`~innotrade.models.korea.budgets`."""

from innotrade.models.korea.budgets import covered, hhi_bounds, moved
from innotrade.models.korea.councils import banzhaf, blocs, civilian_share, council, votes_needed


def power(government: int, parts: int, civilians: int, needed: int) -> list[dict]:
    """Seats and power in a council: each bloc of the government, and all civilians together.

    Parameters
    ----------
    government, civilians
        Members.
    parts
        Blocs of the government's members; more blocs than members count as one for each member.
    needed
        Per cent of the votes that must be passed, 50 to 90.

    Returns
    -------
    Rows ``group``, ``measure`` ("seats" or "power") and ``share`` (%).

    Raises
    ------
    ValueError
        As ``councils.council``.
    """
    sides = blocs(government, min(parts, max(government, 1)))
    votes = government + civilians
    index = banzhaf(sides + [1] * civilians, votes_needed(votes, needed / 100))
    rows = []
    for place, size in enumerate(sides):
        name = "government" if len(sides) == 1 else f"government {place + 1}"
        rows.append({"group": name, "measure": "seats", "share": 100 * size / votes})
        rows.append({"group": name, "measure": "power", "share": 100 * index[place]})
    outside = 0.0
    for value in index[len(sides):]:
        outside += value
    rows.append({"group": "civilians", "measure": "seats", "share": 100 * civilian_share(government, civilians)})
    rows.append({"group": "civilians", "measure": "power", "share": 100 * outside})
    return rows


def power_summary(values: dict, rows: list[dict]) -> str:
    """Say how many votes decide, whether a bloc has them alone, and what the civilians' seats are worth."""
    parts = min(values["parts"], max(values["government"], 1))
    found = council(values["government"], parts, values["civilians"], values["needed"] / 100)
    seats, strength = 100 * found["civilian_seats"], 100 * found["civilian_power"]
    votes = values["government"] + values["civilians"]
    text = (f"{found['quota']} of {votes} votes decide. Civilians hold {seats:.1f} % of the seats and "
            f"{strength:.1f} % of the power.")
    if values["civilians"] == 0:
        return f"{text} There are none."
    if found["alone"] == 1.0:
        side = "The government, voting as one," if parts == 1 else f"The largest bloc, with {found['largest']} votes,"
        return f"{text} {side} decides alone."
    if values["government"] == 0:
        return f"{text} Nobody sits for the government."
    if parts == 1:
        return f"{text} The government as one bloc of {found['largest']} has {100 - strength:.1f} %."
    return f"{text} The government's {parts} blocs share the rest; the largest has {found['largest']} votes."


def reallocation(ministries: list[dict], others: int, source: str, target: str, points: float,
                 seats: int) -> list[dict]:
    """Budget shares before and after points move from one ministry to another.

    Parameters
    ----------
    ministries
        Dicts with ``ministry`` and ``share`` (%), the known ones, largest first.
    others
        Bodies that share the rest.
    source, target
        Names of two ministries.
    points
        Per cent of the whole budget that moves, less than the source has.
    seats
        Seats at the table (not used in the rows; the sentence counts with them).

    Returns
    -------
    Rows ``ministry``, ``when`` ("before" or "after") and ``share`` (%); the rest as "all others".

    Raises
    ------
    ValueError
        A ministry is unknown, or as ``budgets.moved`` and ``budgets.split_rest``.
    """
    names = [item["ministry"] for item in ministries]
    for name, chosen in (("source", source), ("target", target)):
        if chosen not in names:
            raise ValueError(f"{name} must be one of {', '.join(names)}, got {chosen!r}")
    before = [item["share"] for item in ministries]
    after = moved(before, names.index(source), names.index(target), points)
    rows = []
    for when, shares in (("before", before), ("after", after)):
        rest = 100.0
        for name, share in zip(names, shares):  # noqa: B905 - Brython's zip knows no strict
            rows.append({"ministry": name, "when": when, "share": share})
            rest -= share
        rows.append({"ministry": "all others", "when": when, "share": rest})
    return rows


def reallocation_summary(values: dict, rows: list[dict]) -> str:
    """Say how concentrated the budget is before and after, as bounds, and what a table of so many seats covers."""
    told = []
    for when in ("before", "after"):
        shares = [row["share"] for row in rows if row["when"] == when and row["ministry"] != "all others"]
        rest = next(row["share"] for row in rows if row["when"] == when and row["ministry"] == "all others")
        if rest > values["others"] * min(shares) + 1e-9:
            return (f"{values['others']} others cannot hold {rest:.1f} % without one of them being larger than the "
                    f"smallest ministry named ({min(shares):.1f} %).")
        told.append((hhi_bounds(shares, values["others"]), covered(shares, values["others"], values["seats"])))
    (first, _), (last, table) = told
    text = (f"Before, the budget is as concentrated as {first['fewest']:.1f} to {first['most']:.1f} equal holders; "
            f"after, {last['fewest']:.1f} to {last['most']:.1f} (HHI {last['low']:.3f} to {last['high']:.3f}).")
    return f"{text} A table of {values['seats']} covers {table['low']:.1f} to {table['high']:.1f} % of it."


def regimes(periods: list[dict]) -> list[dict]:
    """Seats and power in each period of a council, the government as one bloc, as two, or each member alone.

    Parameters
    ----------
    periods
        Dicts with ``period``, ``government`` and ``civilians``.

    Returns
    -------
    Rows with ``civilian_seats``, ``as_one``, ``as_two`` and ``each_alone`` (civilians' power), all per cent.
    """
    rows = []
    for item in periods:
        government, civilians = item["government"], item["civilians"]
        power_of = [100 * council(government, parts, civilians)["civilian_power"] for parts in (1, 2, government)]
        rows.append({"period": item["period"], "government": government, "civilians": civilians,
                     "civilian_seats": 100 * civilian_share(government, civilians), "as_one": power_of[0],
                     "as_two": power_of[1], "each_alone": power_of[2]})
    return rows

