"""A public portfolio of risky firms: who bears the losses and who keeps the gains.

The theory (IIPP 4, How to share value): value is created together, by public and private actors, but too often the
risks are socialised and the rewards are not. A state that invests first, not last, can ask for a return: in money, as
with equity, or otherwise, as with conditions on prices.

Our teaching device: every firm needs the same sum, the *cost*, which is our unit of money; the public pays a share of
it and private owners the rest. What a firm comes to is lognormal, independent of the others: most return little, a
few return very much. Its value then goes, in this order, to users (where its price is capped, all above the cap), to
the treasury as royalty, loan repayment and dividend, and to the owners. Interest is for the whole life of a firm;
nothing is discounted.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pvcourse.models.arrays import Numbers
from pvcourse.models.fortunes import tally
from pvcourse.validation import number_between, numbers_between, one_of, whole_number

PARTIES = ("treasury", "users", "owners")
"""Who shares in the value: the public as a purse, the public as those who use and buy, and private owners."""

TERM_OF = {"loan": "interest", "equity": "equity", "royalty": "royalty", "capped price": "price_cap"}
"""The instruments that ask for a return, each with the one term that sets how much. A grant asks for none."""

INSTRUMENTS = ("grant", *TERM_OF)
"""What a ministry may choose from."""


@dataclass(frozen=True)
class Terms:
    """What the public asks for its money; each term may also be an array, or a figure's control.

    Parameters
    ----------
    lent : float, default 0
        The share of the public money that is a loan, from 0 to 1. The rest need not be paid back.
    interest : float, default 0
        Interest on the loan over a firm's whole life, 0 or more: 0.5 asks for half as much again.
    equity : float, default 0
        The treasury's share of what is left after royalty and loan, from 0 to 1.
    royalty : float, default 0
        The treasury's share of takings above the cost, from 0 to 1.
    price_cap : float, optional
        The most that a firm may take from its users, in multiples of its cost, 0 or more. Without it there is no cap.

    Raises
    ------
    TypeError, ValueError
        If a term is not a number in its range.

    Examples
    --------
    >>> Terms(equity=0.25)
    Terms(lent=0.0, interest=0.0, equity=0.25, royalty=0.0, price_cap=None)
    """

    lent: Numbers = 0.0
    interest: Numbers = 0.0
    equity: Numbers = 0.0
    royalty: Numbers = 0.0
    price_cap: Numbers | None = None

    def __post_init__(self) -> None:
        numbers_between("lent", self.lent, 0, 1)
        numbers_between("interest", self.interest, 0, inf)
        numbers_between("equity", self.equity, 0, 1)
        numbers_between("royalty", self.royalty, 0, 1)
        if self.price_cap is not None:
            numbers_between("price_cap", self.price_cap, 0, inf)


@dataclass(frozen=True)
class Portfolio:
    """The firms that the public backs.

    Parameters
    ----------
    firms : int, default 20
        How many; at least 1.
    mean : float, default 1.5
        What a firm comes to on average, in multiples of its cost; at least 0.01.
    spread : float, default 1.5
        How unequal the firms are: the standard deviation of the logarithm of a firm's value, from 0 to 4.
    public_share : float, default 0.5
        The public's share of every firm's cost, from 0.01 to 1.

    Raises
    ------
    TypeError, ValueError
        If one is not a number in its range.

    Examples
    --------
    >>> Portfolio(firms=10)
    Portfolio(firms=10, mean=1.5, spread=1.5, public_share=0.5)
    """

    firms: int = 20
    mean: float = 1.5
    spread: float = 1.5
    public_share: float = 0.5

    def __post_init__(self) -> None:
        whole_number("firms", self.firms, 1)
        number_between("mean", self.mean, 0.01, inf)
        number_between("spread", self.spread, 0, 4)
        number_between("public_share", self.public_share, 0.01, 1)


def terms_of(instrument: str, term: Numbers = 0.0) -> Terms:
    """Write the terms of one instrument alone.

    Parameters
    ----------
    instrument : str
        One of `INSTRUMENTS`.
    term : float or ndarray, default 0
        The term that sets its return: interest, share of equity, rate of royalty or price cap. A grant has none.

    Returns
    -------
    Terms
        The terms; for a loan, all of the public money is lent.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> terms_of("royalty", 0.1)
    Terms(lent=0.0, interest=0.0, equity=0.0, royalty=0.1, price_cap=None)
    """
    one_of("instrument", instrument, INSTRUMENTS)
    if instrument == "grant":
        return Terms()
    return Terms(**{TERM_OF[instrument]: term}, lent=1.0 if instrument == "loan" else 0.0)


def draws(futures: int = 10_000, firms: int = 20, seed: int = 2019) -> NDArray[np.float64]:
    """Draw the luck of every firm in every future, before anything else is known about them.

    Parameters
    ----------
    futures, firms : int, default 10,000 and 20
        How many of each; at least 1.
    seed : int, default 2019
        The seed, at least 0; the same seed gives the same luck.

    Returns
    -------
    ndarray of float, shape (futures, firms)
        Standard normal numbers.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a whole number in its range.

    Examples
    --------
    >>> draws(futures=3, firms=2).shape
    (3, 2)
    """
    futures, firms = whole_number("futures", futures, 1), whole_number("firms", firms, 1)
    return np.random.default_rng(whole_number("seed", seed, 0)).standard_normal((futures, firms))


def firm_value(luck: Numbers, mean: Numbers, spread: Numbers) -> Numbers:
    """Turn luck into what a firm comes to: lognormal, with the mean that is given.

    Parameters
    ----------
    luck : float or ndarray
        Standard normal numbers, see `draws`.
    mean : float or ndarray
        The average value, in multiples of the cost; at least 0.01.
    spread : float or ndarray
        The standard deviation of the value's logarithm, from 0 to 4.

    Returns
    -------
    float or ndarray
        Values, in multiples of the cost.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(firm_value(luck=0, mean=1.5, spread=0))
    1.5
    """
    numbers_between("luck", luck, -inf, inf)
    numbers_between("mean", mean, 0.01, inf)
    numbers_between("spread", spread, 0, 4)
    return mean * np.exp(spread * luck - spread**2 / 2)


def share_out(value: Numbers, public_share: Numbers, terms: Terms) -> dict[str, Numbers]:
    """Share out what one firm has come to.

    Parameters
    ----------
    value : float or ndarray
        What the firm has come to, in multiples of its cost, 0 or more.
    public_share : float or ndarray
        The share of its cost that the public paid, from 0 to 1.
    terms : Terms
        What the public asked for it.

    Returns
    -------
    dict of str to float or ndarray
        What each of `PARTIES` receives; together it is the value.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> {party: float(part) for party, part in share_out(4, 0.5, Terms(equity=0.25, price_cap=3)).items()}
    {'treasury': 0.75, 'users': 1.0, 'owners': 2.25}
    """
    numbers_between("value", value, 0, inf)
    numbers_between("public_share", public_share, 0, 1)
    if not isinstance(terms, Terms):
        raise TypeError(f"terms is {terms!r}; give Terms(lent, interest, equity, royalty, price_cap)")
    takings = value if terms.price_cap is None else np.minimum(value, terms.price_cap)
    royalty = terms.royalty * np.maximum(takings - 1, 0)
    repaid = np.minimum(takings - royalty, terms.lent * public_share * (1 + terms.interest))
    dividend = terms.equity * (takings - royalty - repaid)
    treasury = royalty + repaid + dividend
    return {"treasury": treasury, "users": value - takings, "owners": takings - treasury}


def net_positions(value: Numbers, public_share: Numbers, terms: Terms) -> dict[str, Numbers]:
    """Take from what each party receives what it paid in.

    Parameters
    ----------
    value, public_share, terms
        See `share_out`.

    Returns
    -------
    dict of str to float or ndarray
        What each of `PARTIES` ends up with, in multiples of a firm's cost; together it is the value less the cost.

    Raises
    ------
    TypeError, ValueError
        See `share_out`.

    Examples
    --------
    >>> net_positions(0.2, 0.5, Terms())["treasury"], net_positions(9, 0.5, Terms())["owners"]
    (np.float64(-0.5), np.float64(8.5))
    """
    received = share_out(value, public_share, terms)
    paid = {"treasury": public_share, "users": 0.0, "owners": 1 - public_share}
    return {party: received[party] - paid[party] for party in PARTIES}


def simulate(portfolio: Portfolio, terms: Terms, futures: int = 10_000, seed: int = 2019) -> pd.DataFrame:
    """Play a portfolio many times: what each party ends up with, all firms together (Monte Carlo).

    Parameters
    ----------
    portfolio : Portfolio
        The firms.
    terms : Terms
        What the public asks of all of them.
    futures, seed : int
        See `draws`.

    Returns
    -------
    DataFrame
        A row a future: `treasury`, `users` and `owners`, net of what they paid in; `together`, their sum. All in
        multiples of one firm's cost.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> simulate(Portfolio(firms=3, mean=2, spread=0), Terms(equity=0.5), futures=1)
       treasury  users  owners  together
    0       1.5    0.0     1.5       3.0
    """
    _, net = _play(portfolio, terms, futures, seed)
    table = pd.DataFrame({party: position.sum(axis=1) for party, position in net.items()})
    return table.assign(together=table.sum(axis=1))


def who_bears_who_keeps(portfolio: Portfolio, terms: Terms, futures: int = 10_000, seed: int = 2019) -> pd.DataFrame:
    """Say for each party how it fares: its average, its risk, its part of the losses and of the gains.

    Parameters
    ----------
    portfolio, terms, futures, seed
        See `simulate`.

    Returns
    -------
    DataFrame
        A row for each of `PARTIES`: `party`; `average`, its net position over all futures, in multiples of a firm's
        cost; `chance_of_loss`, the share of futures in which it ends under nothing; `loss_borne`, its share of what
        firms that end under their cost lose; `gain_kept`, its share of what the others gain. Each of the last two
        adds up to 1; below 0, a party gains where the others lose. They are nan where no firm fails, or none gains.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> table = who_bears_who_keeps(Portfolio(public_share=0.5), Terms(), futures=2000)
    >>> table[["party", "chance_of_loss"]]
          party  chance_of_loss
    0  treasury          1.0000
    1     users          0.0000
    2    owners          0.0215
    """
    return tally(*_play(portfolio, terms, futures, seed))


def _play(
    portfolio: Portfolio, terms: Terms, futures: int, seed: int
) -> tuple[NDArray[np.float64], dict[str, NDArray[np.float64]]]:
    luck = draws(futures, checked(portfolio).firms, seed)
    value = np.asarray(firm_value(luck, portfolio.mean, portfolio.spread))
    net = net_positions(value, portfolio.public_share, terms)
    return value, {party: np.asarray(position) for party, position in net.items()}


def checked(portfolio: Portfolio) -> Portfolio:
    """Return `portfolio` if it is one, or say what was given instead.

    Parameters
    ----------
    portfolio : Portfolio
        What to check.

    Returns
    -------
    Portfolio
        The portfolio.

    Raises
    ------
    TypeError
        If it is not a `Portfolio`.

    Examples
    --------
    >>> checked(Portfolio(firms=3)).firms
    3
    """
    if not isinstance(portfolio, Portfolio):
        raise TypeError(f"portfolio is {portfolio!r}; give a Portfolio(firms, mean, spread, public_share)")
    return portfolio
