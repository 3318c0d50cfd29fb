"""Lesson 8: one indicator of all countries held against its target, and the same country by country."""

import numpy as np
import pandas as pd

from pvcourse.models.sdg_progress import STATUSES, assess_progress

SIZE, UNIT = 200, "countries"
YEARS, TARGET = (2015, 2018, 2021), 100.0


def inputs(size):
    figures = np.random.default_rng(2015).uniform(20, 99, (size, len(YEARS)))
    return [
        (f"C{place:05}", year, value)
        for place, row in enumerate(figures)
        for year, value in zip(YEARS, row, strict=True)
    ]


def model(given):
    series = pd.DataFrame(given, columns=["iso3", "year", "value"]).assign(indicator="water")
    targets = pd.DataFrame({"indicator": ["water"], "better": ["higher"], "by_2030": [TARGET]})
    table = assess_progress(series, targets)
    return np.concatenate([table["projected"], table["ratio"], table["status"].map(STATUSES.index)])


def plain(given):
    by_country = {}
    for country, year, value in given:
        by_country.setdefault(country, []).append((year, value))
    rows = [assess(sorted(points)) for _, points in sorted(by_country.items())]
    return [number for column in zip(*rows, strict=True) for number in column]


def assess(points):
    (first, start), (last, value) = points[0], points[-1]
    actual, required = (value - start) / (last - first), (TARGET - start) / (2030 - first)
    ratio = actual / required
    if value >= TARGET:
        status = "met"
    elif ratio >= 0.95:
        status = "on track"
    elif ratio >= 0.6:
        status = "moderate"
    else:
        status = "insufficient" if ratio >= 0 else "moving away"
    return value + actual * (2030 - last), ratio, STATUSES.index(status)
