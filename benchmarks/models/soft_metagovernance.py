"""Lesson 6: value destroyed at every level of formality, and the same one level at a time."""

import numpy as np

from pvcourse.models.soft_metagovernance import value_destroyed

SIZE, UNIT = 1000, "levels"
ALIGNMENT, LEAVING, CHANGING, RIGIDITY = 0.5, 0.3, 0.4, 0.5
PERSONAL, MANDATE = 0.5, 0.2


def inputs(size):
    return np.linspace(0, 1, size)


def model(given):
    return value_destroyed(given, ALIGNMENT, LEAVING, CHANGING, RIGIDITY)


def plain(given):
    return [prospects(level, 0, 0) - prospects(level, LEAVING, CHANGING) for level in given.tolist()]


def prospects(formality, leaving, changing):
    personal = ((1 - leaving * (1 - ALIGNMENT)) * (1 - changing * PERSONAL)) ** 2
    mandate = (1 - changing * MANDATE) ** 2
    gain = 10 * (1 - RIGIDITY * formality)
    clear = formality + (1 - formality) * ALIGNMENT
    return min(gain * clear, gain * ((1 - formality) * personal + formality * mandate))
