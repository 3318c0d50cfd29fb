"""What the tests of exercises share: a course folder of nbgrader's, submissions made from answers, and marks."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderApp
from nbgrader.validator import Validator

from pvcourse.cli import main
from pvcourse.grading.kernel import install

ROOT = Path(__file__).parent.parent
EXERCISES = ROOT / "exercises"
ASSIGNMENTS = sorted(folder.name for folder in (EXERCISES / "source").iterdir() if folder.is_dir())
LEARNER = "answer-learner"
"""The cell in which a learner writes their id, in exercises with numbers of one's own."""


@dataclass(frozen=True)
class Answer:
    """A file of answers with the marks written beside it; see `exercises/answers/`."""

    name: str
    what: str
    cells: dict
    marks: dict
    feedback: dict
    only_nbgrader: str

    @property
    def student(self):
        """The id under which it is handed in."""
        return self.name.replace("_", "-")


def read_answers(assignment):
    """Return every answer kept for an assignment, by name."""
    return {path.stem: _read_answer(path) for path in sorted((EXERCISES / "answers" / assignment).glob("*.py"))}


def _read_answer(path):
    about = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    base = _cells(path.with_name(f"{about['based_on']}.py")) if "based_on" in about else {}
    return Answer(
        path.stem,
        about["what"],
        base | _cells(path),
        about["marks"],
        about.get("feedback", {}),
        about.get("only_nbgrader", ""),
    )


def _cells(path):
    blocks = re.split(r"^# %% (.+)$", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        name: source.strip().removeprefix('"""').removesuffix('"""').strip()
        for name, source in zip(blocks[::2], blocks[1::2], strict=True)
    }


def environment(home):
    """Return an environment in which only this project's commands and settings are found."""
    folders = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "IPYTHONDIR": "ipython"}
    paths = {name: str(home / folder) for name, folder in folders.items()}
    binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # where nbgrader finds alembic
    return os.environ | paths | {"HOME": str(home), "PATH": binaries, "BROWSER": "true"}


def filled_in(notebook, cells, student):
    """Replace the sources of some cells; the learner's id is filled in unless they say otherwise."""
    known = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    own_id = {LEARNER: f'learner = "{student}"'} if LEARNER in known else {}
    for name, source in (own_id | cells).items():
        known[name].source = source
    return notebook


class Course:
    """An nbgrader course in a folder of its own, outside the repository."""

    def __init__(self, folder, assignment):
        self.folder, self.assignment = folder / "course", assignment
        self.environment = environment(folder)
        shutil.copytree(EXERCISES / "source" / assignment, self.folder / "source" / assignment)
        shutil.copy(EXERCISES / "nbgrader_config.py", self.folder)
        (self.folder / "exchange").mkdir()

    def run(self, *command):
        """Run a command in the course folder and return what it said."""
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
        return done.stdout + done.stderr

    @property
    def released(self):
        """The notebook that learners get."""
        return nbformat.read(self.folder / "release" / self.assignment / f"{self.assignment}.ipynb", 4)

    def submit(self, student, cells):
        """Hand in the released notebook with the sources of some cells replaced."""
        notebook = filled_in(self.released, cells, student)
        folder = self.folder / "submitted" / student / self.assignment
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{self.assignment}.ipynb")

    def handed_in(self, student):
        """Return the notebook that a student handed in."""
        return nbformat.read(self.folder / "submitted" / student / self.assignment / f"{self.assignment}.ipynb", 4)

    def gradebook(self):
        """Open the gradebook; close it, or use it in a `with`."""
        return Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}")

    def marks(self, student):
        """Return a student's mark for each graded cell; "by hand" where a marker is waited for."""
        with self.gradebook() as gradebook:
            grades = gradebook.find_submission(self.assignment, student).notebooks[0].grades
            return {grade.name: "by hand" if grade.needs_manual_grade else grade.score for grade in grades}

    def feedback(self, student):
        """Return the HTML of a student's feedback."""
        return (self.folder / "feedback" / student / self.assignment / f"{self.assignment}.html").read_text("utf-8")


class NearCourse(Course):
    """The same with less waiting: nbgrader's commands run in this process."""

    def run(self, *command):
        return nbgrader_here(self.folder, self.environment, *command[1:])

    def use_kernel(self, name, kernels):
        """Let notebooks run in a kernel that is installed in a folder of its own."""
        self.environment["JUPYTER_PATH"] = str(kernels)
        with (self.folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(f"\nc.Execute.kernel_name = {name!r}\n")


class QuickCourse(NearCourse):
    """With much less waiting: notebooks run in warm kernels, too."""

    def __init__(self, folder, assignment):
        super().__init__(folder, assignment)
        install("warm", sandbox=False, prefix=folder)
        self.use_kernel("warm", folder / "share" / "jupyter")

    def inside(self):
        """Let this process have the course's folder and environment for a while."""
        return inside(self.folder, self.environment)


@contextlib.contextmanager
def inside(folder, variables):
    """Let this process have another folder and environment for a while."""
    with contextlib.chdir(folder), mock.patch.dict(os.environ, variables):
        yield


def nbgrader_here(folder, variables, *command):
    """Run an nbgrader command in this process, which saves its start, and return what it said."""
    said = io.StringIO()
    for app in (NbGraderApp, NbGraderApp.subcommands[command[0]][0]):
        app.clear_instance()  # or what it was told the last time would still hold
    # The validator keeps the standard output that it was loaded with.
    with (
        inside(folder, variables),
        mock.patch.object(Validator, "stream", said),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        try:
            NbGraderApp.launch_instance(list(command))
        except SystemExit as end:
            if end.code:
                raise AssertionError(f"nbgrader {' '.join(command)}\n{said.getvalue()[-6000:]}") from end
    return said.getvalue()


def grade_here(folder, variables, assignment, *options):
    """Run `pvcourse teach grade` in this process; return its exit status and what came of it.

    The warm process that it starts serves the next one, too.
    """
    said = io.StringIO()
    with mock.patch.dict(os.environ, variables), contextlib.redirect_stdout(said):
        status = main(["teach", "grade", assignment, "--json", "--course", str(folder), *options])
    return status, json.loads(said.getvalue())
