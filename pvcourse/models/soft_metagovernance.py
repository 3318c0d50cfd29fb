"""Soft metagovernance in a city network: what personal ties give, what they risk, and what holds after a shock.

The theory (CITYNET): leaders of a city network steer by an emotional connection through joint work, not by hierarchy.
At each corner of Moore's triangle this brings a gain and a risk, and value can be destroyed as well as made.
Aligning soft activities on purpose raises the one and lowers the other; it is not left to chance.

Our teaching device, in no author's words: *formality*, from 0 (every tie is personal) to 1 (every tie is a written
mandate); leaders who leave and institutions that change with a given chance; and every number below. The source says
that ties of trust are exposed, not how much. `city_network` plays the same shocks on a whole network.
"""

from typing import NamedTuple

import pandas as pd

from pvcourse.models.arrays import Numbers
from pvcourse.models.strategic_triangle import CORNERS, HIGHEST, prospects
from pvcourse.validation import numbers_between

PERSONAL_EXPOSURE = 0.5
"""Default chance that a personal tie loses its standing when one partner's institution changes (ours)."""

MANDATE_EXPOSURE = 0.2
"""Default chance that a mandate is withdrawn when one partner's institution changes (ours)."""

_GAINS_AND_RISKS = {
    "proposition": (
        "The founders can put forward something new together.",
        "Partners may be unsure what the network is for and where it is heading.",
    ),
    "authorisation": (
        "Key people are chosen, informed and given room to act; support grows in the city and further afield.",
        "A go-ahead that rests on trust between persons is exposed when formal institutions change.",
    ),
    "capacity": (
        "Time to reflect gives junior staff a sense that they can act.",
        "What people know informally stays scattered unless leaders join it up.",
    ),
}


class Corners(NamedTuple):
    """The strength of the triangle's three corners.

    Parameters
    ----------
    proposition, authorisation, capacity : float or ndarray
        Each corner's strength from 0 (absent) to 10 (secure).

    Examples
    --------
    >>> Corners(proposition=3, authorisation=10, capacity=3).authorisation
    10
    """

    proposition: Numbers
    authorisation: Numbers
    capacity: Numbers


def gains_and_risks() -> pd.DataFrame:
    """List what soft metagovernance gains and what it risks at each corner of the triangle.

    Returns
    -------
    DataFrame
        A row a corner, in the order of `CORNERS`: `corner`, `gain`, `risk`. From CITYNET, in our words.

    Examples
    --------
    >>> list(gains_and_risks()["corner"])
    ['proposition', 'authorisation', 'capacity']
    """
    rows = [(corner, *_GAINS_AND_RISKS[corner]) for corner in CORNERS]
    return pd.DataFrame(rows, columns=["corner", "gain", "risk"])


def tie_holds(
    formality: Numbers,
    leaving: Numbers,
    changing: Numbers,
    personal_exposure: Numbers = PERSONAL_EXPOSURE,
    mandate_exposure: Numbers = MANDATE_EXPOSURE,
) -> Numbers:
    """Give the chance that one tie between two partners outlasts a shock.

    A personal tie needs both leaders to stay and must survive a change of either institution; a mandate only the
    latter. Partners are hit independently of each other (our teaching device).

    Parameters
    ----------
    formality : float or ndarray
        The share of ties that are mandates, 0 (all personal) to 1 (all formal).
    leaving, changing : float or ndarray
        The chance, 0 to 1, that a partner's leader leaves, and that its institution changes.
    personal_exposure, mandate_exposure : float or ndarray
        The chance, 0 to 1, that a personal tie or a mandate is lost at a partner whose institution has changed.

    Returns
    -------
    float or ndarray
        The chance that the tie holds, 0 to 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number from 0 to 1.

    Examples
    --------
    >>> float(tie_holds(0, leaving=0.5, changing=0))
    0.25
    >>> float(tie_holds(1, leaving=0.5, changing=0))
    1.0
    """
    for name, value in {
        "formality": formality,
        "leaving": leaving,
        "changing": changing,
        "personal_exposure": personal_exposure,
        "mandate_exposure": mandate_exposure,
    }.items():
        numbers_between(name, value, 0, 1)
    personal = ((1 - leaving) * (1 - changing * personal_exposure)) ** 2
    mandate = (1 - changing * mandate_exposure) ** 2
    return personal + formality * (mandate - personal)


def corners(
    formality: Numbers,
    alignment: Numbers,
    leaving: Numbers = 0.0,
    changing: Numbers = 0.0,
    rigidity: Numbers = 0.5,
) -> Corners:
    """Score the triangle's corners for a network that is steered more or less formally.

    Our teaching device: a corner's strength is its gain times the share of its risk that is held off. The gain of
    soft metagovernance shrinks as ties become formal; the risk is held off by formality or, where ties are personal,
    by leaders who align their soft activities on purpose (CITYNET's conclusion).

    Parameters
    ----------
    formality : float or ndarray
        The share of ties that are mandates, 0 (all personal) to 1 (all formal).
    alignment : float or ndarray
        How purposefully leaders align soft activities, 0 (left to chance) to 1: a shared focus, informal
        intelligence joined up, and personal ties handed on by a leader who leaves.
    leaving, changing : float or ndarray
        The chance, 0 to 1, that a partner's leader leaves, and that its institution changes.
    rigidity : float or ndarray
        The share, 0 to 1, of the soft gain that full formality costs.

    Returns
    -------
    Corners
        `proposition`, `authorisation` and `capacity`, each 0 to 10.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number from 0 to 1.

    Examples
    --------
    >>> left_to_chance = corners(formality=0, alignment=0)
    >>> float(left_to_chance.proposition), float(left_to_chance.authorisation)
    (0.0, 10.0)
    """
    numbers_between("alignment", alignment, 0, 1)
    numbers_between("rigidity", rigidity, 0, 1)
    numbers_between("leaving", leaving, 0, 1)
    held = tie_holds(formality, leaving * (1 - alignment), changing)
    gain = HIGHEST * (1 - rigidity * formality)
    clear = formality + (1 - formality) * alignment
    return Corners(gain * clear, gain * held, gain * clear)


def value_destroyed(
    formality: Numbers,
    alignment: Numbers,
    leaving: Numbers,
    changing: Numbers,
    rigidity: Numbers = 0.5,
    making_up: Numbers = 0.0,
) -> Numbers:
    """Say how far a shock lowers the network's prospects of creating public value.

    Parameters
    ----------
    formality, alignment, leaving, changing, rigidity : float or ndarray
        See `corners`.
    making_up : float or ndarray, default 0
        How far strong corners make up for weak ones, 0 to 1; see `strategic_triangle.prospects`.

    Returns
    -------
    float or ndarray
        Prospects before the shock less prospects after it, 0 to 10.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number from 0 to 1.

    Examples
    --------
    >>> float(value_destroyed(formality=0, alignment=0.5, leaving=1, changing=0))
    2.5
    """
    before = prospects(*corners(formality, alignment, 0.0, 0.0, rigidity), making_up=making_up)
    after = prospects(*corners(formality, alignment, leaving, changing, rigidity), making_up=making_up)
    return before - after
