"""Numbers of the quiz of the lesson "Who runs innovation policy?"."""

from innotrade import data
from innotrade.models.nis import systems


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; counts, or measures times 100."""
    return _row_of_four() | _systems() | _fragility()


def _row_of_four() -> dict[str, float]:
    """Four bodies in a row, measured rightly, and by three ways that are taken for it."""
    bodies, links = list("abcd"), [["a", "b"], ["b", "c"], ["c", "d"]]
    steps = [count for body in bodies for count in systems.distances(bodies, links, body).values()]
    return {
        "row_closeness": 100 * systems.efficiency(bodies, links),
        "row_density": 100 * systems.density(bodies, links),
        "row_reach": 100 * systems.reach(bodies, links),
        "row_inverse_of_mean": 100 * len(steps) / sum(steps),
        "row_sum": 0.5 * sum(1 / count for count in steps),
    }


def _systems() -> dict[str, float]:
    links = data.load("innovation-links")
    brazil, peru = _graph("Brazil"), _graph("Peru")
    return {
        "relations": len(links),
        "evaluations": int((links["kind"] == "evaluates").sum()),
        "brazil": 100 * systems.efficiency(*brazil),
        "dominican": 100 * systems.efficiency(*_graph("Dominican Republic")),
        "dominican_bodies": len(_graph("Dominican Republic")[0]),
        "peru_steps": systems.distances(*peru, "Firms")["Universities"],
    }


def _fragility() -> dict[str, float]:
    """What closing Peru's PCM cuts: the pairs lost over the joined pairs of others, and other shares."""
    bodies, links = _graph("Peru")
    lost = systems.fragility(bodies, links, "PCM")
    others = (len(bodies) - 1) * (len(bodies) - 2) / 2
    own = len(bodies) - 1
    return {
        "peru_bodies": len(bodies),
        "pcm_cut": 100 * lost,
        "pcm_pairs": lost * others,
        "pcm_with_own": 100 * (lost * others + own) / (others + own),
        "pcm_over_all": 100 * lost * others / (others + own),
        "others": others,
    }


def _graph(country: str) -> tuple[list[str], list[list[str]]]:
    actors = data.load("innovation-actors").query("country == @country")["actor"].tolist()
    links = data.load("innovation-links").query("country == @country")
    return actors, links[["source", "target"]].to_numpy().tolist()
