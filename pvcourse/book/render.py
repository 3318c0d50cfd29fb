"""What notebook outputs of our own kinds become in the book (an extension point of myst-nb)."""

import re

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

from pvcourse.book.case_file import case_file_html
from pvcourse.book.self_check import recall_html, self_check_html
from pvcourse.charts.case_file import MIME as CASE_FILE
from pvcourse.charts.figure import MIME as FIGURE
from pvcourse.charts.page import page_html
from pvcourse.questions import MIME as SELF_CHECK
from pvcourse.questions import RECALL_MIME as RECALL


class PageRenderer(MimeRenderPlugin):
    """Turn figures, self-checks and the case file into HTML that works with no kernel."""

    mime_priority_overrides = [("*", FIGURE, 1), ("*", SELF_CHECK, 1), ("*", RECALL, 1), ("*", CASE_FILE, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: int) -> None | list[nodes.Element]:
        """Return the nodes for an output of ours, or None for any other."""
        if inline:
            return None
        if data.mime_type == FIGURE:
            return [nodes.raw(text=page_html(data.content, figure_id(data.content["title"])), format="html")]
        if data.mime_type == SELF_CHECK:
            return [nodes.raw(text=self_check_html(data.content["name"]), format="html")]
        if data.mime_type == RECALL:
            return [nodes.raw(text=recall_html(data.content["name"]), format="html")]
        if data.mime_type == CASE_FILE:
            return [nodes.raw(text=case_file_html(data.content["worked"]), format="html")]
        return None


def figure_id(title: str) -> str:
    """Return a figure's id in its page, made from its title so that a link to it lasts.

    Examples
    --------
    >>> figure_id("Who pays, and who gains?")
    'figure-who-pays-and-who-gains'
    """
    return "figure-" + re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
