import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.sme import quotation, quotation_view
from innotrade.models.sme.quotation import RULES, STRETCHES, Terms, seller_pays

money = st.floats(0, 1e6)
share = st.floats(0, 0.3)
amounts = st.lists(money, min_size=len(STRETCHES), max_size=len(STRETCHES))


def lines_of(values):
    return [{"cost": name, "amount": value + (name == "at the works"), "stretch": name}
            for name, value in zip(STRETCHES, values, strict=True)]


def quote(rule, lines=quotation_view.SHIPMENT, **terms):
    return quotation.quotation([dict(line) for line in lines], rule, Terms(**terms))


def test_a_margin_is_a_share_of_the_price_and_not_of_the_cost():
    assert quote("EXW", lines_of([79, 0, 0, 0, 0, 0, 0]), margin=0.2)["price"] == pytest.approx(100)


def test_cif_insures_the_price_that_holds_the_insurance_by_hand():
    # Goods 90, carriage 9, rate 1/110 of 110 %: one hundredth of the price, so 99 / 0.99 = 100.
    found = quote("CIF", lines_of([89, 0, 0, 9, 0, 0, 0]), insurance=1 / 110)
    assert (found["price"], found["insurance"]) == (pytest.approx(100), pytest.approx(1))


def test_duty_paid_by_the_seller_is_taken_of_the_price_less_duty_by_hand():
    # CIF value 100, unloaded by the buyer; duty 8 % of 100.
    found = quote("DDP", lines_of([99, 0, 0, 0, 5, 3, 2]), duty=0.08)
    assert found["customs_value"] == pytest.approx(100)
    assert (found["duty"], found["price"]) == (pytest.approx(8), pytest.approx(115))
    assert found["landed"] == pytest.approx(118)


def test_only_dpu_unloads_and_only_ddp_clears_the_import():
    assert [rule for rule in RULES if seller_pays(rule, "unloading")] == ["DPU"]
    assert [rule for rule in RULES if seller_pays(rule, "import clearance")] == ["DDP"]
    assert [rule for rule in RULES if not seller_pays(rule, "to the carrier")] == ["EXW"]


def test_sea_rules_are_the_four_of_incoterms_2020():
    assert set(quotation.SEA_RULES) == {"FAS", "FOB", "CFR", "CIF"}
    assert len(RULES) == 11


@given(amounts, share, share, st.floats(0, 360), st.floats(0, 0.02), share, st.sampled_from(RULES),
       st.sampled_from(quotation.BASES))
def test_parts_add_up_to_the_price_and_to_the_landed_cost(values, margin, interest, days, insurance, duty, rule, basis):
    found = quote(rule, lines_of(values), margin=margin, interest=interest, days=days, insurance=insurance, duty=duty,
                  basis=basis)
    price = sum(found[name] for name in ("works", "profit", "way", "insurance", "duty", "finance"))
    assert price == pytest.approx(found["price"])
    added = sum(found[name] for name in ("buyer_way", "buyer_insurance", "buyer_duty"))
    assert price + added == pytest.approx(found["landed"])
    value = found["customs_value"]
    assert found["duty"] + found["buyer_duty"] == pytest.approx(duty * value, abs=1e-6)


@given(amounts, share, st.floats(0, 0.02), share)
def test_without_interest_every_rule_lands_the_goods_at_the_same_cost(values, margin, insurance, duty):
    landed = [quote(rule, lines_of(values), margin=margin, insurance=insurance, duty=duty)["landed"] for rule in RULES]
    # Only what the insurance covers differs: duty-paid goods and those on the last miles are insured for more.
    assert max(landed) <= min(landed) * (1 + 0.05) + 1e5 * insurance + 1e-6
    plain = [quote(rule, lines_of(values), margin=margin, duty=duty)["landed"] for rule in RULES]
    assert plain == pytest.approx([plain[0]] * len(plain))


@given(amounts, share)
def test_each_further_stretch_raises_the_price_or_leaves_it(values, interest):
    ladder = [quote(rule, lines_of(values), interest=interest, days=90)["price"]
              for rule in ("EXW", "FCA", "FOB", "CFR", "DAP", "DPU")]
    assert ladder == sorted(ladder)


def test_interest_is_paid_on_what_the_seller_has_spent_and_not_on_the_profit():
    found = quote("EXW", lines_of([9999, 0, 0, 0, 0, 0, 0]), margin=0.5, interest=0.12, days=365)
    assert found["finance"] == pytest.approx(1200)


@pytest.mark.parametrize(("terms", "name"), [({"margin": 1}, "margin"), ({"interest": -1}, "interest"),
                                             ({"days": -1}, "days"), ({"insurance": 0.95}, "insurance"),
                                             ({"duty": -0.1}, "duty"), ({"basis": "EXW"}, "basis")])
def test_terms_out_of_range_are_refused_by_name(terms, name):
    for rule in ("CIF", "EXW"):
        with pytest.raises(ValueError, match=rf"^{name} (and duty )?must"):
            quote(rule, **terms)


@pytest.mark.parametrize("line", [{"amount": -1, "stretch": "loading"}, {"amount": None, "stretch": "loading"},
                                  {"amount": 1, "stretch": "the moon"}])
def test_a_bad_line_is_named_by_its_row(line):
    with pytest.raises(ValueError, match=r"^lines, row 1: "):
        quote("FOB", [line])


def test_without_goods_there_is_no_price():
    for lines in ([], [{"cost": "freight", "amount": 5, "stretch": "main carriage"}]):
        with pytest.raises(ValueError, match=r"^lines must hold"):
            quote("FOB", lines)
    with pytest.raises(ValueError, match=r"^rule must"):
        seller_pays("C&F", "loading")


SHEET = {"lines": [dict(line) for line in quotation_view.SHIPMENT], "rule": "FOB", "quantity": 2000, "margin": 15,
         "interest": 16, "days": 90, "insurance": 0.5, "duty": 8, "basis": "CIF"}


def test_the_sheet_s_lines_add_up_to_its_total_and_all_rules_follow():
    rows = quotation_view.sheet(**SHEET)
    total = next(row for row in rows if row["part"] == "total")
    for side in ("seller", "buyer", "together"):
        assert sum(row[side] for row in rows if row["part"] == "line") == pytest.approx(total[side])
    rules = [row for row in rows if row["part"] == "rule"]
    assert [row["what"] for row in rules] == list(RULES)
    assert next(row for row in rules if row["what"] == "FOB")["seller"] == total["seller"]
    assert all(value is not None for row in rows for value in row.values())
    assert total["per_unit"] == pytest.approx(total["seller"] / 2000)


def test_the_sheet_s_sentence_names_rule_transport_price_and_waiting():
    text = quotation_view.sheet_sentence(SHEET, quotation_view.sheet(**SHEET))
    assert text.startswith("Quote FOB (ships only): ")
    assert "waiting 90 days for the money costs" in text


@pytest.mark.parametrize(("changed", "name"), [({"quantity": 0}, "quantity"), ({"margin": 100}, "margin"),
                                               ({"rule": "FOT"}, "rule")])
def test_the_sheet_refuses_by_name(changed, name):
    with pytest.raises(ValueError, match=rf"^{name} must"):
        quotation_view.sheet(**{**SHEET, **changed})
