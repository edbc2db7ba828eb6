"""What does a tariff schedule give, when, and for how much trade?

    equal stages    t_k = t_0 (1 - k / n)                   (k = 1 in the year of entry into force)
    back-loaded     t_k = t_0 (1 - (k / n)^p),  p > 1
    grace period    t_k = t_0 for k <= g, then n equal stages
    seasonal        t_k = s t_0 (1 - k / n) + (1 - s) t_0   (s: share of imports in the open season)
    tariff quota    t_k = q_k t_in + (1 - q_k) t_0          (q_k: share of imports inside the quota)
    duty saved      D_k = M_k (t_0 - t_k) / 100,  PV = sum of D_k / (1 + r)^(k - 1)
    Swiss formula   T_1 = a T_0 / (a + T_0)

Rates, shares and growth are in percent (8 is 8 %). The tariff that all others pay stays at the base rate: where it
falls too, less is saved than here. References: staging annexes of Korea's agreements (the United States and Korea,
annex 2-B); Francois and Martin (2003) on formula cuts.
"""

from dataclasses import dataclass
from math import fsum

CATEGORIES = ("immediate", "equal stages", "back-loaded", "grace period", "seasonal", "tariff quota", "excluded")
#: What a row of a schedule may give beside category and base rate.
_DETAILS = ("stages", "grace", "back_loading", "open_share", "quota_share", "quota_growth", "in_quota_rate")


@dataclass(frozen=True)
class Concession:
    """What one side promises for one product.

    Attributes
    ----------
    category
        One of :data:`CATEGORIES`.
    base_rate
        Tariff before the agreement and for everybody else, % of customs value, 0 to 1000.
    stages
        Number of equal annual cuts, 1 to 30; the first falls in the year of entry into force.
    grace
        Years without a cut before the stages begin, 0 to 20 (category ``"grace period"``).
    back_loading
        Power p of the back-loaded path, 1 (equal stages) to 5.
    open_share
        Imports in the open season, % of the year's imports (category ``"seasonal"``).
    quota_share, quota_growth
        Imports inside the quota in the year of entry, % of imports, and how fast this share grows, % a year.
    in_quota_rate
        Tariff inside the quota, % of customs value, at most the base rate.
    """

    category: str
    base_rate: float
    stages: int = 10
    grace: int = 0
    back_loading: float = 2.0
    open_share: float = 50.0
    quota_share: float = 50.0
    quota_growth: float = 0.0
    in_quota_rate: float = 0.0


def checked(concession: Concession) -> Concession:
    """Return the concession, or raise ``ValueError`` naming the first attribute that is out of range."""
    if concession.category not in CATEGORIES:
        raise ValueError(f"category must be one of {', '.join(CATEGORIES)}, got {concession.category!r}")
    _within("base_rate", concession.base_rate, 0, 1000, "in %, 8 is 8 %")
    _whole("stages", concession.stages, 1, 30)
    _whole("grace", concession.grace, 0, 20)
    _within("back_loading", concession.back_loading, 1, 5, "a power; 1 is equal stages")
    _within("open_share", concession.open_share, 0, 100, "in % of the year's imports")
    _within("quota_share", concession.quota_share, 0, 100, "in % of the first year's imports")
    _within("quota_growth", concession.quota_growth, -50, 100, "in % a year")
    _within("in_quota_rate", concession.in_quota_rate, 0, concession.base_rate, "in %, at most base_rate")
    return concession


def rate_in_year(concession: Concession, year: int, entry: int) -> float:
    """Average tariff that the partner's goods pay in a year.

    Parameters
    ----------
    concession
        The promise for the product.
    year
        Calendar year; before ``entry`` the base rate holds.
    entry
        Year of entry into force, in which the first cut is made.

    Returns
    -------
    % of customs value. For seasonal tariffs and quotas it is the average over the year's imports.

    Raises
    ------
    ValueError
        An attribute of the concession, ``year`` or ``entry`` is out of range.

    >>> round(rate_in_year(Concession("equal stages", 40, stages=15), 2018, 2012), 1)
    21.3
    """
    checked(concession)
    _whole("year", year, 1900, 2200)
    _whole("entry", entry, 1900, 2200)
    return _rate(concession, year - entry + 1)


def marginal_rate(concession: Concession, year: int, entry: int) -> float:
    """Tariff on one more unit imported: the one that decides, where a quota is full, what is bought.

    As :func:`rate_in_year`, but a quota that does not hold all imports leaves the base rate at the margin.

    >>> marginal_rate(Concession("tariff quota", 30, quota_share=80), 2012, 2012)
    30.0
    """
    average = rate_in_year(concession, year, entry)
    return _marginal(concession, year - entry + 1, average)


def _marginal(concession: Concession, number: int, average: float) -> float:
    if concession.category != "tariff quota" or number < 1:
        return average
    full = _inside_quota(concession, number) < 100
    return float(concession.base_rate if full else concession.in_quota_rate)


def _rate(concession: Concession, number: int) -> float:
    base = float(concession.base_rate)
    if number < 1 or concession.category == "excluded":
        return base
    if concession.category == "immediate":
        return 0.0
    if concession.category == "tariff quota":
        inside = _inside_quota(concession, number) / 100
        return inside * concession.in_quota_rate + (1 - inside) * base
    if concession.category == "grace period":
        return base * (1 - _stage(number - concession.grace, concession.stages))
    if concession.category == "back-loaded":
        return base * (1 - _stage(number, concession.stages) ** concession.back_loading)
    staged = base * (1 - _stage(number, concession.stages))
    if concession.category == "seasonal":
        return concession.open_share / 100 * staged + (1 - concession.open_share / 100) * base
    return staged


def _stage(number: int, stages: int) -> float:
    return min(max(number, 0), stages) / stages


def _inside_quota(concession: Concession, number: int) -> float:
    return min(concession.quota_share * (1 + concession.quota_growth / 100) ** (number - 1), 100.0)


def path(concession: Concession, entry: int, years: int, imports: float = 100.0, import_growth: float = 0.0,
         discount_rate: float = 5.0) -> list[dict]:
    """Rates and duty saved, year by year, from the year before entry into force.

        D_k = M_k (t_0 - t_k) / 100,  discounted D_k / (1 + r)^(k - 1)

    Parameters
    ----------
    entry, years
        Year of entry into force, and years of the agreement to show, 1 to 40.
    imports, import_growth
        Imports from the partner in the year of entry (any unit of money) and their growth, % a year.
    discount_rate
        % a year; the year of entry is not discounted.

    Returns
    -------
    Rows with ``year``, ``rate``, ``marginal_rate``, ``duty_saved``, ``discounted`` and ``discounted_if_immediate``.

    Raises
    ------
    ValueError
        An argument is out of range.
    """
    checked(concession)
    _whole("entry", entry, 1900, 2200)
    _whole("years", years, 1, 40)
    value = _within("imports", imports, 0, 1e15, "money a year")
    _within("import_growth", import_growth, -50, 100, "in % a year")
    _within("discount_rate", discount_rate, 0, 100, "in % a year")
    base = float(concession.base_rate)
    rows = [{"year": entry - 1, "rate": base, "marginal_rate": base, "duty_saved": 0.0, "discounted": 0.0,
             "discounted_if_immediate": 0.0}]
    factor = 1.0
    for number in range(1, years + 1):
        rate = _rate(concession, number)
        saved = value * (base - rate) / 100
        rows.append({"year": entry + number - 1, "rate": rate, "marginal_rate": _marginal(concession, number, rate),
                     "duty_saved": saved, "discounted": saved * factor,
                     "discounted_if_immediate": value * base / 100 * factor})
        value *= 1 + import_growth / 100
        factor /= 1 + discount_rate / 100
    return rows


def present_value(rows: list[dict]) -> float:
    """Present value of the duty saved on a :func:`path`, in the imports' unit of money.

        PV = sum of D_k / (1 + r)^(k - 1)

    >>> present_value(path(Concession("immediate", 10), 2012, 2, imports=100, discount_rate=0))
    20.0
    """
    return fsum([row["discounted"] for row in rows])


def coverage(lines: list[dict], entry: int, years: int) -> list[dict]:
    """How much of a schedule is free of duty, counted by items and by trade.

        share of items = items with rate 0 / items,  share of trade = their imports / imports

    Parameters
    ----------
    lines
        One dict a product or group with ``product``, ``items`` (number of tariff lines), ``trade`` (imports before
        the agreement, any unit of money), ``base_rate``, ``category`` and, where wanted, the other attributes of a
        :class:`Concession`.
    entry, years
        As in :func:`path`.

    Returns
    -------
    Rows with ``year``, ``items_free`` and ``trade_free`` (%), ``average_rate`` (%, mean over items) and
    ``weighted_rate`` (%, weighted by trade). Seasonal tariffs and quotas are never free; a base rate of 0 always is.

    Raises
    ------
    ValueError
        ``lines`` is empty, has no items or no trade, or a row has a value out of range (the message says which).
    """
    items, trade, concessions = _read(lines)
    _whole("entry", entry, 1900, 2200)
    _whole("years", years, 1, 40)
    rows = []
    for number in range(years + 1):
        rates = [_rate(concession, number) for concession in concessions]
        free = [_is_free(concessions[place], rates[place]) for place in range(len(rates))]
        rows.append({"year": entry + number - 1, "items_free": _mean(free, items), "trade_free": _mean(free, trade),
                     "average_rate": _mean(rates, items), "weighted_rate": _mean(rates, trade)})
    return rows


def _read(lines: list[dict]) -> tuple:
    if len(lines) == 0:
        raise ValueError("lines must hold at least one product, got none")
    items, trade, concessions = [], [], []
    for place, line in enumerate(lines):
        try:
            items.append(_within("items", line["items"], 0, 1e6, "a number of tariff lines"))
            trade.append(_within("trade", line["trade"], 0, 1e15, "money a year"))
            concessions.append(read_concession(line))
        except KeyError as error:
            raise ValueError(f"lines, row {place + 1}: {error.args[0]} is missing") from None
        except ValueError as error:
            raise ValueError(f"lines, row {place + 1}: {error}") from None
    for name, amounts in (("items", items), ("trade", trade)):
        if fsum(amounts) == 0:
            raise ValueError(f"lines must hold some {name}: a share of nothing is undefined")
    return items, trade, concessions


def read_concession(line: dict) -> Concession:
    """Return the concession of one row of a schedule, as :func:`coverage` takes it; other keys are left alone.

    Raises
    ------
    ValueError
        ``category`` or ``base_rate`` is missing, or an attribute is out of range.
    """
    for name in ("category", "base_rate"):
        if line.get(name) is None:
            raise ValueError(f"{name} is missing")
    details = {name: line[name] for name in _DETAILS if line.get(name) is not None}
    return checked(Concession(line["category"], line["base_rate"], **details))


def _is_free(concession: Concession, rate: float) -> float:
    partial = concession.category in ("seasonal", "tariff quota") and concession.base_rate > 0
    return 100.0 if rate == 0 and not partial else 0.0


def _mean(values: list[float], weights: list[float]) -> float:
    return fsum([values[place] * weights[place] for place in range(len(values))]) / fsum(weights)


def swiss_formula(base_rate: float, coefficient: float) -> float:
    """Tariff after a cut by the Swiss formula, which cuts high tariffs by more.

        T_1 = a T_0 / (a + T_0)

    Parameters
    ----------
    base_rate
        T_0, % of customs value, 0 to 1000.
    coefficient
        a, %, above 0 to 1000: the ceiling that no tariff exceeds after the cut.

    Returns
    -------
    %, below both ``base_rate`` and ``coefficient``.

    Raises
    ------
    ValueError
        An argument is out of range.

    >>> round(swiss_formula(50, 25), 1)
    16.7
    """
    base = _within("base_rate", base_rate, 0, 1000, "in %, 8 is 8 %")
    ceiling = _within("coefficient", coefficient, 0, 1000, "in %")
    if ceiling == 0:
        raise ValueError(f"coefficient must be greater than 0 (in %), got {coefficient!r}")
    return ceiling * base / (ceiling + base)


def _within(name: str, value: float, low: float, high: float, unit: str) -> float:
    try:
        fits = low <= value <= high
    except TypeError:  # text or nothing
        fits = False
    if not fits:
        raise ValueError(f"{name} must lie between {low} and {high} ({unit}), got {value!r}")
    return float(value)


def _whole(name: str, value: int, low: int, high: int) -> int:
    if _within(name, value, low, high, "a whole number") != int(value):
        raise ValueError(f"{name} must be a whole number from {low} to {high}, got {value!r}")
    return int(value)
