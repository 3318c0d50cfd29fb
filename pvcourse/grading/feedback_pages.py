"""nbgrader's feedback pages, from notebooks that are handed over instead of read from the autograded folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbconvert.writers.files import FilesWriter
from nbgrader.converters import GenerateFeedback

from pvcourse.grading.accessible import accessible
from pvcourse.grading.course import Course
from pvcourse.grading.staging import staged

TEMPLATES = Path(__file__).parent / "templates"
"""Our part of nbgrader's template: nothing is fetched from another host."""


class Pages(GenerateFeedback):
    """nbgrader's `GenerateFeedback`, one student at a time.

    Parameters
    ----------
    course : Course
        The course; its settings hold here as in `nbgrader generate_feedback`.
    assignment : str
        The assignment.
    """

    def __init__(self, course: Course, assignment: str) -> None:
        super().__init__(coursedir=course.directory, parent=course.app)
        self.config.HTMLExporter.extra_template_basedirs.insert(0, str(TEMPLATES))
        self.coursedir.assignment_id = assignment
        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = self.exporter_class(parent=self, config=self.config)
        for preprocessor in self.preprocessors:
            self.exporter.register_preprocessor(preprocessor)
        self._course, self._assignment = course, assignment
        self._staged: Path | None = None

    def marks_and_comments(self, student: str) -> str:
        """Return all that the gradebook says of a student's submission and that a page shows, as text."""
        with self._course.gradebook() as gradebook:
            submission = gradebook.find_submission(self._assignment, student)
            parts = [part for notebook in submission.notebooks for part in (*notebook.grades, *notebook.comments)]
            late = [notebook.late_submission_penalty for notebook in submission.notebooks]
            return json.dumps([late, *sorted(map(str, (part.to_dict() for part in parts)))])

    def write(self, student: str, notebooks: Mapping[str, Any]) -> None:
        """Write a student's pages, whole, in place of older ones.

        Parameters
        ----------
        student : str
            The student's id.
        notebooks : mapping of str to NotebookNode
            The notebooks to show, by name.
        """
        try:
            with staged(self._course.step("feedback", student, self._assignment)) as self._staged:
                self.init_assignment(self._assignment, student)
                for name, notebook in notebooks.items():
                    resources = self.init_single_notebook_resources(self._path(student, name))
                    resources["metadata"] = {"name": name}
                    page, resources = self.exporter.from_notebook_node(notebook, resources)
                    self.write_single_notebook(accessible(page), resources)
                self.set_permissions(self._assignment, student)
        finally:
            self._staged = None

    def _path(self, student: str, name: str) -> str:
        return str(self._course.step("autograded", student, self._assignment) / f"{name}.ipynb")

    def _format_dest(self, assignment_id: str, student_id: str, escape: bool = False) -> str:
        return str(self._staged) if self._staged else super()._format_dest(assignment_id, student_id, escape)
