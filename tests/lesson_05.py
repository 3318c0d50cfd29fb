"""Lesson 5's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.common_ground import common_ground
from pvcourse.charts.diverse_groups import diverse_groups
from pvcourse.charts.leadership_lacking import leadership
from pvcourse.charts.platform_or_arena import platform_or_arena
from pvcourse.charts.sorting_initiatives import sorting_initiatives

SORTING = "Is it co-creation?"
GROUND = "Common ground in a deliberation"
LEADERSHIP = "Which leadership is lacking?"
BUILDING = "A platform or an arena?"
MINDS = "Many minds, or the best ones?"


def sorting():
    """Let the learner sort the lesson's initiatives, as the lesson does."""
    rows = data.load("case_evidence").query("framework == 'co_creation'")
    return sorting_initiatives(data.load("cases"), rows, data.load("sources"))


FIGURES = {
    SORTING: sorting,
    GROUND: lambda: common_ground(data.load("polis_conversations"), data.load("polis_statements")),
    LEADERSHIP: lambda: leadership,
    BUILDING: lambda: platform_or_arena,
    MINDS: lambda: diverse_groups,
}
MOVES = [
    (SORTING, {"chosen": "haringey-consultation", "verdict": "co-creation"}),
    (SORTING, {"chosen": "bologna-pacts", "verdict": "co-creation"}),
    (SORTING, {"chosen": "volunteer-libraries", "verdict": "dumping"}),
    (GROUND, {"ranking": "divide"}),
    (GROUND, {"conversation": "seattle-minimum-wage", "ranking": "common_ground"}),
    (LEADERSHIP, {"enough": 0.0, "volunteer": 3}),
    (LEADERSHIP, {"cross_boundary": 7, "distributive": 1}),
    (LEADERSHIP, {"enough": 4.0, "cross_boundary": 10, "innovation": 0}),
    (BUILDING, {"entry": "arena", "life": "arena", "problem": "arena", "meeting": "arena"}),
    (BUILDING, {"task": "heat", "problem": "arena"}),
    (MINDS, {"smoothness": 4, "members": 3}),
    (MINDS, {"smoothness": 2}),
]
