"""A small nbgrader course of its own, with every kind of cell, and a class that answers in many ways.

It uses nothing of the Public Value course: `pvcourse teach` works for any course. Its notebooks import little, so
that plain nbgrader grades the class in reasonable time too.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from unittest import mock

import nbformat
from course_folder import environment, grade_here, nbgrader_here
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from pvcourse.cli import main

ASSIGNMENT = "votes"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "small"
c.Execute.timeout = 6
c.LateSubmissionPlugin.penalty_method = "zero"
"""


def _cell(grade_id, source, points=None, *, kind=new_code_cell, solution=False, task=False, concepts=()):
    about = {"grade_id": grade_id, "schema_version": 3, "solution": solution, "task": task}
    about |= {"grade": points is not None and not task, "locked": not solution, "points": points or 0}
    metadata = {"nbgrader": about} | ({"pvcourse": {"concepts": list(concepts)}} if concepts else {})
    return kind(source, metadata=metadata)


def _answer(grade_id, source, **more):
    return _cell(grade_id, f"### BEGIN SOLUTION\n{source}\n### END SOLUTION", solution=True, **more)


COUNT = new_notebook(
    metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    cells=[
        _cell("setup", "import csv\nwith open('ballots.csv') as file:\n    ballots = list(csv.reader(file))[1:]"),
        _answer("total", "total = len(ballots)"),
        _cell("test-total", "assert total == 6, 'look at the rows'", 2, concepts=["counting"]),
        _answer("share", "share = total / 10"),
        _cell(
            "test-share",
            "assert 0 <= share <= 1, 'a share is between 0 and 1'\n"
            "### BEGIN HIDDEN TESTS\n"
            "assert abs(share - 0.6) < 1e-9, 'the hidden share is six tenths'\n"
            "### END HIDDEN TESTS",
            3,
            concepts=["counting", "turnout"],
        ),
        _answer("steps", "steps = ['register', 'vote', 'count', 'publish']"),
        _cell("test-steps", "len(set(steps) & {'register', 'vote', 'count', 'publish'})", 4, concepts=["process"]),
        _answer("by-hand", "print('a plot')", points=2),
    ],
)
ARGUE = new_notebook(
    metadata=COUNT.metadata,
    cells=[
        new_markdown_cell("What would you change?"),
        _answer("argument", "More voters.", points=5, kind=new_markdown_cell),
        _cell(
            "essay",
            "Write an essay in any cells below. The marker looks for sources.",
            3,
            kind=new_markdown_cell,
            task=True,
        ),
    ],
)
NOTEBOOKS = {"count": COUNT, "argue": ARGUE}

VARIANTS = {
    "total": [
        "total = len(ballots)",
        "total = sum(1 for _ in ballots)",
        "total = 7",
        "total = len(ballot)",
        "total = ",
        "import warnings\ntotal = 6\nwarnings.warn('six')",
        None,
    ],
    "share": ["share = total / 10", "share = 0.6", "share = 0.5", "share = 6", "share = 'six'", None],
    "steps": [
        "steps = ['register', 'vote', 'count', 'publish']",
        "steps = ['vote', 'count']",
        "steps = []",
        "steps = 4",
        None,
    ],
    "by-hand": ["print('my plot')", "raise ValueError('no plot')", None],
    "argument": ["Fewer lists.", "", None],
}
"""What students put in each answer; None leaves it as it was handed out."""


class SmallCourse:
    """The course in a folder; `release` it, let a class `hand_in`, and run commands there."""

    def __init__(self, folder):
        self.folder, self.environment = folder / "course", environment(folder)
        source = self.folder / "source" / ASSIGNMENT
        source.mkdir(parents=True)
        (self.folder / "nbgrader_config.py").write_text(CONFIG)
        (source / "ballots.csv").write_text("voter,list\n" + "".join(f"{n},{'ab'[n % 2]}\n" for n in range(6)))
        for name, notebook in NOTEBOOKS.items():
            nbformat.write(notebook, source / f"{name}.ipynb")

    def release(self, db_url=None):
        """Make the learners' version; the assignment is due on 1 May 2026."""
        where = ("--db", db_url) if db_url else ()
        self.nbgrader("generate_assignment", ASSIGNMENT, "--force", *where)
        with self.gradebook(db_url) as gradebook:
            gradebook.update_or_create_assignment(ASSIGNMENT, duedate=datetime(2026, 5, 1))

    def copy(self, folder):
        """Return a copy of the course in another folder."""
        shutil.copytree(self.folder, folder / "course")
        twin = object.__new__(SmallCourse)
        twin.folder, twin.environment = folder / "course", environment(folder)
        return twin

    def hand_in(self, student, answers=None, *, late=False, notebooks=("count", "argue")):
        """Hand in the released notebooks with some answers filled in."""
        folder = self.folder / "submitted" / student / ASSIGNMENT
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in notebooks:
            notebook = nbformat.read(self.folder / "release" / ASSIGNMENT / f"{name}.ipynb", 4)
            for cell in notebook.cells:
                source = (answers or {}).get(cell.metadata.get("nbgrader", {}).get("grade_id"))
                if source is not None:
                    cell.source = source
            nbformat.write(notebook, folder / f"{name}.ipynb")
        (folder / "timestamp.txt").write_text(f"2026-0{'5-02' if late else '4-30'} 12:00:00 UTC")
        return folder

    def hand_in_class(self, size, seed=1):
        """Hand in as many submissions, each a mix of the variants; return the students' ids."""
        chance = random.Random(seed)
        students = [f"student-{number:03}" for number in range(size)]
        for number, student in enumerate(students):
            answers = {task: chance.choice(variants) for task, variants in VARIANTS.items()}
            self.hand_in(
                student, answers, late=number % 9 == 5, notebooks=("count",) if number % 11 == 7 else NOTEBOOKS
            )
        return students

    def nbgrader(self, *command):
        """Run an nbgrader command in the course folder, in this process."""
        nbgrader_here(self.folder, self.environment, *command)

    def start(self, *options):
        """Start `pvcourse teach grade` as a process of its own."""
        command = [sys.executable, "-m", "pvcourse.cli", "teach", "grade", ASSIGNMENT, "--json", *options]
        return subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def grade(self, *options):
        """Run `pvcourse teach grade`, in this process; return its exit status and what came of it."""
        return grade_here(self.folder, self.environment, ASSIGNMENT, *options)

    def grade_apart(self, *options):
        """The same in a process of its own; Dask's client does not work beside a browser's event loop."""
        process = self.start(*options)
        out, err = process.communicate()
        assert out.startswith("{"), err[-4000:]
        return process.returncode, json.loads(out)

    def teach(self, command, *options):
        """Run another `pvcourse teach` command, in this process."""
        with mock.patch.dict(os.environ, self.environment):
            return main(["teach", command, ASSIGNMENT, "--course", str(self.folder), *map(str, options)])

    def gradebook(self, db_url=None):
        """Open the gradebook; use it in a `with`."""
        return Gradebook(db_url or f"sqlite:///{self.folder / 'gradebook.db'}", "small")


def contents(gradebook, assignment=ASSIGNMENT):
    """Return all that a gradebook says of an assignment's submissions, but for the random ids."""
    return {
        submission.student.id: _submission(submission) for submission in gradebook.assignment_submissions(assignment)
    }


def _submission(submission):
    marks = {
        f"{notebook.name}/{grade.name}": (grade.auto_score, grade.manual_score, grade.needs_manual_grade, grade.score)
        for notebook in submission.notebooks
        for grade in notebook.grades
    }
    comments = {
        f"{notebook.name}/{comment.name}": (comment.auto_comment, comment.manual_comment)
        for notebook in submission.notebooks
        for comment in notebook.comments
    }
    late = {notebook.name: notebook.late_submission_penalty for notebook in submission.notebooks}
    return {"at": submission.timestamp, "marks": marks, "comments": comments, "late": late}


def autograded(folder):
    """Return the files that a graded course has in `autograded`, by path."""
    root = Path(folder) / "autograded"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
