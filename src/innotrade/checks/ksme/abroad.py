"""What is expected in the exercise "Should small firms follow the big ones?".

Shares and amounts by firm size, a function that says by how much a printed share misses what two amounts allow,
Table 29 tested with it, the world total of a year from parts and shares, what mining explains under the student's own
assumption, and advice to a state.
"""

import re

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import abroad, abroad_identities
from innotrade.variants import Variant


def _sizes(year: int) -> list[float]:
    row = data.load("ofdi-by-firm-size").set_index("year").loc[year]
    return [float(row[name]) for name in ("smes", "large_firms", "all_firms")]


def _growth(before: list[float], after: list[float], *, percent: float = 100.0) -> dict[str, float]:
    points = 100 * (after[0] / after[2] - before[0] / before[2])
    return {"small": percent * (after[0] / before[0] - 1), "large": percent * (after[1] / before[1] - 1),
            "points": points, "large_part": percent * (after[1] - before[1]) / (after[2] - before[2])}


def sizes(_: Variant) -> Check:
    """Growth of both groups of firms, fall of the small ones' share, and the large ones' part of the rise."""
    before, after = _sizes(2000), _sizes(2014)
    right = _growth(before, after)
    return series(
        right, tolerance=0.02,
        mistakes=[
            Mistake("fractions", _growth(before, after, percent=1.0),
                    "Growth and the part of the rise are fractions. Give them in per cent."),
            Mistake("share-in-percent", right | {"points": 100 * (after[0] / after[2] / (before[0] / before[2]) - 1)},
                    "For `points` you gave the fall in per cent of the old share. Points are the difference of two "
                    "percentages."),
            Mistake("without-others",
                    right | {"points": 100 * (after[0] / (after[0] + after[1]) - before[0] / (before[0] + before[1]))},
                    "For `points` you divided by small and large firms only. The whole has other investors too."),
            Mistake("factor", right | {"small": 100 * after[0] / before[0], "large": 100 * after[1] / before[1]},
                    "You gave the level at the end in per cent of the beginning. Growth is that less 100."),
            Mistake("from-1990", _growth(_sizes(1990), after),
                    "You started in 1990. The fall began after 2000."),
            Mistake("part-of-end", right | {"large_part": 100 * after[1] / after[2]},
                    "For `large_part` you gave their share of 2014. Asked is their part of the rise since 2000."),
        ],
        hint="Table 30, rows 2000 and 2014. Points are percentages subtracted; the part of the rise is rise over rise.",
        right="Right: the share collapsed and the amount did not.",
    )


SOUND = "this share is possible, so the answer is 0."
CASES = [
    Case((3921, 26769, 14.8), "the share lies above what the amounts allow."),
    Case((15, 1068, 1.5), SOUND),
    Case((466, 1068, 43.7), SOUND),
    Case((30, 200, 16.2), "here rounding and cutting make a difference of tenths."),
    Case((30, 200, 13.9), "the share lies below what the amounts allow."),
    Case((50, 100, 50.0), SOUND),
    Case((0, 500, 0.0), SOUND),
    Case((7, 5, 14.0), "a part above its whole must raise a ValueError."),
    Case((0, 0, 0.0), "a whole below 1 must raise a ValueError."),
]


def _refuse(part: float, whole: float) -> None:
    if whole < 1 or not 0 <= part <= whole:
        raise ValueError("the amounts cannot be a part and its whole")


def _miss(low: float, high: float, share: float, half: float = 0.05) -> float:
    return max(0.0, share - half - high, low - share - half)


def miss(_: Variant) -> Check:
    """Points by which a printed share misses what two amounts in whole units allow, as a function."""
    def same_side(part, whole, share):
        _refuse(part, whole)
        return _miss(100 * (part - 0.5) / (whole - 0.5), 100 * (part + 1) / (whole + 1), share)

    def rounded_only(part, whole, share):
        _refuse(part, whole)
        return _miss(100 * (part - 0.5) / (whole + 0.5), 100 * (part + 0.5) / (whole - 0.5), share)

    def share_exact(part, whole, share):
        return _miss(*abroad_identities.share_range(part, whole), share, half=0.0)

    def plain(part, whole, share):
        _refuse(part, whole)
        return abs(share - 100 * part / whole)

    def above_only(part, whole, share):
        return max(0.0, share - 0.05 - abroad_identities.share_range(part, whole)[1])

    def unguarded(part, whole, share):
        return _miss(100 * (part - 0.5) / (whole + 1), 100 * (part + 1) / (whole - 0.5), share)

    return function(
        abroad_identities.share_miss, cases=CASES, tolerance=1e-9,
        mistakes=[
            Mistake("plain-division", plain,
                    "This is the distance from plain division. Amounts and share are printed with rounding, which "
                    "allows for a range."),
            Mistake("share-exact", share_exact,
                    "You took the printed share as exact. With one decimal it stands for half a tenth on each side."),
            Mistake("same-side", same_side,
                    "You moved part and whole to the same side. The lowest share has the least part and the greatest "
                    "whole."),
            Mistake("rounded-only", rounded_only,
                    "You allowed rounding only. Amounts may also be cut, then they lie up to a whole unit above."),
            Mistake("above-only", above_only, "You test on one side only. A share can also be too low."),
            Mistake("no-guard", unguarded,
                    "The numbers are right for sound amounts. A part above its whole, or a whole below 1, must raise a "
                    "ValueError."),
        ],
        hint="Least part over greatest whole and the reverse give the range; then half a tenth for the share itself.",
        right="Right: rounding and cutting are both allowed.",
    )


def _tested(*, corrected: bool = False, plain: bool = False, sign: int = 1, fraction: bool = False) -> pd.DataFrame:
    table = data.load("ofdi-by-sector", as_printed=not corrected)
    totals = table[table["sector"] == "Total"].set_index("period")["value"]
    rows = []
    for row in table[table["sector"] != "Total"].itertuples():
        whole = totals[row.period]
        gap = row.share - (1 if fraction else 100) * row.value / whole
        short = abs(gap) if plain else abroad_identities.share_miss(row.value, whole, row.share)
        rows.append({"period": row.period, "sector": row.sector, "gap": sign * gap, "miss": short})
    return pd.DataFrame(rows)


def tested(_: Variant) -> Check:
    """All printed shares of Table 29: how far from plain division, and by how much impossible."""
    return frame(
        _tested(), key=["period", "sector"], tolerance=0.0006,
        mistakes=[
            Mistake("corrected-table", _tested(corrected=True),
                    "You tested the corrected table, in which the slip is mended. `table_29` here is as printed."),
            Mistake("gap-as-miss", _tested(plain=True),
                    "Your `miss` is the size of the gap. Use your function: most gaps are rounding."),
            Mistake("gap-reversed", _tested(sign=-1),
                    "Your gaps have the wrong sign: printed share less computed share is asked."),
            Mistake("fractions", _tested(fraction=True),
                    "You took a fraction off a percentage. Compute the share in per cent."),
        ],
        hint="For each row its amount, the total of its period, and its share; then plain division, then `share_miss`.",
        right="Right: one share of sixteen cannot come from its amounts.",
    )


def _world(*, period: str = "2010", some: int = 4, half: float = 0.05, union: bool = False) -> dict[str, float]:
    table = data.load("ofdi-by-sector", as_printed=True).query("period == @period and sector != 'Total'")
    ranges = [(100 * (row.value - 0.5) / (row.share + half), 100 * (row.value + 1) / (row.share - half))
              for row in table.itertuples()][:some]
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    return {"low": min(lows), "high": max(highs)} if union else {"low": max(lows), "high": min(highs)}


def world(_: Variant) -> Check:
    """Range of the world total of 2010 that the four sectors and their shares allow, in US$ million."""
    return series(
        _world(), tolerance=0.5,
        mistakes=[
            Mistake("union", _world(union=True),
                    "You kept whatever any sector allows. The total must suit all four at once: the highest of the "
                    "lows, the lowest of the highs."),
            Mistake("one-sector", _world(some=1),
                    "You used the first sector only. The others narrow the range."),
            Mistake("shares-exact", _world(half=0.0),
                    "You took the shares as exact. Each stands for half a tenth on both sides."),
            Mistake("wrong-period", _world(period="2000"),
                    "These are the sectors of 2000. The total of 2010 is in doubt."),
            Mistake("billions", {name: value / 1000 for name, value in _world().items()},
                    "This is in billions. Give US$ million, as the table does."),
        ],
        hint="Least part over greatest share is the lowest total; do it for four sectors and keep what suits all.",
        right="Right: 14,642 lies far outside, 24,642 inside.",
    )


def _mining(variant: Variant, *, percent: float = 100.0, in_all: bool = False, late: bool = False) -> dict[str, float]:
    table = data.load("ofdi-by-sector").query("sector in ['Mining and quarrying', 'Total']")
    wide = table.pivot(index="period", columns="sector", values="value")
    weights = [float(wide.loc[year, "Mining and quarrying"] / wide.loc[year, "Total"]) for year in ("2000", "2014")]
    (before, _, all_before), (after, _, all_after) = _sizes(2000), _sizes(2014)
    start, end = before / all_before, after / all_after
    rate = start if in_all else abroad.rest_rate(start, weights[:1], [variant.mining / 100])
    weight = weights[0] if late else weights[1]
    kept = weight * variant.mining / 100 + (1 - weight) * rate
    return {"outside": percent * rate, "kept": percent * kept, "mix": percent * (start - kept),
            "inside": percent * (kept - end)}


def mining(variant: Variant) -> Check:
    """What mining's growth explains of the fall, if small firms had the student's own rate in mining in 2000."""
    right = _mining(variant)
    all_on_mining = right | {"mix": right["mix"] + right["inside"], "inside": 0.0}
    return series(
        right, tolerance=0.006,
        mistakes=[
            Mistake("fractions", _mining(variant, percent=1.0), "These are fractions. Give per cent and points."),
            Mistake("share-as-rate", _mining(variant, in_all=True),
                    "You used the share in all as the rate outside mining. Outside it is higher."),
            Mistake("old-weights", _mining(variant, late=True),
                    "You kept the weights of 2000. The mix of 2014 at the rates of 2000 is asked."),
            Mistake("all-mix", all_on_mining,
                    "You put the whole fall on the mix. What lies between `kept` and the printed share of 2014 fell "
                    "inside the sectors."),
            Mistake("signs", right | {"mix": -right["mix"], "inside": -right["inside"]},
                    "Give both parts of the fall as positive points."),
        ],
        hint="Rate outside first: (share − weight × rate in mining) / (1 − weight). Then the weights of 2014.",
        right="Right: the better part of the fall lies elsewhere.",
    )


def advice(_: Variant) -> Check:
    """Advice to a state on suppliers; complete when it has a choice, figures, the volume and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the choices (followers, local firms, market)": r"follow|local|market|bring|raise|leave",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the volume of the plant": r"volume|thousand|cars|capacity|parts a year",
            "a limit of the figures (cannot, does not show, unknown, assumption, limit)":
                r"cannot|can't|not (show|tell|say|prove|known)|unknown|assum|limit|missing",
        },
        mistakes=[
            Mistake("fewer-dollars", "Small firms cut their investment by four fifths.",
                    "Their share fell by four fifths. Their dollars rose a little: say which of the two you mean.",
                    when=lambda answer: _says(answer, r"(?i)small firms[^.]*(invest|dollars)[^.]*(fell|cut|shrank|down)"
                                                      r"[^.]*(four fifths|80|79)|cut their investment")),
            Mistake("content-is-firms", "Local content of 90 % shows that local firms made nearly all parts.",
                    "Local content counts places, not owners. Followers' plants are local in that sense.",
                    when=lambda answer: _says(answer, r"(?i)local content[^.]*(shows|means|proves) that local firms")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "ksme/abroad",
    [
        Question("q1", "sizes", 2, sizes, objective=1),
        Question("q2", "share_miss", 2, miss, hidden_points=1, objective=2),
        Question("q3", "tested", 2, tested, objective=2),
        Question("q4", "world", 2, world, objective=2),
        Question("q5", "mining", 3, mining, objective=3),
        Question("q6", "advice", 0, advice, manual_points=4, objective=4),
    ],
    parameters={"mining": (5.0, 0.0, 2.0, 10.0, 15.0)},
)
