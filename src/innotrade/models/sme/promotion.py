"""What does the last dollar of a trade promotion agency bring?

    X = X0 (B / B0)^e                     exports after the budget goes from B0 to B
    added = X0 ((1 + g)^e - 1)            exports added by a change g of the budget
    last dollar = dX/dB = e X / B = e / (B/X)
    B* / X(B*) = m e                      the budget share at which the last dollar just pays

X are exports and B the budget (US$ a year), e the elasticity of exports with respect to the budget (per cent of exports
for one per cent of budget), g a fraction, and m what the country keeps of a dollar of exports after the cost of making
it. e lies between 0 and 1, so each further dollar brings less.

References: ITC (2016), which estimates e = 0.074 (and 0.065 for GDP per head); the rule for B* is that of Dorfman and
Steiner (1954) for advertising.
"""

from math import isfinite, log


def budget(exports: float, budget_share: float) -> float:
    """Budget of an agency, in the unit of exports.

    Parameters
    ----------
    exports
        Exports of the country, 0 or more.
    budget_share
        Budget relative to exports, %, from 0 to 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> budget(35000, 0.2)
    70.0
    """
    _at_least_zero("exports", exports)
    if not 0 <= budget_share <= 100:
        raise ValueError(f"budget_share must lie from 0 to 100 %, got {budget_share!r}")
    return exports * budget_share / 100


def last_dollar(elasticity: float, budget_share: float) -> float:
    """Exports that the last dollar of the budget brings, in dollars.

    Parameters
    ----------
    elasticity
        Per cent of exports for one per cent of budget, from 0 to below 1.
    budget_share
        Budget relative to exports, %, above 0 to 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(last_dollar(0.074, 0.22), 1)
    33.6
    """
    _an_elasticity(elasticity)
    if not 0 < budget_share <= 100:
        raise ValueError(f"budget_share must lie above 0 and up to 100 %, got {budget_share!r}")
    return elasticity / (budget_share / 100)


def added(level: float, elasticity: float, change: float) -> float:
    """What a change of the budget adds to exports, or to GDP per head, with constant elasticity.

    Parameters
    ----------
    level
        Exports or GDP per head before, 0 or more.
    elasticity
        Per cent for one per cent of budget, from 0 to below 1.
    change
        Change of the budget, %, above -100.

    Returns
    -------
    In the unit of ``level``; negative where the budget is cut.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(added(100, 0.074, 1), 4), round(added(100, 0.074, 100), 2)
    (0.0737, 5.26)
    """
    _at_least_zero("level", level)
    _an_elasticity(elasticity)
    if not isfinite(change) or change <= -100:
        raise ValueError(f"change must be above -100 %, got {change!r}")
    return level * ((1 + change / 100) ** elasticity - 1)


def net_gain(exports: float, budget_share: float, elasticity: float, change: float, kept: float) -> float:
    """What the country keeps of the exports added, less what is added to the budget.

    Parameters
    ----------
    exports, budget_share, elasticity, change
        As above.
    kept
        What the country keeps of a dollar of exports, %, from 0 to 100.

    Returns
    -------
    In the unit of exports.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(net_gain(1000, 0.1, 0.074, 100, 10), 2)
    4.26
    """
    _a_part("kept", kept)
    more = change / 100 * budget(exports, budget_share)
    return kept / 100 * added(exports, elasticity, change) - more


def paying_share(elasticity: float, kept: float) -> float:
    """Budget relative to exports at which the last dollar brings back just one dollar, %.

    Parameters
    ----------
    elasticity
        From 0 to below 1.
    kept
        What the country keeps of a dollar of exports, %, from 0 to 100.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(paying_share(0.074, 10), 2)
    0.74
    """
    _an_elasticity(elasticity)
    _a_part("kept", kept)
    return kept * elasticity


def needed_part(budget_share: float, elasticity: float) -> float:
    """What the country must keep of a dollar of exports for the last dollar of the budget to pay, %.

    Parameters
    ----------
    budget_share
        Budget relative to exports, %, from 0 to 100.
    elasticity
        Above 0 and below 1.

    Returns
    -------
    Per cent; above 100 where even a gift of all exports would not pay.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(needed_part(0.49, 0.074), 1)
    6.6
    """
    if not 0 <= budget_share <= 100:
        raise ValueError(f"budget_share must lie from 0 to 100 %, got {budget_share!r}")
    _an_elasticity(elasticity)
    if elasticity == 0:
        raise ValueError("elasticity must be above 0, got 0")
    return budget_share / elasticity


def best_change(budget_share: float, elasticity: float, kept: float) -> float:
    """Change of the budget after which the last dollar just pays, %.

        (1 + g)^(1 - e) = m e / (B0/X0)

    Parameters
    ----------
    budget_share
        Before, %, above 0 to 100.
    elasticity, kept
        As above.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(best_change(0.1, 0.074, 10))
    768
    """
    if not 0 < budget_share <= 100:
        raise ValueError(f"budget_share must lie above 0 and up to 100 %, got {budget_share!r}")
    return 100 * ((paying_share(elasticity, kept) / budget_share) ** (1 / (1 - elasticity)) - 1)


def change_for(growth: float, elasticity: float) -> float:
    """Change of the budget that exports growing by so many per cent would need, %.

    Parameters
    ----------
    growth
        Wanted change of exports, %, from above -100 to 1000.
    elasticity
        From 0.01 to below 1.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(change_for(1, 0.074), 1)
    14.4
    """
    if not -100 < growth <= 1000:
        raise ValueError(f"growth must lie above -100 and up to 1000 %, got {growth!r}")
    if not 0.01 <= elasticity < 1:
        raise ValueError(f"elasticity must lie from 0.01 to below 1, got {elasticity!r}")
    exponent = log(1 + growth / 100) / elasticity
    if exponent > 700:
        raise ValueError(f"growth of {growth!r} % is out of reach of any budget at an elasticity of {elasticity!r}")
    return 100 * ((1 + growth / 100) ** (1 / elasticity) - 1)


def _at_least_zero(name: str, number: float) -> None:
    if not isfinite(number) or number < 0:
        raise ValueError(f"{name} must be 0 or more, got {number!r}")


def _a_part(name: str, number: float) -> None:
    if not 0 <= number <= 100:
        raise ValueError(f"{name} must lie from 0 to 100 %, got {number!r}")


def _an_elasticity(number: float) -> None:
    if not 0 <= number < 1:
        raise ValueError(f"elasticity must lie from 0 to below 1, got {number!r}")
