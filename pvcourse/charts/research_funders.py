"""Who pays for research, and who bears the risk in real cases."""

from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.evidence import Wording, evidence_by_corner
from pvcourse.charts.figure import Column, Explorable, Figure

KINDS = {"basic": "Basic research, far from any product", "all": "All research and development"}
IN_TABLE = {"basic research": "basic", "all R&D": "all"}
"""The kinds of research as the table names them, and the values of the control."""

YEARS = (1953, 1965, 1980, 2000, 2022)
"""The years that can be chosen."""

FUNDERS = {"Federal government": ("blue", [1, 0]), "Business": ("orange", [6, 3]), "Others": ("grey", [2, 3])}
"""Who pays, with a colour and a dash each; others are universities, charities, states and cities."""

CONDITIONS = {
    "risk": "Who bore the risk",
    "share": "A share for the public",
    "terms": "Terms and prices",
    "knowledge": "Shared knowledge",
    "reinvestment": "Reinvestment",
}
"""What the evidence on a case of shared risk is about: the risk, and the four areas of conditions."""

SHARED_RISKS = Wording(
    title="Who bore the risk, and what came back?",
    row="About",
    alt="{name}: evidence on the risk and on four ways to a return. For shared risks and "
    "rewards: {supports:.0f}; against: {strains:.0f}; disputed: {disputed:.0f}; left open: {open:.0f}.",
    words="{name}, {all:.0f} entries: {supports:.0f} for risks and rewards that were shared, {strains:.0f} against, "
    "{disputed:.0f} disputed, {open:.0f} left open by our sources.",
    description="Each mark is one piece of evidence, told in the table. Its shape and colour say whether it "
    "speaks for the view that risks and rewards were shared (supports), against it (strains), is disputed "
    "by another source, or is a question that the sources we read do not answer. How many marks a row has "
    "says how much was written about it.",
)
"""What the figure of shared risks says of itself."""


def research_funders(spending: pd.DataFrame) -> Explorable:
    """Show who has paid for research in the United States, year by year.

    Parameters
    ----------
    spending : DataFrame
        The table `rd_by_funder`.

    Returns
    -------
    Explorable
        Lines of shares; choose the kind of research and one of `YEARS`.

    Raises
    ------
    ValueError
        If a kind of research is missing.
    """
    missing = set(IN_TABLE) - set(spending["kind"])
    if missing:
        raise ValueError(f"the table has no rows of kind {sorted(missing)[0]!r}; it needs: {', '.join(IN_TABLE)}")
    shares = _shares(spending)
    stories = _stories(shares)
    chart = _chart(shares, stories)

    def make(kind: str, year: int) -> Figure:
        here = (shares["kind"] == kind) & (shares["year"] == year)
        story = stories[(stories["kind"] == kind) & (stories["year"] == year)].to_dict("records")[0]
        return _figure(chart, shares[here], story)

    make.__name__ = "research_funders"
    years = {year: str(year) for year in YEARS}
    choices = [Choice("kind", "Kind of research", KINDS, "basic"), Choice("year", "Year", years, YEARS[-1])]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _shares(spending: pd.DataFrame) -> pd.DataFrame:
    """Work out each funder's share, the smaller ones together."""
    funder = spending["funder"].where(spending["funder"].isin(list(FUNDERS)), "Others")
    sums = (
        spending.assign(funder=funder, kind=spending["kind"].map(IN_TABLE))
        .groupby(["kind", "year", "funder"])["current"]
        .sum()
        .reset_index()
    )
    whole = sums.groupby(["kind", "year"])["current"].transform("sum")
    return sums.assign(share=(sums["current"] / whole).round(4))


def _stories(shares: pd.DataFrame) -> pd.DataFrame:
    chosen = shares[shares["year"].isin(YEARS)]
    wide = chosen.pivot(index=["kind", "year"], columns="funder", values="share").reset_index()
    named = wide.rename(columns={"Federal government": "federal", "Business": "business", "Others": "others"})
    return named.assign(named=named["kind"].map({"basic": "Basic research", "all": "All research"}))


def _figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Who pays for research, far from the market and near it",
        alt="{named} in the United States since 1953. In {year:.0f} the federal government paid {federal:.0%}, "
        "business {business:.0%} and others {others:.0%}.",
        words="{named}, {year:.0f}: the federal government paid {federal:.0%}, business {business:.0%}, others "
        "(universities, charities, states and cities) {others:.0%}.",
        description="The share of each funder in what the United States spends on research, in per cent, year by "
        "year. The upright line is the year chosen. Basic research aims at knowledge and is furthest from a "
        "product; all research and development counts what firms spend on bringing products out. Who pays is not "
        "yet who takes the risk: a share of a sum does not say how likely the work was to fail.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[
            Column("funder", "Who pays"),
            Column("share", "Share", ".1%"),
            Column("current", "Million dollars of the time", ",.0f"),
        ],
        source="US National Center for Science and Engineering Statistics, National Patterns of R&D Resources",
        table_view="year",
        words_view="words",
    )


def _chart(shares: pd.DataFrame, stories: pd.DataFrame) -> Any:
    of_kind: Any = alt.Chart(shares).transform_filter("datum.kind === kind")
    of_year = of_kind.transform_filter("datum.year === year")
    ends = alt.Scale(domain=[int(shares["year"].min()), int(shares["year"].max())], nice=False)
    across = alt.X("year:Q", title=None, scale=ends, axis=alt.Axis(format="d", tickCount=5))
    up = alt.Y("share:Q", title="Share of what is spent", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%"))
    names = list(FUNDERS)
    legend = alt.Legend(title=None, orient="top", symbolType="stroke", symbolSize=300, columns=2)
    tint = alt.Color(
        "funder:N",
        legend=legend,
        scale=alt.Scale(domain=names, range=[theme.COLOURS[colour] for colour, _ in FUNDERS.values()]),
    )
    dash = alt.StrokeDash(
        "funder:N", legend=legend, scale=alt.Scale(domain=names, range=[d for _, d in FUNDERS.values()])
    )
    lines = of_kind.mark_line(strokeWidth=2.5).encode(x=across, y=up, color=tint, strokeDash=dash)
    points = of_year.mark_point(filled=True, size=60, opacity=1).encode(x="year:Q", y="share:Q", color=tint)
    story: Any = alt.Chart(stories).transform_filter("datum.kind === kind && datum.year === year")
    rule = story.mark_rule(color=theme.COLOURS["muted"]).encode(x="year:Q").properties(name="words")
    return alt.layer(lines, rule, points.properties(name="year")).properties(height=240)


def shared_risks(cases: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Explorable:
    """Show the evidence on real cases: who bore the risk, and what came back in which of four ways.

    Parameters
    ----------
    cases, evidence, sources : DataFrame
        As in `pvcourse.charts.evidence.evidence_by_corner`.

    Returns
    -------
    Explorable
        A figure with one choice: the case.

    Raises
    ------
    ValueError
        If no evidence is about the risk or a condition.
    """
    return evidence_by_corner(cases, evidence, sources, CONDITIONS, SHARED_RISKS)
