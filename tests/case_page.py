"""A small book with the case file, and what tests do with it: enter, keep, open, save."""

from pathlib import Path

import pytest
from conftest import listen
from playwright.sync_api import expect
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from pvcourse import data
from pvcourse.book.case_file import case_file_html
from pvcourse.charts.case_file import CaseFile, worked_case
from pvcourse.charts.page import page_html
from pvcourse.charts.strategic_triangle import prospects
from pvcourse.models.roar import Case
from pvcourse.models.roar_canvas import FACTS, Entry, Finding, Kept

STATIC = Path(__file__).parent.parent / "pvcourse" / "book" / "static"
TABLES = [data.load(name) for name in ("cases", "case_evidence", "sources")]
WORKED = [worked_case(*TABLES, name) for name in ("government-digital-service", "nhs-records")]
CLASH = {"criteria met": "5", "capacity": "2"}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A small book: a page with a figure, and a page with the case file."""
    folder = tmp_path_factory.mktemp("book")
    figure = page_html(prospects().payload(), "figure-prospects")
    pages = {"02_strategic_triangle": figure, "10_roar": case_file_html(CaseFile(WORKED).worked)}
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
        (folder / f"{name}.md").write_text(
            f"# Lesson\n\n## Here\n\n```{{raw}} html\n:file: {name}.html\n```\n", "utf-8"
        )
    (folder / "index.md").write_text("# Book\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n", "utf-8")
    settings = {
        "extensions": ["myst_parser", "pvcourse.book.figures", "pvcourse.book.case_file"],
        "html_theme": "sphinx_book_theme",
        "html_static_path": [str(STATIC)],
        "html_css_files": ["tokens.css"],
        "html_context": {"default_mode": "light"},
        "exclude_patterns": ["_build"],
        "language": "en",
    }
    output = folder / "_build"
    with docutils_namespace():
        Sphinx(folder, None, output, output / "doctrees", "html", settings, status=None, warningiserror=True).build()
    return output


@pytest.fixture
def visit(browser, book):
    """Return a function that opens the small book; pages that it opens share one browser's storage."""
    contexts = {}

    def open_one(page="10_roar", width=1280, theme="light", script="window.print = () => {}", **options):
        key = (width, theme, script, *options.items())
        if key not in contexts:
            viewport = {"width": width, "height": 900}
            contexts[key] = browser.new_context(viewport=viewport, color_scheme=theme, **options)
            contexts[key].add_init_script(script)
        made = contexts[key].new_page()
        listen(made)
        made.goto((book / f"{page}.html").as_uri())
        return made

    yield open_one
    for context in contexts.values():
        context.close()


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
    expect(figure).to_have_attribute("data-live", "true", timeout=20_000)
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
