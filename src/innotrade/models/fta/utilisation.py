"""When is a preference worth the paper, and what would make more small firms claim it?

    a firm claims when   (m - c) v > F,  that is  v > v* = F / (m - c)
    firms that qualify   q = 1 - Phi((threshold - mean content) / spread of content)
    firms that claim     u = q (1 - Phi(x)),      x = (ln v* - ln median) / s
    the same by value    u = q Phi(s - x)

v is what a firm ships a year, m the preference margin, c the part of compliance cost that grows with shipments and F
the part that does not. Shipments are log-normal, content is normal and does not depend on size; Phi is the normal
distribution function, so every result is a closed form and nothing is drawn at random. Calibration finds the F with
which the model shows the share observed: 59 % for Korea's small firms in 2014 (the study, chapter V, C.3). Rates
and shares are in percent. References: Demidova and Krishna (2008) on firms' choice; Keck and Lendle (2012) on
fixed costs of use; Cherkashin, Demidova, Kee and Krishna (2015).
"""

from dataclasses import dataclass, replace
from math import erfc, exp, log, pi, sqrt

MEASURES = ("firms", "value")


@dataclass(frozen=True)
class Setting:
    """Firms, and the terms on which they may claim the preference.

    Attributes
    ----------
    margin
        Ordinary tariff less preferential tariff, % of the shipment, 0 to 100.
    fixed_cost
        What a year of claiming costs whatever is shipped (records, certificates, advice), money a firm, 0 or more.
    proportional_cost
        What claiming costs besides, % of the shipment (dearer inputs that originate, checks), 0 to 100.
    threshold
        Regional value content that the agreement asks for, %, 0 to 100.
    median_shipment
        What the median firm ships to the partner a year, in the money of ``fixed_cost``, above 0.
    size_spread
        Standard deviation of the logarithm of shipments, 0.05 to 5.
    content_mean, content_spread
        Regional content of firms' goods, %: mean, 0 to 100, and standard deviation, 1 to 60.
    """

    margin: float = 6.0
    fixed_cost: float = 1000.0
    proportional_cost: float = 1.0
    threshold: float = 40.0
    median_shipment: float = 50000.0
    size_spread: float = 1.5
    content_mean: float = 55.0
    content_spread: float = 15.0


_RANGES = {"margin": (0, 100, "in %"), "fixed_cost": (0, 1e12, "money a firm and year"),
           "proportional_cost": (0, 100, "in % of the shipment"), "threshold": (0, 100, "in %"),
           "median_shipment": (1e-6, 1e15, "money a year"), "size_spread": (0.05, 5, "of the logarithm"),
           "content_mean": (0, 100, "in %"), "content_spread": (1, 60, "in points of %")}


def checked(setting: Setting) -> Setting:
    """Return the setting, or raise ``ValueError`` naming the first attribute that is out of range."""
    for name, (low, high, unit) in _RANGES.items():
        _within(name, getattr(setting, name), low, high, unit)
    return setting


def normal_cdf(x: float) -> float:
    """Standard normal distribution function.

        Phi(x) = erfc(-x / sqrt 2) / 2

    >>> round(normal_cdf(1.96), 3)
    0.975
    """
    return erfc(-x / sqrt(2)) / 2


def normal_quantile(share: float) -> float:
    """Inverse of :func:`normal_cdf` by Newton's steps from 0; it is convex below 0, so that no step goes too far.

    Raises
    ------
    ValueError
        ``share`` is not between 0 and 1 (both excluded).

    >>> round(normal_quantile(0.975), 2)
    1.96
    """
    if not 0 < share < 1:
        raise ValueError(f"share must lie between 0 and 1, both excluded, got {share!r}")
    if share > 0.5:  # the lower tail has more digits
        return -normal_quantile(1 - share)
    x, step = 0.0, 1.0
    while abs(step) > 1e-12 * max(1.0, abs(x)):  # each step doubles the digits that are right
        density = exp(-x * x / 2) / sqrt(2 * pi)
        step = (share - normal_cdf(x)) / density
        x += step
    return x


def qualifying_share(setting: Setting) -> float:
    """Firms whose goods have the content that the agreement asks for.

        q = 1 - Phi((threshold - mean) / spread)

    Returns
    -------
    % of firms (and of value, as content does not depend on size).

    >>> round(qualifying_share(Setting(threshold=55)), 1)
    50.0
    """
    checked(setting)
    return 100 * normal_cdf((setting.content_mean - setting.threshold) / setting.content_spread)


def break_even_shipment(setting: Setting) -> float | None:
    """Shipment above which a firm that qualifies claims the preference.

        v* = F / (m - c)

    Returns
    -------
    Money a year; ``None`` where the margin does not exceed the proportional cost, so that nobody claims.

    >>> break_even_shipment(Setting(margin=6, fixed_cost=1000, proportional_cost=1))
    20000.0
    """
    checked(setting)
    gain = setting.margin - setting.proportional_cost
    return 100 * setting.fixed_cost / gain if gain > 0 else None


def choosing_share(setting: Setting, measure: str = "firms") -> float:
    """Of the firms that qualify, those that claim.

        by firms 1 - Phi(x), by value Phi(s - x),  x = (ln v* - ln median) / s

    Parameters
    ----------
    measure
        ``"firms"`` counts firms, ``"value"`` what they ship.

    Returns
    -------
    %.

    Raises
    ------
    ValueError
        ``measure`` is unknown or the setting is out of range.
    """
    if measure not in MEASURES:
        raise ValueError(f"measure must be firms or value, got {measure!r}")
    limit = break_even_shipment(setting)
    if limit is None:
        return 0.0
    if limit == 0:
        return 100.0
    place = log(limit / setting.median_shipment) / setting.size_spread
    return 100 * normal_cdf(-place if measure == "firms" else setting.size_spread - place)


def utilisation(setting: Setting, measure: str = "firms") -> float:
    """Share of firms, or of the value they ship, that goes under the preference.

        u = q (1 - Phi(x)) or q Phi(s - x)

    Parameters are those of :func:`choosing_share`.

    Returns
    -------
    %. Large firms claim more often, so the share by value is the higher of the two.
    """
    return qualifying_share(setting) * choosing_share(setting, measure) / 100


def use_with_fixed_costs(setting: Setting, fixed_costs: list[float], measure: str = "firms") -> list[float]:
    """Utilisation with other fixed costs and all else as it is: a curve at the price of one check.

    Returns
    -------
    %, in the order of ``fixed_costs`` (money a firm, 0 or more).

    >>> use_with_fixed_costs(Setting(threshold=0, content_spread=1), [0.0])
    [100.0]
    """
    most = qualifying_share(setting)
    choosing_share(setting, measure)  # refuses an unknown measure
    gain = (setting.margin - setting.proportional_cost) / 100
    shift = setting.size_spread if measure == "value" else 0.0
    found = []
    for cost in fixed_costs:
        if gain <= 0:
            found.append(0.0)
        elif cost == 0:
            found.append(most)
        else:
            place = log(cost / gain / setting.median_shipment) / setting.size_spread
            found.append(most * normal_cdf(shift - place))
    return found


def shipment_for_use(setting: Setting, use: float, measure: str = "firms") -> float:
    """Break-even shipment at which use has a given value.

        v* = median exp(s x),  x = -Phi^-1(u / q) by firms, s - Phi^-1(u / q) by value

    Parameters
    ----------
    use
        Utilisation wanted, %, above 0.

    Returns
    -------
    Money a year.

    Raises
    ------
    ValueError
        ``use`` is 0 or less, or not below the share that qualifies; ``measure`` is unknown.
    """
    if measure not in MEASURES:
        raise ValueError(f"measure must be firms or value, got {measure!r}")
    most = qualifying_share(setting)
    try:
        fits = 0 < use < most
    except TypeError:  # text or nothing
        fits = False
    if not fits:
        raise ValueError(f"use must lie between 0 and the {most:.1f} % that qualify, both excluded, got {use!r}")
    place = -normal_quantile(use / most)
    if measure == "value":
        place += setting.size_spread
    return setting.median_shipment * exp(setting.size_spread * place)


def calibrated(setting: Setting, use: float = 59.0, measure: str = "firms") -> Setting:
    """The setting with the fixed cost under which it shows the use observed.

        F = (m - c) v*

    Only F relative to (m - c) times the median shipment is found: other margins or sizes give another F.

    Parameters
    ----------
    use
        Utilisation observed, %; 59 is the study's figure for Korea's small firms in 2014.
    measure
        Whether ``use`` counts firms or value; the study does not say.

    Raises
    ------
    ValueError
        As :func:`shipment_for_use`, and where ``margin`` does not exceed the proportional cost.

    >>> round(utilisation(calibrated(Setting(), 59)), 6)
    59.0
    """
    checked(setting)
    gain = setting.margin - setting.proportional_cost
    if gain <= 0:
        raise ValueError(f"margin must exceed proportional_cost ({setting.proportional_cost!r} %), else nobody claims, "
                         f"got {setting.margin!r}")
    return replace(setting, fixed_cost=gain / 100 * shipment_for_use(setting, use, measure))


def subsidy_for(setting: Setting, use: float, measure: str = "firms") -> float | None:
    """Grant a year to every firm that claims, with which use reaches a target.

        s = F - (m - c) v*(target)

    Returns
    -------
    Money a firm, 0 where use is already there; ``None`` where too few firms qualify, or the margin is too thin.
    """
    gain = setting.margin - setting.proportional_cost
    if use >= qualifying_share(setting) or gain <= 0:
        return None
    return max(setting.fixed_cost - gain / 100 * shipment_for_use(setting, use, measure), 0.0)


def margin_for(setting: Setting, use: float, measure: str = "firms") -> float | None:
    """Margin with which use reaches a target.

        m' = c + F / v*(target)

    Returns
    -------
    %, at least today's margin; ``None`` where too few firms qualify or it would exceed 100 %.
    """
    if use >= qualifying_share(setting):
        return None
    wanted = setting.proportional_cost + 100 * setting.fixed_cost / shipment_for_use(setting, use, measure)
    return max(wanted, float(setting.margin)) if wanted <= 100 else None


def threshold_for(setting: Setting, use: float, measure: str = "firms") -> float | None:
    """Content threshold with which use reaches a target, all else as it is: a simpler rule of origin.

        q' = target / share that chooses,  threshold' = mean - spread Phi^-1(q')

    Returns
    -------
    %, at most today's threshold; ``None`` where even a rule that all firms meet is not enough.
    """
    if use <= utilisation(setting, measure) * (1 + 1e-12):
        return float(setting.threshold)
    choosing = choosing_share(setting, measure)
    most = choosing / 100 * qualifying_share(replace(setting, threshold=0))
    if use >= most:
        return None
    wanted = setting.content_mean - setting.content_spread * normal_quantile(use / choosing)
    return min(max(wanted, 0.0), float(setting.threshold))


def shipped_by_claimants(setting: Setting) -> float:
    """Value that goes under the preference, per firm of the whole population (mean shipment times use by value).

        V = median exp(s^2 / 2) u

    Returns
    -------
    Money a firm and year.
    """
    mean = setting.median_shipment * exp(setting.size_spread**2 / 2)
    return mean * utilisation(setting, "value") / 100


def _within(name: str, value: float, low: float, high: float, unit: str) -> float:
    try:
        fits = low <= value <= high
    except TypeError:  # text or nothing
        fits = False
    if not fits:
        raise ValueError(f"{name} must lie between {low} and {high} ({unit}), got {value!r}")
    return float(value)
