"""Stock and survival of small exporters under support of three kinds: the explorer of the lesson on exporters.

    x_(t+1) = x_t Q + b      numbers with one market and with several; Q from innotrade.models.sme.exporters

Support changes b (more beginners), q (markets are lost less often) or g (a second market is found more often), each by
so many per cent from the first year on. Without support the stock stays as it is.
"""

from innotrade.models.nis import chains
from innotrade.models.sme import exporters


def exporter_stock(
    stock: float, turnover: float, single_share: float, shared: float, more_beginners: float, fewer_losses: float,
    more_second: float, years: int = 10,
) -> list[dict]:
    """Exporters and survival, year by year.

    Parameters
    ----------
    stock
        Exporters now, thousand; greater than 0.
    turnover
        Entries and exits of a year together, % of the stock; above 0 and below 200.
    single_share
        Firms with one market, % of the stock; above 0, up to 100.
    shared
        Losses that strike all markets of a firm at once, %; 0 to 100.
    more_beginners, more_second
        Support: % more beginners, % more firms that find a second market (at most all); 0 or more.
    fewer_losses
        Support: % fewer losses of a market; 0 to 100.
    years
        How far to look.

    Returns
    -------
    Rows ``year``, ``exporters``, ``one``, ``several``, ``unsupported`` (all thousand), ``begun_with_one`` and
    ``begun_with_several`` (% still exporting without a break).

    Raises
    ------
    ValueError
        A number lies outside its range, or no chances fit.

    >>> [round(row["exporters"], 1) for row in exporter_stock(100, 30, 60, 50, 0, 0, 0, 2)]
    [100.0, 100.0, 100.0]
    """
    if not stock > 0:
        raise ValueError(f"stock must be greater than 0 (thousand exporters), got {stock!r}")
    base = _fitted(turnover, single_share, shared)
    changed = supported(base, fewer_losses, more_second)
    if not more_beginners >= 0:
        raise ValueError(f"more_beginners must be 0 or more (%), got {more_beginners!r}")
    entrants = [stock * base.begin * (1 + more_beginners / 100), 0.0]
    inside, left = exporters.chances(changed), exporters.survival(changed, years)
    people = [stock * single_share / 100, stock * (1 - single_share / 100)]
    rows = []
    for year in range(years + 1):
        rows.append({"year": year, "exporters": people[0] + people[1], "one": people[0], "several": people[1],
                     "unsupported": stock, "begun_with_one": 100 * left[year][0],
                     "begun_with_several": 100 * left[year][1]})
        people = chains.step(people, inside, entrants)
    return rows


def supported(base: exporters.Dynamics, fewer_losses: float, more_second: float) -> exporters.Dynamics:
    """Chances with support: losses fall and second markets rise by so many per cent (at most to certainty)."""
    if not 0 <= fewer_losses <= 100:
        raise ValueError(f"fewer_losses must lie from 0 to 100 (%), got {fewer_losses!r}")
    if not more_second >= 0:
        raise ValueError(f"more_second must be 0 or more (%), got {more_second!r}")
    second = min(1.0, base.second * (1 + more_second / 100))
    return exporters.Dynamics(base.loss * (1 - fewer_losses / 100), base.shared, second, base.begin)


def _fitted(turnover: float, single_share: float, shared: float) -> exporters.Dynamics:
    """Calibrate in per cent, with refusals in per cent."""
    for name, number, low, high in (("turnover", turnover, 0, 199), ("single_share", single_share, 0, 100)):
        if not low < number <= high:
            raise ValueError(f"{name} must lie above {low} and up to {high} (%), got {number!r}")
    if not 0 <= shared <= 100:
        raise ValueError(f"shared must lie from 0 to 100 (%), got {shared!r}")
    try:
        return exporters.calibrate(turnover / 100, single_share / 100, shared / 100)
    except ValueError:
        raise ValueError(f"single_share must be higher: with {turnover!r} % entering or leaving and {shared!r} % of "
                         f"losses shared, every firm that keeps its one market, and more, would have to find another "
                         f"each year, got {single_share!r}") from None


def exporter_stock_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`exporter_stock`: flows, length of exporting, survivors, and what support has added."""
    last, five, stock = rows[-1], rows[min(5, len(rows) - 1)], rows[0]["unsupported"]
    flow = stock * values["turnover"] / 200
    change = 100 * (last["exporters"] / stock - 1)
    base = _fitted(values["turnover"], values["single_share"], values["shared"])
    years = exporters.years_exporting(base)
    text = (f"{flow:.1f} thousand begin and {flow:.1f} thousand leave in a year: on average a firm exports for "
            f"{years[0]:.1f} years from its first market, for {years[1]:.1f} years from the day it has several.")
    text += (f" Of 100 that begin with one market {five['begun_with_one']:.0f} still export after {five['year']} "
             f"years, of 100 with several {five['begun_with_several']:.0f}.")
    if values["more_beginners"] == 0 and values["fewer_losses"] == 0 and values["more_second"] == 0:
        return f"{text} Without support the stock stays at {stock:.1f} thousand."
    return (f"{text} With this support the stock is {last['exporters']:.1f} thousand after {last['year']} years, "
            f"{abs(change):.1f} % {'more' if change >= 0 else 'fewer'} than without.")
