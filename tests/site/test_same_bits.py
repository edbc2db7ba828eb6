"""CPython and the browser's engine give the same answers: every explorer's model, a thousand random inputs each.

Compared is the whole answer; both sides write a float with all the digits that it takes to tell it from its neighbours,
so that one different bit shows. Where the exponential, the logarithm or a power with a fraction is used, the engines'
mathematical libraries may differ in the last place; then numbers must agree to 1 part in 10^12, all else exactly.
"""

import json
import random

import pytest
from driving import LESSON, acting, function, same
from strategies import MORE, arguments

from innotrade import course, teaching_notes
from innotrade.explorer.values import answer, encoded
from innotrade.site import runtime

pytestmark = pytest.mark.browser
INPUTS = 1000
BATCH = 50


def explorers_of_the_course() -> dict[str, dict]:
    """Return what the notebooks store of each explorer, by lesson and model."""
    return {f"book/{lesson.name}:{payload['model'].rpartition('.')[2]}": payload
            for lesson in course.lessons() for payload in teaching_notes.explorers(lesson)}


COURSE = explorers_of_the_course()


@pytest.fixture(scope="module")
def engine(small_book, browser):
    """A page whose engine is started, and a function that gives it more modules."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{small_book.as_uri()}/{LESSON}")
    acting(page, "explorer-1", lambda: page.locator("#explorer-1-compound").click())

    def load(*addresses):
        for name in runtime.modules_of(*addresses):
            page.evaluate("text => { (0, eval)(text); }", runtime._module_script(name))

    page.load = load
    yield page
    context.close()


def prepared(page, payload):
    """Load an explorer's modules and give the engine its settings, once for all inputs."""
    page.load(payload["model"], payload["summary"])
    page.evaluate("([model, summary, settings]) => { innotradePython.prepare('compared', model, summary, settings); }",
                  [payload["model"], payload["summary"],
                   encoded({"controls": payload["controls"], "data": payload["data"]})])


def in_the_browser(page, inputs):
    """Return the engine's answers of the explorer that is prepared."""
    return page.evaluate("inputs => inputs.map((text) => innotradePython.answer('compared', text))",
                         [encoded(one) for one in inputs])


def compare(page, payload, seed=1, count=INPUTS):
    """Assert equality on random inputs; return how many answers were equal to the last bit, and how many refused."""
    model, summary = function(payload["model"]), function(payload["summary"])
    bits = refused = 0
    inputs = arguments(payload, seed, count)
    prepared(page, payload)
    for start in range(0, count, BATCH):
        batch = inputs[start:start + BATCH]
        for raw, text in zip(batch, in_the_browser(page, batch), strict=True):
            wanted = json.loads(encoded(answer(model, summary, payload["controls"], raw, payload["data"])))
            found = json.loads(text)
            bits += found == wanted
            refused += "errors" in wanted
            assert found == wanted or same(found, wanted), raw
    return bits, refused


@pytest.mark.parametrize("name", COURSE)
def test_an_explorer_of_the_course_computes_the_same_in_the_browser(engine, name, record_property):
    bits, refused = compare(engine, COURSE[name])
    record_property("equal to the last bit", bits)
    assert refused < INPUTS / 2, "most random inputs are refused: this compares too little"


def test_every_kind_of_control_computes_the_same_in_the_browser(engine):
    import minibook

    for shown in (minibook.growth_explorer(), minibook.materials_explorer()):
        bits, refused = compare(engine, shown._payload, count=INPUTS)
        assert bits == INPUTS
        assert refused < INPUTS / 2


def test_a_registered_model_computes_the_same_in_the_browser(engine):
    for address, strategy in {**MORE, "fixture_models.growth.path": _growth}.items():
        engine.load(address)
        chance = random.Random(address)
        for _ in range(INPUTS // BATCH):
            batch = [strategy(chance) for _ in range(BATCH)]
            texts = engine.evaluate("([address, inputs]) => inputs.map((text) => innotradePython.call(address, text))",
                                    [address, [encoded(one) for one in batch]])
            for given, text in zip(batch, texts, strict=True):
                assert same(json.loads(text), json.loads(_outcome(function(address), given))), given


def test_numbers_are_written_and_rounded_as_python_does(engine):
    address = "fixture_models.digits.written"
    engine.load(address)
    chance = random.Random("digits")
    halves = [sign * (whole + part) for sign in (1, -1) for whole in (0, 1, 2, 3, 14, 1001)
              for part in (0.5, 0.25, 0.125, 0.375, 0.0625, 0.005, 0.015, 0.285, 0.0)]
    awkward = [11474082.795, 1.005, 2.675, -0.0, -0.001, 1e-7, 123456789.5]
    kinds = (lambda: chance.uniform(-1e7, 1e7), lambda: round(chance.uniform(0, 1e4), 3),
             lambda: chance.randint(0, 10**6) / 8)
    values = [*halves, *awkward, *[chance.choice(kinds)() for _ in range(INPUTS)]]
    texts = engine.evaluate("([address, inputs]) => inputs.map((text) => innotradePython.call(address, text))",
                            [address, [encoded({"value": value}) for value in values]])
    for value, text in zip(values, texts, strict=True):
        assert text == encoded(function(address)(value)), value


HALVES = [[1e16, 1.0, 1e-16], [1e16, 1.0, -1e-16], [1e16, 3.0, 1e-30], [-1e16, -1.0, -1e-16], [2.0**53, 1.0, 2.0**-60]]


def test_sums_are_exact_as_pythons(engine):
    """Numbers of very different size, pairs that cancel, sums that are a half of the last place and a little more."""
    chance = random.Random("sums")
    lists = [[], [-0.0], [1e308, -1e308], *HALVES]
    for _ in range(INPUTS):
        numbers = [chance.choice((-1, 1)) * chance.random() * 10.0 ** chance.randint(-20, 20) for _ in range(9)]
        lists.append([*numbers, *[-number for number in numbers[chance.randint(0, 9):]], *chance.choice(HALVES)])
    for name in ("total", "of_an_iterator"):
        address = f"fixture_models.sums.{name}"
        engine.load(address)
        texts = engine.evaluate("([address, inputs]) => inputs.map((text) => innotradePython.call(address, text))",
                                [address, [encoded({"numbers": numbers}) for numbers in lists]])
        for numbers, text in zip(lists, texts, strict=True):
            assert text == encoded(function(address)(numbers)), numbers


@pytest.mark.parametrize(("numbers", "outcome"), [
    ("['a']", "TypeError"), ("[None]", "TypeError"), ("[10**400]", "OverflowError"),
    ("[float('-inf'), float('inf')]", "ValueError"), ("[1.0, float('inf')]", "inf"), ("[float('nan')]", "nan")])
def test_what_has_no_finite_sum_ends_as_in_python(engine, numbers, outcome):
    address = "fixture_models.sums.total"
    engine.load(address)
    text = engine.evaluate("([address, given]) => innotradePython.call(address, given)",
                           [address, f"{{'numbers': {numbers}}}"])
    assert outcome in text
    assert outcome in _outcome(function(address), {"numbers": eval(numbers)})


def test_a_different_bit_would_be_seen():
    assert encoded(0.1 + 0.2) != encoded(0.3)
    assert encoded(1.0) != encoded(1)
    assert not same({"a": 1.0}, {"a": 1.0 + 1e-9})


def _growth(chance):
    return {"start": chance.uniform(0, 1e6), "rate": chance.choice([0.07, chance.uniform(-0.5, 0.5)]),
            "years": chance.randint(0, 40), "scenario": chance.choice(["low", "high"]),
            "compound": chance.random() < 0.5, "lines": ["whole", "half"]}


def _outcome(model, given):
    try:
        return encoded(model(**given))
    except Exception as error:
        return encoded({"error": type(error).__name__, "message": str(error)})
