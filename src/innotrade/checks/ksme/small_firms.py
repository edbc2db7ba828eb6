"""What is expected in the exercise "How small is an SME, and how much do they export?".

Ten firms under two laws, the share of exports that each law gives, workers from a share and a ratio, sales over steps
as a function, a slump of shipbuilding, and a headline figure defended.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.sme import definitions, definitions_firms, definitions_view, indirect, productivity
from innotrade.variants import Variant

YEARS = ("sales_2012", "sales_2013", "sales_2014")


@cache
def _law() -> tuple:
    return tuple(data.load("korea-sme-law").to_dict("records"))


def _table(before=definitions.until_2014, since=definitions.since_2015, *, years: tuple = YEARS,
           ceiling: float | None = None) -> pd.DataFrame:
    rows = []
    for row in definitions_firms.ten_firms():
        limits = definitions_view.limits_of(list(_law()), row["industry"])
        if ceiling is not None:
            limits = definitions.Limits(limits.branch, ceiling, limits.workers, limits.second_measure,
                                        limits.second_limit)
        firm = definitions.Firm(row["workers"], tuple(row[year] for year in years), row["assets"], row["capital"])
        rows.append({"firm": row["firm"], "until_2014": _word(before(firm, limits)),
                     "since_2015": _word(since(firm, limits))})
    return pd.DataFrame(rows)


def _word(verdict) -> str:
    return "yes" if verdict.answer == definitions.YES else "no"


def _joined(how):
    """The old law with its two conditions joined otherwise, or without its ceilings."""
    def rule(firm, limits):
        conditions = definitions.until_2014(firm, limits).conditions
        few, little = (condition.holds for condition in conditions[:2])
        below = all(condition.holds for condition in conditions[2:])
        return definitions.Verdict(definitions.YES if how(few, little, below) else definitions.NO, "", [])
    return rule


def verdicts(_: Variant) -> Check:
    """Ten invented firms under the law until 2014 and since 2015."""
    return frame(
        _table(), key=["firm"],
        mistakes=[
            Mistake("and-for-or", _table(_joined(lambda few, little, below: few and little and below)),
                    "Until 2014 you asked for few workers *and* little capital (or sales). One of the two was enough."),
            Mistake("no-ceilings", _table(_joined(lambda few, little, below: few or little)),
                    "Until 2014 you left out the ceilings: a firm that reaches 1,000 workers, assets of 500 or mean "
                    "sales of 150 billion won was no SME."),
            Mistake("workers-only", _table(_joined(lambda few, little, below: few and below)),
                    "Until 2014 you looked at workers alone. Little capital (in farming: small sales) was enough too."),
            Mistake("last-year", _table(years=("sales_2014",)),
                    "You compared the sales of the last year. The law takes the mean of three years."),
            Mistake("one-ceiling", _table(ceiling=150.0),
                    "You gave every industry a ceiling of 150 billion won. `law` has one for each."),
            Mistake("less-than", _table(since=definitions.since_2015_printed),
                    "Since 2015 a firm exactly at its ceiling of sales is still an SME, and one exactly at the limit "
                    "of assets is not; industries outside manufacturing have ceilings as well."),
            Mistake("columns-exchanged", _table().rename(columns={"until_2014": "since_2015",
                                                                  "since_2015": "until_2014"}),
                    "Your two columns are exchanged."),
        ],
        hint="The mean of three years first. Until 2014: (workers or second measure) and every ceiling. Since 2015: "
             "the industry's ceiling, and assets.",
        right="Right. As many are in as before, and they are not the same.",
    )


def _shares(weights=lambda row: row["exports"], *, percent: float = 100.0, exchanged: bool = False) -> dict[str, float]:
    table, rows = _table(), definitions_firms.ten_firms()
    whole = sum(weights(row) for row in rows)
    found = {law: percent * sum(weights(row) for row, answer in zip(rows, table[law], strict=True) if answer == "yes")
             / whole for law in ("until_2014", "since_2015")}
    return {"until_2014": found["since_2015"], "since_2015": found["until_2014"]} if exchanged else found


def export_shares(_: Variant) -> Check:
    """SMEs' share of the ten firms' exports under each law, in per cent."""
    amounts = {law: share * sum(row["exports"] for row in definitions_firms.ten_firms()) / 100
               for law, share in _shares().items()}
    return series(
        _shares(), tolerance=0.05,
        mistakes=[
            Mistake("firms-counted", _shares(lambda row: 1),
                    "You counted firms. The question is about the value of exports."),
            Mistake("sales-weighted", _shares(lambda row: row["sales_2014"]),
                    "You weighted with sales. Take exports."),
            Mistake("amounts", amounts, "These are million dollars. Divide by the exports of all ten firms."),
            Mistake("fraction", _shares(percent=1.0), "Your shares are fractions. Give them in per cent."),
            Mistake("exchanged", _shares(exchanged=True), "Your two shares are exchanged."),
        ],
        hint="Exports of the firms with yes, over exports of all ten.",
        right="Right. The change of the law alone lifts the share; no firm sold a dollar more.",
    )


def _workers(*, inverted: bool = False, percent: float = 100.0) -> dict[str, float]:
    text_figures = data.load("chapter5-figures").set_index("name")["value"]
    table = data.load("value-added-per-employee").drop_duplicates("year").set_index("year")
    found = {}
    for year in (1980, 2013):
        relative = table["smes"][year] / table["large_firms"][year]
        share = text_figures[f"sme_manufacturing_output_{year}"] / 100
        found[str(year)] = percent * productivity.employment_share(share, 1 / relative if inverted else relative)
    return found


def worker_shares(_: Variant) -> Check:
    """SMEs' share of manufacturing workers in 1980 and 2013, in per cent."""
    outputs = {"1980": 35.0, "2013": 50.0}
    table = data.load("value-added-per-employee").drop_duplicates("year").set_index("year")
    relative = {year: table["smes"][int(year)] / table["large_firms"][int(year)] for year in outputs}
    return series(
        _workers(), tolerance=0.02,
        mistakes=[
            Mistake("inverted", _workers(inverted=True),
                    "You turned the productivity around. A lower value added a head means more heads for the same "
                    "value."),
            Mistake("output-share", outputs,
                    "These are the shares of value added. Divide each by the productivity of its group first."),
            Mistake("not-normalised", {year: outputs[year] / relative[year] for year in outputs},
                    "You divided the share by the relative productivity and stopped: these exceed or miss the whole. "
                    "Add the workers of large firms and take the share."),
            Mistake("times-relative", {year: outputs[year] * relative[year] for year in outputs},
                    "You multiplied the share by the relative productivity. Workers are value over value a head."),
            Mistake("fraction", _workers(percent=1.0), "Your shares are fractions. Give them in per cent."),
        ],
        hint="Workers of each group are its share of value added over its value added a head.",
        right="Right. They grew by people.",
    )


def _in_steps(direct, supply, from_large, steps):
    for value in (direct, supply, from_large):
        if not 0 <= value <= 1:
            raise ValueError(f"a fraction is asked, got {value!r}")
    if steps < 0:
        raise ValueError(f"steps must be 0 or more, got {steps!r}")
    small, large, total = direct, 1 - direct, direct
    for _ in range(steps):
        small, large = supply * large, from_large * small
        total += small
    return total


def _guarded(rule):
    def found(direct, supply, from_large, steps):
        _in_steps(direct, supply, from_large, steps)
        return rule(direct, supply, from_large, steps)
    return found


def in_steps(_: Variant) -> Check:
    """A function to small firms' sales over so many steps, as a fraction of exports."""
    def one_after_the_other(direct, supply, from_large, steps):
        small, large, total = direct, 1 - direct, direct
        for _ in range(steps):
            small = supply * large
            large = from_large * small
            total += small
        return total

    def of_all(direct, supply, from_large, steps):
        small, large, total = direct, 1.0, direct
        for _ in range(steps):
            small, large = supply * large, from_large * small
            total += small
        return total

    def last_only(direct, supply, from_large, steps):
        return _in_steps(direct, supply, from_large, steps) - (
            _in_steps(direct, supply, from_large, steps - 1) if steps else 0)

    def unguarded(direct, supply, from_large, steps):
        small, large, total = direct, 1 - direct, direct
        for _ in range(max(0, steps)):
            small, large = supply * large, from_large * small
            total += small
        return total

    return function(
        _in_steps, tolerance=1e-9,
        cases=[
            Case((0.188, 0.1478, 0.3, 1), "these are the two steps of the lesson."),
            Case((0.188, 0.1478, 0.3, 0), "step 0 alone is what small firms sell abroad."),
            Case((0.183, 0.15, 0.4, 2), "step 2 is what small firms sell to large ones that supply small exporters."),
            Case((0.2, 0.5, 0.5, 7), "further steps get smaller and smaller."),
            Case((0.0, 0.3, 0.9, 3), "small firms may sell nothing abroad."),
            Case((1.0, 0.3, 0.5, 2), "large firms may export nothing and still buy and sell at home."),
            Case((18.8, 0.1, 0.3, 1), "per cent for a fraction must raise a ValueError."),
            Case((0.2, 0.1, 1.3, 1), "purchases above sales must raise a ValueError."),
            Case((0.2, 0.1, 0.3, -1), "fewer than 0 steps must raise a ValueError."),
        ],
        mistakes=[
            Mistake("one-after-the-other", _guarded(one_after_the_other),
                    "You changed small firms' sales before you took large firms' purchases of them. Both sales of a "
                    "step come from the step before."),
            Mistake("supply-of-all", _guarded(of_all),
                    "You let exporters of *all* exports buy from small firms. At step 0 large firms export what is "
                    "left after the direct part."),
            Mistake("last-step-only", _guarded(last_only), "You returned the last step. Add all of them, step 0 too."),
            Mistake("no-guard", unguarded,
                    "Numbers are right for sound arguments. A number that is no fraction, and fewer than 0 steps, must "
                    "raise a ValueError."),
        ],
        hint="Keep two numbers, sales of small and of large firms in the last step; each step makes both anew.",
        right="Right. The first two steps bring nearly everything.",
    )


def _weights(ships: float | None = None) -> list[float]:
    figures = data.load("korea-sme-figures").set_index("name")["value"]
    cars, then = (figures[f"{name}_exports_2012"] / figures["goods_exports_2012"] for name in ("car", "ship"))
    return [cars, then if ships is None else ships / 100]


def slump(variant: Variant) -> Check:
    """Direct plus indirect exports when ships have another weight in exports, in per cent."""
    rates, direct, total = [0.3, 0.62], 0.188, 0.12
    rest = indirect.rest_rate(total, _weights(), rates)
    old, new = _weights(), _weights(variant.ships)
    after = indirect.from_industries([*new, 1 - sum(new)], [*rates, rest])
    kept = indirect.from_industries([*new, 1 - sum(old)], [*rates, rest])
    return number(
        100 * (direct + after), tolerance=0.01, unit="%",
        mistakes=[
            Mistake("indirect-only", 100 * after, "This is the indirect part. Add the direct exports."),
            Mistake("others-not-grown", 100 * (direct + kept),
                    "Your weights do not sum to one: the share that ships lose goes to the other industries, at their "
                    "rate."),
            Mistake("rest-at-average", 100 * (direct + indirect.from_industries([*new, 1 - sum(new)], [*rates, total])),
                    "You gave the other industries 12 %, the rate of all. Theirs is lower: it is what cars and ships "
                    "leave of the 12 points, over their own share of exports."),
            Mistake("nothing-moved", 100 * (direct + total),
                    "This is the contribution of 2012. With the new weight of ships the indirect part changes."),
            Mistake("fraction", direct + after, "This is a fraction. Give it in per cent."),
        ],
        hint="First the rate of the rest in 2012. Then new weights, which again sum to one, and the same rates.",
        right="Right. No small firm changed what it does.",
    )


def headline(_: Variant) -> Check:
    """A limit and a figure for a law, defended; complete when it has both, figures, a way to cheat and a limit."""
    return text(
        words=(80, 250),
        elements={
            "a limit (workers, sales, assets or capital)": r"worker|employee|sales|assets|capital",
            "a figure (direct, indirect, value added)": r"direct|indirect|value added|value that",
            "at least two numbers": r"\d[\s\S]*?\D[\s\S]*?\d",
            "how the figure could rise without small firms doing better":
                r"without|though no|although no|definition|weight|order",
            "what is not known (cannot, not measured, unknown, assumption)":
                r"cannot|can't|not (measured|known|show|tell|say)|unknown|assum|nobody",
        },
        mistakes=[
            Mistake("thirty-measured", "In 2015 the contribution was measured at 30 %.",
                    "The 30 % of 2015 were not measured: they carry indirect exports of 2012 over.",
                    when=lambda answer: _says(answer, r"(?i)(?<!not )measured (at|to be) (about )?30")),
            Mistake("share-is-amount", "From 2014 to 2015 small firms' exports rose.",
                    "Small firms' exports fell from 2014 to 2015. Their share rose.",
                    when=lambda answer: _says(answer, r"(?i)small firms' exports rose|SMEs' exports rose")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "ksme/small-firms",
    [
        Question("q1", "verdicts", 3, verdicts, objective=1),
        Question("q2", "export_shares", 2, export_shares, objective=1),
        Question("q3", "worker_shares", 2, worker_shares, objective=2),
        Question("q4", "in_steps", 2, in_steps, hidden_points=1, objective=3),
        Question("q5", "slump", 2, slump, objective=3),
        Question("q6", "headline", 0, headline, manual_points=4, objective=4),
    ],
    parameters={"ships": (3.0, 0.0, 1.5, 4.0, 5.0)},
)
