"""What the tables say of a country in words, or do not say: evidence that has no distance and is not ranked."""

import pandas as pd

from innotrade import data
from innotrade.capstone.evidence import COUNTRIES

_COLUMNS = ["evidence", "says", "source", "flaw"]


def statements(country: str) -> pd.DataFrame:
    """Return what is known of a country beside the numbers that are ranked.

    Parameters
    ----------
    country
        One of those of :data:`innotrade.capstone.evidence.COUNTRIES`, by name.

    Returns
    -------
    Columns ``evidence``, ``says``, ``source`` and ``flaw``.

    Raises
    ------
    ValueError
        The country is not among them.
    """
    code = next((code for code, name in COUNTRIES.items() if name == country), None)
    if code is None:
        raise ValueError(f"country must be one of {', '.join(COUNTRIES.values())}, got {country!r}")
    makers = (_agreement, _who_pays, _start_ups, _bodies, _projects, _suppliers, _small_exporters, _insurance,
              _investment, _aid)
    return pd.DataFrame([make(code) for make in makers], columns=_COLUMNS)


def _of(name: str, code: str) -> pd.DataFrame:
    table = data.load(name)
    return table[table["iso3"] == code]


def _agreement(code: str) -> tuple:
    found = _of("korea-agreements", code).query("status == 'in force'")
    says = f"in force since {found['in_force'].iloc[0]}" if len(found) else "none in force"
    return "agreement with Korea", says, "korea-agreements", "Dates were read in press and agencies' pages."


def _who_pays(code: str) -> tuple:
    figures = data.load("chapter2-figures").set_index("name")["value"]
    korea = data.load("chapter3-figures").set_index("name")["value"]["government_rd_share_recent"]
    says = (f"no value; in most countries of the region firms pay {figures['region_private_rd_share']:.0f} % or less, "
            f"in Korea all but the state's {korea:.0f} %")
    return "who pays for research", says, "II.C, III.A.1", "Figures 2 and 3 are lost; the region's bound is no value."


def _start_ups(code: str) -> tuple:
    tools = data.load("startup-policy-tools")
    placed = tools[tools["iso3"] == code]
    says = "; ".join(f"{row.tool.lower()}: {row.status.lower()}" for row in placed.itertuples())
    lost = (tools["placement"] != "cell").sum()
    flaw = f"{lost} of {len(tools)} marks have lost their country: a low count."
    return "tools for start-ups", says or "no mark can be read", "T7", flaw


def _bodies(code: str) -> tuple:
    count = len(_of("innovation-institutions", code))
    return ("bodies that steer innovation", f"{count} named", "T5", "A list of names; budgets and powers are not told.")


def _projects(code: str) -> tuple:
    named = [(name, _of(name, code)) for name in ("ksp-projects", "ksp-export-projects")]
    years = [int(year) for name, rows in named
             for year in rows["year" if name == "ksp-projects" else "start_year"].dropna()]
    says = f"{len(years)}, {min(years)} to {max(years)}" if years else "none listed"
    return ("projects of knowledge sharing with Korea", says, "T8, T38",
            "Each table lacks projects that the other has, and one project may stand in both.")


def _suppliers(code: str) -> tuple:
    rows = _of("supplier-development-programs", code)
    says = "; ".join(f"{row.program} ({int(row.start_year) if pd.notna(row.start_year) else 'no year'})"
                     for row in rows.itertuples()) or "none listed"
    return "supplier programmes", says, "T21", "Years were placed in printed order."


def _small_exporters(code: str) -> tuple:
    region = data.load("exporting-firms").query("year == 2015")["sme_share_of_exports"].item()
    korea = data.load("sme-exports")
    share = korea.loc[korea["year"] == 2015, "share_of_exports"].item()
    return ("small firms' share of exports", f"region {region} %, Korea {share} %; no value for the country",
            "T17, T27", "Chapter IV calls small what exports little, Korea what its law calls small.")


def _insurance(code: str) -> tuple:
    used = data.load("export-insurance").query("period == '2014'")["utilization_ratio"].item()
    return ("export insurance", f"no value; in Korea {used} % of exports", "T33",
            "No table has an insurer of the region.")


def _investment(code: str) -> tuple:
    rows = _of("ofdi-to-latin-america-by-firm-size", code).query("year == 2014")
    if rows.empty:
        says = "not among the five that are named"
    else:
        row = rows.iloc[0]
        says = f"{row['all_firms']} million dollars in 2014, {row['smes']} of it by small firms"
    return "Korean investment", says, "T31", "One year; flows swing from year to year."


def _aid(code: str) -> tuple:
    rows = _of("bilateral-oda-to-latin-america", code)
    says = f"{rows['amount'].item()} million dollars" if len(rows) else "not among the six that are named"
    return "Korean aid", says, "T37", "Years of the sums are not printed; amounts and shares do not agree (t37-1)."
