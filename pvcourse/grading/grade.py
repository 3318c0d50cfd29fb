"""Grade what was handed in: many at a time, in a sandbox, and nothing lost.

`pvcourse teach grade ASSIGNMENT` is this front of `pvcourse.grading.engine`: what was asked in, a progress bar and
plain words out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from pvcourse.grading.limits import Limits
from pvcourse.validation import one_of, whole_number

if TYPE_CHECKING:
    from pvcourse.grading.course import Course
    from pvcourse.grading.engine import Graded, Grading

INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells have it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `pvcourse teach grade` can be asked."""
    add_course(parser)
    add_running(parser)
    parser.add_argument("--force", action="store_true", help="grade again what has not changed, too")
    parser.add_argument("--json", action="store_true", help="print what came of it as JSON")


def add_running(parser: argparse.ArgumentParser) -> None:
    """Add what every command that runs students' notebooks needs to know.

    Parameters
    ----------
    parser : ArgumentParser
        The command's own parser.
    """
    parser.add_argument("--students", nargs="+", metavar="ID", help="take these only; default: all")
    parser.add_argument("--workers", type=int, help="notebooks to run at a time; default: one for each processor")
    parser.add_argument("--time-limit", type=float, metavar="SECONDS", help="for one cell; default: nbgrader's, 30")
    parser.add_argument("--notebook-time-limit", type=float, metavar="SECONDS", help="for one notebook; default: 300")
    parser.add_argument("--memory-limit", type=float, metavar="MB", help="for one notebook; default: 2000")
    parser.add_argument("--no-sandbox", action="store_true", help="run students' code with your own rights")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="run the notebooks on a Dask cluster (extra `cluster`)"
    )


def add_course(parser: argparse.ArgumentParser) -> None:
    """Add what every command on a course's assignment needs to know.

    Parameters
    ----------
    parser : ArgumentParser
        The command's own parser.
    """
    parser.add_argument("assignment", help="the assignment's name, as its folder is called")
    parser.add_argument("--course", type=Path, default=Path(), help="the course folder; default: the current one")
    parser.add_argument("--db", metavar="URL", help="the gradebook's address; default: as nbgrader_config.py says")


def run(arguments: argparse.Namespace) -> int:
    """Grade, tell what came of it, and return the exit status: 0, or 1 if something needs a look."""
    from pvcourse.grading.course import inside, open_course
    from pvcourse.grading.engine import Grading
    from pvcourse.grading.ledger import Ledger

    course = open_course(arguments.course, arguments.db)
    with inside(course.folder), Ledger(course.own_folder) as ledger:
        ledger.lock()
        limits = limits_for(arguments, course)
        sandbox = not arguments.no_sandbox
        grading = Grading(course, arguments.assignment, ledger, limits, sandbox=sandbox, force=arguments.force)
        handed_in = course.students("submitted", arguments.assignment)
        summary = _grade(arguments, grading, students_among(handed_in, arguments))
        ledger.write_run(arguments.assignment, {key: summary[key] for key in ("seconds", "workers", "graded")})
    print(json.dumps(summary, indent=2) if arguments.json else _words(summary))
    if summary["interrupted"]:
        sys.stdout.flush()
        os._exit(INTERRUPTED)  # threads that wait for notebooks would hold us up until those reach their limits
    return 1 if summary["problems"] or summary["alarms"] else 0


def _grade(arguments: argparse.Namespace, grading: Grading, students: list[str]) -> dict[str, Any]:
    start, interrupted = perf_counter(), False
    done: list[Graded] = []
    with workers_for(arguments) as (executor, workers):
        try:
            for graded in _watched(grading.run(students, executor, 2 * workers), len(students)):
                done.append(graded)
        except KeyboardInterrupt:
            interrupted = True
    return _summary(done, len(students), perf_counter() - start, workers, interrupted)


@contextmanager
def workers_for(arguments: argparse.Namespace) -> Iterator[tuple[Executor, int]]:
    """Start what runs notebooks, here or on a cluster, and tell how many it runs at a time.

    Parameters
    ----------
    arguments : Namespace
        What was asked, with `scheduler` and `workers`.

    Yields
    ------
    tuple of Executor and int
        The executor, and how many notebooks it runs at a time.

    Raises
    ------
    ValueError, TypeError
        If `workers` is no number of at least 1.
    """
    if arguments.scheduler:
        from distributed import Client

        with Client(arguments.scheduler) as client:  # type: ignore[no-untyped-call]
            cores = sum(client.nthreads().values())
            yield client.get_executor(pure=False), whole_number("--workers", arguments.workers or cores, 1)
        return
    workers = whole_number("--workers", os.cpu_count() if arguments.workers is None else arguments.workers, 1)
    executor = ThreadPoolExecutor(workers)  # threads do: each waits for a process of its own that runs the notebook
    yield executor, workers
    executor.shutdown(wait=False, cancel_futures=True)


def _watched(results: Iterator[Graded], total: int) -> Iterator[Graded]:
    """Show on a terminal how far it is, how fast it goes, how long it will take, and how many need a look."""
    from tqdm import tqdm

    problems = 0
    with tqdm(total=total, unit="submission", disable=None, dynamic_ncols=True) as bar:
        for graded in results:
            problems += bool(graded.entry.words or graded.entry.alarms)
            bar.set_postfix(to_look_at=problems, refresh=False)
            bar.update()
            yield graded


def limits_for(arguments: argparse.Namespace, course: Course) -> Limits:
    """Return the limits asked for; the time for a cell is nbgrader's own setting where nothing else is asked.

    Parameters
    ----------
    arguments : Namespace
        What was asked.
    course : Course
        The course.

    Returns
    -------
    Limits
        The limits.

    Raises
    ------
    TypeError, ValueError
        If one is out of its range.
    """
    from nbgrader.preprocessors import Execute

    asked = {
        "cell_seconds": arguments.time_limit or Execute(parent=course.app).timeout,
        "notebook_seconds": arguments.notebook_time_limit,
        "memory": arguments.memory_limit,
    }
    return Limits(**{name: value for name, value in asked.items() if value is not None})


def students_among(there: list[str], arguments: argparse.Namespace) -> list[str]:
    """Return whose submissions are meant: those asked for, or all.

    Parameters
    ----------
    there : list of str
        The students who have something to work on.
    arguments : Namespace
        What was asked, with `assignment` and `students`.

    Returns
    -------
    list of str
        The students' ids.

    Raises
    ------
    ValueError
        If there is nobody, or one of those asked for is not there.

    Examples
    --------
    >>> students_among(["ada", "elinor"], argparse.Namespace(assignment="votes", students=["elinor"]))
    ['elinor']
    """
    if not there:
        raise ValueError(f"there is nothing to work on: nobody has a folder for {arguments.assignment}")
    asked = there if arguments.students is None else dict.fromkeys(arguments.students)
    return [one_of("the student", student, there) for student in asked]


def _summary(done: list[Graded], asked: int, seconds: float, workers: int, interrupted: bool) -> dict[str, Any]:
    entries = [graded.entry for graded in done]
    return {
        "submissions": asked,
        "graded": sum(graded.changed and graded.entry.graded for graded in done),
        "unchanged": sum(not graded.changed for graded in done),
        "seconds": round(seconds, 2),
        "workers": workers,
        "interrupted": interrupted,
        "problems": {entry.student: list(entry.words) for entry in entries if entry.words},
        "alarms": {entry.student: dict(entry.alarms) for entry in entries if entry.alarms},
    }


def _words(summary: dict[str, Any]) -> str:
    left = summary["submissions"] - summary["graded"] - summary["unchanged"]
    lines = [
        f"{summary['graded']} graded, {summary['unchanged']} unchanged since they were graded, {left} not graded; "
        f"{summary['seconds']:.1f} seconds, {summary['workers']} at a time."
    ]
    if summary["interrupted"]:
        lines.append("Stopped. What is graded is safe; the same command goes on from there.")
    for student, words in summary["problems"].items():
        lines += [f"{student}: {each}" for each in words]
    for student, alarms in summary["alarms"].items():
        lines += [f"{student}: ALARM, look at {test}: {'; '.join(found)}" for test, found in alarms.items()]
    return "\n".join(lines)
