"""Co-creation: what it is and is not, and the leadership that a collaboration lacks.

The theory (TORFING, slide "Defining co-creation"): public and private actors, two or more, together say what the
problem is, and design and carry out a solution that is new and better. Three things are not co-creation: consulting
citizens on plans, dumping public tasks on weak communities, and contracting out to firms. Leading it is relational
rather than transactional, and comes in four types: cross-boundary, distributive, volunteer and innovation leadership.

Our teaching device, in no author's words: the six questions, the rules that turn answers into a verdict with reasons,
what each type of leadership brings, and the scores of what a collaboration has.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pvcourse.validation import number_between, one_of

WHO_DECIDES = ("together", "public body", "others")
"""Who defines a problem or designs a solution: public and private actors together, a public body, or only others."""

WHO_DELIVERS = ("together", "public body", "community", "firm")
"""Who carries a solution out: all together, a public body, a community, or a firm under contract."""

QUESTIONS = {
    "problem": "Who defines the problem?",
    "solution": "Who designs the solution?",
    "delivery": "Who carries it out?",
    "asked": "Are citizens or users asked for their views?",
    "means": "Do those who carry it out get the means that the task needs?",
    "new": "Is the solution a new one, not known from the start?",
}
"""The six questions about an initiative, by the field of `Initiative` that answers each."""

FINDINGS: Mapping[tuple[str, str | bool], str] = {
    ("problem", "together"): "public and private actors define the problem together",
    ("problem", "public body"): "a public body alone defines the problem",
    ("problem", "others"): "others define the problem without a public body",
    ("solution", "together"): "public and private actors design the solution together",
    ("solution", "public body"): "a public body alone designs the solution",
    ("solution", "others"): "others design the solution without a public body",
    ("delivery", "together"): "public and private actors carry it out together",
    ("delivery", "public body"): "a public body alone carries it out",
    ("delivery", "community"): "a community alone carries it out",
    ("delivery", "firm"): "a firm carries it out under contract",
    ("asked", True): "citizens or users are asked for their views",
    ("asked", False): "citizens and users are not asked for their views",
    ("means", True): "those who carry it out get the means for it",
    ("means", False): "those who carry it out do not get the means for it",
    ("new", True): "the solution is a new one",
    ("new", False): "the solution was known from the start",
}
"""Every answer to a question, as a finding in words."""

CRITERIA: Mapping[str, Mapping[str, str | bool]] = {
    "co-creation": {"problem": "together", "solution": "together", "delivery": "together", "new": True},
    "consultation": {"solution": "public body", "delivery": "public body", "asked": True},
    "dumping": {"solution": "public body", "delivery": "community", "means": False},
    "contracting out": {"solution": "public body", "delivery": "firm"},
}
"""What has to be so for each kind: the first is the theory's definition, the others its three non-examples."""

KINDS = (*CRITERIA, "something else", "not enough known")
"""Every verdict that `classify` can give."""

LEADERSHIP = {
    "cross-boundary": "brings in and connects actors across organisations, sectors and levels",
    "distributive": "shares the leading among many, so that it does not hang on one person",
    "volunteer": "wins and keeps people who give their time freely and cannot be commanded",
    "innovation": "unsettles what is taken for granted and lets new ideas be tried",
}
"""The four types of relational leadership, each with what it brings (the types are TORFING's, the words ours)."""


@dataclass(frozen=True)
class Initiative:
    """What is known of an initiative; None wherever it is not known.

    Parameters
    ----------
    problem, solution : {"together", "public body", "others"}, optional
        Who defines the problem, and who designs the solution. "together": public and private actors, two or more.
    delivery : {"together", "public body", "community", "firm"}, optional
        Who carries it out. "firm": a private firm under contract.
    asked : bool, optional
        Whether citizens or users are asked for their views.
    means : bool, optional
        Whether those who carry it out get the money, staff or support that the task needs.
    new : bool, optional
        Whether the solution is new, and not known from the start.

    Raises
    ------
    TypeError, ValueError
        If an answer is not one of those allowed.

    Examples
    --------
    >>> Initiative(solution="public body", asked=True).delivery is None
    True
    """

    problem: str | None = None
    solution: str | None = None
    delivery: str | None = None
    asked: bool | None = None
    means: bool | None = None
    new: bool | None = None

    def __post_init__(self) -> None:
        for field, allowed in (("problem", WHO_DECIDES), ("solution", WHO_DECIDES), ("delivery", WHO_DELIVERS)):
            if (answer := getattr(self, field)) is not None:
                one_of(field, answer, allowed)
        for field in ("asked", "means", "new"):
            if (answer := getattr(self, field)) is not None and not isinstance(answer, bool | np.bool_):
                raise TypeError(f"{field} is {answer!r}; give True, False or None")


@dataclass(frozen=True)
class Verdict:
    """What kind of initiative it is, why, and what would still have to be found out.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    reasons : tuple of str
        Why: what speaks for this kind, or against co-creation.
    to_find_out : tuple of str
        The questions whose answers could still change the verdict; none where it is settled.
    """

    kind: str
    reasons: tuple[str, ...]
    to_find_out: tuple[str, ...]


def checklist(initiative: Initiative) -> pd.DataFrame:
    """Hold an initiative against every criterion of every kind.

    Parameters
    ----------
    initiative : Initiative
        What is known of it.

    Returns
    -------
    DataFrame
        A row a criterion: `kind`; `question`; `wanted`, the finding that this kind needs; `finding`, what is known
        ("not known" if nothing is); `fits`, "yes", "no" or "unknown".

    Raises
    ------
    TypeError
        If `initiative` is not an `Initiative`.

    Examples
    --------
    >>> table = checklist(Initiative(solution="public body", delivery="firm"))
    >>> table.loc[table["kind"] == "contracting out", ["question", "fits"]]
                        question fits
    10  Who designs the solution?  yes
    11      Who carries it out?  yes
    """
    return pd.DataFrame(_held_against_all(initiative))


def classify(initiative: Initiative) -> Verdict:
    """Say whether an initiative is co-creation, one of the three things that it is not, or something else.

    An initiative is of a kind when all criteria of `CRITERIA` for it hold. Where a missing answer could still make it
    of one kind or another, not enough is known.

    Parameters
    ----------
    initiative : Initiative
        What is known of it.

    Returns
    -------
    Verdict
        The kind; the reasons, for this kind and against the others; the questions whose answers are still needed.

    Raises
    ------
    TypeError
        If `initiative` is not an `Initiative`.

    Examples
    --------
    >>> hearing = Initiative(solution="public body", delivery="public body", asked=True)
    >>> classify(hearing).kind
    'consultation'
    >>> classify(Initiative(solution="public body", delivery="community")).to_find_out
    ('Do those who carry it out get the means that the task needs?',)
    """
    held = _held_against_all(initiative)
    fits = {kind: {one["fits"] for one in held if one["kind"] == kind} for kind in CRITERIA}
    met = [kind for kind, given in fits.items() if given == {"yes"}]
    possible = [kind for kind, given in fits.items() if "no" not in given]
    kind = met[0] if met else "not enough known" if possible else "something else"
    reasons = (
        *(f"{one['kind']}: {one['finding']}" for one in held if one["kind"] in met),
        *(f"not {one['kind']}: {one['finding']}" for one in held if one["fits"] == "no"),
    )
    missing = [one["question"] for one in held if one["kind"] in possible and one["fits"] == "unknown"]
    return Verdict(kind, reasons, tuple(dict.fromkeys(missing)))


def leadership_lacking(has: Mapping[str, float], enough: float = 5.0) -> pd.DataFrame:
    """Match the four types of leadership to what a collaboration lacks.

    The types are the theory's (TORFING, slide "Leading and managing co-creation"). Our teaching device: how much of
    each a collaboration has is scored from 0 (none) to 10, and what is under `enough` is lacking.

    Parameters
    ----------
    has : mapping of str to float
        How much of each type it has, 0 to 10; the types are those of `LEADERSHIP`, all four.
    enough : float, default 5.0
        From which score on there is enough, 0 to 10.

    Returns
    -------
    DataFrame
        A row a type, the most lacking first and equals in the order of `LEADERSHIP`: `leadership`; `brings`, what it
        is for; `has`, its score; `lacks`, how much is missing to `enough`, at least 0.

    Raises
    ------
    TypeError, ValueError
        If a type is missing or unknown, or a score is not a number from 0 to 10.

    Examples
    --------
    >>> park = {"cross-boundary": 2, "distributive": 6, "volunteer": 4, "innovation": 9}
    >>> leadership_lacking(park)[["leadership", "lacks"]]
           leadership  lacks
    0  cross-boundary    3.0
    1       volunteer    1.0
    2    distributive    0.0
    3      innovation    0.0
    """
    enough = number_between("enough", enough, 0, 10)
    for leadership in has:
        one_of("the leadership", leadership, LEADERSHIP)
    if missing := [leadership for leadership in LEADERSHIP if leadership not in has]:
        raise ValueError(f"has says nothing of {missing[0]} leadership; score all of: {', '.join(LEADERSHIP)}")
    scores = {
        leadership: number_between(f"{leadership} leadership", has[leadership], 0, 10) for leadership in LEADERSHIP
    }
    table = pd.DataFrame(
        {"leadership": leadership, "brings": LEADERSHIP[leadership], "has": score, "lacks": max(0.0, enough - score)}
        for leadership, score in scores.items()
    )
    return table.sort_values("lacks", ascending=False, kind="stable", ignore_index=True)


def _held_against_all(initiative: Initiative) -> list[dict[str, str]]:
    if not isinstance(initiative, Initiative):
        raise TypeError(f"initiative is {initiative!r}; give an Initiative(problem, solution, delivery, ...)")
    return [
        _held_against(kind, field, wanted, getattr(initiative, field))
        for kind, criteria in CRITERIA.items()
        for field, wanted in criteria.items()
    ]


def _held_against(kind: str, field: str, wanted: str | bool, found: str | bool | None) -> dict[str, str]:
    return {
        "kind": kind,
        "question": QUESTIONS[field],
        "wanted": FINDINGS[field, wanted],
        "finding": "not known" if found is None else FINDINGS[field, found],
        "fits": "unknown" if found is None else "yes" if found == wanted else "no",
    }
