"""What the public value, counted on real ballots: participatory budgeting by two rules.

Benington's first component (OU, section 2.1) is what citizens say that they value. A participatory budget asks them:
each voter approves some projects, a rule spends the money, and the rule decides whose values count.

The theory: *greedy by votes* buys the most approved projects first, as most cities do. The *Method of Equal Shares*
(Peters, Pierczyński and Skowron 2021) gives every voter an equal share of the money and lets supporters buy
projects together, so that a minority's money stays with the minority.

Our teaching device, in no author's words: the measures of who gets nothing, in `outcomes` and `left_out`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, nan

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from pvcourse.models.equal_shares import ROUNDING, Market
from pvcourse.validation import number_between, numbers_between, one_of

UTILITIES = ("cost", "projects")
"""What a supporter gains from a project: its cost (money spent on what they approve), or 1 (each counts alike)."""

COMPLETIONS = ("none", "add1", "greedy", "add1, then greedy")
"""How equal shares spends what its supporters could not: see `equal_shares`."""

MOST_STEPS = 100_000
"""The most steps by which the completion add1 may raise the shares."""

FEWEST_AT_ONCE, MOST_AT_ONCE = 8, 128
"""How many steps add1 tries at once, at first and later on; this changes the time taken, not the outcome."""


@dataclass(frozen=True, eq=False)
class Election:
    """A participatory budget: projects with their costs, the money there is, and who approves what.

    Parameters
    ----------
    projects : sequence of str
        The projects' names, each once.
    costs : array_like of float, shape (projects,)
        What each project costs, above 0, in money.
    budget : float
        The money there is, above 0, in the same money.
    approvals : array_like of bool, shape (voters, projects)
        True where a voter approves a project; at least one voter.

    Raises
    ------
    TypeError, ValueError
        If a cost or the budget is not a number above 0, a name comes twice, or the shapes do not match.

    Examples
    --------
    >>> town = Election(["library", "skate park"], [60, 40], 70, [[1, 0], [1, 0], [0, 1]])
    >>> town.votes.tolist()
    [2, 1]
    """

    projects: Sequence[str]
    costs: NDArray[np.float64]
    budget: float
    approvals: NDArray[np.bool_]

    def __post_init__(self) -> None:
        names = tuple(self.projects)
        costs = np.atleast_1d(numbers_between("costs", np.asarray(self.costs), 0, inf))
        approvals = _approvals(self.approvals)
        _check_projects(names, costs, approvals)
        object.__setattr__(self, "projects", names)
        object.__setattr__(self, "costs", costs)
        object.__setattr__(self, "approvals", approvals)
        if number_between("budget", self.budget, 0, inf) == 0:
            raise ValueError("budget is 0; give a sum of money above 0")

    @property
    def voters(self) -> int:
        """How many people voted."""
        return len(self.approvals)

    @cached_property
    def votes(self) -> NDArray[np.int64]:
        """How many voters approve each project, in the order of `projects`."""
        return np.asarray(np.count_nonzero(self.approvals, axis=0))


def election_from_tables(projects: pd.DataFrame, ballots: pd.DataFrame, budget: float) -> Election:
    """Make an election of a table of projects and a table of ballots.

    Parameters
    ----------
    projects : DataFrame
        A row a project, with `project_id` and `cost` (in money).
    ballots : DataFrame
        A row for each approval, with `voter` and `project_id`. Who approved nothing is not in it, and so not counted.
    budget : float
        The money there is, above 0.

    Returns
    -------
    Election
        Its projects are named by their `project_id`, as text, in the order of the table.

    Raises
    ------
    TypeError, ValueError
        If a column is missing, a ballot names an unknown project, or `Election` finds a fault.

    Examples
    --------
    >>> projects = pd.DataFrame({"project_id": ["library", "skate park"], "cost": [60, 40]})
    >>> ballots = pd.DataFrame({"voter": [1, 2, 3], "project_id": ["library", "library", "skate park"]})
    >>> election_from_tables(projects, ballots, 70).votes.tolist()
    [2, 1]
    """
    _check_columns("projects", projects, ("project_id", "cost"))
    _check_columns("ballots", ballots, ("voter", "project_id"))
    names = projects["project_id"].astype(str).tolist()
    columns = pd.Index(names).get_indexer(pd.Index(ballots["project_id"].astype(str)))
    if (columns < 0).any():
        unknown = ballots["project_id"].iloc[int(np.argmin(columns))]
        raise ValueError(f"ballots name the project {unknown!r}, which the table of projects has not")
    rows, voters = pd.factorize(ballots["voter"])
    approvals = np.zeros((len(voters), len(names)), dtype=bool)
    approvals[rows, columns] = True
    return Election(names, projects["cost"].to_numpy(), budget, approvals)


def greedy_by_votes(election: Election) -> pd.DataFrame:
    """Buy the projects with most votes first, passing over each that the money left does not cover.

    Parameters
    ----------
    election : Election
        The projects, costs, budget and ballots.

    Returns
    -------
    DataFrame
        A row a winner, in the order bought: `project`; `cost`, in money; `votes`. Of projects with equal votes the
        cheaper comes first, then the one listed first.

    Raises
    ------
    TypeError
        If `election` is not an `Election`.

    Examples
    --------
    >>> town = Election(["library", "skate park"], [60, 40], 70, [[1, 0], [1, 0], [0, 1]])
    >>> greedy_by_votes(town)
       project  cost  votes
    0  library  60.0      2
    """
    _check_election(election)
    return _table(election, _by_votes(election, []))


def equal_shares(
    election: Election, utility: str = "cost", completion: str = "add1", step: float = 1.0
) -> pd.DataFrame:
    """Buy projects by the Method of Equal Shares.

    Every voter holds an equal share of the budget. A project can be bought when its supporters together hold its
    cost; they pay alike, and who has less pays all that they have. At each turn the project is bought that costs a
    supporter least for what it gives them (Peters, Pierczyński and Skowron 2021).

    Parameters
    ----------
    election : Election
        The projects, costs, budget and ballots.
    utility : {"cost", "projects"}, default "cost"
        What a project gives a supporter: its cost, or 1; cities that use the method count costs.
    completion : {"none", "add1", "greedy", "add1, then greedy"}, default "add1"
        How to spend more of what is left. "add1": raise everybody's share by `step` and start again, until nothing
        more fits, or the next outcome would cost more than the budget. "greedy": add by votes what still fits.
    step : float, default 1.0
        How much money add1 puts on each share at a time; cities use 1 of their currency.

    Returns
    -------
    DataFrame
        A row a winner, in the order bought: `project`; `cost`, in money; `votes`; `price`, the most that one
        supporter paid (missing where the greedy completion bought it). Of projects that are equally good buys, the
        one with more votes comes first, then the cheaper, then the one listed first.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind, or `step` is so small that add1 could need over `MOST_STEPS` steps.

    Examples
    --------
    >>> town = Election(["library", "skate park"], [60, 25], 80, [[1, 0], [1, 0], [0, 1]])
    >>> equal_shares(town)
          project  cost  votes  price
    0  skate park  25.0      1   25.0
    """
    _check_election(election)
    one_of("utility", utility, UTILITIES)
    one_of("completion", completion, COMPLETIONS)
    market = _market(election, utility)
    if completion.startswith("add1"):
        bought = _add1(election, market, _check_step(election, step))
    else:
        bought = market.buy([election.budget / election.voters])[0]
    if completion.endswith("greedy"):
        bought |= dict.fromkeys(_by_votes(election, bought), nan)
    return _table(election, bought).assign(price=list(bought.values()))


def left_out(election: Election, winners: Iterable[str]) -> NDArray[np.bool_]:
    """Say who gets nothing: the voters of whose approved projects none has won.

    Parameters
    ----------
    election : Election
        The projects, costs, budget and ballots.
    winners : iterable of str
        The names of the projects that won.

    Returns
    -------
    ndarray of bool, shape (voters,)
        True for each voter who gets nothing.

    Raises
    ------
    TypeError, ValueError
        If `election` is not an `Election`, or it has no project of that name.

    Examples
    --------
    >>> town = Election(["library", "skate park"], [60, 40], 70, [[1, 0], [1, 0], [0, 1]])
    >>> left_out(town, ["library"]).tolist()
    [False, False, True]
    """
    _check_election(election)
    won = [election.projects.index(one_of("a winner", name, election.projects)) for name in winners]
    return np.asarray(~election.approvals[:, won].any(axis=1))


def outcomes(election: Election, completion: str = "add1", step: float = 1.0) -> pd.DataFrame:
    """Set the two rules side by side: what they buy, and for whom.

    Parameters
    ----------
    election : Election
        The projects, costs, budget and ballots.
    completion : str, default "add1"
        How equal shares completes; see `equal_shares`.
    step : float, default 1.0
        By how much add1 raises each share at a time, in money.

    Returns
    -------
    DataFrame
        A row a rule: `rule`; `projects`, how many won; `spent`, in money; `left_out`, the share of voters (0 to 1) of
        whose projects none won; `wins_per_voter`, how many of their projects won, on average; `winners`, the names.

    Raises
    ------
    TypeError, ValueError
        As `equal_shares`.

    Examples
    --------
    >>> town = Election(["library", "skate park"], [60, 25], 80, [[1, 0], [1, 0], [0, 1]])
    >>> outcomes(town)[["rule", "spent", "left_out"]].round(2)
                  rule  spent  left_out
    0  greedy by votes   60.0      0.33
    1     equal shares   25.0      0.67
    """
    tables = {
        "greedy by votes": greedy_by_votes(election),
        "equal shares": equal_shares(election, completion=completion, step=step),
    }
    return pd.DataFrame(
        {
            "rule": rule,
            "projects": len(won),
            "spent": won["cost"].sum(),
            "left_out": left_out(election, won["project"]).mean(),
            "wins_per_voter": won["votes"].sum() / election.voters,
            "winners": tuple(won["project"]),
        }
        for rule, won in tables.items()
    )


def _market(election: Election, utility: str) -> Market:
    gains = election.costs if utility == "cost" else np.ones(len(election.costs))
    return Market(election.approvals, election.costs, gains, _order(election))


def _add1(election: Election, market: Market, step: float) -> dict[int, float]:
    share = election.budget / election.voters
    supported = np.flatnonzero(election.votes)
    before: dict[int, float] = {}
    at_once = FEWEST_AT_ONCE
    while True:
        for bought in market.buy(share + step * np.arange(at_once)):
            left = election.budget - election.costs[list(bought)].sum()
            if left < -ROUNDING * election.budget:
                return before
            if all(election.costs[p] > left * (1 + ROUNDING) for p in supported if p not in bought):
                return bought
            before = bought
        share += step * at_once
        at_once = min(2 * at_once, MOST_AT_ONCE)


def _by_votes(election: Election, bought: Iterable[int]) -> list[int]:
    costs, won = election.costs, list(bought)
    left = election.budget - costs[won].sum()
    added = []
    for project in _order(election):
        if project not in won and election.votes[project] and costs[project] <= left * (1 + ROUNDING):
            added.append(project)
            left -= costs[project]
    return added


def _order(election: Election) -> list[int]:
    """Put the projects in order: by votes, then the cheaper first, then as listed."""
    return [int(project) for project in np.lexsort((election.costs, -election.votes))]


def _table(election: Election, bought: Iterable[int]) -> pd.DataFrame:
    won = list(bought)
    names = [election.projects[project] for project in won]
    return pd.DataFrame({"project": names, "cost": election.costs[won], "votes": election.votes[won]})


def _check_step(election: Election, step: float) -> float:
    step = number_between("step", step, 0, inf)
    supported = election.votes > 0
    # With this share nobody ever runs out of money, so that every project with a supporter is bought.
    highest = float((election.costs[supported] / election.votes[supported]).sum())
    if highest > MOST_STEPS * step:
        raise ValueError(f"step is {step:g}; give at least {highest / MOST_STEPS:g} in an election of these costs")
    return step


def _approvals(approvals: ArrayLike) -> NDArray[np.bool_]:
    given = np.asarray(approvals)
    if given.ndim != 2 or not len(given):
        raise ValueError(f"approvals have the shape {given.shape}; give a row a voter and a column a project")
    if given.dtype.kind not in "biuf" or not np.isin(given, (0, 1)).all():
        raise ValueError("approvals hold something else than yes and no; give True and False, or 1 and 0")
    return given.astype(bool)


def _check_projects(names: tuple[str, ...], costs: NDArray[np.float64], approvals: NDArray[np.bool_]) -> None:
    if not len(names) == len(costs) == approvals.shape[1]:
        counts = f"{len(names)} projects, {len(costs)} costs and {approvals.shape[1]} columns of approvals"
        raise ValueError(f"there are {counts}; give as many of each")
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the project {twice!r} comes twice; give each once")
    if not costs.all():
        raise ValueError(f"the project {names[int(np.argmin(costs))]!r} costs 0; give costs above 0")


def _check_columns(name: str, table: pd.DataFrame, wanted: tuple[str, ...]) -> None:
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"{name} is {table!r}; give a DataFrame with the columns {', '.join(wanted)}")
    missing = [column for column in wanted if column not in table]
    if missing:
        raise ValueError(f"{name} has no column {missing[0]!r}; it needs {', '.join(wanted)}")


def _check_election(election: Election) -> None:
    if not isinstance(election, Election):
        raise TypeError(f"election is {election!r}; give an Election(projects, costs, budget, approvals)")
