"""What changes when a country closes bodies or seats a new council? Explorer view of the innovation systems."""

from math import fsum

from innotrade.models.nis.systems import bridges, fragility, nearness, neighbours, with_council, without

NEW = "New council"


def changed_system(
    actors: list[dict], relations: list[dict], country: str, evidence: str, closed: list[str], seated: list[str]
) -> list[dict]:
    """A country's bodies before and after a reform: how near each is to the others, and what closing it would cut.

        nearness of a body = mean of 1 / d over the others;  mean over bodies = E, the closeness of the system

    Parameters
    ----------
    actors
        One dict a body with ``country``, ``actor`` and ``kind``.
    relations
        One dict a documented relation with ``country``, ``source``, ``target`` and ``basis``.
    country
        A country that ``actors`` has.
    evidence
        ``"study"`` (relations that the study itself tells, in its text or by a body's name) or ``"all"`` (laws too).
    closed
        Kinds of body that are closed.
    seated
        Kinds of body that get a seat in a new council, which is linked to its members and to nobody else; nobody: no
        council.

    Returns
    -------
    One row a body, the new council last: ``place``, ``body``, ``kind``, ``state`` (stays, closed or new), ``links``,
    ``before`` and ``after`` (nearness times 100; ``None`` where the body is not there), ``bridges`` (links of it that
    nothing replaces) and ``cut`` (per cent of the joined pairs of others that closing it as well would part).

    Raises
    ------
    ValueError
        ``country`` or ``evidence`` is unknown, or fewer than 2 bodies stay.
    """
    countries = list(dict.fromkeys(actor["country"] for actor in actors))
    if country not in countries:
        raise ValueError(f"country must be one of {', '.join(countries)}, got {country!r}")
    if evidence not in ("study", "all"):
        raise ValueError(f"evidence must be study or all, got {evidence!r}")
    kinds = {actor["actor"]: actor["kind"] for actor in actors if actor["country"] == country}
    links = [[relation["source"], relation["target"]] for relation in relations
             if relation["country"] == country and (evidence == "all" or relation["basis"] != "law")]
    left, kept = without(list(kinds), links, [body for body in kinds if kinds[body] in closed])
    if len(left) < 2:
        raise ValueError(f"closed must leave at least 2 bodies of {country}, it leaves {len(left)}")
    members = [body for body in left if kinds[body] in seated]
    if len(members) > 0:
        left, kept = with_council(left, kept, NEW, members)
        kinds[NEW] = "council"
    return _rows(kinds, nearness([body for body in kinds if body != NEW], links), left, kept)


def _rows(kinds: dict[str, str], before: dict[str, float], left: list[str], kept: list[list[str]]) -> list[dict]:
    linked, after = neighbours(left, kept), nearness(left, kept)
    irreplaceable = bridges(left, kept)
    rows = []
    for body in kinds:
        there = body in left
        rows.append({
            "place": len(rows) + 1,
            "body": body,
            "kind": kinds[body],
            "state": "closed" if not there else "new" if body not in before else "stays",
            "links": len(linked[body]) if there else None,
            "before": 100 * before[body] if body in before else None,
            "after": 100 * after[body] if there else None,
            "bridges": len([1 for pair in irreplaceable if body in pair]) if there else None,
            "cut": 100 * fragility(left, kept, body) if there else None,
        })
    return rows


def changed_system_summary(values: dict, rows: list[dict]) -> str:
    """Say how close the system is before and after, and which body holds it together."""
    before = _mean([row["before"] for row in rows])
    after = _mean([row["after"] for row in rows])
    there = [row for row in rows if row["state"] != "closed"]
    reformed = len(there) < len(rows) or rows[-1]["state"] == "new"
    alone = len([1 for row in there if row["links"] == 0])
    sentence = f"{values['country']}: closeness {after:.1f} of 100" + (f", {before:.1f} before. " if reformed else ". ")
    if alone > 0:
        sentence += f"{alone} of {len(there)} bodies {'has' if alone == 1 else 'have'} no documented link. "
    most = max(row["cut"] for row in there)
    if most < 1e-9:
        return sentence + "No single closure would part bodies that are joined."
    worst = [row["body"] for row in there if row["cut"] > most - 1e-9]
    return sentence + f"The closure that cuts most is that of {' or '.join(worst)}: {most:.0f} % of the joined pairs."


def _mean(numbers: list) -> float:
    known = [number for number in numbers if number is not None]
    return fsum(known) / len(known)
