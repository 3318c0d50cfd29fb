"""Warm kernels for everything that speaks the Jupyter protocol: a kernel provisioner.

nbgrader's own autograding and formgrader's button, `nbval`, the book's build: whatever starts a kernel by the name
that `pvcourse teach kernel` installs gets one forked from a warm process, in the sandbox or, if it was installed so,
outside.
"""

import asyncio
import signal
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner
from traitlets import Bool, Float
from traitlets import List as ListTrait

from pvcourse.grading.bridge import Bridge
from pvcourse.grading.fork import ForkSession
from pvcourse.grading.job import Job
from pvcourse.grading.limits import MEGABYTE, Limits

POLL_SECONDS = 0.02


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel by forking it; connection files and ports are Jupyter's own, as for a local kernel.

    Parameters
    ----------
    **kwargs
        Traits, as for the parent.
    """

    sandbox = Bool(True, help="Whether notebooks run in the sandbox.").tag(config=True)
    memory = Float(2000, help="Megabytes that a notebook may hold.").tag(config=True)
    files = Float(200, help="Megabytes that a notebook may read beside it, and may write.").tag(config=True)
    readable: "ListTrait[str]" = ListTrait(help="More folders that notebooks may read in the sandbox.").tag(
        config=True
    )

    bridge: Bridge | None = None

    @property
    def has_process(self) -> bool:
        """Whether there is a kernel."""
        return self.bridge is not None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel; the command of the kernel's specification is not run."""
        folder = Path(kwargs.get("cwd") or Path.cwd())
        # How long a cell may take is for whoever runs it to say; a process left alone ends with that program.
        limits = Limits(memory=self.memory, files=self.files, cpu_seconds=86_400)
        files = files_of(folder, self.files * MEGABYTE) if self.sandbox else {}
        job = Job(str(folder), "{}", files, limits, self.sandbox, tuple(self.readable))
        loop = asyncio.get_running_loop()
        fork = await loop.run_in_executor(None, lambda: ForkSession(job, None if self.sandbox else folder))
        self.bridge = Bridge(fork, self.connection_info)
        return self.connection_info

    async def poll(self) -> int | None:
        """Return None while the kernel is there, and 1 when it has ended."""
        return self.bridge.status if self.bridge else 0

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        while await self.poll() is None:
            await asyncio.sleep(POLL_SECONDS)
        status = await self.poll()
        self._let_go()
        return status

    async def send_signal(self, signum: int) -> None:
        """Interrupt the kernel, or end it."""
        if self.bridge and signum == signal.SIGINT:
            self.bridge.interrupt()
        elif self.bridge and signum:
            self.bridge.stop()

    async def kill(self, restart: bool = False) -> None:
        """End the kernel."""
        await self.send_signal(signal.SIGTERM)

    async def terminate(self, restart: bool = False) -> None:
        """End the kernel."""
        await self.send_signal(signal.SIGTERM)

    async def cleanup(self, restart: bool = False) -> None:
        """Let go of everything."""
        self._let_go()
        await super().cleanup(restart)

    def _let_go(self) -> None:
        if self.bridge:
            self.bridge.close()
            self.bridge = None


def files_of(folder: Path, largest: float) -> dict[str, bytes]:
    """Return the files in a folder, by path and content; links that lead out of it are not followed.

    Parameters
    ----------
    folder : Path
        The folder.
    largest : float
        Bytes that they may have together.

    Returns
    -------
    dict of str to bytes
        The files; hidden ones and notebooks are left out.

    Raises
    ------
    ValueError
        If they are too large.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "votes.csv").write_bytes(b"list,votes")
    ...     files_of(Path(folder), 1000)
    {'votes.csv': b'list,votes'}
    """
    files: dict[str, bytes] = {}
    room = largest
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if (
            hidden
            or path.suffix == ".ipynb"
            or not path.is_file()
            or not path.resolve().is_relative_to(folder.resolve())
        ):
            continue
        room -= path.stat().st_size
        if room < 0:
            raise ValueError(
                f"the files in {folder} have more than {largest / MEGABYTE:g} MB; give the kernel more room"
            )
        files[name.as_posix()] = path.read_bytes()
    return files
