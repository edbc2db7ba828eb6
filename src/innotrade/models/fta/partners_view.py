"""It is 1998: which partner first? Explorer views of :mod:`innotrade.models.fta.partners` for the study's criteria.

Section B of the study's chapter I names five: the size of the market, how well it complements Korea's trade, the risk
for sensitive sectors at home, the partner's experience with agreements, and its willingness.
"""

from innotrade.models.fta.partners import METHODS, ranking, simplex_points

#: The criteria, and whether more of them is better (1) or worse (-1).
CRITERIA = {"size": 1, "complementarity": 1, "risk": -1, "experience": 1, "willingness": 1}
#: Weights to try, made once so that a moved control need not wait for them.
POINTS = simplex_points(300, len(CRITERIA))


def first_partner(candidates: list[dict], method: str, size: float, complementarity: float, risk: float,
                  experience: float, willingness: float, points: int = 200) -> list[dict]:
    """Candidates ranked by five weights, with the share of all possible weights under which each comes first.

    Parameters
    ----------
    candidates
        One dict a country with ``country`` and a number for each of :data:`CRITERIA` (0 or more).
    method
        ``"weighted sum"`` or ``"TOPSIS"``.
    size, complementarity, risk, experience, willingness
        Weights on any scale, 0 or more, not all 0.
    points
        How many weights to try for the share; 200 give it mostly within 3 points of a hundred.

    Returns
    -------
    Rows of ``partners.ranking``.

    Raises
    ------
    ValueError
        As ``partners.ranking``.
    """
    weights = {"size": size, "complementarity": complementarity, "risk": risk, "experience": experience,
               "willingness": willingness}
    known = 1 <= points <= len(POINTS) and points == int(points)
    return ranking(candidates, weights, CRITERIA, method, POINTS[:int(points)] if known else points)


def first_partner_summary(values: dict, rows: list[dict]) -> str:
    """Say who comes first and over how much of the weight space it would."""
    first = rows[0]
    share = 100 * first["first_share"]
    equals = [row["country"] for row in rows if row["rank"] == 1]
    if len(equals) > 1:
        return f"{' and '.join(equals)} share the first place; change a weight to part them."
    text = f"{first['country']} comes first (score {first['score']:.2f}), as it does under {share:.1f} % of all weights"
    rival = sorted(rows, key=lambda row: (-row["first_share"], row["country"]))[0]
    if rival["country"] == first["country"]:
        return text + ": no candidate does so more often."
    return f"{text}; {rival['country']} does so more often, under {100 * rival['first_share']:.1f} %."


def compare_methods(candidates: list[dict], size: float, complementarity: float, risk: float, experience: float,
                    willingness: float, points: int = 100) -> list[dict]:
    """Rank and robustness by both methods.

    Parameters are those of :func:`first_partner`, without ``method``.

    Returns
    -------
    Rows of ``partners.ranking`` with ``method``, the weighted sum first.
    """
    rows = []
    for method in METHODS:
        found = first_partner(candidates, method, size, complementarity, risk, experience, willingness, points)
        rows += [{"method": method, **row} for row in found]
    return rows


def compare_methods_summary(values: dict, rows: list[dict]) -> str:
    """Say whether the two methods choose the same partner."""
    winners = [[row["country"] for row in rows if row["method"] == method and row["rank"] == 1] for method in METHODS]
    if winners[0] == winners[1]:
        return f"Both methods put {' and '.join(winners[0])} first."
    return f"The weighted sum puts {' and '.join(winners[0])} first, TOPSIS {' and '.join(winners[1])}."
