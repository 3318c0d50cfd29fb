"""Lesson 7: a programme that builds year by year, with learning and without, and the same year by year."""

from math import log2

from pvcourse.models.experience_curves import appraise_deployment

SIZE, UNIT = 40, "years"
FIRST_COST, BUILT_FIRST, LEARNING, INCUMBENT, RATE = 100.0, 10.0, 0.2, 60.0, 0.035


def inputs(size):
    return [10.0 + year for year in range(size)]


def model(given):
    table = appraise_deployment(given, FIRST_COST, BUILT_FIRST, LEARNING, INCUMBENT, RATE)
    return table[["static_value", "dynamic_value"]].to_numpy().ravel()


def plain(given):
    built, static, dynamic, values = BUILT_FIRST, 0.0, 0.0, []
    for year, built_now in enumerate(given):
        today = built_now / (1 + RATE) ** year
        static += today * (INCUMBENT - FIRST_COST)
        dynamic += today * (INCUMBENT - FIRST_COST * (1 - LEARNING) ** log2(built / BUILT_FIRST))
        built += built_now
        values += [static, dynamic]
    return values
