"""One large store or many small grocers: what the doubling costs, and what it buys."""

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, datum, pick
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models import redundancy as model

MOST = 8
PARTS = {
    "keeping": ("Keeping them open", "grey"),
    "walking": ("Walking", "blue"),
    "losing": ("Risk of being left with none", "orange"),
}
"""The parts of the burden, what each is called, and its colour."""

OVERHEAD = 10.0
"""What it costs to keep one grocer open: the unit that the other weights are judged in."""


@explorable(
    Group(
        "What counts besides the cost",
        [
            Slider("walking_weight", "What 100 metres on foot cost people", 0, 40, 5, 0, ".0f"),
            Slider("losing_weight", "What losing the last one costs them", 0, 200, 10, 0, ".0f"),
            Slider("closing", "Chance that a grocer closes this year", 0, 0.5, 0.05, 0.2, ".0%"),
        ],
    )
)
def mall_or_neighbourhood(walking_weight: float, losing_weight: float, closing: float) -> Figure:
    """Show what one to eight grocers cost a street, and which number is best, by what one counts.

    Parameters
    ----------
    walking_weight, losing_weight : float
        What 100 metres of the average walk, and the loss of the last grocer, are thought to cost people.
    closing : float
        The chance that any one grocer closes, 0 to 0.5.

    Returns
    -------
    Figure
        A stacked bar for each number of grocers.
    """
    shops = np.arange(1.0, MOST + 1)
    table = pd.DataFrame(
        {
            "shops": shops,
            "walk": model.walk(shops),
            "none": model.left_with_none(shops, closing),
            "burden": model.burden(shops, OVERHEAD, walking_weight, losing_weight, closing),
        }
    )
    best = model.best_number(OVERHEAD, walking_weight, losing_weight, closing, MOST)
    row = table.set_index("shops").loc[best]
    one = table.iloc[0]
    return Figure(
        chart=_chart(),
        title="The efficient mall and the redundant neighbourhood",
        alt="A bar for each number of grocers from one to eight, made of what it costs to keep them, walking, and "
        "the risk of being left with none. The lowest bar is at {best:.0f}, with a burden of {burden:.0f}; one "
        "store has {one:.0f}.",
        words="By what you count, {best:.0f} is the best number of grocers: a burden of {burden:.0f}, against "
        "{one:.0f} with one large store. The mean walk is then {walk:.0f} metres, and the chance that all have "
        "closed by the end of the year {none:.1%}.",
        description="Across: how many grocers stand along a ring street of one kilometre. Up: the burden on those "
        "who live there, in units of our own: 10 for each grocer that is kept open, what people’s walk to the "
        "nearest one is thought to cost, and what losing the last one would cost times the chance that it happens. "
        "Grocers close independently of each other. All weights are yours to judge; the model is our teaching "
        "device. That small shops are meeting places is left out: there is no number for it, and so it would never "
        "be seen in a bar.",
        row={"best": best, "burden": row["burden"], "one": one["burden"], "walk": row["walk"], "none": row["none"]},
        table=table,
        columns=[
            Column("shops", "Grocers", ".0f"),
            Column("walk", "Mean walk (metres)", ".0f"),
            Column("none", "Chance that all close", ".1%"),
            Column("burden", "Burden", ".1f"),
        ],
        source="a model of our own making, after an argument of Dan Hill’s in the brief of 2019",
    )


def _burden(shops: Any, **parts: Any) -> Any:
    weights = {"walking": control("walking_weight"), "losing": control("losing_weight"), "overhead": OVERHEAD} | parts
    return model.burden(shops, closing=control("closing"), **weights)


def _numbers() -> alt.Chart:
    """Return the numbers of grocers with what the model says of each, as the page works it out."""
    shops = datum("shops")
    chart: alt.Chart = alt.Chart(pd.DataFrame({"shops": range(1, MOST + 1)})).transform_calculate(
        walk=str(model.walk(shops)),
        none=str(model.left_with_none(shops, control("closing"))),
        burden=str(_burden(shops)),
    )
    return chart


@cache
def _chart() -> Any:
    """Draw the bars; what the learner moves reaches them by the controls' names alone."""
    shops = datum("shops")
    alone = {
        "keeping": _burden(shops, walking=0.0, losing=0.0),
        "walking": _burden(shops, overhead=0.0, losing=0.0),
        "losing": _burden(shops, overhead=0.0, walking=0.0),
    }
    labels = {part: label for part, (label, _) in PARTS.items()}
    names = list(labels.values())
    tints = alt.Scale(domain=names, range=[theme.COLOURS[colour] for _, colour in PARTS.values()])
    legend = alt.Legend(title=None, orient="top", direction="vertical")
    across = alt.X(
        "shops:Q",
        title="Grocers along the street",
        scale=alt.Scale(domain=[0.4, MOST + 0.6]),
        axis=alt.Axis(values=list(range(1, MOST + 1)), grid=False),
    )
    up = alt.Y("sum(part):Q", title="Burden", scale=alt.Scale(domain=[0, 220]), axis=alt.Axis(tickCount=4))
    bars = (
        _numbers()
        .transform_calculate(**{part: str(formula) for part, formula in alone.items()})
        .transform_fold(list(PARTS), as_=["name", "part"])
        .transform_calculate(label=pick("name", labels))
        .mark_bar(size=24, stroke=theme.COLOURS["ink"], strokeWidth=0.5)
        .encode(
            x=across,
            y=up,
            color=alt.Color("label:N", scale=tints, legend=legend),
            order=alt.Order("name:N", sort="ascending"),
        )
    )
    ranked = (
        _numbers()
        .transform_calculate(rounded="round(datum.burden * 1e9) / 1e9", first="datum.shops === 1 ? datum.burden : 0")
        .transform_joinaggregate(one="max(first)")
        .transform_window(
            place="row_number()",
            sort=[alt.SortField("rounded", order="ascending"), alt.SortField("shops", order="ascending")],
        )
    )
    best = ranked.transform_filter("datum.place === 1").transform_calculate(best="datum.shops")
    mark = best.mark_text(dy=-10, fontWeight="bold", fontSize=13)
    return alt.layer(
        bars,
        mark.encode(x=across, y="burden:Q", text=alt.value("best")),
        _numbers().mark_text(text="").encode(x=alt.value(0)).properties(name="table"),
        best.mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
    ).properties(height=280)
