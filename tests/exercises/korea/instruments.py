"""Other right answers to the exercise "instruments": other types, other orders, other ways to the same number."""

import numpy as np
import pandas as pd

from innotrade.models.korea import guarantees, tax_incentives, taxonomy


def sides_by_the_model(names):
    """The course's question, as a list in reverse."""
    rows = taxonomy.ask(names["table"].to_dict("records"), "any", names["variant"].resource)
    return [row["policy"] for row in reversed(rows) if not row["tools"]]


def sides_by_counting(names):
    """Counts by side, as a tuple with other capitals."""
    tools = names["table"].query("aspect == 'tool'")
    counts = tools.assign(hit=tools["code"].eq(names["variant"].resource)).groupby("policy")["hit"].sum()
    return tuple(name.upper() for name in counts.index[counts == 0])


def index_by_the_model(names):
    """The course's own function."""
    def b_index(tax, credit, allowance):
        return tax_incentives.b_index(tax, credit, allowance)

    return b_index


def index_by_what_is_carried(names):
    """One less what the state carries of a won, as a numpy number."""
    def b_index(tax, credit, allowance):
        if not 0 <= tax < 1 or credit < 0 or allowance < 0:
            raise ValueError("out of range")
        return np.float64(1 - (tax * allowance + credit) / (1 - tax))

    return b_index


def firms_by_the_model(names):
    """The course's functions, as a Series in another order."""
    variant = names["variant"]
    tax, credit, interest = variant.tax / 100, variant.credit / 100, variant.interest / 100
    worth = tax_incentives.increment_credit(2 * credit, interest, 1)
    return pd.Series({"increase": tax_incentives.b_index(tax, worth),
                      "waiting": tax_incentives.b_index(tax, credit, wait=5, interest=interest),
                      "taxed": tax_incentives.b_index(tax, credit, taxed=True),
                      "profit": tax_incentives.b_index(tax, credit)})


def firms_by_what_is_carried(names):
    """One less the carried part, three decimals, as a table of one column."""
    variant = names["variant"]
    tax, credit, interest = variant.tax / 100, variant.credit / 100, variant.interest / 100
    value = (1 + interest) ** -5
    carried = {"profit": credit / (1 - tax), "taxed": credit, "waiting": value * credit / (1 - value * tax),
               "increase": 2 * credit * interest / (1 + interest) / (1 - tax)}
    return pd.DataFrame({"B": {name: round(1 - part, 4) for name, part in carried.items()}})


def fund_by_the_model(names):
    """The course's functions."""
    variant = names["variant"]
    loss = guarantees.net_loss(variant.payout / 100, 0.10, 0.01)
    multiple = guarantees.sustainable_leverage(loss, 0.12)
    return {"new_loans": guarantees.lending(0.3 * variant.budget, multiple, 0.8, 0.5)["extra"], "multiple": multiple,
            "loss": 100 * loss}


def fund_in_per_cent(names):
    """Per cent all the way, two decimals."""
    variant = names["variant"]
    loss = 0.9 * variant.payout - 1
    loans = 0.3 * variant.budget * 12 / loss / 1.6
    return pd.Series({"loss": loss, "multiple": 12 / loss, "new_loans": loans}).round(2)


def mix_by_the_model(names):
    """The course's functions, in another order."""
    variant = names["variant"]
    moved = tax_incentives.relief(1, variant.tax / 100, variant.credit / 100, 0, 0.5)["per_unit"]
    return pd.Series({"sales": 11 * 0.2 * variant.budget, "new_loans": names["fund"]["new_loans"],
                      "research": 0.5 * variant.budget * moved})


def mix_by_the_square_root(names):
    """An elasticity of a half is a square root; one decimal."""
    variant = names["variant"]
    index = 1 - variant.credit / (100 - variant.tax)
    research = 0.5 * variant.budget * (1 - index ** 0.5) / (variant.credit / 100)
    return {"research": round(research, 1), "new_loans": round(float(names["fund"]["new_loans"]), 1),
            "sales": round(0.2 * variant.budget * 1.1 / 0.1, 1)}


def note_for_the_guarantee(names):
    """The option to guarantee, complete."""
    return (
        "Give two thirds to the guarantee fund and one third to a budget for new products. A credit of 25 % carries "
        "32 % of the research of a firm that has a profit, and nothing of one that never has: the young firms without "
        "collateral are those it does not reach, and they are whom we miss. The fund must stay at three and a half "
        "times its capital, not at the 20 that the rule allows; above that we only postpone the bill. A new product "
        "bought at a premium of a tenth brings eleven won of sales a won. Stop after three years if fewer than half of "
        "the guaranteed firms say that their bank had refused them. What the figures cannot tell is which of these "
        "loans are new: that half of them are is an assumption, and it decides the price."
    )


def note_for_a_rule(names):
    """The option to spend a rule instead of money, complete."""
    return (
        "Spend no won on demand and change a rule. Public bodies buy 4.4 % of what they take from small firms as new "
        "products, where the law asks for 10 %; reaching it would move some five trillion won a year, fifty times this "
        "budget. Use the hundred billion for grants to firms that have no profit yet, since the credit does not "
        "reach them, and select by a model of what they will sell, not by a jury of engineers alone. By the study "
        "of 2018 grants raised patents and not value added. Stop after three years if a comparison with refused "
        "firms shows no more sales. Against this speaks that buyers who must buy what is new will buy what fails, and "
        "that a premium is not known for any product; the figures do not show it."
    )


ALTERNATIVES = {
    "q1": [sides_by_the_model, sides_by_counting],
    "q2": [index_by_the_model, index_by_what_is_carried],
    "q3": [firms_by_the_model, firms_by_what_is_carried],
    "q4": [fund_by_the_model, fund_in_per_cent],
    "q5": [mix_by_the_model, mix_by_the_square_root],
    "q6": [note_for_the_guarantee, note_for_a_rule],
}
