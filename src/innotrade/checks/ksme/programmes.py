"""What is expected in the exercise "122 programmes: too many?".

Costs of places, what closing a programme loses, mergers of KOTRA's ten on the terms of the one that stays, a search by
lot, firms matched by rules, and advice to a minister.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import programmes, programmes_rules
from innotrade.variants import Variant

ACCEPTS = 0.4  # chance that a programme that fits accepts, as the task gives it
#: Invented for practice: name, stage, exports (US$ million), what it lacks, what it has.
FIRMS = [
    ("Ahn", "home", 0.0, ["skills", "opportunities"], []),
    ("Bae", "first", 10.0, ["finance", "buyers"], ["online seller"]),
    ("Cho", "exporting", 100.0, ["finance", "rules"], ["dispute", "agreement"]),
    ("Do", "investing", 5.0, ["information", "finance", "product"], []),
]


@cache
def known() -> tuple[dict, ...]:
    """The course's list of programmes as dicts, empty cells as ``None``."""
    table = data.load("korea-sme-programmes")
    return tuple(table.astype(object).where(table.notna(), None).to_dict("records"))


def kotra() -> dict[str, list[str]]:
    """Cells of the ten programmes of Table 32."""
    return programmes.by_programme([one for one in known() if (one["table_row"] or "").startswith("T32")])


def _costs(scale: float = 1.0, share: float | None = None) -> dict[str, float]:
    figures = data.load("chapter5-figures").set_index("name")["value"]
    expo = data.load("kotra-export-programs").set_index("item").loc["f"]
    part = figures["training_budget_share"] if share is None else share
    found = {
        "expo": programmes.cost_per_place(expo["budget"], expo["firms"]),
        "advice": programmes.cost_per_place(figures["sme_fta_consulting_budget_2015"],
                                            figures["sme_fta_consulting_firms_2015"]),
        "office": programmes.cost_per_place(figures["incubator_budget_2015"], figures["incubator_offices_2015"]),
        "training": programmes.cost_per_place(figures["training_budget_2014"], figures["trainees_2014"], part),
    }
    return {name: value * scale for name, value in found.items()}


def costs(_: Variant) -> Check:
    """US dollars for a place at an expo, in advice, in an office and in training."""
    right = _costs()
    return series(
        right, tolerance=0.6,
        mistakes=[
            Mistake("in-millions", _costs(1e-6), "Your costs are in million dollars. Multiply the budgets by 10^6."),
            Mistake("in-thousands", _costs(1e-3), "Your costs are in thousand dollars. Dollars are asked."),
            Mistake("whole-budget", _costs(share=100),
                    "You divided the whole budget of human resources. Training has four fifths of it."),
            Mistake("the-other-part", _costs(share=20),
                    "You took the fifth of the budget that does *not* go to training."),
            Mistake("upside-down", {name: 1e6 / value for name, value in right.items()},
                    "This is places for a million dollars. Divide the budget by the places."),
        ],
        hint="Budget in dollars (times 10^6, for training times 0.8) over firms, offices or people.",
        right="Right. Compare with care: a place in a course and an office abroad are different things.",
    )


def lost_share(sets: dict, name: str) -> float:
    """Per cent of all covered cells that are lost when one programme is closed."""
    return 100 * len(programmes.only_here(sets, name)) / len(programmes.depth(sets))


def lost(_: Variant) -> Check:
    """A function from cells by programme and a name to the share of cells that its closing loses."""
    sets = {"fair": ["buyers"], "mission": ["buyers", "skills"], "loan": ["finance"]}
    return function(
        lost_share, cases=[
            Case((sets, "mission"), "skills are found nowhere else; buyers are."),
            Case((sets, "fair"), "what another programme has too is not lost."),
            Case((sets, "loan"), "a programme without a rival loses all that it has."),
            Case(({"a": ["x", "x", "y"], "b": ["y"]}, "a"), "a cell that is listed twice is one cell."),
            Case(({"a": ["x"]}, "a"), "the only programme loses everything."),
            Case(({"a": [], "b": ["x"]}, "a"), "a programme without cells loses nothing."),
            Case(({"a": ["x"], "b": ["x"], "c": ["x", "y", "z"]}, "c"), "two of its three cells are only here."),
            Case((sets, "course"), "a name that is not in the list must raise a ValueError."),
        ],
        mistakes=_lost_mistakes(),
        hint="Cells of the one that are in no other, over the cells of all, times 100. Sets help.",
        right="Right. Whether the cells are fine enough is another question.",
    )


def _lost_mistakes() -> list[Mistake]:
    def guarded(rule):
        def wrong(sets, name):
            lost_share(sets, name)
            return rule(sets, name)
        return wrong

    def unguarded(sets, name):
        held = sets.get(name, [])
        others = {cell for other, cells in sets.items() if other != name for cell in cells}
        return 100 * len(set(held) - others) / len(programmes.depth(sets))

    return [
        Mistake("fraction", guarded(lambda sets, name: lost_share(sets, name) / 100),
                "Your share is a fraction. Per cent are asked."),
        Mistake("count", guarded(lambda sets, name: float(len(programmes.only_here(sets, name)))),
                "This is the number of cells. A share of all covered cells, in per cent, is asked."),
        Mistake("of-its-own", guarded(lambda sets, name: 100 * len(programmes.only_here(sets, name))
                                      / max(len(dict.fromkeys(sets[name])), 1)),
                "You divided by the cells of the programme itself. What share of *all* covered cells is lost?"),
        Mistake("all-it-has", guarded(lambda sets, name: 100 * len(dict.fromkeys(sets[name]))
                                      / len(programmes.depth(sets))),
                "You counted all that the programme has. What another one has too is not lost."),
        Mistake("no-guard", unguarded,
                "The shares are right. A name that is not in the list must raise a ValueError; yours loses nothing."),
    ]


def _mergers(kept: str, *, likeness=programmes.overlap, loss=None) -> pd.DataFrame:
    sets = kotra()
    barriers = {one["programme"]: programmes.parts(one["barriers"]) for one in known()}
    stages = programmes.parts(next(one["stages"] for one in known() if one["programme"] == kept))
    rows = []
    for other in sets:
        if other != kept:
            merged = [f"{barrier} / {stage}" for barrier in barriers[kept] + barriers[other] for stage in stages]
            gone = loss(sets, other, merged) if loss else len(programmes.merger_loss(sets, kept, other, merged))
            rows.append({"absorbed": other, "overlap": likeness(sets[kept], sets[other]), "lost": gone})
    return pd.DataFrame(rows)


def mergers(variant: Variant) -> Check:
    """For each other programme of Table 32, overlap with the kept one and cells lost when it is absorbed."""
    kept = variant.kept

    def twice(first, second):
        return len(set(first) & set(second)) / (len(first) + len(second))

    def of_kept(first, second):
        return len(set(first) & set(second)) / len(first)

    def no_others(_, other, merged):
        return len([cell for cell in kotra()[other] if cell not in merged])

    def closed(sets, other, _):
        return len(programmes.only_here(sets, other))

    return frame(
        _mergers(kept), key=["absorbed"], tolerance=0.005,
        mistakes=[
            Mistake("counted-twice", _mergers(kept, likeness=twice),
                    "Your overlap divides by the sum of both. Cells that they share are in it twice."),
            Mistake("of-the-kept", _mergers(kept, likeness=of_kept),
                    "Your overlap is the part of the kept programme that the absorbed one has too. Divide by the cells "
                    "of either."),
            Mistake("forgot-the-others", _mergers(kept, loss=no_others),
                    "You compared the absorbed programme with the merger only. What one of the other eight has is not "
                    "lost."),
            Mistake("closed-not-merged", _mergers(kept, loss=closed),
                    "This is what closing it would lose. The merger takes its barriers over, for the firms of the kept "
                    "one."),
            Mistake("terms-of-both", _mergers(kept, loss=lambda *_: 0),
                    "You let the merger serve the firms of both. It keeps the barriers of both and only the stages of "
                    "the programme that stays."),
        ],
        hint="The merger's cells: every barrier of either at every stage of the kept one. Lost: what no programme has.",
        right="Right. Overlap alone would have picked another partner in some cases: look at what is lost as well.",
    )


def _search(variant: Variant, *, percent: float = 100.0) -> dict[str, float]:
    listed, fits, seen = 122, variant.fitting, variant.looked_at
    return {"finds": percent * programmes.chance_to_find(listed, fits, seen),
            "served": percent * programmes.chance_to_be_served(listed, fits, seen, ACCEPTS),
            "door": percent * programmes.chance_to_be_served(listed, fits, listed, ACCEPTS)}


def search(variant: Variant) -> Check:
    """Chances to find, to be served by search, and to be served behind one door, per cent."""
    right, fits, seen = _search(variant), variant.fitting, variant.looked_at
    returned = 1 - (1 - fits / 122) ** seen
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("fraction", _search(variant, percent=1.0), "Your chances are fractions. Per cent are asked."),
            Mistake("with-return", right | {"finds": 100 * returned,
                                            "served": 100 * (1 - (1 - fits / 122 * ACCEPTS) ** seen)},
                    "You drew as if each look began with the full list. A firm looks at a programme once."),
            Mistake("one-chance", right | {"served": right["finds"] * ACCEPTS},
                    "You multiplied the chance to find by the chance to be accepted. A firm that finds two has two "
                    "chances."),
            Mistake("door-adds-up", right | {"door": 100 * min(fits * ACCEPTS, 1)},
                    "Behind the door you added the chances. A firm is refused only if all refuse: 1 − (1 − a)^m."),
            Mistake("misses", right | {"finds": 100 - right["finds"]},
                    "Your first number is the chance that no programme fits. Take it from 100."),
        ],
        hint="hypergeom or math.comb; for served, sum over the number found; behind the door 1 − (1 − a)^m.",
        right="Right. The door gains more than any merger could.",
    )


def _firms(*, without: str = "", unnamed: bool = False, limit: float = 0.0) -> pd.DataFrame:
    rows = []
    for name, stage, exports, lacks, has in FIRMS:
        firm = {"stage": stage, "exports": max(exports - limit, 0), "barriers": lacks, "has": has}
        changed = [{**one, **({"needs": ""} if without == "needs" else {}),
                    **({"stages": "; ".join(programmes_rules.STAGES)} if without == "stages" else {})}
                   for one in known()]
        fits = programmes_rules.fitting(changed, firm)
        agencies = {agency for one in fits for agency in programmes.parts(one["agencies"])}
        named = agencies if unnamed else agencies - {programmes_rules.NOT_NAMED}
        rows.append({"firm": name, "fits": len(fits), "agencies": len(named)})
    return pd.DataFrame(rows)


def firms(_: Variant) -> Check:
    """For four firms, programmes that fit and named agencies that run them."""
    return frame(
        _firms(), key=["firm"], tolerance=1e-9,
        mistakes=[
            Mistake("needs-ignored", _firms(without="needs"),
                    "You let firms into programmes that ask for something they do not have. Look at the column needs."),
            Mistake("stages-ignored", _firms(without="stages"),
                    "You let firms into programmes for another stage. Look at the column stages."),
            Mistake("limit-included", _firms(limit=0.001),
                    "A firm that exports exactly ten million dollars is not *below* ten. Compare strictly."),
            Mistake("unnamed-agency", _firms(unnamed=True),
                    "You counted \"not named\" as an agency. It is a door on which nobody can knock."),
        ],
        hint="Split at semicolons; all of stage, needs and limits must hold, and at least one barrier must match.",
        right="Right: most help is for firms that export already.",
    )


def advice(_: Variant) -> Check:
    """Advice to the minister; complete when it has an option, figures, the grain, and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the options (compete, merge, door, fewer names)":
                r"compet|merg|\bdoor|register|guide|fewer|close|places",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "what a firm would notice": r"\bfirms?\b",
            "a limit of the evidence (cannot, does not show, unknown, assumption, our reading)":
                r"cannot|can't|not (show|tell|say|prove|measure)|unknown|assum|our reading|coded|limit",
        },
        mistakes=[
            Mistake("superfluous", "The other 38 programmes are superfluous.",
                    "A programme that adds no cell may still add places, or help firms that the cell does not "
                    "distinguish. Say what was counted.",
                    when=lambda answer: re.search(r"(?i)(programmes?|rest|others?) (are|is) (superfluous|useless)",
                                                  answer) is not None),
            Mistake("measured", "Surveys show that 12 % of firms are served.",
                    "The chance to be served comes from a model with assumptions. No survey measured it.",
                    when=lambda answer: re.search(r"(?i)(survey|data|study)[^.]{0,30}(show|found|measure)[^.]{0,60}"
                                                  r"\bserved\b", answer) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


EXERCISE = Exercise(
    "ksme/programmes",
    [
        Question("q1", "costs", 2, costs, objective=2),
        Question("q2", "lost_share", 2, lost, hidden_points=1, objective=1),
        Question("q3", "mergers", 3, mergers, objective=1),
        Question("q4", "search", 2, search, objective=3),
        Question("q5", "firms", 2, firms, objective=4),
        Question("q6", "advice", 0, advice, manual_points=4, objective=4),
    ],
    parameters={"kept": ("Trade expos abroad", "Export Incubator Program", "Home-market firms into exporters",
                         "Consulting by experts in the importing country"),
                "fitting": (5, 7, 8, 9), "looked_at": (6, 4, 8, 10)},
)
