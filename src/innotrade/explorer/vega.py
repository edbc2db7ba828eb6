"""The drawing library as one script, taken from an installed wheel and kept for the next time.

Bundling takes seconds, so the result is kept in the user's cache folder under the wheel's version.
"""

import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

from innotrade.files import write_atomically

#: The library's default snippet also names parts that it does not fill.
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


@cache
def bundle() -> str:
    """Return a classic script that defines ``vegaEmbed``.

    Raises
    ------
    ImportError
        ``vl-convert-python`` is not installed.
    """
    import vl_convert

    kept = _folder() / f"vega-embed-{version('vl-convert-python')}.js"
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    # Wrapped in a function: the bundle's many short top-level names would otherwise become the page's.
    text = "(function () {\n" + vl_convert.javascript_bundle(_SNIPPET) + "\n})();\n"
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, text)
    except OSError:
        pass  # a read-only home only costs the seconds again
    return text


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "innotrade"
