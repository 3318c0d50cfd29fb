"""The evidence on real networks of and in cities, at each corner of the triangle."""

import pandas as pd

from pvcourse.charts.evidence import Wording, evidence_by_corner
from pvcourse.charts.figure import Explorable
from pvcourse.charts.strategic_triangle import LABELS

ASPECTS = dict(zip(("metagov.proposition", "metagov.authorising", "metagov.capacity"), LABELS.values(), strict=True))
"""The concept that each piece of evidence bears on, and the corner that it belongs to."""


def network_evidence(cases: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Explorable:
    """Show the evidence on one network at a time, a row for each corner.

    Parameters
    ----------
    cases, evidence, sources : DataFrame
        As `pvcourse.charts.evidence.evidence_by_corner` takes them; the aspects are those of `ASPECTS`.

    Returns
    -------
    Explorable
        A figure with one choice: the network.

    Raises
    ------
    ValueError
        If no evidence is about any of the corners.
    """
    return evidence_by_corner(cases, evidence, sources, ASPECTS, Wording(title="Real networks, corner by corner"))
