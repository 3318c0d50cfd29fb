"""Real initiatives held against co-creation and the three things that only look like it."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.co_creation import CRITERIA, KINDS, QUESTIONS, Initiative, Verdict, checklist, classify

READING = "still reading"
"""Where the learner's verdict stands at first: the marks stay hidden, so that nobody is told before judging."""

FITS = {
    "yes": ("fits", "circle", "blue"),
    "no": ("does not fit", "M-0.6,-0.6L0.6,0.6M0.6,-0.6L-0.6,0.6", "orange"),
    "unknown": ("not known", "M-0.6,0L0.6,0", "grey"),
}
"""How a criterion stands: what it is called, its shape and its colour."""

SHORT = {
    "problem": "Problem",
    "solution": "Solution",
    "delivery": "Carrying out",
    "asked": "Asked for views",
    "means": "Given the means",
    "new": "New",
}
"""What each of the six questions is called in the picture."""

HEADINGS = {
    "co-creation": "Co-creation",
    "consultation": "Consultation",
    "dumping": "Dumping",
    "contracting out": "Contract",
}
_YES_NO = {"yes": True, "no": False}


def sorting_initiatives(cases: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Explorable:
    """Let the learner sort real initiatives, and answer with the reasons for and against.

    Parameters
    ----------
    cases : DataFrame
        The initiatives: `id` and `name`.
    evidence : DataFrame
        What is known of them: `case`, `aspect` (one of the six questions), `statement`, `status`, `section`,
        `source`, `dispute`, `dispute_source` and `answer`, where a source settles the question.
    sources : DataFrame
        How each source is named: `key` and `label`.

    Returns
    -------
    Explorable
        Choose an initiative, read its evidence, and say what it is; then the marks appear.

    Raises
    ------
    ValueError
        If no evidence answers any of the six questions.
    """
    kept = evidence[evidence["aspect"].isin(list(QUESTIONS))]
    if kept.empty:
        raise ValueError(
            f"no evidence is about {', '.join(QUESTIONS)}; give evidence with one of these as its aspect"
        )
    read = _evidence(kept, dict(zip(sources["key"], sources["label"], strict=True)))
    named = cases[cases["id"].isin(kept["case"])]
    names = dict(zip(named["id"], named["name"], strict=True))
    initiatives = {case: initiative_of(rows) for case, rows in kept.groupby("case", sort=False)}
    words = _words(names, initiatives, read)
    chart = _chart(read, _marks(initiatives), words)

    def make(chosen: str, verdict: str) -> Figure:
        row = words[(words["case"] == chosen) & (words["verdict"] == verdict)].to_dict("records")[0]
        return _figure(chart, read[read["case"] == chosen], {str(name): value for name, value in row.items()})

    make.__name__ = "sorting_initiatives"
    verdicts = {READING: "I am still reading"} | {kind: kind[0].upper() + kind[1:] for kind in KINDS}
    choices = [
        Choice("chosen", "Initiative", names, next(iter(names))),
        Choice("verdict", "What is it?", verdicts, READING),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def initiative_of(rows: pd.DataFrame) -> Initiative:
    """Take from the evidence on a case what it settles; the rest stays unknown.

    Parameters
    ----------
    rows : DataFrame
        The evidence on one case: `aspect`, the question, and `answer`, missing where nothing settles it.

    Returns
    -------
    Initiative
        The case as the model takes it.

    Raises
    ------
    ValueError
        If an answer is not one that the model knows.

    Examples
    --------
    >>> rows = pd.DataFrame({"aspect": ["asked", "new"], "answer": ["yes", None]})
    >>> initiative_of(rows).asked, initiative_of(rows).new
    (True, None)
    """
    settled = rows.dropna(subset="answer")
    given: dict[str, Any] = dict(zip(settled["aspect"], settled["answer"], strict=True))
    answers: dict[str, Any] = {question: _YES_NO.get(answer, answer) for question, answer in given.items()}
    return Initiative(**answers)


def _evidence(evidence: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    order = {question: place for place, question in enumerate(QUESTIONS)}
    rows = evidence.sort_values("aspect", key=lambda aspects: aspects.map(order), kind="stable")
    return pd.DataFrame(
        {
            "case": rows["case"],
            "topic": rows["aspect"].map(SHORT),
            "question": rows["aspect"].map(QUESTIONS),
            "statement": rows["statement"],
            "dispute": [_cited(row.dispute, row.dispute_source, labels) for row in rows.itertuples()],
            "cited": [_cited(row.section, row.source, labels) for row in rows.itertuples()],
            "open": (rows["status"] == "unknown").astype(int),
        }
    ).reset_index(drop=True)


def _cited(said: Any, keys: Any, labels: dict[str, str]) -> str:
    return "–" if pd.isna(keys) else f"{said} ({'; '.join(labels[key] for key in str(keys).split(';'))})"


def _marks(initiatives: dict[Any, Initiative]) -> pd.DataFrame:
    """Hold every initiative against every criterion, a row a mark of the picture."""
    fields = {text: field for field, text in QUESTIONS.items()}
    rows = [checklist(initiative).assign(case=case) for case, initiative in initiatives.items()]
    table = pd.concat(rows, ignore_index=True)
    return table.assign(
        topic=table["question"].map(fields).map(SHORT),
        fits=table["fits"].map({key: name for key, (name, _, _) in FITS.items()}),
        heading=table["kind"].map(HEADINGS),
    )[["case", "kind", "heading", "topic", "fits"]]


def _words(names: dict[str, str], initiatives: dict[Any, Initiative], read: pd.DataFrame) -> pd.DataFrame:
    """Write what is said for every initiative and every verdict that a learner may give."""
    rows = []
    for case, verdict in product(names, (READING, *KINDS)):
        of_case = read[read["case"] == case]
        told = _first_words(of_case) if verdict == READING else _reply(verdict, classify(initiatives[case]))
        seen = _entries_seen(of_case) if verdict == READING else _tally(initiatives[case])
        rows.append({"case": case, "verdict": verdict, "name": names[case], "told": told, "seen": seen})
    return pd.DataFrame(rows)


def _first_words(of_case: pd.DataFrame) -> str:
    found = f"{len(of_case)} pieces of evidence, {of_case['open'].sum()} of them left open by our sources"
    return f"{found}. Read them in the table, then say what it is."


def _entries_seen(of_case: pd.DataFrame) -> str:
    counts = of_case["topic"].value_counts()
    by_topic = "; ".join(f"{topic.lower()}, {_entries(counts.get(topic, 0))}" for topic in SHORT.values())
    return f"What we found, by question: {by_topic}. The marks stay hidden until you decide."


def _reply(said: str, verdict: Verdict) -> str:
    """Answer a learner's verdict with the reasons for the model's own, and against the learner's."""
    agreed = "and so do" if said == verdict.kind else "but"
    found = "the course’s six questions" if said == verdict.kind else f"the course’s six questions say {verdict.kind}"
    parts = [f"You say {said}, {agreed} {found}."]
    for label, prefix in (("For it", f"{verdict.kind}: "), (f"Against {said}", f"not {said}: ")):
        reasons = [reason.removeprefix(prefix) for reason in verdict.reasons if reason.startswith(prefix)]
        parts += [f"{label}: {'; '.join(reasons)}."] if reasons else []
    if not verdict.reasons:
        parts.append("Nothing that we found speaks against any of the four.")
    if verdict.to_find_out:
        parts.append(f"Still to find out: {' '.join(verdict.to_find_out)}")
    return " ".join(parts)


def _tally(initiative: Initiative) -> str:
    """Say in words what the marks show."""
    counts = checklist(initiative).groupby("kind")["fits"].value_counts()
    parts = []
    for kind, criteria in CRITERIA.items():
        given = [f"{counts.get((kind, key), 0)} {name}" for key, (name, _, _) in FITS.items()]
        parts.append(f"{kind}, {len(criteria)} criteria: {', '.join(given)}")
    return f"Marks by kind: {'; '.join(parts)}."


def _figure(chart: Any, table: pd.DataFrame, row: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Is it co-creation?",
        alt="{name}. {seen}",
        words="{name}: {told}",
        description="A row for each of the six questions, a column for co-creation and for each of the three things "
        "that it is not. A mark stands where a kind needs a certain answer: a ring where the evidence gives that "
        "answer, a cross where it gives another, a dash where we found none. The column you chose is shaded. An "
        "answer counts only where a source states it and no other disputes it, so much stays open; to find out more "
        "is part "
        "of the work. The definition and the three kinds are Torfing’s; questions and rules are our teaching device.",
        row=row,
        table=table,
        columns=[
            Column("question", "Question"),
            Column("statement", "What is said or asked", prose=True),
            Column("dispute", "What another source says", prose=True),
            Column("cited", "Source", prose=True),
        ],
        source="the sources named in the table; entries in our own words",
        table_view="table",
        words_view="words",
        table_open=True,
    )


def _chart(read: pd.DataFrame, marks: pd.DataFrame, words: pd.DataFrame) -> Any:
    """Draw the marks; `chosen` and `verdict` are the names of the controls."""
    across = alt.X(
        "heading:N",
        title=None,
        sort=list(HEADINGS.values()),
        scale=alt.Scale(domain=list(HEADINGS.values())),
        axis=alt.Axis(orient="top", labelAngle=0, ticks=False, domain=False, labelPadding=8),
    )
    rows = alt.Y("topic:N", sort=None, axis=None, scale=alt.Scale(domain=list(SHORT.values())))
    looks = list(FITS.values())
    domain = [name for name, _, _ in looks]
    legend = alt.Legend(title=None, orient="bottom")
    decided = alt.Chart(marks).transform_filter(f"verdict !== '{READING}'")
    shaded = decided.transform_filter("datum.kind === verdict").transform_aggregate(groupby=["heading"])
    drawn = decided.transform_filter("datum.case === chosen").mark_point(size=190, strokeWidth=3, opacity=1)
    told = alt.Chart(words).transform_filter("datum.case === chosen && datum.verdict === verdict")
    statements = alt.Chart(read).transform_filter("datum.case === chosen")
    return alt.layer(
        shaded.mark_bar(color=theme.COLOURS["line"], opacity=0.3).encode(x=across),
        drawn.encode(
            x=across,
            y=rows,
            shape=alt.Shape(
                "fits:N", scale=alt.Scale(domain=domain, range=[shape for _, shape, _ in looks]), legend=legend
            ),
            color=alt.Color(
                "fits:N",
                scale=alt.Scale(domain=domain, range=[theme.COLOURS[tint] for _, _, tint in looks]),
                legend=legend,
            ),
        ),
        alt.Chart(_row_labels(read))
        .transform_filter("datum.case === chosen")
        .mark_text(align="left", baseline="bottom", dy=-12)
        .encode(x=alt.value(0), y=rows, text="label:N"),
        told.mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
        statements.mark_text(text="").encode(x=alt.value(0)).properties(name="table"),
    ).properties(width=300, height=320)


def _row_labels(read: pd.DataFrame) -> pd.DataFrame:
    """Name each row, with how much was found about it."""
    counts = read.groupby(["case", "topic"]).size()
    rows = [
        (case, topic, counts.get((case, topic), 0)) for case, topic in product(read["case"].unique(), SHORT.values())
    ]
    table = pd.DataFrame(rows, columns=["case", "topic", "entries"])
    return table.assign(label=table["topic"] + " (" + table["entries"].map(_entries) + ")")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count or 'no'} entries"
