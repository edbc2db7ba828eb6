"""What travels? Points for the instrument, conditions for the country that asks.

    S_i = 100 sum_j w_j x_ij / (3 sum_j w_j)         points x from 0 to 3 on each criterion, weights w

Points make up for each other; conditions do not: an instrument whose conditions are not all met cannot be asked for
yet, whatever its score. Instrument a dominates b if it has at least as many points on every criterion and more on one;
then no weights put b before a. The share of all possible weights under which an instrument comes first is its
acceptability.

References: Dolowitz and Marsh (2000) on why transfers of policies fail; Lahdelma and Salminen (2001) on acceptability.
"""

from math import fsum

from innotrade.models.fta.partners import simplex_points

#: What an instrument gets points for.
CRITERIA = ("need", "evidence", "own", "cheap", "quick")
#: What must be there at home.
CONDITIONS = ("owner", "agency", "budget", "law", "firms", "agreement", "neighbours")
MOST = 3


def score(points: dict, weights: dict) -> float:
    """Weighted points of an instrument, in per cent of the most that it could have.

    Parameters
    ----------
    points
        By criterion of :data:`CRITERIA`, 0 to 3 each.
    weights
        By criterion, 0 or more on any scale, not all 0.

    Returns
    -------
    0 to 100.

    Raises
    ------
    ValueError
        A number is out of its range, or all weights are 0.

    >>> everything = dict.fromkeys(CRITERIA, 1)
    >>> score({**everything, "need": 3}, {**dict.fromkeys(CRITERIA, 0), "need": 2})
    100.0
    """
    for name in CRITERIA:
        if not 0 <= points[name] <= MOST:
            raise ValueError(f"points must lie between 0 and {MOST}, got {points[name]!r} for {name}")
        if weights[name] < 0:
            raise ValueError(f"weights must be 0 or more, got {weights[name]!r} for {name}")
    whole = fsum([weights[name] for name in CRITERIA])
    if whole == 0:
        raise ValueError("weights must not all be 0: then nothing counts")
    return 100 * fsum([weights[name] * points[name] for name in CRITERIA]) / (MOST * whole)


def lacking(needs: str, has: list[str]) -> list[str]:
    """Conditions that an instrument needs and a country does not have.

    Parameters
    ----------
    needs
        Conditions separated by semicolons.
    has
        Conditions that are met.

    Raises
    ------
    ValueError
        A condition is none of :data:`CONDITIONS`.

    >>> lacking("owner; law", ["owner"])
    ['law']
    """
    wanted = [need.strip() for need in needs.split(";") if need.strip()]
    for name in wanted + list(has):
        if name not in CONDITIONS:
            raise ValueError(f"a condition must be one of {', '.join(CONDITIONS)}, got {name!r}")
    return [need for need in wanted if need not in has]


def ranking(instruments: list[dict], weights: dict, has: list[str]) -> list[dict]:
    """Instruments by score, with what each still lacks.

    Parameters
    ----------
    instruments
        Dicts with ``instrument``, ``needs`` and points by criterion.
    weights, has
        As in :func:`score` and :func:`lacking`.

    Returns
    -------
    Rows ``instrument``, ``score`` (0 to 100) and ``lacks`` (a list), the best first, equal ones by name.
    """
    rows = [{"instrument": one["instrument"], "score": score(one, weights), "lacks": lacking(one["needs"], has)}
            for one in instruments]
    return sorted(rows, key=lambda row: (-row["score"], row["instrument"]))


def dominates(one: dict, other: dict) -> bool:
    """Whether an instrument is at least as good on every criterion, and better on one.

    >>> one = dict.fromkeys(CRITERIA, 2)
    >>> dominates(one, {**one, "cheap": 1}), dominates(one, one)
    (True, False)
    """
    gaps = [one[name] - other[name] for name in CRITERIA]
    return min(gaps) >= 0 and max(gaps) > 0


def acceptability(instruments: list[dict], points: int = 500) -> dict[str, float]:
    """Share of all possible weights under which each instrument is first; equal ones share.

    Parameters
    ----------
    instruments
        As in :func:`ranking`.
    points
        How many weights, spread evenly, are tried.

    Returns
    -------
    By instrument, fractions that sum to 1.
    """
    table = [[one[name] for name in CRITERIA] for one in instruments]
    found = {one["instrument"]: 0.0 for one in instruments}
    names = list(found)
    tried = simplex_points(points, len(CRITERIA))
    for weights in tried:
        sums = [fsum([weight * value for weight, value in zip(weights, row, strict=True)]) for row in table]
        first = [name for name, value in zip(names, sums, strict=True) if value > max(sums) - 1e-12]
        for name in first:
            found[name] += 1 / (len(first) * len(tried))
    return found


def turning_points(instruments: list[dict], weights: dict) -> list[dict]:
    """Changes of one judgement by one point after which the first instrument is not first alone any more.

    Parameters
    ----------
    instruments, weights
        As in :func:`ranking`.

    Returns
    -------
    Rows ``instrument``, ``criterion``, ``points`` (as judged), ``instead`` (as changed) and ``first`` (who leads then;
    of equal ones the first by name that did not lead before).

    Raises
    ------
    ValueError
        As :func:`score`.
    """
    leader = ranking(instruments, weights, [])[0]["instrument"]
    rows = []
    for place, one in enumerate(instruments):
        for name in CRITERIA:
            for value in (one[name] - 1, one[name] + 1):
                if 0 <= value <= MOST:
                    changed = [*instruments[:place], {**one, name: value}, *instruments[place + 1:]]
                    found = ranking(changed, weights, [])
                    ahead = [row["instrument"] for row in found if row["score"] > found[0]["score"] - 1e-9]
                    other = [row for row in ahead if row != leader]
                    if other:
                        rows.append({"instrument": one["instrument"], "criterion": name, "points": one[name],
                                     "instead": value, "first": other[0]})
    return rows


def judgements(instruments: list[dict]) -> int:
    """Count the changes of one judgement by one point that the scale allows."""
    return len([1 for one in instruments for name in CRITERIA for value in (one[name] - 1, one[name] + 1)
                if 0 <= value <= MOST])
