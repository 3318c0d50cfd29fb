"""A running kernel, as *execute* sees it: requests go in, messages come out, and it can end at any moment."""

from typing import Any, Protocol

Message = dict[str, Any]
"""A message of the Jupyter protocol, with its channel."""

START_SECONDS = 60.0
"""How long a process may take to be ready; some milliseconds are usual."""


class TooLongError(Exception):
    """A message was longer than its reader takes; it has been read and thrown away."""


class KernelEndedError(Exception):
    """The kernel is gone.

    Parameters
    ----------
    ending : str
        One of `pvcourse.grading.job.ENDINGS`.
    words : str
        Why, in plain words.

    Examples
    --------
    >>> KernelEndedError("ended the kernel", "it crashed").ending
    'ended the kernel'
    """

    def __init__(self, ending: str, words: str) -> None:
        super().__init__(words)
        self.ending = ending


class Session(Protocol):
    """A kernel with the notebook's files around it.

    Parameters
    ----------
    *args, **kwargs
        For each kind of session its own.
    """

    def request(self, kind: str, content: Message) -> str:
        """Send a request and return its id."""

    def receive(self, timeout: float) -> Message | None:
        """Return the next message, or None after `timeout` seconds; `KernelEndedError` if there will be none."""

    def look(self, source: str) -> list[str] | None:
        """Say what was replaced of what a test rests on; None if the kernel does not say."""

    def keep(self) -> None:
        """Let the kernel remember what the last cell defined, since it is the instructor's."""

    def interrupt(self) -> None:
        """Ask the kernel to stop what it runs."""

    def check(self) -> None:
        """Raise `KernelEndedError` if the cell that just ran left the kernel with more than it may hold."""

    def close(self) -> None:
        """End the kernel and all that it started."""
