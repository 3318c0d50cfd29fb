"""Lesson 10's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.roar import contested_figures, evidence_by_question, what_a_lesson_brings

BRINGS = "What one lesson brings to a case"
CONTESTED = "A figure of the brief, and what others say"
EVIDENCE = "Three cases under the four questions"

FIGURES = {
    BRINGS: lambda: what_a_lesson_brings(data.load("lessons")),
    CONTESTED: lambda: contested_figures(data.load("contested_figures")),
    EVIDENCE: lambda: evidence_by_question(*(data.load(name) for name in ("cases", "case_evidence", "sources"))),
}
MOVES = [
    (BRINGS, {"lesson": 2}),
    (BRINGS, {"lesson": 7}),
    (BRINGS, {"lesson": 9}),
    (CONTESTED, {"topic": "records"}),
    (CONTESTED, {"topic": "savings"}),
    (EVIDENCE, {"chosen": "nhs-records"}),
    (EVIDENCE, {"chosen": "scottish-national-investment-bank"}),
]
