"""Write one page about an assignment: scores, tasks, concepts, wrong answers, who is missing, what needs a look.

`pvcourse teach report ASSIGNMENT` makes an HTML file that opens from a folder, runs no script and asks no other host
for anything. It names students: keep it as carefully as the gradebook.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pvcourse.grading.grade import add_course

if TYPE_CHECKING:
    from pvcourse.charts.figure import Figure
    from pvcourse.grading.course import Course
    from pvcourse.grading.ledger import Ledger
    from pvcourse.grading.marks import Marks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `pvcourse teach report` can be asked."""
    add_course(parser)
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="default: reports/ASSIGNMENT.html in the course folder"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the page, and tell where it is."""
    from pvcourse.grading.course import inside, open_course
    from pvcourse.grading.ledger import Ledger

    course = open_course(arguments.course, arguments.db)
    target = (arguments.to or course.folder / "reports" / f"{arguments.assignment}.html").absolute()
    with inside(course.folder), Ledger(course.own_folder) as ledger:
        page = report(course, arguments.assignment, ledger)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_text(page, "utf-8")
    os.replace(fresh, target)
    print(f"The report is at {target}")
    return 0


def report(course: Course, assignment: str, ledger: Ledger) -> str:
    """Return the report as HTML.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment.
    ledger : Ledger
        What came of each submission.

    Returns
    -------
    str
        The page.

    Raises
    ------
    ValueError
        If nothing is graded yet.
    """
    from pvcourse.grading.marks import load_marks
    from pvcourse.grading.wrong_answers import common_wrong_answers

    marks = load_marks(course, assignment)
    if marks.scores.empty:
        raise ValueError(f"nothing of {assignment} is graded yet; run `pvcourse teach grade {assignment}` first")
    entries = ledger.entries(assignment).values()
    wrong = common_wrong_answers(course, assignment, marks.scores.index)
    return _page(
        course=course.directory.course_id or course.folder.name,
        assignment=assignment,
        marks=marks,
        problems=[entry for entry in entries if entry.words],
        alarms=[entry for entry in entries if entry.alarms],
        missing=[student for student, there in marks.students["handed_in"].items() if not there],
        reliability=_reliability(marks),
        wrong=[(marks.items["label"].get(each.item, each.item), each.said, each.students) for each in wrong],
        runs=ledger.runs(assignment)[-5:],
        figures=_figures(marks, {entry.student: entry.seconds for entry in entries if entry.graded}),
    )


def _figures(marks: Marks, seconds: dict[str, float]) -> dict[str, Figure | None]:
    import pandas as pd

    from pvcourse.grading.report_figures import concepts_figure, seconds_figure, tasks_figure, totals_figure

    return {
        "totals": totals_figure(marks),
        "tasks": None if marks.settled.empty else tasks_figure(marks),
        "concepts": concepts_figure(marks),
        "seconds": seconds_figure(pd.Series(seconds)) if seconds else None,
    }


def _reliability(marks: Marks) -> dict[str, Any]:
    """Return Cronbach's alpha, and what it rests on: tasks that are marked for everyone."""
    from pvcourse.grading.statistics import cronbach_alpha

    tasks = marks.settled.shape[1]
    return {"alpha": cronbach_alpha(marks.settled), "tasks": tasks, "left_out": len(marks.items) - tasks}


def _page(figures: dict[str, Figure | None], **about: Any) -> str:
    from pvcourse.charts.words import write
    from pvcourse.templates import template

    drawn = {name: _drawn(name, figure) for name, figure in figures.items() if figure is not None}
    page = template("report.html.j2", "pvcourse.grading", "pvcourse.charts", written=write)
    return page.render(**about, figures=drawn, colours=_colours())


def _drawn(name: str, figure: Figure) -> dict[str, Any]:
    from pvcourse.charts.page import WIDTHS, at_width, compile_to_vega, draw, plot_width

    payload = figure.payload()
    vega = compile_to_vega(payload["specification"])
    pictures = {
        size: draw(at_width(vega, plot_width(vega, width)), f"{name}-{size}") for size, width in WIDTHS.items()
    }
    return payload | {"id": name, "pictures": pictures}


def _colours() -> str:
    """Return the course's colours; the book switches them with a button, this page with the reader's system."""
    import pvcourse

    tokens = (Path(pvcourse.__file__).parent / "book" / "static" / "tokens.css").read_text("utf-8")
    light, dark = tokens.split('html[data-theme="dark"]')
    return f"{light}\n@media (prefers-color-scheme: dark) {{ html {dark} }}"
