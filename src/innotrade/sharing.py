"""Korea's knowledge sharing with Latin America: the lists of projects and their themes, from Tables 8, 38 and 39.

Kept out of ``innotrade.models``, which read no data: lesson, quiz and exercise all start from the same rows.
"""

import altair as alt
import pandas as pd

from innotrade import charts, data
from innotrade.models.sme.sharing_travel import CRITERIA
from innotrade.models.sme.sharing_view import BOTH, FIRST, MORE, NOW, ONE, SECOND

#: Themes that make a project one on exports, investment or small firms.
TOPIC = ("exports", "export finance", "investment", "small firms")
#: Countries of Table 39 outside the region.
ELSEWHERE = ("KHM", "ETH", "MAR")
#: The programme's own name, which is no theme.
_NAME = "knowledge sharing program"


def projects() -> pd.DataFrame:
    """Return all projects with the region in the three tables.

    Returns
    -------
    ``table`` (T8, T38 or T39), ``country``, ``iso3``, ``year`` (the first where a span is printed) and ``project``.
    """
    tables = {"T8": data.load("ksp-projects"),
              "T38": data.load("ksp-export-projects").rename(columns={"start_year": "year"}),
              "T39": data.load("deep-projects").rename(columns={"start_year": "year"})}
    found = pd.concat([rows.assign(table=name) for name, rows in tables.items()])
    found = found[~found["iso3"].isin(ELSEWHERE)]
    return found[["table", "country", "iso3", "year", "project"]].reset_index(drop=True)


def themes_of(title: str) -> list[str]:
    """Return the themes that the words of a title give it."""
    text = title.lower().replace(_NAME, "") + " "
    rules = data.load("sharing-themes")
    return [row.theme for row in rules.itertuples() if any(word in text for word in row.words.split("; "))]


def themed() -> pd.DataFrame:
    """Return the projects, one row for each theme; ``theme`` is empty where no word fits."""
    found = projects()
    return found.assign(theme=[themes_of(title) or [""] for title in found["project"]]).explode(
        "theme", ignore_index=True)


def listed(table: str) -> list[dict]:
    """Return one table's projects as rows for the comparison, with whether they are on the topic of Table 38."""
    rows = projects().query("table == @table")
    return [{"country": row.country, "year": int(row.year), "project": row.project,
             "topic": table == "T38" or any(theme in TOPIC for theme in themes_of(row.project))}
            for row in rows.itertuples()]


def instruments() -> list[dict]:
    """Return the instruments with their points, needs and the question to ask at home."""
    return data.load("sharing-instruments")[["instrument", *CRITERIA, "needs", "question"]].to_dict("records")


def calendar(rows: pd.DataFrame, *, alt_text: str) -> charts.Chart:
    """Draw projects by country and year, coloured by the list in which they stand."""
    figure = alt.Chart(rows).mark_square(size=110, opacity=1).encode(
        x=alt.X("year:O", title=None,
                axis=alt.Axis(orient="top", labelAngle=0, labelExpr="'’' + slice(datum.label, 2)")),
        xOffset=alt.XOffset("list:N"),
        y=alt.Y("country:N", title=None),
        color=alt.Color("list:N", title=None, legend=alt.Legend(orient="bottom", columns=1),
                        scale=alt.Scale(domain=[FIRST, SECOND, BOTH], range=list(charts.PALETTE[:3]))),
        tooltip=["country", "year", "list", "project"],
    ).properties(width="container", height=330)
    return charts.chart(figure, rows, alt_text=alt_text)


def travel_chart(rows: pd.DataFrame, *, alt_text: str) -> charts.Chart:
    """Draw the instruments by score, coloured by whether they can be asked for."""
    figure = alt.Chart(rows).mark_bar().encode(
        x=alt.X("score:Q", title="points of 100", scale=alt.Scale(domain=[0, 100])),
        y=alt.Y("instrument:N", title=None, sort=alt.EncodingSortField("score", op="max", order="descending"),
                axis=alt.Axis(labelLimit=160)),
        color=alt.Color("state:N", title=None, legend=alt.Legend(orient="bottom", columns=1),
                        scale=alt.Scale(domain=[NOW, ONE, MORE], range=list(charts.PALETTE[:3]))),
        tooltip=["instrument", "score", "state", "lacks"],
    ).properties(width="container", height=380)
    return charts.chart(figure, rows, alt_text=alt_text)
