"""How concentrated is an industry in space, how special is a region, and is it more than the dartboard would do?

    LQ    = (e_ij / e_i) / (e_j / e)            location quotient of industry i in region j
    K     = sum |p_i - q_i|                     Krugman specialisation: two structures, 0 (alike) to 2 (nothing shared)
    Gini  = 1 - sum x_j (S_j + S_j-1)           by LQ; S the industry's shares added up, x of all work
    G     = sum (s_j - x_j)^2
    gamma = (G - (1 - X) H) / ((1 - X) (1 - H)) Ellison-Glaeser; X = sum x_j^2, H the Herfindahl index of the plants

References: Ellison and Glaeser (1997), Journal of Political Economy 105; Krugman (1991), Geography and Trade.
Published case: the examples of the R package REAT (Wieland) for Freiburg, Göttingen and three Austrian cities.
"""

from math import isfinite


def location_quotient(here: float, industry: float, region: float, nation: float) -> float:
    """How much larger an industry's share of a region's work is than its share of the nation's.

    Parameters
    ----------
    here
        People at work in the industry in the region, 0 or more.
    industry
        In the industry in the nation, greater than 0.
    region
        In all industries of the region, greater than 0.
    nation
        In all industries of the nation, greater than 0.

    Returns
    -------
    A pure number; 1 is the nation's share.

    Raises
    ------
    ValueError
        A count is not a number, is out of range, or a part is greater than its whole.

    >>> location_quotient(20, 100, 100, 1000)
    2.0
    """
    for name, value in (("industry", industry), ("region", region), ("nation", nation)):
        _above_zero(name, value)
    _not_below_zero("here", here)
    if here > industry or here > region:
        raise ValueError(f"here ({here!r}) must not exceed industry ({industry!r}) or region ({region!r})")
    if industry > nation or region > nation:
        raise ValueError(f"nation ({nation!r}) must not be less than industry ({industry!r}) or region ({region!r})")
    return here * nation / (industry * region)


def specialisation(one: list[float], other: list[float]) -> float:
    """Krugman's index: how different two structures of work are.

    Parameters
    ----------
    one, other
        People at work by industry, in the same order of industries, 0 or more each.

    Returns
    -------
    0 (the same shares) to 2 (no industry in common). Half of it is the part of work that would have to change industry.

    Raises
    ------
    ValueError
        The lists differ in length, or hold no worker or a negative number.

    >>> specialisation([50, 50], [100, 0])
    1.0
    """
    if len(one) != len(other):
        raise ValueError(f"one and other must have the same industries, got {len(one)} and {len(other)}")
    first, second = _shares("one", one), _shares("other", other)
    return _total([abs(p - q) for p, q in zip(first, second, strict=True)])


def locational_gini(industry: list[float], everything: list[float]) -> float:
    """Gini coefficient of an industry's spread over regions, against the spread of all work.

    Parameters
    ----------
    industry
        People in the industry by region, 0 or more each.
    everything
        People at work by region in the same order, greater than 0 each.

    Returns
    -------
    0 (as all work) to nearly 1 (all of it in one small region).

    Raises
    ------
    ValueError
        The lists differ in length, hold no worker, or a region without work.

    >>> locational_gini([10, 20], [100, 200])
    0.0
    """
    _same_regions(industry, everything)
    held, base = _shares("industry", industry), _shares("everything", everything)
    order = sorted(range(len(base)), key=lambda place: held[place] / base[place])
    area, before = 0.0, 0.0
    for place in order:
        area += base[place] * (2 * before + held[place])
        before += held[place]
    return max(0.0, round(1 - area, 15))


def raw_concentration(industry: list[float], everything: list[float]) -> float:
    """Sum of the squared differences of an industry's shares and those of all work, G of Ellison and Glaeser.

    Parameters and errors are those of :func:`locational_gini`.

    >>> raw_concentration([10, 0], [100, 100])
    0.5
    """
    _same_regions(industry, everything)
    held, base = _shares("industry", industry), _shares("everything", everything)
    return _total([(s - x) * (s - x) for s, x in zip(held, base, strict=True)])


def agglomeration(plants: list[dict], everything: list[dict]) -> dict[str, float]:
    """Ellison-Glaeser index of one industry: what its concentration is beyond the size of its plants.

    Parameters
    ----------
    plants
        One dict a plant or firm, with ``region`` and ``workers`` (greater than 0); at least two.
    everything
        One dict a region, with ``region`` and ``workers`` of all industries; at least two.

    Returns
    -------
    ``raw`` (G), ``plants`` (H, the Herfindahl index of the plants), ``chance`` (the G that darts would give on average)
    and ``gamma`` (0 as if thrown, above 0 clustered, below 0 spread).

    Raises
    ------
    ValueError
        Too few plants or regions, a plant in an unknown region, a region twice, or a number that is not above 0.

    >>> found = agglomeration([{"region": "A", "workers": 5}, {"region": "A", "workers": 5}],
    ...                       [{"region": "A", "workers": 50}, {"region": "B", "workers": 50}])
    >>> found["raw"], found["chance"], found["gamma"]
    (0.5, 0.25, 1.0)
    """
    names = [row["region"] for row in everything]
    if len(names) < 2 or len(plants) < 2:
        raise ValueError(f"there must be two plants and two regions at least, got {len(plants)} and {len(names)}")
    if any(names.count(name) > 1 for name in names):
        raise ValueError(f"everything names a region twice: {names!r}")
    for plant in plants:
        _above_zero("workers of a plant", plant["workers"])
        if plant["region"] not in names:
            raise ValueError(f"region of a plant must be one of {names!r}, got {plant['region']!r}")
    by_region = [_total([p["workers"] for p in plants if p["region"] == name]) for name in names]
    base = _shares("everything", [row["workers"] for row in everything])
    raw = raw_concentration(by_region, [row["workers"] for row in everything])
    herfindahl = _total([s * s for s in _shares("plants", [p["workers"] for p in plants])])
    room = 1 - _total([x * x for x in base])
    return {"raw": raw, "plants": herfindahl, "chance": room * herfindahl,
            "gamma": (raw - room * herfindahl) / (room * (1 - herfindahl))}


def _same_regions(industry: list[float], everything: list[float]) -> None:
    if len(industry) != len(everything):
        raise ValueError(f"industry and everything must have the same regions, got {len(industry)} and "
                         f"{len(everything)}")
    for value in everything:
        _above_zero("everything", value)


def _shares(name: str, values: list[float]) -> list[float]:
    for value in values:
        _not_below_zero(name, value)
    whole = _total(values)
    if not whole > 0:
        raise ValueError(f"{name} must hold at least one worker, got {values!r}")
    return [value / whole for value in values]


def _total(values: list[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def _above_zero(name: str, value: float) -> None:
    if not (isfinite(value) and value > 0):
        raise ValueError(f"{name} must be greater than 0, got {value!r}")


def _not_below_zero(name: str, value: float) -> None:
    if not (isfinite(value) and value >= 0):
        raise ValueError(f"{name} must be 0 or more, got {value!r}")
