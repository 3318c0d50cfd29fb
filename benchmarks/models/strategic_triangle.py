"""Lesson 2: the triangle simulated, and the same in plain Python."""

from math import sqrt

from pvcourse.models.strategic_triangle import Rating, Strategy, shares, simulate

SIZE, UNIT = 1000, "runs"
LIBRARY = Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7))
MAKING_UP = 0.25


def inputs(size):
    return size, shares(size).tolist()


def model(given):
    size, _ = given
    return simulate(LIBRARY, making_up=MAKING_UP, runs=size)


def plain(given):
    # The draws are the model's own: another generator would give other runs.
    _, drawn = given
    ratings = (LIBRARY.proposition, LIBRARY.authorisation, LIBRARY.capacity)
    corners = ([quantile(share, rating) for share, rating in zip(row, ratings, strict=True)] for row in drawn)
    return [prospects(strengths) for strengths in corners]


def quantile(share, rating):
    width = rating.high - rating.low
    if share * width < rating.likely - rating.low:
        return rating.low + sqrt(share * width * (rating.likely - rating.low))
    return rating.high - sqrt((1 - share) * width * (rating.high - rating.likely))


def prospects(corners):
    weakest, mean = min(corners), sum(corners) / len(corners)
    return weakest + MAKING_UP * (mean - weakest)
