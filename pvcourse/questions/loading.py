"""Sets of questions, from the course's data; what is not sound is refused with the reason and the place."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from pvcourse.folders import data_folder
from pvcourse.questions.asking import Option, Question, no_doubles
from pvcourse.validation import one_of

Made = TypeVar("Made", Option, Question)


def load_questions(name: str) -> tuple[Question, ...]:
    """Load a lesson's set of self-check questions.

    Parameters
    ----------
    name : str
        The set's name, such as ``"02_strategic_triangle"``: its file in `data/questions`, without ending.

    Returns
    -------
    tuple of Question
        The questions, in the file's order.

    Raises
    ------
    ValueError
        If there is no such set, or a question in it is not sound; the message names the file and the question.

    Examples
    --------
    >>> [question.concept for question in load_questions("02_strategic_triangle")][:2]
    ['triangle.corners', 'triangle.explorers']
    """
    file = one_of("the question set", name, question_sets()) + ".toml"
    text = (data_folder() / "questions" / file).read_text("utf-8")
    try:
        return questions_from(tomllib.loads(text))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{file}: {error}") from error


def load_prediction(name: str) -> Question:
    """Load the question with which a lesson lets its learners predict.

    Parameters
    ----------
    name : str
        The set's name, such as ``"02_prediction"``: its file in `data/questions`, without ending.

    Returns
    -------
    Question
        The question, of kind ``"prediction"``.

    Raises
    ------
    ValueError
        If there is no such set, it is not sound, or it asks for no prediction.

    Examples
    --------
    >>> load_prediction("02_prediction").kind
    'prediction'
    """
    question = load_questions(name)[0]
    if question.kind != "prediction":
        raise ValueError(f"the question set {name!r} asks for no prediction; choose one of kind 'prediction'")
    return question


def question_sets() -> list[str]:
    """Return the names of all question sets, in the order of the lessons.

    Returns
    -------
    list of str
        Names that `load_questions` takes.

    Examples
    --------
    >>> "02_strategic_triangle" in question_sets()
    True
    """
    return sorted(path.stem for path in (data_folder() / "questions").glob("*.toml"))


def questions_from(table: Mapping[str, Any]) -> tuple[Question, ...]:
    """Make questions from plain data, as read from TOML or JSON, and check them.

    Parameters
    ----------
    table : mapping
        Its one key, ``questions``, holds a list of mappings with the fields of `Question`.

    Returns
    -------
    tuple of Question
        The questions, in order.

    Raises
    ------
    TypeError, ValueError
        If a field is missing or unknown, questions share an id, a prediction does not stand alone, or a question is
        not sound.

    Examples
    --------
    >>> questions_from({"questions": []})
    Traceback (most recent call last):
    ...
    ValueError: there are no questions; give a list of one or more under 'questions'
    """
    rows = table.get("questions")
    if not isinstance(rows, list) or not rows:
        raise ValueError("there are no questions; give a list of one or more under 'questions'")
    questions = tuple(_question(row, place) for place, row in enumerate(rows, 1))
    no_doubles("questions", [question.id for question in questions])
    for question in questions:
        if question.kind == "prediction" and len(questions) > 1:
            raise ValueError(f"question {question.id!r} is a prediction among others; give it a set of its own")
    return questions


def _question(row: Any, place: int) -> Question:
    where = f"question {row['id']!r}" if isinstance(row, Mapping) and "id" in row else f"question {place}"
    options = [_made(Option, option, f"an option of {where}") for option in _rows(row, "options", where)]
    return _made(Question, {**row, "options": tuple(options), "cites": tuple(_rows(row, "cites", where))}, where)


def _rows(row: Any, field: str, where: str) -> list[Any]:
    if not isinstance(row, Mapping) or not isinstance(row.get(field), list):
        raise TypeError(f"{where} has no {field}; give a list of them")
    return list(row[field])


def _made(kind: type[Made], row: Any, where: str) -> Made:
    """Make a dataclass from a mapping, naming a field that is missing or unknown."""
    if not isinstance(row, Mapping):
        raise TypeError(f"{where} is {row!r}; give a table of fields")
    known = {field.name: field.default is MISSING for field in fields(kind)}
    missing = [name for name, needed in known.items() if needed and name not in row]
    if missing:
        raise ValueError(f"{where} has no {missing[0]}; give one")
    for name in row:
        one_of(f"a field of {where}", name, known)
    return kind(**row)
