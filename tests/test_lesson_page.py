"""The lesson's figures in the page: they move by keyboard and by pointer, and say what the Python model says."""

import json
import re

import pytest
from playwright.sync_api import expect

from pvcourse import data
from pvcourse.charts.capacity_and_trust import capacity_and_trust
from pvcourse.charts.evidence import evidence_by_corner
from pvcourse.charts.strategic_triangle import LABELS, prospects

LESSON = "notebooks/02_strategic_triangle.html"
EVIDENCE = data.load("case_evidence").query("framework == 'strategic_triangle'")
FIGURES = {
    "Prospects of a strategy": prospects,
    "Are governments that can deliver": capacity_and_trust(data.load("capacity_and_trust")),
    "What is known of a case": evidence_by_corner(data.load("cases"), EVIDENCE, data.load("sources"), LABELS),
}
SETTINGS = [
    ("Prospects of a strategy", {"proposition_low": 10, "proposition_likely": 10, "proposition_high": 10}),
    ("Prospects of a strategy", {"making_up": 1, "capacity_low": 0, "capacity_likely": 0.5, "capacity_high": 9.5}),
    ("Prospects of a strategy", {"making_up": 0.5, "authorisation_high": 10, "authorisation_likely": 9}),
    ("Are governments that can deliver", {"year": 2008, "region": "Sub-Saharan Africa", "country": "RWA"}),
    ("Are governments that can deliver", {"year": 2012, "region": "South Asia", "country": "NZL"}),
    ("What is known of a case", {"chosen": "nhs-records"}),
    ("What is known of a case", {"chosen": "government-digital-service"}),
]


def live_figure(page, title):
    """Scroll to a figure, wait until it is alive, and return it."""
    figure = page.locator("figure.pv-figure").filter(has_text=title)
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-live", "true", timeout=20_000)
    return figure


def picture(figure):
    return figure.locator(".pv-picture svg").inner_html()


def move(figure, name, value):
    """Set a control as a learner would: drag a slider, press a radio button, choose from a list."""
    control = figure.locator(f"[name={name}]")
    kind = control.first.evaluate("element => element.type")
    if kind == "radio":
        control.and_(figure.locator(f"[value='{json.dumps(value)}']")).check()
    elif kind == "range":
        control.fill(f"{value:g}")
    else:
        control.select_option(value=json.dumps(value))


def table(figure):
    rows = figure.locator(".pv-data tbody tr").evaluate_all(
        "rows => rows.map(r => [...r.cells].map(c => c.textContent))"
    )
    return sorted(rows)


@pytest.mark.parametrize(("title", "values"), SETTINGS)
def test_the_page_says_what_the_model_says(open_page, title, values):
    page = open_page(LESSON)
    figure = live_figure(page, title)
    before = picture(figure)
    for name, value in values.items():
        move(figure, name, float(value) if name == "making_up" else value)
    expected = FIGURES[title](**values)
    expect(figure.locator(".pv-words")).to_have_text(expected.in_words())
    expect(figure.locator(".pv-picture")).to_have_attribute("aria-label", expected.alt_text())
    assert table(figure) == sorted(expected.table_rows())
    assert picture(figure) != before
    assert page.errors == []


@pytest.mark.parametrize("title", FIGURES)
def test_what_stands_in_the_page_at_first_is_what_comes_alive(open_page, title):
    still = open_page(LESSON, java_script_enabled=False).locator("figure.pv-figure").filter(has_text=title)
    figure = live_figure(open_page(LESSON), title)
    assert figure.locator(".pv-words").text_content() == still.locator(".pv-words").text_content()
    assert table(figure) == sorted(FIGURES[title]().table_rows())
    name, value = next(
        (name, values[name]) for known, values in reversed(SETTINGS) if known == title for name in values
    )
    move(figure, name, float(value) if name == "making_up" else value)
    expect(figure.locator(".pv-words")).not_to_have_text(still.locator(".pv-words").text_content())
    figure.locator("button[type=reset]").click()
    expect(figure.locator(".pv-words")).to_have_text(still.locator(".pv-words").text_content())


@pytest.mark.parametrize("width", [1280, 390])
def test_a_slider_moves_by_keyboard_and_takes_its_neighbours_along(open_page, width):
    figure = live_figure(open_page(LESSON, width=width), "Prospects of a strategy")
    before = picture(figure)
    likely = figure.get_by_role("group", name="Operational capacity").get_by_label("Most likely")
    likely.focus()
    likely.press("ArrowRight")
    expect(likely).to_have_value("6.5")
    assert likely.get_attribute("aria-valuetext") == "6.5"
    assert picture(figure) != before
    likely.press("End")
    expect(figure.get_by_role("group", name="Operational capacity").get_by_label("At best")).to_have_value("10")
    likely.press("Home")
    expect(figure.get_by_role("group", name="Operational capacity").get_by_label("At worst")).to_have_value("0")


def test_a_slider_moves_by_pointer(open_page):
    page = open_page(LESSON)
    figure = live_figure(page, "Prospects of a strategy")
    before = picture(figure)
    slider = figure.get_by_role("group", name="Authorising environment").get_by_label("Most likely")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.click(box["x"] + 0.7 * box["width"], box["y"] + box["height"] / 2)
    assert 6 <= float(slider.input_value()) <= 8
    assert picture(figure) != before


def test_radio_buttons_and_lists_answer_to_the_keyboard(open_page):
    page = open_page(LESSON)
    trust = live_figure(page, "Are governments that can deliver")
    before = picture(trust)
    trust.get_by_role("radio", name="2016").focus()
    page.keyboard.press("ArrowUp")
    expect(trust.locator(".pv-words")).to_contain_text("2012")
    trust.get_by_role("combobox", name="Country").focus()
    page.keyboard.type("Den")
    expect(trust.locator(".pv-words")).to_contain_text("Denmark: effectiveness")
    assert picture(trust) != before


def test_every_control_can_be_reached_with_the_tab_key(open_page):
    page = open_page(LESSON)
    figure = live_figure(page, "Prospects of a strategy")
    figure.locator("[name=making_up]:checked").focus()
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name"))
    assert reached == [f"{c}_{level}" for c in LABELS for level in ("low", "likely", "high")]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_figure_that_comes_alive_does_not_move_the_page(open_page, width):
    page = open_page(LESSON, width=width)
    heights = page.locator("figure.pv-figure").evaluate_all("figures => figures.map(f => f.offsetHeight)")
    for title in FIGURES:
        live_figure(page, title)
    alive = page.locator("figure.pv-figure").evaluate_all("figures => figures.map(f => f.offsetHeight)")
    assert alive == heights


@pytest.mark.parametrize("width", [1280, 390])
def test_a_figure_on_paper_and_without_scripts_has_picture_words_and_table(open_page, width):
    page = open_page(LESSON, width=width, java_script_enabled=False)
    for title, explorable in FIGURES.items():
        figure = page.locator("figure.pv-figure").filter(has_text=title)
        assert figure.locator(".pv-picture svg:visible").count() == 1
        expect(figure.locator(".pv-picture")).to_have_attribute("aria-label", explorable().alt_text())
        expect(figure.locator("noscript p")).to_contain_text("With scripts switched on")
        assert figure.locator("input:enabled, select:enabled").count() == 0


def test_vega_is_fetched_only_when_a_figure_comes_near(open_page):
    page = open_page(LESSON, height=600)
    page.wait_for_timeout(500)
    assert not [url for url in page.requests if re.search(r"vega-[\d.]+js", url)]
    live_figure(page, "What is known of a case")
    assert len([url for url in page.requests if re.search(r"vega-[\d.]+js", url)]) == 1


def test_on_a_phone_the_picture_stays_in_sight_while_its_last_slider_moves(open_page):
    page = open_page(LESSON, width=390, height=844)
    figure = live_figure(page, "Prospects of a strategy")
    figure.locator("[name=capacity_high]").evaluate("element => element.scrollIntoView({block: 'end'})")
    top = figure.locator(".pv-picture").bounding_box()
    assert top["y"] >= 0
    assert top["y"] + top["height"] <= 844
