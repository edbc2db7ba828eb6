"""Numbers of the quiz of the lesson "How did fifty years of R&D happen?"."""

from innotrade import data
from innotrade.models.korea import growth


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, years, or pure numbers."""
    return _laboratories() | _sentence() | _crossing() | _level()


def _history(measure: str) -> dict[int, float]:
    rows = data.load("korea-research-history").query("measure == @measure")
    return dict(zip(rows["year"], rows["value"], strict=True))


def _laboratories() -> dict[str, float]:
    """Growth of firms' laboratories, and what other averages of the same two ends give."""
    count = _history("firm-laboratories")
    start, end, years = count[1991], count[2014], 2014 - 1991
    return {
        "labs_start": start,
        "labs_end": end,
        "labs_growth": 100 * growth.compound_growth(start, end, years),
        "labs_simple": 100 * (end / start - 1) / years,
        "labs_total": 100 * (end / start - 1),
        "labs_counted_ends": 100 * growth.compound_growth(start, end, years + 1),
        "labs_increase": growth.average_increase(start, end, years),
    }


def _sentence() -> dict[str, float]:
    """The study's paragraph on researchers."""
    text = data.load("chapter3-figures").set_index("name")["value"]
    first, last = text["researchers_1963"], text["researchers_2014"]
    each = growth.average_increase(first, last, 51)
    return {
        "first": first,
        "last": last,
        "in_1980": _history("researchers")[1980],
        "line_1980": first + 17 * each,
        "state_1990": 16.0,
        "state_2008": 26.8,
        "state_2014": 24.0,
    }


def _crossing() -> dict[str, float]:
    """Private money at 30 %, growing by 25 % a year against the state's 10 %."""
    share, private, state = 0.30, 0.25, 0.10
    lag = growth.passing_time(1 - share, share, state, private)
    return {
        "share": 100 * share,
        "private": 100 * private,
        "state": 100 * state,
        "crossing": lag,
        "crossing_by_difference": growth.passing_time(1 - share, share, 0.0, private - state),
        "crossing_from_whole": growth.passing_time(1.0, share, state, private),
        "crossing_state_still": growth.passing_time(1 - share, share, 0.0, private),
        "crossing_points": (50 - 100 * share) / (100 * (private - state)),
    }


def _level() -> dict[str, float]:
    """What Chile's research would have to grow by to go Korea's way from 1970 to 1980."""
    share = _history("gerd-intensity")
    start, end, gdp = share[1970], share[1980], 0.03
    pace = growth.compound_growth(start, end, 10)
    return {
        "level_start": start,
        "level_end": end,
        "gdp": 100 * gdp,
        "level_growth": 100 * ((1 + pace) * (1 + gdp) - 1),
        "level_no_gdp": 100 * pace,
        "level_gdp_twice": 100 * ((1 + pace) / (1 + gdp) - 1),
        "level_simple": 100 * (end / start - 1) / 10,
    }
