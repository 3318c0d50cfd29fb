"""A search through a portfolio of uncertain projects, played many times: what is started, fails, is used and gained.

The rule is Weitzman's (1979), as in `innovation_portfolio`; the figures put into it are our teaching device.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.models.innovation_portfolio import Project, in_order_of_search, reservation_price
from pvcourse.validation import number_between, whole_number


@dataclass(frozen=True, eq=False)
class Search:
    """Many plays of a search by reservation price.

    Parameters
    ----------
    order : tuple of Project
        The projects in the order in which the rule starts them.
    started, worth : ndarray of bool and of float, shape (runs, projects)
        Whether each was started; what each is worth in that run, seen only where it was started.
    adopted : ndarray of int, shape (runs,)
        The place in `order` of the project that was used; -1 for the fallback.
    net : ndarray of float, shape (runs,)
        What was used, less the net cost of all that was started.

    Examples
    --------
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> search([bold], runs=3).started.tolist()
    [[True], [True], [True]]
    """

    order: tuple[Project, ...]
    started: NDArray[np.bool_]
    worth: NDArray[np.float64]
    adopted: NDArray[np.int64]
    net: NDArray[np.float64]

    def table(self) -> pd.DataFrame:
        """Sum up what became of each project.

        Returns
        -------
        DataFrame
            A row a project, in the order of the search: `project`, and shares of the runs from 0 to 1 in which it was
            `started`, `failed` (started, and worth nothing) and `adopted`.

        Examples
        --------
        >>> sure = Project("sure thing", cost=20, outcomes=((90, 1.0),))
        >>> search([sure], runs=3).table()[["started", "failed", "adopted"]].values.tolist()
        [[1.0, 0.0, 1.0]]
        """
        return pd.DataFrame(
            {
                "project": [project.name for project in self.order],
                "started": self.started.mean(axis=0),
                "failed": (self.started & (self.worth == 0)).mean(axis=0),
                "adopted": [(self.adopted == place).mean() for place in range(len(self.order))],
            }
        )


def search(projects: Iterable[Project], fallback: float = 0.0, runs: int = 1000, seed: int = 1979) -> Search:
    """Play a search by reservation price many times (Monte Carlo).

    Parameters
    ----------
    projects : iterable of Project
        The projects, with different names; their worths are independent of each other, as in Weitzman's paper.
    fallback : float, default 0
        What can be had without starting any, 0 or more.
    runs : int, default 1000
        How many runs, at least 1.
    seed : int, default 1979
        The seed of the draws, at least 0.

    Returns
    -------
    Search
        What was started, adopted and gained in each run.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> search([bold], runs=5).net.tolist()
    [220.0, -20.0, -20.0, 220.0, -20.0]
    """
    best = np.full(whole_number("runs", runs, 1), number_between("fallback", fallback, 0, inf))
    order = in_order_of_search(projects)
    worth = _draw(order, runs, np.random.default_rng(whole_number("seed", seed, 0)))
    started, adopted, spent = np.zeros(worth.shape, dtype=bool), np.full(runs, -1), np.zeros(runs)
    for place, project in enumerate(order):
        goes_on = best < reservation_price(project)
        better = goes_on & (worth[:, place] > best)
        started[:, place] = goes_on
        adopted[better] = place
        best = np.where(better, worth[:, place], best)
        spent += goes_on * project.net_cost
    return Search(order, started, worth, adopted, best - spent)


def _draw(order: Sequence[Project], runs: int, chooser: np.random.Generator) -> NDArray[np.float64]:
    return np.column_stack([chooser.choice(project.values, runs, p=project.chances) for project in order])
