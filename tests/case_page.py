"""A small book with the case file, and what tests do with it: enter, keep, open, save."""

import pytest
from playwright.sync_api import expect
from small_book import build, visitor

from pvcourse import data
from pvcourse.book.case_file import case_file_html
from pvcourse.charts.case_file import CaseFile, worked_case
from pvcourse.charts.page import page_html
from pvcourse.charts.strategic_triangle import prospects
from pvcourse.models.roar import Case
from pvcourse.models.roar_canvas import FACTS, Entry, Finding, Kept

TABLES = [data.load(name) for name in ("cases", "case_evidence", "sources")]
WORKED = [worked_case(*TABLES, name) for name in ("government-digital-service", "nhs-records")]
CLASH = {"criteria met": "5", "capacity": "2"}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A small book: a page with a figure, and a page with the case file."""
    folder = tmp_path_factory.mktemp("book")
    figure = page_html(prospects().payload(), "figure-prospects")
    parts = {"02_strategic_triangle": figure, "10_roar": case_file_html(CaseFile(WORKED).worked)}
    pages = {name: f"# Lesson\n\n## Here\n\n```{{raw}} html\n:file: {name}.html\n```\n" for name in parts}
    for name, html in parts.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    index = "# Book\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n"
    return build(folder, "figures", "case_file", index=index, **pages)


@pytest.fixture
def visit(browser, book):
    """Return a function that opens the small book; nothing is printed there."""
    with visitor(browser, book, "10_roar", "window.print = () => {}") as open_one:
        yield open_one


def field(page, name):
    return page.locator(f"[data-field='{name}']")


def enter(page, name, text, standing="known", source=""):
    entry = field(page, name).locator(".pv-entry").last
    entry.get_by_label("Statement").fill(text)
    entry.get_by_label("It is").select_option(standing)
    entry.get_by_label("Source").fill(source)


def set_facts(page, facts):
    for fact, value in facts.items():
        box = page.locator(f"[name='{fact}']")
        box.locator("xpath=ancestor::details").evaluate("node => { node.open = true }")
        box.fill(value) if FACTS[fact].measure else box.select_option(value)


def summary(page):
    return page.locator(".pv-case-summary")


def load_file(page, text, name="case.json"):
    page.locator(".pv-file").set_input_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})


def saved(page, folder):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def keep_a_result(visit, **options):
    page = visit("02_strategic_triangle", **options)
    figure = page.locator("figure.pv-figure")
    expect(figure).to_have_attribute("data-live", "true")
    figure.locator("[name=capacity_high]").fill("2")
    figure.locator("[name=capacity_high]").dispatch_event("input")
    expected = prospects(capacity_low=2, capacity_likely=2, capacity_high=2).in_words()
    expect(figure.locator(".pv-words")).to_have_text(expected)
    figure.get_by_role("button", name="Keep for my case").press("Enter")
    expect(figure.locator(".pv-kept")).to_have_text("You find it in your case file, in lesson 10.")
    assert page.errors == []
    return page, expected


FULL = Case(
    "Warm & dry <flats>",
    (
        Entry("routes.problem", "Cold <b>homes</b> & {places}", "known", "Report"),
        Entry("routes.problem", "Whose?", "unknown"),
    ),
    (Finding("tension", 0.75, "Three of four pairs clash."),),
    (Kept("routes.publics", "A figure", "It says so.", "03_two_components", {"share": 0.5, "who": "all"}),),
)
