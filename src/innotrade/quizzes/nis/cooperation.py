"""Numbers of the quiz of the lesson "Which cooperation suits whom?"."""

from innotrade import cooperation, data
from innotrade.models.nis import cooperation as graph
from innotrade.models.nis import matching


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; shares are in per cent."""
    return _fund() | _links() | _plan()


def _fund() -> dict[str, float]:
    """Two shares of the same projects, and wrong ways to put them together."""
    text = data.load("chapter2-figures").set_index("name")["value"]
    adopted, incorporated = text["fontagro_adopted"], text["fontagro_incorporated"]
    low, high = graph.both_bounds(adopted / 100, incorporated / 100)
    return {
        "adopted": adopted,
        "incorporated": incorporated,
        "both_low": 100 * low,
        "both_high": 100 * high,
        "both_product": adopted * incorporated / 100,
        "both_mean": (adopted + incorporated) / 2,
        "neither_high": 100 - incorporated,
    }


def _links() -> dict[str, float]:
    table = cooperation.partners()
    links = cooperation.links().to_dict("records")
    demands = cooperation.demands()
    return {
        "organisations": len(table),
        "unknown_members": int((table["known"] == 0).sum()),
        "most_links": max(graph.degrees(links)["countries"].values()),
        "science_projects": int((demands["theme"] == "science policy").sum()),
    }


def _plan() -> dict[str, float]:
    """Two needs and two partners of which both needs like one best."""
    scores = [[0.9, 0.8], [0.7, 0.2]]
    plan = matching.assign(scores)
    return {
        "a_one": scores[0][0], "a_two": scores[0][1], "b_one": scores[1][0], "b_two": scores[1][1],
        "plan_sum": matching.total(scores, plan),
        "greedy_sum": scores[0][0] + scores[1][1],
        "wish_sum": scores[0][0] + scores[1][0],
    }
