"""Numbers of the quiz of the lesson "What does '96 % of items in ten years' buy?"."""

from innotrade import data
from innotrade.models.fta import schedules
from innotrade.models.fta.schedules import Concession


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; per cent, US$ million, or counts."""
    return _refrigerators() | _exception() | _coverage() | _promises() | _farm()


def _refrigerators() -> dict[str, float]:
    """Peru's tariff on Korean refrigerators in 2016, and what wrong readings of the schedule give."""
    row = data.load("tariff-concessions").query("importer == 'Peru' and product == 'refrigerators'").iloc[0]
    base, stages, entry = float(row["base_rate"]), int(row["stages"]), int(row["entry"])
    number = 2016 - entry + 1
    return {
        "fridge_base": base,
        "fridge_stages": stages,
        "fridge_entry": entry,
        "fridge_number": number,
        "fridge_rate": schedules.rate_in_year(Concession("equal stages", base, stages), 2016, entry),
        "fridge_one_year_late": base * (1 - (number - 1) / stages),
        "fridge_cut": base * number / stages,
        "fridge_compounded": base * (1 - 1 / stages) ** number,
    }


def _exception() -> dict[str, float]:
    """What the excluded appliances would cost in duty on the exports of 2014."""
    text = data.load("chapter1-figures").set_index("name")["value"]
    sold = float(data.load("chile-trade").set_index("year").loc[2014, "exports"])
    share = (text["chile_excluded_appliances_low"] + text["chile_excluded_appliances_high"]) / 2
    return {
        "sold": sold,
        "appliances": share,
        "appliance_duty": sold * share / 100 * 0.06,
        "appliance_sales": sold * share / 100,
        "whole_duty": sold * 0.06,
        "share_times_tariff": share * 6,
    }


def _coverage() -> dict[str, float]:
    pledges = data.load("coverage-pledges").query("importer == 'Colombia' and within_years == 10")
    shares = pledges[pledges["scope"] == "all goods"].set_index("counted")["value"]
    return {"colombia_items": shares["items"], "colombia_trade": shares["trade"],
            "colombia_trade_left": 100 - shares["trade"], "colombia_items_left": 100 - shares["items"]}


def _promises() -> dict[str, float]:
    """What three promises on a tariff of 12 % save at a discount rate of 8 %, % of immediate elimination."""
    offers = {
        "worth_stages": Concession("equal stages", 12, 10),
        "worth_grace": Concession("grace period", 12, 1, grace=5),
        "worth_season": Concession("seasonal", 12, 10, open_share=60),
    }
    whole = _worth(Concession("immediate", 12))
    return {name: 100 * _worth(offer) / whole for name, offer in offers.items()}


def _worth(offer: Concession) -> float:
    return schedules.present_value(schedules.path(offer, 2004, 20, discount_rate=8))


def _farm() -> dict[str, float]:
    lines = data.load("korea-chile-farm-schedule").groupby("category")["lines"].sum()
    pledges = data.load("coverage-pledges").query("agreement == 'Chile' and importer == 'Korea' and unit == 'items'")
    return {"excluded_lines": lines["excluded"], "later_lines": lines["later talks"],
            "all_lines": pledges["value"].max()}
