"""What is expected in the exercise "Who runs innovation policy?".

Table 5 and the documented relations of one country: count councils, measure reach, find what a closure cuts and which
single new link helps most, and defend a redesign.
"""

import re
from functools import cache
from itertools import combinations

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.nis import systems
from innotrade.variants import Variant

WORDS = "Council|Committee|Cabinet|Forum"
RANKED = r"(higher|lower|better|worse) than (that of |in )?(Argentina|Brazil|Mexico|Uruguay|Peru|Chile)"


@cache
def _institutions() -> pd.DataFrame:
    return data.load("innovation-institutions")


@cache
def system(country: str) -> tuple[list[str], list[list[str]]]:
    """Return a country's bodies and its documented relations, doubles left in."""
    actors, relations = data.load("innovation-actors"), data.load("innovation-links")
    links = relations[relations["country"] == country][["source", "target"]]
    return actors[actors["country"] == country]["actor"].tolist(), links.to_numpy().tolist()


def councils(_: Variant) -> Check:
    """Councils, committees, cabinets and forums in Table 5, by country, zeros included."""
    names = _institutions()["institution"]
    hits, office = names.str.contains(WORDS), names.str.startswith("Office of")
    right = _by_country(hits & ~office)
    return series(
        right, tolerance=0,
        mistakes=[
            Mistake("office-counted", _by_country(hits),
                    "The name of Peru's second body holds the word Council, but it is the *office* of somebody who "
                    "presides over one. Read the names that a search finds."),
            Mistake("zeros-missing", {country: count for country, count in right.items() if count},
                    "These counts are right, but countries without a council are missing. A zero is an answer."),
            Mistake("councils-only", _by_country(names.str.contains("Council") & ~office),
                    "You count the word Council only. Committees, cabinets and forums are asked too."),
            Mistake("every-body", _by_country(names.notna()),
                    "These are all bodies of Table 5. Count those that are a council, committee, cabinet or forum."),
        ],
        hint="Search the column institution for the four words, look at every name found, then count by country.",
        right="Right: three countries of eleven list no such body at all.",
    )


def _by_country(marks: pd.Series) -> dict[str, float]:
    return {country: int(count) for country, count in marks.groupby(_institutions()["country"]).sum().items()}


def linked(variant: Variant) -> Check:
    """Share of the pairs of bodies that are linked directly, in per cent."""
    bodies, links = system(variant.country)
    size, relations = len(bodies), len(links)
    share = 100 * systems.density(bodies, links)
    return number(
        share, tolerance=0.05, unit="%",
        mistakes=[
            Mistake("relations-counted", 100 * relations / (size * (size - 1) / 2),
                    "You count relations. Some pairs are named twice, for instance one governs and is advised; a "
                    "pair is linked once."),
            Mistake("ordered-pairs", share / 2,
                    "Your denominator counts every pair twice, once from each end. Links have no direction here, so "
                    "divide by n(n − 1)/2."),
            Mistake("with-itself", share * (size - 1) / (size + 1),
                    "Your pairs include each body with itself. Nobody is linked to itself: n(n − 1)/2."),
            Mistake("reach", 100 * systems.reach(bodies, links),
                    "This is the share of pairs joined by some path. The question is about direct links."),
        ],
        hint="Make a set of unordered pairs of the links, count it, divide by n(n − 1)/2, make it a percentage.",
    )


def reach(_: Variant) -> Check:
    """A function from bodies and links to the share of pairs joined by some path."""
    chain = [["a", "b"], ["b", "c"], ["c", "d"]]
    return function(
        systems.reach,
        cases=[
            Case((["a", "b", "c", "d"], chain), "a chain joins every pair."),
            Case((["a", "b", "c", "d"], [["a", "b"], ["c", "d"]]), "two parts of two join two pairs of six."),
            Case((["a", "b", "c", "d", "e"], [["a", "b"], ["c", "b"]]), "three of five bodies hang together."),
            Case((["a", "b", "c"], [["a", "b"], ["b", "a"]]), "a link named twice is one link."),
            Case((["a", "b"], []), "nobody is linked."),
            Case((["a", "b"], [["b", "a"]]), "two bodies make one pair."),
            Case((["d", "c", "b", "a"], chain), "the order of names must not matter."),
            Case((["a"], []), "one body makes no pair, so it must raise a ValueError."),
            Case((["a", "b"], [["a", "z"]]), "a link to an unknown body must raise a ValueError."),
        ],
        mistakes=_reach_mistakes(),
        hint="Find for each body all that can be reached from it, count them, divide by n(n − 1).",
    )


def _reach_mistakes() -> list[Mistake]:
    def sizes(bodies, links):
        systems.reach(bodies, links)
        return [1 + len(systems.distances(bodies, links, body)) for body in bodies]

    def halved(bodies, links):
        return systems.reach(bodies, links) / 2

    def largest_part(bodies, links):
        return max(sizes(bodies, links)) / len(bodies)

    def not_alone(bodies, links):
        return len([1 for size in sizes(bodies, links) if size > 1]) / len(bodies)

    def unguarded(bodies, links):
        return systems.reach(bodies, links) if len(bodies) > 1 else 0.0

    return [
        Mistake("direct-links", systems.density,
                "You count pairs that are linked directly. Reach counts every pair joined by some path, however long."),
        Mistake("each-pair-once", halved,
                "You count each joined pair once and divide by n(n − 1), where each pair stands twice. Halve both "
                "or none."),
        Mistake("largest-part", largest_part,
                "This is the share of *bodies* in the largest part. Reach is a share of *pairs*, over all parts."),
        Mistake("bodies-not-pairs", not_alone,
                "This is the share of bodies that have a link. Two parts that do not meet have all their bodies "
                "linked, and many pairs apart."),
        Mistake("no-guard", unguarded,
                "The shares are right. With a single body there is no pair, so the function must raise a "
                "ValueError; a zero would say that somebody is out of reach."),
    ]


def cuts(variant: Variant) -> Check:
    """For every body, the pairs of others that lose every path when it closes."""
    bodies, links = system(variant.country)
    lost = [_lost(bodies, links, body) for body in bodies]
    own = [len(systems.distances(bodies, links, body)) for body in bodies]
    table = pd.DataFrame({"body": bodies, "lost": lost})
    return frame(
        table, key=["body"],
        mistakes=[
            Mistake("own-pairs", table.assign(lost=[a + b for a, b in zip(lost, own, strict=True)]),
                    "The pairs of the closed body itself are among your losses. Of course it loses them; count what "
                    "its closing does to *others*."),
            Mistake("cut-points-only", table[table["lost"] > 0],
                    "Bodies that nobody needs are missing. A loss of zero is an answer, and a good one."),
            Mistake("links", table.assign(lost=[len(found) for found in systems.neighbours(bodies, links).values()]),
                    "These are the links of each body. Many links do not make a cut, if there is a way round."),
            Mistake("share", table.assign(lost=[systems.fragility(bodies, links, body) for body in bodies]),
                    "These are shares of the joined pairs. The number of pairs is asked."),
        ],
        hint="For each body: take it out, go through all pairs of others, and count those joined before, not after.",
    )


def _lost(bodies: list[str], links: list[list[str]], body: str) -> int:
    left, kept = systems.without(bodies, links, [body])
    before = {other: systems.distances(bodies, links, other) for other in left}
    after = {other: systems.distances(left, kept, other) for other in left}
    return len([1 for one, other in combinations(left, 2) if other in before[one] and other not in after[one]])


def best(variant: Variant) -> Check:
    """Highest closeness, 0 to 100, that one new link between bodies not yet linked can give."""
    bodies, links = system(variant.country)
    now = 100 * systems.efficiency(bodies, links)
    near = systems.neighbours(bodies, links)
    found = [100 * systems.efficiency(bodies, [*links, [one, other]])
             for one, other in combinations(bodies, 2) if other not in near[one]]
    more_bodies = [100 * systems.efficiency(*systems.with_council(bodies, links, "new", [one, other]))
                   for one, other in combinations(bodies, 2)]
    return number(
        max(found), tolerance=0.05, unit="of 100",
        mistakes=[
            Mistake("as-it-is", now,
                    "This is the closeness as it is. Add one link between two bodies that are not linked."),
            Mistake("gain", max(found) - now, "This is what the link adds. The closeness that is reached is asked."),
            Mistake("average-link", sum(found) / len(found),
                    "This is the mean over all possible new links. You may choose the link: take the best."),
            Mistake("council", max(more_bodies),
                    "You added a body between the two. A link is asked, directly from one to the other."),
        ],
        hint="Go through all pairs that are not linked, add the link, compute the closeness, keep the largest.",
    )


def supported(variant: Variant) -> set[str]:
    """Letters of the statements that the graph of this country supports, each decided by the data."""
    bodies, links = system(variant.country)
    lost = {body: _lost(bodies, links, body) for body in bodies}
    near = systems.neighbours(bodies, links)
    decided = {
        "a": all(lost[body] == 0 for body in bodies if len(near[body]) == 1),
        "b": False,  # relations on paper say nothing of how often anybody meets
        "c": systems.efficiency(bodies, links) <= systems.reach(bodies, links),
        "d": False,  # how many bodies are known differs between countries, so the measures cannot be compared
        "e": all(systems.efficiency(bodies, [*links, [one, other]]) > systems.efficiency(bodies, links)
                 for one, other in combinations(bodies, 2) if other not in near[one]),
    }
    return {letter for letter, holds in decided.items() if holds}


def conclusions(variant: Variant) -> Check:
    """Which statements the graph supports."""
    right = supported(variant)
    return choice(
        right, options="abcde",
        mistakes=[
            Mistake("paper", right | {"b"},
                    "Statement b goes beyond the data: the rows are rules on paper. None says who meets whom.",
                    when=lambda answer: "b" in _letters(answer)),
            Mistake("ranking", right | {"d"},
                    "Statement d compares countries. A country of which less is known looks closer, so the measures "
                    "do not rank countries.", when=lambda answer: "d" in _letters(answer)),
            Mistake("dead-end", right - {"a"},
                    "Statement a can be read off your table of cuts: look at bodies with a single link.",
                    when=lambda answer: _chosen(answer, without="a")),
            Mistake("any-link", right - {"e"},
                    "Statement e can be tested: try every new link and look whether any leaves closeness as it was.",
                    when=lambda answer: _chosen(answer, without="e")),
        ],
        hint="Test each statement with a line of code, or name what is missing to test it.",
    )


def _letters(answer) -> set[str]:
    return set(re.findall(r"[a-e]", " ".join(answer).lower()))


def _chosen(answer, *, without: str) -> bool:
    letters = _letters(answer)
    return bool(letters) and without not in letters


def redesign(_: Variant) -> Check:
    """A redesign, defended; complete when it names a body, a measure, figures, a price and a limit."""
    return text(
        words=(80, 250),
        elements={
            "one of the measures (closeness, reach, steps or cut)": r"closeness|\breach\b|\bsteps?\b|\bcuts?\b",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "what the change costs or whom it weakens (cost, price, lose, against, weaken)":
                r"\bcosts?\b|\bprice\b|\blos(e|es|ing)\b|\bagainst\b|weaken",
            "a limit of the evidence (cannot, does not show, on paper, unknown, limit)":
                r"cannot|can't|not (show|tell|say|prove)|on paper|unknown|limit",
        },
        mistakes=[
            Mistake("more-bodies", "More bodies mean better coordination, so I add three councils.",
                    "A body more is not coordination. Say which pairs your change brings nearer, and by how much.",
                    when=lambda answer: _says(answer, r"more bodies (mean|are|bring)|the more (bodies|councils)")),
            Mistake("country-ranking", "Its closeness is higher than that of Brazil, so it is better coordinated.",
                    "Closeness does not compare countries: what is known differs. Compare your country with itself "
                    "before and after the change.", when=lambda answer: _says(answer, RANKED)),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer, re.IGNORECASE) is not None


EXERCISE = Exercise(
    "nis/systems",
    [
        Question("q1", "councils", 2, councils, objective=1),
        Question("q2", "linked", 1, linked, objective=3),
        Question("q3", "reach", 2, reach, hidden_points=1, objective=3),
        Question("q4", "cuts", 2, cuts, objective=3),
        Question("q5", "best", 2, best, objective=4),
        Question("q6", "conclusions", 1, conclusions, objective=2),
        Question("q7", "redesign", 0, redesign, manual_points=4, objective=4),
    ],
    parameters={"country": ("Argentina", "Brazil", "Uruguay", "Peru")},
)
