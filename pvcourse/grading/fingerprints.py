"""When to grade again: the one place that says what a grade depends on.

A submission's fingerprint covers what was handed in, the assignment's source as gradebook and source folder have it,
every installed library, the course's settings and the limits. While it stays the same, so does the grade.
"""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, SubmittedAssignment

import pvcourse
from pvcourse.folders import data_folder
from pvcourse.grading.course import Course
from pvcourse.grading.limits import Limits
from pvcourse.grading.recorder import source_paths
from pvcourse.grading.submissions import Submission


class Fingerprints:
    """Fingerprints of the submissions of one assignment, under the same source, library, settings and limits.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment.
    limits : Limits
        What a submission may use.
    sandbox : bool
        Whether it runs in the sandbox.
    """

    def __init__(self, course: Course, assignment: str, limits: Limits, sandbox: bool) -> None:
        with course.gradebook() as gradebook:
            source = _source(gradebook, assignment)
            self._extensions = _extensions(gradebook, assignment)
        run = _plain({"limits": asdict(limits), "sandbox": sandbox})
        files = [*_source_files(course, assignment), *_settings(course)]
        self._common = _digest([_plain(source), run, *files, *_library()])

    def of(self, submission: Submission, more: str = "") -> str:
        """Return a submission's fingerprint, in hexadecimal; `more` is what else depends on the submission."""
        extension = str(self._extensions.get(submission.student))
        return _digest([self._common, extension, more, *_named(submission.files)])


def _digest(parts: Iterable[str | bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big"))  # or "ab", "c" would be the same as "a", "bc"
        total.update(content)
    return total.hexdigest()


def _named(files: Mapping[str, bytes]) -> Iterable[str | bytes]:
    for name in sorted(files):
        yield from (name, files[name])


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=repr)


def _source(gradebook: Gradebook, assignment: str) -> dict[str, Any]:
    """Return all that the gradebook knows of an assignment and that marks depend on."""
    found = gradebook.find_assignment(assignment)
    cells = {
        notebook.name: {
            "kernelspec": notebook.kernelspec,
            "cells": [[cell.name, cell.cell_type, cell.locked, cell.source] for cell in notebook.source_cells],
            "marks": sorted([cell.name, cell.max_score] for cell in (*notebook.grade_cells, *notebook.task_cells)),
            "answers": sorted(cell.name for cell in notebook.solution_cells),
        }
        for notebook in found.notebooks
    }
    return {"due": str(found.duedate), "notebooks": cells}


def _extensions(gradebook: Gradebook, assignment: str) -> dict[str, Any]:
    submissions = gradebook.db.query(SubmittedAssignment.student_id, SubmittedAssignment.extension)
    return dict(submissions.filter(SubmittedAssignment.assignment.has(name=assignment)).all())


def _source_files(course: Course, assignment: str) -> Iterable[str | bytes]:
    folder = course.step("source", ".", assignment)
    paths = map(Path, source_paths(course, folder))
    return _named({str(path.relative_to(folder)): path.read_bytes() for path in paths})


def _settings(course: Course) -> Iterable[str | bytes]:
    """Return the files that the course's settings come from: a setting may be a function, and has no other text."""
    return [Path(path).read_bytes() for path in course.app.loaded_config_files]


def _library() -> list[str | bytes]:
    """Return what answers run on: Python, every installed package, and this one to the last letter."""
    installed = sorted(f"{each.name} {each.version}" for each in distributions())
    own = [path for folder in _own_folders() for path in folder.rglob("*") if path.suffix in (".py", ".csv", ".json")]
    return [platform.python_version(), *installed, *(path.read_bytes() for path in sorted(own))]


def _own_folders() -> list[Path]:
    return [Path(pvcourse.__file__).parent, data_folder()]
