"""Where do researchers come from, and how many can a country have?

    stages        first degree -> master's -> doctorate -> researcher at home <-> researcher abroad
    x_(t+1) = x_t Q + b_t                     (numbers in the stages; b_t new students)
    R'/R  = (g + d) / (n + d)                 (how far a stock can still rise at today's inflow per inhabitant)

A student leaves a stage each year with chance 1/duration; of those who leave it a part has completed it, and of these
a part goes on. Researchers leave for good or go abroad, and some of those abroad return. In the second formula g is the
growth of the stock, n that of the population and d the share of researchers lost a year, all as fractions. Graduates
are a flow (a year), researchers a stock (at a time). Reference: Bartholomew, Forbes and McClean (1991).
"""

from dataclasses import dataclass, replace
from math import fsum, isfinite, log

from innotrade.models.nis.chains import reached, settled, step, times

#: The stages, in the order of the matrix.
STAGES = ("degree", "masters", "doctorate", "home", "abroad")


@dataclass(frozen=True)
class Rates:
    """What happens to people in a year; fractions unless said otherwise.

    ``degree_years``, ``masters_years`` and ``doctorate_years`` are average years in the stage. The ``_completion``
    rates are shares of those who leave the stage. ``to_masters`` and ``to_doctorate`` are shares of the graduates who
    go on; ``masters_to_research`` is the share of the master's graduates who do *not* go on, and
    ``doctorate_to_research`` that of the doctors, who take up research at home. ``exit`` (retirement, other work),
    ``emigration`` and ``returning`` (of those abroad) are shares a year.
    """

    degree_years: float
    masters_years: float
    doctorate_years: float
    degree_completion: float
    masters_completion: float
    doctorate_completion: float
    to_masters: float
    to_doctorate: float
    masters_to_research: float
    doctorate_to_research: float
    exit: float
    emigration: float
    returning: float


def years_to_reach(now: float, target: float, growth: float) -> float | None:
    """Years in which a quantity that grows at a constant rate reaches a target.

        T = ln(target / now) / ln(1 + g)

    Parameters
    ----------
    now, target
        Levels in one unit, each greater than 0.
    growth
        Growth a year as a fraction, greater than -1.

    Returns
    -------
    Years, 0 or more; ``None`` where the target is above and growth is not.

    Raises
    ------
    ValueError
        A level is not greater than 0, or ``growth`` is -1 or less.

    >>> round(years_to_reach(100, 200, 0.07), 1)
    10.2
    """
    for name, level in (("now", now), ("target", target)):
        if not isfinite(level) or not level > 0:
            raise ValueError(f"{name} must be greater than 0, got {level!r}")
    if not isfinite(growth) or growth <= -1:
        raise ValueError(f"growth must be greater than -1 (a fraction, 0.04 is 4 % a year), got {growth!r}")
    if target <= now:
        return 0.0
    return log(target / now) / log(1 + growth) if growth > 0 else None


def room_to_rise(growth: float, population_growth: float, loss: float) -> float:
    """By what factor the density of researchers still rises when the inflow per inhabitant stays as it is.

        D_long / D_now = (g + d) / (n + d)

    The inflow that lets a stock R grow at g while a share d is lost is (g + d) R; the density at which an inflow that
    grows with the population keeps pace is (g + d) R / (n + d).

    Parameters
    ----------
    growth
        g: growth of the stock of researchers a year now.
    population_growth
        n: growth of the population a year.
    loss
        d: share of the researchers who leave a year, net of those who return; n + d must be greater than 0.

    Returns
    -------
    A factor: 2 is twice today's density.

    Raises
    ------
    ValueError
        A rate is not finite, ``growth`` + ``loss`` is below 0 or ``population_growth`` + ``loss`` not above it.

    >>> room_to_rise(0.06, 0.01, 0.04)
    2.0
    """
    for name, rate in (("growth", growth), ("population_growth", population_growth), ("loss", loss)):
        if not isfinite(rate):
            raise ValueError(f"{name} must be a fraction a year, got {rate!r}")
    if growth + loss < 0:
        raise ValueError(f"growth must be at least -loss, an inflow cannot be negative, got {growth!r}")
    if population_growth + loss <= 0:
        raise ValueError(f"loss must be greater than -population_growth for the stock to settle, got {loss!r}")
    return (growth + loss) / (population_growth + loss)


def chances(rates: Rates) -> list[list[float]]:
    """Return the matrix Q of the stages, in the order of ``STAGES``.

    Raises
    ------
    ValueError
        A duration is below one year, a share lies outside 0 to 1, or ``exit`` and ``emigration`` (or ``exit`` and
        ``returning``) sum to more than 1.
    """
    _check(rates)
    degree, masters, doctorate = 1 / rates.degree_years, 1 / rates.masters_years, 1 / rates.doctorate_years
    on = rates.masters_completion * masters
    return [
        [1 - degree, degree * rates.degree_completion * rates.to_masters, 0.0, 0.0, 0.0],
        [0.0, 1 - masters, on * rates.to_doctorate, on * (1 - rates.to_doctorate) * rates.masters_to_research, 0.0],
        [0.0, 0.0, 1 - doctorate, doctorate * rates.doctorate_completion * rates.doctorate_to_research, 0.0],
        [0.0, 0.0, 0.0, 1 - rates.exit - rates.emigration, rates.emigration],
        [0.0, 0.0, 0.0, rates.returning, 1 - rates.exit - rates.returning],
    ]


def chance_of_research(rates: Rates, stage: str) -> float:
    """Chance that one who starts in a stage is ever a researcher at home.

    Parameters
    ----------
    rates
        The rates.
    stage
        One of ``STAGES``.
    """
    if stage not in STAGES:
        raise ValueError(f"stage must be one of {', '.join(STAGES)}, got {stage!r}")
    return reached(chances(rates), STAGES.index(stage), STAGES.index("home"))


def years_in_study(rates: Rates) -> float:
    """Years of study of one who completes everything: the delay of a decision about new students."""
    _check(rates)
    return fsum([rates.degree_years, rates.masters_years, rates.doctorate_years])


def career(rates: Rates) -> float:
    """Years that a new researcher stays one, at home or abroad, on average."""
    return times(chances(rates))[STAGES.index("home")]


def project(
    people: list[float], entrants: float, entrants_growth: float, rates: Rates, years: int
) -> list[list[float]]:
    """Numbers in the stages year by year.

        x_(t+1) = x_t Q + b_t,   b_t = b_0 (1 + g)^t

    Parameters
    ----------
    people
        Numbers in the stages at the start, in the order of ``STAGES``.
    entrants
        b_0: new first-degree students in the first year.
    entrants_growth
        g: their growth a year as a fraction, greater than -1.
    rates
        The rates, the same in every year.
    years
        Steps, 0 or more.

    Returns
    -------
    ``years`` + 1 lists, the start first.

    Raises
    ------
    ValueError
        As :func:`chances`; a number is negative, ``years`` is negative or ``entrants_growth`` is -1 or less.
    """
    if years < 0:
        raise ValueError(f"years must be 0 or more, got {years!r}")
    if not isfinite(entrants_growth) or entrants_growth <= -1:
        raise ValueError(f"entrants_growth must be greater than -1 (a fraction), got {entrants_growth!r}")
    if min(people) < 0 or entrants < 0:
        raise ValueError(f"people and entrants must be 0 or more, got {people!r} and {entrants!r}")
    matrix, path = chances(rates), [list(people)]
    for _ in range(years):
        path.append(step(path[-1], matrix, [entrants, 0.0, 0.0, 0.0, 0.0]))
        entrants *= 1 + entrants_growth
    return path


def long_run(entrants: float, growth: float, rates: Rates) -> list[float]:
    """Numbers in the stages on the path on which all grow as fast as the new students.

    Parameters
    ----------
    entrants
        New first-degree students in the year.
    growth
        Growth of new students a year, the same for ever.
    rates
        The rates.

    Returns
    -------
    Numbers at the beginning of that year, in the order of ``STAGES``.
    """
    return settled(chances(rates), [entrants, 0.0, 0.0, 0.0, 0.0], growth)


def calibrated(graduates: dict, researchers: float, stock_growth: float, growth: float, assumed: Rates) -> dict:
    """Fit the shares that nobody publishes to the flows and the stock that somebody does.

    Students are such that this year's graduates leave them; the shares that go on are such that the three levels keep
    their proportions while new students grow at ``growth``; the master's graduates who take up research are what the
    growth of the stock needs beyond the doctors.

    Parameters
    ----------
    graduates
        Graduates a year by level: ``degree``, ``masters`` and ``doctorate``, each greater than 0.
    researchers
        Researchers at home, head counts or full-time equivalents.
    stock_growth
        Growth of that stock a year, as a fraction.
    growth
        Growth a year of new students, and of those abroad.
    assumed
        The rates that are assumptions; ``to_masters``, ``to_doctorate`` and ``masters_to_research`` are replaced.

    Returns
    -------
    ``rates``, ``people`` (in the order of ``STAGES``), ``entrants``, ``inflow`` (researchers that must come in a year)
    and ``from_doctorates`` (those of them who are new doctors).

    Raises
    ------
    ValueError
        The figures need a share outside 0 to 1; the message names it.
    """
    for level in ("degree", "masters", "doctorate"):
        if not graduates[level] > 0:
            raise ValueError(f"graduates of level {level} must be greater than 0, got {graduates[level]!r}")
    degree = graduates["degree"] * assumed.degree_years / assumed.degree_completion
    masters = graduates["masters"] * assumed.masters_years / assumed.masters_completion
    doctorate = graduates["doctorate"] * assumed.doctorate_years / assumed.doctorate_completion
    abroad = assumed.emigration * researchers / (assumed.returning + assumed.exit + growth)
    inflow = (stock_growth + assumed.exit + assumed.emigration) * researchers - assumed.returning * abroad
    to_doctorate = doctorate * (1 / assumed.doctorate_years + growth) / graduates["masters"]
    from_doctorates = assumed.doctorate_to_research * graduates["doctorate"]
    others = graduates["masters"] * (1 - to_doctorate)
    rates = replace(
        assumed,
        to_masters=masters * (1 / assumed.masters_years + growth) / graduates["degree"],
        to_doctorate=to_doctorate,
        masters_to_research=(inflow - from_doctorates) / others if others > 0 else -1.0,
    )
    _check(rates)
    return {"rates": rates, "people": [degree, masters, doctorate, researchers, abroad], "inflow": inflow,
            "entrants": degree * (1 / assumed.degree_years + growth), "from_doctorates": from_doctorates}


def _check(rates: Rates) -> None:
    for name in ("degree_years", "masters_years", "doctorate_years"):
        value = getattr(rates, name)
        if not isfinite(value) or value < 1:
            raise ValueError(f"{name} must be at least 1 year, got {value!r}")
    for name in ("degree_completion", "masters_completion", "doctorate_completion", "to_masters", "to_doctorate",
                 "masters_to_research", "doctorate_to_research", "exit", "emigration", "returning"):
        value = getattr(rates, name)
        if not isfinite(value) or not 0 <= value <= 1:
            raise ValueError(f"{name} must lie between 0 and 1 (a fraction, 10 % is 0.1), got {value!r}")
    if not 0 < rates.exit + rates.emigration <= 1:
        raise ValueError(f"exit and emigration must sum to more than 0 and at most 1, got {rates.exit!r} and "
                         f"{rates.emigration!r}")
    if rates.exit + rates.returning > 1:
        raise ValueError(f"exit and returning must sum to at most 1, got {rates.exit!r} and {rates.returning!r}")
