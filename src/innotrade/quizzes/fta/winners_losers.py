"""Numbers of the quiz of the lesson "Who gains, who marches?"."""

from innotrade import data
from innotrade.models.fta import partial_equilibrium, ratification, stakes_view


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$ million, won, per cent, or pure numbers."""
    study = data.load("chapter1-figures").set_index("name")["value"]
    home = data.load("chile-agreement-at-home").set_index("name")["value"]
    return _creation() | _heads(study, home) | _funds(study, home) | _left_out(study)


def _creation() -> dict[str, float]:
    """A round market of kiwis at Korea's tariff, and what wrong ways give."""
    lines = data.load("tariff-concessions")
    rate = lines[(lines["agreement"] == "Chile") & (lines["product"] == "kiwis")]["base_rate"].item() / 100
    imports, elasticity = 20.0, 1.2
    created = partial_equilibrium.trade_creation(imports, rate, 0, elasticity)
    return {
        "kiwi_imports": imports, "kiwi_tariff": 100 * rate, "kiwi_rate": rate, "kiwi_power": 1 + rate,
        "kiwi_fall": 100 * rate / (1 + rate), "kiwi_elasticity": elasticity, "kiwi_creation": created,
        "kiwi_without_power": imports * elasticity * rate, "kiwi_total": imports + created,
        "kiwi_duty": imports * rate,
    }


def _heads(study, home) -> dict[str, float]:
    direct = home[["loss_grapes", "loss_kiwis", "loss_peaches"]].sum()
    farms = home["closure_applications"]
    thousand = 1e6  # of won in a billion
    dollars = 0.1 * home["expected_exports"] / 1000  # a tenth of new sales is kept: the lesson's assumption
    return {
        "direct_loss": direct, "farms": farms, "per_farm": thousand * direct / 10 / farms,
        "per_farm_ten_years": thousand * direct / farms,
        "per_farm_person": thousand * direct / 10 / (1e6 * home["farm_population"]),
        "per_farm_all_losses": thousand * home["loss_all"] / 10 / farms,
        "exporters_gain": dollars * _rate(study), "growers_loss": direct / 10,
    }


def _rate(study) -> float:
    """Won a dollar, as the study converts."""
    return 1000 * study["agriculture_fund_won"] / study["agriculture_fund_dollars"]


def _funds(study, home) -> dict[str, float]:
    growers = [{"group": "growers", "members": home["closure_applications"],
                "gain": -home[["loss_grapes", "loss_kiwis", "loss_peaches"]].sum() / 10}]
    aimed = ratification.fund_needed(growers, 100 / 1e6, 10)
    return {
        "loss_all": home["loss_all"], "implementation_fund": study["implementation_fund_won"],
        "plan": study["agriculture_fund_won"], "aimed": aimed, "exports": home["expected_exports"],
        "plan_over_aimed": 1000 * study["agriculture_fund_won"] / aimed,
    }


def _left_out(study) -> dict[str, float]:
    rate, sigma = study["peru_squid_tariff_before"], 3.0
    return {"squid": rate, "sigma": sigma, "lost": stakes_view.lost_sales(30, rate, 0, sigma)}
