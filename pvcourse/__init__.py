"""Public Value: an interactive course, as a small library.

The theories of public value as models (`pvcourse.models`), the figures that explain them (`pvcourse.charts`),
the course's data (`pvcourse.data`) and questions (`pvcourse.questions`). Nothing heavy is imported until it is used.
"""

import importlib
from types import ModuleType

__version__ = "0.1.0"
__all__ = ["charts", "data", "models", "questions", "widgets"]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"pvcourse.{name}")
    raise AttributeError(f"module 'pvcourse' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
