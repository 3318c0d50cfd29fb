"""Controls of figures in the page, on lesson 2: keyboard, pointer, neighbours, and what a phone shows meanwhile."""

import re

import pytest
from figure_page import is_drawn_anew, live_figure, picture
from playwright.sync_api import expect

LESSON = "notebooks/02_strategic_triangle.html"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_slider_moves_by_keyboard_and_takes_its_neighbours_along(open_page, width):
    figure = live_figure(open_page(LESSON, width=width), "Prospects of a strategy")
    before = picture(figure)
    likely = figure.get_by_role("group", name="Operational capacity").get_by_label("Most likely")
    likely.focus()
    likely.press("ArrowRight")
    expect(likely).to_have_value("6.5")
    assert likely.get_attribute("aria-valuetext") == "6.5"
    is_drawn_anew(figure, before)
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
    is_drawn_anew(figure, before)


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
    is_drawn_anew(trust, before)


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
