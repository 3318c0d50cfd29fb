"""One notebook's process, as the warm process sees it: how it starts, what it uses, how it ends."""

import os
import random
import resource
import signal
import socket
import sys
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pvcourse.grading import isolation
from pvcourse.grading.direct import DirectKernel, serve
from pvcourse.grading.frames import Inbox, Sender
from pvcourse.grading.limits import MEGABYTE, Limits
from pvcourse.grading.session import Message
from pvcourse.grading.watch import Watch

SLEEP = "/usr/bin/sleep"
PAGE = resource.getpagesize()

ENDS = {
    signal.SIGSEGV: "it crashed: it used memory that is not its own (SIGSEGV)",
    signal.SIGABRT: "it crashed (SIGABRT)",
    signal.SIGKILL: "it was killed (SIGKILL)",
}


@dataclass(frozen=True)
class Usage:
    """What a notebook's processes hold together.

    Parameters
    ----------
    processes : int
        Processes and threads.
    memory : int
        Bytes, besides what each shares with the warm process.
    """

    processes: int
    memory: int


class Child:
    """A forked process and all that it starts.

    Parameters
    ----------
    supervision : socket
        The grader's line for orders, which ends the process when it is closed.
    sandboxed : bool
        Whether the process is to be shut in.
    namespace : int
        File descriptor of the warm process's own namespace of processes; unused outside the sandbox.
    kept : sequence of str
        Folders in `/tmp` that are to be read in the sandbox.
    """

    def __init__(self, supervision: socket.socket, *, sandboxed: bool, namespace: int, kept: Sequence[str]) -> None:
        self.kept = kept
        self.supervision, self.sandboxed, self.namespace = supervision, sandboxed, namespace
        self.inbox, self.sender = Inbox(supervision), Sender(supervision)
        self.pid = self.first = 0  # `first` is the namespace's first process; with it, all the others end
        self.proc: int | None = None
        self.ours, self._theirs = socket.socketpair()
        self.warm = _own_memory(_status("/proc/self/status"))
        self.over = False

    def start(self, kernel: DirectKernel, watch: Watch, talk: socket.socket) -> None:
        """Fork the process.

        Parameters
        ----------
        kernel : DirectKernel
            The warm kernel, which goes on in the fork.
        watch : Watch
            What it was before any notebook.
        talk : socket
            The kernel's line to the grader.
        """
        settings = self.inbox.receive(timeout=10) or {}
        self.limits = Limits(**settings["limits"])
        with self._theirs as theirs:
            try:
                if self.sandboxed:
                    isolation.new_processes()
                    self.first = os.posix_spawn(SLEEP, ["sleep", "infinity"], {})
                self.pid = os.fork()
                if self.pid == 0:
                    self._run(kernel, watch, talk, theirs, settings.get("folder"))
            finally:
                if self.sandboxed:
                    isolation.own_processes(self.namespace)

    def give_up(self, error: Exception) -> None:
        """Tell the grader that the process could not be started, and let go of what was.

        Parameters
        ----------
        error : Exception
            Why not.
        """
        self._end("ended the kernel", f"{type(error).__name__}: {error}")
        self.close()

    def hear(self) -> bool:
        """Do what the grader orders: interrupt, or look; or end, when the line is closed.

        Returns
        -------
        bool
            Always true: the warm process goes on.
        """
        try:
            order = self.inbox.receive(timeout=0)
        except EOFError:
            self.kill()
            return True
        if order and order.get("order") == "interrupt":
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGINT)
        self.look()
        if not self.over:
            with suppress(OSError):
                self.sender.send({"done": True})  # the next cell waits for it, and is not hit
        return True

    def look(self) -> None:
        """See whether the process has ended, or uses more than it may."""
        if self.over:
            return
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        if ended:
            self._finish("ended the kernel", _how(os.waitstatus_to_exitcode(status), self.limits))
            return
        usage = self.usage()
        if usage.processes > self.limits.processes:
            self._stop("too many processes", f"it started more than {self.limits.processes} processes and threads")
        elif usage.memory > self.limits.memory * MEGABYTE:
            self._stop("too much memory", f"it held more than {self.limits.memory:g} MB of memory")

    def usage(self) -> Usage:
        """Add up what the processes hold.

        Returns
        -------
        Usage
            Their number and memory.
        """
        if self.proc is None:
            self.proc = self._receive_proc()
        if self.proc is None:
            return Usage(0, 0)
        processes = memory = 0
        for name in os.listdir(self.proc):
            said = _status(f"{name}/status", self.proc) if name.isdigit() else {}
            if not said or not self.sandboxed and int(said["NSsid"]) != self.pid:
                continue  # gone; or of another session, and not started by this notebook
            processes += int(said["Threads"])
            memory += max(0, _own_memory(said) - self.warm)
        return Usage(processes, memory)

    def _receive_proc(self) -> int | None:
        self.ours.setblocking(False)
        with suppress(BlockingIOError):
            _, ends, _, _ = socket.recv_fds(self.ours, 1, 1)
            return ends[0] if ends else None
        return None

    def kill(self) -> None:
        """End the process and all that it started."""
        if not self.over:
            self._stop("ended the kernel", ENDS[signal.SIGKILL])

    def _stop(self, ending: str, words: str) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self._finish(ending, words)

    def _finish(self, ending: str, words: str) -> None:
        self.over = True
        if not self.first:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self._end(ending, words)

    def _end(self, ending: str, words: str) -> None:
        """End the namespace, if there is one, with all that is in it; and tell the grader."""
        if self.first:
            os.kill(self.first, signal.SIGKILL)
            os.waitpid(self.first, 0)
        with suppress(OSError):
            self.sender.send({"ended": ending, "words": words})

    def close(self) -> None:
        """Let go of everything that belongs to the process."""
        self.supervision.close()
        self.ours.close()
        if self.proc is not None:
            os.close(self.proc)

    def _run(
        self,
        kernel: DirectKernel,
        watch: Watch,
        talk: socket.socket,
        setup: socket.socket,
        folder: str | None,
    ) -> NoReturn:
        """Shut this process in, write the notebook's files, and run cells until the grader has no more."""
        status = 1
        sender = Sender(talk)
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _keep_only(talk.fileno(), setup.fileno())
            os.setsid()
            inbox = Inbox(talk, longest=2_000 * MEGABYTE)
            self._settle(inbox.receive() or {}, folder)
            proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
            socket.send_fds(setup, [b"p"], [proc])
            os.close(proc)
            setup.close()
            isolation.limit(self.limits)
            if folder is None:
                isolation.give_up_privileges()
            for name in [name for name in sys.modules if name.startswith("pvcourse.grading")]:
                del sys.modules[name]  # a notebook that imports the engine gets a copy that watches nothing
            sender.send({"channel": "setup", "ready": True})
            serve(kernel, watch, inbox, sender)
            status = 0
        except Exception as error:
            with suppress(OSError):
                sender.send({"channel": "setup", "words": f"{type(error).__name__}: {error}"})
        finally:
            os._exit(status)

    def _settle(self, given: Message, folder: str | None) -> None:
        contents = {path: b64decode(content) for path, content in given.get("files", {}).items()}
        if folder is None:
            room = int(self.limits.files * MEGABYTE) + sum(len(content) + PAGE for content in contents.values())
            isolation.shut_in(room, self.kept)
            isolation.HOME.mkdir()
            folder = str(isolation.WORK)
        work = Path(folder)
        work.mkdir(exist_ok=True)
        for path, content in contents.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(content)
        os.chdir(work)
        random.seed()
        if numpy := sys.modules.get("numpy"):
            numpy.random.seed()  # or every fork would draw the same numbers


def _keep_only(*kept: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    low = 3
    for descriptor in sorted(kept):
        os.closerange(low, descriptor)
        low = descriptor + 1
    os.closerange(low, os.sysconf("SC_OPEN_MAX"))


def _how(code: int, limits: Limits) -> str:
    if code >= 0:
        return f"it ended the notebook's process (exit status {code})"
    if -code == signal.SIGXCPU:
        return f"it used more than {limits.cpu_seconds:g} seconds of processor time"
    return ENDS.get(signal.Signals(-code), f"it was ended by {signal.Signals(-code).name}")


def _status(path: str, folder: int | None = None) -> dict[str, str]:
    """Return what the system says of a process; nothing, if it has ended."""
    with (
        suppress(OSError),
        open(os.open(path, os.O_RDONLY, dir_fd=folder), encoding="utf-8", errors="replace") as file,
    ):
        lines = (line.split(":", 1) for line in file)
        return {name: words.split()[0] for name, words in lines if words.strip()}
    return {}


def _own_memory(said: dict[str, str]) -> int:
    """Return the bytes of a process that no file stands behind."""
    return (int(said.get("RssAnon", 0)) + int(said.get("RssShmem", 0))) * 1024
