"""Step one of grading: a notebook goes out, an executed one comes back, whatever the notebook does."""

import json
import pickle
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from pvcourse.grading.execute import execute
from pvcourse.grading.job import Alarm, CellOutcome, Job
from pvcourse.grading.limits import Limits
from pvcourse.grading.ordinary import OrdinarySession
from pvcourse.grading.run import NotebookRun

CELL = 3.0  # seconds

# What kernels differ in, if they differ: each line is a cell.
CORPUS = [
    "1 + 1",
    "print('one'); print('two', end=''); 3",
    "import sys; print('to whom it may concern', file=sys.stderr)",
    "import os, time; _ = os.system('echo from another program'); time.sleep(0.5)",
    "1 / 0",
    "def f():\n    raise KeyError('votes')\n\n\nf()",
    "if True print('no')",
    "undefined_name",
    "input('Your name? ')",
    "raise SystemExit(3)",
    "import pandas as pd\n\ntable = pd.DataFrame({'list': ['A', 'B'], 'votes': [3, 4]}, index=['one', 'two'])\ntable",
    "table.votes.plot",
    "import altair as alt\n\nalt.Chart(table).mark_bar().encode(x='list').to_dict()['mark']",
    "from IPython.display import Markdown, clear_output, display\n\ndisplay(Markdown('*one*'))",
    "handle = display('first', display_id='place')",
    "handle.update('second')",
    "print('gone'); clear_output(); print('stays')",
    "print('gone'); clear_output(wait=True); print('stays')",
    "import asyncio\n\nawait asyncio.sleep(0.01)\nprint('awaited')",
    "async def later():\n    return 5\n\n\nawait later()",
    "task = asyncio.create_task(later())",
    "await task",
    "import threading\n\nthread = threading.Thread(target=lambda: print('aside'))\nthread.start()\nthread.join()",
    "import warnings\n\nwarnings.warn('careful', stacklevel=1)",
    "import logging\n\nlogging.getLogger().warning('logged')",
    "%%capture taken\nprint('taken')",
    "print(taken.stdout)",
    "!echo from the shell",
    "%%writefile note.txt\nwritten by a magic",
    "open('note.txt').read()",
    "open('votes.csv').read()",
    "_",
    "Out[1], In[1], _i",
    "get_ipython().__class__.__name__[-16:]",
    "__name__",
    "import subprocess\n\nsubprocess.run(['echo', 'taken'], capture_output=True, text=True).stdout",
    "print('\\u2603', 'ä', '\\x1b[31mred\\x1b[0m')",
    "float('nan'), float('inf')",
    "import pickle\n\n\nclass Vote:\n    pass\n\n\ntype(pickle.loads(pickle.dumps(Vote()))).__name__",
    "from multiprocessing import Pool\n\nwith Pool(2) as pool:\n    print(pool.map(abs, [-1, 2]))",
    "import ast\n\nprint(ast.dump(ast.parse('1')))",
    "1;",
    "None",
    "assert 1 == 2, 'one is not two'",
    "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ValueError('wrapped') from error",
    "def deep(n):\n    return deep(n + 1)\n\n\ntry:\n    deep(0)\nexcept RecursionError as error:\n    print(error)",
]


def notebook(*sources, test=None):
    cells = [new_code_cell(source) for source in sources]
    if test is not None:
        settings = {"grade": True, "solution": False, "locked": True, "grade_id": "test", "points": 1}
        cells.append(new_code_cell(test, metadata={"nbgrader": settings}))
    return nbformat.writes(new_notebook(cells=cells))


def run(*sources, test=None, files=(), sandbox=True, **limits):
    limits = {"cell_seconds": CELL} | limits
    return execute(Job("ada/votes", notebook(*sources, test=test), dict(files), Limits(**limits), sandbox))


def endings(done):
    return [cell.ending for cell in done.cells]


def text(done, place):
    """What a cell shows as text."""
    outputs = nbformat.reads(done.notebook, 4).cells[place].outputs
    return "".join(output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in outputs)


def plain(cells):
    """Return cells' outputs without what differs from run to run: addresses, folders, where a stream is split."""
    return [_plain(cell) for cell in cells]


def _plain(cell):
    outputs = []
    for output in json.loads(json.dumps(cell.outputs)):
        if output["output_type"] == "stream" and outputs and outputs[-1].get("name") == output["name"]:
            outputs[-1]["text"] += output["text"]
        else:
            outputs.append(output)
    said = json.dumps(sorted(outputs, key=lambda output: output.get("name", "")), sort_keys=True)
    said = re.sub(r"0x[0-9a-f]+", "ADDRESS", said)
    said = re.sub(r"/tmp/(ipykernel_\d+|pvcourse-\w+|work)", "FOLDER", said)
    return cell.execution_count, json.loads(said)


@pytest.fixture(scope="module")
def both():
    """The corpus as the engine runs it, in its sandbox, and as an ordinary kernel does, by ZeroMQ."""
    job = Job(
        "corpus", notebook(*CORPUS), {"votes.csv": b"list,votes\nA,3\n"}, Limits(cell_seconds=60), sandbox=False
    )
    ordinary = nbformat.reads(job.notebook, 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST")  # with it, ipykernel does not show what other programs print
        NotebookRun(job, ordinary, lambda: OrdinarySession(job)).run()
    done = execute(Job("corpus", job.notebook, job.files, job.limits))
    return plain(nbformat.reads(done.notebook, 4).cells), plain(ordinary.cells)


@pytest.mark.parametrize("place", range(len(CORPUS)), ids=[source[:24] for source in CORPUS])
def test_the_engine_shows_what_an_ordinary_kernel_shows(both, place):
    ours, ordinary = both
    assert ours[place] == ordinary[place]


def test_cells_that_go_wrong_fail_and_the_rest_goes_on_from_before_them():
    done = run(
        "votes = 3",
        "import os; votes = 4; os._exit(1)",
        "print(votes)",
        "while True: pass",
        "print(votes + 1)",
        "exit()",
        "print(votes + 2)",
        "1 / 0",
        cell_seconds=4,
    )
    assert endings(done) == [
        *("ran", "ended the kernel", "ran", "timed out", "ran", "ended the kernel", "ran", "error")
    ]
    assert [text(done, place) for place in (2, 4, 6)] == ["3\n", "4\n", "5\n"]
    cells = nbformat.reads(done.notebook, 4).cells
    assert [cell.execution_count for cell in cells] == list(range(1, 9))
    assert [cell.outputs[-1].ename for cell in cells if cell.outputs and cell.outputs[-1].output_type == "error"] == [
        *("DeadKernelError", "CellTimeoutError", "DeadKernelError", "ZeroDivisionError")
    ]


def test_what_was_shown_before_a_crash_stays():
    done = run(
        "import random\nnumber = random.random()\nprint(number)", "print('so far', flush=True); import os; os.abort()"
    )
    assert "so far" in text(done, 1)


def test_a_cell_that_ends_the_kernel_only_the_second_time_is_left_out():
    # The first time it writes a file; when the cells before the crash are run again, the folder is new.
    done = run(
        "import os\nfrom pathlib import Path",
        "if Path('/dev/shm/x').exists(): os._exit(1)",
        "os._exit(2)",
        "print('on')",
    )
    assert text(done, 3) == "on\n"


def test_the_whole_notebook_has_a_limit_too():
    done = run("import time", *["time.sleep(2)"] * 4, notebook_seconds=5)
    assert endings(done)[0] == "ran"
    assert endings(done)[-1] == "not run"
    assert "longer than 5 seconds" in done.cells[-1].words


def test_more_memory_than_allowed_fails_the_cell():
    parts = (
        "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n        x = b'x' * 60_000_000; time.sleep(20)\n"
    )
    done = run(f"{parts}time.sleep(20)", "print('on')", memory=150, cell_seconds=20)
    assert endings(done) == ["too much memory", "ran"]
    assert done.cells[0].words == "it held more than 150 MB of memory"
    done = run("x = bytearray(1_000_000_000)", "print('on')", memory=150)
    assert [cell.words for cell in done.cells] == ["MemoryError", ""]


def test_more_processes_than_allowed_fail_the_cell():
    done = run(
        "import os, time\nfor _ in range(4): os.fork()\ntime.sleep(20)", "print('on')", processes=10, cell_seconds=20
    )
    assert endings(done) == ["too many processes", "ran"]
    assert done.cells[0].words == "it started more than 10 processes and threads"


def test_more_processor_time_than_allowed_fails_the_cell():
    done = run("while True: pass", "print('on')", cpu_seconds=1, cell_seconds=30)
    assert endings(done) == ["ended the kernel", "ran"]
    assert done.cells[0].words == "it used more than 1 seconds of processor time"


def test_a_forked_process_that_is_not_ended_does_not_answer_in_the_kernels_name():
    done = run("import os\nos.fork()\nprint('both')", "print('one')", test="assert True")
    assert endings(done) == ["ran"] * 3
    assert text(done, 1) == "one\n"
    assert done.alarms == ()


def test_nothing_of_a_notebook_is_left_for_the_next():
    left = [
        "import os, random, sys, builtins, numpy, pandas, pvcourse.checks",
        "os.environ['LEFT'] = 'x'; builtins.left = 1; sys.modules['left'] = sys; pvcourse.checks.LEFT = 1",
        "pandas.options.display.max_rows = 7; open('left', 'w').close(); open('/tmp/left', 'w').close()",
        "open('/dev/shm/left', 'w').close(); random.seed(1); numpy.random.seed(1)",
    ]
    look = [
        "import os, random, sys, builtins, numpy, pandas, pvcourse.checks",
        "print('LEFT' in os.environ, 'left' in sys.modules)",
        "print(hasattr(builtins, 'left'), hasattr(pvcourse.checks, 'LEFT'), pandas.options.display.max_rows == 7)",
        "print(*[os.path.exists(f'{at}/left') for at in '. /tmp /dev/shm'.split()])",
        "print(random.random(), numpy.random.random())",
    ]
    assert endings(run(*left)) == ["ran"] * 4
    first, second = run(*look), run(*look)
    assert [text(first, place) for place in (1, 2, 3)] == ["False False\n", *["False False False\n"] * 2]
    assert text(first, 4) != text(second, 4)


def test_what_is_no_python_notebook_is_said_and_not_run():
    assert "it is not a notebook" in execute(Job("ada", "this is no JSON", sandbox=False)).failure
    assert "it is not a notebook" in execute(Job("ada", "[1, 2]", sandbox=False)).failure
    other = new_notebook(
        cells=[new_code_cell("1")], metadata={"kernelspec": {"display_name": "R", "language": "R", "name": "ir"}}
    )
    assert "it is written in R" in execute(Job("ada", nbformat.writes(other), sandbox=False)).failure
    large = execute(Job("ada", notebook("1" * 20_000), limits=Limits(notebook=0.01), sandbox=False))
    assert "a notebook may have 0.01 MB" in large.failure


def test_a_job_and_what_comes_of_it_travel_to_other_processes():
    job = Job("ada/votes", notebook("print(open('votes.csv').read())"), {"votes.csv": b"list,votes"}, sandbox=False)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        done = pool.submit(execute, job).result()
    assert text(done, 0) == "list,votes\n"
    assert pickle.loads(pickle.dumps(done)) == done


def test_good_work_raises_no_alarm():
    answer = "import numpy as np\n\n\ndef mean(numbers):\n    return np.mean(numbers)\n\n\nmaximum = 3"
    done = run(
        answer, "sum = 3", "%matplotlib --list", test="import math\nassert math.isclose(mean([1, 2]), 1.5)\nmaximum"
    )
    assert done.alarms == ()


def test_a_test_that_passes_whatever_happens_is_told_from_one_that_was_silenced():
    assert run("x = 1", test="assert True").alarms == ()
    silenced = run("get_ipython().showtraceback = lambda *a, **k: None", test="assert x == 1")
    assert {alarm.kind for alarm in silenced.alarms} == {"patched"}
    assert endings(silenced)[-1] == "error"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"cell_seconds": 0}, "the limit of cell_seconds is 0; give a number from 0.1 to 86400"),
        ({"processes": 1}, "the limit of processes is 1; give a whole number of at least 8"),
        ({"memory": float("nan")}, "the limit of memory in megabytes is nan"),
        ({"output": 1000}, "the limit of output in megabytes is 1000; give a number from 0.01 to 100"),
    ],
)
def test_a_limit_out_of_range_is_said(values, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        Limits(**values)


@pytest.mark.parametrize("path", ["/etc/passwd", "../gradebook.db", "a/../../b", "", "a\0b"])
def test_a_file_outside_the_notebooks_folder_is_refused(path):
    with pytest.raises(ValueError, match="give paths inside the notebook's own folder"):
        Job("ada", "{}", {path: b""})


def test_words_of_an_outcome_and_of_an_alarm_are_checked():
    with pytest.raises(ValueError, match="the ending is 'run'; did you mean 'ran'"):
        CellOutcome(0, None, "run")
    with pytest.raises(ValueError, match="the kind of alarm is 'strange'"):
        Alarm(0, None, "strange", "")
