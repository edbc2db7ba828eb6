"""Numbers of the quiz of the lesson "Which gap, which instrument?"."""

from innotrade import data
from innotrade.models.sme import agenda, readiness
from innotrade.models.sme.readiness import Dimension


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; points, US$ billion, firms, or pure numbers."""
    return _score() | _parity() | _framework()


def _score() -> dict[str, float]:
    """Three sides: product at level 3, buyers at level 2, a certificate at level 1 below its gate of 2."""
    sides = [Dimension("product", 2), Dimension("buyers", 1), Dimension("certificate", 1, gate=2)]
    levels = [3, 2, 1]
    open_sides = [Dimension(one.name, one.weight) for one in sides]
    equal = [Dimension(one.name, 1, gate=one.gate) for one in sides]
    return {"score": readiness.score(levels, sides), "score_no_gate": readiness.score(levels, open_sides),
            "score_equal": readiness.score(levels, equal), "score_linear": 100 * (2 * 3 + 2) / (4 * 4)}


def _parity() -> dict[str, float]:
    study = data.load("chapter4-figures").set_index("name")["value"]
    gdp = data.load("gdp").query("year == 2015 and vintage == 'WDI 2018-02-22'").set_index("country")["value"] / 1e9
    brazil, spain, korea = (study[f"sme_support_{name}"] for name in ("brazil", "spain", "korea"))
    mexico = study["sme_support_mexico"]
    return {"share_brazil": brazil, "share_spain": spain, "gdp_brazil": gdp["Brazil"],
            "extra": agenda.extra(brazil, spain, gdp["Brazil"]), "extra_whole": agenda.extra(0, spain, gdp["Brazil"]),
            "extra_percent": 100 * agenda.extra(brazil, spain, gdp["Brazil"]),
            "times_brazil": korea / brazil, "times_mexico": korea / mexico,
            "years_brazil": agenda.years_to_parity(brazil, korea, 20, 2),
            "years_mexico": agenda.years_to_parity(mexico, korea, 20, 2)}


def _framework() -> dict[str, float]:
    """Forty first exporters, when 80 % finish, half of those open every gate and a quarter of those ship."""
    wanted, passes = 40, [0.8, 0.5, 0.25]
    return {"wanted": wanted, "finish": 80, "open": 50, "ship": 25, "enter": agenda.entrants(wanted, passes)[0],
            "enter_last": wanted / passes[-1],
            "enter_times": wanted * (1 + 0.2) * (1 + 0.5) * (1 + 0.75)}
