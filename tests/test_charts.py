import json
from itertools import pairwise

import pandas as pd
import pytest

from innotrade import charts

ROWS = pd.DataFrame({"year": [2003, 2004], "exports": [517.0, 708.0], "imports": [1058.0, 1934.0],
                     "partner": ["A", "B"], "date": ["2003", "2004-04-01"]})
ALT = "Exports and imports rise from one year to the next"
DARK_PAGE = "#14181e"
DRAWINGS = {
    "line": lambda: charts.line(ROWS, x="year", y=["exports", "imports"], alt_text=ALT),
    "bar": lambda: charts.bar(ROWS, x="exports", y="partner", alt_text=ALT),
    "scatter": lambda: charts.scatter(ROWS, x="exports", y="imports", label="partner", alt_text=ALT),
    "timeline": lambda: charts.timeline(ROWS, date="date", kind="partner", label="partner", alt_text=ALT),
}


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def as_seen_without_green_cones(colour):
    """Deuteranopia after Viénot, Brettel and Mollon (1999), on linear light."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [value**2.2 for value in (red, green, blue)]
    yellow = 0.29275 * linear[0] + 0.70725 * linear[1]
    return (yellow, yellow, -0.02234 * linear[0] + 0.02234 * linear[1] + linear[2])


@pytest.mark.parametrize("colour", charts.PALETTE)
@pytest.mark.parametrize("page", ["#ffffff", DARK_PAGE])
def test_marks_stand_out_from_the_light_and_the_dark_page(colour, page):
    assert contrast(colour, page) >= 3


def test_neighbouring_colours_differ_for_a_reader_without_green_cones():
    seen = [as_seen_without_green_cones(colour) for colour in charts.PALETTE]
    for one, other in pairwise(seen):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.08


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_carries_its_finding_and_its_rows(name):
    bundle = DRAWINGS[name]()._repr_mimebundle_()
    assert bundle["text/plain"] == ALT
    spec = bundle[charts.MIME_TYPE]
    assert spec["description"] == ALT
    rows = next(iter(spec["datasets"].values()))
    assert len(rows) >= len(ROWS)
    assert len(DRAWINGS[name]().data) == len(rows)


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_twice_gives_the_same_bytes(name):
    first, second = (json.dumps(DRAWINGS[name]().spec, sort_keys=True) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("alt_text", ["", "A chart", None, 7])
def test_a_chart_without_a_finding_is_refused(alt_text):
    with pytest.raises(ValueError, match="alt_text"):
        charts.bar(ROWS, x="exports", y="partner", alt_text=alt_text)


def test_lines_differ_by_more_than_colour():
    encoding = DRAWINGS["line"]().spec["encoding"]
    assert encoding["strokeDash"]["field"] == encoding["color"]["field"]


def test_years_have_no_thousands_mark():
    assert DRAWINGS["line"]().spec["encoding"]["x"]["axis"]["format"] == "d"


def test_dates_keep_the_precision_they_have():
    years = DRAWINGS["timeline"]().data["year"].tolist()
    assert years[0] == 2003
    assert 2004.2 < years[1] < 2004.3
