"""Where a ROAR case contradicts itself: what its parts say, held against each other.

That the four questions belong together is the theory's (IIPP, Box 6). Which pairs of findings count as a
contradiction, and every threshold, is our teaching device: a contradiction is a question to the case, no verdict.
"""

from dataclasses import dataclass

import pandas as pd

from pvcourse.models.roar import Case, checked_case
from pvcourse.models.roar_conditions import Condition, Other, all_hold

BOLD, WEAK = 5, 5
"""A mission that meets this many criteria is bold; a corner rated under this much is weak."""

UNEVEN, TENSE = 0.1, 0.5
"""How much more loss than gain is uneven; what share of pairs in opposite orders is tense."""

NOT_TOGETHER = ("consultation", "dumping", "contracting out")
"""What co-creation is not (TORFING)."""

BEHIND = ("insufficient", "moving away")
"""The statuses that say that a target will be missed by far."""


@dataclass(frozen=True)
class Rule:
    """One way in which two findings may clash.

    Parameters
    ----------
    name : str
        What the clash is called.
    fields : tuple of str
        The two fields of the canvas that clash.
    conditions : tuple of Condition
        What must hold of the facts for a clash, all of it.
    reason : str
        A sentence for the reader, with the facts' names in braces where their values go.

    Examples
    --------
    >>> RULES[0].name
    'bold without support'
    """

    name: str
    fields: tuple[str, str]
    conditions: tuple[Condition, ...]
    reason: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts that must be known."""
        return tuple(dict.fromkeys(fact for condition in self.conditions for fact in condition.needs))


IS_BOLD = Condition("criteria met", "at least", BOLD)

RULES = (
    Rule(
        "bold without support",
        ("routes.direction", "organisations.authorisation"),
        (IS_BOLD, Condition("authorisation", "less than", WEAK)),
        "The mission meets {criteria met:g} criteria, yet its authorisation is rated {authorisation:g} of 10.",
    ),
    Rule(
        "bold without capacity",
        ("routes.direction", "organisations.capacity"),
        (IS_BOLD, Condition("capacity", "less than", WEAK)),
        "The mission meets {criteria met:g} criteria, yet the capacity for it is rated {capacity:g} of 10.",
    ),
    Rule(
        "good on paper, far behind in fact",
        ("routes.direction", "assessment.progress"),
        (IS_BOLD, Condition("progress", "is one of", BEHIND)),
        "The mission meets {criteria met:g} criteria, yet progress is {progress}.",
    ),
    Rule(
        "framed together, decided alone",
        ("routes.problem", "organisations.partners"),
        (Condition("framed with citizens", "is", "yes"), Condition("kind of initiative", "is one of", NOT_TOGETHER)),
        "Citizens are said to have framed it, yet what is done is {kind of initiative}.",
    ),
    Rule(
        "argued one way, appraised another",
        ("assessment.frame", "assessment.frame"),
        (Condition("frame of justification", "is not", Other("frame of appraisal")),),
        "It is justified as {frame of justification} a market and appraised as {frame of appraisal} one.",
    ),
    Rule(
        "bets that may not fail",
        ("routes.experiments", "assessment.frame"),
        (Condition("likely failures", "more than", 0), Condition("frame of risk", "is", "fixing")),
        "Likely failures worth starting: {likely failures:g}; yet risk is to be avoided.",
    ),
    Rule(
        "risks shared, rewards not",
        ("rewards.risks", "rewards.returns"),
        (Condition("loss borne by the public", "more than", Other("gain kept by the public", plus=UNEVEN)),),
        "The public bears {loss borne by the public:.0%} of the losses; "
        "of the gains, it keeps {gain kept by the public:.0%}.",
    ),
    Rule(
        "wanted now, not good for all",
        ("routes.publics", "rewards.distribution"),
        (Condition("tension", "at least", TENSE),),
        "On {tension:.0%} of the pairs, what the public value and what adds to the public sphere disagree.",
    ),
)
"""The clashes that are looked for."""


def contradictions(case: Case) -> pd.DataFrame:
    """Find where the findings in a case clash.

    Parameters
    ----------
    case : Case
        The case, with findings taken in.

    Returns
    -------
    DataFrame
        A row a clash, in the order of `RULES`: `contradiction`, its name; `first` and `second`, the fields that
        clash; `reason`, a sentence. A rule whose facts are not known says nothing.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> from pvcourse.models.roar_canvas import Finding
    >>> clash = Finding("tension", 0.75, "Three of four pairs clash.")
    >>> contradictions(Case("A warm city", findings=(clash,)))["contradiction"].tolist()
    ['wanted now, not good for all']
    """
    facts = checked_case(case).facts
    rows = [
        (rule.name, *rule.fields, rule.reason.format_map(facts)) for rule in RULES if all_hold(rule.conditions, facts)
    ]
    return pd.DataFrame(rows, columns=["contradiction", "first", "second", "reason"])
