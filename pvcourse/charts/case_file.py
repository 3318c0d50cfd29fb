"""The case file of the last lesson: a form in the book, the canvas as text in JupyterLab, and worked cases."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pvcourse.models.roar import Case
from pvcourse.models.roar_canvas import FIELDS, QUESTIONS, Entry, fields_of
from pvcourse.models.roar_file import to_json

MIME = "application/vnd.pvcourse.case-file+json"
"""The kind of output that the book's renderer turns into the form."""

STANDING = {"stated": "known", "disputed": "disputed", "unknown": "unknown"}
"""How the status of a piece of evidence is called on the canvas."""


def worked_case(cases: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame, chosen: str) -> Case:
    """Fill the canvas with the evidence on one case.

    Parameters
    ----------
    cases : DataFrame
        The cases: `id` and `name`.
    evidence : DataFrame
        The evidence: `case`, `aspect` (a field of the canvas), `statement`, `status` (stated, disputed or unknown),
        `source`, `section`, `dispute` and `dispute_source`.
    sources : DataFrame
        How each source is named: `key`, one of the words in `source` and `dispute_source`, and `label`.
    chosen : str
        The case's id.

    Returns
    -------
    Case
        An entry for each piece of evidence whose aspect is a field of the canvas.

    Raises
    ------
    ValueError
        If there is no such evidence; the message lists the cases that have some.

    Examples
    --------
    >>> from pvcourse import data
    >>> tables = (data.load(name) for name in ("cases", "case_evidence", "sources"))
    >>> worked_case(*tables, "nhs-records").title
    'The NHS records scheme'
    """
    usable = evidence[evidence["aspect"].isin(list(FIELDS))]
    rows = usable[usable["case"] == chosen]
    if rows.empty:
        known = ", ".join(sorted(set(usable["case"])))
        raise ValueError(f"no evidence on {chosen!r} is about a field of the canvas; there is some on: {known}")
    labels = dict(zip(sources["key"], sources["label"], strict=True))
    title = cases.set_index("id").loc[chosen, "name"]
    return Case(str(title), tuple(_entry(row, labels) for row in rows.to_dict("records")))


def _entry(row: dict[Any, Any], labels: dict[str, str]) -> Entry:
    text, source = row["statement"], ""
    if row["status"] == "disputed":
        text += f" But: {row['dispute'][0].lower()}{row['dispute'][1:]}"
    if row["status"] != "unknown":
        keys = [row["source"], *([row["dispute_source"]] if row["status"] == "disputed" else [])]
        source = "; ".join(labels[key] for cell in keys for key in cell.split(";"))
    return Entry(row["aspect"], text, STANDING[row["status"]], source)


class CaseFile:
    """A case file that shows itself: a form in the book, the canvas as text anywhere else.

    Parameters
    ----------
    worked : sequence of Case
        Worked cases that stand beside the form, to read.

    Raises
    ------
    TypeError
        If one of them is not a `Case`.

    Examples
    --------
    >>> print(CaseFile([]).as_text().splitlines()[0])
    ROUTES: Which direction is change to take, and how can many try their own way?
    """

    def __init__(self, worked: Sequence[Case]) -> None:
        self.worked = [to_json(case) for case in worked]

    def as_text(self) -> str:
        """Return the canvas as plain text: each question with its fields, by the names that `Entry` takes.

        Returns
        -------
        str
            A line a question and a line a field.
        """
        lines = []
        for question, (asks, _) in QUESTIONS.items():
            lines.append(f"{question.upper()}: {asks}")
            lines += [f"  {field}: {FIELDS[field][0]}" for field in fields_of(question)]
        return "\n".join(lines)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: {"worked": self.worked}, "text/plain": self.as_text()}
