"""How much of a good's value is regional? Four methods of regional value content, and the outward processing test.

    build-down     RVC = (price - VNM) / price
    build-up       RVC = VOM / price
    net cost       RVC = (NC - VNM) / NC,   NC = total cost - excluded costs
    focused value  RVC = (price - FVNM) / price

VNM is the value of non-originating materials, VOM that of originating materials, FVNM that of the non-originating
materials that the rule lists. The price is adjusted to what leaves the factory gate for export, without packing for
shipment. Contents are in percent. References: 19 CFR 10.454 (build-down, build-up); NAFTA article 402 (transaction
value, net cost); CPTPP article 3.5 (focused value); Korea-India agreement, article 3.14 (outward processing).
"""

from innotrade.models.fta.origin_agreement import within


def build_down(price: float, non_originating: float) -> float:
    """Regional value content by what is left of the price without foreign materials.

        RVC = 100 (price - VNM) / price

    Parameters
    ----------
    price
        Adjusted price of the good, above 0, money.
    non_originating
        VNM, 0 or more, the same money.

    Returns
    -------
    %; negative where the materials cost more than the good brings.

    Raises
    ------
    ValueError
        ``price`` is 0 or less, or ``non_originating`` negative.

    >>> round(build_down(10.00, 4.10), 1)
    59.0
    """
    return _left("price", price, "non_originating", non_originating)


def build_up(price: float, originating: float) -> float:
    """Regional value content by the originating materials themselves.

        RVC = 100 VOM / price

    Labour and profit do not count, so the result is lower than by :func:`build_down`, and so are thresholds.

    Parameters
    ----------
    price
        As in :func:`build_down`.
    originating
        VOM, 0 or more.

    Returns
    -------
    %.

    Raises
    ------
    ValueError
        ``price`` is 0 or less, or ``originating`` negative.

    >>> build_up(10.00, 3.50)
    35.0
    """
    return 100 * within("originating", originating, 0, 1e15, "money") / _positive("price", price)


def net_cost(total_cost: float, excluded_costs: float, non_originating: float) -> float:
    """Regional value content by cost, without what marketing and finance add.

        RVC = 100 (NC - VNM) / NC,  NC = total cost - excluded costs

    Parameters
    ----------
    total_cost
        All costs of the good, money.
    excluded_costs
        Sales promotion, after-sales service, royalties, shipping and packing, interest above what is allowed.
    non_originating
        VNM.

    Returns
    -------
    %.

    Raises
    ------
    ValueError
        The net cost is 0 or less, or an amount is negative.

    >>> net_cost(9.00, 1.00, 4.00)
    50.0
    """
    excluded = within("excluded_costs", excluded_costs, 0, 1e15, "money")
    cost = within("total_cost", total_cost, 0, 1e15, "money") - excluded
    if cost <= 0:
        raise ValueError(f"total_cost must exceed excluded_costs ({excluded_costs!r}), got {total_cost!r}")
    return _left("total_cost", cost, "non_originating", non_originating)


def focused_value(price: float, listed_non_originating: float) -> float:
    """Regional value content that only looks at the materials which the rule lists.

        RVC = 100 (price - FVNM) / price

    Parameters and errors are those of :func:`build_down`, with FVNM for VNM.

    >>> focused_value(10.00, 2.00)
    80.0
    """
    return _left("price", price, "listed_non_originating", listed_non_originating)


def outward_processing(price: float, zone_content: float, non_originating: float, originating: float,
                       materials: float, zone_limit: float = 40.0, zone_materials: float = 60.0) -> dict:
    """Whether content added in an outward processing zone may count as originating.

        (zone content + VNM) / price <= limit  and  VOM / materials >= least share

    Parameters
    ----------
    price
        Adjusted price, above 0.
    zone_content
        Work and materials added in the zone, such as Kaesong.
    non_originating, originating
        Materials (and work) from elsewhere outside, and materials from inside, the agreement's territory.
    materials
        All materials, those of the zone too, without work.
    zone_limit, zone_materials
        40 and 60 % in Korea's agreement with India; other agreements differ.

    Returns
    -------
    ``accepted``, ``foreign_share`` (% of the price), ``originating_share`` (% of materials; 100 without materials)
    and ``reason``.

    Raises
    ------
    ValueError
        An amount or a limit is out of range.

    >>> found = outward_processing(100, zone_content=15, non_originating=20, originating=40, materials=60)
    >>> found["accepted"], found["foreign_share"], round(found["originating_share"], 1)
    (True, 35.0, 66.7)
    """
    amounts = {"zone_content": zone_content, "non_originating": non_originating, "originating": originating,
               "materials": materials}
    for name, amount in amounts.items():
        within(name, amount, 0, 1e15, "money")
    within("zone_limit", zone_limit, 0, 100, "in %")
    within("zone_materials", zone_materials, 0, 100, "in %")
    foreign = 100 * (zone_content + non_originating) / _positive("price", price)
    share = 100 * originating / materials if materials > 0 else 100.0
    reason = (f"zone content and foreign materials are {foreign:.1f} % of the price (at most {zone_limit:.1f}), "
              f"originating materials {share:.1f} % (at least {zone_materials:.1f})")
    return {"accepted": at_most(foreign, zone_limit) and at_least(share, zone_materials), "foreign_share": foreign,
            "originating_share": share, "reason": reason}


def at_least(measured: float, required: float) -> bool:
    """Whether a percentage reaches what is required, but for the last digits that a computer rounds.

    >>> at_least(59.99999999999999, 60), at_least(59.9, 60)
    (True, False)
    """
    return measured >= required - 1e-9


def at_most(measured: float, allowed: float) -> bool:
    """Whether a percentage stays within what is allowed, but for the last digits that a computer rounds.

    >>> at_most(10.000000000000002, 10), at_most(10.1, 10)
    (True, False)
    """
    return measured <= allowed + 1e-9


def _left(base_name: str, base: float, name: str, amount: float) -> float:
    taken = within(name, amount, 0, 1e15, "money")
    whole = _positive(base_name, base)
    return 100 * ((whole - taken) / whole)


def _positive(name: str, value: float) -> float:
    number = within(name, value, 0, 1e15, "money")
    if number == 0:
        raise ValueError(f"{name} must be greater than 0 (money), got {value!r}")
    return number
