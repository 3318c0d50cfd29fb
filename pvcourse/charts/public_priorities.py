"""Who says that too little is spent on what: a survey's answers, group by group."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.charts.words import write

SPLITS = {"party": "By party", "age": "By age", "education": "By schooling"}
GROUPS = {
    "party": ("Democrat", "Independent", "Republican"),
    "age": ("18–34", "35–54", "55+"),
    "education": ("less than high school", "high school", "junior college", "bachelor", "graduate"),
}
"""The groups of each split, in their order."""

MARKS = (
    ("circle", "blue"),
    ("square", "orange"),
    ("triangle-up", "green"),
    ("diamond", "purple"),
    ("cross", "grey"),
)
"""The shape and colour of the first group of a split, the second, …"""

NONE = ""
HALF = 50


def public_priorities(answers: pd.DataFrame) -> Explorable:
    """Show which groups say that too little is spent, purpose by purpose.

    Parameters
    ----------
    answers : DataFrame
        The table `priorities_by_group`.

    Returns
    -------
    Explorable
        A row of marks for each purpose; choose how people are grouped, and a purpose to read out.

    Raises
    ------
    ValueError
        If there are no answers of all people together.
    """
    every = answers[answers["split_by"] == "all"].set_index("issue")["too_little"].sort_values(ascending=False)
    if every.empty:
        raise ValueError("no row has split_by 'all'; give the answers of all people too")
    groups = answers[answers["split_by"].isin(list(SPLITS))].assign(everyone=lambda t: t["issue"].map(every))
    places = {name: str(place) for names in GROUPS.values() for place, name in enumerate(names)}
    groups = groups.assign(mark=groups["group"].map(places)).sort_values(
        ["everyone", "mark"], ascending=[False, True]
    )
    stories, told = pd.DataFrame([_story(groups, split) for split in SPLITS]), _told(groups, list(every.index))
    chart = _chart(groups, stories, told)

    def make(split: str, purpose: str) -> Figure:
        story = stories[stories["split"] == split].to_dict("records")[0]
        story["told"] = told.set_index("key")["told"][f"{split}/{purpose}"]
        return _figure(chart, groups[groups["split_by"] == split], story)

    make.__name__ = "public_priorities"
    purposes = {NONE: "No purpose"} | {issue: issue for issue in sorted(every.index)}
    choices = [Choice("split", "Groups", SPLITS, "party"), Choice("purpose", "Read out a purpose", purposes, NONE)]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _story(groups: pd.DataFrame, split: str) -> dict[str, Any]:
    """Find where a group is on the other side of one half from all people, and where groups are furthest apart."""
    rows = groups[groups["split_by"] == split]
    other = (rows["too_little"] > HALF) != (rows["everyone"] > HALF)
    gap = rows.groupby("issue")["too_little"].agg(lambda shares: shares.max() - shares.min())
    at = rows[rows["issue"] == gap.idxmax()].set_index("group")["too_little"]
    return {
        "split": split,
        "named": SPLITS[split],
        "purposes": rows["issue"].nunique(),
        "hidden": rows.loc[other, "issue"].nunique(),
        "widest": gap.idxmax(),
        "most": at.max(),
        "least": at.min(),
        "most_group": at.idxmax(),
        "least_group": at.idxmin(),
    }


def _told(groups: pd.DataFrame, issues: list[str]) -> pd.DataFrame:
    """Say a sentence on every purpose and split that can be chosen."""
    rows = [{"key": f"{split}/", "told": ""} for split in SPLITS]
    for split, issue in product(SPLITS, issues):
        here = groups[(groups["split_by"] == split) & (groups["issue"] == issue)]
        each = ", ".join(f"{row.group} {write(row.too_little, '.0f')}%" for row in here.itertuples())
        everyone = write(here["everyone"].iloc[0], ".0f")
        rows.append({"key": f"{split}/{issue}", "told": f" {issue}: {everyone}% of all; {each}."})
    return pd.DataFrame(rows)


def _figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Who says that too little is spent on what",
        alt="{named}, the share who say that too little is spent on each of {purposes:.0f} purposes. The groups are "
        "furthest apart on {widest}: {most_group} {most:.0f}%, {least_group} {least:.0f}%. On {hidden:.0f} "
        "purposes some group is on the other side of one half from all together.",
        words="{named}: on {hidden:.0f} of {purposes:.0f} purposes some group is on the other side of one half from "
        "all together. Furthest apart: {widest}, {most_group} {most:.0f}% and {least_group} {least:.0f}%.{told}",
        description="Each row is a purpose of public spending, in the order of how many of all people asked say that "
        "too little is spent on it (the upright tick). Each mark is a group. The dashed line is one half. United "
        "States, 2018; the figures are not weighted, so they are a sketch of those asked and no estimate for the "
        "country. What people say when asked is not yet what they would choose when it costs them something.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[
            Column("issue", "Purpose"),
            Column("group", "Group"),
            Column("too_little", "Too little (%)", ".0f"),
            Column("too_much", "Too much (%)", ".0f"),
            Column("everyone", "All: too little (%)", ".0f"),
            Column("asked", "Asked", ",.0f"),
        ],
        source="General Social Survey 2018 (NORC); percentages worked out by the course",
        table_view="groups",
        words_view="words",
    )


def _chart(groups: pd.DataFrame, stories: pd.DataFrame, told: pd.DataFrame) -> Any:
    """Draw the legend of the groups above the rows of marks; `split` and `purpose` are the controls."""
    return alt.vconcat(_legend(), _rows(groups, stories, told), spacing=2)


def _tint_and_shape() -> dict[str, Any]:
    places = [str(place) for place in range(len(MARKS))]
    shapes, tints = zip(*MARKS, strict=True)
    colours = [theme.COLOURS[tint] for tint in tints]
    return {
        "shape": alt.Shape("mark:N", legend=None, scale=alt.Scale(domain=places, range=list(shapes))),
        "color": alt.Color("mark:N", legend=None, scale=alt.Scale(domain=places, range=colours)),
    }


def _legend() -> Any:
    """Name the groups of the split chosen, one a line."""
    rows = [
        {"split": split, "group": name, "mark": str(place), "down": place, "left": 0}
        for split, names in GROUPS.items()
        for place, name in enumerate(names)
    ]
    chosen: Any = alt.Chart(pd.DataFrame(rows)).transform_filter("datum.split === split")
    down = alt.Y("down:Q", axis=None, scale=alt.Scale(domain=[-0.5, len(MARKS) - 0.5], reverse=True))
    left = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, 100]))
    points = chosen.mark_point(filled=True, size=70, opacity=1, xOffset=5)
    names = chosen.mark_text(align="left", fontSize=11, dx=14).encode(x=left, y=down, text="group:N")
    return alt.layer(points.encode(x=left, y=down, **_tint_and_shape()), names).properties(height=15 * len(MARKS))


def _rows(groups: pd.DataFrame, stories: pd.DataFrame, told: pd.DataFrame) -> Any:
    chosen: Any = alt.Chart(groups).transform_filter("datum.split_by === split")
    bold = alt.condition("datum.value === purpose", alt.value("bold"), alt.value("normal"))
    axis = alt.Axis(labelFontSize=11, labelFontWeight=bold, minExtent=178)
    row = alt.Y("issue:N", sort=list(dict.fromkeys(groups["issue"])), title=None, axis=axis)
    across = alt.X(
        "too_little:Q",
        title="Too little is spent, %",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 25, 50, 75]),
    )
    marks = chosen.mark_point(filled=True, size=55, opacity=0.9).encode(x=across, y=row, **_tint_and_shape())
    everyone = chosen.mark_tick(color=theme.COLOURS["ink"], thickness=2, height=13).encode(x="everyone:Q", y=row)
    half = alt.Chart(pd.DataFrame({"half": [HALF]})).mark_rule(strokeDash=[3, 3], color=theme.COLOURS["muted"])
    story: Any = (
        alt.Chart(stories)
        .transform_filter("datum.split === split")
        .transform_calculate(key="split + '/' + purpose")
        .transform_lookup("key", from_=alt.LookupData(told, "key", ["told"]))
    )
    words = story.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    layers = (half.encode(x="half:Q"), everyone, marks.properties(name="groups"), words)
    return alt.layer(*layers).properties(height=316)
