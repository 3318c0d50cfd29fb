"""What a student handed in, read once and by value: nothing that a link points to, and nothing that changes later."""

import math
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

NOTEBOOK = ".ipynb"


@dataclass(frozen=True)
class Submission:
    """A submission as it stood at one moment.

    Parameters
    ----------
    student : str
        The student's id.
    files : mapping of str to bytes
        Every file: path within the submission, content.
    left_out : tuple of str
        What was left out, and why, in plain words.
    """

    student: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def notebooks(self) -> dict[str, bytes]:
        """The notebooks by name, without the ending."""
        return {name[: -len(NOTEBOOK)]: content for name, content in self.files.items() if _is_notebook(name)}

    @property
    def others(self) -> dict[str, bytes]:
        """All files but the notebooks."""
        return {name: content for name, content in self.files.items() if not name.endswith(NOTEBOOK)}

    def write(self, folder: Path) -> None:
        """Write the submission's files into an empty folder."""
        for name, content in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def read_folder(student: str, folder: Path, ignore: Sequence[str] = (), largest: float = math.inf) -> Submission:
    """Read a submission.

    Parameters
    ----------
    student : str
        The student's id.
    folder : Path
        The submission's folder.
    ignore : sequence of str, optional
        Patterns of names to pass over, as in nbgrader's `CourseDirectory.ignore`.
    largest : float, optional
        Bytes beyond which a file is left out.

    Returns
    -------
    Submission
        What was handed in; links and other things that are no plain files are left out and told.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "lesson.ipynb").write_text("{}")
    ...     Path(folder, "secret").symlink_to("/etc/passwd")
    ...     submission = read_folder("ada", Path(folder))
    >>> list(submission.notebooks), submission.left_out
    (['lesson'], ('secret is a link to somewhere else; only plain files are graded',))
    """
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    for path in _walk(folder, ignore):
        name = path.relative_to(folder).as_posix()
        words = _why_not(path, largest)
        if words:
            left_out.append(f"{name} {words}")
        elif not path.is_dir():
            files[name] = path.read_bytes()
    return Submission(student, files, tuple(left_out))


def _walk(folder: Path, ignore: Sequence[str]) -> list[Path]:
    found: list[Path] = []
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if any(fnmatch(entry.name, pattern) for pattern in ignore):
            continue
        found.append(Path(entry.path))
        if entry.is_dir(follow_symlinks=False):
            found.extend(_walk(Path(entry.path), ignore))
    return found


def _why_not(path: Path, largest: float) -> str:
    about = path.lstat()
    if stat.S_ISLNK(about.st_mode):
        return "is a link to somewhere else; only plain files are graded"
    if stat.S_ISDIR(about.st_mode):
        return ""
    if not stat.S_ISREG(about.st_mode):
        return "is no plain file; only plain files are graded"
    if about.st_size > largest:
        return f"has {about.st_size / 1e6:.0f} MB; a file may have {largest / 1e6:.0f} MB"
    return ""


def _is_notebook(name: str) -> bool:
    return "/" not in name and name.endswith(NOTEBOOK)
