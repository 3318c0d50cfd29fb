"""Time every model against a plain-Python version of the same, in one run: `make benchmark`.

`python benchmarks/run_models.py` takes every file of `benchmarks/models/`, or only those named after it. Each file is
one model and offers

- `SIZE`, the size at which a lesson uses the model, and `UNIT`, what is counted (`"runs"`);
- `inputs(size)`, what both versions are given; making it is not timed;
- `model(given)`, which calls `pvcourse.models`, and `plain(given)`, the same sums with no numpy;
  each returns a flat sequence of numbers.

Both must give the same numbers, or the run ends with an error. Then the model, the plain version and the model at ten
times the size take turns, so that whatever else the machine does falls on all three; the medians are printed. No time
is a test: a table informs, a slow machine fails nobody.
"""

import argparse
import importlib.util
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

FOLDER = Path(__file__).parent / "models"
GROWTH = 10
"""How many times larger the second size is."""

LEAST_SECONDS = 0.005
"""A turn repeats a quick call until it has lasted about this long, so that the clock's grain does not matter."""


@dataclass(frozen=True)
class Timing:
    """What one model cost: the median seconds of a call, of its plain version, and at ten times the size."""

    name: str
    size: int
    unit: str
    model: float
    plain: float
    larger: float


def discover(names: Sequence[str] = (), folder: Path = FOLDER) -> dict[str, ModuleType]:
    """Load the benchmark files by name, all of them or those asked for."""
    files = {path.stem: path for path in sorted(folder.glob("*.py"))}
    unknown = sorted(set(names) - set(files))
    if unknown:
        raise SystemExit(f"no benchmark {', '.join(unknown)}; choose from: {', '.join(files)}")
    return {name: _load(name, path) for name, path in files.items() if not names or name in names}


def check(name: str, benchmark: ModuleType, size: int | None = None) -> None:
    """Say which number differs where the model and its plain version disagree."""
    given = benchmark.inputs(size or benchmark.SIZE)
    ours, plain = np.asarray(benchmark.model(given)), np.asarray(benchmark.plain(given))
    np.testing.assert_allclose(ours, plain, rtol=1e-9, atol=1e-12, err_msg=f"{name}: model and plain version differ")


def measure(name: str, benchmark: ModuleType, rounds: int) -> Timing:
    """Let model, plain version and larger model take turns, and keep the median of each."""
    given, more = benchmark.inputs(benchmark.SIZE), benchmark.inputs(GROWTH * benchmark.SIZE)
    turns: tuple[Callable[[], object], ...] = (
        lambda: benchmark.model(given),
        lambda: benchmark.plain(given),
        lambda: benchmark.model(more),
    )
    repeats = [_repeats(turn) for turn in turns]
    seconds = [[_seconds(turn, times) for turn, times in zip(turns, repeats, strict=True)] for _ in range(rounds)]
    medians = (statistics.median(column) for column in zip(*seconds, strict=True))
    return Timing(name, benchmark.SIZE, benchmark.UNIT, *medians)


def table(timings: Sequence[Timing]) -> str:
    """Lay the timings out as a table of text."""
    rows = [f"{'model':<22}{'size':>20}{'ms':>10}{'plain ms':>11}{'ratio':>8}{f'cost at ×{GROWTH}':>13}"]
    for timing in timings:
        size = f"{timing.size:,} {timing.unit}"
        rows.append(
            f"{timing.name:<22}{size:>20}{1000 * timing.model:>10.3f}{1000 * timing.plain:>11.3f}"
            f"{timing.plain / timing.model:>8.1f}{timing.larger / timing.model:>12.1f}×"
        )
    rows.append("ms: median for one evaluation; ratio: plain Python over model")
    return "\n".join(rows)


def main() -> None:
    """Read the command line, check, measure and print."""
    parser = argparse.ArgumentParser(description="Time the models against plain Python.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a file of benchmarks/models/; without one, all")
    parser.add_argument("--rounds", type=int, default=9, help="turns for each version, of which the median counts")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error(f"--rounds is {options.rounds}; give a whole number of at least 1")
    timings = []
    for name, benchmark in discover(options.names).items():
        check(name, benchmark)
        timings.append(measure(name, benchmark, options.rounds))
    print(table(timings))


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded as a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _repeats(turn: Callable[[], object]) -> int:
    turn()  # the first call pays for caches
    return max(1, round(LEAST_SECONDS / max(_seconds(turn, 1), 1e-9)))


def _seconds(turn: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        turn()
    return (time.perf_counter() - start) / times


if __name__ == "__main__":
    main()
