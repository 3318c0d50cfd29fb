"""Lesson 2's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.capacity_and_trust import capacity_and_trust
from pvcourse.charts.evidence import evidence_by_corner
from pvcourse.charts.strategic_triangle import LABELS, prospects

PROSPECTS = "Prospects of a strategy, when you are not sure"
TRUST = "Are governments that can deliver also trusted?"
EVIDENCE = "What is known of a case, corner by corner"


def evidence():
    """Draw the evidence on the lesson's cases, as the lesson does."""
    rows = data.load("case_evidence").query("framework == 'strategic_triangle'")
    return evidence_by_corner(data.load("cases"), rows, data.load("sources"), LABELS)


FIGURES = {
    PROSPECTS: lambda: prospects,
    TRUST: lambda: capacity_and_trust(data.load("capacity_and_trust")),
    EVIDENCE: evidence,
}
MOVES = [
    (PROSPECTS, {"proposition_low": 10, "proposition_likely": 10, "proposition_high": 10}),
    (PROSPECTS, {"making_up": 1.0, "capacity_low": 0, "capacity_likely": 0.5, "capacity_high": 9.5}),
    (PROSPECTS, {"making_up": 0.5, "authorisation_high": 10, "authorisation_likely": 9}),
    (TRUST, {"year": 2008, "region": "Sub-Saharan Africa", "country": "RWA"}),
    (TRUST, {"year": 2012, "region": "South Asia", "country": "NZL"}),
    (EVIDENCE, {"chosen": "nhs-records"}),
    (EVIDENCE, {"chosen": "government-digital-service"}),
]
