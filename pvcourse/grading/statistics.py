"""What marks say about an assignment's tasks: how hard they are, whom they tell apart, how much they agree.

Ordinary item analysis. We looked at the library pingouin, and left it: it has the last of the three, and brings five
more libraries along for it. The tests compare with its figures.
"""

import numpy as np
import pandas as pd

FEWEST = 3
"""With fewer students than this, none of the measures means anything."""


def difficulty(scores: pd.DataFrame, points: pd.Series) -> pd.Series:
    """Return the average share of the marks that each task brought: 1 if all solved it, 0 if nobody did.

    Parameters
    ----------
    scores : DataFrame
        A row for each student, a column for each task, in marks; empty where a task is not marked yet.
    points : Series
        The most marks that each task can bring, above 0.

    Returns
    -------
    Series
        For each task, a number from 0 to 1 (more with extra credit); empty where nothing is marked.

    Raises
    ------
    ValueError
        If the tasks of `scores` and `points` differ.

    Examples
    --------
    >>> difficulty(pd.DataFrame({"a": [2, 0]}), pd.Series({"a": 2})).to_dict()
    {'a': 0.5}
    """
    if list(scores.columns) != list(points.index):
        raise ValueError(f"the scores have the tasks {list(scores.columns)}, the points {list(points.index)}")
    return scores.mean() / points


def discrimination(scores: pd.DataFrame) -> pd.Series:
    """Return how well each task agrees with the rest: the correlation of its marks with the sum of all others.

    Parameters
    ----------
    scores : DataFrame
        A row for each student, a column for each task, in marks; students with a task not marked yet do not count.

    Returns
    -------
    Series
        For each task, a number from -1 to 1; empty where all have the same marks, or with fewer than three students.

    Examples
    --------
    >>> discrimination(pd.DataFrame({"a": [0, 1, 2], "b": [0, 1, 2], "c": [2, 1, 0]})).round(2).to_dict()
    {'a': nan, 'b': nan, 'c': -1.0}
    """
    whole = scores.dropna()
    rests = {task: whole.drop(columns=task).sum(axis=1) for task in whole}
    return pd.Series({task: _correlation(whole[task], rest) for task, rest in rests.items()}, dtype=float)


def cronbach_alpha(scores: pd.DataFrame) -> float | None:
    """Return Cronbach's alpha: how far an assignment's tasks measure the same thing.

    Parameters
    ----------
    scores : DataFrame
        A row for each student, a column for each task, in marks; students with a task not marked yet do not count.

    Returns
    -------
    float or None
        At most 1; None where it is not defined: fewer than two tasks or three students, or all with the same marks.

    Examples
    --------
    >>> cronbach_alpha(pd.DataFrame({"a": [0, 1, 2], "b": [0, 2, 4]}))
    0.8888888888888888
    >>> cronbach_alpha(pd.DataFrame({"a": [0, 1, 2]})) is None
    True
    """
    whole = scores.dropna()
    students, tasks = whole.shape
    together = whole.sum(axis=1).var()
    if tasks < 2 or students < FEWEST or not together > 0:
        return None
    return float(tasks / (tasks - 1) * (1 - whole.var().sum() / together))


def _correlation(one: pd.Series, other: pd.Series) -> float:
    if len(one) < FEWEST or one.std() == 0 or other.std() == 0:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])
