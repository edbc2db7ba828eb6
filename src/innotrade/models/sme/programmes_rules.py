"""Which programme fits this firm? Rules with reasons.

A programme is *open* to a firm when every condition holds: the firm's stage, a limit on its exports, something that it
must have. It *fits* when it is open and helps with at least one of the firm's barriers. A rule that says no says why,
so that a firm learns what would have to change, and an official sees which condition does the excluding.

No reference: the rules are the conditions that the study prints or names, one by one.
"""

from innotrade.models.sme.programmes import parts, smallest_cover

BARRIERS = ("finance", "opportunities", "information", "buyers", "skills", "presence", "rules", "product")
STAGES = {"home": "sell at home only", "first": "export for the first time", "exporting": "export regularly",
          "investing": "invest abroad"}
NEEDS = {"agreement": "a market under a trade agreement", "dispute": "a dispute abroad",
         "industrial complex": "a place in an industrial complex", "large customer": "a large customer",
         "online seller": "sales on line", "public buyer": "a public buyer abroad"}
FITS, SHORT, ELSEWHERE, CLOSED = "fits", "nearly fits", "helps elsewhere", "not open"
#: Names that are no door on which a firm can knock.
NOT_NAMED = "not named"


def obstacles(programme: dict, firm: dict) -> list[str]:
    """Return the conditions of a programme that a firm does not meet, in words; none when it is open to the firm.

    Parameters
    ----------
    programme
        Dict with ``stages``, ``needs`` (empty or ``None`` when nothing is needed), ``exports_below`` and
        ``exports_above`` (US$ million a year, or ``None``).
    firm
        Dict with ``stage``, ``exports`` (US$ million a year, 0 or more) and ``has`` (a list of needs that it has).

    Raises
    ------
    ValueError
        The firm's stage, exports or something it has is not what a rule knows.
    """
    if firm["stage"] not in STAGES:
        raise ValueError(f"stage must be one of {', '.join(STAGES)}, got {firm['stage']!r}")
    if not 0 <= firm["exports"] < float("inf"):
        raise ValueError(f"exports must be 0 or more (US$ million a year), got {firm['exports']!r}")
    for thing in firm["has"]:
        if thing not in NEEDS:
            raise ValueError(f"has must list only {', '.join(NEEDS)}, got {thing!r}")
    found, stages = [], parts(programme["stages"])
    if firm["stage"] not in stages:
        found.append("is for firms that " + " or ".join(STAGES[stage] for stage in stages))
    if programme["needs"] and programme["needs"] not in firm["has"]:
        found.append(f"asks for {NEEDS[programme['needs']]}")
    low, high = programme["exports_above"], programme["exports_below"]
    if high is not None and not firm["exports"] < high:
        found.append(f"asks for exports below {high:.0f} million dollars")
    if low is not None and not firm["exports"] > low:
        found.append(f"asks for exports above {low:.0f} million dollars")
    return found


def fit(programme: dict, firm: dict) -> dict:
    """Judge whether a programme fits a firm, and say why.

    Parameters
    ----------
    programme
        As for :func:`obstacles`, with ``barriers`` too.
    firm
        As for :func:`obstacles`, with ``barriers`` (a list) too.

    Returns
    -------
    ``verdict`` (``"fits"``; ``"nearly fits"``: it helps, and one condition fails; ``"helps elsewhere"``: it is
    open and helps with none of the firm's barriers; ``"not open"``), ``meets`` (the firm's barriers that it helps with)
    and ``because`` (the reason in words).

    Raises
    ------
    ValueError
        As :func:`obstacles`, or a barrier of the firm is unknown.
    """
    for barrier in firm["barriers"]:
        if barrier not in BARRIERS:
            raise ValueError(f"barriers must list only {', '.join(BARRIERS)}, got {barrier!r}")
    failing, helps = obstacles(programme, firm), parts(programme["barriers"])
    meets = [barrier for barrier in helps if barrier in firm["barriers"]]
    if not failing and meets:
        verdict, because = FITS, f"open to firms that {STAGES[firm['stage']]}"
        because += f" and have {NEEDS[programme['needs']]}" if programme["needs"] else ""
    elif not failing:
        verdict, because = ELSEWHERE, "helps with " + " and ".join(helps)
    else:
        verdict, because = SHORT if len(failing) == 1 and meets else CLOSED, ", and ".join(failing)
    return {"verdict": verdict, "meets": meets, "because": because}


def fitting(programmes: list[dict], firm: dict) -> list[dict]:
    """Return the programmes that fit a firm, in their order, each with ``verdict``, ``meets`` and ``because`` added."""
    judged = [{**programme, **fit(programme, firm)} for programme in programmes]
    return [programme for programme in judged if programme["verdict"] == FITS]


def doors(programmes: list[dict], firm: dict) -> list[str]:
    """Fewest agencies at which a firm finds help with each of its barriers, as far as there is help at all.

    A programme whose agency the study does not name is no door. Of several smallest sets, one is returned.
    """
    sets = {}
    for programme in fitting(programmes, firm):
        for agency in parts(programme["agencies"]):
            if agency != NOT_NAMED:
                sets[agency] = [*sets.get(agency, []), *programme["meets"]]
    return smallest_cover(sets, [barrier for held in sets.values() for barrier in held])
