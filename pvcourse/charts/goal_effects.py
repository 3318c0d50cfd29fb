"""Spillovers between goals: what progress on one does to the others, and how that depends on the way it is made."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.goal_spillovers import SCALE, influence, spillovers

NAMES = {
    "hunger": "Zero hunger",
    "health": "Good health",
    "water": "Clean water",
    "energy": "Clean energy",
    "climate": "Climate action",
}
POWERS = {"sun-wind": "Sun and wind", "coal": "Coal plants", "crops": "Crops for fuel"}
SHARES = {0.0: "Direct effects alone", 0.5: "Count by half", 1.0: "Count in full"}
REACH = [-5, 5]


def goal_effects(scores: pd.DataFrame) -> Explorable:
    """Follow progress on one goal to the others, directly and at one remove.

    Parameters
    ----------
    scores : DataFrame
        `power` (the way in which energy is made: sun-wind, coal or crops), `on`, `to`, `score` from -3 to 3, and
        `why`, a sentence.

    Returns
    -------
    Explorable
        A bar for each other goal; choose how energy is made, the goal on which progress is made, and what effects at
        one remove count for.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If a way to make energy, or one of the pairs of goals, is not there.
    """
    effects, stories = _effects(scores)
    chart = _chart(effects, stories)

    def make(power: str, on: str, share: float) -> Figure:
        at = (power, on, share)
        story = _at(stories, *at).to_dict("records")[0]
        return _figure(chart, _at(effects, *at), {str(name): value for name, value in story.items()})

    make.__name__ = "goal_effects"
    choices = [
        Choice("power", "Energy comes from", POWERS, "sun-wind"),
        Choice("on", "Progress on", NAMES, "energy"),
        Choice("share", "Effects at one remove", SHARES, 0.5),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _at(table: pd.DataFrame, power: str, on: str, share: float) -> pd.DataFrame:
    rows: pd.DataFrame = table[(table["power"] == power) & (table["on"] == on) & (table["share"] == share)]
    return rows


def _effects(scores: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Work out every effect with the model, and a story for each setting."""
    goals = list(NAMES)
    effects, stories = [], []
    for power in POWERS:
        of_power = scores[scores["power"] == power]
        matrix = of_power.pivot(index="on", columns="to", values="score").reindex(index=goals, columns=goals)
        known = set(zip(of_power["on"], of_power["to"], strict=True))
        gaps = [f"{on} to {to}" for on in goals for to in goals if on != to and (on, to) not in known]
        if gaps:
            raise ValueError(f"scores has none for {power}, {gaps[0]}; give one for each pair of {', '.join(goals)}")
        why = of_power.set_index(["on", "to"])["why"]
        for share in SHARES:
            pairs = spillovers(matrix.fillna(0), share)
            places = influence(matrix.fillna(0), share)["goal"].tolist()
            effects.append(
                pairs.assign(
                    power=power, share=share, why=[why[p] for p in zip(pairs["on"], pairs["to"], strict=True)]
                )
            )
            stories += [_story(pairs[pairs["on"] == on], power, on, share, places.index(on) + 1) for on in goals]
    table = pd.concat(effects, ignore_index=True)
    table["name"], table["meaning"] = table["to"].map(NAMES), table["direct"].map(SCALE)
    return table, pd.DataFrame(stories)


def _story(pairs: pd.DataFrame, power: str, on: str, share: float, place: int) -> dict[str, Any]:
    ranked = pairs.sort_values("total", ascending=False, kind="stable")
    best, worst = ranked.iloc[0], ranked.iloc[-1]
    return {
        "power": power,
        "on": on,
        "share": share,
        "goal": NAMES[on],
        "way": POWERS[power].lower(),
        "helped": NAMES[best["to"]].lower(),
        "most": best["total"],
        "hindered": NAMES[worst["to"]].lower(),
        "least": worst["total"],
        "sum": pairs["total"].sum(),
        "place": place,
    }


def _figure(chart: Any, table: pd.DataFrame, story: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="What progress on one goal does to the others",
        alt="Progress on {goal}, with energy from {way}: {helped} gains most, {most:+.1f}; {hindered} gains least, "
        "{least:+.1f}. Together the effects come to {sum:+.1f}.",
        words="Progress on {goal}, with energy from {way}: the most goes to {helped} ({most:+.1f}), the least to "
        "{hindered} ({least:+.1f}). All effects together come to {sum:+.1f}: place {place:.0f} among five goals.",
        description="A bar for each other goal: to the right, progress on the goal that you chose helps it; to the "
        "left, it gets in the way. The scale is that of Nilsson, Griggs and Visbeck, from −3, cancelling, to 3, "
        "indivisible; a ring marks the direct effect. Bars add effects at one remove, which go by way of a third "
        "goal and count for the share that you choose, so that they may go beyond 3. The scores are our own "
        "judgement, with a reason each in the table: a teaching device, no measurement. Argue with them.",
        row=story,
        table=table,
        columns=[
            Column("name", "Goal"),
            Column("direct", "Direct", "+.0f"),
            Column("meaning", "In the scale’s words"),
            Column("indirect", "At one remove", "+.1f"),
            Column("total", "In all", "+.1f"),
            Column("why", "Why we scored so", prose=True),
        ],
        source="scores of the course team; scale after Nilsson, Griggs and Visbeck (2016)",
    )


def _chart(effects: pd.DataFrame, stories: pd.DataFrame) -> Any:
    """Draw a bar a goal; `power`, `on` and `share` are the controls' names."""
    chosen = "datum.power === power && datum.on === on && datum.share === share"
    columns = ["power", "share", "on", "name", "direct", "meaning", "indirect", "total", "why"]
    shown: Any = alt.Chart(effects[columns]).transform_filter(chosen)
    order = list(NAMES.values())
    up = alt.Y("name:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.6, paddingOuter=0.4))
    ticks = alt.Axis(
        values=[-3, 0, 3], labelExpr="{'-3': '−3 cancelling', '0': '0', '3': '3 indivisible'}[datum.value]"
    )
    across = alt.X("total:Q", title=None, axis=ticks, scale=alt.Scale(domain=REACH, nice=False))
    tint = alt.condition("datum.total < 0", alt.value(theme.COLOURS["orange"]), alt.value(theme.COLOURS["blue"]))
    bars = shown.mark_bar(height=10).encode(x=across, y=up, color=tint).properties(name="table")
    direct = shown.mark_point(size=90, strokeWidth=2, color=theme.COLOURS["ink"]).encode(x="direct:Q", y=up)
    names = shown.mark_text(align="left", baseline="bottom", dy=-9).encode(x=alt.value(0), y=up, text="name:N")
    nought = alt.Chart(pd.DataFrame({"nought": [0]})).mark_rule(color=theme.COLOURS["ink"]).encode(x="nought:Q")
    held: Any = alt.Chart(stories).transform_filter(chosen)
    words = held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")
    return alt.layer(nought, bars, direct, names, words).properties(height=230)
