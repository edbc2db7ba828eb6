"""What is expected in the exercise "When is a Korean good Korean enough, and is the preference worth the paper?".

Six goods of Korean firms for Peru: measure a content, read tariff codes, certify, and cost the step to the goal of use.
"""

import re
from functools import cache

import pandas as pd

from innotrade import data
from innotrade.answers import Case, Check, Mistake, choice, frame, function, number, series, text
from innotrade.exercise import Exercise, Question
from innotrade.models.fta import origin, origin_bill, origin_content, origin_examples
from innotrade.models.fta.origin_agreement import Agreement
from innotrade.models.fta.utilisation import Setting, calibrated, subsidy_for, utilisation
from innotrade.variants import Variant

PRICES = {row["good"]: row for row in origin_examples.GOODS}
TERRITORY = ("Korea", "Peru")
DE_MINIMIS, CONTENT = 10.0, 45.0
MEDIAN, THRESHOLD = 50_000.0, 45.0


def values_of(good: str) -> dict[str, float]:
    """Price, packing for shipment, foreign and own value of a good, US$."""
    lines = [line for line in origin_examples.goods_bill(good) if line["use"] != "shipment packing"]
    packing = [line for line in origin_examples.goods_bill(good) if line["use"] == "shipment packing"]
    own = sum(line["value"] for line in lines if line["origin"] in TERRITORY)
    return {"price": PRICES[good]["price"], "packing": sum(line["value"] for line in packing), "own": own,
            "foreign": sum(line["value"] for line in lines) - own}


def content(variant: Variant) -> Check:
    """Build-down content of the student's good, in per cent of the price without packing for shipment."""
    found = values_of(variant.good)
    base = found["price"] - found["packing"]
    return number(
        origin_content.build_down(base, found["foreign"]), tolerance=0.05, unit="%",
        mistakes=[
            Mistake("packing-kept", origin_content.build_down(found["price"], found["foreign"]),
                    "Packing for shipment is still in your price. It is disregarded: take its value out of the "
                    "price, and "
                    "out of the materials."),
            Mistake("packing-foreign", origin_content.build_down(base, found["foreign"] + found["packing"]),
                    "You counted the packing for shipment among the foreign materials. It counts nowhere."),
            Mistake("foreign-share", 100 * found["foreign"] / base,
                    "This is the foreign share of the price. The content is what is left without it."),
            Mistake("build-up", origin_content.build_up(base, found["own"]),
                    "This is build-up: originating materials over the price. Build-down starts from the price, so "
                    "labour "
                    "and profit count as regional too."),
            Mistake("share-of-materials", 100 * found["own"] / (found["own"] + found["foreign"]),
                    "You divided by the sum of the materials. The base of a content is the price."),
            Mistake("fraction", origin_content.build_down(base, found["foreign"]) / 100,
                    "The value is right as a fraction. Give it in per cent."),
        ],
        hint="Price without packing for shipment, less the materials from outside Korea and Peru, over the same price.",
    )


CHANGES = [
    ("8501.52", "8413.70", "the first two digits differ."),
    ("8484.20", "8413.70", "the first two agree, the next two do not."),
    ("8413.91", "8413.70", "only the last two of six differ."),
    ("8501.70", "8413.70", "the last two are alike, but the chapter is not."),
    ("8413.71", "8413.70", "only the sixth digit differs."),
    ("8413.70", "8413.70", "nothing changes."),
    ("8703.23.10", "870323", "digits after the sixth do not count, nor do dots."),
    ("8703.23.10.00", "8703.22", "ten digits are a code as well."),
    ("870899", "8708.91", "a code with dots and one without are compared."),
    ("0901.11", "9011.10", "the chapters are 09 and 90."),
    ("0101.21", "1012.10", "the chapters are 01 and 10."),
    ("803.10", "0803.10", "a code that lost a digit is no code, so it must raise a ValueError."),
    ("8413", "8413.70", "four digits do not tell the subheading, so it must raise a ValueError."),
    ("8413.70", "84137", "the good's code may have lost a digit too, so it must raise a ValueError."),
]


def change(_: Variant) -> Check:
    """A function from two codes, as text, to the digits after which they differ: 2, 4, 6, or 0 where they do not."""
    return function(
        _differ_at,
        cases=[Case((material, good), why) for material, good, why in CHANGES],
        mistakes=_change_mistakes(),
        hint="Take the dots out, then compare two, four and six digits from the left; six digits are the least.",
    )


def _differ_at(material: str, good: str, lengths: tuple = (2, 4, 6)) -> int:
    return _cut(_whole(material), _whole(good), lengths)


def _whole(code: str) -> str:
    digits = code.replace(".", "")
    if len(digits) not in (6, 8, 10):
        raise ValueError(f"a code has six, eight or ten digits, got {code!r}")
    return digits


def _cut(before: str, after: str, lengths: tuple = (2, 4, 6)) -> int:
    return next((end for end in lengths if before[:end] != after[:end]), 0)


def _change_mistakes() -> list[Mistake]:
    def subheading_first(material, good):
        return _differ_at(material, good, (6, 4, 2))

    def pair_by_pair(material, good):
        before, after = _whole(material), _whole(good)
        return next((end for end in (6, 4, 2) if before[end - 2:end] != after[end - 2:end]), 0)

    def as_numbers(material, good):
        return _cut(str(int(_whole(material))), str(int(_whole(good))))

    def dots_kept(material, good):
        _whole(material), _whole(good)
        return _cut(material, good)

    def all_digits(material, good):
        return _differ_at(material, good) or 6 * (_whole(material) != _whole(good))

    def unguarded(material, good):
        return _cut(material.replace(".", ""), good.replace(".", ""))

    def equal_digits(material, good):
        return {2: 0, 4: 2, 6: 4, 0: 6}[_differ_at(material, good)]

    return [
        Mistake("subheading-first", subheading_first,
                "You test the subheading first, so every change is one of six digits. Test the chapter first."),
        Mistake("digits-alike", equal_digits,
                "You count the digits that are alike. Asked is how many must be read until the codes differ: 2 for "
                "another "
                "chapter."),
        Mistake("pair-by-pair", pair_by_pair,
                "You compare pairs of digits by themselves, from the right. A heading is the first four digits, and "
                "the "
                "chapter comes first."),
        Mistake("as-numbers", as_numbers,
                "A code that begins with zero lost it. A code is text: 0901 is chapter 09, not 90."),
        Mistake("dots-kept", dots_kept,
                "A dot was compared as if it were a digit. Take the dots out before you cut the code."),
        Mistake("all-digits", all_digits,
                "You compare digits after the sixth. They are each country's own; a subheading has six."),
        Mistake("no-guard", unguarded,
                "The changes are right for whole codes. A code with fewer than six digits, or an odd number of "
                "them, has "
                "lost some: raise a ValueError, or a wrong chapter is read from what is left."),
    ]


@cache
def certificates(*, partner_counts: bool = True, packing_out: bool = True, tolerance: float = DE_MINIMIS,
                 together: bool = True) -> pd.DataFrame:
    """Return the six goods with what the two doors measure and say; the options make the usual mistakes."""
    agreement = Agreement(partner="Peru", cumulation="bilateral" if partner_counts else "none", de_minimis=tolerance,
                          build_down=CONTENT, deduct_packing=packing_out, rule="CTH or build-down")
    rows = []
    for good in origin_examples.GOODS:
        bill = origin_examples.goods_bill(good["good"])
        found = {row["rule"]: row for row in origin.verdict(good["price"], good["hs"], bill, agreement)}
        lines = origin_bill.assessed(good["price"], good["hs"], bill, agreement)
        unchanged = [line["share"] for line in lines if line["counts_as"] == "non-originating"
                     and line["use"] == "material" and not origin_bill.meets(line["change"], "CTH")]
        share = found["CTH"]["measured"] if together else max(unchanged, default=0.0)
        doors = _doors(share <= tolerance + 1e-9, found["build-down"]["qualifies"])
        rows.append({"good": good["good"], "unchanged": share, "content": found["build-down"]["measured"],
                     "doors": doors})
    return pd.DataFrame(rows)


def _doors(heading: bool, content: bool) -> str:
    if heading and content:
        return "both"
    return "heading" if heading else "content" if content else "none"


def verdicts(_: Variant) -> Check:
    """Six goods with the share that stays in the heading, the content, and both verdicts."""
    right = certificates()
    swapped = right.assign(doors=right["doors"].replace({"heading": "content", "content": "heading"}))
    return frame(
        right, key=["good"], tolerance=0.05,
        mistakes=[
            Mistake("packing-kept", certificates(packing_out=False),
                    "Packing for shipment is still in the price. With it the rice cooker passes the first door and "
                    "the "
                    "lamp the second; without it neither does."),
            Mistake("no-cumulation", certificates(partner_counts=False),
                    "Fish meal from Peru is foreign in your table. The agreement has bilateral cumulation: the "
                    "partner's "
                    "materials count as Korean."),
            Mistake("no-tolerance", certificates(tolerance=0.0),
                    "You let no foreign material stay in the heading. De minimis forgives up to 10 % of the price."),
            Mistake("line-by-line", certificates(together=False),
                    "You hold each line against de minimis by itself. The lines that stay are added first: two "
                    "small ones "
                    "can be too many."),
            Mistake("verdicts-swapped", swapped,
                    "The shares are right, but two doors have changed places: \"heading\" goes with unchanged, "
                    "\"content\" with content."),
        ],
        hint="For each good: packing out, foreign lines, those of them that stay in the heading, and the sum of each.",
        right="Right. Five goods may claim, three of them by one door only; the lamp may not.",
    )


@cache
def today(margin: float, measure: str = "firms") -> Setting:
    """Return the setting that shows the study's use of 2014 at a margin."""
    return calibrated(Setting(margin=margin, threshold=THRESHOLD, median_shipment=MEDIAN), _study()["use"], measure)


@cache
def _study() -> dict[str, float]:
    found = data.load("chapter5-figures").set_index("name")["value"]
    return {"use": found["sme_fta_use_2014"], "target": found["sme_fta_use_target_2015"],
            "firms": found["exporting_smes_2013"]}


def _step(margin: float, *, paid: str = "claimants", measure: str = "firms") -> dict[str, float]:
    study, now = _study(), today(margin, measure)
    grant = subsidy_for(now, study["target"], measure)
    points = study["target"] - study["use"]
    share = {"claimants": study["target"], "new": points, "old": study["use"], "all": 100.0}[paid]
    budget = grant * share / 100 * study["firms"] / 1e6
    return {"fixed cost": now.fixed_cost, "grant": grant, "budget": budget,
            "per new claimant": 1e6 * budget / (points / 100 * study["firms"])}


def step(variant: Variant) -> Check:
    """Fixed cost, grant, budget and cost per new claimant of the step from 59 to 65 % at the student's margin."""
    right = _step(variant.margin)
    whole = {**right, "grant": right["fixed cost"]}
    whole["budget"] = right["budget"] * right["fixed cost"] / right["grant"]
    whole["per new claimant"] = right["per new claimant"] * right["fixed cost"] / right["grant"]
    return series(
        right, tolerance=0.05,
        mistakes=[
            Mistake("new-only", _step(variant.margin, paid="new"),
                    "Your budget pays the new claimants only. Nobody can tell them from the others, so every "
                    "claimant gets "
                    "the grant."),
            Mistake("old-only", _step(variant.margin, paid="old"),
                    "Your budget pays those who claimed before. The new ones get the grant as well: 65 % of the "
                    "firms."),
            Mistake("all-firms", _step(variant.margin, paid="all"),
                    "Your budget pays every firm. Those that do not claim get nothing."),
            Mistake("by-value", _step(variant.margin, measure="value"),
                    "You calibrated to use by value. Here 59 % counts firms: leave the measure at \"firms\"."),
            Mistake("whole-cost", whole,
                    "Your grant is the whole fixed cost. It need only be what brings the break-even down to the "
                    "firm at "
                    "which 65 % claim."),
            Mistake("dollars", {**right, "budget": 1e6 * right["budget"]},
                    "The budget is right in dollars. It is asked for in millions."),
        ],
        hint="calibrated() gives the fixed cost, subsidy_for() the grant; the budget pays 65 % of the firms.",
        right="Right. Most of the money goes to firms that would have claimed without it.",
    )


def supported(_: Variant) -> set[str]:
    """Letters of the statements that hold, each decided by the models."""
    found = certificates().set_index("good")
    kept = certificates(packing_out=False).set_index("good")
    alone = certificates(partner_counts=False).set_index("good")
    rises = utilisation(Setting(margin=12.0, fixed_cost=today(6.0).fixed_cost, threshold=THRESHOLD,
                                median_shipment=MEDIAN)) > utilisation(today(6.0))
    decided = {
        "a": int((found["doors"] != "none").sum()) == 5,
        "b": (found.loc["lamp", "doors"], kept.loc["lamp", "doors"]) == ("none", "content"),
        "c": alone.loc["fish feed", "doors"] == "none",
        "d": rises,
        "e": False,  # the rule keeps a quarter of the firms out, whatever is paid
    }
    return {letter for letter, holds in decided.items() if holds}


def conclusions(variant: Variant) -> Check:
    """Which statements the exercise supports."""
    right = supported(variant)
    return choice(
        right, options="abcde",
        mistakes=[
            Mistake("one-door-is-enough", right | {"c"},
                    "Statement c overlooks a door. Without cumulation the fish feed fails the content, but all of "
                    "its foreign "
                    "materials still change heading, and one door is enough.",
                    when=lambda answer: "c" in _letters(answer)),
            Mistake("money-buys-origin", right | {"e"},
                    "Statement e forgets the first hurdle. A grant of any size brings only firms whose goods meet "
                    "the rule.",
                    when=lambda answer: "e" in _letters(answer)),
            Mistake("five-of-six", right - {"a"},
                    "Statement a can be counted in your table: a good qualifies if either door is open.",
                    when=lambda answer: _chosen(answer, without="a")),
            Mistake("crate-of-the-lamp", right - {"b"},
                    "Statement b: compute the lamp's content once with its shipping case left in the price and "
                    "compare both "
                    "with 45 %.", when=lambda answer: _chosen(answer, without="b")),
            Mistake("margin", right - {"d"},
                    "Statement d: with a wider margin less has to be shipped before claiming pays.",
                    when=lambda answer: _chosen(answer, without="d")),
        ],
        hint="Decide each statement with a line of code on your own table or with the functions of the model.",
    )


def _letters(answer) -> set[str]:
    return set(re.findall(r"[a-e]", " ".join(answer).lower()))


def _chosen(answer, *, without: str) -> bool:
    letters = _letters(answer)
    return bool(letters) and without not in letters


def advice(_: Variant) -> Check:
    """The page for the minister; complete when it is long enough, gives figures and names a limit."""
    return text(
        words=(80, 250),
        elements={
            "an instrument (subsidy or grant, simpler rule, consultants or training, paperwork)":
                r"subsid|grant|simpler|rule|consult|train|paperwork",
            "at least two figures": r"\d[\s\S]*?\D[\s\S]*?\d",
            "who pays (treasury, Korea, partner, firms)": r"treasury|pays|paid|cost|budget",
            "a limit of the evidence (assume, cannot, unknown, does not, limit)":
                r"assume|assumption|assuming|cannot|can't|unknown|not (known|show|say|tell|count)|does not|limit",
        },
        mistakes=[
            Mistake("paid-new-only", "A grant is paid only to new claimants, so it is cheap.",
                    "Your page pays new claimants only. Nobody can tell them from those who would have claimed "
                    "anyway; say "
                    "what that does to the budget.",
                    when=lambda answer: _says(answer, r"only (to )?(the )?new (claimants|firms|ones)")),
            Mistake("guarantee", "This plan will certainly reach 65 %.",
                    "The model rests on assumptions about firms' sizes and contents. Say what it supports, not what "
                    "is "
                    "certain.", when=lambda answer: _says(answer, r"\b(certainly|guarantees?|without doubt)\b")),
        ],
        right="Complete. A teacher gives the points, with the rubric of the task.",
    )


def _says(answer: str, pattern: str) -> bool:
    return re.search(pattern, answer) is not None


EXERCISE = Exercise(
    "fta/rules-of-origin",
    [
        Question("q1", "content", 2, content, objective=1),
        Question("q2", "first_difference", 2, change, hidden_points=1, objective=1),
        Question("q3", "certificates", 3, verdicts, objective=2),
        Question("q4", "step", 2, step, objective=4),
        Question("q5", "conclusions", 1, conclusions, objective=3),
        Question("q6", "advice", 0, advice, manual_points=4, objective=4),
    ],
    parameters={"good": tuple(PRICES), "margin": (6.0, 9.0, 11.0, 17.0)},
)
