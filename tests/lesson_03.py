"""Lesson 3's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.city_budget import city_vote, who_gets_nothing
from pvcourse.charts.many_judges import PARTNERS, many_judges
from pvcourse.charts.public_priorities import public_priorities
from pvcourse.charts.two_components import TOWN, added_value, both_components

VOTE = "Vote on a city’s budget"
NOTHING = "Who gets nothing, by rule and by how much money there is"
PRIORITIES = "Who says that too little is spent on what"
ADDED = "What a proposal adds, and to whom"
BOTH = "One plot of land, two rankings"
JUDGES = "Many judges, one goal"


def budgets():
    """Load the tables of the participatory budgets, in the order in which figures take them."""
    return [data.load(name) for name in ("pb_elections", "pb_projects", "pb_ballots")]


FIGURES = {
    VOTE: lambda: city_vote(*budgets(), "swiecie-2023"),
    NOTHING: lambda: who_gets_nothing(*budgets()),
    PRIORITIES: lambda: public_priorities(data.load("priorities_by_group")),
    ADDED: lambda: added_value(TOWN),
    BOTH: lambda: both_components(TOWN),
    JUDGES: lambda: many_judges(TOWN, PARTNERS),
}
MOVES = [
    (VOTE, {"first": "c8", "second": "c8", "third": "c12", "rule": "equal shares"}),
    (VOTE, {"rule": "greedy by votes", "third": "c14"}),
    (NOTHING, {"city": "assen-2024", "money": 75}),
    (NOTHING, {"money": 50}),
    (PRIORITIES, {"split": "education", "purpose": "Space exploration"}),
    (PRIORITIES, {"split": "age"}),
    (ADDED, {"proposal": "Wetland"}),
    (ADDED, {"proposal": "Youth council"}),
    (BOTH, {"counts": "political", "rate": 2, "aversion": 3}),
    (BOTH, {"rate": 0}),
    (JUDGES, {"goal": "political", "weight": 75}),
    (JUDGES, {"goal": "economic", "weight": 25}),
]
