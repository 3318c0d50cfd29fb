"""A course folder as nbgrader knows it: its settings, its gradebook, its assignments and what was handed in."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGrader
from nbgrader.utils import chdir

from pvcourse.grading.transaction import checked
from pvcourse.validation import one_of

OWN_FOLDER = ".pvcourse"
"""Where in the course folder we keep what nbgrader has no place for."""


@dataclass(frozen=True)
class Course:
    """An nbgrader course.

    Parameters
    ----------
    folder : Path
        The course folder, which holds `nbgrader_config.py` and `source`.
    app : NbGrader
        nbgrader with the course's settings.
    """

    folder: Path
    app: Any

    @property
    def directory(self) -> Any:
        """Where everything is: nbgrader's `CourseDirectory`."""
        return self.app.coursedir

    @property
    def own_folder(self) -> Path:
        """Where we keep what nbgrader has no place for."""
        return self.folder / OWN_FOLDER

    def gradebook(self) -> Gradebook:
        """Open the gradebook; use it in a `with`."""
        return Gradebook(self.directory.db_url, self.directory.course_id)

    def step(self, step: str, student: str, assignment: str) -> Path:
        """Return the folder of one step ("submitted", "autograded" …) of a student's assignment."""
        folder = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(folder, student, assignment))

    def students(self, step: str, assignment: str) -> list[str]:
        """Return the ids of all students who have a folder for one step of an assignment, in order.

        Raises
        ------
        ValueError
            If the course's folders are laid out in a way in which a folder's name is not just the student's id.
        """
        before, _, after = str(self.step(step, "\0", assignment)).partition("\0")
        within = after.removeprefix(os.sep)
        if before[-1:] != os.sep or "\0" in after or (after and after == within):
            raise ValueError(
                "c.CourseDirectory.directory_structure names a folder by more than the student's id; "
                "let {student_id} be a folder's whole name, as in nbgrader's own setting"
            )
        folders = sorted(Path(before).iterdir()) if Path(before).is_dir() else []
        out = self.directory.student_id_exclude.split(",")
        names = [each.name for each in folders if (each / within).is_dir()]
        return [name for name in names if name not in out and not name.startswith(".")]  # as nbgrader's "*"

    def notebooks(self, assignment: str) -> list[str]:
        """Return the names of an assignment's notebooks.

        Raises
        ------
        ValueError
            If the gradebook does not know the assignment; the message names those it knows.
        """
        with self.gradebook() as gradebook:
            try:
                return sorted(notebook.name for notebook in gradebook.find_assignment(assignment).notebooks)
            except MissingEntry:
                known = sorted(each.name for each in gradebook.assignments)
        if not known:
            raise ValueError(f"the gradebook knows no assignment; run `nbgrader generate_assignment {assignment}`")
        one_of("the assignment", assignment, known)
        raise AssertionError("unreachable")


def open_course(folder: Path, db_url: str | None = None) -> Course:
    """Open a course folder with the settings that nbgrader itself would find for it.

    Parameters
    ----------
    folder : Path
        The course folder.
    db_url : str, optional
        The gradebook's address; without it, the one in the settings, or `gradebook.db` in the folder.

    Returns
    -------
    Course
        The course.

    Raises
    ------
    ValueError
        If the folder is no course folder, or there can be no gradebook at the address.
    """
    folder = folder.resolve()
    if not (folder / "nbgrader_config.py").is_file() and not (folder / "source").is_dir():
        raise ValueError(
            f"{folder} is no course folder (no nbgrader_config.py, no source); give one with --course, "
            "or make one with `pvcourse teach init`"
        )
    with inside(folder):
        app = NbGrader(log_level=logging.CRITICAL)  # what went wrong is told at the end, in words
        app.initialize(argv=[], root=str(folder))
    if db_url is not None:
        app.coursedir.db_url = db_url
    checked(app.coursedir.db_url)
    return Course(folder, app)


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in the course folder as nbgrader does, with this Python's commands at hand: nbgrader calls alembic.

    Parameters
    ----------
    folder : Path
        The course folder.

    Yields
    ------
    None
        While the work is done.
    """
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{before}"
    try:
        with chdir(str(folder)), warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="nbgrader")  # how it adds submissions is not for instructors
            yield
    finally:
        os.environ["PATH"] = before
