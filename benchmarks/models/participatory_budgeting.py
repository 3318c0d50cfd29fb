"""Lesson 3: the winners of Assen by equal shares with the completion add1, as the city counted them."""

from pvcourse.data import load
from pvcourse.models.participatory_budgeting import Election, equal_shares

SIZE, UNIT = 84, "voters"
PROJECTS = load("pb_projects").query("election == 'assen-2024'")
BALLOTS = load("pb_ballots").query("election == 'assen-2024'").groupby("voter")["project_id"]
NAMES, COSTS = PROJECTS["project_id"].tolist(), PROJECTS["cost"].tolist()
MONEY = 100_000 / 84  # a voter's share


def inputs(size):
    # More voters vote like those who were there, on projects that cost as much a head.
    ballots = [[name in set(approved) for name in NAMES] for _, approved in BALLOTS]
    return [cost * size / SIZE for cost in COSTS], [ballots[voter % SIZE] for voter in range(size)]


def model(given):
    costs, ballots = given
    won = set(equal_shares(Election(NAMES, costs, MONEY * len(ballots), ballots))["project"])
    return [float(name in won) for name in NAMES]


def plain(given):
    costs, ballots = given
    supporters = [[v for v, ballot in enumerate(ballots) if ballot[project]] for project in range(len(costs))]
    order = sorted(range(len(costs)), key=lambda p: (-len(supporters[p]), costs[p], p))
    share, before = MONEY, []
    while True:
        bought = buy([share] * len(ballots), costs, supporters, order)
        left = MONEY * len(ballots) - sum(costs[project] for project in bought)
        if left < 0:
            return [float(project in before) for project in range(len(costs))]
        if all(costs[project] > left for project in order if project not in bought):
            return [float(project in bought) for project in range(len(costs))]
        share, before = share + 1, bought


def buy(money, costs, supporters, order):
    bought = []
    while True:
        best, least = None, float("inf")
        for project in order:
            if project not in bought:
                price = price_of(costs[project], [money[voter] for voter in supporters[project]])
                if price is not None and price / costs[project] < least * (1 - 1e-9):
                    best, least = project, price / costs[project]
        if best is None:
            return bought
        bought.append(best)
        for voter in supporters[best]:
            money[voter] -= min(money[voter], least * costs[best])


def price_of(cost, held):
    left, others = cost, len(held)
    if sum(held) < left * (1 - 1e-9):
        return None
    for money in sorted(held):
        if left / others <= money:
            return left / others
        left, others = left - money, others - 1
    return max(held)
