"""Who gains, who loses, who is heard, who is left out? The views of the lesson on winners and losers.

    buyers     B = W - R                               what they gain: welfare W less the change R of tariff revenue;
                                                       with infinite supply (t0 - t1) (M_p + (TC + TD)/2)
    taxpayers  R                                       tariff revenue that the treasury no longer has
    growers    G = - d k (1 + t0) TC                   income of home growers that is at stake
    left out   L = M_p x / (M_p + M_o + M_p x)         part of its sales that every other supplier loses

Symbols as in :mod:`innotrade.models.fta.partial_equilibrium`; d is the part of the trade created that replaces home
goods, k the part of sales that is income. G is no part of W: there land and hands of the growers find other work.
"""

from math import isfinite

from innotrade.models.fta.partial_equilibrium import tariff_cut_effects
from innotrade.models.fta.ratification import stakes, win_sets, win_sets_sentence


def cut_stakes(
    imports: float, partner_share: float, tariff: float, tariff_after: float, import_elasticity: float,
    substitution: float, displaced: float, growers: float, buyers: float, income_share: float,
) -> list[dict]:
    """Effects of a tariff cut for one of two suppliers, in all and per head of those who feel them.

    Parameters
    ----------
    imports, partner_share, tariff, tariff_after, import_elasticity, substitution
        As in ``partial_equilibrium.tariff_cut_effects``; supply is infinitely elastic.
    displaced
        Part of the trade created that replaces home goods, %, from 0 to 100.
    growers, buyers
        Farms, and persons who buy and pay taxes; greater than 0.
    income_share
        Income of a home grower as a share of sales, %, from 0 to 100.

    Returns
    -------
    Rows ``line`` and ``total`` (US$ million a year); those of people also ``people`` and ``per_head`` (US$ a year),
    which trade and welfare, nobody's own, do not have.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names it.

    >>> rows = cut_stakes(100, 100, 10, 0, 1.1, 1.5, 0, 1000, 1e6, 50)
    >>> [(row["line"], round(row["total"], 2)) for row in rows if "people" in row]
    [('buyers', 10.5), ('taxpayers', -10.0), ('growers', 0.0)]
    """
    for name, number in (("displaced", displaced), ("income_share", income_share)):
        if not 0 <= number <= 100:
            raise ValueError(f"{name} must lie from 0 to 100 %, got {number!r}")
    for name, number in (("growers", growers), ("buyers", buyers)):
        if not isfinite(number) or number <= 0:
            raise ValueError(f"{name} must be greater than 0, got {number!r}")
    effects = tariff_cut_effects(imports, partner_share, tariff, tariff_after, import_elasticity, substitution, 0)
    found = {row["effect"]: row["value"] for row in effects}
    created, revenue, welfare = found["trade creation"], found["tariff revenue"], found["welfare"]
    income = 0.0 - displaced / 100 * income_share / 100 * (1 + tariff / 100) * created
    divided = [{"line": line, "total": total, "people": people, "per_head": 1e6 * total / people}
               for line, total, people in (("buyers", welfare - revenue, buyers), ("taxpayers", revenue, buyers),
                                           ("growers", income, growers))]
    trade = [{"line": name, "total": found[name]} for name in ("trade creation", "trade diversion")]
    return [*trade, *divided, {"line": "welfare", "total": welfare}]


def cut_stakes_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`cut_stakes`: creation against diversion, welfare, and a buyer against a grower."""
    total = {row["line"]: row["total"] for row in rows}
    head = {row["line"]: row["per_head"] for row in rows if "per_head" in row}
    welfare = total["welfare"]
    verdict = "gains" if welfare > 0 else "loses" if welfare < 0 else "neither gains nor loses"
    amount = "" if welfare == 0 else f" US$ {abs(welfare):.2f} million a year"
    return (f"The cut from {values['tariff']} to {values['tariff_after']} % creates trade of US$ "
            f"{total['trade creation']:.1f} million and diverts {total['trade diversion']:.1f} million; by the model "
            f"the country {verdict}{amount}. A buyer gains US$ {head['buyers']:.2f} a year and pays "
            f"{0 - head['taxpayers']:.2f} as a taxpayer; a farm has US$ {0 - head['growers']:,.0f} of income at stake.")


def voices(groups: list[dict], march_cost: float, fund: float, years: float) -> list[dict]:
    """Who has a stake worth acting on, before and after a compensation fund.

    Parameters
    ----------
    groups
        One dict a group: ``group``, ``members`` and ``gain`` (billion won a year; a loss is negative).
    march_cost
        What taking part costs a member a year (thousand won), 0 or more.
    fund, years
        Billion won in all, 0 or more, paid to losers in proportion to their loss over so many years.

    Returns
    -------
    Rows of ``ratification.stakes``: ``gain`` and ``compensation`` in billion won a year, ``per_head`` and
    ``net_per_head`` in thousand won a year.

    Raises
    ------
    ValueError
        As ``ratification.stakes``, with ``march_cost`` named.

    >>> voices([{"group": "growers", "members": 10000, "gain": -30}], 100, 0, 10)[0]["per_head"]
    -3000.0
    """
    if march_cost is None or not isfinite(march_cost) or march_cost < 0:
        raise ValueError(f"march_cost must be 0 or more, got {march_cost!r}")
    if fund is None or not isfinite(fund) or fund < 0:
        raise ValueError(f"fund must be 0 or more, got {fund!r}")
    in_thousand = [{"group": group["group"], "members": group["members"],
                    "gain": None if group["gain"] is None else 1e6 * group["gain"]} for group in groups]
    rows = stakes(groups=in_thousand, organising_cost=march_cost, fund=1e6 * fund, years=years)
    return [{"group": row["group"], "members": row["members"], "gain": row["gain"] / 1e6, "per_head": row["per_head"],
             "voice": row["voice"], "compensation": row["compensation"] / 1e6, "net_per_head": row["net_per_head"],
             "voice_after": row["voice_after"]} for row in rows]


def voices_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`voices`: who is heard on either side, and what the fund changes."""
    told = {voice: [row["group"] for row in rows if row["voice"] == voice] for voice in ("for", "against", "silent")}
    still = [row["group"] for row in rows if row["voice_after"] == "against"]
    start = (f"Heard in favour: {_named(told['for'])}; against: {_named(told['against'])}; silent: "
             f"{_named(told['silent'])}.")
    if values["fund"] == 0:
        return start
    if not told["against"]:
        return f"{start} The fund silences nobody, for nobody is against."
    return f"{start} With the fund still against: {_named(still)}."


def treaty(farm_votes: float, farm_harm: float, compensation: float, votes_needed: float) -> list[dict]:
    """Which deals two parliaments ratify, when farm districts decide in one of them.

    Home: farm districts with gain 1 and harm ``farm_harm``, all others with gain 2 and harm 1. Partner: 85 % of votes
    from districts that export (gain 4, harm 1), 15 % that compete with imports (gain 1, harm 4). A deal is how far
    each side opens its sensitive sector; units of gain and harm are the same and otherwise free.

    Parameters
    ----------
    farm_votes
        Share of votes of the farm districts, %, above 0 and below 100.
    farm_harm
        Their harm at full opening at home, 0 or more.
    compensation
        Part of harm at home that is made good, %, from 0 to 100.
    votes_needed
        In either parliament, %, above 0 to 100.

    Returns
    -------
    Rows of ``ratification.win_sets``.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names it.

    >>> [row["ratified"] for row in treaty(30, 5, 0, 75)].count("both")
    0
    """
    if not 0 < farm_votes < 100:
        raise ValueError(f"farm_votes must lie above 0 and below 100 %, got {farm_votes!r}")
    if farm_harm is None or not isfinite(farm_harm) or farm_harm < 0:
        raise ValueError(f"farm_harm must be 0 or more, got {farm_harm!r}")
    if not 0 < votes_needed <= 100:
        raise ValueError(f"votes_needed must lie above 0 and up to 100 %, got {votes_needed!r}")
    home = [{"group": "farm districts", "votes": farm_votes, "gain": 1, "harm": farm_harm},
            {"group": "other districts", "votes": 100 - farm_votes, "gain": 2, "harm": 1}]
    partner = [{"group": "exporting districts", "votes": 85, "gain": 4, "harm": 1},
               {"group": "competing districts", "votes": 15, "gain": 1, "harm": 4}]
    return win_sets(home=home, partner=partner, majority=votes_needed, compensation=compensation)


def treaty_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`treaty`."""
    needed = values["votes_needed"] > 100 - values["farm_votes"]
    pivot = "No majority without the farm districts." if needed else "The other districts have the votes alone."
    return f"{pivot} {win_sets_sentence(values, rows)}"


def lost_sales(neighbour_share: float, tariff: float, tariff_after: float, substitution: float) -> float:
    """Part of its sales that a supplier without a preference loses when a neighbour gets one.

        L = s x / (1 + s x),  s the neighbour's share of imports, x = substitution times (t0 - t1)/(1 + t0)

    The same for every supplier that is left out, large or small.

    Parameters
    ----------
    neighbour_share
        Share of imports of those who get the preference, %, from 0 to 100.
    tariff, tariff_after
        On all before, and on the neighbour after (%).
    substitution
        Elasticity of substitution among suppliers, 0 or more.

    Returns
    -------
    Per cent of sales.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names it.

    >>> round(lost_sales(40, 20, 0, 1.5), 2)
    9.09
    """
    if not 0 <= neighbour_share <= 100:
        raise ValueError(f"neighbour_share must lie from 0 to 100 %, got {neighbour_share!r}")
    if not isfinite(tariff) or tariff < 0:
        raise ValueError(f"tariff must be 0 or more, got {tariff!r}")
    if not 0 <= tariff_after <= tariff:
        raise ValueError(f"tariff_after must lie from 0 to the tariff before ({tariff!r}), got {tariff_after!r}")
    if not isfinite(substitution) or substitution < 0:
        raise ValueError(f"substitution must be 0 or more, got {substitution!r}")
    gained = neighbour_share / 100 * substitution * (tariff - tariff_after) / (100 + tariff)
    return 100 * gained / (1 + gained)


def _named(groups: list[str]) -> str:
    return ", ".join(groups) if groups else "nobody"
