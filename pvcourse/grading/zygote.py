"""The warm process: it has imported what notebooks import, and forks one process for each notebook.

It runs no submission itself and keeps nothing of one, so that each fork starts from the same state. It has one
thread: of a process's threads, only one lives on in a fork. A grader talks to it through `pvcourse.grading.warm`.

Run as `python -m pvcourse.grading.zygote SOCKET [sandbox FOLDER ...]`: the number of a file descriptor; and in the
sandbox, the folders in `/tmp` that notebooks may still read.
"""

import gc
import os
import selectors
import signal
import socket
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from pvcourse.grading import isolation
from pvcourse.grading.child import Child
from pvcourse.grading.direct import DirectKernel, warm_kernel
from pvcourse.grading.watch import Watch

LIBRARIES = (
    *("numpy", "numpy.testing", "pandas", "pandas.testing", "altair", "pvcourse.checks", "pvcourse.data"),
    *("narwhals.stable.v1", "pandas.core.methods.to_dict", "tornado.platform.asyncio", "IPython.core.logger"),
)
"""What is imported ahead; one that is not installed is left out."""

LOOK_SECONDS = 0.1
"""How often it looks at what the notebooks use."""


def main(arguments: list[str]) -> None:
    """Warm up, say so, and serve until the grader goes away.

    Parameters
    ----------
    arguments : list of str
        As above.
    """
    number, *sandbox = arguments
    control = socket.socket(fileno=int(number))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a grader's Ctrl-C is the grader's to handle
    for name in LIBRARIES:
        with suppress(ImportError):
            import_module(name)
    kernel = warm_kernel()
    rehearse(kernel)
    watch = Watch(kernel)
    gc.collect()
    gc.freeze()  # or the first garbage collection of every fork would copy all of it
    control.send(b"warm")
    Zygote(control, kernel, watch, sandboxed=bool(sandbox), kept=sandbox[1:]).serve()


def rehearse(kernel: DirectKernel) -> None:
    """Do once what fills caches: show an error, a table and a chart; nothing of it is left in the kernel.

    Parameters
    ----------
    kernel : DirectKernel
        The warm kernel.
    """
    with warnings.catch_warnings():
        try:
            exec(compile("1 / 0", "rehearsal", "exec"), {})
        except ZeroDivisionError:
            kernel.shell.InteractiveTB.structured_traceback(*sys.exc_info())
            kernel.shell.InteractiveTB.tb = None
        with suppress(ImportError):
            import altair
            import pandas

            table = pandas.DataFrame({"votes": [1]})
            table.to_html()
            altair.Chart(table).mark_bar().encode(x="votes:Q")._repr_mimebundle_()


class Zygote:
    """Forks notebooks' processes, watches them and ends them.

    Parameters
    ----------
    control : socket
        Where the grader asks for processes; the request brings two sockets: one to supervise, one for the kernel.
    kernel : DirectKernel
        The warm kernel.
    watch : Watch
        What it was before any notebook.
    sandboxed : bool
        Whether each process is to be shut in.
    kept : sequence of str
        Folders in `/tmp` that are still to be read then.
    """

    def __init__(
        self, control: socket.socket, kernel: DirectKernel, watch: Watch, *, sandboxed: bool, kept: Sequence[str]
    ) -> None:
        self.kept = kept
        self.control, self.kernel, self.watch, self.sandboxed = control, kernel, watch, sandboxed
        self.namespace = -1
        if sandboxed:
            self.namespace = os.open("/proc/self/ns/pid", os.O_RDONLY)
            isolation.no_more_users()
        self.children: list[Child] = []
        self.selector = selectors.DefaultSelector()

    def serve(self) -> None:
        """Serve until the grader closes its end; then end every notebook."""
        heard, ring = socket.socketpair()
        for end in (heard, ring):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ring.fileno())
        self.selector.register(heard, selectors.EVENT_READ, lambda: bool(heard.recv(4096)))
        self.selector.register(self.control, selectors.EVENT_READ, self._open)
        going_on = True
        while going_on:
            ready = self.selector.select(LOOK_SECONDS if self.children else None)
            for key, _ in ready:
                going_on = key.data() and going_on
            self._look()
        for child in self.children:
            child.kill()

    def _open(self) -> bool:
        request, (*ends,), _, _ = socket.recv_fds(self.control, 1, 2)
        if not request:
            return False
        supervision, talk = (socket.socket(fileno=end) for end in ends)
        child = Child(supervision, sandboxed=self.sandboxed, namespace=self.namespace, kept=self.kept)
        with talk:
            try:
                child.start(self.kernel, self.watch, talk)
            except (OSError, EOFError) as error:  # as when the machine has no room for one more process
                child.give_up(error)
                return True
        self.children.append(child)
        self.selector.register(supervision, selectors.EVENT_READ, child.hear)
        return True

    def _look(self) -> None:
        for child in list(self.children):
            child.look()
            if child.over:
                self.selector.unregister(child.supervision)
                child.close()
                self.children.remove(child)


if __name__ == "__main__":
    main(sys.argv[1:])
