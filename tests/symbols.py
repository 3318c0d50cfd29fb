"""A symbol whose value the test knows: what a model does to it can be compared with plain numbers."""

import numpy as np

from pvcourse.charts.expressions import Expression, control
from pvcourse.models.arrays import Symbol


class Known(Symbol, np.lib.mixins.NDArrayOperatorsMixin):
    """A number in the clothes of a symbol."""

    def __init__(self, value):
        self.value = value

    def __bool__(self):
        raise TypeError("a symbol has no truth yet")

    def __array_ufunc__(self, ufunc, method, *inputs):
        return Known(ufunc(*map(_value, inputs)))

    def __array_function__(self, function, types, args, kwargs):
        return Known(function(*map(_value, args)))


def with_symbols(function, *numbers):
    """Call an elementwise function with symbols instead of numbers, and give the number that comes of it.

    It is traced into a figure's formula first, which fails where the function uses what a figure cannot do.
    """
    assert isinstance(function(*(control(f"c{n}") for n in range(len(numbers)))), Expression)
    return float(function(*map(Known, numbers)).value)


def _value(given):
    return given.value if isinstance(given, Known) else given
