"""From which shipment does a first export pay, with and without a guarantee? The explorer of the lesson on finance.

The bank's rate, the value of a shipment and the break-even come from :mod:`innotrade.models.sme.finance`. The
guarantee pays a part of what the bank loses on the exporter; the exporter pays its fee with the interest. Within a
shipment money costs the loan's rate; from shipment to shipment values are discounted at the base rate, for the firm
and for the fund alike.
"""

from innotrade.models.sme import finance


def first_export(price: float, cost_share: float, fixed: float, days: float, unpaid: float, base: float,
                 default: float, loss: float, guaranteed: float, fee: float, appraisal: float = 300,
                 a_year: int = 4, shipments: int = 12) -> list[dict]:
    """Present value after each shipment, without and with a guarantee of the loan.

    Parameters
    ----------
    price
        Of a shipment, US dollars, greater than 0.
    cost_share
        Its cost, % of the price; greater than 0. The loan is as large.
    fixed
        Certificates and registration, US dollars, once.
    days
        From the outlay to the payment.
    unpaid
        Buyers that do not pay, % of shipments; nothing is recovered.
    base
        What the bank's money costs, % a year.
    default, loss
        Loans not paid back, %, and what is lost of them, %.
    guaranteed, fee
        Part of the loss that the guarantee pays, %, and its fee, % of the guaranteed sum a year.
    appraisal
        Fixed cost of a loan to the bank, US dollars.
    a_year
        Shipments a year, 1 or more.
    shipments
        How far to look.

    Returns
    -------
    Rows with ``shipment``, ``without`` and ``with_guarantee`` (US dollars), ``rate_without``, ``rate_with`` (%, fee
    included) and ``fund_pays`` (US dollars, expected claims less fees on the loans taken so far; a buyer who does not
    pay ends the series).

    >>> rows = first_export(10000, 80, 3000, 90, 2, 8, 6, 60, 80, 2)
    >>> len(rows), round(rows[0]["rate_without"], 1), round(rows[0]["rate_with"], 1)
    (13, 15.9, 14.2)
    """
    _check(price, cost_share, a_year, {"unpaid": unpaid, "default": default, "loss": loss, "guaranteed": guaranteed},
           {"fixed": fixed, "days": days, "base": base, "fee": fee, "appraisal": appraisal})
    cost = price * cost_share / 100
    plain = finance.lending_rate(base / 100, default / 100, loss / 100, 0, appraisal, cost)
    backed = finance.lending_rate(base / 100, default / 100, loss / 100, guaranteed / 100, appraisal, cost)
    claims = default / 100 * loss / 100 * guaranteed / 100 * (1 + backed)
    backed += fee / 100 * guaranteed / 100
    fund = cost * days / 365 * (claims - fee / 100 * guaranteed / 100)
    gap, rows = 365 / a_year, []
    for number in range(shipments + 1):
        row = {"shipment": number}
        for name, rate in (("without", plain), ("with_guarantee", backed)):
            value = finance.shipment_value(price, cost, rate, days, unpaid / 100, 0)
            row[name] = finance.series_value(value, fixed, base / 100, gap, unpaid / 100, number)
        paid = finance.series_value(fund, 0, base / 100, gap, unpaid / 100, number)
        rows.append({**row, "rate_without": 100 * plain, "rate_with": 100 * backed, "fund_pays": paid})
    return rows


def instruments(price: float, cost_share: float, fixed: float, days: float, unpaid: float, base: float, default: float,
                loss: float, guaranteed: float, fee: float, grant: float, points: float, appraisal: float = 300,
                a_year: int = 4, shipments: int = 12) -> list[dict]:
    """What three kinds of support give the firm and cost the public.

    Parameters
    ----------
    grant
        Part of the fixed cost that is paid for the firm, %, 0 to 100.
    points
        By how much interest is subsidised, percentage points a year, at most the bank's rate.
    price, cost_share, fixed, days, unpaid, base, default, loss, guaranteed, fee, appraisal, a_year, shipments
        As in :func:`first_export`.

    Returns
    -------
    Rows with ``instrument``, ``rate`` (%), ``value`` of the export to the firm, ``gain`` over no support, and
    ``public_cost`` (all US dollars, expected, as present values at the base rate).

    >>> rows = instruments(10000, 80, 3000, 90, 2, 8, 6, 60, 80, 2, 50, 4)
    >>> [row["instrument"] for row in rows], round(rows[1]["gain"])
    (['no support', 'grant for the certificate', 'interest subsidy', 'guarantee'], 1500)
    """
    both = first_export(price, cost_share, fixed, days, unpaid, base, default, loss, guaranteed, fee, appraisal,
                        a_year, shipments)
    rate, last = both[0]["rate_without"], both[-1]
    if not 0 <= grant <= 100:
        raise ValueError(f"grant must lie from 0 to 100 (% of the fixed cost), got {grant!r}")
    if not 0 <= points <= rate:
        raise ValueError(f"points must lie from 0 to the bank's rate of {rate!r}, got {points!r}")
    cost, lower = price * cost_share / 100, (rate - points) / 100
    value = finance.shipment_value(price, cost, lower, days, unpaid / 100, 0)
    gap = 365 / a_year
    cheap = finance.series_value(value, fixed, base / 100, gap, unpaid / 100, shipments)
    saved = finance.working_capital(cost, points / 100, days)
    subsidy = finance.series_value(saved, 0, base / 100, gap, unpaid / 100, shipments)
    paid, plain = fixed * grant / 100, last["without"]
    found = [("no support", rate, plain, 0.0), ("grant for the certificate", rate, plain + paid, paid),
             ("interest subsidy", 100 * lower, cheap, subsidy),
             ("guarantee", both[0]["rate_with"], last["with_guarantee"], last["fund_pays"])]
    return [{"instrument": name, "rate": own, "value": worth, "gain": worth - plain, "public_cost": public}
            for name, own, worth, public in found]


def first_export_sentence(values: dict, rows: list[dict]) -> str:
    """Say the two rates, the shipment from which each pays, the value of all, and what the guarantee costs the fund."""
    first, last = rows[0], rows[-1]
    text = (f"The bank breaks even at {first['rate_without']:.1f} % a year without a guarantee; with one, fee "
            f"included, the firm pays {first['rate_with']:.1f} %.")
    text += f" Without it {_paid(rows, 'without')}; with it {_paid(rows, 'with_guarantee')}."
    gain = last["with_guarantee"] - last["without"]
    text += (f" After {last['shipment']} shipments the firm has {last['without']:,.0f} dollars without and "
             f"{last['with_guarantee']:,.0f} with it, a difference of {gain:,.0f}.")
    side = "pays" if last["fund_pays"] >= 0 else "earns"
    return f"{text} The fund {side} {abs(last['fund_pays']):,.0f} dollars over these loans."


def _paid(rows: list[dict], name: str) -> str:
    for row in rows:
        if row[name] >= 0:
            if row["shipment"] == 0:
                return "there is nothing to earn back"
            return f"the export pays from shipment {row['shipment']} on"
    return f"it does not pay within {rows[-1]['shipment']} shipments"


def _check(price: float, cost_share: float, a_year: int, shares: dict, amounts: dict) -> None:
    _positive("price", price)
    _positive("cost_share", cost_share)
    if a_year != int(a_year) or a_year < 1:
        raise ValueError(f"a_year must be a whole number of 1 or more, got {a_year!r}")
    for name, value in shares.items():
        if not 0 <= value <= 100:
            raise ValueError(f"{name} must lie from 0 to 100 (%), got {value!r}")
    for name, value in amounts.items():
        if not value >= 0:
            raise ValueError(f"{name} must be 0 or more, got {value!r}")


def _positive(name: str, value: float) -> None:
    if not value > 0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
