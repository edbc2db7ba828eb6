"""A policy brief of two pages as blocks: what to decide, what is lacking, what it brings, what may go wrong.

The numbers come from the evidence sheet and the programme; three short texts are the author's own. One function makes
the same blocks in the reader's browser and on the command line; ``brief_html`` beside it writes them.
"""

from math import fsum

from innotrade.models.capstone.effects import CASES
from innotrade.models.capstone.gaps_view import gaps_of
from innotrade.models.capstone.menu import MENU, slug_of
from innotrade.models.capstone.programme_view import (
    allotted,
    amount,
    facts_of,
    figure,
    in_years,
    measured,
    middle,
    programme,
)

#: The author's own texts: key -> (what it is, most characters, what stands where nothing was written).
WORDS = {
    "by": ("Prepared by", 80, ""),
    "why": ("Why this programme", 360, "Not written yet: why this programme and not another, in your own words."),
    "objection": ("The strongest objection", 360, "Not written yet: the strongest objection, and your answer."),
    "stop": ("When to stop", 300, "Not written yet: who stops the programme, on which figure, and when."),
}
#: Rows of the table of gaps.
MOST_GAPS = 5


def brief(country: str, gap: str, benchmark: str, budget: float, years: int, lines: list[dict], words: dict,
          countries: list[dict], published: dict, evidence: list[dict]) -> list[dict]:
    """Return the blocks of a brief.

    Parameters
    ----------
    country, gap, benchmark, budget, years, lines, countries, published, evidence
        As in :func:`innotrade.models.capstone.programme_view.programme`.
    words
        Texts by the names of ``WORDS``; what is left out is said to be not written yet.

    Returns
    -------
    Dicts with ``leaf`` (page 1 or 2), ``id``, ``kind`` (title, heading, text, own, todo, table, list or fine) and what
    the kind needs: ``text``, ``rows`` with ``head``, ``items``.

    Raises
    ------
    ValueError
        As ``programme``; a text is unknown or too long.
    """
    own = checked_words(words)
    plan = {"country": country, "gap": gap, "benchmark": benchmark, "budget": float(budget), "years": int(years),
            "lines": lines}
    rows = programme(**plan, countries=countries, published=published, evidence=evidence)
    slugs = [slug for slug, _ in allotted(lines)]
    sheet = gaps_of(country, benchmark, evidence)
    facts = facts_of(country, countries)
    first = [*_opening(plan, rows, facts, own), *_lacking(plan, sheet), *_money(slugs, rows), *_grounds(slugs)]
    second = [*_risks(slugs, own), *_watched(plan, slugs, rows, own), *_time(plan["years"], slugs),
              *_unknown(plan, sheet, rows), *_made(plan)]
    return [{"leaf": 1, **block} for block in first] + [{"leaf": 2, **block} for block in second]


def checked_words(words: dict) -> dict:
    """Return the author's texts, trimmed; raise ``ValueError`` for an unknown one and for one that is too long.

    >>> checked_words({"by": " Ana "})["by"]
    'Ana'
    """
    for name in words:
        if name not in WORDS:
            raise ValueError(f"words must be among {', '.join(WORDS)}, got {name!r}")
    found = {}
    for name, (_, most, _) in WORDS.items():
        text = " ".join(str(words.get(name) or "").split())
        if len(text) > most:
            raise ValueError(f"{name} must have at most {most} characters, got {len(text)}")
        found[name] = text
    return found


def _own(name: str, own: dict) -> dict:
    text = own[name]
    return {"id": name, "kind": "own" if text else "todo", "text": text or WORDS[name][2]}


def _opening(plan: dict, rows: list[dict], facts: dict, own: dict) -> list[dict]:
    yearly = plan["budget"] / plan["years"]
    shares = ", ".join([f"{row['line'].lower()} {row['share']:.0f} %" for row in rows])
    fits = fsum([row["share"] for row in rows if row["answers"] == "yes"])
    money = (f"Spend {figure(plan['budget'])} million dollars in {in_years(plan['years'])}, {figure(yearly)} million a "
             f"year or {figure(100 * yearly / facts['gdp'])} % of GDP: {shares}.")
    part = "None" if fits == 0 else "All" if fits > 99.5 else f"{fits:.0f} %"
    answer = f"{part} of the money answers the gap in {plan['gap']} ({rows[0]['need']})."
    brings = joined([f"{figure(row['low'])} to {figure(row['high'])} {row['of']}" for row in rows])
    return [
        {"id": "title", "kind": "title",
         "text": f"{plan['country']}: {figure(plan['budget'])} million dollars for {plan['gap']}",
         "over": "Policy brief", "under": f"Prepared by {own['by']}" if own["by"] else ""},
        {"id": "decision-head", "kind": "heading", "text": "What to decide"},
        {"id": "decision", "kind": "text", "text": f"{money} {answer} Expected: {brings}."},
        _own("why", own),
    ]


def joined(parts: list[str]) -> str:
    """Return words as a list in a sentence.

    >>> joined(["a", "b", "c"]), joined(["a"])
    ('a, b and c', 'a')
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:len(parts) - 1])} and {parts[len(parts) - 1]}"


def shown_gaps(plan: dict, sheet: list[dict]) -> list[dict]:
    """Return the rows of the table of gaps: the chosen theme first, with what has no value, then the widest others."""
    chosen = [row for row in sheet if row["theme"] == plan["gap"]]
    others = [row for row in sheet if row["theme"] != plan["gap"] and row["gap"]]
    others = sorted(others, key=lambda row: -row["gap"])
    return (sorted(chosen, key=lambda row: -1 if row["gap"] is None else -row["gap"])[:MOST_GAPS] + others)[:MOST_GAPS]


def _lacking(plan: dict, sheet: list[dict]) -> list[dict]:
    rows = []
    for row in shown_gaps(plan, sheet):
        mark = "chosen: " if row["theme"] == plan["gap"] else ""
        known = row["gap"] is not None
        rows.append([f"{mark}{row['indicator']}, {row['unit']}", measured(row["value"]) if known else "no value",
                     f"{measured(row['benchmark'])} ({row['against']})",
                     f"{row['gap']:.0f} %" if known else "not known", row["year"] if known else "–", row["source"]])
    return [{"id": "lacking-head", "kind": "heading", "text": "What is lacking"},
            {"id": "lacking", "kind": "table", "bar": 3, "rows": rows,
             "head": ["indicator", plan["country"], "benchmark", "lacking, % of benchmark", "year", "source"],
             "numbers": [1, 3, 4]}]


def _money(slugs: list[str], rows: list[dict]) -> list[dict]:
    lines = [[row["line"], f"{row['money']:.1f}", f"{MENU[slug]['korea']} ({MENU[slug]['place']})", row["answers"]]
             for slug, row in zip(slugs, rows, strict=True)]
    effects = [[row["line"], MENU[slug]["counts"], MENU[slug]["unit"], *[figure(row[case]) for case in CASES]]
               for slug, row in zip(slugs, rows, strict=True)]
    fine = "Nothing is counted after the money ends, and lines are not added: they count different things."
    return [{"id": "money-head", "kind": "heading", "text": "What is paid for"},
            {"id": "money", "kind": "table", "rows": lines, "numbers": [1],
             "head": ["instrument", "US$ million", "what Korea does (place in the study)", "answers the gap"]},
            {"id": "effects-head", "kind": "heading", "text": "What it brings"},
            {"id": "effects", "kind": "table", "rows": effects, "numbers": [3, 4, 5],
             "head": ["instrument", "what is counted", "unit", "low", "central", "high"]},
            {"id": "effects-fine", "kind": "fine", "text": fine}]


def _grounds(slugs: list[str]) -> list[dict]:
    rows = [[MENU[slug]["name"], MENU[slug]["rests"], MENU[slug]["assumes"]] for slug in slugs]
    return [{"id": "grounds-head", "kind": "heading", "text": "What the effects rest on"},
            {"id": "grounds", "kind": "table", "rows": rows, "numbers": [],
             "head": ["instrument", "published or modelled", "assumed, not known"]}]


def _risks(slugs: list[str], own: dict) -> list[dict]:
    rows = [[MENU[slug]["name"], MENU[slug]["risk"], MENU[slug]["sign"], MENU[slug]["reply"]] for slug in slugs]
    return [{"id": "risks-head", "kind": "heading", "text": "What may go wrong"},
            {"id": "risks", "kind": "table", "rows": rows, "numbers": [],
             "head": ["instrument", "risk", "first sign", "reply"]},
            _own("objection", own)]


def _watched(plan: dict, slugs: list[str], rows: list[dict], own: dict) -> list[dict]:
    lines = [[row["line"], MENU[slug]["watch"], amount(row["central"], MENU[slug]["unit"]),
              amount(row["stop"], MENU[slug]["unit"])]
             for slug, row in zip(slugs, rows, strict=True)]
    return [{"id": "watch-head", "kind": "heading", "text": "What to watch, and when to stop"},
            {"id": "watch", "kind": "table", "rows": lines, "numbers": [2, 3],
             "head": ["instrument", "indicator; count its baseline first", f"aim, year {plan['years']} (central)",
                      f"stop below, year {middle(plan['years'])} (low)"]},
            _own("stop", own)]


def _time(years: int, slugs: list[str]) -> list[dict]:
    steps = "; ".join([f"{MENU[slug]['name'].lower()}: {MENU[slug]['first'][0].lower()}{MENU[slug]['first'][1:]}"
                       for slug in slugs])
    rows = [["first half-year", f"Name one owner. Count the baselines. {steps[0].upper()}{steps[1:]}."]]
    if years > 2:
        rows.append(["year 1", "Open for the first firms; publish who applied and who was served."])
    if years > 1:
        rows.append([f"end of year {middle(years)}",
                     "Compare each indicator with its low case: go on, change or stop."])
    rows.append([f"year {years}", "Last payments. Somebody outside compares firms served with those that applied in "
                                  "vain."])
    rows.append(["after", "What is worth going on moves to the ordinary budget; the rest ends."])
    return [{"id": "time-head", "kind": "heading", "text": "Timetable"},
            {"id": "time", "kind": "table", "rows": rows, "numbers": [], "head": ["when", "what"]}]


def _unknown(plan: dict, sheet: list[dict], rows: list[dict]) -> list[dict]:
    missing = [row for row in sheet if row["gap"] is None]
    flawed = [row for row in shown_gaps(plan, sheet) if row["gap"] is not None and row["note"]]
    items = [f"{row['line']}: {row['held']}." for row in rows if row["held"]]
    items += [f"No value for {row['indicator']}: {row['note']}" for row in missing[:3]]
    if len(missing) > 3:
        items.append(f"No value either for {joined([row['indicator'] for row in missing[3:]])}.")
    items += [f"{row['indicator'][0].upper()}{row['indicator'][1:]}: {row['note']}" for row in flawed[:3]]
    if not items:
        items = ["Every figure above has a source; none of them was made for this programme."]
    return [{"id": "unknown-head", "kind": "heading", "text": "Limits, and what is not known"},
            {"id": "unknown", "kind": "list", "items": items}]


def command(plan: dict) -> str:
    """Return the command that makes the brief's numbers again.

    >>> command({"country": "Peru", "gap": "skills", "benchmark": "Korea", "budget": 5.0, "years": 2,
    ...          "lines": [{"instrument": "Research grants", "parts": 1.0}]})
    'innotrade brief --country Peru --gap skills --benchmark Korea --budget 5 --years 2 --instrument research-grants=1'
    """
    lines = " ".join([f"--instrument {slug_of(line['instrument'])}={plain(line['parts'])}" for line in plan["lines"]])
    return (f"innotrade brief --country {quoted(plan['country'])} --gap {quoted(plan['gap'])} --benchmark "
            f"{quoted(plan['benchmark'])} --budget {plain(plan['budget'])} --years {plan['years']} {lines}")


def plain(number: float) -> str:
    """Return a number as a person types it.

    >>> plain(5.0), plain(0.25)
    ('5', '0.25')
    """
    return str(int(number)) if number == int(number) else repr(float(number))


def quoted(text: str) -> str:
    """Return a word as a shell takes it: in quotes where it has a space."""
    return f'"{text}"' if " " in text else text


def _made(plan: dict) -> list[dict]:
    return [{"id": "made", "kind": "fine",
             "text": "T: table of ECLAC's study of Korea and Latin America (2018); Roman numbers: its chapters and "
                     "sections; other sources: the course's public facts, with publisher and edition in its data "
                     f"catalogue. The figures are made again by: {command(plan)}"}]
