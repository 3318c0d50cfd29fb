"""Whether a test's result can be trusted, as the grader sees it from outside the notebook's process.

Before a test, the process is asked what was replaced. While it runs, the kernel's messages are counted and compared.
After a test that passed, a test that must fail is put in the same way. What is found raises an alarm; a person then
looks.
"""

import ast
from collections.abc import Iterator
from secrets import token_hex

from nbformat import NotebookNode

from pvcourse.grading.exchange import Exchange, Heard
from pvcourse.grading.limits import Limits
from pvcourse.grading.session import Message, Session

PROBE_SECONDS = 10.0
"""How long the test that must fail may take; some milliseconds are usual."""

NEVER_ASIDE = {"execute_result", "execute_reply", "clear_output", "status"}
"""What only the thread that cells run in may send while a test runs."""


class Suspicion:
    """What is suspicious about one cell.

    Parameters
    ----------
    cell : NotebookNode
        The cell.
    limits : Limits
        What a cell may use.
    """

    def __init__(self, cell: NotebookNode, limits: Limits) -> None:
        settings = cell.metadata.get("nbgrader", {})
        self._source, self._limits = cell.source, limits
        self._locked = bool(settings.get("locked"))
        self._test = bool(settings.get("grade")) and not settings.get("solution")
        self._found: list[tuple[str, str]] = []
        self._heard = Heard()

    def before(self, session: Session) -> None:
        """Ask what was replaced.

        Parameters
        ----------
        session : Session
            The kernel, before the cell runs.
        """
        if not (self._locked or self._test):
            return
        replaced = session.look(self._source)
        if self._test and replaced is None:
            self._found.append(("silenced", "the notebook's process does not say what was replaced in it"))
        elif self._test and replaced:
            self._found += [("patched", words) for words in replaced]

    def after(self, session: Session, heard: Heard) -> None:
        """See whether a test would fail if it had to.

        Parameters
        ----------
        session : Session
            The kernel, after the cell has run.
        heard : Heard
            What came of the cell.

        Raises
        ------
        KernelEndedError
            If the kernel ended.
        """
        self._heard = heard
        if self._test and (heard.reply or {}).get("status") == "ok" and not self._fails(session):
            self._found.append(("silenced", "a test that must fail passes after it"))
        self.keep(session)

    def keep(self, session: Session) -> None:
        """Let the kernel remember what the cell defined, if it is one of the instructor's.

        Parameters
        ----------
        session : Session
            The kernel, after the cell has run.
        """
        if self._locked or self._test:
            session.keep()

    def _fails(self, session: Session) -> bool:
        word, shown = token_hex(8), list[Message]()
        probe = Exchange(session, self._limits, shown.append)
        heard = probe.run(f"assert False, {word!r}", PROBE_SECONDS, silent=True)
        if heard.late:
            self._found.append(("forged", "a reply to the test came before the kernel's own"))
        errors = [message["content"].get("evalue") for message in shown if message["msg_type"] == "error"]
        reply = heard.reply or {}
        return reply.get("ename") == "AssertionError" and reply.get("evalue") == word and errors == [word]

    def found(self, cell: NotebookNode) -> Iterator[tuple[str, str]]:
        """Return what was found.

        Parameters
        ----------
        cell : NotebookNode
            The cell with its outputs.

        Yields
        ------
        tuple of str
            The kind, one of `pvcourse.grading.job.ALARMS`, and words.
        """
        yield from self._found
        if self._test:
            yield from (("forged", words) for words in self._forged(cell))

    def _forged(self, cell: NotebookNode) -> Iterator[str]:
        if self._heard.replies > 1:
            yield "the kernel seems to reply more than once"
        if self._heard.nonsense:
            yield "a message came that no kernel sends"
        if aside := sorted(self._heard.aside & NEVER_ASIDE):
            yield f"another thread sent what only the test can send ({', '.join(aside)})"
        results = [output for output in cell.outputs if output.output_type == "execute_result"]
        failed = any(output.output_type == "error" for output in cell.outputs)
        if results and (failed or len(results) > _results(self._source)):
            yield "a result is shown that the test does not give"


def _results(source: str) -> int:
    """Return how many results a cell's source can show: one, if it ends with an expression."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return 1  # one of IPython's magics
    return int(bool(body) and isinstance(body[-1], ast.Expr))
