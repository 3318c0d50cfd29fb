"""The glossary page, made from the course's table, and the definition that a term shows in place.

A definition is written once, in `data/glossary.csv`. The directive `course-glossary` hands the table to Sphinx's own
glossary, so that the role `term` links to it as usual; each page then carries the definitions of the terms it uses,
for the script that shows them on hover, focus and touch (`static/terms.js`). Without scripts a term is a plain link.
"""

import json
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.domains.std import Glossary

from pvcourse.data import load
from pvcourse.folders import data_folder


def citations(keys: str) -> str:
    """Return the MyST citation of keys that a table separates by semicolons.

    Examples
    --------
    >>> citations("moore1995;iipp2019")
    '{cite:p}`moore1995,iipp2019`'
    """
    return f"{{cite:p}}`{','.join(key.strip() for key in keys.split(';'))}`"


class CourseGlossary(Glossary):
    """Sphinx's glossary, with the course's terms as its content."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the glossary of every term in the table, in the order of the alphabet."""
        path = data_folder() / "glossary.csv"
        self.env.note_dependency(str(path))
        lines = []
        for row in load("glossary").itertuples():
            lines += [str(row.term), f"  {row.definition} {citations(str(row.source))}", ""]
        self.content = StringList(lines, source=str(path))
        self.options["sorted"] = None
        return super().run()


def add_definitions(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Put the definitions of a page's terms at its end, as data for the script."""
    definitions = _definitions(app, tree) if tree is not None else {}
    if definitions:
        text = json.dumps(definitions, ensure_ascii=False).replace("</", "<\\/")
        context["body"] += f'<script type="application/json" id="pv-terms">{text}</script>'
        app.add_js_file("terms.js")


def _definitions(app: Sphinx, tree: nodes.document) -> dict[str, str]:
    """Return the definition for each glossary anchor that the page links to."""
    objects = app.env.get_domain("std").get_objects()
    anchors = {anchor: name for name, _, kind, _, anchor, _ in objects if kind == "term"}
    wanted = {
        link["refuri"].partition("#")[2]
        for link in tree.findall(nodes.reference)
        if "std-term" in _classes_inside(link)
    }
    meaning = dict(load("glossary")[["term", "definition"]].itertuples(index=False, name=None))
    return {anchor: meaning[anchors[anchor]] for anchor in sorted(wanted)}


def _classes_inside(link: nodes.reference) -> set[str]:
    return {name for part in link.findall(nodes.inline) for name in part["classes"]}


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive, and the definitions to each page."""
    app.add_directive("course-glossary", CourseGlossary)
    app.connect("html-page-context", add_definitions)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
