"""A kernel forked from the warm process, as a session."""

import shutil
import tempfile
from base64 import b64encode
from contextlib import suppress
from pathlib import Path
from select import POLLIN, poll
from time import monotonic
from uuid import uuid4

from pvcourse.grading.frames import Inbox, Sender
from pvcourse.grading.job import Job
from pvcourse.grading.limits import MEGABYTE
from pvcourse.grading.session import START_SECONDS, KernelEndedError, Message, TooLongError
from pvcourse.grading.warm import warm_process

LOOK_SECONDS = 10.0
"""How long a kernel may take to say what was replaced; some milliseconds are usual."""


class ForkSession:
    """A kernel forked from the warm process.

    Parameters
    ----------
    job : Job
        The notebook's files, limits and whether it runs in the sandbox.
    folder : Path, optional
        Outside the sandbox, the folder to run in; without it, a new one that is deleted in the end.

    Raises
    ------
    NoSandboxError
        If the sandbox is asked for and cannot be had.
    OSError
        If the warm process does not start.
    """

    def __init__(self, job: Job, folder: Path | None = None) -> None:
        self._own_folder = None if job.sandbox or folder else tempfile.mkdtemp(prefix="pvcourse-")
        where = None if job.sandbox else str(folder or self._own_folder)
        self._id = uuid4().hex
        process = warm_process(job.sandbox, job.readable)
        self._supervision, self._talk = process.open(job.limits, folder=where)
        self._orders, self._news = Sender(self._supervision), Inbox(self._supervision)
        self._said: Message | None = None
        self._requests = Sender(self._talk)
        self._messages = Inbox(self._talk, longest=int(job.limits.output * MEGABYTE) + MEGABYTE)
        self._waiting = poll()
        for line in (self._supervision, self._talk):
            self._waiting.register(line, POLLIN)
        files = {path: b64encode(content).decode("ascii") for path, content in job.files.items()}
        self.send({"files": files})
        self._await()

    def _await(self) -> None:
        """Wait until the process is ready: what that takes is not the first cell's time."""
        deadline = monotonic() + START_SECONDS
        try:
            while monotonic() < deadline:
                said = self.receive(deadline - monotonic()) or {}
                if said.get("channel") == "setup":
                    if "ready" in said:
                        return
                    raise OSError(f"a notebook's process could not be set up: {said['words']}")
            raise OSError(f"a notebook's process was not ready within {START_SECONDS:g} seconds")
        except KernelEndedError as error:  # no cell has run: it is nobody's doing but the machine's
            self.close()
            raise OSError(f"a notebook's process could not be set up: {error}") from error
        except BaseException:
            self.close()
            raise

    @property
    def numbers(self) -> tuple[int, int]:
        """The file descriptors on which there is something to receive."""
        return self._supervision.fileno(), self._talk.fileno()

    def send(self, message: Message) -> None:
        """Send a message as it is."""
        with suppress(ConnectionError):  # `receive` says why the kernel ended
            self._requests.send(message)

    def request(self, kind: str, content: Message) -> str:
        """Send a Jupyter request for the shell channel and return its id."""
        identity = uuid4().hex
        header = {"msg_id": identity, "msg_type": kind, "session": self._id, "username": "", "version": "5.3"}
        self.send({"header": header, "msg_type": kind, "parent_header": {}, "metadata": {}, "content": content})
        return identity

    def look(self, source: str) -> list[str] | None:
        """Say what was replaced of what a test rests on; None if the kernel does not say."""
        self.send({"look": source})
        deadline = monotonic() + LOOK_SECONDS
        while monotonic() < deadline:
            message = None
            with suppress(TooLongError):  # the rest of a flood
                message = self.receive(deadline - monotonic())
            if message and message.get("channel") == "watch":
                return [str(found) for found in message["found"]]
        return None

    def keep(self) -> None:
        """Let the kernel remember what the last cell defined."""
        self.send({"keep": True})

    def receive(self, timeout: float) -> Message | None:
        """Return the next message of the kernel, or None."""
        ready = {number for number, _ in self._waiting.poll(max(0, timeout) * 1000)}
        if self._talk.fileno() in ready:
            with suppress(EOFError):
                return self._messages.receive(timeout=0)
            self._waiting.unregister(self._talk)
            ready = {number for number, _ in self._waiting.poll(2000)}
        if self._supervision.fileno() in ready:
            raise self._ended()
        return None

    def _ended(self) -> KernelEndedError:
        with suppress(EOFError):
            while news := self._said or self._news.receive(timeout=0):
                if "ended" in news:
                    return KernelEndedError(str(news["ended"]), str(news["words"]))
        return KernelEndedError("ended the kernel", "the warm process went away")

    def interrupt(self) -> None:
        """Interrupt the cell, as the stop button does."""
        self._order("interrupt")

    def check(self) -> None:
        """End the kernel at once if it holds too much: the cell that just ran is to blame, and not the next."""
        self._order("look")
        if self._said:
            raise self._ended()

    def _order(self, order: str) -> None:
        with suppress(ConnectionError, EOFError):  # `receive` says why the kernel ended
            self._orders.send({"order": order})
            news = self._news.receive(timeout=LOOK_SECONDS)  # it is done, or the kernel has ended
            self._said = news if news and "ended" in news else None

    def close(self) -> None:
        """End the kernel."""
        self._supervision.close()
        self._talk.close()
        if self._own_folder:
            shutil.rmtree(self._own_folder, ignore_errors=True)
