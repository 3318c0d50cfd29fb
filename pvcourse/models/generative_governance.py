"""Generative governance: building platforms and arenas on which others can create something together.

The theory: co-creation can be supported by governing that builds platforms and arenas (TORFING, slide "Governing
co-creation"). A platform offers knowledge, resources and occasions to whoever comes; it makes arenas possible, in
which actors meet to work on a problem (Ansell and Torfing 2021; Ansell, Sørensen and Torfing 2022).

Our teaching device, in no author's words: the four choices, which of the two each side of a choice belongs to, and
which sides a task needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pvcourse.validation import one_of

PLATFORM, ARENA = "platform", "arena"

CHOICES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "entry": ("Who takes part?", {PLATFORM: "Whoever comes", ARENA: "Those concerned, invited"}),
    "life": ("How long does it last?", {PLATFORM: "It stays open", ARENA: "Until the task is done"}),
    "problem": ("Whose problem?", {PLATFORM: "Each brings their own", ARENA: "One, shared by all"}),
    "meeting": ("How do they meet?", {PLATFORM: "As it suits, with tools", ARENA: "Face to face, guided"}),
}
"""The four choices of a design: the question, and the side that makes a platform or an arena."""

SIDES = (PLATFORM, ARENA)
"""The two sides of each choice."""


@dataclass(frozen=True)
class Design:
    """What a public body builds, choice by choice; also what a task needs.

    Parameters
    ----------
    entry, life, problem, meeting : {"platform", "arena"}
        The side chosen for each question of `CHOICES`.

    Raises
    ------
    ValueError
        If a side is neither "platform" nor "arena".

    Examples
    --------
    >>> Design(entry="platform", life="platform", problem="arena", meeting="arena").problem
    'arena'
    """

    entry: str
    life: str
    problem: str
    meeting: str

    def __post_init__(self) -> None:
        for choice in CHOICES:
            one_of(choice, getattr(self, choice), SIDES)


def built(design: Design) -> str:
    """Say what a design amounts to.

    Parameters
    ----------
    design : Design
        The four choices.

    Returns
    -------
    {"platform", "arena", "mixture"}
        One of the two where all four choices belong to it, else a mixture.

    Raises
    ------
    TypeError
        If `design` is not a `Design`.

    Examples
    --------
    >>> built(Design("arena", "arena", "arena", "arena"))
    'arena'
    """
    _is_design("design", design)
    sides = {getattr(design, choice) for choice in CHOICES}
    return sides.pop() if len(sides) == 1 else "mixture"


def compare_with_task(design: Design, task: Design) -> pd.DataFrame:
    """Hold a design against what a task needs.

    Parameters
    ----------
    design : Design
        What is built.
    task : Design
        What the task needs.

    Returns
    -------
    DataFrame
        A row a choice, in the order of `CHOICES`: `choice`; `question`; `chosen` and `needed`, in words; `fits`.

    Raises
    ------
    TypeError
        If one of them is not a `Design`.

    Examples
    --------
    >>> forum = Design("platform", "platform", "platform", "platform")
    >>> dispute = Design("arena", "arena", "arena", "platform")
    >>> compare_with_task(forum, dispute)["fits"].tolist()
    [False, False, False, True]
    """
    _is_design("design", design)
    _is_design("task", task)
    rows = []
    for choice, (question, sides) in CHOICES.items():
        chosen, needed = getattr(design, choice), getattr(task, choice)
        rows.append((choice, question, sides[chosen], sides[needed], chosen == needed))
    return pd.DataFrame(rows, columns=["choice", "question", "chosen", "needed", "fits"])


def _is_design(name: str, given: object) -> None:
    if not isinstance(given, Design):
        raise TypeError(f"{name} is {given!r}; give a Design(entry, life, problem, meeting)")
