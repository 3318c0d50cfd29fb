"""The sandbox: what a notebook can reach in it, and what stays when it ends. See `tests/zoo/` for what they try."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from zoo_course import SECRET, SOLUTIONS, TESTS, beasts

from pvcourse.grading.execute import execute
from pvcourse.grading.job import Job
from pvcourse.grading.limits import Limits
from pvcourse.grading.sandbox import ENVIRONMENT, THREADS, command, why_not
from pvcourse.grading.warm import NoSandboxError, WarmProcess

ROOT = Path(__file__).parent.parent
REACHING = [name for name, beast in beasts().items() if beast.without_sandbox]


def run(*sources, **options):
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    done = execute(Job("ada/votes", nbformat.writes(notebook), limits=Limits(cell_seconds=10), **options))
    return [
        "".join(output.get("text", output.get("ename", "")) for output in cell.outputs)
        for cell in nbformat.reads(done.notebook, 4).cells
    ]


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """What a submission would like to find: a course, a home, a secret; and a server that lets everyone in."""
    for path in ("gradebook.db", "source/votes/votes.ipynb", "submitted/neighbour/votes/votes.ipynb", "diary.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("secret")
    monkeypatch.setenv(SECRET, "the sea")
    return tmp_path


@pytest.mark.parametrize("name", REACHING)
def test_without_the_sandbox_it_reaches_what_it_tries_to_reach(machine, name, monkeypatch):
    """Or `test_grading_zoo` would prove nothing about the sandbox."""
    import socket

    library = machine / "library"
    library.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as server:
        places = {"COURSE": machine, "HOME": machine, "PORT": server.getsockname()[1]}
        beast = beasts(places)[name]
        source = (SOLUTIONS | beast.cells)["second"].replace("pvcourse.__file__", f"{str(library / 'new.py')!r}")
        warm = WarmProcess(sandbox=False)  # of its own: it has the secret in its environment
        monkeypatch.setattr("pvcourse.grading.fork.warm_process", lambda *_: warm)
        said = run(source, TESTS["test-second"][1], sandbox=False)
        warm.close()
    assert said[1] == "AssertionError"


def test_a_notebook_has_no_privilege_and_neither_has_what_it_starts():
    started = "subprocess.run(['cat', '/proc/self/status'], capture_output=True, text=True)"
    script = f"import subprocess; print({started}.stdout)"
    for said in run("print(open('/proc/self/status').read())", script):
        lines = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
        for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
            assert int(lines[kind], 16) == 0
        assert lines["NoNewPrivs"].strip() == "1"


def test_a_notebook_finds_an_environment_without_the_instructors():
    (said,) = run("import os; print(*sorted(os.environ))")
    kernels = "PWD MPLBACKEND TERM CLICOLOR CLICOLOR_FORCE FORCE_COLOR PAGER GIT_PAGER PYDEVD_USE_FRAME_EVAL"
    assert set(said.split()) - set(kernels.split()) == ENVIRONMENT.keys() | THREADS.keys()


def test_a_notebook_sees_its_own_processes_and_can_end_no_other():
    said = run(
        "import os; print(*[name for name in os.listdir('/proc') if name.isdigit()])",
        "os.kill(1, 9); os.kill(1, 15); print('alive')",
        "print(open('/proc/1/environ').read())",
    )
    assert said == ["1 2\n", "alive\n", "PermissionError"]


def test_a_notebook_can_write_in_its_own_folder_and_nowhere_else():
    places = (
        "here",
        "/tmp/there",
        "/dev/shm/there",
        "/there",
        "/usr/there",
        "/etc/there",
        "/run/there",
        "/dev/there",
    )
    tries = "\n".join(
        f"try:\n    open({place!r}, 'w').close(); print({place!r})\nexcept OSError: pass" for place in places
    )
    assert run(tries)[0].split() == ["here", "/tmp/there", "/dev/shm/there"]


def test_a_notebook_finds_no_file_of_the_machine_but_pythons_and_the_systems():
    (said,) = run(
        "import os; print(*sorted(os.listdir('/')), sorted(os.listdir('/run/proc')), os.path.exists('/etc/passwd'))"
    )
    home = Path(sys.base_prefix).parts[1]
    system = {"bin", "dev", "etc", "lib", "lib32", "lib64", "proc", "run", "sbin", "tmp", "usr"}
    assert set(said.split()[:-2]) <= system | {home, ROOT.parts[1], Path(sys.prefix).parts[1]}
    assert said.split()[-2:] == ["[]", "False"]
    assert run(f"import os; print(os.path.exists('{ROOT}/exercises'))") == ["False\n"]


@pytest.mark.parametrize("place", ["exercises", "in_tmp"])
def test_a_folder_may_be_shown_to_be_read(place, tmp_path):
    folder = ROOT / "exercises" if place == "exercises" else tmp_path
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()")
    source = f"print('get_config' in open('{folder}/nbgrader_config.py').read()); open('{folder}/new', 'w')"
    assert run(source, readable=(str(folder),)) == ["True\nOSError"]
    assert run(source) == ["FileNotFoundError"]
    with pytest.raises(ValueError, match="give the absolute path of a folder that is there"):
        command(["not/there"])


def test_nothing_that_a_notebook_started_is_left_when_it_ends():
    mark = f"sleep 98765.{os.getpid()}"
    for options in ({"sandbox": True}, {"sandbox": False}):
        run(f"import subprocess; p = subprocess.Popen({mark.split()!r})", **options)
        assert gone(mark)


def test_a_grader_that_is_killed_takes_everything_with_it(tmp_path):
    mark = f"98766.{os.getpid()}"
    script = tmp_path / "grader.py"
    script.write_text(
        "from nbformat.v4 import new_code_cell, new_notebook, writes\n"
        "from pvcourse.grading.execute import execute\nfrom pvcourse.grading.job import Job\n"
        f"cell = new_code_cell(\"import subprocess; subprocess.run(['sleep', '{mark}'])\")\n"
        "execute(Job('ada', writes(new_notebook(cells=[cell]))))\n"
    )
    grader = subprocess.Popen([sys.executable, script])
    deadline = time.monotonic() + 60
    while not running(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert running(mark)
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    assert gone(mark)


def running(mark):
    """Whether a process with this in its command is there."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            said = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if mark in said and "python" not in said:
            return True
    return False


def gone(mark):
    deadline = time.monotonic() + 60
    while running(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not running(mark)


def test_where_there_can_be_no_sandbox_the_engine_says_so_and_refuses(monkeypatch, tmp_path):
    why_not.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    try:
        assert "bubblewrap is not installed (on Debian and Ubuntu: apt-get install bubblewrap)" in why_not()
        with pytest.raises(NoSandboxError, match="no sandbox: bubblewrap is not installed.*say --no-sandbox"):
            WarmProcess(sandbox=True)
        why_not.cache_clear()
        monkeypatch.setattr(sys, "platform", "darwin")
        assert "the sandbox needs Linux" in why_not()
    finally:
        monkeypatch.undo()
        why_not.cache_clear()


def test_a_sandbox_that_the_system_forbids_is_told_with_the_systems_own_words(monkeypatch, tmp_path):
    (tmp_path / "bwrap").write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    why_not.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    try:
        assert why_not() == "bubblewrap cannot set up a sandbox here: No permissions to create new namespace"
    finally:
        why_not.cache_clear()


def test_a_warm_process_that_does_not_start_says_why(monkeypatch):
    monkeypatch.setattr("pvcourse.grading.warm.sys.executable", "/usr/bin/false")
    with pytest.raises(OSError, match="the warm process did not start: it said nothing"):
        WarmProcess(sandbox=False)
