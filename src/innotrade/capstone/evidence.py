"""What the course's data hold of a country, from every part: value, unit, benchmark, year, place, known flaw.

A value that no table holds is ``None`` with the reason beside it. Numbers are rounded to six digits, which is more than
any of them bears, so that page and command work with the same ones.
"""

from functools import cache

import pandas as pd

from innotrade import data
from innotrade.models.capstone.gaps_view import THEMES

#: Countries with a row in the tables on trade and on agencies and in most fact sets.
COUNTRIES = {"ARG": "Argentina", "BRA": "Brazil", "CHL": "Chile", "COL": "Colombia", "CRI": "Costa Rica",
             "MEX": "Mexico", "PER": "Peru", "URY": "Uruguay"}
KOREA = "KOR"
TRADE, RESEARCH, SKILLS, PROMOTION, FINANCE = THEMES


def rounded(value: float | None) -> float | None:
    """Return a number with six digits; ``None`` stays."""
    return None if value is None or pd.isna(value) else float(f"{float(value):.6g}")


@cache
def sheet() -> tuple[dict, ...]:
    """Return the measured evidence: one row a country and indicator, in the order of the parts.

    Returns
    -------
    Rows ``country``, ``theme``, ``indicator``, ``value``, ``unit``, ``less`` (whether less is better), ``korea``,
    ``owner`` (of that level), ``best``, ``best_country`` (of the eight), ``year``, ``source`` and ``note``.
    """
    found = [row for make in (_exports_to_korea, _openness, _research, _researchers, _articles, _low_performers,
                              _unfinished_school, _agency_budget, _offices, _sme_support, _sme_loans)
             for row in _compared(make())]
    order = list(COUNTRIES.values())
    return tuple(sorted(found, key=lambda row: order.index(row["country"])))


def _compared(rows: list[dict]) -> list[dict]:
    """Add the best of the eight to each row of one indicator; name a country whose value is missing all the same."""
    known = [row for row in rows if row["value"] is not None]
    best = (min if rows[0]["less"] else max)(known, key=lambda row: row["value"])
    return [{**row, "best": best["value"], "best_country": best["country"]} for row in rows]


def _rows(theme: str, indicator: str, unit: str, source: str, values: dict, *, korea=None, less: bool = False,
          missing: str = "", notes: dict | None = None, general: str = "") -> list[dict]:
    """Return a row for each country; ``values`` and ``korea`` by ISO code as (value, year)."""
    rows = []
    for code, country in COUNTRIES.items():
        value, year = values.get(code, (None, None))
        level = korea.get(code) if isinstance(korea, dict) else korea
        words = [(notes or {}).get(code, ""), general] if value is not None else [missing]
        rows.append({"country": country, "theme": theme, "indicator": indicator, "value": rounded(value), "unit": unit,
                     "less": less, "korea": rounded(level), "owner": "Korea",
                     "year": None if year is None else str(year), "source": source,
                     "note": " ".join(word for word in words if word)})
    return rows


def _latest(name: str, before: int = 2015) -> tuple[dict, dict]:
    """Return the latest value of each country, and Korea's of the same year (or the nearest before), by ISO code."""
    table = data.load(name).dropna(subset=["value"])
    table = table[table["vintage"] == table["vintage"].mode()[0]]  # one edition: others count another GDP
    table = table[table["year"] <= before].sort_values("year")
    korea = table[table["iso3"] == KOREA]
    values, levels = {}, {}
    for code, rows in table[table["iso3"].isin(list(COUNTRIES))].groupby("iso3"):
        year = int(rows["year"].iloc[-1])
        values[code] = (float(rows["value"].iloc[-1]), year)
        same = korea[korea["year"] <= year]
        levels[code] = float((same if len(same) else korea.head(1))["value"].iloc[-1])
    last = float(korea["value"].iloc[-1])
    return values, {code: levels.get(code, last) for code in COUNTRIES}


def _of_year(name: str, year: int) -> pd.Series:
    return data.load(name).query("year == @year").set_index("iso3")["value"]


def exports_2015() -> pd.Series:
    """Return goods exports of 2015 by ISO code, US$ million."""
    return _of_year("goods-exports", 2015) / 1e6


def _exports_to_korea() -> list[dict]:
    bought = data.load("korea-trade-partners").set_index("iso3")["imports"] / 1000  # US$ million
    whole = exports_2015()
    values = {code: (100 * bought[code] / whole[code], 2015) for code in COUNTRIES}
    return _rows(TRADE, "exports to Korea", "% of goods exports", "T4, goods-exports", values,
                 general="Korea's record of its imports over the country's own exports: two customs, two valuations.")


def _openness() -> list[dict]:
    share = 100 * _of_year("goods-exports", 2015) / _of_year("gdp", 2015)
    values = {code: (share[code], 2015) for code in COUNTRIES}
    return _rows(TRADE, "goods exports", "% of GDP", "goods-exports, gdp", values, korea=share[KOREA],
                 notes=dict.fromkeys(("ARG", "BRA"), "Large and far: such a country trades less with others."))


def _research() -> list[dict]:
    values, korea = _latest("rd-intensity")
    return _rows(RESEARCH, "R&D intensity", "% of GDP", "rd-intensity", values, korea=korea,
                 missing="The edition used holds no value; the heights of Figures 1 and 2 are lost.")


def _researchers() -> list[dict]:
    values, korea = _latest("researchers")
    rica = data.load("researchers").query("iso3 == 'CRI'").set_index("year")["value"]
    jump = (f"The series falls from {rica[2011]:,.0f} to {rica[2012]:,.0f} in a year: heads first, then full-time "
            "equivalents.")
    old = {code: f"The series ends in {year}." for code, (_, year) in values.items() if year < 2013}
    return _rows(RESEARCH, "researchers", "per million people", "researchers", values, korea=korea,
                 missing="The edition used holds no value; the heights of Figure 5 are lost.",
                 notes={**old, "CRI": jump})


def _articles() -> list[dict]:
    million = 1e6 * _of_year("journal-articles", 2013) / _of_year("population", 2013)
    values = {code: (million[code], 2013) for code in COUNTRIES}
    return _rows(RESEARCH, "journal articles", "per million people", "journal-articles, population", values,
                 korea=million[KOREA])


def _low_performers() -> list[dict]:
    tests = data.load("pisa-low-performers").query("subject == 'mathematics'")
    used = tests[tests["method"] == "100 minus levels 2 to 6"].set_index("iso3")["value"]
    spread = tests.groupby("iso3")["value"].agg(lambda values: values.max() - values.min())
    notes = {code: f"Publishers differ by {spread[code]:.1f} points." for code in COUNTRIES if spread[code] >= 1}
    return _rows(SKILLS, "pupils who fail", "% of 15-year-olds, in mathematics", "pisa-low-performers",
                 {code: (used[code], 2012) for code in COUNTRIES if code in used}, korea=used[KOREA], less=True,
                 notes=notes, missing="The country took no part.")


def _unfinished_school() -> list[dict]:
    young = data.load("education-spending").query(
        "measure == 'below-upper-secondary-attainment' and group == '25-34 years'").sort_values("year")
    values = {code: (float(rows["value"].iloc[-1]), int(rows["year"].iloc[-1]))
              for code, rows in young[young["iso3"].isin(list(COUNTRIES))].groupby("iso3")}
    figures = data.load("chapter3-figures").set_index("name")["value"]
    return _rows(SKILLS, "unfinished school", "% of ages 25 to 34, below upper secondary",
                 "education-spending, III.C.1", values, korea=figures["below_upper_secondary_2016"], less=True,
                 missing="The pages of the OECD that the course has leave the country out.")


def _agencies() -> pd.DataFrame:
    return data.load("trade-promotion-agencies").query("year == 2015").set_index("iso3")


def _agency_budget() -> list[dict]:
    agencies, exports = _agencies(), exports_2015()
    other = data.load("promotion-evidence").set_index("name")["value"]
    notes = {code: f"ITC has {other[name]:.2f} for 2005 to 2013."
             for code, name in (("CHL", "chile_share"), ("COL", "colombia_share"))}
    money = agencies["budget_share"]["ARG"] / 100 * exports["ARG"]
    notes["ARG"] = (f"Doubtful: {money:.1f} million dollars for {agencies['employees']['ARG']} employees, "
                    f"{1000 * money / agencies['employees']['ARG']:.0f} thousand each.")
    values = {code: (float(agencies["budget_share"][code]), 2015) for code in COUNTRIES}
    return _rows(PROMOTION, "agency's budget", "% of exports", "T20", values,
                 korea=float(agencies["budget_share"][KOREA]), notes=notes)


def _offices() -> list[dict]:
    agencies, exports = _agencies(), exports_2015()
    each = 1000 * agencies["offices_abroad"].astype(float) / exports.reindex(agencies.index)
    notes = {code: _erratum(agencies["country"][code], "offices_abroad") for code in COUNTRIES}
    return _rows(PROMOTION, "offices abroad", "per US$ billion of exports", "T20, goods-exports",
                 {code: (each[code], 2015) for code in COUNTRIES}, korea=each[KOREA], notes=notes)


def _erratum(country: str, column: str) -> str:
    """Return what the errata say of a country's cell of 2015 in the table on agencies."""
    rows = data.errata("trade-promotion-agencies")
    found = rows[rows["place"].str.contains(f"country={country}; year=2015 | {column}", regex=False)]
    return " ".join(f"Erratum {row.id}: {row.arithmetic}" for row in found.itertuples())


def _figures() -> pd.Series:
    return data.load("chapter4-figures").set_index("name")["value"]


def _sme_support() -> list[dict]:
    found = _figures()
    return _rows(FINANCE, "support of small firms", "% of GDP", "IV.H",
                 {"BRA": (found["sme_support_brazil"], 2015), "MEX": (found["sme_support_mexico"], 2015)},
                 korea=found["sme_support_korea"], general="What counts as support is not told.",
                 missing="Section IV.H names Brazil and Mexico only.")


def _sme_loans() -> list[dict]:
    found = _figures()
    rows = _rows(FINANCE, "loans to small firms", "% of all loans", "IV.D",
                 {"MEX": (found["mexico_sme_loan_share_later"], "no year")},
                 general="The year is not printed; Korea's share is not either, so the OECD's stands in its place.",
                 missing=f"The study has Mexico's and the region's ({found['sme_loan_share']:.0f} %) only; the "
                         "region's is no country's.")
    return [{**row, "korea": rounded(found["sme_loan_share_oecd"]), "owner": "the OECD"} for row in rows]


@cache
def countries() -> tuple[dict, ...]:
    """Return what the models of effects ask of a country: exports, GDP, agency, agreement with Korea."""
    agencies, exports, gdp = _agencies(), exports_2015(), _of_year("gdp", 2015) / 1e6
    agreements = data.load("korea-agreements").query("status == 'in force'").set_index("iso3")["in_force"]
    return tuple({"iso3": code, "country": country, "exports": rounded(exports[code]), "gdp": rounded(gdp[code]),
                  "agency": str(agencies["agency"][code]), "agency_share": rounded(agencies["budget_share"][code]),
                  "agreement": str(agreements.get(code, ""))} for code, country in COUNTRIES.items())


@cache
def published() -> dict[str, float]:
    """Return the printed figures on which the models of effects rest, by the names that these use."""
    study, pages = _figures(), data.load("promotion-evidence").set_index("name")["value"]
    half = round((pages["return_olarreaga_high"] - pages["return_olarreaga_low"]) / 2 / pages["return_olarreaga"], 2)
    korea = data.load("korea-innovation-instruments").set_index("name")["value"]
    board, skills = (data.load(name).set_index("name")["value"] for name in ("chapter5-figures", "chapter3-figures"))
    grants = data.load("rd-support-evidence").set_index("study")
    correa, corrected = grants.loc["Correa, Andrés and Borja-Vega"], grants.loc["Dimos and Pugh"]
    fee = 1e6 * board["training_budget_2014"] * board["training_budget_share"] / 100 / board["trainees_2014"]
    found = {
        "elasticity_low": study["export_elasticity"] * (1 - half), "elasticity_central": study["export_elasticity"],
        "elasticity_high": study["export_elasticity"] * (1 + half), "dollars_low": pages["return_olarreaga_low"],
        "dollars_central": study["export_return"], "dollars_high": pages["return_lederman_2006"],
        "payout": korea["guarantee_payout_rate"] / 100, "recovery": korea["guarantee_recovery"] / 100,
        "training_fee": fee, "training_least": skills["training_elementary"] / 100,
        "training_most": skills["training_skilled"] / 100, "response_low": corrected["low"],
        "response_central": correa["low"], "response_high": correa["high"],
        "credit_rate": korea["credit_sme_volume"] / 100, "price_low": korea["elasticity_corrected"],
        "price_central": korea["elasticity_panel"], "price_high": korea["elasticity_survey"],
    }
    return {name: rounded(value) for name, value in found.items()}


def inputs() -> dict:
    """Return the fixed arguments of the programme and of the brief, as page and command give them."""
    return {"countries": [dict(row) for row in countries()], "published": dict(published()),
            "evidence": [dict(row) for row in sheet()]}
