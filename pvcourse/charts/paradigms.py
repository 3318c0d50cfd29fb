"""The walk through the paradigms: what each of them, and each critic, sees at one and the same police station."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.paradigms import compare_paradigms, critics_of_bureaucracy, yardsticks

KINDS = {
    "paradigm": ("Paradigm", "circle", "blue"),
    "critic": ("Critic", "triangle-down", "orange"),
    "yardstick": ("Yardstick", "square", "green"),
}
"""The kinds of stop on the walk: what each is called, its shape and its colour."""

STOPS = {
    "bureaucracy": (
        "Post-war bureaucracy",
        "officers hired by examination and not through an uncle, one rule book for every street, and nobody who can "
        "be paid to drop a charge.",
    ),
    "Anthony Downs": (
        "Downs: it hardens",
        "a form that every patrol still fills in and nobody reads, and a unit that guards its old beat although the "
        "trouble has moved.",
    ),
    "William Niskanen": (
        "Niskanen: poor and dear",
        "a budget that grows each year, no second supplier to compare it with, and a front desk that shuts at four.",
    ),
    "Jan-Erik Lane": (
        "Lane: staff who serve themselves",
        "officers who choose the easy shifts and the easy cases, since nobody would know the difference.",
    ),
    "Ronald Reagan": (
        "Reagan: the problem itself",
        "no station to be mended but one office too many, paid for by people who could look after themselves.",
    ),
    "new public management": (
        "New Public Management",
        "cells run by a contractor, a league table of stations, and a bonus for each arrest above last year’s.",
    ),
    "public value management": (
        "Moore: a value of its own",
        "an inspector who asks what would let people walk home without fear, seeks the council’s backing for it, and "
        "trains her officers to do it.",
    ),
    "yardstick of the Third Way": (
        "Third Way: outcomes and trust",
        "whether poor streets became as safe as rich ones, how people were treated when they were stopped, and "
        "whether they would ring the station again.",
    ),
    "public value failure": (
        "Bozeman: what nobody provides",
        "paid guards at the marina, too few officers at the station, and nobody at all in the tower blocks by night.",
    ),
    "co-creation": (
        "Co-creation: beyond the manager",
        "the youth club, the landlords, the refuge and the station at one table, still agreeing on what the problem "
        "is.",
    ),
}
"""The stops in the order of the story: what each is called, and what it sees at the station (ours, invented)."""

QUESTIONS = {
    "answers": "What trouble does it answer?",
    "means": "How does it go about the work?",
    "creators": "Who creates value?",
    "managers": "What are managers for?",
    "criticism": "What is held against it?",
    "charge": "What is the charge?",
    "judges": "What is judged?",
    "asks": "Which question does it leave? (ours)",
}
"""What the columns of the model ask."""


def walk() -> Explorable:
    """Show the way from bureaucracy to co-creation, with two stops side by side.

    Returns
    -------
    Explorable
        A path of ten stops; choose through whose eyes to look, and with whom to compare.
    """
    stops, answers = _stops(), _answers()
    options = dict(zip(stops["stop"], stops["label"], strict=True))
    chart = _chart(stops, answers)

    def make(first: str, second: str) -> Figure:
        return _figure(chart, stops, answers, first, second)

    make.__name__ = "walk"
    choices = [
        Choice("first", "Look through the eyes of", options, "bureaucracy"),
        Choice("second", "Beside it, through the eyes of", options, "Anthony Downs"),
    ]
    return Explorable(make, [Group("Choose two stops", choices)])


def _models() -> dict[str, pd.DataFrame]:
    return {"paradigm": compare_paradigms(), "critic": critics_of_bureaucracy(), "yardstick": yardsticks()}


def _stops() -> pd.DataFrame:
    kinds = {name: kind for kind, table in _models().items() for name in table["name"]}
    rows = [
        {"stop": stop, "label": label, "sight": sight, "kind": KINDS[kinds[stop]][0], "place": place}
        for place, (stop, (label, sight)) in enumerate(STOPS.items())
    ]
    return pd.DataFrame(rows).assign(inset=lambda stops: (stops["kind"] != KINDS["paradigm"][0]).astype(int))


def _answers() -> pd.DataFrame:
    """Take what each stop says from the model, a row an answer."""
    said = {record["name"]: record for table in _models().values() for record in table.to_dict("records")}
    rows = [
        {"stop": stop, "asked": f"{label.split(':')[0]}: {asked}", "question": asked, "answer": said[stop][column]}
        for stop, (label, _) in STOPS.items()
        for column, asked in QUESTIONS.items()
        if column in said[stop]
    ]
    return pd.DataFrame(rows)


def _figure(chart: Any, stops: pd.DataFrame, answers: pd.DataFrame, first: str, second: str) -> Figure:
    told = stops.set_index("stop")
    seen = {"first": told.loc[first], "second": told.loc[second]}
    return Figure(
        chart=chart,
        title="One police station, through ten pairs of eyes",
        alt="A path of ten stops from bureaucracy down to co-creation: four paradigms, four critics, two yardsticks. "
        "Marked are {first_label} and {second_label}.",
        words="{first_label}. At the station: {first_sight} {second_label}. At the station: {second_sight}",
        description="From top to bottom, the story of this lesson: circles are paradigms, triangles the critics of "
        "bureaucracy, squares two yardsticks that grew up beside Moore’s. The full ring is your first choice, the "
        "dashed ring your second. What each of them says is in the table, in our words, from Torfing’s slides and "
        "the brief of the institute at University College London. The station, and what each would see in it, are "
        "invented by us to make the difference plain; none of the authors wrote about it.",
        row={f"{which}_{part}": one[part] for which, one in seen.items() for part in ("label", "sight")},
        table=answers[answers["stop"].isin([first, second])],
        columns=[
            Column("asked", "Whom we ask, and what"),
            Column("answer", "Answer", prose=True),
        ],
        source="Torfing’s slides; UCL Institute for Innovation and Public Purpose (2019); the scene is ours",
        table_open=True,
    )


def _chart(stops: pd.DataFrame, answers: pd.DataFrame) -> Any:
    """Draw the path; `first` and `second` are the names of the controls."""
    labels = [label for label, _, _ in KINDS.values()]
    shape = alt.Scale(domain=labels, range=[shape for _, shape, _ in KINDS.values()])
    tint = alt.Scale(domain=labels, range=[theme.COLOURS[colour] for _, _, colour in KINDS.values()])
    legend = alt.Legend(title=None, orient="top", symbolSize=120)
    across = alt.X("inset:Q", axis=None, scale=alt.Scale(domain=[-0.5, 12]))
    down = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[-0.6, len(stops) - 0.4], reverse=True))
    path: Any = alt.Chart(stops)
    chosen = path.transform_filter("datum.stop === first || datum.stop === second")
    names = {"align": "left", "dx": 18, "fontSize": 13}
    rings = [
        path.transform_filter(f"datum.stop === {which}").mark_point(
            size=size, strokeWidth=2, strokeDash=dash, color=theme.COLOURS["ink"]
        )
        for which, size, dash in (("first", 420, [1, 0]), ("second", 560, [4, 3]))
    ]
    drawn = [
        path.transform_filter("datum.inset === 0").mark_line(color=theme.COLOURS["line"], strokeWidth=3),
        path.mark_point(filled=True, size=150, opacity=1).encode(
            shape=alt.Shape("kind:N", scale=shape, legend=legend),
            color=alt.Color("kind:N", scale=tint, legend=legend),
        ),
        path.transform_filter("datum.stop !== first && datum.stop !== second")
        .mark_text(**names)
        .encode(text="label:N"),
        chosen.mark_text(**names, fontWeight="bold").encode(text="label:N"),
        *rings,
        _words(path),
    ]
    # The table's data have no place on the path, so it shares no axes with the parts that do.
    held = alt.Chart(answers).transform_filter("datum.stop === first || datum.stop === second").mark_text(text="")
    placed = [part.encode(x=across, y=down) for part in drawn]
    return alt.layer(*placed, held.encode(x=alt.value(0)).properties(name="table")).properties(height=300)


def _words(path: Any) -> Any:
    """Hold what the two stops see; the mark that holds it is empty."""
    seen = path.transform_filter("datum.stop === first").transform_calculate(other="second")
    beside = alt.LookupData(_stops(), "stop", ["label", "sight"])
    return (
        seen.transform_lookup("other", from_=beside, as_=["second_label", "second_sight"])
        .transform_calculate(first_label="datum.label", first_sight="datum.sight")
        .mark_text(text="")
        .properties(name="words")
    )
