"""ROAR: a public value case on one canvas, under four questions, with its gaps.

The theory (IIPP, Box 6): routes and directions, organisations, assessment, and risks and rewards. They answer the
brief's four challenges ("A positive agenda"): what value to create, how, how to assess it, and how to share it.

Our teaching device: what counts as a gap, and a case as entries in one's own words beside findings taken in from the
other models. The canvas is in `roar_canvas`; `roar_findings` runs the other models; `roar_contradictions` finds where
the case clashes with itself; `roar_report` prints it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from pvcourse.models.roar_canvas import FIELDS, QUESTIONS, Entry, Finding, Kept, check_text, fields_of
from pvcourse.models.roar_conditions import Condition, all_hold
from pvcourse.validation import one_of

GAPS = {
    "empty": "nothing is said here",
    "not known": "it is said not to be known",
    "no source": "it is said without a source",
    "disputed": "it is disputed",
}
"""The gaps that `gaps` finds, the gravest first."""

GAP_CONDITIONS = {
    "empty": (Condition("entries", "is", 0), Condition("found", "is", 0)),
    "not known": (Condition("entries", "more than", 0), Condition("said", "is", 0), Condition("found", "is", 0)),
    "no source": (Condition("without source", "more than", 0),),
    "disputed": (Condition("disputed", "more than", 0),),
}
"""When each gap is there, by what `counts` gives for a field; the first one that holds is the field's gap."""


@dataclass(frozen=True)
class Case:
    """A public value case: its title, what is said about it, what the models found, and what figures said.

    Parameters
    ----------
    title : str
        What the case is called.
    entries : tuple of Entry
        What is said.
    findings : tuple of Finding
        What the models found, each fact once; see `take_in`.
    kept : tuple of Kept
        What a learner kept of the lessons' figures, each figure once.

    Raises
    ------
    TypeError
        If the title is empty, or an entry, a finding or a kept result is not one.
    ValueError
        If two findings are of one fact, or two kept results of one figure.

    Examples
    --------
    >>> Case("A warm city", (Entry("routes.problem", "Cold homes"),)).title
    'A warm city'
    """

    title: str
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    kept: tuple[Kept, ...] = ()

    def __post_init__(self) -> None:
        check_text("title", self.title)
        for entry in self.entries:
            if not isinstance(entry, Entry):
                raise TypeError(f"an entry is {entry!r}; give an Entry(field, text)")
        _check_findings(self.findings)
        if twice := _twice([finding.fact for finding in self.findings]):
            raise ValueError(f"findings has {twice!r} twice; take results in with take_in")
        for result in self.kept:
            if not isinstance(result, Kept):
                raise TypeError(f"a kept result is {result!r}; give a Kept(field, figure, words)")
        if twice := _twice([result.figure for result in self.kept]):
            raise ValueError(f"kept has the figure {twice!r} twice; keep one result of each figure")

    @property
    def facts(self) -> dict[str, float | str]:
        """The value of each fact that the models found."""
        return {finding.fact: finding.value for finding in self.findings}


def take_in(case: Case, findings: Iterable[Finding]) -> Case:
    """Take results of other models into a case; a new result replaces an older one for the same fact.

    Parameters
    ----------
    case : Case
        The case.
    findings : iterable of Finding
        The results, as the functions of `roar_findings` give them.

    Returns
    -------
    Case
        A new case with the results.

    Raises
    ------
    TypeError
        If `case` is not a `Case`, or a result is not a `Finding`.

    Examples
    --------
    >>> result = Finding("tension", 0.5, "Half of the pairs clash.")
    >>> take_in(Case("A warm city"), [result]).facts
    {'tension': 0.5}
    """
    given = tuple(findings)
    _check_findings(given)
    latest = {finding.fact: finding for finding in (*checked_case(case).findings, *given)}
    return replace(case, findings=tuple(latest.values()))


def gaps(case: Case) -> pd.DataFrame:
    """Find what a case leaves open, field by field.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    DataFrame
        A row for each field with a gap, in the order of `FIELDS`: `question`, `field`; `gap`, the gravest of `GAPS`
        that holds; `prompt`, what to ask; `lesson`, the number of the lesson that helps.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> gaps(Case("A warm city", (Entry("routes.problem", "Cold homes"),)))["gap"].tolist()[:2]
    ['no source', 'empty']
    """
    checked_case(case)
    rows = [
        (field.partition(".")[0], field, gap, prompt, lesson)
        for field, (prompt, lesson) in FIELDS.items()
        if (gap := _gap(case, field)) is not None
    ]
    return pd.DataFrame(rows, columns=["question", "field", "gap", "prompt", "lesson"])


def coverage(case: Case) -> pd.DataFrame:
    """Count for each question how many of its fields have something in them.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    DataFrame
        A row a question: `question`, `filled`, `fields` (how many there are) and `share`, 0 to 1.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.

    Examples
    --------
    >>> coverage(Case("A warm city", (Entry("routes.problem", "Cold homes"),)))["share"].tolist()
    [0.25, 0.0, 0.0, 0.0]
    """
    checked_case(case)
    used = {entry.field for entry in case.entries}.union(_found_in(case))
    rows = [(name, len(used.intersection(fields_of(name))), len(fields_of(name))) for name in QUESTIONS]
    table = pd.DataFrame(rows, columns=["question", "filled", "fields"])
    return table.assign(share=table["filled"] / table["fields"])


def checked_case(case: Case) -> Case:
    """Return `case` if it is one, or say what was given instead.

    Parameters
    ----------
    case : Case
        What to check.

    Returns
    -------
    Case
        The case.

    Raises
    ------
    TypeError
        If it is not a `Case`.

    Examples
    --------
    >>> checked_case("A warm city")
    Traceback (most recent call last):
    ...
    TypeError: case is 'A warm city'; give a Case(title, entries, findings)
    """
    if not isinstance(case, Case):
        raise TypeError(f"case is {case!r}; give a Case(title, entries, findings)")
    return case


def counts(case: Case, field: str) -> dict[str, float | str]:
    """Count what a case has under one field, for `GAP_CONDITIONS` to judge.

    Parameters
    ----------
    case : Case
        The case.
    field : str
        One of `FIELDS`.

    Returns
    -------
    dict of str to int
        `entries`; those `said`, which is all but what is unknown; of these, those `without source` and `disputed`;
        and `found`, what models and figures found.

    Raises
    ------
    TypeError
        If `case` is not a `Case`.
    ValueError
        If there is no such field.

    Examples
    --------
    >>> counts(Case("A warm city", (Entry("routes.problem", "Cold homes"),)), "routes.problem")["without source"]
    1
    """
    one_of("the field", field, FIELDS)
    entries = [entry for entry in checked_case(case).entries if entry.field == field]
    said = [entry for entry in entries if entry.standing != "unknown"]
    return {
        "entries": len(entries),
        "said": len(said),
        "without source": sum(not entry.source.strip() for entry in said),
        "disputed": sum(entry.standing == "disputed" for entry in said),
        "found": _found_in(case).count(field),
    }


def _found_in(case: Case) -> list[str]:
    """Name the field of each result of a model or a figure."""
    return [finding.field for finding in case.findings] + [result.field for result in case.kept]


def _gap(case: Case, field: str) -> str | None:
    counted = counts(case, field)
    return next((gap for gap, conditions in GAP_CONDITIONS.items() if all_hold(conditions, counted)), None)


def _twice(names: list[str]) -> str | None:
    return next((name for name in names if names.count(name) > 1), None)


def _check_findings(findings: Iterable[Finding]) -> None:
    for finding in findings:
        if not isinstance(finding, Finding):
            raise TypeError(f"a finding is {finding!r}; give a Finding(fact, value, text)")
