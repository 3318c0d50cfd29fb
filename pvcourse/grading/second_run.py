"""The second run of a marked notebook, without its hidden tests, for the feedback pages."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from pvcourse.grading.course import Course
from pvcourse.grading.feedback_pages import Pages
from pvcourse.grading.fingerprints import Fingerprints
from pvcourse.grading.flow import as_done
from pvcourse.grading.hidden import ForgetHiddenTests, tell_of_hidden
from pvcourse.grading.job import Executed, Job
from pvcourse.grading.ledger import Ledger
from pvcourse.grading.limits import Limits
from pvcourse.grading.repeat import execute_surely
from pvcourse.grading.submissions import Submission, read_folder
from pvcourse.grading.transaction import raise_if_lost
from pvcourse.grading.warm import NoSandboxError


@dataclass
class _Open:
    """A graded submission whose notebooks are run once more."""

    graded: Submission
    fingerprint: str = ""
    waiting: dict[str, "Future[Executed]"] = field(default_factory=dict)
    notebooks: dict[str, Any] = field(default_factory=dict)
    current: bool = False
    words: str = ""


class Writing:
    """The writing of feedback for one assignment.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment.
    ledger : Ledger
        Where it is kept which pages are up to date.
    limits : Limits
        What a notebook may use in its second run.
    sandbox : bool
        Whether it runs in the sandbox.
    force : bool
        Whether to write pages again that are up to date.
    """

    def __init__(
        self, course: Course, assignment: str, ledger: Ledger, limits: Limits, sandbox: bool, force: bool
    ) -> None:
        self.course, self.assignment, self.limits, self.sandbox = course, assignment, limits, sandbox
        self._ledger, self._known = ledger, {} if force else ledger.feedback(assignment)
        self._pages = Pages(course, assignment)
        self._hidden = ForgetHiddenTests(parent=course.app)
        self._fingerprints = Fingerprints(course, assignment, limits, sandbox)

    def run(self, students: Iterable[str], executor: Executor, at_once: int) -> Iterator[tuple[str, str]]:
        """Write the students' pages.

        Parameters
        ----------
        students : iterable of str
            Whose pages to write.
        executor : Executor
            What runs the notebooks.
        at_once : int
            How many to have under way at a time.

        Yields
        ------
        tuple of str and str
            A student, and why there is no new page, in plain words; empty if it is up to date.
        """
        for ready in as_done((self._begin(student, executor) for student in students), at_once):
            done = ready.current or ready.words
            yield ready.graded.student, ready.words if done else self._write(ready)

    def _begin(self, student: str, executor: Executor) -> _Open:
        graded = read_folder(student, self.course.step("autograded", student, self.assignment))
        begun = _Open(graded)
        try:
            begun.fingerprint = self._fingerprints.of(graded, self._pages.marks_and_comments(student))
            begun.current = self._known.get(student) == begun.fingerprint and self._page(student).is_dir()
            if not begun.current:
                self._send(begun, executor)
        except Exception as error:  # one page that cannot be written keeps no other from being written
            raise_if_lost(error)
            begun.words = f"no feedback was written: {error}"
        return begun

    def _page(self, student: str) -> Path:
        return self.course.step("feedback", student, self.assignment)

    def _send(self, begun: _Open, executor: Executor) -> None:
        for name, content in begun.graded.notebooks.items():
            notebook = nbformat.reads(content.decode("utf-8"), 4)
            begun.notebooks[name] = notebook
            if self._hidden.found_in(notebook):
                bare = nbformat.writes(self._hidden.without(notebook))
                job = Job(f"{begun.graded.student}/{name}", bare, begun.graded.others, self.limits, self.sandbox)
                begun.waiting[name] = executor.submit(execute_surely, job)

    def _write(self, ready: _Open) -> str:
        student = ready.graded.student
        try:
            shown = {name: self._shown(ready, name) for name in ready.notebooks}
            self._pages.write(student, shown)
        except NoSandboxError as error:
            raise OSError(error) from error  # it is the same for all the others
        except Exception as error:
            raise_if_lost(error)
            return f"no feedback was written: {error}"
        self._ledger.write_feedback(self.assignment, student, ready.fingerprint)
        return ""

    def _shown(self, ready: _Open, name: str) -> Any:
        marked = ready.notebooks[name]
        if name not in ready.waiting:
            return marked
        again = ready.waiting[name].result()
        if again.failure:
            raise ValueError(f"{name} could not be run without its hidden tests: {again.failure}")
        shown = nbformat.reads(again.notebook, 4)
        tell_of_hidden(shown, marked, self._hidden)
        return shown
