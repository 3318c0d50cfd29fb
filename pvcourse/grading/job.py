"""The seam between the two steps of grading: a `Job` goes to *execute*, an `Executed` comes back to *record*.

Both are plain values that can be pickled, so that *execute* runs on any `concurrent.futures.Executor`, here or on
another machine. Neither knows of a database or a course folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pvcourse.grading.limits import Limits
from pvcourse.validation import one_of

ENDINGS = (
    "ran",
    "error",
    "timed out",
    "ended the kernel",
    "too much output",
    "too much memory",
    "too many processes",
    "not run",
)
"""How a cell can end; all but the first fail a test."""

ALARMS = ("patched", "silenced", "forged")
"""Kinds of tampering: something that tests rely on was replaced; a failing test would pass; output was made up."""


@dataclass(frozen=True)
class Job:
    """One notebook to run: sanitised, with all that it needs.

    Parameters
    ----------
    name : str
        What messages call it, for example `"ada/02_strategic_triangle"`; it is no path.
    notebook : str
        The notebook as JSON (nbformat 4).
    files : mapping of str to bytes, optional
        The files beside it: relative POSIX path, content.
    limits : Limits, optional
        What it may use.
    sandbox : bool, default True
        Whether it runs in the sandbox; without one, it has the rights of whoever grades.
    readable : tuple of str, optional
        Folders outside the Python installation that may be read too, such as a library of the course.

    Raises
    ------
    ValueError
        If a file's path is absolute or leads out of the folder.

    Examples
    --------
    >>> Job("ada/lesson", "{}", files={"votes.csv": b"list,votes"}).sandbox
    True
    >>> Job("ada/lesson", "{}", files={"../gradebook.db": b""})
    Traceback (most recent call last):
    ...
    ValueError: the files of ada/lesson include '../gradebook.db'; give paths inside the notebook's own folder
    """

    name: str
    notebook: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    sandbox: bool = True
    readable: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for path in self.files:
            parts = PurePosixPath(path).parts
            if not parts or "\0" in path or ".." in parts or path.startswith("/"):
                raise ValueError(
                    f"the files of {self.name} include {path!r}; give paths inside the notebook's own folder"
                )


@dataclass(frozen=True)
class CellOutcome:
    """How one code cell ended.

    Parameters
    ----------
    index : int
        The cell's place in the notebook, from 0.
    grade_id : str or None
        nbgrader's name for the cell; None for a cell that nbgrader does not know.
    ending : str
        One of `ENDINGS`.
    words : str
        The reason in plain words; empty for a cell that ran.
    seconds : float
        Wall time, in seconds.

    Raises
    ------
    ValueError
        If `ending` is not among `ENDINGS`.

    Examples
    --------
    >>> CellOutcome(3, "task-1", "timed out", "it ran longer than 30 seconds", 30.2).ending
    'timed out'
    """

    index: int
    grade_id: str | None
    ending: str
    words: str = ""
    seconds: float = 0.0

    def __post_init__(self) -> None:
        one_of("the ending", self.ending, ENDINGS)


@dataclass(frozen=True)
class Alarm:
    """A test whose result cannot be trusted; its task gets no marks until a person has looked.

    Parameters
    ----------
    index : int
        The test cell's place in the notebook, from 0.
    grade_id : str or None
        nbgrader's name for the test cell.
    kind : str
        One of `ALARMS`.
    words : str
        What was found, in plain words.

    Raises
    ------
    ValueError
        If `kind` is not among `ALARMS`.

    Examples
    --------
    >>> Alarm(4, "test-1", "patched", "builtins.isinstance was replaced").kind
    'patched'
    """

    index: int
    grade_id: str | None
    kind: str
    words: str

    def __post_init__(self) -> None:
        one_of("the kind of alarm", self.kind, ALARMS)


@dataclass(frozen=True)
class Executed:
    """What came of a `Job`.

    Parameters
    ----------
    name : str
        The job's name.
    notebook : str
        The executed notebook as JSON, with outputs; a cell that failed for any reason has an `error` output,
        so that nbgrader gives it no marks.
    cells : tuple of CellOutcome
        One for each code cell that is not empty, in order.
    alarms : tuple of Alarm
        Tests not to be trusted.
    seconds : float
        Wall time of the whole, in seconds.
    failure : str
        Why the notebook was not run at all, in plain words; empty if it was.

    Examples
    --------
    >>> Executed("ada/lesson", "{}").alarms
    ()
    """

    name: str
    notebook: str
    cells: tuple[CellOutcome, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    seconds: float = 0.0
    failure: str = ""
