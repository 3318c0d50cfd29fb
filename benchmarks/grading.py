"""How fast a class is graded: plain nbgrader against `pvcourse teach grade`, with the same submissions in one run.

`make benchmark-grading` prints the table; it takes half an hour or so. For a first look in a minute or two:
`python benchmarks/grading.py --students 10 --growth --no-cluster`.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

if TYPE_CHECKING:
    from distributed import Client

ASSIGNMENT = "votes"
# Twelve cells, as many of an assignment's as learners meet: text, imports, a table, a chart, three tasks.
CELLS = [
    ("text", "# Votes\n\nThree tasks on one table."),
    ("code", "import altair as alt\nimport pandas as pd"),
    ("code", 'table = pd.DataFrame({"list": ["A", "B", "C"], "votes": [120, 60, 20]})\ntable'),
    ("text", "## Task 1\n\nHow many votes were cast?"),
    ("answer", "cast = int(table.votes.sum())"),
    ("test", "assert cast == 200"),
    ("text", "## Task 2\n\nWhich share has each list?"),
    ("answer", "shares = (table.votes / cast).round(2).tolist()"),
    ("test", "assert shares == [0.6, 0.3, 0.1]"),
    ("code", 'alt.Chart(table.assign(share=shares)).mark_bar().encode(x="share:Q", y="list:N")'),
    ("answer", "def seats(share, of):\n    return round(share * of)"),
    ("test", "assert [seats(share, 10) for share in shares] == [6, 3, 1]"),
]
WRONG = {4: "cast = len(table)", 7: "shares = 1 / 0", 10: "def seats(share, of):\n    return of"}


@dataclass(frozen=True)
class Cost:
    """What a command took, in seconds, and the most memory that one of its processes held, in bytes."""

    wall: float
    cpu: float
    memory: int


class Class:
    """A course with one assignment and a number of submissions; every fourth has a wrong answer."""

    def __init__(self, folder: Path, students: int, pause: float = 0) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "IPYTHONDIR": str(folder / "ipython"),
        }
        (folder / "source" / ASSIGNMENT).mkdir(parents=True)
        nbformat.write(_notebook(pause), folder / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
        config = f'c = get_config()\nc.CourseDirectory.course_id = "speed"\nc.Exchange.root = "{folder}"\n'
        (folder / "nbgrader_config.py").write_text(config)
        self.run("nbgrader", "generate_assignment", ASSIGNMENT)
        released = nbformat.read(folder / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", 4)
        for number in range(students):
            self._submit(released, number)

    def _submit(self, released: nbformat.NotebookNode, number: int) -> None:
        wrong = sorted(WRONG)[number // 4 % len(WRONG)] if number % 4 == 0 else None
        for place, (kind, source) in enumerate(CELLS):
            if kind == "answer":
                released.cells[place].source = WRONG[place] if place == wrong else source
        folder = self.folder / "submitted" / f"student-{number:04}" / ASSIGNMENT
        folder.mkdir(parents=True)
        nbformat.write(released, folder / f"{ASSIGNMENT}.ipynb")

    def run(self, *command: str) -> Cost:
        """Run a command in the course and return what it took, with all that it started."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Cost(wall, cpu, after.ru_maxrss * 1024)

    def grade(self, *options: str) -> Cost:
        """Grade with this course's engine."""
        return self.run("pvcourse", "teach", "grade", ASSIGNMENT, *options)

    def marks(self) -> dict[str, float]:
        """Return each student's marks."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as gradebook:
            return {found.student.id: found.score for found in gradebook.assignment_submissions(ASSIGNMENT)}


def _notebook(pause: float) -> nbformat.NotebookNode:
    cells = []
    for place, (kind, source) in enumerate(CELLS):
        settings = {"grade_id": f"cell-{place}", "schema_version": 3, "task": False, "locked": kind != "answer"}
        settings |= {"solution": kind == "answer", "grade": kind == "test"} | (
            {"points": 2} if kind == "test" else {}
        )
        text = f"### BEGIN SOLUTION\n{source}\n### END SOLUTION" if kind == "answer" else source
        make = new_markdown_cell if kind == "text" else new_code_cell
        cells.append(make(text, metadata={"nbgrader": settings} if kind in ("answer", "test") else {}))
    if pause:
        cells.append(new_code_cell(f"import time\n\ntime.sleep({pause})"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


@contextmanager
def a_class(students: int, pause: float = 0) -> Iterator[Class]:
    """Make a class in a folder that is deleted afterwards; each notebook ends with a pause, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        yield Class(Path(folder), students, pause)


def compare(students: int) -> Iterator[tuple[str, float, str]]:
    """Grade one class by both; then grade again with nothing changed."""
    with a_class(students) as plain, a_class(students) as ours:
        base = plain.run("nbgrader", "autograde", ASSIGNMENT)
        cost = ours.grade()
        if ours.marks() != plain.marks():
            raise RuntimeError("the marks differ")
        again = ours.grade()
    yield f"wall time, class of {students}, sandbox on", cost.wall / base.wall, "1/10"
    yield f"CPU time, class of {students}", cost.cpu / base.cpu, "1/4"
    yield "a regrade with nothing changed", again.wall / base.wall, "1/100"


def starts(times: int = 5) -> Iterator[tuple[str, float, str]]:
    """Start a kernel that has used pandas and altair: an ordinary one, a warm one by the protocol, a fork."""
    from pvcourse.grading.exchange import Exchange
    from pvcourse.grading.fork import ForkSession
    from pvcourse.grading.job import Job
    from pvcourse.grading.kernel import install
    from pvcourse.grading.limits import Limits

    source = "import pandas, altair; altair.Chart(pandas.DataFrame({'votes': [1]})).mark_bar().to_dict()"

    def by_fork() -> None:
        session = ForkSession(Job("benchmark", "{}"))
        Exchange(session, Limits(), lambda message: None).run(source, 30)
        session.close()

    with tempfile.TemporaryDirectory() as folder:
        install("benchmark", prefix=Path(folder))
        os.environ["JUPYTER_PATH"] = f"{folder}/share/jupyter"
        cold = _median(lambda: _by_protocol("python3", source, folder), times)
        by_fork()  # the warm process starts once
        yield "start of a warm kernel, the engine's own", _median(by_fork, times) / cold, "60 ms of 2 s: 1/33"
        warm = _median(lambda: _by_protocol("benchmark", source, folder), times)
        yield "start of a warm kernel, by the protocol", warm / cold, "0.4 s of 2 s: 1/5"


def _by_protocol(kernel: str, source: str, folder: str) -> None:
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name=kernel, cwd=folder)
    client.execute_interactive(source, output_hook=lambda message: None)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def _median(do: Callable[[], None], times: int) -> float:
    took = []
    for _ in range(times):
        start = perf_counter()
        do()
        took.append(perf_counter() - start)
    return sorted(took)[times // 2]


def growth(sizes: list[int]) -> Iterator[tuple[str, float, str]]:
    """Grade larger classes: time for each submission and memory, against the smallest."""
    costs = {}
    for size in sizes:
        with a_class(size) as students:
            costs[size] = students.grade()
    first = costs[sizes[0]]
    for size in sizes[1:]:
        each = costs[size].wall / size / (first.wall / sizes[0])
        yield f"time for each of {size:,} against each of {sizes[0]:,}", each, "1"
        yield f"memory for {size:,} against {sizes[0]:,}", costs[size].memory / first.memory, "1"


def on_dask(take: Callable[["Client"], float]) -> float:
    """Do the same on one Dask worker and on two; return how many times as fast the two are."""
    from distributed import Client, LocalCluster

    walls = []
    for workers in (1, 2):
        dask = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        with dask, Client(dask) as client:
            _run_notebooks(4 * workers, client)  # the warm processes start
            walls.append(take(client))
    return walls[0] / walls[1]


def _run_notebooks(count: int, client: "Client") -> float:
    """Run the benchmark's notebook a number of times, with nothing to record; return the seconds that it took."""
    from pvcourse.grading.job import Job
    from pvcourse.grading.repeat import execute_surely

    notebook, executor = nbformat.writes(_notebook(0)), client.get_executor()
    start = perf_counter()
    jobs = [executor.submit(execute_surely, Job(f"n{number}", notebook)) for number in range(count)]
    if not all(cell.ending == "ran" for job in jobs for cell in job.result().cells):
        raise RuntimeError("a cell failed")
    return perf_counter() - start


def _grade_a_class(students: int, pause: float, client: "Client") -> float:
    with a_class(students, pause) as many:
        return many.grade("--scheduler", client.scheduler.address).wall


def cluster(students: int) -> Iterator[tuple[str, float, str]]:
    """Compare two Dask workers with one: the step that they do, and the whole of grading a class.

    On two processors, two workers share what there is with the one that writes the gradebook. The pause stands for
    notebooks that run on processors of their own, as a cluster's do.
    """
    yield "two Dask workers against one, running notebooks", on_dask(partial(_run_notebooks, students)), "1.8"
    for pause in (1, 0):
        faster = on_dask(partial(_grade_a_class, students, pause))
        yield f"… grading a class, {pause} s of pause in each", faster, "1.8"


def measured(asked: argparse.Namespace) -> Iterator[tuple[str, float, str]]:
    """Measure what is asked for, one line of the table after the other."""
    yield from starts()
    yield from compare(asked.students)
    if asked.growth:
        yield from growth(asked.growth)
    if not asked.no_cluster:
        yield from cluster(asked.students)


def main() -> None:
    """Print the table, each line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=100, help="how many submissions; default: %(default)s")
    parser.add_argument(
        "--growth", type=int, nargs="*", default=[100, 500, 2000], help="classes to grade; none: skip"
    )
    parser.add_argument("--no-cluster", action="store_true", help="leave Dask out")
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} processors; plain nbgrader is 1\n", flush=True)
    rows = []
    for what, ratio, reach in measured(asked):
        shown = f"1/{1 / ratio:.1f}" if ratio < 0.7 else f"{ratio:.2f}"
        print(f"{what:52} {shown:>8}   to reach: {reach}", flush=True)
        rows.append({"what": what, "ratio": ratio, "reach": reach})
    if asked.json:
        asked.json.write_text(json.dumps(rows))


if __name__ == "__main__":
    main()
