"""The package as a whole: light to import, and clear about what it has not."""

import subprocess
import sys

import pytest

import pvcourse


def test_import_is_light():
    heavy = {"pandas", "altair", "ipywidgets", "nbgrader", "numpy"}
    code = f"import sys, pvcourse; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_says_what_there_is():
    with pytest.raises(AttributeError, match="has no attribute 'model'; it has charts, data, models"):
        _ = pvcourse.model
