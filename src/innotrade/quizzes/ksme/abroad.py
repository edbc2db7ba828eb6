"""Numbers of the quiz of the lesson "Should small firms follow the big ones?"."""

from innotrade import data
from innotrade.models.sme import abroad


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$ million, per cent, percentage points, or firms."""
    return _amounts() | _mining() | _followers() | _korea()


def _amounts(before: tuple = (300.0, 1000.0), after: tuple = (360.0, 2400.0)) -> dict[str, float]:
    """An amount that rises while its share falls, and what reading the share gives."""
    shares = [100 * small / whole for small, whole in (before, after)]
    return {
        "small_before": before[0], "all_before": before[1], "small_after": after[0], "all_after": after[1],
        "share_before": shares[0], "share_after": shares[1],
        "amount_change": 100 * (after[0] / before[0] - 1),
        "share_change_points": shares[1] - shares[0],
        "share_change_percent": 100 * (shares[1] / shares[0] - 1),
        "all_change": 100 * (after[1] / before[1] - 1),
    }


def _mining(share: float = 0.4, before: float = 0.2, after: float = 0.4) -> dict[str, float]:
    """What a growing sector without small firms takes from their share, at unchanged rates."""
    rate = abroad.rest_rate(share, [before], [0.0])
    return {
        "mix_share": 100 * share, "mining_before": 100 * before, "mining_after": 100 * after,
        "outside_before": 100 * (1 - before), "outside_after": 100 * (1 - after), "outside_rate": 100 * rate,
        "mix_kept": 100 * rate * (1 - after),
        "mix_kept_share": 100 * share * (1 - after),
        "mix_kept_points": 100 * (share - (after - before)),
    }


def _korea() -> dict[str, float]:
    """Small firms in Korea's outward investment, 2000 and 2014, and the most that mining takes of the fall."""
    sizes = data.load("ofdi-by-firm-size").set_index("year").loc[[2000, 2014]]
    share = (100 * sizes["smes"] / sizes["all_firms"]).tolist()
    sectors = data.load("ofdi-by-sector").pivot(index="period", columns="sector", values="value").astype(float)
    mining = (sectors["Mining and quarrying"] / sectors["Total"]).loc[["2000", "2014"]].tolist()
    outside = abroad.rest_rate(share[0] / 100, [mining[0]], [0.0])
    return {"korea_points": share[0] - share[1], "korea_amount": 100 * (sizes["smes"][2014] / sizes["smes"][2000] - 1),
            "mining_points": share[0] - 100 * outside * (1 - mining[1])}


def _followers() -> dict[str, float]:
    """Suppliers in China, and the local content there."""
    text = data.load("chapter5-figures").set_index("name")["value"]
    followers = text["hyundai_followers_china"]
    return {
        "local_content": text["hyundai_local_content_china"], "followers": followers,
        "counted": followers + text["hyundai_local_suppliers_china"],
    }
