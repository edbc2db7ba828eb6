"""Does the formula for a fund's ruin hold? Invented years, counted.

    each year: draw z, the chance of default p(z) in such a year, and for each firm whether it defaults
    each draw: x' = 16807 x mod (2^31 - 1)

Normal numbers come from pairs of draws by Box and Muller's transformation. Reference and published check: Park and
Miller (1988), whose generator has the same numbers on every machine.
"""

from math import cos, log, pi, sqrt

from innotrade.models.fta.utilisation import normal_quantile
from innotrade.models.sme import risk

MULTIPLIER, MODULUS = 16807, 2147483647


def next_state(state: int) -> int:
    """Next number of Park and Miller's generator, 1 to 2147483646.

        x' = 16807 x mod (2^31 - 1)

    >>> next_state(1), next_state(16807)
    (16807, 282475249)
    """
    if state != int(state) or not 1 <= state < MODULUS:
        raise ValueError(f"state must be a whole number from 1 to {MODULUS - 1}, got {state!r}")
    return MULTIPLIER * int(state) % MODULUS


def simulated_ruin(firms: int, default: float, correlation: float, most: int, years: int, seed: int = 1) -> dict:
    """The ruin of :func:`innotrade.models.sme.risk.ruin_in_pool`, counted in invented years instead of computed.

    Parameters
    ----------
    years
        Whole number of 1 or more; firms x years numbers are drawn.
    seed
        Whole number from 1 to 2147483646; the same seed gives the same years.
    firms, default, correlation, most
        As in :func:`innotrade.models.sme.risk.ruin_in_pool`, default between 0 and 1.

    Returns
    -------
    ``ruined`` (years), ``share`` of years, and ``error``, the standard error of the share.

    >>> simulated_ruin(50, 0.05, 0.2, 8, 400)["ruined"]
    23
    """
    risk.ruin_in_pool(firms, default, correlation, most)  # refuses what is out of range
    if years != int(years) or years < 1:
        raise ValueError(f"years must be a whole number of 1 or more, got {years!r}")
    if not 0 < default < 1:
        raise ValueError(f"default must lie between 0 and 1, both excluded, got {default!r}")
    state, ruined, quantile = next_state(seed), 0, normal_quantile(default)
    for _ in range(int(years)):
        first, second = next_state(state), next_state(next_state(state))
        z = sqrt(-2 * log(first / MODULUS)) * cos(2 * pi * second / MODULUS)
        bar, state, failed = risk.conditional_default(quantile, correlation, z) * MODULUS, second, 0
        for _firm in range(int(firms)):
            state = MULTIPLIER * state % MODULUS
            if state < bar:
                failed += 1
        if failed > most:
            ruined += 1
    share = ruined / years
    return {"ruined": ruined, "share": share, "error": sqrt(share * (1 - share) / years)}
