"""The offline copy: the whole book in one zip, which opens from a folder."""

import zipfile
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

NAME = "public-value-course.zip"
FOLDER = "public-value-course"
FIRST = (1980, 1, 1, 0, 0, 0)
"""One date for every file, so that the same book makes the same zip."""


def write_copy(app: Sphinx, error: Exception | None) -> None:
    """Zip the book beside its first page, when all else has been written."""
    if error or app.builder.name != "html":
        return
    book = Path(app.outdir)
    unfinished = book / f"{NAME}.part"
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as copy:
        for path in sorted(path for path in book.rglob("*") if belongs(path.relative_to(book))):
            about = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(book).as_posix()}", FIRST)
            copy.writestr(about, path.read_bytes(), zipfile.ZIP_DEFLATED)
    unfinished.replace(book / NAME)


def belongs(path: Path) -> bool:
    """Return whether a file is part of what a reader opens, and not the copy itself or Sphinx's own notes.

    Examples
    --------
    >>> belongs(Path("book/index.html")), belongs(Path(".buildinfo")), belongs(Path(NAME))
    (True, False, False)
    """
    return bool(path.suffix) and not path.name.startswith((".", NAME)) and path.name != "objects.inv"


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the copy last: after unused styles are out."""
    app.connect("build-finished", write_copy, priority=990)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
