"""How a forked process shuts itself in before it runs a submission: Linux's namespaces, limits, no privileges.

The warm process runs in bubblewrap and forks one process a submission. That fork cannot be a bubblewrap of its own,
which would start Python anew. So it takes the same steps by the same system calls, for processes, files in memory,
network and messages of its own; then it gives up every privilege. Python 3.11 has no `os.unshare`, and no version has
`mount`.
"""

import ctypes
import os
import resource
import signal
from collections.abc import Sequence
from pathlib import Path

from pvcourse.grading.limits import MEGABYTE, Limits

WORK, HOME = Path("/tmp/work"), Path("/tmp/home")
"""The folder of a notebook and its files, and the home of its user, in the sandbox; both are private."""

OUTER_PROC = "/run/proc"
"""Where the sandbox keeps a whole `/proc`, without which the kernel allows no new one; a submission cannot see it."""

NEW_MOUNTS, NEW_MESSAGES, NEW_NETWORK, NEW_NAME = 0x20000, 0x8000000, 0x40000000, 0x4000000
NEW_PROCESSES = 0x20000000
BIND = 0x5000
PRIVATE, READ_ONLY, NO_SUID, NO_DEVICES, NO_PROGRAMS = 0x44000, 1, 2, 4, 8
NO_NEW_PRIVILEGES, DROP_FROM_BOUND, AMBIENT, AMBIENT_CLEAR = 38, 24, 47, 4
CAPABILITIES_VERSION = 0x20080522

STACK = 8
"""Megabytes that Linux reserves for the stack of a thread."""

libc = ctypes.CDLL(None, use_errno=True)


class Header(ctypes.Structure):
    """What `capset` is told first."""

    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def _call(name: str, *arguments: object) -> None:
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _mount(kind: str | None, target: str, flags: int, options: str = "") -> None:
    kind_bytes = kind.encode() if kind else None
    _call("mount", kind_bytes or b"none", target.encode(), kind_bytes, ctypes.c_ulong(flags), options.encode())


def no_more_users() -> None:
    """Allow nobody in this sandbox a namespace of users of their own, where they would have every privilege again.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    Path(OUTER_PROC, "sys/user/max_user_namespaces").write_text("0", "ascii")


def new_processes() -> None:
    """Let the next children of this process live in a namespace of processes of their own.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    _call("unshare", NEW_PROCESSES)


def own_processes(namespace: int) -> None:
    """Let the next children of this process live in a namespace of processes that is open already.

    Parameters
    ----------
    namespace : int
        File descriptor of a process namespace.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    _call("setns", namespace, NEW_PROCESSES)


def shut_in(room: int, kept: Sequence[str] = ()) -> None:
    """Leave the files, network and messages of everyone else; everything written from here on lies in memory.

    Parameters
    ----------
    room : int
        Bytes that may be written to files.
    kept : sequence of str, optional
        Folders in `/tmp` that are still to be read, such as an environment of Python's that was made there.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    _call("unshare", NEW_MOUNTS | NEW_MESSAGES | NEW_NETWORK | NEW_NAME)
    _mount(None, "/", PRIVATE)
    room_option = f"size={room},nr_inodes=100000,mode=700"
    open_folders = [(folder, os.open(folder, os.O_PATH)) for folder in kept]
    _mount("tmpfs", "/tmp", NO_SUID | NO_DEVICES, room_option)
    for folder, number in open_folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
        _call("mount", f"/proc/self/fd/{number}".encode(), folder.encode(), None, ctypes.c_ulong(BIND), None)
        os.close(number)
    _mount("tmpfs", "/dev/shm", NO_SUID | NO_DEVICES, room_option)
    _mount("devpts", "/dev/pts", NO_SUID | NO_PROGRAMS, "newinstance,ptmxmode=0666,mode=620")
    _mount("proc", "/proc", READ_ONLY | NO_SUID | NO_DEVICES | NO_PROGRAMS)
    _mount("tmpfs", OUTER_PROC, READ_ONLY | NO_SUID | NO_DEVICES, "size=4096")


def give_up_privileges() -> None:
    """Give up every capability, for good, for this process and all that it starts.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    _call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _call("prctl", AMBIENT, AMBIENT_CLEAR, 0, 0, 0)
    last = int(Path("/proc/sys/kernel/cap_last_cap").read_text("ascii"))
    for capability in range(last + 1):
        libc.prctl(DROP_FROM_BOUND, capability, 0, 0, 0)  # not all are ours to drop; what counts comes next
    none = (ctypes.c_uint32 * 6)()
    _call("capset", ctypes.byref(Header(CAPABILITIES_VERSION, 0)), ctypes.byref(none))


def limit(limits: Limits) -> None:
    """Set the limits that the system itself keeps, for this process and each that it starts.

    Parameters
    ----------
    limits : Limits
        What a notebook may use.
    """
    held = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
    seconds = max(1, round(limits.cpu_seconds))
    # Each thread reserves room for its stack, used or not; without that room, a cell's threads would leave none for
    # the cells after it. What is really used is counted from outside.
    room = held + int((limits.memory + limits.processes * STACK) * MEGABYTE)
    wanted = {
        resource.RLIMIT_DATA: (room,) * 2,
        resource.RLIMIT_FSIZE: (int(limits.files * MEGABYTE),) * 2,
        resource.RLIMIT_CPU: (seconds, seconds + 5),  # first a signal that says why, then the end
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, values in wanted.items():
        most = resource.getrlimit(kind)[1]
        allowed = values if most == resource.RLIM_INFINITY else tuple(min(value, most) for value in values)
        resource.setrlimit(kind, (allowed[0], allowed[1]))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that grows too large is an OSError, not the end
