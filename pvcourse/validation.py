"""Checks of what a caller hands in: each says what was wrong, where, and what is allowed."""

from collections.abc import Iterable
from difflib import get_close_matches
from math import inf, isfinite, isinf
from numbers import Integral, Real

import numpy as np

from pvcourse.models.arrays import Numbers, Symbol


def number_between(name: str, value: object, low: float, high: float) -> float:
    """Return `value` as a float, or say why it is not a number from `low` to `high`.

    Parameters
    ----------
    name : str
        What the number is, in the caller's words; it opens the error message.
    value : object
        The number to check.
    low, high : float
        The smallest and the largest number allowed, both included; `-inf` and `inf` leave a side open.

    Returns
    -------
    float
        The number.

    Raises
    ------
    TypeError
        If `value` is not a real number.
    ValueError
        If it is not finite or lies outside the range.

    Examples
    --------
    >>> number_between("the share", 0.25, 0, 1)
    0.25
    >>> number_between("the share", 25, 0, 1)
    Traceback (most recent call last):
    ...
    ValueError: the share is 25; give a number from 0 to 1
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; give a number {_span(low, high)}")
    number = float(value)
    if not isfinite(number) or not low <= number <= high:
        raise ValueError(f"{name} is {value}; give a number {_span(low, high)}")
    return number


def numbers_between(name: str, values: Numbers, low: float, high: float) -> Numbers:
    """Return `values` as numbers, or say which of them is not a number from `low` to `high`.

    Parameters
    ----------
    name : str
        What the numbers are; it opens the error message.
    values : float, array_like or Symbol
        The numbers to check; a symbol has no value yet and passes as it is.
    low, high : float
        The smallest and the largest number allowed, both included.

    Returns
    -------
    float, ndarray or Symbol
        The numbers.

    Raises
    ------
    TypeError
        If something among them is not a number.
    ValueError
        If one is not finite or lies outside the range.

    Examples
    --------
    >>> numbers_between("the share", [0.5, 2], 0, 1)
    Traceback (most recent call last):
    ...
    ValueError: the share has 2.0 among its values; give numbers from 0 to 1
    """
    if isinstance(values, Symbol):
        return values
    array = np.asarray(values)
    if array.ndim == 0:
        return number_between(name, array.item(), low, high)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} is {values!r}; give numbers {_span(low, high, 'are')}")
    wrong = array[~(np.isfinite(array) & (array >= low) & (array <= high))]
    if wrong.size:
        raise ValueError(f"{name} has {wrong[0]} among its values; give numbers {_span(low, high, 'are')}")
    return array.astype(float)


def whole_number(name: str, value: object, low: int, high: int | None = None) -> int:
    """Return `value` as an int, or say why it is not a whole number from `low` to `high`.

    Parameters
    ----------
    name : str
        What the number is; it opens the error message.
    value : object
        The number to check.
    low : int
        The smallest number allowed.
    high : int, optional
        The largest number allowed; without it, there is none.

    Returns
    -------
    int
        The number.

    Raises
    ------
    TypeError
        If `value` is not a whole number.
    ValueError
        If it lies outside the range.

    Examples
    --------
    >>> whole_number("the number of runs", 0, 1)
    Traceback (most recent call last):
    ...
    ValueError: the number of runs is 0; give a whole number of at least 1
    """
    wanted = f"a whole number {_span(low, inf if high is None else high)}"
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {value!r}; give {wanted}")
    number = int(value)
    if number < low or (high is not None and number > high):
        raise ValueError(f"{name} is {value}; give {wanted}")
    return number


def one_of(name: str, value: object, allowed: Iterable[str]) -> str:
    """Return `value` if it is one of the words allowed, or name them and the nearest one.

    Parameters
    ----------
    name : str
        What the word is; it opens the error message.
    value : object
        The word to check.
    allowed : iterable of str
        The words allowed.

    Returns
    -------
    str
        The word.

    Raises
    ------
    ValueError
        If `value` is not among them.

    Examples
    --------
    >>> one_of("the corner", "capcity", ["proposition", "capacity"])
    Traceback (most recent call last):
    ...
    ValueError: the corner is 'capcity'; did you mean 'capacity'? Choose one of: proposition, capacity
    """
    words = list(allowed)
    if isinstance(value, str) and value in words:
        return value
    near = get_close_matches(str(value), words, n=1)
    hint = f"; did you mean {near[0]!r}? Choose" if near else "; choose"
    raise ValueError(f"{name} is {value!r}{hint} one of: {', '.join(words)}")


def _span(low: float, high: float, verb: str = "is") -> str:
    if isinf(low) and isinf(high):
        return f"that {verb} finite"
    if isinf(high):
        return f"of at least {low:g}"
    return f"of at most {high:g}" if isinf(low) else f"from {low:g} to {high:g}"
