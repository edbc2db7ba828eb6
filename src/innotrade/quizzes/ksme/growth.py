"""Numbers of the quiz of the lesson "What did exporting do to the economy?"."""

from innotrade import data
from innotrade.models.sme import structure


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, US$ billion, or pure numbers."""
    return _missing_decade() | _sums() | _part_of_growth() | _korea()


def _missing_decade(whole: float = 0.05, known: float = 0.07) -> dict[str, float]:
    """Growth of the last ten of thirty years, and what wrong readings of two means give."""
    rest = structure.remaining_growth(whole, 30, (1 + known) ** 20, 20)
    return {
        "whole": 100 * whole,
        "known": 100 * known,
        "rest": 100 * rest,
        "rest_difference": 100 * (whole - known),
        "rest_two_periods": 100 * (2 * whole - known),
        "rest_factor": 100 * ((1 + rest) ** 10 - 1),
    }


def _sums() -> dict[str, float]:
    """The last two sums of Table 23, in all and a year."""
    total = data.load("korea-growth-and-exports").set_index("period")["goods_exports"]
    return {
        "sum_ten": total["2002-2011"],
        "sum_three": total["2012-2014"],
        "year_ten": total["2002-2011"] / 10,
        "year_three": total["2012-2014"] / 3,
    }


def _korea(content: float = 0.4) -> dict[str, float]:
    """Buyers abroad in Korea's growth by Table 23, sectors in that of 1970 to 1990; per cent of growth."""
    table = data.load("korea-growth-and-exports").reset_index()
    spans = [[int(year) for year in period.split("-")] for period in table["period"]]
    periods = [{"first": first, "last": last, "growth": growth / 100}
               for (first, last), growth in zip(spans, table["gdp_growth"], strict=True)]
    before, after = (table["exports_to_gdp"].iloc[place] / 100 for place in (0, -1))
    factor = structure.growth_factor(periods, 1966, 2013)
    shares = data.load("korea-industrial-structure").pivot(index="year", columns="sector", values="gdp_share") / 100
    parts = structure.contributions(list(shares.loc[1970]), list(shares.loc[1990]),
                                    structure.growth_factor(periods, 1970, 1990))
    given = dict(zip(shares.columns, parts, strict=True))
    return {"content": 100 * content, "gross": 100 * structure.export_contribution(before, after, factor),
            "at_home": 100 * structure.export_contribution(before, after, factor, content),
            "industry_part": 100 * given["Secondary"], "services_part": 100 * given["Tertiary"]}


def _part_of_growth(start: float = 0.2, end: float = 0.3, factor: float = 3) -> dict[str, float]:
    """Industry's part of growth in a round example."""
    given = structure.contributions([start, 1 - start], [end, 1 - end], factor)[0]
    return {
        "share_start": 100 * start,
        "share_end": 100 * end,
        "factor": factor,
        "level_end": 100 * end * factor,
        "level_rise": 100 * (end * factor - start),
        "whole_rise": 100 * (factor - 1),
        "given": 100 * given,
        "given_points": 100 * (end - start),
        "given_end": 100 * end,
        "given_start": 100 * start,
    }
