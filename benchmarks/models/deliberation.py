"""Lesson 5: common ground and the divide of every statement of a large deliberation."""

import random

import numpy as np

from pvcourse.models.deliberation import common_ground, divide

SIZE, UNIT = 1000, "statements"
GROUPS = 3


def inputs(size):
    draw = random.Random(5)
    voted = [[draw.randint(0, 400) for _ in range(size)] for _ in range(GROUPS)]
    return [[draw.randint(0, most) for most in group] for group in voted], voted


def model(given):
    agreed, voted = (list(np.array(counts, dtype=float)) for counts in given)
    return np.concatenate([common_ground(agreed, voted), divide(agreed, voted)])


def plain(given):
    scores = []
    for statement in zip(*given[0], *given[1], strict=True):
        agreed, voted = statement[:GROUPS], statement[GROUPS:]
        scores.append([(yes + 1) / (all_votes + 2) for yes, all_votes in zip(agreed, voted, strict=True)])
    return [product(shares) for shares in scores] + [max(shares) - min(shares) for shares in scores]


def product(shares):
    result = 1.0
    for share in shares:
        result *= share
    return result
