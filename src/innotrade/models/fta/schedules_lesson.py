"""What does "96 % of items in ten years" buy? The views of the lesson on market access.

    duty that would fall    F = sum over lines i, years k of M_i t_i0 / (1 + r)^(k - 1)
    saved                   S = sum of M_i (t_i0 - t_ik) / (1 + r)^(k - 1)
    never                   N = sum of M_i t_iK / (1 + r)^(k - 1)          (K: last year shown)
    waiting                 W = sum of M_i (t_ik - t_iK) / (1 + r)^(k - 1),  S + W + N = F

``t`` is a tariff in percent, ``M`` imports before the agreement, ``r`` the discount rate. Imports stay as they are: the
account is of duty on trade that exists, not of trade that a lower tariff would bring. Built on
:mod:`innotrade.models.fta.schedules`; references there.
"""

from math import fsum

from innotrade.models.fta.schedules import Concession, coverage, path, present_value, rate_in_year, read_concession


def one_product(category: str, base_rate: float, stages: int, grace: int, open_share: float, quota_share: float,
                discount_rate: float, entry: int = 2004, years: int = 20) -> list[dict]:
    """Tariff of one product under a staging category, and the duty that 100 of imports a year save.

    Parameters
    ----------
    category, base_rate, stages, grace, open_share, quota_share
        As in a ``Concession``; what the category does not use is left aside.
    discount_rate
        % a year.
    entry, years
        Year of entry into force, and years to show.

    Returns
    -------
    Rows with ``year``, ``rate`` (%, average over the year's imports), ``next_unit`` (%, on one more unit), ``saved``
    and ``if_immediate`` (present value of that year's duty saved, per 100 of imports).

    Raises
    ------
    ValueError
        An argument is out of range.

    >>> [round(row["rate"], 1) for row in one_product("equal stages", 20, 10, 0, 50, 50, 5, entry=2011, years=4)]
    [20.0, 18.0, 16.0, 14.0, 12.0]
    """
    promise = Concession(category, base_rate, stages, grace=grace, open_share=open_share, quota_share=quota_share)
    return [{"year": row["year"], "rate": row["rate"], "next_unit": row["marginal_rate"], "saved": row["discounted"],
             "if_immediate": row["discounted_if_immediate"]}
            for row in path(promise, entry, years, discount_rate=discount_rate)]


def one_product_summary(values: dict, rows: list[dict]) -> str:
    """Say when the product is free and which part of the duty the promise saves."""
    first, last = rows[0], rows[-1]
    possible = fsum([row["if_immediate"] for row in rows])
    if possible == 0:
        return "A tariff of zero cannot be cut: there is no duty to save."
    share = 100 * fsum([row["saved"] for row in rows]) / possible
    free = [row["year"] for row in rows if row["rate"] == 0 and row["next_unit"] == 0]
    partial = values["category"] in ("seasonal", "tariff quota")
    if free and not partial:
        fate = f"Free of duty from {free[0]}"
    elif last["rate"] == first["rate"]:
        fate = f"The tariff stays at {first['rate']:.1f} %"
    else:
        fate = (f"Never free as a whole: in {last['year']} the average is {last['rate']:.1f} %, on one more unit "
                f"{last['next_unit']:.1f} %")
    return (f"{fate}. Over {len(rows) - 1} years the promise saves {share:.1f} % of the duty that immediate "
            f"elimination would save, in present value.")


def three_counts(lines: list[dict], discount_rate: float, entry: int = 2004, years: int = 20) -> list[dict]:
    """One schedule counted three ways, year by year.

    Parameters
    ----------
    lines
        Rows as in ``schedules.coverage``.
    discount_rate
        % a year; used by the sentence, not by the rows.
    entry, years
        As in ``schedules.path``.

    Returns
    -------
    Rows with ``year``, ``measure`` (``"items free"``, ``"trade free"``, ``"duty gone"``) and ``share`` (%): items with
    a tariff of zero, trade in them, and the part of the duty on the trade before the agreement that is gone.

    Raises
    ------
    ValueError
        A row of ``lines`` is wrong (the message says which), no line pays duty, or an argument is out of range.
    """
    if not 0 <= discount_rate <= 100:
        raise ValueError(f"discount_rate must lie between 0 and 100 (in % a year), got {discount_rate!r}")
    found = coverage(lines, entry, years)
    before = _duty_before(lines)
    rows = []
    for row in found:
        rows.append({"year": row["year"], "measure": "items free", "share": row["items_free"]})
        rows.append({"year": row["year"], "measure": "trade free", "share": row["trade_free"]})
        rows.append({"year": row["year"], "measure": "duty gone", "share": 100 * (1 - row["weighted_rate"] / before)})
    return rows


def three_counts_summary(values: dict, rows: list[dict]) -> str:
    """Say what is free on entry and after ten years, and where the rest of the duty is lost."""
    entry = rows[3]["year"]
    tenth = min(entry + 9, rows[-1]["year"])
    at = {(row["year"], row["measure"]): row["share"] for row in rows}
    account = duty_account(values["lines"], values["discount_rate"], entry, len(rows) // 3 - 1)
    return (f"Free in {entry}: {at[entry, 'items free']:.1f} % of items, {at[entry, 'trade free']:.1f} % of trade. "
            f"Free in {tenth}: {at[tenth, 'items free']:.1f} % of items, {at[tenth, 'trade free']:.1f} % of trade. "
            f"Of the duty of {len(rows) // 3 - 1} years {account['saved']:.1f} % is saved, "
            f"{account['waiting']:.1f} % lost to waiting and {account['never']:.1f} % never falls.")


def duty_account(lines: list[dict], discount_rate: float, entry: int = 2004, years: int = 20) -> dict:
    """Split the duty of a schedule into what is saved, what waiting costs, and what never falls.

    Parameters are those of :func:`three_counts`.

    Returns
    -------
    ``saved``, ``waiting`` and ``never``, % of the present value of all duty; they sum to 100.

    Raises
    ------
    ValueError
        As :func:`three_counts`.

    >>> line = {"items": 1, "trade": 100, "base_rate": 10, "category": "equal stages", "stages": 2}
    >>> duty_account([line], 0, years=2)
    {'saved': 75.0, 'waiting': 25.0, 'never': 0.0}
    """
    coverage(lines, entry, years)  # refuses what is wrong, with the row's number
    _duty_before(lines)
    saved, never, full = [], [], []
    for line in lines:
        promise = read_concession(line)
        rows = path(promise, entry, years, line["trade"], discount_rate=discount_rate)
        left = rate_in_year(promise, entry + years - 1, entry) / promise.base_rate if promise.base_rate else 0.0
        possible = fsum([row["discounted_if_immediate"] for row in rows])
        saved.append(present_value(rows))
        never.append(left * possible)
        full.append(possible)
    shares = [100 * fsum(part) / fsum(full) for part in (saved, never)]
    return {"saved": shares[0], "waiting": 100 - shares[0] - shares[1], "never": shares[1]}


def _duty_before(lines: list[dict]) -> float:
    """Tariff before the agreement, % of all trade; refuse a schedule without any duty."""
    duty = fsum([line["trade"] * line["base_rate"] for line in lines])
    if duty == 0:
        raise ValueError("lines must hold trade that pays duty: a share of no duty is undefined")
    return duty / fsum([line["trade"] for line in lines])
