"""Experience curves: a technology's unit cost falls by the same share with each doubling of what has been built.

The regularity is Wright's (1936), and solar modules are the case best known. It stands here for what IIPP (section 3)
says of static appraisal: where a policy changes a technology, prices are not all else equal.

Our teaching device: an appraisal of building more of a technology, once at today's cost and once with learning; and a
cost that depends on nothing but what has been built (in practice research, scale and input prices matter too).
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from pvcourse.models.arrays import Numbers
from pvcourse.models.welfare import discount_factor
from pvcourse.validation import number_between, numbers_between

FASTEST = 0.49
"""The fastest learning rate taken in: at one half, the cost of building everything would be finite."""

SMALLEST = 1e-9
"""Costs and quantities are at least this: a ratio needs them above 0."""


@dataclass(frozen=True)
class LearningFit:
    """An experience curve fitted to figures.

    Parameters
    ----------
    learning_rate : float
        The share by which cost falls with each doubling (negative where it rises).
    cost_of_first : float
        What the curve gives for the very first unit, in the money of the figures.
    r_squared : float
        The share, 0 to 1, of the variation in log cost that the curve accounts for.

    Examples
    --------
    >>> round(fit_learning_rate(built=[1, 2, 4], cost=[100, 80, 64]).cost_of_first, 6)
    100.0
    """

    learning_rate: float
    cost_of_first: float
    r_squared: float


def doublings(built: Numbers, built_first: Numbers) -> Numbers:
    """Count how often the quantity built has doubled.

    Parameters
    ----------
    built, built_first : float or ndarray
        What has been built in all, then and at first, above 0, in the same unit.

    Returns
    -------
    float or ndarray
        The number of doublings; negative where less was built.

    Raises
    ------
    TypeError, ValueError
        If a quantity is not a number above 0.

    Examples
    --------
    >>> float(doublings(built=80, built_first=10))
    3.0
    """
    numbers_between("built", built, SMALLEST, inf)
    numbers_between("built_first", built_first, SMALLEST, inf)
    times: Numbers = np.log(built / built_first) / np.log(2)
    return times


def unit_cost(built: Numbers, first_cost: Numbers, built_first: Numbers, learning_rate: Numbers) -> Numbers:
    """Follow an experience curve: the cost of a unit once so much has been built.

    Parameters
    ----------
    built : float or ndarray
        What has been built in all, above 0, in any unit.
    first_cost : float or ndarray
        The cost of a unit at the outset, above 0, in any money.
    built_first : float or ndarray
        What had been built by then, above 0, in the unit of `built`.
    learning_rate : float or ndarray
        The share by which cost falls with each doubling, 0 to 0.49.

    Returns
    -------
    float or ndarray
        The cost of a unit, in the money of `first_cost`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> round(float(unit_cost(built=40, first_cost=100, built_first=10, learning_rate=0.2)), 6)
    64.0
    """
    numbers_between("first_cost", first_cost, SMALLEST, inf)
    numbers_between("learning_rate", learning_rate, 0, FASTEST)
    return first_cost * (1 - learning_rate) ** doublings(built, built_first)


def fit_learning_rate(built: ArrayLike, cost: ArrayLike) -> LearningFit:
    """Fit an experience curve: a straight line through log cost against log quantity, by least squares.

    Parameters
    ----------
    built : array_like, shape (points,)
        What had been built in all, above 0, not everywhere the same.
    cost : array_like, shape (points,)
        The cost of a unit at that time, above 0; prices corrected for inflation.

    Returns
    -------
    LearningFit
        The learning rate, the cost of the first unit, and how well the line fits.

    Raises
    ------
    TypeError, ValueError
        If the figures are not numbers above 0, fewer than two, of different length, or all for one quantity.

    Examples
    --------
    >>> round(fit_learning_rate(built=[1, 2, 4], cost=[100, 80, 64]).learning_rate, 6)
    0.2
    """
    quantity, price = _logs("built", built), _logs("cost", cost)
    if len(quantity) != len(price) or len(quantity) < 2:
        raise ValueError(f"built has {len(quantity)} points and cost {len(price)}; give equally many, at least 2")
    spread = quantity - quantity.mean()
    if not spread.any():
        raise ValueError("built is the same at every point; give at least two different quantities")
    slope = (spread @ price) / (spread @ spread)
    line = price.mean() + slope * spread
    return LearningFit(
        learning_rate=float(1 - 2**slope),
        cost_of_first=float(np.exp(price.mean() - slope * quantity.mean())),
        r_squared=_r_squared(price, line),
    )


def parity(first_cost: Numbers, built_first: Numbers, learning_rate: Numbers, incumbent_cost: Numbers) -> Numbers:
    """Say how much must have been built for the technology to cost no more than what it replaces.

    Parameters
    ----------
    first_cost, built_first : float or ndarray
        See `unit_cost`.
    learning_rate : float or ndarray
        The share by which cost falls with each doubling, 0.001 to 0.49: without learning there is no parity.
    incumbent_cost : float or ndarray
        The cost of a unit of what it replaces, above 0, in the money of `first_cost`.

    Returns
    -------
    float or ndarray
        The quantity built in all, in the unit of `built_first`; no less than `built_first`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> round(float(parity(first_cost=100, built_first=10, learning_rate=0.2, incumbent_cost=64)), 6)
    40.0
    """
    numbers_between("first_cost", first_cost, SMALLEST, inf)
    numbers_between("built_first", built_first, SMALLEST, inf)
    numbers_between("learning_rate", learning_rate, 0.001, FASTEST)
    numbers_between("incumbent_cost", incumbent_cost, SMALLEST, inf)
    fall = np.minimum(incumbent_cost / first_cost, 1)
    return built_first * 2 ** (np.log(fall) / np.log(1 - learning_rate))


def learning_investment(
    first_cost: Numbers, built_first: Numbers, learning_rate: Numbers, incumbent_cost: Numbers
) -> Numbers:
    """Add up what is paid above the incumbent's cost until the technology has come down to it.

    The area between the experience curve and the incumbent's cost, as in studies of deployment policy.

    Parameters
    ----------
    first_cost, built_first, learning_rate, incumbent_cost : float or ndarray
        See `parity`.

    Returns
    -------
    float or ndarray
        The extra cost in all, not discounted: money of `first_cost` times unit of `built_first`; 0 at parity.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(learning_investment(first_cost=50, built_first=10, learning_rate=0.2, incumbent_cost=60))
    0.0
    """
    until = parity(first_cost, built_first, learning_rate, incumbent_cost)
    elasticity = -np.log(1 - learning_rate) / np.log(2)
    # The integral of first_cost * (x / built_first) ** -elasticity from built_first to `until`.
    spent = first_cost * built_first * ((until / built_first) ** (1 - elasticity) - 1) / (1 - elasticity)
    extra: Numbers = spent - incumbent_cost * (until - built_first)
    return extra


def appraise_deployment(
    builds: ArrayLike,
    first_cost: float,
    built_first: float,
    learning_rate: float,
    incumbent_cost: float,
    rate: float = 0.035,
) -> pd.DataFrame:
    """Appraise a programme that builds a technology year by year: once with all else equal, once with learning.

    Parameters
    ----------
    builds : array_like, shape (years,)
        What is built in each year, 0 or more; the first is today.
    first_cost, built_first, learning_rate : float
        See `unit_cost`. A year's units cost what the curve gives at the start of that year.
    incumbent_cost : float
        The cost of a unit of what it replaces, above 0: what each unit built saves.
    rate : float, default 0.035
        The discount rate a year, 0 to 1.

    Returns
    -------
    DataFrame
        A row a year: `year` from 0; `built`, in all by its end; `static_cost` and `dynamic_cost` of a unit;
        `static_value` and `dynamic_value`, the net present value of the programme up to and with this year.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number, or a row of numbers, in its range.

    Examples
    --------
    >>> table = appraise_deployment([10, 20, 40], 100, 10, 0.2, incumbent_cost=90, rate=0)
    >>> table[["static_value", "dynamic_value"]].iloc[-1].round(6).tolist()
    [-700.0, 1140.0]
    """
    row = np.asarray(numbers_between("builds", np.atleast_1d(np.asarray(builds)), 0, inf))
    number_between("incumbent_cost", incumbent_cost, SMALLEST, inf)
    built = number_between("built_first", built_first, SMALLEST, inf) + np.cumsum(row)
    years = np.arange(len(row), dtype=float)
    costs = {
        "static": np.full(len(row), float(first_cost)),
        "dynamic": np.asarray(unit_cost(built - row, first_cost, built_first, learning_rate)),
    }
    today = row * discount_factor(rate, years)
    table = {"year": years.astype(int), "built": built} | {f"{name}_cost": cost for name, cost in costs.items()}
    values = {f"{name}_value": np.cumsum(today * (incumbent_cost - cost)) for name, cost in costs.items()}
    return pd.DataFrame(table | values)


def _logs(name: str, values: ArrayLike) -> NDArray[np.float64]:
    return np.log(numbers_between(name, np.atleast_1d(np.asarray(values)), SMALLEST, inf))


def _r_squared(price: NDArray[np.float64], line: NDArray[np.float64]) -> float:
    total = ((price - price.mean()) ** 2).sum()
    # A cost that never moves is met exactly by a level line.
    return float(1 - ((price - line) ** 2).sum() / total) if total > 0 else 1.0
