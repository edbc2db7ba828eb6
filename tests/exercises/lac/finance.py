"""Other right answers to the exercise "finance": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd

from innotrade.models.sme import finance, quotation


def insured_as_a_sum(names):
    """The price and its premium, added."""
    def insured_price(price, rate):
        if not price >= 0 or not 0 <= 1.1 * rate < 1:
            raise ValueError("out of range")
        premium = 1.1 * rate / (1 - 1.1 * rate)
        return price + price * premium

    return insured_price


def insured_in_numpy(names):
    """A numpy number."""
    def insured_price(price, rate):
        if min(price, rate) < 0 or 1.1 * rate >= 1:
            raise ValueError("out of range")
        return np.float64(price) / (1 - 1.1 * rate)

    return insured_price


def _model(names):
    v = names["variant"]
    stretches = {"at the works": 9600, "to the carrier": 700, "loading": 250, "main carriage": 1400, "on-carriage": 500}
    lines = [{"cost": name, "amount": amount, "stretch": name} for name, amount in stretches.items()]
    terms = quotation.Terms(v.margin / 100, 0.15, v.days, 0.006)
    return {rule: quotation.quotation(lines, rule, terms)["price"] for rule in ("DAP", "CIP", "FCA")}


def prices_by_the_model(names):
    """The course's function, as a Series in another order."""
    return pd.Series(_model(names))


def prices_rounded(names):
    """Whole dollars, as a table of one column."""
    return pd.DataFrame({"US$": {rule: round(price) for rule, price in _model(names).items()}})


def _series(names):
    v = names["variant"]
    value = finance.shipment_value(14000, 11800, 0.15, v.days, v.unpaid / 100, 0)
    return {"shipments": finance.break_even(value, 5000, 0.08, 91.25, v.unpaid / 100),
            "twelve": finance.series_value(value, 5000, 0.08, 91.25, v.unpaid / 100, 12), "one": value}


def series_by_the_model(names):
    """The course's functions."""
    return _series(names)


def series_rounded(names):
    """Rounded as asked, as a Series."""
    return pd.Series({name: round(value) for name, value in _series(names).items()})


def points_by_the_model(names):
    """Two rates of the course's function."""
    g = names["variant"].guaranteed / 100
    before, after = (finance.lending_rate(0.08, 0.06, 0.6, part, 300, 11800) for part in (0, g))
    return np.float64(100 * (before - after))


def points_as_a_decimal(names):
    """Two decimals."""
    return Decimal(f"{points_by_the_model(names):.2f}")


def note_for_a_grant(names):
    """The grant, complete."""
    return (
        "Pay half of the certificate. The firm has a bank that lends at 15 %, so neither a guarantee nor cheaper "
        "interest opens a door that is closed; what is missing is money before the first sale. The certificate of "
        "5,000 dollars is paid back by the fourth shipment at the earliest, and with unpaid bills later, and no bank "
        "takes a certificate as collateral. A grant of 2,500 dollars brings this forward by about two shipments, is "
        "paid once and serves every later buyer. Against it speaks that the firm may have gone without us, and that a "
        "guarantee costs less. What these figures cannot tell is whether the order comes again: the chance of an "
        "unpaid bill is an assumption, and so is the price."
    )


def note_for_a_guarantee(names):
    """The guarantee, complete."""
    return (
        "Guarantee the loan. The bank has refused the firm because it has no collateral; as long as this is so, the "
        "worth of the export is nothing, whatever we pay for certificates. By our model the guarantee takes about "
        "2.9 points off the rate, which is a small gain for a firm that could borrow, and twelve shipments are worth "
        "several thousand dollars, which is the gain for one that could not. So ask first for the letter of refusal. "
        "Cover 80 % and not all, so that the bank goes on looking. Against it speaks that a default falls on us and "
        "that banks may send us clients whom they would have served. The figures do not show how many would have been "
        "served; the rate of default of 6 % is an assumption."
    )


ALTERNATIVES = {
    "q1": [insured_as_a_sum, insured_in_numpy],
    "q2": [prices_by_the_model, prices_rounded],
    "q3": [series_by_the_model, series_rounded],
    "q4": [points_by_the_model, points_as_a_decimal],
    "q5": [note_for_a_grant, note_for_a_guarantee],
}
