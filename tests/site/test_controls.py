"""Every kind of control, moved by mouse and by keyboard, over http and from a disk."""

import json

import pytest
from driving import LESSON, acting, drawn_as_python_says, moves, settled, state

pytestmark = pytest.mark.browser
both = pytest.mark.parametrize("small", ["http", "file"], indirect=True)
GROWTH, MATERIALS = "explorer-1", "explorer-2"


def control(page, explorer, name):
    return page.locator(f"#{explorer}-{name}")


def says(page, explorer):
    return page.locator(f"#{explorer} .says").inner_text()


def paste(page, target, text):
    target.focus()
    page.evaluate(
        "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
        " document.activeElement.dispatchEvent(new ClipboardEvent('paste', "
        "{ clipboardData: data, bubbles: true, cancelable: true })); }", text)


@both
def test_every_control_moves_by_keyboard_and_the_rows_are_the_models(read, small):
    page = read(f"{small}/{LESSON}")
    for name, keys in {"rate": ["ArrowRight", "ArrowLeft", "ArrowLeft"], "years": ["PageDown"],
                       "scenario": ["ArrowDown"],
                       "compound": ["Space"], "lines-1": ["Space"]}.items():
        control(page, GROWTH, name).focus()
        for key in keys:
            acting(page, GROWTH, lambda key=key: page.keyboard.press(key))
        drawn_as_python_says(page, GROWTH)
    control(page, GROWTH, "start").focus()
    acting(page, GROWTH, lambda: page.keyboard.press("ArrowUp"))
    found = state(page, GROWTH)["values"]
    assert 1 <= found.pop("years") < 20
    assert found == {"start": 101, "rate": 0.04, "scenario": "high", "compound": False, "lines": ["whole"]}
    drawn_as_python_says(page, GROWTH)
    assert page.faults == []


@both
def test_every_control_moves_by_mouse_and_the_rows_are_the_models(read, small):
    page = read(f"{small}/{LESSON}")
    slider = control(page, GROWTH, "years")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    acting(page, GROWTH, lambda: page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2))
    assert state(page, GROWTH)["values"]["years"] > 30
    acting(page, GROWTH, lambda: control(page, GROWTH, "compound").click())
    acting(page, GROWTH, lambda: control(page, GROWTH, "lines-0").click())
    acting(page, GROWTH, lambda: control(page, GROWTH, "scenario").select_option("1"))
    drawn_as_python_says(page, GROWTH)
    acting(page, GROWTH, lambda: page.locator(f"#{GROWTH} .reset").click())
    assert state(page, GROWTH)["values"]["years"] == 20
    drawn_as_python_says(page, GROWTH)
    assert page.faults == []


@pytest.mark.parametrize("small", ["file"], indirect=True)
def test_a_slider_is_read_with_its_unit_behind_and_with_its_currency_before(read, small, book):
    places = ((f"{small}/{LESSON}", GROWTH, "years", "20 years"),
              (f"{book.as_uri()}/book/lac/suppliers.html", "explorer-2", "demand", "US$ 4 million a year"))
    for address, explorer, name, spoken in places:
        slider = control(read(address), explorer, name)
        assert slider.get_attribute("aria-valuetext") == spoken
        assert slider.locator("xpath=../output").inner_text() == spoken


@both
def test_a_table_is_edited_extended_shortened_and_pasted_into(read, small):
    page = read(f"{small}/{LESSON}")
    root = page.locator(f"#{MATERIALS}")
    acting(page, MATERIALS, lambda: root.get_by_label("Cost, row 2").fill("20"))
    drawn_as_python_says(page, MATERIALS)
    acting(page, MATERIALS, lambda: root.get_by_role("button", name="Remove row 1").click())
    drawn_as_python_says(page, MATERIALS)
    assert root.get_by_role("button", name="Remove row 1").is_disabled()
    acting(page, MATERIALS, lambda: root.get_by_role("button", name="Add a row").click())
    assert "must not be empty" in says(page, MATERIALS)
    copied = "Part\tCost (USD)\tOrigin\nFrame\t10\tKOR\nWheel\t2.5\tCHN\nBell\t0.5\tCHL\n"
    acting(page, MATERIALS, lambda: paste(page, root.get_by_label("Part, row 1"), copied))
    drawn_as_python_says(page, MATERIALS)
    assert [row["part"] for row in state(page, MATERIALS)["rows"]] == ["Frame", "Wheel", "Bell"]
    typed = '"Bell, large",1.5,KOR\nSaddle,4,CHL'
    acting(page, MATERIALS, lambda: paste(page, root.get_by_label("Part, row 3"), typed))
    drawn_as_python_says(page, MATERIALS)
    assert [row["part"] for row in state(page, MATERIALS)["rows"]] == ["Frame", "Wheel", "Bell, large", "Saddle"]
    assert page.faults == []


@both
def test_bad_values_are_refused_beside_the_control_and_the_last_picture_stays(read, small):
    page = read(f"{small}/{LESSON}")
    acting(page, GROWTH, lambda: control(page, GROWTH, "years").press("ArrowRight"))
    picture, rows = page.locator(f"#{GROWTH} .canvas svg").inner_html(), state(page, GROWTH)["rows"]
    for text, message in {"-5": "Start must be at least 0, got -5", "": "Start must be a number, got nothing",
                          "13": "The model cannot compute this: ZeroDivisionError: thirteen"}.items():
        acting(page, GROWTH, lambda text=text: control(page, GROWTH, "start").fill(text))
        assert message in says(page, GROWTH)
        assert page.locator(f"#{GROWTH} .canvas svg").inner_html() == picture
        assert state(page, GROWTH)["rows"] == rows
    acting(page, GROWTH, lambda: control(page, GROWTH, "start").fill("-5"))
    assert page.locator(f"#{GROWTH}-start-refusal").inner_text() == "Start must be at least 0, got -5"
    assert control(page, GROWTH, "start").get_attribute("aria-invalid") == "true"
    acting(page, GROWTH, lambda: control(page, GROWTH, "start").fill("50"))
    assert control(page, GROWTH, "start").get_attribute("aria-invalid") is None
    drawn_as_python_says(page, GROWTH)
    assert page.faults == []


@both
def test_the_models_own_refusal_stands_beside_the_control_that_it_names(read, small):
    page = read(f"{small}/{LESSON}")
    control(page, GROWTH, "rate").focus()
    for _ in range(2):
        acting(page, GROWTH, lambda: page.keyboard.press("ArrowRight"))
    refusal = page.locator(f"#{GROWTH}-rate-refusal")
    assert refusal.inner_text() == "rate must not be 0.07 in this model, got 0.07"
    acting(page, GROWTH, lambda: page.keyboard.press("ArrowRight"))
    assert refusal.is_hidden()
    drawn_as_python_says(page, GROWTH)


@both
def test_a_table_with_text_for_a_number_or_too_many_rows_is_refused(read, small):
    page = read(f"{small}/{LESSON}")
    root = page.locator(f"#{MATERIALS}")
    acting(page, MATERIALS, lambda: paste(page, root.get_by_label("Part, row 1"), "Frame\tten\tKOR"))
    assert root.locator(".kind-table .refusal").inner_text() == "Row 1: Cost must be a number such as 1234.5, got 'ten'"
    acting(page, MATERIALS, lambda: paste(page, root.get_by_label("Part, row 1"), "A\t1\tKOR\n" * 9))
    assert root.locator(".kind-table .refusal").inner_text() == "Bill of materials takes at most 6 rows, got 9"
    acting(page, MATERIALS, lambda: root.locator(".reset").click())
    acting(page, MATERIALS, lambda: root.get_by_label("Cost, row 1").fill("99"))
    assert root.locator(".kind-table .refusal").inner_text().startswith("materials must cost no more than the price")
    assert page.faults == []


@both
def test_a_copied_link_restores_the_state(read, small):
    page = read(f"{small}/{LESSON}")
    acting(page, GROWTH, lambda: control(page, GROWTH, "years").press("PageUp"))
    acting(page, MATERIALS, lambda: page.locator(f"#{MATERIALS}").get_by_label("Part, row 1").fill("Stahl & Öl, 5 %"))
    for explorer in (GROWTH, MATERIALS):
        page.locator(f"#{explorer} .link").click()
        page.wait_for_function("id => document.querySelector(`#${id} .says`).textContent.includes('ink')", arg=explorer)
    wanted = [state(page, explorer) for explorer in (GROWTH, MATERIALS)]
    other = read(page.url)
    for explorer, found in zip((GROWTH, MATERIALS), wanted, strict=True):
        settled(other, explorer, 0)
        assert state(other, explorer)["values"] == found["values"]
        assert state(other, explorer)["rows"] == found["rows"]
        drawn_as_python_says(other, explorer)
    assert other.faults == []


@both
def test_a_link_with_a_value_out_of_range_is_refused_not_bent(read, small):
    page = read(f'{small}/{LESSON}#{GROWTH}=' + json.dumps({"years": 400, "scenario": "none"}).replace('"', "%22"))
    settled(page, GROWTH, 0)
    assert "Years must lie between 1 and 50, got 400" in says(page, GROWTH)
    assert "Scenario must be one of low, high, got 'none'" in says(page, GROWTH)
    assert page.locator(f"#{GROWTH}-years-refusal").is_visible()
    assert page.locator(f"#{GROWTH} .picture.wide svg").is_visible()


@pytest.mark.parametrize("damage", ["explorer-1=%7Bnot json", "explorer-1=5", "explorer-9={}", "explorer-1={}&a=b"])
@pytest.mark.parametrize("small", ["file"], indirect=True)
def test_a_damaged_link_opens_the_page_as_it_is(read, small, damage):
    page = read(f"{small}/{LESSON}#{damage}")
    settled(page, GROWTH)
    assert state(page, GROWTH)["values"] == state(page, GROWTH)["payload"]["values"]
    assert page.faults == []


@both
def test_the_rows_come_as_csv(read, small):
    page = read(f"{small}/{LESSON}")
    acting(page, MATERIALS, lambda: page.locator(f"#{MATERIALS}").get_by_label("Part, row 1").fill('Plate, 2" thick'))
    with page.expect_download() as waiting:
        page.locator(f"#{MATERIALS} .csv").click()
    found = waiting.value
    assert found.suggested_filename == "what-is-in-the-product.csv"
    lines = found.path().read_bytes().decode("utf-8").split("\r\n")
    assert lines == ["part,cost,share,local", '"Plate, 2"" thick",30,0.3,1', "Glass,12.5,0.125,0", ""]


@pytest.mark.parametrize("small", ["http"], indirect=True)
def test_nothing_of_the_engine_is_loaded_before_the_first_move(read, small):
    page = read(f"{small}/{LESSON}")
    page.wait_for_load_state("networkidle")
    heavy = ("brython.js", "python.js", "vega.js", "models/")
    assert not [url for url in page.asked if any(part in url for part in heavy)]
    acting(page, GROWTH, lambda: control(page, GROWTH, "years").press("ArrowRight"))
    assert all(any(part in url for url in page.asked) for part in heavy)
    assert moves(page, GROWTH) == 1


@pytest.mark.parametrize("small", ["http"], indirect=True)
def test_a_missing_engine_is_said_and_breaks_nothing(browser, read, small):
    page = read(f"{small}/{LESSON}")
    page.route("**/brython.js", lambda route: route.abort())
    acting(page, GROWTH, lambda: control(page, GROWTH, "years").press("ArrowRight"))
    assert "brython.js is missing beside the page" in says(page, GROWTH)
    assert page.locator(f"#{GROWTH} .picture.wide svg").is_visible()


@pytest.mark.parametrize("small", ["file"], indirect=True)
def test_the_page_is_readable_without_a_script(read, small):
    page = read(f"{small}/{LESSON}", java_script_enabled=False)
    assert page.locator("figure.chart svg:visible").count() == 1
    assert page.locator(".explorer svg:visible").count() == 3
    page.locator("figure.chart .behind summary").click()
    assert page.locator("figure.chart .behind td").all_inner_texts()[:3] == ["2003", "1", "exports"]
    assert "Materials are 42.5 % of the price." in page.locator(".explorer .says").all_inner_texts()
    assert page.locator(".explorer input").count() == 0  # no control that would not answer


@pytest.mark.parametrize("small", ["file"], indirect=True)
def test_chart_and_table_follow_the_move(read, small):
    page = read(f"{small}/{LESSON}")
    root = page.locator(f"#{MATERIALS}")
    root.locator(".behind summary").click()
    before = root.locator(".canvas, .picture.wide").first.inner_html()
    acting(page, MATERIALS, lambda: root.get_by_label("Cost, row 1").fill("50"))
    assert root.locator(".behind tbody tr").first.locator("td").all_inner_texts() == ["Steel", "50", "0.5000", "1"]
    picture = root.locator(".canvas svg").first
    assert picture.inner_html() != before
    assert root.locator(".canvas").first.get_attribute("aria-label").endswith("Materials are 62.5 % of the price.")
    assert root.locator(".picture").count() == 0


def opened(page, name, data):
    """Give the table a file, as the button "Open a CSV file" does after the reader has chosen one."""
    root = page.locator(f"#{MATERIALS}")
    with page.expect_file_chooser() as waiting:
        root.get_by_role("button", name="Open a CSV file").click()
    acting(page, MATERIALS, lambda: waiting.value.set_files({"name": name, "mimeType": "text/csv", "buffer": data}))


@both
def test_a_table_is_saved_as_csv_and_opened_again(read, small):
    page = read(f"{small}/{LESSON}")
    root = page.locator(f"#{MATERIALS}")
    acting(page, MATERIALS, lambda: root.get_by_label("Part, row 2").fill('Bell, 2" wide'))
    wanted = state(page, MATERIALS)["rows"]
    with page.expect_download() as waiting:
        root.get_by_role("button", name="Save this table as CSV").click()
    assert waiting.value.suggested_filename == "bill-of-materials.csv"
    saved = waiting.value.path().read_bytes()
    assert saved == b'part,cost,origin\r\nSteel,30,KOR\r\n"Bell, 2"" wide",12.5,CHL\r\n'
    acting(page, MATERIALS, lambda: root.locator(".reset").click())
    opened(page, "bill.csv", saved)
    assert state(page, MATERIALS)["rows"] == wanted
    drawn_as_python_says(page, MATERIALS)
    assert page.faults == []


@pytest.mark.parametrize("small", ["file"], indirect=True)
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Origin;Note;Cost (USD);Part\nCHL;x;2,5;Caño\nKOR;;1.000,25;Wheel\n;;;\n", "utf-8-sig"),
        ("Origin;Note;Cost (USD);Part\nCHL;x;2,5;Caño\nKOR;;1.000,25;Wheel\n", "windows-1252"),
    ])
def test_a_spreadsheets_own_csv_is_read_by_its_headings(read, small, text, encoding):
    page = read(f"{small}/{LESSON}")
    acting(page, MATERIALS, lambda: control(page, MATERIALS, "price").fill("1000"))
    opened(page, "partes.csv", text.replace("1.000,25", "99,25").encode(encoding))
    found = state(page, MATERIALS)["values"]["materials"]
    assert found == [{"part": "Caño", "cost": 2.5, "origin": "CHL"}, {"part": "Wheel", "cost": 99.25, "origin": "KOR"}]
    drawn_as_python_says(page, MATERIALS)


@pytest.mark.parametrize("small", ["file"], indirect=True)
@pytest.mark.parametrize(("typed", "read_as"), [("4,10", 4.1), ("0,125", 0.125), ("1,234.5", None), ("12.5", 12.5),
                                                ("1,234", None), ("1.234,5", None), ("4,1,2", None)])
def test_a_decimal_comma_is_read_and_what_may_be_either_is_refused(read, small, typed, read_as):
    page = read(f"{small}/{LESSON}")
    root = page.locator(f"#{MATERIALS}")
    acting(page, MATERIALS, lambda: root.get_by_label("Cost, row 1").fill(typed))
    if read_as is None:
        assert root.locator(".kind-table .refusal").is_visible()
    else:
        assert state(page, MATERIALS)["rows"][0]["cost"] == read_as


@pytest.mark.parametrize("small", ["file"], indirect=True)
def test_a_number_with_marks_for_thousands_is_read(read, small):
    page = read(f"{small}/{LESSON}")
    root = page.locator(f"#{MATERIALS}")
    for typed, number in {"1,234.50": 1234.5, "1.234,50": 1234.5, "-1.234.567,8": -1234567.8}.items():
        acting(page, MATERIALS, lambda typed=typed: root.get_by_label("Cost, row 1").fill(typed))
        assert state(page, MATERIALS)["values"]["materials"][0]["cost"] == number
