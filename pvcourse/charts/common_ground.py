"""Where opinion groups meet: the statements of a real deliberation, ranked in three ways."""

from textwrap import fill as wrap
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.deliberation import agreement, compare_statements

SHOWN = 6
"""How many statements are shown, from the top."""

RANKINGS = {
    "majority": "Most agree, all together",
    "common_ground": "Every group agrees",
    "divide": "The groups are furthest apart",
}
"""The three ways to put statements in order, by the column of `compare_statements` that each goes by."""

LINE = 42
"""Letters in a line of a statement, so that it fits a phone."""

GROUPS = {"agree_a": ("Group A", "circle", "purple"), "agree_b": ("Group B", "square", "green")}


def common_ground(conversations: pd.DataFrame, statements: pd.DataFrame) -> Explorable:
    """Show a deliberation's first statements, by majority, by common ground, or by what divides the groups.

    Parameters
    ----------
    conversations : DataFrame
        The deliberations: `id` and `topic`.
    statements : DataFrame
        Their statements: `conversation`, `label`, and for the groups a and b how many voted and how many of them
        agreed: `votes_a`, `agree_a`, `votes_b`, `agree_b`.

    Returns
    -------
    Explorable
        A point for each group at each statement; choose the deliberation and the ranking.

    Raises
    ------
    ValueError
        If no statement belongs to any of the deliberations.
    """
    known = conversations[conversations["id"].isin(statements["conversation"])]
    if known.empty:
        raise ValueError("no statement belongs to any of the deliberations; give statements with one of their ids")
    options = dict(zip(known["id"], known["topic"], strict=True))
    ranked = pd.concat([_ranked(statements, each, by) for each in options for by in RANKINGS], ignore_index=True)
    stories = pd.DataFrame([_story(ranked, each, options[each], by) for each in options for by in RANKINGS])
    chart = _chart(ranked, stories)

    def make(conversation: str, ranking: str) -> Figure:
        here = f"conversation == '{conversation}' and ranking == '{ranking}'"
        return _figure(chart, ranked.query(here), {str(k): v for k, v in stories.query(here).iloc[0].items()})

    make.__name__ = "common_ground"
    choices = [
        Choice("conversation", "Deliberation", options, next(iter(options))),
        Choice("ranking", "First come", RANKINGS, "majority"),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _ranked(statements: pd.DataFrame, conversation: str, by: str) -> pd.DataFrame:
    """Take a deliberation's first statements, by one of the rankings."""
    own = statements[statements["conversation"] == conversation]
    agreed, voted = own[["agree_a", "agree_b"]].to_numpy(float), own[["votes_a", "votes_b"]].to_numpy(float)
    shares: Any = agreement(agreed, voted)
    table = compare_statements(agreed, voted, list(own["label"])).assign(
        agree_a=shares[:, 0], agree_b=shares[:, 1], conversation=conversation, ranking=by
    )
    first = table.sort_values(by, ascending=False, kind="stable").head(SHOWN)
    return first.assign(place=range(1, len(first) + 1), lines=[wrap(label, LINE) for label in first["statement"]])


def _story(ranked: pd.DataFrame, conversation: str, topic: str, by: str) -> dict[str, Any]:
    """Say what a ranking puts first, and how far both groups stand behind it."""
    here = ranked[(ranked["conversation"] == conversation) & (ranked["ranking"] == by)]
    first = here.iloc[0]
    both = ((here["agree_a"] > 0.5) & (here["agree_b"] > 0.5)).sum()
    return {
        "conversation": conversation,
        "ranking": by,
        "topic": topic,
        "order": RANKINGS[by].lower(),
        "first": first["statement"],
        "first_a": first["agree_a"],
        "first_b": first["agree_b"],
        "score": first["common_ground"],
        "shown": len(here),
        "both": int(both),
    }


def _figure(chart: Any, table: pd.DataFrame, story: dict[str, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Common ground in a deliberation",
        alt="{topic} The first {shown:.0f} statements, ordered by: {order}. At the top, “{first}”: {first_a:.0%} of "
        "group A agree and {first_b:.0%} of group B. For {both:.0f} of the {shown:.0f}, more than half of each group "
        "agree.",
        words="First comes “{first}”: {first_a:.0%} of group A agree and {first_b:.0%} of group B; common ground "
        "{score:.2f} of 1. Of the {shown:.0f} statements shown, {both:.0f} have more than half of each group behind "
        "them.",
        description="Each line is a statement, with a point for each opinion group: the share of its votes that "
        "agree. The groups are those that Polis found by how people voted; nobody chose one. All together: the share "
        "of the votes of both groups taken as one. Every group agrees: the groups’ shares multiplied, so that a "
        "large "
        "group cannot outvote a small one. Furthest apart: the larger share less the smaller, our own measure. "
        "Shares are Polis’s estimate, which adds one agreeing and one other vote. Those who took "
        "part came of their own accord; they stand for nobody but themselves. Statements are in our own words, "
        "shortened.",
        row=story,
        table=table,
        columns=[
            Column("statement", "Statement"),
            Column("agree_a", "Group A agrees", ".0%"),
            Column("agree_b", "Group B agrees", ".0%"),
            Column("majority", "All together", ".0%"),
            Column("common_ground", "Common ground (0 to 1)", ".2f"),
            Column("divide", "Apart (0 to 1)", ".2f"),
        ],
        source="votes from Polis open data (The Computational Democracy Project); statements in our own words",
    )


def _chart(ranked: pd.DataFrame, stories: pd.DataFrame) -> Any:
    """Draw the statements; `conversation` and `ranking` are the names of the controls."""
    here = "datum.conversation === conversation && datum.ranking === ranking"
    across = alt.X(
        "agree_a:Q", title="Share that agrees", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%")
    )
    down = alt.Y("place:O", axis=None, scale=alt.Scale(domain=list(range(1, SHOWN + 1))))
    base: Any = alt.Chart(ranked).transform_filter(here)
    looks = list(GROUPS.values())
    names = [name for name, _, _ in looks]
    points = base.transform_calculate(**{name: f"datum.{field}" for field, (name, _, _) in GROUPS.items()})
    groups = points.transform_fold(names, ["group", "share"]).mark_point(filled=True, size=130, opacity=1)
    legend = alt.Legend(title=None, orient="top")
    return alt.layer(
        base.mark_rule(color=theme.COLOURS["line"], size=3).encode(x=across, x2="agree_b:Q", y=down),
        base.mark_text(align="left", baseline="bottom", dy=-25, lineBreak="\n")
        .encode(x=alt.value(0), y=down, text="lines:N")
        .properties(name="table"),
        groups.encode(
            x="share:Q",
            y=down,
            shape=alt.Shape(
                "group:N", legend=legend, scale=alt.Scale(domain=names, range=[shape for _, shape, _ in looks])
            ),
            color=alt.Color(
                "group:N",
                legend=legend,
                scale=alt.Scale(domain=names, range=[theme.COLOURS[tint] for _, _, tint in looks]),
            ),
        ),
        alt.Chart(stories).transform_filter(here).mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
    ).properties(height=66 * SHOWN)
