"""What a grader sees of tampering: before a test, while it runs, and after it."""

from collections.abc import Iterator

from nbformat import NotebookNode

from pvcourse.grading.exchange import Heard
from pvcourse.grading.session import Session


class Suspicion:
    """What is suspicious about one cell.

    Parameters
    ----------
    cell : NotebookNode
        The cell.
    """

    def __init__(self, cell: NotebookNode) -> None:
        settings = cell.metadata.get("nbgrader", {})
        self._test = bool(settings.get("grade")) and not settings.get("solution")

    def before(self, session: Session) -> None:
        """Look at the kernel before the cell runs."""

    def after(self, session: Session, heard: Heard) -> None:
        """Look at it after the cell has run."""

    def found(self, cell: NotebookNode) -> Iterator[tuple[str, str]]:
        """Return what was found, as kinds and words."""
        return iter(())
