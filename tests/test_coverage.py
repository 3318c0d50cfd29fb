"""No hole in the course: each concept is explained, acted on, asked about, assessed; each figure has its lesson."""

import json
import tomllib
from pathlib import Path

import nbformat
import pytest
from lessons import FIGURES, READY, SLUGS

from pvcourse import data

ROOT = Path(__file__).parents[1]
CONCEPTS = data.load("concepts")


def listed(cell):
    return cell.split(";")


def test_all_ten_lessons_are_ready():
    assert list(range(1, 11)) == READY


def test_the_table_of_explorables_names_the_figures_of_each_lesson():
    table = data.load("explorables")
    assert sorted(zip(table["lesson"], table["title"], strict=True)) == sorted((f.lesson, f.title) for f in FIGURES)


@pytest.mark.parametrize("lesson", READY)
def test_a_lesson_has_two_explorables_and_one_of_them_on_real_figures(lesson):
    table = data.load("explorables").query("lesson == @lesson")
    assert len(table) >= 2
    assert table["tables"].notna().any()
    assert {name for cell in table["tables"].dropna() for name in listed(cell)} <= set(data.names())


@pytest.mark.parametrize("concept", list(CONCEPTS.itertuples()), ids=lambda concept: concept.id)
def test_a_concept_is_explained_acted_on_asked_about_and_assessed(concept):
    slug = SLUGS[concept.lesson]
    lesson = nbformat.read(ROOT / "notebooks" / f"{slug}.ipynb", 4)
    assert f"`{concept.id}`" in "".join(cell.source for cell in lesson.cells)
    figures = data.load("explorables").query("lesson == @concept.lesson")
    assert concept.id in {name for cell in figures["concepts"] for name in listed(cell)}
    questions = tomllib.loads((ROOT / "data" / "questions" / f"{slug}.toml").read_text("utf-8"))["questions"]
    assert concept.id in {question["concept"] for question in questions}
    assert concept.id in assessed(slug)
    assert (concept.taught_in, concept.assessed_in) == (f"notebooks/{slug}.ipynb", slug)


def assessed(slug):
    """Return the ids of the concepts that an exercise's graded cells name."""
    path = ROOT / "exercises" / "source" / slug / f"{slug}.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {name for cell in cells for name in cell["metadata"].get("pvcourse", {}).get("concepts", [])}


def test_every_id_named_anywhere_is_a_concept():
    named = {name for cell in data.load("explorables")["concepts"] for name in listed(cell)}
    for path in (ROOT / "data" / "questions").glob("*.toml"):
        named |= {question["concept"] for question in tomllib.loads(path.read_text("utf-8"))["questions"]}
    for path in (ROOT / "exercises" / "source").iterdir():
        named |= assessed(path.name)
    assert named <= set(CONCEPTS["id"])
