"""The map of the course and the table of its concepts, as directives that read the course's own tables."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import pandas as pd
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from pvcourse.book.glossary import citations
from pvcourse.charts.course_map import course_map
from pvcourse.charts.page import page_html
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
            state = (
                f"[{lesson['minutes']} minutes{_needs(lesson)}]{{.pv-minutes}}"
                if is_here
                else "[to come]{.pv-to-come}"
            )
            yield f"{lesson['number']}. [{title}]{{.pv-title}} [{lesson['question']}]{{.pv-asks}} {state}"


def _needs(lesson: dict[Hashable, Any]) -> str:
    numbers = [] if pd.isna(lesson["builds_on"]) else lesson["builds_on"].split(";")
    return f" · after {' and '.join(numbers)}" if numbers else ""


class CourseMapFigure(SphinxDirective):
    """`course-map-figure`: which lesson builds on which, as a figure with its words and its table."""

    def run(self) -> list[nodes.Node]:
        """Return the figure as the book's page shows it."""
        self.env.note_dependency(str(data_folder() / "lessons.csv"))
        figure = course_map(load("lessons"))
        return [nodes.raw(text=page_html(figure.payload(), "course-map"), format="html")]


class ConceptSources(FromTable):
    """`concept-sources`: which concept the course takes from where, one small table a lesson."""

    table = "concepts"
    css_class = "pv-concepts"

    def lines(self) -> Iterator[str]:
        """Yield a table for each lesson, folded away under its title."""
        titles = load("lessons").set_index("number")["title"]
        for number, concepts in load("concepts").groupby("lesson"):
            rows = [[str(c.title), str(c.summary), citations(str(c.source))] for c in concepts.itertuples()]
            heads = ["Concept", "In a sentence", "Source"]
            yield from folded_table(f"Lesson {number}: {titles[number]}", heads, rows, widths="25 45 30")


def folded_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: str) -> Iterator[str]:
    r"""Yield the lines of MyST of a table, folded away under its title.

    Examples
    --------
    >>> print(*folded_table("Rungs", ["rung"], [["output"], ["outcome"]], widths="100"), sep="\n")
    ::::{dropdown} Rungs
    :::{list-table}
    :header-rows: 1
    :widths: 100
    <BLANKLINE>
    * - rung
    * - output
    * - outcome
    :::
    ::::
    <BLANKLINE>
    """
    yield from (f"::::{{dropdown}} {title}", ":::{list-table}", ":header-rows: 1", f":widths: {widths}", "")
    for row in [heads, *rows]:
        yield from (f"{' ' if place else '*'} - {cell}" for place, cell in enumerate(row))
    yield from (":::", "::::", "")


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives."""
    app.add_directive("course-map", CourseMap)
    app.add_directive("course-map-figure", CourseMapFigure)
    app.add_directive("concept-sources", ConceptSources)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
