"""Lesson 6's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.city_network import city_network
from pvcourse.charts.evidence import evidence_by_corner
from pvcourse.charts.formality import formality
from pvcourse.charts.strategic_triangle import LABELS

NETWORK = "A city network, before and after"
FORMALITY = "How much formality keeps it alive?"
EVIDENCE = "What is known of a case, corner by corner"
CORNERS = ("metagov.proposition", "metagov.authorising", "metagov.capacity")


def evidence():
    """Draw the evidence on the lesson's cases, as the lesson does."""
    rows = data.load("case_evidence").query("framework == 'soft_metagovernance'")
    corners = dict(zip(CORNERS, LABELS.values(), strict=True))
    return evidence_by_corner(data.load("cases"), rows, data.load("sources"), corners)


FIGURES = {NETWORK: lambda: city_network, FORMALITY: lambda: formality, EVIDENCE: evidence}
MOVES = [
    (NETWORK, {"befalls": "founder"}),
    (NETWORK, {"level": 0.5, "befalls": "both"}),
    (NETWORK, {"level": 1.0, "befalls": "council"}),
    (FORMALITY, {"formality": 0.8, "alignment": 0}),
    (FORMALITY, {"alignment": 1, "leaving": 1, "changing": 0.15}),
    (FORMALITY, {"rigidity": 0.05, "formality": 0.35}),
    (EVIDENCE, {"chosen": "100-resilient-cities"}),
    (EVIDENCE, {"chosen": "covenant-of-mayors"}),
]
