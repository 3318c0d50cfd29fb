"""The wrong answers that several students gave, as the tests told them apart."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import nbformat
from nbgrader.utils import is_grade

from pvcourse.grading.course import Course
from pvcourse.grading.submissions import NOTEBOOK

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LONGEST = 300
"""Characters of a message that are kept."""


@dataclass(frozen=True)
class WrongAnswer:
    """What a test said, and to how many students.

    Parameters
    ----------
    item : str
        The test ("notebook/cell").
    said : str
        What it said.
    students : int
        To how many.
    """

    item: str
    said: str
    students: int


def common_wrong_answers(course: Course, assignment: str, students: Iterable[str]) -> list[WrongAnswer]:
    """Return what tests said to two students or more, the most frequent first.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment.
    students : iterable of str
        Whose graded notebooks to look at; one without any is passed over.

    Returns
    -------
    list of WrongAnswer
        The answers; numbers and other details that differ between students make different messages.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for student in students:
        for path in sorted(course.step("autograded", student, assignment).glob(f"*{NOTEBOOK}")):
            counted.update(_said(path.stem, nbformat.read(path, 4)))
    return [WrongAnswer(*key, count) for key, count in counted.most_common() if count > 1]


def _said(name: str, notebook: nbformat.NotebookNode) -> set[tuple[str, str]]:
    tests = [cell for cell in notebook.cells if cell.cell_type == "code" and is_grade(cell)]
    return {
        (f"{name}/{cell.metadata.nbgrader.grade_id}", _message(output))
        for cell in tests
        for output in cell.outputs
        if output.output_type == "error"
    }


def _message(error: nbformat.NotebookNode) -> str:
    said = " ".join(COLOURS.sub("", error.evalue).split())
    own_words = error.ename in ("AnswerError", "AssertionError") and said
    return (said if own_words else f"{error.ename}: {said}".rstrip(": "))[:LONGEST]
