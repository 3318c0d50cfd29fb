"""Fixing markets or shaping them: the two frames side by side, and the static appraisal that goes with the first.

The theory (IIPP, Box 4 and section 3): the justification, appraisal, assumptions, evaluation and approach to risk of
a policy differ between a frame that corrects market failures and one in which public, private and third sectors make
markets together. Static cost-benefit analysis discounts costs and benefits at today's prices, all else equal.

What changes when all else is not equal is in `experience_curves` and `innovation_portfolio`. Our teaching device:
reading a policy's frame from the rows that someone has marked, and what counts as enough rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from pvcourse.models.arrays import Numbers, Symbol
from pvcourse.models.welfare import discount_factor
from pvcourse.validation import numbers_between, one_of

ROWS = ("justification", "appraisal", "assumptions", "evaluation", "risk")
"""The five rows in which the two frames differ (IIPP, Box 4)."""

FRAMES = ("fixing", "shaping")
"""The two frames: market fixing and market shaping."""

ENOUGH_ROWS = 3
"""How many rows must be known before a policy's frame is named (ours)."""

NEGLIGIBLE = 1e-8
"""A discount rate at or under this is taken as none."""

_FIVE_ROWS = {
    "justification": (
        "Something in a market or its coordination fails: public goods, harm to others, too little competition or "
        "knowledge.",
        "All three sectors make markets and institutions; government steers them to a public purpose, with users.",
    ),
    "appraisal": (
        "Costs against benefits before the start, with prices and relations as they are: allocative efficiency.",
        "Will the whole system move towards the mission? Dynamic efficiency, with innovation and spillovers.",
    ),
    "assumptions": (
        "Future value can be estimated and discounted; the system tends to a balance.",
        "Novelty and structural change make the future uncertain; the system is complex.",
    ),
    "evaluation": (
        "Did this one policy cure the failure, and did government not fail in its turn?",
        "Is the system on its way? Milestones, users and the portfolio as a whole, looked at again and again.",
    ),
    "risk": (
        "Risk is avoided, and estimates are presumed too hopeful.",
        "Failure is allowed, even welcome, as a way to learn.",
    ),
}


@dataclass(frozen=True)
class Reading:
    """Which frame a policy was argued in, and why we say so.

    Parameters
    ----------
    frame : str
        `"fixing"`, `"shaping"`, `"mixed"` or `"not enough known"`.
    fixing, shaping, unknown : tuple of str
        The rows that were marked so, in the order of `ROWS`.
    reason : str
        One sentence that gives the reason.

    Examples
    --------
    >>> read_frame({"risk": "fixing"}).reason
    'Only 1 of 5 rows are known; 3 are needed.'
    """

    frame: str
    fixing: tuple[str, ...]
    shaping: tuple[str, ...]
    unknown: tuple[str, ...]
    reason: str


def five_rows() -> pd.DataFrame:
    """Set market fixing and market shaping side by side.

    Returns
    -------
    DataFrame
        A row for each of `ROWS`: `row`, `fixing`, `shaping`. From IIPP, Box 4, in our words.

    Examples
    --------
    >>> list(five_rows()["row"])
    ['justification', 'appraisal', 'assumptions', 'evaluation', 'risk']
    """
    return pd.DataFrame([(row, *_FIVE_ROWS[row]) for row in ROWS], columns=["row", *FRAMES])


def read_frame(marks: Mapping[str, str]) -> Reading:
    """Say in which frame a policy was argued, from what each row of its papers sounds like.

    Our teaching device: three known rows are enough; one frame is named only where all known rows agree.

    Parameters
    ----------
    marks : mapping of str to str
        For rows of `ROWS`: `"fixing"`, `"shaping"` or `"unknown"`. A row left out is unknown.

    Returns
    -------
    Reading
        The frame with its reason.

    Raises
    ------
    ValueError
        If a row or a mark is not one of those allowed.

    Examples
    --------
    >>> read_frame({"justification": "fixing", "appraisal": "fixing", "risk": "shaping"}).frame
    'mixed'
    """
    for row, mark in marks.items():
        one_of("the row", row, ROWS)
        one_of(f"the mark of {row}", mark, (*FRAMES, "unknown"))
    marked = {mark: tuple(row for row in ROWS if marks.get(row, "unknown") == mark) for mark in (*FRAMES, "unknown")}
    frame, reason = _frame_and_reason(marked["fixing"], marked["shaping"])
    return Reading(frame, marked["fixing"], marked["shaping"], marked["unknown"], reason)


def net_present_value(flows: ArrayLike, rate: Numbers) -> Numbers:
    """Add up a stream of yearly net benefits in today's money.

    Parameters
    ----------
    flows : array_like, shape (years,)
        Benefits less costs of each year, in any money; the first is today's and is not discounted.
    rate : float or ndarray
        The discount rate a year, 0 to 1.

    Returns
    -------
    float or ndarray
        The net present value, in the money of `flows`; an array where `rate` is one.

    Raises
    ------
    TypeError, ValueError
        If `flows` is not a row of at least one finite number, or a rate is not a number from 0 to 1.

    Examples
    --------
    >>> float(net_present_value([-100, 60, 60], rate=0))
    20.0
    """
    row = _row("flows", flows)
    rates = np.asarray(numbers_between("rate", rate, 0, 1))[..., np.newaxis]
    value: Numbers = (row * discount_factor(rates, np.arange(len(row), dtype=float))).sum(axis=-1)
    return value


def level_net_present_value(cost: Numbers, benefit: Numbers, rate: Numbers, years: Numbers) -> Numbers:
    """Appraise a project with one cost today and the same benefit at the end of every year (an annuity).

    Parameters
    ----------
    cost : float or ndarray
        What is spent today, 0 or more, in any money.
    benefit : float or ndarray
        What each year brings, in the same money.
    rate : float or ndarray
        The discount rate a year, 0 to 1.
    years : float or ndarray
        For how many years, 0 or more.

    Returns
    -------
    float or ndarray
        The net present value, in the money of `cost`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(level_net_present_value(cost=100, benefit=30, rate=0, years=5))
    50.0
    """
    numbers_between("cost", cost, 0, inf)
    numbers_between("benefit", benefit, -inf, inf)
    lost = 1 - discount_factor(rate, years)
    # With no discounting the annuity formula reads 0 / 0; its limit is the number of years.
    annuity = np.where(rate > NEGLIGIBLE, lost / np.maximum(rate, NEGLIGIBLE), years)
    return benefit * annuity - cost


def benefit_cost_ratio(benefits: ArrayLike, costs: ArrayLike, rate: float) -> float:
    """Divide the present value of benefits by that of costs: above 1, static appraisal says yes.

    Parameters
    ----------
    benefits, costs : array_like, shape (years,)
        Each year's benefits and costs, 0 or more; the first are today's. Equally many years.
    rate : float
        The discount rate a year, 0 to 1.

    Returns
    -------
    float
        The ratio, 0 or more.

    Raises
    ------
    TypeError, ValueError
        If a row or the rate is not of its kind, the rows differ in length, or there are no costs at all.

    Examples
    --------
    >>> benefit_cost_ratio([0, 60, 60], [100, 0, 0], rate=0)
    1.2
    """
    gains, spent = _row("benefits", benefits, low=0), _row("costs", costs, low=0)
    if len(gains) != len(spent):
        raise ValueError(f"benefits has {len(gains)} years and costs {len(spent)}; give equally many")
    if not spent.any():
        raise ValueError("costs is 0 in every year; give at least one cost above 0")
    return float(net_present_value(gains, rate)) / float(net_present_value(spent, rate))


def _frame_and_reason(fixing: tuple[str, ...], shaping: tuple[str, ...]) -> tuple[str, str]:
    known = len(fixing) + len(shaping)
    if known < ENOUGH_ROWS:
        return "not enough known", f"Only {known} of {len(ROWS)} rows are known; {ENOUGH_ROWS} are needed."
    if fixing and shaping:
        return "mixed", f"{_list(fixing)} fixing; {_list(shaping)} shaping."
    frame = "fixing" if fixing else "shaping"
    return frame, f"All {known} known rows: {_list(fixing or shaping)} {frame}."


def _list(rows: tuple[str, ...]) -> str:
    return f"{', '.join(rows)} {'speaks' if len(rows) == 1 else 'speak'} of"


def _row(name: str, values: ArrayLike, low: float = -inf) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    if isinstance(values, Symbol) or np.ndim(values) != 1 or not np.size(values):
        raise ValueError(f"{name} is {values!r}; give a row of at least one number, a year each")
    return np.asarray(numbers_between(name, np.asarray(values), low, inf))
