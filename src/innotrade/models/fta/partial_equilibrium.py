"""One tariff, one product: how much trade does a preference create, how much does it only divert?

    tau = (t0 - t1) / (1 + t0)                                fall of the price after duty, as a fraction of it
    p   = e tau / (e + h)                                     rise of the exporter's price (0 when h is infinite)
    TC  = M_p e tau / (1 + e/h)                               creation: more imports, in place of home goods or none
    x   = s [1 - (1 + p)(1 - tau)]                            shift of the choice among suppliers
    TD  = M_p M_o x / (M_p + M_o + M_p x)                     diversion: from other suppliers to the partner
    change of revenue = t1 (M_p + TC + TD) - t0 M_p - sum of t_j TD_j
    welfare = (t0 + t1)/2 TC + {(t0 + t1)/2 TD - sum of t_j TD_j} - p (M_p + TC/2)

M_p imports from the partner and M_o from the others (before duty, base-year prices), t0 and t1 the partner's tariff
before and after, t_j the others' (unchanged; TD_j is each one's part of TD), e import demand elasticity, h the
exporters' supply elasticity, s elasticity of substitution among suppliers (all greater than 0). The welfare sum is
Harberger's: every change of imports counts at its mean tariff, which is what buyers value it above its cost. Home
producers do not appear.

References: Laird and Yeats (1986), the model in UNCTAD and World Bank's SMART; Harberger (1964).
"""

from dataclasses import dataclass
from math import fsum, isfinite


@dataclass(frozen=True)
class Cut:
    """What a preference does, in the money of the imports: creation, diversion, revenue and welfare with its parts.

    ``suppliers`` has one row a supplier: ``country``, ``before``, ``creation``, ``diversion`` (negative for those who
    lose) and ``after``.
    """

    creation: float
    diversion: float
    revenue_change: float
    creation_gain: float
    diversion_gain: float
    terms_of_trade: float
    welfare: float
    suppliers: list


def trade_creation(
    imports: float, tariff_before: float, tariff_after: float, import_elasticity: float,
    supply_elasticity: float | None = None,
) -> float:
    """Imports that a lower tariff adds.

        TC = M e (t0 - t1)/(1 + t0) / (1 + e/h)

    Parameters
    ----------
    imports
        Imports from the partner before duty, 0 or more.
    tariff_before, tariff_after
        Fractions (0.08 is 8 %), 0 or more; the cut must not be a rise.
    import_elasticity
        Fall of imports, in %, when their price rises by 1 %; 0 or more.
    supply_elasticity
        Rise of the partner's supply, in %, when its price rises by 1 %; greater than 0, ``None`` for infinite.

    Returns
    -------
    In the unit of ``imports``.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names it.

    >>> round(trade_creation(100, 0.10, 0.0, 1.1), 6)
    10.0
    """
    _check(imports, tariff_before, tariff_after, import_elasticity, 0, supply_elasticity)
    fall = (tariff_before - tariff_after) / (1 + tariff_before)
    brake = 1 if supply_elasticity is None else 1 + import_elasticity / supply_elasticity
    return imports * import_elasticity * fall / brake


def trade_diversion(imports: float, others: float, price_fall: float, substitution: float) -> float:
    """Imports that move from other suppliers to the partner.

        TD = M_p M_o x / (M_p + M_o + M_p x),  x = s times the fall of the partner's relative price

    Parameters
    ----------
    imports, others
        Imports from the partner and from all others before duty, 0 or more.
    price_fall
        Fall of the partner's price after duty against the others', a fraction from 0 to 1.
    substitution
        Elasticity of substitution among suppliers, 0 or more.

    Returns
    -------
    In the unit of ``imports``, never more than ``others``.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names it.

    >>> round(trade_diversion(100, 300, 0.10, 1.5), 2)
    10.84
    """
    for name, number in (("imports", imports), ("others", others), ("substitution", substitution)):
        _not_negative(name, number)
    if not 0 <= price_fall <= 1:
        raise ValueError(f"price_fall must lie from 0 to 1 (a fraction), got {price_fall!r}")
    shift = substitution * price_fall
    total = imports + others + imports * shift
    return imports * others * shift / total if total > 0 else 0.0


def tariff_cut(
    suppliers: list[dict], partner: str, tariff_after: float, import_elasticity: float, substitution: float,
    supply_elasticity: float | None = None,
) -> Cut:
    """Effects of a lower tariff for one supplier.

    Parameters
    ----------
    suppliers
        One dict a supplier: ``country``, ``imports`` (before duty, one unit of money) and ``tariff`` (fraction).
    partner
        The supplier whose tariff falls; the others lose in proportion to what they sell.
    tariff_after
        Its new tariff, a fraction from 0 to its old one.
    import_elasticity, substitution, supply_elasticity
        As in :func:`trade_creation` and :func:`trade_diversion`.

    Raises
    ------
    ValueError
        ``partner`` is not among ``suppliers``, or a number lies outside its range; the message names it.

    >>> two = [{"country": "Chile", "imports": 100, "tariff": 0.45}, {"country": "others", "imports": 50, "tariff": 0}]
    >>> cut = tariff_cut(two, "Chile", 0.0, 1.0, 1.5)
    >>> round(cut.creation, 1), round(cut.diversion, 1), round(cut.revenue_change, 1)
    (31.0, 11.8, -45.0)
    """
    chosen = [supplier for supplier in suppliers if supplier["country"] == partner]
    if len(chosen) != 1:
        raise ValueError(f"partner must be one of the suppliers, got {partner!r}")
    own, before = chosen[0]["imports"], chosen[0]["tariff"]
    _check(own, before, tariff_after, import_elasticity, substitution, supply_elasticity)
    rivals = [supplier for supplier in suppliers if supplier["country"] != partner]
    for supplier in rivals:
        _not_negative("imports", supplier["imports"])
        _not_negative("tariff", supplier["tariff"])
    rest = fsum([supplier["imports"] for supplier in rivals])
    fall = (before - tariff_after) / (1 + before)
    dearer = 0.0
    if supply_elasticity is not None:
        dearer = import_elasticity * fall / (import_elasticity + supply_elasticity)
    creation = trade_creation(own, before, tariff_after, import_elasticity, supply_elasticity)
    diversion = trade_diversion(own, rest, 1 - (1 + dearer) * (1 - fall), substitution)
    return _outcome(chosen[0], rivals, rest, tariff_after, creation, diversion, dearer)


def tariff_cut_effects(
    imports: float, partner_share: float, tariff: float, tariff_after: float, import_elasticity: float,
    substitution: float, supply_elasticity: float,
) -> list[dict]:
    """Explorer view: creation, diversion, revenue and welfare of a preference for one of two suppliers.

    Parameters
    ----------
    imports
        Imports of the product from all suppliers before duty (US$ million), greater than 0.
    partner_share
        The partner's share of them, %, from 0 to 100.
    tariff, tariff_after
        Tariff on all suppliers before, and on the partner after the cut (%).
    import_elasticity, substitution
        As in :func:`tariff_cut`.
    supply_elasticity
        As in :func:`tariff_cut`; 0 stands for infinite.

    Returns
    -------
    Rows ``effect`` and ``value`` (US$ million): trade creation, trade diversion, tariff revenue, gain from creation,
    gain from diversion (mostly a loss), exporters' price, welfare.

    Raises
    ------
    ValueError
        A number lies outside its range; the message names the control.
    """
    _not_negative("imports", imports)
    if not 0 <= partner_share <= 100:
        raise ValueError(f"partner_share must lie from 0 to 100 %, got {partner_share!r}")
    _not_negative("tariff", tariff)
    own = imports * partner_share / 100
    suppliers = [{"country": "partner", "imports": own, "tariff": tariff / 100},
                 {"country": "others", "imports": imports - own, "tariff": tariff / 100}]
    cut = tariff_cut(suppliers, "partner", tariff_after / 100, import_elasticity, substitution,
                     supply_elasticity if supply_elasticity != 0 else None)
    return [{"effect": "trade creation", "value": cut.creation},
            {"effect": "trade diversion", "value": cut.diversion},
            {"effect": "tariff revenue", "value": cut.revenue_change},
            {"effect": "gain from creation", "value": cut.creation_gain},
            {"effect": "gain from diversion", "value": cut.diversion_gain},
            {"effect": "exporters' price", "value": cut.terms_of_trade},
            {"effect": "welfare", "value": cut.welfare}]


def tariff_cut_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`tariff_cut_effects`: creation against diversion, and the sign of welfare."""
    found = {row["effect"]: row["value"] for row in rows}
    welfare = found["welfare"]
    verdict = "gains" if welfare > 0 else "loses" if welfare < 0 else "neither gains nor loses"
    amount = "" if welfare == 0 else f" {abs(welfare):.1f} million US$ a year"
    return (f"The cut from {values['tariff']} to {values['tariff_after']} % creates trade of "
            f"{found['trade creation']:.1f} million US$, diverts {found['trade diversion']:.1f} million and changes "
            f"tariff revenue by {found['tariff revenue']:+.1f} million; the importing country {verdict}{amount}.")


def welfare_by_share(
    imports: float, tariff: float, import_elasticity: float, substitution: float, supply_elasticity: float,
) -> list[dict]:
    """Explorer view: welfare of full freedom for a partner, by the share of imports it already has.

    Returns
    -------
    Rows ``partner_share`` (5 to 95 %, in steps of 10), ``creation``, ``diversion`` and ``welfare`` (US$ million).
    Arguments and errors are those of :func:`tariff_cut_effects`.
    """
    rows = []
    for share in range(5, 100, 10):
        effects = tariff_cut_effects(imports, share, tariff, 0, import_elasticity, substitution, supply_elasticity)
        rows.append({"partner_share": share, "creation": effects[0]["value"], "diversion": effects[1]["value"],
                     "welfare": effects[6]["value"]})
    return rows


def _outcome(
    chosen: dict, rivals: list, rest: float, tariff_after: float, creation: float, diversion: float, dearer: float
) -> Cut:
    own, before = chosen["imports"], chosen["tariff"]
    middle = (before + tariff_after) / 2
    lost = [diversion * supplier["imports"] / rest if rest > 0 else 0.0 for supplier in rivals]
    untaxed = fsum([supplier["tariff"] * part for supplier, part in zip(rivals, lost, strict=True)])
    revenue = tariff_after * (own + creation + diversion) - before * own - untaxed
    creation_gain, diversion_gain = middle * creation, middle * diversion - untaxed
    terms = -dearer * (own + creation / 2)
    rows = [{"country": chosen["country"], "before": own, "creation": creation, "diversion": diversion,
             "after": own + creation + diversion}]
    rows += [{"country": supplier["country"], "before": supplier["imports"], "creation": 0.0, "diversion": -part,
              "after": supplier["imports"] - part} for supplier, part in zip(rivals, lost, strict=True)]
    return Cut(creation, diversion, revenue, creation_gain, diversion_gain, terms,
               creation_gain + diversion_gain + terms, rows)


def _check(
    imports: float, before: float, after: float, import_elasticity: float, substitution: float, supply: float | None
) -> None:
    _not_negative("imports", imports)
    _not_negative("tariff_before", before)
    if not 0 <= after <= before:
        raise ValueError(f"tariff_after must lie from 0 to the tariff before the cut ({before!r}), got {after!r}")
    _not_negative("import_elasticity", import_elasticity)
    _not_negative("substitution", substitution)
    if supply is not None and not supply > 0:
        raise ValueError(f"supply_elasticity must be greater than 0, got {supply!r}")


def _not_negative(name: str, number: float) -> None:
    if number is None or not isfinite(number) or number < 0:
        raise ValueError(f"{name} must be 0 or more, got {number!r}")
