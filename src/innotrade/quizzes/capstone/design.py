"""Numbers of the quiz of the lesson "What would I do with the money?"."""

from innotrade.capstone import evidence
from innotrade.models.capstone import effects
from innotrade.models.korea import guarantees
from innotrade.models.sme import promotion


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$ million, dollars or people."""
    return _promotion() | _guarantees() | _training()


def _promotion() -> dict[str, float]:
    """Peru's agency with four million more a year, and what wrong ways give."""
    facts = next(row for row in evidence.countries() if row["country"] == "Peru")
    published, yearly = evidence.published(), 4.0
    money = promotion.budget(facts["exports"], facts["agency_share"])
    found = effects.effect("trade-promotion", yearly, 5, facts, published)
    return {"exports": facts["exports"], "share": facts["agency_share"], "agency": money, "yearly": yearly,
            "elasticity": published["elasticity_central"], "added": found["central"], "low": found["low"],
            "high": found["high"], "carried": yearly * published["dollars_central"],
            "dollars": published["dollars_central"], "as_fraction": facts["exports"] * published["elasticity_central"]}


def _guarantees() -> dict[str, float]:
    """Loans that rest on a fund, and what forgetting cover or newness gives."""
    capital, leverage, cover, new = 10.0, 5.0, 0.8, 0.5
    lent = guarantees.lending(capital, leverage, cover, new)
    return {"capital": capital, "leverage": leverage, "cover": 100 * cover, "new": 100 * new, "extra": lent["extra"],
            "loans": lent["loans"], "guaranteed": lent["guarantees"], "no_leverage": capital * new}


def _training() -> dict[str, float]:
    """People added by vouchers, who must not be added to dollars."""
    facts = next(row for row in evidence.countries() if row["country"] == "Peru")
    return {"people": effects.effect("training-vouchers", 1.0, 1, facts, evidence.published())["central"]}
