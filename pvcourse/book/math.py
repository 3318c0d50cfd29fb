"""Formulas as MathML, which browsers draw and screen readers speak with no script and no other host."""

import re
from html import escape
from typing import Any

from docutils import nodes
from latex2mathml import converter
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
# The converter passes on what it does not know as a name; nobody could read that aloud.
NOT_UNDERSTOOD = re.compile(r"<mi>(\\\w+|&)</mi>")


def to_mathml(latex: str, display: str = "inline") -> str:
    r"""Return a formula in LaTeX as MathML.

    Parameters
    ----------
    latex : str
        The formula, without dollar signs.
    display : {"inline", "block"}
        Whether it stands in a line of text or on its own.

    Returns
    -------
    str
        A `<math>` element.

    Raises
    ------
    ValueError
        If some of the formula is not understood; the message says which part.

    Examples
    --------
    >>> to_mathml("x")
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mi>x</mi></mrow></math>'
    >>> to_mathml(r"\prospects(x)")
    Traceback (most recent call last):
    ...
    ValueError: the formula '\\prospects(x)' has '\\prospects', which the book's converter to MathML does not know
    """
    try:
        mathml = converter.convert(latex, display=display)
    except Exception as error:  # the converter's errors share no base class
        raise ValueError(f"the formula {latex!r} cannot be read: {type(error).__name__} {error}") from error
    unknown = NOT_UNDERSTOOD.search(mathml)
    if unknown:
        raise ValueError(
            f"the formula {latex!r} has {unknown.group(1)!r}, which the book's converter to MathML does not know"
        )
    return mathml


def visit_inline(writer: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in the line of text."""
    writer.body.append(_mathml(node, "inline"))
    raise nodes.SkipNode


def visit_block(writer: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on its own line, with its number if it has one; a long one scrolls."""
    attributes: dict[str, Any] = {"CLASS": "pv-formula", "role": "group", "aria-label": "Formula"}
    writer.body.append(writer.starttag(node, "div", **attributes))
    writer.body.append(_mathml(node, "block"))
    if node["number"]:
        writer.body.append(f'<span class="eqno">({get_node_equation_number(writer, node)})</span>')
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def _mathml(node: nodes.Element, display: str) -> str:
    try:
        return to_mathml(node.astext(), display)
    except ValueError as error:
        logger.warning(str(error), location=node)
        return f"<code>{escape(node.astext())}</code>"


def setup(app: Sphinx) -> dict[str, Any]:
    """Offer the renderer to Sphinx under the name `mathml`."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
