"""When is a fund ruined that pays for buyers who do not, and what premium prevents it?

    loss ratio     R = C / P                       claims over premiums
    fair premium   f = p s c + a                   chance x part lost x part covered, and costs
    payable        m = floor(n (k + f - a) / s)    defaults among n that reserve and premiums pay for
    independent    ruin = P(K > m),  K binomial (n, p)
    one factor     p(z) = Phi((Phi^-1(p) + sqrt(r) z) / sqrt(1 - r)),  ruin = mean of P(K > m) over a normal z
    many firms     ruin = Phi((Phi^-1(p) - sqrt(1 - r) Phi^-1(x)) / sqrt(r)),  x = (k + f - a) / s

z is the year, bad above 0; r is the correlation of firms' fortunes; k, f and a are fractions of the insured sum; n, m
and K are numbers of firms, all else fractions of 1. References: Vasicek (2002); Gordy (2003). The Basel Committee's
rules for banks (2006) hold the same formula, and their Annex 5 is the published check.
"""

from math import exp, floor, fsum, log, sqrt

from innotrade.models.fta.utilisation import normal_cdf, normal_quantile

STEP, WIDEST = 0.05, 8.0


def loss_ratio(claims: float, premiums: float) -> float:
    """Claims paid for each unit of premium.

    Parameters
    ----------
    claims, premiums
        The same money and time; claims 0 or more, premiums greater than 0.

    >>> round(loss_ratio(761, 589), 2)
    1.29
    """
    _not_negative("claims", claims)
    _positive("premiums", premiums)
    return claims / premiums


def recovery_needed(claims: float, premiums: float) -> float:
    """Part of claims that must be got back from debtors so that premiums pay for the rest, costs left out.

        1 - P / C, and 0 where premiums suffice

    >>> round(recovery_needed(761, 589), 3)
    0.226
    """
    ratio = loss_ratio(claims, premiums)
    return 1 - 1 / ratio if ratio > 1 else 0.0


def fair_premium(default: float, severity: float, cover: float = 1.0, cost: float = 0.0) -> float:
    """Premium that pays for expected claims and costs, and nothing else.

        f = p s c + a

    Parameters
    ----------
    default
        Chance that a buyer does not pay, 0 to 1 a year.
    severity
        Part of the debt that is then lost for good, 0 to 1.
    cover
        Part of this loss that the policy pays, 0 to 1.
    cost
        Of running the scheme, a fraction of the insured sum, 0 or more.

    Returns
    -------
    Fraction of the insured sum.

    >>> round(fair_premium(0.03, 0.6, 0.9, 0.005), 5)
    0.0212
    """
    for name, value in (("default", default), ("severity", severity), ("cover", cover)):
        _fraction(name, value)
    _not_negative("cost", cost)
    return default * severity * cover + cost


def affordable(reserve: float, premium: float, cost: float, severity: float) -> float:
    """Part of the insured firms that may default before the fund is empty.

        x = (k + f - a) / s

    Parameters
    ----------
    reserve, premium, cost
        Fractions of the insured sum, 0 or more.
    severity
        Of a default, a fraction greater than 0, at most 1; the fund pays all of it.

    Returns
    -------
    Fraction, above 1 where all may default, below 0 where costs alone ruin the fund.

    >>> round(affordable(0.05, 0.023, 0.005, 0.6), 4)
    0.1133
    """
    for name, value in (("reserve", reserve), ("premium", premium), ("cost", cost)):
        _not_negative(name, value)
    _fraction("severity", severity)
    _positive("severity", severity)
    return (reserve + premium - cost) / severity


def payable(firms: int, share: float) -> int:
    """Whole number of defaults among a number of equal firms that a share pays for, -1 where the share is below 0.

    >>> payable(200, 0.1133), payable(200, 0.5), payable(10, -0.1)
    (22, 100, -1)
    """
    _whole("firms", firms, 1)
    return max(min(floor(firms * share + 1e-9), int(firms)), -1)


def ruin_independent(firms: int, default: float, most: int) -> float:
    """Chance that more than ``most`` of a number of firms default, each on its own.

    Parameters
    ----------
    firms
        Equal firms, 1 or more.
    default
        Chance of each, 0 to 1.
    most
        Defaults that can be paid, as :func:`payable` returns.

    Returns
    -------
    Probability.

    >>> round(ruin_independent(10, 0.5, 5), 6), ruin_independent(10, 0.5, -1)
    (0.376953, 1.0)
    """
    _whole("firms", firms, 1)
    _fraction("default", default)
    _whole("most", most, -1)
    return _tail(firms, default, most, _log_choose(firms, most), _log_choose(firms, most + 1))


def ruin_in_pool(firms: int, default: float, correlation: float, most: int) -> float:
    """The same with fortunes that are correlated: the mean over good and bad years.

    Parameters
    ----------
    correlation
        Of the normal variables behind two firms' defaults, 0 to 0.9.
    firms, default, most
        As in :func:`ruin_independent`.

    Returns
    -------
    Probability, by the trapezoidal rule over z from -8 to 8; right to 4 digits up to 1,000 firms and a correlation
    of 0.6.

    >>> round(ruin_in_pool(200, 0.03, 0.15, 22), 4)
    0.0287
    """
    _correlation(correlation)
    if correlation == 0 or default in (0, 1):
        return ruin_independent(firms, default, most)
    _whole("firms", firms, 1)
    _fraction("default", default)
    _whole("most", most, -1)
    at, above = _log_choose(firms, most), _log_choose(firms, most + 1)
    middle, parts, weights = normal_quantile(default), [], []
    for number in range(int(2 * WIDEST / STEP) + 1):
        z = number * STEP - WIDEST
        weight = exp(-z * z / 2)
        chance = conditional_default(middle, correlation, z)
        parts.append(weight * _tail(firms, chance, most, at, above))
        weights.append(weight)
    return min(fsum(parts) / fsum(weights), 1.0)


def conditional_default(quantile: float, correlation: float, z: float) -> float:
    """Chance of default in a year of kind z, where ``quantile`` is Phi^-1 of the chance over all years.

    >>> round(conditional_default(normal_quantile(0.03), 0.15, 2), 3)
    0.115
    """
    _correlation(correlation)
    return normal_cdf((quantile + sqrt(correlation) * z) / sqrt(1 - correlation))


def ruin_many_firms(default: float, correlation: float, share: float) -> float:
    """Chance that more than a share of very many firms default in a year: a closed form.

    Parameters
    ----------
    share
        As :func:`affordable` returns; any number.
    default, correlation
        As in :func:`ruin_in_pool`.

    Returns
    -------
    Probability. Without correlation it is 0 or 1: many independent firms hold no surprise.

    >>> round(ruin_many_firms(0.03, 0.15, 0.1133), 4), ruin_many_firms(0.03, 0, 0.1133)
    (0.024, 0.0)
    """
    _fraction("default", default)
    _correlation(correlation)
    if share < 0 or share >= 1 or default in (0, 1):
        return 1.0 if share < default or share < 0 else 0.0
    if correlation == 0:
        return 1.0 if default > share else 0.0
    if share == 0:
        return 1.0
    lead = normal_quantile(default) - sqrt(1 - correlation) * normal_quantile(share)
    return normal_cdf(lead / sqrt(correlation))


def bad_year(default: float, correlation: float, level: float) -> float:
    """Share of very many firms that default in a year so bad that only a part ``level`` of years is worse.

        x = Phi((Phi^-1(p) - sqrt(r) Phi^-1(level)) / sqrt(1 - r))

    Parameters
    ----------
    level
        0 to 1, both excluded; 0.005 is one year in 200.
    default, correlation
        As in :func:`ruin_in_pool`.

    Returns
    -------
    Fraction. The inverse of :func:`ruin_many_firms`.

    >>> round(bad_year(0.03, 0.15, 0.005), 4)
    0.169
    """
    _fraction("default", default)
    _correlation(correlation)
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, both excluded, got {level!r}")
    if default in (0, 1):
        return float(default)
    return conditional_default(normal_quantile(default), correlation, -normal_quantile(level))


def safe_premium(default: float, correlation: float, severity: float, reserve: float, cost: float,
                 level: float) -> float:
    """Premium with which a fund of very many firms is ruined in a part ``level`` of years.

        f = s x + a - k, and not below 0

    Returns
    -------
    Fraction of the insured sum.

    >>> round(safe_premium(0.03, 0.15, 0.6, 0.05, 0.005, 0.005), 4)
    0.0564
    """
    affordable(reserve, 0, cost, severity)  # refuses what is out of range
    return max(severity * bad_year(default, correlation, level) + cost - reserve, 0.0)


def shortfall(default: float, correlation: float, severity: float, share: float) -> float:
    """What is missing in an average year beyond the defaults that a fund of very many firms can pay for.

        s x integral of P(more than u default) over u from x to 1

    Parameters
    ----------
    severity
        As in :func:`affordable`.
    default, correlation, share
        As in :func:`ruin_many_firms`; the share 0 or more.

    Returns
    -------
    Fraction of the insured sum, by Simpson's rule with 400 steps; with a share of 0 it is the expected loss.

    >>> round(100 * shortfall(0.03, 0.15, 0.6, 0.1133), 3), round(shortfall(0.03, 0.15, 1, 0), 4)
    (0.051, 0.03)
    """
    _fraction("severity", severity)
    _not_negative("share", share)
    if share >= 1:
        return 0.0
    parts = []
    for number in range(401):
        place = number / 400
        weight = 1 if number in (0, 400) else 4 if number % 2 else 2
        at = share + (1 - share) * place**3  # the tail falls fast, so points lie close at its beginning
        parts.append(weight * 3 * place * place * ruin_many_firms(default, correlation, at))
    return severity * (1 - share) * fsum(parts) / 1200


def within_years(ruin: float, years: int) -> float:
    """Chance of at least one ruin in a number of years, each begun with the same reserve.

        1 - (1 - q)^T

    >>> round(within_years(0.025, 10), 3)
    0.224
    """
    _fraction("ruin", ruin)
    _whole("years", years, 0)
    return 1 - (1 - ruin) ** years


def _tail(firms: int, default: float, most: int, at: float, above: float) -> float:
    if most < 0 or most >= firms:
        return 1.0 if most < 0 else 0.0
    if default <= 0 or default >= 1:
        return 0.0 if default <= 0 else 1.0
    odds = default / (1 - default)
    up = firms * default <= most + 1
    count = most + 1 if up else most
    first = exp((above if up else at) + count * log(default) + (firms - count) * log(1 - default))
    term, total = first, first
    while term > total * 1e-17 and (count < firms if up else count > 0):
        term *= (firms - count) / (count + 1) * odds if up else count / (firms - count + 1) / odds
        count += 1 if up else -1
        total += term
    return min(total, 1.0) if up else max(1 - total, 0.0)


def _log_choose(firms: int, number: int) -> float:
    if not 0 <= number <= firms:
        return 0.0
    least = min(number, firms - number)
    return fsum([log((firms - i) / (i + 1)) for i in range(int(least))])


def _fraction(name: str, value: float) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must lie from 0 to 1 (a fraction, 5 % is 0.05), got {value!r}")


def _correlation(value: float) -> None:
    if not 0 <= value <= 0.9:
        raise ValueError(f"correlation must lie from 0 to 0.9 (a fraction, 15 % is 0.15), got {value!r}")


def _not_negative(name: str, value: float) -> None:
    if not 0 <= value < 1e300:
        raise ValueError(f"{name} must be 0 or more, got {value!r}")


def _positive(name: str, value: float) -> None:
    if not 0 < value < 1e300:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")


def _whole(name: str, value: float, least: int) -> None:
    if not least <= value < 1e9 or value != int(value):
        raise ValueError(f"{name} must be a whole number of {least} or more, got {value!r}")
