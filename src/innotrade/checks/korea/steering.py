"""What is expected in the exercise "Who steers, and with what money?".

Seats by regime, the chance that a united government decides, three printed figures against each other, bounds of a
concentration, and a country of Latin America beside Korea.
"""

import re
from functools import cache
from math import comb

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.korea import budgets
from innotrade.variants import Variant

KNOWN = [34.4, 18.3, 12.9, 8.5, 5.3]
OTHERS = 30
PERIODS = ["1999-2003", "2004-2007", "2008-2010", "Current"]


@cache
def _table() -> pd.DataFrame:
    return data.load("science-council").set_index("period")


def _seats(*, scale: float = 100.0, ratio: bool = False, chairs: bool = True, swap: bool = False,
           need_half: bool = False) -> pd.DataFrame:
    """Civilians' share of members, civilians' share with the chairs counted, and votes needed among members."""
    rows = []
    for period in PERIODS:
        row = _table().loc[period]
        inside, outside = int(row["government_members"]), int(row["civilian_members"])
        if swap:
            inside, outside = outside, inside
        more_inside = (1 if period != "Current" else 0) + (1 if period == "2008-2010" else 0) + (period == "Current")
        more_outside = 1 if period == "Current" else 0
        if not chairs:
            more_inside = more_outside = 0
        total, whole = inside + outside, inside + outside + more_inside + more_outside
        rows.append({
            "period": period,
            "civilians": scale * (outside / inside if ratio else outside / total),
            "with_chairs": scale * ((outside + more_outside) / ((inside + more_inside) if ratio else whole)),
            "quota": total / 2 if need_half else total // 2 + 1,
        })
    return pd.DataFrame(rows)


def seats(_: Variant) -> Check:
    """Civilians' share of the seats, without and with the chairs, and the votes of a simple majority."""
    return frame(
        _seats(), key=["period"], tolerance=0.05,
        mistakes=[
            Mistake("fractions", _seats(scale=1.0), "Your shares are fractions. Give them in per cent."),
            Mistake("ratio-of-sides", _seats(ratio=True),
                    "You divided civilians by members from the government. A share is a part of the whole council."),
            Mistake("chairs-not-counted", _seats(chairs=False),
                    "In with_chairs the chairs are missing. Each chair and vice chair is one more person; only the "
                    "last period's second chair is a civilian."),
            Mistake("government-for-civilians", _seats(swap=True),
                    "These are the shares of the government. The civilians' are asked."),
            Mistake("half-is-not-enough", _seats(need_half=True),
                    "Half of the votes is no majority. One more than half is needed, in whole votes."),
        ],
        hint="Add the two columns for the members; then one person for each chair and vice chair on the right side.",
        right="Right. Counting chairs moves a share by less than five points, and changes no majority.",
    )


def _decides(government, civilians):
    if government < 0 or civilians < 0 or government + civilians == 0:
        raise ValueError("a council has members")
    quota = (government + civilians) // 2 + 1
    found = [comb(civilians, yes) for yes in range(civilians + 1) if quota - government <= yes < quota]
    return sum(found) / 2**civilians


def decides(_: Variant) -> Check:
    """A function to the chance that a united government's vote decides, civilians voting at random."""
    def guarded(rule):
        def found(government, civilians):
            _decides(government, civilians)
            return rule(government, civilians)
        return found

    def loose(government, civilians):
        quota = (government + civilians) // 2
        return sum(comb(civilians, yes) for yes in range(civilians + 1)
                   if quota - government <= yes < quota) / 2**civilians

    def only_wins(government, civilians):
        quota = (government + civilians) // 2 + 1
        return sum(comb(civilians, yes) for yes in range(civilians + 1) if quota - government <= yes) / 2**civilians

    def even_counts(government, civilians):
        quota = (government + civilians) // 2 + 1
        return len([yes for yes in range(civilians + 1) if quota - government <= yes < quota]) / (civilians + 1)

    def no_guard(government, civilians):
        if government + civilians == 0:
            return 0.0
        quota = (government + civilians) // 2 + 1
        return sum(comb(max(civilians, 0), yes) for yes in range(civilians + 1)
                   if quota - government <= yes < quota) / 2**civilians

    return function(
        _decides,
        cases=[
            Case((10, 13), "the council of 2008."),
            Case((14, 3), "the council of 1999: the government has the votes."),
            Case((2, 3), "two ministers and three civilians."),
            Case((3, 7), "the commission of 2011."),
            Case((1, 6), "one minister, an odd number of votes."),
            Case((0, 5), "nobody sits for the government, so it never decides."),
            Case((4, 0), "no civilians: the government always decides."),
            Case((5, 5), "as many on either side."),
            Case((-1, 4), "negative members, so it must raise a ValueError."),
            Case((4, -1), "negative members, so it must raise a ValueError."),
            Case((0, 0), "an empty council, so it must raise a ValueError."),
        ],
        mistakes=[
            Mistake("half-is-enough", guarded(loose),
                    "You let half of the votes decide. More than half is needed: n // 2 + 1."),
            Mistake("wins-without-it", guarded(only_wins),
                    "You count every case in which yes wins with the government. Where it would win *without* it too, "
                    "the government does not decide."),
            Mistake("equally-likely-counts", guarded(even_counts),
                    "You took each *number* of civilians' votes as equally likely. Each *person* votes at random, so a "
                    "number k comes about in comb(c, k) ways of 2^c."),
            Mistake("share-of-seats", guarded(lambda g, c: g / (g + c)),
                    "This is the government's share of seats. Count the cases in which its votes turn the result."),
            Mistake("no-refusal", no_guard,
                    "Right for real councils. With negative members or none at all there is no council, and the "
                    "function must raise a ValueError."),
        ],
        hint="With q votes needed, the bloc of g decides when k civilians say yes and q − g ≤ k < q.",
    )


def _figures() -> dict[str, float]:
    text_ = data.load("chapter3-figures").set_index("name")["value"]
    found = budgets.implied(text_["science_ministry_budget_2015"], text_["rd_budget_2015_won"],
                            text_["science_ministry_share_2015"])
    return {**found, "five": 30.0 + 18.3 + 12.9 + 12.9}


def triangle(_: Variant) -> Check:
    """What each of three figures must be if the two others are right, and the five with the implied share."""
    right = _figures()
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("fraction", {**right, "share": right["share"] / 100},
                    "Your share is a fraction. Give it in per cent."),
            Mistake("share-of-the-amount", {**right, "amount": 5667 * 0.344},
                    "You took the share of the printed amount. It is a share of the total."),
            Mistake("total-forwards", {**right, "total": 5667 * 1.344},
                    "You added the share to the amount. The amount *is* the share of the total: divide by it."),
            Mistake("five-with-printed-share", {**right, "five": right["five"] - 30.0 + 34.4},
                    "In `five` you used the printed share. Use the one that the two amounts imply."),
            Mistake("five-with-four", {**right, "five": right["five"] - 12.9},
                    "Your `five` lacks the two smaller ministries, which together have as much as defence."),
        ],
        hint="Part over whole; share times whole; part over share. Then add the four shares to the implied one.",
        right="Right. The implied share contradicts two other statements of the paragraph; the printed one fits them.",
    )


def _bounds(*, others: int = OTHERS, squares: bool = False, steep: bool = False, scale: float = 1.0) -> dict:
    found = budgets.hhi_bounds(KNOWN, others)
    low, high = found["low"], found["high"]
    if squares:
        low = high = sum((share / 100) ** 2 for share in KNOWN)
    if steep:
        high = sum((share / 100) ** 2 for share in KNOWN) + ((100 - sum(KNOWN)) / 100) ** 2
    return {"low": scale * low, "high": scale * high, "fewest": 1 / high, "most": 1 / low}


def bounds(_: Variant) -> Check:
    """Bounds of the concentration of the budget of 2015, and of the number of equal holders."""
    swapped = _bounds()
    swapped = {"low": swapped["low"], "high": swapped["high"], "fewest": swapped["most"], "most": swapped["fewest"]}
    return series(
        _bounds(), tolerance=0.0005,
        mistakes=[
            Mistake("others-left-out", _bounds(squares=True),
                    "You left the thirty others out. They hold a fifth of the budget, so both bounds are larger than "
                    "the squares of the five."),
            Mistake("one-heap", _bounds(steep=True),
                    "In the upper bound you gave the whole rest to one other. None of them is larger than the fifth "
                    "ministry."),
            Mistake("thirty-five-others", _bounds(others=35),
                    "You spread the rest over thirty-five. Five of the bodies are the known ones; thirty are left."),
            Mistake("per-cent-squared", _bounds(scale=1e4),
                    "You squared per cent. With fractions the index runs from 0 to 1."),
            Mistake("fewest-and-most-swapped", swapped,
                    "You exchanged fewest and most. A *high* concentration is like *few* equal holders."),
        ],
        hint="Even: thirty times (r/30)². Heaped: as many of 5.3 as fit, and one remainder.",
        right="Right. Thirty unknown figures, and the answer is known to a third of a holder.",
    )


@cache
def _links() -> pd.DataFrame:
    kinds = data.load("innovation-actors")[["iso3", "actor", "kind"]]
    links = data.load("innovation-links")
    for end in ("source", "target"):
        links = links.merge(kinds.rename(columns={"actor": end, "kind": f"{end}_kind"}), on=["iso3", end])
    return links


def _country(name: str, *, whole: bool = False, only=("council", "cabinet")) -> dict[str, float]:
    actors = data.load("innovation-actors").query("country == @name")
    listed = actors if whole else actors[actors["position"].notna()]
    links = _links().query("country == @name")
    gathered = links[links["source_kind"].isin(only) & links["kind"].eq("coordinates")]["target"]
    return {"bodies": len(listed), "councils": int(listed["kind"].isin(only).sum()),
            "gathers": gathered.nunique()}


def country(variant: Variant) -> Check:
    """Bodies, councils and what the councils coordinate in the student's country."""
    right = _country(variant.country)
    return series(
        right, tolerance=0,
        mistakes=[
            Mistake("bodies-of-the-course", {**right, "bodies": _country(variant.country, whole=True)["bodies"]},
                    "You counted all bodies of the data. Table 5 has those with a position only."),
            Mistake("councils-among-the-gathered", {**right, "gathers": right["gathers"] + right["councils"]},
                    "You counted the councils among those whom they coordinate. Count the targets of their links."),
            Mistake("nobody-gathered", {**right, "gathers": 0},
                    "Your councils coordinate nobody. Look for links whose *source* is a council or a cabinet."),
        ],
        hint="Filter on position; on the two kinds; on links whose source is of these kinds. A body counts once.",
        right="Right. The figures come from laws: they say who should be brought together.",
    )


def note(_: Variant) -> Check:
    """A design for a council; complete when it has seats, a quota, an office, a power figure and a limit."""
    return text(
        words=(80, 250),
        elements={
            "numbers of members": r"\d+ (members|ministers|civilians|seats|experts)|(ministers|civilians|seats) ",
            "the votes that decide (quota or majority)": r"quota|majority|votes",
            "who keeps the office": r"secretariat|office",
            "a figure for power or chance to decide": r"\d+(\.\d+)? ?(%|per ?cent)",
            "a limit of the model (assumes, cannot, does not show, unknown, random)":
                r"assum|cannot|can't|not (show|tell|say|know)|unknown|random|limit",
        },
        mistakes=[
            Mistake("seats-are-power", "A majority of civilians guarantees that they decide.",
                    "A majority of seats decides only if it votes together. Civilians who vote alone face a bloc.",
                    when=lambda answer: re.search(r"majority of civilians (guarantees|ensures|means)", answer)
                    is not None),
            Mistake("proven-best", "Korea's council of 2013 is proven to be best.",
                    "No result of any council is in the data. Say what the design would do, not that it is proven.",
                    when=lambda answer: re.search(r"prove[ns]? ", answer) is not None
                    and re.search(r"best|work", answer) is not None),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


EXERCISE = Exercise(
    "korea/steering",
    [
        Question("q1", "seats", 2, seats, objective=1),
        Question("q2", "decides", 2, decides, hidden_points=1, objective=1),
        Question("q3", "figures", 2, triangle, objective=3),
        Question("q4", "bounds", 2, bounds, objective=4),
        Question("q5", "country", 1, country, objective=2),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"country": ("Mexico", "Argentina", "Chile", "Brazil", "Uruguay")},
)
