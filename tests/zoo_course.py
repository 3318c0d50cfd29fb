"""The zoo: bad submissions, each in a file of `tests/zoo/` with its expected outcome, and a course around them."""

import json
import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from course_folder import EXERCISES, environment
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ZOO = Path(__file__).parent / "zoo"
ASSIGNMENT = "votes"
SECRET = "PVCOURSE_TEST_SECRET"

SOLUTIONS = {
    "first": "turnout = 0.5",
    "second": "def share(votes, of):\n    return votes / of",
    "third": 'names = ["A", "B"]',
}
TESTS = {
    "test-first": (
        2,
        "assert turnout == 0.5\n### BEGIN HIDDEN TESTS\nassert turnout + 0 == 0.5\n### END HIDDEN TESTS",
    ),
    "test-second": (3, "assert abs(share(1, 4) - 0.25) < 1e-9"),
    "test-third": (
        1,
        "import statistics\n\nfrom pvcourse.checks import check_number\n\n"
        'check_number("the mean", statistics.mean([1, 3]), 2)\ncheck_number("how many names", len(names), 2)',
    ),
}


@dataclass(frozen=True)
class Beast:
    """A bad submission and what should come of it."""

    name: str
    about: str
    marks: dict = field(default_factory=dict)
    says: dict = field(default_factory=dict)
    cells: dict = field(default_factory=dict)
    submission: dict = field(default_factory=dict)
    without_sandbox: str = ""
    sandbox_only: bool = False

    @property
    def student(self):
        """The id of the student who hands it in."""
        return self.submission.get("student", self.name)


def beasts(places=None):
    """Return the zoo by name, with places such as {COURSE} filled in."""
    found = {}
    for path in sorted(ZOO.glob("*.toml")):
        text = path.read_text("utf-8")
        for name, value in (places or {}).items():
            text = text.replace(f"{{{name}}}", str(value))
        found[path.stem] = Beast(path.stem, **tomllib.loads(text))
    return found


def _cell(kind, grade_id, source, points=None):
    settings = {"grade_id": grade_id, "schema_version": 3, "task": False}
    settings |= {"grade": points is not None, "solution": points is None, "locked": points is not None}
    if points is not None:
        settings["points"] = points
    return kind(source, metadata={"nbgrader": settings})


def source():
    """Return the assignment as its author wrote it."""
    cells = [new_markdown_cell("# Votes")]
    for (name, solution), (test, (points, check)) in zip(SOLUTIONS.items(), TESTS.items(), strict=True):
        cells.append(_cell(new_code_cell, name, f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"))
        cells.append(_cell(new_code_cell, test, check, points))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


class ZooCourse:
    """A course folder with the assignment released, and one submission for each beast."""

    def __init__(self, folder, port=1):
        self.folder, self.home = folder / "course", folder / "home"
        self.environment = environment(folder) | {SECRET: "the sea", "HOME": str(self.home)}
        self.home.mkdir()
        (self.home / "diary.txt").write_text("a secret")
        (self.folder / "source" / ASSIGNMENT).mkdir(parents=True)
        nbformat.write(source(), self.folder / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
        shutil.copy(EXERCISES / "nbgrader_config.py", self.folder)
        self.run("nbgrader", "generate_assignment", ASSIGNMENT)
        self.beasts = beasts({"COURSE": self.folder, "HOME": self.home, "PORT": port})

    def run(self, *command, allowed=(0,)):
        """Run a command in the course folder and return what it printed."""
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        assert done.returncode in allowed, f"{done.returncode}: {done.stdout[-2000:]}{done.stderr[-4000:]}"
        return done.stdout

    def answered(self, cells):
        """Return the released notebook with right answers, or others."""
        notebook = nbformat.read(self.folder / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", 4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = (SOLUTIONS | cells).get(name, cell.source)
        return notebook

    def submit(self, beast):
        """Hand a beast in."""
        folder = self.folder / "submitted" / beast.student / ASSIGNMENT
        folder.mkdir(parents=True)
        notebook = self.answered(beast.cells)
        settings = dict(beast.submission)
        change = CHANGES.get(settings.pop("change", ""), lambda notebook: notebook)
        settings.pop("student", None)
        if "file" in settings:
            (folder / settings["file"]).symlink_to(self.home / settings.pop("file"))
        name = settings.pop("to") if change is _rename_file else f"{ASSIGNMENT}.ipynb"
        changed = change(notebook, **settings)
        written = changed if isinstance(changed, bytes) else nbformat.writes(changed).encode()
        (folder / name).write_bytes(written)

    def grade(self, *options):
        """Grade everything that was handed in and return the summary."""
        command = ("pvcourse", "teach", "grade", ASSIGNMENT, "--json", "--time-limit", "2", "--memory-limit", "500")
        return json.loads(self.run(*command, *options, allowed=(0, 1)))


def _find(notebook, cell):
    return next(each for each in notebook.cells if each.metadata.get("nbgrader", {}).get("grade_id") == cell)


def _drop_cell(notebook, cell):
    notebook.cells.remove(_find(notebook, cell))
    return notebook


def _double_cell(notebook, cell):
    found = _find(notebook, cell)
    notebook.cells.insert(notebook.cells.index(found), nbformat.from_dict(json.loads(json.dumps(found))))
    notebook.cells[notebook.cells.index(found)].id = "doubled"
    return notebook


def _rename_cell(notebook, cell, to):
    _find(notebook, cell).metadata.nbgrader.grade_id = to
    return notebook


def _empty_cell(notebook, cell):
    _find(notebook, cell).source = ""
    return notebook


def _make_markdown(notebook, cell):
    found = _find(notebook, cell)
    place = notebook.cells.index(found)
    notebook.cells[place] = new_markdown_cell(found.source, metadata=found.metadata)
    return notebook


def _write_outputs(notebook, cell):
    output = nbformat.v4.new_output("execute_result", {"text/plain": "100"}, execution_count=1)
    _find(notebook, cell).outputs = [output]
    return notebook


def _write_points(notebook, cell, points):
    _find(notebook, cell).metadata.nbgrader.points = points
    return notebook


def _write_bytes(notebook, content):
    return content.encode()


def _encode(notebook, encoding):
    return nbformat.writes(notebook).encode(encoding)


def _pad(notebook, megabytes):
    notebook.cells[0].source += "x" * megabytes * 1_000_000
    return notebook


def _write_language(notebook, language):
    notebook.metadata.kernelspec = {"display_name": language, "language": language, "name": language.lower()}
    return notebook


def _rename_file(notebook):
    return notebook


CHANGES = {
    "drop_cell": _drop_cell,
    "double_cell": _double_cell,
    "rename_cell": _rename_cell,
    "empty_cell": _empty_cell,
    "make_markdown": _make_markdown,
    "write_outputs": _write_outputs,
    "write_points": _write_points,
    "write_bytes": _write_bytes,
    "encode": _encode,
    "pad": _pad,
    "write_language": _write_language,
    "rename_file": _rename_file,
}

assert os.sep == "/", "the zoo needs a system with Unix's paths"
