"""Networked governance: many partners judge what is of value, and a shared goal brings their judgements closer.

The theory (OU, section 2.1): several stakeholders create public value and judge it, each with a view of what is
valuable; public, private and voluntary bodies can all add it, and it is one of the state's tasks to harness what they
do behind clear goals.

Our teaching device, in no author's words: a partner's view is a `Judgement` of the two components, and a shared goal
takes the place of a part of the weights that the partner gives to the four values.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from itertools import combinations

import pandas as pd

from pvcourse.models.two_components import VALUES, FourValues, Judgement, Proposal, rank_by_both, tension
from pvcourse.validation import number_between, one_of

SECTORS = ("public", "private", "voluntary")
"""Where partners come from."""


@dataclass(frozen=True)
class Partner:
    """Someone who creates public value and judges it.

    Parameters
    ----------
    name : str
        What the partner is called.
    sector : {"public", "private", "voluntary"}
        Where the partner comes from.
    judgement : Judgement
        How the partner weighs what adds value to the public sphere.

    Raises
    ------
    TypeError, ValueError
        If the sector is not one of `SECTORS`, or the judgement is not a `Judgement`.

    Examples
    --------
    >>> Partner("wildlife trust", "voluntary", Judgement(FourValues(1, 1, 1, 5))).sector
    'voluntary'
    """

    name: str
    sector: str
    judgement: Judgement

    def __post_init__(self) -> None:
        one_of("sector", self.sector, SECTORS)
        if not isinstance(self.judgement, Judgement):
            raise TypeError(f"judgement is {self.judgement!r}; give a Judgement(counts, …)")


def behind_a_goal(partner: Partner, goal: str, weight: float) -> Partner:
    """Let a shared goal take the place of a part of what counts for a partner.

    Parameters
    ----------
    partner : Partner
        The partner.
    goal : {"political", "economic", "social", "ecological"}
        The value that the shared goal is about.
    weight : float
        How much of the partner's weights the goal takes over, 0 (nothing) to 1 (all).

    Returns
    -------
    Partner
        The same partner; the weights of the four values add up to 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> shops = Partner("shops", "private", Judgement(FourValues(0, 8, 2, 0)))
    >>> behind_a_goal(shops, "ecological", 0.5).judgement.counts
    FourValues(political=0.0, economic=0.4, social=0.1, ecological=0.5)
    """
    _check_partner(partner)
    goal, weight = one_of("goal", goal, VALUES), number_between("weight", weight, 0, 1)
    own = astuple(partner.judgement.counts)
    shares = {value: (1 - weight) * count / sum(own) for value, count in zip(VALUES, own, strict=True)}
    shares[goal] += weight
    return replace(partner, judgement=replace(partner.judgement, counts=FourValues(**shares)))


def judged_by_all(proposals: Sequence[Proposal], partners: Sequence[Partner]) -> pd.DataFrame:
    """Let every partner rank the proposals by what they add to the public sphere.

    Parameters
    ----------
    proposals : sequence of Proposal
        At least one, each with a name of its own.
    partners : sequence of Partner
        At least one, each with a name of its own.

    Returns
    -------
    DataFrame
        A row a partner and proposal: `partner`, `sector`, `proposal`; `score`, 0 to 10; `place`, from 1.

    Raises
    ------
    TypeError, ValueError
        If there is no partner, one is not a `Partner`, a name comes twice, or `rank_by_both` finds a fault.

    Examples
    --------
    >>> jobs, trees = FourValues(0, 8, 0, 0), FourValues(0, 0, 0, 8)
    >>> plans = [Proposal("workshop", 0.5, jobs, jobs, jobs), Proposal("grove", 0.5, trees, trees, trees)]
    >>> judged_by_all(plans, [Partner("shops", "private", Judgement(FourValues(0, 1, 0, 0)))])
      partner   sector  proposal  score  place
    0   shops  private  workshop    8.0      1
    1   shops  private     grove    0.0      2
    """
    _check_partners(partners)
    tables = [_judged(proposals, partner) for partner in partners]
    return pd.concat(tables, ignore_index=True)


def disagreement(judged: pd.DataFrame) -> float:
    """Say how far partners disagree: the share of pairs of proposals that two of them put in opposite orders.

    Parameters
    ----------
    judged : DataFrame
        As `judged_by_all` returns it.

    Returns
    -------
    float
        From 0 to 1, the mean over all pairs of partners; 0 where there is only one partner.

    Raises
    ------
    ValueError
        If a column of `judged_by_all` is missing.

    Examples
    --------
    >>> places = {"partner": ["shops", "shops", "trust", "trust"], "proposal": ["a", "b"] * 2, "place": [1, 2, 2, 1]}
    >>> disagreement(pd.DataFrame(places))
    1.0
    """
    wanted = ["partner", "proposal", "place"]
    if not isinstance(judged, pd.DataFrame) or not set(wanted) <= set(judged):
        raise ValueError(f"judged needs the columns {', '.join(wanted)}; give what judged_by_all returns")
    places = judged.pivot(index="proposal", columns="partner", values="place")
    pairs = list(combinations(places.columns, 2))
    return sum(_apart(places, *pair) for pair in pairs) / max(1, len(pairs))


def _judged(proposals: Sequence[Proposal], partner: Partner) -> pd.DataFrame:
    ranking = rank_by_both(proposals, partner.judgement)
    columns = {"public_sphere": "score", "sphere_rank": "place"}
    table = ranking.rename(columns=columns)[["proposal", "score", "place"]]
    table.insert(0, "partner", partner.name)
    table.insert(1, "sector", partner.sector)
    return table


def _apart(places: pd.DataFrame, one: str, other: str) -> float:
    """Measure two partners as the two components are measured."""
    ranks = {"support_rank": places[one], "sphere_rank": places[other]}
    return tension(pd.DataFrame(ranks).reset_index())


def _check_partner(partner: Partner) -> None:
    if not isinstance(partner, Partner):
        raise TypeError(f"a partner is {partner!r}; give Partner(name, sector, judgement)")


def _check_partners(partners: Sequence[Partner]) -> None:
    if not len(partners):
        raise ValueError("there is no partner; give at least one")
    for partner in partners:
        _check_partner(partner)
    names = [partner.name for partner in partners]
    if len(set(names)) < len(names):
        raise ValueError(f"the names {', '.join(names)} are not all different; give each partner its own")
