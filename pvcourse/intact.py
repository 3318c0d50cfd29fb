"""Whether the library that marks an answer is still the one that was installed; run before each check while marking.

A learner's code shares one running Python with the checks, so it can replace what they rest on. `guard` compares the
functions of `pvcourse` that are loaded, and some of Python's and numpy's, with what was installed, and fails the cell
if one differs. It finds what a curious learner would try. It is no wall: code written to deceive it can, and the
sandboxed engine of `pvcourse.grading` watches from outside as well. Whoever marks runs this file anew each time
(`runpy.run_path`), so that a `guard` replaced in an imported copy changes nothing.
"""

import builtins
import inspect
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

APART = ("pvcourse.book", "pvcourse.grading", "pvcourse.widgets")
"""Parts of the library on which no check rests."""

NOTEBOOK = ("<ipython-input", "ipykernel_")
"""What the file names of code typed in a notebook have in them."""


class AlteredError(AssertionError):
    """A check that was not run, since something that it rests on was replaced.

    Examples
    --------
    >>> raise AlteredError("pvcourse.checks.check_number was replaced")
    Traceback (most recent call last):
    ...
    pvcourse.intact.AlteredError: pvcourse.checks.check_number was replaced
    """

    def _render_traceback_(self) -> list[str]:
        return [f"Not marked: {self}"]


def guard(learner: str) -> None:
    """Fail if the library was altered while a notebook ran; then let variants be drawn for this learner.

    Parameters
    ----------
    learner : str
        The id of whoever handed the notebook in.

    Raises
    ------
    AlteredError
        If a function of the loaded library, of numpy's that the checks use, or of Python's own was replaced.

    Examples
    --------
    >>> from pvcourse import variants
    >>> guard("ada")
    >>> variants.mark_for(None)
    """
    found = next(altered(), None)
    if found is not None:
        raise AlteredError(f"{found} was replaced while the notebook ran; please restore it and hand in again.")
    from pvcourse.variants import mark_for

    mark_for(learner)
    _keep_running()


def altered() -> Iterator[str]:
    """Name what differs from what was installed.

    Yields
    ------
    str
        The full name of a function that was replaced or added, in the loaded library, in numpy or among builtins.

    Examples
    --------
    >>> list(altered())
    []
    """
    yield from _altered_python()
    for name, module in sorted(sys.modules.items()):
        if name.startswith("pvcourse.") and not name.startswith(APART) and isinstance(module, ModuleType):
            yield from (f"{name}.{part}" for part in _altered_module(module))


def _keep_running() -> None:
    # `exit()` would end the kernel, and with it nbgrader's work on the whole notebook; now it costs its own cell.
    shell = getattr(builtins, "get_ipython", lambda: None)()
    if shell is not None:
        shell.ask_exit = _no_exit


def _no_exit() -> None:
    raise AlteredError("an exercise does not end Python; take out exit() or quit().")


def _altered_python() -> Iterator[str]:
    for name, value in vars(builtins).items():
        if isinstance(value, FunctionType) and _typed(value):
            yield f"builtins.{name}"
    for name in ("isinstance", "abs", "all", "any", "len", "repr", "next", "sum", "min", "max", "sorted"):
        if not isinstance(getattr(builtins, name), BuiltinFunctionType):
            yield f"builtins.{name}"
    for name in ("float", "tuple", "list", "frozenset", "str", "AssertionError"):
        if getattr(getattr(builtins, name), "__module__", None) != "builtins":
            yield f"builtins.{name}"
    for name in ("allclose", "isclose", "shape", "asarray"):
        function = getattr(sys.modules.get("numpy"), name, None)
        if function is not None and getattr(function, "__name__", None) != name or _typed(function):
            yield f"numpy.{name}"


def _altered_module(module: ModuleType) -> Iterator[str]:
    code = _code_of(module)
    if code is None:
        yield "__file__"
        return
    wanted = dict(_functions(code))
    for path, function in wanted.items():
        if _differs(_at(module, path), function):
            yield path
    for name, value in vars(module).items():
        members = vars(value).items() if isinstance(value, type) and value.__module__ == module.__name__ else ()
        for path, member in ((name, value), *((f"{name}.{part}", member) for part, member in members)):
            if path not in wanted and _typed(member):
                yield path


def _code_of(module: ModuleType) -> CodeType | None:
    # Asked of the files beside this one: what a module says of itself may have been changed too.
    parts = module.__name__.split(".")
    spec = PathFinder.find_spec(module.__name__, [str(Path(__file__).parent.joinpath(*parts[1:-1]))])
    loader = spec.loader if spec else None
    return loader.get_code(module.__name__) if isinstance(loader, SourceFileLoader) else None


def _functions(code: CodeType, prefix: str = "") -> Iterator[tuple[str, CodeType]]:
    # Of a module, and of the classes in it; a function inside another one comes with that one.
    for part in code.co_consts:
        if isinstance(part, CodeType) and part.co_name.isidentifier():
            is_function = bool(part.co_flags & inspect.CO_OPTIMIZED)
            if is_function:
                yield f"{prefix}{part.co_name}", part
            else:
                yield from _functions(part, f"{prefix}{part.co_name}.")


def _at(module: ModuleType, path: str) -> Any:
    thing: Any = module
    for name in path.split("."):
        thing = vars(thing).get(name) if thing is not None else None
    return thing


def _differs(thing: Any, wanted: CodeType) -> bool:
    code = _code(thing)
    if code is not None:
        return code != wanted
    # A decorator may have made something else of it, such as a figure; only the library's own will do.
    return isinstance(thing, BuiltinFunctionType | type | None) or type(thing).__module__ == "__main__"


def _code(thing: Any) -> CodeType | None:
    if isinstance(thing, property):
        thing = thing.fget
    thing = getattr(thing, "__func__", thing)
    thing = getattr(thing, "func", thing)  # functools.cached_property
    while hasattr(thing, "__wrapped__"):
        thing = thing.__wrapped__
    code = getattr(thing, "__code__", None)
    return code if isinstance(code, CodeType) else None


def _typed(thing: Any) -> bool:
    code = _code(thing)
    return code is not None and any(mark in code.co_filename for mark in NOTEBOOK)
