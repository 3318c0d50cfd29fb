"""A portfolio of uncertain projects with learning: which to start, in what order, and when to stop.

The theory: Weitzman (1979), optimal search for the best alternative. Each project costs something to start and then
shows what it is worth; of all that were started only the best is used. Every project has a reservation price of its
own; start the one with the highest, and stop once something as good is in hand. So a likely failure can come first.

It stands for what IIPP (section 3, Box 4) asks of assessment: uncertainty, spillovers, a view of the portfolio, and
failure as a way to learn. Weitzman's discounting of the time that a project takes is left out. Our teaching device: a
spillover, in money, that starting a project brings to others whatever comes of it. `portfolio_search` plays it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.models.arrays import Numbers
from pvcourse.validation import number_between, numbers_between

STRATEGIES = ("start nothing", "pick one in advance", "start all at once", "search and learn")
"""The ways to handle a portfolio that `compare_strategies` compares."""


@dataclass(frozen=True)
class Project:
    """A project of uncertain worth, which its start reveals: a box, in Weitzman's paper.

    Parameters
    ----------
    name : str
        What it is called.
    cost : float
        What starting it costs, 0 or more, in any money.
    outcomes : tuple of (value, chance)
        What it may be worth, 0 (a failure) or more in the same money, each with its chance; chances add up to 1.
    spillover : float, default 0
        What starting it brings to others, come what may, 0 or more in the same money (ours).

    Raises
    ------
    TypeError
        If the name is not text, or the outcomes are not pairs of numbers.
    ValueError
        If a number is out of its range, or the chances do not add up to 1.

    Examples
    --------
    >>> Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8))).expected_net
    28.0
    """

    name: str
    cost: float
    outcomes: tuple[tuple[float, float], ...]
    spillover: float = 0.0

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise TypeError(f"name is {self.name!r}; give the project's name as text")
        number_between(f"the cost of {self.name}", self.cost, 0, inf)
        number_between(f"the spillover of {self.name}", self.spillover, 0, inf)
        _check_outcomes(self.name, self.outcomes)

    @property
    def values(self) -> NDArray[np.float64]:
        """What it may be worth, in the order of `outcomes`."""
        return np.array([value for value, _ in self.outcomes], dtype=float)

    @property
    def chances(self) -> NDArray[np.float64]:
        """The chance of each, in the same order."""
        return np.array([chance for _, chance in self.outcomes], dtype=float)

    @property
    def net_cost(self) -> float:
        """The cost of starting it less its spillover."""
        return float(self.cost - self.spillover)

    @property
    def expected_net(self) -> float:
        """Its mean worth less its net cost: what a static appraisal of this project alone sees."""
        return float(self.values @ self.chances) - self.net_cost

    @property
    def failure_chance(self) -> float:
        """The chance, 0 to 1, that it turns out to be worth nothing."""
        return float(self.chances[self.values == 0].sum())


def reservation_price(project: Project) -> float:
    """Give a project's reservation price: the sure worth that would make starting it a matter of indifference.

    It is the z for which the mean of what the project's worth exceeds z by equals its cost (Weitzman 1979).

    Parameters
    ----------
    project : Project
        The project.

    Returns
    -------
    float
        The reservation price, in the project's money; infinite where its spillover exceeds its cost.

    Raises
    ------
    TypeError
        If `project` is not a `Project`.

    Examples
    --------
    >>> round(reservation_price(Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))), 6)
    140.0
    """
    if not isinstance(project, Project):
        raise TypeError(f"project is {project!r}; give a Project(name, cost, outcomes)")
    if project.net_cost < 0:
        return inf
    best_first = np.argsort(-project.values)
    chances, values = project.chances[best_first], project.values[best_first]
    possible = chances > 0
    # The mean excess over z is the largest sum(chance * (value - z)) of the best outcomes taken together; so the z
    # at which it equals the cost is the largest of these ratios.
    gain = np.cumsum(chances * values)[possible] - project.net_cost
    return float((gain / np.cumsum(chances)[possible]).max())


def venture_price(cost: Numbers, success: Numbers, chance: Numbers) -> Numbers:
    """Give the reservation price of a venture that succeeds or is worth nothing, in closed form.

    Parameters
    ----------
    cost : float or ndarray
        What starting it costs, 0 or more, in any money.
    success : float or ndarray
        What it is worth if it succeeds, 0 or more in the same money.
    chance : float or ndarray
        The chance of success, 0 to 1.

    Returns
    -------
    float or ndarray
        The reservation price: `success` less `cost` over `chance`; below 0 where the mean worth is under the cost.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(venture_price(cost=20, success=240, chance=0.25))
    160.0
    """
    numbers_between("cost", cost, 0, inf)
    numbers_between("success", success, 0, inf)
    numbers_between("chance", chance, 0, 1)
    expected_net = chance * success - cost
    return np.where(expected_net > 0, expected_net / np.where(chance > 0, chance, 1), expected_net)


def order_of_search(projects: Iterable[Project], fallback: float = 0.0) -> pd.DataFrame:
    """Put projects in the order in which Weitzman's rule starts them.

    Parameters
    ----------
    projects : iterable of Project
        The projects, with different names.
    fallback : float, default 0
        What can be had without starting any, 0 or more.

    Returns
    -------
    DataFrame
        A row a project, highest reservation price first, equals as given: `project`, `cost`, `expected_net`,
        `failure_chance`, `reservation_price`, and `worth_starting`, whether the rule ever starts it.

    Raises
    ------
    TypeError, ValueError
        If there is no project, one is no `Project`, two share a name, or `fallback` is no number of at least 0.

    Examples
    --------
    >>> safe = Project("better routine", cost=15, outcomes=((100, 0.5), (55, 0.5)))
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> order_of_search([safe, bold])[["project", "expected_net", "reservation_price"]].round(6)
              project  expected_net  reservation_price
    0    new material          28.0              140.0
    1  better routine          62.5               70.0
    """
    fallback = number_between("fallback", fallback, 0, inf)
    rows = [
        {
            "project": project.name,
            "cost": project.cost,
            "expected_net": project.expected_net,
            "failure_chance": project.failure_chance,
            "reservation_price": reservation_price(project),
        }
        for project in in_order_of_search(projects)
    ]
    table = pd.DataFrame(rows)
    return table.assign(worth_starting=table["reservation_price"] > fallback)


def in_order_of_search(projects: Iterable[Project]) -> tuple[Project, ...]:
    """Sort projects by reservation price, highest first, equals as given.

    Parameters
    ----------
    projects : iterable of Project
        The projects, with different names.

    Returns
    -------
    tuple of Project
        The projects in the order in which Weitzman's rule starts them.

    Raises
    ------
    TypeError, ValueError
        If there is no project, one is no `Project`, or two share a name.

    Examples
    --------
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> safe = Project("better routine", cost=15, outcomes=((100, 0.5), (55, 0.5)))
    >>> [project.name for project in in_order_of_search([safe, bold])]
    ['new material', 'better routine']
    """
    order = tuple(sorted(projects, key=reservation_price, reverse=True))
    names = [project.name for project in order]
    if not names:
        raise ValueError("projects is empty; give at least one Project")
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise ValueError(f"projects has {twice[0]!r} twice; give each project a name of its own")
    return order


def value_of_search(projects: Iterable[Project], fallback: float = 0.0) -> float:
    """Give the mean net worth of searching by reservation price, exactly.

    It is the mean of the largest worth, each capped at its project's reservation price (Kleinberg, Waggoner and Weyl
    2016; Choi, Dai and Kim 2018). A project whose spillover exceeds its cost adds the difference.

    Parameters
    ----------
    projects : iterable of Project
        The projects, with different names.
    fallback : float, default 0
        What can be had without starting any, 0 or more.

    Returns
    -------
    float
        The mean net worth, in the projects' money.

    Raises
    ------
    TypeError, ValueError
        See `order_of_search`.

    Examples
    --------
    >>> safe = Project("better routine", cost=15, outcomes=((100, 0.5), (55, 0.5)))
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> round(value_of_search([safe, bold]), 6)
    78.0
    """
    order = in_order_of_search(projects)
    capped = [(np.minimum(project.values, reservation_price(project)), project.chances) for project in order]
    bonus = sum(max(-project.net_cost, 0.0) for project in order)
    return _mean_of_largest(capped, number_between("fallback", fallback, 0, inf)) + bonus


def compare_strategies(projects: Iterable[Project], fallback: float = 0.0) -> pd.DataFrame:
    """Compare picking a winner, starting everything, and searching with learning.

    Parameters
    ----------
    projects : iterable of Project
        The projects, with different names.
    fallback : float, default 0
        What can be had without starting any, 0 or more.

    Returns
    -------
    DataFrame
        A row for each of `STRATEGIES`: `strategy`, and `expected_net`, its mean net worth in the projects' money.
        Picking in advance commits to the one project that does best on its own, before anything is learnt.

    Raises
    ------
    TypeError, ValueError
        See `order_of_search`.

    Examples
    --------
    >>> safe = Project("better routine", cost=15, outcomes=((100, 0.5), (55, 0.5)))
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> compare_strategies([safe, bold])["expected_net"].round(6).tolist()
    [0.0, 62.5, 75.0, 78.0]
    """
    order = in_order_of_search(projects)
    fallback = number_between("fallback", fallback, 0, inf)
    boxes = [(project.values, project.chances) for project in order]
    alone = [_mean_of_largest([box], fallback) - p.net_cost for box, p in zip(boxes, order, strict=True)]
    everything = _mean_of_largest(boxes, fallback) - sum(project.net_cost for project in order)
    values = (fallback, max(alone), everything, value_of_search(order, fallback))
    return pd.DataFrame({"strategy": STRATEGIES, "expected_net": values})


def _check_outcomes(name: str, outcomes: Sequence[tuple[float, float]]) -> None:
    if not isinstance(outcomes, tuple) or not outcomes or any(np.shape(pair) != (2,) for pair in outcomes):
        raise TypeError(f"the outcomes of {name} are {outcomes!r}; give a tuple of pairs (value, chance)")
    for value, chance in outcomes:
        number_between(f"an outcome of {name}", value, 0, inf)
        number_between(f"a chance of {name}", chance, 0, 1)
    total = sum(chance for _, chance in outcomes)
    if abs(total - 1) > 1e-9:
        raise ValueError(f"the chances of {name} add up to {total:g}; give chances that add up to 1")


def _mean_of_largest(boxes: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]], least: float) -> float:
    """Give the mean of the largest of independent draws, one a box, and of `least`."""
    levels = np.unique(np.concatenate([[least], *(values for values, _ in boxes)]))
    levels = levels[levels >= least]
    # The chance that every draw is at or under a level is the product of the chances that each is.
    under = np.prod(
        [((values[:, None] <= levels) * chances[:, None]).sum(axis=0) for values, chances in boxes], axis=0
    )
    return float(levels @ np.diff(under, prepend=0.0))
