import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from innotrade.models.nis import chains
from innotrade.models.sme import exporters, exporters_view, markov

fraction = st.floats(0, 1)


def fitted(turnover, single, shared):
    try:
        return exporters.calibrate(turnover, single, shared)
    except ValueError:
        assume(False)


@given(st.floats(0.02, 1.2), st.floats(0.05, 1), fraction)
def test_calibrated_chances_keep_stock_turnover_and_share(turnover, single, shared):
    found = fitted(turnover, single, shared)
    people = [100 * single, 100 * (1 - single)]
    after = chains.step(people, exporters.chances(found), [100 * found.begin, 0])
    assert after == pytest.approx(people, abs=1e-8)
    left = sum(number * exporters.exit_chance(found.loss, shared, markets)
               for number, markets in zip(people, (1, 2), strict=True))
    assert left == pytest.approx(50 * turnover, abs=1e-8)


@given(st.floats(0.02, 1.2), st.floats(0.05, 0.99), fraction)
def test_mean_years_are_the_stock_over_beginners(turnover, single, shared):
    found = fitted(turnover, single, shared)
    assert exporters.years_exporting(found)[0] == pytest.approx(2 / turnover, rel=1e-9)


@given(st.floats(0.02, 1.2), st.floats(0.05, 0.99), fraction, st.floats(0.001, 0.3))
def test_the_closed_chain_settles_on_the_shares_it_was_calibrated_to(turnover, single, shared, exporting):
    found = fitted(turnover, single, shared)
    shares = markov.stationary(exporters.closed(found, exporting))
    wanted = [1 - exporting, exporting * single, exporting * (1 - single)]
    assert shares == pytest.approx(wanted, abs=1e-9)


@given(fraction, fraction, st.integers(1, 6))
def test_another_market_never_makes_leaving_likelier(loss, shared, markets):
    few, more = (exporters.exit_chance(loss, shared, number) for number in (markets, markets + 1))
    assert 0 <= more <= few + 1e-15
    assert exporters.exit_chance(loss, 1, markets) == pytest.approx(loss, abs=1e-15)


@given(st.floats(0, 1), fraction, fraction)
def test_chances_of_a_year_sum_to_one_with_leaving(loss, shared, second):
    rows = exporters.chances(exporters.Dynamics(loss, shared, second, 0.1))
    for row, markets in zip(rows, (1, 2), strict=True):
        assert sum(row) + exporters.exit_chance(loss, shared, markets) == pytest.approx(1, abs=1e-12)


def test_a_third_that_enter_or_leave_export_six_years_by_hand():
    # One half with one market, shared fate one half: 0.25 q^2 + 0.75 q = 1/6, so q = (sqrt(0.5625 + 1/6) - 0.75) / 0.5.
    found = exporters.calibrate(1 / 3, 0.5, 0.5)
    assert found.loss == pytest.approx(((0.5625 + 1 / 6) ** 0.5 - 0.75) / 0.5)
    assert exporters.survival(found, 1)[1][0] == pytest.approx(1 - found.loss)


def test_a_third_each_cannot_be_with_half_of_firms_in_several_independent_markets():
    with pytest.raises(ValueError, match=r"^single_share must be higher"):
        exporters.calibrate(2 / 3, 0.5, 0)


@pytest.mark.parametrize(("arguments", "name"), [((0, 0.5, 0.5), "turnover"), ((2, 0.5, 0.5), "turnover"),
                                                 ((0.3, 0, 0.5), "single_share"), ((0.3, 0.5, 1.1), "shared")])
def test_calibration_refuses_by_name(arguments, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        exporters.calibrate(*arguments)


def test_other_refusals_name_their_argument():
    base = exporters.calibrate(1 / 3, 0.5, 0.5)
    for call, name in ((lambda: exporters.exit_chance(0.2, 0.5, 1.5), "markets"),
                       (lambda: exporters.closed(base, 1), "exporting"),
                       (lambda: exporters.closed(base, 0.9), "exporting"),
                       (lambda: exporters.survival(base, -1), "years"),
                       (lambda: exporters.chances(exporters.Dynamics(2, 0, 0, 0)), "loss")):
        with pytest.raises(ValueError, match=f"^{name} must"):
            call()


def view(**changed):
    settings = {"stock": 100.0, "turnover": 33, "single_share": 50, "shared": 50, "more_beginners": 0,
                "fewer_losses": 0, "more_second": 0, "years": 10}
    values = {**settings, **changed}
    return values, exporters_view.exporter_stock(**values)


def test_no_support_changes_nothing():
    _, rows = view()
    assert [row["exporters"] for row in rows] == pytest.approx([100] * 11)
    assert rows[0]["begun_with_one"] == rows[0]["begun_with_several"] == 100


@given(st.floats(0, 100))
def test_beginners_raise_the_stock_in_proportion_and_survival_not_at_all(more):
    _, rows = view(more_beginners=more, years=200)
    assert rows[-1]["exporters"] == pytest.approx(100 * (1 + more / 100), rel=1e-6)
    assert [row["begun_with_one"] for row in rows[:11]] == [row["begun_with_one"] for row in view()[1]]


@given(st.sampled_from(["more_beginners", "fewer_losses", "more_second"]), st.floats(1, 90))
def test_every_kind_of_support_raises_the_stock(kind, support):
    assert view(**{kind: support})[1][-1]["exporters"] > 100


def test_the_sentence_tells_flows_years_and_the_change():
    values, rows = view(fewer_losses=10)
    text = exporters_view.exporter_stock_sentence(values, rows)
    assert text.startswith("16.5 thousand begin and 16.5 thousand leave in a year")
    assert "for 6.1 years from its first market" in text
    assert "% more than without" in text
    assert "Without support the stock stays at 100.0" in exporters_view.exporter_stock_sentence(*view())


@pytest.mark.parametrize(("changed", "name"), [({"stock": 0}, "stock"), ({"turnover": 0}, "turnover"),
                                               ({"single_share": 101}, "single_share"), ({"shared": -1}, "shared"),
                                               ({"more_beginners": -1}, "more_beginners"),
                                               ({"fewer_losses": 101}, "fewer_losses"),
                                               ({"more_second": -1}, "more_second"),
                                               ({"turnover": 67, "shared": 0}, "single_share")])
def test_the_view_refuses_by_name_and_in_per_cent(changed, name):
    with pytest.raises(ValueError, match=f"^{name} must"):
        view(**changed)
