"""The figures of lesson 2: a strategy's prospects, cases and their evidence, capacity against trust."""

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.expressions import control, datum, pick
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models import strategic_triangle as model

LABELS = {
    "proposition": "Value proposition",
    "authorisation": "Authorising environment",
    "capacity": "Operational capacity",
}
"""What each corner is called in a figure."""

TINTS = {"proposition": "blue", "authorisation": "purple", "capacity": "green"}
"""Each corner's colour, the same in every figure of the lesson."""

RUNS = 1000
REACH = 5
START = {"proposition": (6, 7.5, 9), "authorisation": (2, 4, 7.5), "capacity": (4, 6, 7)}
LEVELS = {"low": "At worst", "likely": "Most likely", "high": "At best"}
RULES = {0.0: "The weakest corner rules", 0.5: "Half-way between", 1.0: "Corners make up for each other"}


def _corner_group(corner: str) -> Group:
    sliders = [
        Slider(f"{corner}_{level}", label, model.LOWEST, model.HIGHEST, 0.5, value)
        for (level, label), value in zip(LEVELS.items(), START[corner], strict=True)
    ]
    return Group(LABELS[corner], sliders, rising=True, tint=TINTS[corner])


@explorable(
    Group("How corners combine", [Choice("making_up", "Rule", RULES, 0.0)]),
    *(_corner_group(corner) for corner in model.CORNERS),
)
def prospects(making_up: float, **levels: float) -> Figure:
    """Show a strategy's prospects, given the doubt about its corners, and which corner moves them most.

    Parameters
    ----------
    making_up : float
        0, the weakest corner rules, to 1, all corners count alike.
    **levels : float
        `proposition_low`, `proposition_likely`, … `capacity_high`: the nine ratings, 0 to 10.

    Returns
    -------
    Figure
        A histogram of 1,000 simulated runs above a tornado chart.
    """
    strategy = model.Strategy(
        **{corner: model.Rating(*(levels[f"{corner}_{level}"] for level in LEVELS)) for corner in model.CORNERS}
    )
    runs = model.simulate(strategy, making_up, RUNS)
    swings = model.tornado(strategy, making_up)
    table = swings.assign(label=swings["corner"].map(LABELS))
    low, median, high = np.quantile(runs, [0.25, 0.5, 0.75])
    row = {
        "low": low,
        "median": median,
        "high": high,
        "reach": np.mean(runs >= REACH),
        "next": _next_words(model.work_on_next(strategy, making_up)),
    }
    return Figure(
        chart=_chart(),
        title="Prospects of a strategy, when you are not sure",
        alt="Simulated prospects from 0 to 10: half of the runs lie between {low:.1f} and {high:.1f}, the middle one "
        "at {median:.1f}. Below, a bar for each corner shows how far it alone moves the prospects. {next}",
        words="Half of the 1,000 runs end between {low:.1f} and {high:.1f} of 10; the middle one is at {median:.1f}. "
        "{reach:.0%} reach 5 or more. {next}",
        description="Above: 1,000 runs, each drawing the three corners at random from the ranges that you gave "
        "(triangular distributions, each corner on its own), scored from 0 to 10. The dashed line is the same "
        "strategy under the opposite rule. Below, a tornado chart: one corner moves from its worst (ring) to its "
        "best (dot) while the other two stay at their likely value; the upright line is where all three are "
        "as likely. The scale, the distributions and the rules are our teaching device; no author scores it.",
        row=row,
        table=table,
        columns=[
            Column("label", "Corner"),
            Column("at_low", "Prospects with it at worst", ".2f"),
            Column("at_high", "Prospects with it at best", ".2f"),
            Column("gain", "Gain over likely", ".2f"),
            Column("loss", "Loss under likely", ".2f"),
        ],
        source="a simulation of our own making; the three corners are Moore’s",
        table_view="tornado",
        words_view="summary",
    )


def _next_words(corner: str | None) -> str:
    return f"Work next on: {LABELS[corner].lower()}." if corner else "No corner alone can lift them."


@cache
def _chart() -> Any:
    """Draw the two parts; what the learner moves reaches them by the controls' names alone."""
    return alt.vconcat(_histogram(), _tornado(), spacing=8)


def _score(making_up: Any, **corners: Any) -> Any:
    """Trace the model's score, with each corner at its likely value where no other is given."""
    likely = {corner: control(f"{corner}_likely") for corner in model.CORNERS}
    return model.prospects(**(likely | corners), making_up=making_up)


def _next_formula() -> str:
    chosen = control("making_up")
    reached = [_score(chosen, **{corner: control(f"{corner}_high")}) for corner in model.CORNERS]
    best = np.maximum(np.maximum(reached[0], reached[1]), reached[2])
    words: Any = _next_words(model.CORNERS[2])
    for corner, score in reversed(list(zip(model.CORNERS[:2], reached[:2], strict=True))):
        words = np.where(score >= best, _next_words(corner), words)
    return str(np.where(best - _score(chosen) <= model.NO_GAIN, _next_words(None), words))


def _runs() -> alt.Chart:
    """Return the runs as data: each corner's drawn strength, and the score under the rule chosen and its opposite."""
    data = pd.DataFrame(model.shares(RUNS), columns=list(model.CORNERS))
    drawn = {
        f"drawn_{corner}": str(
            model.triangular_quantile(datum(corner), *(control(f"{corner}_{level}") for level in LEVELS))
        )
        for corner in model.CORNERS
    }
    corners = {corner: datum(f"drawn_{corner}") for corner in model.CORNERS}
    chosen = control("making_up")
    opposite = np.where(chosen < 1, 1, 0)
    return (
        alt.Chart(data)
        .transform_calculate(**drawn)
        .transform_calculate(score=str(_score(chosen, **corners)), opposite=str(_score(opposite, **corners)))
    )


def _binned(field: str) -> alt.Chart:
    ends = alt.Bin(extent=[model.LOWEST, model.HIGHEST], step=0.5)
    return (
        _runs()
        .transform_bin(["start", "end"], field, bin=ends)
        .transform_aggregate(count="count()", groupby=["start", "end"])
        .transform_calculate(share=f"datum.count / {RUNS}", middle="(datum.start + datum.end) / 2")
    )


def _histogram() -> Any:
    scale = alt.Scale(domain=[model.LOWEST, model.HIGHEST])
    across = alt.X("start:Q", title=None, scale=scale, axis=alt.Axis(labels=False, ticks=False)).bin("binned")
    up = alt.Y("share:Q", title=None, axis=None)
    bars = _binned("score").mark_bar(color=theme.COLOURS["orange"], opacity=0.8, binSpacing=1)
    opposite = _binned("opposite").mark_line(interpolate="step", color=theme.COLOURS["grey"], strokeDash=[4, 3])
    summary = (
        _runs()
        .transform_calculate(reached=f"datum.score >= {REACH} ? 1 : 0")
        .transform_aggregate(low="q1(score)", median="median(score)", high="q3(score)", reach="mean(reached)")
        .transform_calculate(next=_next_formula())
    )
    middle = summary.mark_rule(color=theme.COLOURS["ink"], size=2).encode(x="median:Q").properties(name="summary")
    label = summary.mark_text(align="left", dx=5, baseline="top").encode(
        x="median:Q", y=alt.value(0), text=alt.Text("median:Q", format=".1f")
    )
    return alt.layer(
        bars.encode(x=across, x2="end:Q", y=up), opposite.encode(x="middle:Q", y="share:Q"), middle, label
    ).properties(height=130, title="Runs (dashed: under the opposite rule)")


def _swings() -> alt.Chart:
    """Return the tornado's data: a row a corner, its ends traced from the model."""
    chosen = control("making_up")
    ends = {
        f"at_{level}": pick(
            "corner",
            {corner: _score(chosen, **{corner: control(f"{corner}_{level}")}) for corner in model.CORNERS},
        )
        for level in ("low", "high")
    }
    data = pd.DataFrame({"corner": list(model.CORNERS), "label": [LABELS[c] for c in model.CORNERS]})
    return (
        alt.Chart(data)
        .transform_calculate(**ends, likely=str(_score(chosen)))
        .transform_calculate(gain="datum.at_high - datum.likely", loss="datum.likely - datum.at_low")
    )


def _tornado() -> Any:
    scale = alt.Scale(domain=[model.LOWEST, model.HIGHEST])
    across = alt.X("at_low:Q", title="Prospects, 0 to 10", scale=scale, axis=alt.Axis(tickCount=11))
    row = alt.Y("label:N", sort=None, title=None, axis=None, scale=alt.Scale(paddingInner=0.55, paddingOuter=0.5))
    tint = alt.Color(
        "corner:N",
        legend=None,
        scale=alt.Scale(domain=list(model.CORNERS), range=[theme.COLOURS[TINTS[c]] for c in model.CORNERS]),
    )
    swings = _swings()
    bars = swings.mark_bar(height=5).encode(x=across, x2="at_high:Q", y=row, color=tint).properties(name="tornado")
    worst, best = (
        swings.mark_point(filled=filled, size=70, opacity=1, strokeWidth=2).encode(x=end, y=row, color=tint)
        for end, filled in (("at_low:Q", False), ("at_high:Q", True))
    )
    likely = swings.mark_rule(color=theme.COLOURS["ink"], size=2).encode(x="likely:Q")
    names = swings.mark_text(align="left", baseline="bottom", dy=-9).encode(x=alt.value(2), y=row, text="label:N")
    return alt.layer(bars, likely, worst, best, names).properties(
        height=130, title="How far each corner alone moves them"
    )
