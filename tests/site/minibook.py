"""A book of a few pages, built from notebooks made here, that has every kind of control, chart and formula."""

import json
import os
import shutil
import sys
from pathlib import Path

import nbformat
import yaml

from innotrade import charts, explorer

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
_METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
             "language_info": {"name": "python"}}

if str(HERE) not in sys.path:  # the models of these tests are a package beside this file
    sys.path.insert(0, str(HERE))

from fixture_models import growth, materials  # noqa: E402


def growth_explorer() -> explorer.Explorer:
    """Return an explorer with every control but the table."""
    chart = {
        "description": "Lines of a value that grows over the years.",
        "data": {"name": "rows"}, "width": "container", "height": 200, "mark": "line",
        "encoding": {"x": {"field": "year", "type": "quantitative", "title": "Year"},
                     "y": {"field": "value", "type": "quantitative", "title": "Value (index)"},
                     "color": {"field": "line", "type": "nominal"}},
    }
    return explorer.Explorer(
        growth.path,
        controls=[
            explorer.number("start", label="Start", value=100.0, min=0, unit="index", help="Where the line begins."),
            explorer.slider("rate", label="Growth", min=0.0, max=0.2, step=0.01, value=0.05, unit="a year"),
            explorer.slider("years", label="Years", min=1, max=50, step=1, value=20, unit="years"),
            explorer.select("scenario", label="Scenario", options={"low": "Low", "high": "High"}, value="low"),
            explorer.toggle("compound", label="Compound growth", value=True),
            explorer.multiselect("lines", label="Lines", options=["whole", "half"], value=["whole", "half"]),
        ],
        chart=chart, summary=growth.in_words, title="How fast does it grow?",
        columns={"value": "Value (index)"},
    )


def materials_explorer() -> explorer.Explorer:
    """Return an explorer whose control is a table, beside fixed data and two charts."""
    first = [{"part": "Steel", "cost": 30.0, "origin": "KOR"}, {"part": "Glass", "cost": 12.5, "origin": "CHL"}]
    fixed = [{"origin": "KOR", "share": 1.0}, {"origin": "CHL", "share": 0}, {"origin": "CHN", "share": 0.25}]
    rows = materials.content(100.0, first, fixed)
    import pandas as pd

    bars = charts.bar(pd.DataFrame(rows), "share", "part", x_title="Share of the price",
                      alt_text="Each material's share of the price of the product.")
    points = charts.scatter(pd.DataFrame(rows), "cost", "share", label="part", x_title="Cost (USD)",
                            alt_text="The cost of each material against its share of the price.")
    columns = [explorer.column("part", label="Part", type="text"),
               explorer.column("cost", label="Cost", unit="USD", min=0, max=100),
               explorer.column("origin", label="Origin", type="text", options=["KOR", "CHL", "CHN"])]
    return explorer.Explorer(
        materials.content,
        controls=[explorer.number("price", label="Price", value=100.0, min=1, max=1000, unit="USD"),
                  explorer.table("materials", label="Bill of materials", columns=columns, value=first, max_rows=6)],
        chart=[bars, points], summary=materials.in_words, title="What is in the product?", data={"shares": fixed},
    )


def bundle(shown) -> dict:
    """Return what a notebook stores for an output."""
    data = shown._repr_mimebundle_()
    data = data[0] if isinstance(data, tuple) else data
    return {name: value for name, value in data.items() if "widget-view" not in name}


def notebook(title: str, *parts) -> nbformat.NotebookNode:
    """Return a notebook: strings become Markdown cells, everything else the output of a folded cell."""
    cells = [nbformat.v4.new_markdown_cell(f"# {title}")]
    for part in parts:
        if isinstance(part, str):
            cells.append(nbformat.v4.new_markdown_cell(part))
            continue
        cell = nbformat.v4.new_code_cell("show(value)", metadata={"tags": ["hide-input"]}, execution_count=1)
        cell.outputs = [nbformat.v4.new_output("execute_result", data=bundle(part), execution_count=1)]
        cells.append(cell)
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return nbformat.v4.new_notebook(cells=cells, metadata=_METADATA)


def write(folder: Path) -> Path:
    """Write the sources of the book into an empty folder and return it."""
    import pandas as pd

    book = folder / "book"
    (book / "part").mkdir(parents=True)
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["title"] = "A small book"
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    shutil.copy(ROOT / "book" / "references.bib", book / "references.bib")
    toc = {"format": "jb-book", "root": "book/index",
           "parts": [{"caption": "Part", "chapters": [{"file": f"book/part/{name}"} for name in ("lesson", "plain")]}]}
    (book / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    (book / "index.md").write_text("# A small book\n\nIts first page. See {doc}`part/lesson`.\n", encoding="utf-8")
    (book / "part" / "plain.md").write_text("# Plain page\n\nA word to search for: quokka.\n", encoding="utf-8")
    trade = pd.DataFrame({"year": [2003, 2004, 2005], "exports": [1.0, 2.5, 2.0], "imports": [2.0, 1.5, 1.0]})
    lines = charts.line(trade, "year", ["exports", "imports"], y_title="USD billion",
                        alt_text="Exports rise in 2004 while imports fall.")
    lesson = notebook("What grows?", "A formula: $T = \\ln 2 / \\ln(1 + g)$, where $g$ is growth.\n\n$$\\sum_i s_i^2$$",
                      "## A chart\n\nWhat the data say.", lines, "## Explorers\n\nMove something.", growth_explorer(),
                      "Then a table.", materials_explorer(), "## Limits\n\nNone.")
    (book / "part" / "lesson.ipynb").write_text(nbformat.writes(lesson) + "\n", encoding="utf-8")
    return folder


def build(folder: Path) -> Path:
    """Build the book in a folder that :func:`write` filled, and return the folder of the pages."""
    from innotrade.site import build as command

    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE)] + ([before] if before else []))
    try:
        return command.build(folder, root=folder).parent
    finally:
        os.environ.pop("PYTHONPATH")
        if before:
            os.environ["PYTHONPATH"] = before


if __name__ == "__main__":
    print(json.dumps(str(build(write(Path(sys.argv[1]))))))
