"""Two standard tools of welfare economics: how much the future counts, and how much the worst-off count.

Discounting makes value of different years comparable. Atkinson (1970) asks which level, if all had it, would be as
good as the unequal levels that people have; the more one minds inequality, the lower it is. Both hold a judgement
that figures cannot make: the discount rate, and the aversion to inequality.
"""

from collections.abc import Sequence
from math import inf

import numpy as np

from pvcourse.models.arrays import Numbers, Symbol
from pvcourse.validation import numbers_between

MOST_AVERSION = 20
"""The highest aversion to inequality; already here hardly anything but the least level counts."""

NEAR_ONE = 1e-6
"""How near to 1 an aversion to inequality counts as 1, where the formula takes its limit."""


def discount_factor(rate: Numbers, years: Numbers) -> Numbers:
    """Say what one unit of value so many years from now counts today.

    Parameters
    ----------
    rate : float or ndarray
        The discount rate a year, 0 to 1 (0.03 for 3 per cent).
    years : float or ndarray
        How many years from now, at least 0.

    Returns
    -------
    float or ndarray
        From 1 (counts in full) down towards 0: 1 / (1 + rate) ** years.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(round(discount_factor(0.03, 100), 3))
    0.052
    """
    numbers_between("rate", rate, 0, 1)
    numbers_between("years", years, 0, inf)
    return np.power(1.0 + rate, -years)


def equivalent_level(levels: Sequence[Numbers], weights: Sequence[Numbers], aversion: Numbers) -> Numbers:
    """Say which level, had by all alike, would be as good as levels that are unequal (Atkinson 1970).

    Parameters
    ----------
    levels : sequence of float or ndarray
        What each public has, at least 0.
    weights : sequence of float or ndarray
        How much each public counts, at least 0, and not all 0; only their proportions matter.
    aversion : float or ndarray
        The aversion to inequality, 0 to 20: 0, the weighted mean; 1, the geometric mean; the higher, the nearer to
        the least level.

    Returns
    -------
    float or ndarray
        The equally distributed equivalent level, between the least and the greatest level.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range, or there are not as many weights as levels.

    Examples
    --------
    >>> float(equivalent_level([1, 4], [1, 1], aversion=0))
    2.5
    >>> round(float(equivalent_level([1, 4], [1, 1], aversion=1)), 6)
    2.0
    """
    if len(levels) != len(weights) or not len(levels):
        raise ValueError(f"there are {len(levels)} levels and {len(weights)} weights; give as many, at least one")
    for level, weight in zip(levels, weights, strict=True):
        numbers_between("levels", level, 0, inf)
        numbers_between("weights", weight, 0, inf)
    if not any(isinstance(weight, Symbol) or np.any(np.asarray(weight) > 0) for weight in weights):
        raise ValueError("weights are all 0; let at least one level count")
    numbers_between("aversion", aversion, 0, MOST_AVERSION)
    power = 1 - aversion
    at_one = np.abs(power) < NEAR_ONE
    power = np.where(at_one, 1.0, power)
    # Where a level or a weight is 0, a logarithm or a negative power is infinite; its limit is what is wanted.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        geometric = np.exp(_mean([np.log(level) for level in levels], weights))
        of_powers = np.power(_mean([np.power(level, power) for level in levels], weights), 1 / power)
    return np.where(at_one, geometric, of_powers)


def atkinson_index(levels: Sequence[Numbers], weights: Sequence[Numbers], aversion: Numbers) -> Numbers:
    """Measure how unequal levels are: the share of the mean that one would give up for equality (Atkinson 1970).

    Parameters
    ----------
    levels, weights, aversion
        As in `equivalent_level`; at least one level with a weight above 0.

    Returns
    -------
    float or ndarray
        From 0 (all have the same, or inequality does not matter) to 1.

    Raises
    ------
    TypeError, ValueError
        As `equivalent_level`.

    Examples
    --------
    >>> round(float(atkinson_index([1, 4], [1, 1], aversion=1)), 6)
    0.2
    """
    return 1 - equivalent_level(levels, weights, aversion) / equivalent_level(levels, weights, 0.0)


def _mean(terms: Sequence[Numbers], weights: Sequence[Numbers]) -> Numbers:
    """Take the mean; a public that does not count adds nothing, even where its term is infinite."""
    counted = [np.where(weight > 0, weight * term, 0.0) for term, weight in zip(terms, weights, strict=True)]
    return sum(counted[1:], counted[0]) / sum(weights[1:], weights[0])
