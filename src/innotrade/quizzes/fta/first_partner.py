"""Numbers of the quiz of the lesson "It is 1998: which partner first?"."""

from innotrade import data
from innotrade.models.fta import partners, partners_lesson

#: Candidates that the quiz asks about, with the countries of Table 1 behind each.
MEMBERS = {"Chile": ["CHL"], "Mexico": ["MEX"], "MERCOSUR": ["BRA", "ARG"], "Peru": ["PER"], "Colombia": ["COL"],
           "Guatemala": ["GTM"]}


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; US$ billion, per cent, months, or pure numbers."""
    gdp = data.load("gdp").query("year == 1998").set_index("iso3")["value"] / 1e9
    sizes = {name: round(gdp[codes].sum(), 1) for name, codes in MEMBERS.items()}
    return _scaling(sizes) | _crossing() | _judged() | _dates()


def _scaling(sizes: dict[str, float]) -> dict[str, float]:
    """Mexico's size on the scale from 0 to 1, and what other scales would give."""
    low, high, own = min(sizes.values()), max(sizes.values()), sizes["Mexico"]
    rows = [{"country": name, "size": size} for name, size in sizes.items()]
    scaled = dict(zip(sizes, partners.scaled(rows, {"size": 1}), strict=True))["Mexico"][0]
    return {"mexico": own, "smallest": low, "largest": high, "scaled": scaled, "over_largest": own / high,
            "reversed": 1 - scaled, "over_sum": own / sum(sizes.values())}


def _crossing() -> dict[str, float]:
    """Where two plain candidates tie: 0.8 (1 - w) + 0.2 w = 0.5 (1 - w) + 1.0 w."""
    small, large = {"size": 0.2, "others": 0.8}, {"size": 1.0, "others": 0.5}
    weight = partners_lesson.switching_weight(small, large, "size")
    ahead, behind = small["others"] - large["others"], large["size"] - small["size"]
    return {"small_others": small["others"], "large_others": large["others"], "small_size": small["size"],
            "large_size": large["size"], "crossing": 100 * weight, "crossing_of_others": 100 * (1 - weight),
            "ratio_of_leads": 100 * ahead / behind, "lead_on_others": 100 * ahead, "ahead": ahead, "behind": behind}


def _judged() -> dict[str, float]:
    """How many scores are judged, and how many of them rest on what came later."""
    judged = data.load("partner-judgements").query("year == 1998")["speaks_of"]
    return {"judgements": len(judged), "later": int((judged == "later").sum())}


def _dates() -> dict[str, float]:
    """Months between two signatures of the study."""
    signed = data.load("policy-timeline").query("kind == 'signature'").set_index("actor")["date"]
    china, korea = signed["China, Peru"], signed["Korea, Peru"]
    return {"months_after_china": 12 * (int(korea[:4]) - int(china[:4])) + int(korea[5:7]) - int(china[5:7])}
