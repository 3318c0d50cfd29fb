"""Self-checks in the book: a form in the page that needs no kernel, and can be read without its script.

The directive ``self-check`` puts a set of questions on a page; a notebook cell that ends in `questions.self_check`
becomes the same form. The answers stand in the page under a fold; the script swaps the fold for a button that checks.
The directive ``recall-prediction`` and `questions.recall_prediction` show a prediction again,
on its page or a later one.
"""

from typing import Any

from docutils import nodes
from jinja2 import Template
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from pvcourse.folders import data_folder
from pvcourse.questions import NO_PREDICTION, PREDICTED, inline_html, load_prediction, load_questions
from pvcourse.templates import template


def self_check_html(name: str) -> str:
    """Return a set of questions as HTML.

    Parameters
    ----------
    name : str
        The set's name, such as ``"02_strategic_triangle"``. A page shows a set once, since its ids carry the name.

    Returns
    -------
    str
        The forms of all questions, with answers and feedback under folds.

    Raises
    ------
    ValueError
        If there is no such set, or a question in it is not sound.

    Examples
    --------
    >>> self_check_html("02_strategic_triangle").count("<form")
    8
    """
    return _template("self_check").render(name=name, questions=load_questions(name))


def recall_html(name: str) -> str:
    """Return a reminder of a prediction as HTML.

    Parameters
    ----------
    name : str
        The name of the prediction's set, such as ``"02_prediction"``.

    Returns
    -------
    str
        A paragraph that reads without its script; the script shows in it what the learner predicted.

    Raises
    ------
    ValueError
        If there is no such set, it is not sound, or it asks for no prediction.

    Examples
    --------
    >>> recall_html("02_prediction").count("You predicted:")
    3
    """
    words = {"predicted": PREDICTED, "no_prediction": NO_PREDICTION}
    return _template("recall").render(name=name, question=load_prediction(name), **words)


def _template(name: str) -> Template:
    return template(f"{name}.html.j2", "pvcourse.book", markdown=_marked_up)


def _marked_up(text: str) -> Markup:
    return Markup(inline_html(text))


class SelfCheckDirective(SphinxDirective):
    """The directive ``self-check``; its argument is the name of a set of questions."""

    required_arguments = 1
    html = staticmethod(self_check_html)

    def run(self) -> list[nodes.Node]:
        """Return the set as a raw node, and rebuild the page whenever the questions change."""
        name = self.arguments[0]
        self.env.note_dependency(str(data_folder() / "questions" / f"{name}.toml"))
        try:
            return [nodes.raw(text=self.html(name), format="html")]
        except ValueError as error:
            raise self.error(str(error)) from error


class RecallDirective(SelfCheckDirective):
    """The directive ``recall-prediction``; its argument is the name of a prediction's set."""

    html = staticmethod(recall_html)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives, their script and their style sheet to the book."""
    app.add_directive("self-check", SelfCheckDirective)
    app.add_directive("recall-prediction", RecallDirective)
    app.add_css_file("self-check.css")
    app.add_js_file("self-check.js", loading_method="defer")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
