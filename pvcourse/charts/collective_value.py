"""Whose doing is an income? One's own part, society's part, and what goes back."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, pick
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.collective_value import PARTS, divide

LABELS = {
    "own_kept": "One’s own doing, kept",
    "society_kept": "Society’s part, kept",
    "society_back": "Society’s part, gone back",
    "own_given": "One’s own doing, given",
}
TINTS = {"own_kept": "orange", "society_kept": "grey", "society_back": "blue", "own_given": "green"}


@explorable(
    Group("Whose doing?", [Slider("own", "Own doing, %", 0, 100, 5, 80, ".0f")], tint="blue"),
    Group("What goes back?", [Slider("back", "Goes back, %", 0, 100, 5, 30, ".0f")], tint="purple"),
)
def whose_doing(own: float, back: float) -> Figure:
    """Show how an income divides, given whose doing it is and what goes back.

    Parameters
    ----------
    own, back : float
        Per cent of the income that is one's own doing, and that goes back to society; 0 to 100.

    Returns
    -------
    Figure
        A bar for each part of the income.
    """
    parts = {part: 100 * float(share) for part, share in divide(own / 100, back / 100).items()}
    table = pd.DataFrame({"part": list(PARTS), "label": [LABELS[part] for part in PARTS]})
    return Figure(
        chart=_chart(),
        title="Whose doing is an income?",
        alt="Of an income, {own:.0f} per cent is taken to be one’s own doing and {back:.0f} per cent goes back. Of "
        "society’s part, {society_kept:.0f} per cent of the income is kept.",
        words="If {own:.0f}% of an income is one’s own doing, society made {society:.0f}%. With {back:.0f}% going "
        "back, {society_back:.0f}% returns to society, {society_kept:.0f}% of what society made is kept, and "
        "{own_given:.0f}% of the income is given beyond that.",
        description="An income of 100, divided in four: the part that is one’s own doing and kept; the part that "
        "society made and one keeps; the part that society made and that goes back, by taxes or in other ways; and "
        "what one gives beyond that. What goes back is set against society’s part first. How large one’s own part "
        "is, no figure can tell: the slider is for an argument.",
        row={"own": own, "back": back, "society": 100 - own} | parts,
        table=table.assign(share=[parts[part] for part in PARTS]),
        columns=[Column("label", "Part of the income"), Column("share", "Per cent", ".0f")],
        source="arithmetic of our own making; the argument is Simon’s",
        table_view="parts",
        words_view="words",
    )


@cache
def _chart() -> Any:
    """Draw the parts, traced from the model; `own` and `back` are the controls' names."""
    shares = divide(control("own") / 100, control("back") / 100)
    data = pd.DataFrame({"part": list(PARTS), "label": [LABELS[part] for part in PARTS]})
    parts: Any = alt.Chart(data).transform_calculate(share=pick("part", {p: 100 * shares[p] for p in PARTS}))
    row = alt.Y("label:N", sort=list(LABELS.values()), axis=None, scale=alt.Scale(paddingInner=0.6, paddingOuter=0.5))
    across = alt.X("share:Q", title="Per cent of the income", scale=alt.Scale(domain=[0, 110]))
    colours = [theme.COLOURS[TINTS[part]] for part in PARTS]
    tint = alt.Color("part:N", legend=None, scale=alt.Scale(domain=list(PARTS), range=colours))
    bars = parts.mark_bar(height=14, opacity=0.85).encode(x=across, y=row, color=tint).properties(name="parts")
    numbers = parts.mark_text(align="left", dx=4).encode(x="share:Q", y=row, text=alt.Text("share:Q", format=".0f"))
    names = parts.mark_text(align="left", baseline="bottom", dy=-9).encode(x=alt.value(0), y=row, text="label:N")
    return alt.layer(bars, numbers, names, _words(shares)).properties(height=180)


def _words(shares: dict[str, Any]) -> Any:
    formulas = {part: str(100 * share) for part, share in shares.items()}
    story: Any = alt.Chart(pd.DataFrame({"one": [1]})).transform_calculate(
        own="own", back="back", society="100 - own", **formulas
    )
    return story.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
