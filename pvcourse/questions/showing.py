"""A set of questions that shows itself: as a form in the book, as a widget in JupyterLab, as text anywhere."""

import os
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Any

from pvcourse.questions.asking import Question
from pvcourse.questions.loading import load_prediction, load_questions

MIME = "application/vnd.pvcourse.self-check+json"
"""The kind of output that the book's renderer turns into a form."""

RECALL_MIME = "application/vnd.pvcourse.recall+json"
"""The kind of output that the book's renderer turns into a reminder of the learner's prediction."""

PREDICTED = "You predicted:"
NO_PREDICTION = "If you made a prediction at the start, it is shown here."


@dataclass(frozen=True)
class SelfCheck:
    """A lesson's set of questions, which shows itself: as a form in the book, as a widget in JupyterLab.

    Parameters
    ----------
    name : str
        The set's name, that of its file.
    questions : tuple of Question
        The questions, in order.
    """

    name: str
    questions: tuple[Question, ...]

    def export(self) -> dict[str, Any]:
        """Return the set as plain data, ready for JSON.

        Examples
        --------
        >>> sorted(self_check("02_strategic_triangle").export())
        ['name', 'questions']
        """
        return {"name": self.name, "questions": [asdict(question) for question in self.questions]}

    def as_text(self) -> str:
        """Return the questions and options as plain text, without the answers."""
        blocks = []
        for number, question in enumerate(self.questions, 1):
            options = (f"   ( ) {option.text}" for option in question.options)
            blocks.append("\n".join([f"{number}. {_one_line(question.prompt)}", *options]))
        return "\n\n".join(blocks)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = {MIME: {"name": self.name}, "text/plain": self.as_text()}
        return bundle if _static() else _widget_bundle(self) | bundle


@dataclass(frozen=True)
class Recall:
    """A reminder of what the learner predicted, which shows itself in the book and in JupyterLab.

    Parameters
    ----------
    name : str
        The name of the prediction's set, that of its file.
    question : Question
        The question that asked for the prediction.
    """

    name: str
    question: Question

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = {RECALL_MIME: {"name": self.name}, "text/plain": NO_PREDICTION}
        return bundle if _static() else _recall_bundle(self) | bundle


def self_check(name: str) -> SelfCheck:
    """Show a lesson's self-check: as the last line of a notebook's cell, it draws itself.

    Parameters
    ----------
    name : str
        The set's name, such as ``"02_strategic_triangle"``.

    Returns
    -------
    SelfCheck
        The set of questions.

    Raises
    ------
    ValueError
        If there is no such set, or a question in it is not sound.

    Examples
    --------
    >>> len(self_check("02_strategic_triangle").questions)
    8
    """
    return SelfCheck(name, load_questions(name))


def recall_prediction(name: str) -> Recall:
    """Show learners what they predicted: as the last line of a notebook's cell, it draws itself.

    Parameters
    ----------
    name : str
        The name of the prediction's set, such as ``"02_prediction"``.

    Returns
    -------
    Recall
        The reminder. The page remembers a prediction in the browser, JupyterLab until the kernel restarts.

    Raises
    ------
    ValueError
        If there is no such set, it is not sound, or it asks for no prediction.

    Examples
    --------
    >>> recall_prediction("02_prediction").question.id
    'tool-library'
    """
    return Recall(name, load_prediction(name))


def inline_html(markdown: str) -> str:
    """Turn a line of Markdown (emphasis, code) into HTML; any HTML in it stays visible text.

    Parameters
    ----------
    markdown : str
        The text, with no blank line in it.

    Returns
    -------
    str
        HTML without a paragraph around it.

    Examples
    --------
    >>> inline_html("the *weakest* corner & <b>no</b> tags")
    'the <em>weakest</em> corner &amp; &lt;b&gt;no&lt;/b&gt; tags'
    """
    from markdown_it import MarkdownIt

    html: str = MarkdownIt("zero").enable(["emphasis", "backticks"]).renderInline(_one_line(markdown))
    return html


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _static() -> bool:
    """Say whether the output is for a page: the book sets this, and without ipywidgets there is no choice."""
    return os.environ.get("PVCOURSE_STATIC") == "1" or find_spec("ipywidgets") is None


def _widget_bundle(shown: SelfCheck) -> dict[str, Any]:
    from pvcourse.widgets.self_check import SelfCheckWidget

    bundle: dict[str, Any] = SelfCheckWidget(shown.questions)._repr_mimebundle_()
    return bundle


def _recall_bundle(shown: Recall) -> dict[str, Any]:
    from pvcourse.widgets.self_check import recall_of

    bundle: dict[str, Any] = recall_of(shown.question)._repr_mimebundle_()
    return bundle
