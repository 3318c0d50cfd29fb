"""Small faults in what other tools write into a page, mended before the page is written.

Each entry says what axe (or a screen reader) found. When a tool mends its fault, its entry finds nothing and can go.
"""

import re
from typing import Any

from sphinx.application import Sphinx

MENDS = (
    # docutils: entries of a bibliography carry a role that ARIA has given up; in a list they are list items.
    (re.compile(r'role="doc-biblioentry"'), 'role="listitem"'),
    # pandas: the corner above the index is a heading of nothing.
    (re.compile(r"<th></th>"), "<td></td>"),
    # myst-nb: the fold over a cell's code has a name for the ear that differs from the one for the eye.
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
)


def mend(html: str) -> str:
    """Return a page's text with the known faults mended.

    Examples
    --------
    >>> mend("<tr><th></th><th>trust</th></tr>")
    '<tr><td></td><th>trust</th></tr>'
    """
    for fault, mended in MENDS:
        html = fault.sub(mended, html)
    return html


def mend_page(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Mend the text of a page."""
    if "body" in context:
        context["body"] = mend(context["body"])


def setup(app: Sphinx) -> dict[str, Any]:
    """Mend each page."""
    app.connect("html-page-context", mend_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
