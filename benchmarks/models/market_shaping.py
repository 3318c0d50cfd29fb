"""Lesson 7: a stream of benefits appraised at many discount rates, and the same sum by sum."""

import numpy as np

from pvcourse.models.market_shaping import net_present_value

SIZE, UNIT = 200, "rates"
FLOWS = [-100.0] + [4.0] * 60


def inputs(size):
    return np.linspace(0, 0.2, size)


def model(given):
    return net_present_value(FLOWS, given)


def plain(given):
    return [sum(flow / (1 + rate) ** year for year, flow in enumerate(FLOWS)) for rate in given.tolist()]
