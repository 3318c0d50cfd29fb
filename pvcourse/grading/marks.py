"""A class's marks as tables: tasks, students, scores; from the gradebook and the source notebooks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd
from nbgrader.api import BaseCell, Grade, Gradebook, Notebook, SubmittedAssignment, SubmittedNotebook

from pvcourse.grading.course import Course
from pvcourse.grading.submissions import NOTEBOOK

HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Marks:
    """The marks of an assignment.

    Parameters
    ----------
    assignment : str
        The assignment.
    items : DataFrame
        A row for each graded cell, in the order of the source, named "notebook/cell", with its `notebook`, `cell`,
        `title` (the heading above it), `label` (the title, told apart from others), `points`, `concepts` (a list) and
        `by_hand` (whether a person marks it).
    students : DataFrame
        A row for each student in the gradebook, by id, with `first_name`, `last_name`, `email`, `lms_user_id`,
        `handed_in` and `late` (the marks taken off for handing in late).
    scores : DataFrame
        Marks: a row for each student who handed in, a column for each graded cell; empty where a person has to look
        first.
    """

    assignment: str
    items: pd.DataFrame
    students: pd.DataFrame
    scores: pd.DataFrame

    @property
    def points(self) -> pd.Series:
        """The most marks that each graded cell can bring."""
        return self.items["points"]

    @property
    def settled(self) -> pd.DataFrame:
        """The scores in those graded cells whose marks can be summed up.

        They are the ones that the machine marks, and those that a person has marked for everyone. A score is empty
        where a submission has no notebook or an alarm.
        """
        waits = self.scores.isna()
        unsettled = waits.all() | (waits.any() & self.items["by_hand"])
        return self.scores.loc[:, ~unsettled]

    @property
    def totals(self) -> pd.Series:
        """Each student's marks so far, with what was taken off for handing in late."""
        sums = self.scores.sum(axis=1) - self.students["late"].reindex(self.scores.index)
        return sums.clip(lower=0)

    @property
    def waiting(self) -> pd.Series:
        """How many of each student's graded cells wait for a person."""
        return self.scores.isna().sum(axis=1)


def load_marks(course: Course, assignment: str) -> Marks:
    """Load the marks of an assignment.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment.

    Returns
    -------
    Marks
        The tables.

    Raises
    ------
    ValueError
        If the gradebook does not know the assignment.
    """
    names = course.notebooks(assignment)
    with course.gradebook() as gradebook:
        known = _known_cells(gradebook, assignment)
        students, grades = _students(gradebook, assignment), _grades(gradebook, assignment)
    items = _items(course.step("source", ".", assignment), names, known)
    scores = grades.pivot(index="student", columns="item", values="score")
    handed_in = students.index[students["handed_in"]]
    return Marks(assignment, items, students, scores.reindex(index=handed_in, columns=items.index).astype(float))


def _known_cells(gradebook: Gradebook, assignment: str) -> dict[str, dict[str, Any]]:
    """Return the graded cells that the gradebook knows, in no order that means anything."""
    return {
        f"{notebook.name}/{cell.name}": {"notebook": notebook.name, "cell": cell.name, "points": cell.max_score}
        for notebook in gradebook.find_assignment(assignment).notebooks
        for cell in (*notebook.grade_cells, *notebook.task_cells)
    }


def _items(folder: Path, names: list[str], known: dict[str, dict[str, Any]]) -> pd.DataFrame:
    described = {item: about for name in names for item, about in _described(folder, name)}
    order = [item for item in described if item in known] + [item for item in known if item not in described]
    plain = {"concepts": [], "by_hand": False}
    rows = [{"title": known[item]["cell"]} | plain | known[item] | described.get(item, {}) for item in order]
    columns = ["notebook", "cell", "title", "points", "concepts", "by_hand"]
    items = pd.DataFrame(rows, index=pd.Index(order, name="item"), columns=columns)
    several = items["title"].duplicated(keep=False) & (items["title"] != items["cell"])
    items["label"] = items["title"].where(~several, items["title"] + ": " + items["cell"])
    return items


def _described(folder: Path, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through a source notebook, if it is there: what stands above each graded cell, and what it is about."""
    path = folder / f"{name}{NOTEBOOK}"
    title = ""
    for cell in nbformat.read(path, 4).cells if path.is_file() else ():
        about = cell.metadata.get("nbgrader", {})
        text = cell.source if cell.cell_type == "markdown" and not about.get("solution") else ""
        title = (HEADING.findall(text) or [title])[-1]
        if about.get("grade") or about.get("task"):
            concepts = list(cell.metadata.get("pvcourse", {}).get("concepts", ()))
            by_hand = bool(about.get("solution") or about.get("task"))
            described = {"concepts": concepts, "by_hand": by_hand}
            yield f"{name}/{about['grade_id']}", described | ({"title": title} if title else {})


def _students(gradebook: Gradebook, assignment: str) -> pd.DataFrame:
    late = {
        submission.student_id: sum(each.late_submission_penalty or 0 for each in submission.notebooks)
        for submission in gradebook.assignment_submissions(assignment)
    }
    fields = ("first_name", "last_name", "email", "lms_user_id")
    rows = [
        {field: getattr(student, field) or "" for field in fields}
        | {"student": student.id, "handed_in": student.id in late, "late": late.get(student.id, 0.0)}
        for student in gradebook.students
    ]
    return pd.DataFrame(rows, columns=["student", *fields, "handed_in", "late"]).set_index("student").sort_index()


def _grades(gradebook: Gradebook, assignment: str) -> pd.DataFrame:
    query = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.score,
            Grade.manual_score,
            Grade.needs_manual_grade,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .filter(SubmittedAssignment.assignment.has(name=assignment))
    )
    rows = [
        (student, f"{notebook}/{cell}", np.nan if waits and by_hand is None else score)
        for student, notebook, cell, score, by_hand, waits in query
    ]
    return pd.DataFrame(rows, columns=["student", "item", "score"])
