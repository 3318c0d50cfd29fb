"""One large store or many small shops: what doubling costs a neighbourhood, and what it is good for.

The theory (IIPP, introduction, after Dan Hill): good city neighbourhoods repeat the same small services, grocer, pub
and hairdresser, again and again. Beside a large mall this looks wasteful, and it creates public value.

Our teaching device, in no author's words: people live evenly along a ring street of one kilometre; grocers stand on
it at equal distances, and everybody walks to the nearest. Each grocer costs the same to keep open, and each may close
within the year, independently of the others. What a walk and the loss of the last grocer mean to people are weights
that somebody has to judge. That small shops are meeting places, and give a street its character, is left out: nobody
gave us a number.
"""

from math import inf

import numpy as np

from pvcourse.models.arrays import Numbers
from pvcourse.validation import number_between, numbers_between, whole_number

STREET = 1000.0
"""The length of the ring street, in metres."""


def walk(shops: Numbers) -> Numbers:
    """Say how far people walk to the nearest grocer, on average.

    Parameters
    ----------
    shops : float or ndarray
        How many grocers stand on the ring at equal distances, at least 1.

    Returns
    -------
    float or ndarray
        Metres, one way. Nobody has more than half the way between two grocers, so the mean is a quarter of it.

    Raises
    ------
    TypeError, ValueError
        If `shops` is not a number of at least 1.

    Examples
    --------
    >>> float(walk(1)), float(walk(5))
    (250.0, 50.0)
    """
    numbers_between("shops", shops, 1, inf)
    return STREET / 4 / shops


def left_with_none(shops: Numbers, closing: Numbers) -> Numbers:
    """Say how likely it is that every grocer closes within the year.

    Parameters
    ----------
    shops : float or ndarray
        How many there are, at least 1.
    closing : float or ndarray
        The chance that any one of them closes, from 0 to 1, independently of the others.

    Returns
    -------
    float or ndarray
        The chance, from 0 to 1. It falls fast with the number of grocers: this is what redundancy buys.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(left_with_none(1, closing=0.5)), float(left_with_none(4, closing=0.5))
    (0.5, 0.0625)
    """
    numbers_between("shops", shops, 1, inf)
    numbers_between("closing", closing, 0, 1)
    return np.power(closing, shops)


def burden(
    shops: Numbers, overhead: Numbers, walking: Numbers = 0.0, losing: Numbers = 0.0, closing: Numbers = 0.1
) -> Numbers:
    """Add up what a number of grocers costs those who live there: keeping them, walking, and the risk of losing all.

    Parameters
    ----------
    shops : float or ndarray
        How many there are, at least 1.
    overhead : float or ndarray
        What it costs to keep one open, 0 or more.
    walking : float or ndarray, default 0
        What 100 metres of the average walk are thought to cost people, 0 or more.
    losing : float or ndarray, default 0
        What the loss of the last grocer is thought to cost people, 0 or more.
    closing : float or ndarray, default 0.1
        See `left_with_none`.

    Returns
    -------
    float or ndarray
        The burden, in the units of `overhead`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(burden(2, overhead=10, walking=4, losing=100, closing=0.5))
    50.0
    """
    numbers_between("overhead", overhead, 0, inf)
    numbers_between("walking", walking, 0, inf)
    numbers_between("losing", losing, 0, inf)
    return overhead * shops + walking * walk(shops) / 100 + losing * left_with_none(shops, closing)


def best_number(
    overhead: float, walking: float = 0.0, losing: float = 0.0, closing: float = 0.1, most: int = 8
) -> int:
    """Find the number of grocers with the least burden.

    Parameters
    ----------
    overhead, walking, losing, closing : float
        See `burden`.
    most : int, default 8
        The largest number to look at.

    Returns
    -------
    int
        The number, from 1 to `most`; the smaller of two that are level.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> best_number(overhead=10)
    1
    >>> best_number(overhead=10, walking=30, losing=200, closing=0.3)
    4
    """
    for name, value in {"overhead": overhead, "walking": walking, "losing": losing, "closing": closing}.items():
        number_between(name, value, 0, inf)
    numbers = np.arange(1.0, whole_number("most", most, 1) + 1)
    return int(numbers[np.argmin(np.round(burden(numbers, overhead, walking, losing, closing), 9))])
