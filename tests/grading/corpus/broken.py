"""Files that are not as they were given out, or no notebooks at all."""

import io
import json
import zipfile

from tests.grading.classroom import EXERCISE, as_bytes, before, code, replaced, solved
from tests.grading.corpus.entries import RIGHT, add

# --- notebooks that are not as they were given out
add("syntax-error", "graded", "q1", replaced(RIGHT, "q1-answer", "slips = = 1"))
add("missing-cell", "graded", "q1", {**RIGHT, "cells": [cell for cell in RIGHT["cells"] if cell["id"] != "q1-answer"]})
add("renamed-cells", "graded", (), {**RIGHT, "cells": [
    {**cell, "id": f"x{place}", "metadata": {}} for place, cell in enumerate(RIGHT["cells"])]})
add("duplicated-cells", "graded", (), {**RIGHT, "cells": [cell for cell in RIGHT["cells"] for _ in range(2)]})
add("reordered-cells", "graded", "q4", {**RIGHT, "cells": sorted(
    RIGHT["cells"], key=lambda cell: cell["id"][:2] not in ("se", "lo", "q4"))})
add("edited-tests", "tampered", (), replaced(RIGHT, "q1-feedback", "check = lambda *_: '✓ q1: Right.'"))
add("removed-metadata", "graded", (), {**RIGHT, "metadata": {}, "cells": [
    {"cell_type": "code", "source": cell["source"]} for cell in RIGHT["cells"]]})
add("no-metadata-at-all", "graded", (), {"cells": RIGHT["cells"]})
add("nbformat-3", "graded", (), {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [
    {"metadata": {}, "cells": [{"cell_type": "code", "input": cell["source"], "language": "python", "outputs": []}
                               for cell in RIGHT["cells"]]}]})
add("odd-cells", "graded", (), {**RIGHT, "cells": [None, 7, {"cell_type": "code", "source": 5}, {"cell_type": []},
                                                   code("x", ["a", None, "b"]), *RIGHT["cells"]]})
add("large-file", "invalid", "all", content=b" " * (21 << 20) + as_bytes(RIGHT))
add("too-many-cells", "invalid", "all", {**RIGHT, "cells": [code("x", "1")] * 3000})
add("not-json", "invalid", "all", content=b"this is my homework")
add("empty", "invalid", "all", content=b"")
add("json-but-no-notebook", "invalid", "all", content=b'["q1", 2]')
add("nested-json", "invalid", "all", content=b"[" * 200_000)
add("utf-16", "invalid", "all", content=json.dumps(RIGHT).encode("utf-16"))
add("wrong-exercise", "wrong-exercise", "all", {**RIGHT, "metadata": {"innotrade": {"exercise": "fta/first-partner"}}})
add("another-notebook", "wrong-exercise", "all", {"cells": [code("a", "print(1)")], "metadata": {}, "nbformat": 4})
add("ana", "graded", (), solved(student="ana"))
add("bob", "tampered", "q2", solved(student="ana"))
add("student-without-encoding", "tampered", "q2", {**RIGHT, "metadata": {"innotrade": {
    "exercise": EXERCISE, "student": "\ud800", "seed": 0}}})
add("another-seed", "tampered", (), before(
    {**RIGHT, "cells": [{**cell, "source": cell["source"].replace('agreements")', 'agreements", seed=7)')}
                        for cell in RIGHT["cells"]]}, "q2-answer", "variant = begin('fta/why-agreements')"))

# --- file names: of four bytes a letter, in no encoding, and one that a careless grader would import
add("\U00020000" * 62, "graded", (), RIGHT)
add("no-encoding-\udce9", "graded", (), RIGHT)
add("json", "invalid", "all", content=b"open('escaped', 'w').close()\nraise SystemExit('imported')", suffix=".py")

# --- links and archives
add("symlink", "invalid", "all", link="/etc/passwd")


def archive(*members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as found:
        for name, content, mode in members:
            info = zipfile.ZipInfo(name)
            info.external_attr, info.compress_type = mode << 16, compression
            found.writestr(info, content)
    return buffer.getvalue()


add("zip-right", "graded", (), content=archive(("work/mine.ipynb", as_bytes(RIGHT), 0o100644)), suffix=".zip")
add("zip-traversal", "invalid", "all", suffix=".zip",
    content=archive(("../../escaped.ipynb", as_bytes(RIGHT), 0o100644)))
add("zip-absolute", "invalid", "all", suffix=".zip",
    content=archive(("/tmp/escaped.ipynb", as_bytes(RIGHT), 0o100644)))
add("zip-symlink", "invalid", "all", content=archive(("a.ipynb", b"/etc/passwd", 0o120777)), suffix=".zip")
add("zip-bomb", "invalid", "all", content=archive(("a.ipynb", b" " * 300_000_000, 0o100644)), suffix=".zip")
add("zip-lzma", "invalid", "all", suffix=".zip",
    content=archive(("a.ipynb", as_bytes(RIGHT), 0o100644), compression=zipfile.ZIP_LZMA))
add("zip-broken", "invalid", "all", content=b"PK\x03\x04" + b"\x00" * 50, suffix=".zip")
add("=cmd|'calc'!A0", "graded", (), {**RIGHT, "metadata": {**RIGHT["metadata"], "innotrade": {
    "exercise": EXERCISE, "seed": 0}}})
