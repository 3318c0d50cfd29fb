"""Price, value and social value: where an award flips, and what a money proxy does to it.

The theory (DEBATE): social value is complex and is judged together with those concerned; money is too easy a stand-in
for it. IIPP, introduction: what has no price is easily taken to have no value.

Our teaching device: one tender (`pvcourse.models.tender`), looked at for every weight of a criterion, and for every
rate at which a *money proxy* turns promises that can be counted into money off the price.
"""

from collections.abc import Sequence
from math import inf
from sys import float_info

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.models.arrays import Numbers
from pvcourse.models.tender import (
    LEAST_PRICE,
    MOST_POINTS,
    Bid,
    Weights,
    award,
    cheapest_first,
    points,
    proportions,
    reweighted,
)
from pvcourse.validation import number_between, numbers_between

HIGHEST_RATE = float_info.max
"""The highest rate at which bids are said to draw level: any that is finite."""


def flip_weight(first_rest: Numbers, first_own: Numbers, second_rest: Numbers, second_own: Numbers) -> Numbers:
    """Find the weight of one criterion at which two bids draw level: there the award flips.

    Parameters
    ----------
    first_rest, second_rest : float or ndarray
        Each bid's points on the other criteria, taken together, 0 to 100.
    first_own, second_own : float or ndarray
        Each bid's points on the criterion whose weight is sought, 0 to 100.

    Returns
    -------
    float or ndarray
        The weight, from 0 to 1; nan where one bid leads whatever the weight, or both are always level.

    Raises
    ------
    TypeError, ValueError
        If points are not numbers from 0 to 100.

    Notes
    -----
    From (1 − w) rest₁ + w own₁ = (1 − w) rest₂ + w own₂.

    Examples
    --------
    >>> float(flip_weight(first_rest=80, first_own=20, second_rest=70, second_own=50))
    0.25
    """
    given = {"first_rest": first_rest, "first_own": first_own, "second_rest": second_rest, "second_own": second_own}
    for name, value in given.items():
        numbers_between(name, value, 0, MOST_POINTS)
    return _meeting(first_rest, first_own - first_rest, second_rest, second_own - second_rest, most=1)


def award_by_weight(bids: Sequence[Bid], weights: Weights, criterion: str = "social_value") -> pd.DataFrame:
    """Say who wins as the weight of one criterion goes from 0 to 1, the others sharing the rest as before.

    Parameters
    ----------
    bids, weights
        See `pvcourse.models.tender.score_bids`; of `weights` only the proportion of the other criteria counts.
    criterion : str, default "social_value"
        One of `CRITERIA`.

    Returns
    -------
    DataFrame
        A row a stretch of weights with one winner: `winner`, `from_weight`, `to_weight`. Where one row ends and the
        next begins, the award flips.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> award_by_weight([Bid("Lean", 100, 50, 20), Bid("Co-op", 125, 50, 60)], Weights(0.5, 0.5, 0))
      winner  from_weight  to_weight
    0   Lean          0.0        0.2
    1  Co-op          0.2        1.0
    """
    ordered = cheapest_first(bids)
    given = points(ordered)
    rest = np.sum([share * given[name] for name, share in proportions(weights, criterion).items()], axis=0)
    stretches = _stretches(rest, given[criterion] - rest, most=1)
    return _named(stretches, ordered, "weight")


def net_price(price: Numbers, promised: Numbers, rate: Numbers) -> Numbers:
    """Take what a money proxy says a promise is worth off the price.

    Parameters
    ----------
    price : float or ndarray
        What the bid asks, in money, at least 0.01.
    promised : float or ndarray
        Units of the countable benefit that it promises, 0 or more.
    rate : float or ndarray
        The proxy: money for a unit, 0 or more.

    Returns
    -------
    float or ndarray
        Money; below 0 where the proxy outweighs the price.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(net_price(price=125, promised=10, rate=3))
    95.0
    """
    numbers_between("price", price, LEAST_PRICE, inf)
    numbers_between("promised", promised, 0, inf)
    numbers_between("rate", rate, 0, inf)
    return price - rate * promised


def flip_rate(
    first_price: Numbers, first_promised: Numbers, second_price: Numbers, second_promised: Numbers
) -> Numbers:
    """Find the rate of the money proxy at which two bids draw level.

    Parameters
    ----------
    first_price, second_price : float or ndarray
        What each bid asks, in money, at least 0.01.
    first_promised, second_promised : float or ndarray
        What each promises, in units of the countable benefit, 0 or more.

    Returns
    -------
    float or ndarray
        Money for a unit, 0 or more; nan where one bid leads at every rate, or both are always level.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(flip_rate(first_price=100, first_promised=0, second_price=125, second_promised=10))
    2.5
    """
    numbers_between("first_price", first_price, LEAST_PRICE, inf)
    numbers_between("second_price", second_price, LEAST_PRICE, inf)
    numbers_between("first_promised", first_promised, 0, inf)
    numbers_between("second_promised", second_promised, 0, inf)
    return _meeting(-1 * first_price, first_promised, -1 * second_price, second_promised, most=HIGHEST_RATE)


def award_by_rate(bids: Sequence[Bid], most: float) -> pd.DataFrame:
    """Say who has the lowest net price as the money proxy's rate rises from nothing.

    Parameters
    ----------
    bids : sequence of Bid
        At least one, no two of the same name.
    most : float
        The highest rate to look at, money for a unit; at least 0.01.

    Returns
    -------
    DataFrame
        A row a stretch of rates with one winner: `winner`, `from_rate`, `to_rate`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> award_by_rate([Bid("Lean", 100, 50, 20), Bid("Pledge", 125, 50, 10, promised=10)], most=5)
       winner  from_rate  to_rate
    0    Lean        0.0      2.5
    1  Pledge        2.5      5.0
    """
    ordered = cheapest_first(bids)
    most = number_between("most", most, 0.01, inf)
    prices = np.array([bid.price for bid in ordered])
    promised = np.array([bid.promised for bid in ordered])
    return _named(_stretches(-prices, promised, most), ordered, "rate")


def award_each_way(bids: Sequence[Bid], weights: Weights, rate: float = 0.0) -> pd.DataFrame:
    """Award one tender by four rules, from the lowest price to a money proxy for social value.

    Parameters
    ----------
    bids, weights
        See `pvcourse.models.tender.score_bids`. The second rule leaves out social value and keeps the proportion of
        the other two.
    rate : float, default 0
        The money proxy: money for a unit of what is promised, 0 or more.

    Returns
    -------
    DataFrame
        A row a rule: `rule`, `winner`, and what was bought: `price` in money, `quality` and `social_value` in points.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> tender = [Bid("Lean", 100, 50, 20), Bid("Co-op", 125, 70, 90), Bid("Pledge", 130, 40, 10, promised=10)]
    >>> award_each_way(tender, Weights(0.5, 0.3, 0.2), rate=4)[["rule", "winner"]]
                                  rule  winner
    0                     lowest price    Lean
    1                price and quality    Lean
    2  price, quality and social value   Co-op
    3        price less a money proxy   Pledge
    """
    number_between("rate", rate, 0, inf)
    winners = {
        "lowest price": award(bids, Weights(1, 0, 0)),
        "price and quality": award(bids, reweighted(weights, "social_value", 0)),
        "price, quality and social value": award(bids, weights),
        "price less a money proxy": _lowest_net(bids, rate).name,
    }
    by_name = {bid.name: bid for bid in bids}
    return pd.DataFrame(
        {
            "rule": rule,
            "winner": winner,
            "price": by_name[winner].price,
            "quality": by_name[winner].quality,
            "social_value": by_name[winner].social_value,
        }
        for rule, winner in winners.items()
    )


def _lowest_net(bids: Sequence[Bid], rate: float) -> Bid:
    return min(cheapest_first(bids), key=lambda bid: round(float(net_price(bid.price, bid.promised, rate)), 9))


def _meeting(start: Numbers, slope: Numbers, other_start: Numbers, other_slope: Numbers, most: float) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        meeting = np.divide(start - other_start, other_slope - slope)
    return np.where(np.logical_and(meeting >= 0, meeting <= most), meeting, np.nan)


def _stretches(
    starts: NDArray[np.float64], slopes: NDArray[np.float64], most: float
) -> list[tuple[int, float, float]]:
    """Cut 0 to `most` where another line comes out on top: which line, from where, to where."""
    meetings = np.asarray(_meeting(starts[:, None], slopes[:, None], starts, slopes, most))
    edges = np.unique(np.append(meetings[np.isfinite(meetings)], [0, most]).round(9))
    middles = (edges[:-1] + edges[1:]) / 2
    tops = (starts[:, None] + slopes[:, None] * middles).round(9).argmax(axis=0)
    changes = np.flatnonzero(np.diff(tops)) + 1
    begins, ends = np.append(0, changes), np.append(changes, len(tops))
    return [
        (int(tops[begin]), float(edges[begin]), float(edges[end])) for begin, end in zip(begins, ends, strict=True)
    ]


def _named(stretches: list[tuple[int, float, float]], bids: Sequence[Bid], axis: str) -> pd.DataFrame:
    rows = [(bids[line].name, begin, end) for line, begin, end in stretches]
    return pd.DataFrame(rows, columns=["winner", f"from_{axis}", f"to_{axis}"])
