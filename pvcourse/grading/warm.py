"""The grader's side of the warm process: one for each of the grader's own processes, shared by all its threads."""

import atexit
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from threading import Lock

from pvcourse.grading.frames import Sender, pair
from pvcourse.grading.limits import Limits
from pvcourse.grading.sandbox import THREADS, command, in_tmp, why_not
from pvcourse.grading.session import Message

START_SECONDS = 120.0
"""How long the warm process may take to import everything; two seconds is usual."""


class NoSandboxError(RuntimeError):
    """The sandbox was asked for, and this machine cannot have it.

    Parameters
    ----------
    reason : str
        Why not, in plain words.

    Examples
    --------
    >>> print(NoSandboxError("bubblewrap is not installed"))
    no sandbox: bubblewrap is not installed; to run notebooks with your own rights, say --no-sandbox
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"no sandbox: {reason}; to run notebooks with your own rights, say --no-sandbox")


class WarmProcess:
    """A process that has imported what notebooks import, and forks one process for each.

    Parameters
    ----------
    sandbox : bool
        Whether it lives in the sandbox.
    readable : iterable of str, optional
        More folders that notebooks may read in the sandbox.

    Raises
    ------
    NoSandboxError
        If there can be no sandbox here.
    OSError
        If the process does not start.

    Examples
    --------
    >>> warm = WarmProcess(sandbox=False)
    >>> warm.alive
    True
    >>> warm.close()
    """

    def __init__(self, sandbox: bool, readable: Iterable[str] = ()) -> None:
        if sandbox and (reason := why_not()):
            raise NoSandboxError(reason)
        readable = tuple(readable)
        self._lock = Lock()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  (as long as the process lives)
        self.control, theirs = pair()
        with theirs:
            number = str(theirs.fileno())
            program = [sys.executable, "-m", "pvcourse.grading.zygote", number]
            program += ["sandbox", *in_tmp(readable)] if sandbox else []
            self.process = subprocess.Popen(
                [*command(readable), *program] if sandbox else program,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=self._said,
                stderr=self._said,
                start_new_session=True,  # Ctrl-C in a terminal is for the grader
                env=None if sandbox else os.environ | THREADS | {"NBGRADER_EXECUTION": "autograde"},
            )
        self._wait()

    def _wait(self) -> None:
        self.control.settimeout(START_SECONDS)
        try:
            warm = self.control.recv(16)
        except OSError:
            warm = b""
        self.control.settimeout(None)
        if warm != b"warm":
            self.close()
            self._said.seek(0)
            said = self._said.read().decode("utf-8", "replace").strip()
            raise OSError(f"the warm process did not start: {said[-2000:] or 'it said nothing'}")

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self.process.poll() is None

    def open(self, limits: Limits, **settings: object) -> tuple[socket.socket, socket.socket]:
        """Fork a process for a notebook.

        Parameters
        ----------
        limits : Limits
            What it may use.
        **settings
            For a process outside the sandbox, `folder`: where its notebook's files go.

        Returns
        -------
        tuple of socket
            The line to supervise it, which ends it when closed; and the line to its kernel.

        Raises
        ------
        OSError
            If the warm process is gone.
        """
        ours, theirs = pair()
        talk, kernel = pair()
        request: Message = {"limits": asdict(limits), **settings}
        Sender(ours).send(request)
        with theirs, kernel, self._lock:
            socket.send_fds(self.control, [b"o"], [theirs.fileno(), kernel.fileno()])
        return ours, talk

    def close(self) -> None:
        """End the process and every notebook in it."""
        self.control.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


_running: dict[tuple[bool, tuple[str, ...]], WarmProcess] = {}
_starting = Lock()


def warm_process(sandbox: bool, readable: Iterable[str] = ()) -> WarmProcess:
    """Return this process's warm process, which is started when there is none.

    Parameters
    ----------
    sandbox : bool
        Whether notebooks are to run in the sandbox.
    readable : iterable of str, optional
        More folders that they may read there.

    Returns
    -------
    WarmProcess
        The same for the same arguments, as long as it lives.

    Raises
    ------
    NoSandboxError
        If there can be no sandbox here.
    OSError
        If the process does not start.

    Examples
    --------
    >>> warm_process(sandbox=False) is warm_process(sandbox=False)
    True
    """
    wanted = (sandbox, tuple(readable))
    with _starting:
        if wanted not in _running or not _running[wanted].alive:
            _running[wanted] = WarmProcess(*wanted)
        return _running[wanted]


@atexit.register
def _close_all() -> None:
    for process in _running.values():
        process.close()
    _running.clear()


def _forget() -> None:
    """In a fork of the grader, leave its warm processes to it; a copy of the line would keep them alive."""
    global _starting
    for process in _running.values():
        process.control.close()
    _running.clear()
    _starting = Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
