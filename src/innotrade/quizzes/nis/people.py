"""Numbers of the quiz of the lesson "Where will the researchers come from?"."""

from innotrade import data, pipelines
from innotrade.models.nis import people, people_view


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; people, per cent, or pure numbers."""
    return _engineers() | _mexico() | _stock() | _pipeline()


def _engineers() -> dict[str, float]:
    """What the identity of Table 6 says, and what a half-finished subtraction says."""
    text = data.load("chapter2-figures").set_index("name")["value"]
    whole, masters, doctors = (text[f"engineering_{name}"] for name in ("graduates", "masters_in_text", "phds_in_text"))
    return {
        "engineers": whole,
        "engineer_masters": masters,
        "engineer_doctors": doctors,
        "engineer_degrees": whole - masters - doctors,
        "engineer_degrees_printed": text["engineering_degrees_in_text"],
        "engineers_less_masters": whole - masters,
        "engineers_added": whole + masters + doctors,
    }


def _mexico() -> dict[str, float]:
    """Korea's lead over Mexico and the two factors in it."""
    tests = data.load("pisa-low-performers").query("method == '100 minus levels 2 to 6' and subject == 'mathematics'")
    low = tests.set_index("country")["value"]
    lead = pipelines.density("Korea, Rep.", 2011) / pipelines.density("Mexico", 2011)
    schools = (100 - low["Korea, Rep."]) / (100 - low["Mexico"])
    return {
        "mexico_low": low["Mexico"],
        "korea_low": low["Korea, Rep."],
        "mexico_lead": lead,
        "mexico_schools": schools,
        "mexico_rest": lead / schools,
        "mexico_difference": lead - schools,
        "mexico_failing": lead / (low["Mexico"] / low["Korea, Rep."]),
        "mexico_product": lead * schools,
    }


def _stock() -> dict[str, float]:
    """A round example of a stock that still grows: 1,000 per million, 6 %, 1 % and 4 % a year."""
    now, growth, population, loss = 1000, 0.06, 0.01, 0.04
    return {
        "now": now,
        "growth": 100 * growth,
        "population_growth": 100 * population,
        "loss": 100 * loss,
        "room": now * people.room_to_rise(growth, population, loss),
        "room_without_exits": now * growth / population,
        "room_without_population": now * (growth + loss) / loss,
        "room_by_difference": now * (1 + growth - population),
        "inflow_share": 100 * (growth + loss),
    }


def _pipeline() -> dict[str, float]:
    """What two levers do in the region's pipeline."""
    place = pipelines.region()
    rates = people_view.fitted(place)["rates"]
    turned = pipelines.levers(place).set_index("lever")["long_run"]
    return {
        "doctorate_years": rates.doctorate_years,
        "long_run": turned.iloc[0],
        "long_run_masters": turned["twice as many begin a master's"],
        "emigration_gain": 100 * (turned["nobody emigrates"] / turned.iloc[0] - 1),
    }
