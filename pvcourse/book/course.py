"""The map of the course and the table of its concepts, as directives that read the course's own tables."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from pvcourse.book.glossary import citations
from pvcourse.data import load
from pvcourse.folders import data_folder


class FromTable(SphinxDirective):
    """Writes MyST made from one of the course's tables into the page."""

    table = ""
    css_class = ""

    def run(self) -> list[nodes.Node]:
        """Return what the table's text parses to."""
        path = data_folder() / f"{self.table}.csv"
        self.env.note_dependency(str(path))
        box = nodes.container(classes=[self.css_class])
        self.state.nested_parse(StringList(list(self.lines()), source=str(path)), self.content_offset, box)
        return [box]

    def lines(self) -> Iterator[str]:
        """Yield the lines of MyST."""
        raise NotImplementedError


class CourseMap(FromTable):
    """`course-map`: the ten lessons in order; one that is in the book is a link, another says that it is to come."""

    table = "lessons"
    css_class = "pv-map"

    def lines(self) -> Iterator[str]:
        """Yield a numbered list of lessons: title, question, minutes or state."""
        for lesson in load("lessons").to_dict("records"):
            page = f"notebooks/{lesson['slug']}"
            is_here = page in self.env.found_docs
            title = f"[{lesson['title']}](/{page}.ipynb)" if is_here else lesson["title"]
            state = f"[{lesson['minutes']} minutes]{{.pv-minutes}}" if is_here else "[to come]{.pv-to-come}"
            yield f"{lesson['number']}. [{title}]{{.pv-title}} [{lesson['question']}]{{.pv-asks}} {state}"


class ConceptSources(FromTable):
    """`concept-sources`: which concept the course takes from where, one small table a lesson."""

    table = "concepts"
    css_class = "pv-concepts"

    def lines(self) -> Iterator[str]:
        """Yield a table for each lesson, folded away under its title."""
        titles = load("lessons").set_index("number")["title"]
        for number, concepts in load("concepts").groupby("lesson"):
            yield from (f"::::{{dropdown}} Lesson {number}: {titles[number]}", ":::{list-table}")
            yield from (":header-rows: 1", ":widths: 25 45 30", "")
            yield from _row("Concept", "In a sentence", "Source")
            for concept in concepts.itertuples():
                yield from _row(str(concept.title), str(concept.summary), citations(str(concept.source)))
            yield from (":::", "::::", "")


def _row(*cells: str) -> Iterator[str]:
    for place, cell in enumerate(cells):
        yield f"{'*' if place == 0 else ' '} - {cell}"


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives."""
    app.add_directive("course-map", CourseMap)
    app.add_directive("concept-sources", ConceptSources)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
