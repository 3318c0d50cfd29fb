"""Every lesson has the same bones, in the same order, and keeps its promises of length and of questions."""

import re
from pathlib import Path

import nbformat
import pytest
from lessons import READY, SLUGS

from pvcourse.data import load
from pvcourse.questions.loading import load_questions

ROOT = Path(__file__).parents[1]
IN_ORDER = [
    r"^# ",
    r"^\*Lesson \d+ of 10 · about \d+ minutes · no code needed\*",
    r"^## Before you read on: a prediction",
    r"^## What you will be able to do",
    r"^## The idea in plain words",
    r"^## \w+ misconceptions",
    r"^## Check yourself",
    r"^## In your own work",
    r"^\*\*Exercise\.\*\*",
    r"^\*\*Further reading\.\*\*",
]
BETWEEN = [r"^##+ What the (canvas|models?) leaves? out", r"^##+ What critics", r"^## .*[Ww]orked case"]


def notebook(lesson):
    return nbformat.read(ROOT / "notebooks" / f"{SLUGS[lesson]}.ipynb", 4)


def prose(lesson):
    return "\n\n".join(cell.source for cell in notebook(lesson).cells if cell.cell_type == "markdown")


@pytest.mark.parametrize("lesson", READY)
def test_a_lesson_has_its_bones_in_order(lesson):
    text = prose(lesson)
    assert [bone for bone in [*IN_ORDER, *BETWEEN] if not re.search(bone, text, re.MULTILINE)] == []
    places = [re.search(bone, text, re.MULTILINE).start() for bone in IN_ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("lesson", READY)
def test_title_minutes_and_concepts_are_those_of_the_tables(lesson):
    about = load("lessons").set_index("number").loc[lesson]
    text = prose(lesson)
    assert text.splitlines()[0] == f"# {about['title']}"
    assert f"*Lesson {lesson} of 10 · about {about['minutes']} minutes · no code needed*" in text
    for concept in load("concepts").query("lesson == @lesson")["id"]:
        assert f"`{concept}`" in text


@pytest.mark.parametrize("lesson", READY)
def test_a_lesson_is_neither_short_nor_long_and_cites_and_defines(lesson):
    text = re.sub(r"\{\w+(:\w+)?\}`[^`]*`", "x", prose(lesson))
    assert 1500 <= len(text.split()) <= 3000
    assert len(re.findall(r"\{cite:[pt]\}", prose(lesson))) >= 8
    assert len(set(re.findall(r"\{term\}`([^`]+)`", prose(lesson)))) >= 3
    assert "Our teaching device" in prose(lesson)


@pytest.mark.parametrize("lesson", READY)
def test_a_lesson_asks_for_a_prediction_recalls_it_and_has_six_to_ten_questions(lesson):
    code = "\n".join(cell.source for cell in notebook(lesson).cells if cell.cell_type == "code")
    asked = [f'self_check("{lesson:02d}_prediction")', f'self_check("{SLUGS[lesson]}")']
    calls = re.findall(r"(?:self_check|recall_prediction)\(.+?\)", code)
    assert calls == [*asked, f'recall_prediction("{lesson:02d}_prediction")']
    questions = load_questions(SLUGS[lesson])
    assert 6 <= len(questions) <= 10
    assert {question.concept for question in questions} == set(load("concepts").query("lesson == @lesson")["id"])


@pytest.mark.parametrize("lesson", READY)
def test_cells_are_short(lesson):
    shown = [
        cell
        for cell in notebook(lesson).cells
        if cell.cell_type == "code" and "remove-cell" not in cell.metadata.tags
    ]
    assert max(len(cell.source.splitlines()) for cell in shown) <= 30
