"""What a reward on the count does to all that is not counted: the first figure of lesson 1."""

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, datum, pick
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models import counting as model

RUNGS = {
    "activities": "Activities: all effort",
    "outputs": "Outputs: stops and arrests",
    "uncounted": "Not counted: earning trust",
    "outcome": "Outcome: people safe, and feeling so",
}
"""What each column of the model is called in the figure."""

LINES = {
    "outputs": ("blue", [1, 0]),
    "uncounted": ("purple", [7, 4]),
    "outcome": ("green", [2, 3]),
}
"""The rungs that are drawn: each one's colour and dashes."""

HIGHEST_REWARD = 2.0
TOP = 4.0


@explorable(
    Group("What the ministry does", [Slider("reward", "Reward for each arrest", 0, HIGHEST_REWARD, 0.05, 0, ".2f")]),
    Group(
        "What the work is like",
        [
            Slider("motivation", "What the work is worth to officers, unpaid", 0.2, 2, 0.1, 1),
            Slider("substitution", "How far the two tasks compete", 0.1, 0.9, 0.1, 0.5),
            Slider("weight", "How far safety rests on arrests", 0, 0.9, 0.1, 0.4),
        ],
    ),
)
def what_a_reward_does(reward: float, motivation: float, substitution: float, weight: float) -> Figure:
    """Show effort on arrests and on trust, and the outcome, as the reward for arrests rises.

    Parameters
    ----------
    reward : float
        What is paid for each unit of effort that is counted, 0 to 2.
    motivation, substitution, weight : float
        See `pvcourse.models.counting`.

    Returns
    -------
    Figure
        Three lines over the reward, and a table of the rungs at the reward chosen.
    """
    table = _rungs(reward, motivation, substitution, weight)
    row = dict(zip(table["rung"], table["change"], strict=True))
    best = model.best_reward(motivation, substitution, weight)
    return Figure(
        chart=_chart(),
        title="What a reward on arrests does to trust",
        alt="Three lines over the reward for each arrest. At a reward of {reward:.2f}, arrests are {outputs:+.0%} "
        "against no reward, work on trust is {uncounted:+.0%} and the outcome {outcome:+.0%}.",
        words="At a reward of {reward:.2f}, against none: arrests {outputs:+.0%}, work that earns trust "
        "{uncounted:+.0%}, the outcome for people {outcome:+.0%}. The outcome would be best at a reward of "
        "{best:.2f}.",
        description="Across: what is paid for each arrest. Up: effort on the task that is counted (arrests), effort "
        "on the task that nobody counts (earning trust), and the outcome, which needs both; all in units of our "
        "own, fit for comparing only. The upright line is the reward that you chose. Officers do what is best for "
        "them: they gain the reward and the worth that the work has for them, and pay the cost of their effort. "
        "That rewards draw effort away from what is not counted is Holmström and Milgrom’s finding; the numbers and "
        "the outcome are our teaching device.",
        row={**row, "reward": reward, "best": best},
        table=table,
        columns=[
            Column("label", "Rung"),
            Column("unrewarded", "With no reward", ".2f"),
            Column("rewarded", "With your reward", ".2f"),
            Column("change", "Change", "+.0%"),
        ],
        source="a model of our own making, after Holmström and Milgrom (1991)",
        table_view="rungs",
        words_view="words",
    )


def _rungs(reward: float, motivation: float, substitution: float, weight: float) -> pd.DataFrame:
    """Set the rungs at the reward chosen beside the same with no reward."""
    counted = model.what_gets_counted(np.array([0, reward]), motivation, substitution, weight)
    rows = [(rung, label, *counted[rung]) for rung, label in RUNGS.items()]
    table = pd.DataFrame(rows, columns=["rung", "label", "unrewarded", "rewarded"])
    return table.assign(change=table["rewarded"] / table["unrewarded"] - 1)


def _traced(reward: Any) -> dict[str, Any]:
    """Write the model down for the page, with the sliders' values in it."""
    motivation, substitution = control("motivation"), control("substitution")
    outputs = model.measured_effort(reward, motivation, substitution)
    uncounted = model.unmeasured_effort(reward, motivation, substitution)
    return {
        "activities": outputs + uncounted,
        "outputs": outputs,
        "uncounted": uncounted,
        "outcome": model.outcome(outputs, uncounted, control("weight")),
    }


def _table() -> alt.Chart:
    """Return the table's rows as the page works them out."""
    data = pd.DataFrame({"rung": list(RUNGS), "label": list(RUNGS.values())})
    return (
        alt.Chart(data)
        .transform_calculate(unrewarded=pick("rung", _traced(0.0)), rewarded=pick("rung", _traced(control("reward"))))
        .transform_calculate(change="datum.rewarded / datum.unrewarded - 1")
    )


def _words() -> alt.Chart:
    best = model.best_reward(*(control(name) for name in ("motivation", "substitution", "weight")))
    changes = {
        rung: str(now / before - 1)
        for (rung, now), before in zip(_traced(control("reward")).items(), _traced(0.0).values(), strict=True)
    }
    chart: alt.Chart = alt.Chart(pd.DataFrame({"here": [0]})).transform_calculate(
        reward="reward", best=str(best), **changes
    )
    return chart


@cache
def _chart() -> Any:
    """Draw the lines; what the learner moves reaches them by the controls' names alone."""
    rewards = pd.DataFrame({"at": np.linspace(0, HIGHEST_REWARD, 41).round(2)})
    along = {rung: str(line) for rung, line in _traced(datum("at")).items() if rung in LINES}
    named = {rung: RUNGS[rung] for rung in LINES}
    order = list(named.values())
    lines = (
        alt.Chart(rewards)
        .transform_calculate(**along)
        .transform_fold(list(LINES), as_=["rung", "effort"])
        .transform_calculate(label=pick("rung", named))
        .mark_line(strokeWidth=2.5)
    )
    legend = alt.Legend(title=None, orient="top", direction="vertical", symbolStrokeWidth=2.5, symbolSize=300)
    tint = alt.Scale(domain=order, range=[theme.COLOURS[colour] for colour, _ in LINES.values()])
    dash = alt.Scale(domain=order, range=[dashes for _, dashes in LINES.values()])
    across = alt.X(
        "at:Q",
        title="Reward for each arrest",
        scale=alt.Scale(domain=[0, HIGHEST_REWARD]),
        axis=alt.Axis(tickCount=4),
    )
    up = alt.Y("effort:Q", title="Effort, outcome", scale=alt.Scale(domain=[0, TOP]), axis=alt.Axis(tickCount=4))
    here = _words().mark_rule(color=theme.COLOURS["ink"], size=1.5).encode(x="reward:Q")
    dots = (
        _table()
        .transform_filter("datum.rung !== 'activities'")
        .transform_calculate(at="reward")
        .mark_point(filled=True, size=80, opacity=1)
    )
    held = _table().mark_text(text="").encode(x=alt.value(0))
    return alt.layer(
        lines.encode(
            x=across,
            y=up,
            color=alt.Color("label:N", scale=tint, legend=legend),
            strokeDash=alt.StrokeDash("label:N", scale=dash, legend=legend),
        ),
        here.properties(name="words"),
        dots.encode(x="at:Q", y="rewarded:Q", color=alt.Color("label:N", scale=tint, legend=None)),
        held.properties(name="rungs"),
    ).properties(height=260)
