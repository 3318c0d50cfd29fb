"""Benington's two components of public value, and where they pull apart.

The theory (Benington 2011, after OU, section 2.1): public value is what the public value, and also what adds value to
the public sphere. The second corrects the first, which can be majoritarian and short-sighted: it looks at minorities
and at future generations, and at four values: political, economic, social and ecological. The two are often in
tension, and tension can lead to healthy debate.

Standard tools, from `pvcourse.models.welfare`: discounting, for how much the future counts, and Atkinson's (1970)
index, for how much the worst-off count. Our teaching device, in no author's words: scores from 0 to 10, three
publics, and one number for each component, so that proposals can be ranked by both.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import combinations
from math import inf

import numpy as np
import pandas as pd

from pvcourse.models.arrays import Numbers
from pvcourse.models.welfare import MOST_AVERSION, discount_factor, equivalent_level
from pvcourse.validation import number_between, numbers_between

VALUES = ("political", "economic", "social", "ecological")
"""The four values that a proposal can add to the public sphere."""

PUBLICS = ("majority", "minorities", "future")
"""For whom value is added: today's majority, today's minorities, and future generations."""

LOWEST, HIGHEST = 0, 10
"""The ends of the scale on which value is scored: none, and as much as can be."""


@dataclass(frozen=True)
class FourValues:
    """How much of each of the four values there is, or how much each counts.

    Parameters
    ----------
    political : float
        Democratic participation and dialogue, stimulated and supported; 0 to 10.
    economic : float
        Economic activity and employment; 0 to 10.
    social : float
        Social capital, cohesion, relationships and culture; 0 to 10.
    ecological : float
        The environment, kept sustainable; 0 to 10.

    Raises
    ------
    TypeError, ValueError
        If one is not a number from 0 to 10.

    Examples
    --------
    >>> FourValues(political=2, economic=8, social=5, ecological=1).economic
    8
    """

    political: float
    economic: float
    social: float
    ecological: float

    def __post_init__(self) -> None:
        for value in VALUES:
            number_between(value, getattr(self, value), LOWEST, HIGHEST)


@dataclass(frozen=True)
class Proposal:
    """A proposal: how many of the public value it, and what it adds to the public sphere for whom.

    Parameters
    ----------
    name : str
        What it is called.
    support : float
        The share of the public who value it, 0 to 1: the first component, as asked in a vote or a survey.
    majority, minorities, future : FourValues
        What it adds for today's majority, today's minorities and future generations.

    Raises
    ------
    TypeError, ValueError
        If the support is not a number from 0 to 1, or a public has no `FourValues`.

    Examples
    --------
    >>> parking = Proposal("parking", 0.7, FourValues(1, 8, 3, 0), FourValues(1, 2, 2, 0), FourValues(0, 2, 1, 0))
    >>> parking.support
    0.7
    """

    name: str
    support: float
    majority: FourValues
    minorities: FourValues
    future: FourValues

    def __post_init__(self) -> None:
        number_between("support", self.support, 0, 1)
        for public in PUBLICS:
            if not isinstance(given := getattr(self, public), FourValues):
                raise TypeError(f"{public} is {given!r}; give FourValues(political, economic, social, ecological)")


@dataclass(frozen=True)
class Judgement:
    """How to weigh what a proposal adds to the public sphere: the choices that a debate is about.

    Parameters
    ----------
    counts : FourValues, optional
        How much each of the four values counts; not all 0. Without it, all count alike.
    minority_share : float, default 0.2
        The share of today's public who are in a minority, 0 to 1.
    rate : float, default 0.0
        The discount rate a year, 0 to 1; 0 counts future people like today's.
    years : float, default 30.0
        How far off the future generations are, in years, at least 0.
    aversion : float, default 0.0
        Atkinson's aversion to inequality, 0 to 20: 0 looks at the mean only, more looks at who has least.

    Raises
    ------
    TypeError, ValueError
        If one is not of its kind or out of its range.

    Examples
    --------
    >>> Judgement(rate=0.03, aversion=1).minority_share
    0.2
    """

    counts: FourValues = FourValues(1, 1, 1, 1)
    minority_share: float = 0.2
    rate: float = 0.0
    years: float = 30.0
    aversion: float = 0.0

    def __post_init__(self) -> None:
        if not isinstance(self.counts, FourValues):
            raise TypeError(f"counts is {self.counts!r}; give FourValues(political, economic, social, ecological)")
        if not any(astuple(self.counts)):
            raise ValueError("counts are all 0; let at least one of the four values count")
        _check_weights(self.minority_share, self.rate, self.years, self.aversion)


def public_sphere(
    majority: Numbers,
    minorities: Numbers,
    future: Numbers,
    minority_share: Numbers = 0.2,
    rate: Numbers = 0.0,
    years: Numbers = 30.0,
    aversion: Numbers = 0.0,
) -> Numbers:
    """Score what is added to the public sphere, for majority, minorities and future generations together.

    That all three count is the theory's. Our teaching device: today's public weighs 1, divided between majority and
    minorities by their shares; the future weighs 1 too, discounted; the score is Atkinson's equivalent level.

    Parameters
    ----------
    majority, minorities, future : float or ndarray
        The value added for each public, 0 to 10.
    minority_share : float or ndarray, default 0.2
        The share of today's public who are in a minority, 0 to 1.
    rate : float or ndarray, default 0.0
        The discount rate a year, 0 to 1.
    years : float or ndarray, default 30.0
        How far off the future generations are, in years, at least 0.
    aversion : float or ndarray, default 0.0
        Atkinson's aversion to inequality, 0 to 20.

    Returns
    -------
    float or ndarray
        From 0 to 10.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(public_sphere(majority=8, minorities=3, future=1))
    4.0
    >>> float(public_sphere(majority=8, minorities=3, future=1, rate=1, years=1000))
    7.0
    """
    for public, level in zip(PUBLICS, (majority, minorities, future), strict=True):
        numbers_between(public, level, LOWEST, HIGHEST)
    _check_weights(minority_share, rate, years, aversion)
    weights = (1 - minority_share, minority_share, discount_factor(rate, years))
    return equivalent_level((majority, minorities, future), weights, aversion)


def rank_by_both(proposals: Sequence[Proposal], judgement: Judgement | None = None) -> pd.DataFrame:
    """Rank proposals by each of the two components, and show where the places differ.

    Parameters
    ----------
    proposals : sequence of Proposal
        At least one, each with a name of its own.
    judgement : Judgement, optional
        How to weigh what adds value to the public sphere; without it, `Judgement()`.

    Returns
    -------
    DataFrame
        A row a proposal, in the order given: `proposal`; `support` (0 to 1), what the public value; `public_sphere`
        (0 to 10), what adds value to it; `support_rank` and `sphere_rank`, places from 1, equals sharing the better
        one; `places_gained`, how many places better it stands for the public sphere.

    Raises
    ------
    TypeError, ValueError
        If there is no proposal, one is not a `Proposal`, or a name comes twice.

    Examples
    --------
    >>> parking = Proposal("parking", 0.7, FourValues(1, 8, 3, 0), FourValues(1, 2, 2, 0), FourValues(0, 2, 1, 0))
    >>> wetland = Proposal("wetland", 0.3, FourValues(1, 1, 2, 4), FourValues(1, 1, 2, 4), FourValues(2, 3, 3, 9))
    >>> rank_by_both([parking, wetland])[["proposal", "support_rank", "sphere_rank", "places_gained"]]
      proposal  support_rank  sphere_rank  places_gained
    0  parking             1            2             -1
    1  wetland             2            1              1
    """
    judgement = Judgement() if judgement is None else judgement
    _check_proposals(proposals, judgement)
    table = pd.DataFrame(
        {
            "proposal": [proposal.name for proposal in proposals],
            "support": [float(proposal.support) for proposal in proposals],
            "public_sphere": [_score(proposal, judgement) for proposal in proposals],
        }
    )
    for component, rank in (("support", "support_rank"), ("public_sphere", "sphere_rank")):
        # Two sums that differ in the last digits only are the same score.
        table[rank] = table[component].round(9).rank(ascending=False, method="min").astype(int)
    return table.assign(places_gained=table["support_rank"] - table["sphere_rank"])


def in_conflict(ranking: pd.DataFrame) -> pd.DataFrame:
    """List the pairs of proposals that the two components put in opposite orders.

    Parameters
    ----------
    ranking : DataFrame
        As `rank_by_both` returns it.

    Returns
    -------
    DataFrame
        A row a pair: `public_prefers` and `sphere_prefers`, the names of the proposals.

    Raises
    ------
    ValueError
        If a column of `rank_by_both` is missing.

    Examples
    --------
    >>> ranking = pd.DataFrame({"proposal": ["parking", "wetland"], "support_rank": [1, 2], "sphere_rank": [2, 1]})
    >>> in_conflict(ranking)
      public_prefers sphere_prefers
    0        parking        wetland
    """
    rows = _ranks(ranking)
    pairs = [sorted(pair, key=lambda row: row[1]) for pair in combinations(rows, 2)]
    opposite = [(a[0], b[0]) for a, b in pairs if a[1] < b[1] and a[2] > b[2]]
    return pd.DataFrame(opposite, columns=["public_prefers", "sphere_prefers"])


def tension(ranking: pd.DataFrame) -> float:
    """Say how far the two components disagree: the share of all pairs that they put in opposite orders.

    That the components are often in tension is the theory's; this measure of it is our teaching device. Without equal
    ranks it is (1 - τ) / 2, where τ is Kendall's rank correlation.

    Parameters
    ----------
    ranking : DataFrame
        As `rank_by_both` returns it.

    Returns
    -------
    float
        From 0 (no pair) to 1 (every pair); 0 where there is only one proposal.

    Raises
    ------
    ValueError
        If a column of `rank_by_both` is missing.

    Examples
    --------
    >>> ranking = pd.DataFrame({"proposal": ["parking", "wetland"], "support_rank": [1, 2], "sphere_rank": [2, 1]})
    >>> tension(ranking)
    1.0
    """
    conflicts, proposals = len(in_conflict(ranking)), len(ranking)
    return conflicts / max(1, proposals * (proposals - 1) // 2)


def _score(proposal: Proposal, judgement: Judgement) -> float:
    majority, minorities, future = (_level(getattr(proposal, public), judgement.counts) for public in PUBLICS)
    share, rate, years = judgement.minority_share, judgement.rate, judgement.years
    return float(public_sphere(majority, minorities, future, share, rate, years, judgement.aversion))


def _level(values: FourValues, counts: FourValues) -> float:
    return float(np.average(astuple(values), weights=astuple(counts)))


def _check_weights(minority_share: Numbers, rate: Numbers, years: Numbers, aversion: Numbers) -> None:
    numbers_between("minority_share", minority_share, 0, 1)
    numbers_between("rate", rate, 0, 1)
    numbers_between("years", years, 0, inf)
    numbers_between("aversion", aversion, 0, MOST_AVERSION)


def _check_proposals(proposals: Sequence[Proposal], judgement: Judgement) -> None:
    if not isinstance(judgement, Judgement):
        raise TypeError(
            f"judgement is {judgement!r}; give a Judgement(counts, minority_share, rate, years, aversion)"
        )
    if not len(proposals):
        raise ValueError("there is no proposal; give at least one")
    for proposal in proposals:
        if not isinstance(proposal, Proposal):
            raise TypeError(f"a proposal is {proposal!r}; give Proposal(name, support, majority, minorities, future)")
    names = [proposal.name for proposal in proposals]
    if len(set(names)) < len(names):
        raise ValueError(f"the names {', '.join(names)} are not all different; give each proposal its own")


def _ranks(ranking: pd.DataFrame) -> list[tuple[str, int, int]]:
    wanted = ["proposal", "support_rank", "sphere_rank"]
    if not isinstance(ranking, pd.DataFrame) or not set(wanted) <= set(ranking):
        raise ValueError(f"ranking needs the columns {', '.join(wanted)}; give what rank_by_both returns")
    return [(str(name), int(first), int(second)) for name, first, second in ranking[wanted].itertuples(index=False)]
