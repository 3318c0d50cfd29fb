"""Moore's strategic triangle, as a model to try strategies on.

The theory (Moore 1995; TORFING and CITYNET, the slides on the triangle): a public manager's strategy holds when
three corners come into line: a proposition of public value, an authorising environment that gives it legitimacy and
support, and the operational capacity to carry it out.

Our teaching device, in no author's words: each corner is rated from 0 (absent) to 10 (secure) as a low, a likely
and a high value; the three ratings are turned into one score, the strategy's *prospects*, also from 0 to 10.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.models.arrays import Numbers, Symbol
from pvcourse.validation import number_between, numbers_between, whole_number

CORNERS = ("proposition", "authorisation", "capacity")
"""The three corners: value proposition, authorising environment, operational capacity."""

LOWEST, HIGHEST = 0, 10
"""The ends of the scale on which corners and prospects are scored."""

NO_GAIN = 1e-9
"""The difference in prospects that is none: what is left of rounding."""


@dataclass(frozen=True)
class Rating:
    """How strong one corner is, with the doubt about it said aloud.

    Parameters
    ----------
    low, likely, high : float
        The corner's strength from 0 (absent) to 10 (secure): at worst, most likely, and at best.

    Raises
    ------
    TypeError
        If one of the three is not a number.
    ValueError
        If one lies outside 0 to 10, or they are not in rising order.

    Examples
    --------
    >>> Rating(low=2, likely=4, high=7)
    Rating(low=2, likely=4, high=7)
    >>> Rating(low=5, likely=4, high=7)
    Traceback (most recent call last):
    ...
    ValueError: low 5 is above likely 4; give low ≤ likely ≤ high
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        for name in ("low", "likely", "high"):
            number_between(name, getattr(self, name), LOWEST, HIGHEST)
        _in_order(self.low, self.likely, self.high)


@dataclass(frozen=True)
class Strategy:
    """A public manager's strategy: one rating for each corner of the triangle.

    Parameters
    ----------
    proposition : Rating
        The public value proposition: how valuable is what the strategy promises, and to whom?
    authorisation : Rating
        The authorising environment: legitimacy, and support from elected politicians and stakeholders.
    capacity : Rating
        The operational capacity to carry it out, inside the organisation and with partners.

    Raises
    ------
    TypeError
        If a corner is not a `Rating`.

    Examples
    --------
    >>> library = Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7))
    >>> library.authorisation.likely
    4
    """

    proposition: Rating
    authorisation: Rating
    capacity: Rating

    def __post_init__(self) -> None:
        for corner in CORNERS:
            if not isinstance(getattr(self, corner), Rating):
                given = getattr(self, corner)
                raise TypeError(f"{corner} is {given!r}; give a Rating(low, likely, high)")


def prospects(proposition: Numbers, authorisation: Numbers, capacity: Numbers, making_up: Numbers = 0.0) -> Numbers:
    """Score a strategy's prospects from the strength of its three corners.

    The theory says that the corners must be in line; how far a strong corner can make up for a weak one, it leaves
    open. Our teaching device: an ordered weighted average of the weakest corner and the mean of all three.

    Parameters
    ----------
    proposition, authorisation, capacity : float or ndarray
        The strength of each corner, 0 to 10. Arrays must have shapes that broadcast.
    making_up : float or ndarray, default 0
        How far strong corners make up for weak ones: 0, the weakest corner rules; 1, all count alike.

    Returns
    -------
    float or ndarray
        Prospects from 0 to 10, never under the weakest corner and never over the mean.

    Raises
    ------
    TypeError, ValueError
        If a strength is not a number from 0 to 10, or `making_up` not one from 0 to 1.

    Examples
    --------
    >>> float(prospects(9, 3, 6))
    3.0
    >>> float(prospects(9, 3, 6, making_up=1))
    6.0
    """
    for corner, strength in zip(CORNERS, (proposition, authorisation, capacity), strict=True):
        numbers_between(corner, strength, LOWEST, HIGHEST)
    numbers_between("making_up", making_up, 0, 1)
    weakest = np.minimum(np.minimum(proposition, authorisation), capacity)
    mean = (proposition + authorisation + capacity) / 3
    return weakest + making_up * (mean - weakest)


def triangular_quantile(share: Numbers, low: Numbers, likely: Numbers, high: Numbers) -> Numbers:
    """Turn shares between 0 and 1 into values of a triangular distribution (its inverse).

    Parameters
    ----------
    share : float or ndarray
        The share of values that lie below the one wanted, 0 to 1.
    low, likely, high : float or ndarray
        The smallest, the most likely and the largest value, in rising order.

    Returns
    -------
    float or ndarray
        Values from `low` to `high`.

    Raises
    ------
    TypeError, ValueError
        If a share is not a number from 0 to 1, or low, likely and high are not numbers in rising order.

    Notes
    -----
    A standard distribution for a range that is known only by its ends and its peak; using it for a corner is our
    teaching device.

    Examples
    --------
    >>> float(triangular_quantile(0.5, 0, 5, 10))
    5.0
    """
    numbers_between("share", share, 0, 1)
    for name, value in (("low", low), ("likely", likely), ("high", high)):
        numbers_between(name, value, -inf, inf)
    _in_order(low, likely, high)
    width = high - low
    rising = low + np.sqrt(share * width * (likely - low))
    falling = high - np.sqrt((1 - share) * width * (high - likely))
    return np.where(share * width < likely - low, rising, falling)


def shares(runs: int = 1000, seed: int = 1995) -> NDArray[np.float64]:
    """Draw the shares that a simulation turns into corners: a Latin hypercube.

    Each corner's 0 to 1 is cut into `runs` equal slices, and every slice is drawn once, in an order of its own. So
    even a few hundred runs cover each corner evenly (McKay, Beckman and Conover 1979).

    Parameters
    ----------
    runs : int, default 1000
        How many runs; at least 1.
    seed : int, default 1995
        The seed of the random order, at least 0; the same seed gives the same shares.

    Returns
    -------
    ndarray of float, shape (runs, 3)
        One column a corner, the middle of each slice.

    Raises
    ------
    TypeError, ValueError
        If `runs` or `seed` is not a whole number in its range.

    Examples
    --------
    >>> shares(runs=4).shape
    (4, 3)
    """
    runs, seed = whole_number("runs", runs, 1), whole_number("seed", seed, 0)
    slices = np.tile(np.arange(runs), (len(CORNERS), 1))
    order = np.random.default_rng(seed).permuted(slices, axis=1)
    return (order.T + 0.5) / runs


def simulate(strategy: Strategy, making_up: float = 0.0, runs: int = 1000, seed: int = 1995) -> NDArray[np.float64]:
    """Play a strategy many times: its prospects given the doubt about each corner (Monte Carlo).

    Parameters
    ----------
    strategy : Strategy
        The ratings of the three corners; each is drawn from a triangular distribution, independent of the others
        (our teaching device: in practice corners move together).
    making_up : float, default 0
        0, the weakest corner rules, to 1, all corners count alike.
    runs, seed : int
        See `shares`.

    Returns
    -------
    ndarray of float, shape (runs,)
        The prospects of each run, 0 to 10.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> library = Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7))
    >>> float(np.median(simulate(library)).round(1))
    4.3
    """
    making_up = number_between("making_up", making_up, 0, 1)
    columns = shares(runs, seed).T
    drawn = [
        triangular_quantile(share, rating.low, rating.likely, rating.high)
        for share, rating in zip(columns, _ratings(strategy), strict=True)
    ]
    return np.asarray(prospects(drawn[0], drawn[1], drawn[2], making_up))


def tornado(strategy: Strategy, making_up: float = 0.0) -> pd.DataFrame:
    """Say how far each corner alone moves the prospects, the others staying at their likely value.

    Parameters
    ----------
    strategy : Strategy
        The ratings of the three corners.
    making_up : float, default 0
        0, the weakest corner rules, to 1, all corners count alike.

    Returns
    -------
    DataFrame
        A row a corner, in the order of `CORNERS`: `corner`; `at_low` and `at_high`, the prospects (0 to 10) with
        this corner at its low and at its high; `gain`, what its high adds to the likely prospects; `loss`, what
        its low takes away.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> library = Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7))
    >>> tornado(library)[["corner", "at_low", "at_high"]]
              corner  at_low  at_high
    0    proposition     4.0      4.0
    1  authorisation     2.0      6.0
    2       capacity     4.0      4.0
    """
    making_up = number_between("making_up", making_up, 0, 1)
    ratings = dict(zip(CORNERS, _ratings(strategy), strict=True))
    likely = {corner: rating.likely for corner, rating in ratings.items()}

    def at(corner: str, value: float) -> float:
        return float(prospects(**(likely | {corner: value}), making_up=making_up))

    table = pd.DataFrame(
        {"corner": corner, "at_low": at(corner, rating.low), "at_high": at(corner, rating.high)}
        for corner, rating in ratings.items()
    )
    middle = float(prospects(**likely, making_up=making_up))
    return table.assign(gain=table["at_high"] - middle, loss=middle - table["at_low"])


def work_on_next(strategy: Strategy, making_up: float = 0.0) -> str | None:
    """Name the corner whose best case lifts the prospects most.

    Parameters
    ----------
    strategy : Strategy
        The ratings of the three corners.
    making_up : float, default 0
        0, the weakest corner rules, to 1, all corners count alike.

    Returns
    -------
    str or None
        One of `CORNERS`; None where no corner alone can lift the prospects. Of equals, the first.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> work_on_next(Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7)))
    'authorisation'
    """
    gains = tornado(strategy, making_up).set_index("corner")["gain"]
    return str(gains.idxmax()) if gains.max() > NO_GAIN else None


def _ratings(strategy: Strategy) -> tuple[Rating, Rating, Rating]:
    if not isinstance(strategy, Strategy):
        raise TypeError(f"strategy is {strategy!r}; give a Strategy(proposition, authorisation, capacity)")
    return strategy.proposition, strategy.authorisation, strategy.capacity


def _in_order(low: Numbers, likely: Numbers, high: Numbers) -> None:
    for lower, upper, words in (
        (low, likely, "low {} is above likely {}"),
        (likely, high, "likely {} is above high {}"),
    ):
        if isinstance(lower, Symbol) or isinstance(upper, Symbol):
            continue
        if np.any(np.greater(lower, upper)):
            raise ValueError(f"{words.format(lower, upper)}; give low ≤ likely ≤ high")
