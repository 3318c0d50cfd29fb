"""What the course adds to plain nbgrader, through the lists of preprocessors in its config.

`FoldChecks` works while the release is made, `MendCells` and `GuardChecks` before a submission runs, `TrimOutputs`
after it, `HideChecks` before feedback is written. The exercises' `nbgrader_config.py` names them; they work with
`nbgrader autograde`, with formgrader's button and with `pvcourse teach grade` alike, on any nbgrader course.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from pvcourse.grading.broken import faults_of, mend

GUARD = "  # added for marking"
"""How a line ends that stands in a cell only while it is marked."""

LONGEST = 20_000
"""Of the text of an output, this many characters are kept; of a picture or a table, ten times as many."""

UNSEEN = "(Not shown: this quotes a check that is hidden.)"
"""What feedback shows in place of an output that quotes a hidden check."""

WORDS = re.compile(r'(.*: )?\(?"[^"]* [^"]* [^"]*"\)?,?$')
"""A line of a check that ends in a text of three words or more: what is said of a misconception, meant to be read."""

HIDDEN = re.compile(r"^[^\n]*BEGIN HIDDEN TESTS[^\n]*\n(.*?)^[^\n]*END HIDDEN TESTS[^\n]*$", re.MULTILINE | re.DOTALL)

SOLUTION = re.compile(r"^### BEGIN SOLUTION\n(.*?)^### END SOLUTION", re.MULTILINE | re.DOTALL)

Resources = dict[str, Any]


class FoldChecks(NbGraderPreprocessor):
    """Fold the checks away in the notebook that learners get: their first line shows, and the rest with a click.

    A check names what is wrong with wrong answers, so that reading it first would give the right one away. It stands
    last among the preprocessors that make the release.

    Parameters
    ----------
    **kw : object
        What nbgrader gives its preprocessors: its settings, and whose part this is.

    Examples
    --------
    >>> FoldChecks().enabled
    True
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Fold one cell away if it is a check."""
        if cell.cell_type == "code" and utils.is_grade(cell) and utils.is_locked(cell):
            cell.metadata["jupyter"] = {**cell.metadata.get("jupyter", {}), "source_hidden": True}
        return cell, resources


class MendCells(NbGraderPreprocessor):
    """Give a submission its cells back: one of each, with nbgrader's ids; stands first among those that sanitise.

    Without it, one doubled or renamed cell ends nbgrader's work on the whole submission, or on the whole class. What
    was found is logged in plain words.

    Parameters
    ----------
    **kw : object
        What nbgrader gives its preprocessors: its settings, and whose part this is.

    Examples
    --------
    >>> MendCells().enabled
    True
    """

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Mend a notebook, by the one that learners got."""
        about = resources["nbgrader"]
        released = self._released(about["assignment"], about["notebook"])
        for fault in faults_of(notebook, released):
            self.log.warning("%s, %s: %s", about["student"], about["notebook"], fault.words)
        return mend(notebook, released), resources

    def _released(self, assignment: str, name: str) -> NotebookNode:
        course = CourseDirectory(parent=self)
        path = Path(course.format_path(course.release_directory, ".", assignment), f"{name}.ipynb")
        if not path.is_file():
            raise FileNotFoundError(f"{path} is not there: run `nbgrader generate_assignment {assignment}` first")
        released: NotebookNode = nbformat.read(path, as_version=4)
        return released


class GuardChecks(NbGraderPreprocessor):
    """Put a line in front of every locked code cell that fails it if the library was altered (`pvcourse.intact`).

    The line also says whose numbers to draw (`pvcourse.variants`). It stands last among the preprocessors that
    sanitise, after the locked cells have their own text back, and is not in what learners get.

    Parameters
    ----------
    **kw : object
        What nbgrader gives its preprocessors: its settings, and whose part this is.

    Examples
    --------
    >>> GuardChecks().enabled
    True
    """

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Guard the locked cells of a notebook."""
        line = guard_line(resources["nbgrader"]["student"])
        for cell in notebook.cells:
            if cell.cell_type == "code" and utils.is_locked(cell):
                cell.source = f"{line}\n{cell.source}"
        return notebook, resources


class TrimOutputs(NbGraderPreprocessor):
    """Cut outputs that are too long to keep; nbgrader's own limit counts lines, and a line may be endless.

    It stands last among the preprocessors that run and mark a submission.

    Parameters
    ----------
    **kw : object
        What nbgrader gives its preprocessors: its settings, and whose part this is.

    Examples
    --------
    >>> TrimOutputs().enabled
    True
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Cut the outputs of a cell."""
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = _cut(output.text)
            elif output.output_type == "error":
                output.evalue, output.traceback = _cut(output.evalue), [_cut(line) for line in output.traceback[:50]]
            elif len(json.dumps(output.data)) > 10 * LONGEST:
                output.data = {"text/plain": _cut(str(output.data.get("text/plain", "")))}
        return cell, resources


class HideChecks(NbGraderPreprocessor):
    """Take hidden checks out of feedback: their code, the code around errors, and outputs that quote either.

    nbgrader's own feedback shows them (its issues 917 and 1363). An output that disguises what it quotes, say by
    spelling it backwards, still gets through: `pvcourse teach feedback` closes that too.

    Parameters
    ----------
    **kw : object
        What nbgrader gives its preprocessors: its settings, and whose part this is.

    Examples
    --------
    >>> HideChecks().enabled
    True
    """

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Take the hidden checks out of a marked notebook."""
        secrets = hidden_lines(notebook)
        for cell in notebook.cells:
            cell.source = "\n".join(line for line in cell.source.split("\n") if not line.endswith(GUARD))
            cell.source = HIDDEN.sub("", cell.source).rstrip("\n")
            if cell.cell_type == "code":
                cell.outputs = [_shown(output, secrets) for output in cell.outputs]
        return notebook, resources


def guard_line(learner: str) -> str:
    """Return the line that guards a cell while a learner's notebook is marked.

    Parameters
    ----------
    learner : str
        The id of whoever handed it in.

    Returns
    -------
    str
        A line of Python.

    Examples
    --------
    >>> guard_line("ada").startswith("import runpy, pvcourse; runpy.run_path(")
    True
    """
    call = f'runpy.run_path(pvcourse.__path__[0] + "/intact.py")["guard"]({learner!r})'
    return f"import runpy, pvcourse; {call}{GUARD}"


def hidden_lines(notebook: NotebookNode) -> frozenset[str]:
    r"""Return the lines of a notebook's hidden checks that would give something away, stripped.

    Parameters
    ----------
    notebook : NotebookNode
        A notebook with its hidden checks, as the source and the autograded copy have them.

    Returns
    -------
    frozenset of str
        Lines of 20 characters or more, without those that learners see elsewhere, and without the words for
        misconceptions, which feedback is meant to show.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> test = "### BEGIN HIDDEN TESTS\ncheck_number('a', a, 41.5)\n### END HIDDEN TESTS"
    >>> hidden_lines(new_notebook(cells=[new_code_cell(test)]))
    frozenset({"check_number('a', a, 41.5)"})
    """
    parts = [part for cell in notebook.cells for part in HIDDEN.findall(cell.source)]
    seen = "\n".join(SOLUTION.sub("", HIDDEN.sub("", cell.source)) for cell in notebook.cells)
    lines = {line.strip() for part in parts for line in part.split("\n")}
    return frozenset(line for line in lines if len(line) >= 20 and line not in seen and not WORDS.match(line))


def _shown(output: NotebookNode, secrets: Iterable[str]) -> NotebookNode:
    if output.output_type == "error" and output.ename not in ("AnswerError", "AlteredError"):
        output.traceback = [f"{output.ename}: {output.evalue}"]  # a traceback quotes the code around an error
    said = _bare(json.dumps(output))
    quotes = any(_bare(secret) in said for secret in secrets)
    shown: NotebookNode = new_output("stream", name="stdout", text=UNSEEN) if quotes else output
    return shown


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}\n… (cut here: there were {len(text):,} characters)"


def _bare(text: str) -> str:
    # Quotation marks and line ends change on the way into an output; letters and digits stay.
    return re.sub(r"\\[nt]|[^0-9A-Za-z]", "", text)
