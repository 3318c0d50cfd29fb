"""The lessons that the book has, with their figures: read from `lesson_NN.py`, one a lesson."""

import importlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pvcourse.data import load

FILES = sorted(Path(__file__).parent.glob("lesson_[0-9][0-9].py"))


@dataclass(frozen=True)
class Drawn:
    """A figure of a lesson, by its title, with the moves that tests make."""

    lesson: int
    title: str
    make: object = field(repr=False)
    moves: list = field(repr=False)

    def explorable(self):
        """Make the explorable, once."""
        return _made(self.make)

    def __str__(self):
        return f"{self.lesson}: {self.title}"


@cache
def _made(make):
    return make()


def _read(path):
    module = importlib.import_module(path.stem)
    number = int(path.stem[-2:])
    for title, make in module.FIGURES.items():
        yield Drawn(number, title, make, [values for moved, values in module.MOVES if moved == title])


FIGURES = [figure for path in FILES for figure in _read(path)]
SLUGS = load("lessons").set_index("number")["slug"].to_dict()
READY = load("lessons").query("ready")["number"].tolist()


def page_of(lesson):
    """Return the address of a lesson's page in the book."""
    return f"notebooks/{SLUGS[lesson]}.html"
