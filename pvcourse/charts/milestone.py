"""One great programme in two steps with a milestone between: what it is worth to look, and to be free to stop."""

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, datum
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.milestones import committed_value, staged_value

SUCCESS = 100
"""What success is worth; costs are in the same money."""

WAYS = {"staged": ("Free to stop", "orange", [1, 0]), "committed": ("All or nothing", "grey", [5, 4])}
STEPS = np.arange(0, 1.01, 0.05).round(2)


@explorable(
    Group(
        "The programme",
        [
            Slider("chance", "Chance of success", 0.05, 0.95, 0.05, 0.4, ".0%"),
            Slider("first_cost", "The first step costs", 0, 40, 1, 10, ".0f"),
            Slider("second_cost", "The second step costs", 0, 100, 5, 50, ".0f"),
        ],
    ),
    Group("The milestone", [Slider("tells", "How much it tells", 0, 1, 0.05, 0.5, ".0%")]),
)
def milestone(chance: float, first_cost: float, second_cost: float, tells: float) -> Figure:
    """Appraise a programme all at once, and step by step with a milestone.

    Parameters
    ----------
    chance : float
        The chance of success as seen at the start, 0 to 1.
    first_cost, second_cost : float
        What the two steps cost, where success is worth 100.
    tells : float
        How much the milestone tells about success: 0, nothing, to 1, everything.

    Returns
    -------
    Figure
        The value of both ways, by how much the milestone tells.
    """
    costs = (first_cost, second_cost)
    after_good, after_bad = _readings(chance, tells)
    table = pd.DataFrame({"tells": STEPS[::4]})
    readings = _readings(chance, table["tells"].to_numpy())
    table["staged"] = staged_value(*costs, SUCCESS, chance, *readings)
    table["committed"] = committed_value(*costs, SUCCESS, chance, *readings)
    row = {
        "chance": chance,
        "tells": tells,
        "after_good": after_good,
        "after_bad": after_bad,
        "staged": float(staged_value(*costs, SUCCESS, chance, after_good, after_bad)),
        "committed": float(committed_value(*costs, SUCCESS, chance, after_good, after_bad)),
    }
    row["verdict"] = str(_verdict(row["staged"], row["committed"]))
    return Figure(
        chart=_chart(),
        title="What a milestone is worth",
        alt="Mean net worth by how much the milestone tells. All or nothing stays at {committed:+.1f}; free to stop "
        "rises, and stands at {staged:+.1f} where the milestone tells {tells:.0%}. {verdict}",
        words="Success is worth 100. Committed to both steps from the start, the programme is worth "
        "{committed:+.1f}; with a milestone and the freedom to stop, {staged:+.1f}. After a good reading success "
        "has a chance of {after_good:.0%}, after a bad one of {after_bad:.0%}. {verdict}",
        description="A programme in two steps; success at the end is worth 100, failure nothing. After the first "
        "step a milestone reads well or badly. Across: how much its reading tells about success, from nothing to "
        "everything. Up: the programme’s mean net worth, if both steps are paid for come what may (dashed), and if "
        "the second is paid for only where the reading makes it worth while (solid). The chance of success as seen "
        "at the start is the same all along. All numbers are our teaching device.",
        row=row,
        table=table,
        columns=[
            Column("tells", "The milestone tells", ".0%"),
            Column("staged", "Free to stop", "+.1f"),
            Column("committed", "All or nothing", "+.1f"),
        ],
        source="a model of our own making, in the manner of real options",
    )


def _readings(chance: Any, tells: Any) -> tuple[Any, Any]:
    """Spread the chance of success over a good and a bad reading; a good one is as likely as success."""
    return chance + tells * (1 - chance), chance * (1 - tells)


def _verdict(staged: Any, committed: Any) -> Any:
    words = {
        "both": "Worth starting either way.",
        "staged": "Worth starting only because one may stop.",
        "none": "Not worth starting.",
    }
    return np.where(committed > 0, words["both"], np.where(staged > 0, words["staged"], words["none"]))


@cache
def _chart() -> Any:
    """Draw both lines and the dot, from the traced model; the sliders reach them by name."""
    along, coarse = (
        alt.Chart(pd.DataFrame({"tells": steps})).transform_calculate(**_worths(datum("tells")))
        for steps in (STEPS, STEPS[::4])
    )
    labels = "{" + ", ".join(f"{way}: '{label}'" for way, (label, _, _) in WAYS.items()) + "}"
    folded = along.transform_fold(list(WAYS), as_=["way", "value"]).transform_calculate(way=f"{labels}[datum.way]")
    domain = [label for label, _, _ in WAYS.values()]
    legend = alt.Legend(title=None, orient="top", symbolType="stroke", symbolSize=300, symbolStrokeWidth=3)
    colours = alt.Scale(domain=domain, range=[theme.COLOURS[tint] for _, tint, _ in WAYS.values()])
    dashes = alt.Scale(domain=domain, range=[dash for _, _, dash in WAYS.values()])
    axis = alt.Axis(format=".0%", tickCount=5)
    across = alt.X("tells:Q", title="How much the milestone tells", axis=axis)
    up = alt.Y("value:Q", title="Mean net worth", axis=alt.Axis(titleAnchor="end"))
    lines = folded.mark_line(strokeWidth=3).encode(
        x=across,
        y=up,
        color=alt.Color("way:N", scale=colours, legend=legend),
        strokeDash=alt.StrokeDash("way:N", scale=dashes, legend=legend),
    )
    held = coarse.mark_text(text="").encode(x=across).properties(name="table")
    nought = alt.Chart(pd.DataFrame({"nought": [0]})).mark_rule(color=theme.COLOURS["ink"]).encode(y="nought:Q")
    return alt.layer(nought, lines, held, *_dot()).properties(height=230)


def _worths(tells: Any) -> dict[str, str]:
    """Trace the value of both ways."""
    chance, costs = control("chance"), (control("first_cost"), control("second_cost"))
    readings = _readings(chance, tells)
    return {
        "staged": str(staged_value(*costs, SUCCESS, chance, *readings)),
        "committed": str(committed_value(*costs, SUCCESS, chance, *readings)),
    }


def _dot() -> list[Any]:
    """Return the dot where the slider stands, holding the words."""
    after_good, after_bad = _readings(control("chance"), control("tells"))
    here: Any = (
        alt.Chart(pd.DataFrame([{}]))
        .transform_calculate(**_worths(control("tells")))
        .transform_calculate(
            chance="chance",
            tells="tells",
            after_good=str(after_good),
            after_bad=str(after_bad),
            verdict=str(_verdict(datum("staged"), datum("committed"))),
        )
    )
    dot = here.mark_point(size=130, filled=True, opacity=1, color=theme.COLOURS["ink"])
    label = here.mark_text(align="right", dx=-9, dy=-9, fontWeight="bold").encode(
        x="tells:Q", y="staged:Q", text=alt.Text("staged:Q", format="+.1f")
    )
    return [dot.encode(x="tells:Q", y="staged:Q").properties(name="words"), label]
