"""Lesson 8: spillovers between the seventeen goals, and the same by loops over third goals."""

from math import sqrt

import numpy as np
import pandas as pd

from pvcourse.models.goal_spillovers import spillovers

SIZE, UNIT = 17 * 16, "pairs of goals"
SHARE = 0.5


def inputs(size):
    goals = round(sqrt(size + 0.25) + 0.5)
    scores = np.random.default_rng(2016).integers(-3, 4, (goals, goals))
    np.fill_diagonal(scores, 0)
    names = [f"goal {number}" for number in range(1, goals + 1)]
    return pd.DataFrame(scores, names, names)


def model(given):
    return spillovers(given, SHARE)["total"]


def plain(given):
    scores = given.to_numpy().tolist()
    goals = range(len(scores))
    return [
        scores[i][j] + SHARE * sum(scores[i][k] * scores[k][j] for k in goals) / 3
        for i in goals
        for j in goals
        if i != j
    ]
