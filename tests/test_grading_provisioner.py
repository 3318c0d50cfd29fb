"""Warm kernels by the Jupyter protocol: nbgrader, formgrader's button and nbval, through an ordinary kernelspec."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from course_folder import NearCourse, read_answers
from lab_server import jupyter_lab, lab_page
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import Execute
from zoo_course import SOLUTIONS, TESTS, beasts

from pvcourse.grading.execute import execute
from pvcourse.grading.job import Job
from pvcourse.grading.kernel import install
from pvcourse.grading.limits import Limits

ASSIGNMENT = "02_strategic_triangle"
STUDENTS = ("right_loop", "wrong_average", "unanswered")
TESTED = [name for name, beast in beasts().items() if beast.cells]
CELL_SECONDS = 4
UNDONE = ("ended the kernel", "timed out", "too much output", "too much memory", "too many processes")
# Where memory or time decides, or a race with an interrupt or a forged reply, two runs of one kernel differ as much
# as two kernels.
RACING = {"fork_bomb", "thread_bomb", "memory_hog", "memory_hog_in_parts", "output_of_a_gigabyte"} | {
    *("output_in_one_piece", "output_of_a_program", "forged_reply")
}


@pytest.fixture(scope="module")
def kernels(tmp_path_factory):
    """Two kernels, installed where this process and what it starts finds them: in the sandbox, and outside."""
    folder = tmp_path_factory.mktemp("kernels")
    install("warm", prefix=folder, memory=500)
    install("warm-open", sandbox=False, prefix=folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder / "share/jupyter"))
        yield folder / "share/jupyter"


def notebook(*sources):
    return new_notebook(cells=[new_code_cell(source) for source in sources])


def by_protocol(notebook, folder, kernel="warm"):
    """Run a notebook as nbgrader does; return how many cells ran before the kernel ended, if it ended."""
    client = Execute(kernel_name=kernel, timeout=CELL_SECONDS, record_timing=False)
    try:
        client.preprocess(notebook, {"metadata": {"path": str(folder)}})
    except (DeadKernelError, CellTimeoutError):  # the second: it does not even stop when it is interrupted
        return client.code_cells_executed - 1
    return len(notebook.cells)


def shown(cell):
    """What a cell shows, without addresses, folders, and where a stream was split."""
    text = {"stdout": "", "stderr": ""}
    rest = []
    for output in cell.outputs:
        if output.output_type == "stream":
            text[output.name] += output.text
        elif output.get("ename") != "CellTimeoutError":  # told by the client, in words of its own
            # An error that IPython was kept from showing is put in by either, in words of its own.
            hidden = len(output.get("traceback", ())) == 1
            rest.append(output | {"traceback": []} if hidden else output)
    return re.sub(r"0x[0-9a-f]+", "ADDRESS", json.dumps([text, rest], sort_keys=True))


@pytest.mark.parametrize("name", sorted(set(TESTED) - RACING))
def test_on_the_whole_zoo_both_ways_show_the_same(kernels, tmp_path, name):
    beast = beasts({"COURSE": tmp_path, "HOME": tmp_path, "PORT": 1})[name]
    sources = [
        part
        for key, (_, test) in zip(SOLUTIONS, TESTS.values(), strict=True)
        for part in ((SOLUTIONS | beast.cells)[key], test)
    ]
    protocol = notebook(*sources)
    until = by_protocol(protocol, tmp_path)
    done = execute(
        Job(name, nbformat.writes(notebook(*sources)), limits=Limits(cell_seconds=CELL_SECONDS, memory=500))
    )
    ours = nbformat.reads(done.notebook, 4).cells
    # After a cell that the engine undoes, because the kernel ended with it or did not stop, they differ on purpose.
    stopped = next((at for at, cell in enumerate(done.cells) if cell.ending in UNDONE), len(ours))
    for place in range(min(until, stopped)):
        assert shown(ours[place]) == shown(protocol.cells[place]), sources[place]
    if until < len(ours) and "exit()" not in sources[2]:  # an ordinary kernel runs on for a moment after `exit()`
        # Where the protocol has only "the kernel died", the engine fails that cell and goes on.
        assert done.cells[until].ending in UNDONE


def test_a_kernel_reads_the_files_beside_the_notebook_and_changes_none(kernels, tmp_path):
    (tmp_path / "votes.csv").write_text("list,votes")
    (tmp_path / "secret").symlink_to("/etc/hostname")
    run = notebook("print(open('votes.csv').read())", "open('votes.csv', 'w').close()", "open('secret')")
    by_protocol(run, tmp_path)
    assert run.cells[0].outputs[0].text == "list,votes\n"
    assert (tmp_path / "votes.csv").read_text() == "list,votes"
    assert run.cells[2].outputs[0].ename == "FileNotFoundError"


def test_outside_the_sandbox_a_kernel_runs_in_the_folder_itself(kernels, tmp_path):
    by_protocol(notebook("open('new', 'w').close()"), tmp_path, "warm-open")
    assert (tmp_path / "new").exists()


def test_an_interrupted_cell_ends_and_the_kernel_goes_on(kernels, tmp_path):
    run = notebook("x = 1", "while True: pass", "print(x)")
    assert by_protocol(run, tmp_path) == 3
    assert run.cells[1].outputs[0].ename == "KeyboardInterrupt"
    assert run.cells[2].outputs[0].text == "1\n"


def test_a_kernel_that_ends_is_noticed(kernels, tmp_path):
    assert by_protocol(notebook("1", "import os; os._exit(1)", "2"), tmp_path) == 1


def test_a_kernel_has_pandas_and_altair_before_it_is_asked_to_import_them(kernels, tmp_path):
    loaded = {}
    for kernel in ("warm", "python3"):
        run = notebook("import sys; print({'pandas', 'altair'} <= set(sys.modules))")
        by_protocol(run, tmp_path, kernel)
        loaded[kernel] = run.cells[0].outputs[0].text
    assert loaded == {"warm": "True\n", "python3": "False\n"}


def test_files_that_are_too_large_are_said(tmp_path):
    from pvcourse.grading.provisioner import files_of

    (tmp_path / "large").write_bytes(b"x" * 2000)
    with pytest.raises(ValueError, match="have more than 0.001 MB; give the kernel more room"):
        files_of(tmp_path, 1000)


def test_a_kernel_has_a_name_that_jupyter_takes(tmp_path):
    with pytest.raises(ValueError, match="the kernel's name is 'a b'; use letters"):
        install("a b", prefix=tmp_path)
    with pytest.raises(ValueError, match="the limit of memory in megabytes is 1"):
        install("small", memory=1, prefix=tmp_path)


def test_the_command_installs_it_and_says_how_to_use_it(tmp_path):
    command = [sys.executable, "-m", "pvcourse.cli", "teach", "kernel", "--prefix", tmp_path, "--name", "sandboxed"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert 'c.Execute.kernel_name = "sandboxed"' in said
    kernel = json.loads((tmp_path / "share/jupyter/kernels/sandboxed/kernel.json").read_text())
    assert kernel["metadata"]["kernel_provisioner"]["config"] == {"sandbox": True}


def test_nbval_runs_a_lesson_with_it(kernels, tmp_path):
    path = tmp_path / "lesson.ipynb"
    checked = notebook("import pandas as pd", "# NBVAL_CHECK_OUTPUT\n6 * 7")
    checked.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    checked.cells[0].execution_count, checked.cells[1].execution_count = 1, 2
    checked.cells[1].outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "42"}, execution_count=2)]
    nbformat.write(checked, path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path]
    command += ["--nbval", "--nbval-kernel-name", "warm", path]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "2 passed" in done.stdout, done.stdout[-2000:]


@pytest.fixture(scope="module")
def courses(tmp_path_factory, kernels):
    """The same submissions twice: for nbgrader with its own kernel, and with the warm one."""
    found = {}
    for kernel in ("python3", "warm"):
        course = NearCourse(tmp_path_factory.mktemp(kernel), ASSIGNMENT)
        course.use_kernel(kernel, kernels)
        course.run("nbgrader", "generate_assignment", ASSIGNMENT)
        for name in STUDENTS:
            course.submit(name.replace("_", "-"), read_answers(ASSIGNMENT)[name].cells)
        found[kernel] = course
    return found


def test_nbgraders_own_autograding_gives_the_same_marks_with_it(courses):
    marks = {}
    for kernel, course in courses.items():
        course.run("nbgrader", "autograde", ASSIGNMENT)
        marks[kernel] = [course.marks(name.replace("_", "-")) for name in STUDENTS]
    assert marks["warm"] == marks["python3"]
    assert sum(mark for mark in marks["warm"][0].values() if mark != "by hand") == 24


def test_formgraders_button_works_with_it(courses, browser):
    course = courses["warm"]
    student = "right-library"
    course.submit(student, read_answers(ASSIGNMENT)["right_library"].cells)
    with jupyter_lab(course.folder, course.environment, ("jupyter", "lab", "--no-browser")) as (address, token):
        page = lab_page(browser)
        page.goto(f"{address}/lab?token={token}")
        page.get_by_role("menuitem", name="Nbgrader", exact=True).wait_for()
        page.goto(f"{address}/formgrader/manage_submissions/{ASSIGNMENT}/")
        row = page.locator("tr", has_text=student)
        row.locator("td.autograde a").click()
        page.get_by_text("Successfully autograded").wait_for()
        page.close()
    assert sum(mark for mark in course.marks(student).values() if mark != "by hand") == 24


def test_the_books_own_build_can_ask_for_it(kernels, tmp_path):
    """myst-nb runs pages through jupyter-cache, which starts a page's kernel by its name."""
    page = notebook("1 + 1")
    page.metadata.kernelspec = {"name": "warm", "display_name": "warm", "language": "python"}
    nbformat.write(page, tmp_path / "page.ipynb")
    (tmp_path / "conf.py").write_text("extensions = ['myst_nb']\nnb_execution_mode = 'force'\nroot_doc = 'page'\n")
    command = [sys.executable, "-m", "sphinx", "-W", "-q", str(tmp_path), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONWARNINGS": "ignore"})
    assert done.returncode == 0, done.stderr[-3000:]
    assert ">2<" in re.sub(r"\s", "", Path(tmp_path, "out/page.html").read_text())
