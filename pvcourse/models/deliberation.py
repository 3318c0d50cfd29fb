"""Opinion groups and common ground in a large deliberation, as Polis finds them.

The practice (Polis, as its published mathematics has it): participants agree with, disagree with or pass on short
statements. Those who vote alike form opinion groups. Common ground is not what most agree with: a statement counts
for as much as *every* group agrees with it, so that a large group cannot outvote a small one.

Our teaching device: deliberations drawn by chance, to see the groups appear; the measure of how far a statement
divides the groups; and a fixed number of groups, where Polis tries several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from pvcourse.models.arrays import Numbers, Symbol
from pvcourse.validation import numbers_between, whole_number

AGREE, PASS, DISAGREE = 1, 0, -1
"""How a vote on a statement is written; one that was not cast is missing (NaN)."""

STARTS = 20
"""How many times the search for groups starts anew, to keep the best."""


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """Where participants stand, and in which opinion group.

    Parameters
    ----------
    positions : ndarray of float, shape (participants, 2)
        Two coordinates: those who vote alike are near each other. Neither has a meaning or a direction of its own.
    groups : ndarray of int, shape (participants,)
        The group of each, numbered from 0 for the largest.
    """

    positions: NDArray[np.float64]
    groups: NDArray[np.int64]


def agreement(agreed: Numbers, voted: Numbers) -> Numbers:
    """Estimate how likely a group is to agree with a statement, from its votes.

    Polis adds one agreement and one other vote to those cast, so that a few votes do not look like certainty
    (Laplace's rule of succession).

    Parameters
    ----------
    agreed : float or ndarray
        How many of the group agreed, at least 0.
    voted : float or ndarray
        How many of the group voted on it, passes counted; at least `agreed`.

    Returns
    -------
    float or ndarray
        A share above 0 and below 1: (agreed + 1) / (voted + 2). Without votes, a half.

    Raises
    ------
    TypeError, ValueError
        If a count is not a number of at least 0, or more agreed than voted.

    Examples
    --------
    >>> agreement(8, 8)
    0.9
    """
    numbers_between("agreed", agreed, 0, inf)
    numbers_between("voted", voted, 0, inf)
    if not isinstance(agreed, Symbol) and not isinstance(voted, Symbol) and np.any(np.greater(agreed, voted)):
        raise ValueError(f"agreed is {agreed} where voted is {voted}; no more can agree than vote")
    return (agreed + 1) / (voted + 2)


def common_ground(agreed: Sequence[Numbers], voted: Sequence[Numbers]) -> Numbers:
    """Score how far a statement is common ground: the group-informed consensus of Polis.

    Parameters
    ----------
    agreed, voted : sequence of float or ndarray
        For each group, how many agreed, and how many voted; see `agreement`.

    Returns
    -------
    float or ndarray
        The product of all groups' agreement, from 0 to 1: high only where no group stands apart.

    Raises
    ------
    TypeError, ValueError
        As `agreement`; or if the groups are not as many in both, or none.

    Examples
    --------
    >>> round(common_ground([8, 8], [8, 8]), 3)
    0.81
    >>> round(common_ground([98, 0], [98, 8]), 3)
    0.099
    """
    score: Numbers = 1.0
    for share in _by_group(agreed, voted):
        score = score * share
    return score


def divide(agreed: Sequence[Numbers], voted: Sequence[Numbers]) -> Numbers:
    """Score how far a statement divides the groups (our teaching device).

    Parameters
    ----------
    agreed, voted : sequence of float or ndarray
        For each group, how many agreed, and how many voted; see `agreement`.

    Returns
    -------
    float or ndarray
        The highest agreement of a group less the lowest, from 0 (all alike) to 1.

    Raises
    ------
    TypeError, ValueError
        As `common_ground`.

    Examples
    --------
    >>> round(float(divide([8, 0], [8, 8])), 3)
    0.8
    """
    shares = _by_group(agreed, voted)
    highest, lowest = shares[0], shares[0]
    for share in shares[1:]:
        highest, lowest = np.maximum(highest, share), np.minimum(lowest, share)
    return highest - lowest


def compare_statements(agreed: ArrayLike, voted: ArrayLike, statements: Sequence[str] | None = None) -> pd.DataFrame:
    """Rank statements by a plain majority and by common ground.

    Parameters
    ----------
    agreed, voted : array_like of float, shape (statements, groups)
        For each statement and group, how many agreed, and how many voted, at least 0.
    statements : sequence of str, optional
        What to call the statements; without it, they are numbered from 0.

    Returns
    -------
    DataFrame
        A row a statement, in the order given: `statement`; `majority`, the share of all votes that agree (0 to 1,
        missing without votes); `common_ground` and `divide` (0 to 1); `majority_rank` and `common_ground_rank`,
        places from 1, equals sharing the better one.

    Raises
    ------
    TypeError, ValueError
        If the shapes differ, a count is not a number of at least 0, or more agreed than voted.

    Examples
    --------
    >>> table = compare_statements([[90, 0], [60, 6]], [[100, 10], [100, 10]], ["ban it", "register it"])
    >>> table[["statement", "majority_rank", "common_ground_rank"]]
         statement  majority_rank  common_ground_rank
    0       ban it              1                   2
    1  register it              2                   1
    """
    agree, votes = _table("agreed", agreed), _table("voted", voted)
    names = list(range(len(agree))) if statements is None else list(statements)
    if agree.shape != votes.shape or len(names) != len(agree):
        shapes = f"agreed has the shape {agree.shape}, voted {votes.shape}"
        raise ValueError(f"{shapes}, and there are {len(names)} names; give a row a statement in each")
    cast = votes.sum(axis=1)
    table = pd.DataFrame(
        {
            "statement": names,
            "majority": np.divide(agree.sum(axis=1), cast, out=np.full(len(cast), np.nan), where=cast > 0),
            "common_ground": common_ground(list(agree.T), list(votes.T)),
            "divide": divide(list(agree.T), list(votes.T)),
        }
    )
    for score in ("majority", "common_ground"):
        places = table[score].rank(ascending=False, method="min", na_option="bottom")
        table[f"{score}_rank"] = places.astype(int)
    return table


def opinion_groups(votes: ArrayLike, groups: int = 2, seed: int = 2012) -> OpinionMap:
    """Map participants by how they vote, and find the groups who vote alike.

    Much as Polis does: a vote that was not cast is read as the statement's mean; two principal components give the
    coordinates; who voted on a share s of the statements is moved outwards by 1 / √s, since few votes leave everybody
    near the middle; k-means finds the groups. (Polis first gathers participants in a hundred small clusters.)

    Parameters
    ----------
    votes : array_like of float, shape (participants, statements)
        1 agree, -1 disagree, 0 pass, NaN where no vote was cast; at least two of each.
    groups : int, default 2
        How many groups to look for, from 1 to the number of participants.
    seed : int, default 2012
        The seed of the search, at least 0.

    Returns
    -------
    OpinionMap
        Everybody's position and group.

    Raises
    ------
    TypeError, ValueError
        If a vote is something else, or `groups` or `seed` is not a whole number in its range.

    Examples
    --------
    >>> opinion_groups([[1, 1, -1], [1, 1, -1], [1, 1, 0], [-1, -1, 1], [-1, -1, 1]]).groups.tolist()
    [0, 0, 0, 1, 1]
    """
    cast = _votes(votes)
    groups = whole_number("groups", groups, 1, len(cast))
    positions = _positions(cast)
    return OpinionMap(positions, _k_means(positions, groups, np.random.default_rng(whole_number("seed", seed, 0))))


def tally(votes: ArrayLike, groups: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Count each group's agreements and votes on each statement.

    Parameters
    ----------
    votes : array_like of float, shape (participants, statements)
        As in `opinion_groups`.
    groups : array_like of int, shape (participants,)
        The group of each participant, from 0.

    Returns
    -------
    agreed, voted : ndarray of float, shape (statements, groups)
        How many of each group agreed, and how many voted, as `compare_statements` takes them.

    Raises
    ------
    TypeError, ValueError
        If a vote is none of those allowed, or not everybody has a group from 0.

    Examples
    --------
    >>> agreed, voted = tally([[1, -1], [1, np.nan], [0, 1]], [0, 0, 1])
    >>> agreed.tolist(), voted.tolist()
    ([[2.0, 0.0], [0.0, 1.0]], [[2.0, 1.0], [1.0, 1.0]])
    """
    cast, group = _votes(votes), np.asarray(groups)
    if group.shape != (len(cast),) or group.dtype.kind not in "iu" or (group < 0).any():
        raise ValueError(f"groups is {groups!r}; give {len(cast)} whole numbers of at least 0, one a participant")
    member = (group[:, None] == np.arange(group.max() + 1)).astype(float)
    return (cast == AGREE).T @ member, (~np.isnan(cast)).T @ member


def draw_votes(
    sizes: Sequence[int], chances: ArrayLike, answered: float = 1.0, seed: int = 2012
) -> NDArray[np.float64]:
    """Draw a deliberation by chance from how likely each group is to agree (our teaching device).

    Parameters
    ----------
    sizes : sequence of int
        How many participants each group has, at least 1.
    chances : array_like of float, shape (groups, statements)
        How likely a member of each group is to agree with each statement, 0 to 1; who does not agree disagrees.
    answered : float, default 1.0
        The share of statements that a participant votes on, on average, 0 to 1.
    seed : int, default 2012
        The seed of the draw, at least 0.

    Returns
    -------
    ndarray of float, shape (participants, statements)
        The votes as `opinion_groups` takes them, the groups one after another.

    Raises
    ------
    TypeError, ValueError
        If a number is not in its range, or there are not as many sizes as rows of chances.

    Examples
    --------
    >>> draw_votes([2, 1], [[1, 0], [0, 1]])
    array([[ 1., -1.],
           [ 1., -1.],
           [-1.,  1.]])
    """
    likely = numbers_between("chances", np.asarray(chances), 0, 1)
    counts = [whole_number("a size", size, 1) for size in sizes]
    if np.ndim(likely) != 2 or len(counts) != len(np.atleast_1d(likely)):
        raise ValueError(f"there are {len(counts)} sizes and chances of shape {np.shape(likely)}; give a row a group")
    draw = np.random.default_rng(whole_number("seed", seed, 0))
    each = np.repeat(likely, counts, axis=0)
    votes = np.where(draw.random(each.shape) < each, AGREE, DISAGREE).astype(float)
    votes[draw.random(each.shape) >= numbers_between("answered", answered, 0, 1)] = np.nan
    return votes


def _by_group(agreed: Sequence[Numbers], voted: Sequence[Numbers]) -> list[Numbers]:
    if len(agreed) != len(voted) or not len(agreed):
        raise ValueError(f"agreed has {len(agreed)} groups and voted {len(voted)}; give as many, at least one")
    return [agreement(one, of) for one, of in zip(agreed, voted, strict=True)]


def _positions(cast: NDArray[np.float64]) -> NDArray[np.float64]:
    voted = ~np.isnan(cast)
    counts = voted.sum(axis=0)
    means = np.where(voted, cast, 0).sum(axis=0) / np.maximum(counts, 1)
    centred = np.where(voted, cast - means, 0.0)
    _, _, components = np.linalg.svd(centred, full_matrices=False)
    leading = components[:2]
    # A component has no direction of its own: turn it so that its largest part is positive.
    largest = np.abs(leading).argmax(axis=1)
    leading = leading * np.sign(leading[np.arange(len(leading)), largest])[:, None]
    outwards = np.sqrt(cast.shape[1] / np.maximum(voted.sum(axis=1), 1))
    return np.asarray((centred @ leading.T) * outwards[:, None])


def _k_means(points: NDArray[np.float64], groups: int, draw: np.random.Generator) -> NDArray[np.int64]:
    """Search from several starts, keep the tightest groups, and number them from the largest."""
    tries = [_settle(points, _spread(points, groups, draw)) for _ in range(STARTS)]
    nearest, _ = min(tries, key=lambda found: found[1])
    sizes = np.bincount(nearest, minlength=groups)
    return np.argsort(np.argsort(-sizes, kind="stable"))[nearest]


def _spread(points: NDArray[np.float64], groups: int, draw: np.random.Generator) -> NDArray[np.float64]:
    """Choose the first centres far apart: each with a chance that grows with the squared distance (k-means++)."""
    centres = points[[draw.integers(len(points))]]
    while len(centres) < groups:
        apart = _squared(points, centres).min(axis=1)
        chances = apart / apart.sum() if apart.sum() > 0 else None
        centres = np.vstack([centres, points[draw.choice(len(points), p=chances)]])
    return centres


def _settle(points: NDArray[np.float64], centres: NDArray[np.float64]) -> tuple[NDArray[np.int64], float]:
    """Let everybody join the nearest centre and centres move to the mean of theirs, until nobody changes."""
    nearest = np.full(len(points), -1)
    while True:
        distances = _squared(points, centres)
        joined = distances.argmin(axis=1)
        if (joined == nearest).all():
            return nearest, float(distances.min(axis=1).sum())
        nearest = joined
        centres = np.array(
            [points[nearest == g].mean(axis=0) if (nearest == g).any() else c for g, c in enumerate(centres)]
        )


def _squared(points: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2))


def _table(name: str, counts: ArrayLike) -> NDArray[np.float64]:
    table = np.asarray(numbers_between(name, np.asarray(counts), 0, inf))
    if table.ndim != 2:
        raise ValueError(f"{name} has the shape {table.shape}; give a row a statement and a column a group")
    return table


def _votes(votes: ArrayLike) -> NDArray[np.float64]:
    cast = np.asarray(votes, dtype=float)
    if cast.ndim != 2 or min(cast.shape) < 2:
        raise ValueError(f"votes have the shape {cast.shape}; give at least two participants and two statements")
    if not (np.isin(cast, (AGREE, PASS, DISAGREE)) | np.isnan(cast)).all():
        raise ValueError("votes hold something else; give 1 (agree), 0 (pass), -1 (disagree) or NaN (not cast)")
    return cast
