"""What GDP misses, on real figures: countries that produce about as much per person, and how else they differ."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure

MEASURES = {
    "life_satisfaction": "Satisfaction with life (0 to 10)",
    "life_expectancy": "Years of life expected",
    "co2_per_person": "Tonnes of CO₂ per person",
}
"""What can be set beside GDP: the column, and what the learner reads."""

ABOUT_AS_MUCH = 0.2
"""How far a GDP may lie from the chosen country's to count as about the same: a fifth, up or down."""


def gdp_and_wellbeing(figures: pd.DataFrame, countries: pd.DataFrame) -> Explorable:
    """Show countries by GDP per person and one other measure, with those that produce about as much as one of them.

    Parameters
    ----------
    figures : DataFrame
        `iso3`, `year`, `gdp_per_person` (international dollars of 2021) and the columns of `MEASURES`.
    countries : DataFrame
        `iso3` and `country`, the name.

    Returns
    -------
    Explorable
        A scatter plot; choose the measure, the year and the country.

    Raises
    ------
    KeyError
        If a column is missing.
    """
    named = figures.merge(countries[["iso3", "country"]], on="iso3").sort_values("country")
    kept = named[["iso3", "country", "year", "gdp_per_person", *MEASURES]].reset_index(drop=True)
    years = {int(year): str(year) for year in sorted(kept["year"].unique())}
    asked = kept.groupby("iso3")["year"].transform("nunique")
    always = kept[asked == len(years)].drop_duplicates("iso3")
    options = dict(zip(always["iso3"], always["country"], strict=True))
    chart = _chart(kept)

    def make(measure: str, year: int, country: str) -> Figure:
        return _figure(chart, kept[(kept["year"] == year) & kept[measure].notna()], measure, country)

    make.__name__ = "gdp_and_wellbeing"
    choices = [
        Choice("measure", "Beside GDP", MEASURES, "life_satisfaction"),
        Choice("year", "Year", years, max(years)),
        Choice("country", "Country", options, "CRI" if "CRI" in options else next(iter(options))),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _figure(chart: Any, of_year: pd.DataFrame, measure: str, country: str) -> Figure:
    of_year = of_year.assign(value=of_year[measure])
    own = of_year.set_index("iso3").loc[country]
    near = (of_year["gdp_per_person"] / own["gdp_per_person"] - 1).abs() <= ABOUT_AS_MUCH
    alike = of_year[near].sort_values("value")
    lowest, highest = alike.iloc[0], alike.iloc[-1]
    return Figure(
        chart=chart,
        title="Countries that produce as much, and how else they differ",
        alt="A dot for each country: GDP per person across, {label} up. Of {alike:.0f} countries that produce about "
        "as much per person as {country}, the measure goes from {low:.1f} ({low_name}) to {high:.1f} ({high_name}).",
        words="{country} produces {gdp:,.0f} dollars per person. {label}: {value:.1f}. Among the {alike:.0f} "
        "countries within a fifth of its GDP it goes from {low:.1f} ({low_name}) to {high:.1f} ({high_name}).",
        description="Across: gross domestic product per person, at prices that make countries comparable; from each "
        "mark to the next it is four times as much. Up: the measure that you chose. Larger dots are the countries "
        "whose GDP lies within a fifth of the chosen one’s; the ring is the country itself. Satisfaction is what "
        "people answer in a survey; the carbon is that behind what people consume, wherever it was burnt. The very "
        "low length of life in 2010 is Haiti’s, in the year of its earthquake. That two countries differ at the same "
        "GDP does not say why.",
        row={
            "country": own["country"],
            "gdp": own["gdp_per_person"],
            "value": own["value"],
            "label": MEASURES[measure],
            "alike": len(alike),
            "low": lowest["value"],
            "low_name": lowest["country"],
            "high": highest["value"],
            "high_name": highest["country"],
        },
        table=alike,
        columns=[
            Column("country", "Country"),
            Column("gdp_per_person", "GDP per person (international dollars)", ",.0f"),
            Column("value", "The measure chosen", ".1f"),
        ],
        source="Gapminder; Global Carbon Project; World Happiness Report 2024 (Gallup World Poll)",
    )


def _chart(kept: pd.DataFrame) -> Any:
    """Draw the countries; `measure`, `year` and `country` are the names of the controls."""
    scale = alt.Scale(type="log", base=2, domain=[500, 160_000])
    steps = [1000, 4000, 16_000, 64_000]
    across = alt.X(
        "gdp_per_person:Q", title="GDP per person, dollars", scale=scale, axis=alt.Axis(values=steps, format=",.0f")
    )
    up = alt.Y("value:Q", title="The measure chosen", scale=alt.Scale(zero=False, nice=True))
    everyone: Any = alt.Chart(kept)
    of_year = (
        everyone.transform_filter("datum.year === year")
        .transform_calculate(value="datum[measure]")
        .transform_filter("isValid(datum.value)")
    )
    own_gdp = "datum.iso3 === country && datum.year === year ? datum.gdp_per_person : 0"
    alike = (
        everyone.transform_calculate(mine=own_gdp)
        .transform_joinaggregate(own="max(mine)")
        .transform_filter("datum.year === year")
        .transform_calculate(value="datum[measure]")
        .transform_filter(f"isValid(datum.value) && abs(datum.gdp_per_person / datum.own - 1) <= {ABOUT_AS_MUCH}")
    )
    own = of_year.transform_filter("datum.iso3 === country")
    faint = of_year.mark_point(filled=True, size=24, color=theme.COLOURS["grey"], opacity=0.45)
    points = alike.mark_point(filled=True, size=60, color=theme.COLOURS["blue"], opacity=0.9)
    ring = own.mark_point(size=220, color=theme.COLOURS["orange"], strokeWidth=3)
    name = own.mark_text(align="left", baseline="top", fontWeight="bold", color=theme.COLOURS["orange"])
    return alt.layer(
        faint.encode(x=across, y=up),
        points.encode(x=across, y=up, tooltip=["country:N", "gdp_per_person:Q", "value:Q"]).properties(name="table"),
        ring.encode(x=across, y=up),
        name.encode(x=alt.value(6), y=alt.value(2), text="country:N"),
        _words(alike),
    ).properties(height=300)


def _words(alike: Any) -> Any:
    """Find the lowest and the highest among those alike; the mark that holds them is empty."""
    labels = "".join(f"measure === '{key}' ? '{label}' : " for key, label in MEASURES.items()) + "''"
    own = "datum.iso3 === country"
    found = alike.transform_calculate(own_value=f"{own} ? datum.value : null", own_name=f"{own} ? datum.country : ''")
    return (
        found.transform_aggregate(
            low="min(value)",
            high="max(value)",
            lowest="argmin(value)",
            highest="argmax(value)",
            alike="count()",
            value="max(own_value)",
            gdp="max(own)",
            country="max(own_name)",
            groupby=[],
        )
        .transform_calculate(low_name="datum.lowest.country", high_name="datum.highest.country", label=labels)
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )
