"""Figures of the last lesson: cases under the four questions, what a lesson brings to a case, contested figures."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.evidence import Wording, evidence_by_corner
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.roar import Case, coverage
from pvcourse.models.roar_canvas import FIELDS, QUESTIONS, Entry, fields_of, four_questions

LABELS = {
    "routes": "Routes and directions",
    "organisations": "Organisations",
    "assessment": "Assessment",
    "rewards": "Risks and rewards",
}
"""The four questions as figures name them."""

TOPICS = {
    "architects": "Architects in public service",
    "records": "The NHS records scheme",
    "savings": "The digital service’s savings",
}
"""What the contested figures are about."""

ALL = 0
"""The choice of all lessons together."""

FOUR_QUESTIONS = Wording(
    title="Three cases under the four questions",
    row="Question",
    alt="{name}: evidence by question. For a case of public value: {supports:.0f}; against one: {strains:.0f}; "
    "disputed: {disputed:.0f}; left open: {open:.0f}.",
    words="{name}, {all:.0f} entries: {supports:.0f} for a case of public value, {strains:.0f} against one, "
    "{disputed:.0f} disputed, {open:.0f} left open by our sources.",
    description="Each mark is one piece of evidence, told in the table. Its shape and colour say whether it "
    "supports the case, strains it, is disputed by another source, or is a question that the sources we read "
    "do not answer. How many marks a question has says how much was written about it, not how strong it is.",
)
"""What the figure of evidence says where its rows are the four questions."""


def evidence_by_question(cases: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Explorable:
    """Show the evidence on one case at a time, a row for each of the four questions.

    Parameters
    ----------
    cases, evidence, sources : DataFrame
        As `evidence.evidence_by_corner` takes them; an aspect is a field of the ROAR canvas.

    Returns
    -------
    Explorable
        A figure with one choice: the case.

    Raises
    ------
    ValueError
        If no evidence is about a field of the canvas.
    """
    of_canvas = evidence[evidence["aspect"].isin(list(FIELDS))]
    by_question = of_canvas.assign(aspect=of_canvas["aspect"].str.split(".").str[0])
    return evidence_by_corner(cases, by_question, sources, LABELS, FOUR_QUESTIONS)


def what_a_lesson_brings(lessons: pd.DataFrame) -> Explorable:
    """Show which fields of the canvas have something in them, if a case has results of one lesson alone.

    Parameters
    ----------
    lessons : DataFrame
        The lessons: `number` and `title`.

    Returns
    -------
    Explorable
        A figure with one choice: the lesson.

    Raises
    ------
    KeyError
        If a lesson that helps with a field is not in the table.
    """
    titles = lessons.set_index("number")["title"]
    used = sorted({lesson for _, lesson in FIELDS.values()})
    options = {ALL: "All nine lessons"} | {number: f"{number}. {titles[number]}" for number in used}
    squares = pd.concat([_squares(number) for number in options], ignore_index=True)
    stories = pd.DataFrame([_story(number, options[number]) for number in options])
    chart = _canvas_chart(squares, stories)

    def make(lesson: int) -> Figure:
        story = stories[stories["lesson"] == lesson].to_dict("records")[0]
        return _canvas_figure(chart, squares[squares["lesson"] == lesson], {str(k): v for k, v in story.items()})

    make.__name__ = "what_a_lesson_brings"
    return Explorable(make, [Group("The case has results from", [Choice("lesson", "Lesson", options, ALL)])])


def _case_with(lesson: int) -> Case:
    """Return a case in which every field is filled that the lesson helps with."""
    helped = [field for field, (_, helper) in FIELDS.items() if lesson in (ALL, helper)]
    return Case("A case", tuple(Entry(field, "A result") for field in helped))


def _squares(lesson: int) -> pd.DataFrame:
    filled = {entry.field for entry in _case_with(lesson).entries}
    rows = [
        {
            "lesson": lesson,
            "question": LABELS[question],
            "place": place,
            "prompt": FIELDS[field][0],
            "helper": FIELDS[field][1],
            "state": "has a result" if field in filled else "still open",
        }
        for question in QUESTIONS
        for place, field in enumerate(fields_of(question), 1)
    ]
    return pd.DataFrame(rows)


def _story(lesson: int, label: str) -> dict[str, Any]:
    counted = coverage(_case_with(lesson)).merge(four_questions(), on="question")
    touched, left = counted[counted["filled"] > 0], counted[counted["filled"] == 0]
    filled = zip(touched["question"], touched["filled"], touched["fields"], strict=True)
    some = "; ".join(f"{LABELS[question]} {count} of {of}" for question, count, of in filled)
    none = ", ".join(f"“{challenge}”" for challenge in left["challenge"]) or "none"
    return {
        "lesson": lesson,
        "label": label,
        "filled": int(counted["filled"].sum()),
        "fields": int(counted["fields"].sum()),
        "some": some,
        "none": none,
        "duties": f"{len(touched)} of {len(counted)}",
    }


def _canvas_figure(chart: Any, squares: pd.DataFrame, story: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="What one lesson brings to a case",
        alt="The sixteen fields of the canvas in four rows, one a question. With results from: {label}, "
        "{filled:.0f} of {fields:.0f} fields have one: {some}.",
        words="Results from: {label}. {filled:.0f} of {fields:.0f} fields have one ({some}). Challenges without "
        "any: {none}. Of the four duties in the call to action, the case can speak to {duties}.",
        description="Each row is a question of ROAR, with the brief’s challenge that it answers; each mark is a "
        "field under it. A full square is a field that the chosen lesson helps with; a ring is a field left open. "
        "The match of questions and challenges follows the brief, that of duties is our reading; the fields, and "
        "which lesson helps with which, are ours. A field with a result is no field well argued: you are the judge.",
        row=story,
        table=squares,
        columns=[
            Column("question", "Question"),
            Column("prompt", "Field", prose=True),
            Column("helper", "Lesson that helps"),
            Column("state", "In this case"),
        ],
        source="the course’s ROAR canvas, after IIPP (2019), Box 6 and “A call to action”",
    )


def _canvas_chart(squares: pd.DataFrame, stories: pd.DataFrame) -> Any:
    """Draw a row of four marks for each question; `lesson` is the name of the control."""
    rows = list(LABELS.values())
    domain = alt.Scale(domain=rows)
    chosen: Any = alt.Chart(squares).transform_filter("datum.lesson === lesson")
    states = ["has a result", "still open"]
    marks = chosen.mark_point(size=420, strokeWidth=3, opacity=1).encode(
        x=alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0.5, 4.5])),
        y=alt.Y("question:N", sort=rows, axis=None, scale=domain),
        shape=alt.Shape("state:N", scale=alt.Scale(domain=states, range=["square", "circle"]), legend=_legend()),
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=states, range=[theme.COLOURS["green"], theme.COLOURS["grey"]]),
            legend=_legend(),
        ),
        fill=alt.Fill(
            "state:N", scale=alt.Scale(domain=states, range=[theme.COLOURS["green"], "transparent"]), legend=None
        ),
        tooltip="prompt:N",
    )
    questions = four_questions()
    pairs = zip(questions["question"], questions["challenge"], strict=True)
    heads = pd.DataFrame(
        {"question": rows, "head": [f"{LABELS[question]}: {challenge.lower()}" for question, challenge in pairs]}
    )
    names = (
        alt.Chart(heads)
        .mark_text(align="left", baseline="bottom", dy=-15)
        .encode(x=alt.value(0), y=alt.Y("question:N", sort=rows, axis=None, scale=domain), text="head:N")
    )
    words = (
        alt.Chart(stories)
        .transform_filter("datum.lesson === lesson")
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )
    return alt.layer(marks.properties(name="table"), names, words).properties(height=250)


def _legend() -> alt.Legend:
    return alt.Legend(title=None, orient="top", symbolStrokeWidth=2)


def contested_figures(figures: pd.DataFrame) -> Explorable:
    """Set a figure of the brief beside what others say of the same matter.

    Parameters
    ----------
    figures : DataFrame
        `topic` (one of `TOPICS`), `what`, `value`, `unit`, `said_by` and `voice` (brief or other).

    Returns
    -------
    Explorable
        A figure with one choice: the topic.

    Raises
    ------
    ValueError
        If a topic has no figure of the brief, or none of others.
    """
    prepared = figures.assign(
        voice=figures["voice"].map({"brief": "The brief", "other": "Others"}),
        place=figures.groupby("topic").cumcount() + 1,
        written=[f"{value:g}" for value in figures["value"]],
    )
    stories = pd.DataFrame([_topic_story(prepared[prepared["topic"] == topic], topic) for topic in TOPICS])
    chart = _topic_chart(prepared, stories)

    def make(topic: str) -> Figure:
        story = stories[stories["topic"] == topic].to_dict("records")[0]
        return _topic_figure(chart, prepared[prepared["topic"] == topic], {str(k): v for k, v in story.items()})

    make.__name__ = "contested_figures"
    return Explorable(make, [Group("Choose a matter", [Choice("topic", "Matter", TOPICS, "architects")])])


def _topic_story(rows: pd.DataFrame, topic: str) -> dict[str, Any]:
    said = {voice: rows[rows["voice"] == voice] for voice in ("The brief", "Others")}
    for voice, found in said.items():
        if found.empty:
            raise ValueError(
                f"{topic} has no figure with the voice {voice!r}; give one of the brief and one of others"
            )
    told = {voice: _told(found) for voice, found in said.items()}
    return {
        "topic": topic,
        "label": TOPICS[topic],
        "unit": rows["unit"].iloc[0],
        "brief": told["The brief"],
        "others": told["Others"],
        "count": len(rows),
        "low": f"{rows['value'].min():g}",
        "high": f"{rows['value'].max():g}",
    }


def _told(found: pd.DataFrame) -> str:
    pairs = zip(found["what"], found["written"], strict=True)
    return "; ".join(f"{what[0].lower()}{what[1:]}: {value}" for what, value in pairs)


def _topic_figure(chart: Any, rows: pd.DataFrame, story: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="A figure of the brief, and what others say",
        alt="{label}: {count:.0f} figures from {low} to {high} {unit}. The brief: {brief}. Others: {others}.",
        words="{label}, in {unit}. The brief: {brief}. Others: {others}.",
        description="Each mark is a figure, with what is counted above it. A square is the brief’s figure, a circle "
        "another source’s. Two figures can be equal and count different things: read what each one counts before you "
        "compare. Choosing another matter also changes the scale. The figures are as they were published; we "
        "measured none of them.",
        row=story,
        table=rows,
        columns=[
            Column("what", "What is counted"),
            Column("written", "Figure"),
            Column("unit", "Unit"),
            Column("said_by", "Said by"),
        ],
        source="those named in the table, each in full on the page of sources",
        table_open=True,
    )


def _topic_chart(prepared: pd.DataFrame, stories: pd.DataFrame) -> Any:
    """Draw a mark for each figure of a topic; `topic` is the name of the control."""
    voices = ["The brief", "Others"]
    shown: Any = alt.Chart(prepared).transform_filter("datum.topic === topic")
    down = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[5.6, 0.4]))
    marks = shown.mark_point(filled=True, size=170, opacity=1).encode(
        x=alt.X("value:Q", title=None, scale=alt.Scale(zero=True, nice=True)),
        y=down,
        shape=alt.Shape("voice:N", scale=alt.Scale(domain=voices, range=["square", "circle"]), legend=_legend()),
        color=alt.Color(
            "voice:N",
            scale=alt.Scale(domain=voices, range=[theme.COLOURS["orange"], theme.COLOURS["blue"]]),
            legend=_legend(),
        ),
    )
    from_zero: Any = shown.transform_calculate(zero="0").mark_rule(color=theme.COLOURS["line"], strokeWidth=2)
    stems = from_zero.encode(x="zero:Q", x2="value", y=down)
    names = shown.mark_text(align="left", baseline="bottom", dy=-9).encode(x=alt.value(0), y=down, text="label:N")
    labelled = names.transform_calculate(label="datum.what + ': ' + datum.written")
    words = (
        alt.Chart(stories)
        .transform_filter("datum.topic === topic")
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )
    return alt.layer(stems, marks.properties(name="table"), labelled, words).properties(height=290)
