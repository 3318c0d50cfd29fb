"""Lesson 6's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.city_network import city_network
from pvcourse.charts.formality import formality
from pvcourse.charts.network_evidence import network_evidence

NETWORK = "A city network, before and after"
FORMALITY = "How much formality keeps it alive?"
EVIDENCE = "Real networks, corner by corner"


def evidence():
    """Draw the evidence on the lesson's cases, as the lesson does."""
    rows = data.load("case_evidence").query("framework == 'soft_metagovernance'")
    return network_evidence(data.load("cases"), rows, data.load("sources"))


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
