"""The coverage page: for each concept, where it is acted on, asked about and assessed, from the course's data."""

import json
import re
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from pvcourse.book.course import FromTable, folded_table
from pvcourse.book.glossary import citations
from pvcourse.book.render import figure_id
from pvcourse.data import load
from pvcourse.questions.loading import load_questions, question_sets

HOLE = "*to come*"


class Coverage(FromTable):
    """`coverage`: a table a lesson, a row a concept; a cell without anything says so."""

    table = "concepts"
    css_class = "pv-concepts"

    def lines(self) -> Iterator[str]:
        """Yield the tables, each folded away under its lesson."""
        exercises = Path(self.env.app.confdir, "exercises", "source")
        for lesson in load("lessons").to_dict("records"):
            places = [moved_in(lesson), asked_in(lesson["slug"]), assessed_in(exercises, lesson["slug"])]
            rows = [
                [
                    f"{concept['title']} (`{concept['id']}`)",
                    *(_cell(place, concept["id"]) for place in places),
                    citations(concept["source"]),
                ]
                for concept in load("concepts").query(f"lesson == {lesson['number']}").to_dict("records")
            ]
            heads = ["Concept", "Figures to move", "Questions", "Exercise tasks", "Source"]
            yield from folded_table(f"Lesson {lesson['number']}: {lesson['title']}", heads, rows, "24 28 12 12 24")


def moved_in(lesson: Mapping[Hashable, Any]) -> dict[str, list[str]]:
    """Return links to a lesson's figures by the concept that each lets the learner act on."""
    found: dict[str, list[str]] = {}
    for figure in load("explorables").query(f"lesson == {lesson['number']}").to_dict("records"):
        for concept in figure["concepts"].split(";"):
            address = f"../notebooks/{lesson['slug']}.html#{figure_id(figure['title'])}"
            found.setdefault(concept, []).append(f'<a href="{address}">{figure["title"]}</a>')
    return found


def asked_in(slug: str) -> dict[str, list[str]]:
    """Return the numbers of a lesson's self-check questions by concept."""
    found: dict[str, list[str]] = {}
    questions = load_questions(slug) if slug in question_sets() else ()
    for number, question in enumerate(questions, start=1):
        found.setdefault(question.concept, []).append(str(number))
    return found


def assessed_in(exercises: Path, slug: str) -> dict[str, list[str]]:
    """Return the tasks of a lesson's exercise by the concept that their graded cells name, such as "3b"."""
    found: dict[str, list[str]] = {}
    path = exercises / slug / f"{slug}.ipynb"
    task = ""
    for cell in json.loads(path.read_text("utf-8"))["cells"] if path.exists() else ():
        headings = re.findall(r"^#+ (?:Task )?(\d+\w?) ·", "".join(cell["source"]), re.MULTILINE)
        task = headings[-1] if headings else task
        for concept in cell["metadata"].get("pvcourse", {}).get("concepts", []):
            if task not in found.setdefault(concept, []):
                found[concept].append(task)
    return found


def _cell(places: dict[str, list[str]], concept: str) -> str:
    return ", ".join(places.get(concept, [HOLE]))


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive."""
    app.add_directive("coverage", Coverage)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
