"""Other right answers to the exercise "funding": other types, other orders, other ways to the same number."""

import math
from decimal import Decimal

import pandas as pd


def _region(names):
    rows = names["rd"].dropna(subset=["iso3"])
    rows = rows[(rows["vintage"] == "WDI 2019-03-21") & (rows["year"] < 2014)]
    return {name: group.set_index("year")["value"].sort_index() for name, group in rows.groupby("country")
            if name not in names["others"]}


def _korea(names, year, edition):
    rows = names["rd"].query("country == 'Korea, Rep.' and year == @year and vintage == @edition")
    return rows["value"].item()


def changes_by_loop(names):
    """A dict, from a loop over countries."""
    return {name: values.iloc[-1] - values.iloc[0] for name, values in _region(names).items()}


def changes_rounded_in_a_table(names):
    """One column, two decimals, another order."""
    return pd.DataFrame({"points": changes_by_loop(names)}).round(2).sort_index(ascending=False)


def revision_by_index(names):
    """GDP as spending over intensity, spending set to 100."""
    old, new = 100 / _korea(names, 2010, "WDI 2013-12"), 100 / _korea(names, 2010, "WDI 2019-03-21")
    return (new - old) / old * 100


def revision_rounded(names):
    """One decimal, as asked, in a type of its own."""
    return Decimal(f"{revision_by_index(names):.1f}")


def private_parts_from_money(names):
    """What firms spend here and there, subtracted, in a Series."""
    here = _region(names)[names["variant"].country].iloc[-1]
    there = _korea(names, 2013, "WDI 2019-03-21")
    private_there = 0.757 * there
    return pd.Series({name: (private_there - share * here) / (there - here) * 100
                      for share, name in ((0.5, "one-half"), (0.0, "nothing"), (1 / 3, "one-third"))})


def private_parts_less_the_public(names):
    """One hundred less the public part, rounded."""
    here = _region(names)[names["variant"].country].iloc[-1]
    there = _korea(names, 2013, "WDI 2019-03-21")
    return {name: round(100 - 100 * (0.243 * there - (1 - share) * here) / (there - here), 1)
            for name, share in {"nothing": 0, "one-third": 1 / 3, "one-half": 0.5}.items()}


def years_by_log1p(names):
    """Logarithms of growth rates, in one expression."""
    def years_to_target(intensity, target, rd_growth, gdp_growth):
        if intensity >= target:
            return 0
        if rd_growth <= gdp_growth:
            raise ValueError("never")
        return (math.log(target) - math.log(intensity)) / (math.log1p(rd_growth) - math.log1p(gdp_growth))

    return years_to_target


def years_by_base(names):
    """The logarithm taken to the base of the pace."""
    def years_to_target(intensity, target, rd_growth, gdp_growth):
        ratio = target / intensity
        if ratio <= 1:
            return 0
        base = (1 + rd_growth) / (1 + gdp_growth)
        if not base > 1:
            raise ValueError(f"growth {rd_growth} against {gdp_growth} never gets there")
        return math.log2(ratio) / math.log2(base)

    return years_to_target


def _walk(names, response):
    here = _region(names)[names["variant"].country].iloc[-1]
    start = public = here - here / 3
    year = cost = 0
    while here + (1 + response) * (public - start) < here + 0.3:
        year += 1
        public = public * 1.08 / 1.03
        cost += public - start
    return year, cost


def plan_by_walking(names):
    """Year by year, rows in another order, a column too many."""
    rows = [{"cost": _walk(names, response)[1], "note": "", "years": _walk(names, response)[0], "response": response}
            for response in (1, 0.5, 0.25, 0)]
    return pd.DataFrame(rows)


def plan_with_response_in_the_index(names):
    """A list of dicts made a table, rounded as asked."""
    table = plan_by_walking(names).round({"cost": 2}).astype({"years": float})
    return table.set_index("response")[["years", "cost"]]


def note_for_grants(names):
    """A plan with grants, complete."""
    return (
        "I advise a target of 0.3 points above what we spend today, by public money that grows by eight per cent a "
        "year. If firms do not respond, it takes 17 years and costs 2.5 % of a year's GDP more than we pay at today's "
        "share; if they match half of each unit, 13 years and 1.4 %. I count on no response, since studies of grants "
        "in the region found none. Grants come first, for projects that universities and firms share, because a credit "
        "on what firms do multiplies very little here. What the figures do not say is whether there are people to "
        "hire, and what firms pay today is lost."
    )


def note_for_laboratories(names):
    """A plan with public laboratories, complete."""
    return (
        "Take no date before an election, Minister. At eight per cent a year our public research reaches a level 0.3 "
        "points higher in 17 years, for 2.5 per cent of GDP added up; a response of one would bring it down to 10 "
        "years and 0.8 per cent of GDP, but no study of grants has found so much. So build laboratories first: their "
        "money is research whatever firms decide, and firms that have none can rent an hour of them. A tax credit may "
        "follow when there is something to credit. All this is an assumption about growth, read from one edition of "
        "the data, and the table cannot show whether the laboratories would find anything."
    )


ALTERNATIVES = {
    "q1": [changes_by_loop, changes_rounded_in_a_table],
    "q2": [revision_by_index, revision_rounded],
    "q3": [private_parts_from_money, private_parts_less_the_public],
    "q4": [years_by_log1p, years_by_base],
    "q5": [plan_by_walking, plan_with_response_in_the_index],
    "q6": [note_for_grants, note_for_laboratories],
}
