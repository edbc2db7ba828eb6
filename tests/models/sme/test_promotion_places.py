from math import fsum, isclose, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innotrade.models.sme import promotion_places as places

MARKETS = [{"gdp": 5, "distance": 2, "cost": 3}, {"gdp": 5, "distance": 4, "cost": 7}]
latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


def test_a_quarter_of_the_equator_and_half_a_meridian_have_their_lengths():
    assert isclose(places.great_circle(0, 0, 0, 90), pi * places.EARTH / 2)
    assert isclose(places.great_circle(-90, 0, 90, 0), pi * places.EARTH)


@given(latitudes, longitudes, latitudes, longitudes)
def test_the_way_back_is_as_long_and_never_over_half_the_earth(north, east, other_north, other_east):
    there = places.great_circle(north, east, other_north, other_east)
    assert isclose(there, places.great_circle(other_north, other_east, north, east), abs_tol=1e-6)
    assert 0 <= there <= pi * places.EARTH + 1e-6


def test_all_candidates_together_bring_the_average_return():
    assert isclose(fsum(places.first_guess(MARKETS, 34.5)), 34.5 * 10)


def test_twice_the_distance_brings_half():
    near, far = places.first_guess(MARKETS, 34.5)
    assert isclose(near, 2 * far)


@pytest.mark.parametrize(("call", "named"), [
    (lambda: places.great_circle(91, 0, 0, 0), "latitude"), (lambda: places.great_circle(0, 0, 0, 181), "longitude"),
    (lambda: places.first_guess([{**MARKETS[0], "cost": 0}], 1), "cost"),
    (lambda: places.first_guess(MARKETS, -1), "average_return"),
])
def test_what_is_out_of_range_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
