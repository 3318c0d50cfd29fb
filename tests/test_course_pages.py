"""The pages around the lessons that are made from data: map, coverage, assumptions, and the offline copy."""

import zipfile
from pathlib import Path

import pytest
from lessons import FIGURES, page_of

import pvcourse.models
from pvcourse.book.assumptions import described
from pvcourse.book.coverage import HOLE, asked_in, assessed_in
from pvcourse.book.offline import FOLDER, NAME
from pvcourse.book.render import figure_id
from pvcourse.charts.course_map import course_map
from pvcourse.data import load

ROOT = Path(__file__).parents[1]


def test_the_map_has_an_arc_for_each_step_and_its_words_name_the_most_needed():
    lessons = load("lessons").assign(builds_on=[None, "1", "1", "2;3", None, "5", None, None, None, None])
    made = course_map(lessons)
    assert [cells[-1] for cells in made.table_rows()][:5] == ["nothing", "1", "1", "2, 3", "nothing"]
    assert "lesson 1 carry" in made.in_words()
    assert "lesson 1: 2 each" in made.alt_text()
    arcs = made.specification()["datasets"].values()
    assert {row["step"] for rows in arcs for row in rows if "step" in row} == {
        "1 to 2",
        "1 to 3",
        "2 to 4",
        "3 to 4",
        "5 to 6",
    }


@pytest.mark.parametrize("wrong", ["3", "2", "11"])
def test_a_lesson_builds_on_earlier_ones_only(wrong):
    lessons = load("lessons").assign(builds_on=[None, wrong, *[None] * 8])
    with pytest.raises(ValueError, match=f"lesson 2 builds on {wrong}; name lessons that come before it"):
        course_map(lessons)


def test_every_model_is_listed_and_says_what_is_ours():
    table = load("models")
    modules = {path.stem for path in Path(pvcourse.models.__path__[0]).glob("*.py")} - {"__init__", "arrays"}
    assert sorted(table["module"]) == sorted(modules)
    texts = {module: described(module) for module in modules}
    assert all(len(text) > 100 for text in texts.values())
    for _, group in table.groupby("lesson"):
        assert any("teaching device" in texts[module] for module in group["module"])


def test_the_page_of_assumptions_shows_every_model(open_page):
    page = open_page("book/assumptions.html", java_script_enabled=False)
    said = page.locator("main").text_content()
    assert [module for module in load("models")["module"] if f"pvcourse.models.{module}" not in said] == []


def test_the_coverage_page_names_figures_questions_and_tasks(open_page, site):
    page = open_page("book/coverage.html", java_script_enabled=False)
    for row in page.locator(".pv-concepts tbody tr").all():
        cells = row.locator("td").all_text_contents()
        assert len(cells) == 5
        assert all(cells), cells
        assert HOLE.strip("*") not in cells, cells[0]
    for drawn in FIGURES:
        link = page.locator(f"a[href='../{page_of(drawn.lesson)}#{figure_id(drawn.title)}']").first
        assert link.text_content() == drawn.title
        assert f'id="{figure_id(drawn.title)}"' in (site / page_of(drawn.lesson)).read_text("utf-8")


def test_questions_and_tasks_are_found_by_concept(tmp_path):
    assert asked_in("02_strategic_triangle")["triangle.explorers"] == ["2"]
    assert asked_in("no-such-lesson") == {}
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "x.ipynb").write_text(
        """{"cells": [
        {"source": ["## Task 1 · Sort\\n", "### 1a · First"], "metadata": {}},
        {"source": [], "metadata": {"pvcourse": {"concepts": ["one", "two"]}}},
        {"source": ["### 1b · Second"], "metadata": {}},
        {"source": [], "metadata": {"pvcourse": {"concepts": ["two"]}}},
        {"source": [], "metadata": {"pvcourse": {"concepts": ["two"]}}}]}"""
    )
    assert assessed_in(tmp_path, "x") == {"one": ["1a"], "two": ["1a", "1b"]}
    assert assessed_in(tmp_path, "y") == {}


def test_the_offline_copy_is_the_book_and_opens_from_a_folder(site, tmp_path, open_page):
    with zipfile.ZipFile(site / NAME) as copy:
        copy.extractall(tmp_path)
    for name in ("index.html", "book/index.html", page_of(2)):
        assert (tmp_path / FOLDER / name).read_bytes() == (site / name).read_bytes()
    page = open_page((tmp_path / FOLDER / page_of(2)).as_uri())
    page.locator("figure.pv-figure").first.scroll_into_view_if_needed()
    page.wait_for_selector("figure.pv-figure[data-live=true]")
    assert page.errors == []
    assert not [url for url in page.requests if not url.startswith(("file:", "data:"))]


def test_the_welcome_page_offers_the_copy(open_page):
    page = open_page("book/index.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="one file to download").click()
    assert zipfile.is_zipfile(download.value.path())
