"""Lesson 3: the winners of Assen by equal shares with the completion add1, as the city counted them."""

from pvcourse.data import load
from pvcourse.models.participatory_budgeting import Election, equal_shares

SIZE, UNIT = 84, "voters"
PROJECTS = load("pb_projects").query("election == 'assen-2024'")
BALLOTS = load("pb_ballots").query("election == 'assen-2024'").groupby("voter")["project_id"]
NAMES, COSTS = PROJECTS["project_id"].tolist(), PROJECTS["cost"].tolist()
MONEY = 100_000 / 84  # a voter's share


def inputs(size):
    # More voters than there were vote like those who were there, and bring as much money.
    ballots = [[name in set(approved) for name in NAMES] for _, approved in BALLOTS]
    return [ballots[voter % len(ballots)] for voter in range(size)]


def model(given):
    won = set(equal_shares(Election(NAMES, COSTS, MONEY * len(given), given))["project"])
    return [float(name in won) for name in NAMES]


def plain(given):
    votes = [sum(ballot[project] for ballot in given) for project in range(len(COSTS))]
    supporters = [[v for v, ballot in enumerate(given) if ballot[project]] for project in range(len(COSTS))]
    order = [p for p in sorted(range(len(COSTS)), key=lambda p: (-votes[p], COSTS[p], p)) if votes[p]]
    share, before = float(MONEY), []
    while True:
        bought = buy([share] * len(given), supporters, order)
        left = MONEY * len(given) - sum(COSTS[project] for project in bought)
        if left < 0:
            return [float(project in before) for project in range(len(COSTS))]
        if all(COSTS[project] > left for project in order if project not in bought):
            return [float(project in bought) for project in range(len(COSTS))]
        share, before = share + 1, bought


def buy(money, supporters, order):
    bought = []
    while True:
        best, least = None, float("inf")
        for project in order:
            if project not in bought:
                price = price_of(project, [money[voter] for voter in supporters[project]])
                if price is not None and price / COSTS[project] < least * (1 - 1e-9):
                    best, least = project, price / COSTS[project]
        if best is None:
            return bought
        bought.append(best)
        for voter in supporters[best]:
            money[voter] -= min(money[voter], least * COSTS[best])


def price_of(project, held):
    left, others = COSTS[project], len(held)
    if sum(held) < left * (1 - 1e-9):
        return None
    for money in sorted(held):
        if left / others <= money:
            return left / others
        left, others = left - money, others - 1
    return max(held)
