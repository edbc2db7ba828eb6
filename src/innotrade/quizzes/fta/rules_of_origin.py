"""Numbers of the quiz of the lesson "When is a Korean good Korean enough, and is the preference worth the paper?"."""

from innotrade import data
from innotrade.models.fta import origin, origin_content, origin_examples
from innotrade.models.fta.origin_agreement import Agreement
from innotrade.models.fta.utilisation import Setting, break_even_shipment


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$, per cent, or pure numbers."""
    return _stool() | _pump() | _kaesong() | _claiming() | _grant()


def _stool() -> dict[str, float]:
    """A content, and what it seems to be when the pallet stays in, or the wrong part is divided."""
    price, pallet, foreign = 54.0, 4.0, 21.5
    base = price - pallet
    return {
        "stool_price": price, "stool_pallet": pallet, "stool_foreign": foreign, "stool_base": base,
        "stool_threshold": 60.0,
        "stool_content": origin_content.build_down(base, foreign),
        "stool_packing_kept": origin_content.build_down(price, foreign),
        "stool_foreign_share": 100 * foreign / base,
        "stool_mixed_base": 100 * (base - foreign) / price,
    }


def _measured(price: float, bill: list[dict], rule: str, agreement: Agreement) -> float:
    found = origin.verdict(price, origin_examples.PUMP["hs"], bill, agreement)
    return next(row["measured"] for row in found if row["rule"] == rule)


def _pump() -> dict[str, float]:
    """The lesson's pump with a dearer impeller, and three ways to save it."""
    agreement, impeller, better = Agreement(), 40.0, 410.0
    price = origin_examples.PUMP["price"]
    bill = [line | ({"value": impeller} if line["material"] == "impeller" else {})
            for line in origin_examples.pump_bill()]
    diagonal = Agreement(cumulation="diagonal", others=("Chile",))
    return {
        "impeller": impeller, "price": price, "better_price": better,
        "limit": agreement.de_minimis, "threshold": agreement.build_down,
        "after_cth": _measured(price, bill, "CTH", agreement),
        "after_content": _measured(price, bill, "build-down", agreement),
        "better_cth": _measured(better, bill, "CTH", agreement),
        "better_content": _measured(better, bill, "build-down", agreement),
        "cable_content": _measured(price, bill, "build-down", diagonal),
    }


def _kaesong() -> dict[str, float]:
    terms = data.load("origin-terms").query("agreement == 'India'").set_index("term")["value"]
    agreement = Agreement(partner="India", zone="Kaesong", zone_limit=terms["zone limit"],
                          zone_materials=terms["zone materials"])
    contents = [origin.verdict(100, origin_examples.JACKET["hs"], origin_examples.jacket_bill(sewing), agreement)[4]
                for sewing in (35, 36)]
    return {"sewing_in": 35, "sewing_out": 36, "content_in": contents[0]["measured"],
            "content_out": contents[1]["measured"], "zone_limit": agreement.zone_limit}


def _claiming() -> dict[str, float]:
    fixed, margin, proportional = 1200.0, 8.0, 2.0
    setting = Setting(margin=margin, fixed_cost=fixed, proportional_cost=proportional)
    return {
        "fixed": fixed, "margin": margin, "proportional": proportional,
        "margin_fraction": margin / 100, "proportional_fraction": proportional / 100,
        "break_even": break_even_shipment(setting),
        "break_even_no_proportional": 100 * fixed / margin,
        "break_even_sum": 100 * fixed / (margin + proportional),
        "break_even_percent": fixed / (margin - proportional),
    }


def _grant() -> dict[str, float]:
    """What a new claimant costs, and what it seems to cost when the wrong firms are paid; use is the study's."""
    study = data.load("chapter5-figures").set_index("name")["value"]
    firms, grant = 1000.0, 300.0
    use, target = study["sme_fta_use_2014"], study["sme_fta_use_target_2015"]
    new = (target - use) / 100 * firms
    return {
        "firms": firms, "grant": grant, "use": use, "target": target, "new": new,
        "claimants": target / 100 * firms,
        "per_new": grant * target / (target - use),
        "per_new_old_only": grant * use / (target - use),
        "per_new_everyone": grant * 100 / (target - use),
    }
