"""What gets counted: work with two tasks of which one is measured, and the ladder from activities to public value.

The theory (Holmström and Milgrom 1991, *Multitask principal-agent analyses*): someone who has several tasks and is
rewarded for the one that can be measured moves effort there, away from what cannot be measured. OU, section 2.1,
asks for measures of what public services add that look past counts to the wider aims of society.

Our teaching device, in no author's words: a worker has one *measured* task (stops and arrests, say) and one
*unmeasured* task (earning trust). Effort costs the worker half of measured² + unmeasured², plus substitution ×
measured × unmeasured; intrinsic motivation makes each unit of effort, on either task, worth something in itself; a
reward is paid for each unit of the measured one. The outcome needs both tasks. Effort and outcome are in units of
our own, fit for comparing only.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd

from pvcourse.models.arrays import Numbers
from pvcourse.validation import numbers_between

MOST_SUBSTITUTION = 0.95
"""The strongest substitution: at 1 the two tasks would be one, and no effort would be the best one."""

MOST_WEIGHT = 0.95
"""The largest weight of the measured task for which a best reward is sought: at 1 the count would be the outcome."""


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder from what is easily counted to what matters.

    Parameters
    ----------
    name : str
        The rung.
    asks : str
        The question that a measure on this rung answers.
    example : str
        What it looks like in policing.
    misses : str
        What stays unseen by someone who looks no higher.
    source : str
        Where it comes from: a source's key and section, or "ours".
    """

    name: str
    asks: str
    example: str
    misses: str
    source: str


LADDER = (
    Rung(
        "activities",
        "What do we do, and how much of it?",
        "Hours on patrol, streets walked (our example)",
        "Whether anything came of the work",
        "OU 2.1",
    ),
    Rung(
        "outputs",
        "What has come out of the work?",
        "People stopped and searched, arrests, convictions",
        "Whether life got better for anyone, and what was harmed on the way",
        "OU 2.1",
    ),
    Rung(
        "outcomes",
        "What has changed in people's lives?",
        "Fewer people harmed; people who feel safe where they live (our example)",
        "For whom it changed, and whether the change was fair",
        "IIPP introduction; example ours",
    ),
    Rung(
        "public value",
        "What does it add to the aims that a society shares?",
        "A society that is fair, just and at peace, and lives led with confidence",
        "No count ends the argument: what is valuable stays open to debate",
        "OU 2.1",
    ),
)
"""The four rungs, from the bottom up."""


def ladder() -> pd.DataFrame:
    """Lay out the ladder from activities to public value as a table.

    Returns
    -------
    DataFrame
        A row a rung, from the bottom up: `name`, `asks`, `example`, `misses`, `source`.

    Examples
    --------
    >>> list(ladder()["name"])
    ['activities', 'outputs', 'outcomes', 'public value']
    """
    return pd.DataFrame(LADDER)


def unmeasured_effort(reward: Numbers, motivation: Numbers = 1.0, substitution: Numbers = 0.5) -> Numbers:
    """Say how much effort the worker chooses to put into the task that nobody measures.

    Parameters
    ----------
    reward : float or ndarray
        What is paid for each unit of measured effort, 0 or more.
    motivation : float or ndarray, default 1
        Intrinsic motivation: what a unit of effort on either task is worth to the worker unpaid, 0 or more.
    substitution : float or ndarray, default 0.5
        How much effort on one task makes the other harder, from 0 (not at all) to 0.95.

    Returns
    -------
    float or ndarray
        Effort, 0 or more. It falls as the reward rises, until nothing is left.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Notes
    -----
    The worker's best choice under the cost of effort that the module describes, in closed form. That the two tasks
    compete is the condition under which Holmström and Milgrom (1991) find rewards to do harm.

    Examples
    --------
    >>> float(unmeasured_effort(reward=0, motivation=3, substitution=0.5))
    2.0
    >>> float(unmeasured_effort(reward=3, motivation=3, substitution=0.5))
    0.0
    """
    _check(reward, motivation, substitution)
    unconstrained = (motivation * (1 - substitution) - substitution * reward) / (1 - substitution**2)
    return np.maximum(unconstrained, 0)


def measured_effort(reward: Numbers, motivation: Numbers = 1.0, substitution: Numbers = 0.5) -> Numbers:
    """Say how much effort the worker chooses to put into the task that is measured: the output that is counted.

    Parameters
    ----------
    reward, motivation, substitution : float or ndarray
        See `unmeasured_effort`.

    Returns
    -------
    float or ndarray
        Effort, 0 or more. It rises with the reward.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(measured_effort(reward=0, motivation=3, substitution=0.5))
    2.0
    >>> float(measured_effort(reward=3, motivation=3, substitution=0.5))
    6.0
    """
    _check(reward, motivation, substitution)
    return reward + motivation - substitution * unmeasured_effort(reward, motivation, substitution)


def outcome(measured: Numbers, unmeasured: Numbers, weight: Numbers = 0.4) -> Numbers:
    """Say what the two efforts come to for the people served.

    Our teaching device: the weighted geometric mean of the two efforts. So neither task can stand in for the other:
    arrests without trust make nobody safe, nor does trust when nobody comes.

    Parameters
    ----------
    measured, unmeasured : float or ndarray
        The effort on each task, 0 or more.
    weight : float or ndarray, default 0.4
        How far the outcome rests on the measured task, from 0 to 1.

    Returns
    -------
    float or ndarray
        The outcome, between the two efforts.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> round(float(outcome(measured=8, unmeasured=2, weight=0.5)), 3)
    4.0
    """
    numbers_between("measured", measured, 0, inf)
    numbers_between("unmeasured", unmeasured, 0, inf)
    numbers_between("weight", weight, 0, 1)
    return np.power(measured, weight) * np.power(unmeasured, 1 - weight)


def best_reward(motivation: Numbers = 1.0, substitution: Numbers = 0.5, weight: Numbers = 0.4) -> Numbers:
    """Find the reward at which the outcome is best: beyond it the count goes up and the outcome goes down.

    Parameters
    ----------
    motivation : float or ndarray, default 1
        Intrinsic motivation, 0 or more.
    substitution : float or ndarray, default 0.5
        How much effort on one task makes the other harder, from 0.01 to 0.95; at 0, more would always be better.
    weight : float or ndarray, default 0.4
        How far the outcome rests on the measured task, from 0 to 0.95.

    Returns
    -------
    float or ndarray
        The best reward, 0 or more: 0 where any reward on the count does harm.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Notes
    -----
    In closed form for our outcome (the tests check it against a numeric search). The measured task must matter
    enough, weight > substitution / (1 + substitution), for any reward to help.

    Examples
    --------
    >>> float(best_reward(motivation=3, substitution=0.5, weight=0.5))
    0.75
    >>> float(best_reward(motivation=3, substitution=0.5, weight=0.25))
    0.0
    """
    numbers_between("motivation", motivation, 0, inf)
    numbers_between("substitution", substitution, 0.01, MOST_SUBSTITUTION)
    numbers_between("weight", weight, 0, MOST_WEIGHT)
    worth_rewarding = np.maximum(weight * (1 + substitution) - substitution, 0)
    return motivation * (1 - substitution) * worth_rewarding / substitution


def optimal_commission(
    value_measured: Numbers, value_unmeasured: Numbers, substitution: Numbers = 0.5, risk: Numbers = 0.0
) -> Numbers:
    """Find the commission on measured work in Holmström and Milgrom's own, linear case.

    Here each unit of effort adds a fixed value, the measure is noisy, and the worker dislikes risk. The more the
    unmeasured task is worth, the weaker the incentive on the measured one should be, down to none or a penalty.

    Parameters
    ----------
    value_measured, value_unmeasured : float or ndarray
        What a unit of effort on each task is worth to those served, 0 or more.
    substitution : float or ndarray, default 0.5
        How much effort on one task makes the other harder, from 0 to 0.95.
    risk : float or ndarray, default 0
        The worker's risk aversion times the variance of the measure, 0 or more.

    Returns
    -------
    float or ndarray
        The best commission for a unit of measured effort; under 0, measured work had better cost the worker.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Notes
    -----
    Holmström and Milgrom (1991): (B₁ − B₂ C₁₂ / C₂₂) / (1 + r σ² (C₁₁ − C₁₂² / C₂₂)), for our cost of
    effort, in which C₁₁ = C₂₂ = 1 and C₁₂ is the substitution. It holds while the worker does some of both tasks.

    Examples
    --------
    >>> float(optimal_commission(value_measured=4, value_unmeasured=2, substitution=0.5))
    3.0
    >>> float(optimal_commission(value_measured=4, value_unmeasured=8, substitution=0.5))
    0.0
    """
    numbers_between("value_measured", value_measured, 0, inf)
    numbers_between("value_unmeasured", value_unmeasured, 0, inf)
    numbers_between("substitution", substitution, 0, MOST_SUBSTITUTION)
    numbers_between("risk", risk, 0, inf)
    return (value_measured - substitution * value_unmeasured) / (1 + risk * (1 - substitution**2))


def what_gets_counted(
    reward: Numbers, motivation: Numbers = 1.0, substitution: Numbers = 0.5, weight: Numbers = 0.4
) -> pd.DataFrame:
    """Follow rising rewards up the ladder: activities, outputs and outcomes of the same work.

    Public value, the top rung, is left out on purpose: it is argued about, not computed.

    Parameters
    ----------
    reward : float or ndarray
        What is paid for each unit of measured effort, 0 or more; one row each.
    motivation, substitution : float, default 1 and 0.5
        See `unmeasured_effort`.
    weight : float, default 0.4
        See `outcome`.

    Returns
    -------
    DataFrame
        `reward`; `activities`, all effort; `outputs`, the measured effort; `uncounted`, the unmeasured effort;
        `outcome`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> what_gets_counted([0, 3], motivation=3, weight=0.5)
       reward  activities  outputs  uncounted  outcome
    0     0.0         4.0      2.0        2.0      2.0
    1     3.0         6.0      6.0        0.0      0.0
    """
    rewards = np.atleast_1d(numbers_between("reward", reward, 0, inf))
    outputs = measured_effort(rewards, motivation, substitution)
    uncounted = unmeasured_effort(rewards, motivation, substitution)
    return pd.DataFrame(
        {
            "reward": rewards,
            "activities": outputs + uncounted,
            "outputs": outputs,
            "uncounted": uncounted,
            "outcome": outcome(outputs, uncounted, weight),
        }
    )


def _check(reward: Numbers, motivation: Numbers, substitution: Numbers) -> None:
    numbers_between("reward", reward, 0, inf)
    numbers_between("motivation", motivation, 0, inf)
    numbers_between("substitution", substitution, 0, MOST_SUBSTITUTION)
