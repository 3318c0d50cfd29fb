"""How much formality keeps a network alive: its prospects before and after a shock, corner by corner."""

from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Group, Slider
from pvcourse.charts.expressions import control, datum, pick
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.charts.strategic_triangle import LABELS, TINTS
from pvcourse.models import soft_metagovernance as model
from pvcourse.models.strategic_triangle import CORNERS, HIGHEST, prospects

STEPS = 21
"""How many levels of formality the curve has, evenly from none to full."""

SAME = 1e-6
"""Prospects that differ by less count as the same, so that the lower formality is named."""

START = {"formality": 0.0, "alignment": 0.6, "leaving": 0.4, "changing": 0.3, "rigidity": 0.5}
SLIDERS = {
    "formality": "Ties that are mandates",
    "alignment": "Aligned on purpose",
    "leaving": "A leader leaves",
    "changing": "An institution changes",
    "rigidity": "What full formality costs",
}


def _slider(name: str) -> Slider:
    return Slider(name, SLIDERS[name], 0, 1, 0.05, START[name], ".0%")


@explorable(
    Group("Steering", [_slider("formality"), _slider("alignment")], tint="blue"),
    Group("The shock", [_slider("leaving"), _slider("changing")], tint="orange"),
    Group("The price", [_slider("rigidity")]),
)
def formality(formality: float, alignment: float, leaving: float, changing: float, rigidity: float) -> Figure:
    """Show what a network's prospects are at every level of formality, before and after a shock.

    Parameters
    ----------
    formality : float
        The share of ties that are mandates, 0 to 1.
    alignment : float
        How purposefully leaders align soft activities, 0 to 1.
    leaving, changing : float
        The chance that a partner's leader leaves, and that its institution changes, 0 to 1.
    rigidity : float
        The share of the soft gain that full formality costs, 0 to 1.

    Returns
    -------
    Figure
        Prospects along formality, above the three corners at the formality chosen.
    """
    shock = {"leaving": leaving, "changing": changing}
    levels = np.linspace(0, 1, STEPS)
    after = _prospects(levels, alignment, rigidity, **shock)
    best = int(np.argmax(np.floor(after / SAME + 0.5)))
    calm = model.corners(formality, alignment, rigidity=rigidity)
    struck = model.corners(formality, alignment, **shock, rigidity=rigidity)
    row = {
        "formality": formality,
        "before": prospects(*calm),
        "after": prospects(*struck),
        "destroyed": model.value_destroyed(formality, alignment, leaving, changing, rigidity),
        "weakest": LABELS[CORNERS[int(np.argmin(np.array(struck)))]].lower(),
        "best": levels[best],
        "best_after": after[best],
    }
    table = pd.DataFrame({"label": LABELS.values(), "before": calm, "after": struck})
    return Figure(
        chart=_chart(),
        title="How much formality keeps it alive?",
        alt="Prospects along formality. At {formality:.0%} mandates they are {before:.1f} of 10 before the shock and "
        "{after:.1f} after it; the curve after the shock is highest at {best:.0%}, with {best_after:.1f}. Below, the "
        "three corners before and after; the weakest is the {weakest}.",
        words="With {formality:.0%} of ties as mandates, prospects are {before:.1f} of 10 before the shock and "
        "{after:.1f} after it: {destroyed:.1f} destroyed. The weakest corner is then the {weakest}. After "
        "this shock, prospects would be best at {best:.0%}, with {best_after:.1f}.",
        description="Above: prospects of creating public value, 0 to 10, as more of the ties become written "
        "mandates; "
        "dashed before the shock, unbroken after it. The upright line is your level, the diamond the best one. "
        "Below: "
        "the three corners at your level, a ring before and a dot after the shock; the weakest corner rules. "
        "That soft ties bring a gain and a risk at each corner, and that aligning them on purpose helps, is from the "
        "slides on city networks; formality, every number and every formula are our teaching device.",
        row={name: value if isinstance(value, str) else float(value) for name, value in row.items()},
        table=table,
        columns=[
            Column("label", "Corner"),
            Column("before", "Before the shock", ".1f"),
            Column("after", "After it", ".1f"),
        ],
        source="a model of our own making; gains and risks from the slides on city networks",
        table_view="corners",
        words_view="summary",
    )


def _prospects(formality: Any, alignment: Any, rigidity: Any, leaving: Any = 0.0, changing: Any = 0.0) -> Any:
    return prospects(*model.corners(formality, alignment, leaving, changing, rigidity))


@cache
def _chart() -> Any:
    """Draw the curve and the corners; what the learner moves reaches them by the controls' names alone."""
    return alt.vconcat(_curve(), _corners(), spacing=14)


def _traced(formality: Any) -> dict[str, str]:
    """Trace the prospects before and after the shock at a level of formality."""
    steered = {name: control(name) for name in ("alignment", "rigidity")}
    shock = {name: control(name) for name in ("leaving", "changing")}
    return {
        "before": str(_prospects(formality, **steered)),
        "after": str(_prospects(formality, **steered, **shock)),
    }


def _curve() -> Any:
    levels = pd.DataFrame({"level": np.linspace(0, 1, STEPS)})
    base: Any = alt.Chart(levels).transform_calculate(**_traced(datum("level")))
    across = alt.X(
        "level:Q",
        title="Ties that are mandates",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", tickCount=5),
    )
    up = alt.Y("before:Q", title=None, scale=alt.Scale(domain=[0, HIGHEST]))
    best = (
        base.transform_calculate(rounded=f"floor(datum.after / {SAME} + 0.5)")
        .transform_window(rank="row_number()", sort=[alt.SortField("rounded", "descending"), alt.SortField("level")])
        .transform_filter("datum.rank === 1")
    )
    yours = control("formality")
    told = best.transform_calculate(
        best="datum.level", best_after="datum.after", formality=str(yours), weakest=_weakest()
    ).transform_calculate(**_traced(yours))
    told = told.transform_calculate(destroyed="datum.before - datum.after")
    return alt.layer(
        base.mark_line(strokeDash=[4, 3], color=theme.COLOURS["grey"]).encode(x=across, y=up),
        base.mark_line(strokeWidth=3, color=theme.COLOURS["orange"]).encode(x=across, y="after:Q"),
        told.mark_rule(color=theme.COLOURS["ink"], size=2).encode(x="formality:Q").properties(name="summary"),
        best.mark_point(shape="diamond", filled=True, size=160, color=theme.COLOURS["orange"], opacity=1).encode(
            x=across, y="after:Q"
        ),
    ).properties(height=170, title="Prospects (dashed: before the shock)")


def _struck(**shock: Any) -> model.Corners:
    return model.corners(control("formality"), control("alignment"), **shock, rigidity=control("rigidity"))


def _weakest() -> str:
    """Name the weakest corner after the shock; the first one where several are equally weak."""
    struck: Any = _struck(leaving=control("leaving"), changing=control("changing"))
    lowest: Any = np.minimum(np.minimum(struck[0], struck[1]), struck[2])
    words: Any = LABELS[CORNERS[2]].lower()
    for corner, strength in reversed(list(zip(CORNERS[:2], struck[:2], strict=True))):
        words = np.where(strength <= lowest, LABELS[corner].lower(), words)
    return str(words)


def _corners() -> Any:
    calm, struck = _struck(), _struck(leaving=control("leaving"), changing=control("changing"))
    data = pd.DataFrame({"corner": list(CORNERS), "label": [LABELS[corner] for corner in CORNERS]})
    base: Any = alt.Chart(data).transform_calculate(
        before=pick("corner", dict(zip(CORNERS, calm, strict=True))),
        after=pick("corner", dict(zip(CORNERS, struck, strict=True))),
    )
    across = alt.X(
        "before:Q", title="Strength, 0 to 10", scale=alt.Scale(domain=[0, HIGHEST]), axis=alt.Axis(tickCount=5)
    )
    down = alt.Y("label:N", sort=None, axis=None, scale=alt.Scale(domain=list(LABELS.values())))
    tint = alt.Color(
        "corner:N",
        legend=None,
        scale=alt.Scale(domain=list(CORNERS), range=[theme.COLOURS[TINTS[corner]] for corner in CORNERS]),
    )
    return alt.layer(
        base.mark_rule(size=4).encode(x=across, x2="after:Q", y=down, color=tint),
        base.mark_point(filled=False, size=110, strokeWidth=2, opacity=1).encode(x=across, y=down, color=tint),
        base.mark_point(filled=True, size=90, opacity=1)
        .encode(x="after:Q", y=down, color=tint)
        .properties(name="corners"),
        base.mark_text(align="left", baseline="bottom", dy=-10).encode(x=alt.value(2), y=down, text="label:N"),
    ).properties(height=140, title="The corners (ring: before, dot: after)")
