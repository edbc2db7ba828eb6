"""The explorers of the lesson on investment abroad: the mix of sectors, and a supplier that may follow its customer.

Models: :mod:`innotrade.models.sme.abroad` and :mod:`innotrade.models.sme.abroad_follow`. Percentages on the page are
turned into fractions here.
"""

from math import fsum, inf

from innotrade.models.sme.abroad import rest_rate
from innotrade.models.sme.abroad_follow import abroad_cost, break_even_volume, exported_cost, yearly_cost

#: Cost of the course's example part in Korea, US$; one part goes into each car.
PART_COST = 40.0
#: Years over which the plant is paid.
PLANT_YEARS = 10
OPTIONS = ("export from Korea", "follow: own plant there", "local firm")


def sector_mix(sectors: list[dict], printed: dict, mining: float, manufacturing: float,
               finance_estate: float) -> list[dict]:
    """SMEs' share before, and after the mix of sectors moved at unchanged rates, sector by sector.

    Parameters
    ----------
    sectors
        Dicts with ``sector``, ``start`` and ``end`` (weight in all investment, %); mining, manufacturing, finance and
        real estate, and the sectors not printed, in this order.
    printed
        SMEs' share in all, %: ``start`` and ``end``.
    mining, manufacturing, finance_estate
        SMEs' rate in each at the start, %; that of the sectors not printed follows from the share in all.

    Returns
    -------
    Rows ``bar``, ``sector``, ``weight`` (%), ``rate`` (%) and ``points`` (weight times rate). The last bar is what is
    printed at the end, whose sectors nobody printed.

    Raises
    ------
    ValueError
        The rates cannot all be right: the sectors not printed would need a rate below 0 or above 100 %.
    """
    known = [mining, manufacturing, finance_estate]
    rest = 100 * rest_rate(printed["start"] / 100, [row["start"] / 100 for row in sectors[:3]],
                           [rate / 100 for rate in known])
    if not -1e-9 <= rest <= 100 + 1e-9:
        raise ValueError(f"mining, manufacturing and finance_estate must leave the other sectors a rate between 0 and "
                         f"100 %, they leave {rest:.1f}")
    rows = []
    for bar, column in (("2000, as it was", "start"), ("2014, had rates stayed", "end")):
        for row, rate in zip(sectors, [*known, rest], strict=True):
            rows.append({"bar": bar, "sector": row["sector"], "weight": row[column], "rate": rate,
                         "points": row[column] * rate / 100})
    rows.append({"bar": "2014, as it was", "sector": "not known by sector", "weight": 100.0, "rate": printed["end"],
                 "points": printed["end"]})
    return rows


def sector_mix_summary(values: dict, rows: list[dict]) -> str:
    """Say what the mix accounts for and what is left to the sectors themselves."""
    start, kept, end = [fsum([row["points"] for row in rows if row["bar"] == bar])
                        for bar in ("2000, as it was", "2014, had rates stayed", "2014, as it was")]
    fall, mix = start - end, start - kept
    text = f"Had every sector kept its rate of 2000, SMEs would have had {kept:.1f} % of the investment of 2014. "
    if mix < 0:
        text += (f"So the mix alone would have raised their share by {-mix:.1f} points; the sectors themselves took "
                 f"{kept - end:.1f}.")
    else:
        text += (f"The mix accounts for {mix:.1f} of the {fall:.1f} points ({100 * mix / fall:.0f} %); "
                 f"{kept - end:.1f} fell inside the sectors.")
    return f"{text} In the sectors that Table 29 leaves out, SMEs had {rows[3]['rate']:.0f} % in 2000."


def follow_costs(volume: float, tariff: float, freight: float, plant: float, loan_rate: float, gap: float,
                 local_gap: float) -> list[dict]:
    """Cost of a part at the customer's gate by volume: exported, made by the supplier there, or by a local firm.

    Parameters
    ----------
    volume
        Cars a year, thousands, 1 or more; one part goes into each.
    tariff, freight
        On the part, %, 0 or more.
    plant
        Cost of the plant, US$ million, 0 or more.
    loan_rate
        Interest a year, %, for ten years.
    gap, local_gap
        How much dearer than in Korea the part is when made in the plant there (without the plant's own cost), and when
        a local firm makes it, %.

    Returns
    -------
    Rows ``volume`` (thousands), ``option``, ``cost`` (US$ a part) and ``here`` (1 at the chosen volume).

    >>> [round(row["cost"], 2) for row in follow_costs(300, 10, 8, 20, 4, 0, 25) if row["here"] == 1]
    [47.52, 48.22, 50.0]
    """
    yearly = yearly_cost(plant * 1e6, loan_rate / 100, PLANT_YEARS)
    exported = exported_cost(PART_COST, freight / 100, tariff / 100)
    local = abroad_cost(PART_COST, local_gap / 100, 0.0, 1.0)
    rows = []
    for cars in sorted([each for each in range(100, 1001, 25) if each != volume] + [volume]):
        there = abroad_cost(PART_COST, gap / 100, yearly, cars * 1000)
        for option, cost in zip(OPTIONS, (exported, there, local), strict=True):
            rows.append({"volume": cars, "option": option, "cost": cost, "here": 1 if cars == volume else 0})
    return rows


def follow_costs_summary(values: dict, rows: list[dict]) -> str:
    """Say which of the three is cheapest at the chosen volume, and from which volume the plant beats exporting."""
    here = sorted([row for row in rows if row["here"] == 1], key=lambda row: row["cost"])
    yearly = yearly_cost(values["plant"] * 1e6, values["loan_rate"] / 100, PLANT_YEARS)
    exported = exported_cost(PART_COST, values["freight"] / 100, values["tariff"] / 100)
    least = break_even_volume(yearly, exported, PART_COST * (1 + values["gap"] / 100))
    text = (f"At {values['volume']:.0f} thousand cars a year the part costs least by this way: {here[0]['option']} "
            f"({here[0]['cost']:.2f} dollars); next is {here[1]['option']} ({here[1]['cost']:.2f}).")
    if least == inf:
        return text + " At no volume is the own plant cheaper than exporting."
    return text + f" The own plant beats exporting from {least / 1000:,.0f} thousand parts a year."
