"""The case file of the last lesson: a form in the page, made from the ROAR canvas, that needs no server.

A notebook cell that ends in `pvcourse.charts.case_file.CaseFile` becomes the form. What the learner writes stays in
the browser. The scripts know of the canvas, its gaps and its contradictions only what `roar_file.canvas` wrote down.
"""

import json
from typing import Any

from sphinx.application import Sphinx

from pvcourse.data import load
from pvcourse.models.market_shaping import ROWS
from pvcourse.models.roar_canvas import FACTS, STANDINGS, fields_of, four_questions
from pvcourse.models.roar_file import canvas, from_json
from pvcourse.models.roar_report import outline
from pvcourse.templates import template

FACTS_OF_FIGURES: dict[str, dict[str, tuple[str, ...]]] = {
    "Prospects of a strategy, when you are not sure": {
        "proposition": ("is", "proposition_likely"),
        "authorisation": ("is", "authorisation_likely"),
        "capacity": ("is", "capacity_likely"),
    },
    "One plot of land, two rankings": {"tension": ("share", "conflicts", "pairs")},
    "Is it co-creation?": {"kind of initiative": ("is", "verdict")},
    "One policy in two frames": {
        "frame": ("is", "frame"),
        **{f"frame of {row}": ("is", row) for row in ROWS},
    },
    "From a challenge to a mission, checked": {
        "criteria met": ("is", "met"),
        "framed with citizens": ("is", "citizens"),
    },
    "Ten thousand futures, and who paid for each": {
        "loss borne by the public": ("sum", "treasury_bears", "users_bears"),
        "gain kept by the public": ("sum", "treasury_keeps", "users_keeps"),
    },
}
"""For figures whose settings or results are facts of the canvas: how each fact is worked out from their numbers.

It is one of them, or the sum of some, or the share that the first has in the second. A value that no fact may be,
such as "unknown", is not taken in.
"""

MARKER = 'class="pv-case"'
"""What a page with the form has in it, and no other page."""


def case_file_html(worked: list[str]) -> str:
    """Return the case file as HTML.

    Parameters
    ----------
    worked : list of str
        Case files of worked cases, to read beside the form.

    Returns
    -------
    str
        The worked cases as briefs, the form, and the canvas as data for its script. Without scripts, it says what to
        do and shows the questions.

    Raises
    ------
    ValueError
        If a worked case is not a sound case file.

    Examples
    --------
    >>> case_file_html([]).count("<fieldset class=")
    16
    """
    given = canvas() | {"facts_of_figures": FACTS_OF_FIGURES, "lessons": _lessons()}
    inert = json.dumps(given, separators=(",", ":"), ensure_ascii=False).replace("</", "<\\/")
    return template("case_file.html.j2", "pvcourse.book").render(
        cases=[outline(from_json(text)) for text in worked],
        questions=four_questions().to_dict("records"),
        fields_of=fields_of,
        fields=given["fields"],
        lessons={lesson["number"]: lesson for lesson in given["lessons"].values()},
        facts={name: {"name": name} | given["facts"][name] for name in FACTS},
        standings=STANDINGS,
        canvas=inert,
    )


def _lessons() -> dict[str, dict[Any, Any]]:
    """Tell of each lesson its number and title, and whether it is in the book to link to."""
    columns = ["number", "title", "slug", "ready"]
    return {str(lesson["slug"]): lesson for lesson in load("lessons")[columns].to_dict("records")}


def add_scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Add the form's scripts and style sheet to the page that has the form, and to no other."""
    if MARKER in context.get("body", ""):
        app.add_css_file("case-file.css", priority=720)
        for name in ("case-rules.js", "case-file.js"):
            app.add_js_file(name, loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the case file to Sphinx."""
    app.connect("html-page-context", add_scripts)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
