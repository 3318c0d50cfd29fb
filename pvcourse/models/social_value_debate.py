"""The debate on social value: the sceptic's four points, each with the reply.

The theory (DEBATE): a sceptic suspects that social value is a language for spending more, and asks who decides; a
practitioner of social value replies. What would help to settle each point is ours.
"""

from dataclasses import dataclass

import pandas as pd

SIDES = ("sceptic", "undecided", "reply")
"""The sides that one can take on a point, from the one end to the other."""


@dataclass(frozen=True)
class Point:
    """One point of the debate.

    Parameters
    ----------
    name : str
        A word for it.
    question : str
        What it is about.
    sceptic : str
        What the sceptic says, in our words.
    reply : str
        What the reply says, in our words.
    settles : str
        What would help to settle it (ours).
    source : str
        Where it comes from: a source's key.
    """

    name: str
    question: str
    sceptic: str
    reply: str
    settles: str
    source: str = "DEBATE"


POINTS = (
    Point(
        "spending",
        "Is it a way to justify spending more?",
        sceptic="It may be no more than a set of words with which public bodies defend a larger bill",
        reply="Public bodies were slow to take it up and do not see it as a reason to pay more; like quality, it "
        "weighs against price when offers are compared",
        settles="Compare what was paid in tenders with and without it",
    ),
    Point(
        "everything",
        "Does not everything have social value, business too?",
        sceptic="In the end all useful work serves society; why speak of it for the public sector alone?",
        reply="Agreed: each firm serves some purpose, and has social value too; meeting real needs and treating "
        "staff well is good business. But the usual rules do not look at it, as the banks showed in 2008",
        settles="Ask suppliers what they are for, and look at what they did when it cost them something",
    ),
    Point(
        "deciding",
        "Who decides what is good?",
        sceptic="Someone has to say what counts as good social value, and may simply say what suits them",
        reply="It is complex: those concerned are consulted, assumptions are questioned, and in the end somebody "
        "analyses and judges, and has to say why",
        settles="Publish who was asked, what they said, and how the weights followed from it",
    ),
    Point(
        "market",
        "Why not leave it to the market?",
        sceptic="Buyers and sellers already show what people value, without a committee",
        reply="Where public services are bought there is seldom full competition, and needs, as in social care, are "
        "not what the market answers to; it is an imperfect servant, and providers with a purpose are a real "
        "alternative",
        settles="Look at a service that changed hands: who was served before and after, and who was not",
    ),
)
"""The four points, in the order in which the sceptic makes them."""


def points_of_debate() -> pd.DataFrame:
    """Lay out the debate point by point.

    Returns
    -------
    DataFrame
        A row a point: `name`, `question`, `sceptic`, `reply`, `settles`, `source`.

    Examples
    --------
    >>> list(points_of_debate()["name"])
    ['spending', 'everything', 'deciding', 'market']
    """
    return pd.DataFrame(POINTS)
