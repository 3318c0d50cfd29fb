"""`pvcourse teach`: the instructor's commands; each is a module with `add_arguments(parser)` and `run(arguments)`.

To add one, write the module and name it in `COMMANDS`. A module imports nbgrader only when it runs, so that the help
of every command is there at once, and without the extra `teach`.
"""

import argparse
from importlib import import_module
from typing import Any

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("pvcourse.grading.init", "make a course folder for nbgrader with the course's exercises"),
    "grade": ("pvcourse.grading.grade", "grade what was handed in: many at a time, sandboxed, nothing lost"),
    "feedback": ("pvcourse.grading.feedback", "write feedback pages in which no hidden test shows"),
    "report": ("pvcourse.grading.report", "write a page: scores, tasks, concepts, wrong answers, who is missing"),
    "export": ("pvcourse.grading.export", "write marks as CSV: by task, by criterion, for Moodle and for Canvas"),
    "kernel": ("pvcourse.grading.kernel", "install the warm, sandboxed kernel for nbgrader, formgrader and nbval"),
}
"""The module of each command, and what it does in a line."""


def add_teach(subcommands: Any) -> None:
    """Add `pvcourse teach COMMAND`.

    Parameters
    ----------
    subcommands : argparse's subparsers
        Where `pvcourse` keeps its subcommands.
    """
    parser = subcommands.add_parser("teach", help="for instructors: grade, give feedback, report, export")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (module, words) in COMMANDS.items():
        command = import_module(module)
        own = commands.add_parser(name, help=words, description=(command.__doc__ or "").partition("\n")[0])
        command.add_arguments(own)
        own.set_defaults(run=_run, command=command.run)


def _run(arguments: argparse.Namespace) -> int:
    try:
        status: int = arguments.command(arguments)
    except ModuleNotFoundError as error:
        raise ValueError(f"{error}; this command needs the extra `teach`: pip install 'pvcourse[teach]'") from error
    except (ValueError, TypeError, LookupError, OSError):
        raise  # said in one line by the command `pvcourse`
    except Exception as error:
        from pvcourse.grading.transaction import raise_if_lost

        raise_if_lost(error)
        raise
    return status
