"""The seventeen global goals: how many targets each has, and which belong together."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure

EVERYTHING = "All"


def global_goals(goals: pd.DataFrame) -> Explorable:
    """Show the goals with their targets, and pick out one of the five groups.

    Parameters
    ----------
    goals : DataFrame
        A row a goal: `goal`, its number; `name`; `targets` and `indicators`, how many; `group`, which of the five.

    Returns
    -------
    Explorable
        A bar a goal, as long as it has targets; choose a group.

    Raises
    ------
    KeyError
        If a column is missing.
    """
    options = {name: name for name in [EVERYTHING, *goals["group"].unique()]}
    chart = _chart(goals)

    def make(group: str) -> Figure:
        return _figure(chart, goals[(goals["group"] == group) | (group == EVERYTHING)], goals, group)

    make.__name__ = "global_goals"
    return Explorable(make, [Group("Choose a group", [Choice("group", "Group", options, EVERYTHING)])])


def _figure(chart: Any, chosen: pd.DataFrame, goals: pd.DataFrame, group: str) -> Figure:
    return Figure(
        chart=chart,
        title="Seventeen goals and their targets",
        alt="A bar a goal, as long as it has targets. {group}: {goals:.0f} of {all_goals:.0f} goals, with "
        "{targets:.0f} of {all_targets:.0f} targets; most, {most:.0f}, under goal {number:.0f}, {name}.",
        words="{group}: {goals:.0f} of {all_goals:.0f} goals, with {targets:.0f} of {all_targets:.0f} targets. Most "
        "targets, {most:.0f}, are under goal {number:.0f}: {name}.",
        description="A bar for each goal of the 2030 Agenda, in its order; how long it is says how many targets "
        "stand under the goal, not how much they matter or how far off they are. Bars of the group that you choose "
        "are filled. The five groups follow the Agenda’s preamble: people, planet, prosperity, peace and "
        "partnership; some goals could stand in another group.",
        row=_row(chosen, group) | {"all_goals": len(goals), "all_targets": int(goals["targets"].sum())},
        table=chosen,
        columns=[
            Column("goal", "Goal", ".0f"),
            Column("name", "Name"),
            Column("targets", "Targets", ".0f"),
            Column("indicators", "Indicators", ".0f"),
        ],
        source="United Nations, 2030 Agenda, as listed by Open SDG; indicators as listed by the UK’s Office for "
        "National Statistics",
    )


def _row(chosen: pd.DataFrame, group: str) -> dict[str, Any]:
    top = chosen.sort_values("targets", ascending=False, kind="stable").iloc[0]
    return {
        "group": group,
        "goals": len(chosen),
        "targets": int(chosen["targets"].sum()),
        "most": int(top["targets"]),
        "number": int(top["goal"]),
        "name": top["name"],
    }


def _chart(goals: pd.DataFrame) -> Any:
    """Draw a bar a goal; `group` is the control's name."""
    columns = ["goal", "name", "targets", "indicators", "group"]
    groups = {group: goals[goals["group"] == group] for group in goals["group"].unique()}
    rows = [_row(goals, EVERYTHING), *(_row(chosen, group) for group, chosen in groups.items())]
    everything = {"all_goals": len(goals), "all_targets": int(goals["targets"].sum())}
    inside = f"group === '{EVERYTHING}' || datum.group === group"
    up = alt.Y("goal:Q", axis=None, scale=alt.Scale(domain=[17.6, 0.3], nice=False))
    across = alt.X("targets:Q", title="Targets", axis=alt.Axis(grid=False), scale=alt.Scale(domainMin=0))
    all_goals: Any = alt.Chart(goals[columns].assign(nought=0))
    chosen = all_goals.transform_filter(inside)
    whole = {"x": across, "x2": "nought:Q", "y": up}
    bars = all_goals.mark_rule(strokeWidth=5, color=theme.COLOURS["line"], opacity=0.5).encode(**whole)
    filled = chosen.mark_rule(strokeWidth=9, color=theme.COLOURS["blue"]).encode(**whole).properties(name="table")
    names = (
        all_goals.transform_calculate(label="datum.goal + ' ' + datum.name")
        .mark_text(align="left", baseline="bottom", dy=-5, fontSize=11)
        .encode(x=alt.value(0), y=up, text="label:N")
    )
    numbers = all_goals.mark_text(align="left", dx=5, fontSize=11).encode(x=across, y=up, text="targets:Q")
    held: Any = alt.Chart(pd.DataFrame([row | everything for row in rows])).transform_filter("datum.group === group")
    words = held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")
    return alt.layer(bars, filled, names, numbers, words).properties(height=440)
