"""Between the Jupyter protocol and a forked kernel: ZeroMQ's sockets on one side, one line of messages on the other.

The bridge runs in the program that asked for a kernel. So the notebook's own process needs no ZeroMQ and no network,
and is the same, in the same sandbox, whether nbgrader, nbval, the book or `pvcourse teach grade` runs the notebook.
"""

import os
from base64 import b64decode
from collections import deque
from threading import Thread
from typing import Any

import zmq
from jupyter_client.session import Session, extract_dates

from pvcourse.grading.fork import ForkSession
from pvcourse.grading.session import KernelEndedError, Message, TooLongError

PORTS = {"shell": zmq.ROUTER, "control": zmq.ROUTER, "stdin": zmq.ROUTER, "iopub": zmq.PUB, "hb": zmq.ROUTER}
"""The sockets of a kernel, as the protocol names them, and their kinds."""

INTERRUPT, STOP = b"i", b"x"
LINGER = 1000  # milliseconds that the last messages may take


class Bridge:
    """The sockets of one kernel, and the thread that passes messages on.

    Parameters
    ----------
    fork : ForkSession
        The forked kernel.
    connection : dict
        What Jupyter calls the connection's information: transport, ip, ports, key and signature scheme.
    """

    def __init__(self, fork: ForkSession, connection: Message) -> None:
        self.fork = fork
        self.status: int | None = None
        self._session = Session(key=_bytes(connection["key"]), signature_scheme=connection["signature_scheme"])
        self._context = zmq.Context()
        self._sockets = {name: self._bind(name, kind, connection) for name, kind in PORTS.items()}
        self._waiting: deque[tuple[list[bytes], Message]] = deque()
        self._asked: tuple[list[bytes], Message] | None = None
        self._wake, self._ring = os.pipe()
        self._thread = Thread(target=self._run, name="bridge", daemon=True)
        self._thread.start()

    def _bind(self, name: str, kind: int, connection: Message) -> "zmq.Socket[bytes]":
        bound = self._context.socket(kind)
        bound.linger = LINGER
        between = ":" if connection["transport"] == "tcp" else "-"
        bound.bind(f"{connection['transport']}://{connection['ip']}{between}{connection[f'{name}_port']}")
        return bound

    def interrupt(self) -> None:
        """Interrupt what the kernel runs."""
        os.write(self._ring, INTERRUPT)

    def stop(self) -> None:
        """End the kernel."""
        os.write(self._ring, STOP)

    def close(self) -> None:
        """End the kernel and let go of everything."""
        self.stop()
        self._thread.join()
        os.close(self._ring)
        os.close(self._wake)

    def _run(self) -> None:
        poller = zmq.Poller()
        for name in ("shell", "control", "hb"):
            poller.register(self._sockets[name], zmq.POLLIN)
        for number in (*self.fork.numbers, self._wake):
            poller.register(number, zmq.POLLIN)
        try:
            while True:
                ready = dict(poller.poll())
                if self._wake in ready:
                    self._obey(os.read(self._wake, 1))
                self._pass_in(ready)
                if any(number in ready for number in self.fork.numbers):
                    self._pass_out()
        except KernelEndedError:
            pass
        finally:
            self.status = 1
            self.fork.close()
            self._context.destroy(LINGER)

    def _obey(self, order: bytes) -> None:
        if order == STOP:
            raise KernelEndedError("ended the kernel", "it was told to end")
        self.fork.interrupt()

    def _pass_in(self, ready: dict[Any, int]) -> None:
        if self._sockets["hb"] in ready:
            self._sockets["hb"].send_multipart(self._sockets["hb"].recv_multipart())
        for name in ("shell", "control"):
            if self._sockets[name] in ready:
                who, message = self._session.recv(self._sockets[name], mode=0)
                if message["msg_type"] == "shutdown_request":
                    self._answer_shutdown(name, who, message)
                elif message["msg_type"] == "interrupt_request":
                    self.fork.interrupt()
                    self._session.send(self._sockets[name], "interrupt_reply", {"status": "ok"}, message, who)
                else:
                    self._waiting.append(([name.encode(), *who], message))
        self._ask()

    def _answer_shutdown(self, name: str, who: list[bytes], message: Message) -> None:
        content = {"status": "ok", "restart": message["content"].get("restart", False)}
        self._session.send(self._sockets[name], "shutdown_reply", content, message, who)
        raise KernelEndedError("ended the kernel", "it was asked to shut down")

    def _ask(self) -> None:
        """Pass on one request at a time: while the kernel is at one, it reads no more."""
        if self._asked is None and self._waiting:
            self._asked = self._waiting.popleft()
            message = dict(self._asked[1])
            if message["msg_type"] == "execute_request":
                message["content"] = message["content"] | {"allow_stdin": False}  # nobody is there to type
            self.fork.send(message)

    def _pass_out(self) -> None:
        try:
            message = self.fork.receive(0)
        except TooLongError:
            return
        if message is None or "header" not in message:
            return
        buffers = [b64decode(buffer) for buffer in message.get("buffers", ())]
        parts = {key: extract_dates(message[key]) for key in ("header", "parent_header", "metadata", "content")}
        outgoing = parts | {"msg_id": message["header"]["msg_id"], "msg_type": message["header"]["msg_type"]}
        if message["channel"] == "shell" and self._asked:
            name, *who = self._asked[0]
            self._session.send(self._sockets[name.decode()], outgoing, ident=who, buffers=buffers)
        elif message["channel"] == "iopub":
            topic = f"kernel.pvcourse.{outgoing['msg_type']}".encode()
            self._session.send(self._sockets["iopub"], outgoing, ident=topic, buffers=buffers)
            self._see_idle(outgoing)

    def _see_idle(self, message: Any) -> None:
        idle = message["msg_type"] == "status" and message["content"].get("execution_state") == "idle"
        if idle and self._asked and message["parent_header"].get("msg_id") == self._asked[1]["header"]["msg_id"]:
            self._asked = None
            self._ask()


def _bytes(key: str | bytes) -> bytes:
    return key.encode() if isinstance(key, str) else key
