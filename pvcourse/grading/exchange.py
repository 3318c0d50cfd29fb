"""One request to a kernel, and what is heard until it is done, is told to stop, or the kernel has ended."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from pvcourse.grading.limits import MEGABYTE, Limits
from pvcourse.grading.session import KernelEndedError, Message, Session, TooLongError

GRACE_SECONDS = 1.0
"""How long a cell that was interrupted may take to stop."""

SHOWN = {"stream", "display_data", "execute_result", "error"}
"""The kinds of message that add to what a cell shows."""

OVERHEAD = 100
"""Bytes that each of them counts besides its text; many small messages are a flood too."""


@dataclass
class Heard:
    """What came of a request.

    Parameters
    ----------
    reply : dict or None
        The content of the kernel's reply.
    ending : str
        Why the cell was told to stop: one of `pvcourse.grading.job.ENDINGS`, or empty if it was not.
    words : str
        The same in plain words.
    replies : int
        How often the kernel replied; more than once is not the kernel.
    aside : set of str
        The kinds of message that came from a thread other than the one that cells run in.
    late : bool
        Whether the reply to an earlier request came only now: the one that was heard then was not the kernel's.
    nonsense : bool
        Whether a message came that is none of the protocol's.
    idle : bool
        Whether the kernel has shown everything.

    Examples
    --------
    >>> Heard(reply={"status": "ok"}, idle=True).done
    True
    """

    reply: Message | None = None
    ending: str = ""
    words: str = ""
    replies: int = 0
    aside: set[str] = field(default_factory=set)
    late: bool = False
    nonsense: bool = False
    idle: bool = False

    @property
    def done(self) -> bool:
        """Whether the kernel has replied and shown everything."""
        return self.reply is not None and self.idle


class Exchange:
    """A request for a cell's code.

    Parameters
    ----------
    session : Session
        The kernel.
    limits : Limits
        What a cell may use.
    show : callable
        What to do with a message that belongs to the cell's output.
    """

    def __init__(self, session: Session, limits: Limits, show: Callable[[Message], None]) -> None:
        self.session, self.limits, self.show = session, limits, show
        self.heard = Heard()
        self._size = 0

    def run(self, source: str, seconds: float, *, silent: bool = False) -> Heard:
        """Have the code run.

        Parameters
        ----------
        source : str
            The code.
        seconds : float
            How long it may take; then it is interrupted.
        silent : bool, default False
            Whether to leave no trace in the kernel's history.

        Returns
        -------
        Heard
            What came of it.

        Raises
        ------
        KernelEndedError
            If the kernel ended, or went on when it was told to stop.
        """
        identity = self.session.request("execute_request", _content(source, silent))
        deadline = monotonic() + seconds
        while not self.heard.done:
            try:
                message = self.session.receive(deadline - monotonic())
            except TooLongError:
                message = None
                self._size = int(self.limits.output * MEGABYTE) + 1
            if message:
                self._sort(message, identity)
            deadline = self._keep_limits(deadline, seconds)
        return self.heard

    def _sort(self, message: Message, identity: str) -> None:
        """Hear what belongs to this request; what comes from a notebook may be anything."""
        try:
            if message["parent_header"].get("msg_id") == identity:
                self._hear(message)
            elif message["msg_type"] == "execute_reply":
                self.heard.late = True
        except (LookupError, TypeError, AttributeError, ValueError):
            self.heard.nonsense = True

    def _hear(self, message: Message) -> None:
        kind, content = message["msg_type"], message["content"]
        if message.get("aside"):
            self.heard.aside.add(kind)
        if message["channel"] == "shell":
            self.heard.replies += 1
            self.heard.reply = self.heard.reply or content
        elif kind == "status":
            self.heard.idle = self.heard.idle or content["execution_state"] == "idle"
        else:
            if kind == "clear_output":
                self._size = 0
            elif kind in SHOWN:
                self._size += OVERHEAD + len(repr(content))
            if self._size <= self.limits.output * MEGABYTE:
                self.show(message)

    def _keep_limits(self, deadline: float, seconds: float) -> float:
        """Interrupt a cell that goes too far; return until when it may go on."""
        if self.heard.done:
            return deadline
        late = monotonic() >= deadline
        if self.heard.ending:
            if late:
                raise KernelEndedError(self.heard.ending, f"{self.heard.words}, and did not stop when told to")
            return deadline
        if self._size > self.limits.output * MEGABYTE:
            self.heard.ending, self.heard.words = "too much output", f"it showed more than {self.limits.output:g} MB"
        elif late:
            self.heard.ending, self.heard.words = "timed out", f"it ran longer than {seconds:g} seconds"
        else:
            return deadline
        self.session.interrupt()
        return monotonic() + GRACE_SECONDS


def _content(source: str, silent: bool) -> Message:
    return {
        "code": source,
        "silent": silent,
        "store_history": not silent,
        "user_expressions": {},
        "allow_stdin": False,
        "stop_on_error": False,
    }
