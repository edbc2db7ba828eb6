"""Which agreement would move which sector: Korea with MERCOSUR, with Mexico, with Japan, or with several at once?

The small world of :mod:`innotrade.models.fta.hat_algebra` (Korea, MERCOSUR, Mexico, Japan, rest of the world; farming
and food, vehicles, other industry, services) is asked what happens when tariffs between pairs of regions fall. Output
and welfare come out of the equilibrium; no sign is put in. Joining an agreement of several countries is the same as
freeing every pair inside it: for Korea the Trans-Pacific agreement means Mexico and Japan.
"""

from dataclasses import replace

from innotrade.models.fta import hat_algebra

_FARMING = "agriculture"


def agreement_effects(
    *, calibration: list[dict], agreements: list, agriculture_cut: float = 100, vehicles_cut: float = 100,
    industry_cut: float = 100, korean_farm_tariff: float = 57, elasticity_agriculture: float = 4,
    elasticity_vehicles: float = 4, elasticity_industry: float = 4, elasticity_services: float = 4,
) -> list[dict]:
    """Explorer view: output by sector and welfare by region when pairs of regions cut their tariffs.

    Parameters
    ----------
    calibration
        Rows ``exporter``, ``importer``, ``sector``, ``trade`` and ``tariff`` (%), as
        :func:`innotrade.models.fta.calibration.calibrate` gives them.
    agreements
        Pairs of regions joined by a hyphen, such as ``"Korea-MERCOSUR"``; an empty list changes nothing.
    agriculture_cut, vehicles_cut, industry_cut
        Part of the tariff that goes, %, from 0 to 100.
    korean_farm_tariff
        Korea's present tariff on farm goods from partners without an agreement (%), from 0 to 200: it replaces the
        calibration's highest, 57 % (a mean over products, not the duty on what MERCOSUR sells).
    elasticity_agriculture, elasticity_vehicles, elasticity_industry, elasticity_services
        Trade elasticity of the sector, from 0.5 to 12.

    Returns
    -------
    One row a region and sector: ``region``, ``sector``, ``output`` (% change of volume), ``exports`` and ``imports``
    (% change of value), and, the same for all sectors of a region, ``welfare`` (%), ``real_wage`` (%) and
    ``revenue`` (change of tariff revenue, % of income).

    Raises
    ------
    ValueError
        A control lies outside its range or ``agreements`` names an unknown region; the message names it.
    """
    elasticities = {"agriculture": elasticity_agriculture, "vehicles": elasticity_vehicles,
                    "other industry": elasticity_industry, "services": elasticity_services}
    for name, theta in zip(("agriculture", "vehicles", "industry", "services"), elasticities.values(), strict=True):
        _within(f"elasticity_{name}", theta, 0.5, 12)
    cuts = {"agriculture": agriculture_cut, "vehicles": vehicles_cut, "other industry": industry_cut}
    for name, cut in zip(("agriculture", "vehicles", "industry"), cuts.values(), strict=True):
        _within(f"{name}_cut", cut, 0, 100)
    _within("korean_farm_tariff", korean_farm_tariff, 0, 200)
    base = _with_farm_tariff(hat_algebra.economy(calibration, elasticities), korean_farm_tariff)
    pairs = _pairs(base, agreements)
    result = hat_algebra.solve(base, tariff=_freed(base, pairs, cuts), tolerance=1e-9)
    return _rows(base, result)


def agreement_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`agreement_effects`: each member's welfare and the sector that shrinks most.

    >>> agreement_sentence({"agreements": []}, [])
    'No tariff changes, so nothing moves.'
    """
    members = list(dict.fromkeys([name for pair in values["agreements"] for name in pair.split("-")]))
    if not members:
        return "No tariff changes, so nothing moves."
    told = []
    for member in members:
        own = [row for row in rows if row["region"] == member and row["output"] is not None]
        worst = min(own, key=lambda row: row["output"])
        loser = "and no sector shrinks"
        if worst["output"] < -0.005:
            loser = f"and its output falls most in {worst['sector']}, by {-worst['output']:.2f} %"
        told.append(f"{member}'s welfare changes by {own[0]['welfare']:+.2f} % {loser}")
    return "; ".join(told) + "."


def elasticity_sweep(
    calibration: list[dict], agreement: str, region: str, sector: str, elasticities: list[float], **controls
) -> list[dict]:
    """One sector's output and one region's welfare for a range of elasticities, the same in every sector.

    Parameters
    ----------
    calibration
        As in :func:`agreement_effects`.
    agreement
        One pair of regions, such as ``"Korea-MERCOSUR"``.
    region, sector
        Whose output to report.
    elasticities
        Trade elasticities to try, each from 0.5 to 12.
    controls
        Other arguments of :func:`agreement_effects`.

    Returns
    -------
    One row an elasticity: ``elasticity``, ``region``, ``sector``, ``output`` (%) and ``welfare`` (%).

    Raises
    ------
    ValueError
        As :func:`agreement_effects`, and when ``region`` or ``sector`` is unknown.
    """
    found = []
    for theta in elasticities:
        rows = agreement_effects(
            calibration=calibration, agreements=[agreement], elasticity_agriculture=theta, elasticity_vehicles=theta,
            elasticity_industry=theta, elasticity_services=theta, **controls)
        chosen = [row for row in rows if row["region"] == region and row["sector"] == sector]
        if not chosen:
            raise ValueError(f"region and sector must be in the calibration, got {region!r} and {sector!r}")
        found.append({"elasticity": theta, "region": region, "sector": sector, "output": chosen[0]["output"],
                      "welfare": chosen[0]["welfare"]})
    return found


def _with_farm_tariff(base: hat_algebra.Economy, rate: float) -> hat_algebra.Economy:
    """Korea's rate for farm goods from all who pay its highest, so that a reader can doubt the published mean."""
    if "Korea" not in base.regions or _FARMING not in base.sectors:
        return base
    s, korea = base.sectors.index(_FARMING), base.regions.index("Korea")
    highest = max([row[korea] for row in base.tariff[s]])
    if highest == 0:
        return base
    tariff = [[list(row) for row in layer] for layer in base.tariff]
    for row in tariff[s]:
        if row[korea] == highest:
            row[korea] = rate / 100
    return replace(base, tariff=tariff)


def _pairs(base: hat_algebra.Economy, agreements: list) -> list:
    pairs = []
    for agreement in agreements:
        ends = agreement.split("-")
        if len(ends) != 2 or ends[0] == ends[1] or any(end not in base.regions for end in ends):
            raise ValueError(f"agreements must be pairs of regions with a hyphen, such as Korea-MERCOSUR, from "
                             f"{', '.join(base.regions)}; got {agreement!r}")
        first, second = base.regions.index(ends[0]), base.regions.index(ends[1])
        pairs += [(first, second), (second, first)]
    return pairs


def _freed(base: hat_algebra.Economy, pairs: list, cuts: dict) -> list:
    tariff = [[list(row) for row in layer] for layer in base.tariff]
    for s, sector in enumerate(base.sectors):
        for i, n in pairs:
            tariff[s][i][n] = base.tariff[s][i][n] * (1 - cuts.get(sector, 0) / 100)
    return tariff


def _rows(base: hat_algebra.Economy, result: hat_algebra.Equilibrium) -> list[dict]:
    places, rows = list(range(len(base.regions))), []
    for i in places:
        welfare = 100 * (result.welfare[i] - 1)
        real_wage = 100 * (result.wage[i] / result.price[i] - 1)
        revenue = _revenue_change(base, result, i)
        for s in range(len(base.sectors)):
            old = base.trade[s]
            new = result.trade[s]
            sold = hat_algebra.total(old[i])
            bought = hat_algebra.total([row[i] for row in old])
            buys = hat_algebra.total([row[i] for row in new])
            rows.append({"region": base.regions[i], "sector": base.sectors[s],
                         "output": _change(result.output[s][i] / result.wage[i], sold),
                         "exports": _change(result.output[s][i] - new[i][i], sold - old[i][i]),
                         "imports": _change(buys - new[i][i], bought - old[i][i]),
                         "welfare": welfare, "real_wage": real_wage, "revenue": revenue})
    return rows


def _revenue_change(base: hat_algebra.Economy, result: hat_algebra.Equilibrium, importer: int) -> float:
    """Change of tariff revenue, % of the region's income in the base year."""
    duty = 0.0
    spent = 0.0
    for s in range(len(base.sectors)):
        for i in range(len(base.regions)):
            value = base.trade[s][i][importer]
            duty = duty + value * base.tariff[s][i][importer]
            spent = spent + value * (1 + base.tariff[s][i][importer])
    return 100 * (result.revenue[importer] - duty) / spent


def _change(new: float, old: float) -> float | None:
    return 100 * (new / old - 1) if old > 0 else None


def _within(name: str, value: float, low: float, high: float) -> None:
    if value is None or not low <= value <= high:
        raise ValueError(f"{name} must lie from {low} to {high}, got {value!r}")
