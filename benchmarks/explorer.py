"""Explorers: a move in the page against a live kernel, the engine's start against Pyodide's, a page's weight."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from innotrade import course
from innotrade.explorer import vega
from innotrade.site import build, runtime

SITE = Path(__file__).parents[1] / "tests" / "site"
sys.path.insert(0, str(SITE))

import conftest as browsing  # noqa: E402
import minibook  # noqa: E402
import test_jupyterlab as jupyter  # noqa: E402

TITLE = "Explorers"
LESSON = "book/fta/why-agreements"
MOVES = 60
STARTS = 5
#: Our own types of output: Jupyter Book itself shows such a cell's text.
_OURS = ("vnd.innotrade", "vnd.vegalite")
_MOVE = """async (moves) => {
  const root = document.querySelector("section.explorer");
  const slider = [...root.querySelectorAll("input[type=range]")][1];
  const times = [];
  for (let move = 0; move < moves + 5; move += 1) {
    const drawn = new Promise((done) => root.addEventListener("innotrade:drawn", done, { once: true }));
    slider.value = 5 + (move * 7) % 40;
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn;
    times.push(performance.now() - start);
  }
  return times.slice(5);
}"""


def measure() -> str:
    """Return the tables as Markdown."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=browsing.chromium(), args=browsing.ARGUMENTS)
        pages = minibook.build(minibook.write(folder / "small"))
        moves = {"static page": static_moves(browser, pages), "live kernel (JupyterLab)": live_moves(browser, folder)}
        starts = {"Brython": [engine_start(browser, folder, brython_page) for _ in range(STARTS)]}
        core = pyodide(folder)
        if core:
            starts["Pyodide core"] = [engine_start(browser, folder, pyodide_page) for _ in range(STARTS)]
        weights = {"this course": weight(browser, build.build().parent),
                   "default Jupyter Book": weight(browser, default_book(folder / "plain"))}
        browser.close()
    return "\n".join([moves_table(moves), "", starts_table(starts), "", weights_table(weights)])


def static_moves(browser, pages: Path) -> list[float]:
    """Return milliseconds from input to drawn chart in the built page."""
    with page_of(browser) as page:
        page.goto(f"{pages.as_uri()}/book/part/lesson.html")
        return page.evaluate(_MOVE, MOVES)


def live_moves(browser, folder: Path) -> list[float]:
    """Return the same for the same explorer in JupyterLab, where the kernel computes."""
    class Folders:
        def mktemp(self, name):
            (folder / name).mkdir()
            return folder / name

    running = jupyter.lab._get_wrapped_function()(Folders())
    address = next(running)
    try:
        with page_of(browser) as page:
            page.goto(f"{address}/lab/tree/lesson.ipynb?reset")
            page.wait_for_selector(".jp-CodeCell .cm-content", timeout=180_000)
            page.wait_for_function(jupyter.IDLE, timeout=180_000)
            jupyter.run(page, 0)
            page.wait_for_selector("section.explorer[data-ready=yes]", timeout=180_000)
            return page.evaluate(_MOVE, MOVES)
    finally:
        next(running, None)


def engine_start(browser, folder: Path, write) -> float:
    """Return milliseconds until an engine in a fresh browser context has computed a model's first rows."""
    server = browsing.http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), browsing.functools.partial(browsing.Quiet, directory=str(folder)))
    browsing.threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with page_of(browser) as page:
            page.goto(f"http://127.0.0.1:{server.server_port}/{write(folder)}")
            page.wait_for_function("window.ready !== undefined", timeout=120_000)
            return page.evaluate("ready")
    finally:
        server.shutdown()


def brython_page(folder: Path) -> str:
    """Write a page that starts the course's engine with the fixture model."""
    runtime.write(folder)
    runtime.write_models(folder, runtime.modules_of("fixture_models.growth.path"))
    models = [f"models/{name}.js" for name in runtime.modules_of("fixture_models.growth.path")]
    scripts = ["brython.js", "python.js", *models]
    tags = "".join(f'<script src="{runtime.FOLDER}/{name}"></script>' for name in scripts)
    call = json.dumps("fixture_models.growth.path"), json.dumps(json.dumps(_ARGUMENTS))
    (folder / "brython.html").write_text(
        f"<!DOCTYPE html><html><head>{tags}</head><body><script>"
        "__BRYTHON__.runPythonSource('import innotrade_engine', { name: 'start' });"
        f"innotradePython.call({call[0]}, {call[1]}); window.ready = performance.now();</script></body></html>",
        encoding="utf-8")
    return "brython.html"


def pyodide_page(folder: Path) -> str:
    """Write a page that starts Pyodide core with the same model."""
    fixtures = SITE / "fixture_models"
    sources = {name: (fixtures / f"{name}.py").read_text(encoding="utf-8") for name in ("words", "growth")}
    steps = "".join(f"py.FS.writeFile('/home/pyodide/fixture_models/{name}.py', {json.dumps(text)});"
                    for name, text in {"__init__": "", **sources}.items())
    call = f"from fixture_models import growth; growth.path(**{_ARGUMENTS!r})"
    (folder / "pyodide.html").write_text(
        '<!DOCTYPE html><html><head><script src="pyodide/pyodide.js"></script></head><body><script>'
        "(async () => { const py = await loadPyodide(); py.FS.mkdir('/home/pyodide/fixture_models');"
        f"{steps} py.runPython({json.dumps(call)}); window.ready = performance.now(); }})();</script></body></html>",
        encoding="utf-8")
    return "pyodide.html"


def pyodide(folder: Path) -> bool:
    """Unpack Pyodide core from the package registry into the folder, kept for the next run; say whether it is there."""
    kept = vega._folder() / "pyodide"
    if not kept.exists() and shutil.which("npm"):
        packed = subprocess.run(["npm", "pack", "pyodide", "--silent"], cwd=folder, capture_output=True, text=True,
                                check=False)
        if packed.returncode == 0:
            shutil.unpack_archive(folder / packed.stdout.strip(), folder, "gztar", filter="data")
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(folder / "package", kept)
    if kept.exists():
        shutil.copytree(kept, folder / "pyodide")
    return kept.exists()


def default_book(folder: Path) -> Path:
    """Build the lesson's notebook as Jupyter Book does without this course's extension."""
    (folder / "book" / "fta").mkdir(parents=True)
    notebook = json.loads((course.root() / f"{LESSON}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            output["data"] = {kind: value for kind, value in output.get("data", {}).items()
                              if not any(part in kind for part in _OURS)}
    (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    shutil.copy(course.root() / "book" / "references.bib", folder / "book")
    config = {"title": "Plain", "execute": {"execute_notebooks": "off"}, "bibtex_bibfiles": ["book/references.bib"],
              "only_build_toc_files": True}
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "book" / "_toc.yml").write_text(f"format: jb-book\nroot: {LESSON}\n", encoding="utf-8")
    subprocess.run([sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(folder),
                    "--toc", str(folder / "book" / "_toc.yml"), "-q"], capture_output=True, check=True)
    return folder / "_build" / "html"


def weight(browser, pages: Path) -> dict[str, float]:
    """Return bytes, requests and first picture of the lesson's page, scrolled to its end, over http."""
    server = browsing.http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), browsing.functools.partial(browsing.Quiet, directory=str(pages)))
    browsing.threading.Thread(target=server.serve_forever, daemon=True).start()
    mathjax = runtime._installed("sphinx-mathjax-offline") / "static" / "mathjax"
    sizes = []
    with page_of(browser) as page:
        # The default page takes MathJax from another host: it gets the same files from the installed wheel.
        page.route("**/npm/mathjax@3/es5/**",
                   lambda route: route.fulfill(path=mathjax / route.request.url.partition("es5/")[2]))
        page.on("response", lambda response: sizes.append(len(response.body())))
        page.goto(f"http://127.0.0.1:{server.server_port}/{LESSON}.html", wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    server.shutdown()
    return {"bytes": sum(sizes), "requests": len(sizes), "first": first}


@contextmanager
def page_of(browser):
    """Give a page in a context of its own, whose caches are empty."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        yield context.new_page()
    finally:
        context.close()


def moves_table(moves: dict[str, list[float]]) -> str:
    """Return the table of moves."""
    lines = [f"| {name} | {statistics.median(times):.1f} | {p95(times):.1f} |" for name, times in moves.items()]
    ratio = p95(moves["static page"]) / p95(moves["live kernel (JupyterLab)"])
    return "\n".join([f"A move of a slider, from input event to drawn chart ({MOVES} moves, 42 rows on average):", "",
                      "| where | p50, ms | p95, ms |", "|---|---|---|", *lines, "",
                      f"The page's p95 is {ratio:.2f} of the kernel's."])


def starts_table(starts: dict[str, list[float]]) -> str:
    """Return the table of engine starts."""
    lines = [f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} |" for name, times in starts.items()]
    table = ["From opening a page to a model's first rows, over http, empty cache "
             f"({STARTS} starts):", "", "| engine | median, ms | longest, ms |", "|---|---|---|", *lines]
    if "Pyodide core" in starts:
        ratio = statistics.median(starts["Brython"]) / statistics.median(starts["Pyodide core"])
        table += ["", f"Brython takes {ratio:.2f} of Pyodide's time."]
    return "\n".join(table)


def weights_table(weights: dict[str, dict[str, float]]) -> str:
    """Return the table of page weights."""
    lines = [f"| {name} | {found['bytes'] / 1e6:.2f} | {found['requests']} | {found['first']:.0f} |"
             for name, found in weights.items()]
    ratio = weights["this course"]["bytes"] / weights["default Jupyter Book"]["bytes"]
    return "\n".join([f"The page of {LESSON.rpartition('/')[2]}, read to its end, MathJax included in both:", "",
                      "| page | MB | requests | first paint, ms |", "|---|---|---|---|", *lines, "",
                      f"The course's page weighs {ratio:.2f} of the default one, with its charts drawn."])


def p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


_ARGUMENTS = {"start": 100.5, "rate": 0.05, "years": 20, "scenario": "low", "compound": 1, "lines": ["whole", "half"]}
