"""What a public portfolio returns on average, in closed form, and the terms at which it breaks even.

The theory (IIPP 4, How to share value): where risks are shared, rewards should be too. That leaves open how large a
share is fair; breaking even is the least that a fund needs in order to go on without new money.

Our teaching device: the portfolio of `pvcourse.models.risks_and_rewards`, one instrument at a time. What users keep
because of a price cap counts as a return to the public, since they are the public.
"""

from collections.abc import Callable
from math import inf, log, nan
from statistics import NormalDist

from pvcourse.models.risks_and_rewards import TERM_OF, Portfolio, checked, terms_of
from pvcourse.validation import number_between, one_of

HIGHEST_TERM = {"loan": 100.0, "equity": 1.0, "royalty": 1.0, "capped price": 100.0}
"""How far a break-even term is looked for: interest or a cap of 100 times, or all of the shares."""


def expected_above(mean: float, spread: float, threshold: float) -> float:
    """Work out how much a lognormal value lies above a threshold on average (below it counts as nothing).

    Parameters
    ----------
    mean : float
        The value's mean, at least 0.01.
    spread : float
        The standard deviation of its logarithm, from 0 to 4.
    threshold : float
        The threshold, 0 or more.

    Returns
    -------
    float
        The average of max(value − threshold, 0).

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Notes
    -----
    The partial expectation of the lognormal, the same as Black and Scholes (1973) without interest:
    mean Φ(d) − threshold Φ(d − spread) with d = log(mean / threshold) / spread + spread / 2.

    Examples
    --------
    >>> round(expected_above(mean=1.5, spread=1.5, threshold=1), 3)
    0.954
    """
    mean = number_between("mean", mean, 0.01, inf)
    spread = number_between("spread", spread, 0, 4)
    threshold = number_between("threshold", threshold, 0, inf)
    if spread == 0 or threshold == 0:
        return max(mean - threshold, 0.0)
    d = log(mean / threshold) / spread + spread / 2
    normal = NormalDist()
    return mean * normal.cdf(d) - threshold * normal.cdf(d - spread)


def expected_return(instrument: str, term: float, portfolio: Portfolio) -> float:
    """Work out what the public gets back from a firm on average, in closed form.

    Parameters
    ----------
    instrument : str
        One of `INSTRUMENTS`.
    term : float
        The term that sets its return, see `terms_of`. For a grant it does not count.
    portfolio : Portfolio
        The firms.

    Returns
    -------
    float
        What the treasury and the users receive, in multiples of a firm's cost.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> expected_return("equity", 0.4, Portfolio(mean=1.5))
    0.6000000000000001
    """
    terms_of(instrument, term)
    mean, spread = checked(portfolio).mean, portfolio.spread
    if instrument == "loan":
        return mean - expected_above(mean, spread, portfolio.public_share * (1 + term))
    if instrument == "capped price":
        return expected_above(mean, spread, term)
    if instrument == "royalty":
        return term * expected_above(mean, spread, 1)
    return term * mean if instrument == "equity" else 0.0


def break_even(instrument: str, portfolio: Portfolio) -> float:
    """Find the term at which the public gets back, on average, what it paid in.

    Parameters
    ----------
    instrument : str
        One of `TERM_OF`; a grant never breaks even.
    portfolio : Portfolio
        The firms.

    Returns
    -------
    float
        The interest, share of equity, rate of royalty or price cap; nan where no term up to `HIGHEST_TERM` will do.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind.

    Examples
    --------
    >>> round(break_even("equity", Portfolio(mean=2, public_share=0.5)), 6)
    0.25
    """
    one_of("instrument", instrument, TERM_OF)
    money = checked(portfolio).public_share
    return _zero(lambda term: expected_return(instrument, term, portfolio) - money, HIGHEST_TERM[instrument])


def _zero(gap: Callable[[float], float], high: float) -> float:
    """Halve 0 to `high` until the place where the gap changes its sign is found; nan where it does not."""
    low, rising = 0.0, gap(high) > gap(0)
    if gap(low) * gap(high) > 0:
        return nan
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if (gap(middle) > 0) == rising else (middle, high)
    return high
