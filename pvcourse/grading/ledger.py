"""What was graded, when and how: a small database beside the gradebook, for resuming and for the report.

An entry is taken out before a submission is recorded and written after, so that a power cut at any moment means no
more than that the submission is graded again. SQLite keeps each change whole, and its lock lets only one command
record.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

SCHEMA = """
create table if not exists entry (
  assignment text, student text, at text, content text, primary key (assignment, student)
);
create table if not exists feedback (
  assignment text, student text, fingerprint text, primary key (assignment, student)
);
create table if not exists run (assignment text, at text, content text);
"""


@dataclass(frozen=True)
class Entry:
    """What came of a submission.

    Parameters
    ----------
    student : str
        The student's id.
    fingerprint : str
        What the marks rest on; empty if the submission is to be tried again in any case.
    graded : bool
        Whether marks were recorded.
    words : tuple of str
        What went wrong, in plain words.
    alarms : mapping of str to tuple of str
        For each test that cannot be trusted ("notebook/cell"), what was found.
    marks : mapping of str to (float or None)
        The automatic mark of each graded cell ("notebook/cell").
    seconds : float
        How long the submission ran, in seconds.
    """

    student: str
    fingerprint: str = ""
    graded: bool = False
    words: tuple[str, ...] = ()
    alarms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: Mapping[str, float | None] = field(default_factory=dict)
    seconds: float = 0.0


class Ledger:
    """The entries of a course; use it in a `with`.

    Parameters
    ----------
    folder : Path
        Where to keep them; it is made if it is not there.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Ledger(Path(folder)) as ledger:
    ...         ledger.write("lesson", Entry("ada", graded=True, marks={"lesson/task-1": 2.0}))
    ...     with Ledger(Path(folder)) as ledger:
    ...         ledger.entries("lesson")["ada"].marks
    {'lesson/task-1': 2.0}
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = sqlite3.connect(folder / "lock.db", timeout=0.1, isolation_level=None)
        self._connection = sqlite3.connect(folder / "ledger.db", isolation_level=None)
        self._connection.executescript(SCHEMA)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._connection.close()
        self._lock.close()

    def lock(self) -> None:
        """Keep others from recording until this ledger is closed, or its process ends in whatever way.

        Raises
        ------
        ValueError
            If another command is at it.
        """
        try:
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise ValueError(
                "another `pvcourse teach grade` is at work in this course; wait until it is done"
            ) from error

    def entries(self, assignment: str) -> dict[str, Entry]:
        """Return the entries of an assignment by student."""
        rows = self._connection.execute("select content from entry where assignment = ?", [assignment])
        entries = (_entry(json.loads(content)) for (content,) in rows)
        return {entry.student: entry for entry in entries}

    def forget(self, assignment: str, student: str) -> None:
        """Take out a student's entry: what it says is about to change."""
        self._connection.execute("delete from entry where assignment = ? and student = ?", [assignment, student])

    def write(self, assignment: str, entry: Entry) -> None:
        """Write a student's entry, in place of an older one."""
        row = [assignment, entry.student, _now(), json.dumps(asdict(entry))]
        self._connection.execute("insert or replace into entry values (?, ?, ?, ?)", row)

    def feedback(self, assignment: str) -> dict[str, str]:
        """Return what the feedback pages of an assignment rest on, by student."""
        rows = self._connection.execute(
            "select student, fingerprint from feedback where assignment = ?", [assignment]
        )
        return dict(rows)

    def write_feedback(self, assignment: str, student: str, fingerprint: str) -> None:
        """Write down what a student's feedback page rests on."""
        self._connection.execute(
            "insert or replace into feedback values (?, ?, ?)", [assignment, student, fingerprint]
        )

    def write_run(self, assignment: str, about: Mapping[str, Any]) -> None:
        """Write down how a run of the command went."""
        self._connection.execute("insert into run values (?, ?, ?)", [assignment, _now(), json.dumps(dict(about))])

    def runs(self, assignment: str) -> list[dict[str, Any]]:
        """Return how the runs for an assignment went, the oldest first."""
        rows = self._connection.execute(
            "select at, content from run where assignment = ? order by rowid", [assignment]
        )
        return [{"at": at} | json.loads(content) for at, content in rows]


def _entry(content: dict[str, Any]) -> Entry:
    alarms = {name: tuple(words) for name, words in content["alarms"].items()}
    return Entry(**(content | {"alarms": alarms, "words": tuple(content["words"])}))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
