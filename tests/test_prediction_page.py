"""A prediction in a page, in Chromium: kept without a verdict, recalled at the end and later, remembered."""

import pytest
from self_check_page import (
    FORBIDDEN,
    NAME,
    PREDICTED,
    assert_axe_is_silent,
    book,
    focused,
    form,
    plain,
    press,
    said,
    visit,
)

from pvcourse.questions import NO_PREDICTION

__all__ = ["book", "visit"]  # the fixtures


def keep(page, option):
    form(page, PREDICTED).locator(f"input[value={option.id}]").check()
    form(page, PREDICTED).get_by_role("button", name="Keep my prediction").click()


def recalled(page):
    return page.locator(".pv-recall").inner_text().strip()


def test_a_prediction_is_kept_without_a_verdict_and_recalled(visit):
    page = visit("alone")
    box = form(page, PREDICTED)
    assert recalled(page) == NO_PREDICTION
    for option in PREDICTED.options:
        box.locator(f"input[value={option.id}]").check()
        assert recalled(page) == NO_PREDICTION  # chosen, but not kept
        keep(page, option)
        assert box.locator(".pv-feedback:visible").all_inner_texts() == [f"Kept. {plain(option.feedback)}"]
        assert said(box) == f"Kept. {option.text} Kept. {plain(option.feedback)}"
        assert box.locator(".pv-result").inner_text().startswith("Kept.")
        assert recalled(page) == f"You predicted: {option.text}"
    for word in ("Right", "Not this one", "Not yet", "Check", "of 1"):
        assert word not in page.locator(".pv-self-check").inner_text()
    assert not page.locator(".pv-total").is_visible()
    assert page.errors == []


def test_a_prediction_has_a_sign_that_is_not_one_of_the_verdicts(visit):
    page = visit("alone")
    keep(page, PREDICTED.options[0])
    strong = form(page, PREDICTED).locator("[data-state=kept] .pv-feedback strong")
    assert strong.evaluate("node => getComputedStyle(node, '::before').content").startswith('"◆"')
    tokens = "name => { const at = document.body.appendChild(document.createElement('i')); "
    tokens += "at.style.color = `var(--pv-${name})`; return getComputedStyle(at).color }"
    colour = strong.evaluate("node => getComputedStyle(node).color")
    assert colour not in {page.evaluate(tokens, name) for name in ("right", "wrong")}


def test_a_prediction_is_remembered_here_and_on_a_later_page_until_it_is_changed(visit):
    first, other = PREDICTED.options[:2]
    keep(visit("alone"), first)
    assert recalled(visit("later")) == f"You predicted: {first.text}"
    page = visit("alone")
    assert recalled(page) == f"You predicted: {first.text}"
    assert form(page, PREDICTED).locator("input:checked").get_attribute("value") == first.id
    assert said(form(page, PREDICTED)).startswith("Kept.")
    keep(page, other)
    assert recalled(visit("later")) == f"You predicted: {other.text}"
    form(page, PREDICTED).get_by_role("button", name="Change my prediction").click()
    assert form(page, PREDICTED).locator("input:checked").count() == 0
    for one in (page, visit("later")):
        assert recalled(one) == NO_PREDICTION
        assert one.errors == []


def test_a_prediction_by_keyboard_alone(visit):
    page = visit("alone")
    form(page, PREDICTED).locator("input").first.focus()
    press(page, "ArrowDown", "Tab")
    assert focused(page) == "Keep my prediction"
    press(page, "Enter")
    assert recalled(page) == f"You predicted: {PREDICTED.options[1].text}"
    assert focused(page) == "Keep my prediction"
    press(page, "Tab")
    assert focused(page) == "Change my prediction"
    press(page, "Enter")
    assert focused(page) == PREDICTED.options[0].text
    assert not form(page, PREDICTED).get_by_role("button", name="Change").is_visible()
    press(page, "Tab", "Enter")
    assert said(form(page, PREDICTED)) == "Choose an answer first."


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_a_prediction_open_and_kept(visit, theme, width):
    page = visit("alone", width=width, theme=theme, script=f"localStorage.setItem('mode', '{theme}')")
    page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
    for part in (".pv-self-check", ".pv-recall"):
        assert_axe_is_silent(page, part)
    keep(page, PREDICTED.options[2])
    for part in (".pv-self-check", ".pv-recall"):
        assert_axe_is_silent(page, part)


def test_a_prediction_reads_without_a_script(visit):
    page = visit("alone", java_script_enabled=False)
    fold = form(page, PREDICTED).locator("details")
    fold.get_by_text("What each prediction leads to").press("Enter")
    rows = [plain(row) for row in fold.locator("li").all_inner_texts()]
    assert rows == [f"{option.text} {plain(option.feedback)}" for option in PREDICTED.options]
    assert page.locator(".pv-self-check button:visible").count() == 0
    assert recalled(page) == NO_PREDICTION


GUESS = "localStorage.setItem('pvcourse.self-check.02_prediction', '{0}')"


@pytest.mark.parametrize("kept", ["not json", "3", '{"tool-library": 3}', '{"tool-library": ["gone"]}'])
def test_a_prediction_that_was_spoilt_is_none(visit, kept):
    page = visit("alone", script=GUESS.format(kept))
    assert recalled(page) == NO_PREDICTION
    keep(page, PREDICTED.options[0])
    assert recalled(page).startswith("You predicted:")
    assert page.errors == []


def test_a_prediction_is_recalled_where_storage_is_forbidden(visit):
    page = visit("alone", script=FORBIDDEN)
    keep(page, PREDICTED.options[0])
    assert recalled(page) == f"You predicted: {PREDICTED.options[0].text}"
    assert page.errors == []


def test_the_lesson_asks_for_a_prediction_and_comes_back_to_it(open_page):
    page = open_page(f"notebooks/{NAME}.html")
    end = page.locator("section", has=page.get_by_role("heading", name="In your own work")).last
    assert NO_PREDICTION in end.inner_text()
    keep(page, PREDICTED.options[1])
    strong = form(page, PREDICTED).locator("[data-state=kept] .pv-feedback strong")
    assert strong.evaluate("node => getComputedStyle(node, '::before').content").startswith('"◆"')
    assert NO_PREDICTION not in end.inner_text()
    assert f"You predicted: {PREDICTED.options[1].text}" in end.inner_text()
    assert page.errors == []
