"""A group of the best against a group drawn at random, on problems of different kinds."""

from functools import cache
from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.diversity import experiment

PROBLEMS = {
    1: "Every solution a surprise",
    2: "Near solutions a little alike",
    4: "Near solutions much alike",
}
"""How smooth the problem is: every how many solutions a value is drawn anew, and in words."""

SIZES = {3: "3 members", 10: "10 members"}
RINGS = 15
KINDS = {
    "best_agent": ("The best one, alone", "diamond", "grey"),
    "best": ("A group of the best", "square", "blue"),
    "random": ("A group drawn at random", "circle", "orange"),
}
"""The three who are compared: what they are called, their shape and their colour."""


@cache
def _results() -> pd.DataFrame:
    """Play the model for every problem and size that can be chosen: a row a problem drawn."""
    tables = [
        experiment(landscapes=RINGS, members=members, smoothness=smoothness).assign(
            at_smoothness=smoothness, at_members=members
        )
        for smoothness, members in product(PROBLEMS, SIZES)
    ]
    return pd.concat(tables, ignore_index=True)


@cache
def _rows() -> pd.DataFrame:
    """Write the results as the picture and the table need them: a row a problem and a group."""
    long = _results().melt(["at_smoothness", "at_members", "landscape"], list(KINDS), "kind", "value")
    return long.assign(
        group=long["kind"].map({kind: name for kind, (name, _, _) in KINDS.items()}),
        problem=long["landscape"] + 1,
        value=long["value"].round(2),
    ).drop(columns="landscape")


@cache
def _stories() -> pd.DataFrame:
    results = _results()
    grouped = results.assign(wins=results["random"] > results["best"]).groupby(["at_smoothness", "at_members"])
    means = grouped[[*KINDS, "best_diversity", "random_diversity"]].mean()
    stories = means.assign(wins=grouped["wins"].sum()).reset_index()
    return stories.assign(problem=stories["at_smoothness"].map(PROBLEMS).str.lower())


@explorable(
    Group("The problem", [Choice("smoothness", "Problem", PROBLEMS, 1)]),
    Group("How large the groups are", [Choice("members", "Size", SIZES, 10)]),
)
def diverse_groups(smoothness: int, members: int) -> Figure:
    """Show how far the best alone, a group of the best and a group drawn at random get.

    Parameters
    ----------
    smoothness : {1, 2, 4}
        How alike near solutions are; 1, not at all.
    members : {3, 10}
        How many a group has.

    Returns
    -------
    Figure
        A point for each problem drawn and for each of the three, with their means.
    """
    here = f"at_smoothness == {smoothness} and at_members == {members}"
    story = _stories().query(here).to_dict("records")[0]
    return Figure(
        chart=_chart(),
        title="Many minds, or the best ones?",
        alt="Values reached on {all:.0f} problems ({problem}), groups of {at_members:.0f}: on average the group "
        "drawn at random reaches {random:.1f} of 100, the group of the best {best:.1f}, the best one alone "
        "{best_agent:.1f}.",
        words="With {problem}, groups of {at_members:.0f}: the group drawn at random reaches {random:.1f} of 100 on "
        "average, the group of the best {best:.1f}. The random group does better on {wins:.0f} of {all:.0f} "
        "problems. In the random group {random_diversity:.0f}% of the steps differ between two members, among the "
        "best {best_diversity:.0f}%.",
        description="Each mark is one problem that chance has drawn: 200 solutions around a ring, each with a value "
        "up to 100. A problem solver tries steps of three lengths and moves to what is better; a group’s members "
        "go on from where the one before stopped. The upright strokes are means. This is Hong and Page’s model; that "
        "it turns with the kind of problem was shown by Grim and others, and how we make a ring smooth is our "
        "teaching device. Members share one aim and tell each other everything, which real groups do not.",
        row={str(name): value for name, value in story.items()} | {"all": RINGS},
        table=_rows().query(here),
        columns=[
            Column("group", "Who"),
            Column("problem", "Problem", ".0f"),
            Column("value", "Value reached (0 to 100)", ".1f"),
        ],
        source="a simulation of Hong and Page’s model with seeds of our own",
    )


@cache
def _chart() -> Any:
    """Draw the problems; `smoothness` and `members` are the names of the controls."""
    here = "datum.at_smoothness === smoothness && datum.at_members === members"
    looks = list(KINDS.values())
    names = [name for name, _, _ in looks]
    across = alt.X("value:Q", title="Value reached", scale=alt.Scale(domain=[65, 100]))
    down = alt.Y("group:N", axis=None, sort=None, scale=alt.Scale(domain=names))
    tint = alt.Color(
        "group:N", legend=None, scale=alt.Scale(domain=names, range=[theme.COLOURS[tint] for _, _, tint in looks])
    )
    shape = alt.Shape("group:N", legend=None, scale=alt.Scale(domain=names, range=[shape for _, shape, _ in looks]))
    base: Any = alt.Chart(_rows()).transform_filter(here)
    means = base.transform_aggregate(mean="mean(value)", groupby=["group"])
    labels = alt.Chart(pd.DataFrame({"group": names}))
    told: Any = alt.Chart(_stories().assign(all=RINGS)).transform_filter(here)
    return alt.layer(
        base.mark_point(filled=True, size=45, opacity=0.55)
        .encode(x=across, y=down, color=tint, shape=shape)
        .properties(name="table"),
        means.mark_tick(thickness=3, size=34, color=theme.COLOURS["ink"]).encode(x="mean:Q", y=down),
        means.mark_text(align="left", dx=6, dy=14).encode(x="mean:Q", y=down, text=alt.Text("mean:Q", format=".1f")),
        labels.mark_text(align="left", dy=-24).encode(x=alt.value(0), y=down, text="group:N"),
        told.mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
    ).properties(height=220)
