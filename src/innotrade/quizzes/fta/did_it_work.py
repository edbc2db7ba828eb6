"""Numbers of the quiz of the lesson "Did the agreements deliver?"."""

from math import erfc, exp, sqrt

from innotrade import data


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$ million, per cent, or pure numbers."""
    return _unit_value() | _peru() | _estimates()


def _unit_value() -> dict[str, float]:
    """How the unit value of exports to Chile changed in 2005, and three wrong ways from the same two rates."""
    chile = data.load("chile-trade").set_index("year")
    dollars, tonnes = chile.loc[2005, "exports_change"], chile.loc[2005, "exports_volume_change"]
    return {
        "dollars": dollars,
        "tonnes": tonnes,
        "unit_value": 100 * ((1 + dollars / 100) / (1 + tonnes / 100) - 1),
        "unit_value_subtracted": dollars - tonnes,
        "unit_value_multiplied": 100 * ((1 + dollars / 100) * (1 + tonnes / 100) - 1),
        "unit_value_ratio": 100 * (1 + dollars / 100) / (1 + tonnes / 100),
    }


def _peru() -> dict[str, float]:
    """Exports to Peru against Korea's exports to the world, 2010 to 2015, and three other comparisons."""
    peru = data.load("peru-trade").set_index("year")["exports"]
    world = data.load("goods-exports").query("iso3 == 'KOR'").set_index("year")["value"]
    actual, benchmark = peru[2015] / peru[2010], world[2015] / world[2010]
    return {
        "peru_2010": peru[2010],
        "peru_2015": peru[2015],
        "world_growth": 100 * (benchmark - 1),
        "peru_effect": 100 * (actual / benchmark - 1),
        "peru_before_after": 100 * (actual - 1),
        "peru_points": 100 * (actual - benchmark),
        "peru_turned": 100 * (benchmark / actual - 1),
    }


def _estimates() -> dict[str, float]:
    table = data.load("agreement-estimates").set_index("column")
    plain, lead = table.loc["2", "coefficient"], table.loc["5"]
    first, last = (data.load("chile-trade").set_index("year").loc[year, "exports"] for year in (2003, 2015))
    return {
        "coefficient": plain,
        "effect": 100 * (exp(plain) - 1),
        "effect_as_read": 100 * plain,
        "effect_as_factor": 100 * exp(plain),
        "effect_base_ten": 100 * (10**plain - 1),
        "lead": lead["coefficient"],
        "lead_error": lead["standard_error"],
        "lead_low": lead["coefficient"] - 1.96 * lead["standard_error"],
        "lead_high": lead["coefficient"] + 1.96 * lead["standard_error"],
        "lead_chance": 100 * erfc(lead["coefficient"] / lead["standard_error"] / sqrt(2)),
        "lead_percent": 100 * lead["coefficient"],
        "chile_multiple": last / first,
    }
