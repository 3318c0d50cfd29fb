"""The list of what the mutation campaign leaves alive in the models is up to date: reasons, and lines still there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REASONS = tomllib.loads((ROOT / "tests" / "survivors.toml").read_text("utf-8"))["reason"]


def in_one_line(code):
    return re.sub(r"\s+", " ", code)


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason["why"])
def test_each_survivor_has_a_reason_and_its_line_is_still_there(reason):
    assert reason["why"].endswith(".")
    for slip in reason["slips"]:
        module, _, change = slip.partition(": ")
        before, _, after = change.partition("  →  ")
        assert before in in_one_line((ROOT / f"pvcourse/models/{module}.py").read_text("utf-8")), slip
        assert after != before, slip


def test_no_survivor_is_listed_twice():
    slips = [slip for reason in REASONS for slip in reason["slips"]]
    assert len(slips) == len(set(slips))
