"""The canvas of a ROAR case: four questions, the fields under them, and what may be written there.

The four questions and challenges are the theory's (IIPP, Box 6 and "A positive agenda"), in our words. The fields,
the standings of an entry and the facts that models may add are our teaching device.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from math import inf

import pandas as pd

from pvcourse.models.co_creation import KINDS
from pvcourse.models.market_shaping import FRAMES
from pvcourse.models.sdg_progress import STATUSES
from pvcourse.validation import number_between, one_of

QUESTIONS = {
    "routes": ("Which direction is change to take, and how can many try their own way?", "What value to create"),
    "organisations": ("Which public organisations can explore, learn by doing and err?", "How to create it"),
    "assessment": ("How is public investment judged that makes a market, not just attracts one?", "How to assess it"),
    "rewards": ("Which deals share both risks and rewards between public and private?", "How to share its benefits"),
}
"""The four questions of ROAR, each with the challenge of the brief that it answers."""

DUTIES = {
    "routes": "Argue for public investment by the outcomes that it seeks, in an economics that makes markets",
    "organisations": "Build capable public bodies, and partnerships that learn",
    "assessment": "Find measures that catch what changes over time when people act together",
    "rewards": "Imagine institutions through which all share what all have created",
}
"""The duty that the call to action draws from each question (IIPP, Conclusion), in our words and our order."""

FIELDS = {
    "routes.problem": ("Which public problem is it, and whose?", 8),
    "routes.direction": ("What is to be achieved, by when, and how will one know?", 8),
    "routes.publics": ("What do which publics value, and what adds value to the public sphere?", 3),
    "routes.experiments": ("Which different ways are tried from below?", 7),
    "organisations.proposition": ("What public value does the strategy propose?", 2),
    "organisations.authorisation": ("Who authorises and supports it, and how firmly?", 6),
    "organisations.capacity": ("Which capabilities does it need, and who has them?", 2),
    "organisations.partners": ("Who creates it together, and who leads?", 5),
    "assessment.outcomes": ("Which outcomes are counted, and what goes uncounted?", 1),
    "assessment.frame": ("Is it appraised as fixing or as shaping a market?", 7),
    "assessment.progress": ("What says whether it is on its way?", 8),
    "assessment.learning": ("What is learnt from what fails, and what spills over?", 7),
    "rewards.risks": ("Who bears the loss if it fails?", 9),
    "rewards.returns": ("Who keeps the gain if it succeeds?", 9),
    "rewards.conditions": ("Which conditions come with public money?", 4),
    "rewards.distribution": ("Who gains and who loses, now and later?", 3),
}
"""The canvas: every field with its prompt, and the lesson that helps with it."""

STANDINGS = ("known", "disputed", "unknown")
"""How an entry stands: a good case says what is disputed and what is not known."""


@dataclass(frozen=True)
class Fact:
    """What a model of the course may add to a case.

    Parameters
    ----------
    field : str
        The field of the canvas that it belongs to.
    model : str
        The model that finds it.
    allowed : tuple of two float, or tuple of str
        The least and the largest number, or the words, that it may be.
    measure : str, default ""
        What a number measures, in words; nothing where the words allowed say it themselves.

    Examples
    --------
    >>> FACTS["solutions"].measure
    'how many different ones are tried'
    """

    field: str
    model: str
    allowed: tuple[float, float] | tuple[str, ...]
    measure: str = ""


STRENGTH = "from 0 (absent) to 10 (secure)"
SHARE = "a share: 0.25 is a quarter"

FACTS = {
    "proposition": Fact("organisations.proposition", "strategic triangle", (0, 10), STRENGTH),
    "authorisation": Fact("organisations.authorisation", "strategic triangle", (0, 10), STRENGTH),
    "capacity": Fact("organisations.capacity", "strategic triangle", (0, 10), STRENGTH),
    "kind of initiative": Fact("organisations.partners", "co-creation", KINDS),
    "framed with citizens": Fact("routes.problem", "missions", ("yes", "no")),
    "criteria met": Fact("routes.direction", "missions", (0, 6), "how many of the six are met"),
    "solutions": Fact("routes.experiments", "missions", (0, inf), "how many different ones are tried"),
    "tension": Fact("routes.publics", "two components", (0, 1), "share of pairs in opposite orders, from 0 to 1"),
    "frame": Fact("assessment.frame", "fixing and shaping", (*FRAMES, "mixed", "not enough known")),
    "frame of justification": Fact("assessment.frame", "fixing and shaping", FRAMES),
    "frame of appraisal": Fact("assessment.frame", "fixing and shaping", FRAMES),
    "frame of assumptions": Fact("assessment.frame", "fixing and shaping", FRAMES),
    "frame of evaluation": Fact("assessment.frame", "fixing and shaping", FRAMES),
    "frame of risk": Fact("assessment.frame", "fixing and shaping", FRAMES),
    "progress": Fact("assessment.progress", "progress towards 2030", STATUSES),
    "likely failures": Fact(
        "routes.experiments",
        "innovation portfolio",
        (0, inf),
        "how many projects are worth starting and likely to fail",
    ),
    "gain from learning": Fact(
        "assessment.learning", "innovation portfolio", (-inf, inf), "what learning from failures adds to the payoff"
    ),
    "loss borne by the public": Fact("rewards.risks", "risks and rewards", (-inf, inf), SHARE),
    "gain kept by the public": Fact("rewards.returns", "risks and rewards", (-inf, inf), SHARE),
}
"""The facts that the functions of `roar_findings` find."""


@dataclass(frozen=True)
class Entry:
    """One thing said about the case, in one's own words.

    Parameters
    ----------
    field : str
        One of `FIELDS`.
    text : str
        What is said.
    standing : str, default "known"
        One of `STANDINGS`.
    source : str, default ""
        Where it is from.

    Raises
    ------
    TypeError
        If the text is empty, or the source is not text.
    ValueError
        If the field or the standing is not one of those allowed.

    Examples
    --------
    >>> Entry("rewards.risks", "The city alone", source="Council paper 12").standing
    'known'
    """

    field: str
    text: str
    standing: str = "known"
    source: str = ""

    def __post_init__(self) -> None:
        one_of("the field", self.field, FIELDS)
        one_of("the standing", self.standing, STANDINGS)
        check_text("text", self.text)
        if not isinstance(self.source, str):
            raise TypeError(f"source is {self.source!r}; give text, or leave it out")


@dataclass(frozen=True)
class Finding:
    """One result of another model, taken into the case.

    Parameters
    ----------
    fact : str
        One of `FACTS`.
    value : float or str
        The result, as `FACTS` allows it.
    text : str
        The result in a sentence.

    Raises
    ------
    TypeError
        If the text is empty, or a value that should be a number is none.
    ValueError
        If the fact is not one of `FACTS`, or the value not one that it may be.

    Examples
    --------
    >>> Finding("tension", 0.5, "Half of the pairs clash.").field
    'routes.publics'
    """

    fact: str
    value: float | str
    text: str

    def __post_init__(self) -> None:
        allowed = FACTS[one_of("the fact", self.fact, FACTS)].allowed
        check_text("text", self.text)
        if isinstance(allowed[0], str):
            one_of(self.fact, self.value, (str(word) for word in allowed))
        else:
            number_between(self.fact, self.value, float(allowed[0]), float(allowed[1]))

    @property
    def field(self) -> str:
        """The field of the canvas that the fact belongs to."""
        return FACTS[self.fact].field

    @property
    def model(self) -> str:
        """The model that found it."""
        return FACTS[self.fact].model


@dataclass(frozen=True)
class Kept:
    """What a learner kept of a figure in one of the lessons: its words as they stood.

    Parameters
    ----------
    field : str
        The field of `FIELDS` under which the learner put it.
    figure : str
        The figure's title.
    words : str
        What the figure said.
    page : str, default ""
        The page on which it stands, such as ``"02_strategic_triangle"``.
    numbers : mapping of str to float or str, default {}
        The settings and results behind the words, by the names that the figure gives them.

    Raises
    ------
    TypeError
        If the title or the words are empty, the page is not text, or the numbers are none.
    ValueError
        If the field is not one of `FIELDS`.

    Examples
    --------
    >>> Kept("organisations.capacity", "Prospects of a strategy", "The middle run stands at 4.4.").page
    ''
    """

    field: str
    figure: str
    words: str
    page: str = ""
    numbers: Mapping[str, float | str] = attribute(default_factory=dict)

    def __post_init__(self) -> None:
        one_of("the field", self.field, FIELDS)
        check_text("figure", self.figure)
        check_text("words", self.words)
        if not isinstance(self.page, str):
            raise TypeError(f"page is {self.page!r}; give text, or leave it out")
        if not isinstance(self.numbers, Mapping):
            raise TypeError(f"numbers is {self.numbers!r}; give values by name, or leave them out")


def four_questions() -> pd.DataFrame:
    """Match the four questions of ROAR to the brief's four challenges, and to the duties that it ends with.

    Returns
    -------
    DataFrame
        A row a question: `question` (its short name), `asks`, `challenge`, `duty`. From IIPP, Box 6, "A positive
        agenda" and "A call to action", in our words. That each duty goes with one question is our reading.

    Examples
    --------
    >>> four_questions()["question"].tolist()
    ['routes', 'organisations', 'assessment', 'rewards']
    """
    return pd.DataFrame(
        [(name, *words, DUTIES[name]) for name, words in QUESTIONS.items()],
        columns=["question", "asks", "challenge", "duty"],
    )


def fields_of(question: str) -> list[str]:
    """Name the fields under one question.

    Parameters
    ----------
    question : str
        One of `QUESTIONS`.

    Returns
    -------
    list of str
        The fields, in the order of `FIELDS`.

    Raises
    ------
    ValueError
        If there is no such question.

    Examples
    --------
    >>> fields_of("rewards")[0]
    'rewards.risks'
    """
    one_of("the question", question, QUESTIONS)
    return [field for field in FIELDS if field.startswith(f"{question}.")]


def check_text(name: str, value: object) -> None:
    """Say what is wrong where a text is empty or none.

    Parameters
    ----------
    name : str
        What the text is; it opens the error message.
    value : object
        The text to check.

    Raises
    ------
    TypeError
        If it is not text, or has nothing but spaces in it.

    Examples
    --------
    >>> check_text("title", "")
    Traceback (most recent call last):
    ...
    TypeError: title is ''; give some text
    """
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} is {value!r}; give some text")
