"""A question with its options, and the feedback that an answer earns."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from pvcourse.validation import one_of

KINDS = ("one", "several", "prediction")
"""One option is right (radio buttons), several are (checkboxes), or none is right or wrong (radio buttons)."""

VERDICTS = {True: "right", False: "wrong", None: "kept"}

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CONCEPT = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")


@dataclass(frozen=True)
class Option:
    """One of the choices that a question offers.

    Parameters
    ----------
    id : str
        Its name within the question: lower-case letters, digits and hyphens.
    text : str
        What the learner reads before choosing; plain text.
    feedback : str
        Why it is right, or which misconception it rests on; for a prediction, what to look out for. Markdown.
    right : bool, optional
        Whether choosing it is right. The options of a prediction are neither right nor wrong and leave it out.

    Raises
    ------
    TypeError, ValueError
        If a field is not of its kind, or a text is empty.

    Examples
    --------
    >>> Option("vote", "The council voted for it", right=True, feedback="")
    Traceback (most recent call last):
    ...
    ValueError: option 'vote' has no feedback; write some text
    """

    id: str
    text: str
    feedback: str
    right: bool | None = None

    def __post_init__(self) -> None:
        _identifier("an option", self.id)
        for field in ("text", "feedback"):
            _text(f"option {self.id!r}", field, getattr(self, field))
        if self.right is not None and not isinstance(self.right, bool):
            raise TypeError(f"option {self.id!r} has right = {self.right!r}; give true or false")


@dataclass(frozen=True)
class Feedback:
    """What an answer earns: whether it is right, and a word on each choice.

    Parameters
    ----------
    chosen : tuple of Option
        The options chosen, in the question's order.
    missed : tuple of Option
        Right options that were not chosen, where several are right. A question with one right option keeps it to
        itself, so that the learner can try again.
    wanted : int
        How many options are right; 0 for a prediction.

    Examples
    --------
    >>> vote = Option("vote", "The council voted for it", "A vote gives legitimacy.", right=True)
    >>> Feedback(chosen=(vote,), missed=(), wanted=1).summary
    'Right.'
    """

    chosen: tuple[Option, ...]
    missed: tuple[Option, ...]
    wanted: int

    @property
    def points(self) -> int:
        """How many of the right options were chosen."""
        return sum(option.right is True for option in self.chosen)

    @property
    def right(self) -> bool:
        """Whether all right options were chosen and no other; a prediction is neither right nor wrong, so no."""
        return self.points == self.wanted == len(self.chosen)

    @property
    def summary(self) -> str:
        """The result in a line, as the learner reads it."""
        if not self.wanted:
            return "Kept."
        if self.right:
            return "Right."
        return "Not yet." if self.wanted == 1 else f"Not yet: {self.points} of {self.wanted} found."

    def verdicts(self) -> tuple[tuple[Option, str], ...]:
        """Return each option that the feedback is about, with the verdict: right, wrong, missed or kept."""
        marked = [(option, VERDICTS[option.right]) for option in self.chosen]
        return (*marked, *((option, "missed") for option in self.missed))


@dataclass(frozen=True)
class Question:
    """A question with its options, the concept it checks, and where its facts come from.

    Parameters
    ----------
    id : str
        Its name within the set: lower-case letters, digits and hyphens.
    concept : str
        The id of the concept that it checks, as in the course's table of concepts: ``lesson-topic.concept``.
    kind : {"one", "several", "prediction"}
        Whether one option is right, several are, or the learner predicts what none can know yet.
    prompt : str
        The situation and the question; Markdown.
    source : str
        Where the facts and the idea come from, for readers.
    options : tuple of Option
        Two or more.
    cites : tuple of str
        The keys of the sources in the bibliography.

    Raises
    ------
    TypeError, ValueError
        If a field is not of its kind, options share an id, or which of them are right does not fit the kind.

    Examples
    --------
    >>> from pvcourse.questions import load_questions
    >>> question = load_questions("02_strategic_triangle")[0]
    >>> feedback = question.answer({"councillors"})
    >>> feedback.summary, [option.id for option in feedback.missed]
    ('Not yet: 1 of 2 found.', ['shopkeepers'])
    """

    id: str
    concept: str
    kind: str
    prompt: str
    source: str
    options: tuple[Option, ...]
    cites: tuple[str, ...]

    def __post_init__(self) -> None:
        _identifier("a question", self.id)
        where = f"question {self.id!r}"
        for field in ("prompt", "source"):
            _text(where, field, getattr(self, field))
        one_of(f"the kind of {where}", self.kind, KINDS)
        if not isinstance(self.concept, str) or not CONCEPT.fullmatch(self.concept):
            raise ValueError(f"{where} has concept {self.concept!r}; give an id such as 'triangle.corners'")
        no_doubles(f"options of {where}", [option.id for option in self.options])
        self._check_right_options(where)

    @property
    def single(self) -> bool:
        """Whether the learner chooses exactly one option."""
        return self.kind != "several"

    @property
    def right_options(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.right)

    def answer(self, chosen: Collection[str]) -> Feedback:
        """Give feedback on an answer.

        Parameters
        ----------
        chosen : collection of str
            The ids of the options chosen.

        Returns
        -------
        Feedback
            Whether the answer is right, with feedback on each option chosen and, if several are right, those missed.

        Raises
        ------
        TypeError
            If `chosen` is no collection.
        ValueError
            If nothing is chosen, more than one where one is asked for, or there is no such option.

        Examples
        --------
        >>> from pvcourse.questions import load_questions
        >>> question = load_questions("02_strategic_triangle")[1]
        >>> question.answer({"tries"}).right
        True
        """
        ids = self._ids(chosen)
        picked = tuple(option for option in self.options if option.id in ids)
        missed = tuple(option for option in self.right_options if option.id not in ids)
        return Feedback(picked, missed if self.kind == "several" else (), len(self.right_options))

    def _ids(self, chosen: Collection[str]) -> set[str]:
        if isinstance(chosen, (str, bytes)) or not isinstance(chosen, Collection):
            raise TypeError(f"the answer is {chosen!r}; give a set of option ids, such as {{{self.options[0].id!r}}}")
        known = [option.id for option in self.options]
        ids = {one_of(f"the answer to {self.id!r}", choice, known) for choice in chosen}
        if not ids or (self.single and len(ids) > 1):
            wanted = "exactly one" if self.single else "one or more"
            raise ValueError(f"the answer to {self.id!r} has {len(ids)} options; choose {wanted}")
        return ids

    def _check_right_options(self, where: str) -> None:
        right, options = len(self.right_options), len(self.options)
        if options < 2:
            raise ValueError(f"{where} has {options} options; give two or more")
        for option in self.options:
            self._check_verdict(option, where)
        if self.kind == "one" and right != 1:
            raise ValueError(f"{where} has {right} right options; a question of kind 'one' has exactly one")
        if self.kind == "several" and right < 2:
            raise ValueError(f"{where} has {right} right options; a question of kind 'several' has two or more")

    def _check_verdict(self, option: Option, where: str) -> None:
        place, prediction = f"option {option.id!r} of {where}", self.kind == "prediction"
        if prediction and option.right is not None:
            raise ValueError(f"{place} has right = {option.right}; a prediction is not judged, so leave it out")
        if not prediction and option.right is None:
            raise ValueError(f"{place} has no right; give true or false")


def _identifier(what: str, value: object) -> None:
    if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
        raise ValueError(f"{what} has id {value!r}; use lower-case letters, digits and hyphens, such as 'two-points'")


def _text(where: str, field: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{where} has {field} = {value!r}; give text")
    if not value.strip():
        raise ValueError(f"{where} has no {field}; write some text")


def no_doubles(what: str, ids: list[str]) -> None:
    """Make sure that no two of a kind share an id.

    Parameters
    ----------
    what : str
        What they are, for the message.
    ids : list of str
        Their ids.

    Raises
    ------
    ValueError
        If two share one.
    """
    doubles = sorted({name for name in ids if ids.count(name) > 1})
    if doubles:
        raise ValueError(f"the {what} share the id {doubles[0]!r}; give each one of its own")
