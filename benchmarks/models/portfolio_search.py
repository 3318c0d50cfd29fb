"""Lesson 7: a search by reservation price played many times, and the same run by run."""

from pvcourse.models.innovation_portfolio import Project
from pvcourse.models.portfolio_search import search

SIZE, UNIT = 1000, "runs"
PROJECTS = (
    Project("routine", 15, ((100, 0.5), (55, 0.5))),
    Project("material", 20, ((240, 0.2), (0, 0.8))),
    Project("method", 10, ((90, 0.4), (30, 0.3), (0, 0.3))),
    Project("platform", 30, ((300, 0.1), (60, 0.4), (0, 0.5))),
)


def inputs(size):
    # The draws are the model's own: another generator would give other runs.
    return size, search(PROJECTS, runs=size).worth.tolist()


def model(given):
    size, _ = given
    return search(PROJECTS, runs=size).net


def plain(given):
    _, worth = given
    prices = {project: reservation_price(project) for project in PROJECTS}
    order = sorted(PROJECTS, key=prices.get, reverse=True)
    nets = []
    for run in worth:
        best = spent = 0.0
        for project, value in zip(order, run, strict=True):
            if best >= prices[project]:
                break
            spent += project.cost
            best = max(best, value)
        nets.append(best - spent)
    return nets


def reservation_price(project):
    # Take in the best outcomes one by one, as long as that raises the price.
    chance = gain = 0.0
    price = float("-inf")
    for value, its_chance in sorted(project.outcomes, reverse=True):
        chance, gain = chance + its_chance, gain + value * its_chance
        price = max(price, (gain - project.cost) / chance)
    return price
