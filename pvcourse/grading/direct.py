"""IPython's own kernel, run in a forked process with no ZeroMQ: requests come in by a socket, messages go out by it.

Everything that makes a notebook's semantics is ipykernel's and IPython's: `execute_request`, output streams, display,
comms, errors, `input`, `exit`, top-level `await`. Ours is only where messages come from and where they go.
"""

import asyncio
import logging
import os
import signal
import sys
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, Timer, current_thread, main_thread
from types import SimpleNamespace
from typing import Any

from ipykernel.iostream import IOPubThread, OutStream
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Any as AnyTrait

from pvcourse.grading.frames import Inbox, Sender
from pvcourse.grading.session import Message
from pvcourse.grading.watch import Watch

SHELL = SimpleNamespace(channel="shell")
IOPUB = SimpleNamespace(channel="iopub")


class SocketSession(Session):
    """A Jupyter session whose messages are whole and unsigned: they go from one process to its supervisor.

    Parameters
    ----------
    **kwargs
        Traits, as for the parent.
    """

    sender = AnyTrait()
    owner = AnyTrait(help="The process whose replies count.")

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Message:
        """Send a message by the socket; the arguments are those of `Session.send`."""
        message: Message = msg_or_type
        if isinstance(msg_or_type, str):
            message = self.msg(msg_or_type, content, parent=parent, header=header, metadata=metadata)
        if os.getpid() != self.owner and message["header"]["msg_type"] not in ("stream", "display_data"):
            return message  # a process that a notebook forked; it can show something, but it is not the kernel
        encoded = [b64encode(buffer).decode() for buffer in buffers or message.get("buffers") or ()]
        channel, aside = getattr(stream, "channel", "iopub"), current_thread() is not main_thread()
        self.sender.send(message | {"channel": channel, "aside": aside, "buffers": encoded})
        return message

    def feed_identities(self, message: Any, copy: bool = True) -> Any:
        """Return no identities: there is one client."""
        return [], message

    def deserialize(self, message: Any, content: bool = True, copy: bool = True) -> Any:
        """Return a message as it is: it was read whole."""
        return message


class Publisher(IOPubThread):
    """What output streams publish through, without a thread: at once when flushed, and soon after a write.

    The parent's set-up is left out on purpose: it is for ZeroMQ's sockets.
    """

    def __init__(self) -> None:
        self.thread = Thread()  # never started: the streams then flush in their own thread
        self.io_loop = self

    def schedule(self, f: Callable[[], None]) -> None:
        """Do at once what the parent would do in its thread; text that cannot be sent is lost, as there."""
        with suppress(Exception):
            f()

    def call_later(self, seconds: float, f: Callable[[], None]) -> None:
        """Flush what a long cell has written so far."""
        timer = Timer(seconds, self.schedule, (f,))
        timer.daemon = True
        timer.start()


class DirectKernel(IPythonKernel):
    """ipykernel's kernel with streams that need no ZeroMQ.

    Parameters
    ----------
    **kwargs
        Traits, as for the parent.
    """

    shell_stream = AnyTrait(SHELL)
    iopub_socket = AnyTrait(IOPUB)
    # `do_execute` asks which thread cells run in; there are no sub-shells otherwise.
    shell_channel_thread = AnyTrait(SimpleNamespace(parent_thread=main_thread()))
    _supports_kernel_subshells = False

    @property
    def kernel_info(self) -> Message:
        """What the kernel says of itself; there is no debugger, which would need a channel of its own."""
        info: Message = super().kernel_info | {"supported_features": []}
        return info

    def start(self) -> None:
        """Take cells on the running event loop."""
        self.io_loop = IOLoop.current()
        self.shell.exit_now = False


def warm_kernel() -> DirectKernel:
    """Return a kernel that a fork can start: everything is made but what belongs to one process.

    Returns
    -------
    DirectKernel
        The kernel, without streams, threads or an event loop.
    """
    from traitlets.config import Config

    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    config = Config()
    config.HistoryManager.enabled = False  # no database and no thread; a notebook's own history is kept all the same
    session = SocketSession(key=b"")
    kernel: DirectKernel = DirectKernel.instance(session=session, config=config, log=logging.getLogger(__name__))
    return kernel


def serve(kernel: DirectKernel, watch: Watch, inbox: Inbox, sender: Sender) -> None:
    """Run requests one after another until the other end is closed.

    Parameters
    ----------
    kernel : DirectKernel
        A warm kernel, in a process of its own.
    watch : Watch
        What it was before any request.
    inbox : Inbox
        Where requests come from: Jupyter messages for the shell channel.
    sender : Sender
        Where messages go, with a `channel`: shell or iopub.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # heard only while a cell runs, as in any kernel
    kernel.session.sender = sender
    kernel.session.pid = kernel.session.owner = os.getpid()
    publisher = Publisher()
    sys.stdout = OutStream(kernel.session, publisher, "stdout")
    sys.stderr = OutStream(kernel.session, publisher, "stderr")
    asyncio.set_event_loop(loop := asyncio.new_event_loop())
    with suppress(EOFError, RuntimeError):  # the grader has no more cells; or `exit()` stopped the loop
        loop.run_until_complete(_serve(kernel, inbox, sender.send, watch.look, watch.keep))


async def _serve(
    kernel: DirectKernel,
    inbox: Inbox,
    send: Callable[[Message], None],
    look: Callable[[str], list[str]],
    keep: Callable[[], None],
) -> None:
    kernel.start()
    loop, arrived = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(inbox.connection, arrived.set)  # between cells, tasks that a notebook started go on
    while True:
        await arrived.wait()
        arrived.clear()
        while request := inbox.receive(timeout=0):
            if "look" in request:
                send({"channel": "watch", "found": look(request["look"])})
            elif "keep" in request:
                keep()
            else:
                await kernel.dispatch_shell(request)
                if os.getpid() != kernel.session.owner:
                    os._exit(0)  # forked by the cell, and not ended by it
