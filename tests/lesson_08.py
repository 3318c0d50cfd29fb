"""Lesson 8's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.global_goals import global_goals
from pvcourse.charts.goal_effects import goal_effects
from pvcourse.charts.implementation_steps import implementation_steps
from pvcourse.charts.mission_check import mission_check
from pvcourse.charts.mission_map import mission_map
from pvcourse.charts.on_track import on_track

CHECK = "From a challenge to a mission, checked"
GOALS = "Seventeen goals and their targets"
MAP = "Whom a mission needs"
TRACK = "Who is on track for 2030?"
EFFECTS = "What progress on one goal does to the others"
STEPS = "When a mission gets stuck"


def progress():
    """Draw the progress of countries, as the lesson does."""
    return on_track(data.load("sdg_progress"), data.load("sdg_indicators"), data.load("countries"))


FIGURES = {
    CHECK: lambda: mission_check(data.load("missions"), data.load("mission_projects")),
    GOALS: lambda: global_goals(data.load("sdg_goals")),
    MAP: lambda: mission_map(data.load("missions"), data.load("mission_projects")),
    TRACK: progress,
    EFFECTS: lambda: goal_effects(data.load("goal_scores")),
    STEPS: lambda: implementation_steps(data.load("implementation_steps")),
}
MOVES = [
    (CHECK, {"challenge": "ageing", "target": "bold", "date": "set", "citizens": "yes", "projects": "all"}),
    (CHECK, {"challenge": "clean-growth", "target": "dream", "citizens": "no", "projects": "technology"}),
    (CHECK, {"target": "trend", "date": "set", "projects": "one"}),
    (GOALS, {"group": "Planet"}),
    (GOALS, {"group": "Partnership"}),
    (MAP, {"challenge": "ageing", "by_business": "out", "by_research": "out", "by_civil": "out"}),
    (MAP, {"by_public": "out", "by_business": "out", "by_research": "out", "by_civil": "out"}),
    (TRACK, {"indicator": "women_in_parliament", "pace": "compound", "region": "South Asia", "country": "NPL"}),
    (TRACK, {"indicator": "electricity", "country": "NGA"}),
    (TRACK, {"region": "South Asia", "country": "USA"}),
    (EFFECTS, {"power": "coal", "share": 0.0}),
    (EFFECTS, {"power": "crops", "on": "hunger", "share": 1.0}),
    (STEPS, {"number": 7}),
    (STEPS, {"number": 8}),
]
