"""The Sphinx extension of the course: adds to each page what the page needs, and nothing else."""

import os
from pathlib import Path
from typing import Any

from innotrade.site import pages, runtime, slim

HERE = Path(__file__).parent
#: Scripts and style sheets that the theme and Jupyter Book add to every page, and what must be on a page to keep them.
ONLY_WITH = {
    "sphinx-design.min.css": 'class="sd-', "design-tabs.js": "sd-tab-set",
    "togglebutton.css": "dropdown", "togglebutton.js": "dropdown",
}
#: What stands on a page that needs a style sheet and a script of ours, and their name.
BROUGHT_BY = {
    'class="explorer': f"{runtime.FOLDER}/explorer", 'class="quiz': "quiz", 'class="progress-sheet': "progress",
    'class="brief': "brief", 'class="print-alone': "brief",
}
#: Never kept: copying code without its context, live kernels on other hosts, style sheets that are in our one.
DROPPED = ("copybutton.css", "copybutton.js", "clipboard.min.js", "sphinx-thebe.css", "sphinx-thebe.js", "pygments.css",
           "sphinx-book-theme.css", "pydata-sphinx-theme.css", "mystnb.", "THEBE", "thebe", "copybutton")

#: Needed by the search page alone.
ONLY_TO_SEARCH = ("doctools.js", "sphinx_highlight.js")


def setup(app: Any) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_config_value("innotrade_pages", runtime.fingerprint(), "env")
    pages.setup(app)
    app.connect("config-inited", configure, priority=900)
    app.connect("builder-inited", prepare)
    app.connect("html-page-context", add_what_the_page_needs, priority=990)
    app.connect("build-finished", finish, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def configure(app: Any, config: Any) -> None:
    """Set what the course's pages need of Sphinx and of the theme."""
    # Each file that is not in the table of contents is excluded by name, so that a new file anywhere would otherwise
    # be a changed setting, and every page would be read anew; found pages are compared in any case.
    listed = config._options["exclude_patterns"]
    config._options["exclude_patterns"] = type(listed)(listed.default, "", listed.valid_types)
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_context.setdefault("default_mode", "auto")
    config.html_theme_options.setdefault("navbar_persistent", [])
    config.html_show_search_summary = False  # it reads pages as a server would, which a page on a disk cannot
    config.html_copy_source = True
    config.notfound_urls_prefix = os.environ.get("INNOTRADE_BASE", "/")  # where the pages are published on their host
    config.mathjax_path = f"{runtime.FOLDER}/mathjax/startup.js"
    config.mathjax3_config = {**(config.mathjax3_config or {}), "loader": {"load": list(runtime.MATHJAX)}}


def prepare(app: Any) -> None:
    """Let Sphinx copy our own style sheets and scripts, and assemble what explorers need."""
    if app.builder.format != "html":
        return
    app.config.html_static_path.append(str(HERE / "static"))
    runtime.write(Path(app.outdir) / "_static")


def add_what_the_page_needs(app: Any, pagename: str, templatename: str, context: dict, doctree: Any) -> None:
    """Add what the page's body uses, and take away what it does not."""
    body = context.get("body") or ""
    # ARIA 1.2 wants items inside a list; the role that docutils gives to a reference is none.
    context["body"] = body = body.replace('role="doc-biblioentry"', 'role="listitem"')
    for mark, name in BROUGHT_BY.items():
        if mark in body:
            app.add_css_file(f"{name}.css")
            app.add_js_file(f"{name}.js", loading_method="defer")
    for kind in ("css_files", "script_files"):
        context[kind] = [item for item in context.get(kind, []) if _needed(item, body, pagename)]


def _needed(item: Any, body: str, pagename: str) -> bool:
    name = str(getattr(item, "filename", item) or getattr(item, "attributes", {}).get("body", ""))
    if any(part in name for part in DROPPED) or (pagename != "search" and name.endswith(ONLY_TO_SEARCH)):
        return False
    marks = [mark for part, mark in ONLY_WITH.items() if part in name]
    if "toggleHint" in name:
        marks.append("dropdown")
    return all(mark in body for mark in marks)


def finish(app: Any, error: Exception | None) -> None:
    """Write models and style sheet once all pages are there; also when only a model changed and no page did."""
    if error is None and app.builder.format == "html":
        pages = Path(app.outdir)
        runtime.write_models(pages / "_static", runtime.modules_used(pages))
        slim.write(pages)
        runtime.drop_unused(pages / "_static")
