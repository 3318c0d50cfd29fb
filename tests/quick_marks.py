"""Marks of a notebook without nbgrader and without a kernel: its cells run in IPython, in a process forked for each.

It is much faster than nbgrader, and only for questions that need thousands of runs: does every variant of a task have
a solution, does every mutant of a solution lose marks? What learners get is tested through nbgrader itself. The
guard of `pvcourse.intact` is left out here, so that answers which alter the library have to go through nbgrader.
"""

import contextlib
import io
import json
import os
import signal

import nbformat
from course_folder import EXERCISES, filled_in
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from pvcourse import variants
from pvcourse.grading.plain import SOLUTION

SECONDS = 20
"""A run that takes longer is ended, and has no marks."""


def source(assignment):
    """Return an exercise's source notebook, with solutions and hidden tests."""
    return nbformat.read(EXERCISES / "source" / assignment / f"{assignment}.ipynb", as_version=4)


def tests_of(notebook):
    """Return the cells that mark by themselves, by name."""
    about = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    return {own["grade_id"]: cell for cell, own in about if own.get("grade") and not own.get("solution")}


def answered(notebook, cells, student, solved=False):
    """Return a notebook with a learner's answers and no solution; changed tests are put back, as nbgrader does.

    If `solved`, the solutions stay where there is no answer.
    """
    own = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if cell.metadata.nbgrader.solution}
    for cell in own.values():
        cell.source = cell.source if solved else SOLUTION.sub("", cell.source)
    return filled_in(notebook, {name: text for name, text in cells.items() if name in own}, student)


def marks(notebook):
    """Run a notebook and return the marks of each test."""
    passed = _in_a_fork(lambda: _run(notebook)) or []
    return {name: cell.metadata.nbgrader.points * (name in passed) for name, cell in tests_of(notebook).items()}


def draws(notebook):
    """Run a source notebook and return what it draws for its learner: each task with its number of options."""
    return dict(_in_a_fork(lambda: _noted(notebook)))


def _run(notebook):
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    passed, tests = [], tests_of(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            done = shell.run_cell(cell.source, store_history=False)
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in tests and done.success:
                passed.append(name)
    return passed


def _noted(notebook):
    found, place = {}, variants.place
    variants.place = lambda learner, count, task: found.update({task: count}) or place(learner, count, task)
    _run(notebook)
    return found


def _in_a_fork(work):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _finish(work, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def _finish(work, writing):
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            said = json.dumps(work())
        os.write(writing, said.encode())
    finally:
        os._exit(0)
