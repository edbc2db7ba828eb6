"""Explorer views of regions: is a concentration more than chance, and does a region keep what a programme brought?"""

from innotrade.models.korea.concentration import agglomeration
from innotrade.models.korea.core_periphery import break_point, path


def firm_sizes(firms: float, workers: float, firm_share: float, worker_share: float) -> dict[str, float]:
    """Workers per firm in a region and outside it, from totals and two shares.

    Parameters
    ----------
    firms, workers
        In the whole country, greater than 0.
    firm_share, worker_share
        The region's part, in per cent, between 0 and 100 (both ends excluded).

    Returns
    -------
    ``here`` and ``elsewhere``, workers per firm, and ``ratio`` of the first to the second.

    Raises
    ------
    ValueError
        A number is out of range.

    >>> firm_sizes(100, 1000, 50, 20)["ratio"]
    0.25
    """
    for name, value in (("firms", firms), ("workers", workers)):
        if not value > 0:
            raise ValueError(f"{name} must be greater than 0, got {value!r}")
    for name, value in (("firm_share", firm_share), ("worker_share", worker_share)):
        if not 0 < value < 100:
            raise ValueError(f"{name} must lie between 0 and 100 (per cent), got {value!r}")
    here = workers * worker_share / (firms * firm_share)
    elsewhere = workers * (100 - worker_share) / (firms * (100 - firm_share))
    return {"here": here, "elsewhere": elsewhere, "ratio": here / elsewhere}


def darts(plants: int, base: int, here: int) -> list[dict]:
    """Concentration of an industry of equal plants by the number of them in a region, and what chance would give.

    Parameters
    ----------
    plants
        Plants in the country, 2 to 100.
    base
        The region's part of all work, in per cent, 1 to 99.
    here
        Plants that stand in the region, 0 to ``plants``.

    Returns
    -------
    Rows ``share`` (per cent of the plants), ``measure`` ("by number of plants here", "by chance", "your
    industry") and ``value``.

    Raises
    ------
    ValueError
        An argument is out of range.
    """
    if not 2 <= plants <= 100:
        raise ValueError(f"plants must lie between 2 and 100, got {plants!r}")
    if not 1 <= base <= 99:
        raise ValueError(f"base must lie between 1 and 99 (per cent), got {base!r}")
    if not here >= 0:
        raise ValueError(f"here must be 0 or more, got {here!r}")
    rows = []
    for count in range(plants + 1):
        found = _two_regions(plants, base, count)
        rows.append({"share": 100 * count / plants, "measure": "by number of plants here", "value": found["raw"]})
        rows.append({"share": 100 * count / plants, "measure": "by chance", "value": found["chance"]})
    chosen = min(here, plants)
    rows.append({"share": 100 * chosen / plants, "measure": "your industry",
                 "value": _two_regions(plants, base, chosen)["raw"]})
    return rows


def _two_regions(plants: int, base: int, count: int) -> dict[str, float]:
    stood = [{"region": "here" if place < count else "elsewhere", "workers": 1} for place in range(plants)]
    return agglomeration(stood, [{"region": "here", "workers": base}, {"region": "elsewhere", "workers": 100 - base}])


def darts_sentence(values: dict, rows: list[dict]) -> str:
    """Say the location quotient, the index, and whether chance would do."""
    plants, base = values["plants"], values["base"]
    here = min(values["here"], plants)
    found = _two_regions(plants, base, here)
    quotient = 100 * here / (plants * base)
    verdict = "more than chance" if found["gamma"] > 0.05 else "less than chance" if found["gamma"] < -0.05 else (
        "about what chance gives")
    return (f"{here} of {plants} plants in a region with {base} % of all work: location quotient {quotient:.2f}, raw "
            f"concentration {found['raw']:.3f}, by chance {found['chance']:.3f}, Ellison-Glaeser index "
            f"{found['gamma']:.3f}: {verdict}.")


def programme(transport: int, start: int, subsidy: int, length: int, mobile: float, substitution: float,
              speed: float, horizon: int) -> list[dict]:
    """A region's part of the founders who can move, with a programme that ends and without it. A toy.

    Parameters
    ----------
    transport
        Cost of moving goods between the regions, per cent of their value, 0 or more.
    start
        The region's part at the start, per cent, 0 to 100.
    subsidy
        Of real income in the region, per cent, 0 or more.
    length
        Years in which it is paid, from the first on, 0 or more.
    mobile, substitution, speed
        As in ``core_periphery.path``.
    horizon
        Years to look ahead.

    Returns
    -------
    Rows ``year``, ``path`` ("with the programme", "without") and ``share`` in per cent.

    Raises
    ------
    ValueError
        As ``core_periphery.path``.
    """
    rows = []
    for name, paid in (("with the programme", subsidy), ("without", 0)):
        found = path(start / 100, transport / 100, mobile, substitution, paid / 100, 1, length, horizon, speed)
        rows += [{"year": year, "path": name, "share": 100 * part} for year, part in enumerate(found)]
    return rows


def break_transport(mobile: float, substitution: float) -> float:
    """Transport cost, per cent of value, below which an even spread does not last.

    >>> round(break_transport(0.4, 4), 1)
    16.9
    """
    return 100 * (break_point(mobile, substitution) ** (1 / (1 - substitution)) - 1)


def programme_sentence(values: dict, rows: list[dict]) -> str:
    """Say where the region stands when the programme ends and at the end, and whether the gain has lasted."""
    horizon = rows[-1]["year"]
    found = {(row["path"], row["year"]): row["share"] for row in rows}
    without, at_last = found[("without", horizon)], found[("with the programme", horizon)]
    text = f"Without a programme the region goes from {values['start']} to {without:.0f} % in {horizon} years."
    if values["subsidy"] == 0 or values["length"] == 0:
        return text
    stop = min(values["length"], horizon)
    text += (f" With {values['subsidy']} % for {stop} years it has {found[('with the programme', stop)]:.0f} % when "
             f"the money ends and {at_last:.0f} % at last: ")
    if stop == horizon:
        return text + "the money has not ended within the picture."
    gained = at_last - without
    if gained > 40:
        return text + "the programme changed where the region ends."
    if gained < 5:
        return text + "the programme left nothing that would not have come, or gone, by itself."
    return text + "the change is still under way, in one direction or the other."
