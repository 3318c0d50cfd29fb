"""Lesson 3: the score for the public sphere at every step of the slider for aversion."""

from math import exp, log

import numpy as np

from pvcourse.models.two_components import public_sphere

SIZE, UNIT = 1001, "aversions"
LEVELS, MINORITY_SHARE, RATE, YEARS = (8.0, 3.0, 5.0), 0.2, 0.03, 30.0


def inputs(size):
    return [10 * step / size for step in range(size)]


def model(given):
    return public_sphere(*LEVELS, MINORITY_SHARE, RATE, YEARS, np.array(given))


def plain(given):
    return [worked_out(aversion) for aversion in given]


def worked_out(aversion):
    weights = (1 - MINORITY_SHARE, MINORITY_SHARE, (1 + RATE) ** -YEARS)
    power = 1 - aversion
    if abs(power) < 1e-6:
        return exp(sum(w * log(level) for w, level in zip(weights, LEVELS, strict=True)) / sum(weights))
    mean = sum(w * level**power for w, level in zip(weights, LEVELS, strict=True)) / sum(weights)
    return mean ** (1 / power)
