"""Spillovers between goals: how progress on one helps or hinders the others, directly and at one remove.

The theory: IIPP (section 3) asks for the spillovers of a mission across the economy to be measured. The scale of
seven points for interactions between goals is that of Nilsson, Griggs and Visbeck (2016); looking at what the
neighbours of a goal do in their turn follows Weitz and others (2018).

Our teaching device: an effect at one remove is the product of the two scores over 3, so that each stays on the scale,
and counts for a share of a direct one.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.validation import number_between, numbers_between

SCALE = {
    -3: "cancelling",
    -2: "counteracting",
    -1: "constraining",
    0: "consistent",
    1: "enabling",
    2: "reinforcing",
    3: "indivisible",
}
"""What a score means: how progress on one goal bears on another (Nilsson, Griggs and Visbeck 2016)."""

STRONGEST = max(SCALE)


def spillovers(scores: pd.DataFrame, indirect_share: float = 0.5) -> pd.DataFrame:
    """Follow the effect of progress on each goal to every other one.

    Parameters
    ----------
    scores : DataFrame
        A square table with the same goals as index and columns, in the same order: how progress on the row's goal
        bears on the column's, -3 (cancelling) to 3 (indivisible); 0 on the diagonal.
    indirect_share : float, default 0.5
        What an effect at one remove counts for, 0 to 1, beside a direct one.

    Returns
    -------
    DataFrame
        A row for each pair of different goals: `on` (where progress is made), `to`, `direct` (the score), `indirect`
        (by way of all third goals, before its share is taken) and `total`.

    Raises
    ------
    TypeError, ValueError
        If `scores` is not such a table, or `indirect_share` not a number from 0 to 1.

    Examples
    --------
    >>> goals = ["water", "health", "growth"]
    >>> scores = pd.DataFrame([[0, 3, 1], [0, 0, 2], [-2, 0, 0]], goals, goals)
    >>> spillovers(scores).query("on == 'water' and to == 'growth'")["total"].tolist()
    [2.0]
    """
    direct = _matrix(scores)
    indirect_share = number_between("indirect_share", indirect_share, 0, 1)
    indirect = direct @ direct / STRONGEST
    on, to = np.nonzero(~np.eye(len(scores), dtype=bool))
    total = direct + indirect_share * indirect
    return pd.DataFrame(
        {
            "on": scores.index[on],
            "to": scores.index[to],
            "direct": direct[on, to],
            "indirect": indirect[on, to],
            "total": total[on, to],
        }
    )


def influence(scores: pd.DataFrame, indirect_share: float = 0.5) -> pd.DataFrame:
    """Rank goals by what progress on each does for all the others together.

    Parameters
    ----------
    scores : DataFrame
        See `spillovers`.
    indirect_share : float, default 0.5
        See `spillovers`.

    Returns
    -------
    DataFrame
        A row a goal, most influential first, equals as given: `goal`; `gives`, the total of its effects on others;
        `gives_directly`, without those at one remove; `receives`, the total of the others' effects on it.

    Raises
    ------
    TypeError, ValueError
        See `spillovers`.

    Examples
    --------
    >>> goals = ["water", "health", "growth"]
    >>> scores = pd.DataFrame([[0, 3, 1], [0, 0, 2], [-2, 0, 0]], goals, goals)
    >>> influence(scores)["goal"].tolist()
    ['water', 'health', 'growth']
    """
    pairs = spillovers(scores, indirect_share)
    by_giver, by_receiver = pairs.groupby("on"), pairs.groupby("to")
    table = pd.DataFrame(
        {
            "gives": by_giver["total"].sum(),
            "gives_directly": by_giver["direct"].sum(),
            "receives": by_receiver["total"].sum(),
        }
    ).reindex(scores.index)
    ranked = table.sort_values("gives", ascending=False, kind="stable")
    return ranked.rename_axis("goal").reset_index()


def _matrix(scores: pd.DataFrame) -> NDArray[np.float64]:
    if not isinstance(scores, pd.DataFrame):
        raise TypeError(f"scores is {scores!r}; give a DataFrame with the goals as index and columns")
    if len(scores) < 2 or list(scores.index) != list(scores.columns) or not scores.index.is_unique:
        raise ValueError("scores has other rows than columns; give at least two goals, the same both ways, each once")
    matrix = np.asarray(numbers_between("scores", scores.to_numpy(), -STRONGEST, STRONGEST))
    if matrix.diagonal().any():
        raise ValueError("scores has a goal that bears on itself; give 0 on the diagonal")
    return matrix
