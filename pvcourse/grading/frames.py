"""Messages between a grader and the process that it supervises: JSON over a pair of sockets that keep packets apart.

A process that is killed while it writes, or that writes nonsense, spoils its own message and no other. What comes
from a submission is only ever parsed as JSON. (`multiprocessing.connection` keeps no packets apart: half a message
would shift all that follow, or keep its reader waiting.)
"""

import json
import os
import socket
import struct
from itertools import count
from math import ceil, inf
from select import POLLIN, poll
from threading import RLock
from time import monotonic

from jupyter_client.session import json_packer

from pvcourse.grading.session import Message, TooLongError

HEADER = struct.Struct("<IIB")  # who sends, the message's number, whether this packet is its last
PACKET = 60_000  # bytes; well under what a socket takes at once
UNFINISHED = 64  # messages begun and not ended that are kept; more are somebody's nonsense


def pair() -> tuple[socket.socket, socket.socket]:
    """Return two ends of a new connection.

    Returns
    -------
    tuple of socket
        The two ends.

    Examples
    --------
    >>> ours, theirs = pair()
    >>> Sender(ours).send({"run": "1 + 1"})
    >>> Inbox(theirs).receive(timeout=1)
    {'run': '1 + 1'}
    """
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


class Sender:
    """Writes messages to a socket, from any thread, and from processes forked later.

    Parameters
    ----------
    connection : socket
        One end of a `pair`.

    Examples
    --------
    >>> Sender(pair()[0]).connection.type.name
    'SOCK_SEQPACKET'
    """

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self._numbers = count()
        self._lock = RLock()

    def send(self, message: Message) -> None:
        """Write one message; wait while the reader is busy.

        Parameters
        ----------
        message : dict
            What a Jupyter message can hold.

        Raises
        ------
        OSError
            If the other end is closed.
        """
        data = memoryview(json_packer(message))
        with self._lock:
            number = next(self._numbers) & 0xFFFFFFFF
            for start in range(0, len(data), PACKET):
                last = start + PACKET >= len(data)
                self.connection.sendmsg([HEADER.pack(os.getpid(), number, last), data[start : start + PACKET]])


class Inbox:
    """Reads messages from a socket.

    Parameters
    ----------
    connection : socket
        The other end of a `pair`.
    longest : int, default 100,000,000
        Bytes of the longest message taken.

    Examples
    --------
    >>> ours, theirs = pair()
    >>> print(Inbox(theirs).receive(timeout=0.01))
    None
    """

    def __init__(self, connection: socket.socket, longest: int = 100_000_000) -> None:
        self.connection, self.longest = connection, longest
        self._arrival = poll()
        self._arrival.register(connection, POLLIN)
        self._begun: dict[tuple[int, int], bytearray | None] = {}  # None: too long, and being thrown away

    def receive(self, timeout: float | None = None) -> Message | None:
        """Return the next message.

        Parameters
        ----------
        timeout : float, optional
            Seconds to wait, at least 0; without it, as long as it takes.

        Returns
        -------
        dict or None
            The message; None if there was none in time.

        Raises
        ------
        EOFError
            If the other end is closed.
        TooLongError
            If a message was longer than `longest`.
        """
        deadline = inf if timeout is None else monotonic() + timeout
        while True:
            packet = self._packet(deadline)
            if packet is None:
                return None
            message = self._add(packet)
            if message is not None:
                return message

    def _packet(self, deadline: float) -> bytes | None:
        # The socket stays one that blocks: a sender may share it, and has to wait for a slow reader.
        milliseconds = None if deadline == inf else max(0, ceil((deadline - monotonic()) * 1000))
        if not self._arrival.poll(milliseconds):
            return None
        try:
            packet = self.connection.recv(HEADER.size + PACKET)
        except ConnectionError:  # the other end left something unread; what it still said comes after this
            packet = self.connection.recv(HEADER.size + PACKET)
        if not packet:
            raise EOFError("the other end is closed")
        return packet

    def _add(self, packet: bytes) -> Message | None:
        if len(packet) < HEADER.size:
            return None
        sender, number, last = HEADER.unpack_from(packet)
        begun = self._begun.pop((sender, number), bytearray())
        if begun is not None:
            begun += packet[HEADER.size :]
            begun = None if len(begun) > self.longest else begun
        if not last:
            if len(self._begun) < UNFINISHED:
                self._begun[sender, number] = begun
            return None
        if begun is None:
            raise TooLongError(f"a message was longer than {self.longest} bytes")
        return _message(begun)


def _message(data: bytearray) -> Message | None:
    try:
        message = json.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None
