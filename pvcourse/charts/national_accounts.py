"""What GDP sees of a town: the same care, lessons, advice and smoke, counted in different ways."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.national_accounts import Activity, account, measured_productivity

HOURS = 40
"""The hours that go into the bank's advice, and into the school's lessons."""

WAYS = {
    "care": {
        "home": ("by her daughter, unpaid", Activity("Care for an old mother", "unpaid", 30, 0, 50)),
        "bought": ("by a carer whom she pays", Activity("Care for an old mother", "sold", 30, 20, 50)),
        "town": (
            "by the town, free of charge",
            Activity("Care for an old mother", "free public service", 30, 25, 50),
        ),
    },
    "school": {
        "now": ("as it is", Activity("A state school", "free public service", 0, 40, 90)),
        "better": ("pupils learn more, same cost", Activity("A state school", "free public service", 0, 40, 120)),
        "dearer": ("costs more, pupils learn the same", Activity("A state school", "free public service", 0, 55, 90)),
    },
    "bank": {
        "now": ("as it is", Activity("Advice from a bank", "sold", 60, 20, 50)),
        "fees": ("double fees, same advice", Activity("Advice from a bank", "sold", 120, 20, 50)),
    },
    "works": {
        "clean": ("filters on", Activity("Dirty air from the works", "harm", 0, 0, 0)),
        "dirty": ("filters off", Activity("Dirty air from the works", "harm", 0, 0, -40)),
    },
}
"""For each thing done in the town, the ways in which it can be done (all invented, as are the numbers)."""

LABELS = {
    "care": "Who cares for an old mother?",
    "school": "The school",
    "bank": "The bank",
    "works": "The works",
}
START = {name: next(iter(ways)) for name, ways in WAYS.items()}


@explorable(
    *(
        Group(
            LABELS[name], [Choice(name, LABELS[name], {way: label for way, (label, _) in ways.items()}, START[name])]
        )
        for name, ways in WAYS.items()
    )
)
def what_gdp_sees(care: str, school: str, bank: str, works: str) -> Figure:
    """Show what GDP counts of a town's year beside what it is worth.

    Parameters
    ----------
    care, school, bank, works : str
        How each thing is done: one of the ways in `WAYS`.

    Returns
    -------
    Figure
        A bar and a diamond for each activity: what is counted, and what it is worth.
    """
    chosen = {"care": care, "school": school, "bank": bank, "works": works}
    options = _options()
    table = pd.concat(
        [options[(options["thing"] == thing) & (options["way"] == way)] for thing, way in chosen.items()]
    )
    before = _totals(pd.concat([options[(options["thing"] == t) & (options["way"] == w)] for t, w in START.items()]))
    now = _totals(table)
    hourly = table.set_index("thing")["hourly"]
    row = {
        "gdp": now["counted"],
        "worth": now["worth"],
        "gdp_change": now["counted"] - before["counted"],
        "worth_change": now["worth"] - before["worth"],
        "bank": hourly["bank"],
        "school": hourly["school"],
    }
    return Figure(
        chart=_chart(),
        title="What GDP sees of a town",
        alt="A bar and a diamond for each of four activities: what GDP counts and what it is worth. In all, GDP "
        "counts {gdp:.0f} and the activities are worth {worth:.0f}.",
        words="GDP counts {gdp:.0f} ({gdp_change:+.0f} since the start); what people have from it is worth "
        "{worth:.0f} ({worth_change:+.0f}). By this measure an hour at the bank produces {bank:.1f}, an hour at the "
        "school {school:.1f}.",
        description="A row for each activity in an invented town. The bar is what enters GDP: the price of what is "
        "sold, the cost of a public service that is free, and nothing for unpaid care or for harm. The diamond is "
        "what the activity is worth to the people it touches. No account gives that number; somebody has to judge "
        "it, and here we made it up. Much of what national accountants do is left out, as rents and goods used up "
        "on the way.",
        row=row,
        table=table,
        columns=[
            Column("activity", "Activity"),
            Column("how", "How it is done"),
            Column("kind", "Kind"),
            Column("counted", "Counted in GDP", ".0f"),
            Column("worth", "Worth (made up)", ".0f"),
            Column("missed", "Not seen by GDP", "+.0f"),
        ],
        source="a town of our own invention; what GDP counts, after the brief of 2019 and the debate of 2021",
    )


@cache
def _options() -> pd.DataFrame:
    """Account for every way in which each thing can be done."""
    rows = []
    for thing, ways in WAYS.items():
        for way, (label, activity) in ways.items():
            row = account([activity]).to_dict("records")[0]
            hourly = float(measured_productivity(row["counted"], 1, HOURS))
            rows.append({"thing": thing, "way": way, "how": label, "hourly": hourly} | row)
    return pd.DataFrame(rows)


def _totals(table: pd.DataFrame) -> dict[str, float]:
    return {name: float(table[name].sum()) for name in ("counted", "worth")}


@cache
def _chart() -> Any:
    """Draw the bars; the controls' names say how each thing is done."""
    names = [next(iter(ways.values()))[1].name for ways in WAYS.values()]
    taken = " || ".join(f"(datum.thing === '{thing}' && datum.way === {thing})" for thing in WAYS)
    chosen: Any = alt.Chart(_options()).transform_filter(taken)
    rows = alt.Y(
        "activity:N", sort=names, axis=None, scale=alt.Scale(domain=names, paddingInner=0.6, paddingOuter=0.5)
    )
    across = alt.X(
        "counted:Q",
        title="Money of our own",
        scale=alt.Scale(domain=[-50, 130]),
        axis=alt.Axis(values=[-40, 0, 40, 80, 120]),
    )
    marks = alt.Scale(domain=["counted in GDP", "worth"], range=[theme.COLOURS["blue"], theme.COLOURS["orange"]])
    shapes = alt.Scale(domain=["counted in GDP", "worth"], range=["square", "diamond"])
    legend = alt.Legend(title=None, orient="top", symbolSize=140)
    looks = {
        "color": alt.Color("what:N", scale=marks, legend=legend),
        "shape": alt.Shape("what:N", scale=shapes, legend=legend),
    }
    bars = chosen.transform_calculate(what="'counted in GDP'").mark_bar(height=12)
    worth = chosen.transform_calculate(what="'worth'").mark_point(filled=True, size=170, opacity=1)
    titles = chosen.transform_calculate(title="datum.activity + ': ' + datum.how")
    text = titles.mark_text(align="left", baseline="bottom", dy=-11)
    return alt.layer(
        bars.encode(x=across, y=rows, color=looks["color"]).properties(name="table"),
        worth.encode(x="worth:Q", y=rows, **looks),
        text.encode(x=alt.value(0), y=rows, text="title:N"),
        _words(chosen),
    ).properties(height=250)


def _words(chosen: Any) -> Any:
    """Add up the town; the mark that holds the sums is empty."""
    options = _options()
    start = _totals(options[options["way"] == options["thing"].map(START)])
    hourly = {f"{thing}_hour": f"datum.thing === '{thing}' ? datum.hourly : 0" for thing in ("bank", "school")}
    return (
        chosen.transform_calculate(**hourly)
        .transform_aggregate(
            gdp="sum(counted)", worth="sum(worth)", bank="max(bank_hour)", school="max(school_hour)", groupby=[]
        )
        .transform_calculate(
            gdp_change=f"datum.gdp - {start['counted']}", worth_change=f"datum.worth - {start['worth']}"
        )
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )
