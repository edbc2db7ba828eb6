"""Numbers of the quiz of the lesson "Who pays for research, and how far is 1% of GDP?"."""

from math import log

from innotrade import data
from innotrade.models.nis import funding


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, points, years, or pure numbers."""
    return _years() | _editions() | _gap() | _instruments()


def _years() -> dict[str, float]:
    """A country at half of its target, and three wrong ways to the years."""
    start, target, research, gdp = 0.5, 1.0, 8.0, 3.0
    return {"start": start, "target": target, "research": research, "gdp": gdp, "research_factor": 1 + research / 100,
            "gdp_factor": 1 + gdp / 100, "years": funding.years_to_target(start, target, research / 100, gdp / 100),
            "years_without_gdp": funding.years_to_target(start, target, research / 100, 0),
            "years_by_difference": log(target / start) / log(1 + (research - gdp) / 100),
            "years_simple": (target - start) / (start * (research - gdp) / 100)}


def _editions() -> dict[str, float]:
    """Korea's intensity in three editions of one series, and in two publications of one survey."""
    korea = data.load("rd-intensity").query("iso3 == 'KOR'")
    value = {(row.year, row.vintage[4:8]): row.value for row in korea.itertuples()}
    survey = data.load("korea-gerd").query("year == 2012 and measure == 'gerd-intensity'").set_index("vintage")["value"]
    first, later = survey["survey 2012"], survey["restated 2014"]
    return {"old_2010": value[2010, "2013"], "new_2014": value[2014, "2026"],
            "mixed": value[2014, "2026"] - value[2010, "2013"], "honest": value[2014, "2019"] - value[2010, "2019"],
            "first": first, "later": later, "ratio": first / later,
            "revision": 100 * funding.implied_revision(first, later),
            "revision_inverted": 100 * funding.implied_revision(later, first), "revision_points": first - later}


def _gap() -> dict[str, float]:
    """A plain country and a plain leader."""
    here, leader, here_share, leader_share = 0.8, 4.0, 0.3, 0.75
    private = 100 * funding.private_part_of_gap(here, here_share, leader, leader_share)
    return {"here": here, "leader": leader, "here_share": 100 * here_share, "leader_share": 100 * leader_share,
            "here_private": funding.split(here, here_share)["private"],
            "leader_private": funding.split(leader, leader_share)["private"], "private_part": private,
            "public_part": 100 - private, "share_difference": 100 * (leader_share - here_share)}


def _instruments() -> dict[str, float]:
    """A grant with a response, and a credit of a fifth."""
    response, rate, base = 0.25, 0.2, 0.17
    every = funding.tax_credit(base, rate, 1)
    return {"response": response, "rate": 100 * rate, "small_base": base, "small_extra": every["extra"],
            "grant_yield": funding.grant(1, response)["per_unit"],
            "increase_yield": funding.tax_credit(base, rate, 1, incremental=True)["per_unit"],
            "anyway": 100 * base / (base + every["extra"])}
