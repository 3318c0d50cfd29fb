"""Lesson 7: what freedom to stop is worth at many chances, and the same one chance at a time."""

import numpy as np

from pvcourse.models.milestones import committed_value, staged_value

SIZE, UNIT = 1000, "chances"
FIRST, SECOND, SUCCESS, AFTER_GOOD, AFTER_BAD = 10.0, 50.0, 100.0, 0.75, 0.25


def inputs(size):
    return np.linspace(0, 1, size)


def model(given):
    programme = (FIRST, SECOND, SUCCESS, given, AFTER_GOOD, AFTER_BAD)
    return staged_value(*programme) - committed_value(*programme)


def plain(given):
    return [staged(good) - committed(good) for good in given.tolist()]


def staged(good):
    after_good, after_bad = max(SUCCESS * AFTER_GOOD - SECOND, 0), max(SUCCESS * AFTER_BAD - SECOND, 0)
    return good * after_good + (1 - good) * after_bad - FIRST


def committed(good):
    return SUCCESS * (good * AFTER_GOOD + (1 - good) * AFTER_BAD) - FIRST - SECOND
