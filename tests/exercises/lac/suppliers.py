"""Other right answers to the exercise "suppliers": other types, other orders, other ways to the same number."""

from decimal import Decimal
from fractions import Fraction
from math import comb

import numpy as np
import pandas as pd
from scipy.stats import binom

from innotrade.models.sme import suppliers


def passing_by_scipy(names):
    """The distribution function of the binomial."""
    def passing(sample, allowed, defects):
        if not (0 <= defects <= 100 and 0 <= allowed <= sample):
            raise ValueError("out of range")
        return binom.cdf(allowed, sample, defects / 100)

    return passing


def passing_by_fractions(names):
    """Exact until the last step."""
    def passing(sample, allowed, defects):
        p = Fraction(str(defects)) / 100
        if p < 0 or p > 1 or allowed < 0 or allowed > sample:
            raise ValueError("out of range")
        return float(sum(comb(sample, k) * p**k * (1 - p) ** (sample - k) for k in range(allowed + 1)))

    return passing


def _chances(names, shares, effect):
    allowed = names["variant"].allowed
    return [suppliers.acceptance(40, allowed, share * (1 - effect / 100)) for share in shares]


def group_as_a_series(names):
    """By the course's model, in another order."""
    before, after = (15 * _chances(names, [8], effect)[0] for effect in (0, names["variant"].effect))
    return pd.Series({"further": after - before, "after": after, "before": before})


def group_rounded(names):
    """Two decimals, as asked."""
    return {name: round(float(value), 2) for name, value in group_as_a_series(names).items()}


def chosen_as_a_set(names):
    """A set of names."""
    before, after = (_chances(names, names["shares"].values(), effect) for effect in (0, names["variant"].effect))
    gains = pd.Series(np.subtract(after, before), index=list(names["shares"]))
    return set(gains.nlargest(3).index)


def chosen_in_small_letters(names):
    """Another order and case."""
    return [name.lower() for name in sorted(chosen_as_a_set(names), reverse=True)]


def compared_by_columns(names):
    """Whole columns, another order of columns and rows, and one more column."""
    table = names["given"].copy()
    most = table["demand"] * 1000 / 150
    before = np.minimum(table["firms"] * _chances(names, table["defects"], 0), most)
    table["after"] = np.minimum(
        [firms * _chances(names, [share], effect)[0]
         for firms, share, effect in zip(table["firms"], table["defects"], table["effect"], strict=True)], most)
    table["further"] = table["after"] - before
    table["money"] = table["firms"] * table["course"] * (100 - table["part"]) / 100
    table["each"] = table["money"] / table["further"]
    return table[["each", "money", "further", "after", "country"]].iloc[::-1]


def compared_rounded(names):
    """One decimal, as asked."""
    return compared_by_columns(names).round(1)


def home_by_rounds(names):
    """The sum over all rounds of purchases."""
    left = 0.65 - names["variant"].imported / 100
    return np.float64(sum(1200 * 0.35 * left**step for step in range(500)))


def home_rounded(names):
    """A whole number, as asked."""
    return Decimal(round(1200 * suppliers.kept(35, 65 - names["variant"].imported) / 100))


def note_for_weak_firms(names):
    """El Salvador's form, complete."""
    return (
        "I would copy El Salvador's form, because our ministry wants jobs in small towns and not exports. Its 240 "
        "thousand dollars bring about 8 further contracts, so 29 thousand each, nearly twice what Chile's form costs, "
        "where 84 thousand bring more than 5. In all of these the firms are weak, and quality is short, not orders: "
        "buyers would take twenty suppliers and hardly nine pass. What this choice does not do is to bring many of "
        "the forty to the buyer's standard; most still fail, and the programme should tell them so at once. Nor is it "
        "a programme for exports, as the supermarkets that buy sell at home. In two years I would compare the "
        "forty firms with firms of the same size and trade that applied a year later, by workers and by output a "
        "head, and count how many contracts both have."
    )


def note_for_one_employer(names):
    """Guatemala's form, complete."""
    return (
        "Our country has one large foreign employer, so Guatemala's form is the one that we can have at all. It costs "
        "160 thousand dollars, 20 for each of eight firms, and the garment makers pay it themselves. Orders are what "
        "is short there: buyers want five suppliers, and with training more than five pass, so three of the places "
        "bring nothing. I would offer five places and ask the buyer for more orders with the rest of the money. What "
        "this does not do is open a second door: whoever supplies one buyer only depends on it, and part of what the "
        "firms sell is cloth that they import themselves. The figures are invented and must be replaced by our own "
        "inspection. In two years I would look at the firms that applied and were turned away, as similar firms, and "
        "compare their sales to all buyers, not only to this one."
    )


ALTERNATIVES = {
    "q1": [passing_by_scipy, passing_by_fractions],
    "q2": [group_as_a_series, group_rounded],
    "q3": [chosen_as_a_set, chosen_in_small_letters],
    "q4": [compared_by_columns, compared_rounded],
    "q5": [home_by_rounds, home_rounded],
    "q6": [note_for_weak_firms, note_for_one_employer],
}
