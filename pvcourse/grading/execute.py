"""Step one of grading: run a notebook and hand back what it showed. It is pure: no database, no course folder."""

import json
import sys
from time import perf_counter

import nbformat
from nbformat import NotebookNode

from pvcourse.grading.job import Executed, Job
from pvcourse.grading.limits import MEGABYTE
from pvcourse.grading.run import NotebookRun
from pvcourse.grading.session import Session


def execute(job: Job) -> Executed:
    """Run a job's notebook.

    Parameters
    ----------
    job : Job
        The notebook, its files and its limits.

    Returns
    -------
    Executed
        The executed notebook and what happened in each cell. Whatever is wrong with a notebook is said there;
        the errors below are about the machine.

    Raises
    ------
    NoSandboxError
        If the sandbox is asked for and this machine cannot have it.
    OSError
        If no kernel can be started.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook, writes
    >>> done = execute(Job("ada/lesson", writes(new_notebook(cells=[new_code_cell("1 / 0")])), sandbox=False))
    >>> done.cells[0].ending, done.cells[0].words
    ('error', 'ZeroDivisionError')
    """
    began = perf_counter()
    try:
        notebook = _read(job)
    except ValueError as error:
        return Executed(job.name, job.notebook, failure=str(error))
    run = NotebookRun(job, notebook, lambda: start_session(job))
    run.run()
    seconds = round(perf_counter() - began, 3)
    return Executed(job.name, nbformat.writes(notebook), tuple(run.cells), tuple(run.alarms), seconds)


def start_session(job: Job) -> Session:
    """Start a kernel for a job: forked from a warm process on Linux, an ordinary one elsewhere.

    Parameters
    ----------
    job : Job
        The notebook's files, limits and whether it runs in the sandbox.

    Returns
    -------
    Session
        The kernel.

    Raises
    ------
    NoSandboxError
        If the sandbox is asked for and this machine cannot have it.
    OSError, RuntimeError
        If no kernel can be started.
    """
    if sys.platform == "linux" or job.sandbox:
        from pvcourse.grading.fork import ForkSession

        return ForkSession(job)
    from pvcourse.grading.ordinary import OrdinarySession

    return OrdinarySession(job)


def _read(job: Job) -> NotebookNode:
    size = len(job.notebook) / MEGABYTE
    if size > job.limits.notebook:
        raise ValueError(f"it has {size:.0f} MB; a notebook may have {job.limits.notebook:g} MB")
    try:
        notebook: NotebookNode = nbformat.reads(job.notebook, 4)
        nbformat.validate(notebook)
    except (json.JSONDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError, AttributeError) as error:
        raise ValueError(f"it is not a notebook: {error}") from error
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if language != "python":
        raise ValueError(f"it is written in {language}; only Python is run here, so use nbgrader autograde")
    return notebook
