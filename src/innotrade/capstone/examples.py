"""Two briefs to mark: one that is good, and one whose flaws were put in on purpose, each with marks and reasons.

Both are made by the function that makes a reader's own. Texts, flaws and what each flaw loses stand in
``examples.yml`` beside this module; a flaw is joined to a criterion of the rubric, so that brief and marks agree.
"""

from functools import cache
from html import escape
from pathlib import Path

import yaml

from innotrade import data, quiz_bank
from innotrade.capstone import evidence
from innotrade.capstone.rubric import Block, criteria, points
from innotrade.errors import CourseError
from innotrade.models.capstone.brief import brief
from innotrade.models.capstone.brief_html import written
from innotrade.models.capstone.programme_view import figure, programme

KINDS = ("good", "flawed")


def path() -> Path:
    """Return the file of the two examples."""
    return Path(__file__).with_name("examples.yml")


@cache
def example(which: str) -> dict:
    """Return an example with its numbers put in.

    Raises
    ------
    CourseError
        ``which`` is neither ``good`` nor ``flawed``, or a text names a number that is not computed.
    """
    if which not in KINDS:
        raise CourseError(f"a brief to mark is one of {', '.join(KINDS)}, got {which!r}")
    found = yaml.safe_load(path().read_text(encoding="utf-8"))[which]
    return quiz_bank.filled_all(f"examples.yml, {which}", found, _numbers(found["programme"]))


def _numbers(plan: dict) -> dict:
    rows = programme(**plan, **evidence.inputs())
    study, first = (data.load(name).set_index("name")["value"] for name in ("chapter4-figures", "chapter1-figures"))
    whole, guess = sum(row["high"] for row in rows), study["sme_loan_share"]
    return {
        "budget": plan["budget"], "years": plan["years"], "sum_of_highs": figure(whole),
        "return_on_all": whole / plan["budget"], "guess": guess,
        "guessed_gap": 100 * (1 - guess / study["sme_loan_share_oecd"]),
        "limit": " ".join(f"{row['line']}: {row['held']}." for row in rows if "counted" in row["held"]),
        "squid_before": first["peruvian_squid_in_korea_2010"], "squid_after": first["peruvian_squid_in_korea_2014"],
        **{f"{place}_{case}": figure(row[case]) for place, row in zip(("first", "second"), rows, strict=False)
           for case in ("low", "high", "stop")},
    }


def blocks(which: str) -> list[dict]:
    """Return the blocks of an example."""
    found = example(which)
    made = brief(**found["programme"], words=found["words"], **evidence.inputs())
    changes = {change["block"]: change for change in found.get("changes", [])}
    unknown = set(changes) - {block["id"] for block in made}
    if unknown:
        raise CourseError(f"examples.yml, {which}: the brief has no block {sorted(unknown)[0]!r}")
    return [_changed(block, changes.get(block["id"], {})) for block in made]


def _changed(block: dict, change: dict) -> dict:
    made = dict(block)
    if "text" in change:
        made["text"] = change["text"]
    if "own" in change:
        made |= {"kind": "own", "text": change["own"]}
    if "items" in change:
        made["items"] = change["items"]
    if "cells" in change:
        made["rows"] = [_with(row, change["cells"]) if change["row"] in row[0] else row for row in made["rows"]]
    if "column" in change:
        made["rows"] = [_with(row, change["column"]) for row in made["rows"]]
    if "keep" in change:
        kept = change["keep"]
        made |= {"head": change["head"], "rows": [[row[place] for place in kept] for row in made["rows"]],
                 "numbers": [place for place, old in enumerate(kept) if old in made["numbers"]]}
    return made


def _with(row: list, cells: dict) -> list:
    return [cells.get(place, cell) for place, cell in enumerate(row)]


def marks(which: str) -> dict[str, float]:
    """Return the points of an example by criterion: the rubric's, less what each flaw loses."""
    changes = example(which).get("changes", [])
    return {line.id: line.points - sum(change["lost"] for change in changes if change["criterion"] == line.id)
            for line in criteria()}


def reasons(which: str) -> dict[str, str]:
    """Return why an example has its points, by criterion."""
    found = example(which)
    return {line.id: found["reasons"].get(line.id) or " ".join(
        change["why"] for change in found["changes"] if change["criterion"] == line.id) for line in criteria()}


def marked(which: str) -> Block:
    """Return an example with its marks and reasons folded below."""
    given, why = marks(which), reasons(which)
    rows = "".join(f'<tr><th scope="row">{escape(line.title)}</th><td class="n">{given[line.id]:g} of {line.points}'
                   f"</td><td>{escape(why[line.id])}</td></tr>" for line in criteria())
    rows += (f'<tr><th scope="row">together</th><td class="n">{sum(given.values()):g} of {points()}</td>'
             "<td>of all points</td></tr>")
    return Block(
        f'<div class="brief-example">{written(blocks(which), 3)}'
        "<details><summary>Marks and reasons: mark it yourself first</summary>"
        '<div class="course-table"><table><thead><tr><th scope="col">criterion</th><th scope="col" class="n">points'
        f'</th><th scope="col">why</th></tr></thead><tbody>{rows}</tbody></table></div></details></div>')
