"""Which organisation for which recommendation? Explorer view of the plan."""

from math import fsum

from innotrade.models.nis.matching import assign, firmness, first_choices, fit

ALL, ORPHANS, GIVEN = "all", "without a partner", "with a partner"


def plan(needs: list[dict], partners: list[dict], group: str, themes: float, instruments: float, reach: float,
         counted: str, capacity: int, closed: list[str]) -> list[dict]:
    """Best plan for the recommendations, each with a partner.

    Parameters
    ----------
    needs
        One dict a recommendation with ``recommendation``, ``themes``, ``instruments`` and ``partners`` (those that the
        study names, or empty), the last three separated by semicolons.
    partners
        One dict an organisation with ``organisation``, ``themes``, ``instruments``, ``reach_low`` and ``reach_high``
        (shares of the region's countries that are known to take part, and that may take part).
    group
        ``"all"``, ``"without a partner"`` in the study, or ``"with a partner"``.
    themes, instruments, reach
        Weights, 0 or more.
    counted
        ``"low"`` or ``"high"``: which reach counts.
    capacity
        Recommendations that one organisation can take.
    closed
        Organisations to leave out.

    Returns
    -------
    Rows with ``recommendation``, ``partner``, ``fit`` (0 to 1), ``first_choice``, ``loss`` (what the plan loses if it
    must do without this match) and ``study`` (what the study says, or an empty text).

    Raises
    ------
    ValueError
        ``group`` or ``counted`` is unknown, the weights are all 0, or there is no room for all recommendations.
    """
    if group not in (ALL, ORPHANS, GIVEN):
        raise ValueError(f"group must be {ALL}, {ORPHANS} or {GIVEN}, got {group!r}")
    if counted not in ("low", "high"):
        raise ValueError(f"counted must be low or high, got {counted!r}")
    chosen = [need for need in needs if group == ALL or (group == GIVEN) == (need["partners"] != "")]
    open_ones = [partner for partner in partners if partner["organisation"] not in closed]
    if not open_ones:
        raise ValueError("closed must leave at least one organisation, it leaves none")
    table = scores(chosen, open_ones, themes, instruments, reach, counted)
    best, first, losses = assign(table, capacity), first_choices(table), firmness(table, capacity)
    names = [partner["organisation"] for partner in open_ones]
    return [{"recommendation": need["recommendation"], "partner": names[best[row]], "fit": table[row][best[row]],
             "first_choice": names[first[row]], "loss": losses[row], "study": need["partners"]}
            for row, need in enumerate(chosen)]


def plan_summary(values: dict, rows: list[dict]) -> str:
    """Say how well the plan fits, who does not get a first choice, and which matches are not firm."""
    mean = fsum(row["fit"] for row in rows) / len(rows)
    used = {}
    for row in rows:
        used[row["partner"]] = used.get(row["partner"], 0) + 1
    busiest = sorted(used.items(), key=lambda item: (-item[1], item[0]))[0]
    soft = len([row for row in rows if row["loss"] < 1e-9])
    text = (f"{len(rows)} recommendations go to {len(used)} organisations with a mean fit of {mean:.2f}; "
            f"{busiest[0]} takes {busiest[1]}. ")
    text += "Every match is firm. " if not soft else f"{soft} of the matches could be exchanged at no loss. "
    known = [row for row in rows if row["study"]]
    if not known:
        return text + "The study names no organisation for any of them."
    agree = len([row for row in known if row["partner"] in row["study"].split("; ")])
    return text + f"Of the {len(known)} for which the study names a partner, the plan has {agree} as it says."


def scores(needs: list[dict], partners: list[dict], themes: float, instruments: float, reach: float,
           counted: str) -> list[list[float]]:
    """Fit of every partner (columns) for every need (rows); arguments as in :func:`plan`."""
    offers = [{**split(partner), "reach": partner["reach_" + counted]} for partner in partners]
    return [[fit(split(need), offer, themes, instruments, reach) for offer in offers] for need in needs]


def split(row: dict) -> dict:
    """Return themes and instruments of a row as lists."""
    return {"themes": row["themes"].split("; "), "instruments": row["instruments"].split("; ")}


def rank_of(row: list[float], place: int) -> int:
    """Rank of a column in a row of fits: 1 where none is larger; ties share the better rank."""
    return 1 + len([score for score in row if score > row[place] + 1e-12])
