"""The lesson in JupyterLab: it opens, runs from top to bottom without a warning, and its widgets move."""

import contextlib
import os
import re
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import listen
from figure_page import is_drawn_anew
from lab_server import jupyter_lab, lab_page
from playwright.sync_api import expect

ROOT = Path(__file__).parent.parent
LESSON = "02_strategic_triangle.ipynb"
NOT_OURS = (
    "Cross reference target was not found",  # glossary terms lead to the book's glossary, not into the notebook
    "WebSocket connection to",  # this and the rest: JupyterLab asks a kernel that is just starting
    "Connection lost, reconnecting",
    "Session has no kernel",
    "Canceled future for",
    "History was unable to be retrieved",
    "Could not restore the debugger state",
)
CELLS_RUN = 180_000  # milliseconds; a kernel that starts on a busy machine takes its time


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start JupyterLab on a copy of the lesson, with settings of its own, and return the lesson's address."""
    home = tmp_path_factory.mktemp("lab")
    environment = prepare(home, ROOT / "notebooks" / LESSON)
    with jupyter_lab(home, environment, ("jupyter", "lab", "--no-browser")) as (address, token):
        yield f"{address}/lab/tree/notebooks/{LESSON}?token={token}"


def prepare(home, path):
    """Copy a lesson into a home of its own, with JupyterLab's settings, and return the environment for it."""
    (home / "notebooks").mkdir()
    lesson = nbformat.read(path, 4)
    for cell in lesson.cells:
        if cell.cell_type == "code":  # as if nobody had ever run it, so that a number tells that it was run here
            cell.outputs, cell.execution_count = [], None
    nbformat.write(lesson, home / "notebooks" / path.name)
    settings = home / "config" / "lab" / "user-settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    # Otherwise cells that are out of sight are not in the page.
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
    }
    environment.pop("PVCOURSE_STATIC", None)
    return environment


@pytest.fixture(scope="module")
def notebook(lab, browser):
    """Open the lesson with a new kernel, choose *Run All Cells*, and return the page once all cells have run."""
    page = lab_page(browser)
    listen(page)
    page.goto(lab)
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=CELLS_RUN)
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")).to_be_visible(timeout=CELLS_RUN)
    run_all(page)
    yield page
    page.context.close()


def run_all(page):
    """Run all cells; JupyterLab drops the request, without a word, while it still connects to a new kernel."""
    prompts = page.locator(".jp-CodeCell .jp-InputArea-prompt")
    for _ in range(6):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with contextlib.suppress(AssertionError):
            expect(prompts.first).to_have_text(re.compile(r"\[[\d*]+\]:"), timeout=5_000)
            break
    expect(prompts.last).to_have_text(re.compile(r"\[\d+\]:"), timeout=CELLS_RUN)


def explorer(page, title):
    found = page.locator(".jp-OutputArea-output").filter(has=page.locator("figcaption", has_text=title))
    found.scroll_into_view_if_needed()
    return found


def test_it_runs_without_error_or_warning(notebook):
    assert notebook.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert notebook.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert notebook.get_by_text("Error displaying widget").count() == 0


def test_the_triangle_moves_by_slider_and_by_rule(notebook):
    triangle = explorer(notebook, "Prospects of a strategy")
    words = triangle.locator("figure > p")
    before = words.inner_text(), triangle.locator("svg").inner_html()
    slider = triangle.locator(".widget-slider [role=slider], .widget-slider .noUi-handle").nth(3)
    slider.focus()
    for _ in range(4):
        slider.press("ArrowRight")
    expect(words).not_to_have_text(before[0])
    is_drawn_anew(triangle, before[1], "svg")
    triangle.locator("summary").first.click()
    triangle.locator("select").select_option(label="Corners make up for each other")
    expect(words).to_contain_text("Work next on")
    expect(triangle.locator("table")).to_be_visible()  # what was opened stays open


def test_cases_and_countries_are_chosen_from_lists(notebook):
    cases = explorer(notebook, "What is known of a case")
    cases.locator("select").select_option(label="The NHS records scheme")
    expect(cases.locator("figure > p")).to_contain_text("The NHS records scheme")
    trust = explorer(notebook, "Are governments that can deliver")
    trust.locator("select").nth(2).select_option(label="Denmark")
    expect(trust.locator("figure > p")).to_contain_text("Denmark: effectiveness")


def test_the_self_check_answers(notebook):
    check = notebook.locator(".jp-OutputArea-output").filter(has_text="What would you work on first?").first
    check.scroll_into_view_if_needed()
    check.get_by_text("The promise: make the case").click()
    recall = notebook.get_by_text("If you made a prediction at the start")
    expect(recall).to_have_count(1)
    check.get_by_role("button", name="Keep my prediction").click()
    expect(check).to_contain_text("Kept. The first figure calls the promise")
    expect(notebook.get_by_text("You predicted: The promise: make the case")).to_have_count(1)
    expect(recall).to_have_count(0)


def test_the_page_of_the_lesson_asks_no_other_host(notebook):
    hosts = {url.split("/")[2].split(":")[0] for url in notebook.requests if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}
    assert [error for error in notebook.errors if not any(known in error for known in NOT_OURS)] == []
