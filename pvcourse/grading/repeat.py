"""Run a notebook again when its kernel ended, to tell the notebook's own doing from the machine's.

A kernel can end because of what a cell did, or because something outside killed it, as a system short of memory does.
The first happens again and costs the cell its marks; the second must not.
"""

from time import monotonic, sleep

from pvcourse.grading.execute import execute
from pvcourse.grading.job import Executed, Job

MOST_RUNS = 3
"""How often a notebook is run at most."""

PAUSE = 1.0
"""Seconds before the next run, when no kernel could be started."""


def execute_surely(job: Job) -> Executed:
    """Run a job's notebook until it runs to its end, or its kernel ends in the same cells as before.

    Parameters
    ----------
    job : Job
        The notebook, its files and its limits.

    Returns
    -------
    Executed
        The run that can be believed, or the last of three; a notebook that takes more than half of its time is not
        run again.

    Raises
    ------
    NoSandboxError
        If the sandbox is asked for and this machine cannot have it.
    OSError
        If no kernel can be started, however often one tries.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook, writes
    >>> notebook = writes(new_notebook(cells=[new_code_cell("import os; os._exit(1)"), new_code_cell("1")]))
    >>> [cell.ending for cell in execute_surely(Job("ada/lesson", notebook, sandbox=False)).cells]
    ['ended the kernel', 'ran']
    """
    earlier: list[set[int]] = []
    began = monotonic()
    for runs_left in reversed(range(MOST_RUNS)):
        try:
            done = execute(job)
        except OSError:
            if not runs_left:
                raise
            sleep(PAUSE)  # the machine may have more room by then
            continue
        ended = {cell.index for cell in done.cells if cell.ending in ("ended the kernel", "too much memory")}
        late = monotonic() - began > job.limits.notebook_seconds / 2  # others wait
        if not ended or ended in earlier or late:
            break
        earlier.append(ended)
    return done
