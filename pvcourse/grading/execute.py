"""Step one of grading: run a notebook and hand back what it showed. It is pure: no database, no course folder."""

import json
import tempfile
from pathlib import Path
from time import perf_counter

import nbformat
from nbclient import NotebookClient

from pvcourse.grading.job import CellOutcome, Executed, Job


def execute(job: Job) -> Executed:
    """Run a job's notebook.

    Parameters
    ----------
    job : Job
        The notebook, its files and its limits.

    Returns
    -------
    Executed
        The executed notebook and what happened in each cell.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook, writes
    >>> done = execute(Job("ada/lesson", writes(new_notebook(cells=[new_code_cell("1 / 0")])), sandbox=False))
    >>> done.cells[0].ending
    'error'
    """
    start = perf_counter()
    try:
        notebook = nbformat.reads(job.notebook, 4)
    except (json.JSONDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        return Executed(job.name, job.notebook, failure=f"this is not a notebook: {error}")
    with tempfile.TemporaryDirectory() as folder:
        for path, content in job.files.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        NotebookClient(
            notebook,
            kernel_name="python3",
            allow_errors=True,
            timeout=int(job.limits.cell_seconds),
            resources={"metadata": {"path": folder}},
        ).execute()
    outcomes = tuple(
        CellOutcome(
            index,
            cell.metadata.get("nbgrader", {}).get("grade_id"),
            "error" if any(output.output_type == "error" for output in cell.outputs) else "ran",
        )
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and cell.source.strip()
    )
    return Executed(job.name, nbformat.writes(notebook), outcomes, seconds=perf_counter() - start)
