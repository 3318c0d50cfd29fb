"""When a mission gets stuck: eight groups of steps, and the network's four tools."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure

AIMS = ("Ambitious agenda", "Stakeholders", "Capabilities", "Evaluation")
"""The four aims of the network's toolkit, in a word or two each."""


def implementation_steps(steps: pd.DataFrame) -> Explorable:
    """Start from a difficulty; find the group of steps that is about it, and the tool that the network works on.

    Parameters
    ----------
    steps : DataFrame
        A row a group of steps: `number`, `steps` (its name), `short` and `difficulty` (a difficulty, in a
        few words and as somebody might say it), `question` and `aim` (one of the four).

    Returns
    -------
    Explorable
        Groups on the left, tools on the right, those of the difficulty joined; choose the difficulty.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If an aim is not one of the four.
    """
    unknown = sorted(set(steps["aim"]) - set(AIMS))
    if unknown:
        raise ValueError(f"an aim is {unknown[0]!r}; choose one of: {', '.join(AIMS)}")
    chart = _chart(steps)
    difficulties = {int(number): words for number, words in steps[["number", "short"]].itertuples(index=False)}

    def make(number: int) -> Figure:
        return _figure(chart, steps, steps[steps["number"] == number].to_dict("records")[0])

    make.__name__ = "implementation_steps"
    choice = Choice("number", "Difficulty", difficulties, next(iter(difficulties)))
    return Explorable(make, [Group("What is the difficulty?", [choice])])


def _figure(chart: Any, steps: pd.DataFrame, chosen: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="When a mission gets stuck",
        alt="Eight groups of steps on the left, four tools on the right. For the difficulty chosen, group "
        "{number:.0f}, {steps}, is joined to the tool {aim}.",
        words="“{difficulty}” Look among the steps of group {number:.0f}, {steps}. Ask: {question} In the network’s "
        "toolkit, that is work on: {aim}.",
        description="On the left the eight groups of steps in the commission’s report, on the right the four "
        "aims of the network’s toolkit, each in a word or two of ours. Lines join each group with the tool that we "
        "think helps most; the line of the difficulty that you choose is thick. Difficulties, questions and lines "
        "are our teaching device: neither the commission nor the network draws them.",
        row={str(name): value for name, value in chosen.items()},
        table=steps,
        columns=[
            Column("steps", "Group of steps"),
            Column("difficulty", "A difficulty", prose=True),
            Column("question", "What to ask", prose=True),
            Column("aim", "Tool"),
        ],
        source="IIPP brief, Boxes 1 and 2; difficulties and questions are the course’s",
    )


def _chart(steps: pd.DataFrame) -> Any:
    """Draw both columns and the lines; `number` is the control's name."""
    height = len(steps) + 1
    places = _places(len(steps))
    placed = steps.assign(
        left=steps["number"],
        right=steps["aim"].map(places),
        label=steps["number"].astype(str) + " " + steps["steps"],
    )
    scale = alt.Scale(domain=[height - 0.3, 0.3], nice=False)
    across = alt.Scale(domain=[0, 1], nice=False)
    everything: Any = alt.Chart(placed)
    chosen = everything.transform_filter("datum.number === number")
    lines = everything.mark_rule(color=theme.COLOURS["grey"], strokeDash=[3, 3])
    thick = chosen.mark_rule(color=theme.COLOURS["orange"], strokeWidth=4)
    ends = {"x": alt.X("from:Q", axis=None, scale=across), "x2": "to:Q"}
    y = {"y": alt.Y("left:Q", axis=None, scale=scale), "y2": "right:Q"}
    joined = [
        line.transform_calculate(**{"from": "0.55", "to": "0.68"}).encode(**ends, **y) for line in (lines, thick)
    ]
    left = [
        groups.mark_text(align="right", dx=-4, fontWeight=weight).encode(x=alt.datum(0.55), y=y["y"], text="label:N")
        for groups, weight in ((everything.transform_filter("datum.number !== number"), "normal"), (chosen, "bold"))
    ]
    tools = pd.DataFrame({"aim": list(places), "right": list(places.values())})
    right = (
        alt.Chart(tools)
        .mark_text(align="left", dx=4, fontSize=11)
        .encode(x=alt.datum(0.68), y=alt.Y("right:Q", scale=scale), text="aim:N")
    )
    held = everything.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="table")
    words = chosen.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")
    return alt.layer(*joined, *left, right, held, words).properties(height=230)


def _places(groups: int) -> dict[str, float]:
    """Spread the four tools over the height of the groups."""
    return {aim: (place + 0.5) * groups / len(AIMS) + 0.5 for place, aim in enumerate(AIMS)}
