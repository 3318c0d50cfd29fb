"""Serve a built book on this machine: compressed, and never from a stale copy."""

import asyncio
import errno
import logging
from pathlib import Path
from socket import socket

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from pvcourse.validation import whole_number

HOST = "127.0.0.1"
FIRST_PORT = 8800
PORTS_TO_TRY = 100


class Page(StaticFileHandler):
    """A file of the book; the browser keeps a copy and asks each time whether it is still the newest."""

    def set_extra_headers(self, path: str) -> None:
        """Let a browser keep the file but ask before it uses it: a rebuilt book must show at once."""
        self.set_header("Cache-Control", "no-cache")
        self.set_header("X-Content-Type-Options", "nosniff")


class Server:
    """A book's server.

    Parameters
    ----------
    folder : Path
        The folder of the built book.
    port : int, optional
        The port to use, 1 to 65535; when it is taken, the next free one is used.

    Attributes
    ----------
    address : str
        Where the book can be read.

    Raises
    ------
    ValueError
        If the folder holds no built book or the port is out of range.
    OSError
        If none of the ports is free.

    Examples
    --------
    >>> Server(Path("book/images"))
    Traceback (most recent call last):
    ...
    ValueError: book/images holds no built book (no index.html); run `make build` first
    """

    def __init__(self, folder: Path, port: int = FIRST_PORT) -> None:
        if not (folder / "index.html").is_file():
            raise ValueError(f"{folder} holds no built book (no index.html); run `make build` first")
        port = whole_number("the port", port, 1, 65535)
        self._folder = folder.resolve()
        self._sockets, self.port = _listen(port)
        self.address = f"http://{HOST}:{self.port}/"
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = asyncio.Event()

    def run(self) -> None:
        """Serve until `stop` is called or the thread is interrupted."""
        asyncio.run(self._serve())

    def stop(self) -> None:
        """End `run`, from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stopped.set)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        logging.getLogger("tornado.access").setLevel(logging.ERROR)
        handler = (r"/(.*)", Page, {"path": self._folder, "default_filename": "index.html"})
        server = HTTPServer(Application([handler], compress_response=True))
        server.add_sockets(self._sockets)
        await self._stopped.wait()
        server.stop()
        await server.close_all_connections()


def _listen(first: int) -> tuple[list[socket], int]:
    last = min(first + PORTS_TO_TRY, 65536)
    for port in range(first, last):
        try:
            return bind_sockets(port, HOST), port
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(f"no port from {first} to {last - 1} is free on {HOST}; give another with --port")
