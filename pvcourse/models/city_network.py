"""A city network under shock: partners joined by ties, and what holds when leaders leave or institutions change.

Our teaching device for a risk that CITYNET names: a go-ahead that rests on personal trust is exposed when formal
institutions change. The network is a random graph; ties are personal or written mandates; what is left after a shock
is a question of percolation (Erdős and Rényi 1959; Albert, Jeong and Barabási 2000).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from pvcourse.models.soft_metagovernance import MANDATE_EXPOSURE, PERSONAL_EXPOSURE
from pvcourse.validation import number_between, whole_number


@dataclass(frozen=True)
class Shock:
    """What befalls a city network: leaders who leave, institutions that change.

    Parameters
    ----------
    leaving : float
        The chance, 0 to 1, that a partner's leader leaves without handing ties on; the leader's personal ties end.
    changing : float
        The chance, 0 to 1, that a partner's institution changes (an election, a merger, a new statute).
    personal_exposure, mandate_exposure : float
        The chance, 0 to 1, that a personal tie or a mandate is lost at a partner whose institution has changed.
    leaders, institutions : tuple of int, default ()
        Partners, by number, whose leader leaves for certain, and whose institution changes for certain.

    Raises
    ------
    TypeError, ValueError
        If a chance is not a number from 0 to 1, or a partner not a whole number of at least 0.

    Examples
    --------
    >>> Shock(leaving=0.3).changing
    0.0
    >>> Shock(leaders=(0,)).leaders
    (0,)
    """

    leaving: float = 0.0
    changing: float = 0.0
    personal_exposure: float = PERSONAL_EXPOSURE
    mandate_exposure: float = MANDATE_EXPOSURE
    leaders: tuple[int, ...] = ()
    institutions: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name in ("leaving", "changing", "personal_exposure", "mandate_exposure"):
            number_between(name, getattr(self, name), 0, 1)
        for name in ("leaders", "institutions"):
            for partner in getattr(self, name):
                whole_number(f"a partner in {name}", partner, 0)


@dataclass(frozen=True, eq=False, init=False)
class CityNetwork:
    """Partners in a city, and the ties between them.

    Parameters
    ----------
    partners : int
        How many partner organisations there are, at least 2; they are numbered from 0.
    ties : array_like of int, shape (ties, 2)
        Each tie as the numbers of its two partners; each pair at most once.

    Raises
    ------
    TypeError
        If `partners` or a partner's number is not a whole number.
    ValueError
        If there are no ties, or a tie names a partner that does not exist, ties one to itself, or is there twice.

    Examples
    --------
    >>> ring = CityNetwork(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    >>> len(ring.ties)
    4
    """

    partners: int
    ties: NDArray[np.int64]

    def __init__(self, partners: int, ties: ArrayLike) -> None:
        whole_number("partners", partners, 2)
        object.__setattr__(self, "partners", int(partners))
        object.__setattr__(self, "ties", _checked_ties(partners, np.asarray(ties)))


def draw_network(
    partners: int = 60, ties_each: float = 4.0, founders: int = 0, pull: float = 10.0, seed: int = 2010
) -> CityNetwork:
    """Draw a city network at random.

    Parameters
    ----------
    partners : int, default 60
        How many partner organisations, at least 2.
    ties_each : float, default 4
        How many ties a partner has on average, above 0 and at most `partners` - 1.
    founders : int, default 0
        How many partners, the first ones, are founders who attract more ties than others; 0 to `partners`.
    pull : float, default 10
        How many times likelier a tie is to reach a founder than another partner, 1 to 1000.
    seed : int, default 2010
        The seed of the draw, at least 0.

    Returns
    -------
    CityNetwork
        With no founders, a uniform random graph of Erdős and Rényi (1959).

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> len(draw_network(partners=10, ties_each=3).ties)
    15
    """
    partners = whole_number("partners", partners, 2)
    ties_each = number_between("ties_each", ties_each, 2 / partners, partners - 1)
    founders = whole_number("founders", founders, 0, partners)
    pull = number_between("pull", pull, 1, 1000)
    chooser = np.random.default_rng(whole_number("seed", seed, 0))
    weight = np.where(np.arange(partners) < founders, pull, 1.0)
    first, second = np.triu_indices(partners, k=1)
    chance = weight[first] * weight[second]
    drawn = chooser.choice(len(first), round(partners * ties_each / 2), replace=False, p=chance / chance.sum())
    return CityNetwork(partners, np.column_stack([first[drawn], second[drawn]]))


def what_holds(
    network: CityNetwork, formality: float, shock: Shock, runs: int = 200, seed: int = 2010
) -> pd.DataFrame:
    """Let a shock strike a network many times, and see what is left of it (Monte Carlo).

    The same seed uses the same draws at every formality and shock, so that two results differ by what was changed.

    Parameters
    ----------
    network : CityNetwork
        The partners and their ties.
    formality : float
        The share of ties that are mandates, 0 to 1; which ones differs from run to run.
    shock : Shock
        How likely leaders leave and institutions change, and what that does to a tie.
    runs : int, default 200
        How many runs, at least 1.
    seed : int, default 2010
        The seed of the draws, at least 0.

    Returns
    -------
    DataFrame
        A row a run, all shares from 0 to 1: `ties`, of ties that hold; `largest`, of partners in the largest part
        that still hangs together; `reach`, of pairs of partners that can still reach each other.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> after = what_holds(draw_network(), formality=0.5, shock=Shock(leaving=0.3))
    >>> bool(after["largest"].between(0, 1).all())
    True
    """
    formality, runs, seed = _checked_run(network, formality, shock, runs, seed)
    _, holds = _holding(network, formality, shock, np.random.default_rng(seed), runs)
    label = _parts(network.partners, network.ties, holds)
    sizes = np.bincount(label, minlength=runs * network.partners).reshape(runs, network.partners)
    pairs = (sizes * (sizes - 1)).sum(axis=1) / (network.partners * (network.partners - 1))
    return pd.DataFrame({"ties": holds.mean(axis=1), "largest": sizes.max(axis=1) / network.partners, "reach": pairs})


def strike(network: CityNetwork, formality: float, shock: Shock, seed: int = 2010) -> pd.DataFrame:
    """Let a shock strike a network once, and say tie by tie what holds.

    Parameters
    ----------
    network : CityNetwork
        The partners and their ties.
    formality : float
        The share of ties that are mandates, 0 to 1; with the same seed, a mandate stays one as formality rises.
    shock : Shock
        How likely leaders leave and institutions change, and what that does to a tie.
    seed : int, default 2010
        The seed of the draw, at least 0.

    Returns
    -------
    DataFrame
        A row a tie: `first` and `second`, the partners it joins; `mandate`, whether it is one; `holds`; and `part`,
        which connected part of what is left its first partner is in, by the lowest number of a partner in it.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> star = CityNetwork(4, [(0, 1), (0, 2), (0, 3)])
    >>> strike(star, formality=0, shock=Shock(leaders=(0,)))["holds"].tolist()
    [False, False, False]
    """
    formality, _, seed = _checked_run(network, formality, shock, 1, seed)
    formal, holds = _holding(network, formality, shock, np.random.default_rng(seed), 1)
    first, second = network.ties.T
    part = _parts(network.partners, network.ties, holds)[first]
    columns = {"first": first, "second": second, "mandate": formal[0], "holds": holds[0], "part": part}
    return pd.DataFrame(columns)


def from_none_to_full(
    network: CityNetwork, shock: Shock, steps: int = 11, runs: int = 200, seed: int = 2010
) -> pd.DataFrame:
    """Follow what holds as formality goes from none to full.

    Parameters
    ----------
    network : CityNetwork
        The partners and their ties.
    shock : Shock
        How likely leaders leave and institutions change, and what that does to a tie.
    steps : int, default 11
        How many levels of formality, evenly from 0 to 1; at least 2.
    runs, seed : int
        See `what_holds`.

    Returns
    -------
    DataFrame
        A row a level: `formality`, and the means over runs of `ties`, `largest` and `reach`, 0 to 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> table = from_none_to_full(draw_network(), Shock(leaving=0.5), steps=2)
    >>> list(table["ties"].round(2))
    [0.25, 1.0]
    """
    levels = np.linspace(0, 1, whole_number("steps", steps, 2))
    means = [what_holds(network, float(level), shock, runs, seed).mean() for level in levels]
    return pd.DataFrame(means).assign(formality=levels)[["formality", "ties", "largest", "reach"]]


def _holding(
    network: CityNetwork, formality: float, shock: Shock, chooser: np.random.Generator, runs: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Draw which ties are mandates and which hold: two arrays of runs by ties."""
    formal = chooser.random((runs, len(network.ties))) < formality
    leaves = chooser.random((runs, network.partners)) < shock.leaving
    changes = chooser.random((runs, network.partners)) < shock.changing
    leaves[:, list(shock.leaders)] = True
    changes[:, list(shock.institutions)] = True
    exposure = np.where(formal, shock.mandate_exposure, shock.personal_exposure)
    lost = np.zeros_like(formal)
    for end in network.ties.T:
        lost |= leaves[:, end] & ~formal
        lost |= changes[:, end] & (chooser.random(formal.shape) < exposure)
    return formal, ~lost


def _parts(partners: int, ties: NDArray[np.int64], holds: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Label the connected parts of every run at once; two partners share a label when a path of ties joins them."""
    # All runs form one big graph: partner p of run r is node r * partners + p.
    run, tie = np.nonzero(holds)
    first, second = (run[:, None] * partners + ties[tie]).T
    label = np.arange(len(holds) * partners)
    while not np.array_equal(label[first], label[second]):
        low = np.minimum(label[first], label[second])
        high = np.maximum(label[first], label[second])
        np.minimum.at(label, high, low)
        while not np.array_equal(label, label[label]):
            label = label[label]
    return label


def _checked_ties(partners: int, ties: NDArray[np.int64]) -> NDArray[np.int64]:
    if ties.ndim != 2 or ties.shape[1] != 2 or not len(ties):
        raise ValueError(f"ties has shape {ties.shape}; give at least one pair of partners, shape (ties, 2)")
    if ties.dtype.kind not in "iu":
        raise TypeError(f"ties has values of type {ties.dtype}; give partners as whole numbers")
    outside = ties[(ties < 0) | (ties >= partners)]
    if outside.size:
        raise ValueError(f"ties names partner {outside[0]}; give numbers from 0 to {partners - 1}")
    ordered = np.sort(ties, axis=1)
    if (ordered[:, 0] == ordered[:, 1]).any():
        raise ValueError("ties joins a partner to itself; give pairs of two different partners")
    if len(np.unique(ordered, axis=0)) < len(ordered):
        raise ValueError("ties has a pair twice; give each pair of partners once")
    ordered.flags.writeable = False
    return ordered


def _checked_run(
    network: CityNetwork, formality: float, shock: Shock, runs: int, seed: int
) -> tuple[float, int, int]:
    if not isinstance(network, CityNetwork):
        raise TypeError(f"network is {network!r}; give a CityNetwork(partners, ties)")
    if not isinstance(shock, Shock):
        raise TypeError(f"shock is {shock!r}; give a Shock(leaving, changing)")
    for partner in (*shock.leaders, *shock.institutions):
        whole_number("a partner that the shock names", partner, 0, network.partners - 1)
    return number_between("formality", formality, 0, 1), whole_number("runs", runs, 1), whole_number("seed", seed, 0)
