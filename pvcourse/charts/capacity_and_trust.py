"""Government effectiveness against trust in government, country by country."""

from dataclasses import asdict
from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.charts.words import fill, write
from pvcourse.models.association import associate

EVERYWHERE = "All regions"
NOBODY = ""
KNOWN = ["iso3", "year", "country", "effectiveness", "trust"]
TOO_FEW = "too few countries for a correlation"
FEWEST = 10
"""The fewest countries for which a correlation is shown: with less, one country can turn it over."""


def capacity_and_trust(countries: pd.DataFrame) -> Explorable:
    """Show whether people trust the governments that are judged effective.

    Parameters
    ----------
    countries : DataFrame
        `iso3`, `country`, `region`, `year`; `effectiveness`, the World Bank's estimate, about −2.5 to 2.5; `trust`,
        per cent of adults who say that they have confidence in the national government.

    Returns
    -------
    Explorable
        A scatter plot; choose the year, a region to pick out, and a country to name.

    Raises
    ------
    KeyError
        If a column is missing.
    """
    stories = _stories(countries)
    years = {int(year): str(year) for year in sorted(countries["year"].unique())}
    regions = {name: name for name in [EVERYWHERE, *sorted(countries["region"].unique())]}
    named = countries.drop_duplicates("iso3").sort_values("country")
    places = {NOBODY: "No country"} | dict(zip(named["iso3"], named["country"], strict=True))
    told = _told(countries, places)
    chart = _chart(countries, stories, told)

    def make(year: int, region: str, country: str) -> Figure:
        at = {"year": year, "region": region, "country": country}
        return _figure(chart, _shown(countries, at), _story(stories, told, at))

    make.__name__ = "capacity_and_trust"
    choices = [
        Choice("year", "Year", years, max(years)),
        Choice("region", "Region", regions, EVERYWHERE),
        Choice("country", "Country", places, NOBODY),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _stories(countries: pd.DataFrame) -> pd.DataFrame:
    """Work out the association for every year and region that can be chosen."""
    everywhere = countries.assign(region=EVERYWHERE)
    rows = []
    for (year, region), group in pd.concat([countries, everywhere]).groupby(["year", "region"]):
        found = associate(group["effectiveness"], group["trust"])
        enough = found.places >= FEWEST
        correlation = f"rank correlation {write(found.rank_correlation, '+.2f')}" if enough else TOO_FEW
        rows.append({"year": year, "region": region, "correlation": correlation} | asdict(found))
    return pd.DataFrame(rows).drop(columns="rank_correlation")


def _told(countries: pd.DataFrame, places: dict[str, str]) -> pd.DataFrame:
    """Say a sentence on every country and year that can be chosen: `key` is the one followed by the other."""
    known = {f"{iso3}{year}": figures for iso3, year, *figures in countries[KNOWN].itertuples(index=False)}
    rows = []
    for year, (iso3, name) in product(countries["year"].unique(), places.items()):
        key, words = f"{iso3}{year}", f" {name}: no figures for this year."
        if key in known:
            words = fill(
                " {c}: effectiveness {e:+.2f}, {t:.0f}% confident.", dict(zip("cet", known[key], strict=True))
            )
        rows.append({"key": key, "told": words if iso3 else ""})
    return pd.DataFrame(rows)


def _shown(countries: pd.DataFrame, at: dict[str, Any]) -> pd.DataFrame:
    of_year = countries[countries["year"] == at["year"]]
    inside = (of_year["region"] == at["region"]) | (at["region"] == EVERYWHERE)
    shown: pd.DataFrame = of_year.loc[inside].sort_values("country")
    return shown


def _story(stories: pd.DataFrame, told: pd.DataFrame, at: dict[str, Any]) -> dict[str, Any]:
    story = stories[(stories["year"] == at["year"]) & (stories["region"] == at["region"])].to_dict("records")[0]
    sentence = told.loc[told["key"] == f"{at['country']}{at['year']}", "told"].item()
    return {str(name): value for name, value in story.items()} | {"told": sentence}


def _figure(chart: Any, shown: pd.DataFrame, story: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Are governments that can deliver also trusted?",
        alt="Each of {places:.0f} countries by government effectiveness and by trust in government, {year:.0f}, "
        "{region}: {correlation}. {high_low:.0f} countries are in the upper half for effectiveness and the lower "
        "half for trust; {low_high:.0f} are the other way round.",
        words="{region}, {year:.0f}, {places:.0f} countries: {correlation}. {high_low:.0f} governments are "
        "judged more effective than the middle one and trusted less than the middle one; for {low_high:.0f} it is "
        "the other way round.{told}",
        description="Across: government effectiveness, the World Bank’s summary of what experts, firms and surveys "
        "think of a country’s services and civil service; 0 is about the world’s mean. Up: adults who say that they "
        "have confidence in their national government. The lines are the middle values of the countries shown. Both "
        "are perceptions, and both depend on whom one asks: where speaking freely is risky, stated confidence may be "
        "high for other reasons than trust. A pattern across countries does not say what raises trust in one of "
        "them.",
        row=story,
        table=shown,
        columns=[
            Column("country", "Country"),
            Column("region", "Region"),
            Column("effectiveness", "Effectiveness (−2.5 to 2.5)", "+.2f"),
            Column("trust", "Confident in government (%)", ".0f"),
        ],
        source="World Bank, Worldwide Governance Indicators; Gallup World Poll in the World Happiness Report 2019",
        table_view="table",
        words_view="words",
    )


def _chart(countries: pd.DataFrame, stories: pd.DataFrame, told: pd.DataFrame) -> Any:
    """Draw the countries; `year`, `region` and `country` are the names of the controls."""
    across = alt.X("effectiveness:Q", title="Government effectiveness", scale=alt.Scale(domain=[-2.5, 2.5]))
    up = alt.Y("trust:Q", title="Confident in government, %", scale=alt.Scale(domain=[0, 100]))
    tip = ["country:N", "region:N", "effectiveness:Q", "trust:Q"]
    of_year = alt.Chart(countries).transform_filter("datum.year === year")
    inside = of_year.transform_filter(f"region === '{EVERYWHERE}' || datum.region === region")
    faint = of_year.mark_point(filled=True, size=28, color=theme.COLOURS["line"], opacity=0.6)
    points = inside.mark_point(filled=True, size=40, color=theme.COLOURS["blue"], opacity=0.85)
    own = of_year.transform_filter("datum.iso3 === country")
    ring = own.mark_point(size=180, color=theme.COLOURS["orange"], strokeWidth=3)
    name = own.mark_text(align="center", dy=-16, fontWeight="bold").encode(text="country:N")
    return alt.layer(
        faint.encode(x=across, y=up),
        points.encode(x="effectiveness:Q", y="trust:Q", tooltip=tip).properties(name="table"),
        *_middles(stories, told),
        ring.encode(x="effectiveness:Q", y="trust:Q"),
        name.encode(x="effectiveness:Q", y="trust:Q"),
    ).properties(height=300)


def _middles(stories: pd.DataFrame, told: pd.DataFrame) -> list[Any]:
    """Draw the middle values, and hold the words' numbers, with a sentence on the country that was chosen."""
    story: Any = (
        alt.Chart(stories)
        .transform_filter("datum.year === year && datum.region === region")
        .transform_calculate(key="country + datum.year")
        .transform_lookup("key", from_=alt.LookupData(told, "key", ["told"]))
        .mark_rule(color=theme.COLOURS["ink"], strokeDash=[2, 3])
    )
    return [story.encode(x="first_median:Q").properties(name="words"), story.encode(y="second_median:Q")]
