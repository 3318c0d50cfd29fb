"""Solar power with hindsight: what an appraiser of some year could have foreseen of the cost of solar modules."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import datum
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.experience_curves import fit_learning_rate, unit_cost

FIRST_STAND, STEP = 1980, 1
"""The first year to stand in: a curve wants a few points."""


def solar_hindsight(modules: pd.DataFrame) -> Explorable:
    """Stand in a year, fit an experience curve to what is known, and see what came.

    Parameters
    ----------
    modules : DataFrame
        `year`, one row each; `capacity`, what has been built in the world by its end, in megawatts; `cost`, of a
        module, in dollars per watt.

    Returns
    -------
    Explorable
        Cost against what has been built, both on scales that double; choose the year to stand in.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If the years do not reach from before 1980 to some later one.
    """
    modules = modules.sort_values("year")
    first, last = int(modules["year"].min()), int(modules["year"].max())
    if first >= FIRST_STAND or last <= FIRST_STAND:
        raise ValueError(f"the years are {first} to {last}; give some before {FIRST_STAND} and some after")
    views = _views(modules)
    chart = _chart(modules, pd.DataFrame(views))
    by_stand = {view["stand"]: view for view in views}

    def make(stand: float) -> Figure:
        return _figure(chart, modules, by_stand[int(stand)])

    make.__name__ = "solar_hindsight"
    slider = Slider("stand", "Year", FIRST_STAND, last - 4, STEP, 1990, ".0f")
    return Explorable(make, [Group("When are you asked?", [slider])])


def _views(modules: pd.DataFrame) -> list[dict[str, Any]]:
    """Fit a curve to what was known in each year, and say what it foresaw for the last."""
    last = modules.iloc[-1]
    rows = []
    for year, cost in modules.loc[modules["year"] >= FIRST_STAND, ["year", "cost"]].to_numpy():
        known = modules[modules["year"] <= year]
        fit = fit_learning_rate(known["capacity"], known["cost"])
        foreseen = float(unit_cost(last["capacity"], fit.cost_of_first, 1, fit.learning_rate))
        rows.append(
            {
                "stand": int(year),
                "then": cost,
                "learning_rate": fit.learning_rate,
                "cost_of_first": fit.cost_of_first,
                "fit": fit.r_squared,
                "foreseen": foreseen,
                "came": last["cost"],
                "last": int(last["year"]),
                "still_off": cost / last["cost"],
                "curve_off": max(foreseen, last["cost"]) / min(foreseen, last["cost"]),
                "way": "too dear" if foreseen > last["cost"] else "too cheap",
            }
        )
    return rows


def _figure(chart: Any, modules: pd.DataFrame, view: dict[str, Any]) -> Figure:
    fitted = unit_cost(modules["capacity"].to_numpy(), view["cost_of_first"], 1, view["learning_rate"])
    known = np.where(modules["year"] <= view["stand"], "known", "to come")
    return Figure(
        chart=chart,
        title="What could one have known about solar power?",
        alt="Cost of a solar module against all that was built in the world, both on doubling scales: the points "
        "fall along a line. Seen from {stand:.0f}, the cost of that year, held still, lies {still_off:.1f} times "
        "above what came by {last:.0f}; the experience curve is {curve_off:.1f} times {way}.",
        words="It is {stand:.0f}. A watt costs {then:.2f} dollars, and on what is known so far cost has fallen by "
        "{learning_rate:.0%} with each doubling. Held still, today’s cost would be {still_off:.1f} times what came "
        "in {last:.0f} ({came:.2f} dollars). The curve foresees {foreseen:.2f} dollars: {curve_off:.1f} times {way}.",
        description="Each point is a year, from the upper left to the lower right: across, all modules ever made by "
        "then, in megawatts; up, the cost of a watt in dollars corrected for inflation. Both scales multiply: equal "
        "steps are equal ratios. Filled points are known in the year where you stand, hollow ones are to come. The "
        "dashed line is that year’s cost held still; the solid line is an experience curve fitted to the filled "
        "points. The curve is told how much would be built, which nobody knew. That cost falls as more is built "
        "does not show that building made it fall.",
        row=view,
        table=modules.assign(fitted=fitted, known=known),
        columns=[
            Column("year", "Year"),
            Column("capacity", "Built in all (megawatts)", ",.0f"),
            Column("cost", "Cost ($ per watt)", ".2f"),
            Column("fitted", "The curve says", ".2f"),
            Column("known", "In that year"),
        ],
        source="Lafond et al. (2018), and later figures of IRENA, as gathered by Our World in Data",
    )


def _chart(modules: pd.DataFrame, views: pd.DataFrame) -> Any:
    """Draw points, the fitted curve and the cost held still, as seen from the year of the control `stand`."""
    ends = [0.1, 10 ** np.ceil(np.log10(modules["capacity"].max()))]
    across = alt.X(
        "capacity:Q",
        title="Built in all, megawatts (scale multiplies)",
        scale=alt.Scale(type="log", domain=ends, nice=False),
        axis=alt.Axis(values=[1, 100, 10_000, 1_000_000], format="~s", grid=False),
    )
    up_axis = alt.Axis(title="Dollars a watt", values=[0.1, 1, 10, 100], format="~g")
    scale = alt.Scale(type="log", domain=[0.1, 200], nice=False)
    up = alt.Y("cost:Q", scale=scale, axis=up_axis)
    seen = _seen(modules, views)
    points = seen.mark_point(size=50, strokeWidth=1.5, stroke=theme.COLOURS["blue"], fill=theme.COLOURS["blue"])
    shown = points.encode(
        x=across,
        y=up,
        fillOpacity=alt.FillOpacity("in_hand:Q", scale=alt.Scale(domain=[0, 1], range=[0, 0.85]), legend=None),
        tooltip=["year:Q", "cost:Q"],
    ).properties(name="table")
    curve = seen.mark_line(color=theme.COLOURS["orange"], strokeWidth=2.5, clip=True).encode(
        x=across, y=alt.Y("fitted:Q", scale=scale)
    )
    still = seen.transform_filter("datum.year >= stand").mark_line(
        color=theme.COLOURS["grey"], strokeDash=[5, 4], strokeWidth=2
    )
    labelled = seen.transform_filter("datum.year === stand || datum.year === datum.last || datum.year === 1976")
    labels = labelled.mark_text(align="left", dx=7, dy=-8).encode(x=across, y=up, text="year:N")
    held: Any = alt.Chart(views).transform_filter("datum.stand === stand")
    words = held.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    return alt.layer(still.encode(x=across, y=alt.Y("then:Q", scale=scale)), curve, shown, labels, words).properties(
        height=290
    )


def _seen(modules: pd.DataFrame, views: pd.DataFrame) -> Any:
    """Return the points as seen from the year chosen: the curve comes from the traced model."""
    fitted = unit_cost(datum("capacity"), datum("cost_of_first"), 1, datum("learning_rate"))
    columns = ["then", "learning_rate", "cost_of_first", "last"]
    return (
        alt.Chart(modules)
        .transform_calculate(stand="stand")
        .transform_lookup("stand", from_=alt.LookupData(views, "stand", columns))
        .transform_calculate(
            fitted=str(fitted),
            known="datum.year <= datum.stand ? 'known' : 'to come'",
            in_hand="datum.year <= datum.stand ? 1 : 0",
        )
    )
