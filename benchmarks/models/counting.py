"""Lesson 1: effort, output and outcome at every step of the reward's slider."""

import numpy as np

from pvcourse.models.counting import measured_effort, outcome, unmeasured_effort

SIZE, UNIT = 101, "rewards"
MOTIVATION, SUBSTITUTION, WEIGHT = 3.0, 0.5, 0.4


def inputs(size):
    return [5 * step / size for step in range(size)]


def model(given):
    rewards = np.array(given)
    measured = measured_effort(rewards, MOTIVATION, SUBSTITUTION)
    unmeasured = unmeasured_effort(rewards, MOTIVATION, SUBSTITUTION)
    return np.column_stack([measured, unmeasured, outcome(measured, unmeasured, WEIGHT)]).ravel()


def plain(given):
    return [number for reward in given for number in worked_out(reward)]


def worked_out(reward):
    unmeasured = (MOTIVATION * (1 - SUBSTITUTION) - SUBSTITUTION * reward) / (1 - SUBSTITUTION**2)
    unmeasured = max(unmeasured, 0.0)
    measured = reward + MOTIVATION - SUBSTITUTION * unmeasured
    return measured, unmeasured, measured**WEIGHT * unmeasured ** (1 - WEIGHT)
