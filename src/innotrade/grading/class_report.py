"""The page for the teacher: how the class did, which questions were hard, which mistakes were common.

    difficulty       mean share of a question's points (1 is easy)
    discrimination   correlation of a question's points with the points of all other questions: near 0 or below, the
                     question does not tell who knows the matter
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from statistics import StatisticsError, correlation, mean, median

from innotrade.grading.student_report import page, points

_COMMONEST = 5
_BINS = 10


def render(results: list[dict], missing: Sequence[str] = ()) -> str:
    """Return the page of a class; ``missing`` has handed in nothing."""
    if not results:
        return page("No submissions", "")
    marks = [share(result) for result in results]
    body = f"""
<p>{len(results)} submissions; mean {mean(marks):.0%}, median {median(marks):.0%} of the points.</p>
<h2>Verdicts</h2>{_table(("Verdict", "Submissions"), Counter(result["verdict"] for result in results).most_common())}
<h2>Distribution</h2>{_table(("Share of points", "Submissions", ""), _histogram(marks))}
<h2>Questions</h2>{_table(("Question", "Difficulty", "Discrimination"), items(results))}
<h2>Commonest mistakes</h2>{_table(("Question", "Mistake", "Submissions", "What students were told"),
                                  mistakes(results))}
<h2>To look at</h2>{_table(("Submission", "Verdict", "Reason"), _odd(results))}
<h2>Nothing handed in</h2><p>{escape(", ".join(missing)) or "None."}</p>"""
    return page(f"{results[0]['exercise']}: the class", body)


def share(result: Mapping) -> float:
    """Return the share of its points that a submission has."""
    return result["total"] / result["whole"] if result["whole"] else 0.0


def items(results: list[dict]) -> list[tuple[str, str, str]]:
    """Return each question with its difficulty and its discrimination, as text."""
    found = []
    for place, question in enumerate(results[0]["questions"]):
        possible = question["possible"] + question["manual_possible"]
        own = [_earned(result["questions"][place]) for result in results]
        rest = [result["total"] - mark for result, mark in zip(results, own, strict=True)]
        found.append((question["id"], f"{mean(own) / possible:.2f}" if possible else "", _correlation(own, rest)))
    return found


def mistakes(results: list[dict]) -> list[tuple]:
    """Return the commonest known mistakes: question, name, how many, and what students were told."""
    seen, told = Counter(), {}
    for result in results:
        for question in result["questions"]:
            for test in question["tests"]:
                if test["mistake"]:
                    seen[question["id"], test["mistake"]] += 1
                    told[question["id"], test["mistake"]] = test["message"]
    return [(*key, count, told[key]) for key, count in seen.most_common(_COMMONEST)]


def _earned(question: Mapping) -> float:
    return question["points"] + (question.get("manual") or 0)


def _correlation(own: list[float], rest: list[float]) -> str:
    try:
        return f"{correlation(own, rest):.2f}"
    except StatisticsError:  # one submission, or all alike: there is nothing to tell apart
        return "–"


def _histogram(marks: list[float]) -> list[tuple]:
    counts = Counter(min(int(mark * _BINS), _BINS - 1) for mark in marks)
    return [(f"{place / _BINS:.0%} to {(place + 1) / _BINS:.0%}", counts[place], "█" * counts[place])
            for place in range(_BINS)]


def _odd(results: list[dict]) -> list[tuple]:
    return [(result["submission"], result["verdict"], "; ".join([result["reason"], *result["notes"]]))
            for result in results if result["verdict"] not in ("graded", "needs-manual") or result["notes"]]


def _table(heading: tuple, rows: list[tuple]) -> str:
    if not rows:
        return "<p>None.</p>"
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in heading)
    lines = "".join("<tr>" + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(cell: object) -> str:
    return points(cell) if isinstance(cell, float) else str(cell)
