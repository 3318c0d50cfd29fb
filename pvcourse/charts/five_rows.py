"""One policy read in two frames, row by row: market fixing and market shaping."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.expressions import control, pick
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.market_shaping import FRAMES, ROWS, read_frame

LABELS = {
    "justification": "Why act?",
    "appraisal": "How to appraise?",
    "assumptions": "What to assume?",
    "evaluation": "How to evaluate?",
    "risk": "How to treat risk?",
}
"""The five rows as questions."""

MARKS = {"fixing": "Fixing", "shaping": "Shaping", "unknown": "Leave open"}
"""What a learner can mark a row with."""

START = ("fixing", "fixing", "unknown", "unknown", "unknown")
SHAPES = {"fixing": ("square", "blue"), "shaping": ("circle", "orange")}


def two_frames(readings: pd.DataFrame) -> Explorable:
    """Read a policy row by row in both frames, and mark the frame that suits it.

    Parameters
    ----------
    readings : DataFrame
        `policy`, `name`, `row` (one of `pvcourse.models.market_shaping.ROWS`), `fixing` and `shaping`: what the
        policy looks like in that row of either frame.

    Returns
    -------
    Explorable
        Two columns of marks; choose the policy, and a frame for each row.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If a policy does not have each of the five rows once.
    """
    _check(readings)
    policies = dict(zip(readings["policy"], readings["name"], strict=True))
    chart = _chart(readings, _verdicts())

    def make(policy: str, **marks: str) -> Figure:
        return _figure(chart, readings[readings["policy"] == policy], policies[policy], marks)

    make.__name__ = "two_frames"
    choices = [Choice(row, LABELS[row], MARKS, mark) for row, mark in zip(ROWS, START, strict=True)]
    policy = Choice("policy", "Policy", policies, next(iter(policies)))
    return Explorable(make, [Group("Policy", [policy]), *(Group(choice.label, [choice]) for choice in choices)])


def _check(readings: pd.DataFrame) -> None:
    for policy, rows in readings.groupby("policy")["row"]:
        if tuple(rows) != ROWS:
            raise ValueError(f"the rows of {policy} are {', '.join(rows)}; give each once: {', '.join(ROWS)}")


def _verdicts() -> pd.DataFrame:
    """Read every way to mark the five rows with the model: `key` is the marks in the order of the rows."""
    found = []
    for marks in product(MARKS, repeat=len(ROWS)):
        reading = read_frame(dict(zip(ROWS, marks, strict=True)))
        found.append({"key": "".join(mark[0] for mark in marks), "frame": reading.frame, "reason": reading.reason})
    return pd.DataFrame(found)


def _figure(chart: Any, rows: pd.DataFrame, name: str, marks: dict[str, str]) -> Figure:
    reading = read_frame(marks)
    table = rows.assign(label=rows["row"].map(LABELS), mark=[MARKS[marks[row]] for row in rows["row"]])
    return Figure(
        chart=chart,
        title="One policy in two frames",
        alt="{name}, five rows, each marked as fixing, as shaping or left open. The reading: {frame}. {reason}",
        words="{name}, as you marked it: {frame}. {reason}",
        description="Each line is one of the five rows in which the two frames differ. A filled mark stands where "
        "you marked the row, square for fixing and round for shaping; hollow marks are the frame that you did not "
        "choose. The table says how the policy looks in both. What the rows ask is the brief’s; how each policy "
        "answers is our reading, and so is the rule that three rows are enough to name a frame.",
        row={"name": name, "frame": reading.frame, "reason": reading.reason},
        table=table,
        columns=[
            Column("label", "Row"),
            Column("fixing", "To someone who fixes markets", prose=True),
            Column("shaping", "To someone who shapes them", prose=True),
            Column("mark", "Your mark"),
        ],
        source="the five rows of the IIPP brief, Box 4; the policies as told in the sources named in the text",
        table_open=True,
    )


def _chart(readings: pd.DataFrame, verdicts: pd.DataFrame) -> Any:
    """Draw a square and a circle a row; each row's mark is the control of its name."""
    chosen = pick("row", {row: control(row) for row in ROWS})
    cells = pd.DataFrame(
        [
            {"row": row, "frame": frame, "place": place, "label": LABELS[row]}
            for row in ROWS
            for place, frame in enumerate(FRAMES)
        ]
    )
    up = alt.Y("label:N", sort=list(LABELS.values()), title=None, axis=alt.Axis(domain=False, ticks=False))
    # Places on a scale of numbers, since the page sets the picture's width and a scale of words would not follow it.
    names = " : ".join(f"datum.value === {place} ? '{MARKS[frame]}'" for place, frame in enumerate(FRAMES))
    heads = alt.Axis(
        orient="top",
        values=[0, 1],
        labelExpr=f"{names} : ''",
        domain=False,
        ticks=False,
        grid=False,
        labelFontSize=13,
    )
    across = alt.X("place:Q", title=None, axis=heads, scale=alt.Scale(domain=[-0.5, 1.5], nice=False))
    shape, tint = (
        alt.Scale(domain=list(SHAPES), range=parts)
        for parts in ([s for s, _ in SHAPES.values()], [theme.COLOURS[t] for _, t in SHAPES.values()])
    )
    marks = (
        alt.Chart(cells)
        .transform_calculate(chosen=f"{chosen} === datum.frame ? 1 : 0")
        .mark_point(size=330, strokeWidth=2)
        .encode(
            x=across,
            y=up,
            shape=alt.Shape("frame:N", scale=shape, legend=None),
            stroke=alt.Color("frame:N", scale=tint, legend=None),
            fill=alt.Color("frame:N", scale=tint, legend=None),
            fillOpacity=alt.FillOpacity("chosen:Q", scale=alt.Scale(domain=[0, 1], range=[0, 1]), legend=None),
        )
    )
    return alt.layer(marks, _rows(readings, chosen), _reading(readings, verdicts)).properties(height=190)


def _rows(readings: pd.DataFrame, chosen: str) -> Any:
    """Hold the table: the rows of the policy chosen, each with its mark. The marks that hold it are empty."""
    words = "{" + ", ".join(f"{mark}: '{label}'" for mark, label in MARKS.items()) + "}"
    held: Any = (
        alt.Chart(readings.assign(label=readings["row"].map(LABELS)))
        .transform_filter("datum.policy === policy")
        .transform_calculate(mark=f"{words}[{chosen}]")
    )
    return held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="table")


def _reading(readings: pd.DataFrame, verdicts: pd.DataFrame) -> Any:
    """Hold the words: the model's reading of the marks."""
    names = readings.drop_duplicates("policy")[["policy", "name"]]
    held: Any = (
        alt.Chart(names)
        .transform_filter("datum.policy === policy")
        .transform_calculate(key=" + ".join(f"{row}[0]" for row in ROWS))
        .transform_lookup("key", from_=alt.LookupData(verdicts, "key", ["frame", "reason"]))
    )
    return held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")
