"""Write an assignment's marks as tables: per task, per criterion of a rubric, and for Moodle and Canvas.

`pvcourse teach export ASSIGNMENT` writes `exports/ASSIGNMENT-tasks.csv`, `-criteria.csv`, `-moodle.csv` and
`-canvas.csv`. In those for Moodle and Canvas, a student for whom a person has to look at something has no mark yet.
Both are as those systems' own importers read them: `grade/import/csv` of Moodle, `gradebook_importer.rb` of Canvas.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pvcourse.grading.grade import add_course

if TYPE_CHECKING:
    import pandas as pd

    from pvcourse.grading.course import Course
    from pvcourse.grading.marks import Marks

FORMATS = ("tasks", "criteria", "moodle", "canvas")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `pvcourse teach export` can be asked."""
    add_course(parser)
    parser.add_argument("--format", choices=FORMATS, action="append", help="one of the tables; default: all of them")
    parser.add_argument("--to", type=Path, metavar="DIR", help="default: exports in the course folder")


def run(arguments: argparse.Namespace) -> int:
    """Write the tables, and tell where they are."""
    from pvcourse.grading.course import inside, open_course
    from pvcourse.grading.marks import load_marks

    course = open_course(arguments.course, arguments.db)
    folder = (arguments.to or course.folder / "exports").absolute()
    with inside(course.folder):
        marks = load_marks(course, arguments.assignment)
        tables = {name: _table(name, course, marks) for name in arguments.format or FORMATS}
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        target = folder / f"{arguments.assignment}-{name}.csv"
        table.to_csv(target, index=False, float_format="%g")
        print(f"{len(table)} rows in {target}")
    return 0


def _table(name: str, course: Course, marks: Marks) -> pd.DataFrame:
    if name == "criteria":
        return by_criterion(course, marks)
    return {"tasks": by_task, "moodle": for_moodle, "canvas": for_canvas}[name](marks)


def by_task(marks: Marks) -> pd.DataFrame:
    """Return a row for each student who handed in, with the marks of each graded cell.

    Parameters
    ----------
    marks : Marks
        The marks.

    Returns
    -------
    DataFrame
        `student`, names, a column for each graded cell ("notebook/cell"), the `late_penalty` that was taken off, the
        `total`, the most that there is (`out_of`), and how many cells are `waiting` for a person.
    """
    table = marks.students.loc[marks.scores.index, ["first_name", "last_name"]].join(marks.scores)
    table["late_penalty"] = marks.students["late"].reindex(table.index)
    table["total"] = marks.totals
    table["out_of"] = marks.points.sum()
    table["waiting"] = marks.waiting
    return table.reset_index()


def by_criterion(course: Course, marks: Marks) -> pd.DataFrame:
    """Return a row for each student and each criterion of the assignment's rubrics.

    Parameters
    ----------
    course : Course
        The course; the rubrics stand in its source notebooks.
    marks : Marks
        The marks.

    Returns
    -------
    DataFrame
        `student`, `notebook`, `criterion`, `title`, `marks` (empty if it waits for a person), `out_of`, and what the
        `level` reached says; no rows where the assignment has no rubric.

    Raises
    ------
    ValueError
        If a rubric is not written as `pvcourse.grading.rubrics` asks.
    """
    import nbformat
    import pandas as pd

    from pvcourse.grading.rubrics import criteria

    rows = []
    for path in sorted(course.step("source", ".", marks.assignment).glob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        rubric = criteria(notebook) if _has_rubric(notebook) else []
        rows += [
            (student, path.stem, each.name, each.title, mark, each.most, "" if pd.isna(mark) else each.at(mark).words)
            for each in rubric
            for student, mark in marks.scores[f"{path.stem}/{each.name}"].items()
        ]
    return pd.DataFrame(
        rows, columns=["student", "notebook", "criterion", "title", "marks", "out_of", "level"]
    ).sort_values("student", kind="stable")


def for_moodle(marks: Marks) -> pd.DataFrame:
    """Return what Moodle's *Grades → Import → CSV file* reads; the columns are those of Moodle's own export.

    Parameters
    ----------
    marks : Marks
        The marks.

    Returns
    -------
    DataFrame
        A row for each student who handed in. In Moodle, map *ID number* or *Email address* to the user, and the last
        column to the assignment. The ID number is the student's `lms_user_id`, or else the id in nbgrader.
    """
    import pandas as pd

    known = marks.students.loc[marks.scores.index]
    return pd.DataFrame(
        {
            "First name": known["first_name"],
            "Last name": known["last_name"],
            "ID number": known["lms_user_id"].where(known["lms_user_id"] != "", known.index.to_series()),
            "Email address": known["email"],
            f"Assignment: {marks.assignment} (Real)": _final(marks),
        }
    )


def for_canvas(marks: Marks) -> pd.DataFrame:
    """Return what Canvas's *Gradebook → Import* reads.

    Parameters
    ----------
    marks : Marks
        The marks.

    Returns
    -------
    DataFrame
        A row of points possible, and one for each student who handed in. Canvas looks students up by *ID* (the
        `lms_user_id`), or else by *SIS Login ID* (the id in nbgrader).
    """
    import pandas as pd

    known = marks.students.loc[marks.scores.index]
    names = (known["last_name"] + ", " + known["first_name"]).str.strip(", ")
    students = pd.DataFrame(
        {
            "Student": names.where(names != "", known.index.to_series()),
            "ID": known["lms_user_id"],
            "SIS User ID": "",
            "SIS Login ID": known.index,
            "Section": "",
            marks.assignment: _final(marks),
        }
    )
    possible = {"Student": "    Points Possible", marks.assignment: marks.points.sum()}
    return pd.concat([pd.DataFrame([possible], columns=students.columns), students])


def _final(marks: Marks) -> pd.Series:
    return marks.totals.where(marks.waiting == 0)


def _has_rubric(notebook: Any) -> bool:
    return any("criterion" in cell.metadata.get("pvcourse", {}) for cell in notebook.cells)
