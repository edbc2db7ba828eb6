"""It is 1998: which partner first? What the lesson asks of :mod:`innotrade.models.fta.partners` beyond its views.

    S_i(w) = w z_ic + (1 - w) m_i,   m_i = mean of the other z_ij      (the weight w is on criterion c)
    w* = (m_1 - m_2) / ((m_1 - m_2) + (z_2c - z_1c))                   (where candidates 1 and 2 tie)

z_ij are criteria between 0 and 1, more is better. Moving one weight and sharing the rest equally is the plainest
sensitivity analysis; moving all of them over the simplex is ``partners.robustness``.
"""

from math import fsum, isfinite

from innotrade.models.fta.partners import scaled
from innotrade.models.fta.partners_view import CRITERIA, first_partner


def switching_weight(first: dict, second: dict, criterion: str) -> float:
    """Weight on one criterion at which two candidates tie, the other criteria sharing the rest equally.

        w* = (m_1 - m_2) / ((m_1 - m_2) + (z_2c - z_1c))

    Parameters
    ----------
    first, second
        Scaled criteria of two candidates by name, each 0 (worst) to 1 (best), at least 2 and the same ones.
    criterion
        Name of the criterion whose weight is moved from 0 to 1.

    Returns
    -------
    Fraction of all weight, 0 to 1. Below it the candidate that is better on the other criteria leads.

    Raises
    ------
    ValueError
        The criteria differ, are fewer than 2 or not numbers; ``criterion`` is none of them; or no weight from 0 to 1
        makes the two tie.

    >>> switching_weight({"size": 0.0, "risk": 1.0}, {"size": 1.0, "risk": 0.5}, "size")
    0.3333333333333333
    """
    if sorted(first) != sorted(second) or len(first) < 2:
        raise ValueError(f"second must have the criteria of first, at least 2, {', '.join(first)}; "
                         f"got {', '.join(second)}")
    if criterion not in first:
        raise ValueError(f"criterion must be one of {', '.join(first)}, got {criterion!r}")
    for name, candidate in (("first", first), ("second", second)):
        for value in candidate.values():
            if not isinstance(value, int | float) or not isfinite(value):
                raise ValueError(f"{name} must hold numbers from 0 to 1, got {value!r}")
    on_others = _mean_of_others(first, criterion) - _mean_of_others(second, criterion)
    on_criterion = second[criterion] - first[criterion]
    if on_others * on_criterion < 0 or on_others + on_criterion == 0:
        raise ValueError(f"criterion {criterion} does not decide between the two: one of them leads, or both tie, at "
                         "every weight")
    return on_others / (on_others + on_criterion)


def along_one_weight(candidates: list[dict], criterion: str, directions: dict = CRITERIA,
                     steps: int = 20) -> list[dict]:
    """Scores while the weight on one criterion goes from 0 to all, the other criteria sharing the rest equally.

        S_i(w) = w z_ic + (1 - w) m_i

    Parameters
    ----------
    candidates, directions
        As in ``partners.scaled``; at least 2 criteria.
    criterion
        Name of the criterion whose weight is moved.
    steps
        Number of equal steps from 0 to 1, 1 or more.

    Returns
    -------
    One row a step and candidate: ``weight`` (per cent of all weight), ``country``, ``score`` (0 to 1).

    Raises
    ------
    ValueError
        As ``partners.scaled``; ``criterion`` is unknown, there is no other, or ``steps`` is below 1.
    """
    names = list(directions)
    if criterion not in names or len(names) < 2:
        raise ValueError(f"criterion must be one of at least 2, {', '.join(names)}, got {criterion!r}")
    if steps < 1 or steps != int(steps):
        raise ValueError(f"steps must be a whole number of 1 or more, got {steps!r}")
    rows = []
    profiles = [dict(zip(names, values, strict=True)) for values in scaled(candidates, directions)]
    for step in range(int(steps) + 1):
        weight = step / steps
        for candidate, profile in zip(candidates, profiles, strict=True):
            score = weight * profile[criterion] + (1 - weight) * _mean_of_others(profile, criterion)
            rows.append({"weight": 100 * weight, "country": candidate["country"], "score": score})
    return rows


def your_scores(candidates: list[dict], method: str, points: int = 200) -> list[dict]:
    """Candidates ranked with all criteria equally important, and their share of all possible weights.

    Parameters
    ----------
    candidates
        One dict a country with ``country`` and a number for each of ``partners_view.CRITERIA``, 0 or more.
    method
        ``"weighted sum"`` or ``"TOPSIS"``.
    points
        How many weights to try for the share.

    Returns
    -------
    Rows of ``partners.ranking``.

    Raises
    ------
    ValueError
        As ``partners.ranking``, and where two candidates have the same name or one has none.
    """
    names = [str(candidate.get("country") or "").strip() for candidate in candidates]
    if "" in names:
        raise ValueError("candidates must each have a name in the column country")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"candidates must have different names, {name} occurs more than once")
    return first_partner(candidates, method, 1, 1, 1, 1, 1, points)


def your_scores_summary(values: dict, rows: list[dict]) -> str:
    """Say who leads at equal weights, and whether that is also who leads under most weights."""
    first = [row["country"] for row in rows if row["rank"] == 1]
    most = sorted(rows, key=lambda row: (-row["first_share"], row["country"]))[0]
    lead = f"With equal weights {' and '.join(first)} {'comes' if len(first) == 1 else 'come'} first"
    share = f"{100 * most['first_share']:.0f} % of all possible weights"
    if first == [most["country"]]:
        return f"{lead}, as under {share}."
    return f"{lead}; over all possible weights {most['country']} does so most often, under {share}."


def _mean_of_others(profile: dict, criterion: str) -> float:
    others = [value for name, value in profile.items() if name != criterion]
    return fsum(others) / len(others)
