"""A public tender: bids, the weights of price, quality and social value, and the award.

The theory (DEBATE): public buying started from the lowest price; quality, and then social value, came in to balance
it, and the European reforms of 2014/15 let social aims in.

Our teaching device: quality and social value are points from 0 to 100, as a panel might give them; a bid may also
promise some of one thing that can be counted (weeks of work for people long out of it, say). The weights are ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.models.arrays import Numbers, Symbol
from pvcourse.validation import number_between, numbers_between, one_of

CRITERIA = ("price", "quality", "social_value")
"""What a tender may be judged by."""

MOST_POINTS = 100
"""The points for the best imaginable bid on a criterion."""

LEAST_PRICE = 0.01
"""The smallest price: price points are a ratio of prices, so nothing can be given away."""


@dataclass(frozen=True)
class Bid:
    """What one supplier offers.

    Parameters
    ----------
    name : str
        The supplier.
    price : float
        What it asks, in money; at least 0.01.
    quality, social_value : float
        The panel's points for each, 0 to 100.
    promised : float, default 0
        How many units of the one countable social benefit it promises, 0 or more.

    Raises
    ------
    TypeError, ValueError
        If the name is empty, or a number is not one in its range.

    Examples
    --------
    >>> Bid("Garden Co-op", price=115, quality=70, social_value=90)
    Bid(name='Garden Co-op', price=115, quality=70, social_value=90, promised=0.0)
    """

    name: str
    price: float
    quality: float
    social_value: float
    promised: float = 0.0

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise TypeError(f"the name of a bid is {self.name!r}; give a word")
        number_between(f"price of {self.name}", self.price, LEAST_PRICE, inf)
        number_between(f"quality of {self.name}", self.quality, 0, MOST_POINTS)
        number_between(f"social_value of {self.name}", self.social_value, 0, MOST_POINTS)
        number_between(f"promised of {self.name}", self.promised, 0, inf)


@dataclass(frozen=True)
class Weights:
    """How much each criterion counts in an award.

    Parameters
    ----------
    price, quality, social_value : float
        Shares of the score, from 0 to 1, that add up to 1.

    Raises
    ------
    TypeError, ValueError
        If one is not a number from 0 to 1, or they do not add up to 1.

    Examples
    --------
    >>> Weights(price=0.5, quality=0.3, social_value=0.3)
    Traceback (most recent call last):
    ...
    ValueError: the weights add up to 1.1; give weights that add up to 1
    """

    price: float
    quality: float
    social_value: float

    def __post_init__(self) -> None:
        given = {criterion: getattr(self, criterion) for criterion in CRITERIA}
        if any(isinstance(weight, Symbol) for weight in given.values()):
            return  # sliders of a figure, which keeps them adding up
        for criterion, weight in given.items():
            number_between(f"weight of {criterion}", weight, 0, 1)
        total = sum(given.values())
        if abs(total - 1) > 1e-9:
            raise ValueError(f"the weights add up to {total:g}; give weights that add up to 1")


def proportions(weights: Weights, criterion: str) -> dict[str, float]:
    """Say how the criteria other than one share what that one leaves.

    Parameters
    ----------
    weights : Weights
        The weights of all three.
    criterion : str
        The one of `CRITERIA` to leave out.

    Returns
    -------
    dict of str to float
        The shares of the other two, which add up to 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind, or `weights` gives the other two nothing.

    Examples
    --------
    >>> proportions(Weights(price=0.5, quality=0.375, social_value=0.125), "price")
    {'quality': 0.75, 'social_value': 0.25}
    """
    one_of("criterion", criterion, CRITERIA)
    others = {name: getattr(_checked(weights), name) for name in CRITERIA if name != criterion}
    total = sum(others.values())
    if total == 0:
        raise ValueError(f"the weights give everything to {criterion}; give some weight to another criterion")
    return {name: weight / total for name, weight in others.items()}


def reweighted(weights: Weights, criterion: str, weight: float) -> Weights:
    """Give one criterion another weight; the others share the rest in their old proportion.

    Parameters
    ----------
    weights : Weights
        The weights to start from.
    criterion : str
        One of `CRITERIA`.
    weight : float
        The new weight of that criterion, from 0 to 1.

    Returns
    -------
    Weights
        The new weights.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind, or `weights` gives the other criteria nothing to share in proportion.

    Examples
    --------
    >>> reweighted(Weights(0.6, 0.4, 0), "social_value", 0.5)
    Weights(price=0.3, quality=0.2, social_value=0.5)
    """
    number_between("weight", weight, 0, 1)
    others = proportions(weights, criterion)
    return Weights(**{name: weight if name == criterion else (1 - weight) * others[name] for name in CRITERIA})


def price_points(price: Numbers, lowest: Numbers) -> Numbers:
    """Turn prices into points by the common ratio formula: the lowest price gets 100, twice the lowest gets 50.

    Parameters
    ----------
    price : float or ndarray
        Prices of bids, at least 0.01.
    lowest : float or ndarray
        The lowest price of the tender, at least 0.01.

    Returns
    -------
    float or ndarray
        Points, over 0 and up to 100.

    Raises
    ------
    TypeError, ValueError
        If a price is not a number of at least 0.01, or lies under the lowest.

    Notes
    -----
    The points hang on the lowest price, so that a cheap bid that cannot win may still change who does.

    Examples
    --------
    >>> float(price_points(125, lowest=100))
    80.0
    """
    numbers_between("price", price, LEAST_PRICE, inf)
    numbers_between("lowest", lowest, LEAST_PRICE, inf)
    if not isinstance(price, Symbol) and not isinstance(lowest, Symbol) and np.any(np.less(price, lowest)):
        raise ValueError(f"price {price} is under the lowest, {lowest}; give prices of at least the lowest")
    return MOST_POINTS * lowest / price


def score(price: Numbers, quality: Numbers, social_value: Numbers, weights: Weights) -> Numbers:
    """Add up a bid's points, each by its weight.

    Parameters
    ----------
    price, quality, social_value : float or ndarray
        The points on each criterion (for the price, see `price_points`), 0 to 100.
    weights : Weights
        How much each counts.

    Returns
    -------
    float or ndarray
        The score, 0 to 100.

    Raises
    ------
    TypeError, ValueError
        If points are not numbers from 0 to 100, or `weights` is not a `Weights`.

    Examples
    --------
    >>> float(score(price=80, quality=70, social_value=90, weights=Weights(0.5, 0.25, 0.25)))
    80.0
    """
    for criterion, value in zip(CRITERIA, (price, quality, social_value), strict=True):
        numbers_between(f"points for {criterion}", value, 0, MOST_POINTS)
    by = _checked(weights)
    return by.price * price + by.quality * quality + by.social_value * social_value


def score_bids(bids: Sequence[Bid], weights: Weights) -> pd.DataFrame:
    """Score the bids of a tender.

    Parameters
    ----------
    bids : sequence of Bid
        At least one, no two of the same name.
    weights : Weights
        How much each criterion counts.

    Returns
    -------
    DataFrame
        A row a bid, in the order given: `bid`; `price`, `quality`, `social_value`, the points (0 to 100); `score`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind, there is no bid, or two have one name.

    Examples
    --------
    >>> score_bids([Bid("Lean", 100, 50, 20), Bid("Co-op", 125, 70, 90)], Weights(0.5, 0.3, 0.2))
         bid  price  quality  social_value  score
    0   Lean  100.0     50.0          20.0   69.0
    1  Co-op   80.0     70.0          90.0   79.0
    """
    given = points(bids)
    return pd.DataFrame({"bid": [bid.name for bid in bids], **given, "score": score(**given, weights=weights)})


def award(bids: Sequence[Bid], weights: Weights) -> str:
    """Award a tender to the bid with the highest score.

    Parameters
    ----------
    bids, weights
        See `score_bids`. `Weights(1, 0, 0)` awards to the lowest price.

    Returns
    -------
    str
        The winner's name. Of equal scores the cheaper bid wins, of equal prices the name first in the alphabet.

    Raises
    ------
    TypeError, ValueError
        See `score_bids`.

    Examples
    --------
    >>> tender = [Bid("Lean", 100, 50, 20), Bid("Co-op", 125, 70, 90)]
    >>> award(tender, Weights(1, 0, 0)), award(tender, Weights(0.5, 0.3, 0.2))
    ('Lean', 'Co-op')
    """
    ordered = cheapest_first(bids)
    scores = score_bids(ordered, weights)["score"].round(9)
    return ordered[int(scores.argmax())].name


def points(bids: Sequence[Bid]) -> dict[str, NDArray[np.float64]]:
    """Give the points of bids on each criterion, the price's by `price_points`.

    Parameters
    ----------
    bids : sequence of Bid
        At least one, no two of the same name.

    Returns
    -------
    dict of str to ndarray
        For each of `CRITERIA`, the points of the bids in the order given, 0 to 100.

    Raises
    ------
    TypeError, ValueError
        If there is no bid, something else is among them, or two have one name.

    Examples
    --------
    >>> points([Bid("Lean", 100, 50, 20), Bid("Co-op", 125, 70, 90)])["price"]
    array([100.,  80.])
    """
    prices = np.array([bid.price for bid in _checked_bids(bids)])
    return {
        "price": np.asarray(price_points(prices, prices.min())),
        "quality": np.array([bid.quality for bid in bids], dtype=float),
        "social_value": np.array([bid.social_value for bid in bids], dtype=float),
    }


def cheapest_first(bids: Sequence[Bid]) -> list[Bid]:
    """Put bids in the order in which they win where they are level otherwise.

    Parameters
    ----------
    bids : sequence of Bid
        At least one, no two of the same name.

    Returns
    -------
    list of Bid
        By price, and by name where prices are equal: the award hangs on no other order.

    Raises
    ------
    TypeError, ValueError
        If there is no bid, something else is among them, or two have one name.

    Examples
    --------
    >>> [bid.name for bid in cheapest_first([Bid("Co-op", 125, 70, 90), Bid("Lean", 100, 50, 20)])]
    ['Lean', 'Co-op']
    """
    return sorted(_checked_bids(bids), key=lambda bid: (bid.price, bid.name))


def _checked(weights: Weights) -> Weights:
    if not isinstance(weights, Weights):
        raise TypeError(f"weights is {weights!r}; give Weights(price, quality, social_value)")
    return weights


def _checked_bids(bids: Sequence[Bid]) -> Sequence[Bid]:
    for bid in bids:
        if not isinstance(bid, Bid):
            raise TypeError(f"{bid!r} is among the bids; give each as Bid(name, price, quality, social_value)")
    names = [bid.name for bid in bids]
    if not names:
        raise ValueError("there is no bid; give at least one")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"two bids are called {name!r}; give each a name of its own")
    return bids
