"""A folder that appears whole or not at all: written beside its place, flushed to the disk, then renamed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(final: Path) -> Iterator[Path]:
    """Write a folder elsewhere first; it takes its place, and that of an older one, when nothing went wrong.

    Parameters
    ----------
    final : Path
        Where the folder is to be.

    Yields
    ------
    Path
        Where to write meanwhile; nothing is there yet.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for text in ("old", "new"):
    ...         with staged(Path(folder, "marks")) as place:
    ...             place.mkdir()
    ...             _ = (place / "ada.txt").write_text(text)
    ...     Path(folder, "marks", "ada.txt").read_text(), [path.name for path in Path(folder).iterdir()]
    ('new', ['marks'])
    """
    new, old = (final.parent / f".{final.name}.{age}" for age in ("new", "old"))
    _remove(new)
    try:
        yield new
        _flush(*new.rglob("*"), new)
        _remove(old)
        if final.exists():
            final.rename(old)
        new.rename(final)
        _flush(final.parent)
        _remove(old)
    finally:
        _remove(new)


def _flush(*paths: Path) -> None:
    """See that files are on the disk itself, and not only on their way there."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
