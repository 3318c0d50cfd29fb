"""The buying in the Method of Equal Shares: supporters pool their money for the projects that they approve.

The theory (Peters, Pierczyński and Skowron 2021): each voter holds the same share of the money. A project's
supporters pay alike, and who has less pays all that they have; the project bought next is the one at which a
supporter pays least for what it gives them. This is the market of a whole election, which is modelled in
`pvcourse.models.participatory_budgeting`.

Our device, which only saves time: voters with the same ballot buy as one, and several sizes of the share are tried at
once, going on together for as long as they buy the same.
"""

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pvcourse.validation import numbers_between

ROUNDING = 1e-9
"""Two sums of money that differ by less than this share of them are the same sum."""


class Market:
    """The voters as buyers, and the projects that they can buy together.

    Parameters
    ----------
    approvals : ndarray of bool, shape (voters, projects)
        True where a voter supports a project.
    costs : ndarray of float, shape (projects,)
        What each project costs, above 0, in money.
    gains : ndarray of float, shape (projects,)
        What each project gives a supporter, above 0.
    order : sequence of int
        All projects by number; of those that are equally good buys, the one that comes first here is bought.

    Raises
    ------
    TypeError, ValueError
        If a cost or a gain is not a number above 0, or there are not as many as projects.

    Examples
    --------
    >>> both = Market(np.array([[1, 0], [1, 0], [0, 1]], dtype=bool), np.array([60, 25]), np.array([60, 25]), [0, 1])
    >>> both.buy([25, 30])
    [{1: 25.0}, {0: 30.0, 1: 25.0}]
    """

    def __init__(
        self,
        approvals: NDArray[np.bool_],
        costs: NDArray[np.float64],
        gains: NDArray[np.float64],
        order: Sequence[int],
    ) -> None:
        self.costs, self.gains = _above_zero("costs", costs), _above_zero("gains", gains)
        ballots, self.purses = np.unique(approvals, axis=0, return_counts=True)
        self.votes = np.count_nonzero(approvals, axis=0)
        if not len(self.votes) == len(self.costs) == len(self.gains):
            counts = f"{len(self.costs)} costs and {len(self.gains)} gains"
            raise ValueError(f"there are {len(self.votes)} projects, {counts}; give as many of each")
        self.payers = [np.flatnonzero(column) for column in ballots.T]
        self.order = [project for project in order if self.votes[project]]

    def buy(self, shares: ArrayLike) -> list[dict[int, float]]:
        """Buy until no supporters can pay for more, once for each size of the share.

        Parameters
        ----------
        shares : array_like of float, shape (sizes,)
            How much money each voter holds.

        Returns
        -------
        list of dict
            For each size, the projects by number in the order bought, each with the most that one supporter paid.

        Raises
        ------
        TypeError, ValueError
            If a share is not a number of at least 0.

        Examples
        --------
        >>> Market(np.array([[True], [True]]), np.array([50]), np.array([50]), [0]).buy([20, 25])
        [{}, {0: 25.0}]
        """
        sizes = np.atleast_1d(numbers_between("shares", np.asarray(shares), 0, inf))
        bought: list[dict[int, float]] = [{} for _ in sizes]
        money = np.repeat(sizes[:, None], len(self.purses), axis=1)
        # No price can be under that of a first purchase, when nobody has spent anything.
        floors = {p: self.costs[p] / self.votes[p] / self.gains[p] for p in self.order}
        alike = [(np.arange(len(sizes)), money, floors)]
        while alike:
            rows, money, floors = alike.pop()
            choice, prices, floors = self._choose(money, floors)
            for project in np.unique(choice[choice >= 0]).tolist():
                here = choice == project
                for row, price in zip(rows[here], prices[here], strict=True):
                    bought[row][project] = float(price)
                rest = {other: floor for other, floor in floors.items() if other != project}
                alike.append((rows[here], self._pay(project, money[here], prices[here]), rest))
        return bought

    def _choose(
        self, money: NDArray[np.float64], floors: dict[int, float]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], dict[int, float]]:
        """Choose for each row the project that costs least for its gain (-1: none can be paid), with its price."""
        choice, prices, least = np.full(len(money), -1), np.full(len(money), inf), np.full(len(money), inf)
        rising = {}
        for project, floor in floors.items():
            rising[project] = floor
            if floor > least.max() * (1 + ROUNDING):
                continue
            asked = self._prices(project, money)
            rates = asked / self.gains[project]
            rising[project] = float(rates.min())
            better = rates < least * (1 - ROUNDING)
            choice[better], prices[better], least[better] = project, asked[better], rates[better]
        return choice, prices, {project: floor for project, floor in rising.items() if floor < inf}

    def _prices(self, project: int, money: NDArray[np.float64]) -> NDArray[np.float64]:
        """Say for each row what a supporter pays at most for all to pay the cost; infinite where they cannot."""
        cost, held = self.costs[project], money[:, self.payers[project]]
        purses = np.broadcast_to(self.purses[self.payers[project]], held.shape)
        alike = cost / self.votes[project]
        if held.min() >= alike:
            return np.full(len(held), alike)
        order = held.argsort(axis=1)
        held, purses = np.take_along_axis(held, order, axis=1), np.take_along_axis(purses, order, axis=1)
        # If the poorer ones give all that they hold, each of the others must pay this much.
        given = (purses * held).cumsum(axis=1)
        others = purses[:, ::-1].cumsum(axis=1)[:, ::-1]
        each = (cost - given + purses * held) / others
        first = (each <= held).argmax(axis=1)[:, None]
        enough = given[:, -1] >= cost * (1 - ROUNDING)
        price = np.where(each[:, -1] <= held[:, -1], np.take_along_axis(each, first, axis=1)[:, 0], held[:, -1])
        return np.where(enough, price, inf)

    def _pay(self, project: int, money: NDArray[np.float64], prices: NDArray[np.float64]) -> NDArray[np.float64]:
        payers = self.payers[project]
        money[:, payers] -= np.minimum(money[:, payers], prices[:, None])
        return money


def _above_zero(name: str, amounts: ArrayLike) -> NDArray[np.float64]:
    numbers = np.atleast_1d(numbers_between(name, np.asarray(amounts), 0, inf))
    if not numbers.all():
        raise ValueError(f"{name} have 0 among them; give numbers above 0")
    return numbers
