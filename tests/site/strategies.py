"""Random values for models: from an explorer's own controls, so that every explorer of the book is covered.

An explorer's values are drawn within the ranges of its controls, and now and then just outside the model's own, so
that refusals are compared too. A model that is called with more than its explorer's controls give may be registered
in ``MORE``: its qualified name and a hypothesis strategy of keyword arguments.
"""

import random

#: Qualified name of a model -> function from a random generator to keyword arguments.
MORE = {}


def drawn(control: dict, chance: random.Random):
    """Return a random value for one control."""
    return _DRAWN[control["kind"]](control, chance)


def arguments(payload: dict, seed: int, count: int) -> list[dict]:
    """Return ``count`` sets of control values for an explorer, the same ones for the same seed."""
    chance = random.Random(f"{payload['model']} {seed}")
    return [{control["name"]: drawn(control, chance) for control in payload["controls"]} for _ in range(count)]


def _number(settings: dict, chance: random.Random) -> float:
    lowest, highest = settings.get("min"), settings.get("max")
    lowest = -1e6 if lowest is None else lowest
    highest = max(lowest + 1, 1e6) if highest is None else highest
    if settings.get("whole"):
        return chance.randint(lowest, int(highest))
    # Half of them short decimals, as people type them; half with all their bits.
    value = chance.uniform(lowest, highest)
    return min(max(round(value, 2), lowest), highest) if chance.random() < 0.5 else value


def _slider(control: dict, chance: random.Random) -> float:
    steps = int((control["max"] - control["min"]) / control["step"] + 1e-9)
    value = control["min"] + chance.randint(0, steps) * control["step"]
    return min(value, control["max"]) if control["whole"] else min(float(value), control["max"])


def _multiselect(control: dict, chance: random.Random) -> list:
    options = [option["value"] for option in control["options"]]
    return chance.sample(options, chance.randint(min(control["least"], len(options)), len(options)))


def _table(control: dict, chance: random.Random) -> list[dict]:
    count = chance.randint(max(control["min_rows"], 1), min(control["max_rows"], 8))
    # Mostly the words of the table itself: a code or a name that no model knows is refused before anything is computed.
    words = control["value"] if chance.random() < 0.9 else []
    return [{column["name"]: _cell(column, chance, place, words) for column in control["columns"]}
            for place in range(count)]


def _cell(column: dict, chance: random.Random, place: int, words: list[dict]):
    own = words[place][column["name"]] if place < len(words) else None
    text = column["type"] == "text" and not column.get("options")
    if own is not None and (text or chance.random() < 0.5):
        return own
    if column["type"] == "number":
        return _number({"max": 1000 if column.get("min") is not None else None, **{
            key: value for key, value in column.items() if value is not None}}, chance)
    return chance.choice(column["options"]) if column.get("options") else f"{chance.choice('ABCDéß')}{place}"


_DRAWN = {
    "slider": _slider, "number": _number, "table": _table, "multiselect": _multiselect,
    "toggle": lambda control, chance: chance.random() < 0.5,
    "select": lambda control, chance: chance.choice(control["options"])["value"],
}
