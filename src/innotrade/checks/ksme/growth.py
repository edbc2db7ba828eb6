"""What is expected in the exercise "What did exporting do to the economy?".

Means that test each other, a decade's growth of exports from sums, six decades by sector under the student's own
assumption, shift-share as a function, and a headline figure defended.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import structure
from innotrade.variants import Variant

SPANS = ((1953, 1970), (1970, 1990), (1990, 2014))
SECTORS = ("Primary", "Secondary", "Tertiary")
BEFORE_CRISIS = 0.082


@cache
def _periods() -> list[dict]:
    return [{"first": int(row.period[:4]), "last": int(row.period[5:]), "growth": row.gdp_growth / 100}
            for row in data.load("korea-growth-and-exports").itertuples()]


def _means(*, percent: float = 100.0, years: int = 53, nineties=None) -> dict[str, float]:
    factor = structure.growth_factor(_periods(), 1961, 2014)
    known = structure.growth_factor(_periods(), 1961, 1991)
    rest = nineties if nineties is not None else structure.remaining_growth(BEFORE_CRISIS, 35, known, 30)
    return {"factor": factor, "mean": percent * structure.mean_growth(factor, years), "nineties": percent * rest}


def means(_: Variant) -> Check:
    """Growth factor and mean of Table 23, and growth of 1992-1996 from the mean before the crisis."""
    rates = [period["growth"] for period in _periods()]
    plain = _means() | {"mean": 100 * sum(rates) / len(rates)}
    simple = (1 + sum(rates[:3]) * 10 + rates[3] * 10 + rates[4] * 10 + rates[5] * 3)
    return series(
        _means(), tolerance=0.02,
        mistakes=[
            Mistake("fraction", _means(percent=1.0), "Your rates are fractions. Give them in per cent a year."),
            Mistake("plain-mean", plain,
                    "Your mean is that of the six printed rates. The last period has three years and must not weigh "
                    "like ten."),
            Mistake("added-not-compounded", _means() | {"factor": simple},
                    "Your factor adds the years' rates. Growth compounds: multiply the years' factors."),
            Mistake("one-year-short", _means(years=52),
                    "You took the 52nd root. The growth of 1962 itself counts, so these are 53 years of growth."),
            Mistake("difference-of-means",
                    _means(nineties=BEFORE_CRISIS - (structure.growth_factor(_periods(), 1961, 1991) ** (1 / 30) - 1)),
                    "For the nineties you took one mean from the other. Divide factors, then take the fifth root."),
            Mistake("five-year-factor",
                    _means(nineties=1.082**35 / structure.growth_factor(_periods(), 1961, 1991) - 1),
                    "For the nineties this is growth over all five years. Take the fifth root."),
        ],
        hint="Raise 1 + g to the years of each period and multiply. For 1992-1996 divide 1.082^35 by the first thirty.",
        right="Right. Growth before the crisis was well above the printed mean of its decade.",
    )


def export_growth(_: Variant) -> Check:
    """Yearly growth of goods exports between the last two periods of Table 23, in per cent."""
    total = data.load("korea-growth-and-exports").set_index("period")["goods_exports"]
    before, after = total["2002-2011"] / 10, total["2012-2014"] / 3
    return number(
        100 * structure.mean_growth(after / before, 6.5), tolerance=0.05, unit="% a year",
        mistakes=[
            Mistake("sums-compared", 100 * structure.mean_growth(total["2012-2014"] / total["2002-2011"], 6.5),
                    "You compared the sums. One covers ten years and the other three: divide by the years first."),
            Mistake("ten-years-apart", 100 * structure.mean_growth(after / before, 10),
                    "You took the tenth root. From the middle of one period to the middle of the other is less."),
            Mistake("three-years-apart", 100 * structure.mean_growth(after / before, 3),
                    "You took the root of the length of the last period. Count from middle to middle."),
            Mistake("whole-change", 100 * (after / before - 1),
                    "This is the whole change between the two means. It took several years: take the root."),
            Mistake("simple", 100 * (after / before - 1) / 6.5,
                    "You divided the change by the years. Growth compounds, so take the root of the ratio."),
            Mistake("fraction", structure.mean_growth(after / before, 6.5),
                    "This is a fraction. Give it in per cent a year."),
        ],
        hint="Billions a year in both periods, the ratio of the two, and the root by the years between the middles.",
        right="Right, in current dollars.",
    )


@cache
def _shares(year: int) -> list[float]:
    table = data.load("korea-industrial-structure").query("year == @year").set_index("sector")["gdp_share"]
    return [table[name] / 100 for name in SECTORS]


def _sectors(early: float, *, grew=structure.sector_growth, gave=structure.contributions, percent: float = 100.0,
             late: int = 0) -> pd.DataFrame:
    covered = [{"first": 1954, "last": 1961, "growth": early / 100}, *_periods()]
    rows = []
    for first, last in SPANS:
        factor = structure.growth_factor(covered, first - late, last) if first > 1953 else \
            structure.growth_factor(covered, first, last)
        start, end = _shares(first), _shares(last)
        pace, part = grew(start, end, factor, last - first), gave(start, end, factor)
        rows += [{"first": first, "sector": name, "growth": percent * pace[place], "part": percent * part[place]}
                 for place, name in enumerate(SECTORS)]
    return pd.DataFrame(rows)


def sectors(variant: Variant) -> Check:
    """Growth of each sector and its part of all growth, in three spans of years."""
    early = variant.early

    def of_shares(start, end, factor, years):
        return [(after / before) ** (1 / years) - 1 for before, after in zip(start, end, strict=True)]

    def simple(start, end, factor, years):
        return [(after * factor / before - 1) / years for before, after in zip(start, end, strict=True)]

    def points(start, end, factor):
        return [after - before for before, after in zip(start, end, strict=True)]

    return frame(
        _sectors(early), key=["first", "sector"], tolerance=0.01,
        mistakes=[
            Mistake("fraction", _sectors(early, percent=1.0), "Your numbers are fractions. Give per cent."),
            Mistake("growth-of-shares", _sectors(early, grew=of_shares),
                    "Your growth is that of the shares. Multiply the last share by the growth factor of GDP first."),
            Mistake("simple-growth", _sectors(early, grew=simple),
                    "You divided the change by the years. Growth compounds: take the root of the ratio, less one."),
            Mistake("points-of-share", _sectors(early, gave=points),
                    "Your part is the change of the share in points. A part of growth is (s1 F − s0) / (F − 1)."),
            Mistake("last-share", _sectors(early, gave=lambda start, end, factor: end),
                    "Your part is the last share. Some of the last GDP was there before it grew: take that away."),
            Mistake("one-year-too-many", _sectors(early, late=1),
                    "Your factor includes the growth of the first year. Shares of 1970 stand after the growth of 1970; "
                    "begin with 1971."),
        ],
        hint="The growth factor of each span first; 1954 to 1961 at your own rate. Then the two formulas.",
        right="Right. Your assumption moves the first span and leaves the others as they are.",
    )


def _guarded(rule):
    def found(region_start, region_end, nation_start, nation_end):
        structure.shift_share(region_start, region_end, nation_start, nation_end)
        return rule(region_start, region_end, nation_start, nation_end)
    return found


def own_part(_: Variant) -> Check:
    """A function to the jobs that a region gained by growing otherwise than its industries in the nation."""
    @_guarded
    def regional(*lists):
        return structure.shift_share(*lists)["regional"]

    def unguarded(region_start, region_end, nation_start, nation_end):
        rows = zip(region_start, region_end, nation_start, nation_end, strict=False)
        return sum(later - here * after / before if before else later for here, later, before, after in rows)

    nation = ([400, 150, 150, 400], [440, 210, 135, 480])
    return function(
        regional, tolerance=1e-6,
        cases=[
            Case(([90, 20, 10, 60], [100, 40, 10, 55], *nation), "this is region A of the published example."),
            Case(([60, 30, 30, 40], [85, 55, 40, 35], *nation), "this is region B."),
            Case(([250, 100, 110, 300], [255, 115, 85, 390], *nation), "this is region C."),
            Case((*nation, *nation), "a nation has no lead over itself."),
            Case(([0, 10], [5, 10], [100, 100], [100, 150]), "an industry new to the region is all its own."),
            Case(([10, 10], [10], [100, 100], [100, 150]), "lists of different length must raise a ValueError."),
            Case(([10, 10], [10, 12], [100, 0], [100, 150]),
                 "an industry that the nation did not have has no growth there: it must raise a ValueError."),
        ],
        mistakes=[
            Mistake("growth", _guarded(lambda *lists: structure.shift_share(*lists)["growth"]),
                    "This is the whole change. Take away what the industries did in the nation."),
            Mistake("without-national-only",
                    _guarded(lambda *lists: structure.shift_share(*lists)["growth"]
                             - structure.shift_share(*lists)["national"]),
                    "You took away the nation's growth only, so the mix of industries is still in it. Compare each "
                    "industry with the same industry in the nation."),
            Mistake("mix", _guarded(lambda *lists: structure.shift_share(*lists)["mix"]),
                    "This is the part of the mix. The region's own part compares an industry here with itself there."),
            Mistake("sign", _guarded(lambda *lists: -structure.shift_share(*lists)["regional"]),
                    "The sign is wrong: above zero is a region that outgrew its industries."),
            Mistake("no-guard", unguarded,
                    "Numbers are right for sound lists. Lists of different length, or an industry absent from the "
                    "nation, must raise a ValueError."),
        ],
        hint="For each industry: jobs at the end less jobs at the beginning times the nation's factor; then the sum.",
        right="Right: only region B leads in what it does.",
    )


def headline(_: Variant) -> Check:
    """A headline figure for a plan, defended; complete when it has figures, import content and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the headlines (export ratio, share of industry, value at home, sector growth, none)":
                r"ratio|share|value|sector|none|no figure",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the imports in exports": r"import",
            "a limit of the figures (cannot, does not show, unknown, assumption, limit)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|assum|limit",
        },
        mistakes=[
            Mistake("caused", "Exports caused the growth.",
                    "The accounts divide growth and name no cause. Say what the figures show without that word.",
                    when=lambda answer: _says(answer, r"(?i)(?<!whether )exports? (have |had )?(caused|drove) ")),
            Mistake("fell", "After 2011 exports fell to 1,834.",
                    "The sum of 1,834 covers three years. Per year exports rose.",
                    when=lambda answer: _says(answer, r"fell (by|from|to)[^.]*1,?834")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "ksme/growth",
    [
        Question("q1", "means", 2, means, objective=1),
        Question("q2", "export_growth", 2, export_growth, objective=1),
        Question("q3", "sectors", 3, sectors, objective=2),
        Question("q4", "own_part", 2, own_part, hidden_points=1, objective=2),
        Question("q5", "headline", 0, headline, manual_points=4, objective=4),
    ],
    parameters={"early": (4.0, 2.0, 3.0, 5.0, 6.0)},
)
