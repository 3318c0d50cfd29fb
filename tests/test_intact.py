"""The guard that runs before each check while marking: honest notebooks pass it, and what was replaced is found."""

import subprocess
import sys

import pytest
from course_folder import ROOT

from pvcourse.grading.plain import GUARD, guard_line

# Each of these is typed into a notebook; the words are part of what is then said.
TRICKS = {
    "a check replaced": ("import pvcourse.checks as c\nc.check_number = lambda *a, **k: None", "checks.check_number"),
    "a helper replaced": ("import pvcourse.checks as c\nc._near = lambda *a: True", "checks._near"),
    "a check by one of Python's": ("import pvcourse.checks as c\nc.check_number = print", "checks.check_number"),
    "a check taken out": ("import pvcourse.checks as c\ndel c.check_rows", "checks.check_rows"),
    "a name that a check uses": ("import pvcourse.checks as c\nc.isfinite = lambda x: True", "checks.isfinite"),
    "a method replaced": ("from pvcourse.checks import AnswerError as E\nE.__init__ = lambda *a: None", "__init__"),
    "equality replaced": (
        "from pvcourse.models.strategic_triangle import Rating\nRating.__eq__ = lambda a, b: True",
        "Rating.__eq__",
    ),
    "a model replaced": (
        "import pvcourse.models.strategic_triangle as m\nm.prospects = lambda *a, **k: 7",
        "strategic_triangle.prospects",
    ),
    "the figures replaced": ("import pvcourse.data as d\nd.load = lambda name: None", "data.load"),
    "the draw replaced": ("import pvcourse.variants as v\nv.draw = lambda *a: 3", "variants.draw"),
    "the guard itself replaced": ("import pvcourse.intact as i\ni.guard = lambda *a: None", "intact.guard"),
    "isinstance replaced": (
        "import builtins\nreal = isinstance\nbuiltins.isinstance = lambda *a: real(*a)",
        "builtins.isinstance",
    ),
    "float replaced": ("import builtins\nbuiltins.float = lambda x: 3", "builtins.float"),
    "numpy replaced": ("import numpy\nnumpy.allclose = lambda *a, **k: True", "numpy.allclose"),
}
HONEST = """
import numpy as np, pandas as pd
from pvcourse.checks import check_number, check_rows
from pvcourse.data import load
from pvcourse.models.strategic_triangle import *
from pvcourse.variants import draw
def check_number(*own): return own
sum = 3
list = [1, 2]
pvcourse = "a name of my own"
"""


def said_after(*cells):
    """Run cells in a new Python, and the guard after them; return what it said."""
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "from pvcourse.checks import AnswerError\nimport pvcourse.models.strategic_triangle, pvcourse.data\n"
        f"shell = InteractiveShell()\nfor cell in {cells!r}: shell.run_cell(cell)\n"
        f"print('passed' if shell.run_cell({guard_line('ada')!r}).success else '')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", TRICKS)
def test_what_was_replaced_is_named_and_the_cell_fails(name):
    trick, words = TRICKS[name]
    said = said_after(trick)
    assert "Not marked: " in said, said
    assert f"{words} was replaced while the notebook ran" in said
    assert "passed" not in said


def test_an_honest_notebook_passes():
    assert said_after(HONEST).splitlines()[-1] == "passed"


def test_the_line_is_one_line_and_can_be_told_from_others():
    assert guard_line("o'neill").count("\n") == 0
    assert guard_line("o'neill").endswith(GUARD)
    compile(guard_line("o'neill"), "cell", "exec")


def test_an_exit_costs_its_own_cell_only():
    said = said_after(guard_line("ada"), "get_ipython().ask_exit()")
    assert "an exercise does not end Python; take out exit() or quit()." in said
    assert said.splitlines()[-1] == "passed"
