"""The self-assessment as an explorer: eight answers in; score, gates and the three things to do first out."""

from innotrade.models.sme.readiness import Dimension, plan, score, shut_gates
from innotrade.models.sme.readiness_questions import QUESTIONS

WEIGHTS = ("table", "equal")
#: An invented firm: the chocolate maker of the lesson on finance, before it asked for help.
FIRM = {"in_charge": 1, "people": 1, "product": 2, "volume": 1, "certificates": 0, "price": 1, "buyers": 2,
        "money": 0}


def assess(in_charge: int, people: int, product: int, volume: int, certificates: int, price: int, buyers: int,
           money: int, weigh: str, settings: list[dict]) -> list[dict]:
    """Where a firm stands on each side, and in which order it should move.

    Parameters
    ----------
    in_charge, people, product, volume, certificates, price, buyers, money
        Level of the answer, 0 to 4.
    weigh
        ``"table"`` for the weights of ``settings``, ``"equal"`` to weigh all sides alike.
    settings
        Rows ``side`` (the eight names in their order), ``weight`` (0 or more), ``months`` (for a step, above 0) and
        ``gate`` (0 to 4).

    Returns
    -------
    One row a side, the first thing first: ``place`` (from 1; 0 when nothing is left), ``side``, ``do`` (the answer to
    reach), ``months``, ``area`` (row of Table 22), ``state`` (``"gate shut"``, ``"do first"``, ``"later"``,
    ``"at the top"``), ``level``, ``to`` (level to reach), ``gate`` and ``gain`` (points of the score).

    Raises
    ------
    ValueError
        An answer or setting is out of its range, or a side is missing.
    """
    if weigh not in WEIGHTS:
        raise ValueError(f"weigh must be one of {', '.join(WEIGHTS)}, got {weigh!r}")
    levels = [in_charge, people, product, volume, certificates, price, buyers, money]
    dimensions = _dimensions(settings, weigh)
    rows, asked = [], {question["name"]: question for question in QUESTIONS}
    gates = {one.name: one.gate for one in dimensions}
    for number, todo in enumerate(plan(levels, dimensions)):
        state = "gate shut" if todo["opens"] else ("do first" if number < 3 else "later")
        rows.append(_row(number + 1, asked[todo["name"]], gates[todo["name"]], todo, state))
    for level, one in zip(levels, dimensions, strict=True):
        if level == 4:
            todo = {"level": 4, "to": 4, "months": 0.0, "gain": 0.0}
            rows.append(_row(0, asked[one.name], one.gate, todo, "at the top"))
    return rows


def _row(place: int, question: dict, gate: int, todo: dict, state: str) -> dict:
    return {"place": place, "side": question["name"], "do": question["answers"][todo["to"]],
            "months": float(todo["months"]), "area": question["area"], "state": state, "level": todo["level"],
            "to": todo["to"], "gate": gate, "gain": float(todo["gain"])}


def _dimensions(settings: list[dict], weigh: str) -> list[Dimension]:
    names = [question["name"] for question in QUESTIONS]
    if [row["side"] for row in settings] != names:
        raise ValueError(f"settings must have the sides {', '.join(names)} in this order")
    return [Dimension(row["side"], 1.0 if weigh == "equal" else row["weight"], row["months"], row["gate"])
            for row in settings]


def standing(values: dict) -> tuple[float, list[str]]:
    """Score and names of the shut gates for the values of the explorer."""
    levels = [values[question["key"]] for question in QUESTIONS]
    dimensions = _dimensions(values["settings"], values["weigh"])
    return score(levels, dimensions), shut_gates(levels, dimensions)


def assess_sentence(values: dict, rows: list[dict]) -> str:
    """Say the score, whether the firm may start, and the three things to do first."""
    points, shut = standing(values)
    todo = [row for row in rows if row["place"] > 0][:3]
    if shut:
        gates = "a gate is shut" if len(shut) == 1 else f"{len(shut)} gates are shut"
        text = f"{points:.0f} of 100 points, but not ready: {gates} ({', '.join(shut)})."
    else:
        text = f"{points:.0f} of 100 points, and every gate is open: a first shipment can go."
    if not todo:
        return text + " Nothing is left to do; help a neighbour."
    things = [f"({row['place']}) {row['side']}: {row['do']}" for row in todo]
    heading = "The three things to do first" if len(todo) == 3 else "What to do"
    return f"{text} {heading}: {'; '.join(things)}."
