"""What is expected in the exercise "Why did a champion of multilateralism turn to bilateral deals?".

Tables 1 and 4 of the study: recompute, measure growth and concentration, see what ship registers do to an index, and
tell what the figures support from what they do not.
"""

import re
from functools import cache
from math import log

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import indicators
from innotrade.variants import Variant

TABLES = {1998: "korea-trade-partners-1998", 2015: "korea-trade-partners"}
REGISTERS = ("Panama", "Bermuda", "Bahamas", "Cayman Islands (UK)")
YEARS = 2015 - 1998


def partners(year: int, without: tuple[str, ...] = (), total: bool = False) -> pd.DataFrame:
    """Return the table of a year, as a rule without the row of the region's total."""
    table = _table(year)
    left_out = [*without, *([] if total else ["Region Total"])]
    return table[~table["country"].isin(left_out)]


@cache
def _table(year: int) -> pd.DataFrame:
    return data.load(TABLES[year])


def slips(_: Variant) -> Check:
    """Rows of both tables whose printed balance is not exports less imports."""
    rows = pd.concat([partners(year, total=True).assign(year=year) for year in TABLES], ignore_index=True)
    recomputed = rows["exports"] - rows["imports"]
    asked = rows.assign(gap=rows["balance"] - recomputed)[["year", "country", "gap"]]
    wrong = asked[asked["gap"] != 0]
    return frame(
        wrong, key=["year", "country"],
        mistakes=[
            Mistake("every-row", asked, "Every row of both tables is here. Keep those only whose gap is not zero."),
            Mistake("sign", wrong.assign(gap=-wrong["gap"]),
                    "The rows are right, the gaps have the wrong sign: the gap is the printed balance less the "
                    "recomputed one."),
            Mistake("no-totals", wrong[wrong["country"] != "Region Total"],
                    "These slips are right, but one is missing: test both tables, and the totals too, since a total is "
                    "a row that can be wrong like any other."),
            Mistake("positive-only", wrong[wrong["gap"] > 0],
                    "Only the balances that are printed too large are here. A gap below zero is a slip too."),
            Mistake("recomputed-balance", wrong.assign(gap=recomputed),
                    "The column gap holds the recomputed balance. The gap is what is left after it is taken from the "
                    "printed one."),
        ],
        hint="Recompute exports - imports for every row, the totals too, and compare with the column balance.",
        right="Right: every one is off by one thousand dollars, which rounding explains. The tables can be used.",
    )


def growth(variant: Variant) -> Check:
    """Average yearly growth of Korea's imports from the student's partner, 1998 to 2015, in per cent."""
    then, now = (_flow(year, variant.partner, "imports") for year in TABLES)
    sold_then, sold_now = (_flow(year, variant.partner, "exports") for year in TABLES)
    return number(
        _yearly(now / then, YEARS), tolerance=0.005, unit="% a year",
        mistakes=[
            Mistake("simple-average", 100 * (now / then - 1) / YEARS,
                    "This divides the growth of the whole period by the years. Growth compounds: each year starts from "
                    "the year before, so take the 17th root of the ratio."),
            Mistake("eighteen-years", _yearly(now / then, YEARS + 1),
                    "From 1998 to 2015 are 18 figures but 17 steps from one year to the next; the root counts steps."),
            Mistake("exports", _yearly(sold_now / sold_then, YEARS),
                    "This is the growth of exports. The question is about what Korea bought from the partner."),
            Mistake("whole-period", 100 * (now / then - 1),
                    "This is the growth over the whole period. The question is about one year of it."),
            Mistake("ratio-not-growth", 100 * (now / then) ** (1 / YEARS),
                    "A factor of 1.05 is growth of 5 %, not of 105 %: take one away before you make it a percentage."),
            Mistake("logarithm", 100 * log(now / then) / YEARS,
                    "This is the continuous rate, the logarithm of the ratio over the years. The question is about the "
                    "rate that compounds once a year."),
        ],
        hint="Divide the imports of 2015 by those of 1998, take the 17th root, subtract one, make it a percentage.",
    )


def _flow(year: int, partner: str, measure: str) -> float:
    table = partners(year).set_index("country")
    return float(table.loc[partner, measure])


def _yearly(ratio: float, years: int) -> float:
    return 100 * (ratio ** (1 / years) - 1)


def concentration(_: Variant) -> Check:
    """A function from a Series of exports to the Herfindahl-Hirschman index between 0 and 1."""
    return function(
        lambda exports: indicators.hhi(list(exports)),
        cases=[
            Case((pd.Series([20.0, 50.0, 20.0, 10.0]),), "the shares are 0.2, 0.5, 0.2 and 0.1."),
            Case((pd.Series([7.0, 7.0]),), "two equal partners are as concentrated as two equal partners."),
            Case((pd.Series([300.0], index=["Chile"]),), "a single partner has everything."),
            Case((pd.Series([4.0, 0.0, 4.0]),), "a partner to whom nothing is sold adds nothing."),
            Case((pd.Series([2_000_000, 1_000_000, 1_000_000]),), "the unit of money must not matter."),
            Case((pd.Series([], dtype=float),), "there is no share of nothing, so it must raise a ValueError."),
            Case((pd.Series([0.0, 0.0]),), "no share of zero can be taken, so it must raise a ValueError."),
        ],
        mistakes=_concentration_mistakes(),
        hint="Shares of the total first, then the sum of their squares; look at an empty Series and a total of zero.",
    )


def _concentration_mistakes() -> list[Mistake]:
    def percent_points(exports):
        return 10_000 * indicators.hhi(list(exports))

    def normalised(exports):
        return indicators.hhi_normalised(list(exports)) if len(exports) > 1 else indicators.hhi(list(exports))

    def largest(exports):
        return max(indicators.shares(list(exports)))

    def mean_of_squares(exports):
        return indicators.hhi(list(exports)) / len(exports)

    def squares_of_amounts(exports):
        return float((exports**2).sum())

    def unguarded(exports):
        return float(((exports / exports.sum()) ** 2).sum())

    return [
        Mistake("percent-shares", percent_points,
                "Your shares are in per cent, so the index runs to 10,000. Fractions are asked, an index of 0 to 1."),
        Mistake("normalised", normalised,
                "This is the normalised index, without the effect of the number of partners. Give the plain one."),
        Mistake("largest-share", largest, "This is the largest share. The index adds the squares of all shares."),
        Mistake("mean-of-squares", mean_of_squares,
                "You take the mean of the squared shares. The index is their sum: the shares are weights already."),
        Mistake("amounts-not-shares", squares_of_amounts,
                "You square the amounts. Divide by the total first, or the index depends on the unit of money."),
        Mistake("no-guard", unguarded,
                "The index is right where there is trade. On an empty Series or a total of zero it must raise a "
                "ValueError; without one, pandas gives 0 or an empty value, and nobody notices."),
    ]


def without_registers(_: Variant) -> Check:
    """HHI of exports in both years, with and without the countries that register ships."""
    return series(
        _indices(indicators.hhi), tolerance=0.0005,
        mistakes=[
            Mistake("total-left-in", _indices(indicators.hhi, total=True),
                    "The row Region Total is among your partners. It is their sum: leave it out first."),
            Mistake("old-denominator", _old_denominator(),
                    "Without registers the shares must sum to one again: divide by what is left, not by the old sum."),
            Mistake("panama-only", _indices(indicators.hhi, without=("Panama",)),
                    "Only Panama is left out. The list `registers` has four names; three of them are in Table 4 only."),
            Mistake("imports", _indices(indicators.hhi, measure="imports"),
                    "This is the concentration of imports. Ships are exports of Korea."),
            Mistake("normalised", _indices(indicators.hhi_normalised),
                    "These are normalised indices. The question is about the plain one, as your function gives it."),
        ],
        hint="Leave out Region Total, then the registers where asked, then call your function on the column exports.",
        right="Right: without ship registers trade is more concentrated in both years.",
    )


def _indices(index, *, measure="exports", without=REGISTERS, total=False) -> dict[str, float]:
    found = {}
    for year in TABLES:
        found[f"{year} all"] = index(partners(year, total=total)[measure].tolist())
        found[f"{year} without"] = index(partners(year, without, total=total)[measure].tolist())
    return found


def _old_denominator() -> dict[str, float]:
    found = _indices(indicators.hhi)
    for year in TABLES:
        share = partners(year, REGISTERS)["exports"] / partners(year)["exports"].sum()
        found[f"{year} without"] = float((share**2).sum())
    return found


def supported(_: Variant) -> set[str]:
    """Letters of the statements that the figures of this exercise support, each decided by the data."""
    index = _indices(indicators.hhi)
    shared = partners(1998, REGISTERS)["country"]
    same_then = indicators.hhi(partners(1998, REGISTERS)["exports"].tolist())
    now = partners(2015, REGISTERS)
    same_now = indicators.hhi(now[now["country"].isin(shared)]["exports"].tolist())
    largest_gap = max(partners(year, total=True).eval("balance - (exports - imports)").abs().max() for year in TABLES)
    decided = {
        "a": largest_gap <= 1,
        "b": same_now > same_then,
        "c": False,  # the index is over partners in one region; it says nothing of the economy
        "d": all(index[f"{year} without"] > index[f"{year} all"] for year in TABLES),
        "e": False,  # two photographs and no comparison with what would have been
    }
    return {letter for letter, holds in decided.items() if holds}


def conclusions(variant: Variant) -> Check:
    """Which statements the figures support."""
    right = supported(variant)
    return choice(
        right, options="abcde",
        mistakes=[
            Mistake("dependence", right | {"c"},
                    "Statement c goes beyond the figures: the index is about shares among partners of one region, not "
                    "about what the region or Mexico is to Korea's economy.",
                    when=lambda answer: "c" in _letters(answer)),
            Mistake("cause", right | {"e"},
                    "Statement e names a cause. Two years show that imports grew, not what they would have been "
                    "without an agreement.", when=lambda answer: "e" in _letters(answer)),
            Mistake("rounding", right - {"a"},
                    "Statement a can be read off your table of slips: look at the largest gap.",
                    when=lambda answer: _chosen(answer, without="a")),
            Mistake("unlike-tables", right - {"b"},
                    "Statement b compares like with like: the partners of Table 1 without registers, in both years. "
                    "Compute it for them; the longer Table 4 as a whole answers another question.",
                    when=lambda answer: _chosen(answer, without="b")),
        ],
        hint="Test each statement with a line of code, or name what is missing to test it.",
    )


def _letters(answer) -> set[str]:
    return set(re.findall(r"[a-e]", " ".join(answer).lower()))


def _chosen(answer, *, without: str) -> bool:
    letters = _letters(answer)
    return bool(letters) and without not in letters


def defence(_: Variant) -> Check:
    """A choice of 1998, defended; complete when it is long enough, gives figures and names a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the three options (wait, a large partner, a small partner)": r"\b(wait|multilateral|large|small)",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the word concentration or HHI": r"concentrat|HHI|Herfindahl",
            "a limit of the evidence (cannot, does not show, unknown, limit)":
                r"cannot|can't|not (show|tell|say|prove)|unknown|limit",
        },
        mistakes=[
            Mistake("hindsight", "Sign with Chile: trade with it grew after 2004.",
                    "It is November 1998 in this task. What happened after 1998 was not known; leave it out.",
                    when=lambda answer: _says(answer, r"\b(in|since|after|by|until|from) 20\d\d\b|after 1998|CPTPP")),
            Mistake("proof", "The index proves that we must sign.",
                    "An index describes; it does not prove what should be done. Say what it supports and how strongly.",
                    when=lambda answer: _says(answer, r"\bproves\b|\bproof that\b")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "fta/why-agreements",
    [
        Question("q1", "slips", 2, slips, objective=1),
        Question("q2", "growth", 2, growth, objective=1),
        Question("q3", "concentration", 2, concentration, hidden_points=1, objective=2),
        Question("q4", "registers_effect", 2, without_registers, objective=2),
        Question("q5", "conclusions", 1, conclusions, objective=3),
        Question("q6", "defence", 0, defence, manual_points=4, objective=4),
    ],
    parameters={"partner": ("Brazil", "Mexico", "Chile", "Peru", "Colombia", "Argentina")},
)
