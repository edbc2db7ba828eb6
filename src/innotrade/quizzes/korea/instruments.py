"""Numbers of the quiz of the lesson "Supply, actors, links or demand: where does the next won go?"."""

from innotrade import data
from innotrade.models.korea import guarantees, tax_incentives


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, won per won, or pure numbers."""
    facts = data.load("korea-innovation-instruments").set_index("name")["value"]
    return _table() | _index(facts) | _fund() | _purchases(facts)


def _table() -> dict[str, float]:
    """Count the tools of demand and the rules among them."""
    tools = data.load("technology-policies").merge(data.load("technology-policy-codes"), how="inner",
                                                   on=["scheme", "aspect", "position"])
    demand = tools[(tools["policy"] == "Demand-side") & (tools["aspect"] == "tool")]
    return {"demand_tools": len(demand), "demand_rules": int((demand["code"] == "rule").sum())}


def _index(facts) -> dict[str, float]:
    """A round firm's index, what wrong ways give, and what waiting and the elasticity change."""
    tax, credit, interest = 0.20, 0.25, 0.10
    low, high = facts["elasticity_corrected"], facts["elasticity_survey"]
    index = tax_incentives.b_index(tax, credit)
    return {
        "tax": 100 * tax, "credit": 100 * credit, "tax_part": tax, "credit_part": credit, "index": index,
        "index_before_tax": 1 - credit, "index_not_divided": 1 - tax - credit, "index_subsidy": 1 - index,
        "index_half": (1 - tax - credit) / (1 - credit), "interest": 100 * interest, "now": index,
        "late": tax_incentives.b_index(tax, credit, wait=5, interest=interest), "low_e": low,
        "low_won": tax_incentives.relief(100, tax, credit, 0, low)["per_unit"],
        "high_won": tax_incentives.relief(100, tax, credit, 0, high)["per_unit"],
    }


def _fund() -> dict[str, float]:
    """A round guarantee fund."""
    default, recovery, fee, income = 0.06, 0.2, 0.01, 0.06
    loss = guarantees.net_loss(default, recovery, fee)
    return {"default": 100 * default, "fee": 100 * fee, "income": 100 * income, "loss": 100 * loss,
            "leverage": guarantees.sustainable_leverage(loss, income),
            "leverage_no_recovery": income / (default - fee), "leverage_no_fee": income / (default * (1 - recovery)),
            "leverage_upside_down": loss / income}


def _purchases(facts) -> dict[str, float]:
    """Who sells to the state, and how much of it is new."""
    study = data.load("chapter3-figures").set_index("name")["value"]
    return {"share": study["procurement_sme_share_2015"], "new_share": facts["new_product_share"]}
