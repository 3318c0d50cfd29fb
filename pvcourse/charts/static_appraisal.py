"""A project on the finance form: costs against benefits, discounted, with everything else held still."""

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, datum
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.market_shaping import level_net_present_value

LONGEST, STEP = 60, 10
VERDICTS = ("go ahead", "do not")
"""What the form advises: where the net present value is above 0, and where it is not."""


@explorable(
    Group(
        "The bus lane",
        [
            Slider("cost", "Cost today, £m", 2, 40, 1, 14, ".0f"),
            Slider("benefit", "Benefit a year, £m", 0.1, 3, 0.1, 0.8, ".1f"),
        ],
    ),
    Group(
        "How the future counts",
        [
            Slider("rate", "Discount rate a year", 0, 0.1, 0.005, 0.035, ".1%"),
            Slider("years", "Years that count", 5, LONGEST, 5, 30, ".0f"),
        ],
    ),
)
def static_appraisal(cost: float, benefit: float, rate: float, years: float) -> Figure:
    """Appraise a project with one cost and a level benefit, with all else equal.

    Parameters
    ----------
    cost, benefit : float
        What is spent today, and what each year brings, in millions of pounds.
    rate : float
        The discount rate a year, 0 to 0.1.
    years : float
        For how many years benefits count, 5 to 60.

    Returns
    -------
    Figure
        The net present value by the number of years that count, discounted and not.
    """
    value = float(level_net_present_value(cost, benefit, rate, years))
    table = pd.DataFrame({"year": np.arange(0, LONGEST + 1, STEP)})
    table["value"] = level_net_present_value(cost, benefit, rate, table["year"].to_numpy(float))
    table["undiscounted"] = level_net_present_value(cost, benefit, 0, table["year"].to_numpy(float))
    row = {
        "cost": cost,
        "rate": rate,
        "years": years,
        "value": value,
        "gains": value + cost,
        "ratio": (value + cost) / cost,
        "verdict": VERDICTS[0] if value > 0 else VERDICTS[1],
    }
    return Figure(
        chart=_chart(),
        title="A bus lane on the finance form",
        alt="Net present value by the years that count. At {years:.0f} years and a rate of {rate:.1%} it stands at "
        "{value:+.1f} million pounds; the curve flattens as years go by. The form says: {verdict}.",
        words="Over {years:.0f} years, at {rate:.1%} a year, benefits are worth {gains:.1f} million pounds today, "
        "for {cost:.0f} million spent: net present value {value:+.1f} million, {ratio:.2f} pounds of benefit for "
        "each pound of cost. The form says: {verdict}.",
        description="Across: how many years of benefits are counted. Up: their worth in today’s money, less the "
        "cost. The solid curve is discounted, the dashed line is not; the dot is where your sliders stand. Cost and "
        "benefit are an invented bus lane’s. Traffic, prices, fares and habits stay what they are for all those "
        "years: that is what ‘all else equal’ means.",
        row=row,
        table=table,
        columns=[
            Column("year", "Years that count", ".0f"),
            Column("value", "Net present value (£m)", "+.1f"),
            Column("undiscounted", "Without discounting (£m)", "+.1f"),
        ],
        source="an invented bus lane; the arithmetic of static cost-benefit analysis",
    )


@cache
def _chart() -> Any:
    """Draw the two curves and the dot; the sliders reach them by name, through the traced model."""
    money = (control("cost"), control("benefit"))
    worth = {
        "value": str(level_net_present_value(*money, control("rate"), datum("year"))),
        "undiscounted": str(level_net_present_value(*money, 0, datum("year"))),
    }
    years = alt.Chart(pd.DataFrame({"year": range(0, LONGEST + 1, 2)})).transform_calculate(**worth)
    tens = alt.Chart(pd.DataFrame({"year": range(0, LONGEST + 1, STEP)})).transform_calculate(**worth)
    across = alt.X("year:Q", title="Years that count", scale=alt.Scale(domain=[0, LONGEST]))
    axis = alt.Axis(title="Net present value, £m", titleAnchor="end")
    up = alt.Y("value:Q", axis=axis)
    curve = years.mark_line(color=theme.COLOURS["blue"], strokeWidth=3).encode(x=across, y=up)
    dashed = years.mark_line(color=theme.COLOURS["grey"], strokeDash=[4, 3]).encode(
        x=across, y=alt.Y("undiscounted:Q", axis=axis)
    )
    held = tens.mark_point(size=18, filled=True, color=theme.COLOURS["blue"]).encode(x=across, y=up)
    nought = alt.Chart(pd.DataFrame({"nought": [0]})).mark_rule(color=theme.COLOURS["ink"]).encode(y="nought:Q")
    return alt.layer(nought, dashed, curve, held.properties(name="table"), *_dot()).properties(height=240)


def _dot() -> list[Any]:
    """Return the dot where the sliders stand, with its number, holding the words."""
    cost = control("cost")
    value = level_net_present_value(cost, control("benefit"), control("rate"), control("years"))
    here: Any = alt.Chart(pd.DataFrame([{}])).transform_calculate(
        cost="cost",
        rate="rate",
        years="years",
        value=str(value),
        gains=str(value + cost),
        ratio=str((value + cost) / cost),
        verdict=str(np.where(value > 0, *VERDICTS)),
    )
    dot = here.mark_point(size=130, filled=True, opacity=1, color=theme.COLOURS["orange"])
    label = here.mark_text(align="right", dx=-8, dy=-12, fontWeight="bold").encode(
        x="years:Q", y="value:Q", text=alt.Text("value:Q", format="+.1f")
    )
    return [dot.encode(x="years:Q", y="value:Q").properties(name="words"), label]
