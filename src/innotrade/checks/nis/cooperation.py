"""What is expected in the exercise "Which cooperation suits whom?".

Shared memberships, a bound on two shares, a rule of words, the fit of organisations, and the best plan for three needs.
"""

import re
from functools import cache
from itertools import permutations

import pandas as pd

from innotrade import cooperation as course
from innotrade import data
from innotrade.answers import Case, Check, Mistake, frame, function, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.nis import cooperation, matching, matching_view
from innotrade.variants import Variant

THREE = ("basic courses", "clusters", "entrepreneurs")
FOUR = ("KSP", "FONTAGRO", "Erasmus+", "DEEP")


@cache
def _links() -> pd.DataFrame:
    return course.links()


def meetings(variant: Variant) -> Check:
    """Countries that the student's country meets, and in how many organisations."""
    links, country = _links(), variant.country
    own = links[links["country"] == country]["organisation"]
    there = links[links["organisation"].isin(own)]
    right = there[there["country"] != country].groupby("country").size()
    degrees = links.groupby("country").size()
    everybody = degrees.drop(country).index
    return frame(
        _counted(right), key=["country"],
        mistakes=[
            Mistake("itself", _counted(there.groupby("country").size()),
                    "Your country is among those that it meets. Leave its own row out."),
            Mistake("all-links", _counted(degrees[right.index]),
                    "You counted all organisations of the other country. Count those that both are in."),
            Mistake("zeros", _counted(right.reindex(everybody, fill_value=0)),
                    "Countries that it never meets are here with a zero. Keep those with at least one."),
            Mistake("every-country", _counted(degrees.drop(country)),
                    "This is the number of organisations of every other country, whether yours is there or not."),
            Mistake("once", _counted(right.clip(upper=1)),
                    "Every count is one: you listed whom it meets. The question is in how many organisations."),
        ],
        hint="Keep the rows of your country's organisations, leave your country out, and count by country.",
        right="Right. These are lower bounds: where no list is printed they may meet too.",
    )


def _counted(counts: pd.Series) -> pd.DataFrame:
    return counts.rename("shared").rename_axis("country").reset_index()


def least_both(_: Variant) -> Check:
    """A function for the smallest share that has both of two properties."""
    return function(
        lambda first, second: cooperation.both_bounds(first, second)[0],
        cases=[
            Case((0.69, 0.77), "of a hundred projects 31 lack the first and 23 the second."),
            Case((0.9, 0.8), "a tenth lacks the first and a fifth the second."),
            Case((0.3, 0.4), "nothing has to be both where the shares do not sum to one."),
            Case((1, 0.6), "if all have the first, those with the second have both."),
            Case((0, 0.6), "if none has the first, none has both."),
            Case((0.5, 0.5), "two halves may exclude each other."),
            Case((69, 77), "shares are fractions, so per cent must raise a ValueError."),
            Case((1.5, 0.8), "no share is larger than one, so it must raise a ValueError."),
            Case((0.8, 1.5), "the second share is looked at too, so it must raise a ValueError."),
            Case((-0.1, 0.5), "a negative share must raise a ValueError."),
            Case((0.5, -0.1), "a negative share must raise a ValueError, the second too."),
        ],
        mistakes=_least_mistakes(),
        hint="How many can lack one of the two at most? What is left has both, but never less than nothing.",
    )


def _least_mistakes() -> list[Mistake]:
    def guarded(value):
        def least(first, second):
            cooperation.both_bounds(first, second)
            return value(first, second)
        return least

    return [
        Mistake("product", guarded(lambda first, second: first * second),
                "You multiplied, which assumes that one property has nothing to do with the other. That may be so; the "
                "least that must be both is smaller."),
        Mistake("smaller-one", guarded(min), "This is the *most* that can be both. The question is about the least."),
        Mistake("negative", guarded(lambda first, second: first + second - 1),
                "The sum less one is right where it is positive. A share cannot be negative: the least is then zero."),
        Mistake("difference", guarded(lambda first, second: abs(first - second)),
                "The difference of the shares says nothing about how many have both."),
        Mistake("no-guard", lambda first, second: max(0.0, first + second - 1),
                "The bound is right for fractions. A share outside 0 to 1 must raise a ValueError; 69 and 77 would "
                "give 145 otherwise."),
    ]


def _asked(variant: Variant | None, count=None, lower: bool = True) -> dict[str, int]:
    """Count projects by theme; ``count`` says what a title with its theme's words counts for."""
    rules = {row.theme: row.words.split("; ") for row in data.load("cooperation-keywords").itertuples()}
    if variant is not None:
        rules["skills"] = [*rules["skills"], variant.word]
    titles = [f"{title.lower() if lower else title} " for title in data.load("ksp-projects")["project"]]
    count = count or (lambda found: min(found, 1))
    return {theme: sum(count(len([word for word in words if word in title])) for title in titles)
            for theme, words in rules.items()}


def asked(variant: Variant) -> Check:
    """Projects of Table 8 by theme, with the student's word among those of skills."""
    right = _asked(variant)
    named = [theme for theme, number in right.items() if number]
    replaced = {**_asked(None), "skills": _only(variant.word)}
    return series(
        right, tolerance=0.01,
        mistakes=[
            Mistake("word-forgotten", _asked(None),
                    "These are the counts of the lesson. Add your word to those of skills."),
            Mistake("capitals", _asked(variant, lower=False),
                    "You searched the titles with their capitals. Bring them to small letters first."),
            Mistake("words-not-projects", _asked(variant, count=lambda found: found),
                    "You counted words. A title with two words of a theme is still one project."),
            Mistake("zeros-left-out", {theme: right[theme] for theme in named},
                    "Themes that no title has are missing. Give all nine, with 0 for those."),
            Mistake("own-word-only", replaced,
                    "You replaced the words of skills by yours. It comes to them."),
            Mistake("all-words", {**right, "skills": 0},
                    "You ask for all words of skills at once. One of them is enough."),
        ],
        hint="Lower-case titles with a space at the end; for each theme count the titles that hold any of its words.",
        right="Right: one word moves one theme, and you can say by how much.",
    )


def _only(word: str) -> int:
    return sum(word in title.lower() for title in data.load("ksp-projects")["project"])


@cache
def _partners() -> pd.DataFrame:
    return course.partners()


def _fits(need: str, weights=(2, 2, 1), counted: str = "low") -> dict[str, float]:
    wanted = course.needs().query("recommendation == @need").to_dict("records")
    row = matching_view.scores(wanted, _partners().to_dict("records"), *weights, counted)[0]
    return dict(zip(_partners()["organisation"], row, strict=True))


def fits(variant: Variant) -> Check:
    """Fit of every organisation for the student's recommendation."""
    need, right = variant.need, _fits(variant.need)
    top = max(right.values())
    return series(
        right, tolerance=0.006,
        mistakes=[
            Mistake("equal-weights", _fits(need, (1, 1, 1)),
                    "All three parts have the same weight here. Themes and instruments have weight 2, reach has 1."),
            Mistake("not-divided", {name: 5 * fit for name, fit in right.items()},
                    "The weighted sum is right; divide it by the sum of the weights, so that a fit lies between 0 and "
                    "1."),
            Mistake("possible-countries", _fits(need, counted="high"),
                    "You took the countries that may take part. Those known to, `reach_low`, are asked."),
            Mistake("similarity", _similarities(need),
                    "You divided by everything that either side has. Divide by what is wanted: other themes do no "
                    "harm."),
            Mistake("reach-forgotten", _fits(need, (2, 2, 0)),
                    "Reach is missing, with its weight of 1."),
            Mistake("best-only", {name: fit for name, fit in right.items() if fit == top},
                    "Only the best organisation is here. Give all fifteen."),
        ],
        hint="For each organisation: (2 × share of themes + 2 × share of instruments + reach_low) / 5.",
    )


def _similarities(need: str) -> dict[str, float]:
    wanted = matching_view.split(course.needs().set_index("recommendation").loc[need])
    found = {}
    for row in _partners().to_dict("records"):
        offer = matching_view.split(row)
        parts = [len(set(wanted[side]) & set(offer[side])) / len(set(wanted[side]) | set(offer[side]))
                 for side in ("themes", "instruments")]
        found[row["organisation"]] = (2 * parts[0] + 2 * parts[1] + row["reach_low"]) / 5
    return found


@cache
def _offers() -> list[list[float]]:
    wanted, offered = course.needs(), _partners().set_index("organisation").loc[list(FOUR)].reset_index()
    wanted = wanted[wanted["recommendation"].isin(THREE)]
    return matching_view.scores(wanted.to_dict("records"), offered.to_dict("records"), 2, 2, 1, "low")


def plan(_: Variant) -> Check:
    """The plan for three recommendations with the largest sum of fits."""
    table = _offers()
    worst = min(permutations(range(len(FOUR)), len(THREE)), key=lambda chosen: matching.total(table, list(chosen)))
    return frame(
        _planned(matching.assign(table)), key=["recommendation"],
        mistakes=[
            Mistake("first-choices", _planned(matching.first_choices(table)),
                    "Everybody has a first choice here, and one organisation more than one recommendation. Each can "
                    "take one."),
            Mistake("in-order", _planned(_greedy(table, range(len(THREE)))),
                    "You served the recommendations one after the other, each with the best that was left. Compare "
                    "the sum with that of other plans: who loses most by stepping back?"),
            Mistake("last-first", _planned(_greedy(table, reversed(range(len(THREE))))),
                    "You served the last recommendation first. Any fixed order can miss the best sum."),
            Mistake("smallest-sum", _planned(list(worst)),
                    "This is the plan with the *smallest* sum of fits."),
        ],
        hint="Try all plans (itertools.permutations of the four, three at a time) and keep the largest sum.",
        right="Right: the one that loses most by going elsewhere keeps the partner whom all want.",
    )


def _planned(places: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"recommendation": THREE, "partner": [FOUR[place] for place in places]})


def _greedy(table: list[list[float]], order) -> list[int]:
    chosen: dict[int, int] = {}
    for row in order:
        free = [place for place in range(len(FOUR)) if place not in chosen.values()]
        chosen[row] = max(free, key=lambda place: table[row][place])
    return [chosen[row] for row in range(len(THREE))]


def proposal(_: Variant) -> Check:
    """Three matches, defended; complete when long enough, with figures, a doubt, a fault and whom to ask."""
    return text(
        words=(80, 250),
        elements={
            "at least two organisations of the study": _mentions(2),
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "the match that you are least sure of (least sure, doubt)": r"least sure|doubt|unsure|not sure",
            "a fault of a code or a list": r"\bcode|\blist|\btheme|\bword|member",
            "whom you would ask": r"\bask\b",
        },
        mistakes=[
            Mistake("formula-decides", "The formula proves that KSP is the right partner.",
                    "A fit is computed from codes of sentences; it proves nothing. Say what it supports.",
                    when=lambda answer: _says(answer, r"\bproves\b|\bproof that\b")),
            Mistake("empty-means-none", "Jamaica is a member of no organisation.",
                    "You take a membership that is not printed for one that is not there. Say that it is not known.",
                    when=lambda answer: _says(answer, r"(is|are) (a )?members? of (no|none)|cooperates? with nobody")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _mentions(count: int) -> str:
    names = "|".join(re.escape(name) for name in course.partners()["organisation"])
    return r"[\s\S]*?".join([f"(?:{names})"] * count)


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "nis/cooperation",
    [
        Question("q1", "meetings", 2, meetings, objective=1),
        Question("q2", "least_both", 2, least_both, hidden_points=1, objective=3),
        Question("q3", "asked", 2, asked, objective=2),
        Question("q4", "fits", 2, fits, objective=4),
        Question("q5", "plan", 2, plan, objective=4),
        Question("q6", "proposal", 0, proposal, manual_points=4, objective=4),
    ],
    parameters={
        "country": ("Peru", "Mexico", "Costa Rica", "Brazil", "Colombia"),
        "word": ("capacit", "knowledge", "enhanc", "capabilit"),
        "need": ("clusters", "research consortia", "export sectors", "entrepreneurs"),
    },
)
