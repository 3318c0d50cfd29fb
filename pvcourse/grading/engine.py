"""Grade an assignment: read what was handed in, have it executed anywhere, record it here, one after another.

The only writer is the one thread that runs this; executors only run notebooks. No more than a few submissions are
held in memory at a time, however large the class.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field

from nbformat import NotebookNode

from pvcourse.grading.course import Course
from pvcourse.grading.fingerprints import Fingerprints
from pvcourse.grading.flow import as_done
from pvcourse.grading.job import Alarm, Executed, Job
from pvcourse.grading.ledger import Entry, Ledger
from pvcourse.grading.limits import MEGABYTE, Limits
from pvcourse.grading.recorder import Recorder, marks_of, read_notebook
from pvcourse.grading.repeat import execute_surely
from pvcourse.grading.submissions import Submission, read_folder
from pvcourse.grading.transaction import raise_if_lost
from pvcourse.grading.warm import NoSandboxError

NOTHING = "no marks were recorded; those of an earlier submission stand, and the next run tries again"
"""What is said where a submission cannot be graded."""


@dataclass(frozen=True)
class Graded:
    """What came of one submission in this run.

    Parameters
    ----------
    entry : Entry
        What the ledger says of it now.
    changed : bool
        Whether it was graded in this run; False if nothing that it rests on had changed.
    """

    entry: Entry
    changed: bool


@dataclass
class _Open:
    """A submission whose notebooks are being executed, or that is `known` from before."""

    submission: Submission
    fingerprint: str
    known: Entry | None = None
    waiting: dict[str, "Future[Executed]"] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


class Grading:
    """The grading of one assignment.

    Parameters
    ----------
    course : Course
        The course.
    assignment : str
        The assignment.
    ledger : Ledger
        Where to write what came of each submission.
    limits : Limits
        What each notebook may use.
    sandbox : bool, default True
        Whether notebooks run in the sandbox.
    force : bool, default False
        Whether to grade again what has not changed.
    """

    def __init__(
        self,
        course: Course,
        assignment: str,
        ledger: Ledger,
        limits: Limits,
        *,
        sandbox: bool = True,
        force: bool = False,
    ) -> None:
        self.course, self.assignment, self.limits, self.sandbox = course, assignment, limits, sandbox
        self._ledger = ledger
        self._notebooks = course.notebooks(assignment)
        self._recorder = Recorder(course, assignment)
        self._fingerprints = Fingerprints(course, assignment, limits, sandbox)
        self._known = {} if force else self._trusted(ledger.entries(assignment))

    def run(self, students: Iterable[str], executor: Executor, at_once: int) -> Iterator[Graded]:
        """Grade the students' submissions, and tell what came of each as soon as it is recorded.

        Parameters
        ----------
        students : iterable of str
            Whose submissions to grade.
        executor : Executor
            What runs the notebooks.
        at_once : int
            How many submissions to have under way at a time.

        Yields
        ------
        Graded
            One for each student; the order is that in which they are done.

        Raises
        ------
        GradebookLostError
            If the gradebook cannot be reached any more.
        """
        for finished in as_done((self._begin(student, executor) for student in students), at_once):
            changed = finished.known is None
            yield Graded(finished.known or self._record(finished), changed)

    def _trusted(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """Leave out entries that gradebook and folders no longer bear out, as when an older copy was put back."""
        marks = marks_of(self.course, self.assignment)
        return {
            student: entry
            for student, entry in entries.items()
            if entry.marks == marks.get(student) and self.course.step("autograded", student, self.assignment).is_dir()
        }

    def _read(self, student: str) -> Submission:
        directory = self.course.directory
        folder = self.course.step("submitted", student, self.assignment)
        return read_folder(student, folder, directory.ignore, directory.max_file_size * 1000)

    def _begin(self, student: str, executor: Executor) -> _Open:
        submission = self._read(student)
        begun = _Open(submission, self._fingerprints.of(submission), words=list(submission.left_out))
        known = self._known.get(student)
        if known and known.fingerprint == begun.fingerprint:
            begun.known = known
            return begun
        if self._recorder.prepare(student):
            begun.submission = self._read(student)
            begun.fingerprint = self._fingerprints.of(begun.submission)
        for name in self._notebooks:
            self._send(begun, name, executor)
        return begun

    def _send(self, begun: _Open, name: str, executor: Executor) -> None:
        """Send a notebook off; if it cannot be sent, that ends in words."""
        found = begun.submission.notebooks
        if name not in found:
            begun.words.append(_missing(name, found))
            return
        try:
            notebook = self._readable(found[name])
            begun.words += [f"{name}: {words}" for words in self._recorder.faults(notebook, name)]
            job = self._job(begun.submission, notebook, name)
        except Exception as error:  # whatever is wrong with one submission, the others are graded
            raise_if_lost(error)
            begun.words.append(f"{name}: {error}")
        else:
            begun.waiting[name] = executor.submit(execute_surely, job)

    def _readable(self, content: bytes) -> NotebookNode:
        if len(content) > self.limits.notebook * MEGABYTE:
            size = len(content) / MEGABYTE
            raise ValueError(f"it has {size:.0f} MB; a notebook may have {self.limits.notebook:g} MB")
        return read_notebook(content)

    def _job(self, submission: Submission, notebook: NotebookNode, name: str) -> Job:
        sanitised = self._recorder.sanitise(notebook, submission.student, name)
        files = submission.others | self._recorder.source_files()
        return Job(f"{submission.student}/{name}", sanitised, files, self.limits, self.sandbox)

    def _record(self, finished: _Open) -> Entry:
        student = finished.submission.student
        self._ledger.forget(self.assignment, student)
        entry = self._recorded(finished)
        self._ledger.write(self.assignment, entry)
        return entry

    def _recorded(self, finished: _Open) -> Entry:
        student, words = finished.submission.student, finished.words
        try:
            executed = _results(finished)
            if not executed:
                raise ValueError(NOTHING)
            notebooks = {name: each.notebook for name, each in executed.items()}
            marks = self._recorder.record(finished.submission, notebooks, _tests(executed))
        except NoSandboxError as error:
            raise OSError(error) from error  # it is the same for all the others
        except Exception as error:
            raise_if_lost(error)
            return Entry(student, words=(*words, str(error)))
        words += _troubles(executed)
        seconds = sum(each.seconds for each in executed.values())
        return Entry(student, finished.fingerprint, True, tuple(words), _alarms(executed), marks, seconds)


def _results(finished: _Open) -> dict[str, Executed]:
    """Return the notebooks that were run; why the others are no notebooks goes into words."""
    results = {}
    for name, future in finished.waiting.items():
        try:
            done = future.result()
        except (OSError, BrokenExecutor) as error:
            raise ValueError(f"{name} could not be run ({error}); {NOTHING}") from error
        if done.failure:
            finished.words.append(f"{name}: {done.failure}")
        else:
            results[name] = done
    return results


def _missing(name: str, found: Iterable[str]) -> str:
    there = ", ".join(sorted(found)) or "none"
    return f"{name}: there is no notebook of this name; there is: {there}"


def _troubles(executed: dict[str, Executed]) -> Iterator[str]:
    for name, each in executed.items():
        for cell in each.cells:
            if cell.ending not in ("ran", "error"):
                yield f"{name}, cell {cell.grade_id or cell.index + 1}: {cell.words}"


def _alarms(executed: dict[str, Executed]) -> dict[str, tuple[str, ...]]:
    alarms: dict[str, tuple[str, ...]] = {}
    for name, each in executed.items():
        for alarm in each.alarms:
            key = f"{name}/{_place(alarm)}"
            alarms[key] = (*alarms.get(key, ()), alarm.words)
    return alarms


def _tests(executed: dict[str, Executed]) -> dict[str, set[str]]:
    return {name: {alarm.grade_id for alarm in each.alarms if alarm.grade_id} for name, each in executed.items()}


def _place(alarm: Alarm) -> str:
    return alarm.grade_id or f"cell {alarm.index + 1}"
