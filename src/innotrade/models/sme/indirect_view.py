"""Explorer views of :mod:`innotrade.models.sme.indirect`: industries, and four ways to count."""

from innotrade.models.sme.indirect import contribution, from_industries, total_sales, value_in_exports


def by_industry(direct: float, vehicles: float, vehicle_rate: float, ships: float, ship_rate: float,
                rest_rate: float) -> list[dict]:
    """Exports by industry, divided into what small suppliers made and what others made.

    Parameters
    ----------
    direct
        Small firms' direct exports, % of all exports.
    vehicles, ships
        Shares of the two industries in the country's exports, %; together at most 100.
    vehicle_rate, ship_rate, rest_rate
        Part of each industry's exports that small suppliers made, %.

    Returns
    -------
    Rows ``industry``, ``part`` ("small suppliers" or "others"), ``points`` (% of all exports) and ``of_industry`` (%).

    Raises
    ------
    ValueError
        The shares exceed 100, or indirect and direct exports together do.
    """
    rest = 100 - vehicles - ships
    if rest < 0:
        raise ValueError(f"ships must leave the two industries at 100 % or less, together they have {vehicles + ships}")
    rates = [vehicle_rate, ship_rate, rest_rate]
    weights = [vehicles, ships, rest]
    indirect = 100 * from_industries([weight / 100 for weight in weights], [rate / 100 for rate in rates])
    if indirect + direct > 100:
        raise ValueError(f"direct must leave direct and indirect exports at 100 % or less, got {direct + indirect:.1f}")
    rows = []
    for name, weight, rate in zip(("cars", "ships", "all others"), weights, rates, strict=True):
        for part, share in (("small suppliers", rate), ("others", 100 - rate)):
            rows.append({"industry": name, "part": part, "points": weight * share / 100, "of_industry": share})
    return rows


def by_industry_summary(values: dict, rows: list[dict]) -> str:
    """Say what direct and indirect exports make together, and how much of it rests on the two industries."""
    points = {row["industry"]: row["points"] for row in rows if row["part"] == "small suppliers"}
    indirect = points["cars"] + points["ships"] + points["all others"]
    text = (f"Indirect exports are {indirect:.1f} % of all exports; with {values['direct']:.1f} % sold abroad "
            f"directly, small firms contribute {values['direct'] + indirect:.1f} %.")
    if indirect > 0:
        text += (f" Cars and ships have {values['vehicles'] + values['ships']:.1f} % of exports and "
                 f"{100 * (points['cars'] + points['ships']) / indirect:.0f} % of the indirect part.")
    return text


def four_counts(direct: float, supply: float, from_large: float, imports_small: float,
                imports_large: float) -> list[dict]:
    """One economy, four figures for small firms in exports.

    Each group is taken as one firm: what small firms sell to each other is left out, and so with large firms.

    Parameters
    ----------
    direct
        Small firms' direct exports, % of all exports.
    supply
        What large firms buy from small ones, % of large firms' sales.
    from_large
        What small firms buy from large ones, % of small firms' sales.
    imports_small, imports_large
        Imports of each group, % of its sales.

    Returns
    -------
    Rows ``count``, ``share`` (%) and ``of`` (what it is a part of).

    Raises
    ------
    ValueError
        A group buys for more than it sells, or a number lies outside 0 to 100.
    """
    coefficients, exports = [[0.0, supply / 100], [from_large / 100, 0.0]], [direct / 100, 1 - direct / 100]
    steps = total_sales(coefficients, exports)[0]
    value = value_in_exports(coefficients, [imports_small / 100, imports_large / 100], exports)
    home = value["small"] + value["large"]
    found = [("sold abroad", direct, "exports"),
             ("and sold to exporters", 100 * contribution(direct / 100, supply / 100), "exports"),
             ("and all further sales", 100 * steps, "exports"),
             ("value added", 100 * value["small"], "exports"),
             ("of value made at home", 100 * value["small"] / home if home > 0 else 0.0,
              "value made at home")]
    return [{"count": name, "share": share, "of": whole} for name, share, whole in found]


def four_counts_summary(values: dict, rows: list[dict]) -> str:
    """Say how far the ways of counting lie apart."""
    direct, both, every, value, home = (row["share"] for row in rows)
    lead = "more than they sell abroad" if value > direct + 0.05 else "less than they sell abroad" \
        if value < direct - 0.05 else "as much as they sell abroad"
    return (f"Small firms sell {direct:.1f} % of exports abroad and contribute {both:.1f} % in two steps; sales over "
            f"all steps come to {every:.1f} %. The value that they add is {value:.1f} % of exports, {lead}, and "
            f"{home:.1f} % of what the country's exports leave at home.")
