"""Milestones: what it is worth to look on the way and to be free to stop.

The theory (IIPP, section 3 and Box 4): a market-shaping policy is evaluated as it goes along, by milestones. Our
teaching device, in the manner of real options: a programme in two steps with one milestone between them, whose
reading makes success likelier or less likely.
"""

from math import inf

import numpy as np

from pvcourse.models.arrays import Numbers
from pvcourse.validation import numbers_between


def committed_value(
    first_cost: Numbers,
    second_cost: Numbers,
    success: Numbers,
    good: Numbers,
    after_good: Numbers,
    after_bad: Numbers,
) -> Numbers:
    """Appraise the whole programme in advance: both steps are paid, whatever the milestone shows.

    Parameters
    ----------
    first_cost, second_cost : float or ndarray
        What the two steps cost, 0 or more, in any money.
    success : float or ndarray
        What success is worth, 0 or more in the same money; failure is worth nothing.
    good : float or ndarray
        The chance, 0 to 1, that the milestone reads well.
    after_good, after_bad : float or ndarray
        The chance, 0 to 1, of success after a good and after a bad reading.

    Returns
    -------
    float or ndarray
        The mean net worth, in the same money.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(committed_value(10, 50, success=100, good=0.5, after_good=0.75, after_bad=0.25))
    -10.0
    """
    _check(first_cost, second_cost, success, good, after_good, after_bad)
    return success * (good * after_good + (1 - good) * after_bad) - first_cost - second_cost


def staged_value(
    first_cost: Numbers,
    second_cost: Numbers,
    success: Numbers,
    good: Numbers,
    after_good: Numbers,
    after_bad: Numbers,
) -> Numbers:
    """Appraise the programme step by step: the second is paid only where the milestone makes it worth while.

    Parameters
    ----------
    first_cost, second_cost, success, good, after_good, after_bad : float or ndarray
        See `committed_value`.

    Returns
    -------
    float or ndarray
        The mean net worth of paying the first step, in the same money; never less than `committed_value`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(staged_value(10, 50, success=100, good=0.5, after_good=0.75, after_bad=0.25))
    2.5
    """
    _check(first_cost, second_cost, success, good, after_good, after_bad)
    go_on_after_good = np.maximum(success * after_good - second_cost, 0)
    go_on_after_bad = np.maximum(success * after_bad - second_cost, 0)
    return good * go_on_after_good + (1 - good) * go_on_after_bad - first_cost


def _check(
    first_cost: Numbers,
    second_cost: Numbers,
    success: Numbers,
    good: Numbers,
    after_good: Numbers,
    after_bad: Numbers,
) -> None:
    for name, money in {"first_cost": first_cost, "second_cost": second_cost, "success": success}.items():
        numbers_between(name, money, 0, inf)
    for name, chance in {"good": good, "after_good": after_good, "after_bad": after_bad}.items():
        numbers_between(name, chance, 0, 1)
