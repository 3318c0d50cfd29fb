"""Make a course folder for nbgrader with the course's exercises, outside the course itself.

`pvcourse teach init DIR` copies nbgrader's settings and every exercise's source, and makes an empty gradebook and the
folder in which notebooks are exchanged. Run again, it adds what is missing, such as the exercises of a newer version,
and leaves every file as it is that is there already.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from pvcourse.folders import exercises_folder

CONFIG = "nbgrader_config.py"
"""The name of nbgrader's settings."""

GRADEBOOK = "gradebook.db"
"""The name of nbgrader's gradebook, where the settings name no other."""


@dataclass(frozen=True)
class Made:
    """What came of making a course folder; paths are relative to it.

    Parameters
    ----------
    folder : Path
        The course folder.
    added : tuple of str
        What was not there.
    kept : tuple of str
        What was there and differs from the course's own: it was left as it is.

    Examples
    --------
    >>> print(Made(Path("teaching"), ("gradebook.db",), ("nbgrader_config.py",)).words())
    teaching: 1 new, 1 of your own kept as it is.
    New: gradebook.db
    Kept: nbgrader_config.py
    To get the course's own version of a file, move yours away and run this again.
    """

    folder: Path
    added: tuple[str, ...]
    kept: tuple[str, ...]

    def words(self) -> str:
        """Say what was done, in a few lines."""
        kept = f", {len(self.kept)} of your own kept as {'it is' if len(self.kept) == 1 else 'they are'}"
        lines = [f"{self.folder}: {len(self.added) or 'nothing'} new{kept if self.kept else ''}."]
        lines += [f"New: {', '.join(self.added)}"] if self.added else []
        if self.kept:
            lines += [f"Kept: {', '.join(self.kept)}"]
            lines += ["To get the course's own version of a file, move yours away and run this again."]
        return "\n".join(lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `pvcourse teach init` can be asked.

    Parameters
    ----------
    parser : ArgumentParser
        The command's own parser.
    """
    parser.add_argument("folder", type=Path, metavar="DIR", help="the course folder, new or one that this made")


def run(arguments: argparse.Namespace) -> int:
    """Make the folder, and say what is new and what was kept.

    Parameters
    ----------
    arguments : Namespace
        What was asked: the folder.

    Returns
    -------
    int
        The exit status, 0.
    """
    print(make_course(arguments.folder).words())
    return 0


def make_course(folder: Path) -> Made:
    """Make an nbgrader course of the exercises in a folder, or add to one what is missing.

    Parameters
    ----------
    folder : Path
        Where; it is made if it is not there. It lies outside the course: learners' work does not belong in it.

    Returns
    -------
    Made
        What is new, and what was kept though it differs.

    Raises
    ------
    ValueError
        If the folder lies inside the course, or holds other things and no settings of nbgrader's.
    NotADirectoryError
        If there is a file of that name.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     first, second = (make_course(Path(place, "teaching")) for _ in range(2))
    >>> "nbgrader_config.py" in first.added, second.added, second.kept
    (True, (), ())
    """
    folder = folder.expanduser().resolve()
    _check_place(folder)
    added: list[str] = []
    kept: list[str] = []
    for name, path in sorted(_own_files().items()):
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            added.append(name)
        elif not target.is_file() or target.read_bytes() != path.read_bytes():
            kept.append(name)
    (folder / "exchange").mkdir(exist_ok=True)
    # Settings of one's own may name another gradebook, which nbgrader then makes by itself.
    if not (folder / GRADEBOOK).exists() and CONFIG not in kept:
        _make_gradebook(folder)
        added.append(GRADEBOOK)
    return Made(folder, tuple(added), tuple(kept))


def _check_place(folder: Path) -> None:
    course = exercises_folder().parent
    if folder == course or course in folder.parents:
        raise ValueError(f"{folder} lies inside the course, {course}; give a folder outside it")
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(f"{folder} is a file; give a folder, or a name that is free")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / CONFIG).is_file():
        raise ValueError(f"{folder} holds other things and no {CONFIG}; give an empty folder, or a name that is free")


def _own_files() -> dict[str, Path]:
    root = exercises_folder()
    names = (path.relative_to(root) for path in (root / "source").rglob("*") if path.is_file())
    own = (name for name in names if not any(part.startswith(".") or part == "__pycache__" for part in name.parts))
    return {name.as_posix(): root / name for name in (Path(CONFIG), *own)}


def _make_gradebook(folder: Path) -> None:
    from nbgrader.api import Gradebook

    from pvcourse.grading.course import inside

    with inside(folder):
        Gradebook(f"sqlite:///{folder / GRADEBOOK}", "public-value").close()
