"""Numbers of the quiz of the lesson "Who exports, and who survives?"."""

from math import log

from innotrade import data
from innotrade.models.sme import concentration, exporters, exporters_view

COUNTRIES = ["ARG", "BOL", "BRA", "CHL", "COL", "CRI", "DOM", "ECU", "SLV", "GTM", "MEX", "NIC", "PRY", "PER", "URY"]


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, years, firms, US$ million."""
    return _curve() | _limits() | _years() | _supports() | _movement() | _ceiling()


def _curve() -> dict[str, float]:
    """A region less concentrated than Latin America, and what wrong ways give."""
    top, wide = 0.5, 0.05
    exponent = concentration.pareto_exponent(0.01, top)
    share = 100 * concentration.pareto_share(exponent, wide)
    straight = 100 * (1 - (1 - top) * log(wide) / log(0.01))
    return {"top": 100 * top, "top_fraction": top, "wide": 100 * wide, "wide_fraction": wide, "wide_share": share,
            "power": log(top) / log(0.01), "wide_in_proportion": 100.0, "wide_rest": 100 - share,
            "wide_log": straight}


def _limits() -> dict:
    year = {name: data.load(name).query("year == 2015").set_index("iso3") for name in ("goods-exports", "population")}
    limits = 1000 * year["goods-exports"]["value"] / year["population"]["value"] / 1e6
    limits = limits[limits.index.isin(COUNTRIES)].sort_values()
    names = year["population"]["country"]
    return {"low_limit": limits.iloc[0], "low_country": names[limits.index[0]],
            "top_limit": limits.iloc[-1], "top_country": names[limits.index[-1]]}


def _years() -> dict[str, float]:
    stock, new = 900.0, 240.0
    return {"small_stock": stock, "small_new": new, "mean_years": stock / new, "both_flows": stock / (2 * new),
            "rate": new / stock, "half_life": log(0.5) / log(1 - new / stock)}


def _movement() -> dict[str, float]:
    """What moves behind a steady number: firms that begin, exits from either rung, years that a second market adds."""
    study = data.load("chapter4-figures").set_index("name")["value"]
    stock = data.load("exporting-firms").set_index("year")["exporting_smes"]
    turnover = study["sme_turnover"] / 100
    found = exporters.calibrate(turnover, study["sme_one_product_one_market"] / 100, 0.5)
    one, several = exporters.years_exporting(found)
    return {"begin": stock[2015] * turnover / 2, "yearly_fall": 100 * (1 - (stock[2015] / stock[2008]) ** (1 / 7)),
            "exit_one": 100 * exporters.exit_chance(found.loss, 0.5, 1),
            "exit_several": 100 * exporters.exit_chance(found.loss, 0.5, 2),
            "years_first": one, "years_second": several - one}


def _ceiling() -> dict[str, float]:
    """Share of exports that small firms would have if each exported as much as a small firm may, %."""
    people = data.load("population").query("year == 2015").set_index("iso3")["value"]
    firms = 1000 * data.load("exporting-firms").set_index("year")["exporting_smes"][2015]
    return {"ceiling": 100 * 1000 * firms / people[people.index.isin(COUNTRIES)].sum()}


def _supports() -> dict[str, float]:
    study = data.load("chapter4-figures").set_index("name")["value"]

    def added(begin: float, loss: float, second: float) -> float:
        rows = exporters_view.exporter_stock(100, study["sme_turnover"], study["sme_one_product_one_market"], 50,
                                             begin, loss, second)
        return rows[-1]["exporters"] - 100

    return {"by_begin": added(10, 0, 0), "by_loss": added(0, 10, 0), "by_second": added(0, 0, 10)}
