"""Step two of grading: nbgrader's own steps, one submission at a time, with the running done elsewhere.

`Recorder` is nbgrader's `Autograde` with the same preprocessors, from the same settings, in the same order. Only
`Execute` is missing: what it would make comes from `pvcourse.grading.execute`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbconvert.preprocessors import ExecutePreprocessor
from nbconvert.writers.files import FilesWriter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import DeduplicateIds, NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import find_all_files
from traitlets.utils.importstring import import_item

from pvcourse.grading.broken import faults_of
from pvcourse.grading.course import Course
from pvcourse.grading.staging import staged
from pvcourse.grading.submissions import NOTEBOOK, Submission
from pvcourse.grading.transaction import one_transaction


class ForgetDoubles(NbGraderPreprocessor):
    """Finish what `DeduplicateIds` began: it leaves empty settings in a doubled cell, where the next check stops."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Make a doubled cell an ordinary one."""
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        return cell, resources


class HoldForAPerson(NbGraderPreprocessor):
    """Give no marks where a test cannot be trusted or is not there, until a person has looked."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Take back automatic marks for tests with an alarm, and old ones for cells that are gone."""
        about = resources["nbgrader"]
        present = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells}
        with Gradebook(about["db_url"]) as gradebook:
            submission = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            for grade in submission.grades:
                if grade.name in about["alarms"] or grade.name not in present:
                    grade.auto_score, grade.needs_manual_grade = None, True
            gradebook.db.commit()
        return nb, resources


class Recorder(Autograde):
    """nbgrader's autograding of one submission at a time.

    Parameters
    ----------
    course : Course
        The course; its settings hold here as in `nbgrader autograde`.
    assignment : str
        The assignment.
    """

    def __init__(self, course: Course, assignment: str) -> None:
        super().__init__(coursedir=course.directory, parent=course.app)
        self.coursedir.assignment_id = assignment
        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = self.exporter_class(parent=self, config=self.config)  # it does not ask its parent
        self._course, self._assignment = course, assignment
        self._clean: Path | None = None
        self._staged: Path | None = None

    def source_files(self) -> dict[str, bytes]:
        """Return the files that the assignment's source brings, in place of what a student made of them."""
        folder = self._course.step("source", ".", self._assignment)
        own = set(self.exclude_overwriting.get(self._assignment, ()))
        paths = {str(Path(path).relative_to(folder)): Path(path) for path in source_paths(self._course, folder)}
        return {name: path.read_bytes() for name, path in paths.items() if name not in own}

    def faults(self, notebook: NotebookNode, name: str) -> list[str]:
        """Return what is wrong with a notebook, in plain words, compared with the one that learners got.

        Parameters
        ----------
        notebook : NotebookNode
            The notebook handed in.
        name : str
            Its name.

        Returns
        -------
        list of str
            Empty if nothing is, or if the folder `release` does not hold the notebook any more.
        """
        path = self._course.step("release", ".", self._assignment) / f"{name}{NOTEBOOK}"
        if not path.is_file():
            return []
        return [fault.words for fault in faults_of(notebook, nbformat.read(path, 4))]

    def sanitise(self, notebook: NotebookNode, student: str, name: str) -> str:
        """Return a notebook as it is to be run: no outputs, the tests as the source has them.

        Parameters
        ----------
        notebook : NotebookNode
            The notebook handed in.
        student, name : str
            Whose it is, and what it is called.

        Returns
        -------
        str
            The notebook as JSON.
        """
        self._sanitizing = True
        with self._one_transaction():
            output, _ = self._convert(notebook, student, name)
        return output

    def record(
        self, submission: Submission, executed: Mapping[str, str], alarms: Mapping[str, Iterable[str]]
    ) -> dict[str, float | None]:
        """Record a submission: marks in the gradebook together or not at all, then its folder, whole.

        Parameters
        ----------
        submission : Submission
            What was handed in.
        executed : mapping of str to str
            The executed notebooks by name.
        alarms : mapping of str to iterable of str
            The tests not to be trusted, by notebook.

        Returns
        -------
        dict
            The automatic mark of each graded cell ("notebook/cell").
        """
        final = self._course.step("autograded", submission.student, self._assignment)
        try:
            with staged(final) as self._staged, TemporaryDirectory() as clean:
                self._clean = Path(clean)
                submission.write(self._clean)
                with self._one_transaction():
                    self._record(submission, executed, alarms)
                    marks = marks_of(self._course, self._assignment, submission.student)
        finally:
            self._clean, self._staged = None, None
        self._tell(submission.student, self.run_post_convert_hook)
        return marks[submission.student]

    def prepare(self, student: str) -> bool:
        """Run the course's own `pre_convert_hook`, if it has one; it may change what was handed in.

        Parameters
        ----------
        student : str
            Whose submission is about to be graded.

        Returns
        -------
        bool
            Whether there is a hook.
        """
        self._tell(student, self.run_pre_convert_hook)
        return self.pre_convert_hook is not None

    def _tell(self, student: str, run_hook: Callable[[], None]) -> None:
        everyone = self.coursedir.student_id
        self.coursedir.student_id = student
        run_hook()
        self.coursedir.student_id = everyone

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        db_url = self.coursedir.db_url
        try:
            with one_transaction(db_url) as self.coursedir.db_url:
                yield
        finally:
            self.coursedir.db_url = db_url

    def _record(
        self, submission: Submission, executed: Mapping[str, str], alarms: Mapping[str, Iterable[str]]
    ) -> None:
        student = submission.student
        self._sanitizing = False
        self.notebooks = [f"{name}{NOTEBOOK}" for name in executed]
        self.init_assignment(self._assignment, student)
        self._forget_marks(student, submission.notebooks.keys() - executed.keys())
        for name, content in executed.items():
            held = frozenset(alarms.get(name, ()))
            output, resources = self._convert(nbformat.reads(content, 4), student, name, held)
            self.write_single_notebook(output, resources)
        self.set_permissions(self._assignment, student)

    def _forget_marks(self, student: str, unreadable: Iterable[str]) -> None:
        """Take back the automatic marks of notebooks that were handed in but could not be run."""
        with self._course.gradebook() as gradebook:
            submission = gradebook.find_submission(self._assignment, student)
            for notebook in submission.notebooks:
                for grade in notebook.grades if notebook.name in unreadable else ():
                    grade.auto_score, grade.needs_manual_grade = None, True
            gradebook.db.commit()

    def _convert(
        self, notebook: Any, student: str, name: str, alarms: frozenset[str] = frozenset()
    ) -> tuple[str, Any]:
        self._init_preprocessors()
        about = {"student": student, "assignment": self._assignment, "notebook": name, "alarms": alarms}
        resources = {
            "unique_key": name,
            "output_files_dir": f"{name}_files",
            "nbgrader": about | {"db_url": self.coursedir.db_url},
            "metadata": {"name": name},
        }
        return self.exporter.from_notebook_node(notebook, resources)  # type: ignore[no-any-return]

    def _init_preprocessors(self) -> None:
        self.exporter._preprocessors = []
        wanted = self.sanitize_preprocessors if self._sanitizing else self.autograde_preprocessors
        for each in map(_loaded, wanted):
            if not issubclass(each, ExecutePreprocessor):
                self.exporter.register_preprocessor(each)
            if each is DeduplicateIds:
                self.exporter.register_preprocessor(ForgetDoubles)
            if issubclass(each, SaveAutoGrades):
                self.exporter.register_preprocessor(HoldForAPerson)

    def _format_source(self, assignment_id: str, student_id: str, escape: bool = False) -> str:
        """Let nbgrader read the copy that was graded, not a folder that may have changed since or hold links."""
        return str(self._clean) if self._clean else super()._format_source(assignment_id, student_id, escape)

    def _format_dest(self, assignment_id: str, student_id: str, escape: bool = False) -> str:
        return str(self._staged) if self._staged else super()._format_dest(assignment_id, student_id, escape)


def source_paths(course: Course, folder: Path) -> list[str]:
    """Return the paths of all files in a source folder but the notebooks, as nbgrader finds them.

    Parameters
    ----------
    course : Course
        The course, whose settings say which files nbgrader ignores.
    folder : Path
        The folder.

    Returns
    -------
    list of str
        The paths.
    """
    return find_all_files(str(folder), [*course.directory.ignore, f"*{NOTEBOOK}"])  # type: ignore[no-any-return]


def read_notebook(content: bytes) -> NotebookNode:
    """Read a notebook that was handed in.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    NotebookNode
        The notebook, in nbformat 4.

    Raises
    ------
    ValueError
        If it is none; the message says why in plain words.

    Examples
    --------
    >>> read_notebook(b"PK")
    Traceback (most recent call last):
    ...
    ValueError: it is not a notebook: the file is not JSON
    """
    try:
        return nbformat.reads(content.decode("utf-8-sig"), 4)  # type: ignore[no-any-return]
    except UnicodeDecodeError as error:
        raise ValueError("it is not a notebook: the file is not in UTF-8") from error
    except nbformat.reader.NotJSONError as error:
        raise ValueError("it is not a notebook: the file is not JSON") from error
    except Exception as error:  # nbformat fails in many ways on JSON that is no notebook
        raise ValueError(f"it is not a notebook: the JSON has another form ({error})") from error


def marks_of(course: Course, assignment: str, student: str | None = None) -> dict[str, dict[str, float | None]]:
    """Return the automatic marks in the gradebook.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment's name.
    student : str, optional
        One student's id; all by default.

    Returns
    -------
    dict
        For each student the marks, in points, by "notebook/cell"; None where there is none.
    """
    from nbgrader.api import Assignment, BaseCell, Grade, Notebook, SubmittedAssignment, SubmittedNotebook

    with course.gradebook() as gradebook:
        query = (
            gradebook.db.query(SubmittedAssignment.student_id, Notebook.name, BaseCell.name, Grade.auto_score)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Grade.cell_id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .filter(Assignment.name == assignment)
        )
        if student is not None:
            query = query.filter(SubmittedAssignment.student_id == student)
        rows = query.all()
    marks: dict[str, dict[str, float | None]] = {}
    for owner, notebook, cell, mark in rows:
        marks.setdefault(owner, {})[f"{notebook}/{cell}"] = mark
    return marks


def _loaded(preprocessor: Any) -> Any:
    return import_item(preprocessor) if isinstance(preprocessor, str) else preprocessor
