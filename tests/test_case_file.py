"""The case file in a page, in Chromium: written by keyboard, kept, mended, saved and opened again."""

import json
import re

import pytest
from case_page import CLASH, FULL, book, enter, field, keep_a_result, load_file, saved, set_facts, summary, visit
from lessons import FIGURES
from playwright.sync_api import expect

from pvcourse.book.case_file import FACTS_OF_FIGURES
from pvcourse.models.roar_canvas import FACTS
from pvcourse.models.roar_file import from_json, to_json

__all__ = ["book", "visit"]  # the fixtures

# Writing, and what is open


def test_it_is_filled_by_keyboard_alone(visit):
    page = visit()
    page.get_by_label("What is your case called?").focus()
    page.keyboard.type("Warm flats")
    press(page, "Tab")
    if page.evaluate("document.activeElement.tagName") == "A":  # the link to a lesson that is in the book
        press(page, "Tab")
    page.keyboard.type("Cold homes")
    press(page, "Tab")
    page.keyboard.type("dis")
    press(page, "Tab")
    page.keyboard.type("Health report")
    press(page, "Tab", "Tab", "Enter")  # past Remove, to Add a statement
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("Whose homes?")
    expect(summary(page)).to_contain_text("Fields filled: 1 of 16; gaps: 16")
    expect(field(page, "routes.problem").locator(".pv-gap")).to_have_text("Open: it is said without a source.")
    press(page, "Tab")
    page.keyboard.type("unk")
    expect(field(page, "routes.problem").locator(".pv-gap")).to_have_text("Open: it is disputed.")
    press(page, "Tab", "Tab", "Enter")  # Remove takes the second statement away
    expect(field(page, "routes.problem").locator(".pv-entry")).to_have_count(1)
    assert page.evaluate("document.activeElement.value") == "Cold homes"
    assert page.errors == []


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_contradiction_is_shown_leads_to_its_fields_and_goes_when_mended(visit):
    page = visit()
    set_facts(page, CLASH)
    expect(page.locator(".pv-clashes")).to_contain_text(
        "Bold without capacity. The mission meets 5 criteria, yet the capacity for it is rated 2 of 10."
    )
    page.locator(".pv-clashes a", has_text="Which capabilities does it need").press("Enter")
    assert page.evaluate("document.activeElement.dataset.field") == "organisations.capacity"
    set_facts(page, {"capacity": "7"})
    expect(page.locator(".pv-clashes")).to_have_text("None found.")
    expect(summary(page)).to_contain_text("contradictions: 0")


def test_a_number_that_a_fact_may_not_be_does_not_enter_the_case(visit):
    page = visit()
    set_facts(page, {"capacity": "11", "criteria met": "6"})
    expect(summary(page)).to_contain_text("Fields filled: 1 of 16")
    assert page.locator("[name=capacity]").evaluate("node => node.matches(':invalid')")


# What was kept of a figure


def test_a_result_kept_in_another_lesson_stands_here_and_can_be_taken_in(visit):
    _, words = keep_a_result(visit)
    page = visit()
    kept = field(page, "organisations.proposition").locator(".pv-kept-list li")
    expect(kept.locator("p").first).to_have_text(words)
    expect(kept).to_contain_text("From “Prospects of a strategy, when you are not sure”, lesson 2")
    kept.get_by_role("button", name="Take in: proposition 7.5, authorisation 4, capacity 2").press("Enter")
    expect(page.locator("[name=capacity]")).to_have_value("2")
    expect(summary(page)).to_contain_text("Fields filled: 3 of 16")
    kept.get_by_label("It belongs to").select_option("rewards.risks")
    expect(field(page, "rewards.risks").locator(".pv-kept-list li")).to_contain_text(words)
    expect(summary(page)).to_contain_text("Fields filled: 4 of 16")
    page.reload()
    moved = field(page, "rewards.risks").locator(".pv-kept-list")
    expect(moved).to_contain_text(words)
    moved.get_by_role("button", name="Remove").press("Enter")
    expect(page.locator(".pv-kept-list li")).to_have_count(0)
    expect(page.locator(".pv-kept-none")).to_be_visible()
    assert page.errors == []


def test_a_later_result_of_a_figure_takes_the_place_of_the_first_where_the_learner_put_it(visit):
    keep_a_result(visit)
    page = visit()
    page.get_by_label("It belongs to").select_option("rewards.risks")
    figure_page, words = keep_a_result(visit)
    figure_page.locator("button[type=reset]").click()
    expect(figure_page.locator(".pv-keep")).to_contain_text("Keep for my case")
    expect(page.locator(".pv-kept-list li")).to_have_count(1)  # told by the browser, from one tab to the other
    expect(field(page, "rewards.risks").locator(".pv-kept-list")).to_contain_text(words)


def test_a_figure_says_when_the_browser_lets_it_keep_nothing(visit):
    page = visit("02_strategic_triangle", script="Storage.prototype.setItem = () => { throw new Error('no') }")
    figure = page.locator("figure.pv-figure")
    expect(figure).to_have_attribute("data-live", "true")
    figure.locator(".pv-keep").click()
    expect(figure.locator(".pv-keep")).to_contain_text("Cannot be kept")
    expect(figure.locator(".pv-kept")).to_have_text("This browser does not let the page keep anything.")


def test_facts_of_figures_are_worked_out_from_numbers_that_the_figure_keeps():
    controls = {figure.title: figure.explorable() for figure in FIGURES}
    for title, facts in FACTS_OF_FIGURES.items():
        kept = {*controls[title].controls, *controls[title]().row}
        assert set(facts) <= set(FACTS)
        for how, *names in facts.values():
            assert set(names) <= kept, title
            assert how in ("is", "sum", "share")


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("One plot of land, two rankings", "Take in: tension 0.4"),
        ("Ten thousand futures, and who paid for each", r"Take in: loss borne by the public 0\.\d+, gain kept by"),
        ("One policy in two frames", "Take in: frame not enough known, frame of "),
    ],
)
def test_what_a_figure_keeps_is_offered_as_the_facts_that_it_is(visit, title, offered):
    made = next(figure.explorable() for figure in FIGURES if figure.title == title)()
    kept = {title: {"page": "x", "words": made.in_words(), "numbers": {**made.row, **made.values}}}
    numbers = json.dumps(json.dumps(kept, default=float))
    page = visit(script=f"localStorage.setItem('pvcourse.kept', {numbers})")
    button = page.locator(".pv-kept-list button", has_text=re.compile(offered))
    assert "unknown" not in button.inner_text()
    button.press("Enter")
    expect(summary(page)).not_to_contain_text("contradictions: NaN")
    expect(page.locator(".pv-case-said")).to_have_text("Taken in.")


# Memory and files


def test_a_reload_keeps_everything(visit):
    page = visit()
    page.get_by_label("What is your case called?").fill("Warm flats")
    enter(page, "rewards.risks", "The city", "disputed", "Budget")
    set_facts(page, {"capacity": "2", "progress": "insufficient"})
    before = page.evaluate("localStorage.getItem('pvcourse.case')")
    page.reload()
    expect(page.get_by_label("What is your case called?")).to_have_value("Warm flats")
    assert field(page, "rewards.risks").get_by_label("Statement").input_value() == "The city"
    expect(page.locator("[name=progress]")).to_have_value("insufficient")
    expect(summary(page)).to_contain_text("Fields filled: 3 of 16")
    assert json.loads(page.evaluate("localStorage.getItem('pvcourse.case')") or "null") == json.loads(before)


def test_a_file_goes_out_to_python_and_comes_back_whole(visit, tmp_path):
    page = visit()
    load_file(page, to_json(FULL))
    expect(page.locator(".pv-case-said")).to_contain_text("Opened “Warm & dry <flats>”")
    path = saved(page, tmp_path)
    assert path.name == "warm-dry-flats.json"
    assert from_json(path.read_text("utf-8")) == FULL
    page.get_by_role("button", name="Clear everything").press("Enter")
    expect(summary(page)).to_contain_text("Fields filled: 0 of 16")
    load_file(page, path.read_text("utf-8"))
    expect(summary(page)).to_contain_text("Fields filled: 2 of 16")
    assert from_json(saved(page, tmp_path).read_text("utf-8")) == FULL


def test_clearing_and_opening_can_be_undone_and_clearing_forgets(visit):
    page = visit()
    load_file(page, to_json(FULL))
    expect(summary(page)).to_contain_text("2 of 16")
    page.get_by_role("button", name="Clear everything").click()
    expect(summary(page)).to_contain_text("0 of 16")
    assert "Cold" not in page.evaluate("JSON.stringify(localStorage)")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(summary(page)).to_contain_text("2 of 16")
    expect(page.locator(".pv-kept-list li")).to_have_count(1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear all,", "this is not a case file: it is not JSON"),
        ('{"title": "x"}', 'this is not a case file: it has no "case_file": 1'),
        ("[1]", 'this is not a case file: it has no "case_file": 1'),
        ('{"case_file": 1}', "title is missing; give some text"),
        ('{"case_file": 1, "title": "x", "entries": 3}', "entries is no list"),
        ('{"case_file": 1, "title": "x", "notes": []}', 'the case file has "notes"; it may have: case_file, entries'),
        (
            '{"case_file": 1, "title": "x", "entries": [{"field": "rewards.risks", "text": "x", "standing": "so"}]}',
            'entries, number 1: the standing is "so"; choose one of: known, disputed, unknown',
        ),
        (
            '{"case_file": 1, "title": "x", "entries": [{"field": "cost", "text": "x"}]}',
            'entries, number 1: the field is "cost"; choose one of: routes.problem',
        ),
        (
            '{"case_file": 1, "title": "x", "findings": [{"fact": "tension", "value": 2, "text": "x"}]}',
            "findings, number 1: tension is 2; give a number of at least 0 and at most 1",
        ),
        (
            '{"case_file": 1, "title": "x", "findings": [{"fact": "progress", "value": "good", "text": "x"}]}',
            'findings, number 1: progress is "good"; choose one of: ',
        ),
        (
            '{"case_file": 1, "title": "x", "kept": [{"field": "routes.problem", "figure": "f", "html": "x"}]}',
            "kept, number 1: give only field, figure, words, page, numbers",
        ),
    ],
)
def test_a_bad_file_gets_a_clear_word_and_changes_nothing(visit, text, words):
    page = visit()
    enter(page, "rewards.risks", "The city")
    load_file(page, text, "notes.txt")
    said = page.locator(".pv-case-said")
    expect(said).to_contain_text(f"notes.txt was not opened, and your case is as it was: {words}")
    assert field(page, "rewards.risks").get_by_label("Statement").input_value() == "The city"
    with pytest.raises(ValueError, match=r"."):
        from_json(text)  # Python refuses what the page refuses


@pytest.mark.parametrize("spoilt", ["{", '{"case_file": 7}', '"x"'])
def test_what_storage_has_spoilt_is_said_and_does_no_harm(visit, spoilt):
    keys = ("case", "kept")
    page = visit(script="".join(f"localStorage.setItem('pvcourse.{key}', {spoilt!r});" for key in keys))
    enter(page, "rewards.risks", "The city")
    expect(summary(page)).to_contain_text("1 of 16")
    assert page.locator(".pv-kept-list li").count() == 0
    assert page.errors == []


def test_where_nothing_may_be_stored_it_says_so_and_still_prints(visit):
    page = visit(script="Storage.prototype.setItem = () => { throw new Error('no') }; window.print = () => {}")
    enter(page, "rewards.risks", "The city")
    expect(page.locator(".pv-case-said")).to_contain_text("This browser does not let the page keep anything")
    expect(page.locator(".pv-brief").last).to_contain_text("The city")
