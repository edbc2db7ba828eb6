"""Who meets whom in which organisation? Explorer view of the graph of organisations and countries."""

from innotrade.models.nis.cooperation import degrees, parts, shared, without

ANY = "any theme"
#: What a link may rest on, from the firmest on.
BASES = ("listed", "table", "treaty", "name", "project")


def meetings(
    links: list[dict], organisations: list[dict], theme: str, closed: list[str], printed_only: bool
) -> list[dict]:
    """Links of the organisations that work on a theme.

    Parameters
    ----------
    links
        One dict a link with ``organisation``, ``country`` and ``basis``.
    organisations
        One dict an organisation with ``organisation`` and ``themes``, separated by semicolons.
    theme
        One of the themes, or ``"any theme"``.
    closed
        Organisations to leave out.
    printed_only
        Whether links that only a treaty or a name implies are left out.

    Returns
    -------
    Rows with ``country``, ``organisation``, ``basis`` and ``meets``, the number of other countries in the organisation.

    Raises
    ------
    ValueError
        The theme is unknown, or no link is left.
    """
    known = sorted(dict.fromkeys(name for row in organisations for name in row["themes"].split("; ")))
    if theme != ANY and theme not in known:
        raise ValueError(f"theme must be {ANY} or one of {', '.join(known)}, got {theme!r}")
    working = [row["organisation"] for row in organisations if theme == ANY or theme in row["themes"].split("; ")]
    kept = [link for link in without(links, closed) if link["organisation"] in working
            and not (printed_only and link["basis"] in ("treaty", "name"))]
    if not kept:
        raise ValueError(f"theme must leave at least one organisation with known members, {theme!r} leaves none")
    counts = degrees(kept)
    kept.sort(key=lambda link: (-counts["countries"][link["country"]], link["country"], link["organisation"]))
    return [{"country": link["country"], "organisation": link["organisation"], "basis": link["basis"],
             "meets": counts["organisations"][link["organisation"]] - 1} for link in kept]


def meetings_summary(values: dict, rows: list[dict]) -> str:
    """Count the links, name the countries with most and the pair that meets most, and count the separate groups."""
    counts, pairs, groups = degrees(rows), shared(rows), parts(rows)
    busiest = max(counts["countries"].values())
    names = [name for name, count in counts["countries"].items() if count == busiest]
    text = (f"On {values['theme']}, {_count(len(counts['organisations']), 'organisation')} with known members "
            f"{'joins' if len(counts['organisations']) == 1 else 'join'} "
            f"{_count(len(counts['countries']), 'country')} by {_count(len(rows), 'link')}. ")
    if busiest > 1:
        text += f"{_listed(names)} " + (f"has most, {busiest}. " if len(names) == 1 else f"have most, {busiest} each. ")
    if pairs and pairs[0]["shared"] > 1:
        text += f"{pairs[0]['first']} and {pairs[0]['second']} meet in {pairs[0]['shared']} of them. "
    if len(groups) == 1:
        return text + "All are joined, directly or through others."
    return text + f"They fall into {len(groups)} groups that nothing joins; the largest has {len(groups[0])} countries."


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def _listed(names: list[str]) -> str:
    if len(names) > 3:
        return f"{len(names)} countries"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
