"""Building solar power ahead of its time, appraised three ways: all else equal, with learning, and as it went."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, datum
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.experience_curves import appraise_deployment, unit_cost
from pvcourse.models.welfare import discount_factor

START = 2000
"""The year of the appraisal; what the world built after it is the programme."""

MILLIONS_IN_BILLION = 1000
SHOWN = [-250, 450]
"""What the picture shows, in billions: the line of all else equal leaves it, so that the others can be read."""

WAYS = {
    "still": ("All else equal", "grey", [5, 4]),
    "learning": ("With learning", "orange", [1, 0]),
    "real": ("At real costs", "blue", [2, 2]),
}


def solar_programme(modules: pd.DataFrame) -> Explorable:
    """Appraise what the world built since 2000, three ways.

    Parameters
    ----------
    modules : DataFrame
        `year`, `capacity` and `cost`, as for `pvcourse.charts.solar_hindsight.solar_hindsight`.

    Returns
    -------
    Explorable
        Three lines of net present value over the years; choose what a watt is worth, the learning rate and the
        discount rate.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If 2000 is not among the years, or is the last of them.
    """
    years = _years(modules)
    chart = _chart(years)

    def make(worth: float, learning: float, rate: float) -> Figure:
        return _figure(chart, years, worth, learning, rate)

    make.__name__ = "solar_programme"
    sliders = [
        Slider("worth", "What a watt is worth, $", 0.4, 2, 0.1, 1.0, ".1f"),
        Slider("learning", "Fall with each doubling", 0, 0.35, 0.01, 0.2, ".0%"),
        Slider("rate", "Discount rate a year", 0, 0.1, 0.005, 0.035, ".1%"),
    ]
    return Explorable(make, [Group("Your assumptions", sliders)])


def _years(modules: pd.DataFrame) -> pd.DataFrame:
    """Return what was built in each year after the start, and what stood before."""
    rows = modules.sort_values("year").query("year >= @START")
    if START not in set(rows["year"]) or len(rows) < 2:
        raise ValueError(f"the modules have no year {START} with later ones; give both")
    built = rows["capacity"].diff()
    years = rows.assign(before=rows["capacity"] - built, built=built, after=rows["year"] - START)
    return years.iloc[1:].assign(first_cost=rows["cost"].iloc[0], built_first=rows["capacity"].iloc[0])


def _worths(years: pd.DataFrame, worth: float, learning: float, rate: float) -> pd.DataFrame:
    """Add up each way's net present value, year by year, in billions."""
    start = years.iloc[0]
    # The model's first year is today; ours has passed by then, so nothing is built in it.
    builds = np.concatenate([[0], years["built"]])
    table = appraise_deployment(builds, start["first_cost"], start["built_first"], learning, worth, rate).iloc[1:]
    built, cost, after = (years[name].to_numpy(float) for name in ("built", "cost", "after"))
    real = np.cumsum(built * (worth - cost) * discount_factor(rate, after))
    return pd.DataFrame(
        {
            "year": years["year"].to_numpy(),
            "built": built,
            "still": table["static_value"].to_numpy() / MILLIONS_IN_BILLION,
            "learning": table["dynamic_value"].to_numpy() / MILLIONS_IN_BILLION,
            "real": real / MILLIONS_IN_BILLION,
        }
    )


def _figure(chart: Any, years: pd.DataFrame, worth: float, learning: float, rate: float) -> Figure:
    table = _worths(years, worth, learning, rate)
    end = table.iloc[-1]
    row = {
        "worth": worth,
        "share": learning,
        "until": int(end["year"]),
        "still": end["still"],
        "learning": end["learning"],
        "real": end["real"],
        "deepest": table["learning"].min(),
    }
    return Figure(
        chart=chart,
        title="Building solar power ahead of its time",
        alt="Net present value of all that the world built since 2000, by {until:.0f}: {still:+,.0f} billion "
        "dollars with all else equal, falling ever faster; {learning:+,.0f} billion with learning, after a low of "
        "{deepest:+,.0f}; {real:+,.0f} billion at the costs that came.",
        words="If a watt is worth {worth:.1f} dollars: by {until:.0f}, with the cost of 2000 held still, "
        "{still:+,.0f} billion dollars. If cost falls by {share:.0%} with each doubling, {learning:+,.0f} billion, "
        "after a low of {deepest:+,.0f}. At the costs that really came, {real:+,.0f} billion.",
        description="The programme is what the world really built from 2001 on. Each watt brings what you say it is "
        "worth, and costs what each way of appraising says: the cost of 2000 for good; that cost falling along an "
        "experience curve; or the cost that came. Lines add up net benefits, discounted to 2000. That the whole "
        "world is one programme, that modules are all it pays for, and that a watt is worth the same in every year "
        "are our teaching device. A line that falls under the picture goes on in the table. Benefits after the last "
        "year, and the climate, are left out.",
        row=row,
        table=table,
        columns=[
            Column("year", "Year"),
            Column("built", "Built (megawatts)", ",.0f"),
            Column("still", "All else equal ($bn)", "+,.0f"),
            Column("learning", "With learning ($bn)", "+,.0f"),
            Column("real", "At real costs ($bn)", "+,.0f"),
        ],
        source="what was built and what it cost: Lafond et al. (2018) and IRENA, via Our World in Data; the rest is "
        "our model",
    )


def _chart(years: pd.DataFrame) -> Any:
    """Draw the three lines from the traced model; `worth`, `learning` and `rate` are the controls' names."""
    columns = ["year", "after", "built", "before", "cost", "first_cost", "built_first"]
    costs = {
        "still": datum("first_cost"),
        "learning": unit_cost(datum("before"), datum("first_cost"), datum("built_first"), control("learning")),
        "real": datum("cost"),
    }
    today = datum("built") * discount_factor(control("rate"), datum("after")) / MILLIONS_IN_BILLION
    gains = {f"{way}_gain": str(today * (control("worth") - cost)) for way, cost in costs.items()}
    added: Any = (
        alt.Chart(years[columns])
        .transform_calculate(**gains)
        .transform_window(
            still="sum(still_gain)",
            learning="sum(learning_gain)",
            real="sum(real_gain)",
            sort=[alt.SortField("year")],
            frame=[None, 0],
        )
    )
    held = added.mark_text(text="").encode(x=alt.value(0)).properties(name="table")
    nought = alt.Chart(pd.DataFrame({"nought": [0]})).mark_rule(color=theme.COLOURS["ink"]).encode(y="nought:Q")
    return alt.layer(nought, held, _lines(added), _ends(years, added)).properties(height=270)


def _lines(added: Any) -> Any:
    names = list(WAYS)
    labels = "{" + ", ".join(f"{way}: '{label}'" for way, (label, _, _) in WAYS.items()) + "}"
    folded = added.transform_fold(names, as_=["way", "value"]).transform_calculate(way=f"{labels}[datum.way]")
    domain = [label for label, _, _ in WAYS.values()]
    legend = alt.Legend(title=None, orient="top", columns=1, symbolType="stroke", symbolSize=300, symbolStrokeWidth=3)
    colours = alt.Scale(domain=domain, range=[theme.COLOURS[tint] for _, tint, _ in WAYS.values()])
    dashes = alt.Scale(domain=domain, range=[dash for _, _, dash in WAYS.values()])
    return folded.mark_line(strokeWidth=3, clip=True).encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format=".0f", tickCount=5, grid=False)),
        y=alt.Y(
            "value:Q",
            scale=alt.Scale(domain=SHOWN, nice=False),
            title="Net present value, $bn",
            axis=alt.Axis(titleAnchor="end"),
        ),
        color=alt.Color("way:N", scale=colours, legend=legend),
        strokeDash=alt.StrokeDash("way:N", scale=dashes, legend=legend),
    )


def _ends(years: pd.DataFrame, added: Any) -> Any:
    """Hold the words: where the three lines end, and how low the one with learning went."""
    last = int(years["year"].max())
    held = (
        added.transform_joinaggregate(deepest="min(learning)")
        .transform_filter(f"datum.year === {last}")
        .transform_calculate(worth="worth", share="learning", until="datum.year")
    )
    return held.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
