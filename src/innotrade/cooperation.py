"""Cooperation in science and technology: the study's text, its Tables 8 and 9, and the course's coding of them.

Kept out of ``innotrade.models``, which read no data: lesson, quiz and exercise all start from the same rows.
"""

import altair as alt
import pandas as pd

from innotrade import charts, data
from innotrade.models.nis.cooperation_view import BASES

#: Members of CELAC, all countries of Latin America and the Caribbean.
COUNTRIES = 33
#: Printed members that lie outside the region: Spain in FONTAGRO.
OUTSIDE = {"FONTAGRO": 1}


def links() -> pd.DataFrame:
    """Return who takes part in what: ``organisation``, ``country``, ``iso3`` and ``basis``, each pair once.

    To the links of the text come those of Table 8 (Korea's knowledge sharing) and Table 9 (Europe's joint initiative).
    """
    text = data.load("cooperation-members")[["organisation", "country", "iso3", "basis"]]
    korea = data.load("ksp-projects")[["country", "iso3"]].assign(organisation="KSP", basis="table")
    europe = data.load("jiri-working-groups").rename(columns={"celac_country": "country", "celac_iso3": "iso3"})
    europe = europe[["country", "iso3"]].assign(organisation="JIRI", basis="table")
    found = pd.concat([text, korea, europe]).drop_duplicates(["organisation", "iso3"])
    found = found[["organisation", "country", "iso3", "basis"]]
    return found.sort_values(["organisation", "country"], ignore_index=True)


def partners() -> pd.DataFrame:
    """Return the organisations with what they offer and how far they reach.

    Returns
    -------
    ``organisation``, ``kind``, ``themes``, ``instruments``, ``known`` (countries named), ``possible`` (countries that
    may take part), ``reach_low`` and ``reach_high`` (both over ``COUNTRIES``).
    """
    table, taking_part = data.load("cooperation-organisations"), links()
    known = taking_part.groupby("organisation")["iso3"].nunique()
    complete = set(taking_part[taking_part["basis"].isin(["listed", "treaty", "name"])]["organisation"])
    found = table[["organisation", "kind", "themes", "instruments"]].copy()
    found["known"] = [int(known.get(name, 0)) for name in table["organisation"]]
    found["possible"] = [
        count if name in complete else COUNTRIES if pd.isna(members) else int(members) - OUTSIDE.get(name, 0)
        for name, members, count in zip(table["organisation"], table["members"], found["known"], strict=True)
    ]
    return found.assign(reach_low=(found["known"] / COUNTRIES).round(6),
                        reach_high=(found["possible"] / COUNTRIES).round(6))


def needs() -> pd.DataFrame:
    """Return the recommendations of section I.2 with themes, instruments and the partners that the study names."""
    table = data.load("cooperation-recommendations")
    return table[["recommendation", "what", "partners", "themes", "instruments"]].fillna("")


def demands() -> pd.DataFrame:
    """Return the projects of Table 8 with the themes that the words of their titles give them.

    Returns
    -------
    One row a project and theme: ``country``, ``year``, ``project`` and ``theme``, which is empty where no word fits.
    """
    rules = {row.theme: row.words.split("; ") for row in data.load("cooperation-keywords").itertuples()}
    rows = []
    for project in data.load("ksp-projects").itertuples():
        title = f"{project.project.lower()} "
        themes = [theme for theme, words in rules.items() if any(word in title for word in words)]
        rows += [{"country": project.country, "year": project.year, "project": project.project, "theme": theme}
                 for theme in themes or [""]]
    return pd.DataFrame(rows)


def incidence(rows: pd.DataFrame, *, alt_text: str) -> charts.Chart:
    """Draw who takes part in what: countries down, organisations across, coloured by what the link rests on."""
    order = list(dict.fromkeys(rows["country"]))
    figure = alt.Chart(rows).mark_square(size=170, opacity=1).encode(
        x=alt.X("organisation:N", title=None, axis=alt.Axis(orient="top", labelAngle=-40)),
        y=alt.Y("country:N", title=None, sort=order),
        color=alt.Color("basis:N", title="link from", legend=alt.Legend(columns=3),
                        scale=alt.Scale(domain=list(BASES), range=list(charts.PALETTE[:len(BASES)]))),
        tooltip=["country", "organisation", "basis"],
    ).properties(width="container", height=22 * len(order))
    return charts.chart(figure, rows, alt_text=alt_text)


def plan_chart(rows: pd.DataFrame, *, alt_text: str) -> charts.Chart:
    """Draw a plan: one bar a recommendation, as long as the fit, with the partner's name at its end."""
    base = alt.Chart(rows).encode(y=alt.Y("recommendation:N", title=None, sort=list(rows["recommendation"])))
    bars = base.mark_bar().encode(x=alt.X("fit:Q", title="fit (0 to 1)", scale=alt.Scale(domain=[0, 1.3]),
                                           axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])),
                                  tooltip=["recommendation", "partner", "fit", "loss"])
    names = base.mark_text(align="left", dx=5).encode(x="fit:Q", text="partner:N")
    figure = (bars + names).properties(width="container", height=max(160, 30 * len(rows)))
    return charts.chart(figure, rows, alt_text=alt_text)
