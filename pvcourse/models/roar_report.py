"""A ROAR case as a report to hand on: in Markdown, and in HTML.

Both are written from the same outline, so that they cannot differ. The layout is our teaching device.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from pvcourse.models.roar import GAPS, Case, checked_case, coverage, gaps
from pvcourse.models.roar_canvas import FIELDS, QUESTIONS, fields_of
from pvcourse.models.roar_contradictions import contradictions

NOTE = (
    "The four questions are those of the ROAR framework (UCL Institute for Innovation and Public Purpose, 2019). "
    "The fields, gaps and contradictions are a teaching device of this course."
)
"""What every report says about itself."""

WORDS = {
    "summary": "Fields filled: {filled} of {fields}; gaps: {gaps}; contradictions: {clashes}.",
    "question": "{asks} (The brief's challenge: {challenge}.)",
    "entry": "{text} ({standing}; {source})",
    "source": "source: {source}",
    "no source": "no source",
    "finding": "{text} (found by the model: {model})",
    "kept": "{words} (from the figure “{figure}”)",
    "nothing": "Nothing yet.",
    "gaps": "Gaps",
    "gap": "{prompt} ({gap}; lesson {lesson} helps)",
    "contradictions": "Contradictions",
    "clash": "{name}. {reason}",
    "none": "None found.",
}
"""The report's own words, with places for those of the case; the book's page writes its report with them too."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Line:
    """One line of a report.

    Parameters
    ----------
    kind : str
        `"heading"`, `"paragraph"` or `"item"` (of a list).
    text : str
        The text, plain.
    level : int, default 0
        A heading's level, 1 to 3.

    Examples
    --------
    >>> Line("item", "Nobody counted")
    Line(kind='item', text='Nobody counted', level=0)
    """

    kind: str
    text: str
    level: int = 0


def outline(case: Case) -> list[Line]:
    """Lay a case out: a summary, each question with its fields, then gaps and contradictions.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    list of Line
        The lines, in order.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> outline(Case("A warm city"))[0]
    Line(kind='heading', text='A warm city', level=1)
    """
    checked_case(case)
    lines = [Line("heading", case.title, 1), Line("paragraph", _summary(case))]
    for question in QUESTIONS:
        lines += _question(case, question)
    return [*lines, *_open_ends(case), Line("paragraph", NOTE)]


def to_markdown(case: Case) -> str:
    """Write a case as Markdown (CommonMark); nothing that was typed in is taken for markup.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    str
        The report.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> print(to_markdown(Case("A warm city")).splitlines()[0])
    # A warm city
    """
    parts = []
    for line in outline(case):
        text = _markdown_text(line.text)
        before = {"heading": "#" * line.level + " ", "item": "- "}.get(line.kind, "")
        parts.append(f"{before}{text}" if line.kind == "item" else f"\n{before}{text}\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).strip() + "\n"


def to_html(case: Case) -> str:
    """Write a case as a page of HTML that stands on its own; nothing that was typed in is taken for markup.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    str
        The page.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> "<h1>Homes &lt; 18 degrees</h1>" in to_html(Case("Homes < 18 degrees"))
    True
    """
    body = "\n".join(_html_lines(outline(checked_case(case))))
    return PAGE.format(title=escape(case.title), body=body)


def _summary(case: Case) -> str:
    counts = coverage(case)
    return WORDS["summary"].format(
        filled=counts["filled"].sum(),
        fields=counts["fields"].sum(),
        gaps=len(gaps(case)),
        clashes=len(contradictions(case)),
    )


def _question(case: Case, question: str) -> Iterator[Line]:
    asks, challenge = QUESTIONS[question]
    yield Line("heading", question.capitalize(), 2)
    yield Line("paragraph", WORDS["question"].format(asks=asks, challenge=challenge.lower()))
    for field in fields_of(question):
        yield Line("heading", FIELDS[field][0], 3)
        yield from _items([*_said(case, field), *_found(case, field)], WORDS["nothing"])


def _said(case: Case, field: str) -> Iterator[str]:
    for entry in case.entries:
        if entry.field == field:
            source = WORDS["source"].format(source=entry.source) if entry.source.strip() else WORDS["no source"]
            yield WORDS["entry"].format(text=entry.text, standing=entry.standing, source=source)


def _found(case: Case, field: str) -> Iterator[str]:
    for finding in case.findings:
        if finding.field == field:
            yield WORDS["finding"].format(text=finding.text, model=finding.model)
    for kept in case.kept:
        if kept.field == field:
            yield WORDS["kept"].format(words=kept.words, figure=kept.figure)


def _open_ends(case: Case) -> Iterator[Line]:
    missing, clashes = gaps(case), contradictions(case)
    yield Line("heading", WORDS["gaps"], 2)
    rows = zip(missing["prompt"], missing["gap"], missing["lesson"], strict=True)
    told = [WORDS["gap"].format(prompt=prompt, gap=GAPS[gap], lesson=lesson) for prompt, gap, lesson in rows]
    yield from _items(told, WORDS["none"])
    yield Line("heading", WORDS["contradictions"], 2)
    pairs = zip(clashes["contradiction"], clashes["reason"], strict=True)
    told = [WORDS["clash"].format(name=name.capitalize(), reason=reason) for name, reason in pairs]
    yield from _items(told, WORDS["none"])


def _items(texts: list[str], otherwise: str) -> Iterator[Line]:
    """Yield an item for each text, or say in a paragraph that there is none."""
    yield from [Line("item", text) for text in texts] or [Line("paragraph", otherwise)]


def _markdown_text(text: str) -> str:
    """Put a backslash before every punctuation mark that could be markup, and keep the text on one line."""
    one_line = " ".join(text.split())
    marked = re.sub(r"([\\`*_{}\[\]<>#+~|&!-])", r"\\\1", one_line)
    # A number with a dot or bracket at the start would open a numbered list.
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", marked)


def _html_lines(lines: list[Line]) -> Iterator[str]:
    in_list = False
    for line in lines:
        if in_list != (line.kind == "item"):
            yield "</ul>" if in_list else "<ul>"
            in_list = not in_list
        tag = {"heading": f"h{line.level}", "paragraph": "p", "item": "li"}[line.kind]
        yield f"<{tag}>{escape(line.text)}</{tag}>"
