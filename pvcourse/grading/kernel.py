"""Install the warm kernel: nbgrader, formgrader, nbval and the book can then ask for it by its name.

In a course's `nbgrader_config.py`, `c.Execute.kernel_name = "pvcourse"` is all it takes.
"""

import argparse
import json
import re
import tempfile
from pathlib import Path

NAME = "pvcourse"
"""What the kernel is called unless told otherwise."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `pvcourse teach kernel` can be asked.

    Parameters
    ----------
    parser : ArgumentParser
        The command's own parser.
    """
    parser.add_argument("--name", default=NAME, help="what to call it; default: %(default)s")
    parser.add_argument("--no-sandbox", action="store_true", help="run notebooks with your own rights")
    parser.add_argument("--memory-limit", type=float, metavar="MB", help="for one notebook; default: 2000")
    parser.add_argument("--prefix", type=Path, help="the environment to install into; default: your own kernels")


def run(arguments: argparse.Namespace) -> int:
    """Install the kernel, and say where it is and how to use it.

    Parameters
    ----------
    arguments : Namespace
        What was asked.

    Returns
    -------
    int
        The exit status: 0.
    """
    sandbox = not arguments.no_sandbox
    where = install(arguments.name, sandbox=sandbox, memory=arguments.memory_limit, prefix=arguments.prefix)
    print(f"The kernel {arguments.name} is in {where}.")
    print(f'nbgrader uses it when nbgrader_config.py says: c.Execute.kernel_name = "{arguments.name}"')
    return 0


def install(
    name: str = NAME, *, sandbox: bool = True, memory: float | None = None, prefix: Path | None = None
) -> Path:
    """Install the specification of a warm kernel.

    Parameters
    ----------
    name : str, default "pvcourse"
        What the kernel is to be called: letters, digits, `-`, `_` and `.`.
    sandbox : bool, default True
        Whether its notebooks run in the sandbox.
    memory : float, optional
        Megabytes that a notebook may hold, at least 50; without it, 2,000.
    prefix : Path, optional
        The environment to install into; without it, the user's own kernels.

    Returns
    -------
    Path
        The folder of the specification.

    Raises
    ------
    ValueError
        If the name has other signs in it, or the memory is out of range.
    NoSandboxError
        If a sandbox is asked for and there can be none on this machine.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     install("grading", sandbox=False, prefix=Path(folder)).name
    'grading'
    """
    from jupyter_client.kernelspec import KernelSpecManager

    from pvcourse.grading.limits import Limits
    from pvcourse.grading.sandbox import why_not
    from pvcourse.grading.warm import NoSandboxError

    if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
        raise ValueError(f"the kernel's name is {name!r}; use letters, digits, '-', '_' and '.'")
    if sandbox and (reason := why_not()):
        raise NoSandboxError(reason)
    config: dict[str, object] = {"sandbox": sandbox} | (
        {"memory": Limits(memory=memory).memory} if memory is not None else {}
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "kernel.json").write_text(json.dumps(_specification(name, config), indent=2), "utf-8")
        where = KernelSpecManager().install_kernel_spec(
            folder, name, user=prefix is None, prefix=str(prefix) if prefix else None
        )
    return Path(where)


def _specification(name: str, config: dict[str, object]) -> dict[str, object]:
    return {
        # What an ordinary kernel would be; the provisioner forks one in its place.
        "argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": f"Python 3, warm ({name})",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": "pvcourse-warm", "config": config}},
    }
