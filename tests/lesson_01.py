"""Lesson 1's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.counting import what_a_reward_does
from pvcourse.charts.paradigms import walk
from pvcourse.charts.social_spending import social_spending

REWARD = "What a reward on arrests does to trust"
WALK = "One police station, through ten pairs of eyes"
SPENDING = "Did the welfare state shrink?"

FIGURES = {
    REWARD: lambda: what_a_reward_does,
    WALK: walk,
    SPENDING: lambda: social_spending(data.load("social_spending"), data.load("countries")),
}
MOVES = [
    (REWARD, {"reward": 0.5}),
    (REWARD, {"reward": 1.4, "motivation": 1.8, "substitution": 0.2, "weight": 0.7}),
    (REWARD, {"reward": 0.25, "motivation": 0.2}),
    (WALK, {"first": "new public management", "second": "public value management"}),
    (WALK, {"first": "yardstick of the Third Way", "second": "co-creation"}),
    (SPENDING, {"country": "SWE", "beside": "USA"}),
    (SPENDING, {"country": "NLD"}),
]
