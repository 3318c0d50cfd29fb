"""Which of the four types of leadership a collaboration lacks, for what it sets out to do."""

from functools import cache
from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.co_creation import LEADERSHIP, leadership_lacking

TASKS = {
    0.0: "Own staff, results set beforehand",
    4.0: "A few partners, a rough idea",
    7.0: "Many partners, no solution yet",
}
"""What the leaders are up against: how much of each relational type we take it to need, and in words."""

START = {"cross-boundary": 2, "distributive": 4, "volunteer": 7, "innovation": 6}
HIGHEST = 10
_NAMES = {leadership: leadership.replace("-", "_") for leadership in LEADERSHIP}
TRANSACTIONAL = "Transactional leadership will do: the staff is one’s own, and the results are known."


@cache
def _all_lacks() -> pd.DataFrame:
    """Work out what is lacking of each type at every step of the controls: what the page chooses from."""
    rows = []
    for score, enough in product(range(HIGHEST + 1), TASKS):
        table = leadership_lacking(dict.fromkeys(LEADERSHIP, score), enough)
        rows.append(table.assign(enough=enough))
    lacks = pd.concat(rows, ignore_index=True)
    order = {leadership: place for place, leadership in enumerate(LEADERSHIP)}
    return lacks.assign(
        place=lacks["leadership"].map(order),
        told=[_told(row.leadership, row.brings, row.lacks, row.enough) for row in lacks.itertuples()],
        name=lacks["leadership"].str.capitalize(),
        upto=lacks["has"] + lacks["lacks"],
        lacking=(lacks["lacks"] > 0).astype(int),
    )


def _told(leadership: Any, brings: Any, lacks: Any, enough: Any) -> str:
    if not enough:
        return TRANSACTIONAL
    if not lacks:
        return "None of the four types is lacking."
    return f"Most lacking is {leadership} leadership, which {brings}: {lacks:.0f} short of {enough:.0f}."


@explorable(
    Group("What has to be done", [Choice("enough", "Task", TASKS, 7.0)]),
    Group(
        "What you see of each, 0 to 10",
        [
            Slider(name, leadership.capitalize(), 0, HIGHEST, 1, START[leadership], ".0f")
            for leadership, name in _NAMES.items()
        ],
    ),
)
def leadership(enough: float, **scores: float) -> Figure:
    """Show which type of leadership a collaboration lacks most.

    Parameters
    ----------
    enough : float
        How much of each type the task needs, 0 to 10.
    **scores : float
        `cross_boundary`, `distributive`, `volunteer` and `innovation`: how much there is of each, 0 to 10.

    Returns
    -------
    Figure
        A bar for each type, and what is missing up to what the task needs.
    """
    has = {leadership: scores[name] for leadership, name in _NAMES.items()}
    ordered = leadership_lacking(has, enough)
    table = pd.concat([_at(kind, score, enough) for kind, score in has.items()], ignore_index=True)
    first = ordered.iloc[0]
    row = {
        "told": _told(first["leadership"], first["brings"], first["lacks"], enough),
        "short": int((ordered["lacks"] > 0).sum()),
        "enough": enough,
        "task": TASKS[enough].lower(),
    }
    return Figure(
        chart=_chart(),
        title="Which leadership is lacking?",
        alt="Four bars from 0 to 10, one for each type of leadership; the task, {task}, is taken to need "
        "{enough:.0f} of each. {short:.0f} bars fall short of it. {told}",
        words="{told} Short of what the task needs: {short:.0f} of the four types.",
        description="A bar for each type: how much of it you see, from 0 to 10. The dashed line is what the task is "
        "taken to need, and an outlined gap what is missing up to it. The four types are Torfing’s; the scores, and "
        "how much a task needs, are our teaching device: a way to put a hunch on the table and have others question "
        "it.",
        row=row,
        table=table,
        columns=[
            Column("name", "Leadership"),
            Column("has", "There is", ".0f"),
            Column("lacks", "Lacking", ".0f"),
            Column("brings", "What it is for", prose=True),
        ],
        source="scores of your own; the four types are Torfing’s",
    )


def _at(kind: str, score: float, enough: float) -> pd.DataFrame:
    lacks = _all_lacks()
    return lacks[(lacks["leadership"] == kind) & (lacks["has"] == score) & (lacks["enough"] == enough)]


@cache
def _chart() -> Any:
    """Draw the bars; the controls choose a row of the model's answers for each type."""
    chosen = " || ".join(f"(datum.leadership === '{kind}' && datum.has === {name})" for kind, name in _NAMES.items())
    base: Any = alt.Chart(_all_lacks()).transform_filter(f"datum.enough === enough && ({chosen})")
    across = alt.X(
        "has:Q",
        title="How much there is",
        scale=alt.Scale(domain=[0, HIGHEST]),
        axis=alt.Axis(format=".0f", tickCount=5),
    )
    down = alt.Y(
        "name:N",
        axis=None,
        sort=alt.EncodingSortField("place"),
        scale=alt.Scale(domain=[kind.capitalize() for kind in LEADERSHIP], paddingInner=0.6, paddingOuter=0.5),
    )
    tasks: Any = alt.Chart(pd.DataFrame({"needed": list(TASKS), "task": [t.lower() for t in TASKS.values()]}))
    needed = tasks.transform_filter("datum.needed === enough")
    # The first of those that lack most, in the order of the four types: as the model orders them.
    first = (
        base.transform_joinaggregate(short="sum(lacking)")
        .transform_window(rank="row_number()", sort=[alt.SortField("lacks", "descending"), alt.SortField("place")])
        .transform_filter("datum.rank === 1")
        .transform_lookup("enough", alt.LookupData(tasks.data, "needed", ["task"]))
    )
    return alt.layer(
        base.mark_bar(color=theme.COLOURS["blue"]).encode(x=across, y=down).properties(name="table"),
        base.transform_filter("datum.lacks > 0")
        .mark_bar(filled=False, stroke=theme.COLOURS["orange"], strokeWidth=2, strokeDash=[3, 3])
        .encode(x="has:Q", x2="upto:Q", y=down),
        needed.mark_rule(color=theme.COLOURS["ink"], size=2, strokeDash=[6, 4]).encode(x="needed:Q"),
        base.mark_text(align="left", baseline="bottom", dy=-12).encode(x=alt.value(2), y=down, text="name:N"),
        first.mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
    ).properties(height=240)
