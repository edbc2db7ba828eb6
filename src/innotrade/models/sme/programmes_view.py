"""Explorer views of programmes for small firms: which one fits, what agencies cover, and who finds the way."""

from innotrade.models.sme.programmes import by_programme, chance_to_be_served, chance_to_find, depth, parts
from innotrade.models.sme.programmes_rules import BARRIERS, FITS, SHORT, STAGES, doors, fit


def which_programmes(programmes: list[dict], stage: str, exports: float, barriers: list[str],
                     has: list[str]) -> list[dict]:
    """Programmes that fit a firm, and those that miss it by one condition, with reasons.

    Parameters
    ----------
    programmes
        Dicts with ``programme``, ``agencies``, ``barriers``, ``stages``, ``needs``, ``exports_below`` and
        ``exports_above``.
    stage, exports, barriers, has
        The firm, as in :func:`programmes_rules.fit`.

    Returns
    -------
    Rows ``programme``, ``agency``, ``barrier``, ``verdict`` and ``because``, one for each barrier of the firm that the
    programme helps with; those that fit come first.

    Raises
    ------
    ValueError
        As :func:`programmes_rules.fit`.
    """
    firm = {"stage": stage, "exports": exports, "barriers": barriers, "has": has}
    rows = {FITS: [], SHORT: []}
    for programme in programmes:
        found = fit(programme, firm)
        if found["verdict"] in rows:
            rows[found["verdict"]].extend([
                {"programme": programme["programme"], "agency": programme["agencies"], "barrier": barrier,
                 "verdict": found["verdict"], "because": found["because"]} for barrier in found["meets"]])
    return [*rows[FITS], *rows[SHORT]]


def which_programmes_summary(values: dict, rows: list[dict]) -> str:
    """Say how many fit, what stays without help, and at how few doors help is found."""
    good = [row for row in rows if row["verdict"] == FITS]
    names = list(dict.fromkeys(row["programme"] for row in good))
    agencies = list(dict.fromkeys(agency for row in good for agency in parts(row["agency"])))
    helped = list(dict.fromkeys(row["barrier"] for row in good))
    without = [barrier for barrier in values["barriers"] if barrier not in helped]
    short = list(dict.fromkeys(row["programme"] for row in rows if row["verdict"] == SHORT))
    text = f"{len(names)} programmes fit, {len(short)} miss by one condition. "
    if names:
        few = doors(_grouped(good), {"stage": values["stage"], "exports": 0, "barriers": list(BARRIERS), "has": []})
        text += f"They are run by {len(agencies)} agencies" if len(agencies) > 1 else "They are run by one agency"
        text += f"; {_listed(few)} would do for all that can be helped. " if few else ". "
    return text + (f"No programme helps with {_listed(without)}." if without else "Every barrier finds help.")


def _grouped(good: list[dict]) -> list[dict]:
    """Rows that fit as programmes open to everybody, so that the doors can be counted."""
    return [{"programme": row["programme"], "agencies": row["agency"], "barriers": row["barrier"],
             "stages": "; ".join(STAGES), "needs": "", "exports_below": None, "exports_above": None} for row in good]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def coverage_map(programmes: list[dict], agencies: list[str], least: int) -> list[dict]:
    """How many programmes each barrier at each stage keeps when only some agencies go on.

    Parameters
    ----------
    programmes
        As for :func:`which_programmes`.
    agencies
        Agencies that go on; a programme of several goes on if one of them does.
    least
        Programmes that a cell must have to count as covered, 1 or more.

    Returns
    -------
    Rows ``barrier``, ``stage``, ``now`` (programmes of the chosen agencies), ``all`` (of all agencies) and ``state``:
    ``"covered"``, ``"lost"`` (covered by all agencies together, not by these) or ``"never covered"``.

    Raises
    ------
    ValueError
        ``least`` is less than 1.
    """
    if least < 1:
        raise ValueError(f"least must be 1 or more, got {least!r}")
    going = [programme for programme in programmes
             if [agency for agency in parts(programme["agencies"]) if agency in agencies]]
    held = by_programme(programmes)
    every, some = depth(held), depth({programme["programme"]: held[programme["programme"]] for programme in going})
    rows = []
    for barrier in BARRIERS:
        for stage in STAGES:
            cell = f"{barrier} / {stage}"
            before, after = every.get(cell, 0), some.get(cell, 0)
            state = "covered" if after >= least else ("lost" if before >= least else "never covered")
            rows.append({"barrier": barrier, "stage": stage, "now": after, "all": before, "state": state})
    return rows


def coverage_map_summary(values: dict, rows: list[dict]) -> str:
    """Say how much is covered, what is lost and what nobody covers."""
    count = {state: [row for row in rows if row["state"] == state] for state in ("covered", "lost", "never covered")}
    held = len(count["covered"]) + len(count["lost"])
    least = "a programme" if values["least"] == 1 else f"{values['least']} programmes"
    text = (f"{len(count['covered'])} of {len(rows)} cells have {least}; all agencies together would cover {held}. ")
    if not count["lost"]:
        return text + "Nothing is lost."
    lost = list(dict.fromkeys(row["barrier"] for row in count["lost"]))
    return text + f"Lost are {len(count['lost'])}: {_listed(lost)}."


def ways_to_help(programmes: int, fitting: int, looked_at: int, accepts: int, merged_accepts: int) -> list[dict]:
    """Chance that a firm finds a programme that fits and is served, under five arrangements.

    Parameters
    ----------
    programmes
        Programmes in the list, 1 or more.
    fitting
        Those that fit the firm, 1 or more; at most all.
    looked_at
        Programmes that a firm looks at when nobody leads it, 0 or more.
    accepts, merged_accepts
        Chance that a programme accepts a firm that it fits, and that a merged one does, %, 0 to 100.

    Returns
    -------
    Rows ``arrangement``, ``programmes`` (in the list), ``fitting``, ``finds`` and ``served`` (both %).

    Raises
    ------
    ValueError
        ``fitting`` is less than 1 or more than ``programmes``; a chance lies outside its range.
    """
    if not 1 <= fitting <= programmes:
        raise ValueError(f"fitting must lie between 1 and the programmes in the list ({programmes}), got {fitting!r}")
    groups = (programmes + fitting - 1) // fitting
    rows = []
    for name, listed, fits, led, chance in (
        ("as it is", programmes, fitting, False, accepts),
        ("this need merged", programmes - fitting + 1, 1, False, merged_accepts),
        ("every need merged", groups, 1, False, merged_accepts),
        ("one door, merged", groups, 1, True, merged_accepts),
        ("one door, all kept", programmes, fitting, True, accepts),
    ):
        seen = listed if led else min(looked_at, listed)
        rows.append({"arrangement": name, "programmes": listed, "fitting": fits,
                     "finds": 100 * chance_to_find(listed, fits, seen),
                     "served": 100 * chance_to_be_served(listed, fits, seen, chance / 100)})
    return rows


def ways_to_help_summary(values: dict, rows: list[dict]) -> str:
    """Say who is served as it is, after mergers, and behind one door."""
    now, here, everywhere, door_merged, door = rows
    better = "more" if everywhere["served"] > now["served"] + 1e-9 else "no more"
    best = door if door["served"] >= door_merged["served"] else door_merged
    seen = min(values["looked_at"], now["programmes"])
    return (f"Of 100 firms that look at {seen} of {now['programmes']} programmes {now['finds']:.0f} find one that fits "
            f"and {now['served']:.0f} are served. Merging this need alone serves {here['served']:.0f}, merging every "
            f"need {everywhere['served']:.0f}: {better} than now. One door with "
            f"{'all kept' if best is door else 'the merged ones'} serves {best['served']:.0f}.")
