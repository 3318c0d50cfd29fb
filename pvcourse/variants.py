"""Numbers of one's own: a task that draws its variant (a town, a year, a tender) from the learner's id.

Neighbours then get different numbers for the same idea. The draw depends on the id and the task alone, so that it is
the same on every machine, today and next year::

    my_year = draw(learner, [2008, 2012, 2016], "year")

While an exercise is marked, the id is that of whoever handed it in, whatever the notebook says: nobody gets marks for
a neighbour's numbers.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import TypeVar

from pvcourse.checks import AnswerError
from pvcourse.validation import whole_number

T = TypeVar("T")

_marked: str | None = None


def draw(learner: object, options: Iterable[T], task: str) -> T:
    """Return the option that belongs to a learner in a task.

    Parameters
    ----------
    learner : str
        The learner's id; capitals and spaces around it make no difference.
    options : iterable
        What can be drawn, two or more, always in the same order.
    task : str
        The task's name, so that one learner's draws in two tasks have nothing to do with each other.

    Returns
    -------
    object
        One of the options.

    Raises
    ------
    AnswerError
        If the learner's id is missing or is not text.
    ValueError
        If there are fewer than two options, or the task has no name.

    Examples
    --------
    >>> draw("ada", [2008, 2012, 2016], "year")
    2008
    >>> draw(..., [2008, 2012, 2016], "year")
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: learner has no answer yet: put your id in place of the three dots, ...
    """
    choices = list(options)
    if len(choices) < 2:
        raise ValueError(f"options is {choices!r}; give two or more to draw from")
    if not isinstance(task, str) or not task:
        raise ValueError(f"task is {task!r}; give the task's name, such as 'year'")
    return choices[place(_marked or normal_id(learner), len(choices), task)]


def place(learner: str, count: int, task: str) -> int:
    """Return the place, from 0, of the option that an id draws.

    Parameters
    ----------
    learner : str
        The learner's id.
    count : int
        How many options there are, 1 or more.
    task : str
        The task's name.

    Returns
    -------
    int
        From 0 to `count` - 1; over many ids, each place is about equally frequent.

    Raises
    ------
    AnswerError
        If the id is missing or is not text.
    TypeError, ValueError
        If `count` is not a whole number of at least 1.

    Examples
    --------
    >>> place("ada", 3, "year")
    0
    """
    whole_number("count", count, 1)
    digest = sha256(f"{task}\n{normal_id(learner)}".encode()).digest()
    return int.from_bytes(digest[:8]) % count


def normal_id(learner: object) -> str:
    """Return an id without spaces around it and without capitals, or say what is wrong with it.

    Parameters
    ----------
    learner : object
        What a learner wrote as their id.

    Returns
    -------
    str
        The id.

    Raises
    ------
    AnswerError
        If it is missing, or is not text.

    Examples
    --------
    >>> normal_id(" Ada ")
    'ada'
    >>> normal_id(17)
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: learner is 17: write your id in quotation marks, as your instructor gave it to you.
    """
    if learner is ... or learner is None or (isinstance(learner, str) and not learner.strip()):
        raise AnswerError("learner has no answer yet: put your id in place of the three dots, in quotation marks.")
    if not isinstance(learner, str):
        shown = repr(learner) if isinstance(learner, int | float) else f"a {type(learner).__name__}"
        raise AnswerError(f"learner is {shown}: write your id in quotation marks, as your instructor gave it to you.")
    return learner.strip().casefold()


def drawn_for(learner: object) -> str:
    """Say whose numbers a notebook draws; while it is marked, also whether the notebook names someone else.

    Parameters
    ----------
    learner : str
        The learner's id, as the notebook has it.

    Returns
    -------
    str
        One or two sentences to print.

    Raises
    ------
    AnswerError
        If the id is missing or is not text, and the notebook is not being marked.

    Examples
    --------
    >>> drawn_for("Ada")
    "Your numbers are those of 'ada'. If that is not your id, correct it and run the cells again."
    """
    if _marked is None:
        own = normal_id(learner)
        return f"Your numbers are those of {own!r}. If that is not your id, correct it and run the cells again."
    whose = f"Marked with the numbers of {_marked!r}, who handed this in."
    return whose + _mismatch(learner, _marked)


def mark_for(learner: str | None) -> None:
    """Draw for this learner from now on, whatever a notebook says; None ends it. It is for whoever marks.

    Parameters
    ----------
    learner : str or None
        The id of whoever handed the notebook in.

    Raises
    ------
    AnswerError
        If the id is empty or is not text.

    Examples
    --------
    >>> mark_for("ada")
    >>> drawn_for("adda")
    "Marked with the numbers of 'ada', who handed this in. The notebook names 'adda', whose numbers differ."
    >>> mark_for(None)
    """
    global _marked
    _marked = None if learner is None else normal_id(learner)


def _mismatch(learner: object, marked: str) -> str:
    try:
        named = normal_id(learner)
    except AnswerError:
        return " The notebook names no id."
    return "" if named == marked else f" The notebook names {named!r}, whose numbers differ."
