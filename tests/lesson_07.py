"""Lesson 7's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.five_rows import two_frames
from pvcourse.charts.milestone import milestone
from pvcourse.charts.portfolio import portfolio
from pvcourse.charts.solar_hindsight import solar_hindsight
from pvcourse.charts.solar_programme import solar_programme
from pvcourse.charts.static_appraisal import static_appraisal

FRAMES = "One policy in two frames"
LANE = "A bus lane on the finance form"
HINDSIGHT = "What could one have known about solar power?"
PROGRAMME = "Building solar power ahead of its time"
PORTFOLIO = "A portfolio in which most projects fail"
MILESTONE = "What a milestone is worth"

FIGURES = {
    FRAMES: lambda: two_frames(data.load("policy_readings")),
    LANE: lambda: static_appraisal,
    HINDSIGHT: lambda: solar_hindsight(data.load("solar_experience")),
    PROGRAMME: lambda: solar_programme(data.load("solar_experience")),
    PORTFOLIO: lambda: portfolio,
    MILESTONE: lambda: milestone,
}
MOVES = [
    (FRAMES, {"policy": "solar", "assumptions": "fixing"}),
    (FRAMES, {"policy": "bus-lane", "justification": "shaping", "evaluation": "shaping", "risk": "fixing"}),
    (FRAMES, {"justification": "unknown", "appraisal": "shaping"}),
    (LANE, {"rate": 0.07}),
    (LANE, {"cost": 40, "benefit": 3, "rate": 0, "years": 60}),
    (HINDSIGHT, {"stand": 1980}),
    (HINDSIGHT, {"stand": 2015}),
    (PROGRAMME, {"worth": 2, "learning": 0}),
    (PROGRAMME, {"worth": 0.4, "learning": 0.35, "rate": 0.1}),
    (PORTFOLIO, {"number": 1, "play": 7}),
    (PORTFOLIO, {"chance": 0.05, "prize": 240, "spillover": 4, "play": 10}),
    (PORTFOLIO, {"chance": 0.05, "prize": 60}),
    (MILESTONE, {"tells": 0.9}),
    (MILESTONE, {"chance": 0.9, "first_cost": 0, "second_cost": 100, "tells": 0}),
]
