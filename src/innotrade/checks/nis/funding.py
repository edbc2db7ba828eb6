"""What is expected in the exercise "Who pays for research, and how far is 1% of GDP?".

Changes of research intensity within one edition, a revision of GDP, the private part of a gap, years to a target as a
function, and what the way costs under several responses of firms.
"""

import re
from functools import cache
from math import ceil, log

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.nis import funding
from innotrade.variants import Variant

OTHERS = ("Korea, Rep.", "Israel", "Japan", "Finland", "Germany", "United States")
EDITION = "WDI 2019-03-21"
KOREA_SHARE = 0.757
SHARES = {"nothing": 0.0, "one-third": 1 / 3, "one-half": 0.5}
RESPONSES = (0.0, 0.25, 0.5, 1.0)
STEP, PUBLIC, GDP, PRIVATE = 0.3, 0.08, 0.03, 1 / 3


@cache
def _intensity() -> pd.DataFrame:
    return data.load("rd-intensity")


def ends(*, until: int = 2013, groups: bool = False) -> pd.DataFrame:
    """Return first and last intensity of the region's countries (per cent of GDP), within one edition."""
    table = _intensity()
    table = table[(table["vintage"] == EDITION) & ~table["country"].isin(OTHERS) & (table["year"] <= until)]
    table = (table if groups else table[table["iso3"].notna()]).sort_values("year").groupby("country")
    return pd.DataFrame({"first": table["value"].first(), "last": table["value"].last(),
                         "years": table["year"].last() - table["year"].first()})


def _points(found: pd.DataFrame) -> dict[str, float]:
    return (found["last"] - found["first"]).to_dict()


def changes(_: Variant) -> Check:
    """Change of intensity from the first to the last value up to 2013, in points."""
    right = ends()
    return series(
        _points(right), tolerance=0.005,
        mistakes=[
            Mistake("groups-left-in", _points(ends(groups=True)),
                    "Groups of countries are among your names. They are weighted means of countries; their iso3 is "
                    "empty."),
            Mistake("after-2013", _points(ends(until=2015)),
                    "You go beyond 2013. The study speaks of 2013, so take no later value even where there is one."),
            Mistake("relative", (100 * (right["last"] / right["first"] - 1)).to_dict(),
                    "These are per cent of the first value. The difference of two percentages is asked, in points."),
            Mistake("sign", {name: -value for name, value in _points(right).items()},
                    "You took the last value from the first. A country that rises must come out above 0."),
            Mistake("a-year", ((right["last"] - right["first"]) / right["years"].clip(lower=1)).to_dict(),
                    "You divided by the number of years. The whole change is asked."),
        ],
        hint="One edition, rows with an iso3, without the six others, up to 2013; then last less first by country.",
        right="Right. Four countries fell, and the study names two of them.",
    )


def _korea(year: int, edition: str) -> float:
    table = _intensity()
    return table[(table["iso3"] == "KOR") & (table["year"] == year) & (table["vintage"] == edition)]["value"].item()


def revision(_: Variant) -> Check:
    """By how many per cent the GDP of 2010 differs between the editions of 2013 and 2019."""
    first, later = _korea(2010, "WDI 2013-12"), _korea(2010, EDITION)
    return number(
        100 * funding.implied_revision(first, later), tolerance=0.05, unit="%",
        mistakes=[
            Mistake("inverted", 100 * funding.implied_revision(later, first),
                    "This is by how much the intensity changed. It fell because what it is divided by rose: turn it "
                    "round."),
            Mistake("points", first - later,
                    "This is the difference of the two intensities, in points of GDP. Ask by how much GDP itself "
                    "differs."),
            Mistake("other-year", 100 * funding.implied_revision(_korea(2009, "WDI 2013-12"), _korea(2009, EDITION)),
                    "These are the two editions of 2009. Take 2010."),
        ],
        hint="Spending is intensity times GDP, and it is the same in both editions.",
    )


def gap(variant: Variant) -> Check:
    """Private part of the country's distance to Korea under three assumptions, in per cent."""
    here, leader = ends().loc[variant.country, "last"], _korea(2013, EDITION)

    def parts(rule) -> dict[str, float]:
        return {name: 100 * rule(share) for name, share in SHARES.items()}

    def right(share):
        return funding.private_part_of_gap(here, share, leader, KOREA_SHARE)

    return series(
        parts(right), tolerance=0.05,
        mistakes=[
            Mistake("public", parts(lambda share: 1 - right(share)),
                    "These are the public parts. What firms here do not spend is asked: the rest of each."),
            Mistake("fraction", {name: value / 100 for name, value in parts(right).items()},
                    "Your parts are fractions. Give them in per cent."),
            Mistake("difference-of-shares", parts(lambda share: KOREA_SHARE - share),
                    "You subtracted the shares. They are shares of different totals: multiply each by its intensity "
                    "first."),
            Mistake("over-the-leader", parts(lambda share: (KOREA_SHARE * leader - share * here) / leader),
                    "You divided by Korea's intensity. The whole is the gap, Korea's intensity less the country's."),
        ],
        hint="Firms' money in per cent of GDP there, less here, over the difference of the two intensities.",
        right="Right. Between the three assumptions lie a few points: a bound was enough.",
    )


def _years(intensity, target, rd_growth, gdp_growth):
    found = funding.years_to_target(intensity, target, rd_growth, gdp_growth)
    if found is None:
        raise ValueError("the target is never reached")
    return found


def years(_: Variant) -> Check:
    """A function to the years until a target; 0 when reached, ValueError when it never is."""
    return function(
        _years,
        cases=[
            Case((0.5, 1.0, 0.08, 0.03), "research and GDP both grow."),
            Case((0.5, 1.0, 0.08, 0.0), "GDP stands still."),
            Case((0.4, 0.6, 0.02, -0.02), "GDP may shrink."),
            Case((1.2, 1.0, 0.08, 0.03), "the target is behind it, so the answer is 0."),
            Case((1.0, 1.0, 0.01, 0.03), "it stands at the target, so the answer is 0."),
            Case((0.5, 1.0, 0.03, 0.03), "the ratio stands still, so it must raise a ValueError."),
            Case((0.5, 1.0, 0.01, 0.03), "research falls behind GDP, so it must raise a ValueError."),
        ],
        mistakes=_years_mistakes(),
        hint="Take the logarithm of the ratio of targets, over that of the two growth factors; look at both guards.",
    )


def _guarded(rule):
    def found(intensity, target, rd_growth, gdp_growth):
        _years(intensity, target, rd_growth, gdp_growth)
        return 0.0 if target <= intensity else rule(intensity, target, rd_growth, gdp_growth)
    return found


def _years_mistakes() -> list[Mistake]:
    def no_guard(intensity, target, rd_growth, gdp_growth):
        return log(target / intensity) / log((1 + rd_growth) / (1 + gdp_growth))

    def negative(intensity, target, rd_growth, gdp_growth):
        if rd_growth <= gdp_growth:
            raise ValueError("never")
        return no_guard(intensity, target, rd_growth, gdp_growth)

    return [
        Mistake("no-gdp", _guarded(lambda i, t, g, _: log(t / i) / log(1 + g) if g else 0.0),
                "You let only research grow. The target is a share of GDP, so both growth factors count."),
        Mistake("rates-subtracted", _guarded(lambda i, t, g, y: log(t / i) / log(1 + g - y)),
                "You took one rate from the other. That is near the answer, but growth factors divide."),
        Mistake("whole-years", _guarded(lambda i, t, g, y: float(ceil(log(t / i) / log((1 + g) / (1 + y)) - 1e-9))),
                "You round up to whole years. The exact number is asked."),
        Mistake("simple", _guarded(lambda i, t, g, y: (t / i - 1) / ((1 + g) / (1 + y) - 1)),
                "You add the same step every year. The ratio grows by a percentage of what it was."),
        Mistake("never-not-refused", no_guard,
                "Years are right where there is a way. Where research grows no faster than GDP, no number of years "
                "is an answer, and where the target is reached it is 0; a formula alone gives neither."),
        Mistake("reached-not-zero", negative,
                "A target that is reached takes no time. Yours gives negative years there, or refuses."),
    ]


def _plan(country: str, *, private: float = PRIVATE, pace: float = (1 + PUBLIC) / (1 + GDP), horizon: int | None = None,
          exact: bool = False, level: bool = False) -> pd.DataFrame:
    """Years and cost by response: public money grows, firms respond, until STEP points more are reached."""
    public = (1 - private) * ends().loc[country, "last"]
    rows = []
    for response in RESPONSES:
        needed = log(1 + STEP / ((1 + response) * public)) / log(pace)
        whole = ceil(needed)
        each = [public * pace**year - (0 if level else public) for year in range(1, (horizon or whole) + 1)]
        rows.append({"response": response, "years": needed if exact else whole, "cost": sum(each)})
    return pd.DataFrame(rows)


def plan(variant: Variant) -> Check:
    """Years and added-up public cost until the country is 0.3 points higher, for four responses."""
    right = _plan(variant.country)
    return frame(
        right, key=["response"], tolerance=0.01,
        mistakes=[
            Mistake("exact-years", _plan(variant.country, exact=True),
                    "Your years have a fraction. A budget is passed for whole years: take the first in which it is "
                    "there."),
            Mistake("no-gdp", _plan(variant.country, pace=1 + PUBLIC),
                    "Public money grows relative to GDP by 1.08 over 1.03, not by 1.08."),
            Mistake("private-for-public", _plan(variant.country, private=1 - PRIVATE),
                    "You start from what firms pay. The budget starts from the other two thirds."),
            Mistake("whole-amount", _plan(variant.country, level=True),
                    "Your cost is all public research. Only what lies above today's share of GDP is extra."),
            Mistake("same-years", _plan(variant.country, horizon=int(right["years"].max())),
                    "You add up the cost over the same years for every response. Stop when the target is reached."),
        ],
        hint="Extra public money needed is 0.3 / (1 + response); from that the years; from these the extra amounts.",
        right="Right. The bill falls faster than the years, because the last years are the dearest.",
    )


def note(_: Variant) -> Check:
    """A plan, defended; complete when it gives years, a bill, the response it rests on, and a limit."""
    return text(
        words=(80, 250),
        elements={
            "a number of years": r"\d+(\.\d+)?[\s-]*years?",
            "a bill in per cent of GDP": r"(%|per ?cent) of (a |one )?(year's )?GDP",
            "the response of firms that it rests on": r"respon|additional|crowd|match",
            "a limit of the evidence (cannot, does not show, unknown, assumption, lost)":
                r"cannot|can't|not (show|tell|say|know)|unknown|assump|assume|lost|limit",
        },
        mistakes=[
            Mistake("editions", "Korea fell from 4.29 % in 2014 to 3.89 % later.",
                    "A ratio that differs between two editions has not fallen: GDP was revised. Compare within one.",
                    when=lambda answer: _says(answer, r"(fell|fallen|drop|decline|lower)[^.]*4\.29[^.]*3\.89")),
            Mistake("firms-obey", "The plan works because the law obliges firms to spend more.",
                    "A budget decides public money. What firms do is a response, and it has to be assumed or measured.",
                    when=lambda answer: _says(answer, r"(oblige|force|require)\w* firms|firms must (spend|pay)")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "nis/funding",
    [
        Question("q1", "changes", 2, changes, objective=2),
        Question("q2", "revision", 1, revision, objective=2),
        Question("q3", "private_parts", 2, gap, objective=3),
        Question("q4", "years_to_target", 2, years, hidden_points=1, objective=1),
        Question("q5", "plan", 3, plan, objective=1),
        Question("q6", "note", 0, note, manual_points=4, objective=4),
    ],
    parameters={"country": ("Chile", "Argentina", "Colombia", "Costa Rica", "Uruguay")},
)
