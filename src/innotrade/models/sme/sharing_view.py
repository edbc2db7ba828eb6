"""Explorer views of knowledge sharing: two lists of projects laid over each other, and what travels to whom."""

from innotrade.models.sme.sharing_lists import estimate_of_all, in_either, pairs
from innotrade.models.sme.sharing_travel import ranking

BOTH, FIRST, SECOND = "both", "Table 8 only", "Table 38 only"
NOW, ONE, MORE = "ask now", "one thing missing", "more missing"
#: Reports of the programme up to August 2015: in all, and directly on exports, investment or small firms.
REPORTS, TOPIC_REPORTS = 155, 20


def two_lists(first: list[dict], second: list[dict], apart: int, least: int, topic: bool) -> list[dict]:
    """Projects of Tables 8 and 38, and which of them a rule takes for one.

    Parameters
    ----------
    first, second
        Dicts with ``country``, ``year``, ``project`` and ``topic`` (is it on exports, investment or small firms?).
    apart, least
        Years between, and words shared, as in :func:`sharing_lists.pairs`.
    topic
        Whether only projects on the topic are compared.

    Returns
    -------
    Rows ``country``, ``year``, ``list`` and ``project``, by country and year.

    Raises
    ------
    ValueError
        As :func:`sharing_lists.pairs`.
    """
    one = [row for row in first if row["topic"] or not topic]
    other = [row for row in second if row["topic"] or not topic]
    found = pairs(one, other, apart, least)
    left, right = [i for i, _ in found], [j for _, j in found]
    rows = [{"country": one[i]["country"], "year": one[i]["year"], "list": BOTH,
             "project": f"{one[i]['project']} = {other[j]['project']} ({other[j]['year']})"} for i, j in found]
    for name, entries, taken in ((FIRST, one, left), (SECOND, other, right)):
        rows.extend([{"country": row["country"], "year": row["year"], "list": name, "project": row["project"]}
                     for place, row in enumerate(entries) if place not in taken])
    return sorted(rows, key=lambda row: (row["country"], row["year"], row["list"], row["project"]))


def two_lists_summary(values: dict, rows: list[dict]) -> str:
    """Say how many there are at the least, what Chapman's estimate makes of it, and whether that can be."""
    count = {name: len([row for row in rows if row["list"] == name]) for name in (BOTH, FIRST, SECOND)}
    first, second, both = count[BOTH] + count[FIRST], count[BOTH] + count[SECOND], count[BOTH]
    found = estimate_of_all(first, second, both)
    limit, what = (TOPIC_REPORTS, f"about {TOPIC_REPORTS} reports on this topic") if values["topic"] else (
        REPORTS, f"{REPORTS} reports")
    text = (f"{first} projects in Table 8, {second} in Table 38, {both} in both: at least "
            f"{in_either(first, second, both)} in all. If the lists were independent there would be about "
            f"{found['all']:.0f}, with a standard error of {found['error']:.0f}. The programme has {what} in the whole "
            "world: ")
    if found["all"] > limit:
        return text + "that is too many, so the lists avoid each other or the rule misses pairs."
    return text + f"that would leave {limit - found['all']:.0f} for all other regions."


def what_travels(instruments: list[dict], need: int, evidence: int, own: int, cheap: int, quick: int,
                 has: list[str]) -> list[dict]:
    """Instruments by weighted points, with what the country that asks still lacks.

    Parameters
    ----------
    instruments
        As in :func:`sharing_travel.ranking`, with the ``question`` to ask at home.
    need, evidence, own, cheap, quick
        Weights, 0 or more, not all 0.
    has
        Conditions that are met at home.

    Returns
    -------
    Rows ``instrument``, ``score``, ``state``, ``lacks`` and ``question``, the best first.

    Raises
    ------
    ValueError
        As :func:`sharing_travel.score` and :func:`sharing_travel.lacking`.
    """
    weights = {"need": need, "evidence": evidence, "own": own, "cheap": cheap, "quick": quick}
    asked = {row["instrument"]: row["question"] for row in instruments}
    return [{"instrument": row["instrument"], "score": row["score"],
             "state": NOW if not row["lacks"] else ONE if len(row["lacks"]) == 1 else MORE,
             "lacks": ", ".join(row["lacks"]) if row["lacks"] else "nothing", "question": asked[row["instrument"]]}
            for row in ranking(instruments, weights, has)]


def what_travels_summary(values: dict, rows: list[dict]) -> str:
    """Say what is best on points, what can be asked for now, and which single condition would open most."""
    best = [row for row in rows if row["score"] > rows[0]["score"] - 1e-9]
    text = f"Best on points: {_listed([row['instrument'] for row in best])} ({rows[0]['score']:.0f} of 100). "
    now = [row for row in rows if row["state"] == NOW]
    missing = {}
    for row in rows:
        if row["state"] == ONE:
            missing[row["lacks"]] = missing.get(row["lacks"], 0) + 1
    if not now:
        text += "Nothing can be asked for yet. "
    else:
        among = f"Best of the {len(now)} that can be asked for now" if len(now) > 1 else "All that can be asked for now"
        text += f"{among}: {now[0]['instrument']} ({now[0]['score']:.0f}). "
    if not missing:
        return text + "No single condition would open another one."
    most = max(missing.values())
    names = [name for name in sorted(missing) if missing[name] == most]
    return text + f"One condition would open {most} more: {_listed(names, 'or')}."


def _listed(names: list[str], last: str = "and") -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {last} " + names[-1]
