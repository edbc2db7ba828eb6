"""Numbers of the quiz of the lesson "Can a cluster be made?"."""

from innotrade import data
from innotrade.models.korea import concentration, regions_view


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; workers, per cent, or pure numbers."""
    study = data.load("chapter3-figures").set_index("name")["value"]
    fact = data.load("korea-regions").set_index(["name", "year"])["value"]
    return _quotient() | _sizes(study) | _plants() | _wonju(fact) | _toy()


def _quotient() -> dict[str, float]:
    """A round region, and what wrong ways give."""
    here, region, industry, nation = 3000, 50_000, 40_000, 2_000_000
    return {
        "here": here, "region": region, "industry": industry, "nation": nation,
        "quotient": concentration.location_quotient(here, industry, region, nation),
        "inverse": industry * region / (here * nation), "of_region": 100 * here / region,
        "of_industry": 100 * here / industry, "of_nation": 100 * industry / nation,
    }


def _sizes(study) -> dict[str, float]:
    found = regions_view.firm_sizes(study["complexes_firms"], study["complexes_workers"], study["capital_firms_recent"],
                                    study["capital_workers_recent"])
    mean = study["complexes_workers"] / study["complexes_firms"]
    return {
        "firms": study["complexes_firms"], "workers": study["complexes_workers"] / 1e6,
        "firm_share": study["capital_firms_recent"], "worker_share": study["capital_workers_recent"],
        "size_here": found["here"], "size_elsewhere": found["elsewhere"], "size_mean": mean,
        "size_inverted": mean * study["capital_firms_recent"] / study["capital_workers_recent"],
    }


def _plants() -> dict[str, float]:
    regions = [{"region": "here", "workers": 50}, {"region": "there", "workers": 50}]
    stood = [{"region": "here" if place < 3 else "there", "workers": 1} for place in range(4)]
    found = concentration.agglomeration(stood, regions)
    return {"few": 4, "few_here": 3, "few_quotient": 1.5, "few_raw": found["raw"], "few_chance": found["chance"]}


def _wonju(fact) -> dict[str, float]:
    return {"wonju_start": fact["wonju_firms", 1998], "wonju_2007": fact["wonju_firms", 2007],
            "wonju_promised": fact["wonju_target_firms", 2007], "wonju_2020": fact["wonju_firms", 2020]}


def _toy() -> dict[str, float]:
    def ends(length):
        return regions_view.programme(10, 10, 5, length, 0.4, 4, 3, 60)[60]["share"]

    return {"toy_short": ends(10), "toy_none": ends(0)}
