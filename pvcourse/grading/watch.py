"""Inside a notebook's process: whether what a test rests on is still what it was before the notebook ran.

A picture is taken in the warm process and compared before each test. It finds what a curious learner tries: a
replaced `assert`, builtin, library function, or piece of IPython. It is no wall: code that sets out to deceive it
shares its process and can. `pvcourse.grading.suspicion` therefore looks from outside too.
"""

import ast
import builtins
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.machinery import PathFinder
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

LIBRARIES = {"builtins", "pvcourse", "IPython", "ipykernel", "unittest", "math", "operator", "statistics"}
"""The libraries of which every loaded module is watched."""

MODULES = {
    *("numpy", "numpy.testing", "numpy.testing._private.utils", "numpy._core.numeric", "numpy._core.fromnumeric"),
    *("pandas", "pandas.testing", "pandas._testing.asserters", "pandas.core.frame", "pandas.core.series"),
    *("pandas.core.generic", "pandas.core.base", "pandas.core.algorithms", "pandas.core.indexes.base"),
}
"""Modules of large libraries that tests use most; to watch all of them would take longer than most notebooks."""

CHANGING = {"input", "display", "get_ipython", "_"}
"""What ipykernel and IPython replace among the builtins themselves."""

METHODS = (FunctionType, BuiltinFunctionType, staticmethod, classmethod, property)


class Watch:
    """A picture of what tests rest on.

    Parameters
    ----------
    kernel : DirectKernel
        The warm kernel.
    """

    def __init__(self, kernel: Any) -> None:
        self.kernel, self.shell = kernel, kernel.shell
        names = [name for name in sys.modules if name in MODULES or name.partition(".")[0] in LIBRARIES]
        self._modules = {name: sys.modules[name] for name in names if not name.startswith("pvcourse.grading")}
        self._names = {name: _replaceable(vars(module)) for name, module in self._modules.items()}
        self._keys = {name: set(vars(module)) for name, module in self._modules.items()}
        self._classes = {kind: _methods(kind) for kind in self._kinds()}
        self._codes = [(function, _inside(function)) for function in self._functions()]
        self._builtins = {name: thing for name, thing in vars(builtins).items() if name not in CHANGING}
        self._objects = {thing: set(vars(thing)) for thing in self._parts()}
        self._hooks = self._hooked()
        self._given: dict[str, object] = {}
        self._before: dict[str, object] = {}
        self._parts_before: dict[Any, set[str]] = {}

    def _kinds(self) -> Iterator[type]:
        for name, things in self._names.items():
            yield from (thing for _, thing in things if isinstance(thing, type) and thing.__module__ == name)

    def _functions(self) -> Iterator[FunctionType]:
        for things in (*self._names.values(), *self._classes.values()):
            for _, thing in things:
                function = getattr(thing, "__func__", thing)
                if isinstance(function, FunctionType):
                    yield function

    def _parts(self) -> tuple[Any, ...]:
        """Return the objects that would obey a method set on them alone."""
        return self.shell, self.kernel, self.kernel.session, self.shell.displayhook, self.shell.display_pub

    def _hooked(self) -> dict[str, list[object]]:
        """Return the lists in which code can hook itself."""
        manager = self.shell.input_transformer_manager
        return {
            "IPython's AST transformers": list(self.shell.ast_transformers),
            "IPython's input transformers": [
                *self.shell.input_transformers_post,
                *manager.cleanup_transforms,
                *manager.line_transforms,
                *manager.token_transformers,
            ],
            "IPython's exception handlers": list(self.shell.custom_exceptions),
            "the import system": [*sys.meta_path, *sys.path_hooks],
        }

    def look(self, source: str) -> list[str]:
        """Say what was replaced.

        Parameters
        ----------
        source : str
            The test about to run.

        Returns
        -------
        list of str
            Each thing in words; empty if nothing was.
        """
        used = _Used(source, self.shell.transform_cell)
        self._before = dict(self.shell.user_ns)
        self._parts_before = {thing: set(vars(thing)) for thing in self._parts()}
        finders: tuple[Callable[[], Iterator[str]], ...] = (
            self._look_at_modules,
            self._look_at_classes,
            self._look_at_objects,
            self._look_at_hooks,
            lambda: self._look_at_names(used.names),
            lambda: _hidden(used.modules),
        )
        return sorted({f"{found} was replaced" for finder in finders for found in finder()})

    def keep(self) -> None:
        """Remember what the cell that just ran defined: it is the instructor's, and tests may rest on it."""
        for name, thing in self.shell.user_ns.items():
            if self._before.get(name) is not thing and (callable(thing) or isinstance(thing, ModuleType)):
                self._given[name] = thing
        for thing, before in self._parts_before.items():
            if thing in self._objects:
                self._objects[thing] |= vars(thing).keys() - before

    def _look_at_modules(self) -> Iterator[str]:
        for name, module in self._modules.items():
            if sys.modules.get(name) is not module:
                yield name
            now = vars(module)
            for key, thing in self._names[name]:
                if now.get(key) is not thing:
                    yield f"{name}.{key}"
            if name != "builtins":
                yield from (f"{key} in {name}" for key in self._builtins.keys() & now.keys() - self._keys[name])

    def _look_at_classes(self) -> Iterator[str]:
        for kind, methods in self._classes.items():
            now = vars(kind)
            if len(now) > len(methods) or any(now.get(key) is not thing for key, thing in methods):
                for key, thing in now.items():
                    if _own(thing):
                        yield f"{kind.__module__}.{kind.__qualname__}.{key}"
                yield from (f"{kind.__qualname__}.{key}" for key, thing in methods if now.get(key) is not thing)
        for function, inside in self._codes:
            if _inside(function) != inside:
                yield f"the code of {function.__module__}.{function.__qualname__}"

    def _look_at_objects(self) -> Iterator[str]:
        if self._parts() != tuple(self._objects):
            yield "a part of IPython"
        for thing, known in self._objects.items():
            added = vars(thing).keys() - known
            yield from (f"{type(thing).__name__}.{key}" for key in added if callable(getattr(type(thing), key, None)))

    def _look_at_hooks(self) -> Iterator[str]:
        for name, now in self._hooked().items():
            if any(thing not in self._hooks[name] for thing in now) or len(now) < len(self._hooks[name]):
                yield name
        for event, callbacks in self.shell.events.callbacks.items():
            if any(_own(callback) for callback in callbacks):
                yield f"IPython's event {event}"
        if sys.gettrace() is not None or sys.getprofile() is not None:
            yield "Python's tracing"

    def _look_at_names(self, names: set[str]) -> Iterator[str]:
        now: Mapping[str, Any] = self.shell.user_ns
        if now.get("__builtins__", builtins) not in (builtins, vars(builtins)):
            yield "__builtins__"
        for name in names & now.keys():
            standard = self._builtins.get(name)
            if standard is not None and callable(now[name]) and now[name] is not standard:
                yield f"{name}, which the test uses,"
            elif name in self._given and now[name] is not self._given[name]:
                yield f"{name}, which the notebook gave,"


class _Used:
    """The names and the modules that a test uses, as far as its source says."""

    def __init__(self, source: str, transform: Callable[[str], str]) -> None:
        self.names: set[str] = set()
        self.modules: set[str] = set()
        with suppress(SyntaxError, ValueError):
            for node in ast.walk(ast.parse(transform(source))):
                if isinstance(node, ast.Name):
                    self.names.add(node.id)
                elif isinstance(node, ast.Import):
                    self.modules |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    self.modules.add(node.module.partition(".")[0])


def _hidden(modules: set[str]) -> Iterator[str]:
    """Return the installed libraries that a file beside the notebook hides."""
    here = Path.cwd()
    elsewhere = [path for path in sys.path if path and Path(path) != here]
    for name in sorted(modules):
        if PathFinder.find_spec(name, [str(here)]) and PathFinder.find_spec(name, elsewhere):
            yield f"the library {name}, by a file of the same name,"


def _replaceable(things: Mapping[str, object]) -> list[tuple[str, object]]:
    return [
        (name, thing)
        for name, thing in things.items()
        if (callable(thing) or isinstance(thing, ModuleType)) and name not in CHANGING
    ]


def _methods(kind: type) -> list[tuple[str, object]]:
    return [(name, thing) for name, thing in vars(kind).items() if isinstance(thing, METHODS)]


def _inside(function: FunctionType) -> tuple[object, ...]:
    return id(function.__code__), id(function.__defaults__), id(function.__kwdefaults__)


def _own(thing: object) -> bool:
    """Whether something was defined in the notebook."""
    function = getattr(thing, "__func__", getattr(thing, "fget", thing))
    return getattr(function, "__module__", None) == "__main__" and callable(function)
