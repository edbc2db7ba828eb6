"""How many firms go on exporting, when some of them still do? A register read without throwing anybody away.

    S(t) = product over t_i <= t of (1 - d_i / n_i)       d_i firms leave after t_i years, n_i were still observed then
    se(t) = S(t) sqrt(sum of d_i / (n_i (n_i - d_i)))     Greenwood's standard error

A firm that still exports when the register is read is censored: it counts in n_i up to its last year and never in d_i.
Times are in one unit (years); S is a fraction. References: Kaplan and Meier (1958); Greenwood (1926).
"""

from math import fsum, isfinite, sqrt


def kaplan_meier(times: list[float], left: list[bool]) -> list[dict]:
    """Product-limit estimate of survival.

    Parameters
    ----------
    times
        Years from a firm's first export to its last observation, each above 0.
    left
        For each firm, whether it has left (``True``) or still exports when the register is read (``False``).

    Returns
    -------
    One row for each time at which a firm leaves: ``time``, ``at_risk``, ``leaving``, ``survival`` and
    ``standard_error`` (fractions).

    Raises
    ------
    ValueError
        No firm, lists of different length, or a time that is not above 0.

    >>> [round(row["survival"], 2) for row in kaplan_meier([1, 2, 3, 4], [True, False, True, False])]
    [0.75, 0.38]
    """
    _check(times, left)
    survival, spread, rows = 1.0, [], []
    for moment in sorted(dict.fromkeys(time for time, gone in zip(times, left, strict=True) if gone)):
        at_risk = len([time for time in times if time >= moment])
        leaving = len([time for time, gone in zip(times, left, strict=True) if gone and time == moment])
        survival *= 1 - leaving / at_risk
        error = 0.0
        if leaving < at_risk:
            spread.append(leaving / (at_risk * (at_risk - leaving)))
            error = survival * sqrt(fsum(spread))
        rows.append({"time": moment, "at_risk": at_risk, "leaving": leaving, "survival": survival,
                     "standard_error": error})
    return rows


def survival_at(rows: list[dict], time: float) -> float:
    """Survival after so many years, from the rows of :func:`kaplan_meier`.

    >>> survival_at(kaplan_meier([1, 2], [True, False]), 1.5)
    0.5
    """
    found = 1.0
    for row in rows:
        if row["time"] <= time:
            found = row["survival"]
    return found


def median_time(rows: list[dict]) -> float | None:
    """First time at which at most half go on; ``None`` where more than half do to the end of the register.

    >>> median_time(kaplan_meier([1, 2, 3], [True, True, False]))
    2
    """
    for row in rows:
        if row["survival"] <= 0.5:
            return row["time"]
    return None


def years_lost(times: list[float], left: list[bool]) -> dict:
    """Three ways to say how long firms export, two of them wrong.

    Returns
    -------
    ``leavers_only``: mean years of those who left (forgets those who still export); ``all_as_left``: mean years of
    all, as if the register's end were their end; ``expected``: years observed over firms that left, right where the
    chance of leaving is the same in every year. Years; ``expected`` and ``leavers_only`` are ``None`` if nobody left.

    >>> years_lost([1, 2, 3], [True, False, True])
    {'leavers_only': 2.0, 'all_as_left': 2.0, 'expected': 3.0}
    """
    _check(times, left)
    gone = [time for time, out in zip(times, left, strict=True) if out]
    return {"leavers_only": fsum(gone) / len(gone) if gone else None, "all_as_left": fsum(times) / len(times),
            "expected": fsum(times) / len(gone) if gone else None}


def read_register(firms: list[dict]) -> list[dict]:
    """Survival curves of firms with one market and with several, from a register typed into the explorer.

    Parameters
    ----------
    firms
        One dict a firm: ``firm``, ``years`` (exporting so far, above 0), ``markets`` (at first, at least 1) and
        ``status`` ("left" or "exports").

    Returns
    -------
    Rows ``group``, ``year``, ``at_risk``, ``left`` and ``survival`` (%), beginning with year 0 in each group that has
    a firm; a last row carries the curve on to the group's longest time.

    Raises
    ------
    ValueError
        A firm's years or markets are out of range, or its status is neither of the two.

    >>> read_register([{"firm": "A", "years": 2, "markets": 1, "status": "left"}])[-1]["survival"]
    0.0
    """
    for firm in firms:
        if firm["status"] not in ("left", "exports"):
            raise ValueError(f"status must be left or exports, got {firm['status']!r}")
        if firm["markets"] is None or not firm["markets"] >= 1:
            raise ValueError(f"markets must be at least 1, got {firm['markets']!r}")
        if firm["years"] is None or not firm["years"] > 0:
            raise ValueError(f"years must be greater than 0, got {firm['years']!r}")
    rows = []
    for group, chosen in (("one market", [firm for firm in firms if firm["markets"] < 2]),
                          ("several markets", [firm for firm in firms if firm["markets"] >= 2])):
        if chosen:
            gone = [firm["status"] == "left" for firm in chosen]
            rows.extend(_curve(group, [firm["years"] for firm in chosen], gone))
    return rows


def _curve(group: str, times: list[float], left: list[bool]) -> list[dict]:
    found = kaplan_meier(times, left)
    rows = [{"group": group, "year": 0, "at_risk": len(times), "left": 0, "survival": 100.0}]
    rows += [{"group": group, "year": row["time"], "at_risk": row["at_risk"], "left": row["leaving"],
              "survival": 100 * row["survival"]} for row in found]
    longest = max(times)
    if longest > rows[-1]["year"]:
        still = len([time for time in times if time >= longest])
        rows.append({"group": group, "year": longest, "at_risk": still, "left": 0, "survival": rows[-1]["survival"]})
    return rows


def read_register_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`read_register`: survival to the register's end, by group, and who is censored."""
    firms = values["firms"]
    still = len([firm for firm in firms if firm["status"] == "exports"])
    parts = []
    for group in ("one market", "several markets"):
        own = [row for row in rows if row["group"] == group]
        if own:
            last = own[-1]
            parts.append(f"of firms that began with {group} ({own[0]['at_risk']}) {last['survival']:.0f} % go on for "
                         f"more than {last['year']:g} years")
    text = "; ".join(parts)
    return (f"{text[0].upper()}{text[1:]}. {still} of {len(firms)} firms still export and are censored: they count as "
            f"survivors up to their last year and as nothing after it.")


def _check(times: list[float], left: list[bool]) -> None:
    if len(times) == 0:
        raise ValueError("times must hold at least one firm, got none")
    if len(times) != len(left):
        raise ValueError(f"left must say for each of {len(times)} firms whether it left, got {len(left)}")
    for time in times:
        if not isfinite(time) or time <= 0:
            raise ValueError(f"times must be greater than 0, got {time!r}")
