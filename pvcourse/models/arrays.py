"""What the models' elementwise functions take and give."""

import numpy as np
from numpy.typing import NDArray

Numbers = float | NDArray[np.float64]
"""One number, or an array of them: functions of `Numbers` work element by element, shapes broadcast."""


class Symbol:
    """A stand-in for numbers that are not known yet, as when a figure's slider will give them.

    Elementwise functions of the models take a symbol wherever they take numbers; it has no value to check.
    """
