"""Numbers of the quiz of the lesson "122 programmes: too many?"."""

from innotrade import data
from innotrade.models.sme import programmes, programmes_view


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; cells, dollars, per cent."""
    return _overlap() | _place() | _search() | _firms()


def _overlap() -> dict[str, float]:
    """Two invented programmes, and two of the list in coarse and fine cells."""
    one, other = list("abcdef"), list("efgh")
    table = data.load("korea-sme-programmes")
    known = table.astype(object).where(table.notna(), None).to_dict("records")
    twins = [row for row in known if row["programme"] in ("Half the cost of disputes", "Consulting on agreements")]
    coarse, fine = ([programmes.cells(row, grain) for row in twins] for grain in programmes.GRAINS[1:])
    return {"first": 6, "second": 4, "both": 2, "either": 8, "jaccard": programmes.overlap(one, other),
            "counted_twice": 2 / 10, "of_smaller": 2 / 4, "of_larger": 2 / 6,
            "coarse": programmes.overlap(*coarse), "fine": programmes.overlap(*fine)}


def _place() -> dict[str, float]:
    """A training programme invented for practice."""
    budget, share, people = 8, 75, 2500
    return {"budget": budget, "share": share, "people": people,
            "place": programmes.cost_per_place(budget, people, share),
            "place_whole": programmes.cost_per_place(budget, people),
            "place_thousands": programmes.cost_per_place(budget, people, share) / 1000,
            "place_rest": programmes.cost_per_place(budget, people, 100 - share)}


def _search() -> dict[str, float]:
    """A short list, and the arrangements of the lesson."""
    finds = 100 * programmes.chance_to_find(40, 4, 3)
    rows = programmes_view.ways_to_help(122, 6, 5, 50, 80)
    return {"listed": 40, "fitting": 4, "seen": 3, "finds": finds, "misses": 100 - finds,
            "with_return": 100 * (1 - 0.9**3), "added": 100 * 3 * 4 / 40, "one_look": 100 * 4 / 40,
            "listed_now": rows[0]["programmes"], "now": rows[0]["served"], "here": rows[1]["served"],
            "everywhere": rows[2]["served"]}


def _firms() -> dict[str, float]:
    limit = data.load("korea-sme-programmes").set_index("programme").loc["Loans at a fixed rate", "exports_below"]
    return {"exports": 12, "limit": limit}
