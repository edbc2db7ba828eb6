"""Why can a deal that gains more than it costs fail, and what does it take to pass it?

    stake of a member = gain of the group / members              a group speaks up when |stake| >= cost of organising
    fund = years x sum over losing groups of members x max(0, loss per head - cost of organising)
    a group votes yes when  gain times y > harm times (1 - compensation) times x

A gain spread over millions may leave each too little to act on, while a smaller loss that falls on few pays for the
march (Olson 1965). A treaty needs two yeses: each side's legislature accepts some deals and not others, its win-set,
and only deals in both win-sets can be ratified (Putnam 1988). A deal here is two numbers from 0 to 1: x, how far the
home country opens its sensitive sector, and y, how far the partner opens its own.
"""

from math import fsum, isfinite


def stakes(*, groups: list[dict], organising_cost: float, fund: float, years: float) -> list[dict]:
    """Explorer view: who gains and loses per head, who speaks up, and what a compensation fund changes.

    The fund pays losers in proportion to their loss, never more than the loss, in equal yearly parts.

    Parameters
    ----------
    groups
        One dict a group: ``group``, ``members`` (persons, greater than 0) and ``gain`` (money a year; a loss is
        negative).
    organising_cost
        What taking part costs a member a year (same money), 0 or more: a smaller stake stays silent.
    fund
        Money in all, 0 or more.
    years
        Years over which it is paid, greater than 0.

    Returns
    -------
    One row a group: ``group``, ``members``, ``gain``, ``per_head``, ``voice`` (for, against or silent),
    ``compensation`` (money a year), ``net_per_head`` and ``voice_after``.

    Raises
    ------
    ValueError
        ``groups`` is empty or has no members, or a number lies outside its range.

    >>> rows = stakes(groups=[{"group": "buyers", "members": 1000, "gain": 500},
    ...                       {"group": "growers", "members": 10, "gain": -300}],
    ...               organising_cost=5, fund=0, years=10)
    >>> [(row["per_head"], row["voice"]) for row in rows]
    [(0.5, 'silent'), (-30.0, 'against')]
    """
    _check_groups(groups)
    _not_negative("organising_cost", organising_cost)
    _not_negative("fund", fund)
    if not isfinite(years) or years <= 0:
        raise ValueError(f"years must be greater than 0, got {years!r}")
    loss = -fsum([min(0.0, group["gain"]) for group in groups])
    paid = min(1.0, fund / years / loss) if loss > 0 else 0.0
    rows = []
    for group in groups:
        compensation = paid * max(0.0, -group["gain"])
        before, after = group["gain"] / group["members"], (group["gain"] + compensation) / group["members"]
        rows.append({"group": group["group"], "members": group["members"], "gain": group["gain"], "per_head": before,
                     "voice": _voice(before, organising_cost), "compensation": compensation, "net_per_head": after,
                     "voice_after": _voice(after, organising_cost)})
    return rows


def stakes_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`stakes`: the sum, who is heard, and whether the fund is enough to keep losers silent."""
    total = fsum([row["gain"] for row in rows])
    against = [row["group"] for row in rows if row["voice"] == "against"]
    still = [row["group"] for row in rows if row["voice_after"] == "against"]
    in_favour = [row["group"] for row in rows if row["voice"] == "for"]
    heard = f"heard in favour: {', '.join(in_favour) or 'nobody'}; against: {', '.join(against) or 'nobody'}"
    if values["fund"] == 0 or not against:
        return f"All groups together gain {total:+,.0f} a year; {heard}."
    if still:
        return f"All groups together gain {total:+,.0f} a year; {heard}; the fund leaves {', '.join(still)} against it."
    return f"All groups together gain {total:+,.0f} a year; {heard}; with the fund nobody speaks against it."


def fund_needed(groups: list[dict], organising_cost: float, years: float) -> float:
    """Smallest fund that leaves no group of losers with a stake worth organising for.

        F = years x sum over losing groups of members x max(0, loss per head - cost)

    Each losing group is paid what it needs, which is less than paying all in proportion. A loss of exactly the cost
    still marches, so the last unit of money has to be paid beyond this bound.

    Parameters
    ----------
    groups, organising_cost, years
        As in :func:`stakes`.

    Returns
    -------
    Money over all years.

    Raises
    ------
    ValueError
        As :func:`stakes`.

    >>> fund_needed([{"group": "growers", "members": 10, "gain": -300}], 5, 10)
    2500.0
    """
    _check_groups(groups)
    _not_negative("organising_cost", organising_cost)
    if not isfinite(years) or years <= 0:
        raise ValueError(f"years must be greater than 0, got {years!r}")
    return years * fsum([max(0.0, -group["gain"] - organising_cost * group["members"]) for group in groups
                         if group["gain"] < 0])


def fund_per_head(fund: float, years: float, members: float) -> float:
    """Money a person and year that a fund comes to.

    Raises
    ------
    ValueError
        ``fund`` is negative, or ``years`` or ``members`` not greater than 0.

    >>> fund_per_head(1000, 10, 4)
    25.0
    """
    _not_negative("fund", fund)
    for name, number in (("years", years), ("members", members)):
        if not isfinite(number) or number <= 0:
            raise ValueError(f"{name} must be greater than 0, got {number!r}")
    return fund / years / members


def votes(groups: list[dict], own_opening: float, other_opening: float, compensation: float) -> float:
    """Share of a legislature that accepts a deal.

    A group says yes when ``gain`` times the other side's opening exceeds ``harm``, less what is compensated, times the
    opening of its own side; no change is no deal, so a group that gains nothing says no.

    Parameters
    ----------
    groups
        One dict a group: ``group``, ``votes`` (greater than 0), ``gain`` and ``harm`` at full opening (any one unit,
        0 or more).
    own_opening, other_opening
        From 0 (nothing) to 1 (all).
    compensation
        Part of the harm made good, from 0 to 1.

    Returns
    -------
    A fraction of the votes.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names it.
    """
    _check_voters("groups", groups)
    for name, number in (("own_opening", own_opening), ("other_opening", other_opening),
                         ("compensation", compensation)):
        if not 0 <= number <= 1:
            raise ValueError(f"{name} must lie from 0 to 1, got {number!r}")
    return _votes(groups, own_opening, other_opening, compensation)


def win_sets(*, home: list[dict], partner: list[dict], majority: float, compensation: float) -> list[dict]:
    """Explorer view: which deals can be ratified at home, by the partner, and by both.

    Parameters
    ----------
    home, partner
        The voters of each side, as in :func:`votes`.
    majority
        Votes that a treaty needs, %, above 0 to 100 (more than half is 50.1).
    compensation
        Part of the harm that the home country makes good to its own losers, %, from 0 to 100.

    Returns
    -------
    121 rows: ``home_opening`` and ``partner_opening`` (%, in steps of 10), ``home_votes`` and ``partner_votes`` (%),
    and ``ratified``: ``both``, ``home only``, ``partner only`` or ``neither``.

    Raises
    ------
    ValueError
        A side has no voters, or a number lies outside its range; the message names it.
    """
    _check_voters("home", home)
    _check_voters("partner", partner)
    if not 0 < majority <= 100:
        raise ValueError(f"majority must lie above 0 and up to 100 %, got {majority!r}")
    if not 0 <= compensation <= 100:
        raise ValueError(f"compensation must lie from 0 to 100 %, got {compensation!r}")
    rows = []
    for own in range(11):
        for other in range(11):
            at_home = 100 * _votes(home, own / 10, other / 10, compensation / 100)
            abroad = 100 * _votes(partner, other / 10, own / 10, 0)
            rows.append({"home_opening": 10 * own, "partner_opening": 10 * other, "home_votes": at_home,
                         "partner_votes": abroad,
                         "ratified": _ratified(at_home >= majority - 1e-9, abroad >= majority - 1e-9)})
    return rows


def deepest_deal(rows: list[dict]) -> dict | None:
    """The row of :func:`win_sets` that both sides ratify with the most opening in all; ``None`` where there is none."""
    shared = [row for row in rows if row["ratified"] == "both"]
    if not shared:
        return None
    return max(shared, key=lambda row: (row["home_opening"] + row["partner_opening"], row["home_opening"]))


def win_sets_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`win_sets`: how many deals pass where, and the deepest that passes twice."""
    best = deepest_deal(rows)
    at_home = len([row for row in rows if row["ratified"] in ("both", "home only")])
    abroad = len([row for row in rows if row["ratified"] in ("both", "partner only")])
    if best is None:
        return (f"Of {len(rows)} deals the home legislature would ratify {at_home} and the partner's {abroad}, but no "
                f"deal is ratified by both: talks stall.")
    shared = len([row for row in rows if row["ratified"] == "both"])
    return (f"Of {len(rows)} deals the home legislature would ratify {at_home} and the partner's {abroad}; {shared} "
            f"pass twice, the deepest with {best['home_opening']} % opening at home and {best['partner_opening']} % "
            f"abroad.")


def _votes(groups: list[dict], own: float, other: float, compensation: float) -> float:
    yes = 0.0
    cast = 0.0
    for group in groups:
        cast = cast + group["votes"]
        if group["gain"] * other - group["harm"] * (1 - compensation) * own > 0:
            yes = yes + group["votes"]
    return yes / cast


def _ratified(at_home: bool, abroad: bool) -> str:
    if at_home:
        return "both" if abroad else "home only"
    return "partner only" if abroad else "neither"


def _voice(per_head: float, cost: float) -> str:
    if per_head == 0 or abs(per_head) < cost:
        return "silent"
    return "for" if per_head > 0 else "against"


def _check_groups(groups: list[dict]) -> None:
    if not groups:
        raise ValueError("groups must hold at least one group, got none")
    for group in groups:
        if group["members"] is None or not isfinite(group["members"]) or group["members"] <= 0:
            raise ValueError(f"groups must have members greater than 0, got {group['members']!r}")
        if group["gain"] is None or not isfinite(group["gain"]):
            raise ValueError(f"groups must have a gain (a loss is negative), got {group['gain']!r}")


def _check_voters(name: str, groups: list[dict]) -> None:
    if not groups:
        raise ValueError(f"{name} must hold at least one group of voters, got none")
    for group in groups:
        for column in ("votes", "gain", "harm"):
            value = group[column]
            if value is None or not isfinite(value) or value < 0 or (column == "votes" and value == 0):
                least = "greater than 0" if column == "votes" else "0 or more"
                raise ValueError(f"{name} must have {column} {least}, got {value!r}")


def _not_negative(name: str, number: float) -> None:
    if number is None or not isfinite(number) or number < 0:
        raise ValueError(f"{name} must be 0 or more, got {number!r}")
