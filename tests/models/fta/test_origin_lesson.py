from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import origin_lesson
from tests.cases import case

CHAIR = case("F15-rvc-transaction")
TERMS = {"rule": "CTH or build-down", "focused": "none"}
TERRITORY = {"exporter": "Korea", "partner": "Peru", "others": "none", "zone": "none"}
NUMBERS = {"cumulation": "bilateral", "de_minimis": 10, "build_down": 45, "build_up": 35, "net_cost": 35}
PUMP = {"hs": "8413.70", "price": 400, "net_cost": 0}


def line(material="motor", hs="8501.52", value=120, origin="China", use="material"):
    return {"material": material, "hs": hs, "value": value, "origin": origin, "use": use}


def sheet(bill, product=PUMP, terms=(), **numbers):
    given = {**TERMS, **TERRITORY, **dict(terms)}
    one, other = ({name: given[name] for name in names} for names in (TERMS, TERRITORY))
    return origin_lesson.sheet([product], bill, [one], [other], **{**NUMBERS, **numbers})


def rules(rows):
    return {row["what"]: row for row in rows if row["part"] == "rule"}


def chair(rule="CC or CTSH and build-down or CTSH and net cost"):
    parts = line("furniture parts", "9401.90", CHAIR["inputs"]["VNM_C$"], "Sweden")
    crates = line("crates", "4415.10", CHAIR["inputs"]["crates_C$"], "Guatemala", "shipment packing")
    return sheet([parts, crates], {"hs": "9401.69", "price": CHAIR["inputs"]["price_C$"], "net_cost": 0},
                 {"exporter": "Mexico", "partner": "Canada", "rule": rule}, build_down=60, net_cost=50, de_minimis=7)


def test_the_published_chair_fails_by_ten_cents():
    rows = chair()
    assert rows[0]["result"] == "does not qualify"
    assert rules(rows)["build-down"]["measured"] == pytest.approx(CHAIR["expected"]["RVC_pct"])
    assert rules(rows)["build-down"]["room"] == pytest.approx(-0.10)
    text = origin_lesson.sheet_summary({}, rows)
    assert "59.0 % falls short of 60.0 %" in text
    assert text.endswith("Missing: CC 3.40, build-down 0.10.")


def test_verdict_rules_and_lines_come_in_the_order_of_reading():
    pallet, winding = line("pallet", "-", 8, use="shipment packing"), line("winding", "-", 9, "Korea", "work")
    rows = sheet([line(), pallet, winding])
    assert [row["part"] for row in rows] == ["verdict"] + ["rule"] * 8 + ["line"] * 3
    assert [row["what"] for row in rows[-3:]] == [
        "motor (8501.52, China)", "pallet (shipment packing, China)", "winding (work, Korea)"]
    assert [row["result"] for row in rows[-3:]] == ["non-originating", "does not count", "does not count"]
    assert rows[-3]["reason"].endswith("changes chapter, 85 to 84")
    assert len({tuple(row) for row in rows}) == 1  # all rows have the same columns


bills = st.lists(st.builds(line, hs=st.sampled_from(["8501.52", "8413.91", "8484.20", "8413.70"]),
                           value=st.floats(1, 60), origin=st.sampled_from(["Korea", "Peru", "China"])),
                 min_size=1, max_size=6)


@settings(deadline=None)
@given(bills)
def test_spending_the_room_on_foreign_materials_brings_a_rule_to_its_limit(bill):
    found = rules(sheet(bill))
    for rule, hs in (("build-down", "8501.52"), ("CTH", "8413.91")):
        room = found[rule]["room"]
        assert (room >= 0) == (found[rule]["result"] == "qualifies") or abs(room) < 1e-6
        if room > 0.01:
            spent = rules(sheet([*bill, line(hs=hs, value=room)]))[rule]
            assert isclose(spent["measured"], spent["required"], abs_tol=1e-6)
            assert rules(sheet([*bill, line(hs=hs, value=room + 0.01)]))[rule]["result"] == "does not qualify"


def test_the_room_under_net_cost_is_money_of_the_net_cost():
    rows = sheet([line(value=120)], {**PUMP, "net_cost": 200}, {"rule": "net cost"})
    assert rules(rows)["net cost"]["measured"] == pytest.approx(40)
    assert rules(rows)["net cost"]["room"] == pytest.approx(10)
    assert origin_lesson.sheet_summary({}, rows) == (
        "The good qualifies under its rule, net cost: met by net cost. Room before it fails: net cost 10.00.")


def test_what_money_cannot_mend_has_no_room():
    rows = rules(sheet([line(), line("assembly", "-", 5, "China", "work")]))
    assert {row["room"] for row in rows.values()} == {None}
    assert rules(sheet([line()]))["net cost"]["result"] == "not tested"
    assert rules(sheet([line()]))["PE"]["room"] is None


def test_lists_in_a_text_field_are_read_with_commas_and_semicolons():
    rows = sheet([line("cable", "8544.42", 100, "Chile"), line(value=110)], terms={"others": "Chile; Mexico"},
                 cumulation="diagonal")
    assert rows[-2]["result"] == "originating"
    rows = rules(sheet([line(value=110)], terms={"focused": "8501, 8484.20"}))
    assert rows["focused value"]["measured"] == pytest.approx(72.5)


def test_work_in_the_zone_counts_where_the_agreement_names_it():
    bill = [line("casing", "7325.99", 100, "Korea"), line("assembly", "-", 60, "Kaesong", "work")]
    assert rules(sheet(bill))["build-down"]["result"] == "does not qualify"
    assert rules(sheet(bill, terms={"zone": "Kaesong"}))["build-down"]["result"] == "qualifies"
    assert rules(sheet(bill, terms={"zone": "Kaesong"}, zone_limit=14))["build-down"]["result"] == "does not qualify"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: origin_lesson.sheet([PUMP], [line()], [], [TERRITORY], **NUMBERS), "^terms must have exactly one row"),
        (lambda: origin_lesson.sheet([PUMP], [line()], [TERMS], [], **NUMBERS), "^territory must have exactly one row"),
        (lambda: origin_lesson.sheet([], [line()], [TERMS], [TERRITORY], **NUMBERS), "^product must have exactly one"),
        (lambda: sheet([line()], terms={"rule": "CTX"}), "^terms: rule must join"),
        (lambda: sheet([line()], terms={"partner": "Korea"}), "^territory: partner must be another country"),
        (lambda: sheet([line()], terms={"focused": "motors"}), "^terms: focused must hold HS codes"),
        (lambda: sheet([line(hs="8413.9")]), "^bill, line 1: hs"),
        (lambda: sheet([line()], {**PUMP, "hs": "84"}), "^product: good must have"),
        (lambda: sheet([line()], build_down=145), "^build_down must lie between"),
    ],
)
def test_a_refusal_begins_with_the_table_that_is_wrong(call, message):
    with pytest.raises(ValueError, match=message):
        call()
