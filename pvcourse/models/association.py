"""How two figures go together across places, and what that does and does not say.

Standard statistics, no theory of public value: Spearman's rank correlation and a split at the medians.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Association:
    """How two figures go together.

    Parameters
    ----------
    places : int
        How many places have both figures.
    rank_correlation : float
        Spearman's rank correlation, −1 to 1; not a number (nan) where it can't be had.
    first_median, second_median : float
        The middle value of each figure, in its own unit.
    high_low, low_high : int
        Places at or above the first median and below the second; below the first and at or above the second.
    """

    places: int
    rank_correlation: float
    first_median: float
    second_median: float
    high_low: int
    low_high: int


def associate(first: ArrayLike, second: ArrayLike) -> Association:
    """Say how two figures go together across places.

    Parameters
    ----------
    first, second : array_like of float
        One number a place, in the same order; a missing number (nan) leaves its place out.

    Returns
    -------
    Association
        The rank correlation and the split at the medians.

    Raises
    ------
    ValueError
        If the two are not of the same length, or no place has both.

    Notes
    -----
    Spearman's correlation is Pearson's on ranks, ties sharing their mean rank. It needs three places or more, and two
    different values of each figure. It says how the two are ranked together, never that one brings the other about.

    Examples
    --------
    >>> associate([1, 2, 3, 4], [40, 30, 20, 10]).rank_correlation
    -1.0
    """
    one, two = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if one.ndim != 1 or one.shape != two.shape:
        raise ValueError(f"the figures have shapes {one.shape} and {two.shape}; give two lists of the same length")
    both = np.isfinite(one) & np.isfinite(two)
    if not both.any():
        raise ValueError("no place has both figures; give at least one that has")
    one, two = one[both], two[both]
    high, other_high = one >= np.median(one), two >= np.median(two)
    return Association(
        places=int(both.sum()),
        rank_correlation=_spearman(one, two),
        first_median=float(np.median(one)),
        second_median=float(np.median(two)),
        high_low=int((high & ~other_high).sum()),
        low_high=int((~high & other_high).sum()),
    )


def _spearman(one: np.ndarray, two: np.ndarray) -> float:
    ranks = pd.Series(one).rank(), pd.Series(two).rank()
    if len(one) < 3 or any(rank.nunique() < 2 for rank in ranks):
        return float("nan")
    return round(float(np.corrcoef(*ranks)[0, 1]), 12)
