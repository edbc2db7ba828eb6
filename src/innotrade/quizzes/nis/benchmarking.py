"""Numbers of the quiz of the lesson "How honest is a ranking?"."""

from innotrade import data, regional_index, sensitivity
from innotrade.models.nis import composite, composite_view


def values() -> dict[str, float]:
    """Return the numbers by the names that the bank uses; pure numbers, years of schooling, places, per cent."""
    return _technology() | _means() | _region()


def _technology() -> dict[str, float]:
    """Korea's schooling between goalposts, and Norway's place by two scales."""
    table = data.load("technology-achievement")
    post = data.load("technology-goalposts").set_index("indicator").loc["schooling"]
    schooling = table.set_index("country").loc["Korea", "schooling"]
    least, most = table["schooling"].min(), table["schooling"].max()
    between = composite.goalposts([schooling], post["low"], post["high"])[0]
    names = ["patents", "royalties", "internet", "exports", "telephones", "electricity", "schooling", "university"]
    columns = [composite.normalise(table[name].tolist(), "min-max") for name in names]
    places = composite.ranks(composite.linear([list(row) for row in zip(*columns, strict=True)], [1] * 8))
    norway = table["country"].tolist().index("Norway")
    return {"schooling": schooling, "low": post["low"], "high": post["high"], "least": least, "most": most,
            "between": between, "by_min_max": (schooling - least) / (most - least),
            "over_high": schooling / post["high"], "turned": 1 - between,
            "norway_published": table.loc[norway, "rank_linear"], "norway_min_max": places[norway]}


def _means() -> dict[str, float]:
    """One strong and one weak indicator."""
    strong, weak = 0.81, 0.16
    return {"strong": strong, "weak": weak, "geometric": composite.geometric([[strong, weak]], [1, 1])[0],
            "linear": composite.linear([[strong, weak]], [1, 1])[0], "product": strong * weak}


def _region() -> dict[str, float]:
    """Costa Rica in the region's index: place, band, and what leaving an indicator out does to it."""
    tables = composite_view.prepared(regional_index.records())
    rows = composite_view.rank_band(tables, "mean", "min-max", "linear", 1, 1, 1, 1, 1)
    costa = next(row for row in rows if row["country"] == "Costa Rica")
    found = sensitivity.exact(sensitivity.combinations(regional_index.choices(), regional_index.place_of("Costa Rica")))
    left_out = found.set_index("choice").loc["left_out"]
    return {"costa": costa["rank"], "costa_best": costa["best"], "costa_worst": costa["worst"],
            "first": left_out["first"], "total": left_out["total"], "first_percent": 100 * left_out["first"]}
