"""Numbers as texts, in every way that a sentence may write them."""

import math


def written(value: float) -> list[str]:
    """Return a number rounded and written in many ways."""
    texts = [f"{value:.{digits}f}" for digits in range(5)] + [f"{value:,.1f}", f"{value:+.2f}", f"{value:.1%}",
             f"{value:>14.2f}", f"{value:,.0f}", f"{value:.3g}", f"{value:g}", f"{value:.1g}", f"{value:.2e}",
             f"{value:.0e}", f"{value:08.1f}", str(value), repr(value)]
    rounded = [round(value, digits) for digits in range(4)]
    return [*texts, *rounded, round(value), math.floor(value), math.fsum([value, 0.1, -value])]
