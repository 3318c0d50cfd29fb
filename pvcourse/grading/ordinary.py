"""An ordinary kernel as a session: where there is no fork (macOS, Windows), and to compare the forked kernel with.

It starts cold, it has the rights of whoever starts it, and nobody looks at what was replaced in it.
"""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from time import monotonic

import zmq
from jupyter_client.manager import KernelManager

from pvcourse.grading.job import Job
from pvcourse.grading.session import START_SECONDS, KernelEndedError, Message

ALIVE_SECONDS = 0.5
"""How often a silent kernel is asked whether it is still there."""


class OrdinarySession:
    """A kernel by the Jupyter protocol.

    Parameters
    ----------
    job : Job
        The notebook's files.
    kernel : str, default "python3"
        The kernel's name.

    Raises
    ------
    RuntimeError
        If the kernel does not start.
    """

    def __init__(self, job: Job, kernel: str = "python3") -> None:
        self._folder = tempfile.mkdtemp(prefix="pvcourse-")
        for path, content in job.files.items():
            target = Path(self._folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self._manager = KernelManager(kernel_name=kernel)
        self._manager.start_kernel(cwd=self._folder, extra_arguments=["--HistoryManager.hist_file=:memory:"])
        self._client = self._manager.blocking_client()
        self._client.start_channels()
        self._channels = {"shell": self._client.shell_channel, "iopub": self._client.iopub_channel}
        try:
            self._client.wait_for_ready(START_SECONDS)
        except RuntimeError:
            self.close()
            raise

    def request(self, kind: str, content: Message) -> str:
        """Send a request and return its id."""
        message = self._client.session.msg(kind, content)
        self._client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def receive(self, timeout: float) -> Message | None:
        """Return the next message, or None after `timeout` seconds; `KernelEndedError` if there will be none."""
        deadline = monotonic() + timeout
        while True:
            left = max(0.0, deadline - monotonic())
            if message := self._next(min(left, ALIVE_SECONDS)):
                return message
            if not self._manager.is_alive():
                raise KernelEndedError("ended the kernel", "it ended the notebook's process")
            if left == 0:
                return None

    def _next(self, timeout: float) -> Message | None:
        poller = zmq.Poller()
        for channel in self._channels.values():
            poller.register(channel.socket, zmq.POLLIN)
        ready = dict(poller.poll(int(timeout * 1000)))
        for name, channel in self._channels.items():
            if channel.socket in ready:
                message: Message = channel.get_msg(timeout=0)
                return message | {"channel": name}
        return None

    def look(self, source: str) -> list[str]:
        """Return nothing: an ordinary kernel does not say what was replaced in it."""
        return []

    def keep(self) -> None:
        """Do nothing, for the same reason."""

    def interrupt(self) -> None:
        """Interrupt the cell."""
        self._manager.interrupt_kernel()

    def check(self) -> None:
        """Do nothing: what an ordinary kernel holds is not counted."""

    def close(self) -> None:
        """End the kernel."""
        self._client.stop_channels()
        with suppress(RuntimeError):
            self._manager.shutdown_kernel(now=True)
        shutil.rmtree(self._folder, ignore_errors=True)
