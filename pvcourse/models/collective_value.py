"""Value is created together: how much of an income is one's own doing, and what goes back.

The theory (IIPP 4, How to share value, with Simon 2000): an income owes most to the stock of capital and knowledge
that all hold together. Herbert Simon put one's own part at a fifth, and called even that generous.

Our teaching device: what goes back, by any way, is first set against society's part of the income.
"""

import numpy as np

from pvcourse.models.arrays import Numbers
from pvcourse.validation import numbers_between

PARTS = ("own_kept", "society_kept", "society_back", "own_given")
"""What an income divides into: one's own doing that one keeps; society's part that one keeps; society's part that
goes back; and one's own doing that one gives beyond it."""


def divide(own: Numbers, back: Numbers) -> dict[str, Numbers]:
    """Divide an income by whose doing it is, and by who has it in the end.

    Parameters
    ----------
    own : float or ndarray
        The share of the income that is one's own doing, from 0 to 1.
    back : float or ndarray
        The share of the income that goes back to society, from 0 to 1.

    Returns
    -------
    dict of str to float or ndarray
        A share for each of `PARTS`; together they are 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number from 0 to 1.

    Examples
    --------
    >>> {part: round(float(share), 2) for part, share in divide(own=0.2, back=0.3).items()}
    {'own_kept': 0.2, 'society_kept': 0.5, 'society_back': 0.3, 'own_given': 0.0}
    """
    numbers_between("own", own, 0, 1)
    numbers_between("back", back, 0, 1)
    society = 1 - own
    return {
        "own_kept": np.minimum(own, 1 - back),
        "society_kept": np.maximum(society - back, 0),
        "society_back": np.minimum(back, society),
        "own_given": np.maximum(back - society, 0),
    }
