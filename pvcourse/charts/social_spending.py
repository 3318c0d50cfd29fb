"""Did the state shrink? Public social spending since 1930, and when its critics and defenders wrote."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.charts.words import fill

FROM = 1930
LOOKED_AT = (1960, 1980)
"""The years whose figures are told, beside the last one."""

TOP, ROOM_FOR_NAMES = 44, 12
"""The scale's end, and how much of it is left to the names above the lines."""

WRITINGS = {
    1967: "Downs",
    1971: "Niskanen",
    1981: "Reagan in office",
    1991: "Hood names NPM",
    1995: "Moore",
    2002: "Kelly’s yardstick",
}
"""When each of them wrote, or came into office: see the sources of the lesson."""


def social_spending(spending: pd.DataFrame, countries: pd.DataFrame) -> Explorable:
    """Show two countries' public social spending since 1930.

    Parameters
    ----------
    spending : DataFrame
        `iso3`, `year`, `share_of_gdp` (per cent of GDP).
    countries : DataFrame
        `iso3` and `country`, the name.

    Returns
    -------
    Explorable
        Two lines over time; choose a country and one to set beside it.

    Raises
    ------
    ValueError
        If a country lacks a figure for one of the years that are told.
    """
    shown = spending[spending["year"] >= FROM].merge(countries[["iso3", "country"]], on="iso3")
    shown = shown.sort_values(["country", "year"]).reset_index(drop=True)
    told = _told(shown)
    options = dict(zip(told["iso3"], told["country"], strict=True))
    chart = _chart(shown, told)

    def make(country: str, beside: str) -> Figure:
        return _figure(chart, shown, told, country, beside)

    make.__name__ = "social_spending"
    choices = [
        Choice("country", "Country", options, "GBR" if "GBR" in options else next(iter(options))),
        Choice("beside", "Beside it", options, "DNK" if "DNK" in options else next(iter(options))),
    ]
    return Explorable(make, [Group("Choose two countries", choices)])


def _told(shown: pd.DataFrame) -> pd.DataFrame:
    """Say a sentence on every country: its share in the years looked at, in the last year, and at its highest."""
    rows = []
    for (iso3, country), figures in shown.groupby(["iso3", "country"]):
        share = figures.set_index("year")["share_of_gdp"]
        lacking = [year for year in LOOKED_AT if year not in share.index]
        if lacking:
            raise ValueError(f"{country} has no figure for {lacking[0]}; give one for each of {LOOKED_AT}")
        last, peak = figures["year"].iloc[-1], figures["year"].iloc[share.argmax()]
        numbers = {"early": share[LOOKED_AT[0]], "middle": share[LOOKED_AT[1]], "late": share.iloc[-1]}
        words = fill(
            f"{country}: {{early:.1f}}% of GDP in {LOOKED_AT[0]}, {{middle:.1f}}% in {LOOKED_AT[1]}, "
            f"{{late:.1f}}% in {last}; highest in {peak}, {{most:.1f}}%.",
            numbers | {"most": share.max()},
        )
        rows.append({"iso3": iso3, "country": country, "told": words, "year": last} | numbers)
    return pd.DataFrame(rows).sort_values("country").reset_index(drop=True)


def _figure(chart: Any, shown: pd.DataFrame, told: pd.DataFrame, country: str, beside: str) -> Figure:
    said = told.set_index("iso3")["told"]
    return Figure(
        chart=chart,
        title="Did the welfare state shrink?",
        alt="Two lines from 1930 on, with upright lines for the years in which critics and defenders of the state "
        "wrote. {first} {second}",
        words="{first} {second}",
        description="Across: years. Up: public social spending (pensions, health, support for families and for "
        "people without work; education is left out) in per cent of what the country produces. The full line is the "
        "country, the dashed line the one beside it. Three sources follow each other, so a step around 1960 or 1980 "
        "can come from a change of definition; between the marks there are no figures. How much a state spends is "
        "not how it is run: spending says nothing about contracts, targets and rules, which are the heart of New "
        "Public Management.",
        row={"first": said[country], "second": said[beside]},
        table=shown[shown["iso3"].isin([country, beside])],
        columns=[
            Column("country", "Country"),
            Column("year", "Year", ".0f"),
            Column("share_of_gdp", "Public social spending (% of GDP)", ".1f"),
        ],
        source="Lindert (2004) and OECD Social Expenditure Database",
    )


def _chart(shown: pd.DataFrame, told: pd.DataFrame) -> Any:
    """Draw the two lines; `country` and `beside` are the names of the controls."""
    across = alt.X("year:Q", title=None, scale=alt.Scale(domain=[FROM, 2020]), axis=alt.Axis(format="d", tickCount=5))
    up = alt.Y(
        "share_of_gdp:Q",
        title="% of GDP",
        scale=alt.Scale(domain=[0, TOP]),
        axis=alt.Axis(values=list(range(0, TOP - ROOM_FOR_NAMES + 1, 10))),
    )
    all_figures: Any = alt.Chart(shown)
    drawn = {
        which: all_figures.transform_filter(f"datum.iso3 === {which}").encode(x=across, y=up)
        for which in ("country", "beside")
    }
    first = {"color": theme.COLOURS["blue"], "strokeWidth": 2.5}
    second = {"color": theme.COLOURS["orange"], "strokeWidth": 2.5, "strokeDash": [6, 4]}
    held = all_figures.transform_filter("datum.iso3 === country || datum.iso3 === beside").mark_text(text="")
    return alt.layer(
        *_writings(across),
        drawn["beside"].mark_line(**second),
        drawn["country"].mark_line(**first),
        drawn["beside"].mark_point(shape="square", filled=True, size=24, color=second["color"], opacity=1),
        drawn["country"].mark_point(filled=True, size=24, color=first["color"], opacity=1),
        held.encode(x="year:Q", y="share_of_gdp:Q").properties(name="table"),
        _words(told),
    ).properties(height=300)


def _writings(across: alt.X) -> list[Any]:
    years = alt.Chart(pd.DataFrame({"year": list(WRITINGS), "who": list(WRITINGS.values())}))
    lines = years.mark_rule(color=theme.COLOURS["line"], strokeWidth=1)
    names = years.mark_text(angle=270, align="right", baseline="bottom", dy=-2, fontSize=11)
    return [lines.encode(x=across), names.encode(x=across, y=alt.value(0), text="who:N")]


def _words(told: pd.DataFrame) -> Any:
    """Hold what is told of the two countries; the mark that holds it is empty."""
    said = alt.LookupData(told, "iso3", ["told"])
    one: Any = alt.Chart(pd.DataFrame({"here": [0]}))
    return (
        one.transform_calculate(one="country", other="beside")
        .transform_lookup("one", from_=said, as_=["first"])
        .transform_lookup("other", from_=said, as_=["second"])
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )
