"""Which countries are on track for 2030, on real series, and what the verdict hangs on."""

import re
from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.charts.words import fill
from pvcourse.models.sdg_progress import BY, STATUSES, assess_progress

EVERYWHERE = "All regions"
PACES = {"linear": "The same step each year", "compound": "The same percentage each year"}
GLYPHS = {
    "met": ("circle", "green"),
    "on track": ("triangle-up", "green"),
    "moderate": ("diamond", "blue"),
    "insufficient": ("square", "purple"),
    "moving away": ("triangle-down", "orange"),
    "no verdict": ("cross", "grey"),
}
"""A shape and a colour for each status."""

SENTENCE = (
    " {country}: {baseline:.1f} in {baseline_year:.0f}, {value:.1f} in {year:.0f}; at that pace {projected:.1f} in "
    "2030, against a target of {target:.0f}: {status}."
)
BY_PACE = {
    what: f"pace === 'linear' ? datum.{what}_linear : datum.{what}_compound" for what in ("projected", "status")
}
"""How the page picks the figure of the pace that was chosen."""

NO_FIGURES = " {country}: no figures."


def on_track(series: pd.DataFrame, targets: pd.DataFrame, countries: pd.DataFrame) -> Explorable:
    """Count countries by how they stand to a target for 2030, and follow one of them.

    Parameters
    ----------
    series : DataFrame
        `indicator`, `iso3`, `year` and `value`.
    targets : DataFrame
        A row an indicator: `indicator`, `label`, `unit`, `better`, `by_2030` and `set_by`.
    countries : DataFrame
        `iso3`, `country` and `region`.

    Returns
    -------
    Explorable
        Bars of countries by status above one country's way; choose indicator, pace, region and country.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If a country of the series is not among the countries.
    """
    found = _assess(series, targets, countries)
    chart = _chart(found, targets, countries)

    def make(indicator: str, pace: str, region: str, country: str) -> Figure:
        rows = found[(found["indicator"] == indicator) & (found["pace"] == pace)]
        target = targets[targets["indicator"] == indicator].iloc[0]
        inside = rows[(rows["region"] == region) | (region == EVERYWHERE)]
        told = _told(rows, countries, country)
        return _figure(chart, inside, target, {"region": region, "pace_words": PACES[pace].lower(), "told": told})

    make.__name__ = "on_track"
    labels = dict(zip(targets["indicator"], targets["label"], strict=True))
    regions = {name: name for name in [EVERYWHERE, *sorted(found["region"].unique())]}
    named = countries[countries["iso3"].isin(found["iso3"])].sort_values("country")
    places = dict(zip(named["iso3"], named["country"], strict=True))
    choices = [
        Choice("indicator", "What is measured", labels, next(iter(labels))),
        Choice("pace", "Pace", PACES, "linear"),
        Choice("region", "Region", regions, EVERYWHERE),
        Choice("country", "Country", places, "KEN" if "KEN" in places else next(iter(places))),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _assess(series: pd.DataFrame, targets: pd.DataFrame, countries: pd.DataFrame) -> pd.DataFrame:
    """Judge every series by both paces; a projection stays within what its unit allows."""
    unknown = sorted(set(series["iso3"]) - set(countries["iso3"]))
    if unknown:
        raise ValueError(f"countries has no {unknown[0]}; give a row for each country of the series")
    tables = [assess_progress(series, targets, pace).assign(pace=pace) for pace in PACES]
    found = pd.concat(tables, ignore_index=True).merge(countries[["iso3", "country", "region"]], on="iso3")
    most = found["indicator"].map(targets.set_index("indicator")["unit"].str.startswith("%")).map({True: 100.0})
    found["projected"] = found["projected"].clip(lower=0).clip(upper=most).fillna(found["value"]).round(1)
    return found.drop(columns=["better", "distance_left", "actual", "required", "ratio"])


def _told(rows: pd.DataFrame, countries: pd.DataFrame, country: str) -> str:
    own = rows[rows["iso3"] == country].to_dict("records")
    if own:
        return fill(SENTENCE, {str(name): value for name, value in own[0].items()})
    return fill(NO_FIGURES, {"country": countries.set_index("iso3").loc[country, "country"]})


def _counts(inside: pd.DataFrame) -> dict[str, Any]:
    counts = inside["status"].value_counts()
    return {status.replace(" ", "_"): int(counts.get(status, 0)) for status in STATUSES} | {"all": len(inside)}


def _figure(chart: Any, inside: pd.DataFrame, target: pd.Series, row: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Who is on track for 2030?",
        alt="{label}, {region}, {all:.0f} countries by how they stand: {met:.0f} met, {on_track:.0f} on track, "
        "{moderate:.0f} moderate, {insufficient:.0f} insufficient, {moving_away:.0f} moving away, {no_verdict:.0f} "
        "without a verdict.{told}",
        words="{label} ({unit}); {region}, {pace_words}. Of {all:.0f} countries, {met:.0f} had met the target by "
        "their latest figure and {on_track:.0f} are on track; {moderate:.0f} move at a moderate pace, "
        "{insufficient:.0f} too slowly, {moving_away:.0f} the wrong way.{told}",
        description="Above, countries counted by status: the pace so far over the pace that would have led from the "
        "first figure since 2015 to the target in time; 95 per cent of it and more is on track, 60 and more "
        "moderate, 0 and more insufficient, less is moving away. The bands are Eurostat’s. Below, one country: its "
        "first and its latest figure joined by a solid line, dashed on to 2030 at the same pace; the "
        "level line is the target. Latest figures are some years old and of different years, so this is a "
        "lesson in judging progress and no report on today. A pace that goes on as it was is an assumption, and so "
        "is the choice between a step and a percentage a year.",
        row=_counts(inside) | row | {"label": target["label"], "unit": target["unit"]},
        table=inside.sort_values("country"),
        columns=[
            Column("country", "Country"),
            Column("baseline_year", "From", ".0f"),
            Column("baseline", "First", ".1f"),
            Column("year", "To", ".0f"),
            Column("value", "Latest", ".1f"),
            Column("projected", "In 2030", ".1f"),
            Column("status", "Status"),
        ],
        source="World Bank; UN IGME; Inter-Parliamentary Union; WHO and UNICEF; United Nations. Targets: United "
        "Nations; for women in parliament the course’s own benchmark",
    )


def _chart(found: pd.DataFrame, targets: pd.DataFrame, countries: pd.DataFrame) -> Any:
    """Draw bars above one country's way; `indicator`, `pace`, `region` and `country` are the controls' names."""
    rows = _side_by_side(found)
    places = countries[countries["iso3"].isin(found["iso3"])][["iso3", "country", "region"]]
    chosen: Any = (
        alt.Chart(rows)
        .transform_filter("datum.indicator === indicator")
        .transform_calculate(**BY_PACE)
        .transform_lookup("iso3", from_=alt.LookupData(places, "iso3", ["country", "region"]))
    )
    inside = chosen.transform_filter(f"region === '{EVERYWHERE}' || datum.region === region")
    own = chosen.transform_filter("datum.iso3 === country").transform_lookup(
        "indicator", from_=alt.LookupData(targets, "indicator", ["by_2030"])
    )
    words = _words(_stories(found, targets), rows, places)
    return alt.vconcat(_bars(inside), _way(own, words), spacing=12)


def _bars(inside: Any) -> Any:
    up = alt.Y("status:N", sort=list(STATUSES), axis=None, scale=alt.Scale(domain=list(STATUSES), paddingInner=0.6))
    across = alt.X("count():Q", title="Countries", axis=alt.Axis(grid=False, tickMinStep=1))
    domain = list(GLYPHS)
    tints = alt.Scale(domain=domain, range=[theme.COLOURS[tint] for _, tint in GLYPHS.values()])
    bars = inside.mark_bar(height=7).encode(x=across, y=up, color=alt.Color("status:N", scale=tints, legend=None))
    labels = (
        alt.Chart(pd.DataFrame({"status": list(STATUSES)}))
        .mark_text(align="left", baseline="bottom", dy=-5, fontSize=11)
        .encode(x=alt.value(0), y=up, text="status:N")
    )
    numbers = inside.mark_text(align="left", dx=5, fontSize=11).encode(x=across, y=up, text="count():Q")
    held = inside.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="table")
    return alt.layer(bars, labels, numbers, held).properties(height=190)


def _way(own: Any, words: Any) -> Any:
    """Draw the chosen country's figures, the way ahead and the target."""
    axis = alt.Axis(values=[2015, 2020, 2025, BY], format=".0f", grid=False)
    across = alt.X("at:Q", title=None, axis=axis, scale=alt.Scale(domain=[2015, BY], nice=False))
    up = alt.Y("level:Q", title=None, scale=alt.Scale(zero=True))
    past = own.transform_calculate(
        at="[datum.baseline_year, datum.year]", level="[datum.baseline, datum.value]"
    ).transform_flatten(["at", "level"])
    ahead = own.transform_calculate(
        at=f"[datum.year, {BY}]", level="[datum.value, datum.projected]"
    ).transform_flatten(["at", "level"])
    line = past.mark_line(color=theme.COLOURS["blue"], strokeWidth=3, point={"size": 70, "filled": True}).encode(
        x=across, y=up
    )
    dashed = ahead.mark_line(color=theme.COLOURS["blue"], strokeDash=[5, 4], strokeWidth=2).encode(x=across, y=up)
    target = own.mark_rule(color=theme.COLOURS["orange"], strokeWidth=2).encode(y="by_2030:Q")
    label = own.mark_text(align="left", baseline="bottom", dy=-4).encode(
        x=alt.value(4), y="by_2030:Q", text=alt.value("target")
    )
    return alt.layer(target, dashed, line, label, words).properties(
        height=150, title="The country that you chose, to 2030"
    )


def _side_by_side(found: pd.DataFrame) -> pd.DataFrame:
    """Put both paces of a series in one row, which is half as much for the page to carry."""
    same = ["indicator", "iso3", "baseline_year", "baseline", "year", "value"]
    both = found.pivot(index=same, columns="pace", values=["projected", "status"]).reset_index()
    both.columns = ["_".join(filter(None, names)) for names in both.columns]
    numbers = [f"projected_{pace}" for pace in PACES]
    both[numbers] = both[numbers].astype(float)
    return both.assign(key=both["indicator"] + both["iso3"])


def _words(stories: pd.DataFrame, rows: pd.DataFrame, places: pd.DataFrame) -> Any:
    """Hold the counts for the words, with the sentence on the country that was chosen."""
    own = ["baseline_year", "baseline", "year", "value", *(f"{what}_{pace}" for what in BY_PACE for pace in PACES)]
    held: Any = (
        alt.Chart(stories)
        .transform_filter("datum.indicator === indicator && datum.pace === pace && datum.region === region")
        .transform_calculate(key="indicator + country", iso3="country")
        .transform_lookup("key", from_=alt.LookupData(rows, "key", own))
        .transform_calculate(**BY_PACE)
        .transform_lookup("iso3", from_=alt.LookupData(places, "iso3", ["country"]))
        .transform_calculate(told=f"isValid(datum.status) ? {_formula(SENTENCE)} : {_formula(NO_FIGURES)}")
    )
    return held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")


def _formula(template: str) -> str:
    """Turn a template of words into the formula that fills it in the page."""
    parts = re.split(r"\{(\w+)(?::([^}]*))?\}", template)
    formula = [f"'{parts[0]}'"]
    for field, spec, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        formula += [f"format(datum.{field}, '{spec}')" if spec else f"datum.{field}", f"'{words}'"]
    return " + ".join(formula)


def _stories(found: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Count the statuses for every indicator, pace and region that can be chosen."""
    regions = [EVERYWHERE, *sorted(found["region"].unique())]
    rows = []
    for indicator, pace, region in product(targets["indicator"], PACES, regions):
        inside = found[(found["indicator"] == indicator) & (found["pace"] == pace)]
        inside = inside[(inside["region"] == region) | (region == EVERYWHERE)]
        named = {"indicator": indicator, "pace": pace, "region": region, "pace_words": PACES[pace].lower()}
        rows.append(_counts(inside) | named)
    columns = targets[["indicator", "label", "unit", "by_2030"]].rename(columns={"by_2030": "target"})
    return pd.DataFrame(rows).merge(columns, on="indicator")
