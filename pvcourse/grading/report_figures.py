"""The report's figures: totals, tasks, concepts, and how long notebooks ran."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.figure import Column, Figure
from pvcourse.grading.marks import Marks
from pvcourse.grading.statistics import difficulty, discrimination

SOURCE = "the gradebook of this course"
BINS = 10
"""How many bars a distribution has, at most."""


def totals_figure(marks: Marks) -> Figure:
    """Draw how the class's totals are spread.

    Parameters
    ----------
    marks : Marks
        The marks, of one student or more.

    Returns
    -------
    Figure
        A bar for each range of marks.
    """
    most = float(marks.points.sum())
    totals = marks.totals
    row = {
        "students": len(totals),
        "median": float(totals.median()),
        "low": float(totals.min()),
        "high": float(totals.max()),
        "most": most,
    }
    return _spread(
        totals,
        (0, max(most, float(totals.max()))),
        title="Marks in total",
        axis="Marks",
        words="Half of the {students:.0f} students have {median:.1f} marks of {most:.1f} or more; the lowest total "
        "is {low:.1f}, the highest {high:.1f}.",
        description="Each bar is a range of totals; the upper end belongs to the next bar. What waits for a person "
        "counts 0 so far, and what was taken off for handing in late is taken off.",
        row=row,
    )


def seconds_figure(seconds: pd.Series) -> Figure:
    """Draw how long submissions ran.

    Parameters
    ----------
    seconds : Series
        Wall time of each submission, in seconds.

    Returns
    -------
    Figure
        A bar for each range of seconds.
    """
    row = {"students": len(seconds), "median": float(seconds.median()), "high": float(seconds.max())}
    return _spread(
        seconds,
        (0, max(float(seconds.max()), 1e-3)),
        title="How long submissions ran",
        axis="Seconds",
        words="Half of the {students:.0f} submissions ran for {median:.2f} seconds or less, the slowest for "
        "{high:.2f}.",
        description="Wall time on the machine that ran them, from first cell to last. A submission that takes far "
        "longer than the others may hold a cell that does not end.",
        row=row,
    )


def tasks_table(marks: Marks) -> pd.DataFrame:
    """Return what the marks say about each task.

    Parameters
    ----------
    marks : Marks
        The marks.

    Returns
    -------
    DataFrame
        The items with their `difficulty` and `discrimination`, which are empty for tasks that wait for a person.
    """
    done = marks.settled
    measures = {"difficulty": difficulty(done, marks.points[done.columns]), "discrimination": discrimination(done)}
    aligned = {name: measure.reindex(marks.items.index) for name, measure in measures.items()}
    return marks.items.assign(**aligned)


def tasks_figure(marks: Marks) -> Figure:
    """Draw the average share of the marks for each task.

    Parameters
    ----------
    marks : Marks
        The marks; one task or more is settled.

    Returns
    -------
    Figure
        A bar for each task that is settled, and a table of all measures.
    """
    table = tasks_table(marks).dropna(subset="difficulty")
    by_difficulty = table.sort_values("difficulty")
    hardest, easiest = by_difficulty.iloc[0], by_difficulty.iloc[-1]
    table = table.assign(
        of_class=table["difficulty"],
        agrees=[_or_dash(value) for value in table["discrimination"]],
        about=[", ".join(concepts) for concepts in table["concepts"]],
    )
    row = {"hardest": hardest["label"], "low": hardest["difficulty"]}
    row |= {"easiest": easiest["label"], "high": easiest["difficulty"]}
    return Figure(
        chart=_bars(table, "label", list(table["label"])),
        title="Tasks",
        alt="Bars of the average share of the marks in each task, from {low:.0%} ({hardest}) to {high:.0%} "
        "({easiest}).",
        words="The hardest task is “{hardest}”: the class got {low:.0%} of its marks. The easiest is “{easiest}”, "
        "with {high:.0%}.",
        description="Difficulty is the average share of a task's marks that the class got: the lower, the harder. "
        "Discrimination is the correlation of a task's marks with those of all other tasks together, from −1 to 1: a "
        "task near 0 or below tells other things about students than the rest does, and is worth a look. There is "
        "none where all got the same, or with fewer than three students. Tasks that a person has not marked for "
        "everyone are left out.",
        row=row,
        table=table,
        columns=[
            Column("label", "Task", prose=True),
            Column("points", "Marks", ".1f"),
            Column("difficulty", "Difficulty", ".2f"),
            Column("agrees", "Discrimination"),
            Column("about", "Concepts"),
        ],
        source=SOURCE,
    )


def concepts_figure(marks: Marks) -> Figure | None:
    """Draw the average share of the marks for each concept.

    Parameters
    ----------
    marks : Marks
        The marks.

    Returns
    -------
    Figure or None
        A bar for each concept; None if no task that is settled names one.
    """
    tasks = tasks_table(marks).dropna(subset="difficulty").explode("concepts").dropna(subset="concepts")
    if tasks.empty:
        return None
    weighed = tasks.assign(got=tasks["difficulty"] * tasks["points"]).groupby("concepts", sort=False)
    table = weighed.agg(points=("points", "sum"), got=("got", "sum"), tasks=("label", "count")).reset_index()
    table = table.assign(difficulty=table["got"] / table["points"]).sort_values("difficulty")
    first, last = table.iloc[0], table.iloc[-1]
    return Figure(
        chart=_bars(table, "concepts", list(table["concepts"])),
        title="Concepts",
        alt="Bars of the average share of the marks in the tasks on each concept, from {low:.0%} ({weak}) to "
        "{high:.0%} ({strong}).",
        words="In the tasks on “{weak}” the class got {low:.0%} of the marks, in those on “{strong}” {high:.0%}.",
        description="The share of all marks that the class got in the tasks that name a concept. A task on two "
        "concepts counts for both, so a concept's bar also shows what it is tested together with.",
        row={"weak": first["concepts"], "low": first["difficulty"]}
        | {"strong": last["concepts"], "high": last["difficulty"]},
        table=table,
        columns=[
            Column("concepts", "Concept"),
            Column("tasks", "Tasks"),
            Column("points", "Marks", ".1f"),
            Column("difficulty", "Share of the marks", ".0%"),
        ],
        source=SOURCE,
    )


def _spread(values: pd.Series, ends: tuple[float, float], *, axis: str, words: str, **about: Any) -> Figure:
    edges = np.linspace(*ends, BINS + 1)
    counts, _ = np.histogram(values, edges)
    table = pd.DataFrame({"low": edges[:-1], "high": edges[1:], "students": counts})
    table["range"] = [f"{low:.2f} to {high:.2f}" for low, high in zip(edges[:-1], edges[1:], strict=True)]
    chart: Any = alt.Chart(table).mark_bar(color=theme.COLOURS["blue"])
    chart = chart.encode(
        x=alt.X("low:Q", title=axis, scale=alt.Scale(domain=list(ends), nice=False)),
        x2="high:Q",
        y=alt.Y("students:Q", title="Students", axis=alt.Axis(tickMinStep=1)),
        y2=alt.datum(0),
        stroke=alt.value("var(--pv-page, white)"),
    ).properties(width=500, height=200)
    return Figure(
        chart=chart,
        alt="Bars of how many students lie in each range. " + words,
        words=words,
        table=table,
        columns=[Column("range", axis), Column("students", "Students")],
        source=SOURCE,
        **about,
    )


def _bars(table: pd.DataFrame, field: str, order: list[str]) -> Any:
    shown = table[[field, "difficulty"]]
    chart: Any = alt.Chart(shown).mark_bar(color=theme.COLOURS["blue"])
    share = alt.X("difficulty:Q", title="Share of the marks", axis=alt.Axis(format=".0%"))
    share = share.scale(domain=[0, max(1.0, float(shown["difficulty"].max()))])
    names = alt.Y(f"{field}:N", title=None, sort=order, axis=alt.Axis(labelLimit=150))
    return chart.encode(x=share, y=names).properties(width=400, height=alt.Step(24))


def _or_dash(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.2f}".replace("-", "−")
