"""The sandbox that the warm process lives in: bubblewrap, with as little of the machine as Python needs.

What a submission may touch is decided in two layers. This one, around the warm process, has no network, none of the
instructor's environment and home, no gradebook and no course folder: only the system's libraries and Python's own, to
be read. The other, `pvcourse.grading.isolation`, keeps submissions from each other.
"""

import shutil
import site
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pvcourse
from pvcourse.folders import data_folder
from pvcourse.grading.isolation import OUTER_PROC

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
SETTINGS = (
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "alternatives",
    "fonts",
    "localtime",
    "timezone",
    "mime.types",
)
CAPABILITIES = ("CAP_SYS_ADMIN", "CAP_SYS_RESOURCE", "CAP_SETPCAP")
"""What the warm process needs to shut in each fork, which then gives all of it up."""

ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp/home",
    "USER": "learner",
    "LOGNAME": "learner",
    "LANG": "C.UTF-8",
    "TMPDIR": "/tmp",
    "IPYTHONDIR": "/tmp/ipython",
    "NBGRADER_EXECUTION": "autograde",
}
"""All that a submission finds in its environment, in the sandbox, besides what `THREADS` says."""

THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {
    "PYDEVD_DISABLE_FILE_VALIDATION": "1"
}
"""A process that forks must have one thread only; NumPy's libraries start more unless told not to."""


def command(readable: Iterable[str] = ()) -> list[str]:
    """Return the bubblewrap command in front of the warm process.

    Parameters
    ----------
    readable : iterable of str, optional
        More folders that may be read.

    Returns
    -------
    list of str
        The command, to be followed by the program and its arguments.

    Raises
    ------
    ValueError
        If a folder to be read is not there.

    Examples
    --------
    >>> "--unshare-all" in command()
    True
    """
    return [
        "bwrap",
        *("--unshare-all", "--unshare-user", "--new-session", "--as-pid-1"),
        # Root of nothing: with no privilege left, that is only a name. Another number would cost bubblewrap one more
        # namespace around the warm process, which could then not shut its forks in.
        *("--uid", "0", "--gid", "0", "--hostname", "grading"),
        *("--cap-drop", "ALL", *_each("--cap-add", CAPABILITIES)),
        *("--tmpfs", "/tmp"),
        *_shown(readable),
        *("--proc", "/proc", "--bind", "/proc", OUTER_PROC, "--dev", "/dev", "--remount-ro", "/dev"),
        *("--remount-ro", "/", "--chdir", "/tmp", "--clearenv"),
        *(part for name, value in (ENVIRONMENT | THREADS).items() for part in ("--setenv", name, value)),
    ]


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [part for value in values for part in (option, value)]


def _shown(readable: Iterable[str]) -> list[str]:
    shown = []
    for path in SYSTEM:
        here = Path(path)
        shown += ["--symlink", str(here.readlink()), path] if here.is_symlink() else ["--ro-bind-try", path, path]
    for name in SETTINGS:
        shown += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    for folder in _folders(readable):
        shown += ["--ro-bind", folder, folder]
    return shown


def in_tmp(readable: Iterable[str] = ()) -> list[str]:
    """Return the folders to be read that lie in `/tmp`, where each notebook gets a new, empty folder.

    Parameters
    ----------
    readable : iterable of str, optional
        More folders that may be read.

    Returns
    -------
    list of str
        The folders; most often none.

    Raises
    ------
    ValueError
        If a folder to be read is not there.

    Examples
    --------
    >>> in_tmp(["/usr/share"]) == in_tmp()
    True
    """
    return [folder for folder in _folders(readable) if Path(folder).is_relative_to("/tmp")]


def _folders(readable: Iterable[str]) -> list[str]:
    folders = _python() | {_checked(folder) for folder in readable}
    return sorted(str(folder) for folder in folders if not folder.is_relative_to("/usr"))


def _python() -> set[Path]:
    """Return where Python, its packages and this one are."""
    folders: list[str | Path] = [
        sys.prefix,
        sys.base_prefix,
        *site.getsitepackages(),
        Path(pvcourse.__file__).parent,
        data_folder(),
    ]
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return {Path(folder) for folder in folders if Path(folder).is_dir()}


def _checked(folder: str) -> Path:
    path = Path(folder)
    if not path.is_absolute() or not path.is_dir():
        raise ValueError(f"{folder!r} is to be read by notebooks; give the absolute path of a folder that is there")
    return path


@cache
def why_not() -> str:
    """Say why there can be no sandbox on this machine.

    Returns
    -------
    str
        The reason, in plain words; empty if there can be one.

    Examples
    --------
    >>> isinstance(why_not(), str)
    True
    """
    if sys.platform != "linux":
        return "the sandbox needs Linux (on Windows, the Windows Subsystem for Linux)"
    if not shutil.which("bwrap"):
        return "bubblewrap is not installed (on Debian and Ubuntu: apt-get install bubblewrap)"
    script = "unshare --pid --mount --net --ipc --fork mount -t proc proc /proc"
    done = subprocess.run([*command(), "sh", "-c", script], capture_output=True, text=True)
    if done.returncode:
        return f"bubblewrap cannot set up a sandbox here: {done.stderr.strip() or done.returncode}"
    return ""
