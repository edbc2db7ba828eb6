"""What is expected in the exercise "Why are small exporters less productive?".

Relative productivity from two shares; what catching up adds in three regions; within and between two regions; what
schooling explains of a wage gap, for two references; the productivity that an equal unit labour cost would take.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import oaxaca, productivity
from innotrade.variants import Variant

REGIONS = ["Latin America", "European Union", "Korea"]
HOME = "Latin America"


@cache
def table() -> pd.DataFrame:
    """Productivity and wages in % of large firms, workers in % of all, degrees in % of workers; by region."""
    gaps = data.load("sme-productivity-education-wages")
    small = gaps[gaps["firm_size"] == "SME"].set_index("region")
    large = gaps[gaps["firm_size"] == "Large"].set_index("region")
    weight = data.load("sme-weight").pivot(index="region", columns="measure", values="value")
    return pd.DataFrame({"productivity": small["productivity"], "wages": small["wages"],
                         "workers": weight["employment"], "degree": small["tertiary_education"],
                         "degree_large": large["tertiary_education"]}).loc[REGIONS]


def relative(_: Variant) -> Check:
    """A function from two shares to relative productivity."""
    return function(
        productivity.relative_productivity,
        cases=[
            Case((0.25, 0.5), "half of the workers make a quarter of output."),
            Case((0.5, 0.5), "with equal shares both are equally productive."),
            Case((0.56, 0.67), "Europe's shares."),
            Case((0.8, 0.2), "small firms may be the more productive ones."),
            Case((0, 0.5), "a share of 0 must raise a ValueError."),
            Case((1, 0.5), "a share of 1 must raise a ValueError: nothing is left for the others."),
            Case((0.5, 0), "no workers: a ValueError, and no division by zero."),
            Case((0.5, 1), "all workers in small firms: a ValueError."),
            Case((25, 61), "per cent are no fractions; they must raise a ValueError."),
        ],
        mistakes=_relative_mistakes(),
        hint="Output share over employment share, for small firms and for the others; then the first over the second.",
    )


def _relative_mistakes() -> list[Mistake]:
    def guarded(change):
        def wrong(output, workers):
            productivity.relative_productivity(output, workers)
            return change(output, workers)
        return wrong

    def unguarded(output, workers):
        return output / workers / ((1 - output) / (1 - workers)) if 0 < workers < 1 and output != 1 else 0.0

    return [
        Mistake("to-average", guarded(lambda y, s: y / s),
                "You compared with the average worker, small firms included. Divide by the same fraction for the "
                "others, (1 − y) / (1 − s)."),
        Mistake("upside-down", guarded(lambda y, s: (1 - y) / (1 - s) / (y / s)),
                "This is large firms over small ones. Turn it over."),
        Mistake("output-only", guarded(lambda y, s: y / (1 - y)),
                "You compared output only. It takes the workers of either group as well."),
        Mistake("no-guard", unguarded,
                "The formula is right. A share that does not lie between 0 and 1 must raise a ValueError; your "
                "function answers as if nothing were wrong."),
    ]


def gains(variant: Variant) -> Check:
    """Rise of output per worker in three regions, %."""
    closed, rows = variant.closed / 100, table()

    def by(change):
        return {name: 100 * change(row.workers / 100, row.productivity / 100) for name, row in rows.iterrows()}

    right = by(lambda s, r: productivity.closing_gain(s, r, closed))
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("points-of-large", by(lambda s, r: s * closed * (1 - r)),
                    "These are points of the large firms' level. Divide by what all produce now, A."),
            Mistake("whole-gap", by(lambda s, r: s * (1 - r) / (1 - s * (1 - r))),
                    "This closes the whole gap. Only the part `variant.closed` closes."),
            Mistake("small-alone", by(lambda s, r: closed * (1 - r) / r),
                    "By so much the small firms' own productivity rises. All workers are asked, of whom only a part is "
                    "in small firms."),
            Mistake("wrong-workers", by(lambda s, r: (1 - s) * closed * (1 - r) / (1 - (1 - s) * (1 - r))),
                    "You took the share of workers in *large* firms."),
            Mistake("fractions", {name: value / 100 for name, value in right.items()},
                    "These are fractions. Per cent are asked."),
        ],
        hint="s c (1 − r) / (1 − s (1 − r)) with fractions, then times 100.",
        right="Right. The widest gap is not where catching up adds most.",
    )


def parts(variant: Variant) -> Check:
    """Within and between from Latin America to another region, points of large firms' level."""
    (s, r), (t, q) = ((table().loc[name, "workers"] / 100, table().loc[name, "productivity"])
                      for name in (HOME, variant.there))
    found = productivity.between_within([s, 1 - s], [r, 100], [t, 1 - t], [q, 100])
    right = {"within": found.within, "between": found.between}
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("other-way", {"within": -found.within, "between": -found.between},
                    "You went from the other region to Latin America. The difference *from* Latin America is asked."),
            Mistake("shares-of-home", {"within": s * (q - r), "between": (q - 100) * (t - s)},
                    "You weighted within by Latin America's share alone and between by the other region's productivity "
                    "alone. Take the means of both regions."),
            Mistake("home-weights", {"within": s * (q - r), "between": (r - 100) * (t - s)},
                    "You weighted both parts by Latin America's values. A rest is left over; the means of both regions "
                    "leave none."),
            Mistake("small-only", right | {"between": (r + q) / 2 * (t - s)},
                    "Between: whoever is in a small firm is not in a large one. Take the difference of the two "
                    "productivities, mean r less 100."),
            Mistake("per-cent-shares", {"within": 100 * found.within, "between": 100 * found.between},
                    "The shares of workers are asked as fractions: these parts are a hundred times too large."),
        ],
        hint="Within: mean share times difference of r. Between: (mean r − 100) times difference of shares.",
    )


def explained(variant: Variant) -> Check:
    """Part of the wage gap explained by schooling, for two references, % of the gap."""
    row, premium = table().loc[HOME], variant.premium
    low, high, wage = row["degree"] / 100, row["degree_large"] / 100, row["wages"]
    whole = oaxaca.by_share(high, low, 100.0, wage, premium, premium)
    right = {name: 100 * oaxaca.explained(whole, own) / whole.gap for name, own in (("small", 0), ("large", 1))}
    mean_pays = {name: 100 * (high - low) * mean * (premium - 1) / whole.gap
                 for name, mean in (("small", wage), ("large", 100))}
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("references-swapped", {"small": right["large"], "large": right["small"]},
                    "The two references are exchanged: the pay of large firms makes schooling worth more."),
            Mistake("mean-is-base", mean_pays,
                    "You applied the premium to the *mean* wage. It holds over those without a degree, who earn a."),
            Mistake("premium-not-minus-one", {name: value * premium / (premium - 1) for name, value in right.items()},
                    "A degree adds k − 1 times the base wage, not k times: one of them is earned without it."),
            Mistake("points", {name: value * whole.gap / 100 for name, value in right.items()},
                    "These are points of the large firms' wage. Per cent of the gap are asked."),
            Mistake("unexplained", {name: 100 - value for name, value in right.items()},
                    "This is the part that is *not* explained."),
            Mistake("fractions", {name: value / 100 for name, value in right.items()},
                    "These are fractions of the gap. Per cent are asked."),
        ],
        hint="First a = m / (1 + t (k − 1)) and b = a (k − 1) for each size, then 100 (t_large − t_small) b / gap.",
    )


def needed(variant: Variant) -> Check:
    """Productivity that small firms would need for the other region's unit labour cost, % of large firms."""
    rows = table()
    unit = rows["wages"] / rows["productivity"]
    home, there = rows.loc[HOME], rows.loc[variant.there]
    right = home["wages"] / unit[variant.there]
    return number(
        right, tolerance=0.05, unit="% of large firms",
        mistakes=[
            Mistake("their-productivity", there["productivity"],
                    "This is the other region's productivity. It pays other wages, so the cost of a unit would not be "
                    "the same."),
            Mistake("times", right / home["productivity"],
                    "This says how many *times* as productive. The level is asked, in per cent of large firms."),
            Mistake("added", right - home["productivity"],
                    "These are the points that are missing. The level is asked."),
            Mistake("cost-of-a-unit", unit[variant.there],
                    "This is the other region's labour cost of a unit. Which productivity gives it, at Latin America's "
                    "wages?"),
            Mistake("multiplied", home["wages"] * unit[variant.there],
                    "You multiplied. Cost is wages over productivity, so productivity is wages over cost."),
        ],
        hint="Wages over productivity in the other region; then Latin America's wages over that.",
    )


def note(_: Variant) -> Check:
    """The pages for the board, defended; complete when long enough, with figures, a gap and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the three conditions (schooling, machines, growth)": r"\b(school|machine|grow)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "which gap is meant (gap of productivity, productivity gap, wage gap, gap of schooling)":
                r"gap of (productivity|wages|schooling)|(productivity|wage|schooling|education) gap",
            "a limit of the evidence (cannot, does not show, unknown, assumption)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assume|assumption",
        },
        mistakes=[
            Mistake("ratio-as-level", "Korea's small firms are less productive than Europe's.",
                    "Per cent of large firms are no level: each region is measured by its own large firms. Whose "
                    "workers produce more cannot be read from Table 18.",
                    when=lambda answer: _says(answer, r"(less|more) productive than (those \w+ )?[EKL]")),
            Mistake("hindsight", "By 2020 the gap had closed.",
                    "It is April 2018 in this task. What happened after it was not known; leave it out.",
                    when=lambda answer: _says(answer, r"\b20(19|2\d)\b|turned out")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "lac/productivity",
    [
        Question("q1", "relative_productivity", 2, relative, hidden_points=1, objective=1),
        Question("q2", "gains", 2, gains, objective=1),
        Question("q3", "parts", 2, parts, objective=2),
        Question("q4", "explained", 2, explained, objective=3),
        Question("q5", "needed", 2, needed, objective=4),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"closed": (50, 40, 25), "there": ("Korea", "European Union"), "premium": (2.5, 2.0, 3.0)},
)
