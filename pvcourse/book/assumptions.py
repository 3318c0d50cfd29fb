"""The page of assumptions: what each model takes from its theory and what is ours, in the models' own words."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import pvcourse.models
from pvcourse.book.course import FromTable
from pvcourse.data import load

FOLDER = Path(pvcourse.models.__path__[0])


class Assumptions(FromTable):
    """`assumptions`: lesson by lesson, what the description at the head of each model says."""

    table = "models"
    css_class = "pv-assumptions"

    def lines(self) -> Iterator[str]:
        """Yield a heading for each lesson, and under it each model's description."""
        titles = load("lessons").set_index("number")["title"]
        for number, models in load("models").groupby("lesson"):
            yield from (f"::::{{dropdown}} Lesson {number}: {titles[number]}", "")
            for module in models["module"]:
                self.env.note_dependency(str(FOLDER / f"{module}.py"))
                first, *rest = described(module).split("\n\n")
                yield from (f"**{first}** `pvcourse.models.{module}`", "", "\n\n".join(rest), "")
            yield from ("::::", "")


def described(module: str) -> str:
    """Return what a model says of itself.

    Examples
    --------
    >>> described("tender").split(":")[0]
    'A public tender'
    """
    text = ast.get_docstring(ast.parse((FOLDER / f"{module}.py").read_text("utf-8")))
    return text or ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("assumptions", Assumptions)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
