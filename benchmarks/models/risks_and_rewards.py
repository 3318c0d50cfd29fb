"""Lesson 9: ten thousand futures of a portfolio of twenty firms, on terms that use every instrument."""

from math import exp

from pvcourse.models.risks_and_rewards import Portfolio, Terms, draws, simulate

SIZE, UNIT = 10_000, "futures"
PORTFOLIO = Portfolio()
TERMS = Terms(lent=0.5, interest=0.3, equity=0.2, royalty=0.05, price_cap=5)


def inputs(size):
    return size, draws(size, PORTFOLIO.firms).tolist()


def model(given):
    size, _ = given
    return simulate(PORTFOLIO, TERMS, futures=size).to_numpy().ravel()


def plain(given):
    # The draws are the model's own: another generator would give other futures. Only the model is timed making them.
    _, luck = given
    return [number for future in luck for number in totals(future)]


def totals(future):
    treasury = users = owners = 0.0
    for luck in future:
        value = PORTFOLIO.mean * exp(PORTFOLIO.spread * luck - PORTFOLIO.spread**2 / 2)
        takings = min(value, TERMS.price_cap)
        royalty = TERMS.royalty * max(takings - 1, 0)
        repaid = min(takings - royalty, TERMS.lent * PORTFOLIO.public_share * (1 + TERMS.interest))
        received = royalty + repaid + TERMS.equity * (takings - royalty - repaid)
        treasury += received - PORTFOLIO.public_share
        users += value - takings
        owners += takings - received - (1 - PORTFOLIO.public_share)
    return treasury, users, owners, treasury + users + owners
