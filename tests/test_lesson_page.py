"""Every lesson's figures in the page: they move, and say what the Python model says at the same values."""

import pytest
from figure_page import figure_of, is_drawn_anew, live_figure, move, picture, says
from lessons import FIGURES, READY, page_of
from playwright.sync_api import expect

WIDTHS = [1280, 390]


def titles(lesson):
    return [figure.title for figure in FIGURES if figure.lesson == lesson]


@pytest.mark.parametrize("drawn", FIGURES, ids=str)
def test_the_page_says_what_the_model_says(open_page, drawn):
    page = open_page(page_of(drawn.lesson))
    figure, made = live_figure(page, drawn.title), drawn.explorable()
    says(figure, made())
    for values in drawn.moves:
        before = picture(figure)
        for name, value in values.items():
            move(figure, name, value)
        says(figure, made(**values))
        is_drawn_anew(figure, before)
        figure.locator("button[type=reset]").click()
        says(figure, made())
    assert page.errors == []


@pytest.mark.parametrize("lesson", READY)
def test_a_lesson_has_its_figures_and_no_others(open_page, lesson):
    page = open_page(page_of(lesson), java_script_enabled=False)
    captions = page.locator("figure.pv-figure:has(.pv-controls) figcaption").all_text_contents()
    assert sorted(captions) == sorted(titles(lesson))


@pytest.mark.parametrize("drawn", FIGURES, ids=str)
def test_each_figure_is_moved_twice_or_more(drawn):
    assert len(drawn.moves) >= 2
    moved = {name for values in drawn.moves for name in values}
    assert moved <= set(drawn.explorable().controls)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lesson", READY)
def test_without_scripts_a_figure_has_picture_words_and_table(open_page, lesson, width):
    page = open_page(page_of(lesson), width=width, java_script_enabled=False)
    for drawn in (each for each in FIGURES if each.lesson == lesson):
        figure = figure_of(page, drawn.title)
        assert figure.locator(".pv-picture svg:visible").count() == 1
        says(figure, drawn.explorable()())
        expect(figure.locator("noscript p")).to_contain_text("With scripts switched on")
        assert figure.locator("input:enabled, select:enabled").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lesson", READY)
def test_a_figure_that_comes_alive_does_not_move_the_page(open_page, lesson, width):
    page = open_page(page_of(lesson), width=width)
    heights = page.locator("figure.pv-figure").evaluate_all("figures => figures.map(f => f.offsetHeight)")
    for title in titles(lesson):
        live_figure(page, title)
    alive = page.locator("figure.pv-figure").evaluate_all("figures => figures.map(f => f.offsetHeight)")
    assert alive == heights


@pytest.mark.parametrize("lesson", READY)
def test_every_control_can_be_reached_with_the_tab_key(open_page, lesson):
    page = open_page(page_of(lesson))
    for drawn in (each for each in FIGURES if each.lesson == lesson):
        figure = live_figure(page, drawn.title)
        first, *others = drawn.explorable().controls
        figure.locator(f"[name={first}]:is(:checked, [type=range], select)").focus()
        reached = []
        for _ in others:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.name"))
        assert reached == others
