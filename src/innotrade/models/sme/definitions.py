"""Is a firm an SME under Korean law, before and after January 2015, and which condition decides?

    until 2014, as printed by the study       all of: assets <= 500, mean sales < 80 or 100, workers < 300
    until 2014, as the office announced it    (workers < limit or capital <= limit) and all ceilings: workers < 1000,
                                              assets < 500, own capital < 100, mean sales < 150
    since 2015                                mean sales <= ceiling of the industry, and assets < 500

Money is in billion won; mean sales are those of up to three years. The study and the office disagree on how the old
conditions were joined (all of them, or one of two) and, at the very limit, on "not exceeding" and "less than"; both
readings are here. Affiliates of large groups are no SMEs under either law and are not asked about.

References: ECLAC study, section V.C.1; announcement of the Small and Medium Business Administration of 11 December
2013, read in the press.
"""

from dataclasses import dataclass
from math import fsum, isfinite

ASSETS = 500.0
CEILINGS = (("workers in all", 1000.0), ("assets", ASSETS), ("own capital", 100.0), ("mean sales in all", 150.0))
YES, NO, OPEN = "an SME", "not an SME", "not decided"


@dataclass(frozen=True)
class Firm:
    """A firm: regular ``workers``; ``sales`` of one to three years, ``assets``, paid-in and own capital (billion won).

    ``equity`` is own capital; left at 0 it never decides.
    """

    workers: int
    sales: tuple
    assets: float
    capital: float
    equity: float = 0.0


@dataclass(frozen=True)
class Limits:
    """An industry's limits: ``branch`` (manufacturing or other), the ceiling of mean sales since 2015 (billion won).

    Until 2014: ``workers``, and ``second_limit`` of the ``second_measure`` (capital or sales).
    """

    branch: str
    sales_ceiling: float
    workers: int
    second_measure: str
    second_limit: float


@dataclass(frozen=True)
class Condition:
    """One comparison: what is compared, the firm's ``value``, the ``limit``, whether it ``holds``, and in words."""

    name: str
    value: float
    limit: float
    holds: bool
    words: str


@dataclass(frozen=True)
class Verdict:
    """``answer`` (an SME, not an SME, not decided), the ``reason`` in words, and the ``conditions`` looked at."""

    answer: str
    reason: str
    conditions: list


def mean_sales(sales: tuple) -> float:
    """Mean of the sales of the last years, up to three.

    Parameters
    ----------
    sales
        Sales of one, two or three years, billion won, each 0 or more; a young firm has fewer.

    Returns
    -------
    Billion won a year.

    Raises
    ------
    ValueError
        There is no year or more than three, or an amount is below 0.

    >>> mean_sales((90, 105, 120))
    105.0
    """
    if not 1 <= len(sales) <= 3:
        raise ValueError(f"sales must hold one to three years, got {len(sales)}")
    for amount in sales:
        _amount("sales", amount)
    return fsum(sales) / len(sales)


def until_2014_printed(firm: Firm, limits: Limits) -> Verdict:
    """The law until 2014 as the study prints it: all conditions at once.

    The study has ceilings of 80 or 100 billion won without naming the industries; 80 is taken where the ceiling of 2015
    is 80, and 100 elsewhere. Outside manufacturing it has a limit of 100 or 200 workers and does not say which
    industry has which, so between the two the answer is open.

    >>> car_parts = Limits("manufacturing", 100, 300, "capital", 8)
    >>> until_2014_printed(Firm(250, (105, 118, 131), 90, 6), car_parts).answer
    'not an SME'
    """
    _check(firm, limits)
    assets = _compare("assets", firm.assets, ASSETS, True, "billion won")
    if limits.branch == "manufacturing":
        ceiling = min(limits.sales_ceiling, 100.0)
        conditions = [_compare("workers", firm.workers, 300, False, "workers"),
                      _compare("mean sales", mean_sales(firm.sales), ceiling, False, "billion won"), assets]
        return _all_of(conditions)
    low, high = (_compare("workers", firm.workers, limit, False, "workers") for limit in (100, 200))
    if not assets.holds:
        return Verdict(NO, assets.words, [high, assets])
    if not high.holds:
        return Verdict(NO, high.words, [high, assets])
    if low.holds:
        return Verdict(YES, f"{low.words}; {assets.words}", [low, assets])
    return Verdict(OPEN, f"{firm.workers:,} workers lie between the two limits of 100 and 200, and the study does not "
                   "say which sector has which", [high, assets])


def until_2014(firm: Firm, limits: Limits) -> Verdict:
    """The law until 2014 as the office announced its end: one of two conditions sufficed, below four ceilings.

    Parameters
    ----------
    firm, limits
        The firm and the limits of its main industry.

    Returns
    -------
    The verdict. The reason of a no is the first ceiling that the firm reaches, or that neither condition holds.

    Raises
    ------
    ValueError
        A number is below 0, or a limit is not known.

    >>> car_parts = Limits("manufacturing", 100, 300, "capital", 8)
    >>> until_2014(Firm(250, (105, 118, 131), 90, 6), car_parts).reason
    '250 workers, limit: less than 300'
    """
    _check(firm, limits)
    average = mean_sales(firm.sales)
    second = firm.capital if limits.second_measure == "capital" else average
    enough = [_compare("workers", firm.workers, limits.workers, False, "workers"),
              _compare(limits.second_measure, second, limits.second_limit, True, "billion won")]
    values = {"workers in all": firm.workers, "assets": firm.assets, "own capital": firm.equity,
              "mean sales in all": average}
    ceilings = [_compare(name, values[name], limit, False, "workers" if name == "workers in all" else "billion won")
                for name, limit in CEILINGS]
    for condition in ceilings:
        if not condition.holds:
            return Verdict(NO, condition.words, enough + ceilings)
    reasons = [condition.words for condition in enough if condition.holds]
    if reasons:
        return Verdict(YES, reasons[0], enough + ceilings)
    return Verdict(NO, f"neither sufficed: {enough[0].words}; {enough[1].words}", enough + ceilings)


def since_2015(firm: Firm, limits: Limits) -> Verdict:
    """The law since January 2015: mean sales up to the industry's ceiling, and assets.

    >>> car_parts = Limits("manufacturing", 100, 300, "capital", 8)
    >>> since_2015(Firm(250, (105, 118, 131), 90, 6), car_parts).reason
    'mean sales of 118.0 billion won, limit: at most 100'
    """
    _check(firm, limits)
    return _all_of([_compare("mean sales", mean_sales(firm.sales), limits.sales_ceiling, True, "billion won"),
                    _compare("assets", firm.assets, ASSETS, False, "billion won")])


def since_2015_printed(firm: Firm, limits: Limits) -> Verdict:
    """The law since 2015 as the study prints it: it differs at the limit, and has no ceiling outside manufacturing.

    >>> since_2015_printed(Firm(250, (100, 100, 100), 90, 6), Limits("manufacturing", 100, 300, "capital", 8)).answer
    'not an SME'
    """
    _check(firm, limits)
    assets = _compare("assets", firm.assets, ASSETS, True, "billion won")
    if limits.branch == "manufacturing" or not assets.holds:
        return _all_of([_compare("mean sales", mean_sales(firm.sales), limits.sales_ceiling, False, "billion won"),
                        assets] if limits.branch == "manufacturing" else [assets])
    return Verdict(OPEN, "the study gives no ceiling of sales outside manufacturing", [assets])


def _compare(name: str, value: float, limit: float, reached: bool, unit: str) -> Condition:
    """Compare; ``reached`` says whether a value equal to the limit still holds."""
    holds = value <= limit if reached else value < limit
    shown = f"{value:,} workers" if unit == "workers" else f"{name.replace(' in all', '')} of {value:,.1f} {unit}"
    return Condition(name, value, limit, holds, f"{shown}, limit: {'at most' if reached else 'less than'} {limit:,.0f}")


def _all_of(conditions: list) -> Verdict:
    for condition in conditions:
        if not condition.holds:
            return Verdict(NO, condition.words, conditions)
    return Verdict(YES, "; ".join(condition.words for condition in conditions), conditions)


def _check(firm: Firm, limits: Limits) -> None:
    for name, value in (("workers", firm.workers), ("assets", firm.assets), ("capital", firm.capital),
                        ("equity", firm.equity)):
        _amount(name, value)
    mean_sales(firm.sales)
    if limits.branch not in ("manufacturing", "other"):
        raise ValueError(f"branch must be manufacturing or other, got {limits.branch!r}")
    if limits.second_measure not in ("capital", "sales"):
        raise ValueError(f"second_measure must be capital or sales, got {limits.second_measure!r}")
    for name, value in (("sales_ceiling", limits.sales_ceiling), ("workers limit", limits.workers),
                        ("second_limit", limits.second_limit)):
        if value is None or not isfinite(value) or value <= 0:
            raise ValueError(f"{name} must be known and greater than 0, got {value!r}")


def _amount(name: str, value: float) -> None:
    if value is None or not isfinite(value) or value < 0:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")
