"""Two rules for exporters as they are printed: who is a Hidden Champion, and how much duty comes back.

    Hidden Champion   exports > 100 and rank <= 3,  or exports > 300 and rank <= 5   (US$ million a year)
    drawback          ratio = value / all values, to 4 digits;  part = ratio x duty, to 4;  claim = 0.99 x part, to 4

The law fixes where numbers are rounded. Whoever rounds elsewhere claims another sum, and one above what is due is
not paid until it is corrected. Sources: the study, section V.C.2; 19 CFR 190.51, Example 1, which is the published
check.
"""

from math import floor, fsum, isfinite

#: Exports a year (US$ million) that must be exceeded, and the worst rank in the world market.
CHAMPION_RULES = ((100.0, 3), (300.0, 5))


def hidden_champion(exports: float, rank: int) -> dict:
    """Whether a firm may be certified under the rule as printed, and why.

    Parameters
    ----------
    exports
        A year, US$ million, 0 or more.
    rank
        Of its product by share of the world market, a whole number of 1 or more.

    Returns
    -------
    ``qualifies``, ``route`` (1, 2 or 0) and ``reason``.

    >>> hidden_champion(120, 3)["route"], hidden_champion(120, 4)["qualifies"], hidden_champion(100, 1)["qualifies"]
    (1, False, False)
    """
    if not isfinite(exports) or exports < 0:
        raise ValueError(f"exports must be 0 or more (US$ million a year), got {exports!r}")
    if not isfinite(rank) or rank != int(rank) or rank < 1:
        raise ValueError(f"rank must be a whole number of 1 or more, got {rank!r}")
    for route, (floor_exports, worst) in enumerate(CHAMPION_RULES, 1):
        if exports > floor_exports and rank <= worst:
            reason = f"exports exceed {floor_exports:.0f} million and the product is among the first {worst}"
            return {"qualifies": True, "route": route, "reason": reason}
    least, worst = CHAMPION_RULES[0]
    if exports <= least:
        reason = f"exports do not exceed {least:.0f} million"
    elif rank > CHAMPION_RULES[1][1]:
        reason = f"the product is not among the first {CHAMPION_RULES[1][1]}"
    else:
        reason = f"rank {int(rank)} counts only where exports exceed {CHAMPION_RULES[1][0]:.0f} million"
    return {"qualifies": False, "route": 0, "reason": reason}


def rounded(value: float, digits: int) -> float:
    """A number of 0 or more to so many digits behind the point, a half upwards, as customs do.

    A half is recognised up to an error of a billionth of the last digit, which binary fractions make.

    >>> rounded(70.63005, 4), rounded(0.14705, 4), rounded(2.5, 0)
    (70.6301, 0.1471, 3.0)
    """
    if not isfinite(value) or not 0 <= value < 1e15:
        raise ValueError(f"value must be 0 or more, got {value!r}")
    if digits != int(digits) or not 0 <= digits <= 10:
        raise ValueError(f"digits must be a whole number from 0 to 10, got {digits!r}")
    scale = 10 ** int(digits)
    return floor(value * scale + 0.5 + 1e-9 + value * scale * 1e-14) / scale


def drawback_claim(values: list[float], duty: float, rate: float = 0.99, digits: int = 4) -> list[dict]:
    """Duty that comes back for each line of an import, with the roundings that the law prescribes.

    Parameters
    ----------
    values
        Of the lines, the same money, each 0 or more, not all 0.
    duty
        Fee or duty paid on all of them together, 0 or more.
    rate
        Part that is refunded, 0 to 1.
    digits
        Behind the point, to which ratio, part and claim are rounded one after the other, 0 to 10.

    Returns
    -------
    A dict a line with ``ratio``, ``part``, ``claim``, and ``uncut``: the claim with no rounding at all.

    >>> [line["claim"] for line in drawback_claim([50000, 90000, 200000], 485)]
    [70.6301, 127.0957, 282.4242]
    """
    for value in values:
        if not isfinite(value) or value < 0:
            raise ValueError(f"values must be 0 or more, got {value!r}")
    if not isfinite(duty) or duty < 0:
        raise ValueError(f"duty must be 0 or more, got {duty!r}")
    if not 0 <= rate <= 1:
        raise ValueError(f"rate must lie from 0 to 1 (a fraction, 99 % is 0.99), got {rate!r}")
    total = fsum(values)
    if not total > 0:
        raise ValueError(f"values must not all be 0, got {values!r}")
    lines = []
    for value in values:
        ratio = rounded(value / total, digits)
        part = rounded(ratio * duty, digits)
        lines.append({"ratio": ratio, "part": part, "claim": rounded(part * rate, digits),
                      "uncut": value / total * duty * rate})
    return lines


def drawback_rate(refunded: float, exports: float) -> float:
    """Duty refunded over the value of exports, as the study defines the drawback rate.

    >>> round(100 * drawback_rate(4, 559.632), 2)
    0.71
    """
    if not isfinite(refunded) or refunded < 0:
        raise ValueError(f"refunded must be 0 or more, got {refunded!r}")
    if not isfinite(exports) or exports <= 0:
        raise ValueError(f"exports must be greater than 0, got {exports!r}")
    return refunded / exports


def average_duty(rate: float, import_content: float) -> float:
    """Duty on the imported content that a drawback rate implies, if all of it is claimed.

        t = d / m

    >>> round(average_duty(0.006, 0.3), 3)
    0.02
    """
    for name, value in (("rate", rate), ("import_content", import_content)):
        if not 0 <= value <= 1:
            raise ValueError(f"{name} must lie from 0 to 1 (a fraction), got {value!r}")
    if import_content == 0:
        raise ValueError("import_content must be greater than 0, got 0")
    return rate / import_content
