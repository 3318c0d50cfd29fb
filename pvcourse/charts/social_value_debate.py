"""The debate on social value: take a side on each of four points, and hear the other one."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.social_value_debate import POINTS, SIDES

STANCES = dict(zip(SIDES, ("With the sceptic", "Undecided", "With the reply"), strict=True))
SHORT = {
    "spending": "Spending more?",
    "everything": "Why not business too?",
    "deciding": "Who decides?",
    "market": "Why not markets?",
}
"""What each point is called in the picture."""

CONTROLS = {point.name: f"on_{point.name}" for point in POINTS}


@explorable(
    *(Group(SHORT[name], [Choice(control, SHORT[name], STANCES, "undecided")]) for name, control in CONTROLS.items())
)
def debate(**stances: str) -> Figure:
    """Show where one stands on the four points, with what the other side answers to each.

    Parameters
    ----------
    **stances : str
        `on_spending`, `on_everything`, `on_deciding`, `on_market`: each one of `SIDES`.

    Returns
    -------
    Figure
        A mark for each point between the sceptic and the reply, and a table of answers.
    """
    answers = _answers()
    table = pd.concat(
        [answers[(answers["point"] == p) & (answers["side"] == stances[c])] for p, c in CONTROLS.items()]
    )
    counts = {side: int((table["side"] == side).sum()) for side in SIDES}
    return Figure(
        chart=_chart(),
        title="The sceptic’s case and its reply",
        alt="Four points between the sceptic on the left and the reply on the right: {sceptic:.0f} with the sceptic, "
        "{undecided:.0f} undecided, {reply:.0f} with the reply.",
        words="You side with the sceptic on {sceptic:.0f} of four points and with the reply on {reply:.0f}; on "
        "{undecided:.0f} you are undecided. {advice}",
        description="A row for each point that the sceptic makes. Its mark stands on the left if you side with the "
        "sceptic, on the right if you side with the reply, in the middle if you are undecided. The table gives "
        "the answer of the side that you did not take, and what would help to settle the point. Both sides come "
        "from an exchange of November 2021, in our words; what would settle a point is our suggestion.",
        row=counts | {"advice": _advice(counts["sceptic"], counts["reply"])},
        table=table,
        columns=[
            Column("short", "Point"),
            Column("answer", "What is said on the other side", prose=True),
            Column("settles", "What would help to settle it (ours)", prose=True),
        ],
        source="a comment on social value and its reply, 8 November 2021",
        table_open=True,
    )


def _advice(sceptic: int, reply: int) -> str:
    if not sceptic + reply:
        return "Take a side on one point, and hear the other."
    if len(POINTS) in (sceptic, reply):
        return "You agree with one side throughout: which of the answers in the table would you find hardest to meet?"
    return "Could you say each answer in the table in words that its side would accept?"


def _answers() -> pd.DataFrame:
    """Lay out what one hears on each point, for each side that can be taken."""
    rows = []
    for point in POINTS:
        heard = {
            "sceptic": f"The reply: {point.reply}",
            "undecided": f"The sceptic: {point.sceptic} – The reply: {point.reply}",
            "reply": f"The sceptic: {point.sceptic}",
        }
        for place, side in enumerate(SIDES):
            rows.append(
                {
                    "point": point.name,
                    "short": SHORT[point.name],
                    "side": side,
                    "place": place,
                    "answer": heard[side],
                    "settles": point.settles,
                }
            )
    return pd.DataFrame(rows)


@cache
def _chart() -> Any:
    """Draw the points; the controls' names say which side was taken on each."""
    taken = " || ".join(f"(datum.point === '{p}' && datum.side === {c})" for p, c in CONTROLS.items())
    rows = alt.Y("short:N", sort=list(SHORT.values()), axis=None, scale=alt.Scale(paddingInner=0.5, paddingOuter=0.6))
    sides = alt.Axis(
        values=[0, 1, 2],
        labelExpr="datum.value === 0 ? 'Sceptic' : datum.value === 1 ? 'Undecided' : 'Reply'",
        grid=True,
        domain=False,
        ticks=False,
        orient="top",
    )
    across = alt.X("place:Q", title=None, scale=alt.Scale(domain=[-0.3, 2.3]), axis=sides)
    chosen: Any = alt.Chart(_answers()).transform_filter(taken)
    looks = {
        "color": alt.Color(
            "side:N",
            legend=None,
            scale=alt.Scale(domain=list(SIDES), range=[theme.COLOURS[c] for c in ("orange", "grey", "green")]),
        ),
        "shape": alt.Shape(
            "side:N",
            legend=None,
            scale=alt.Scale(domain=list(SIDES), range=["triangle-left", "circle", "triangle-right"]),
        ),
    }
    names = (
        alt.Chart(pd.DataFrame({"short": list(SHORT.values())}))
        .mark_text(align="left", baseline="bottom", dy=-12)
        .encode(x=alt.value(2), y=rows, text="short:N")
    )
    marks = chosen.mark_point(filled=True, size=260, opacity=1).encode(x=across, y=rows, **looks)
    return alt.layer(marks.properties(name="table"), names, _words(chosen)).properties(height=230)


def _words(chosen: Any) -> Any:
    """Count the sides for the words; the mark that holds them is empty."""
    everyone, mixed, nobody = _advice(len(POINTS), 0), _advice(1, 1), _advice(0, 0)
    all_one = f"datum.sceptic === {len(POINTS)} || datum.reply === {len(POINTS)}"
    return (
        chosen.transform_calculate(**{f"is_{side}": f"datum.side === '{side}' ? 1 : 0" for side in SIDES})
        .transform_aggregate(**{side: f"sum(is_{side})" for side in SIDES}, groupby=[])
        .transform_calculate(
            advice=f"datum.sceptic + datum.reply === 0 ? '{nobody}' : {all_one} ? '{everyone}' : '{mixed}'"
        )
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )
