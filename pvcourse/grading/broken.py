"""What can be wrong with a submission before any of it runs, said in plain words, and mended where that is fair.

`read_submission` reads a file that may be anything. `faults_of` compares a notebook with the one that learners got.
`mend` gives it one of each cell again, so that one doubled or renamed cell costs nobody the rest of their marks. A
learner's own code keeps its place; a text whose cell is missing is left to a person, never marked 0 by the machine.
"""

import copy
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from pvcourse.validation import one_of

LARGEST = 20_000_000
"""A file of more bytes than this is not read."""

LARGE_OUTPUT = 1_000_000
"""Outputs of more characters than this are reported."""

KINDS = ("unreadable", "missing", "doubled", "renamed", "unknown", "changed", "emptied", "kind", "moved", "huge")
"""What can be wrong; see `Fault`."""

LOOK_ELSEWHERE = "*This cell was missing from what was handed in. Look for the answer elsewhere in the notebook.*"
"""What stands in a restored text cell, so that a person looks at it."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a submission.

    Parameters
    ----------
    kind : str
        One of `KINDS`; "unreadable" means that nothing of the submission can be marked.
    cell : str or None
        nbgrader's id of the cell; None where the fault is the whole notebook's.
    words : str
        What is wrong and what was done about it, in a sentence or two.

    Raises
    ------
    ValueError
        If `kind` is not among `KINDS`.

    Examples
    --------
    >>> Fault("missing", "scores", "The cell 'scores' is missing; it was put back.").cell
    'scores'
    """

    kind: str
    cell: str | None
    words: str

    def __post_init__(self) -> None:
        one_of("the kind of fault", self.kind, KINDS)


def read_submission(path: Path, released: NotebookNode) -> tuple[NotebookNode | None, list[Fault]]:
    """Read what a learner handed in.

    Parameters
    ----------
    path : Path
        The file.
    released : NotebookNode
        The notebook that learners got.

    Returns
    -------
    tuple of NotebookNode or None, and list of Fault
        The notebook as it is, and what is wrong with it; None if it cannot be read.

    Raises
    ------
    OSError
        If the file cannot be opened.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "exercise.ipynb")
    ...     _ = path.write_text("{", "utf-8")
    ...     read_submission(path, nbformat.v4.new_notebook())[1][0].words
    'exercise.ipynb is no notebook: it is not JSON (line 1, column 2).'
    """
    size = path.stat().st_size
    if size > LARGEST:
        return None, [_unreadable(path, f"it has {size / 1e6:.0f} MB, and at most {LARGEST / 1e6:.0f} are read")]
    try:
        notebook = _parse(path.read_bytes())
    except ValueError as error:
        return None, [_unreadable(path, str(error))]
    return notebook, faults_of(notebook, released)


def faults_of(notebook: NotebookNode, released: NotebookNode) -> list[Fault]:
    """Say what is wrong with a notebook, compared with the one that learners got.

    Parameters
    ----------
    notebook : NotebookNode
        The notebook handed in.
    released : NotebookNode
        The notebook that learners got.

    Returns
    -------
    list of Fault
        Empty if nothing is.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> about = {"grade": True, "solution": False, "locked": True, "points": 1, "grade_id": "scores"}
    >>> released = new_notebook(cells=[new_code_cell("check()", metadata={"nbgrader": about})])
    >>> [fault.words for fault in faults_of(new_notebook(), released)]
    ["The cell 'scores' is missing; it was put back before marking."]
    """
    wanted, names = _by_id(released), _identify(notebook, released)
    found = [name for name in names if name is not None]
    counts = Counter(found)
    return [
        *(_missing(name, cell) for name, cell in wanted.items() if name not in counts),
        *(_doubled(name, count) for name, count in counts.items() if count > 1),
        *_renamed(notebook, names),
        *_changed(notebook, names, wanted),
        *_moved(list(dict.fromkeys(found)), list(wanted)),
        *_huge(notebook),
    ]


def mend(notebook: NotebookNode, released: NotebookNode) -> NotebookNode:
    """Return a copy of a notebook that has each of nbgrader's cells once, in which nothing of the learner's is lost.

    Parameters
    ----------
    notebook : NotebookNode
        The notebook handed in.
    released : NotebookNode
        The notebook that learners got.

    Returns
    -------
    NotebookNode
        The copy. A doubled or unknown cell stays as a cell that nbgrader does not know; of doubled ones the last
        that was worked on counts. A missing cell is put back; a missing text says that a person should look.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> about = {"grade": True, "solution": False, "locked": True, "points": 1, "grade_id": "scores"}
    >>> released = new_notebook(cells=[new_code_cell("check()", metadata={"nbgrader": about})])
    >>> twice = new_notebook(cells=[*released.cells, *copy.deepcopy(released.cells)])
    >>> [dict(cell.metadata) == {} for cell in mend(twice, released).cells]
    [True, False]
    """
    mended, wanted = copy.deepcopy(notebook), _by_id(released)
    same: dict[str, list[NotebookNode]] = {}
    for cell, name in zip(mended.cells, _identify(notebook, released), strict=True):
        same.setdefault(name or "", []).append(cell)
        cell.metadata.pop("nbgrader", None)
    for name, original in wanted.items():
        if name in same:
            _counting(same[name], original).metadata["nbgrader"] = copy.deepcopy(original.metadata.nbgrader)
        else:
            mended.cells.insert(_place(mended, name, list(wanted)), _put_back(original))
    return mended


def _parse(content: bytes) -> NotebookNode:
    try:
        plain = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not text in UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON (line {error.lineno}, column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("its JSON is nested too deeply") from error
    if not isinstance(plain, dict) or not isinstance(plain.get("cells"), list):
        raise ValueError("it has no list of cells, as notebooks since 2015 have (nbformat 4)")
    try:
        notebook: NotebookNode = nbformat.from_dict(plain)
        nbformat.validate(notebook)
    except (nbformat.ValidationError, AttributeError, TypeError, KeyError) as error:
        raise ValueError(f"it breaks the rules of notebook files: {str(error).splitlines()[0][:120]}") from error
    return notebook


def _unreadable(path: Path, why: str) -> Fault:
    return Fault("unreadable", None, f"{path.name} is no notebook: {why}.")


def _missing(name: str, cell: NotebookNode) -> Fault:
    text = cell.cell_type == "markdown" and cell.metadata.nbgrader.get("solution", False)
    done = "a person has to look for its text" if text else "it was put back before marking"
    return Fault("missing", name, f"The cell {name!r} is missing; {done}.")


def _doubled(name: str, count: int) -> Fault:
    return Fault("doubled", name, f"The cell {name!r} is there {count} times; the last one worked on was marked.")


def _renamed(notebook: NotebookNode, names: list[str | None]) -> list[Fault]:
    faults, nameless = [], 0
    for cell, name in zip(notebook.cells, names, strict=True):
        called = _id(cell)
        if called is None and name is not None:
            nameless += 1
        elif called != name and name is not None:
            faults.append(
                Fault("renamed", name, f"The cell {name!r} is called {called!r:.60}; it was found all the same.")
            )
        elif called is not None and name is None:
            words = f"A cell is called {called!r:.60}, which the exercise does not have; it was not marked."
            faults.append(Fault("unknown", called, words))
    words = f"nbgrader's names are gone from {nameless} cells; they were found all the same."
    return [*faults, *([Fault("renamed", None, words)] if nameless else [])]


def _changed(notebook: NotebookNode, names: list[str | None], wanted: Mapping[str, NotebookNode]) -> list[Fault]:
    faults = []
    for cell, name in zip(notebook.cells, names, strict=True):
        original = None if name is None else wanted[name]
        if name is None or original is None:
            continue
        if cell.cell_type != original.cell_type:
            faults.append(_fault_of("kind", name, f"is a {cell.cell_type} cell and was a {original.cell_type} cell"))
        if _locked(original) and cell.source != original.source:
            kind = "changed" if cell.source.strip() else "emptied"
            faults.append(_fault_of(kind, name, f"was {kind}"))
    return faults


def _fault_of(kind: str, name: str, what: str) -> Fault:
    return Fault(kind, name, f"The cell {name!r} {what}; it was marked as it had been handed out.")


def _moved(found: list[str], wanted: list[str]) -> list[Fault]:
    for before, after in zip(found, found[1:], strict=False):
        if wanted.index(before) > wanted.index(after):
            words = f"The cell {before!r} stands before {after!r}, not after it; both were marked where they stand."
            return [Fault("moved", before, words)]
    return []


def _huge(notebook: NotebookNode) -> list[Fault]:
    size = sum(len(json.dumps(cell.get("outputs", []))) for cell in notebook.cells)
    words = f"Its saved outputs have {size / 1e6:.1f} MB; they were dropped, and the notebook was run anew."
    return [Fault("huge", None, words)] if size > LARGE_OUTPUT else []


def _by_id(notebook: NotebookNode) -> dict[str, NotebookNode]:
    return {name: cell for cell in notebook.cells if (name := _id(cell)) is not None}


def _identify(notebook: NotebookNode, released: NotebookNode) -> list[str | None]:
    # By nbgrader's name; without one, by the id that Jupyter gave the cell, or, if it is locked, by its text.
    wanted = _by_id(released)
    named = {_id(cell) for cell in notebook.cells}
    lost = {name: cell for name, cell in wanted.items() if name not in named}
    by_id = {cell["id"]: name for name, cell in lost.items() if "id" in cell}
    by_text = {cell.source: name for name, cell in lost.items() if _locked(cell)}
    names = (_id(cell) for cell in notebook.cells)
    return [
        name if name in wanted else by_id.get(cell.get("id"), by_text.get(cell.source))
        for cell, name in zip(notebook.cells, names, strict=True)
    ]


def _id(cell: NotebookNode) -> str | None:
    about = cell.metadata.get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else None


def _locked(cell: NotebookNode) -> bool:
    return bool(cell.metadata.nbgrader.get("locked")) and not cell.metadata.nbgrader.get("solution")


def _counting(same: list[NotebookNode], original: NotebookNode) -> NotebookNode:
    worked_on = [cell for cell in same if cell.source != original.source and not _locked(original)]
    return (worked_on or same)[-1]


def _put_back(original: NotebookNode) -> NotebookNode:
    cell = copy.deepcopy(original)
    if cell.cell_type == "markdown" and cell.metadata.nbgrader.get("solution"):
        cell.source = LOOK_ELSEWHERE
    return cell


def _place(notebook: NotebookNode, name: str, order: list[str]) -> int:
    earlier = set(order[: order.index(name)])
    places = [place for place, cell in enumerate(notebook.cells) if _id(cell) in earlier]
    return max(places) + 1 if places else 0
