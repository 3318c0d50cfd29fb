"""Public docstrings are numpydoc: every parameter and return value told, with an example that the tests run."""

import importlib
import inspect
import pkgutil

import pytest
from numpydoc.validate import validate

import pvcourse

# No docstring or summary; a parameter not told, or told and not there; a return value not told.
FAULTS = {"GL08", "SS01", "PR01", "PR02", "RT01"}
APART = ("pvcourse.book", "pvcourse.widgets", "pvcourse.cli", "pvcourse.data_cli")  # not for learners to call
FRONTS = ("add_arguments", "run")  # what every command of `pvcourse teach` has; its help tells the options


def public_things():
    for module in pkgutil.walk_packages(pvcourse.__path__, "pvcourse."):
        if module.name.startswith(APART):
            continue
        for name, thing in vars(importlib.import_module(module.name)).items():
            own = getattr(thing, "__module__", None) == module.name
            front = module.name.startswith("pvcourse.grading.") and name in FRONTS
            if (
                own
                and not front
                and not name.startswith("_")
                and (inspect.isfunction(thing) or inspect.isclass(thing))
            ):
                yield f"{module.name}.{name}"


def constructor_is_anothers(name):
    """Say whether a class takes its constructor from a tool's class, which documents it."""
    module, _, thing = name.rpartition(".")
    found = getattr(importlib.import_module(module), thing)
    return inspect.isclass(found) and not getattr(found.__init__, "__module__", "").startswith("pvcourse")


@pytest.mark.parametrize("name", sorted(public_things()))
def test_a_public_docstring_is_whole(name):
    told_elsewhere = {"PR01"} if constructor_is_anothers(name) else set()
    errors = [f"{code}: {words}" for code, words in validate(name)["errors"] if code in FAULTS - told_elsewhere]
    assert errors == []
