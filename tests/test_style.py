"""The code's style and types: what a reviewer should not have to look for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHECKS = [("ruff", "check", "--no-cache", "."), ("ruff", "format", "--no-cache", "--check", "."), ("mypy",)]


@pytest.mark.parametrize("command", CHECKS, ids=" ".join)
def test_nothing_is_found(command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_stay_short():
    long = {
        path.name for path in (ROOT / "pvcourse").rglob("*.py") if len(path.read_text("utf-8").splitlines()) > 400
    }
    assert long == set()


def test_tests_of_a_file_stay_in_one_process(request):
    """Or what they share is set up once in each; not every pytest-xdist keeps groups with every pytest."""
    assert "PYTEST_XDIST_WORKER" not in os.environ or request.node.nodeid.endswith("@test_style.py")
