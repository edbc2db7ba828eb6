"""What is expected in the exercise "Can a cluster be made?".

Location quotients and Krugman indices of three invented regions, the Ellison-Glaeser index as a function, and the size
of firms in Korea's complexes inside and outside the Capital region.
"""

import re

import pandas as pd

from innotrade.answers import Case, Check, Mistake, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.korea import concentration, regions_view
from innotrade.variants import Variant

WORK = {  # invented and round, as the notebook gives them: people at work by region and industry
    "North": {"devices": 4_000, "textiles": 1_000, "machinery": 5_000, "other": 90_000},
    "Coast": {"devices": 6_000, "textiles": 20_000, "machinery": 30_000, "other": 344_000},
    "Capital": {"devices": 10_000, "textiles": 9_000, "machinery": 65_000, "other": 916_000},
}


def _region(name: str) -> float:
    return sum(WORK[name].values())


def _industry(industry: str) -> float:
    return sum(row[industry] for row in WORK.values())


def _nation() -> float:
    return sum(_region(name) for name in WORK)


def quotients(variant: Variant) -> Check:
    """Location quotients of one industry in the three regions."""
    one = variant.industry
    right = {name: concentration.location_quotient(WORK[name][one], _industry(one), _region(name), _nation())
             for name in WORK}
    return series(
        right, tolerance=0.005,
        mistakes=[
            Mistake("share-of-industry", {name: WORK[name][one] / _industry(one) for name in WORK},
                    "These are the regions' shares of the industry. A large region has a large share of everything; "
                    "divide by its share of all work."),
            Mistake("share-of-region", {name: WORK[name][one] / _region(name) for name in WORK},
                    "These are the industry's shares of each region's work. Divide by its share of the country's."),
            Mistake("inverted", {name: 1 / value for name, value in right.items()},
                    "Your quotients stand on their heads: divide the region's share by the country's."),
            Mistake("per-cent", {name: 100 * value for name, value in right.items()},
                    "Your quotients are a hundred times too large. One, not 100, is the country's share."),
        ],
        hint="(work in the industry here / all work here) / (the same for the country).",
        right="Right. Whether it is a cluster is another question.",
    )


def _against(rest: bool, term, factor: float = 1.0) -> dict[str, float]:
    found = {}
    for name, row in WORK.items():
        total = 0.0
        for one in row:
            base, whole = _industry(one), _nation()
            if rest:
                base, whole = base - row[one], whole - _region(name)
            total += term(row[one] / _region(name) - base / whole)
        found[name] = factor * total
    return found


def krugman(_: Variant) -> Check:
    """Krugman index of each region against the country."""
    return series(
        _against(False, abs), tolerance=0.0005,
        mistakes=[
            Mistake("halved", _against(False, abs, 0.5),
                    "You halved the sum. Some books do; here the index runs from 0 to 2."),
            Mistake("signed", _against(False, lambda gap: gap),
                    "You added the differences with their signs, and they cancel. Take absolute values first."),
            Mistake("squared", _against(False, lambda gap: gap * gap),
                    "You squared the differences. That is the step of Ellison and Glaeser's G, over regions."),
            Mistake("rest-of-country", _against(True, abs),
                    "You compared with the rest of the country. Compare with the whole, the region included."),
        ],
        hint="For each industry, its share here less its share in the country; absolute values; add.",
    )


def _gamma(region, workers, everything):
    plants = [{"region": place, "workers": size} for place, size in zip(region, workers, strict=True)]
    base = [{"region": name, "workers": size} for name, size in everything.items()]
    return concentration.agglomeration(plants, base)


def _parts(region, workers, everything) -> dict[str, float]:
    found = _gamma(region, workers, everything)
    return found | {"room": found["chance"] / found["plants"], "count": len(workers)}


def agglomeration(_: Variant) -> Check:
    """A function from plants and regions to the Ellison-Glaeser index."""
    two = {"A": 50, "B": 50}
    three = {"A": 500_000, "B": 400_000, "C": 100_000}

    def formula(rule):
        return lambda region, workers, everything: rule(_parts(region, workers, everything))

    def unguarded(region, workers, everything):
        return _gamma(region, workers, everything)["gamma"] if len(workers) > 1 else 0.0

    return function(
        lambda region, workers, everything: _gamma(region, workers, everything)["gamma"],
        cases=[
            Case((["A", "A", "A", "B"], [10, 10, 10, 10], two), "three of four equal plants in half of the country are "
                 "what chance gives."),
            Case((["A", "A"], [30, 10], two), "two plants are enough for an index."),
            Case((["A", "B"], [30, 10], two), "plants may be spread more evenly than by chance."),
            Case((["A", "A", "B", "C", "C"], [12000, 650, 16000, 25000, 50], three), "one large plant weighs much."),
            Case((["C", "C", "C"], [5, 6, 7], three), "a region without a plant counts too."),
            Case((["A"], [10], two), "one plant cannot gather, so it must raise a ValueError."),
        ],
        mistakes=[
            Mistake("raw", formula(lambda p: p["raw"]),
                    "This is G, the raw concentration. Take off what chance gives, and divide."),
            Mistake("no-plants", formula(lambda p: p["raw"] / (1 - p["plants"]) / p["room"]),
                    "You did not take off what chance gives, (1 − Σx²) H. It is the point of the index."),
            Mistake("not-divided", formula(lambda p: p["raw"] - p["chance"]),
                    "You took off chance and stopped. Divide by (1 − Σx²)(1 − H)."),
            Mistake("half-divided", formula(lambda p: (p["raw"] - p["chance"]) / p["room"]),
                    "You divided by 1 − Σx² only. Divide by 1 − H as well."),
            Mistake("equal-plants", formula(lambda p: (p["raw"] - p["room"] / p["count"])
                                            / (p["room"] * (1 - 1 / p["count"]))),
                    "You took H as one over the number of plants. Plants differ in size: add their squared shares."),
            Mistake("no-refusal", unguarded,
                    "The values are right. With a single plant 1 − H is zero: the function must raise a ValueError."),
        ],
        hint="Shares by region, G, H from the plants' shares, 1 − Σx² from all work; then the formula.",
    )


FIRMS, WORKERS = 80_547, 2_000_000


def _sizes(firm_share: float, worker_share: float) -> dict[str, float]:
    return regions_view.firm_sizes(FIRMS, WORKERS, firm_share, worker_share)


def sizes(_: Variant) -> Check:
    """Workers per firm in complexes of the Capital region and elsewhere, and their ratio."""
    right, turned = _sizes(58, 39), _sizes(39, 58)
    mean = WORKERS / FIRMS
    return series(
        right, tolerance=0.01,
        mistakes=[
            Mistake("shares-turned", turned, "You turned the two shares round. 58 % is of firms, 39 % of workers."),
            Mistake("mean-elsewhere", {"here": right["here"], "elsewhere": mean, "ratio": right["here"] / mean},
                    "You took the country's mean for elsewhere. Elsewhere has 42 % of firms and 61 % of workers."),
            Mistake("ratio-turned", {**right, "ratio": 1 / right["ratio"]},
                    "Both sizes are right, the ratio is upside down: here over elsewhere."),
            Mistake("shares-of-2004", _sizes(41, 33), "These are the shares of 2004. The recent ones are 58 and 39 %."),
        ],
        hint="The region's workers over the region's firms; for elsewhere, what is left of both.",
        right="Right. More than half of the firms and well under half of the work.",
    )


def note(_: Variant) -> Check:
    """A page that chooses a site; complete with a quotient, the index, a number that stops it, and a limit."""
    return text(
        words=(80, 250),
        elements={
            "the region you choose (North, Coast or Capital)": r"\b(North|Coast|Capital)\b",
            "a location quotient": r"quotient",
            "the Ellison-Glaeser index (or the plants behind the quotient)": r"Ellison|gamma|γ|plants?\b",
            "a number that would make you stop": r"\bstop|\bend (it|the)|withdraw",
            "a limit of the figures (cannot, does not show, unknown, assumption, invented)":
                r"cannot|can't|not (show|tell|say|know)|unknown|assum|invented|limit",
        },
        mistakes=[
            Mistake("quotient-is-a-cluster", "The quotient proves a cluster.",
                    "A quotient proves no cluster: it does not know how many plants there are, nor whether they learn "
                    "from each other.",
                    when=lambda answer: re.search(r"quotient.{0,40}\bproves?\b", answer) is not None),
            Mistake("programme-caused", "The programme caused the growth.",
                    "No figure here says what would have happened without a programme.",
                    when=lambda answer: re.search(r"programme (caused|has caused|created)", answer) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def work() -> pd.DataFrame:
    """Return the invented regions as the notebook shows them."""
    return pd.DataFrame(WORK).T


EXERCISE = Exercise(
    "korea/regions",
    [
        Question("q1", "quotients", 2, quotients, objective=1),
        Question("q2", "krugman", 2, krugman, objective=1),
        Question("q3", "agglomeration", 2, agglomeration, hidden_points=1, objective=2),
        Question("q4", "sizes", 2, sizes, objective=3),
        Question("q5", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"industry": ("devices", "textiles", "machinery")},
)
