"""The page that a student gets back: which tests passed, what was wrong, and nothing of the hidden tests."""

from collections.abc import Mapping
from html import escape

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid; }
td.number, th.number { text-align: right; white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
"""

#: What a verdict means to the student.
VERDICTS = {
    "graded": "Every question was graded.",
    "needs-manual": "The tests are done; a teacher still reads your written answers.",
    "timeout": "Some of your code took too long and was left out; the rest was graded.",
    "memory": "Some of your code needed too much memory and was left out; the rest was graded.",
    "died": "Some of your code ended the notebook and was left out; the rest was graded.",
    "output-limit": "Some of your code printed too much and was left out; the rest was graded.",
    "invalid": "The file could not be graded.",
    "wrong-exercise": "The file belongs to another exercise.",
    "tampered": "Something in the notebook is not as it was given out; a teacher will look at it.",
}


def render(result: Mapping) -> str:
    """Return the page of a result that has been through :func:`innotrade.grading.gradebook.with_manual`."""
    rows = "".join(_question(question) for question in result["questions"])
    return page(f"{result['exercise']}: {result['student']}", f"""
<p><strong>{points(result['total'])} of {points(result['whole'])} points.</strong> {escape(_state(result))}</p>
<table><thead><tr><th scope="col">Question</th><th scope="col">What was found</th>
<th scope="col" class="number">Points</th></tr></thead><tbody>{rows}</tbody></table>
{_cells(result)}""")


def page(title: str, body: str) -> str:
    """Return a whole page that needs nothing from elsewhere."""
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
            f"<style>{STYLE}</style></head>\n<body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n")


def points(number: float) -> str:
    """Return points as people write them."""
    return f"{number:g}"


def summary(result: Mapping) -> str:
    """Return a result in one line, for the comment field of a learning-management system."""
    found = [f"{question['id']}: {sentence}" for question in result["questions"]
             for sentence in _sentences(question) if sentence]
    return " ".join([_state(result), *found])[:1500]


def _state(result: Mapping) -> str:
    sentence = VERDICTS[result["verdict"]]
    return f"{sentence} Reason: {result['reason']}." if result["verdict"] in ("invalid", "wrong-exercise") else sentence


def _sentences(question: Mapping) -> list[str]:
    return [test["message"] for test in question["tests"] if not test["hidden"] and not test["passed"]]


def _question(question: Mapping) -> str:
    found = []
    for test in question["tests"]:
        if test["hidden"]:
            continue
        found.append("Right." if test["passed"] else test["message"])
    hidden = [test for test in question["tests"] if test["hidden"]]
    if hidden:
        passed = sum(test["passed"] for test in hidden)
        found.append(f"Further tests: {passed} of {len(hidden)} passed.")
    earned, possible = question["points"], question["possible"]
    if question["manual_possible"]:
        possible += question["manual_possible"]
        if question["manual"] is None:
            found.append("A teacher has yet to read this answer.")
        else:
            earned += question["manual"]
            found.append(question["comment"] or ("Read by a teacher." if question.get("answer") else "Left blank."))
    return (f'<tr><th scope="row">{escape(question["id"])}</th><td>{"<br>".join(escape(one) for one in found)}</td>'
            f'<td class="number">{points(earned)} of {points(possible)}</td></tr>')


def _cells(result: Mapping) -> str:
    if not result["cells"]:
        return ""
    items = "".join(f"<li><code>{escape(cell['cell'])}</code> <pre>{escape(cell['error'])}</pre></li>"
                    for cell in result["cells"])
    return f"<h2>Cells that did not run</h2><ul>{items}</ul>"
