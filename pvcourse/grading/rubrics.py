"""Rubrics as data: the criteria by which a person marks a text, with an example of each level.

A criterion stands once, as a table in the exercise's source notebook, where learners read it before they write. The
cell's metadata, `{"pvcourse": {"criterion": "own-corners"}}`, name the nbgrader cell that is marked by it, so each
criterion has its own marks in formgrader. From the same table come the marker's view, the learner's own mark below
the text, and the rows of exports.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

HEADING = re.compile(r"^#+ (?:\w+ · )?(?P<title>.+?) \((?P<marks>\d+) marks?\)$", re.MULTILINE)
ROW = re.compile(r"^\| (?P<marks>\d+) \| (?P<words>.+?) \| (?P<example>.+?) \|$", re.MULTILINE)
OWN_MARK = re.compile(r"My own mark[^:\n]*:[*\s]*(?P<marks>\d+)\b")


@dataclass(frozen=True)
class Level:
    """One level of a criterion.

    Parameters
    ----------
    marks : int
        What it is worth, 0 or more.
    words : str
        What a text at this level does.
    example : str
        A piece of such a text.

    Examples
    --------
    >>> Level(0, "No corner is named.", "It will work out.").marks
    0
    """

    marks: int
    words: str
    example: str


@dataclass(frozen=True)
class Criterion:
    """What a text is marked by, with its levels from 0 marks to full marks.

    Parameters
    ----------
    name : str
        nbgrader's id of the cell that holds the text and gets the marks.
    title : str
        What is looked at.
    levels : tuple of Level
        Two or more, from 0 marks upwards.

    Raises
    ------
    ValueError
        If there are fewer than two levels, or they do not rise from 0.

    Examples
    --------
    >>> corner = Criterion("own-corner", "The weakest corner", (Level(0, "None.", "…"), Level(2, "One.", "…")))
    >>> corner.most
    2
    """

    name: str
    title: str
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        marks = [level.marks for level in self.levels]
        if len(marks) < 2 or marks[0] != 0 or marks != sorted(set(marks)):
            raise ValueError(
                f"the criterion {self.name!r} has levels of {marks} marks; give two or more, rising from 0"
            )

    @property
    def most(self) -> int:
        """Full marks."""
        return self.levels[-1].marks

    def at(self, marks: float) -> Level:
        """Return the level that a mark reaches.

        Parameters
        ----------
        marks : float
            From 0 to full marks.

        Returns
        -------
        Level
            The highest one that is not worth more.

        Raises
        ------
        ValueError
            If the mark is out of range.

        Examples
        --------
        >>> corner = Criterion("own-corner", "The weakest corner", (Level(0, "None.", "…"), Level(2, "One.", "…")))
        >>> corner.at(1.5).words
        'None.'
        """
        if not 0 <= marks <= self.most:
            raise ValueError(f"the mark for {self.name!r} is {marks}; give a number from 0 to {self.most}")
        return [level for level in self.levels if level.marks <= marks][-1]


def criteria(notebook: NotebookNode) -> list[Criterion]:
    r"""Return the criteria of a notebook, in its order.

    Parameters
    ----------
    notebook : NotebookNode
        An exercise as its author, its learners or its markers have it.

    Returns
    -------
    list of Criterion
        One for each cell that a person marks; empty if there is none.

    Raises
    ------
    ValueError
        If a criterion's cell lacks its heading or its table, or its full marks are not the points of the cell it
        names; if it names no such cell; if a cell that a person marks has no criterion.

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> table = new_markdown_cell(
    ...     "### 6b · The weakest corner (1 mark)\n\n"
    ...     "| marks | your text | for example |\n| --- | --- | --- |\n"
    ...     "| 0 | Names none. | *“It will work out.”* |\n| 1 | Names one. | *“Capacity: 3 today.”* |",
    ...     metadata={"pvcourse": {"criterion": "own-corner"}},
    ... )
    >>> about = {"grade": True, "solution": True, "grade_id": "own-corner", "points": 1}
    >>> text = new_markdown_cell("", metadata={"nbgrader": about})
    >>> criteria(new_notebook(cells=[table, text]))[0].levels[1].example
    '“Capacity: 3 today.”'
    """
    points = _points_by_hand(notebook.cells)
    found = [_criterion(cell, points) for cell in notebook.cells if _names(cell) is not None]
    names = [criterion.name for criterion in found]
    if sorted(names) != sorted(points):
        without = sorted(set(points) - set(names)) or sorted(name for name in names if names.count(name) > 1)
        raise ValueError(f"each cell that a person marks needs one criterion; look at {', '.join(without)}")
    return found


def own_marks(notebook: NotebookNode) -> dict[str, int | None]:
    r"""Return the marks that a learner gave themselves below each text.

    Parameters
    ----------
    notebook : NotebookNode
        The notebook as it was handed in or marked.

    Returns
    -------
    dict of str to int or None
        By criterion's name; None where none is given. A number above full marks is kept as it was written.

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> about = {"grade": True, "solution": True, "grade_id": "own-corner", "points": 1}
    >>> text = new_markdown_cell("Capacity.\n\n**My own mark (0 to 1), and why:** 1", metadata={"nbgrader": about})
    >>> own_marks(new_notebook(cells=[text]))
    {'own-corner': 1}
    """
    cells = [cell for cell in notebook.cells if _about(cell).get("grade_id") in _points_by_hand([cell])]
    given = {_about(cell)["grade_id"]: OWN_MARK.search(cell.source) for cell in cells}
    return {name: int(match["marks"]) if match else None for name, match in given.items()}


def _criterion(cell: NotebookNode, points: dict[str, float]) -> Criterion:
    name = _names(cell)
    if not isinstance(name, str) or name not in points:
        raise ValueError(
            f"a criterion names the cell {name!r}; name one of those marked by hand: {', '.join(points)}"
        )
    heading, rows = HEADING.search(cell.source), list(ROW.finditer(cell.source))
    if heading is None or not rows:
        raise ValueError(
            f"the criterion {name!r} needs a heading that ends in its marks, such as '### 6a · Evidence (2 marks)', "
            "and a table with the columns marks, text and example"
        )
    levels = (Level(int(row["marks"]), row["words"].strip(), row["example"].strip(" *")) for row in rows)
    criterion = Criterion(name, heading["title"].strip(), tuple(levels))
    if not criterion.most == int(heading["marks"]) == points[name]:
        raise ValueError(
            f"the criterion {name!r} has {criterion.most} marks in its table and {heading['marks']} in its heading, "
            f"and its cell has {points[name]:g}; give all three the same"
        )
    return criterion


def _points_by_hand(cells: Iterable[NotebookNode]) -> dict[str, float]:
    about = [_about(cell) for cell in cells if cell.cell_type == "markdown"]
    return {
        own["grade_id"]: float(own["points"])
        for own in about
        if (own.get("grade") and own.get("solution")) or own.get("task")
    }


def _names(cell: NotebookNode) -> object:
    own = cell.metadata.get("pvcourse", {})
    return own.get("criterion") if isinstance(own, dict) else None


def _about(cell: NotebookNode) -> dict[str, Any]:
    about = cell.metadata.get("nbgrader", {})
    return about if isinstance(about, dict) else {}
