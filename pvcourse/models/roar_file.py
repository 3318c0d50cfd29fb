"""A ROAR case as a file: the JSON that the book's page saves and opens, and the canvas as data for that page.

The page has no Python. What it must know of the canvas, the gaps and the contradictions it gets from `canvas`, which
writes down the models' own tables. The form of the file is our teaching device.
"""

import json
from dataclasses import asdict
from math import isfinite
from typing import Any

from pvcourse.models.roar import GAP_CONDITIONS, GAPS, Case, checked_case
from pvcourse.models.roar_canvas import FACTS, FIELDS, QUESTIONS, STANDINGS, Entry, Fact, Finding, Kept
from pvcourse.models.roar_contradictions import RULES
from pvcourse.models.roar_report import NOTE, WORDS

VERSION = 1
"""The number that a case file carries, so that a later form of it can be told from this one."""

LONGEST = 1_000_000
"""How many characters a case file may have; a page's storage holds a few million."""

PARTS = {"entries": Entry, "findings": Finding, "kept": Kept}
"""The lists in a case file, and what each holds."""

COLUMNS = {
    "entries": ("field", "text", "standing", "source"),
    "findings": ("fact", "value", "text"),
    "kept": ("field", "figure", "words", "page", "numbers"),
}
"""What may be said in each item of these lists."""


def canvas() -> dict[str, Any]:
    """Write the canvas down as data: questions, fields, facts, gaps, contradictions and the report's words.

    Returns
    -------
    dict
        What the book's page needs, ready for JSON. A bound that is endless is left out.

    Examples
    --------
    >>> canvas()["fields"]["rewards.risks"]
    {'prompt': 'Who bears the loss if it fails?', 'lesson': 9}
    """
    return {
        "version": VERSION,
        "longest": LONGEST,
        "columns": {part: list(columns) for part, columns in COLUMNS.items()},
        "questions": {name: {"asks": asks, "challenge": said} for name, (asks, said) in QUESTIONS.items()},
        "fields": {name: {"prompt": prompt, "lesson": lesson} for name, (prompt, lesson) in FIELDS.items()},
        "standings": list(STANDINGS),
        "facts": {name: _fact(fact) for name, fact in FACTS.items()},
        "gaps": [
            {"name": name, "text": text, "when": [condition.as_data() for condition in GAP_CONDITIONS[name]]}
            for name, text in GAPS.items()
        ],
        "rules": [
            {
                "name": rule.name,
                "fields": list(rule.fields),
                "when": [condition.as_data() for condition in rule.conditions],
                "reason": rule.reason,
            }
            for rule in RULES
        ],
        "words": WORDS | {"note": NOTE},
    }


def to_json(case: Case) -> str:
    """Write a case as the text of a case file.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    str
        JSON, indented, which the book's page opens.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> from_json(to_json(Case("A warm city"))).title
    'A warm city'
    """
    checked_case(case)
    parts = {name: [asdict(item) for item in getattr(case, name)] for name in PARTS}
    return json.dumps({"case_file": VERSION, "title": case.title} | parts, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> Case:
    """Read a case from the text of a case file.

    Parameters
    ----------
    text : str
        What the page saved, or `to_json` wrote.

    Returns
    -------
    Case
        The case.

    Raises
    ------
    TypeError
        If what is given is not text.
    ValueError
        If the text is too long, is not JSON, is no case file, or says what no case may; the message tells where.

    Examples
    --------
    >>> from_json('{"title": "A warm city"}')
    Traceback (most recent call last):
    ...
    ValueError: this is not a case file: it has no "case_file": 1
    """
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}; give the text of a case file")
    told = _parsed(text)
    allowed = {"case_file", "title", *PARTS}
    if extra := sorted(set(told) - allowed):
        raise ValueError(f"the case file has {extra[0]!r}; it may have: {', '.join(sorted(allowed))}")
    try:
        return Case(told.get("title", ""), **{part: _items(told, part) for part in PARTS})
    except TypeError as error:
        raise ValueError(str(error)) from error


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise ValueError(f"the file has {len(text):,} characters; a case file may have {LONGEST:,}")
    try:
        told = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"this is not a case file: it is not JSON ({error})") from None
    if not isinstance(told, dict) or told.get("case_file") != VERSION:
        raise ValueError(f'this is not a case file: it has no "case_file": {VERSION}')
    return told


def _items(told: dict[str, Any], part: str) -> tuple[Any, ...]:
    items = told.get(part, [])
    if not isinstance(items, list):
        raise ValueError(f"{part} is no list; give a list, or leave it out")
    return tuple(_item(part, number, item) for number, item in enumerate(items, 1))


def _item(part: str, number: int, item: object) -> Any:
    if not isinstance(item, dict) or not set(item) <= set(COLUMNS[part]):
        raise ValueError(f"{part}, number {number}: give only {', '.join(COLUMNS[part])}")
    try:
        return PARTS[part](**item)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{part}, number {number}: {error}") from error


def _fact(fact: Fact) -> dict[str, Any]:
    told: dict[str, Any] = {"field": fact.field, "model": fact.model, "measure": fact.measure}
    if isinstance(fact.allowed[0], str):
        return told | {"words": list(fact.allowed)}
    low, high = (float(bound) for bound in fact.allowed)
    return told | {name: bound for name, bound in (("low", low), ("high", high)) if isfinite(bound)}
