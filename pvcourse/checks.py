"""Checks of a learner's answers, made of a few verbs, each with words for the misconception behind a wrong answer.

An exercise's test cell says what an answer must be, and what a likely wrong answer shows::

    check_number("score", score, 3, misconceptions={6: "you averaged the corners; here the weakest one rules."})

A wrong answer raises `AnswerError` with one line, which Jupyter shows without the code that led to it. It speaks of
the learner's own answer only: a right answer that stands in a hidden test stays hidden.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from math import inf, isfinite
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from pvcourse.validation import number_between

LOOK_AGAIN = "this is not right yet; read the task once more."
"""What is said where no misconception is known for a wrong answer."""


class AnswerError(AssertionError):
    """An answer that is missing, or not right yet; its message is the feedback.

    Examples
    --------
    >>> check_number("score", ..., 3)
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: score has no answer yet: put yours in place of the three dots.
    """

    def _render_traceback_(self) -> list[str]:
        # Jupyter asks an error for this; without it, learners meet our code, and lines of hidden tests, first.
        return [f"Not yet: {self}"]


def check_number(
    name: str,
    value: object,
    expected: float | None = None,
    *,
    within: float = 0.01,
    lowest: float = -inf,
    highest: float = inf,
    misconceptions: Mapping[float, str] | None = None,
) -> None:
    """Check that an answer is a number, in its range, and the one expected.

    Parameters
    ----------
    name : str
        The learner's name for the answer.
    value : object
        The answer.
    expected : float, optional
        The right number; without it, only the kind, the range and the misconceptions are checked.
    within : float, default 0.01
        How far an answer may lie from a number to be taken for it.
    lowest, highest : float, optional
        The smallest and the largest number that make sense; left out, there is no limit.
    misconceptions : mapping of float to str, optional
        Wrong numbers, and the misconception that each shows.

    Raises
    ------
    AnswerError
        If the answer is missing, no number, out of range, or wrong.
    TypeError, ValueError
        If `within` is not a number of at least 0, or `expected` or a misconception is not a number.

    Examples
    --------
    >>> check_number("score", 3.0, 3)
    >>> check_number("score", 6, 3, misconceptions={6: "you averaged the corners; here the weakest one rules."})
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: score is 6: you averaged the corners; here the weakest one rules.
    """
    number_between("within", within, 0, inf)
    for known in (*(() if expected is None else (expected,)), *(misconceptions or ())):
        number_between("a known answer", known, -inf, inf)
    _answered(name, value)
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real):
        raise AnswerError(f"{name} is {_short(value)}: it should be one number.")
    number = float(value)
    words = _words(number, misconceptions, within)
    if words is None and not (isfinite(number) and lowest - within <= number <= highest + within):
        words = f"it should be {_range(lowest, highest)}."
    _judge(f"{name} is {number:.4g}", None if expected is None else _near(number, expected, within), words)


def check_numbers(
    name: str,
    values: object,
    expected: Iterable[float] | None = None,
    *,
    count: int,
    within: float = 0.01,
    misconceptions: Mapping[tuple[float, ...], str] | None = None,
) -> None:
    """Check an answer of several numbers in an order: a list, an array or a table's column.

    Parameters
    ----------
    name : str
        The learner's name for the answer.
    values : object
        The answer.
    expected : iterable of float, optional
        The right numbers, in order; without it, only the kind, the count and the misconceptions are checked.
    count : int
        How many numbers there should be.
    within : float, default 0.01
        How far each number may lie from the right one.
    misconceptions : mapping of tuple of float to str, optional
        Wrong answers, and the misconception that each shows.

    Raises
    ------
    AnswerError
        If the answer is missing, no row of numbers, of another length, or wrong.
    TypeError, ValueError
        If `within` is not a number of at least 0, or `expected` does not hold `count` numbers.

    Examples
    --------
    >>> check_numbers("scores", [3, 4], [3, 4], count=2)
    >>> check_numbers("scores", [3], [3, 4], count=2)
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: scores holds 1 number: it should hold 2, one for each row.
    """
    number_between("within", within, 0, inf)
    right = None if expected is None else tuple(expected)
    if right is not None and len(right) != count:
        raise ValueError(f"expected has {len(right)} numbers and count is {count}; give as many as count says")
    _answered(name, values)
    numbers = _numbers(name, values)
    if len(numbers) != count:
        noun = "number" if len(numbers) == 1 else "numbers"
        raise AnswerError(f"{name} holds {len(numbers)} {noun}: it should hold {count}, one for each row.")
    shown = ", ".join(f"{number:.3g}" for number in numbers)
    _judge(
        f"{name} is {shown}",
        None if right is None else _near(numbers, right, within),
        _words(numbers, misconceptions, within),
    )


def check_choice(
    name: str,
    value: object,
    options: Collection[str | None],
    expected: Collection[str | None] | str | None = None,
    *,
    misconceptions: Mapping[str | None, str] | None = None,
) -> None:
    """Check that an answer is one of the options, and a right one.

    Parameters
    ----------
    name : str
        The learner's name for the answer.
    value : object
        The answer.
    options : collection of str or None
        What can be chosen: letters, words, or None where "none of them" is a choice.
    expected : str, or collection of str or None, optional
        The right option, or all right ones; without it, only the kind and the misconceptions are checked.
    misconceptions : mapping of str or None to str, optional
        Wrong options, and the misconception that each shows.

    Raises
    ------
    AnswerError
        If the answer is missing, not an option, or wrong.
    ValueError
        If `options` is empty, or a right or wrong option is not among them.

    Examples
    --------
    >>> check_choice("reason", "b", "abc", "b")
    >>> check_choice("reason", "d", "abc", "b")
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: reason is 'd': choose 'a', 'b' or 'c', in quotation marks.
    """
    options, wrong = list(options), dict(misconceptions or {})
    right = _right_options(options, expected, wrong)
    if not (value is None and None in options):
        _answered(name, value)
    if not isinstance(value, str | None) or value not in options:
        raise AnswerError(f"{name} is {_short(value)}: choose {_any_of(options)}.")
    _judge(f"{name} is {value!r}", None if right is None else value in right, wrong.get(value))


def check_parts(
    name: str,
    value: object,
    kind: type,
    expected: object = None,
    *,
    misconceptions: Mapping[Any, str] | None = None,
) -> None:
    """Check an answer that is made of parts, as a `Strategy` is of ratings; it names the parts to look at again.

    Parameters
    ----------
    name : str
        The learner's name for the answer.
    value : object
        The answer.
    kind : type
        The dataclass that the answer should be made with.
    expected : object, optional
        The right answer; without it, only the kind and the misconceptions are checked.
    misconceptions : mapping of object to str, optional
        Wrong answers, and the misconception that each shows.

    Raises
    ------
    AnswerError
        If the answer is missing, not made with `kind`, or wrong.
    TypeError
        If `kind` is not a dataclass, or `expected` is not made with it.

    Examples
    --------
    >>> from pvcourse.models.strategic_triangle import Rating
    >>> check_parts("council", Rating(2, 5, 7), Rating, Rating(2, 4, 7))
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: council: look again at its likely.
    """
    if not (isinstance(kind, type) and is_dataclass(kind)):
        raise TypeError(f"kind is {kind!r}; give a dataclass, such as Strategy")
    if not (expected is None or isinstance(expected, kind)):
        raise TypeError(f"expected is {expected!r}; give a {kind.__name__}")
    _answered(name, value)
    parts = [field.name for field in fields(kind)]
    if not isinstance(value, kind):
        raise AnswerError(f"{name} is {_short(value)}: make it with {kind.__name__}({', '.join(parts)}).")
    for wrong, words in (misconceptions or {}).items():
        if value == wrong:
            raise AnswerError(f"{name}: {words}")
    if expected is not None and value != expected:
        different = [part for part in parts if getattr(value, part) != getattr(expected, part)]
        raise AnswerError(f"{name}: look again at its {' and its '.join(different)}.")


def check_rows(
    name: str,
    table: object,
    key: str,
    expected: Iterable[Hashable] | None = None,
    *,
    misconceptions: Mapping[frozenset[Any], str] | None = None,
) -> None:
    """Check that an answer is a table with the right rows, told apart by the column `key`; their order is free.

    Parameters
    ----------
    name : str
        The learner's name for the answer.
    table : object
        The answer.
    key : str
        The column that names a row.
    expected : iterable, optional
        The right rows' values of `key`; without it, only the kind and the misconceptions are checked.
    misconceptions : mapping of frozenset to str, optional
        Wrong sets of rows, and the misconception that each shows.

    Raises
    ------
    AnswerError
        If the answer is missing, no table, lacks the column, repeats a row, or has other rows.

    Examples
    --------
    >>> import pandas as pd
    >>> check_rows("trusted", pd.DataFrame({"iso3": ["FRA", "KOR"]}), "iso3", ["FRA", "KOR", "USA"])
    Traceback (most recent call last):
    ...
    pvcourse.checks.AnswerError: trusted has 2 rows: 0 of them should not be there, and 1 is missing.
    """
    _answered(name, table)
    if not isinstance(table, pd.DataFrame) or key not in table.columns:
        raise AnswerError(
            f"{name} is {_kind(table)}: it should be rows of the table, with the column {key!r} among others."
        )
    rows = list(table[key])
    given = frozenset(rows)
    if len(rows) > len(given):
        raise AnswerError(
            f"{name} has {len(rows)} rows for {len(given)} values of {key!r}: each should be there once."
        )
    for wrong, words in (misconceptions or {}).items():
        if given == wrong:
            raise AnswerError(f"{name}: {words}")
    if expected is not None and (right := frozenset(expected)) != given:
        missing = len(right - given)
        verb = "is" if missing == 1 else "are"
        extra = len(given - right)
        raise AnswerError(
            f"{name} has {len(given)} rows: {extra} of them should not be there, and {missing} {verb} missing."
        )


def _answered(name: str, value: object) -> None:
    if value is ... or value is None:
        raise AnswerError(f"{name} has no answer yet: put yours in place of the three dots.")


def _judge(answer: str, right: bool | None, words: str | None) -> None:
    # `right` is None where the check does not know the right answer, so that the released notebook cannot tell it.
    if right or (right is None and words is None):
        return
    raise AnswerError(f"{answer}: {words or LOOK_AGAIN}")


def _words(value: Any, misconceptions: Mapping[Any, str] | None, within: float) -> str | None:
    return next((words for wrong, words in (misconceptions or {}).items() if _near(value, wrong, within)), None)


def _near(value: Any, other: Any, within: float) -> bool:
    # The last digits are lost in arithmetic: 0.3 - 0.1 - 0.2 is not quite 0.
    return np.shape(value) == np.shape(other) and bool(np.allclose(value, other, rtol=0, atol=within + 1e-9))


def _numbers(name: str, values: object) -> tuple[float, ...]:
    if isinstance(values, list | tuple | np.ndarray | pd.Series):
        try:
            return tuple(float(value) for value in values)
        except (TypeError, ValueError):
            pass
    raise AnswerError(f"{name} is {_kind(values)}: it should be a list of numbers, or a column of a table.")


def _right_options(options: list[Any], expected: Any, misconceptions: Mapping[Any, str]) -> list[Any] | None:
    if not options:
        raise ValueError("options is empty; give what can be chosen")
    right = None if expected is None else [expected] if isinstance(expected, str) else list(expected)
    for option in (*(right or ()), *misconceptions):
        if option not in options:
            raise ValueError(f"{option!r} is not among the options; choose {_any_of(options)}")
    return right


def _any_of(options: list[Any]) -> str:
    shown = [repr(option) for option in options]
    quoted = ", in quotation marks" if None not in options else " (words in quotation marks, None without)"
    return (f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]) + quoted


def _range(lowest: float, highest: float) -> str:
    ends = [
        words for words, end in ((f"at least {lowest:g}", lowest), (f"at most {highest:g}", highest)) if isfinite(end)
    ]
    return f"a number of {' and '.join(ends)}" if ends else "a number that is finite"


def _kind(value: object) -> str:
    return f"a {type(value).__name__} without that column" if isinstance(value, pd.DataFrame) else _short(value)


def _short(value: object) -> str:
    shown = repr(value) if isinstance(value, str | int | float | tuple) else f"a {type(value).__name__}"
    return shown if len(shown) <= 40 else f"{shown[:37]}…"
