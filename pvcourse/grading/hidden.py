"""Hidden tests: take them out of a notebook, and say what a learner may know of one that did not pass.

A learner's code shares Python with the tests, and could print them in a form that no search would find. So feedback
shows a second run, in which the hidden tests never were; see `pvcourse.grading.second_run`.
"""

import ast
from copy import deepcopy
from typing import Any

from nbformat.v4 import new_output
from nbgrader.preprocessors import ClearHiddenTests
from nbgrader.utils import has_failed, is_grade, is_locked

NOT_PASSED = "A check of this task that is not shown here did not pass."


class ForgetHiddenTests(ClearHiddenTests):
    """What `ClearHiddenTests` of nbgrader does, for notebooks that went through learners' hands.

    It touches locked cells only: a learner who types the words that begin a hidden test must not stop it.
    """

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Take hidden tests out of a test cell."""
        if is_grade(cell) and is_locked(cell):
            return super().preprocess_cell(cell, resources, index)  # type: ignore[no-any-return]
        return cell, resources

    def found_in(self, notebook: Any) -> bool:
        """Say whether a notebook has hidden tests.

        Parameters
        ----------
        notebook : NotebookNode
            The notebook.

        Returns
        -------
        bool
            Whether any of its locked tests has a hidden part.
        """
        tests = (cell for cell in notebook.cells if is_grade(cell) and is_locked(cell))
        return any(self.begin_test_delimeter in cell.source for cell in tests)

    def without(self, notebook: Any) -> Any:
        """Return a copy of a notebook without hidden tests and without outputs.

        Parameters
        ----------
        notebook : NotebookNode
            The notebook.

        Returns
        -------
        NotebookNode
            The copy, to be run.
        """
        bare, _ = self.preprocess(deepcopy(notebook), {})
        for cell in bare.cells:
            if cell.cell_type == "code":
                cell.outputs = []
        return bare

    def misconceptions(self, source: str) -> set[str]:
        """Return the words for misconceptions in the hidden part of a test: they are meant for learners.

        Parameters
        ----------
        source : str
            The test's code, with its hidden part.

        Returns
        -------
        set of str
            The values of every `misconceptions={…}` there; empty if the code cannot be read.

        Examples
        --------
        >>> code = '''### BEGIN HIDDEN TESTS
        ... check_number("score", score, 3, misconceptions={6: "you averaged the corners."})
        ... ### END HIDDEN TESTS'''
        >>> ForgetHiddenTests().misconceptions(code)
        {'you averaged the corners.'}
        """
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            return set()
        lines = self._hidden_lines(source)
        hidden = [each for each in ast.walk(tree) if isinstance(each, ast.keyword) and each.lineno in lines]
        values = [each.value for each in hidden if each.arg == "misconceptions"]
        words = [word for value in values if isinstance(value, ast.Dict) for word in value.values]
        return {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}

    def _hidden_lines(self, source: str) -> set[int]:
        hidden, inside = set(), False
        for number, line in enumerate(source.split("\n"), 1):
            inside = (inside or self.begin_test_delimeter in line) and self.end_test_delimeter not in line
            if inside:
                hidden.add(number)
        return hidden


def tell_of_hidden(shown: Any, marked: Any, hidden: ForgetHiddenTests) -> None:
    """Add to a notebook that was run without hidden tests, cell by cell, that one of them did not pass.

    Parameters
    ----------
    shown : NotebookNode
        The notebook that was run without hidden tests; it gets the words.
    marked : NotebookNode
        The notebook as it was marked, with the same cells.
    hidden : ForgetHiddenTests
        What knows the hidden tests.
    """
    for cell, original in zip(shown.cells, marked.cells, strict=True):
        if is_grade(cell) and has_failed(original) and not has_failed(cell):
            said = " ".join(output.get("evalue", "") for output in original.outputs)
            words = sorted(word for word in hidden.misconceptions(original.source) if word in said)
            cell.outputs = [new_output("stream", name="stdout", text=" ".join([NOT_PASSED, *words]))]
