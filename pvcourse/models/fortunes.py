"""How parties fare over many futures: who bears what failing firms lose, and who keeps what the others gain.

The theory (IIPP 4, How to share value): too often risks are socialised and rewards are not. Our teaching device is
how to measure this: a party's share of all losses and its share of all gains, over many simulated futures.
"""

from math import nan

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def tally(value: NDArray[np.float64], net: dict[str, NDArray[np.float64]]) -> pd.DataFrame:
    """Say how each party fared in futures that have been played.

    Parameters
    ----------
    value : ndarray of float, shape (futures, firms)
        What every firm came to, in multiples of its cost.
    net : dict of str to ndarray of float
        What each party ended up with from every firm, in multiples of its cost; together it is value less cost.

    Returns
    -------
    DataFrame
        A row a party: `party`; `average`, its net position over all futures; `chance_of_loss`, the share of futures
        in which it ends under nothing; `loss_borne`, its share of what failing firms lose; `gain_kept`, its share of
        what the others gain. The last two are nan where no firm fails, or none gains.

    Raises
    ------
    ValueError
        If there is no party, or its positions have another shape than the values.

    Examples
    --------
    >>> value = np.array([[0.0, 4.0]])
    >>> tally(value, {"treasury": np.array([[-0.5, -0.5]]), "owners": np.array([[-0.5, 3.5]])}).round(2)
          party  average  chance_of_loss  loss_borne  gain_kept
    0  treasury     -1.0             1.0         0.5      -0.17
    1    owners      3.0             0.0         0.5       1.17
    """
    _check(value, net)
    failing = value < 1
    lost, gained = (1 - value[failing]).sum(), (value[~failing] - 1).sum()
    return pd.DataFrame(
        {
            "party": party,
            "average": position.sum(axis=1).mean(),
            "chance_of_loss": (position.sum(axis=1) < 0).mean(),
            "loss_borne": (0 - position[failing].sum()) / lost if lost else nan,
            "gain_kept": position[~failing].sum() / gained if gained else nan,
        }
        for party, position in net.items()
    )


def _check(value: NDArray[np.float64], net: dict[str, NDArray[np.float64]]) -> None:
    if not net:
        raise ValueError("net has no party; give each party's positions by its name")
    for party, position in net.items():
        if np.ndim(value) != 2 or np.shape(position) != np.shape(value):
            shapes = f"{np.shape(position)} for {party}, {np.shape(value)} for the values"
            raise ValueError(f"the shapes are {shapes}; give a row a future and a column a firm for both")
