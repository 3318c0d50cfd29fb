"""Networked governance: partners of three sectors judge the same proposals, with and without a shared goal."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.networked_governance import Partner, behind_a_goal, disagreement, judged_by_all
from pvcourse.models.two_components import FourValues, Judgement, Proposal

PARTNERS = (
    Partner("Council", "public", Judgement(FourValues(4, 2, 2, 2), rate=0.03)),
    Partner("Shops", "private", Judgement(FourValues(0, 8, 2, 0), rate=0.08)),
    Partner("Bus firm", "private", Judgement(FourValues(0, 6, 2, 2), rate=0.05)),
    Partner("Residents", "voluntary", Judgement(FourValues(2, 1, 6, 1), rate=0.03)),
    Partner("Wildlife", "voluntary", Judgement(FourValues(1, 0, 1, 8), rate=0.0)),
)
"""The invented town's partners; how each weighs the four values and the future is our teaching device."""

GOALS = {"political": "A say for all", "economic": "Work", "social": "Cohesion", "ecological": "A living environment"}
"""The goals that the partners may share: one of the four values each."""

WEIGHTS = range(0, 101, 25)
"""How much the shared goal counts, in per cent."""


def many_judges(proposals: tuple[Proposal, ...], partners: tuple[Partner, ...]) -> Explorable:
    """Show where each partner places each proposal, the more the shared goal counts the closer together.

    Parameters
    ----------
    proposals : tuple of Proposal
        At least one, each with a name of its own.
    partners : tuple of Partner
        At least one, each with a name of its own.

    Returns
    -------
    Explorable
        A grid of places; choose the shared goal and how much it counts.

    Raises
    ------
    TypeError, ValueError
        As `judged_by_all`.
    """
    grid = pd.concat([_judged(proposals, partners, *setting) for setting in product(GOALS, WEIGHTS)])
    stories = pd.DataFrame([_story(table, *at) for at, table in grid.groupby(["goal", "weight"])])
    chart = _chart(grid, stories)

    def make(goal: str, weight: float) -> Figure:
        chosen = f"goal == '{goal}' and weight == {weight}"
        return _figure(chart, grid.query(chosen), stories.query(chosen).to_dict("records")[0])

    make.__name__ = "many_judges"
    weight = Slider("weight", "It counts for, %", WEIGHTS[0], WEIGHTS[-1], WEIGHTS.step, 0, ".0f")
    goal = Choice("goal", "The shared goal", GOALS, "ecological")
    return Explorable(make, [Group(goal.label, [goal]), Group("How much it counts", [weight], tint="purple")])


def _judged(proposals: tuple[Proposal, ...], partners: tuple[Partner, ...], goal: str, weight: int) -> pd.DataFrame:
    table = judged_by_all(proposals, [behind_a_goal(partner, goal, weight / 100) for partner in partners])
    return table.assign(goal=goal, weight=weight)


def _story(table: pd.DataFrame, goal: Any, weight: Any) -> dict[str, Any]:
    firsts = table.loc[table["place"] == 1, "proposal"].value_counts()
    proposals = table["proposal"].nunique()
    pairs = proposals * (proposals - 1) // 2
    return {
        "goal": goal,
        "weight": weight,
        "named": GOALS[goal].lower(),
        "favourite": firsts.index[0],
        "agree": int(firsts.iloc[0]),
        "firsts": len(firsts),
        "partners": table["partner"].nunique(),
        "apart": pairs * disagreement(table),
        "pairs": pairs,
    }


def _figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Many judges, one goal",
        alt="Where {partners:.0f} partners place each proposal, with a shared goal ({named}) that counts for "
        "{weight:.0f} per cent. {favourite} is put first most often, by {agree:.0f}.",
        words="Shared goal: {named}, which counts for {weight:.0f} per cent. Different favourites: {firsts:.0f}; "
        "{favourite} is first for {agree:.0f} of {partners:.0f} partners. On average, two partners put "
        "{apart:.1f} of {pairs:.0f} pairs of proposals in opposite orders.",
        description="A column for each partner, a row for each proposal; the number is the place that the partner "
        "gives it, and a ring marks the first. Each weighs the four values and the future in its own way. The "
        "shared goal takes over a part of every partner’s weights. Partners, weights and this way of sharing a "
        "goal are our teaching device.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[
            Column("partner", "Partner"),
            Column("sector", "Sector"),
            Column("proposal", "Proposal"),
            Column("place", "Place", ".0f"),
            Column("score", "Added, 0 to 10", ".2f"),
        ],
        source="an invented town; all scores and weights are our teaching device",
        table_view="places",
        words_view="words",
    )


def _chart(grid: pd.DataFrame, stories: pd.DataFrame) -> Any:
    here = "datum.goal === goal && datum.weight === weight"
    chosen: Any = alt.Chart(grid).transform_filter(here)
    axis = alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontSize=11)
    across = alt.X("partner:N", sort=list(dict.fromkeys(grid["partner"])), title=None, axis=axis)
    proposals = list(dict.fromkeys(grid["proposal"]))
    up = alt.Y("proposal:N", sort=proposals, axis=None, scale=alt.Scale(domain=proposals))
    numbers = chosen.mark_text(dy=4).encode(x=across, y=up, text="place:N")
    rings = chosen.transform_filter("datum.place === 1").mark_point(
        size=360, strokeWidth=2.5, yOffset=4, color=theme.COLOURS["purple"]
    )
    names = (
        alt.Chart(pd.DataFrame({"proposal": proposals}))
        .mark_text(align="left", baseline="bottom", dy=-10, fontSize=11, color=theme.COLOURS["muted"])
        .encode(x=alt.value(0), y=up, text="proposal:N")
    )
    told: Any = alt.Chart(stories).transform_filter(here)
    words = told.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    layers = (numbers.properties(name="places"), rings.encode(x=across, y=up), names, words)
    return alt.layer(*layers).properties(height=270, width=300)
