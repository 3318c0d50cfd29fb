"""Why diverse groups find solutions that experts miss: Hong and Page's problem solvers on a ring.

The theory (Hong and Page 2004): solutions lie on a ring, each with a value. An agent's heuristic is a few steps of
different lengths: it tries them in turn, moves where the value is higher, and stops where no step helps. A group
takes turns from wherever the last one stopped. Agents who do best alone resemble each other and get stuck in the
same places; agents drawn at random differ, and get further together.

Its limit (Grim and others 2019): on smooth rings, where near solutions have similar values, expertise is real and the
best agents can win. Our teaching device: how `landscape` makes a ring smooth.
"""

from itertools import permutations
from math import inf, perm

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from pvcourse.validation import numbers_between, whole_number

HIGHEST = 100
"""The value of the best solution that a ring could have; the worst has 0."""

MOST_AGENTS = 10_000
"""The largest pool of agents that the model works out."""


def landscape(solutions: int = 200, smoothness: int = 1, seed: int = 2004) -> NDArray[np.float64]:
    """Draw a ring of solutions, each with a value from 0 to 100.

    Parameters
    ----------
    solutions : int, default 200
        How many solutions there are, at least 2; Hong and Page report 2000.
    smoothness : int, default 1
        Every how many solutions a value is drawn, at least 1; those between lie on a straight line. 1 is the ring of
        Hong and Page, all values independent; more is our simple form of Grim and others' smooth rings.
    seed : int, default 2004
        The seed of the draw, at least 0.

    Returns
    -------
    ndarray of float, shape (solutions,)
        The values around the ring; after the last comes the first.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a whole number in its range.

    Examples
    --------
    >>> landscape(solutions=4, seed=1).round().tolist()
    [51.0, 95.0, 14.0, 95.0]
    """
    solutions = whole_number("solutions", solutions, 2)
    smoothness = whole_number("smoothness", smoothness, 1, solutions)
    drawn_at = np.arange(0, solutions, smoothness)
    drawn = np.random.default_rng(whole_number("seed", seed, 0)).uniform(0, HIGHEST, len(drawn_at))
    return np.interp(np.arange(solutions), drawn_at, drawn, period=solutions)


def all_heuristics(longest: int = 12, steps: int = 3) -> NDArray[np.int64]:
    """List every heuristic: so many different step lengths, in every order.

    Parameters
    ----------
    longest : int, default 12
        The longest step, at least 1; Hong and Page report 12 and 20.
    steps : int, default 3
        How many step lengths an agent tries, 1 to `longest`.

    Returns
    -------
    ndarray of int, shape (agents, steps)
        A row an agent, in lexicographic order.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a whole number in its range, or there would be over `MOST_AGENTS` agents.

    Examples
    --------
    >>> all_heuristics(longest=3, steps=2).tolist()
    [[1, 2], [1, 3], [2, 1], [2, 3], [3, 1], [3, 2]]
    """
    longest = whole_number("longest", longest, 1)
    steps = whole_number("steps", steps, 1, longest)
    if perm(longest, steps) > MOST_AGENTS:
        agents = f"{steps} steps of up to {longest} make {perm(longest, steps):,} agents"
        raise ValueError(f"{agents}; choose fewer or shorter steps, for {MOST_AGENTS:,} at most")
    return np.array(list(permutations(range(1, longest + 1), steps)))


def stops(values: ArrayLike, heuristics: ArrayLike) -> NDArray[np.int64]:
    """Say where each agent stops on the ring, from every start.

    An agent tries its first step, then its second, and so on around. It moves to each solution that is better, goes
    on from there with its next step, and stops when all its steps in a row fail.

    Parameters
    ----------
    values : array_like of float, shape (solutions,)
        The values around the ring.
    heuristics : array_like of int, shape (agents, steps)
        Each agent's step lengths, at least 1, in the order tried.

    Returns
    -------
    ndarray of int, shape (solutions, agents)
        The number of the solution where an agent stops (column) that started from a solution (row).

    Raises
    ------
    TypeError, ValueError
        If a value is not a number, or a step not a whole number of at least 1.

    Examples
    --------
    >>> stops([1, 5, 3, 9], [[1], [2]]).tolist()
    [[1, 2], [1, 3], [3, 2], [3, 3]]
    """
    return _stops(_ring(values), _Turns(_steps(heuristics)))


def ability(values: ArrayLike, heuristics: ArrayLike) -> NDArray[np.float64]:
    """Say how good each agent is alone: the value where it stops, on average over all starts.

    Parameters
    ----------
    values : array_like of float, shape (solutions,)
        The values around the ring.
    heuristics : array_like of int, shape (agents, steps)
        Each agent's step lengths.

    Returns
    -------
    ndarray of float, shape (agents,)
        On the scale of the values.

    Raises
    ------
    TypeError, ValueError
        As `stops`.

    Examples
    --------
    >>> ability([1, 5, 3, 9], [[1], [2]]).tolist()
    [7.0, 6.0]
    """
    return np.asarray(_ring(values)[stops(values, heuristics)].mean(axis=0))


def group_value(values: ArrayLike, heuristics: ArrayLike) -> float:
    """Say how good a group is: the value where it stops, on average over all starts.

    The members take turns in the order given, each going on from where the one before stopped, until none of them can
    get any further.

    Parameters
    ----------
    values : array_like of float, shape (solutions,)
        The values around the ring.
    heuristics : array_like of int, shape (members, steps)
        Each member's step lengths.

    Returns
    -------
    float
        On the scale of the values.

    Raises
    ------
    TypeError, ValueError
        As `stops`.

    Examples
    --------
    >>> group_value([1, 5, 3, 9], [[1], [2]])
    9.0
    """
    return _relay(_ring(values), stops(values, heuristics))


def group_diversity(heuristics: ArrayLike) -> float:
    """Measure how different a group's heuristics are, as Hong and Page do.

    Two heuristics differ in a position where their step lengths differ; this is the share of positions that differ,
    on average over all pairs of members.

    Parameters
    ----------
    heuristics : array_like of int, shape (members, steps)
        Each member's step lengths; at least two members.

    Returns
    -------
    float
        From 0 (all are the same) to 100 per cent (no two share a step in the same position).

    Raises
    ------
    TypeError, ValueError
        If a step is not a whole number of at least 1, or there are fewer than two members.

    Examples
    --------
    >>> round(group_diversity([[1, 2, 3], [1, 3, 5]]), 1)
    66.7
    """
    agents = _steps(heuristics)
    members = len(agents)
    if members < 2:
        raise ValueError(f"heuristics has {members} member; give at least 2 to compare")
    differing = (agents[:, None, :] != agents[None, :, :]).mean(axis=2).sum()
    return float(100 * differing / (members * (members - 1)))


def experiment(
    landscapes: int = 20,
    solutions: int = 200,
    longest: int = 12,
    steps: int = 3,
    members: int = 10,
    smoothness: int = 1,
    seed: int = 2004,
) -> pd.DataFrame:
    """Let the best agents and agents drawn at random solve the same problems, as groups (Hong and Page 2004).

    Parameters
    ----------
    landscapes : int, default 20
        How many rings are drawn, at least 1; Hong and Page report 50.
    solutions, smoothness : int
        See `landscape`. Fewer solutions than in the paper keep a slider quick; the result is alike.
    longest, steps : int
        See `all_heuristics`.
    members : int, default 10
        How many agents are in a group, 2 up to as many as there are; Hong and Page report 10 and 20.
    seed : int, default 2004
        The seed of rings and draws, at least 0.

    Returns
    -------
    DataFrame
        A row a ring: `landscape`, its number; `best_agent`, the value that the best agent reaches alone; `best` and
        `random`, the values that the two groups reach (0 to 100); `best_diversity` and `random_diversity`, how
        different their heuristics are, in per cent.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a whole number in its range.

    Examples
    --------
    >>> table = experiment(landscapes=10)
    >>> bool(table["random"].mean() > table["best"].mean() > table["best_agent"].mean())
    True
    """
    landscapes, seed = whole_number("landscapes", landscapes, 1), whole_number("seed", seed, 0)
    agents = all_heuristics(longest, steps)
    members = whole_number("members", members, 2, len(agents))
    draw = np.random.default_rng(seed)
    turns = _Turns(agents)
    rows = []
    for number in range(landscapes):
        ring = landscape(solutions, smoothness, int(draw.integers(2**32)))
        chosen = draw.choice(len(agents), members, replace=False)
        rows.append({"landscape": number} | _compare(_stops(ring, turns), ring, agents, chosen))
    return pd.DataFrame(rows)


def _compare(
    ends: NDArray[np.int64], ring: NDArray[np.float64], agents: NDArray[np.int64], chosen: NDArray[np.int64]
) -> dict[str, float]:
    alone = ring[ends].mean(axis=0)
    best = np.argsort(-alone, kind="stable")[: len(chosen)]
    return {
        "best_agent": float(alone[best[0]]),
        "best": _relay(ring, ends[:, best]),
        "random": _relay(ring, ends[:, chosen]),
        "best_diversity": group_diversity(agents[best]),
        "random_diversity": group_diversity(agents[chosen]),
    }


def _relay(ring: NDArray[np.float64], ends: NDArray[np.int64]) -> float:
    """Let the members take turns from every start, and take the mean of the values where they stop."""
    places, before = np.arange(len(ring)), None
    while before is None or (places != before).any():
        before = places
        for member in ends.T:
            places = member[places]
    return float(ring[places].mean())


class _Turns:
    """Each heuristic turned to begin with each of its steps: where an agent lands, it goes on with the next one."""

    def __init__(self, agents: NDArray[np.int64]) -> None:
        count, steps = agents.shape
        turned = np.concatenate([np.roll(agents, -turn, axis=1) for turn in range(steps)])
        rows, example, row_of = np.unique(turned, axis=0, return_index=True, return_inverse=True)
        turn, agent = np.divmod(example, count)
        row_of = row_of.reshape(steps, count)
        self.own = row_of[0]
        """The row of each agent as it starts."""
        self.lengths = rows.T
        """The step lengths: a row a step, a column a turned heuristic."""
        self.after = np.array([row_of[(turn + step) % steps, agent] for step in range(1, steps + 1)])
        """For each step, the column of the turned heuristic that goes on after it."""


def _stops(ring: NDArray[np.float64], turns: _Turns) -> NDArray[np.int64]:
    solutions, (steps, columns) = len(ring), turns.lengths.shape
    longest = int(turns.lengths.max())
    around = np.resize(ring, solutions + longest + 1)
    ends = np.empty((solutions + longest, columns), dtype=np.int64)
    here = np.arange(columns)
    there = turns.lengths * columns + turns.after
    # From the best solution down: wherever an agent can move to, its end is known already.
    for start in np.argsort(-ring, kind="stable"):
        ends[start] = start
        higher = around[start : start + longest + 1] > ring[start]
        leads_to = here.copy()
        for step in reversed(range(steps)):
            np.copyto(leads_to, there[step], where=higher[turns.lengths[step]])
        # The rows past the last solution repeat the first ones, as on a ring.
        ends[start::solutions] = ends[start:].reshape(-1)[leads_to]
    return ends[:solutions, turns.own]


def _ring(values: ArrayLike) -> NDArray[np.float64]:
    ring = np.atleast_1d(numbers_between("values", np.asarray(values), -inf, inf))
    if ring.ndim != 1:
        raise ValueError(f"values have the shape {ring.shape}; give them in one row around the ring")
    return ring


def _steps(heuristics: ArrayLike) -> NDArray[np.int64]:
    agents = np.asarray(heuristics)
    if agents.ndim != 2 or agents.dtype.kind not in "iu":
        raise TypeError(f"heuristics is {heuristics!r}; give whole numbers, a row an agent")
    numbers_between("heuristics", agents, 1, inf)
    return agents
