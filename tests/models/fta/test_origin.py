from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innotrade.models.fta import origin, origin_bill, origin_content, origin_view
from innotrade.models.fta.origin_agreement import Agreement, agreement_of, territory
from tests.cases import case

# United States customs, guide to NAFTA, "Packaging for shipment": chairs made in Mexico from Swedish parts and sold
# to Canada in Guatemalan crates. The rule: a change from any other chapter, or from subheading 9401.90 with a
# content of 60 % (transaction value) or 50 % (net cost).
CHAIR = case("F15-rvc-transaction")
PARTS = {"material": "furniture parts", "hs": "9401.90", "value": CHAIR["inputs"]["VNM_C$"], "origin": "Sweden"}
CRATES = {"material": "crates", "hs": "4415.10", "value": CHAIR["inputs"]["crates_C$"], "origin": "Guatemala",
          "use": "shipment packing"}
NAFTA = Agreement(exporter="Mexico", partner="Canada", build_down=CHAIR["inputs"]["threshold"], net_cost=50,
                  de_minimis=7, rule="CC or CTSH and build-down or CTSH and net cost")
KOREA = Agreement()


def chair(agreement=NAFTA, **costs):
    found = origin.verdict(CHAIR["inputs"]["price_C$"], "9401.69", [PARTS, CRATES], agreement, **costs)
    return {row["rule"]: row for row in found}


def by_rule(price, good, bill, agreement=KOREA, **costs):
    # Reversed, so that the plain rule wins where the product's rule has the same name.
    return {row["rule"]: row for row in reversed(origin.verdict(price, good, bill, agreement, **costs))}


def line(material="part", hs="8708.29", value=10, country="Japan", **more):
    return {"material": material, "hs": hs, "value": value, "origin": country, **more}


def test_the_crated_chair_has_the_published_content_and_fails():
    content = chair()["build-down"]
    assert content["measured"] == pytest.approx(CHAIR["expected"]["RVC_pct"], abs=0.01)
    assert content["qualifies"] is CHAIR["expected"]["originates"] is False
    assert content["reason"] == "10.00 less 4.10 of non-originating materials: 59.0 % falls short of 60.0 %"


def test_the_crated_chair_would_pass_if_the_packing_were_wrongly_kept():
    content = chair(replace(NAFTA, deduct_packing=False))["build-down"]
    assert content["measured"] == pytest.approx(CHAIR["expected"]["wrong_if_packing_kept_pct"], abs=0.02)
    assert content["qualifies"]


def test_the_crated_chair_fails_the_whole_published_rule_and_says_why():
    rows = chair()
    assert [name for name, row in rows.items() if row["qualifies"]] == ["CTSH"]
    assert not rows[NAFTA.rule]["qualifies"]
    assert rows[NAFTA.rule]["reason"] == (
        "not met: CC; CTSH and build-down (fails build-down); CTSH and net cost (fails net cost)")


def test_the_chair_qualifies_by_net_cost_where_the_cost_is_high_enough():
    # (9 - 4.10) / 9 = 54.4 %; with 0.90 of royalties (8.10 - 4.10) / 8.10 = 49.4 % and no longer.
    rows = chair(total_cost=9.0)
    assert rows["net cost"]["measured"] == pytest.approx(100 * 4.9 / 9)
    assert rows[NAFTA.rule]["qualifies"]
    assert rows[NAFTA.rule]["reason"] == "met by CTSH and net cost"
    assert not chair(total_cost=9.0, excluded_costs=0.9)[NAFTA.rule]["qualifies"]


def test_a_watch_keeps_its_origin_despite_foreign_straps_below_seven_percent():
    # The same guide, "De minimis": straps (9113) of less than 7 % in a watch (9102) with movement and case from home.
    def watch(strap):
        bill = [line("strap", "9113.90", strap, "Taiwan"), line("movement", "9108.11", 40, "Mexico"),
                line("case", "9112.20", 20, "United States")]
        agreement = replace(NAFTA, cumulation="diagonal", others=("United States",), rule="CC")
        return by_rule(100, "9102.11", bill, agreement)["CC"]

    assert watch(6.9)["qualifies"]
    assert not watch(7.1)["qualifies"]
    assert "within the de minimis share of 7.0 %" in watch(6.9)["reason"]
    assert "no change of chapter: strap (9113.90, Taiwan)" in watch(7.1)["reason"]


@pytest.mark.parametrize(
    ("material", "good", "change"),
    [("7208.10", "8703.23", "CC"), ("8708.29", "8703.23", "CTH"), ("8703.22", "8703.23", "CTSH"),
     ("8703.23.10", "8703.23", "none"), ("0803.10", "0903.10", "CC"), ("870829", "8703.23.9000", "CTH")],
)
def test_the_deepest_change_is_read_from_the_codes(material, good, change):
    assert origin_bill.tariff_change(material, good) == change


def test_a_new_chapter_is_a_new_heading_and_subheading_but_not_the_reverse():
    met = {change: [rule for rule in ("CC", "CTH", "CTSH") if origin_bill.meets(change, rule)]
           for change in ("CC", "CTH", "CTSH", "none")}
    assert met == {"CC": ["CC", "CTH", "CTSH"], "CTH": ["CTH", "CTSH"], "CTSH": ["CTSH"], "none": []}


@settings(deadline=None)
@given(st.floats(0.01, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_build_down_falls_with_foreign_materials_and_does_not_depend_on_the_unit(price, foreign, more):
    content = origin_content.build_down(price, foreign)
    assert origin_content.build_down(price, foreign + more) <= content <= 100
    assert isclose(origin_content.build_down(7 * price, 7 * foreign), content, rel_tol=1e-9, abs_tol=1e-6)


bills = st.lists(
    st.builds(line, hs=st.sampled_from(["7208.10", "8708.29", "8703.22", "8703.23"]), value=st.floats(0.1, 30),
              country=st.sampled_from(["Korea", "Peru", "Chile", "China", "Kaesong"]),
              use=st.sampled_from(["material", "work", "retail packing"])), min_size=1, max_size=8)


@settings(deadline=None)
@given(bills, st.floats(0, 200))
def test_build_up_and_foreign_share_never_exceed_the_price_that_covers_the_materials(bill, margin):
    price = sum(row["value"] for row in bill) + margin
    rows = by_rule(price, "8703.23", bill)
    assert rows["build-up"]["measured"] <= rows["build-down"]["measured"] + 1e-9
    assert isclose(rows["build-down"]["measured"], origin_content.build_down(
        price, sum(row["value"] for row in origin_bill.assessed(price, "8703.23", bill, KOREA)
                   if row["counts_as"] == "non-originating")), abs_tol=1e-9)


@settings(deadline=None)
@given(bills)
def test_what_meets_a_change_of_chapter_meets_the_lesser_changes(bill):
    rows = by_rule(300, "8703.23", bill)
    assert rows["PE"]["qualifies"] <= rows["CC"]["qualifies"] <= rows["CTH"]["qualifies"] <= rows["CTSH"]["qualifies"]


@settings(deadline=None)
@given(bills)
def test_more_cumulation_never_takes_origin_away(bill):
    terms = {"partner": "Peru", "others": ("Chile",)}
    kinds = [by_rule(300, "8703.23", bill, agreement_of({**terms, "cumulation": kind}))
             for kind in ("none", "bilateral", "diagonal")]
    for rule in origin.RULES:
        if rule in ("net cost", "focused value"):
            continue
        verdicts = [rows[rule]["qualifies"] for rows in kinds]
        assert verdicts == sorted(verdicts)


@settings(deadline=None)
@given(bills)
def test_the_order_of_lines_does_not_matter(bill):
    forward, backward = by_rule(300, "8703.23", bill), by_rule(300, "8703.23", bill[::-1])
    for rule in origin.RULES:
        assert forward[rule]["qualifies"] == backward[rule]["qualifies"]
        assert forward[rule]["measured"] == pytest.approx(backward[rule]["measured"])


def test_who_counts_depends_on_cumulation():
    agreement = Agreement(exporter="Korea", partner="Peru", others=("Chile", "Colombia"))
    assert territory(replace(agreement, cumulation="none")) == ["Korea"]
    assert territory(agreement) == ["Korea", "Peru"]
    assert territory(replace(agreement, cumulation="diagonal")) == ["Korea", "Peru", "Chile", "Colombia"]


def test_copper_from_the_third_country_counts_by_diagonal_cumulation_only():
    product = [{"hs": "8544.49", "price": 100}]
    bill = [line("copper wire", "8544.11", 60, "Chile")]
    rows = origin_view.compare_cumulation(product, bill, partner="Peru", others=("Chile",))
    met = {row["cumulation"]: row["qualifies"] for row in rows if row["rule"] == "CTH or build-down"}
    assert met == {"none": False, "bilateral": False, "diagonal": True}
    assert origin_view.compare_cumulation_summary({}, rows) == (
        "The good meets CTH or build-down only with diagonal cumulation.")


def test_retail_packing_counts_as_value_but_needs_no_change():
    bill = [line("box", "8703.23", 20, "China", use="retail packing"), line("steel", "7208.10", 20, "Japan")]
    rows = by_rule(100, "8703.23", bill)
    assert rows["build-down"]["measured"] == pytest.approx(60)
    assert rows["CC"]["measured"] == 0
    assert rows["CC"]["qualifies"]


def test_work_at_home_is_value_but_no_material():
    steel, pressing = line("steel", "7208.10", 30, "Korea"), line("pressing", "-", 20, "Korea", use="work")
    rows = by_rule(100, "8703.23", [steel, pressing])
    assert rows["build-up"]["measured"] == pytest.approx(30)
    assert rows["PE"]["qualifies"]


def test_work_abroad_breaks_origin_under_every_rule():
    fabric, sewing = line("fabric", "5407.52", 50, "Korea"), line("sewing", "-", 1, "China", use="work")
    rows = by_rule(100, "6204.62", [fabric, sewing])
    assert not any(row["qualifies"] for row in rows.values())
    assert rows["build-down"]["measured"] == pytest.approx(99)
    assert rows["CC"]["reason"].startswith("made partly outside the territory: sewing (work, China); ")


# Korea's agreement with India, article 3.14: in Kaesong, non-originating input of at most 40 % of the price and
# originating materials of at least 60 % of all materials. No worked example was published; the lines below are ours.
def kaesong(sewing, zipper=5, zone="Kaesong"):
    bill = [line("fabric", "5407.52", 40, "Korea"), line("sewing", "-", sewing, "Kaesong", use="work"),
            line("zip", "9607.11", zipper, "China")]
    agreement = replace(KOREA, zone=zone, build_down=60, rule="CC and build-down")
    return by_rule(100, "6204.62", bill, agreement), origin_bill.assessed(100, "6204.62", bill, agreement)


def test_sewing_in_kaesong_counts_as_korean_up_to_the_limit():
    rows, lines = kaesong(35)
    assert rows["CC and build-down"]["qualifies"]
    assert rows["build-down"]["measured"] == pytest.approx(95)
    assert lines[1]["counts_as"] == "originating"
    assert "40.0 % of the price (at most 40.0)" in lines[1]["reason"]
    rows, lines = kaesong(35.1)
    assert not any(rows[rule]["qualifies"] for rule in origin.RULES)
    assert rows["build-down"]["measured"] == pytest.approx(59.9)
    assert "refused" in lines[1]["reason"]


def test_foreign_materials_beyond_their_share_close_the_zone():
    assert kaesong(5, 26)[1][1]["counts_as"] == "originating"  # 40 of 66: 60.6 %
    assert kaesong(5, 27)[1][1]["counts_as"] == "non-originating"  # 40 of 67: 59.7 %


def test_without_a_clause_on_the_zone_its_work_is_foreign():
    rows, lines = kaesong(10, zone="none")
    assert not rows["CC and build-down"]["qualifies"]
    assert lines[1]["reason"] == "Kaesong is outside the territory, where the good must wholly be made"


def test_the_focused_value_looks_at_listed_materials_only():
    bill = [line("engine", "8407.34", 20, "Japan"), line("seats", "9401.20", 30, "Japan"),
            line("gearbox", "8708.40", 10, "Korea")]
    rows = by_rule(100, "8703.23", bill, replace(KOREA, focused=("8407", "8708.40")))
    assert rows["focused value"]["measured"] == pytest.approx(80)
    assert rows["build-down"]["measured"] == pytest.approx(50)
    assert by_rule(100, "8703.23", bill)["focused value"]["qualifies"] is None


def test_a_vehicle_at_the_thresholds_of_korea_and_the_united_states_qualifies():
    # Harmonized Tariff Schedule of the United States, general note 33: 35 % build-up or 55 % build-down.
    agreement = Agreement(partner="United States", build_up=35, build_down=55, rule="build-up or build-down")
    bill = [line("engine", "8407.34", 35, "Korea"), line("parts", "8708.29", 45, "Japan")]
    rows = by_rule(100, "8703.23", bill, agreement)
    assert rows["build-up"]["qualifies"]
    assert rows["build-down"]["qualifies"]
    bill[1]["value"] = 45.1
    bill[0]["value"] = 34.9
    assert not by_rule(100, "8703.23", bill, agreement)["build-up or build-down"]["qualifies"]


def test_textiles_are_warned_of_de_minimis_by_weight():
    rows = by_rule(100, "6204.62", [line("lining", "6217.90", 5, "China")])
    assert "by weight: check" in rows["CC"]["reason"]
    assert "weight" not in by_rule(100, "8703.23", [line(hs="8708.29", value=5)])["CC"]["reason"]


@pytest.mark.parametrize(
    ("rule", "qualifies"),
    [("CC", False), ("CTSH", True), ("CTSH and build-down", False), ("CC or CTSH", True),
     ("CC and build-down or CTSH", True), ("CTSH and CC or build-down", False)],
)
def test_and_binds_before_or(rule, qualifies):
    rows = [{"rule": "CC", "qualifies": False}, {"rule": "CTSH", "qualifies": True},
            {"rule": "build-down", "qualifies": False}]
    assert origin.product_rule(rows, rule)["qualifies"] is qualifies


def test_every_line_says_why():
    lines = origin_bill.assessed(10.90, "9401.69", [PARTS, CRATES, line("wood", "4407.11", 1, "Mexico"),
                                                   line("screws", "7318.15", 1, "Canada")], NAFTA)
    assert [row["reason"] for row in lines] == [
        "Sweden is outside the territory; changes subheading, 9401.90 to 9401.69, but stays in heading 9401",
        "packing for shipment is disregarded",
        "originates in Mexico",
        "originates in Canada, counted by bilateral cumulation",
    ]
    assert [row["share"] for row in lines] == pytest.approx([41, 9, 10, 10])


def test_the_table_view_carries_rules_product_rule_and_lines():
    product = [{"hs": "9401.69", "price": 10.90, "total_cost": 9.0, "excluded_costs": 0.0}]
    terms = {"exporter": "Mexico", "partner": "Canada", "build_down": 60, "net_cost": 50, "rule": NAFTA.rule}
    rows = origin_view.check_origin(product, [PARTS, CRATES], **terms)
    assert [row["kind"] for row in rows] == ["rule"] * 8 + ["product rule"] + ["line"] * 2
    assert len({tuple(row) for row in rows}) == 1  # all rows have the same columns
    assert origin_view.check_origin_summary({}, rows) == (
        f"The good qualifies under its rule, {NAFTA.rule}. It meets CTSH, net cost.")
    rows = origin_view.check_origin(product, [PARTS, CRATES], **{**terms, "rule": "build-down"})
    assert origin_view.check_origin_summary({}, rows) == (
        "The good does not qualify under its rule, build-down. It meets CTSH, net cost. Why not: build-down: 10.00 "
        "less 4.10 of non-originating materials: 59.0 % falls short of 60.0 %.")


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: by_rule(0, "9401.69", [PARTS]), "price must be greater"),
        (lambda: by_rule(0.9, "9401.69", [PARTS, CRATES]), "price must be greater than the packing"),
        (lambda: by_rule(10, 940169, [PARTS]), "good must be text"),
        (lambda: by_rule(10, "9401", [PARTS]), "good must have 6, 8 or 10 digits"),
        (lambda: by_rule(10, "9901.10", [PARTS]), "good must begin with a chapter from 01 to 97"),
        (lambda: by_rule(10, "9401.69", []), "bill must hold at least one line"),
        (lambda: by_rule(10, "9401.69", [PARTS, {**PARTS, "hs": "80310"}]), "bill, line 2: hs .* a zero at the front"),
        (lambda: by_rule(10, "9401.69", [{**PARTS, "hs": "9401.9"}]), "bill, line 1: hs .* zero at the end"),
        (lambda: by_rule(10, "9401.69", [{**PARTS, "value": -1}]), "bill, line 1: value.*-1"),
        (lambda: by_rule(10, "9401.69", [{**PARTS, "origin": ""}]), "bill, line 1: origin is missing"),
        (lambda: by_rule(10, "9401.69", [{**PARTS, "use": "crate"}]), "bill, line 1: use must be one of"),
        (lambda: by_rule(10, "9401.69", [PARTS], replace(KOREA, rule="CTX")), "rule must join"),
        (lambda: by_rule(10, "9401.69", [PARTS], KOREA, total_cost=-1), "total_cost"),
        (lambda: by_rule(10, "9401.69", [PARTS], KOREA, total_cost=1, excluded_costs=2), "total_cost must exceed"),
        (lambda: agreement_of({"cumulation": "full"}), "cumulation must be one of none, bilateral, diagonal"),
        (lambda: agreement_of({"partner": "korea"}), "partner must be another country"),
        (lambda: agreement_of({"zone": "Peru"}), "zone must lie outside"),
        (lambda: agreement_of({"rule": None}), "rule must be text"),
        (lambda: agreement_of({"build_down": 145}), "build_down"),
        (lambda: agreement_of({"de_minimis": None}), "de_minimis"),
        (lambda: agreement_of({"others": "Chile"}), "others must be a list"),
        (lambda: agreement_of({"focused": ["engine"]}), "focused"),
        (lambda: agreement_of({"buildown": 45}), "buildown is not a term"),
        (lambda: origin_content.outward_processing(100, -1, 0, 0, 0), "zone_content"),
        (lambda: origin_content.build_up(10, -1), "originating"),
        (lambda: origin_content.build_down(float("nan"), 1), "price.*nan"),
        (lambda: origin_view.check_origin([], [PARTS]), "product must have exactly one row"),
        (lambda: origin_view.check_origin([{"hs": "9401.69"}], [PARTS]), "product: price is missing"),
        (lambda: origin_view.check_origin([{"hs": "94", "price": 5}], [PARTS]), "^product: good must have"),
        (lambda: origin_view.check_origin([{"hs": "9401.69", "price": 5}], [{}]), "^bill, line 1: material"),
    ],
)
def test_bad_input_is_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
