"""The benchmarks compare like with like: each model and its plain-Python version give the same numbers."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parent.parent
spec = importlib.util.spec_from_file_location("run_models", ROOT / "benchmarks" / "run_models.py")
run_models = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run_models)

BENCHMARKS = run_models.discover()
DOUBLING = {"SIZE": 3, "UNIT": "numbers", "inputs": range, "model": lambda given: [2.0 * n for n in given]}


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_model_and_its_plain_version_agree(name):
    run_models.check(name, BENCHMARKS[name], size=min(BENCHMARKS[name].SIZE, 200))


def test_a_plain_version_that_differs_is_named():
    wrong = SimpleNamespace(**DOUBLING, plain=lambda given: [2.0 * n + 1 for n in given])
    with pytest.raises(AssertionError, match="doubling: model and plain version differ"):
        run_models.check("doubling", wrong)


def test_a_timing_holds_both_versions_and_the_larger_size():
    right = SimpleNamespace(**DOUBLING, plain=lambda given: [n + n for n in given])
    timing = run_models.measure("doubling", right, rounds=2)
    assert (timing.name, timing.size, timing.unit) == ("doubling", 3, "numbers")
    assert min(timing.model, timing.plain, timing.larger) > 0


def test_the_table_gives_milliseconds_the_ratio_and_the_growth():
    text = run_models.table([run_models.Timing("doubling", 3000, "numbers", model=0.002, plain=0.008, larger=0.03)])
    assert text.splitlines()[1].split() == ["doubling", "3,000", "numbers", "2.000", "8.000", "4.0", "15.0×"]


def test_an_unknown_benchmark_is_named_with_those_there():
    with pytest.raises(SystemExit, match="no benchmark weather; choose from: .*strategic_triangle"):
        run_models.discover(["weather"])
    assert list(run_models.discover(["strategic_triangle"])) == ["strategic_triangle"]
