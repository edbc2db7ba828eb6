"""Other right answers to the exercise "rules-of-origin": other types, other orders, other ways to the same number."""

from decimal import Decimal
from math import exp
from statistics import NormalDist

import numpy as np
import pandas as pd

from innotrade.models.fta import origin, origin_bill, origin_content, origin_examples
from innotrade.models.fta.origin_agreement import Agreement

PERU = Agreement(exporter="Korea", partner="Peru", rule="CTH or build-down")


def _good(name):
    return next(row for row in origin_examples.GOODS if row["good"] == name)


def _verdict(name):
    good = _good(name)
    found = origin.verdict(good["price"], good["hs"], origin_examples.goods_bill(name), PERU)
    return {row["rule"]: row for row in found[:-1]}


def content_by_the_checker(names):
    """The tested model, as a numpy number."""
    return np.float64(_verdict(names["variant"].good)["build-down"]["measured"])


def content_rounded(names):
    """One decimal, as asked, in a type of its own, by a loop."""
    good, base, foreign = names["variant"].good, _good(names["variant"].good)["price"], 0.0
    for line in origin_examples.goods_bill(good):
        if line["use"] == "shipment packing":
            base -= line["value"]
        elif line["origin"] not in ("Korea", "Peru"):
            foreign += line["value"]
    return Decimal(f"{origin_content.build_down(base, foreign):.1f}")


def first_difference_by_model(names):
    """The model's own change, in digits."""
    def first_difference(material, good):
        return {"CC": 2, "CTH": 4, "CTSH": 6, "none": 0}[origin_bill.tariff_change(material, good)]

    return first_difference


def first_difference_by_matching(names):
    """No lengths: the equal digits at the front are counted, and rounded up to the pair in which the codes part."""
    def first_difference(material, good):
        codes = ["".join(character for character in code if character.isdigit()) for code in (material, good)]
        if any(len(code) not in (6, 8, 10) for code in codes):
            raise ValueError("not a code")
        for place, (one, other) in enumerate(zip(codes[0][:6], codes[1][:6], strict=True)):
            if one != other:
                return float(2 * (place // 2 + 1))
        return 0.0

    return first_difference


def certificates_as_records(names):
    """A list of dicts from the tested model, in another order, with a column too many."""
    rows = []
    for good in reversed(origin_examples.GOODS):
        found = _verdict(good["good"])
        heading, content = found["CTH"]["qualifies"], found["build-down"]["qualifies"]
        doors = {2: "both", 0: "none"}.get(heading + content, "heading" if heading else "content")
        rows.append({"doors": doors, "price": good["price"], "content": found["build-down"]["measured"],
                     "unchanged": found["CTH"]["measured"], "good": good["good"]})
    return rows


def certificates_rounded(names):
    """One decimal, goods in the index, columns in another order."""
    return pd.DataFrame(certificates_as_records(names)).round(1).set_index("good")[["doors", "content", "unchanged"]]


def step_by_the_normal_distribution(names):
    """No model: the standard library's quantiles, as a Series in another order."""
    setting, firms = names["setting"], names["firms"]
    can = NormalDist().cdf((setting.content_mean - setting.threshold) / setting.content_spread)

    def cost(share):
        shipment = setting.median_shipment * exp(-setting.size_spread * NormalDist().inv_cdf(share / 100 / can))
        return (setting.margin - setting.proportional_cost) / 100 * shipment

    grant = cost(59) - cost(65)
    found = {"per new claimant": grant * 65 / 6, "budget": 0.65 * firms * grant / 1e6, "grant": grant,
             "fixed cost": cost(59)}
    return pd.Series(found)


def step_as_plain_numbers(names):
    """The same as a dict of Python's own numbers, to two decimals."""
    return {key: round(float(value), 2) for key, value in step_by_the_normal_distribution(names).items()}


def conclusions_in_capitals(names):
    """A list, in capitals, in another order."""
    return ["D", "A", "B"]


def conclusions_as_text(names):
    """One text with commas."""
    return "b, d, a"


def advice_for_simpler_rules(names):
    """Simpler rules first, complete."""
    return (
        "Ask the partners for simpler rules, Minister, and use consultants until they agree. In our model a quarter "
        "of "
        "the small firms cannot claim whatever we pay, because their goods miss a content of 45 %. If partners "
        "accept "
        "about 41 % instead, use rises by the six points and our treasury pays nothing; theirs loses the duty, some "
        "60 "
        "million dollars a year on our assumptions, and will want something in return. A subsidy brings the same "
        "firms "
        "for 16 million dollars of ours, 91 % of it to firms that claim already. The strongest reason against my "
        "advice "
        "is time: no annex is reopened before December. What the model cannot tell is how contents are spread among "
        "firms; if most stand far below the threshold, four points of content help few of them."
    )


def advice_for_training(names):
    """Consultants and training, with a lower goal, complete."""
    return (
        "Keep consultants and training, and say openly that the goal of 65 % will be missed. The programme has 2.2 "
        "million "
        "dollars for 810 firms, and 87,865 small firms export: even if each firm that is helped is a new claimant, "
        "use "
        "rises by 0.9 points. A subsidy would do more and cost 16 million dollars a year, but most of this budget "
        "goes to "
        "firms that claim without it, while a firm that was taught once needs no teacher next year. The strongest "
        "reason "
        "against my advice is that it is slow. We do not know whether 59 % counts firms or the value of trade, and "
        "the "
        "figures do not show how many firms stay away because nobody told them that they qualify."
    )


ALTERNATIVES = {
    "q1": [content_by_the_checker, content_rounded],
    "q2": [first_difference_by_model, first_difference_by_matching],
    "q3": [certificates_as_records, certificates_rounded],
    "q4": [step_by_the_normal_distribution, step_as_plain_numbers],
    "q5": [conclusions_in_capitals, conclusions_as_text],
    "q6": [advice_for_simpler_rules, advice_for_training],
}
