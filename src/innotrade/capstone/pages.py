"""A brief as files: an HTML page that opens anywhere, and the same as a PDF of two sheets."""

import tempfile
from html import escape
from pathlib import Path

from innotrade.errors import CourseError
from innotrade.files import write_atomically
from innotrade.models.capstone.brief_html import written

STYLE = Path(__file__).parents[1] / "site" / "static" / "brief.css"
#: Around the sheets, which bring their own style and paper.
BODY = """body { margin: 0; }
@media screen { body { background: #e9ecef; } .brief { margin: 8mm auto; max-width: 200mm; } }"""


def document(blocks: list[dict]) -> str:
    """Return a brief as an HTML page of its own."""
    title = next(block["text"] for block in blocks if block["kind"] == "title")
    style = STYLE.read_text(encoding="utf-8")
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" '
            f'content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
            f"<style>\n{style}\n{BODY}\n</style>\n</head>\n<body>\n<main>\n{written(blocks)}\n</main>\n</body>\n</html>\n")


def write(blocks: list[dict], folder: Path) -> list[Path]:
    """Write ``brief.html`` and ``brief.pdf`` into a folder, which is made if need be.

    Raises
    ------
    CourseError
        The folder cannot be written to, or no Chromium is installed (``brief.html`` is there all the same).
    """
    from innotrade.site import paper

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CourseError(f"--out must be a folder that can be written to, got {str(folder)!r}: {error}") from error
    page = folder / "brief.html"
    write_atomically(page, document(blocks))
    with tempfile.TemporaryDirectory() as place:  # under a name of its own: the PDF's metadata keep no reader's folder
        sheet = Path(place) / "brief.html"
        sheet.write_bytes(page.read_bytes())
        write_atomically(folder / "brief.pdf", paper.printed(sheet))
    return [page, folder / "brief.pdf"]
