"""Which lesson builds on which: the course as a row of lessons with an arc for each step between two of them."""

from collections.abc import Iterable
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.figure import Column, Figure

POINTS = 24
"""How many points an arc is drawn with."""


def course_map(lessons: pd.DataFrame) -> Figure:
    """Draw the lessons and what each builds on.

    Parameters
    ----------
    lessons : DataFrame
        `number`, `title`, `minutes`, and `builds_on`: numbers of lessons, separated by semicolons.

    Returns
    -------
    Figure
        The map.

    Raises
    ------
    ValueError
        If a lesson builds on itself, on a later one, or on one that is not there.

    Examples
    --------
    >>> from pvcourse.data import load
    >>> course_map(load("lessons")).row["lessons"]
    10
    """
    steps = _steps(lessons)
    table = lessons.assign(needs=[_needs(steps, number) for number in lessons["number"]])
    free = [number for number in lessons["number"] if number not in set(steps["later"])]
    counts = steps["earlier"].value_counts()
    most = counts[counts == counts.max()].index.sort_values()
    row = {
        "lessons": len(lessons),
        "hours": lessons["minutes"].sum() / 60,
        "free": _listed(free),
        "most": _listed(most),
        "count": counts.max(),
    }
    return Figure(
        chart=_chart(lessons, steps),
        title="Which lesson builds on which",
        alt="{lessons} lessons in a column, with arcs from each to those that build on it. The most arcs leave from "
        "{most}: {count} each.",
        words="{lessons} lessons, about {hours:.0f} hours in all. You can take {free} at once; {most} carry the most "
        "of what comes later.",
        description="An arc joins a lesson with a later one that builds on it. You can take a lesson without those "
        "before it; it will use words that they explain, and each such word shows its meaning in place.",
        row=row,
        table=table,
        columns=[
            Column("number", "Lesson"),
            Column("title", "Title"),
            Column("minutes", "Minutes"),
            Column("needs", "Builds on"),
        ],
        source="the course’s own table of lessons",
        table_view="lessons",
        words_view="lessons",
    )


def _steps(lessons: pd.DataFrame) -> pd.DataFrame:
    pairs = [
        (int(earlier), lesson["number"])
        for lesson in lessons.dropna(subset="builds_on").to_dict("records")
        for earlier in lesson["builds_on"].split(";")
    ]
    wrong = [pair for pair in pairs if pair[0] not in set(lessons["number"]) or pair[0] >= pair[1]]
    if wrong:
        raise ValueError(f"lesson {wrong[0][1]} builds on {wrong[0][0]}; name lessons that come before it")
    return pd.DataFrame(pairs, columns=["earlier", "later"])


def _listed(numbers: Iterable[int]) -> str:
    return " and ".join(f"lesson {number}" for number in numbers)


def _needs(steps: pd.DataFrame, number: int) -> str:
    return ", ".join(map(str, steps.loc[steps["later"] == number, "earlier"])) or "nothing"


def _arc(earlier: int, later: int) -> pd.DataFrame:
    """Return half an ellipse from one lesson's row to the other's, the wider the further apart they are."""
    angle = np.linspace(0, np.pi, POINTS)
    middle, half = (earlier + later) / 2, (later - earlier) / 2
    return pd.DataFrame(
        {
            "step": f"{earlier} to {later}",
            "order": range(POINTS),
            "across": -np.sin(angle) * np.sqrt(half),
            "down": middle - half * np.cos(angle),
        }
    )


def _chart(lessons: pd.DataFrame, steps: pd.DataFrame) -> Any:
    arcs = pd.concat([_arc(*step) for step in steps.to_numpy().tolist()])
    places = lessons.assign(
        across=0, label=[f"{n}  {title}" for n, title in zip(lessons["number"], lessons["title"], strict=True)]
    )
    x = alt.X("across:Q", axis=None, scale=alt.Scale(domain=[-2.4, 5.6]))
    y = alt.Y("down:Q", axis=None, scale=alt.Scale(reverse=True, domain=[0.5, len(lessons) + 0.5]))
    y_lessons = alt.Y("number:Q", axis=None, scale=alt.Scale(reverse=True, domain=[0.5, len(lessons) + 0.5]))
    lines = (
        alt.Chart(arcs)
        .mark_line(strokeWidth=1.5, color=theme.COLOURS["blue"], opacity=0.7)
        .encode(x=x, y=y, detail="step:N", order="order:Q")
    )
    base = alt.Chart(places).encode(x=x, y=y_lessons)
    dots = base.mark_circle(size=60, opacity=1, color=theme.COLOURS["blue"]).properties(name="lessons")
    names = base.mark_text(align="left", dx=10, limit=250).encode(text="label:N")
    return alt.layer(lines, dots, names).properties(height=28 * len(lessons))
