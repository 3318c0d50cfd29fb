"""One notebook from top to bottom: each cell is asked for, heard, and judged.

What a kernel's messages make of a notebook is nbclient's to know (`process_message`). Ours is what nbclient has no
answer to: a cell that ends the kernel, or does not stop. That cell fails; a new kernel runs the cells before it once
more, without showing them, and the notebook goes on from there.
"""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from pvcourse.grading.exchange import Exchange, Heard
from pvcourse.grading.job import Alarm, CellOutcome, Job
from pvcourse.grading.session import KernelEndedError, Message, Session
from pvcourse.grading.suspicion import Suspicion

NAMES = {
    "timed out": "CellTimeoutError",
    "ended the kernel": "DeadKernelError",
    "too much output": "OutputLimitError",
    "too much memory": "MemoryLimitError",
    "too many processes": "ProcessLimitError",
    "not run": "CellNotRunError",
}
"""What a notebook calls each way to fail that Python has no exception for."""

NOTHING = new_code_cell("pass")
"""What stands in for a cell that failed, so that the cells after it keep their numbers."""


class NotebookRun:
    """A notebook being run.

    Parameters
    ----------
    job : Job
        Where it comes from, and what it may use.
    notebook : NotebookNode
        The notebook; its cells get their outputs.
    start : callable
        Starts a kernel with the job's files.
    """

    def __init__(self, job: Job, notebook: NotebookNode, start: Callable[[], Session]) -> None:
        self.job, self.notebook, self._start = job, notebook, start
        self.cells: list[CellOutcome] = []
        self.alarms: list[Alarm] = []
        self._outputs = NotebookClient(notebook, record_timing=False)
        self._session: Session | None = None
        self._before: list[NotebookNode] = []  # what a new kernel has to run to be where the notebook is
        self._deadline = monotonic() + job.limits.notebook_seconds

    def run(self) -> None:
        """Run every code cell, and end the kernel."""
        try:
            for index, cell in enumerate(self.notebook.cells):
                if cell.cell_type == "code" and cell.source.strip():
                    self._cell(index, cell)
            self._outputs.set_widgets_metadata()
        finally:
            self._end()

    def _cell(self, index: int, cell: NotebookNode) -> None:
        began = monotonic()
        cell.outputs, cell.execution_count = [], len(self._before) + 1
        self._outputs.clear_before_next_output = False
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        suspicion = Suspicion(cell, self.job.limits)
        try:
            heard = self._ask(index, cell, suspicion)
            ending, words = self._judge(cell, heard)
            self._before.append(NOTHING if heard.ending else cell)
        except KernelEndedError as error:
            ending, words = error.ending, str(error)
            self._before.append(NOTHING)
            self._end()
        if ending in NAMES:
            cell.outputs.append(_error(NAMES[ending], words))
        self.cells.append(CellOutcome(index, grade_id, ending, words, round(monotonic() - began, 3)))
        self.alarms += [Alarm(index, grade_id, kind, found) for kind, found in suspicion.found(cell)]

    def _ask(self, index: int, cell: NotebookNode, suspicion: Suspicion) -> Heard:
        session = self._ready()
        suspicion.before(session)
        exchange = Exchange(session, self.job.limits, lambda message: self._show(message, cell, index))
        heard = exchange.run(cell.source, self._seconds())
        session.check()
        if any(payload.get("source") == "ask_exit" for payload in (heard.reply or {}).get("payload", ())):
            raise KernelEndedError("ended the kernel", "it told the kernel to exit")
        suspicion.after(session, heard)
        return heard

    def _show(self, message: Message, cell: NotebookNode, index: int) -> None:
        with suppress(CellControlSignal):
            self._outputs.process_message(message, cell, index)

    def _judge(self, cell: NotebookNode, heard: Heard) -> tuple[str, str]:
        reply = heard.reply or {}
        if reply.get("status") == "error":
            shown = {output.ename for output in cell.outputs if output.output_type == "error"}
            if reply["ename"] not in shown:  # nbgrader's rule: a cell that failed says so, even if told not to
                cell.outputs.append(_error(reply["ename"], reply["evalue"], reply.get("traceback")))
        if heard.ending:
            return heard.ending, heard.words
        failed = [output for output in cell.outputs if output.output_type == "error"]
        return ("error", failed[0].ename) if failed else ("ran", "")

    def _ready(self) -> Session:
        """Return a kernel that is where the notebook is."""
        while self._session is None:
            self._seconds()
            session = self._start()
            try:
                self._catch_up(session)
            except BaseException:
                session.close()
                raise
        return self._session

    def _catch_up(self, session: Session) -> None:
        for place, cell in enumerate(self._before):
            suspicion = Suspicion(cell, self.job.limits)
            try:
                suspicion.before(session)
                Exchange(session, self.job.limits, lambda message: None).run(cell.source, self._seconds())
                session.check()
                suspicion.keep(session)
            except KernelEndedError:
                self._before[place] = NOTHING  # it did not end the kernel the first time; without it, once more
                session.close()
                return
        self._session = session

    def _seconds(self) -> float:
        """Return how long a cell may take from now."""
        left = self._deadline - monotonic()
        if left <= 0:
            raise KernelEndedError(
                "not run", f"the notebook ran longer than {self.job.limits.notebook_seconds:g} seconds"
            )
        return min(self.job.limits.cell_seconds, left)

    def _end(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


def _error(name: str, words: str, traceback: list[str] | None = None) -> NotebookNode:
    lines = traceback or [f"{name}: {words}"]
    error: NotebookNode = new_output("error", ename=name, evalue=words, traceback=lines)
    return error
